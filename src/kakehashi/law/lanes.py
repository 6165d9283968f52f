"""Which bit of a word stands for which work category.

Lane numbers are append-only: words that were stored years ago must still say the same.  A test freezes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from kakehashi.law.ternary import NONE, Ternary, filled
from kakehashi.vocabulary import UnknownKey, categories, categories_meant, fields, occupations, rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kakehashi.law.ternary import Words


@dataclass(frozen=True, slots=True)
class LaneTable:
    """The lanes of an instrument, in order; at most 64, one machine word."""

    name: str
    keys: tuple[str, ...]
    number: dict[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "number", {key: lane for lane, key in enumerate(self.keys)})

    @property
    def all(self) -> np.uint64:
        """The word in which every lane of this table is set."""
        return np.uint64((1 << len(self.keys)) - 1)

    def lane(self, key: str) -> int:
        """The number of the lane `key`; UnknownKey names the nearest."""
        try:
            return self.number[key]
        except KeyError:
            raise UnknownKey.among(key, self.keys, kind="lane") from None

    def word(self, keys: Iterable[str]) -> np.uint64:
        """The word in which the lanes of `keys` are set; a field's key stands for all its categories."""
        return np.uint64(sum({1 << self.lane(meant.key) for key in keys for meant in categories_meant(key)}))

    def named(self, word: int | np.uint64) -> tuple[str, ...]:
        """The keys of the lanes that are set in `word`, in lane order."""
        bits = int(word)
        return tuple(key for lane, key in enumerate(self.keys) if bits >> lane & 1)


WORK_CATEGORIES = LaneTable("work_categories", tuple(categories()))
"""The lanes of SSW and ESD."""

OCCUPATIONS = tuple(occupations())
"""TITP occupations, in the order of their table: what an occupation's code points to."""


@cache
def opened_by_occupation() -> tuple[Words, Words]:
    """For each occupation the categories that its completion opens, as words (yes, no), each (occupations,) uint64.

    A pair that the table marks `low` was not verified: it is neither yes nor no.
    """
    unverified = {
        (row["titp_occupation_en"], row["category_key"])
        for row in rows("occupations.csv")
        if row["confidence"] == "low" and row["category_key"]
    }
    opened = [
        WORK_CATEGORIES.word(key for key in one.categories if (one.key, key) not in unverified)
        for one in occupations().values()
    ]
    maybe = [
        WORK_CATEGORIES.word(key for key in one.categories if (one.key, key) in unverified)
        for one in occupations().values()
    ]
    yes = np.array(opened, np.uint64)
    return yes, ~(yes | np.array(maybe, np.uint64))


@cache
def field_words() -> tuple[np.uint64, ...]:
    """For each field the word in which the lanes of all its categories are set."""
    return tuple(WORK_CATEGORIES.word([key]) for key in fields())


@cache
def _fields_of_one_and_of_more() -> tuple[np.uint64, tuple[np.uint64, ...]]:
    """All lanes that are a field by themselves, and the words of the fields that have more than one."""
    alone = [word for word in field_words() if int(word).bit_count() == 1]
    return np.uint64(sum(int(word) for word in alone)), tuple(word for word in field_words() if word not in alone)


def across_fields(truth: Ternary) -> Ternary:
    """In each lane: is it yes in some lane of the same field?"""
    alone, shared = _fields_of_one_and_of_more()
    yes, no = truth.yes & alone, truth.no & alone
    for word in shared:
        yes |= filled((truth.yes & word) != NONE) & word
        no |= filled((truth.no & word) == word) & word
    return Ternary(yes, no | ~WORK_CATEGORIES.all)


def open_on(day: date, people: int) -> Ternary:
    """Is the category open to SSW (i) on `day`?  Decided but without an opening date is unknown."""
    yes, no = NONE, NONE
    for category in categories().values():
        bit = np.uint64(1 << category.lane)
        if category.opened_on is not None:
            yes, no = (yes | bit, no) if category.opened_on <= day else (yes, no | bit)
    return Ternary(np.full(people, yes), np.full(people, no))
