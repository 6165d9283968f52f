"""A candidate comes in by link or code: once, for a while, not by guessing, and not with a link sent to another."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone

from kakehashi.portal.accounts.gate import IDLE_SECONDS
from kakehashi.portal.accounts.models import FailedSignIn, Role, User
from kakehashi.portal.candidates import rights
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.selfservice import actions
from kakehashi.portal.selfservice.models import Correction, Draft, Invitation
from tests.portal.candidates.make import DAY, make_candidate
from tests.portal.make import make_user, signed_in
from tests.portal.selfservice.make import inside, invited

BORN = "17-03-2000"


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def opened(client, made, born=BORN):
    return client.post(f"/me/in/{made.token}/", {"born": born})


def coded(client, number, code):
    return client.post("/me/", {"number": number, "code": code})


def test_the_link_and_the_birth_date_open_ones_own_desk_and_the_deed_says_by_what(officer):
    person, made = invited(officer)
    client = Client()

    answer = opened(client, made)

    assert answer.url == "/desk/"
    assert person.number in client.get("/desk/").content.decode()
    line = Line.objects.get(deed=Deed.SIGNED_IN)
    assert (line.actor, line.detail) == (person.account, {"by": "link"})


def test_to_look_at_a_link_as_a_messenger_does_uses_nothing_up(officer):
    _person, made = invited(officer)

    assert Client().get(f"/me/in/{made.token}/").status_code == 200
    assert opened(Client(), made).status_code == 302


def test_a_link_works_once(officer):
    _person, made = invited(officer)
    opened(Client(), made)

    second = Client()
    answer = opened(second, made)

    assert "tidak berlaku lagi" in answer.content.decode()
    assert "sessionid" not in second.cookies


def test_a_link_that_came_to_a_wrong_telephone_opens_nothing(officer):
    person, made = invited(officer)
    client = Client()

    answer = opened(client, made, born="18-03-2000")

    assert answer.status_code == 200
    assert person.name not in answer.content.decode()
    assert "sessionid" not in client.cookies
    assert Invitation.objects.get().tries == 1


def test_a_code_works_again_until_its_last_moment_with_spaces_and_without_capitals(officer):
    person, made = invited(officer)
    spelled = person.number.lower().replace("-", " ")

    for code in (made.code, f"{made.code[:4]} {made.code[4:]}", f"{made.code[:4]}-{made.code[4:]}"):
        assert coded(Client(), spelled, code).status_code == 302


@pytest.mark.parametrize(("after", "opens"), [(timedelta(seconds=-5), True), (timedelta(seconds=5), False)])
def test_link_and_code_end_at_their_last_moment(officer, monkeypatch, after, opens):
    person, made = invited(officer)
    moment = made.until + after
    monkeypatch.setattr(timezone, "now", lambda: moment)

    assert (coded(Client(), person.number, made.code).status_code == 302) is opens
    assert (opened(Client(), made).status_code == 302) is opens


def test_a_code_opens_nobody_elses_page(officer):
    _first, made = invited(officer)
    second, _other = invited(officer)

    assert coded(Client(), second.number, made.code).status_code == 200


def test_after_five_wrong_codes_even_the_right_one_waits(officer):
    person, made = invited(officer)
    wrong = f"{(int(made.code) + 1) % 10**8:08}"
    for _ in range(5):
        coded(Client(), person.number, wrong)

    answer = coded(Client(), person.number, made.code)

    assert answer.status_code == 429
    assert "lima belas menit" in answer.content.decode()


def test_after_ten_wrong_tries_link_and_code_are_at_their_end_and_it_is_written_down(officer):
    person, made = invited(officer)
    wrong = f"{(int(made.code) + 1) % 10**8:08}"
    for _ in range(actions.MOST_TRIES):
        FailedSignIn.objects.all().delete()
        coded(Client(), person.number, wrong)
    FailedSignIn.objects.all().delete()

    assert coded(Client(), person.number, made.code).status_code == 200
    assert opened(Client(), made).status_code == 200
    assert Line.objects.get(deed=Deed.INVITATION_ENDED).detail == {"why": "tries"}


@pytest.mark.parametrize("spell", [str.lower, lambda one: one.replace("-", ""), lambda one: f" {one}_", str.strip])
def test_a_wrong_code_is_a_try_however_the_number_is_spelled(officer, spell):
    person, made = invited(officer)
    other, _made = invited(officer)
    wrong = f"{(int(made.code) + 1) % 10**8:08}"

    coded(Client(), spell(person.number), wrong)

    assert Invitation.objects.get(candidate=person).tries == 1
    assert Invitation.objects.get(candidate=other).tries == 0


@pytest.mark.parametrize("number", ["-", "(", "K[", "K-9*", "..."])
def test_a_number_of_signs_alone_or_with_signs_of_a_pattern_is_nobodys(officer, number):
    invited(officer)

    assert coded(Client(), number, "00000000").status_code == 200
    assert Invitation.objects.get().tries == 0


def test_a_new_invitation_ends_the_one_before_and_keeps_the_account(officer):
    person, old = invited(officer)
    new = actions.invite(candidate=person, by=officer)

    assert opened(Client(), old).status_code == 200
    assert opened(Client(), new).status_code == 302
    assert Candidate.objects.get(pk=person.pk).account == person.account
    assert User.objects.filter(role=Role.CANDIDATE).count() == 1


def test_an_officer_takes_link_and_code_back(officer):
    person, made = invited(officer)

    signed_in(officer).post(f"/candidates/{person.pk}/invitation/end/")

    assert coded(Client(), person.number, made.code).status_code == 200
    assert Line.objects.get(deed=Deed.INVITATION_ENDED).actor == officer


def test_the_table_and_the_ledger_hold_neither_token_nor_code_nor_the_number_that_was_tried(officer):
    person, made = invited(officer)
    coded(Client(), person.number, "00000000" if made.code != "00000000" else "11111111")
    with connection.cursor() as cursor:
        told = ""
        for table in ("selfservice_invitation", "accounts_failedsignin", "ledger_line"):
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own tables
            told += str(cursor.fetchall())

    for secret in (made.token, made.code, person.number, actions.plain(person.number)):
        assert secret not in told


def test_the_officers_page_shows_code_and_link_once_and_is_kept_by_no_browser(officer):
    person = make_candidate(officer)
    client = signed_in(officer)
    address = f"/candidates/{person.pk}/invitation/"

    answer = client.post(address)

    made = answer.context["made"]
    page = answer.content.decode()
    assert f"{made.code[:4]} {made.code[4:]}" in page
    assert f"http://testserver/me/in/{made.token}/" in page
    assert "<svg" in page
    assert answer["Cache-Control"] == "no-store"
    assert made.token not in client.get(address).content.decode()
    assert Line.objects.get(deed=Deed.CANDIDATE_INVITED).actor == officer


def test_a_centre_invites_its_own_people_and_no_others(officer):
    centre = make_user(Role.TRAINING_CENTRE)
    own, other = make_candidate(officer), make_candidate(officer)
    Candidate.objects.filter(pk=own.pk).update(training_centre=centre.organisation)

    client = signed_in(centre)

    assert client.post(f"/candidates/{own.pk}/invitation/").status_code == 200
    assert client.post(f"/candidates/{other.pk}/invitation/").status_code == 404


def test_a_candidate_is_signed_out_soon_and_an_officers_is_not(officer):
    _person, client = inside(officer)
    of_a_candidate = client.session.get_expiry_age()
    answer = client.get("/desk/")
    client = signed_in(officer)
    client.get("/desk/")

    assert of_a_candidate <= IDLE_SECONDS < client.session.get_expiry_age()
    assert answer["Cache-Control"] == "no-store"


def test_who_signs_out_is_told_so_and_is_out(officer):
    _person, client = inside(officer)
    before = client.session.session_key

    page = client.post("/account/sign-out/", follow=True).content.decode()

    assert "Anda sudah keluar" in page or "You are signed out." in page
    assert not Session.objects.filter(session_key=before).exists()
    assert client.get("/me/facts/").url == "/me/?next=/me/facts/"


@pytest.mark.parametrize(("header", "lang"), [("en-US,en;q=0.9", "id"), ("ja", "id")])
def test_who_comes_with_a_code_reads_indonesian_first(header, lang):
    page = Client().get("/me/", headers={"accept-language": header}).content.decode()

    assert f'<html lang="{lang}">' in page


def test_who_chose_another_language_reads_it(client):
    client.post("/account/language/", {"language": "ja", "next": "/me/"})

    assert '<html lang="ja">' in client.get("/me/").content.decode()


def test_a_foreign_address_is_never_followed_after_the_code(officer):
    person, made = invited(officer)

    answer = Client().post("/me/", {"number": person.number, "code": made.code, "next": "https://elsewhere.example/"})

    assert answer.url == "/desk/"


def test_a_closed_account_comes_in_neither_by_link_nor_by_code(officer):
    person, made = invited(officer)
    User.objects.filter(pk=person.account.pk).update(is_active=False)

    assert opened(Client(), made).status_code == 200
    assert coded(Client(), person.number, made.code).status_code == 200


def test_who_is_erased_leaves_no_invitation_no_correction_and_no_draft(officer):
    person, made = invited(officer)
    account = person.account
    actions.correct(candidate=person, key="phone", said="+6281234567890", words="", by=account, on=DAY)
    actions.keep_draft(candidate=person, page="/me/papers/", fields={"kind": ["test"]})

    rights.erase(candidate=person, ground="wish", by=officer)

    assert [table.objects.count() for table in (Invitation, Correction, Draft)] == [0, 0, 0]
    assert opened(Client(), made).status_code == 200
