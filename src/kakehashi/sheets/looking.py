"""A look at a file before it is read: which sheets and headers it has, what each is taken for, what is missing.

It is what a page needs on which a sender says what the headers mean that nobody knows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice

from kakehashi import identity
from kakehashi.sheets import reading
from kakehashi.sheets.cells import Cell, display
from kakehashi.sheets.columns import Column, Kind, columns
from kakehashi.sheets.faults import FileFault, SheetError
from kakehashi.sheets.headers import ROWS_LOOKED_AT, Header, Mapping, find, likeness

_SHOWN, _ROWS_SEARCHED = 3, 50
"""Cells of a column that are shown, and rows in which they are looked for."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A header, and the first cells under it, with full NIKs masked."""

    header: Header
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a file shows: `seen` are its headers from left to right, `wrong` what would refuse the whole file.

    `missing` are the required columns that no header means, `choices` all that one may mean; `sheet` is the sheet
    looked at, `sheets` the names of all.
    """

    kind: Kind
    sheet: str | None
    sheets: tuple[str, ...]
    header_row: int
    seen: tuple[Seen, ...]
    wrong: tuple[FileFault, ...]
    missing: tuple[Column, ...]
    choices: tuple[Column, ...]


def look(data: bytes, *, kind: Kind, mapping: dict[str, str | None] | None = None, sheet: str | None = None) -> Look:
    """Look at a file of the kind without reading its rows.

    `mapping` gives keys of columns to the office's own headers (`header_form` says under what a header is remembered).
    Raises SheetError where the file cannot be opened, or the mapping names what is no column.
    """
    own = Mapping.of(mapping, kind)
    table = reading.read(data, partial(likeness, kind=kind, mapping=own), sheet)
    first = list(islice(iter(table.rows), ROWS_LOOKED_AT + _ROWS_SEARCHED))
    if not first:
        raise SheetError.of("empty_sheet")
    place, headers, wrong = find([cells for _, cells in first], kind, own)
    below = [cells for _, cells in first[place + 1 :]]
    known = {header.key for header in headers}
    return Look(
        kind=kind,
        sheet=table.sheet,
        sheets=table.sheets,
        header_row=first[place][0],
        seen=tuple(Seen(header, _examples(header, below)) for header in headers if header.text),
        wrong=tuple(wrong),
        missing=tuple(column for column in columns(kind) if column.required and column.key not in known),
        choices=columns(kind),
    )


def _examples(header: Header, rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    cells = (row[header.index] for row in rows if header.index < len(row))
    shown = (identity.mask_niks_in(display(cell)) for cell in cells if cell != "")
    return tuple(islice(shown, _SHOWN))
