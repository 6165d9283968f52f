"""What is still to be done: the steps that the rules in the way name, and the first day on which they could be over.

The path is the least set of these steps: a step that another one of them covers is not in it.  A step whose calendar is
known has a day before which it cannot be done.  The day of a "yes" is known only when every rule in the way names a
step and each of these has a day; otherwise it stays open.  Lead times and prices are told beside it and move no day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kakehashi.law import days
from kakehashi.law.columns import FOREVER, Numbers
from kakehashi.law.way import Ways

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kakehashi.law.facts import Facts
    from kakehashi.law.instrument import Rule, Step
    from kakehashi.law.way import Estimate, Way

_NONE = Ways()


@dataclass(frozen=True, slots=True)
class Remaining:
    """A step that is left, the first rule that asks for it, and the day before which it cannot be done, where known.

    `ways` are the ways to take it that are known: quickest first where the time of each is known, else ordinary first.
    """

    step: Step
    rule: Rule
    earliest: date | None
    ways: tuple[Way, ...] = ()

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


def remaining(in_the_way: Sequence[Rule], person: Facts, on: date, ways: Ways = _NONE) -> tuple[Remaining, ...]:
    """The least steps that the rules `in_the_way` of one person name, in reading order; some rules name none.

    A step that several rules name is there once, with the latest of their days; with none where one is not known.  One
    that another of them covers is not there.
    """
    left: dict[str, Remaining] = {}
    for rule in in_the_way:
        if rule.step is not None:
            known = ways.of(rule.step.key)
            day = _earliest(rule.step, known, person, on)
            first = left.setdefault(rule.step.key, Remaining(rule.step, rule, day, known))
            if first.earliest != day:
                later = None if day is None or first.earliest is None else max(day, first.earliest)
                left[rule.step.key] = replace(first, earliest=later)
    return tuple(left[step] for step in ways.needed(tuple(left)))


def earliest_yes(in_the_way: Sequence[Rule], left: Sequence[Remaining], on: date) -> date | None:
    """The day before which something is in the way for sure; None where it is not known."""
    dates = [each.earliest for each in left]
    known = [each for each in dates if each is not None]
    if len(known) < len(dates) or any(rule.step is None for rule in in_the_way):
        return None
    return max(known, default=on)


def _earliest(step: Step, ways: Sequence[Way], person: Facts, on: date) -> date | None:
    """None where the day is not known, and where it would come after a day that there was not."""
    if step.earliest is None:
        days_of_ways = [way.earliest(on) for way in ways]
        known = [day for day in days_of_ways if day is not None]
        return min(known) if known and len(known) == len(days_of_ways) else None
    day = person[step.earliest]
    if not isinstance(day, Numbers) or not day.known[0] or day.low[0] >= FOREVER:
        return None
    return max(on, days.named(int(day.low[0])))
