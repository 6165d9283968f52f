"""The columns that rules read: numbers, codes, and tables of several entries a person.

A number that is not known is not a hole: it is an interval.  `low` and `high` bound it, both equal when it is known,
and arithmetic on intervals carries what is not known through sums, differences and comparisons without a guess.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, reduce
from operator import and_
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from kakehashi.law import days
from kakehashi.law.ternary import EVERY, NONE, Ternary, Truths, Words, filled

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

Integers = NDArray[np.int32]

T = TypeVar("T")

FARTHEST = 2**28
"""Beyond every day, amount and score that is ever given; an unknown number lies anywhere up to it."""

FOREVER = days.number(days.LAST) + 1
"""A day beyond all that may be given: the last day of a stay that is still running."""

LARGEST = 2**24
"""No amount, score or length that is given may reach this."""


_MONTHS = 12

_APART = 4 * FARTHEST
"""Farther than any two days lie from each other: days set off by this for each person never reach another's."""


def _whole(number: int | date) -> int:
    return days.number(number) if isinstance(number, date) else number


class Numbers:
    """Whole numbers or days, one a person or entry, each known or bounded: `low` and `high` are (n,) int32."""

    __slots__ = ("high", "low")

    def __init__(self, low: Integers, high: Integers) -> None:
        self.low = low
        self.high = high

    @classmethod
    def all_at(cls, number: int | date, people: int) -> Numbers:
        """The same known number for everybody."""
        same = np.full(people, _whole(number), np.int32)
        return cls(same, same)

    @classmethod
    def unknown(cls, people: int) -> Numbers:
        """Nothing known about anybody."""
        return cls(np.full(people, -FARTHEST, np.int32), np.full(people, FARTHEST, np.int32))

    @property
    def known(self) -> NDArray[np.bool_]:
        """Where the number is known exactly; (n,) bool."""
        same: NDArray[np.bool_] = self.low == self.high
        return same

    def __ge__(self, other: Numbers | int | date) -> Ternary:
        if isinstance(other, Numbers):
            return Ternary(self.low >= other.high, self.high < other.low)
        bound = _whole(other)
        return Ternary(self.low >= bound, self.high < bound)

    def __le__(self, other: Numbers | int | date) -> Ternary:
        if isinstance(other, Numbers):
            return other >= self
        bound = _whole(other)
        return Ternary(self.high <= bound, self.low > bound)

    def __lt__(self, other: Numbers | int | date) -> Ternary:
        return ~(self >= other)

    def __gt__(self, other: Numbers | int | date) -> Ternary:
        return ~(self <= other)

    def __add__(self, other: Numbers) -> Numbers:
        return Numbers(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Numbers) -> Numbers:
        return Numbers(self.low - other.high, self.high - other.low)

    def at_most(self, other: Numbers) -> Numbers:
        """The smaller of the two."""
        return Numbers(np.minimum(self.low, other.low), np.minimum(self.high, other.high))

    def not_before(self, other: Numbers) -> Numbers:
        """The larger of the two."""
        return Numbers(np.maximum(self.low, other.low), np.maximum(self.high, other.high))

    def not_below_zero(self) -> Numbers:
        """This, and zero where it is negative."""
        return Numbers(np.maximum(self.low, 0), np.maximum(self.high, 0))

    def or_earlier(self) -> Numbers:
        """Any day up to this one: what is known of what came before it."""
        return Numbers(np.full(len(self), -FARTHEST, np.int32), self.high)

    def day_after(self) -> Numbers:
        """The next day: the end of a period whose last day this is."""
        return Numbers(self.low + 1, self.high + 1)

    def or_else(self, other: Numbers) -> Numbers:
        """This where something was given, `other` where nothing was."""
        given = (self.low > -FARTHEST) | (self.high < FARTHEST)
        return Numbers(np.where(given, self.low, other.low), np.where(given, self.high, other.high))

    def where(self, truth: Ternary, other: Numbers) -> Numbers:
        """This where `truth` is yes in every lane, `other` where it is no; else all from the one to the other."""
        yes, no = truth.surely(), truth.surely_not()
        low, high = np.minimum(self.low, other.low), np.maximum(self.high, other.high)
        return Numbers(
            np.where(yes, self.low, np.where(no, other.low, low)),
            np.where(yes, self.high, np.where(no, other.high, high)),
        )

    def given(self) -> Ternary:
        """Is it known?  Yes or unknown: what was not told may well be there."""
        return Ternary(self.known, np.zeros(len(self), np.bool_))

    def years_until(self, later: Numbers) -> Numbers:
        """Completed years from this day to `later`."""
        return Numbers(days.years_between(self.high, later.low), days.years_between(self.low, later.high))

    def months_after(self, months: int | Numbers) -> Numbers:
        """The first day after a period of `months` that began on this day."""
        low, high = (months.low, months.high) if isinstance(months, Numbers) else (months, months)
        return Numbers(days.months_after(self.low, low), days.months_after(self.high, high))

    def years_after(self, years: int) -> Numbers:
        """The first day after a period of `years` that began on this day."""
        return self.months_after(_MONTHS * years)

    def where_not(self, known: NDArray[np.bool_]) -> Numbers:
        """This, unknown where `known` (n,) is false."""
        return Numbers(np.where(known, self.low, -FARTHEST), np.where(known, self.high, FARTHEST))

    def repeated(self, times: int) -> Numbers:
        """These, and again, one after another."""
        return Numbers(np.tile(self.low, times), np.tile(self.high, times))

    def __len__(self) -> int:
        return len(self.low)

    def __getitem__(self, rows: slice | NDArray[Any]) -> Numbers:
        return Numbers(self.low[rows], self.high[rows])


