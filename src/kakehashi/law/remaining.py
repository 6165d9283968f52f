"""What is still to be done: the steps that the rules in the way name, and the first day on which they could be over.

A step whose calendar is known has a first possible day.  The day of a "yes" is known only when every rule in the way
names a step and each of these has a day; otherwise it stays open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kakehashi.law import days
from kakehashi.law.columns import FOREVER, Numbers
from kakehashi.law.engine import BLOCK, derive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kakehashi.law.facts import Facts
    from kakehashi.law.instrument import Book, Rule, Step


@dataclass(frozen=True, slots=True)
class Remaining:
    """A step that is left, the first rule that asks for it, and its first possible day where a calendar is known."""

    step: Step
    rule: Rule
    earliest: date | None


def remaining(in_the_way: Sequence[Rule], person: Facts, on: date) -> tuple[Remaining, ...]:
    """The steps that the rules `in_the_way` of one person name, in reading order; a rule without a step names none.

    A step that several rules name is there once, with the latest of their days; with none where one is not known.
    """
    left: dict[str, Remaining] = {}
    for rule in in_the_way:
        if rule.step is not None:
            day = _earliest(rule.step, person, on)
            first = left.setdefault(rule.step.key, Remaining(rule.step, rule, day))
            later = None if day is None or first.earliest is None else max(day, first.earliest)
            left[rule.step.key] = replace(first, earliest=later)
    return tuple(left.values())


def earliest_yes(in_the_way: Sequence[Rule], left: Sequence[Remaining], on: date) -> date | None:
    """The first day on which nothing is in the way; None where it is not known."""
    dates = [each.earliest for each in left]
    known = [each for each in dates if each is not None]
    if len(known) < len(dates) or any(rule.step is None for rule in in_the_way):
        return None
    return max(known, default=on)


def first_days(facts: Facts, book: Book, *, on: date) -> dict[str, NDArray[np.datetime64]]:
    """For many people at once the first possible day of the step of each rule whose step has a calendar.

    Shapes:  by rule id (n,) datetime64[D]; NaT where the day is not known, never before `on`.  The days are those that
             `remaining` gives one person for that rule alone.
    Cost:    time O(n), one pass over what the law computes.
    """
    dated = {rule.id: rule.step.earliest for rule in book.rules.values() if rule.step and rule.step.earliest}
    found = {rule: np.full(len(facts), np.datetime64("NaT"), "M8[D]") for rule in dated}
    values = {one.id: one.values.on(on) for one in book.instruments}
    for start in range(0, len(facts), BLOCK):
        rows = slice(start, start + BLOCK)
        block = facts.asked_on(on, rows=rows)
        derive(book, block, values)
        for rule, name in dated.items():
            found[rule][rows] = _dated(block.number(name), on)
    return found


def _dated(day: Numbers, on: date) -> NDArray[np.datetime64]:
    known = day.known & (day.low < FOREVER)
    return np.where(known, np.maximum(day.low, days.number(on)).astype("M8[D]"), np.datetime64("NaT"))


def _earliest(step: Step, person: Facts, on: date) -> date | None:
    """None where the day is not known, and where it would come after a day that there was not."""
    if step.earliest is None:
        return None
    day = person[step.earliest]
    if not isinstance(day, Numbers) or not day.known[0] or day.low[0] >= FOREVER:
        return None
    return max(on, days.named(int(day.low[0])))
