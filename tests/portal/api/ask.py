"""Asks the HTTP interface as a program of an organisation does."""

import json
from datetime import timedelta
from typing import Any

from django.test import Client

from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.layout.context import today
from kakehashi.portal.tokens import actions
from tests.portal.make import make_user

ROOT = "/api/v1/"
NOTHING = object()


def token_of(user: User, *, may_write: bool = True, days: int = 30) -> str:
    """A token of the user's organisation."""
    _token, shown_once = actions.make(
        name="HR system", may_write=may_write, last_day=today() + timedelta(days=days), by=user
    )
    return shown_once


class Program:
    """A program with a token; every answer as (status, JSON)."""

    def __init__(self, user: User | None = None, *, token: str = "", may_write: bool = True, language: str = "en"):
        self.user = user or make_user(Role.MINISTRY)
        self.token = token or token_of(self.user, may_write=may_write)
        self.language = language
        self.client = Client()

    def asks(self, method: str, path: str, data: Any = NOTHING, **more: Any) -> Any:
        """The answer itself; `data` is sent as JSON, whatever it is, `NOTHING` is not sent."""
        headers = {"Authorization": f"Bearer {self.token}", "Accept-Language": self.language}
        body = {} if data is NOTHING else {"data": json.dumps(data), "content_type": "application/json"}
        return getattr(self.client, method)(ROOT + path, headers=headers, **body, **more)

    def get(self, path: str, **query: Any) -> tuple[int, Any]:
        """Read."""
        answer = self.asks("get", path, query_params=query)
        return answer.status_code, answer.json()

    def post(self, path: str, data: Any = NOTHING) -> tuple[int, Any]:
        """Write."""
        answer = self.asks("post", path, data)
        return answer.status_code, answer.json()

    def patch(self, path: str, data: Any) -> tuple[int, Any]:
        """Correct."""
        answer = self.asks("patch", path, data)
        return answer.status_code, answer.json()

    def sends(self, path: str, **form: Any) -> tuple[int, Any]:
        """Upload."""
        headers = {"Authorization": f"Bearer {self.token}", "Accept-Language": self.language}
        answer = self.client.post(ROOT + path, form, headers=headers)
        return answer.status_code, answer.json()


def codes(told: dict[str, Any]) -> list[tuple[str, str | None]]:
    """Code and place of every fault."""
    return [(fault["code"], fault["where"]) for fault in told["faults"]]
