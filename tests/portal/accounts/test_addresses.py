"""An address that tries many names or numbers waits, whoever it tries; what its address is, only the proxy tells."""

import re

import pytest
from django.db import connection
from django.test import Client, RequestFactory

from kakehashi.portal.accounts import queries
from kakehashi.portal.accounts.models import FailedSignIn, Role
from tests.portal.candidates.make import make_candidate
from tests.portal.make import PASSWORD, make_user
from tests.portal.selfservice.make import invited

SIGN_IN, CODE = "/account/sign-in/", "/me/"
HERE, ELSEWHERE = "203.0.113.5", "198.51.100.7"


@pytest.fixture
def tries(monkeypatch) -> int:
    """As many tries as an address has, few enough to be made in a test."""
    monkeypatch.setattr(queries, "TRIES_OF_AN_ADDRESS", 6)
    return 6


def names(client: Client, times: int, start: int = 0) -> list[int]:
    """Wrong passwords, each for another name that nobody has."""
    return [
        client.post(SIGN_IN, {"username": f"nobody{each}", "password": "x"}).status_code
        for each in range(start, start + times)
    ]


def numbers(client: Client, times: int) -> list[int]:
    """Wrong codes, each for another number that nobody has."""
    return [client.post(CODE, {"number": f"X-{each}", "code": "00000000"}).status_code for each in range(times)]


def name_for(address: str, **more: str) -> str | None:
    return queries.tried_from(RequestFactory().get("/", REMOTE_ADDR=address, **more))


def test_an_address_that_tries_many_numbers_waits_with_the_right_code_too_and_others_do_not(tries):
    person, made = invited(make_user(Role.MINISTRY))
    right = {"number": person.number, "code": made.code}

    told = numbers(Client(REMOTE_ADDR=HERE), tries + 1)
    here = Client(REMOTE_ADDR=HERE).post(CODE, right)

    assert told == [200] * tries + [429]
    assert here.status_code == 429
    assert "Tunggu lima belas menit" in here.content.decode()
    assert Client(REMOTE_ADDR=HERE).post(f"/me/in/{made.token}/", {"born": "17-03-2000"}).status_code == 302
    assert Client(REMOTE_ADDR=ELSEWHERE).post(CODE, right).status_code == 302


def test_a_number_that_nobody_has_is_answered_as_one_that_somebody_has():
    known = make_candidate(make_user(Role.MINISTRY)).number
    of_an_invitation = invited(make_user(Role.MINISTRY))[0].number

    told = {number: [_answered(number) for _ in range(7)] for number in (known, of_an_invitation, "X-00000")}

    assert told[known] == told[of_an_invitation] == told["X-00000"]
    assert [status for status, _page in told[known]] == [200] * queries.TRIES + [429] * 2


def _answered(number: str) -> tuple[int, str]:
    """Status and page, without the number that was typed and the form's own token."""
    answer = Client().post(CODE, {"number": number, "code": "00000000"})
    page = answer.content.decode().replace(number, "")
    return answer.status_code, re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_names_and_numbers_are_counted_together(tries):
    client = Client(REMOTE_ADDR=HERE)

    told = names(client, tries - 1) + numbers(client, 2)

    assert told == [200] * tries + [429]


def test_a_right_password_in_between_does_not_begin_the_count_anew(tries):
    user = make_user()
    client = Client(REMOTE_ADDR=HERE)

    names(client, tries - 1)
    assert client.post(SIGN_IN, {"username": user.sign_in, "password": PASSWORD}).status_code == 302

    assert names(Client(REMOTE_ADDR=HERE), 2, start=100) == [200, 429]


def test_the_wait_of_an_address_ends(tries):
    client = Client(REMOTE_ADDR=HERE)
    names(client, tries)
    FailedSignIn.objects.update(since=FailedSignIn.objects.first().since - queries.WINDOW)

    assert names(client, 1, start=100) == [200]


def test_only_behind_a_proxy_is_its_header_believed(settings):
    header = {"HTTP_X_REAL_IP": ELSEWHERE}
    plain = name_for(HERE, **header)
    settings.BEHIND_PROXY = True

    assert plain == name_for(HERE)
    assert name_for("127.0.0.1", **header) == name_for(ELSEWHERE) != plain


@pytest.mark.parametrize("told", ["", "unknown", "127.0.0.1"])
def test_a_proxy_that_tells_no_address_makes_nobody_wait_and_the_log_says_so(settings, caplog, tries, told):
    settings.BEHIND_PROXY = True

    answered = names(Client(REMOTE_ADDR="127.0.0.1", headers={"X-Real-IP": told}), tries + 2)

    assert set(answered) == {200}
    assert "tells no X-Real-IP" in caplog.text


def test_one_household_of_ipv6_counts_as_one_and_its_neighbour_as_another():
    assert name_for("2001:db8:0:1::5") == name_for("2001:db8:0:1:ffff::9") != name_for("2001:db8:0:2::5")
    assert name_for("fe80::1%eth0") == name_for("fe80::2")
    assert name_for("::ffff:203.0.113.5") == name_for(HERE)


def test_the_table_does_not_tell_the_address():
    names(Client(REMOTE_ADDR=HERE), 1)

    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM accounts_failedsignin")
        assert HERE not in str(cursor.fetchall())
