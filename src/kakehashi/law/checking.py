"""Columns while they are looked through for what cannot be true: what is in doubt becomes unknown, and is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from kakehashi.law import days
from kakehashi.law.columns import FARTHEST, Codes, Numbers, Table
from kakehashi.law.doubt import ORDER, Doubt

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from kakehashi.law.columns import Flat
    from kakehashi.law.doubt import Says
    from kakehashi.law.facts import Column

    Truths = NDArray[np.bool_]
    Places = NDArray[np.intp]


class Checking:
    """The columns while they are looked through; what is in doubt becomes unknown at once."""

    def __init__(self, columns: Mapping[str, Column]) -> None:
        self.columns = dict(columns)
        self.doubts: list[Doubt] = []

    def _swapped(
        self, table: str, key: str, wrong: Truths, when: Numbers, earlier: str, first: Numbers, unknown: Sequence[str]
    ) -> None:
        found = np.flatnonzero(wrong)
        if not len(found):
            return
        of_entry = table and earlier != "born"
        rows = self._list(table).owners()[found] if table else found
        values, firsts = when.low[found], first.low[found if of_entry or not table else rows]
        name = f"{table}[].{earlier}" if of_entry else earlier
        self._doubt(
            table,
            key,
            found,
            lambda number, path: ORDER.filled(
                path=path,
                value=days.named(int(values[number])),
                earlier=name,
                day=days.named(int(firsts[number])),
            ),
            unknown=unknown,
        )
        if not of_entry:
            self._unknown("", earlier, rows)

    def _doubt(self, table: str, key: str, found: Places, says: Says, *, unknown: Sequence[str]) -> None:
        """Keep the doubt about the entries (or, of no table, the people) `found`, and make the keys `unknown` so."""
        if table:
            entries = self._list(table)
            rows = entries.owners()[found]
            self.doubts.append(Doubt(f"{table}[].{key}", rows, found - entries.first[rows], says))
        else:
            self.doubts.append(Doubt(key, found.astype(np.int64), None, says))
        for each in unknown:
            self._unknown(table, each, found)

    def _unknown(self, table: str, key: str, found: Places | NDArray[np.int64]) -> None:
        if not table:
            self.columns[key] = unknown_at(self._numbers("", key), found)
            return
        entries = self._list(table)
        changed = dict(entries.entries) | {key: unknown_at(entries.entries[key], found)}
        self.columns[table] = Table(entries.first, entries.given, changed)

    def _list(self, key: str) -> Table:
        table = self.columns[key]
        if not isinstance(table, Table):
            raise TypeError(f"{key} holds {type(table).__name__}, and a list was asked for")
        return table

    def _numbers(self, table: str, key: str) -> Numbers:
        column = self._list(table).entries[key] if table else self.columns[key]
        if not isinstance(column, Numbers):
            raise TypeError(f"{key} holds {type(column).__name__}, and numbers were asked for")
        return column


def unknown_at(column: Flat, found: Places | NDArray[np.int64]) -> Flat:
    """`column` without what is told at the places `found`."""
    known = np.ones(len(column), np.bool_)
    known[found] = False
    return column.where_not(known)


def is_word(codes: Codes, word: str) -> Truths:
    """Where the word stands; a word that is not known is none."""
    same: Truths = codes.code == codes.names.index(word)
    return same


def is_known(numbers: Numbers) -> Truths:
    """Where one number was told."""
    known: Truths = (numbers.low == numbers.high) & (numbers.low > -FARTHEST)
    return known


def swapped(later: Numbers, earlier: Numbers) -> Truths:
    """Where both days are told and the later one comes first."""
    swapped: Truths = (later.low < earlier.low) & (later.low > -FARTHEST) & (earlier.low == earlier.high)
    return swapped
