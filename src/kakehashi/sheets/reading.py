"""From the bytes of a file to raw cells.  The content decides what a file is, never the ending of its name.

.xlsx and .xls are read by python-calamine behind `archive` and `records`, .ods by `opendocument`, text by `texts`.
Hidden rows and columns are read as any others; a cell merged downwards holds for each of its rows.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from itertools import islice
from typing import Any, Protocol, TypeVar

import python_calamine

from kakehashi.sheets import compound, words
from kakehashi.sheets.archive import MEGABYTE, Archive, Marks, Parts, Serials
from kakehashi.sheets.cells import Cell, is_unseen
from kakehashi.sheets.faults import SheetError
from kakehashi.sheets.headers import ROWS_LOOKED_AT
from kakehashi.sheets.opendocument import Merge, OpenDocument
from kakehashi.sheets.records import Records
from kakehashi.sheets.texts import Likeness, read_text

MOST_BYTES = 64 * MEGABYTE
LATER_FROM_1904 = 1_462
"""Days from the usual day zero of a workbook to that of one that counts from 1904."""

_NOT_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
LIKE_A_TABLE, _WIDE = 3, 5
"""Another sheet is spoken of where it names so many columns, or where one of its first rows fills so many cells."""

_KNOWN_ERRORS = frozenset({"", "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!"})
"""Errors that python-calamine knows; at any other it gives up the whole sheet."""
_DAY_60, _BELOW_ZERO = date(1900, 2, 28), time.min
"""What python-calamine makes of 60 and of numbers below zero in a cell whose format is a day's."""
_WITHOUT_HOURS = frozenset({str, float, int, bool, date})

_T = TypeVar("_T")
Numbered = tuple[int, list[Cell]]
"""A row: its number as Excel shows it, its cells from column A."""


