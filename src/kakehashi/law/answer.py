"""The three answers, as words for people and files."""

from enum import StrEnum

import numpy as np

from kakehashi.law.ternary import Ternary, lane_of
from kakehashi.vocabulary import Text, term


class Answer(StrEnum):
    """What the law says of one person in one lane on one day."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @property
    def text(self) -> Text:
        """The words that the pages print."""
        return _TEXTS[self]


def answer_in(truth: Ternary, *, row: int, lane: int) -> Answer:
    """What `truth` says of the person in `row`, in `lane`."""
    if lane_of(truth.yes[..., row, np.newaxis], lane)[0]:
        return Answer.YES
    return Answer.NO if lane_of(truth.no[..., row, np.newaxis], lane)[0] else Answer.UNKNOWN


_TEXTS = {
    Answer.YES: term("ui.yes"),
    Answer.NO: Text("tidak memenuhi syarat", "要件を満たさない", "does not meet the conditions"),
    Answer.UNKNOWN: term("ui.unknown"),
}
