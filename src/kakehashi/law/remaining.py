"""What is still to be done: the steps that the rules in the way name, and the first day on which they could be over.

The path is the least set of these steps: a step that another one of them covers is not in it.  A step whose calendar is
known has a day before which it cannot be done.  The day of a "yes" is known only when every rule in the way names a
step and of each of these the day is known on which it is over; otherwise it stays open.  Of a test it is not: the month
of its sitting is a bound, the day in it and the day of its results were not found.  That bound is of who needs no more
preparation: what a way usually takes moves the sitting that is told of the way, not the step.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kakehashi.law import days
from kakehashi.law.columns import FOREVER, Numbers
from kakehashi.law.engine import BLOCK, derive
from kakehashi.law.way import Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from kakehashi.law.facts import Facts
    from kakehashi.law.instrument import Book, Rule, Step
    from kakehashi.law.way import Estimate, Way
    from kakehashi.vocabulary import Text

_NONE = Ways()


@dataclass(frozen=True, slots=True)
class Remaining:
    """A step that is left, the first rule that asks for it, and the day before which it cannot be done, where known.

    `over` says whether it can in truth be over on that day: so where the law computes the day, never of a test, whose
    results come later than its first sitting could be.
    `ways` are the ways to take it that are known and open to the person on the day: quickest first where the time of
    each is known, else ordinary first.  `months` are set where `earliest` is not the day of anything: of a test the
    month is known and not the day, and within it `earliest` is only the first day that is not ruled out.
    """

    step: Step
    rule: Rule
    earliest: date | None
    ways: tuple[Way, ...] = ()
    over: bool = False
    months: Text | None = None

    @property
    def way(self) -> Way | None:
        """The first of the ways; None where none is known."""
        return self.ways[0] if self.ways else None

    @property
    def lead_time(self) -> Estimate | None:
        """How long the first way usually takes; None where it is not known."""
        return None if self.way is None else self.way.lead_time

    @property
    def cost(self) -> Estimate | None:
        """What the first way costs; None where it is not known."""
        return None if self.way is None else self.way.cost

    @property
    def alternatives(self) -> tuple[Way, ...]:
        """The other ways."""
        return self.ways[1:]


def leads_through_no_other(way: Way) -> bool:
    """Is the way open to everybody?  One that leads through other pathways is so to whom the book leaves it open."""
    return not way.through


def remaining(
    in_the_way: Sequence[Rule],
    person: Facts,
    on: date,
    ways: Ways = _NONE,
    *,
    is_open: Callable[[Way], bool] = leads_through_no_other,
) -> tuple[Remaining, ...]:
    """The least steps that the rules `in_the_way` of one person name, in reading order; some rules name none.

    A step that several rules name is there once, with the latest of their days; with none where one is not known.  One
    that another of them covers is not there.  Of the `ways` those are told that are open to the person.
    """
    left: dict[str, Remaining] = {}
    for rule in in_the_way:
        if rule.step is not None:
            known = ways.of(rule.step.key)
            over = rule.step.earliest is not None
            sitting = None if over else ways.soonest(rule.step.key, on)
            day, months = sitting or (_earliest(rule.step, person, on), None)
            offered = tuple(way for way in known if is_open(way))
            first = left.setdefault(rule.step.key, Remaining(rule.step, rule, day, offered, over, months))
            if first.earliest != day:
                later = None if day is None or first.earliest is None else max(day, first.earliest)
                left[rule.step.key] = replace(first, earliest=later, months=None if later is None else first.months)
    return tuple(left[step] for step in ways.needed(tuple(left)))


def earliest_yes(in_the_way: Sequence[Rule], left: Sequence[Remaining], on: date) -> date | None:
    """The first day on which nothing need be in the way any more; None where it is not known.

    It is a day on which "yes" is possible, not only one before which it is not.
    """
    dates = [each.earliest if each.over else None for each in left]
    known = [each for each in dates if each is not None]
    if len(known) < len(dates) or any(rule.step is None for rule in in_the_way):
        return None
    return max(known, default=on)


def first_days(facts: Facts, book: Book, *, on: date) -> dict[str, NDArray[np.datetime64]]:
    """For many people at once the first possible day of the step of each rule, where a calendar is known for any.

    Shapes:  by rule id (n,) datetime64[D]; NaT where the day is not known, never before `on`.  The days are those that
             `remaining` gives one person for that rule alone, by the ways of the book.
    Cost:    time O(n), one pass over what the law computes.
    """
    steps = {rule.id: rule.step for rule in book.rules.values() if rule.step is not None}
    sat = {rule: book.ways.soonest(step.key, on) for rule, step in steps.items() if step.earliest is None}
    dated = {rule: step.earliest for rule, step in steps.items() if step.earliest is not None}
    found: dict[str, NDArray[np.datetime64]] = {rule: np.full(len(facts), "NaT", "M8[D]") for rule in dated}
    found |= {rule: np.full(len(facts), each[0], "M8[D]") for rule, each in sat.items() if each is not None}
    values = {one.id: one.values.on(on) for one in book.instruments}
    for start in range(0, len(facts), BLOCK):
        rows = slice(start, start + BLOCK)
        block = facts.asked_on(on, rows=rows)
        derive(book, block, values)
        for rule, name in dated.items():
            found[rule][rows] = _dated(block.number(name), on)
    return found


def sitting_months(book: Book, rule: str, day: date) -> Text | None:
    """The months of the next sitting from `day`, one of `first_days`; None where the rule's step is not a test's."""
    step = book.rules[rule].step
    found = None if step is None or step.earliest is not None else book.ways.soonest(step.key, day)
    return None if found is None else found[1]


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
