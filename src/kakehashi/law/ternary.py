"""Yes, no and unknown for many people and all lanes at once, in two machine words a person.

A *lane* is one work category or occupation.  Bit k of `yes` says "yes in lane k", bit k of `no` says "no in lane k";
neither bit is unknown, and both is impossible.  Kleene's logic is then four machine instructions, and its cost does not
grow with the number of lanes.

A table of more than 64 lanes takes several words a person, its *pages*: lane k is bit k % 64 of page k // 64.  Pages
lead: words are (n,) where the table has one page and (pages, n) where it has more, so that the people are always the
last axis and a truth about the whole person, (n,) with every lane filled, meets either by NumPy's own rule.  Which page
and which bit a lane is, only this file knows.

Most of the law speaks of the whole person.  Such a truth is kept in a byte a person, an eighth of the memory to read
and write, and is widened to words when it first meets a truth that is told by lane.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

Words = NDArray[np.uint64]
Truths = NDArray[np.bool_]

Word: TypeAlias = "np.uint64 | Words"
"""The same lanes for everybody: one machine word, or (pages, 1) of a table that takes more."""

NONE = np.uint64(0)
EVERY = ~NONE
"""A word with every lane set: what a truth about the whole person looks like."""


_BITS = 64
_COUNTED = 4_096
_PAGE = (1 << _BITS) - 1


def pages_for(lanes: int) -> int:
    """How many machine words hold so many lanes."""
    return max(1, -(-lanes // _BITS))


def word_of(number: int, pages: int) -> Word:
    """The word with lane k set where bit k of `number` is: one machine word, or (pages, 1)."""
    if pages == 1:
        return np.uint64(number)
    return np.array([[number >> _BITS * page & _PAGE] for page in range(pages)], np.uint64)


def number_of(word: Word) -> int:
    """A word, or the pages of one person, (pages,) or (pages, 1), as one whole number: bit k is lane k."""
    return sum(int(bits) << _BITS * page for page, bits in enumerate(np.ravel(word)))


def words_of(numbers: Sequence[int], pages: int) -> Words:
    """The words of as many people as there are `numbers`, lane k set where bit k is: (n,), or (pages, n)."""
    if pages == 1:
        return np.array(numbers, np.uint64)
    return np.array([[number >> _BITS * page & _PAGE for number in numbers] for page in range(pages)], np.uint64)


def somewhere(words: Words) -> Truths:
    """Whose words have any lane set?  (n,) bool."""
    found: Truths = words != NONE
    anywhere: Truths = found if found.ndim == 1 else np.any(found, axis=0)
    return anywhere


def lane_of(words: Words, lane: int) -> Truths:
    """Is `lane` set?  (n,) bool; in words about whole persons (n,) each lane is as every other."""
    page = words if words.ndim == 1 else words[lane // _BITS]
    found: Truths = (page >> np.uint64(lane % _BITS) & np.uint64(1)).astype(np.bool_)
    return found


def filled(truths: Truths) -> Words:
    """A word a person: every lane where `truths` (n,) is true, no lane where it is false."""
    return np.negative(truths.view(np.int8)).astype(np.int64).view(np.uint64)


class Ternary:
    """A three-valued truth a person and lane: `yes` and `no` never share a bit.

    Made of words, (n,) or (pages, n) uint64; or, about the whole person and alike in every lane, of (n,) bool.
    """

    __slots__ = ("_no", "_words", "_yes")

    def __init__(self, yes: Words | Truths, no: Words | Truths) -> None:
        self._yes: NDArray[Any] = yes
        self._no: NDArray[Any] = no
        self._words: tuple[Words, Words] | None = None

    @classmethod
    def always(cls, people: int) -> Ternary:
        """Yes, for `people` people."""
        return cls(np.ones(people, np.bool_), np.zeros(people, np.bool_))

    @classmethod
    def unknown(cls, people: int) -> Ternary:
        """Unknown, for `people` people."""
        return cls(np.zeros(people, np.bool_), np.zeros(people, np.bool_))

    @property
    def whole(self) -> bool:
        """Is it kept as a truth about the whole person?  Words may say the same in every lane and not be."""
        return self._yes.dtype == np.bool_

    @property
    def yes(self) -> Words:
        """The lanes in which it is yes; (n,) or (pages, n) uint64."""
        return self._in_words()[0]

    @property
    def no(self) -> Words:
        """The lanes in which it is no; (n,) or (pages, n) uint64."""
        return self._in_words()[1]

    def surely(self) -> Truths:
        """Who has it in every lane; (n,) bool, or (pages, n)."""
        return self._yes if self.whole else self._yes == EVERY

    def surely_not(self) -> Truths:
        """Who has it in no lane; (n,) bool, or (pages, n)."""
        return self._no if self.whole else self._no == EVERY

    def __and__(self, other: Ternary) -> Ternary:
        (yes, no), (other_yes, other_no) = self._beside(other)
        return Ternary(yes & other_yes, no | other_no)

    def __or__(self, other: Ternary) -> Ternary:
        (yes, no), (other_yes, other_no) = self._beside(other)
        return Ternary(yes | other_yes, no & other_no)

    def __invert__(self) -> Ternary:
        return Ternary(self._no, self._yes)

    def _in_words(self) -> tuple[Words, Words]:
        if not self.whole:
            return self._yes, self._no
        if self._words is None:
            self._words = filled(self._yes), filled(self._no)
        return self._words

    def _beside(self, other: Ternary) -> tuple[tuple[NDArray[Any], NDArray[Any]], tuple[NDArray[Any], NDArray[Any]]]:
        """Both as they are kept, where that is alike, else both in words."""
        if self.whole is other.whole:
            return (self._yes, self._no), (other._yes, other._no)
        return self._in_words(), other._in_words()

    def choose(self, if_yes: Ternary, if_no: Ternary) -> Ternary:
        """`if_yes` where this is yes, `if_no` where it is no; where unknown, only what both agree on."""
        return (self & if_yes) | (~self & if_no) | (if_yes & if_no)

    def in_lanes(self, lanes: Word) -> Ternary:
        """This in `lanes`, and "no" in all other lanes."""
        return Ternary(self.yes & lanes, self.no | ~lanes)

    def outside_yes(self, lanes: Word) -> Ternary:
        """This in `lanes`, and "yes" in all other lanes, where nothing is asked."""
        return Ternary(self.yes | ~lanes, self.no & lanes)

    def somewhere_in(self, lanes: Word) -> Ternary:
        """About the whole person: is it yes in at least one of `lanes`?"""
        if self.whole:
            any_lane = bool(np.any(lanes))
            return Ternary(self._yes & any_lane, self._no | (not any_lane))
        yes, no = (self._yes & lanes) != NONE, (self._no & lanes) == lanes
        return Ternary(yes, no) if yes.ndim == 1 else Ternary(yes.any(axis=0), no.all(axis=0))

    def unless_no(self) -> Ternary:
        """Yes wherever nobody said no: for a remark that only speaks up when something is wrong."""
        return Ternary(~self._no, self._no)

    def at_best_open(self) -> Ternary:
        """Unknown wherever this is not "no": for what would do, if something were known that nobody can tell."""
        return Ternary(np.zeros_like(self._yes), self._no)

    def only_yes(self) -> Ternary:
        """No wherever nobody said yes: for what is so only once it is said."""
        return Ternary(self._yes, ~self._yes)

    def or_else(self, other: Ternary) -> Ternary:
        """This where it is known, `other` where it is not."""
        (yes, no), (other_yes, other_no) = self._beside(other)
        open_ = ~(yes | no)
        return Ternary(yes | (other_yes & open_), no | (other_no & open_))

    def where_not(self, known: Truths) -> Ternary:
        """This, unknown where `known` (n,) is false."""
        mask = known if self.whole else filled(known)
        return Ternary(self._yes & mask, self._no & mask)

    def repeated(self, times: int) -> Ternary:
        """The truths of these people, and again, one after another."""
        return Ternary(np.tile(self._yes, times), np.tile(self._no, times))

    def equals(self, other: Ternary) -> bool:
        """True when all people and lanes agree, unknown with unknown."""
        (yes, no), (other_yes, other_no) = self._beside(other)
        return np.array_equal(yes, other_yes) and np.array_equal(no, other_no)

    def __len__(self) -> int:
        people: int = self._yes.shape[-1]
        return people

    def __getitem__(self, rows: slice | NDArray[Any]) -> Ternary:
        return Ternary(self._yes[..., rows], self._no[..., rows])

    def __bool__(self) -> NoReturn:
        raise TypeError("a Ternary has three values; ask `.yes`, `.no` or `.equals(other)`, never `if`, `and`, `or`")

    def __eq__(self, other: object) -> NoReturn:
        raise TypeError("unknown is not equal to unknown; compare two Ternaries with `.equals(other)`")

    __hash__ = None  # type: ignore[assignment]  # as Python has it for what cannot be compared

    def __repr__(self) -> str:
        yes, no = ([hex(number_of(words[..., row])) for row in range(len(self))] for words in (self.yes, self.no))
        return f"Ternary(yes={yes}, no={no})"


def counts_by_lane(words: Words) -> NDArray[np.int64]:
    """In how many of `words` (n,) each of the 64 lanes is set: (64,) int64; of (pages, n), (64 * pages,).

    Cost: a byte for each bit, of `_COUNTED` words at a time, added up; no loop over lanes.
    """
    if words.ndim > 1:
        return np.concatenate([counts_by_lane(page) for page in words])
    counts = np.zeros(_BITS, np.int64)
    for start in range(0, len(words), _COUNTED):
        part = words[start : start + _COUNTED].astype("<u8")
        counts += np.unpackbits(part[:, np.newaxis].view(np.uint8), axis=1, bitorder="little").sum(
            axis=0, dtype=np.int64
        )
    return counts
