"""What offices get: templates, the refused rows to mend and send back, and exports.

Every text is written as text: nothing that a cell begins with (=, +, -, @, a tab) ever becomes a formula.
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Literal, Protocol

from kakehashi.identity import fold
from kakehashi.sheets import reading
from kakehashi.sheets.cells import Broken, Cell, display, folded
from kakehashi.sheets.checking import Reading, RowT
from kakehashi.sheets.columns import Kind, columns
from kakehashi.sheets.headers import FIX, REASON, ROW_IN_FILE, likeness
from kakehashi.vocabulary import Language, Text

_FONT = "BIZ UDPGothic"
_MADE_ON = datetime(2000, 1, 1)  # noqa: DTZ001 - a property of the file that must not change from run to run
_ROWS_READY = 1_000
"""Rows of a template that are set to text, so that a spreadsheet changes no NIK and no date typed into them."""
_COMMANDS = ("=", "+", "-", "@")
_SHEET = Text("Isian", "入力", "Entries")
_GUIDE = Text("Petunjuk", "記入方法", "Guide")
_COLUMN = Text("Kolom", "列", "Column")
_REQUIRED = Text("Wajib", "必須", "Required")
_OPTIONAL = Text("opsional", "任意", "optional")
_HOW = Text("Cara mengisi", "記入の仕方", "What to write")
_EXAMPLE = Text("Contoh", "例", "Example")
_SILENCE = Text(
    "Sel kosong berarti belum diketahui; tanda - berarti tidak ada",
    "空欄は「情報なし」、「なし」は「ない」という意味です",
    "A blank cell means unknown; - means none",
)


def template(kind: Kind | str, language: Language | str) -> bytes:
    """An .xlsx with the headers of one kind of sheet, a note on each, cells set to text, and a guide behind."""
    offered = [column for column in columns(Kind(kind)) if column.in_template]
    book = _Book()
    sheet = book.sheet(_SHEET.said_in(language))
    sheet.set_column(0, len(offered) - 1, 22, book.text)
    for index, column in enumerate(offered):
        head = column.header.said_in(language)
        sheet.write_string(0, index, head, book.required if column.required else book.head)
        note = _REQUIRED if column.required else _OPTIONAL
        hint = "" if column.hint is None else column.hint.said_in(language)
        sheet.write_comment(0, index, f"{note.said_in(language)}\n{hint}\n{column.example}", _NOTE)
    for row in range(1, _ROWS_READY + 1):
        sheet.set_row(row, None, book.text)
    sheet.freeze_panes(1, 0)
    guide = book.sheet(_GUIDE.said_in(language))
    guide.set_column(0, 3, 36)
    guide.write_string(0, 0, _SILENCE.said_in(language), book.plain)
    for index, said in enumerate((_COLUMN, _REQUIRED, _HOW, _EXAMPLE)):
        guide.write_string(2, index, said.said_in(language), book.head)
    for row, column in enumerate(offered, start=3):
        required = _REQUIRED if column.required else _OPTIONAL
        hint = "" if column.hint is None else column.hint.said_in(language)
        for index, text in enumerate(
            (column.header.said_in(language), required.said_in(language), hint, column.example)
        ):
            guide.write_string(row, index, text, book.plain)
    return book.bytes()


class Told(Protocol):
    """A fault of a row that somebody else found: `column` is its letter, None where no cell is to blame."""

    @property
    def row(self) -> int:
        """The row as the spreadsheet shows it."""

    @property
    def column(self) -> str | None:
        """The column's letter."""

    @property
    def reason(self) -> Text:
        """What is wrong."""

    @property
    def fix(self) -> Text:
        """What to do."""


