"""What several rules ask in the same words, or what makes a rule's head long: the arguments of `Instrument.rule`."""

from datetime import date
from typing import TypedDict

from kakehashi.law.instrument import Step
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text


class Condition(TypedDict):
    """The arguments of `Instrument.rule` that each condition has."""

    article: str
    source: str
    since: date | None
    asks: Text
    step: Step | None
    stage: Stage
    mark: Mark
    condition: str
