"""The rows of somebody in a sheet that was sent: found, told as they came, and taken out when they must go."""

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain, islice

from kakehashi.sheets import reading
from kakehashi.sheets.cells import display, folded
from kakehashi.sheets.columns import Kind
from kakehashi.sheets.headers import ROWS_LOOKED_AT, Mapping, find, letter, likeness
from kakehashi.sheets.writing import Book


def rows_where(
    data: bytes,
    is_meant: Callable[[str], bool],
    *,
    kind: Kind | str,
    sheet: str | None = None,
    mapping: dict[str, str | None] | None = None,
) -> set[int]:
    """The rows, as Excel numbers them, in which one cell is meant; refused rows too.

    `is_meant` gets each cell's text folded as the readers of cells get it: plain width, single spaces, no apostrophe.
    `sheet` and `mapping` are those the file was checked with.
    Raises SheetError for a file that is no sheet.  Cost: one call a filled cell.
    """
    table = _table(data, Kind(kind), sheet, mapping)
    return {number for number, cells in table.rows if any(is_meant(folded(cell)) for cell in cells if cell != "")}


def as_sent(
    data: bytes,
    is_meant: Callable[[str], bool],
    *,
    kind: Kind | str,
    rows: Iterable[int] = (),
    sheet: str | None = None,
    mapping: dict[str, str | None] | None = None,
) -> dict[int, dict[str, str]]:
    """The rows in which one cell is meant (see `rows_where`), and those numbered `rows`, as the sheet shows them.

    Each row is header -> cell; blank cells are left out; a column without a header, or with the header of one before
    it, is named with its letters.  The header row is never one of them.
    Raises SheetError for a file that is no sheet.  Cost: one call a filled cell.
    """
    own_headers, wanted = Mapping.of(mapping, Kind(kind)), frozenset(rows)
    every = iter(_table(data, Kind(kind), sheet, mapping).rows)
    first = list(islice(every, ROWS_LOOKED_AT))
    if not first:
        return {}
    place, headers, _faults = find([cells for _, cells in first], Kind(kind), own_headers)
    names = {header.index: header.text for header in headers if header.text}
    found: dict[int, dict[str, str]] = {}
    for number, cells in chain(first[place + 1 :], every):
        if number in wanted or any(is_meant(folded(cell)) for cell in cells if cell != ""):
            found[number] = told = {}
            for index, cell in enumerate(cells):
                if cell != "":
                    name = names.get(index, "")
                    told[name if name and name not in told else f"{name} ({letter(index)})".lstrip()] = display(cell)
    return found


def without(
    data: bytes,
    rows: Iterable[int],
    *,
    kind: Kind | str,
    sheet: str | None = None,
    mapping: dict[str, str | None] | None = None,
) -> bytes:
    """The sheet of `data` as .xlsx with some rows emptied; every other cell keeps its row and column.

    `rows` are numbers as Excel shows them; sheets beside the one that is read are left out.
    Raises SheetError for a file that is no sheet.
    """
    gone = frozenset(rows)
    table = _table(data, Kind(kind), sheet, mapping)
    book = Book(row_by_row=True)
    page = book.sheet(table.sheet or "1")
    for number, cells in table.rows:
        if number not in gone:
            for index, cell in enumerate(cells):
                if cell != "":
                    book.write(page, number - 1, index, cell)
    return book.bytes()


def _table(data: bytes, kind: Kind, sheet: str | None, mapping: dict[str, str | None] | None) -> reading.Table:
    own_headers = Mapping.of(mapping, kind)
    return reading.read(data, partial(likeness, kind=kind, mapping=own_headers), sheet)
