"""Yes, no and unknown for many people and up to 64 lanes at once, in two machine words a person.

A *lane* is one work category.  Bit k of `yes` says "yes in lane k", bit k of `no` says "no in lane k"; neither bit is
unknown, and both is impossible.  Kleene's logic is then four machine instructions, and its cost does not grow with the
number of lanes.  The operators work element by element: a table of more than 64 lanes would hand them arrays of shape
(n, 2), and they would not change.
"""

from __future__ import annotations

from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
Truths = NDArray[np.bool_]

NONE = np.uint64(0)
EVERY = ~NONE
"""A word with every lane set: what a truth about the whole person looks like."""


def filled(truths: Truths) -> Words:
    """A word a person: every lane where `truths` (n,) is true, no lane where it is false."""
    return np.negative(truths.astype(np.uint64))


class Ternary:
    """A three-valued truth a person and lane; `yes` and `no` are (n,) uint64 and never share a bit."""

    __slots__ = ("no", "yes")

    def __init__(self, yes: Words, no: Words) -> None:
        self.yes = yes
        self.no = no

    @classmethod
    def of(cls, yes: Truths, no: Truths) -> Ternary:
        """A truth about the whole person: `yes` and `no` are (n,) bool, and it holds in every lane alike."""
        return cls(filled(yes), filled(no))

    @classmethod
    def always(cls, people: int) -> Ternary:
        """Yes, for `people` people."""
        return cls(np.full(people, EVERY), np.zeros(people, np.uint64))

    @classmethod
    def unknown(cls, people: int) -> Ternary:
        """Unknown, for `people` people."""
        return cls(np.zeros(people, np.uint64), np.zeros(people, np.uint64))

    def __and__(self, other: Ternary) -> Ternary:
        return Ternary(self.yes & other.yes, self.no | other.no)

    def __or__(self, other: Ternary) -> Ternary:
        return Ternary(self.yes | other.yes, self.no & other.no)

    def __invert__(self) -> Ternary:
        return Ternary(self.no, self.yes)

    def choose(self, if_yes: Ternary, if_no: Ternary) -> Ternary:
        """`if_yes` where this is yes, `if_no` where it is no; where unknown, only what both agree on."""
        return (self & if_yes) | (~self & if_no) | (if_yes & if_no)

    def in_lanes(self, lanes: np.uint64) -> Ternary:
        """This in `lanes`, and "no" in all other lanes."""
        return Ternary(self.yes & lanes, self.no | ~lanes)

    def outside_yes(self, lanes: np.uint64) -> Ternary:
        """This in `lanes`, and "yes" in all other lanes, where nothing is asked."""
        return Ternary(self.yes | ~lanes, self.no & lanes)

    def somewhere_in(self, lanes: np.uint64) -> Ternary:
        """About the whole person: is it yes in at least one of `lanes`?"""
        return Ternary.of((self.yes & lanes) != NONE, (self.no & lanes) == lanes)

    def unless_no(self) -> Ternary:
        """Yes wherever nobody said no: for a remark that only speaks up when something is wrong."""
        return Ternary(~self.no, self.no)

    def only_yes(self) -> Ternary:
        """No wherever nobody said yes: for what is so only once it is said."""
        return Ternary(self.yes, ~self.yes)

    def or_else(self, other: Ternary) -> Ternary:
        """This where it is known, `other` where it is not."""
        known = self.yes | self.no
        return Ternary(self.yes | (other.yes & ~known), self.no | (other.no & ~known))

    def equals(self, other: Ternary) -> bool:
        """True when all people and lanes agree, unknown with unknown."""
        return np.array_equal(self.yes, other.yes) and np.array_equal(self.no, other.no)

    def __len__(self) -> int:
        return len(self.yes)

    def __getitem__(self, rows: slice) -> Ternary:
        return Ternary(self.yes[rows], self.no[rows])

    def __bool__(self) -> NoReturn:
        raise TypeError("a Ternary has three values; ask `.yes`, `.no` or `.equals(other)`, never `if`, `and`, `or`")

    def __eq__(self, other: object) -> NoReturn:
        raise TypeError("unknown is not equal to unknown; compare two Ternaries with `.equals(other)`")

    __hash__ = None  # type: ignore[assignment]  # as Python has it for what cannot be compared

    def __repr__(self) -> str:
        return (
            f"Ternary(yes={[hex(word) for word in self.yes.tolist()]}, no={[hex(word) for word in self.no.tolist()]})"
        )


def counts_by_lane(words: Words) -> NDArray[np.int64]:
    """In how many of `words` (n,) each of the 64 lanes is set: (64,) int64.

    Three words at a time are added, all lanes at once, into a word of ones and a word of twos; the twos are
    counted in the same way.  Cost: about five passes over the words, where lane by lane would take sixty-four.
    """
    counts = np.zeros(64, np.int64)
    while len(words) > 2:
        third = len(words) // 3
        a, b, c, rest = words[:third], words[third : 2 * third], words[2 * third : 3 * third], words[3 * third :]
        carry = (a & b) | (c & (a ^ b))
        ones = np.concatenate((a ^ b ^ c, rest))
        counts += 2 * counts_by_lane(carry)
        words = ones
    lanes = np.arange(64, dtype=np.uint64)
    for word in words:
        counts += ((word >> lanes) & np.uint64(1)).astype(np.int64)
    return counts
