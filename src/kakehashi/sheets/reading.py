"""From the bytes of a file to raw cells.  The content decides what a file is, never the ending of its name.

.xlsx is read by python-calamine behind `archive`; text as CSV in UTF-8 (with or without BOM), UTF-16, CP932 (髙 and
㈱ survive), EUC-JP or Windows-1252, parted by comma, semicolon or tab.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice, takewhile
from typing import TypeVar

import python_calamine

from kakehashi.sheets.archive import MEGABYTE, Archive, Marks, is_encrypted_office_file
from kakehashi.sheets.cells import Cell
from kakehashi.sheets.faults import SheetError
from kakehashi.sheets.headers import ROWS_LOOKED_AT

MOST_BYTES = 20 * MEGABYTE
LONGEST_CELL = 32_767
"""Characters a cell of Excel can hold."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOT_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
_MARKUP = re.compile(r"^\s*<(?:!doctype|html|\?xml|table|head|meta)", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_TWO_HIGH_BYTES = re.compile(rb"[\x80-\xff]{2}")
_HALF_WIDTH_KANA = re.compile("[\uff61-\uff9f]")
_KANA = re.compile("[\u3041-\u30fe]")
_NOT_IN_CP932 = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
_END = "\x1f"
"""A line put behind the text; where it is not the last record by itself, a quotation mark was left open."""

_T = TypeVar("_T")

Likeness = Callable[[Sequence[Sequence[Cell]]], int]
"""How many columns of the kind asked for the best of some rows names."""


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of one sheet: `rows` are (number as Excel shows it, cells from column A), blank rows left out.

    `sheet` is the sheet's name in a workbook, `encoding` and `delimiter` those of a text; `rows` can be gone through
    once.
    """

    rows: Iterable[tuple[int, list[Cell]]]
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None


def read(data: bytes, likeness: Likeness) -> Table:
    """The sheet of a file that looks most like the kind asked for (`likeness`).

    Raises SheetError: wrong_type, broken_zip, zip_bomb, too_large, password_protected, empty_sheet, xml_entities,
    encoding_not_understood, quote_not_closed, cell_too_long.
    """
    if len(data) > MOST_BYTES:
        megabytes = f"{len(data) / MEGABYTE:.1f} MB"
        raise SheetError.of("too_large", found=megabytes, limit=f"{MOST_BYTES // MEGABYTE} MB")
    if not data.strip():
        raise SheetError.of("empty_sheet")
    if data.startswith(_OLE):
        raise SheetError.of("password_protected" if is_encrypted_office_file(data) else "wrong_type")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _workbook(data, likeness)
    if data.startswith(_NOT_TEXT):
        raise SheetError.of("wrong_type")
    return _text(data, likeness)


def _workbook(data: bytes, likeness: Likeness) -> Table:
    """The visible worksheet with most headers; of several alike the first; hidden ones only where no other has any."""
    archive = Archive(data)
    book = _calamine(lambda: python_calamine.load_workbook(io.BytesIO(data)))
    worksheets = [one for one in book.sheets_metadata if one.typ == python_calamine.SheetTypeEnum.WorkSheet]
    visible = [one.name for one in worksheets if one.visible == python_calamine.SheetVisibleEnum.Visible]
    hidden = [one.name for one in worksheets if one.name not in visible]
    best = _Candidate()
    for names in (visible, hidden):
        for name in names:
            marks = archive.marks(name)
            sheet = _calamine(partial(book.get_sheet_by_name, name))
            score = likeness([row for _, row in islice(_rows(sheet, marks), ROWS_LOOKED_AT)])
            if best.sheet is None or score > best.score:
                best = _Candidate(score, sheet, marks)
        if best.score > 0:
            break
    if best.sheet is None or next(_rows(best.sheet, best.marks), None) is None:
        raise SheetError.of("empty_sheet")
    return Table(_rows(best.sheet, best.marks), sheet=best.sheet.name)


@dataclass(frozen=True, slots=True)
class _Candidate:
    score: int = -1
    sheet: python_calamine.CalamineSheet | None = None
    marks: Marks = field(default_factory=dict)


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


def _rows(sheet: python_calamine.CalamineSheet, marks: Marks) -> Iterator[tuple[int, list[Cell]]]:
    """The rows of a sheet from column A on, with broken cells where the reader gives blanks."""
    before: list[Cell] = [""] * (sheet.start[1] if sheet.start else 0)
    by_row: dict[int, list[int]] = {}
    for place, column in marks:
        by_row.setdefault(place, []).append(column)
    row: list[Cell]
    for place, cells in enumerate(sheet.iter_rows()):
        row = [*before, *cells]
        for column in by_row.pop(place, ()):
            row.extend([""] * (column + 1 - len(row)))
            row[column] = marks[place, column]
        if any(cell != "" and not (isinstance(cell, str) and cell.isspace()) for cell in row):
            yield place + 1, row
    for later in sorted(by_row):
        row = [""] * (max(by_row[later]) + 1)
        for column in by_row[later]:
            row[column] = marks[later, column]
        yield later + 1, row


def _text(data: bytes, likeness: Likeness) -> Table:
    encoding, text = _decoded(data.rstrip(b"\x1a"))
    if _MARKUP.match(text) or _CONTROLS.search(text):
        raise SheetError.of("wrong_type")
    if not text.strip(" \t\r\n,;"):
        raise SheetError.of("empty_sheet")
    tried = {delimiter: _first_records(text, delimiter) for delimiter in ",;\t"}
    delimiter = max(tried, key=lambda one: (likeness(tried[one]), max(map(len, tried[one]), default=0)))
    rows = list(_records(text, delimiter))
    if not rows:
        raise SheetError.of("empty_sheet")
    return Table(rows, encoding=encoding, delimiter=delimiter)


def _first_records(text: str, delimiter: str) -> list[list[str]]:
    with_delimiter = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return [record for record in islice(with_delimiter, 3 * ROWS_LOOKED_AT) if any(record)][:ROWS_LOOKED_AT]
    except csv.Error:
        return []


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[Cell]]]:
    """Every record that holds something, numbered as Excel numbers its rows.

    A quotation mark that is left open would swallow the rows behind it without a word; it is looked for here.
    """
    ended = text if text.endswith(("\n", "\r")) else text + "\n"
    number, width = 0, 2
    try:
        records = csv.reader(io.StringIO(f"{ended}{_END}\n", newline=""), delimiter=delimiter)
        for record in takewhile([_END].__ne__, records):
            number += 1
            width = max(width, len(record))
            for cell in record:
                if len(cell) > LONGEST_CELL or "\n" in cell or "\r" in cell:
                    _check_long(cell, number, delimiter, width)
            if any(cell and not cell.isspace() for cell in record):
                yield number, [*record]
    except csv.Error:
        raise SheetError.of("quote_not_closed" if '"' in text else "cell_too_long", row=number + 1) from None


def _check_long(cell: str, row: int, delimiter: str, width: int) -> None:
    """Refuse a cell that holds whole rows, the end of the file, or more than a cell of Excel can."""
    inner = cell.splitlines()[1:]
    if _END in cell or any(line.count(delimiter) >= width // 2 for line in inner[:-1]):
        raise SheetError.of("quote_not_closed", row=row)
    if len(cell) > LONGEST_CELL:
        raise SheetError.of("cell_too_long", row=row)


def _decoded(data: bytes) -> tuple[str, str]:
    """The name of the encoding and the text; the first that holds without a doubt."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            text = _strictly(data, encoding)
            if text is None:
                raise SheetError.of("encoding_not_understood")
            return encoding, text
    sample = data[:4096]
    if b"\0" in sample:
        encoding = "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"
        text = _strictly(data, encoding)
        if text is None or _CONTROLS.search(text):
            raise SheetError.of("wrong_type")
        return encoding, text
    text = _strictly(data, "utf-8")
    return ("utf-8", text) if text is not None else _decoded_without_mark(data)


def _decoded_without_mark(data: bytes) -> tuple[str, str]:
    """CP932 and EUC-JP share their bytes: in the wrong one, kana turn into half-width signs.

    A text in which no two high bytes meet is not Japanese; it is what Windows writes for Indonesian.
    """
    if _TWO_HIGH_BYTES.search(data) is None:
        text = _strictly(data, "cp1252")
        if text is not None:
            return "cp1252", text
    cp932, euc = _strictly(data, "cp932"), _strictly(data, "euc_jp")
    if cp932 is not None and _NOT_IN_CP932.search(cp932):
        cp932 = None
    if cp932 is not None and euc is not None:
        odd = len(_HALF_WIDTH_KANA.findall(cp932))
        return ("euc_jp", euc) if odd > len(_KANA.findall(cp932)) < len(_KANA.findall(euc)) else ("cp932", cp932)
    if cp932 is not None:
        return "cp932", cp932
    if euc is not None:
        return "euc_jp", euc
    raise SheetError.of("encoding_not_understood")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
