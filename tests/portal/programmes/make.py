"""Builders of programmes: a file as its TOML gives it, the two parties, a programme, a draft."""

import json
from datetime import date, time
from functools import cache
from html.parser import HTMLParser
from itertools import count
from typing import Any

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.programmes import actions, bridge, queries
from kakehashi.portal.programmes.models import Letter, Programme
from tests.portal.make import make_organisation, make_user

DAY = date(2026, 11, 24)
_numbers = count(1)


def programme_file(**changed: Any) -> dict[str, Any]:
    """A programme.toml as parsed, with much undecided; `letter` adds to [letter], None takes a key out."""
    letter = {
        "kind": "letter_of_intent",
        "clauses": ["contact_points", "lapse", "languages"],
        "parameters": {
            "fields": ["manufacturing", "agriculture"],
            "next_instrument": "memorandum_of_understanding",
            "next_months": 12,
        },
        **changed.pop("letter", {}),
    }
    file = {
        "prefecture": "JP-43",
        "ministry": "kemnaker",
        "pathways": ["ssw1", "esd"],
        "letter": letter,
        "cap": [
            {"kind": "field", "key": "agriculture", "seats": 45},
            {"kind": "field", "key": "care", "seats": 0},
        ],
        "fair": [{"place": "Jakarta", "date": date(2027, 2, 5), "opens": time(8, 30), "closes": time(16, 30)}],
        **changed,
    }
    return {key: value for key, value in file.items() if value is not None}


def make_programme(**given: Any) -> Programme:
    """An open programme; `ministry` and `prefecture_office` may be given, all else changes its file."""
    ministry = given.pop("ministry", None) or make_organisation(Organisation.Kind.MINISTRY)
    office = given.pop("prefecture_office", None) or make_organisation(Organisation.Kind.PREFECTURE)
    return actions.open_programme(
        key=given.pop("key", f"programme-{next(_numbers)}"),
        file=programme_file(**given),
        ministry=ministry,
        prefecture_office=office,
        on=DAY,
        by=None,
    )


def officer_of(programme: Programme, role: Role = Role.PREFECTURE) -> User:
    """Somebody who signs in for one of the programme's two parties."""
    party = programme.ministry if role == Role.MINISTRY else programme.prefecture_office
    return make_user(role, organisation=party)


def make_draft(programme: Programme, by: User | None = None) -> Letter:
    """The programme's next draft."""
    return actions.draft_letter(programme=programme, by=by or officer_of(programme), on=DAY)


def keep_draft(programme: Programme) -> Letter:
    """The same, drawn once for all programmes whose files are alike."""
    officer = officer_of(programme)
    number = queries.next_draft(programme)
    drawn = _drawn(json.dumps(programme.file), number)
    letter = actions._keep(programme, drawn, number=number, owner=programme.prefecture_office, by=officer, on=DAY)
    assert letter is not None
    return letter


@cache
def _drawn(file: str, number: int) -> bridge.Drawn:
    return bridge.drawn(json.loads(file), number=number, on=DAY)


@cache
def drawn_once() -> bridge.Drawn:
    """One drawn letter for tests that only read it."""
    return bridge.drawn(programme_file(), number=1, on=DAY)


class _Sent(HTMLParser):
    """Collects what a form would send: ticked boxes, inputs, areas, what is selected."""

    def __init__(self) -> None:
        super().__init__()
        self.data: dict[str, Any] = {}
        self.inside: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "input" and given.get("type") == "checkbox":
            if "checked" in given:
                self.data.setdefault(name, []).append(given["value"])
        elif tag == "input":
            self.data[name] = given.get("value") or ""
        elif tag in {"textarea", "select"}:
            self.inside = name
            self.data[name] = ""
        elif tag == "option" and self.inside and "selected" in given:
            self.data[self.inside] = given["value"]

    def handle_endtag(self, tag: str) -> None:
        if tag in {"textarea", "select"}:
            self.inside = None

    def handle_data(self, data: str) -> None:
        if self.inside and self.lasttag == "textarea":
            self.data[self.inside] += data.removeprefix("\n")


def values_on(page: str) -> dict[str, Any]:
    """What the form of the values' page would send if nothing were touched."""
    sent = _Sent()
    sent.feed(page[page.index('<form method="post" class="narrow">') :])
    return sent.data
