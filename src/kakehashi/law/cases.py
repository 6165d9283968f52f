"""Worked cases: what each rule and derivation must say of stated facts on a stated day.

[[case]]
title    = "Birthday not given: we ask, we do not refuse"
on       = 2027-04-01
facts    = {}
category = "care"                     # where the answer depends on it; of TITP `occupation = "Crop farming"`
expect   = { old_enough = "unknown" } # or "yes", "no", "not applicable", a number, a day, a word
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from kakehashi.law import days
from kakehashi.law.answer import answer_in
from kakehashi.law.columns import Codes, Numbers
from kakehashi.law.dated import BookError
from kakehashi.law.engine import derive_when_read
from kakehashi.law.lanes import TITP_OCCUPATIONS, WORK_CATEGORIES
from kakehashi.law.person import columns
from kakehashi.law.ternary import Ternary, number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kakehashi.law.dated import Values
    from kakehashi.law.facts import Facts
    from kakehashi.law.instrument import Book, Instrument

KINDS = {table.kind for table in (WORK_CATEGORIES, TITP_OCCUPATIONS)}
"""The keys by which a case names its lane."""

UNKNOWN = "unknown"
NOT_APPLICABLE = "not applicable"


@dataclass(frozen=True, slots=True)
class Case:
    """One worked case of an instrument; `expect` has a rule's or derivation's name and what it must say.

    `lane` is the category, of TITP the occupation, in which it must say so; None where it is said of the whole person.
    """

    instrument: str
    title: str
    on: date
    facts: Mapping[str, Any]
    lane: str | None
    expect: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FailedCase:
    """A case that does not hold: what was expected of which rule, and what it said."""

    case: Case
    id: str
    expected: Any
    found: Any


@dataclass(frozen=True, slots=True)
class Verification:
    """How many expectations of the cases there are, and which do not hold."""

    cases: int
    failed: tuple[FailedCase, ...]

    @property
    def held(self) -> int:
        """How many hold."""
        return self.cases - len({id(failed.case) for failed in self.failed})


def cases_of(one: Instrument) -> tuple[Case, ...]:
    """The cases beside the instrument; BookError names what a case lacks or calls by a wrong name."""
    path = one.folder / "cases.toml"
    if not path.exists():
        return ()
    known = {*one.rules, *one.derivations}
    faults = []
    cases = []
    for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("case", []):
        title = entry.get("title", "a case without a title")
        faults += [f"{path}: {title}: no {key}." for key in ("title", "on", "facts", "expect") if key not in entry]
        faults += [f"{path}: {title}: {name} is no rule here." for name in entry.get("expect", {}) if name not in known]
        faults += [
            f"{path}: {title}: {one.id} speaks of each {one.lanes.kind}, not of each {kind}."
            for kind in KINDS - {one.lanes.kind}
            if kind in entry
        ]
        if not faults:
            cases.append(Case(one.id, title, entry["on"], entry["facts"], entry.get(one.lanes.kind), entry["expect"]))
    if faults:
        raise BookError(faults)
    return tuple(cases)


def verify(book: Book) -> Verification:
    """Run every case of the book on this installed copy."""
    cases = [(one, case) for one in book.instruments for case in cases_of(one)]
    return Verification(
        cases=len(cases),
        failed=tuple(failed for one, case in cases for failed in _failures(book, one, case)),
    )


def _failures(book: Book, one: Instrument, case: Case) -> Iterable[FailedCase]:
    values = {each.id: each.values.on(case.on) for each in book.instruments}
    person = columns([case.facts]).asked_on(case.on, rows=slice(0, 1))
    derive_when_read(book, person, values)
    for name, expected in case.expect.items():
        found = _found(one, name, person, values[one.id], case.lane)
        if found != expected:
            yield FailedCase(case, f"{one.id}.{name}", expected, found)


def _found(one: Instrument, name: str, person: Facts, values: Values, key: str | None) -> Any:
    lane = 0 if key is None else one.lanes.lane(key)
    if name in one.derivations:
        return _derived(person, name, lane, one.derivations[name].unit)
    rule = one.rules[name]
    if not rule.holds_on(values.on) or not number_of(rule.lanes(values, one.lanes.all)) >> lane & 1:
        return NOT_APPLICABLE
    return answer_in(rule.body(person, values), row=0, lane=lane).value


def _derived(person: Facts, name: str, lane: int, unit: str) -> Any:
    column = person[name]
    if isinstance(column, Ternary):
        return answer_in(column, row=0, lane=lane).value
    if isinstance(column, Codes):
        code = int(column.code[0])
        return UNKNOWN if code < 0 else column.names[code]
    if isinstance(column, Numbers) and column.known[0]:
        number = int(column.low[0])
        return days.named(number) if unit == "day" else number
    return UNKNOWN
