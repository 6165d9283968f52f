"""Tables that leave the house: .xlsx, CSV in UTF-8 with BOM or in CP932, written row by row in little memory.

Nothing that a cell begins with (=, +, -, @, a tab) becomes a formula: in .xlsx a text is a text, in CSV an apostrophe
stands before it.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import BinaryIO, Literal

from kakehashi.identity import fold
from kakehashi.sheets.cells import Cell, display
from kakehashi.sheets.texts import LONGEST_CELL
from kakehashi.sheets.workbook import Workbook
from kakehashi.vocabulary import Language, Text

Form = Literal["xlsx", "csv", "csv-cp932"]

_COMMANDS = ("=", "+", "-", "@")
_IN_PLACE = "〓"
_SAME_CHARACTER = str.maketrans(
    "\u301c\u2016\u2212\u00a2\u00a3\u00ac\u2014", "\uff5e\u2225\uff0d\uffe0\uffe1\uffe2\u2015"
)
"""Characters of JIS X 0208 for which Windows has another code point: one and the same byte pair in CP932."""


@dataclass(frozen=True, slots=True)
class NotWritable:
    """A character that an encoding does not have: where it stood, counted from 1 with the headers as row 1."""

    row: int
    header: str
    character: str


@dataclass(frozen=True, slots=True)
class TooLong:
    """A text of more characters than a cell of Excel holds: where it stands, cut, and how long it was."""

    row: int
    header: str
    length: int


@dataclass(frozen=True, slots=True)
class Written:
    """What a file could not hold: characters (〓 stands in their place) and the ends of texts."""

    not_writable: tuple[NotWritable, ...] = ()
    too_long: tuple[TooLong, ...] = ()


@dataclass(frozen=True, slots=True)
class Export:
    """A file, and what it could not hold."""

    data: bytes
    not_writable: tuple[NotWritable, ...] = ()
    too_long: tuple[TooLong, ...] = ()


def export(
    rows: Iterable[Sequence[object]], headers: Sequence[Text], *, language: Language | str, form: Form = "xlsx"
) -> Export:
    """A table as a file in memory; otherwise as `export_to`."""
    out = io.BytesIO()
    written = export_to(out, rows, headers, language=language, form=form)
    return Export(out.getvalue(), written.not_writable, written.too_long)


def export_to(
    out: BinaryIO,
    rows: Iterable[Sequence[object]],
    headers: Sequence[Text],
    *,
    language: Language | str,
    form: Form = "xlsx",
) -> Written:
    """Write a table into `out`, row by row: .xlsx, CSV in UTF-8 with BOM, or CSV in CP932.

    Gives what the file could not hold; texts are cut where Excel would (32,767 characters), in every form alike.
    Cost: memory does not grow with the rows, but for what is reported.
    """
    heads = [header.said_in(language) for header in headers]
    lost: list[NotWritable] = []
    long: list[TooLong] = []
    cells = (
        [_as_cell(value, row, heads, index, long) for index, value in enumerate(values)]
        for row, values in enumerate(rows, start=2)
    )
    if form == "xlsx":
        book = Workbook(out)
        book.write("1", heads, cells)
        book.close()
    else:
        _write_text(out, heads, cells, "utf-8" if form == "csv" else "cp932", lost)
    return Written(tuple(lost), tuple(long))


def _write_text(
    out: BinaryIO, heads: Sequence[Cell], rows: Iterator[list[Cell]], encoding: str, lost: list[NotWritable]
) -> None:
    if encoding == "utf-8":
        out.write(b"\xef\xbb\xbf")
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    for place, row in enumerate(_with_heads(heads, rows), start=1):
        texts = [_harmless(cell) for cell in row]
        if encoding == "cp932":
            texts = [_fitting(text, place, _head(heads, index), lost) for index, text in enumerate(texts)]
        writer.writerow(texts)
        out.write(line.getvalue().encode(encoding, "replace"))
        line.seek(0)
        line.truncate()


def _with_heads(heads: Sequence[Cell], rows: Iterator[list[Cell]]) -> Iterator[Sequence[Cell]]:
    yield heads
    yield from rows


def _head(heads: Sequence[Cell], index: int) -> str:
    return display(heads[index]) if index < len(heads) else ""


def _as_cell(value: object, row: int, heads: Sequence[str], index: int, long: list[TooLong]) -> Cell:
    if value is None:
        return ""
    if isinstance(value, float | int | bool | date | time | timedelta):
        return value
    text = str(value)
    if len(text) > LONGEST_CELL:
        long.append(TooLong(row, _head(heads, index), len(text)))
        return text[:LONGEST_CELL]
    return text


def _harmless(cell: Cell) -> str:
    text = display(cell)
    is_command = isinstance(cell, str) and fold(text).startswith(_COMMANDS) and text != "-"
    return f"'{text}" if is_command or text.startswith(("\t", "\r")) else text


def _fitting(text: str, row: int, header: str, lost: list[NotWritable]) -> str:
    if text.isascii():
        return text
    same = text.translate(_SAME_CHARACTER)
    try:
        same.encode("cp932")
    except UnicodeEncodeError:
        fitting = []
        for character in same:
            fits = character.encode("cp932", "ignore") != b""
            fitting.append(character if fits else _IN_PLACE)
            if not fits:
                lost.append(NotWritable(row, header, character))
        return "".join(fitting)
    return same
