from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.accounts.queries import TRIES
from kakehashi.portal.api import gated, operations
from kakehashi.portal.layout.context import today
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.tokens import actions, queries
from kakehashi.portal.tokens.bearer import Bearer
from kakehashi.portal.tokens.models import Token
from tests.portal.api.ask import ROOT, Program, codes, token_of
from tests.portal.make import make_user

OPERATIONS = operations()


def address(path):
    return path.replace("{key}", str(uuid4()))


def test_every_operation_has_a_gate_and_every_one_that_changes_something_asks_for_a_token_that_may_write():
    gates = [(operation.methods, gate) for _path, operation, gate in gated()]

    assert len(gates) == 23
    for methods, gate in gates:
        assert gate.roles
        assert gate.writes == (methods != ["GET"])
        assert not gate.roles & {Role.CANDIDATE, Role.AUDITOR}


@pytest.mark.parametrize("asked", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
def test_nobody_without_a_token_is_answered(asked):
    answer = getattr(Client(), asked.method.lower())(address(asked.path))

    assert (answer.status_code, codes(answer.json())) == (401, [("no_token", None)])
    assert answer["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("asked", OPERATIONS, ids=lambda one: f"{one.method} {one.path}")
def test_an_auditors_token_opens_nothing_and_a_reading_one_writes_nothing(asked):
    auditor = Program(make_user(Role.AUDITOR))
    reading = Program(may_write=False)
    path = address(asked.path).removeprefix(ROOT)

    assert codes(auditor.asks(asked.method.lower(), path).json()) == [("role", "header.Authorization")]
    if asked.writes:
        answer = reading.asks(asked.method.lower(), path)
        assert (answer.status_code, codes(answer.json())) == (403, [("read_only", "header.Authorization")])


def test_the_database_holds_no_token():
    token = token_of(make_user(Role.MINISTRY))

    kept = Token.objects.get()

    assert token not in str({field.name: field.value_from_object(kept) for field in kept._meta.concrete_fields})
    assert token.split("_", 2)[2] not in str(Line.objects.get(deed=Deed.TOKEN_MADE).content())
    assert queries.known(token) == kept
    assert not kept.account.has_usable_password()


def test_a_token_ends_with_its_last_day_and_when_it_is_withdrawn(time_machine):
    user = make_user(Role.MINISTRY)
    short, other = Program(user, token=token_of(user, days=1)), Program(user)
    last_day = today() + timedelta(days=1)

    time_machine.move_to(f"{last_day}T12:00:00+07:00")
    assert short.get("candidates")[0] == 200
    time_machine.move_to(f"{last_day + timedelta(days=1)}T12:00:00+07:00")
    status, told = short.get("candidates")
    assert (status, codes(told)) == (401, [("token_ended", "header.Authorization")])
    assert other.get("candidates")[0] == 200
    actions.withdraw(token=queries.known(other.token), by=user)
    actions.withdraw(token=queries.known(other.token), by=user)
    assert other.get("candidates")[0] == 401
    assert Line.objects.filter(deed=Deed.TOKEN_WITHDRAWN).count() == 1


def test_whoever_tries_secrets_waits_and_a_mark_that_is_no_token_waits_likewise():
    program = Program()
    mark = program.token.split("_")[1]

    for begun in (f"kkh_{mark}_", "kkh_aaaaaaaaaaaa_"):
        told = [Program(program.user, token=f"{begun}{number}").get("candidates")[0] for number in range(TRIES + 1)]
        assert told == [401] * TRIES + [429]


def test_a_minute_that_is_full_is_told_with_how_long_to_wait(time_machine):
    time_machine.move_to("2026-11-24T05:00:20+00:00", tick=False)
    program = Program()
    program.get("candidates")
    Token.objects.update(asked=queries.MOST_A_MINUTE)

    answer = program.asks("get", "candidates")
    time_machine.move_to("2026-11-24T05:01:00+00:00", tick=False)

    assert (answer.status_code, answer["Retry-After"]) == (429, "40")
    assert program.get("candidates")[0] == 200
    assert Token.objects.get().asked == 1


def test_a_demonstrations_token_is_refused_outside_it(settings):
    user = make_user(Role.MINISTRY, is_demo=True)
    program = Program(user)

    assert program.get("candidates")[0] == 401
    settings.DEMO = True
    assert program.get("candidates")[0] == 200


def test_what_reaches_no_operation_has_the_one_shape_too():
    program = Program()

    nowhere = program.asks("get", "nothing/here")
    wrong = program.asks("delete", "candidates")
    broken = program.client.post(
        f"{ROOT}candidates", "{", content_type="application/json", headers={"Authorization": f"Bearer {program.token}"}
    )

    assert (nowhere.status_code, codes(nowhere.json())) == (404, [("not_found", None)])
    assert (wrong.status_code, codes(wrong.json()), set(wrong["Allow"].split(", "))) == (
        405,
        [("method", None)],
        {"GET", "POST"},
    )
    assert (broken.status_code, codes(broken.json())) == (400, [("not_readable", None)])


def test_a_gate_without_a_role_cannot_be_built():
    with pytest.raises(ValueError, match="at least one role"):
        Bearer()
