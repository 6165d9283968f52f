"""Values that change by date: numbers of law stand in `values.toml`, never in code.

[[minimum_age]]
since = 2019-04-01            # absent: on every day
value = 18
unit  = "completed years"
cite  = "title, article, publisher, date, link"
mark  = "official"
deadline = { pathways = ["titp1"], indonesian = "…", japanese = "…", english = "…" }
                              # only where the value is the last day to do something: what, and for whom
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from kakehashi.law.lanes import TITP_OCCUPATIONS, WORK_CATEGORIES
from kakehashi.vocabulary import KakehashiError, Language, Mark, Pathway, Text, UnknownKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from kakehashi.law.ternary import Word

T = TypeVar("T")

ALWAYS = date.min
LANES = {"work categories": WORK_CATEGORIES, "occupations": TITP_OCCUPATIONS}
"""The units of values that list work categories (or fields) or occupations: rules read them as words of lanes."""
_NOBODYS_WORD = "no word of any list"
_DEADLINE = {"pathways", *(language.name.lower() for language in Language)}


class BookError(KakehashiError):
    """The rule book itself is wrong: a value, a rule or a case in its files cannot be used."""

    title = "The rule book cannot be used"


@dataclass(frozen=True, slots=True)
class Deadline:
    """What must be done by a day that is a value of law, that day included, and on which pathways."""

    says: Text
    pathways: tuple[Pathway, ...]


@dataclass(frozen=True, slots=True, eq=False)
class DatedValue:
    """One value of law from `since` on, until the next one of the same name begins; `read` is what a rule gets.

    `deadline` says what must be done by it, where it is such a day.
    """

    name: str
    since: date
    value: Any
    unit: str
    cite: str
    mark: Mark
    read: Any
    deadline: Deadline | None = None

    @property
    def can_be_forgotten(self) -> bool:
        """Is it a list, or a yes or no, so that `Values.forgetting` can read it otherwise?"""
        return isinstance(self.read, frozenset | np.uint64 | np.ndarray | bool)


def _faults(name: str, entry: Mapping[str, Any]) -> Iterator[str]:
    """Everything that is wrong with one value as written."""
    for key in ("value", "unit", "cite", "mark"):
        if not str(entry.get(key, "")).strip():
            yield f"{name} has no {key}; every value of law needs one."
    deadline = entry.get("deadline")
    if deadline is None:
        return
    if not isinstance(entry.get("value"), date):
        yield f"{name} has a deadline and is no day; leave the deadline out, or write a day."
    if set(deadline) != _DEADLINE:
        yield f"the deadline of {name} has {', '.join(deadline)}; write {', '.join(sorted(_DEADLINE))}."
    unknown = sorted(set(deadline.get("pathways", ())) - set(Pathway))
    if unknown:
        yield f"the deadline of {name} names {', '.join(unknown)}; pathways are {', '.join(Pathway)}."


def _value(name: str, entry: Mapping[str, Any]) -> DatedValue:
    return DatedValue(
        name=name,
        since=entry.get("since", ALWAYS),
        value=entry["value"],
        unit=entry["unit"],
        cite=entry["cite"],
        mark=Mark.named(entry["mark"]),
        read=_read(entry["value"], entry["unit"]),
        deadline=_deadline(entry["deadline"]) if "deadline" in entry else None,
    )


def _deadline(written: Mapping[str, Any]) -> Deadline:
    says = {key: text for key, text in written.items() if key != "pathways"}
    return Deadline(Text(**says), tuple(Pathway(key) for key in written["pathways"]))


def _read(value: Any, unit: str) -> Any:
    """What a rule gets: a number, a date, a set of words, a table, or a word of lanes."""
    if unit in LANES:
        return LANES[unit].word(value)
    return frozenset(value) if isinstance(value, list) else value


class Values:
    """The values of one instrument on one day: `value["minimum_age"]`, `value.day(…)`, `value.lanes(…)`."""

    __slots__ = ("_read", "on", "reads", "standing")

    def __init__(self, standing: Mapping[str, DatedValue], on: date) -> None:
        self.standing = standing
        self.on = on
        self.reads: list[str] | None = None
        self._read = {name: value.read for name, value in standing.items()}

    def __getitem__(self, name: str) -> int:
        """The number `name`."""
        return self._typed(name, int)

    def day(self, name: str) -> date:
        """The day `name`."""
        return self._typed(name, date)

    def words(self, name: str) -> frozenset[str]:
        """The words that `name` lists."""
        return self._typed(name, frozenset)

    def table(self, name: str) -> dict[str, int]:
        """The numbers that `name` has by word."""
        return self._typed(name, dict)

    def lanes(self, name: str) -> Word:
        """The lanes that `name` lists."""
        value = self._found(name)
        if not isinstance(value, np.uint64 | np.ndarray):
            raise _of_another_kind(name, value, np.uint64)
        return value

    def lanes_or_none(self, name: str) -> Word:
        """The lanes that `name` lists; no lane where it does not stand yet."""
        return self.lanes(name) if name in self._read else np.uint64(0)

    def forgetting(self, lost: Sequence[DatedValue]) -> tuple[Values, ...]:
        """The same values, each of `lost` read as the least, and as the most where that is more, that it could be.

        A list: nothing, and of words one more that nobody has; a yes or no: no, and yes.  Nothing where none is lost.
        """
        read = {value.name: _bounds(value.read) for value in lost}
        most = any(len(each) > 1 for each in read.values())
        found = []
        for end in (0, -1)[: bool(read) + most]:
            values = Values(self.standing, self.on)
            values._read.update({name: each[end] for name, each in read.items()})
            found.append(values)
        return tuple(found)

    def _typed(self, name: str, kind: type[T]) -> T:
        value = self._found(name)
        if not isinstance(value, kind):
            raise _of_another_kind(name, value, kind)
        return value

    def _found(self, name: str) -> Any:
        if self.reads is not None:
            self.reads.append(name)
        if name not in self._read:
            raise UnknownKey.among(name, tuple(self._read), kind=f"value of {self.on}")
        return self._read[name]


def _bounds(read: Any) -> tuple[Any, ...]:
    """The least and the most that a list, or a yes or no, could be; lanes beyond those listed stay outside."""
    if isinstance(read, bool):
        return False, True
    if isinstance(read, frozenset):
        return frozenset(), read | {_NOBODYS_WORD}
    return (read & np.uint64(0),)


def _of_another_kind(name: str, value: object, kind: type) -> BookError:
    return BookError([f"value {name!r} is a {type(value).__name__}, and a {kind.__name__} was asked for."])


class DatedValues:
    """All values of one instrument, through time."""

    def __init__(self, values: Mapping[str, tuple[DatedValue, ...]]) -> None:
        self.by_name = values

    @classmethod
    def read(cls, path: Path) -> DatedValues:
        """The values in `path`; BookError lists everything that is wrong with them at once."""
        if not path.exists():
            return cls({})
        with path.open("rb") as file:
            written = tomllib.load(file)
        faults = [
            f"{path}: {fault}"
            for name, entries in written.items()
            for entry in entries
            for fault in _faults(name, entry)
        ]
        if faults:
            raise BookError(faults)
        return cls(
            {
                name: tuple(sorted((_value(name, entry) for entry in entries), key=lambda value: value.since))
                for name, entries in written.items()
            }
        )

    def on(self, day: date) -> Values:
        """The values that stand on `day`."""
        standing = {}
        for name, values in self.by_name.items():
            begun = [value for value in values if value.since <= day]
            if begun:
                standing[name] = begun[-1]
        return Values(standing, day)
