import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import rights
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.pool.actions import save_view
from kakehashi.portal.pool.models import SavedView
from tests.portal.candidates.make import make_candidate
from tests.portal.make import make_user, signed_in


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def test_a_list_is_saved_under_a_name_and_opens_with_its_filters(officer):
    make_candidate(officer)
    client = signed_in(officer)

    client.post("/candidates/views/?answer=yes&province=ID-JT&after=1&foreign=1", {"name": "Ready"})

    view = SavedView.objects.get()
    assert (view.name, view.query, view.shared) == ("Ready", "answer=yes&province=ID-JT", False)
    assert (
        '<a href="/candidates/?answer=yes&amp;province=ID-JT">Ready</a>'
        in client.get("/candidates/views/").content.decode()
    )


def test_a_name_taken_by_oneself_stands_for_the_new_list(officer):
    save_view(name="Ready", query="answer=yes", shared=False, by=officer)

    save_view(name="Ready", query="answer=not_yet", shared=True, by=officer)

    assert list(SavedView.objects.values_list("query", "shared")) == [("answer=not_yet", True)]


def test_a_shared_list_is_seen_in_the_office_and_nowhere_else_and_another_list_by_its_owner_only(officer):
    colleague = make_user(Role.MINISTRY, organisation=officer.organisation)
    stranger = make_user(Role.MINISTRY)
    save_view(name="Shared list", query="answer=yes", shared=True, by=officer)
    save_view(name="Own list", query="answer=no", shared=False, by=officer)

    pages = {who.pk: signed_in(who).get("/candidates/views/").content.decode() for who in (colleague, stranger)}

    assert "Shared list" in pages[colleague.pk]
    assert "Own list" not in pages[colleague.pk]
    assert "Shared list" not in pages[stranger.pk]


def test_only_the_owner_drops_a_list(officer):
    colleague = make_user(Role.MINISTRY, organisation=officer.organisation)
    view = save_view(name="Shared list", query="answer=yes", shared=True, by=officer)
    address = f"/candidates/views/{view.pk}/drop/"

    assert signed_in(colleague).post(address).status_code == 404
    assert signed_in(officer).get(address).status_code == 405
    assert SavedView.objects.exists()
    assert signed_in(officer).post(address).status_code == 302
    assert not SavedView.objects.exists()


def test_a_list_without_a_name_or_without_a_filter_is_not_saved(officer):
    client = signed_in(officer)

    unnamed = client.post("/candidates/views/?answer=yes", {"name": ""}).content.decode()
    client.post("/candidates/views/", {"name": "Everybody"})

    assert "Give the list a name" in unnamed
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("Agus Wijaya", "answer=yes"),
        ("A", "name=Wijaya+Agus"),
        ("A", "name=Agoes%20WIJAYA"),
        ("wijaya lagi", "answer=yes"),
        ("No. K-77001", "answer=yes"),
        ("A", "name=%2B628123456789"),
    ],
)
def test_a_saved_list_that_tells_who_an_erased_person_was_is_taken_out(officer, name, query):
    person = make_candidate(officer, id="K-77001", name="AGUS WIJAYA")
    make_candidate(officer, name="AGUS SALIM")
    Candidate.objects.filter(pk=person.pk).update(phone="+628123456789")
    save_view(name=name, query=query, shared=False, by=make_user(Role.TRAINING_CENTRE))

    rights.erase(candidate=Candidate.objects.get(pk=person.pk), ground="wish", by=officer)

    assert not SavedView.objects.exists()


@pytest.mark.parametrize(("name", "query"), [("Agus", "name=agus"), ("Siap", "answer=yes&province=ID-JT"), ("5", "")])
def test_a_saved_list_that_fits_others_too_stays_when_one_person_is_erased(officer, name, query):
    person = make_candidate(officer, name="AGUS WIJAYA")
    make_candidate(officer, name="AGUS SALIM")
    save_view(name=name, query=query, shared=False, by=officer)

    rights.erase(candidate=person, ground="wish", by=officer)

    assert SavedView.objects.get().query == query
