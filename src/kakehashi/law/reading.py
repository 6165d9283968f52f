"""What each rule and computed fact of the book reads: values of law, facts as given, and facts computed before it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from kakehashi.law import days
from kakehashi.law.dated import ALWAYS
from kakehashi.law.engine import derive
from kakehashi.law.facts import DAY_ASKED
from kakehashi.law.instrument import Rule
from kakehashi.law.person import columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kakehashi.law.dated import Values
    from kakehashi.law.facts import Facts
    from kakehashi.law.instrument import Book, Derivation, Instrument

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one rule or computed fact reads, each once, in the order in which it first reads it.

    `values` are names of values of its own instrument, `facts` keys of facts as given, `derived` names of computed
    facts; `day` says whether it reads the day that the question is about.
    """

    values: tuple[str, ...]
    facts: tuple[str, ...]
    derived: tuple[str, ...]
    day: bool


def readings(book: Book) -> dict[str, Reading]:
    """What every rule and computed fact of the book reads, by id.

    Each is run on a person of whom nothing is known, on every day of the book on which anything begins or ends and on
    the day before: rules never branch on facts, only on values, so that nothing they read stays unseen.
    Cost: half a second for the whole book; the answer changes with the book only.
    """
    values: dict[str, dict[str, None]] = {}
    read: dict[str, dict[str, None]] = {}
    for day in _turning_days(book):
        person = columns([{}]).asked_on(day, rows=slice(0, 1))
        standing = {one.id: one.values.on(day) for one in book.instruments}
        derive(book, person, standing)
        for one in book.instruments:
            for each in _asked(one, day):
                with watched(person, standing[one.id]) as (facts, used):
                    each.body(person, standing[one.id])
                if isinstance(each, Rule) and each.applies_to is not None:
                    used.append(each.applies_to)
                values.setdefault(each.id, {}).update(dict.fromkeys(used))
                read.setdefault(each.id, {}).update(dict.fromkeys(facts))
    derived = book.derivations
    return {
        name: Reading(
            values=tuple(values[name]),
            facts=tuple(key for key in keys if key not in derived and key != DAY_ASKED),
            derived=tuple(key for key in keys if key in derived),
            day=DAY_ASKED in keys,
        )
        for name, keys in read.items()
    }


@contextmanager
def watched(person: Facts, values: Values) -> Iterator[tuple[list[str], list[str]]]:
    """Write down which facts and values are read meanwhile; one watch may begin while another goes on."""
    reads: list[str] = []
    used: list[str] = []
    before = person.reads, values.reads
    person.reads, values.reads = reads, used
    try:
        yield reads, used
    finally:
        person.reads, values.reads = before


def each_once(names: Sequence[str]) -> tuple[str, ...]:
    """The same names in the same order, each once."""
    return tuple(dict.fromkeys(names))


def _asked(one: Instrument, day: date) -> tuple[Derivation | Rule, ...]:
    return (*one.derivations.values(), *one.rules_on(day))


def _turning_days(book: Book) -> list[date]:
    """The first day that a fact may name, each day on which a value or rule begins or ends, and each day before."""
    turns: set[date] = {days.FIRST}
    for one in book.instruments:
        dated = (value for several in one.values.by_name.values() for value in several)
        turns |= {value.since for value in dated if value.since != ALWAYS}
        turns |= {day for rule in one.rules.values() for day in (rule.since, rule.until) if day is not None}
    return sorted({*turns, *(day - ONE_DAY for day in turns)})
