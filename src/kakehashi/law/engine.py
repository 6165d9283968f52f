"""Judges many people at once, in every work category or occupation at once.

    1. Facts that the law computes are derived, each from facts and derivations before it in the book.
    2. Each rule in force on the day gives a Ternary; where it does not apply it asks nothing.
    3. A verdict is "no" where a rule is that refuses by the stage, "yes" where every rule due by then is, else unknown.
    4. Rules are then peeled off what they decide, so that each lane names the first rule that decided it.

People are taken in blocks that stay in the processor's cache; no Python loop runs over people or lanes.  Blocks are
judged one after the other: steps take microseconds, and threads wait for one another longer than they save.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import compress
from operator import and_
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kakehashi.law.answer import Answer, answer_in
from kakehashi.law.facts import Facts
from kakehashi.law.questions import OF_QUESTION
from kakehashi.law.stage import Evidence, Stage
from kakehashi.law.ternary import Ternary, Word, Words, counts_by_lane, filled, lane_of, number_of
from kakehashi.vocabulary import UnknownKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from kakehashi.law.dated import Values
    from kakehashi.law.facts import Column
    from kakehashi.law.instrument import Book, Instrument, Rule
    from kakehashi.vocabulary import Pathway

BLOCK = 16_384
"""People judged together: their words stay in the second-level cache."""


@dataclass(frozen=True, slots=True)
class PathwayAnswer:
    """What the law says of n people on one pathway, in all its lanes.

    Words are (n,) uint64, or (pages, n) where the instrument has more lanes than a machine word has bits.
    `yes` and `no`: the lanes with that answer; a lane of `speaks_of` in neither is unknown.
    `alone`: the lanes that exactly one rule keeps from "yes".
    `mendable`: the lanes that are "no" where every rule that refuses names a step: "not yet".
    `planes`: the number of the first deciding rule, from 1 on in `rules`, one bit a plane and plane by plane along the
    first axis; 0 for "yes".
    """

    instrument: Instrument
    rules: tuple[Rule, ...]
    speaks_of: Word
    yes: Words
    no: Words
    alone: Words
    mendable: Words
    planes: NDArray[np.uint64]

    @property
    def unknown(self) -> Words:
        """The lanes with neither answer, in words as `yes`."""
        return ~(self.yes | self.no) & self.speaks_of

    def words(self, row: int) -> tuple[int, int]:
        """The two words of one person as Python's own integers, to be stored, bit k for lane k.

        Of work categories both fit in a signed 64-bit column; of occupations they do not.
        """
        return number_of(self.yes[..., row]), number_of(self.no[..., row])

    def answer(self, row: int, key: str) -> Answer | None:
        """The answer for one person in the lane `key`; None where the pathway does not speak of it."""
        lane = self.instrument.lanes.lane(key)
        if not self.speaks_of_lane(lane):
            return None
        return answer_in(Ternary(self.yes, self.no), row=row, lane=lane)

    def speaks_of_lane(self, lane: int) -> bool:
        """Does the pathway speak of `lane`?"""
        return bool(number_of(self.speaks_of) >> lane & 1)

    def first_numbers(self, lane: int) -> NDArray[np.int64]:
        """For each person the number of the first deciding rule in `lane`, from 1 on in `rules`; 0 for "yes"; (n,)."""
        numbers = np.zeros(self.yes.shape[-1], np.int64)
        for plane, word in enumerate(self.planes):
            numbers |= lane_of(word, lane).astype(np.int64) << plane
        return numbers

    def decided_by(self, rule_id: str) -> Words:
        """The lanes that the rule was the first to decide, in words as `yes`."""
        number = self._number(rule_id)
        decided = np.full(self.yes.shape, self.speaks_of)
        for plane, word in enumerate(self.planes):
            decided &= word if number >> plane & 1 else ~word
        return decided

    def first_deciding(self, row: int) -> dict[str, str]:
        """For one person the id of the first deciding rule by lane; "yes" has none."""
        planes = [number_of(word) for word in self.planes[..., row]]
        numbers = {
            key: sum((word >> lane & 1) << plane for plane, word in enumerate(planes))
            for lane, key in enumerate(self.instrument.lanes.keys)
        }
        return {key: self.rules[number - 1].id for key, number in numbers.items() if number}

    def counts(self) -> dict[Answer, NDArray[np.int64]]:
        """How many people have each answer, by lane; each (64,) int64, or as many for each page."""
        words = {Answer.YES: self.yes, Answer.NO: self.no, Answer.UNKNOWN: self.unknown}
        return {answer: counts_by_lane(word) for answer, word in words.items()}

    def held_back_only_by(self) -> dict[str, dict[Answer, NDArray[np.int64]]]:
        """How many people only this one rule keeps from "yes", by rule id, answer and lane; unknown counted apart."""
        found = {}
        for rule in self.rules:
            only = self.decided_by(rule.id) & self.alone
            if only.any():
                found[rule.id] = {
                    Answer.NO: counts_by_lane(only & self.no),
                    Answer.UNKNOWN: counts_by_lane(only & ~self.no),
                }
        return found

    def _number(self, rule_id: str) -> int:
        ids = [rule.id for rule in self.rules]
        if rule_id not in ids:
            raise UnknownKey.among(rule_id, ids, kind="rule in force")
        return ids.index(rule_id) + 1


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the law of one day says of n people: an answer a pathway, and how it was asked."""

    on: date
    stage: Stage
    at_least: Evidence
    assumed: tuple[str, ...]
    book_version: int
    law_checked: date
    pathways: Mapping[Pathway, PathwayAnswer]

    def __getitem__(self, pathway: Pathway) -> PathwayAnswer:
        return self.pathways[pathway]