def refused(found: Reading[RowT], data: bytes, *, language: Language | str, also: Sequence[Told] = ()) -> bytes:
    """An .xlsx of the refused rows of `data`, to mend and send back; `also` are faults found beside the sheet's own.

    Every cell stands as it was sent; the faulty ones are coloured and carry a note; three columns behind name the
    row in the file sent, the reasons and the remedies.  These columns may stay when the file comes back.
    """
    by_row: dict[int, list[Told]] = {}
    for fault in (*found.faults, *also):
        by_row.setdefault(fault.row, []).append(fault)
    place = {header.letter: header.index for header in found.headers}
    width = len(found.headers)
    book = _Book()
    sheet = book.sheet(_SHEET.said_in(language))
    sheet.set_column(0, width - 1, 18, book.text)
    sheet.set_column(width, width + 2, 44, book.plain)
    for header in found.headers:
        sheet.write_string(0, header.index, header.text, book.head)
    for index, said in enumerate((ROW_IN_FILE, REASON, FIX), start=width):
        sheet.write_string(0, index, said.said_in(language), book.head)
    sheet.freeze_panes(1, 0)
    table = reading.read(data, partial(likeness, kind=found.kind))
    kept = ((number, cells) for number, cells in table.rows if number in by_row)
    for row, (number, cells) in enumerate(kept, start=1):
        faults = by_row[number]
        marked = {place[fault.column] for fault in faults if fault.column in place}
        for index in range(max(width, len(cells))):
            cell = cells[index] if index < len(cells) else ""
            book.write(sheet, row, index if index < width else index + 3, cell, marked=index in marked)
        for index in marked:
            notes = [fault.reason.said_in(language) for fault in faults if place.get(fault.column or "") == index]
            sheet.write_comment(row, index, "\n".join(notes), _NOTE)
        sheet.write_number(row, width, number, book.plain)
        sheet.write_string(row, width + 1, "\n".join(fault.reason.said_in(language) for fault in faults), book.plain)
        remedies = dict.fromkeys(fault.fix.said_in(language) for fault in faults)
        sheet.write_string(row, width + 2, "\n".join(remedies), book.plain)
    return book.bytes()


def without(data: bytes, rows: Iterable[int], *, kind: Kind | str) -> bytes:
    """The sheet of `data` as .xlsx with some rows emptied; every other cell keeps its row and column.

    `rows` are numbers as Excel shows them; sheets beside the one that is read for `kind` are left out.
    Raises SheetError for a file that is no sheet.
    """
    gone = frozenset(rows)
    table = reading.read(data, partial(likeness, kind=Kind(kind)))
    book = _Book()
    sheet = book.sheet(table.sheet or "1")
    for number, cells in table.rows:
        if number not in gone:
            for index, cell in enumerate(cells):
                if cell != "":
                    book.write(sheet, number - 1, index, cell)
    return book.bytes()


def rows_where(data: bytes, is_meant: Callable[[str], bool], *, kind: Kind | str) -> set[int]:
    """The rows, as Excel numbers them, in which one cell is meant; refused rows too.

    `is_meant` gets each cell's text folded as the readers of cells get it: plain width, single spaces, no apostrophe.
    Raises SheetError for a file that is no sheet.  Cost: one call a filled cell.
    """
    table = reading.read(data, partial(likeness, kind=Kind(kind)))
    return {
        number
        for number, cells in table.rows
        if any(is_meant(folded(cell)) for cell in cells if not isinstance(cell, Broken) and cell != "")
    }


@dataclass(frozen=True, slots=True)
class NotWritable:
    """A character that an encoding does not have: where it stood, counted from 1 with the headers as row 1."""

    row: int
    header: str
    character: str


@dataclass(frozen=True, slots=True)
class Export:
    """A file, and the characters that it could not hold (〓 stands in their place)."""

    data: bytes
    not_writable: tuple[NotWritable, ...] = ()


def export(
    rows: Iterable[Sequence[object]],
    headers: Sequence[Text],
    *,
    language: Language | str,
    form: Literal["xlsx", "csv", "csv-cp932"] = "xlsx",
) -> Export:
    """A table as .xlsx, as CSV in UTF-8 with BOM, or as CSV in CP932 with a report of what does not fit.

    In CSV a text that a spreadsheet would take for a command gets an apostrophe before it.
    """
    heads = [header.said_in(language) for header in headers]
    if form == "xlsx":
        return Export(_as_workbook(rows, heads))
    return _as_text(rows, heads, encoding="utf-8-sig" if form == "csv" else "cp932")


def _as_workbook(rows: Iterable[Sequence[object]], heads: Sequence[str]) -> bytes:
    book = _Book()
    sheet = book.sheet("1")
    sheet.set_column(0, max(len(heads) - 1, 0), 20)
    sheet.freeze_panes(1, 0)
    for index, head in enumerate(heads):
        sheet.write_string(0, index, head, book.head)
    for place, row in enumerate(rows, start=1):
        for index, value in enumerate(row):
            book.write(sheet, place, index, _as_cell(value))
    return book.bytes()


