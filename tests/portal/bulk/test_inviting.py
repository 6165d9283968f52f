import re

import pytest
from django.test import Client
from django.utils import timezone

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.bulk import actions
from kakehashi.portal.bulk.models import BulkDeed, BulkLine
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.selfservice.actions import LASTS, invite
from kakehashi.portal.selfservice.models import Invitation
from tests.portal.bulk.make import done, figures, make_people, previewed
from tests.portal.make import make_user, signed_in


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def client(officer):
    return signed_in(officer)


def codes_in(csv):
    rows = [line.split(",") for line in csv.decode("utf-8-sig").splitlines()]
    return {row[0]: (row[3], row[4]) for row in rows[1:]}


def test_who_has_a_way_in_or_a_closed_account_stays_as_they_are_and_is_counted(officer, client):
    first, invited, closed, over = make_people(officer, "Bali", "Bali", "Bali", "Bali")
    for one in (invited, closed, over):
        invite(candidate=one, by=officer)
    account = Candidate.objects.get(pk=closed.pk).account
    account.is_active = False
    account.save()
    Invitation.objects.filter(candidate=over).update(until=timezone.now())

    _address, page, _sent = previewed(client, "deed=invite")
    deed = done(client, "deed=invite")

    assert figures(page) == [4, 2]
    assert "link and code still work</a>: <strong>1</strong>" in page
    assert "account was closed</a>: <strong>1</strong>" in page
    assert "invited before, no longer valid → link and code for 7 days" in page
    assert "not invited → link and code for 7 days" in page
    assert {line.candidate_id for line in deed.lines.all()} == {first.pk, over.pk}
    assert deed.left == {"account_closed": 1, "has_a_way_in": 1}


def test_those_of_a_reason_are_listed_one_by_one(officer, client):
    invited, other = make_people(officer, "Bali", "Bali")
    invite(candidate=invited, by=officer)

    page = previewed(client, "deed=invite&show=has_a_way_in")[1]

    assert invited.number in page
    assert other.number not in page


def test_every_link_and_code_of_the_slips_and_of_the_file_lets_its_own_person_in(officer, client):
    people = make_people(officer, "Bali", "Jawa Tengah")
    deed = done(client, "deed=invite")

    slips = client.post(f"/candidates/together/done/{deed.pk}/slips/")
    csv = client.post(f"/candidates/together/done/{deed.pk}/csv/")

    page, told = slips.content.decode(), codes_in(csv.content)
    assert slips["Cache-Control"] == csv["Cache-Control"] == "no-store"
    assert told.keys() == {one.number for one in people}
    for one in people:
        address, code = told[one.number]
        assert address in page
        assert f"{code[:4]} {code[4:]}" in page
        assert Client().post("/me/", {"number": one.number, "code": code}).status_code == 302
        assert Client().get(address).status_code == 200


def test_each_form_is_given_out_once_and_then_nothing_of_it_is_kept(officer, client):
    make_people(officer, "Bali")
    deed = done(client, "deed=invite")
    address = f"/candidates/together/done/{deed.pk}/"

    client.post(f"{address}csv/")
    again = client.post(f"{address}csv/", follow=True)
    sealed = BulkLine.objects.exclude(sealed="").count()
    client.post(f"{address}slips/")

    assert "given out in this form already" in again.content.decode()
    assert sealed == 1
    assert not BulkLine.objects.exclude(sealed="").exists()
    assert [line.detail["form"] for line in Line.objects.filter(deed=Deed.SLIPS_GIVEN_OUT).order_by("pk")] == [
        "csv",
        "slips",
    ]
    assert "Give out links and codes" not in client.get(address).content.decode()


def test_link_and_code_stand_nowhere_in_the_clear_before_they_are_given_out(officer, client):
    (person,) = make_people(officer, "Bali")
    deed = done(client, "deed=invite")
    sealed = BulkLine.objects.get().sealed

    address, code = codes_in(client.post(f"/candidates/together/done/{deed.pk}/csv/").content)[person.number]

    token = address.rstrip("/").rsplit("/", 1)[1]
    assert code not in sealed
    assert token not in sealed
    assert code not in repr(list(Line.objects.values_list("detail", flat=True)))


def test_a_button_pressed_twice_invites_once(officer, client):
    make_people(officer, "Bali", "Bali")
    address, _page, sent = previewed(client, "deed=invite")

    first, second = client.post(address, sent), client.post(address, sent)

    assert first["Location"] == second["Location"]
    assert Invitation.objects.count() == 2
    assert Line.objects.filter(deed=Deed.MANY_INVITED).count() == 1
    assert Line.objects.filter(deed=Deed.CANDIDATE_INVITED).count() == 2


