"""What `ssw1_numpy` is made of: pairs of yes and no, the entries of a list, and what is reckoned over them."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kakehashi.law import days
from kakehashi.law.columns import FARTHEST, FOREVER

Truths = NDArray[np.bool_]
Words = NDArray[np.uint64]
Pair = tuple[Any, Any]

NONE, EVERY = np.uint64(0), ~np.uint64(0)


def wide(truths: Truths) -> Words:
    """A word with every lane where it is true."""
    return np.negative(truths.astype(np.uint64))


def both(one: Pair, other: Pair) -> Pair:
    """Kleene's and."""
    return one[0] & other[0], one[1] | other[1]


def either(one: Pair, other: Pair) -> Pair:
    """Kleene's or."""
    return one[0] | other[0], one[1] & other[1]


def opposite(one: Pair) -> Pair:
    """Kleene's not."""
    return one[1], one[0]


def chosen(this: Pair, one: Pair, other: Pair) -> Pair:
    """The one where this is yes, the other where it is no, what both agree on where it is unknown."""
    return either(either(both(this, one), both(opposite(this), other)), both(one, other))


def widened(one: Pair) -> Pair:
    """A truth about the whole person as words."""
    return wide(one[0]), wide(one[1])


class Entries:
    """One list of a block: the arrays of its entries, and whose each is."""

    def __init__(self, table: Any) -> None:
        self.given: Truths = table.given
        self.people = len(self.given)
        self.owner = np.repeat(np.arange(self.people), np.diff(table.first))
        self.size = len(self.owner)
        self.column = table.entries

    def is_in(self, key: str, words: Iterable[str]) -> Pair:
        """Is the word one of these?"""
        column = self.column[key]
        table = np.zeros(len(column.names) + 1, np.bool_)
        table[[column.names.index(word) for word in words if word in column.names]] = True
        yes = table[column.code.astype(np.intp)]
        return yes, ~yes & (column.code >= 0)

    def truth(self, key: str) -> Pair:
        """A truth of the entry."""
        return self.column[key].yes != 0, self.column[key].no != 0

    def reaches(self, key: str, least: int) -> Pair:
        """Is the number at least this?"""
        return self.column[key].low >= least, self.column[key].high < least

    def by(self, key: str, last: int) -> Pair:
        """Is the day not after this?"""
        return self.column[key].high <= last, self.column[key].low > last

    def any(self, entry: Pair) -> Pair:
        """Has the person such an entry?"""
        yes, maybe = np.zeros(self.people, np.bool_), np.zeros(self.people, np.bool_)
        yes[self.owner[entry[0]]] = True
        maybe[self.owner[~entry[1]]] = True
        return yes, self.given & ~maybe

    def any_in_lanes(self, entry: Pair) -> Pair:
        """The same by category."""
        yes, maybe = np.zeros(self.people, np.uint64), np.zeros(self.people, np.uint64)
        for total, words in ((yes, entry[0]), (maybe, ~entry[1])):
            some = np.flatnonzero(words)
            np.bitwise_or.at(total, self.owner[some], words[some])
        return yes, np.where(self.given, ~maybe, NONE)

    def sum(self, values: NDArray[Any]) -> NDArray[Any]:
        """The sum over each person's entries."""
        summed = np.bincount(self.owner, weights=values, minlength=self.people)
        return np.clip(summed, 0, FARTHEST).astype(np.int32)

    def total(self, low: NDArray[Any], high: NDArray[Any], where: Pair) -> Pair:
        """The bounds of the sum over the entries of which it is so."""
        most = self.sum(np.where(where[1], 0, high))
        return self.sum(np.where(where[0], low, 0)), np.where(self.given, most, FARTHEST)

    def earliest(self, key: str, where: Pair) -> Pair:
        """The bounds of the first day of which it is so."""
        low, high = (np.full(self.people, FOREVER, np.int32) for _ in range(2))
        maybe = ~where[1]
        np.minimum.at(low, self.owner[maybe], self.column[key].low[maybe])
        np.minimum.at(high, self.owner[where[0]], self.column[key].high[where[0]])
        return np.where(self.given, low, -FARTHEST), high


