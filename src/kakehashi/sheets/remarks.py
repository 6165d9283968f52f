"""What is said beside the faults of cells: of columns nobody reads, of other sheets, of words for "none"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kakehashi import identity
from kakehashi.sheets.cells import LOST_CHARACTER, Cell, display
from kakehashi.sheets.faults import Fault
from kakehashi.sheets.headers import Header, letter
from kakehashi.sheets.reading import OtherSheet
from kakehashi.vocabulary import Text

_SHEET = Text("Lembar", "シート", "Sheet")
_HIDDEN_SHEET = Text("Lembar tersembunyi", "非表示のシート", "The hidden sheet")
LONGEST_SHOWN = 80
"""Characters of a cell that a fault repeats."""


def cut(text: str) -> str:
    """What a fault repeats of a text: a NIK in it masked, a long one cut."""
    masked = identity.mask_niks_in(text)
    return masked if len(masked) <= LONGEST_SHOWN else f"{masked[: LONGEST_SHOWN - 1]}…"


def about_column(header: Header, row: int) -> Fault:
    """A column that nobody reads; `row` is that of the headers."""
    return Fault(row, header.letter, header.text, header.text, "unknown_column")


def about_sheet(other: OtherSheet, read: str | None) -> Fault:
    """A sheet that was not read though people may stand in it."""
    which = _HIDDEN_SHEET if other.hidden else _SHEET
    return Fault(0, "", "", other.name, "other_sheet", {"which": which, "rows": other.rows, "sheet": read})


def has_lost_character(cell: Cell) -> bool:
    """Whether a character of the cell was lost on its way."""
    return type(cell) is str and LOST_CHARACTER in display(cell)


def about_lost(row: int, header: Header, cells: Sequence[Cell]) -> Fault:
    """A character lost in a column that nobody reads."""
    return Fault(row, header.letter, header.text, cut(display(cells[header.index])), "broken_character_unread")


def untitled(index: int, row: int) -> Fault:
    """A column that holds something and has no header; `row` is that of the headers."""
    return Fault(row, letter(index), "", letter(index), "column_without_header")


@dataclass(slots=True)
class Nones:
    """The cells that say "none" where a record holds no such thing, by column: how many, and what the first says."""

    _of: dict[int, tuple[Header, str, int]] = field(default_factory=dict)

    def note(self, header: Header, cell: Cell) -> None:
        """Count one more."""
        _header, said, before = self._of.get(header.index, (header, display(cell), 0))
        self._of[header.index] = header, said, before + 1

    def remarks(self, row: int) -> Iterator[Fault]:
        """One for each column, from left to right; `row` is that of the headers."""
        for index in sorted(self._of):
            header, said, count = self._of[index]
            values = {"column": header.text, "cells": count}
            yield Fault(row, header.letter, header.text, cut(said), "none_not_kept", values)
