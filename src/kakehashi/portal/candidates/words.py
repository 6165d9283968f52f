"""What kept verdicts say, read from their stored words: bit `lane` of a word is the answer for one work category."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from kakehashi.portal.candidates.models import Assessment
from kakehashi.vocabulary import Pathway, WorkCategory, categories

PATHWAYS = (Pathway.SSW1, Pathway.ESD)
"""The pathways whose verdicts are kept for everybody; a dossier shows others when they speak of the person."""


def lanes_of(several: Iterable[WorkCategory]) -> int:
    """The word of these categories."""
    word = 0
    for category in several:
        word |= 1 << category.lane
    return word


def lanes_in(word: int) -> Iterator[int]:
    """The lanes of a word, lowest first."""
    while word:
        lowest = word & -word
        yield lowest.bit_length() - 1
        word ^= lowest


def categories_in(word: int) -> list[WorkCategory]:
    """The categories whose lanes are in the word, in lane order."""
    return [category for category in categories().values() if word >> category.lane & 1]


def answer_in(assessment: Assessment, lanes: int) -> str:
    """`yes`, `unknown`, `not_yet` or `no` within these lanes, as the pool's filter counts them."""
    applying = assessment.applies & lanes
    if assessment.yes & lanes:
        return "yes"
    if applying & ~(assessment.yes | assessment.no):
        return "unknown"
    return "not_yet" if assessment.mendable & lanes else "no"


def lacking_in(assessment: Assessment, lanes: int) -> list[str]:
    """The rules that decide within these lanes, the one that decides most of them first; at most two."""
    counted = {rule: (word & lanes).bit_count() for rule, word in assessment.deciding.items()}
    return sorted((rule for rule, count in counted.items() if count), key=lambda rule: -counted[rule])[:2]


def is_one_step_away(assessment: Assessment, lanes: int) -> bool:
    """Whether nothing is met within these lanes, and in at least one of them exactly one rule is in the way."""
    return not assessment.yes & lanes and bool(assessment.alone & lanes)


class Words(Protocol):
    """The words of one person on one pathway, stored or just made."""

    @property
    def yes(self) -> int:
        """Lanes that are met."""

    @property
    def no(self) -> int:
        """Lanes that are refused."""

    @property
    def applies(self) -> int:
        """Lanes that the pathway speaks of."""

    @property
    def mendable(self) -> int:
        """Refused lanes that steps can change."""

    @property
    def alone(self) -> int:
        """Lanes that one rule alone keeps from "yes"."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The words of one person on one pathway, ready to be stored.

    `yes`, `no` and `mendable` are those on claimed evidence; `levels` has the three on claimed, seen, verified.
    `offered` are the ways through another pathway, with the lanes that are not "yes" in which each is open.
    """

    pathway: str
    applies: int
    alone: int
    deciding: dict[str, int]
    levels: tuple[tuple[int, int, int], ...]
    days: dict[str, str]
    offered: dict[str, int]

    @property
    def pattern(self) -> dict[str, Any]:
        """All that lists are narrowed by, which many people share: not the days, not the ways offered."""
        return {"applies": self.applies, "alone": self.alone, "deciding": self.deciding, "levels": self.levels}

    @property
    def yes(self) -> int:
        """Lanes that are met."""
        return self.levels[0][0]

    @property
    def no(self) -> int:
        """Lanes that are refused."""
        return self.levels[0][1]

    @property
    def mendable(self) -> int:
        """Refused lanes that steps can change."""
        return self.levels[0][2]


def nearest(assessment: Words, count: int) -> list[WorkCategory]:
    """The categories worth showing first: met; then one rule away, unknown before not yet; then the others likewise."""
    unknown = assessment.applies & ~(assessment.yes | assessment.no)
    left = assessment.applies
    found: list[WorkCategory] = []
    for word in (
        assessment.yes,
        unknown & assessment.alone,
        assessment.mendable & assessment.alone,
        unknown,
        assessment.mendable,
        assessment.no,
    ):
        found += [category for category in categories_in(word & left) if not category.planned]
        left &= ~word
    return found[:count]


@dataclass(frozen=True, slots=True)
class Alike:
    """People whose kept verdicts on one pathway are the same in every word: `count` of them."""

    yes: int
    no: int
    applies: int
    alone: int
    deciding: Mapping[str, int]
    days: Mapping[str, str]
    offered: Mapping[str, int]
    count: int


@dataclass(slots=True)
class HeldBack:
    """Those whom one rule alone keeps from "yes", within the lanes asked about.

    `people` are held back by it in at least one lane, `without` are those of them who meet nothing within the lanes,
    `by_lane` counts people lane by lane.  `first` and `last` are the first and the last day on which its step is
    possible for one of them, as ISO 8601 text; "" where no calendar is known.  `offered` are the ways through another
    pathway that are open to one of them in a lane in which the rule holds them back.
    """

    people: int = 0
    without: int = 0
    by_lane: Counter[int] = field(default_factory=Counter)
    first: str = ""
    last: str = ""
    offered: set[str] = field(default_factory=set)

    def count(self, some: Alike, word: int, lanes: int, day: str = "") -> None:
        """Count people whom the rule holds back in the lanes of `word`."""
        self.people += some.count
        self.without += 0 if some.yes & lanes else some.count
        for lane in lanes_in(word):
            self.by_lane[lane] += some.count
        if day:
            self.first = min(self.first or day, day)
            self.last = max(self.last, day)
        self.offered |= {way for way, is_open in some.offered.items() if is_open & word}


@dataclass(frozen=True, slots=True)
class OnlyOne:
    """Whom only one rule holds back, "no" and unknown apart; and all whose answer is unknown, for whatever reason."""

    refused: Mapping[str, HeldBack]
    unknown: Mapping[str, HeldBack]
    cannot_tell: HeldBack


def held_back(people: Sequence[Alike], lanes: int) -> OnlyOne:
    """Whom only one rule holds back within `lanes`, by rule; first the rule that leaves most people without a category.

    The counts by lane are those that `PathwayAnswer.held_back_only_by` gives for the same people.
    Cost: time O(groups of people that are alike · rules that decide).
    """
    refused: dict[str, HeldBack] = {}
    unknown: dict[str, HeldBack] = {}
    cannot_tell = HeldBack()
    for some in people:
        for rule, decided in some.deciding.items():
            only = decided & some.alone & lanes
            for found, word in ((refused, only & some.no), (unknown, only & ~some.no)):
                if word:
                    found.setdefault(rule, HeldBack()).count(some, word, lanes, some.days.get(rule, ""))
        open_lanes = some.applies & ~(some.yes | some.no) & lanes
        if open_lanes:
            cannot_tell.count(some, open_lanes, lanes)
    return OnlyOne(_most_first(refused), _most_first(unknown), cannot_tell)


def _most_first(found: dict[str, HeldBack]) -> dict[str, HeldBack]:
    return dict(sorted(found.items(), key=lambda each: (-each[1].without, -each[1].people, each[0])))
