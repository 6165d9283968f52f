"""Which bit of a word stands for which work category or occupation.

Lane numbers are append-only: words that were stored years ago must still say the same.  A test freezes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from kakehashi.law.ternary import NONE, Ternary, filled, number_of, pages_for, word_of
from kakehashi.vocabulary import Mark, UnknownKey, categories, categories_meant, fields, occupations, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from kakehashi.law.ternary import Word, Words


@dataclass(frozen=True, slots=True)
class LaneTable:
    """The lanes of an instrument, in order, 64 a page; `groups` are keys that stand for several lanes at once.

    `kind` says what a lane is, as the verdicts name it: a category or an occupation.  `pages` machine words a person
    are taken, and `all` is the word in which every lane is set.
    """

    name: str
    keys: tuple[str, ...]
    kind: str = "category"
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False, compare=False)
    number: dict[str, int] = field(init=False, repr=False, compare=False)
    pages: int = field(init=False, repr=False, compare=False)
    all: Word = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        pages = pages_for(len(self.keys))
        object.__setattr__(self, "number", {key: lane for lane, key in enumerate(self.keys)})
        object.__setattr__(self, "pages", pages)
        object.__setattr__(self, "all", word_of((1 << len(self.keys)) - 1, pages))

    def shape(self, people: int) -> tuple[int, ...]:
        """The shape of the words of `people` people: (n,), or (pages, n)."""
        return (people,) if self.pages == 1 else (self.pages, people)

    def lane(self, key: str) -> int:
        """The number of the lane `key`; UnknownKey names the nearest."""
        try:
            return self.number[key]
        except KeyError:
            raise UnknownKey.among(key, (*self.keys, *self.groups), kind=self.kind) from None

    def word(self, keys: Iterable[str]) -> Word:
        """The word in which the lanes of `keys` are set; a field's key stands for all its categories."""
        return word_of(sum({1 << self.lane(lane) for key in keys for lane in self.groups.get(key, (key,))}), self.pages)

    def numbers_in(self, truth: Ternary, *, row: int) -> tuple[int, int]:
        """The lanes in which `truth` is yes of one person, and those in which it is no, each as one whole number."""
        if truth.whole:
            every = number_of(self.all)
            return every * int(truth.surely()[row]), every * int(truth.surely_not()[row])
        return number_of(truth.yes[..., row]), number_of(truth.no[..., row])

    def named(self, word: int | Word) -> tuple[str, ...]:
        """The keys of the lanes that are set in `word`, in lane order; `word` may be the pages of one person."""
        bits = word if isinstance(word, int) else number_of(word)
        return tuple(key for lane, key in enumerate(self.keys) if bits >> lane & 1)


WORK_CATEGORIES = LaneTable(
    "work_categories",
    tuple(categories()),
    groups={key: tuple(category.key for category in categories_meant(key)) for key in fields()},
)
"""The lanes of SSW and ESD."""

OCCUPATIONS = tuple(occupations())
"""TITP occupations, in the order of their table: what an occupation's code points to."""

TITP_OCCUPATIONS = LaneTable("occupations", OCCUPATIONS, kind="occupation")
"""The lanes of TITP: more than one page of them."""


@cache
def own_lane() -> tuple[Words, Words]:
    """For each occupation its own lane and no other, as words (yes, no), each (pages, occupations) uint64."""
    yes = np.concatenate([TITP_OCCUPATIONS.word([key]) for key in OCCUPATIONS], axis=-1)
    return yes, ~yes


@cache
def opened_by_occupation(unread_hold: int = 1) -> tuple[Words, Words]:
    """For each occupation the categories that its completion opens, as words (yes, no), each (occupations,) uint64.

    A pair that the table marks `open` was not verified: it is neither yes nor no.  Of an occupation with a row that is
    known only (`unconfirmed`) nothing rests on the table but by that row: where `unread_hold` is 0 such pairs are
    not opened, and what its rows do not name is neither yes nor no.
    """
    pairs: dict[Mark, dict[str, set[str]]] = {mark: {} for mark in Mark}
    for row in rows("occupations.csv"):
        pairs[Mark.named(row["mark"])].setdefault(row["titp_occupation_en"], set()).add(row["category_key"])
    yes, no = [], []
    for key, one in occupations().items():
        maybe = pairs[Mark.OPEN].get(key, set())
        known_only = pairs[Mark.UNCONFIRMED].get(key, set())
        opened = {each for each in one.categories if each not in maybe}
        yes.append(WORK_CATEGORIES.word(opened if unread_hold else opened - known_only))
        named = WORK_CATEGORIES.word(opened | (maybe & set(one.categories)))
        no.append(~named if unread_hold or not known_only else WORK_CATEGORIES.word(known_only & opened))
    return np.array(yes, np.uint64), np.array(no, np.uint64)


@cache
def field_words() -> tuple[Word, ...]:
    """For each field the word in which the lanes of all its categories are set."""
    return tuple(WORK_CATEGORIES.word([key]) for key in fields())


@cache
def _fields_of_one_and_of_more() -> tuple[Word, tuple[Word, ...]]:
    """All lanes that are a field by themselves, and the words of the fields that have more than one."""
    alone = [word for word in field_words() if int(word).bit_count() == 1]
    return np.uint64(sum(int(word) for word in alone)), tuple(word for word in field_words() if word not in alone)


def surely_meant(word: Words) -> Words:
    """The lanes of a told category (n,): those of a field's key are one of them, nobody has said which, so none."""
    return word & filled((word & (word - np.uint64(1))) == NONE)


def field_told(told: Ternary) -> Ternary:
    """In each lane: is the told category of its field?  `told` is of entries: of a field's key one lane is meant."""
    across, possible = across_fields(told), ~told.no & WORK_CATEGORIES.all
    yes = across.yes
    for word in _fields_of_one_and_of_more()[1]:
        yes = yes | (filled((possible != NONE) & ((possible & ~word) == NONE)) & word)
    return Ternary(yes, across.no)


def across_fields(truth: Ternary) -> Ternary:
    """In each lane: is it yes in some lane of the same field?"""
    alone, shared = _fields_of_one_and_of_more()
    yes, no = truth.yes & alone, truth.no & alone
    for word in shared:
        yes |= filled((truth.yes & word) != NONE) & word
        no |= filled((truth.no & word) == word) & word
    return Ternary(yes, no | ~WORK_CATEGORIES.all)


def open_on(day: date, people: int) -> Ternary:
    """Is the category, as it is cut today, open to SSW (i) on `day`?

    "No" only while none of its work was open.  Unknown: decided but without an opening day; other categories held its
    work on `day`, and which of them is not told; within the month or year that is all that is told of its opening.
    """
    yes, no = NONE, NONE
    for category in categories().values():
        bit = np.uint64(1 << category.lane)
        if category.opened is not None and category.opened.last <= day:
            yes |= bit
        elif day < category.none_before:
            no |= bit
    return Ternary(np.full(people, yes), np.full(people, no))
