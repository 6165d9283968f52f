"""One candidate entered by hand: the same checks as a row of a sheet, and whom it may be."""

import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.doubles.models import Pair
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.doubles.make import NIK, make_centre, officer_of, registered
from tests.portal.make import make_user, signed_in

NEW, LIKELY = "/candidates/new/", "/candidates/new/likely/"
TYPED = {
    "name": "Wahyuni Kusumastuti",
    "born": "17 Maret 2000",
    "sex": "female",
    "home": "ID-JT",
    "phone": "0812-3456-7890",
    "nik": NIK,
    "passport": "",
    "number": "H-1",
}


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def known(officer, **more) -> Candidate:
    return registered(officer.organisation, "K-0001", nik=NIK, **more)


def test_who_looks_like_nobody_is_kept_at_once_assessed_and_in_the_ledger(officer):
    answer = signed_in(officer).post(NEW, {**TYPED, "nik": "3374-0157-0300-0021"})

    candidate = Candidate.objects.get()
    assert answer["Location"] == f"/candidates/{candidate.pk}/"
    assert (candidate.number, str(candidate.born), candidate.phone) == ("H-1", "2000-03-17", "+6281234567890")
    assert candidate.sealed_values.get().masked == "3374 •••• •••• ••21"
    assert candidate.assessments.filter(current=True).exists()
    assert Line.objects.get(deed=Deed.CANDIDATE_ENTERED).actor == officer
    assert signed_in(officer).get(answer["Location"]).status_code == 200


def test_without_a_script_the_first_send_warns_and_keeps_nothing(officer):
    one = known(officer)

    page = signed_in(officer).post(NEW, TYPED).content.decode()

    assert Candidate.objects.get() == one
    assert "This may be somebody who is in the pool already" in page
    assert f"/candidates/{one.pk}/" in page
    assert 'value="17 Maret 2000"' in page


def test_who_goes_on_is_kept_and_both_wait_for_a_decision(officer):
    one = known(officer)

    signed_in(officer).post(NEW, {**TYPED, "go_on": "1"})

    new = Candidate.objects.get(number="H-1")
    pair = Pair.objects.get()
    assert {pair.left_id, pair.right_id} == {one.pk, new.pk}
    assert pair.probability > 0.9


def test_on_leaving_a_box_the_half_filled_form_is_told_whom_it_may_be_and_nothing_is_kept(officer):
    one = known(officer)
    client = signed_in(officer)

    without = client.post(LIKELY, {"name": "Bagus"}).content.decode()
    told = client.post(LIKELY, {"name": "Wahyuni Kusumastuti", "nik": NIK, "born": "17-03-2000"}).content.decode()

    assert without.strip() == ""
    assert one.number in told
    assert "<html" not in told
    assert Candidate.objects.count() == 1


@pytest.mark.parametrize("typed", [{}, {"born": "31-02-2000"}, {"born": "?", "nik": "abc", "phone": "x", "home": "zz"}])
def test_what_cannot_be_read_yet_is_not_told_yet(officer, typed):
    known(officer)

    assert signed_in(officer).post(LIKELY, typed).status_code == 200


def test_a_centre_is_warned_of_its_own_people_only_and_the_ministry_still_sees_the_pair(officer):
    known(officer, training_centre=make_centre())
    client = signed_in(officer_of(make_centre()))

    fragment = client.post(LIKELY, TYPED).content.decode()
    client.post(NEW, TYPED)

    assert "K-0001" not in fragment
    assert Candidate.objects.get(number="H-1").training_centre is not None
    assert Pair.objects.count() == 1


def test_every_empty_box_that_is_needed_is_named(officer):
    page = signed_in(officer).post(NEW, {}).content.decode()

    for words in ("Write the name", "Enter the date of birth", "Choose the sex", "Choose the province"):
        assert page.count(words) == 2
    assert not Candidate.objects.exists()


@pytest.mark.parametrize(
    ("box", "value"), [("born", "31-02-2001"), ("name", "NULL"), ("name", "A" * 61), ("born", "24-11-2090")]
)
def test_what_a_sheet_would_refuse_is_refused_at_its_box(officer, box, value):
    page = signed_in(officer).post(NEW, {**TYPED, box: value}).content.decode()

    told = page.split(f'id="id_{box}_error">')[1].split("</p>")[0]
    assert told.endswith(".")
    assert told.count(". ") >= 1
    assert not Candidate.objects.exists()


def test_what_a_sheet_would_warn_of_is_asked_and_can_be_kept(officer):
    client = signed_in(officer)
    typed = {**TYPED, "nik": "3374011703990021"}

    page = client.post(NEW, typed).content.decode()
    before = Candidate.objects.count()
    client.post(NEW, {**typed, "go_on": "1"})

    assert "It is right: keep the record" in page
    assert (before, Candidate.objects.count()) == (0, 1)


def test_a_number_that_the_pool_has_is_refused_at_its_box(officer):
    known(officer)

    page = signed_in(officer).post(NEW, {**TYPED, "number": "K-0001", "go_on": "1"}).content.decode()

    assert "This candidate number is in the pool already" in page
    assert Candidate.objects.count() == 1


def test_the_same_record_sent_twice_is_kept_once(officer):
    client = signed_in(officer)
    typed = {**TYPED, "number": ""}

    client.post(NEW, typed)
    again = client.post(NEW, {**typed, "go_on": "1"}).content.decode()

    assert Candidate.objects.count() == 1
    assert "This very record is in the pool already" in again


def test_the_script_is_on_this_form_alone(officer):
    client = signed_in(officer)

    assert "htmx.min.js" in client.get(NEW).content.decode()
    for address in ("/candidates/", "/candidates/doubles/", "/desk/"):
        assert "<script" not in client.get(address).content.decode()


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_the_warning_is_read_first_with_the_way_on_and_the_title_says_that_there_is_one(language):
    officer = make_user(Role.MINISTRY, language=language)
    one, client = known(officer), signed_in(officer)

    before, page = client.get(NEW).content.decode(), client.post(NEW, TYPED).content.decode()

    title = page.split("<title>")[1].split("</title>")[0]
    assert title.startswith({"id": "Peringatan: ", "ja": "注意: ", "en": "Warning: "}[language])
    assert title.endswith(before.split("<title>")[1].split("</title>")[0])
    top = page.split("<h1>")[0]
    summary = top[top.index('role="alert" tabindex="-1" autofocus') :]
    assert f'href="/candidates/{one.pk}/"' in summary
    assert '<button class="button" form="entry" name="go_on" value="1">' in summary
    assert page.count(f'href="/candidates/{one.pk}/"') == page.count('name="go_on"') == 1
    assert 'id="entry"' in page.split("<h1>")[1]


def test_a_record_that_was_corrected_after_the_warning_is_checked_once_more(officer):
    known(officer)
    client = signed_in(officer)
    client.post(NEW, TYPED)

    client.post(NEW, {**TYPED, "phone": ""})
    still = Candidate.objects.count()
    client.post(NEW, {**TYPED, "name": "Bagus Prakoso", "nik": "", "phone": "", "born": "2 Mei 1999"})

    assert (still, Candidate.objects.count()) == (1, 2)
