"""Every condition that the sources name, by its id, and for those that the book leaves out the reason (conditions.csv).

What encodes a condition is never written down here: `coverage` reads it off the book.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from kakehashi.law.dated import BookError
from kakehashi.vocabulary import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Family(StrEnum):
    """The instruments that a condition belongs to."""

    DATES = "dates"
    TITP = "titp"
    SSW1 = "ssw1"
    SSW2 = "ssw2"
    ESD = "esd"
    INDONESIA = "indonesia"

    @property
    def heading(self) -> str:
        """The heading of a generated table."""
        return _HEADINGS[self]


_HEADINGS = {
    Family.DATES: "Dates that switch rules on and off",
    Family.TITP: "Technical intern training, and its transition",
    Family.SSW1: "Specified Skilled Worker (i)",
    Family.SSW2: "Specified Skilled Worker (ii)",
    Family.ESD: "Employment for skill development",
    Family.INDONESIA: "Indonesia",
}


class ConditionKind(StrEnum):
    """What a condition is about, or of whom it asks something."""

    DATE = "date"
    PERSON = "person"
    EMPLOYER = "employer"
    TRAINING = "training"
    PERIOD = "period"
    TRANSFER = "transfer"
    TRANSITION = "transition"
    FIELD = "field"
    ONWARD = "onward"
    HOME = "home"
    MONEY = "money"
    COMPLAINTS = "complaints"
    INSTITUTION = "institution"

    @property
    def of_person(self) -> bool:
        """Does it decide what a person may do in Japan?"""
        return self in _OF_PERSON


_OF_PERSON = {
    ConditionKind.PERSON,
    ConditionKind.PERIOD,
    ConditionKind.TRANSFER,
    ConditionKind.TRANSITION,
    ConditionKind.FIELD,
}

ID = re.compile(
    r"(?<![A-Z0-9-])(?:D-\d\d|TR-\d\d|(?:TITP|SSW1|SSW2|ESD)-[A-Z]-\d\d|IDN-\d\d|ID-\d\d[a-e]?)(?![0-9A-Za-z-])"
)
"""How an id reads: `D-09`, `SSW1-P-13`, `TR-06`, `IDN-03`, `ID-18a`."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the sources; `reason` says why the book leaves it out, None where it must be encoded.

    `day` is the day of a date that switches rules, None for every other kind.
    """

    id: str
    family: Family
    kind: ConditionKind
    name: str
    day: date | None
    reason: str | None


@cache
def conditions() -> Mapping[str, Condition]:
    """Every condition by id, in the order of the table."""
    return read(rows("conditions.csv", "kakehashi.law"))


def read(table: Iterable[Mapping[str, str]]) -> dict[str, Condition]:
    """The conditions in `table`; BookError lists everything that is wrong with its rows at once."""
    faults: list[str] = []
    found: dict[str, Condition] = {}
    for row in table:
        wrong = list(_faults(row))
        if row["id"] in found:
            wrong.append("stands twice; keep one of the two rows")
        faults += [f"conditions.csv: {row['id'] or 'a row without id'}: {fault}." for fault in wrong]
        if not wrong:
            found[row["id"]] = Condition(
                id=row["id"],
                family=Family(row["family"]),
                kind=ConditionKind(row["kind"]),
                name=row["name"],
                day=date.fromisoformat(row["day"]) if row["day"] else None,
                reason=row["reason"] or None,
            )
    if faults:
        raise BookError(faults)
    return found


def _faults(row: Mapping[str, str]) -> Iterable[str]:
    if not ID.fullmatch(row["id"]):
        yield f"{row['id']!r} is no id; write it like SSW1-P-13, TR-06 or ID-18a"
    for key, words in (("family", tuple(Family)), ("kind", tuple(ConditionKind))):
        if row[key] not in words:
            yield f"{key} {row[key]!r} does not exist; use one of {', '.join(words)}"
    if not row["name"].strip():
        yield "has no name; give it a short one"
    if (row["kind"] == ConditionKind.DATE) != bool(row["day"]):
        yield "has a day, or lacks one; a condition of the kind date has one, and no other does"
    elif row["day"] and not _is_day(row["day"]):
        yield f"day {row['day']!r} is no day; write it like 2027-04-01"


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True