class Codes:
    """A word of a closed list, one a person or entry: `code` (n,) int16 points into `names`; -1 is unknown."""

    __slots__ = ("_answered", "_index", "code", "names")

    def __init__(self, code: NDArray[np.int16], names: Sequence[str]) -> None:
        self.code = code
        self.names = tuple(names)
        self._answered: dict[frozenset[str], Ternary] = {}
        self._index: NDArray[np.intp] | None = None

    @property
    def _place(self) -> NDArray[np.intp]:
        """`code` as NumPy indexes with it: made once, since a gather by short numbers takes three times as long."""
        if self._index is None:
            self._index = self.code.astype(np.intp)
        return self._index

    def gathered(self, yes: Words, no: Words) -> Ternary:
        """What a table says of each name, as words (names,) or (pages, names): one gather; unknown stays unknown.

        One word more, of no lane, is laid behind the names: there the -1 of an unknown name points.
        """
        no_lane = yes[..., 0, np.newaxis] & NONE
        said = (np.concatenate((words, no_lane), axis=-1).take(self._place, axis=-1) for words in (yes, no))
        return Ternary(*said)

    def is_in(self, wanted: Collection[str]) -> Ternary:
        """Is it one of `wanted`?  Many rules ask the same of the same column: each question is answered once."""
        asked = frozenset(wanted)
        if asked not in self._answered:
            yes, no = _asked_of_each(self.names, asked)
            self._answered[asked] = Ternary(yes[self._place], no[self._place])
        return self._answered[asked]

    def is_(self, name: str) -> Ternary:
        """Is it `name`?"""
        return self.is_in((name,))

    def number_in(self, table: Mapping[str, int], *, otherwise: int = FOREVER) -> Numbers:
        """The number that `table` has for each name; where it has none, `otherwise`: a limit that is never met."""
        found = [table.get(name, otherwise) for name in self.names]
        low = np.array([*found, -FARTHEST], np.int32)[self._place]
        high = np.array([*found, FARTHEST], np.int32)[self._place]
        return Numbers(low, high)

    def or_else(self, name: str, where: Ternary) -> Codes:
        """This where it is known; `name` where nothing was given and `where` is yes of the whole person."""
        stands_in = (self.code < 0) & where.surely()
        return Codes(np.where(stands_in, self.names.index(name), self.code).astype(np.int16), self.names)

    def where_not(self, known: NDArray[np.bool_]) -> Codes:
        """This, unknown where `known` (n,) is false."""
        return Codes(np.where(known, self.code, -1).astype(np.int16), self.names)

    def repeated(self, times: int) -> Codes:
        """These, and again, one after another."""
        return Codes(np.tile(self.code, times), self.names)

    def __len__(self) -> int:
        return len(self.code)

    def __getitem__(self, rows: slice | NDArray[Any]) -> Codes:
        return Codes(self.code[rows], self.names)