@dataclass(frozen=True, slots=True)
class OtherSheet:
    """A sheet that was not read though people may stand in it, and how many filled rows it has below its headers."""

    name: str
    rows: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of one sheet: `rows` are (number as Excel shows it, cells from column A), blank rows left out.

    `sheet` is the sheet's name in a workbook, `sheets` the names of all, `encoding` and `delimiter` those of a text,
    `lost` and `guessed` what is to be said of the encoding (see `TextRows`); a bare number that stands for a day counts
    from `later` days after 1899-12-30.  `rows` can be gone through once.
    """

    rows: Iterable[Numbered]
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    lost: int = 0
    guessed: bool = False
    later: int = 0
    sheets: tuple[str, ...] = ()
    others: tuple[OtherSheet, ...] = ()


class _Book(Protocol):
    """A workbook: names of its sheets, and the rows of each."""

    visible: list[str]
    hidden: list[str]
    later: int

    def rows(self, name: str) -> Iterable[Numbered]:
        """The rows of a sheet; can be asked for again."""


def read(data: bytes, likeness: Likeness, sheet: str | None = None) -> Table:
    """The sheet of a file that looks most like the kind asked for (`likeness`), or the one named.

    Raises SheetError: wrong_type, broken_zip, zip_bomb, too_large, password_protected, empty_sheet, xml_entities,
    encoding_not_understood, quote_not_closed, cell_too_long, no_such_sheet.
    """
    if len(data) > MOST_BYTES:
        megabytes = f"{len(data) / MEGABYTE:.1f} MB"
        raise SheetError.of("too_large", found=megabytes, limit=f"{MOST_BYTES // MEGABYTE} MB")
    if not data.strip():
        raise SheetError.of("empty_sheet")
    if data.startswith(compound.SIGNATURE):
        return _best(_xls(data), likeness, sheet)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        parts = Parts(data)
        is_open_document = "content.xml" in parts.names and "xl/workbook.xml" not in parts.names
        return _best(_Ods(parts) if is_open_document else _xlsx(data, parts), likeness, sheet)
    if data.startswith(_NOT_TEXT):
        raise SheetError.of("wrong_type")
    found = read_text(data, likeness)
    return Table(found.rows, encoding=found.encoding, delimiter=found.delimiter, lost=found.lost, guessed=found.guessed)


def _best(book: _Book, likeness: Likeness, asked: str | None) -> Table:
    """The visible worksheet with most headers; of several alike the first; hidden ones only where no other has any."""
    names = (*book.visible, *book.hidden)
    if asked is not None and asked not in names:
        raise SheetError.of("no_such_sheet", sheet=asked, sheets=words.listed(names))
    first = {name: list(islice(book.rows(name), ROWS_LOOKED_AT)) for name in names}
    scores = {name: likeness([row for _, row in first[name]]) if first[name] else -1 for name in names}
    best = asked
    for group in (book.visible, book.hidden) if asked is None else ():
        found = max(group, key=scores.__getitem__, default=None)
        if found is not None and (best is None or scores[best] <= 0 < scores[found]):
            best = found
    if best is None or not first[best]:
        raise SheetError.of("empty_sheet")
    others = tuple(
        OtherSheet(name, _rows_below(book.rows(name), first[name], scores[name], likeness), name in book.hidden)
        for name in names
        if name != best and _may_hold_rows(first[name], scores[name])
    )
    return Table(book.rows(best), sheet=best, later=book.later, sheets=names, others=others)


def _rows_below(rows: Iterable[Numbered], first: Sequence[Numbered], score: int, likeness: Likeness) -> int:
    """How many filled rows stand below the headers; all of them where no row is one of headers."""
    filled = sum(1 for _ in rows)
    if score < LIKE_A_TABLE:
        return filled
    return filled - next(place for place, (_, row) in enumerate(first, start=1) if likeness([row]) == score)


def _may_hold_rows(first: Sequence[Numbered], score: int) -> bool:
    if score >= LIKE_A_TABLE:
        return len(first) > 1
    return any(sum(cell != "" for cell in row) >= _WIDE for _, row in first)


class _Calamine:
    """A workbook that python-calamine reads, with what it does not tell of the sheet of a place and a name.

    `marks` are its broken cells, `serials` its numbers that are no day, asked for only where there may be one;
    `with_errors_as_texts` gives the workbook in a form in which any error is taken.
    """

    def __init__(
        self,
        data: bytes,
        later: int,
        *,
        marks: Callable[[int, str], Marks],
        serials: Callable[[int, str], Serials],
        with_errors_as_texts: Callable[[], bytes] | None = None,
    ) -> None:
        self._book = _calamine(lambda: python_calamine.load_workbook(io.BytesIO(data)))
        self._marks, self._serials = marks, serials
        self._with_errors_as_texts = with_errors_as_texts
        self._mended: python_calamine.CalamineWorkbook | None = None
        self._places = {one.name: place for place, one in enumerate(self._book.sheets_metadata)}
        self.visible: list[str] = []
        self.hidden: list[str] = []
        for one in self._book.sheets_metadata:
            if one.typ == python_calamine.SheetTypeEnum.WorkSheet:
                is_visible = one.visible == python_calamine.SheetVisibleEnum.Visible
                (self.visible if is_visible else self.hidden).append(one.name)
        self.later = later
        self._kept: dict[str, tuple[python_calamine.CalamineSheet, Marks]] = {}

    @property
    def sheets(self) -> int:
        """How many sheets of any kind the workbook names."""
        return len(self._places)

    def rows(self, name: str) -> Iterator[Numbered]:
        """The rows of a sheet."""
        place = self._places[name]
        if name not in self._kept:
            marks = self._marks(place, name)
            book = (
                self._book if all(mark.shows in _KNOWN_ERRORS for mark in marks.values()) else self._any_error_taken()
            )
            self._kept[name] = _calamine(lambda: book.get_sheet_by_name(name)), marks
        sheet, marks = self._kept[name]
        rows = _placed(sheet, marks, partial(self._serials, place, name))
        return _numbered(_filled_down(rows, _merges(sheet)))

    def _any_error_taken(self) -> python_calamine.CalamineWorkbook:
        if self._with_errors_as_texts is None:
            return self._book
        if self._mended is None:
            mended = io.BytesIO(self._with_errors_as_texts())
            self._mended = _calamine(lambda: python_calamine.load_workbook(mended))
        return self._mended


def _xlsx(data: bytes, parts: Parts) -> _Calamine:
    archive = Archive(parts)
    return _Calamine(
        data,
        LATER_FROM_1904 if archive.from_1904 else 0,
        marks=lambda _, name: archive.marks(name),
        serials=lambda _, name: archive.serials(name),
        with_errors_as_texts=archive.with_errors_as_texts,
    )


def _xls(data: bytes) -> _Calamine:
    records = Records(data)
    book = _Calamine(
        records.made_anew,
        LATER_FROM_1904 if records.from_1904 else 0,
        marks=lambda place, _: records.marks[place],
        serials=lambda place, _: records.serials(place),
    )
    if book.sheets != len(records.marks):
        raise SheetError.of("broken_zip")
    return book


class _Ods:
    def __init__(self, parts: Parts) -> None:
        document = OpenDocument(parts)
        self._pages = {page.name: page for page in document.pages}
        if len(self._pages) != len(document.pages):
            raise SheetError.of("broken_zip")
        self.visible = [page.name for page in document.pages if page.visible]
        self.hidden = [page.name for page in document.pages if not page.visible]
        self.later = document.later

    def rows(self, name: str) -> Iterator[Numbered]:
        page = self._pages[name]
        return _numbered(_filled_down(((place, [*row]) for place, row in page.rows), page.merges))


def _calamine(work: Callable[[], _T]) -> _T:
    """What the reader gives; what it cannot take, and a panic of its Rust inside, is a damaged file."""
    try:
        return work()
    except python_calamine.CalamineError:
        raise SheetError.of("broken_zip") from None
    except BaseException as failure:
        if type(failure).__module__ != "pyo3_runtime":
            raise
        raise SheetError.of("broken_zip") from None


def _placed(sheet: python_calamine.CalamineSheet, marks: Marks, serials: Callable[[], Serials]) -> Iterator[Numbered]:
    """Every row of a sheet, numbered from 0, from column A on, with broken cells where the reader gives blanks.

    A number that is no day stands as Excel shows it, where the reader made a day or an hour of it.
    """
    odd: Serials | None = None
    before: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    by_row: dict[int, list[int]] = {}
    for place, column in marks:
        by_row.setdefault(place, []).append(column)
    row: list[Cell]
    for place, cells in enumerate(sheet.iter_rows()):
        row = [*before, *cells]
        if _DAY_60 in cells or (not _WITHOUT_HOURS.issuperset(map(type, cells)) and any(map(_may_be_no_day, cells))):
            odd = serials() if odd is None else odd
            for column, cell in enumerate(row):
                if isinstance(cell, date | time):
                    row[column] = odd.get((place, column), cell)
        if by_row:
            _break(row, place, by_row.pop(place, ()), marks)
        yield place, row
    for place in sorted(by_row):
        row = []
        _break(row, place, by_row[place], marks)
        yield place, row


def _may_be_no_day(cell: object) -> bool:
    return cell == _BELOW_ZERO or (isinstance(cell, datetime) and cell.date() == _DAY_60)


def _break(row: list[Cell], place: int, columns: Iterable[int], marks: Marks) -> None:
    for column in columns:
        row.extend([""] * (column + 1 - len(row)))
        row[column] = marks[place, column]


def _merges(sheet: Any) -> list[Merge]:
    """The cells of a sheet that are merged downwards."""
    ranges = sheet.merged_cell_ranges or ()
    return [(top, left, bottom) for (top, left), (bottom, _) in ranges if bottom > top]


def _filled_down(rows: Iterator[Numbered], merges: Sequence[Merge]) -> Iterator[Numbered]:
    """The rows with each cell that is merged downwards in every row it covers, where that row holds anything itself."""
    if not merges:
        return rows
    beginning: dict[int, list[Merge]] = {}
    for merge in merges:
        beginning.setdefault(merge[0], []).append(merge)
    return _while_filling(rows, beginning)


def _while_filling(rows: Iterator[Numbered], beginning: dict[int, list[Merge]]) -> Iterator[Numbered]:
    held: dict[int, tuple[int, Cell]] = {}
    for place, row in rows:
        own = _is_filled(row)
        for column in [column for column, (last, _) in held.items() if last < place]:
            del held[column]
        if own:
            for column, (_, cell) in held.items():
                row.extend([""] * (column + 1 - len(row)))
                row[column] = row[column] if row[column] != "" else cell
        for _, column, last in beginning.get(place, ()):
            if column < len(row) and row[column] != "":
                held[column] = last, row[column]
        yield place, row


def _is_filled(row: Sequence[Cell]) -> bool:
    return any(cell != "" and not (isinstance(cell, str) and is_unseen(cell)) for cell in row)


def _numbered(rows: Iterator[Numbered]) -> Iterator[Numbered]:
    """The filled rows, by the numbers that Excel shows."""
    return ((place + 1, row) for place, row in rows if _is_filled(row))
