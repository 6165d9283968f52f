"""Which conditions of the sources the book encodes, where, and why it leaves the others out.

    1. A provision encodes the condition it names (commas part several), a value of law those its unit or cite names.
2. A date that nothing names is encoded by what begins, ends or stands on it, unless a reason is given against it.
3. A condition is encoded, or has a reason; both, or neither, is a fault, and so is an id that the table lacks.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kakehashi.law.conditions import ID, Condition, ConditionKind, Family, conditions
from kakehashi.law.instrument import Derivation, Note, Rule
from kakehashi.vocabulary import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from kakehashi.law.dated import DatedValue
    from kakehashi.law.instrument import Book, Instrument, Provision


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where the book encodes a condition: `id` is the path, `what` one of rule, derivation, note and value."""

    id: str
    what: str


@dataclass(frozen=True, slots=True)
class Covered:
    """A condition and the places that encode it, in reading order."""

    condition: Condition
    places: tuple[Place, ...]

    @property
    def is_encoded(self) -> bool:
        """Does the book say anything of it?"""
        return bool(self.places)

    @property
    def is_missing(self) -> bool:
        """Is it neither encoded nor left out for a reason?"""
        return not self.places and self.condition.reason is None


@dataclass(frozen=True)
class Coverage:
    """Every condition with what encodes it, and the provisions of each instrument by mark.

    `open_when_unknown` counts the rules of each whose text is open: what they answer with "unknown" has the mark open.
    `faults` are contradictions between table and book; what is missing stands apart in `missing`.
    """

    conditions: tuple[Covered, ...]
    marks: Mapping[str, Mapping[Mark, int]]
    open_when_unknown: Mapping[str, int]
    faults: tuple[str, ...]

    @cached_property
    def encoded(self) -> tuple[Covered, ...]:
        """The conditions that the book encodes."""
        return tuple(each for each in self.conditions if each.is_encoded)

    @cached_property
    def left_out(self) -> tuple[Covered, ...]:
        """The conditions that the book leaves out for a reason."""
        return tuple(each for each in self.conditions if not each.is_encoded and not each.is_missing)

    @cached_property
    def missing(self) -> tuple[Covered, ...]:
        """The conditions that are neither encoded nor left out for a reason."""
        return tuple(each for each in self.conditions if each.is_missing)

    @property
    def missing_of_persons(self) -> tuple[Covered, ...]:
        """Those of `missing` that decide what a person may do in Japan."""
        return tuple(each for each in self.missing if each.condition.kind.of_person)

    def counts(self) -> dict[tuple[Family, ConditionKind], tuple[int, int]]:
        """How many conditions are encoded, and how many are not, by family and kind in the order of the table."""
        found: dict[tuple[Family, ConditionKind], tuple[int, int]] = {}
        for each in self.conditions:
            key = (each.condition.family, each.condition.kind)
            encoded, others = found.get(key, (0, 0))
            found[key] = (encoded + each.is_encoded, others + (not each.is_encoded))
        return found


def coverage(book: Book, table: Mapping[str, Condition] | None = None) -> Coverage:
    """What of `table` (by default conditions.csv) the book encodes.

    Never raises for what does not fit: `faults` and `missing` name all of it.
    """
    known = conditions() if table is None else table
    named = _named(book)
    covered = tuple(Covered(each, named.get(each.id) or _dated(book, each)) for each in known.values())
    return Coverage(
        conditions=covered,
        marks={one.id: Counter(each.mark for each in one.provisions()) for one in book.instruments},
        open_when_unknown={
            one.id: sum(rule.mark_when_unknown is Mark.OPEN for rule in one.rules.values()) for one in book.instruments
        },
        faults=(
            *(_stranger(key, places) for key, places in named.items() if key not in known),
            *(_both(each) for each in covered if each.is_encoded and each.condition.reason is not None),
            *_not_judged(book, known),
        ),
    )


def _named(book: Book) -> dict[str, tuple[Place, ...]]:
    """The places that name each id; what a provision names as its condition is entered as it is written there."""
    found: dict[str, dict[Place, None]] = {}
    for one in book.instruments:
        for provision in one.provisions():
            for key in provision.condition.split(", "):
                found.setdefault(key, {})[_place(provision)] = None
        for value in _values(one):
            for key in ID.findall(f"{value.unit} {value.cite}"):
                found.setdefault(key, {})[Place(f"{one.id}.{value.name}", "value")] = None
    return {key: tuple(places) for key, places in found.items()}


def _dated(book: Book, condition: Condition) -> tuple[Place, ...]:
    if condition.day is None or condition.reason is not None:
        return ()
    return tuple(dict.fromkeys(place for one in book.instruments for place in _on(one, condition.day)))


def _on(one: Instrument, day: date) -> Iterator[Place]:
    """What of the instrument begins, ends or stands on `day`."""
    for provision in one.provisions():
        if isinstance(provision, Rule | Note) and day in {provision.since, provision.until}:
            yield _place(provision)
    for value in _values(one):
        if day in (value.since, value.value):
            yield Place(f"{one.id}.{value.name}", "value")


def _values(one: Instrument) -> Iterable[DatedValue]:
    return (value for values in one.values.by_name.values() for value in values)


def _place(provision: Provision) -> Place:
    match provision:
        case Rule():
            return Place(provision.id, "rule")
        case Derivation():
            return Place(provision.id, "derivation")
    return Place(provision.id, "note")


def _stranger(key: str, places: Iterable[Place]) -> str:
    return f"{_listed(places)}: condition {key!r} is not in conditions.csv; mend the id, or add the condition there."


def _both(each: Covered) -> str:
    return (
        f"{each.condition.id} is encoded by {_listed(each.places)}, and conditions.csv gives a reason for leaving it "
        "out; strike the reason."
    )


def _not_judged(book: Book, known: Mapping[str, Condition]) -> Iterator[str]:
    """What an instrument says it does not judge must be a condition, and no rule of it may judge it."""
    for one in book.instruments:
        judged = {key for rule in one.rules.values() for key in rule.condition.split(", ")}
        for key in one.not_judged:
            if key not in known:
                yield f"{one.id} says that it does not judge {key!r}, which conditions.csv lacks; mend the id."
            if key in judged:
                yield f"{one.id} says that it does not judge {key}, and a rule of it does; strike it from not_judged."


def _listed(places: Iterable[Place]) -> str:
    return ", ".join(place.id for place in places)
