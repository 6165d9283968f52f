"""Numbers and days that lie between two, and lists as slots: what the formulas of SSW (i) are made of.

`b` is the engine, as in `ssw1_formulas`.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from kakehashi.law.columns import FARTHEST, FOREVER

LOWEST, HIGHEST = -43_000, 102_000
"""Days beyond all that are given, inside the calendar of the engines."""


class Span(NamedTuple):
    """A number or day that lies between two; equal when it is known."""

    low: Any
    high: Any


def minus(one: Span, other: Span) -> Span:
    """The difference."""
    return Span(one.low - other.high, one.high - other.low)


def after(b: Any, day: Span, months: int) -> Span:
    """The first day after a period of months."""
    return Span(b.months_after(day.low, months), b.months_after(day.high, months))


def after_by(b: Any, day: Span, code: Any, months: dict[str, int], otherwise: int) -> Span:
    """The same, where the number of months follows from a word."""
    low, high = b.months_after(day.low, otherwise), b.months_after(day.high, otherwise)
    if otherwise >= FOREVER:
        low = high = b.same(HIGHEST)
    for word, length in months.items():
        is_word = b.surely(b.is_in(code, [word]))
        low = b.where(is_word, b.months_after(day.low, length), low)
        high = b.where(is_word, b.months_after(day.high, length), high)
    told = b.told(code)
    return Span(b.where(told, low, LOWEST), b.where(told, high, HIGHEST))


def at_least(b: Any, one: Span, other: Span) -> Any:
    """Is the one not below the other?"""
    return b.three(one.low >= other.high, one.high < other.low)


def exactly(number: int) -> Span:
    """A known number."""
    return Span(number, number)


def or_else(b: Any, one: Span, other: Span) -> Span:
    """The one where it was told, the other where not."""
    told = (one.low > -FARTHEST) | (one.high < FARTHEST)
    return Span(b.where(told, one.low, other.low), b.where(told, one.high, other.high))


def running(b: Any, stay: Any, then: Span) -> Any:
    """Does a stay run on that day?"""
    return at_least(b, then, stay.number("from")) & at_least(b, stay.number("to"), then)


def any_of(b: Any, name: str, asked: Callable[[Any], Any]) -> Any:
    """Is there an entry in the list of which it is so?  Unknown where the list was not given."""
    found = reduce(or_, [slot.present & asked(slot) for slot in b.slots(name)])
    return b.if_given(name, found)


def total(b: Any, name: str, numbers: Callable[[Any], Span], where: Callable[[Any], Any]) -> Span:
    """The sum over the entries of which it is so."""
    low = high = b.same(0)
    for slot in b.slots(name):
        each, counts = numbers(slot), slot.present & where(slot)
        low = low + b.where(b.surely(counts), each.low, 0)
        high = high + b.where(b.perhaps(counts), each.high, 0)
    low, high = (b.least(b.most(side, 0), FARTHEST) for side in (low, high))
    return Span(low, b.where(b.given(name), high, FARTHEST))


def earliest(b: Any, name: str, key: str, where: Callable[[Any], Any]) -> Span:
    """The first of the days of which it is so."""
    low = high = b.same(FOREVER)
    for slot in b.slots(name):
        counts = slot.present & where(slot)
        low = b.least(low, b.where(b.perhaps(counts), slot.number(key).low, FOREVER))
        high = b.least(high, b.where(b.surely(counts), slot.number(key).high, FOREVER))
    return Span(b.where(b.given(name), low, -FARTHEST), high)


def covered(b: Any, periods: Iterable[tuple[Any, Any, Any]]) -> Any:
    """The days in the periods, one in two of them once: of each what is left when every earlier one is cut out of it.

    A period is (counts, first day, day after the last); one that does not count has no days and cuts nothing out.
    """
    days = b.same(0)
    before: list[tuple[Any, Any]] = []
    for counts, first, until in periods:
        pieces = [(b.where(counts, first, 0), b.where(counts, until, 0))]
        for begun, ended in before:
            left = [(one, b.least(other, begun)) for one, other in pieces]
            right = [(larger(b, one, ended), other) for one, other in pieces]
            pieces = [*left, *right]
        for one, other in pieces:
            days = days + b.most(other - one, 0)
        before.append((b.where(counts, first, FARTHEST), b.where(counts, larger(b, first, until), FARTHEST)))
    return b.least(days, FARTHEST)


def larger(b: Any, one: Any, other: Any) -> Any:
    """The larger of two."""
    return -b.least(-one, -other)