@cache
def _asked_of_each(names: tuple[str, ...], wanted: frozenset[str]) -> tuple[Truths, Truths]:
    """For each name, and last for what is not known: is it wanted?  (names + 1,) bool; only ever gathered from.

    The book asks the same few questions of each block of people: their number bounds the cache.
    """
    yes = np.array([*(name in wanted for name in names), False])
    no = ~yes
    no[-1] = False
    return yes, no


Flat = Numbers | Codes | Ternary
"""A column with one value a person or entry."""


@dataclass(frozen=True)
class Table:
    """A list of entries a person (tests, stays): person i owns entries `first[i]` to `first[i + 1]`.

    `first` (n + 1,) int64.  `given` (n,) bool: a list that was given is complete, one that was not is unknown.
    `entries` holds one column a key, each with as many values as there are entries.
    """

    first: NDArray[np.int64]
    given: NDArray[np.bool_]
    entries: Mapping[str, Flat]

    @cached_property
    def ranks(self) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """For the first entries of all people, then the second ones, and so on: whose they are, and where they lie.

        As many rounds as the longest list has entries; lists are short, so this beats a reduction by segments.
        """
        owned, starts = (self.first[1:] - self.first[:-1]), self.first[:-1]
        rounds: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
        people = np.flatnonzero(owned)
        while len(people):
            rounds.append((people, starts[people] + len(rounds)))
            people = people[owned[people] > len(rounds)]
        return rounds

    def numbers(self, key: str) -> Numbers:
        """The entries' numbers or days under `key`."""
        return _typed(self.entries[key], Numbers)

    def codes(self, key: str) -> Codes:
        """The entries' words under `key`."""
        return _typed(self.entries[key], Codes)

    def truth(self, key: str) -> Ternary:
        """The entries' truths, or sets of categories, under `key`."""
        return _typed(self.entries[key], Ternary)

    def any(self, *conditions: Ternary) -> Ternary:
        """Is there an entry for which all `conditions` are yes?  No entry at all is "no" where the list was given.

        What is told of whole entries is combined first, in a byte each; lane by lane the others are then combined of
        those entries alone that may be the one.
        """
        if not self.first[-1]:
            return Ternary(np.zeros(len(self), np.bool_), self.given)
        may = reduce(and_, (each for each in conditions if each.whole), Ternary.always(int(self.first[-1])))
        by_lane = [each for each in conditions if not each.whole]
        matter = np.flatnonzero(~may.surely_not())
        whose = self.owners()[matter]
        of_entries = reduce(and_, (each[matter] for each in by_lane), may[matter])
        if of_entries.whole:
            found, possible = np.zeros(len(self), np.bool_), np.zeros(len(self), np.bool_)
            found[whose[of_entries.surely()]] = True
            possible[whose] = True
            return Ternary(found, self.given & ~possible)
        shape = (*of_entries.yes.shape[:-1], len(self))
        yes, no = np.zeros(shape, np.uint64), np.full(shape, np.where(self.given, EVERY, NONE))
        for page in np.ndindex(shape[:-1]):
            np.bitwise_or.at(yes[page], whose, of_entries.yes[page])
            np.bitwise_and.at(no[page], whose, of_entries.no[page])
        return Ternary(yes, no)

    def told(self) -> Ternary:
        """Was the list given at all?"""
        return Ternary(self.given, ~self.given)

    def total(self, numbers: Numbers, *, where: Ternary) -> Numbers:
        """The sum of `numbers`, none below zero, over the entries that are `where` (of the whole entry)."""
        surely, perhaps = where.surely(), ~where.surely_not()
        low = self._summed(np.where(surely, numbers.low, 0))
        high = self._summed(np.where(perhaps, numbers.high, 0))
        return Numbers(low, np.where(self.given, high, FARTHEST).astype(np.int32))

    def days_in(self, begun: Numbers, ended: Numbers, *, where: Ternary) -> Numbers:
        """The days in the periods from `begun` until before `ended` that are `where`; one in two of them counts once.

        Cost: time O(e log e) for e entries, of which most lists of periods have none.
        """
        surely, perhaps = where.surely(), ~where.surely_not()
        low = self._covered(begun.high, ended.low, surely)
        high = self._covered(begun.low, ended.high, perhaps)
        return Numbers(low, np.where(self.given, high, FARTHEST).astype(np.int32))

    def earliest(self, numbers: Numbers, *, where: Ternary) -> Numbers:
        """The smallest of `numbers` over the entries that are `where`; far ahead when there is none."""
        low = self._least(np.where(where.surely_not(), FOREVER, numbers.low))
        high = self._least(np.where(where.surely(), numbers.high, FOREVER))
        return Numbers(np.where(self.given, low, -FARTHEST).astype(np.int32), high)

    def latest(self, numbers: Numbers, *, where: Ternary) -> Numbers:
        """The greatest of `numbers` over the entries that are `where`; far back when there is none."""
        turned = self.earliest(Numbers(-numbers.high, -numbers.low), where=where)
        return Numbers(-turned.high, -turned.low)

    def reaches(self, least: int, numbers: Numbers, *, where: Ternary) -> Ternary:
        """In each lane: do `numbers`, none below zero, add up to `least` (1 or more) over the entries `where` there?"""
        yes = self._summed_up_to(least, numbers.low, where.yes)
        perhaps = self._summed_up_to(least, numbers.high, ~where.no)
        return Ternary(yes, np.where(self.given, ~perhaps, NONE))

    def open(self) -> Ternary:
        """Unknown, for every entry: the law's text was not found, or its sources conflict."""
        return Ternary.unknown(int(self.first[-1]))

    def matched(self, other: Table, key: str, *, where: Ternary) -> Ternary:
        """For each entry: has the same person an entry of `other` with the same `key` that is `where`?

        A code that is not known may match any.
        """
        mine, theirs = self.codes(key).code, other.codes(key).code
        surely, perhaps = where.surely(), ~where.surely_not()
        named, other_named = mine >= 0, theirs >= 0
        owner, other_owner = self.owners(), other.owners()
        yes = named & other._words_of(key, surely & other_named)[owner, mine]
        same = named & other._words_of(key, perhaps & other_named)[owner, mine]
        unnamed = np.isin(owner, other_owner[perhaps & ~other_named]) | ~other.given[owner]
        may = same | unnamed | (~named & np.isin(owner, other_owner[perhaps]))
        return Ternary(yes, ~(yes | may))

    def owners(self) -> NDArray[np.int64]:
        """The row of the person who owns each entry; (entries,) int64."""
        return self._owners

    @cached_property
    def _owners(self) -> NDArray[np.int64]:
        return np.repeat(np.arange(len(self)), self.first[1:] - self.first[:-1])

    def _words_of(self, key: str, which: Truths) -> Truths:
        """Which words under `key` each person has in the entries that are `which`, all told; (n, names) bool."""
        codes = self.codes(key)
        there = np.zeros((len(self), len(codes.names)), np.bool_)
        there[self.owners()[which], codes.code[which]] = True
        return there

    def of_person(self, numbers: Numbers) -> Numbers:
        """A number of the person beside each of their entries; the same column is laid there once."""
        if numbers not in self._laid:
            owned = self.first[1:] - self.first[:-1]
            low = np.repeat(numbers.low, owned)
            high = low if numbers.high is numbers.low else np.repeat(numbers.high, owned)
            self._laid[numbers] = Numbers(low, high)
        return self._laid[numbers]

    @cached_property
    def _laid(self) -> dict[Numbers, Numbers]:
        """What `of_person` gave, by the very column it was asked of: columns of the same numbers are two keys."""
        return {}

    def _summed(self, values: NDArray[Any]) -> Integers:
        sums = np.cumsum(np.append(np.int64(), values))
        each: Integers = np.clip(sums[self.first[1:]] - sums[self.first[:-1]], 0, FARTHEST).astype(np.int32)
        return each

    def _covered(self, begun: Integers, ended: Integers, where: NDArray[np.bool_]) -> Integers:
        """How many days each person's periods cover that are `where`: in order of their first day, what each adds.

        The latest end so far is a running maximum over all people, each set off beyond all days of those before.
        """
        counted = np.flatnonzero(where)
        taken = counted[np.lexsort((begun[counted], self.owners()[counted]))]
        aside = self.owners()[taken] * _APART
        first, end = aside + begun[taken], aside + ended[taken]
        so_far = np.maximum.accumulate(end)
        first[1:] = np.maximum(first[1:], so_far[:-1])
        added = np.zeros_like(begun)
        added[taken] = np.maximum(end - first, 0)
        return self._summed(added)

    def _summed_up_to(self, least: int, values: Integers, lanes: Words) -> Words:
        """The lanes in which `values`, counted where `lanes` are set, add up to `least`; uint64, people the last axis.

        All lanes count at once, one plane of words a binary digit.  They begin at `least` below zero, in two's
        complement, so that a lane has reached it as soon as its top digit carries.
        """
        size = least.bit_length()
        begun = -least
        shape = (*lanes.shape[:-1], len(self))
        planes = [np.full(shape, EVERY if begun >> digit & 1 else NONE) for digit in range(size)]
        reached = np.zeros(shape, np.uint64)
        bounded = np.clip(values, 0, least)
        for people, places in self.ranks:
            counted, carry = lanes.take(places, axis=-1), NONE
            for digit, plane in enumerate(planes):
                added = filled((bounded[places] >> digit & 1).astype(np.bool_)) & counted
                before = plane.take(people, axis=-1)
                plane[..., people] = before ^ added ^ carry
                carry = (before & added) | (carry & (before ^ added))
            reached[..., people] |= carry
        return reached

    def _least(self, values: NDArray[Any]) -> Integers:
        least = np.full(len(self), FOREVER, np.int32)
        for people, places in self.ranks:
            least[people] = np.minimum(least[people], values[places])
        return least

    def __len__(self) -> int:
        return len(self.given)

    def __getitem__(self, rows: slice) -> Table:
        start, stop, _ = rows.indices(len(self))
        first = self.first[start : stop + 1]
        owned = slice(int(first[0]), int(first[-1]))
        return Table(first - first[0], self.given[rows], {key: column[owned] for key, column in self.entries.items()})

    def repeated(self, times: int) -> Table:
        """The people and their entries, and again, one after another."""
        owned = np.tile(self.first[1:] - self.first[:-1], times)
        first = np.concatenate(([0], np.cumsum(owned)))
        entries = {key: column.repeated(times) for key, column in self.entries.items()}
        return Table(first, np.tile(self.given, times), entries)


def _typed(column: Flat, kind: type[T]) -> T:
    if not isinstance(column, kind):
        raise TypeError(f"this column holds {type(column).__name__}, and {kind.__name__} was asked for")
    return column