def assess(
    facts: Facts,
    book: Book,
    *,
    on: date,
    stage: Stage = Stage.LANDING,
    at_least: Evidence = Evidence.CLAIMED,
    assumed: Iterable[str] = (),
    pathways: Iterable[Pathway] | None = None,
) -> Assessment:
    """What the law of `on` says of all people in `facts`, on each pathway and in every lane.

    Rules due by `stage` must be "yes"; a later rule that is already "no" refuses too, unless what it asks for is done
    on the way (a paper, a step): then it is still to come.  Evidence weaker than `at_least` is read as unknown.  Each
    name in `assumed` is answered as if it stood.
    Shapes:  n people; per pathway four words a person and one bit plane for each binary digit of the number of rules.
    Raises:  UnknownKey for an assumption that no rule knows.
    Cost:    time O(n), memory the result and one block.  Never changes `facts`; row order and block size never matter.
    """
    named = tuple(assumed)
    given = facts.at_least(at_least, OF_QUESTION).assuming(named)
    values = {one.id: one.values.on(on) for one in book.instruments}
    wanted = tuple(book.pathways if pathways is None else pathways)
    asked = [one for one in book.instruments if one.pathway in wanted]
    answers = {one.id: _empty(one, values[one.id], on, len(facts)) for one in asked}

    for rows in blocks(len(facts), BLOCK):
        block = given.asked_on(on, rows=rows)
        derive_when_read(book, block, values)
        for one in asked:
            answer = answers[one.id]
            _decide(answer, judge(answer.rules, one, block, values[one.id]), stage, rows)
    return Assessment(
        on=on,
        stage=stage,
        at_least=at_least,
        assumed=named,
        book_version=book.version,
        law_checked=book.checked,
        pathways={one.pathway: answers[one.id] for one in asked if one.pathway is not None},
    )


class _OnDemand(dict[str, "Column"]):
    """The columns of a block, and each fact that the law computes as soon as it is read.

    It does not hold the block, which holds it: in a circle the blocks of a file would stay until the collector came.
    """

    def __init__(self, book: Book, block: Facts, values: Mapping[str, Values]) -> None:
        super().__init__(block.columns)
        self._derivations = {
            each.name: (each, values[one.id]) for one in book.instruments for each in one.derivations.values()
        }
        self._people = len(block)

    def __missing__(self, name: str) -> Column:
        derivation, values = self._derivations[name]
        self[name] = column = derivation.body(Facts(self._people, self), values)
        return column


def blocks(people: int, size: int) -> list[slice]:
    """The rows of `people` people, `size` at a time, the last time those that are left."""
    return [slice(start, min(start + size, people)) for start in range(0, people, size)]


def derive_when_read(book: Book, block: Facts, values: Mapping[str, Values]) -> None:
    """Let `block` compute each fact of the law when a rule first reads it; what none reads costs nothing."""
    block.columns = _OnDemand(book, block, values)


def derive(book: Book, block: Facts, values: Mapping[str, Values]) -> None:
    """Add to `block` every fact that the law computes, in the order of the book."""
    for one in book.instruments:
        for derivation in one.derivations.values():
            block.columns[derivation.name] = derivation.body(block, values[one.id])


def judge(rules: Iterable[Rule], one: Instrument, block: Facts, values: Values) -> list[tuple[Rule, Ternary]]:
    """Each rule, and what it says of each person in `block`; in lanes where it asks nothing it is "yes"."""
    said = ((rule, rule.body(block, values)) for rule in rules)
    return [
        (rule, truth if rule.applies_to is None else truth.outside_yes(rule.lanes(values, one.lanes.all)))
        for rule, truth in said
    ]


