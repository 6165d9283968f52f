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
from kakehashi.portal.tokens import actions
from tests.portal.api.ask import Program
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

    # an address alone loses what makes it wrong (an empty parameter) on the way; a body keeps it
    checks = [*CHECKS, negative_data_rejection] if operation.body else CHECKS

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases, meant=st.booleans())
    def ask(case: Any, *, meant: bool) -> None:
        if meant and "key" in (case.path_parameters or {}) and not case.meta.generation.mode.is_negative:
            case.path_parameters["key"] = str(known)
        case.call_and_validate(headers=headers, checks=checks)

    ask()
    assert Candidate.objects.filter(pk=person.pk).exists()
