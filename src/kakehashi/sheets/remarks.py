"""What is said beside the faults of cells: of columns nobody reads, of other sheets, of words for "none"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from kakehashi import identity
from kakehashi.sheets.cells import LOST_CHARACTER, Cell, display, folded
from kakehashi.sheets.faults import Fault, Values
from kakehashi.sheets.headers import Header, letter
from kakehashi.sheets.reading import LIKE_A_TABLE, Numbered, OtherSheet, Table
from kakehashi.sheets.texts import Likeness
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


def about_encoding(table: Table) -> Iterator[Fault]:
    """The encoding that was assumed of a text of which some characters could not be read."""
    if table.lost:
        yield Fault(0, "", "", encoding_name(table.encoding), "encoding_assumed", {"lost": table.lost})


def encoding_name(encoding: str | None) -> str:
    """What offices call an encoding; "" where there is none."""
    return _ENCODINGS.get(encoding, encoding.upper()) if encoding else ""


_ENCODINGS = {
    "utf-8-sig": "UTF-8",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "cp932": "CP932 (Shift_JIS)",
    "euc_jp": "EUC-JP",
    "cp1252": "Windows-1252",
}


def is_beyond_ascii(cell: Cell) -> bool:
    """Whether a cell of a text holds a character beyond ASCII, other than dashes, blanks and widths."""
    return type(cell) is str and not cell.isascii() and not folded(cell).isascii()


def guess(encoding: str | None) -> tuple[str, Values]:
    """Code and values of what is said of a cell whose characters beyond ASCII are a guess."""
    return "letters_guessed", {"encoding": encoding_name(encoding)}


def about_rows_above(first: Sequence[Numbered], place: int, likeness: Likeness) -> Iterator[Fault]:
    """Rows that stand between an earlier row of headers and the one at `place` of `first`: nobody reads them."""
    known = [likeness([row]) >= LIKE_A_TABLE for _, row in first[:place]]
    if True in known:
        lost = [number for (number, _), like in list(zip(first, known, strict=False))[known.index(True) :] if not like]
        if lost:
            row = first[place][0]
            yield Fault(row, "", "", str(row), "rows_above_headers", {"rows": len(lost), "first": lost[0]})


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