def due_by(stage: Stage, said: Iterable[tuple[Rule, Ternary]]) -> list[Ternary]:
    """What each rule says by `stage`: one that is due later stands unless it is "no" already and that refuses."""
    return [
        truth if rule.stage <= stage else truth.unless_no() if rule.refuses_by(stage) else Ternary.always(len(truth))
        for rule, truth in said
    ]


def combined(due: Iterable[Ternary], people: int) -> Ternary:
    """The verdict: "no" where any rule is, "yes" where all are.  Truths about whole persons first, in a byte each."""
    ordered = sorted(due, key=lambda truth: not truth.whole)
    return reduce(and_, ordered, Ternary.always(people))


def speaks_of(one: Instrument, values: Values) -> Word:
    """The lanes that the instrument speaks of on the day of `values`."""
    return one.lanes.all if one.speaks_of is None else values.lanes_or_none(one.speaks_of)


def _empty(one: Instrument, values: Values, on: date, people: int) -> PathwayAnswer:
    rules = one.rules_on(on)
    shape = one.lanes.shape(people)
    yes, no, alone, mendable = (np.zeros(shape, np.uint64) for _ in range(4))
    planes = np.zeros((len(rules).bit_length(), *shape), np.uint64)
    return PathwayAnswer(one, rules, speaks_of(one, values), yes, no, alone, mendable, planes)


def _decide(answer: PathwayAnswer, said: Sequence[tuple[Rule, Ternary]], stage: Stage, rows: slice) -> None:
    due = due_by(stage, said)
    verdict = combined(due, len(range(*rows.indices(answer.yes.shape[-1]))))
    answer.yes[..., rows] = verdict.yes & answer.speaks_of
    answer.no[..., rows] = verdict.no & answer.speaks_of
    final = compress(due, [rule.step is None for rule, _ in said])
    answer.alone[..., rows] = _kept_by_one(due, answer.yes[..., rows].shape) & answer.speaks_of
    answer.mendable[..., rows] = answer.no[..., rows] & ~combined(final, len(verdict)).no
    _first_deciding(answer, due, rows)


def _kept_by_one(due: Sequence[Ternary], shape: tuple[int, ...]) -> Words:
    """The lanes that exactly one rule keeps from "yes"; words of `shape`."""
    whole, wholes = _once_and_twice((~truth.surely() for truth in due if truth.whole), np.zeros(shape[-1], np.bool_))
    lane, lanes = _once_and_twice((~truth.yes for truth in due if not truth.whole), np.zeros(shape, np.uint64))
    alone: Words = (lane & ~lanes & ~filled(whole)) | (~lane & filled(whole & ~wholes))
    return alone


def _once_and_twice(held: Iterable[NDArray[Any]], nobody: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """What at least one of `held` has, and what at least two have; both shaped as `nobody`, which has nothing."""
    once, twice = nobody, nobody.copy()
    for each in held:
        twice |= once & each
        once |= each
    return once, twice


def _first_deciding(answer: PathwayAnswer, due: Sequence[Ternary], rows: slice) -> None:
    """Enter the number of the first deciding rule of each lane into the planes of `answer`.

    Of the rules about the whole person the first is kept in two bytes a person, 0 as long as there is none.  A rule
    told by lane decides what no rule before it has decided and no such first one stands before; what is left is decided
    by the first ones.
    """
    planes = answer.planes[..., rows]
    refused = answer.no[..., rows].copy()
    unsure = ~(answer.yes[..., rows] | refused) & answer.speaks_of
    refuser, holder = (np.zeros(refused.shape[-1], np.uint16) for _ in range(2))
    for number, truth in enumerate(due, start=1):
        if truth.whole:
            refuser[truth.surely_not() & (refuser == 0)] = number
            holder[~truth.surely() & (holder == 0)] = number
        else:
            refuses = refused & truth.no & filled(refuser == 0)
            leaves_open = unsure & ~truth.yes & filled(holder == 0)
            refused ^= refuses
            unsure ^= leaves_open
            _enter(planes, number, refuses | leaves_open)
    for plane in range(len(planes)):
        bit = 1 << plane
        planes[plane] |= (refused & filled((refuser & bit) != 0)) | (unsure & filled((holder & bit) != 0))


def _enter(planes: Words, number: int, decides: Words) -> None:
    if decides.any():
        for plane in range(len(planes)):
            if number >> plane & 1:
                planes[plane] |= decides
