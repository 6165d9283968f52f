"""What is still to be done: the steps that the rules in the way name, and the first day on which they could be over.

A step whose calendar is known has a first possible day.  The day of a "yes" is known only when every rule in the way
names a step and each of these has a day; otherwise it stays open.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kakehashi.law import days
from kakehashi.law.columns import FOREVER, Numbers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from kakehashi.law.facts import Facts
    from kakehashi.law.instrument import Rule, Step


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
            if later != first.earliest:
                left[rule.step.key] = replace(first, earliest=later)
    return tuple(left.values())


def earliest_yes(in_the_way: Sequence[Rule], left: Sequence[Remaining], on: date) -> date | None:
    """The first day on which nothing is in the way; None where it is not known."""
    dates = [each.earliest for each in left]
    known = [each for each in dates if each is not None]
    if len(known) < len(dates) or any(rule.step is None for rule in in_the_way):
        return None
    return max(known, default=on)


def _earliest(step: Step, person: Facts, on: date) -> date | None:
    """None where the day is not known, and where it would come after a day that there was not."""
    if step.earliest is None:
        return None
    day = person[step.earliest]
    if not isinstance(day, Numbers) or not day.known[0] or day.low[0] >= FOREVER:
        return None
    return max(on, days.named(int(day.low[0])))