def test_undone_all_invitations_of_the_deed_end_and_no_other(officer, client):
    alone, *people = make_people(officer, "Bali", "Jawa Tengah", "Jawa Tengah")
    invite(candidate=alone, by=officer)
    deed = done(client, "province=ID-JT&deed=invite")

    client.post(f"/candidates/together/done/{deed.pk}/undo/")

    still = Invitation.objects.filter(ended_at__isnull=True).values_list("candidate", flat=True)
    assert list(still) == [alone.pk]
    assert Line.objects.filter(deed=Deed.INVITATION_ENDED).count() == len(people)
    assert not BulkLine.objects.exclude(sealed="").exists()
    page = client.post(f"/candidates/together/done/{deed.pk}/slips/", follow=True).content.decode()
    assert "no longer work" in page


def test_an_invitation_made_since_outlives_the_undoing_of_the_earlier_one(officer, client):
    (person,) = make_people(officer, "Bali")
    deed = done(client, "deed=invite")
    invite(candidate=person, by=officer)

    client.post(f"/candidates/together/done/{deed.pk}/undo/")

    assert Invitation.objects.filter(ended_at__isnull=True).count() == 1


def test_somebody_who_was_invited_since_the_preview_is_not_invited_again(officer, client):
    first, _second = make_people(officer, "Bali", "Bali")
    address, _page, sent = previewed(client, "deed=invite")
    invite(candidate=first, by=officer)

    page = client.post(address, sent).content.decode()

    assert "the list has changed since it was shown to you" in page
    assert not BulkDeed.objects.exists()
    assert Invitation.objects.count() == 1


def test_more_than_can_be_handed_out_at_once_is_refused_whole(officer, client, monkeypatch):
    monkeypatch.setattr(actions, "MOST_INVITED", 1)
    make_people(officer, "Bali", "Bali")

    address, page, sent = previewed(client, "deed=invite")
    client.post(address, {"key": "0" * 32, "shown": "0" * 64, "total": 2, "changed": 2})

    assert "At most 1 people are invited at once, and these are 2." in page
    assert sent == {}
    assert not Invitation.objects.exists()


def test_when_one_of_them_cannot_be_invited_nobody_is(officer, client, monkeypatch):
    make_people(officer, "Bali", "Bali")
    address, _page, sent = previewed(client, "deed=invite")
    real, calls = actions.selfservice.invite, []

    def breaks(**given):
        calls.append(given)
        if len(calls) == 2:
            raise OSError("the disk is full")
        return real(**given)

    monkeypatch.setattr(actions.selfservice, "invite", breaks)
    with pytest.raises(OSError, match="disk is full"):
        client.post(address, sent)

    assert not Invitation.objects.exists()
    assert not BulkDeed.objects.exists()
    assert not Candidate.objects.filter(account__isnull=False).exists()


def test_a_training_centre_invites_its_own_people_only(officer):
    centre = make_user(Role.TRAINING_CENTRE)
    (own,) = make_people(officer, "Bali", training_centre=centre.organisation.name)
    (stranger,) = make_people(officer, "Bali")

    deed = done(signed_in(centre), f"who={own.pk}&who={stranger.pk}&deed=invite")

    assert [line.candidate_id for line in deed.lines.all()] == [own.pk]
    assert deed.left == {"not_seen": 1}
    assert not Invitation.objects.filter(candidate=stranger).exists()


def test_who_left_the_centre_since_is_neither_shown_nor_given_out_there(officer):
    centre = make_user(Role.TRAINING_CENTRE)
    leaves, stays = make_people(officer, "Bali", "Bali", training_centre=centre.organisation.name)
    client = signed_in(centre)
    deed = done(client, "deed=invite")
    Candidate.objects.filter(pk=leaves.pk).update(training_centre=None)

    page = client.get(f"/candidates/together/done/{deed.pk}/").content.decode()
    told = codes_in(client.post(f"/candidates/together/done/{deed.pk}/csv/").content)

    assert leaves.number not in page
    assert told.keys() == {stays.number}


def test_a_name_that_begins_like_a_formula_is_none_in_the_file(officer, client):
    (person,) = make_people(officer, "Bali")
    Candidate.objects.filter(pk=person.pk).update(name="=HYPERLINK(1)")
    deed = done(client, "deed=invite")

    text = client.post(f"/candidates/together/done/{deed.pk}/csv/").content.decode("utf-8-sig")

    assert not re.search(r"(^|,)\"?=", text)


def test_invitations_last_as_long_as_one_made_alone(officer, client):
    make_people(officer, "Bali")

    done(client, "deed=invite")

    made = Invitation.objects.get()
    assert made.until - made.made_at == LASTS
