import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.bulk.models import BulkDeed, BulkLine
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.intake.actions import StillStoodOn
from kakehashi.portal.intake.actions import undo as undo_import
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.bulk.make import done, figures, make_centre, make_people, previewed
from tests.portal.candidates.make import make_candidate
from tests.portal.make import make_user, signed_in


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def client(officer):
    return signed_in(officer)


def centres_now(people):
    return [Candidate.objects.get(pk=one.pk).training_centre for one in people]


def test_the_preview_does_nothing_and_the_button_does_what_it_showed(officer, client):
    bandung = make_centre("LPK Bandung")
    people = make_people(officer, "Bali", "Bali", "Jawa Tengah")
    there = make_people(officer, "Bali", training_centre="LPK Bandung")

    _address, page, _sent = previewed(client, f"province=ID-BA&deed=assign&to={bandung.pk}")
    before = centres_now(people)
    deed = done(client, f"province=ID-BA&deed=assign&to={bandung.pk}")

    assert figures(page) == [3, 2]
    assert "already of this training centre</a>: <strong>1</strong>" in page
    assert page.count("none → LPK Bandung") == 2
    assert before == [None, None, None]
    assert centres_now(people) == [bandung, bandung, None]
    assert (deed.people, deed.changed, deed.left) == (3, 2, {"there_already": 1})
    assert not deed.lines.filter(candidate__in=there).exists()


def test_a_button_pressed_twice_does_it_once(officer, client):
    bandung = make_centre("LPK Bandung")
    make_people(officer, "Bali", "Bali")
    address, _page, sent = previewed(client, f"deed=assign&to={bandung.pk}")

    first, second = client.post(address, sent), client.post(address, sent)

    assert first["Location"] == second["Location"]
    assert BulkDeed.objects.count() == 1
    assert Line.objects.filter(deed=Deed.MANY_ASSIGNED).count() == 1


def test_a_list_that_has_changed_is_shown_again_and_nothing_is_done(officer, client):
    bandung = make_centre("LPK Bandung")
    make_people(officer, "Bali")
    address, _page, sent = previewed(client, f"deed=assign&to={bandung.pk}")
    newcomer = make_people(officer, "Bali")

    page = client.post(address, sent).content.decode()

    assert "the list has changed since it was shown to you" in page
    assert "It was for 1 of 1 people; it would now be for 2 of 2." in page
    assert centres_now(newcomer) == [None]
    assert not BulkDeed.objects.exists()


def test_a_list_of_as_many_but_other_people_has_changed_too(officer, client):
    bandung = make_centre("LPK Bandung")
    leaves, _stays = make_people(officer, "Bali", "Bali")
    address, _page, sent = previewed(client, f"province=ID-BA&deed=assign&to={bandung.pk}")
    Candidate.objects.filter(pk=leaves.pk).update(home="ID-JT")
    make_people(officer, "Bali")

    page = client.post(address, sent).content.decode()

    assert "the list has changed since it was shown to you" in page
    assert not BulkDeed.objects.exists()


def test_somebody_whose_centre_changed_meanwhile_is_shown_again(officer, client):
    bandung, medan = make_centre("LPK Bandung"), make_centre("LPK Medan")
    people = make_people(officer, "Bali")
    address, _page, sent = previewed(client, f"deed=assign&to={bandung.pk}")
    Candidate.objects.update(training_centre=medan)

    client.post(address, sent)

    assert centres_now(people) == [medan]


def test_it_is_one_line_of_the_ledger_and_part_of_the_history_of_each_person(officer, client):
    bandung = make_centre("LPK Bandung")
    first, second, other = make_people(officer, "Bali", "Bali", "Jawa Tengah")
    deed = done(client, f"province=ID-BA&deed=assign&to={bandung.pk}")

    line = Line.objects.get(deed=Deed.MANY_ASSIGNED)
    assert line.detail == {
        "people_listed": 2,
        "changed": 2,
        "people_digest": deed.digest,
        "centre": str(bandung.pk),
    }
    for one in (first, second):
        assert "Training centre set for many candidates" in client.get(f"/candidates/{one.pk}/").content.decode()
    assert "Training centre set for many candidates" not in client.get(f"/candidates/{other.pk}/").content.decode()


