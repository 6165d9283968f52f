"""To whom a way is open that leads through other pathways: what the book itself answers on those pathways.

"Complete technical intern training (ii) well in an occupation of this category" is a way to be spared a test.  Whether
somebody can go it is law and no price: the pathways it leads through are asked, occupation by occupation, and an
occupation counts for the categories that it surely opens.  Only what cannot be mended closes it: a "no" of a rule
without a step, or of one whose step is over too late.  An unknown leaves it open; a table that does not lead to the
category does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_
from typing import TYPE_CHECKING

import numpy as np

from kakehashi.law import days
from kakehashi.law.columns import Numbers
from kakehashi.law.engine import BLOCK, blocks, derive_when_read, judge
from kakehashi.law.facts import DAY_ASKED
from kakehashi.law.lanes import TITP_OCCUPATIONS, WORK_CATEGORIES, opened_by_occupation, own_lane
from kakehashi.law.ternary import EVERY, NONE, filled, number_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from kakehashi.law.dated import Values
    from kakehashi.law.facts import Facts
    from kakehashi.law.instrument import Book, Rule
    from kakehashi.law.ternary import Ternary, Words
    from kakehashi.law.way import Way
    from kakehashi.vocabulary import Pathway


@dataclass(frozen=True)
class Offered:
    """The ways as they are open to one person; each is looked at once, when a step first has it."""

    person: Facts
    book: Book
    values: Mapping[str, Values]
    on: date
    _seen: dict[str, int] = field(default_factory=dict, repr=False)

    def lanes(self, way: Way) -> int:
        """The lanes in which the way is open, as one whole number; all where neither it nor the book names any."""
        if not way.through:
            return way.lanes
        if way.key not in self._seen:
            is_open = number_of(open_lanes(way, self.person, self.book, self.values, on=self.on))
            self._seen[way.key] = is_open & way.lanes
        return self._seen[way.key]


def open_lanes(way: Way, person: Facts, book: Book, values: Mapping[str, Values], *, on: date) -> Words:
    """The work categories in which `way` is open to each person on `on`.

    Shapes:  (n,) uint64, lanes of work categories; every lane where the way leads through no other pathway.
    Facts:   `person` was asked about `on` and computes what the law derives; `values` are those of `on`, by instrument.
    Cost:    one pass over the rules of the pathways it leads through, time O(n); a millisecond or two for one person.
    """
    if not way.through:
        return np.full(len(person), EVERY)
    barred = {pathway: _barred(pathway, way, person, book, values) for pathway in way.through}
    begins = ~reduce(or_, barred.values()) & TITP_OCCUPATIONS.all
    if way.closed is not None and way.closed_on(on):
        begins = begins & filled(person.truth(way.closed.but_for).surely())
    goes_on = ~barred[way.through[-1]] & TITP_OCCUPATIONS.all
    in_occupation, in_category = _begun(way.through, person)
    return _leading_to(begins | (in_occupation & goes_on)) | (in_category & _leading_to(goes_on))


def open_to_many(facts: Facts, book: Book, *, on: date) -> dict[str, Words]:
    """For many people the work categories in which each way through other pathways is open, by the way's key.

    Shapes:  (n,) uint64 a way, lanes of work categories.
    Cost:    time O(n), one pass over the rules of the pathways that are led through.
    """
    ways = [way for several in book.ways.by_step.values() for way in several if way.through]
    found = {way.key: np.zeros(len(facts), np.uint64) for way in ways}
    values = {one.id: one.values.on(on) for one in book.instruments}
    for rows in blocks(len(facts), BLOCK):
        block = facts.asked_on(on, rows=rows)
        derive_when_read(book, block, values)
        for way in ways:
            found[way.key][rows] = open_lanes(way, block, book, values, on=on)
    return found


def _barred(pathway: Pathway, way: Way, person: Facts, book: Book, values: Mapping[str, Values]) -> Words:
    """The lanes of the pathway in which each person is refused and nothing that can be done in time mends it."""
    one = book.instrument_of(pathway)
    law = values[one.id]
    lasting = [rule for rule in one.rules_on(law.on) if rule.step is None or rule.step.earliest is not None]
    refused = np.zeros(one.lanes.shape(len(person)), np.uint64)
    for rule, said in judge(lasting, one, person, law):
        refused |= _in_lanes(said, refused) & _lasts(rule, way, person)
    return refused


def _in_lanes(said: Ternary, like: Words) -> Words:
    return np.broadcast_to(said.no, like.shape)


def _lasts(rule: Rule, way: Way, person: Facts) -> Words:
    """Of whom does a refusal last?  Of all where no day mends it, else of those whom it mends after the last start."""
    if rule.step is None or rule.step.earliest is None:
        return np.full(len(person), EVERY)
    day = person[rule.step.earliest]
    if way.closed is None or not isinstance(day, Numbers):
        return np.full(len(person), NONE)
    return filled(day.low > days.number(way.closed.started))


def _begun(through: tuple[Pathway, ...], person: Facts) -> tuple[Words, Words]:
    """Where each person is on the way, or has a stage of it behind them: occupations, and categories told instead."""
    stays = person.list("stays")
    asked = stays.of_person(person.number(DAY_ASKED))
    runs = (stays.numbers("from") <= asked) & (stays.numbers("to") >= asked)
    status = stays.codes("status")
    before = status.is_in(tuple(each.value for each in through[:-1])) & stays.truth("completed")
    on_it = before | (status.is_in(tuple(each.value for each in through)) & runs & ~stays.truth("completed").only_yes())
    return (
        stays.any(on_it, stays.codes("occupation").gathered(*own_lane())).yes,
        stays.any(on_it, stays.truth("category")).yes,
    )


def _leading_to(occupations: Words) -> Words:
    """The categories that one of `occupations` (pages, n) surely opens: (n,) uint64."""
    categories, leading = _occupations_by_category()
    led = np.any(occupations[:, np.newaxis] & leading, axis=0)
    reached: Words = np.bitwise_or.reduce(np.where(led, categories, NONE), axis=0)
    return reached


@cache
def _occupations_by_category() -> tuple[Words, Words]:
    """The categories that some occupation surely opens, (c, 1), and those occupations as words, (pages, c, 1)."""
    opened, _ = opened_by_occupation()
    bits = [np.uint64(1 << lane) for lane in range(len(WORK_CATEGORIES.keys))]
    leading = [[key for key, word in zip(TITP_OCCUPATIONS.keys, opened, strict=True) if word & bit] for bit in bits]
    led = [(bit, TITP_OCCUPATIONS.word(keys)) for bit, keys in zip(bits, leading, strict=True) if keys]
    return np.array([[bit] for bit, _ in led]), np.stack([word for _, word in led], axis=1)
