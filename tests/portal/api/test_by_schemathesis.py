"""Requests made at random from the description itself: nothing breaks, and every answer is as described."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.parameters import ParameterLocation
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from kakehashi.portal.accounts import queries as accounts
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.api import operations
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.exchange import bridge
from kakehashi.portal.tokens import actions
from tests.portal.api.ask import Program
from tests.portal.api.test_people import PERSON
from tests.portal.candidates.make import make_candidate, person_row, read, workbook
from tests.portal.make import make_user

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    ignored_auth,
    unsupported_method,
]
EXAMPLES = 15
"""Of each operation, half of them against the description; all operations together take less than a minute."""
OF_A_BODY = 40
"""Of an operation that takes a body: in few of them the body as a whole is of a wrong kind."""


@pytest.fixture
def described(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    monkeypatch.setattr(actions, "MOST_A_MINUTE", 10**6)  # how both limits hold is told in test_gate.py
    monkeypatch.setattr(accounts, "TRIES", 10**6)
    said = json.loads(Client().get("/api/v1/openapi.json").content)
    schema = schemathesis.openapi.from_dict(said)
    schema.app = get_wsgi_application()
    schema.config.update(base_url="http://127.0.0.1")
    for signal in (request_started, request_finished):  # the test's transaction is that of every request, as in Client
        signal.disconnect(close_old_connections)
    yield schema
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.parametrize("asked", operations(), ids=lambda one: f"{one.method} {one.path}")
def test_nothing_breaks_and_every_answer_is_as_described(asked: Any, described: Any) -> None:
    officer = make_user(Role.MINISTRY)
    person, kept = make_candidate(officer), read(officer, workbook([person_row(), person_row(born="31-02-2001")]))
    known = person.pk if "/candidates/" in asked.path else kept.pk
    headers = {"Authorization": f"Bearer {Program(officer).token}", "Accept-Encoding": "identity"}
    operation = described[asked.path][asked.method]
    modes = [schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE]
    cases = st.one_of([operation.as_strategy(generation_mode=mode) for mode in modes])

    @settings(
        max_examples=OF_A_BODY if operation.body else EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, meant=st.booleans())
    def ask(case: Any, *, meant: bool) -> None:
        wrong_body = case.meta.is_negative_at(ParameterLocation.BODY)
        if "key" in (case.path_parameters or {}) and (meant or wrong_body):  # at no other address is a body looked at
            case.path_parameters["key"] = str(known)
        # an address alone loses what makes it wrong (an empty parameter) on the way; a body keeps it
        is_form = case.media_type == "multipart/form-data" and isinstance(case.body, dict)
        left_empty = is_form and "" in case.body.values()  # a box that nobody filled in
        checks = [*CHECKS, negative_data_rejection] if wrong_body and not left_empty else CHECKS
        case.call_and_validate(headers=headers, checks=checks)

    ask()
    assert Candidate.objects.filter(pk=person.pk).exists()


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-1, 300)
    | st.floats(0, 300)
    | st.sampled_from(["", "x", "-", "2020-01-01"]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["test", "from", "x"]), inner, max_size=2)
    ),
    max_leaves=4,
)


def places(value: Any) -> Iterator[tuple[Any, ...]]:
    """Every place within a value, the whole first."""
    yield ()
    several = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in several:
        yield from ((key, *place) for place in places(inner))


def put(value: Any, place: tuple[Any, ...], other: Any) -> Any:
    """The value with another at a place."""
    if not place:
        return other
    changed = value.copy()
    changed[place[0]] = put(value[place[0]], place[1:], other)
    return changed


def told_of(value: Any) -> Any:
    """A value without what is not told."""
    if isinstance(value, dict):
        return {key: told_of(one) for key, one in value.items() if one is not None}
    return [told_of(one) for one in value] if isinstance(value, list) else value


TOLD = {key: value for key, value in PERSON.items() if key != "id"}


@settings(
    max_examples=80,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(place=st.sampled_from(list(places(TOLD))), other=JSON)
def test_a_value_of_any_kind_at_any_place_is_kept_as_it_was_sent_or_refused_and_nothing_is_lost(place, other, program):
    key = Candidate.objects.get(number=PERSON["id"]).pk
    before = bridge.whole_person(Candidate.objects.get(pk=key))

    told = put(TOLD, place, other)
    status, answer = program.patch(f"candidates/{key}", told)

    after = bridge.whole_person(Candidate.objects.get(pk=key))
    if status == 422:
        assert after == before
        assert answer["faults"]
    else:
        assert status == 200, (status, told)
        kept = {one: after.get(one) for one in told if one not in bridge.OWN}
        assert kept == {one: told_of(told[one]) for one in kept}
        assert all((told[one] is not None) == (one in after) for one in told)
        assert all(after[one] == before[one] for one in before.keys() - told.keys())


@pytest.fixture
def program() -> Program:
    made = Program()
    assert made.post("candidates", PERSON)[0] == 201
    return made