def test_undone_everybody_has_the_centre_of_before_and_others_are_untouched(officer, client):
    bandung, medan = make_centre("LPK Bandung"), make_centre("LPK Medan")
    with_one = make_people(officer, "Bali", training_centre="LPK Medan")
    without = make_people(officer, "Bali", "Bali")
    there = make_people(officer, "Bali", training_centre="LPK Bandung")
    deed = done(client, f"deed=assign&to={bandung.pk}")

    client.post(f"/candidates/together/done/{deed.pk}/undo/")
    client.post(f"/candidates/together/done/{deed.pk}/undo/")

    assert centres_now(with_one + without + there) == [medan, None, None, bandung]
    assert Line.objects.filter(deed=Deed.BULK_UNDONE).count() == 1
    assert "Undone" in client.get("/candidates/together/done/").content.decode()


def test_a_deed_is_not_undone_in_part_once_somebody_was_assigned_again(officer, client):
    bandung, medan = make_centre("LPK Bandung"), make_centre("LPK Medan")
    people = make_people(officer, "Bali", "Jawa Tengah")
    first = done(client, f"deed=assign&to={bandung.pk}")
    later = done(client, f"province=ID-JT&deed=assign&to={medan.pk}")

    page = client.post(f"/candidates/together/done/{first.pk}/undo/", follow=True).content.decode()

    assert "Nothing was undone" in page
    assert "1 of them has another training centre by now" in page
    assert centres_now(people) == [bandung, medan]
    for deed in (later, first):
        client.post(f"/candidates/together/done/{deed.pk}/undo/")
    assert centres_now(people) == [None, None]


def test_the_import_under_a_deed_can_be_undone_once_the_deed_is(officer, client):
    bandung = make_centre("LPK Bandung")
    (person,) = make_people(officer, "Bali")
    deed = done(client, f"deed=assign&to={bandung.pk}")

    with pytest.raises(StillStoodOn, match="bulk:centre_assigned"):
        undo_import(kept=person.came_by, by=officer)
    client.post(f"/candidates/together/done/{deed.pk}/undo/")
    undo_import(kept=person.came_by, by=officer)

    assert not Candidate.objects.exists()


def test_the_people_of_another_ministry_are_never_reached(officer, client):
    bandung = make_centre("LPK Bandung")
    (stranger,) = make_people(make_user(Role.MINISTRY), "Bali")
    (own,) = make_people(officer, "Bali")

    _address, page, _sent = previewed(client, f"ticked=1&who={own.pk}&who={stranger.pk}&deed=assign&to={bandung.pk}")
    done(client, f"ticked=1&who={own.pk}&who={stranger.pk}&deed=assign&to={bandung.pk}")

    assert figures(page) == [2, 1]
    assert "no longer in your pool" in page
    assert stranger.name not in page
    assert centres_now([own, stranger]) == [bandung, None]


def test_a_centre_that_was_given_people_reads_them_and_the_one_before_does_not(officer, client):
    medan, bandung = make_user(Role.TRAINING_CENTRE), make_user(Role.TRAINING_CENTRE)
    person = make_candidate(officer, training_centre=medan.organisation.name)

    done(client, f"deed=assign&to={bandung.organisation.pk}")

    assert signed_in(bandung).get(f"/candidates/{person.pk}/").status_code == 200
    assert signed_in(medan).get(f"/candidates/{person.pk}/").status_code == 404


def test_a_training_centre_assigns_nobody(officer):
    centre = make_user(Role.TRAINING_CENTRE)
    make_people(officer, "Bali", training_centre=centre.organisation.name)
    other = make_centre("LPK Bandung")

    page = signed_in(centre).get(f"/candidates/together/preview/?deed=assign&to={other.pk}").content.decode()

    assert "Choose one of the deeds that are listed" in page
    assert "Training centre to which they are assigned" not in page


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "Choose what is to be done"),
        ("deed=assign", "Choose the training centre"),
        ("deed=assign&to=00000000-0000-4000-8000-000000000000", "This training centre does not exist"),
        ("deed=assign&to=nowhere", "This training centre does not exist"),
        ("deed=paint", "Choose one of the deeds that are listed"),
        ("ticked=1&deed=invite", "Nobody is ticked"),
        ("who=nobody&deed=invite", "This address is not complete"),
        ("province=JP-43&deed=invite", "cannot be told who is meant"),
    ],
)
def test_bad_input_is_told_and_leads_to_no_button(officer, client, query, told):
    make_people(officer, "Bali")

    address, page, sent = previewed(client, query)
    posted = client.post(address, {"key": "x"}).content.decode()

    assert told in page
    assert sent == {}
    assert told in posted
    assert not BulkDeed.objects.exists()


