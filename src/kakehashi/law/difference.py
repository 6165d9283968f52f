"""What a change of day changes for many people: who gains, who loses, and whose answer settles or comes apart.

Every question is asked twice over: as the law stands, and once under each assumption that the book knows, so that no
what-if is ever mistaken for the law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kakehashi.law.answer import Answer
from kakehashi.law.engine import assess
from kakehashi.law.stage import Evidence, Stage
from kakehashi.law.ternary import Word, Words, counts_by_lane, lane_of, number_of, somewhere
from kakehashi.vocabulary import KakehashiError, Pathway, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from kakehashi.law.engine import PathwayAnswer
    from kakehashi.law.facts import Facts
    from kakehashi.law.instrument import Book, Instrument
    from kakehashi.law.ternary import Word


class DifferenceError(KakehashiError):
    """The two days of a question are not in order."""

    title = "The two days cannot be compared"


class Turn(StrEnum):
    """How the answer in one lane turns from the first day to the second; each lane has exactly one."""

    GAINS = "gains"
    LOSES = "loses"
    BECOMES_UNKNOWN = "becomes_unknown"
    COMES_TO_SPEAK = "comes_to_speak"
    SETTLED = "settled"
    UNCHANGED = "unchanged"

    @property
    def text(self) -> Text:
        """The words that the pages print."""
        return _TURNS[self]


@dataclass(frozen=True)
class PathwayDifference:
    """How the answers of n people on one pathway turn, in all its lanes.

    Words are (n,) uint64, or (pages, n), as in `PathwayAnswer`.  `gains`: no or unknown, then yes.  `loses`: yes, then
    no or unknown.  `becomes_unknown`: no, then unknown.  `comes_to_speak`: the pathway did not speak of the lane, and
    then the answer is unknown; nobody was refused before.  `settled`: unknown, then no.  `unchanged`: the rest of
    `speaks_of`.  Else a lane that the pathway does not speak of on one of the two days is "no" on that day: nobody can
    take it.
    """

    before: PathwayAnswer
    after: PathwayAnswer

    @property
    def instrument(self) -> Instrument:
        """The instrument that the pathway stands in."""
        return self.after.instrument

    @property
    def speaks_of(self) -> Word:
        """The lanes that the pathway speaks of on at least one of the two days."""
        return self.before.speaks_of | self.after.speaks_of

    @cached_property
    def gains(self) -> Words:
        """No or unknown, then yes."""
        return self.after.yes & ~self.before.yes

    @cached_property
    def loses(self) -> Words:
        """Yes, then no or unknown."""
        return self.before.yes & ~self.after.yes

    @cached_property
    def becomes_unknown(self) -> Words:
        """No, then unknown."""
        return self.after.unknown & self.before.no

    @cached_property
    def comes_to_speak(self) -> Words:
        """Not spoken of, then unknown."""
        return self.after.unknown & ~self.before.speaks_of

    @cached_property
    def settled(self) -> Words:
        """Unknown, then no."""
        return self.before.unknown & ~(self.after.yes | self.after.unknown)

    @cached_property
    def unchanged(self) -> Words:
        """The same answer on both days."""
        turned = self.gains | self.loses | self.becomes_unknown | self.comes_to_speak | self.settled
        return ~turned & self.speaks_of

    def words(self, turn: Turn) -> Words:
        """The lanes with that turn."""
        words: Words = getattr(self, turn.value)
        return words

    def counts(self) -> dict[Turn, NDArray[np.int64]]:
        """How many people have each turn, by lane; each (64,) int64, or as many for each page."""
        return {turn: counts_by_lane(self.words(turn)) for turn in Turn}

    def rows(self, turn: Turn, key: str | None = None) -> NDArray[np.int64]:
        """The rows of the people with that turn, in the lane `key` or in any: in ascending order."""
        words = self.words(turn)
        return np.flatnonzero(somewhere(words) if key is None else lane_of(words, self.instrument.lanes.lane(key)))

    def turn(self, row: int, key: str) -> Turn | None:
        """The turn of one person in the lane `key`; None where the pathway speaks of it on neither day."""
        lane = self.instrument.lanes.lane(key)
        return next((turn for turn in Turn if number_of(self.words(turn)[..., row]) >> lane & 1), None)


@dataclass(frozen=True, slots=True)
class Difference:
    """How the answers of n people turn from the day `on` to the day `then`.

    `as_it_stands` answers with no assumption at all, whatever a person's facts assume; `assuming` answers once under
    each assumption, and only on the pathways that read it.
    """

    on: date
    then: date
    stage: Stage
    at_least: Evidence
    book_version: int
    law_checked: date
    as_it_stands: Mapping[Pathway, PathwayDifference]
    assuming: Mapping[str, Mapping[Pathway, PathwayDifference]]

    def __getitem__(self, pathway: Pathway) -> PathwayDifference:
        return self.as_it_stands[pathway]

    def told(self) -> Iterator[tuple[str | None, Mapping[Pathway, PathwayDifference]]]:
        """The law as it stands under None, then each assumption by its name: in the order in which pages print them."""
        yield None, self.as_it_stands
        yield from self.assuming.items()


def difference(
    facts: Facts,
    book: Book,
    *,
    on: date,
    then: date,
    stage: Stage = Stage.LANDING,
    at_least: Evidence = Evidence.CLAIMED,
    assumptions: Iterable[str] | None = None,
    pathways: Iterable[Pathway] | None = None,
) -> Difference:
    """How the answers on all people in `facts` turn from the law and facts of `on` to those of `then`.

    `assumptions`: those to be shown beside the law as it stands; None for all that the book knows, () for none.
    Shapes:  n people; two assessments a pathway, and two more under each assumption that it reads.
    Raises:  DifferenceError where `then` is before `on`; UnknownKey for an assumption that the book does not know.
    Cost:    that of its assessments; the words of a turn are made when they are first asked for.
    """
    in_order(on, then)
    wanted = tuple(book.pathways if pathways is None else pathways)
    plain = facts.not_assuming(book.assumptions)

    def both(assumed: Sequence[str], among: Sequence[Pathway]) -> dict[Pathway, PathwayDifference]:
        before, after = (
            assess(plain, book, on=day, stage=stage, at_least=at_least, assumed=assumed, pathways=among)
            for day in (on, then)
        )
        return {pathway: PathwayDifference(before[pathway], after[pathway]) for pathway in before.pathways}

    named = book.assumptions if assumptions is None else tuple(assumptions)
    reading = {name: [each for each in book.reading(name) if each in wanted] for name in named}
    return Difference(
        on=on,
        then=then,
        stage=stage,
        at_least=at_least,
        book_version=book.version,
        law_checked=book.checked,
        as_it_stands=both((), wanted),
        assuming={name: both([name], among) for name, among in reading.items() if among},
    )


def turn_of(before: Answer | None, after: Answer | None) -> Turn:
    """The turn from one answer to another; None: the pathway does not speak of the lane, and nobody can take it."""
    if before is None and after is Answer.UNKNOWN:
        return Turn.COMES_TO_SPEAK
    before, after = before or Answer.NO, after or Answer.NO
    if before is after:
        return Turn.UNCHANGED
    if after is Answer.YES:
        return Turn.GAINS
    if before is Answer.YES:
        return Turn.LOSES
    return Turn.SETTLED if after is Answer.NO else Turn.BECOMES_UNKNOWN


def in_order(on: date, then: date) -> None:
    """Raise DifferenceError where `then` is before `on`."""
    if then < on:
        raise DifferenceError([f"the second day, {then}, is before the first, {on}; give the earlier one first."])


_TURNS = {
    Turn.GAINS: Text("menjadi memenuhi syarat", "新たに要件を満たす", "comes to meet the conditions"),
    Turn.LOSES: Text(
        "tidak lagi dinyatakan memenuhi syarat",
        "要件を満たすとはいえなくなる",
        "no longer found to meet the conditions",
    ),
    Turn.BECOMES_UNKNOWN: Text(
        "tidak lagi tertutup, tetapi belum dapat dipastikan",
        "「満たさない」から「判定できない」に変わる",
        "no longer refused, and not yet certain",
    ),
    Turn.COMES_TO_SPEAK: Text(
        "baru dicakup oleh jalur ini, tetapi belum dapat dipastikan",
        "新たにこの制度の対象となるが、判定できない",
        "newly spoken of by the pathway, and not yet certain",
    ),
    Turn.SETTLED: Text(
        "kini dipastikan tidak memenuhi syarat",
        "「判定できない」から「満たさない」に確定する",
        "now certain not to meet the conditions",
    ),
    Turn.UNCHANGED: Text("tidak berubah", "変わらない", "unchanged"),
}