def _as_text(rows: Iterable[Sequence[object]], heads: Sequence[str], *, encoding: str) -> Export:
    lost: list[NotWritable] = []
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for place, row in enumerate((heads, *rows), start=1):
        texts = [_harmless(_as_cell(value)) for value in row]
        if encoding == "cp932":
            texts = [_fitting(text, place, heads[index], lost) for index, text in enumerate(texts)]
        writer.writerow(texts)
    return Export(out.getvalue().encode(encoding), tuple(lost))


def _as_cell(value: object) -> Cell:
    if value is None:
        return ""
    return value if isinstance(value, str | int | float | bool | date | time | timedelta) else str(value)


def _harmless(cell: Cell) -> str:
    text = display(cell)
    is_command = isinstance(cell, str) and fold(text).startswith(_COMMANDS) and text != "-"
    return f"'{text}" if is_command or text.startswith(("\t", "\r")) else text


def _fitting(text: str, row: int, header: str, lost: list[NotWritable]) -> str:
    try:
        text.encode("cp932")
    except UnicodeEncodeError:
        fitting = []
        for character in text:
            fits = character.encode("cp932", "ignore") != b""
            fitting.append(character if fits else "〓")
            if not fits:
                lost.append(NotWritable(row, header, character))
        return "".join(fitting)
    return text


_NOTE = {"font_name": _FONT, "font_size": 9, "x_scale": 2.2}


class _Book:
    """A workbook being written, with its few formats."""

    def __init__(self) -> None:
        import xlsxwriter  # noqa: PLC0415 - heavy, and only for writing

        self._bytes = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._bytes, {"in_memory": True, "strings_to_formulas": False})
        self._book.set_properties({"created": _MADE_ON})
        font = {"font_name": _FONT, "font_size": 11, "valign": "top"}
        kept = {**font, "num_format": "@", "quote_prefix": True}
        fault = {"bg_color": "#FFE699", "border": 1}
        head = {**font, "bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E7EEF7"}
        self.plain: Any = self._book.add_format({**font, "text_wrap": True})
        self.text: Any = self._book.add_format({**font, "num_format": "@"})
        self.head: Any = self._book.add_format(head)
        self.required: Any = self._book.add_format({**head, "bg_color": "#C9DAF0"})
        self._formats: dict[tuple[str, bool], Any] = {}
        for marked, more in ((False, {}), (True, fault)):
            self._formats["text", marked] = self._book.add_format({**kept, **more})
            self._formats["number", marked] = self._book.add_format({**font, **more})
            self._formats["day", marked] = self._book.add_format({**font, **more, "num_format": "yyyy-mm-dd"})
            self._formats["moment", marked] = self._book.add_format({**font, **more, "num_format": "yyyy-mm-dd hh:mm"})
            self._formats["clock", marked] = self._book.add_format({**font, **more, "num_format": "[h]:mm"})

    def sheet(self, name: str) -> Any:
        """A new sheet."""
        return self._book.add_worksheet(name)

    def write(self, sheet: Any, row: int, column: int, cell: Cell, *, marked: bool = False) -> None:
        """Write one cell as what it is; text as text, a broken formula as the text it shows."""
        text = self._formats["text", marked]
        if isinstance(cell, str | Broken):
            shown = display(cell)
            if shown:
                sheet.write_string(row, column, shown, text)
            else:
                sheet.write_blank(row, column, None, text)
        elif isinstance(cell, bool):
            sheet.write_boolean(row, column, cell, self._formats["number", marked])
        elif isinstance(cell, float | int):
            sheet.write_number(row, column, cell, self._formats["number", marked])
        elif isinstance(cell, datetime | date):
            form = "moment" if isinstance(cell, datetime) else "day"
            sheet.write_datetime(row, column, cell, self._formats[form, marked])
        else:
            sheet.write_datetime(row, column, cell, self._formats["clock", marked])

    def bytes(self) -> bytes:
        """Close the workbook and give the file."""
        self._book.close()
        return self._bytes.getvalue()