def test_more_than_can_be_ticked_on_some_pages_is_refused(officer, client):
    many = "&".join(f"who=00000000-0000-4000-8000-{number:012}" for number in range(201))

    assert "At most 200 people can be ticked" in previewed(client, f"{many}&deed=invite")[1]


def test_an_organisation_that_is_no_training_centre_gets_nobody(officer, client):
    make_people(officer, "Bali")

    page = previewed(client, f"deed=assign&to={officer.organisation.pk}")[1]

    assert "This training centre does not exist" in page


def test_a_button_that_was_tampered_with_does_nothing(officer, client):
    bandung = make_centre("LPK Bandung")
    make_people(officer, "Bali")
    address, _page, sent = previewed(client, f"deed=assign&to={bandung.pk}")

    for wrong in ({}, {**sent, "shown": "0" * 64}, {**sent, "key": "1"}):
        assert client.post(address, wrong).status_code == 200

    assert not BulkDeed.objects.exists()


def test_the_key_of_somebody_elses_deed_does_nothing(officer, client):
    bandung = make_centre("LPK Bandung")
    make_people(officer, "Bali", "Jawa Tengah")
    first = done(client, f"province=ID-BA&deed=assign&to={bandung.pk}")
    colleague = signed_in(make_user(Role.MINISTRY, organisation=officer.organisation))
    address, _page, sent = previewed(colleague, f"province=ID-JT&deed=assign&to={bandung.pk}")

    answer = colleague.post(address, {**sent, "key": str(first.pk)})

    assert answer.status_code == 200
    assert BulkDeed.objects.count() == 1
    assert BulkLine.objects.count() == 1


def test_nobody_left_to_change_is_said_and_has_no_button(officer, client):
    bandung = make_centre("LPK Bandung")
    make_people(officer, "Bali", training_centre="LPK Bandung")

    _address, page, sent = previewed(client, f"deed=assign&to={bandung.pk}")

    assert "It would change nobody in this list." in page
    assert sent == {}


@pytest.mark.parametrize("role", [Role.PREFECTURE, Role.EMPLOYER, Role.AUDITOR, Role.CANDIDATE])
def test_other_roles_are_refused(role):
    client = signed_in(make_user(role))

    for address in ("/candidates/together/", "/candidates/together/preview/", "/candidates/together/done/"):
        assert client.get(address).status_code == 403


def test_another_office_sees_and_undoes_no_deed_of_this_one(officer, client):
    bandung = make_centre("LPK Bandung")
    people = make_people(officer, "Bali")
    deed = done(client, f"deed=assign&to={bandung.pk}")
    stranger = signed_in(make_user(Role.MINISTRY))

    for act in ("undo/", "slips/", "csv/"):
        assert stranger.post(f"/candidates/together/done/{deed.pk}/{act}").status_code == 404
    assert stranger.get(f"/candidates/together/done/{deed.pk}/").status_code == 404
    assert str(deed.pk) not in stranger.get("/candidates/together/done/").content.decode()
    assert centres_now(people) == [bandung]


def test_the_pool_offers_ticks_and_leads_to_the_deed_with_its_filters(officer, client):
    (person,) = make_people(officer, "Bali")

    pool = client.get("/candidates/?province=ID-BA").content.decode()
    chosen = client.get("/candidates/together/?province=ID-BA").content.decode()

    assert f'name="who" value="{person.pk}"' in pool
    assert 'href="/candidates/together/?province=ID-BA"' in pool
    assert '<input type="hidden" name="province" value="ID-BA">' in chosen
