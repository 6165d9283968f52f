"""The days that matter between two days: last days to do something, rules that begin or end, values that change.

All are read from the book; no day stands here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kakehashi.law.instrument import Rule
from kakehashi.vocabulary import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from kakehashi.law.dated import DatedValue
    from kakehashi.law.instrument import Book, Instrument
    from kakehashi.vocabulary import Mark, Pathway


class KeyDayKind(StrEnum):
    """What happens on a key day."""

    DEADLINE = "deadline"
    RULE_BEGINS = "rule_begins"
    RULE_ENDS = "rule_ends"
    VALUE_CHANGES = "value_changes"

    @property
    def text(self) -> Text:
        """The words that the pages print."""
        return _KINDS[self]


@dataclass(frozen=True, slots=True)
class KeyDay:
    """A day that matters, what happens on it, and where that is written.

    A deadline is the last day on which `what` can be done; a rule begins on its day, and ends with the day before.
    `id` is the rule's, or that of the value (`japan.esd.minimum_age`).  `what` is None for a value that changes: its
    name and its unit, of `source`, say what it is.  `pathways` are those that it concerns; none where a value serves
    all.
    """

    day: date
    kind: KeyDayKind
    id: str
    pathways: tuple[Pathway, ...]
    what: Text | None
    source: Rule | DatedValue

    @property
    def mark(self) -> Mark:
        """How firmly the day is known."""
        return self.source.mark

    @property
    def cite(self) -> str:
        """Where it was read."""
        return self.source.source if isinstance(self.source, Rule) else self.source.cite


def key_days(book: Book, on: date, then: date) -> tuple[KeyDay, ...]:
    """The key days from `on` to `then`, earliest first; on one day in the order of the book, deadlines before the rest.

    A deadline on `on` itself can still be kept and is there; what begins, ends or changes on `on` has done so already
    when the question is asked, and is not.  None where `then` is not after `on`, but for a deadline of that day.
    """
    found = [each for one in book.instruments for each in (*_deadlines(one), *_rules(one), *_values(one))]
    return tuple(
        sorted(
            (
                each
                for each in found
                if on < each.day <= then or (each.kind is KeyDayKind.DEADLINE and on == each.day <= then)
            ),
            key=lambda each: (each.day, each.kind is not KeyDayKind.DEADLINE),
        )
    )


def _deadlines(one: Instrument) -> Iterator[KeyDay]:
    """Each last day, as the values that stand on it have it: a day that was put off is a deadline no more."""
    for name, values in one.values.by_name.items():
        for value in values:
            if value.deadline is not None and one.values.on(value.value).standing.get(name) is value:
                yield KeyDay(
                    day=value.value,
                    kind=KeyDayKind.DEADLINE,
                    id=f"{one.id}.{name}",
                    pathways=value.deadline.pathways,
                    what=value.deadline.says,
                    source=value,
                )


def _rules(one: Instrument) -> Iterator[KeyDay]:
    pathways = () if one.pathway is None else (one.pathway,)
    for rule in one.rules.values():
        for day, kind in ((rule.since, KeyDayKind.RULE_BEGINS), (rule.until, KeyDayKind.RULE_ENDS)):
            if day is not None:
                yield KeyDay(day, kind, rule.id, pathways, rule.asks, rule)


def _values(one: Instrument) -> Iterator[KeyDay]:
    pathways = () if one.pathway is None else (one.pathway,)
    for name, values in one.values.by_name.items():
        for value in values:
            yield KeyDay(value.since, KeyDayKind.VALUE_CHANGES, f"{one.id}.{name}", pathways, None, value)


_KINDS = {
    KeyDayKind.DEADLINE: Text("batas waktu", "期限", "last day"),
    KeyDayKind.RULE_BEGINS: Text("syarat mulai berlaku", "要件の適用開始", "rule begins"),
    KeyDayKind.RULE_ENDS: Text("syarat tidak berlaku lagi", "要件の適用終了", "rule ends"),
    KeyDayKind.VALUE_CHANGES: Text("nilai menurut peraturan berubah", "法令上の値の変更", "value changes"),
}