def kept(day: Any, other: Pair) -> Pair:
    """`day`, and the bounds of the `other` where nothing was told."""
    told = (day.low > -FARTHEST) | (day.high < FARTHEST)
    return np.where(told, day.low, other[0]), np.where(told, day.high, other[1])


def last_of(tests: Entries, kind: Pair, sat: Pair) -> Pair:
    """For each test: is it of the kind, and the last of them that its person sat?"""
    low, high = (np.full(tests.people, -FARTHEST, np.int32) for _ in range(2))
    on, counts = tests.column["on"], both(kind, sat)
    np.maximum.at(low, tests.owner[counts[0]], on.low[counts[0]])
    np.maximum.at(high, tests.owner[~counts[1]], on.high[~counts[1]])
    return both(kind, (on.low >= high[tests.owner], on.high < low[tests.owner]))


def same_occupation(stays: Entries, others: Entries, meant: Pair) -> Pair:
    """For each stay: has the person such an entry, a test or another stay, in its occupation?"""
    mine, its = stays.column["occupation"].code, others.column["occupation"].code
    wide_by = len(stays.column["occupation"].names)
    stay, other = stays.owner * wide_by + mine, others.owner * wide_by + its
    surely, perhaps = meant[0], ~meant[1]
    yes = (mine >= 0) & np.isin(stay, other[surely & (its >= 0)])
    someone = np.zeros(stays.people, np.bool_)
    someone[others.owner[perhaps & (its < 0)]] = True
    anyone = np.zeros(stays.people, np.bool_)
    anyone[others.owner[perhaps]] = True
    may = ((mine >= 0) & np.isin(stay, other[perhaps & (its >= 0)])) | (someone | ~others.given)[stays.owner]
    may |= (mine < 0) & anyone[stays.owner]
    return yes, ~(yes | may)


def left_out(leaves: Entries, absent: Pair, law: Any, since: Pair, today: int) -> Pair:
    """The days of absence that are left out of the count, of a stay `since` a day and up to `today`."""
    begun, until, why = leaves.column["from"], leaves.column["to"], leaves.column["reason"]
    shortest, longest = (
        [table.get(name, otherwise) for name in why.names]
        for table, otherwise in (
            (law.table("shortest_leave"), law["no_shortest_leave"]),
            (law.table("longest_leave"), FOREVER),
        )
    )
    code = why.code.astype(np.intp)
    least, most = (
        [np.array([*table, edge], np.int32)[code] for edge in (-FARTHEST, FARTHEST)] for table in (shortest, longest)
    )
    low, high = until.low + 1, until.high + 1
    long = low > days.months_after(begun.high, least[1]), high <= days.months_after(begun.low, least[0])
    first, latest = (bound[leaves.owner] for bound in since)
    in_the_stay = begun.low >= latest, begun.high < first
    used_up = days.months_after(since[0], 12 * law["longest_stay"])[leaves.owner]
    in_time = leaves.column["exclusion_applied_on"].high < used_up, np.zeros(leaves.size, np.bool_)
    claimed = both(both(leaves.by("exclusion_applied_on", today), in_time), in_the_stay)
    accepted = both(both(absent, leaves.truth("proof")), both(long, claimed))
    low, high = np.minimum(low, today + 1), np.minimum(high, today + 1)
    until_low = np.minimum(low, days.months_after(begun.low, most[0]))
    until_high = np.minimum(high, days.months_after(begun.high, most[1]))
    surely = _each_day_once(leaves, begun.high, until_low, accepted[0])
    perhaps = _each_day_once(leaves, begun.low, until_high, ~accepted[1])
    return surely, np.where(leaves.given, perhaps, FARTHEST)


def _each_day_once(leaves: Entries, first: NDArray[Any], until: NDArray[Any], counts: NDArray[np.bool_]) -> Any:
    """The days of absence: of each leave those that no leave before it in time has; a leave after the other."""
    order = np.lexsort((first, leaves.owner))
    order = order[counts[order] & (until[order] > first[order])]
    length, whose, over = np.zeros(leaves.size), -1, 0
    for each in order.tolist():
        owner, begun, ended = int(leaves.owner[each]), int(first[each]), int(until[each])
        over = over if owner == whose else begun
        length[each] = max(0, ended - max(begun, over))
        whose, over = owner, max(over, ended)
    return leaves.sum(length)
