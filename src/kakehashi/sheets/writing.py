"""What offices get back: templates, the refused rows to mend, and the whole sheet with its faults marked.

Every text is written as text: nothing that a cell begins with (=, +, -, @, a tab) ever becomes a formula.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from math import isfinite
from typing import Any, Protocol

from kakehashi.sheets import reading
from kakehashi.sheets.cells import Cell, display
from kakehashi.sheets.checking import Reading, RowT
from kakehashi.sheets.columns import Kind, columns
from kakehashi.sheets.headers import FIX, REASON, ROW_IN_FILE, likeness, place_of
from kakehashi.vocabulary import Language, Text

_FONT = "BIZ UDPGothic"
_MADE_ON = datetime(2000, 1, 1)  # noqa: DTZ001 - a property of the file that must not change from run to run
_ROWS_READY = 1_000
"""Rows of a template that are set to text, so that a spreadsheet changes no NIK and no date typed into them."""
_FIRST_YEAR_OF_EXCEL = 1900
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
    book = Book()
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
    by_row = _by_row((*found.faults, *also))
    width = len(found.headers)
    book = Book(row_by_row=True)
    sheet = book.sheet(_SHEET.said_in(language))
    sheet.set_column(0, width - 1, 18, book.text)
    sheet.set_column(width, width + 2, 44, book.plain)
    sheet.freeze_panes(1, 0)
    for header in found.headers:
        sheet.write_string(0, header.index, header.text, book.head)
    for index, said in enumerate((ROW_IN_FILE, REASON, FIX), start=width):
        sheet.write_string(0, index, said.said_in(language), book.head)
    kept = ((number, cells) for number, cells in _table_of(found, data).rows if number in by_row)
    for row, (number, cells) in enumerate(kept, start=1):
        marks = _marks(by_row[number], language)
        for index in range(max(width, len(cells))):
            cell = cells[index] if index < len(cells) else ""
            at = index if index < width else index + 3
            book.write(sheet, row, at, cell, mark="fault" if index in marks else "")
        for index, note in marks.items():
            sheet.write_comment(row, index, note, _NOTE)
        sheet.write_number(row, width, number, book.plain)
        book.write_reasons(sheet, row, width + 1, by_row[number], language)
    return book.bytes()


def marked(found: Reading[RowT], data: bytes, *, language: Language | str, also: Sequence[Told] = ()) -> bytes:
    """An .xlsx of the whole sheet, every cell in the row and column where it was sent, with what was found marked.

    Cells with a fault are of one colour, cells with a warning of another; each carries a note, and two columns behind
    say all of it in words.  The sheet may be mended and sent back as it is.  Other sheets of the file, and the looks
    of this one, are not copied.
    """
    faults, warnings = _by_row((*found.faults, *also)), _by_row(found.warnings)
    table = [*_table_of(found, data).rows]
    width = max(len(found.headers), *(len(cells) for _, cells in table))
    book = Book(row_by_row=True)
    sheet = book.sheet(_SHEET.said_in(language))
    sheet.set_column(0, width - 1, 18, book.text)
    sheet.set_column(width, width + 1, 44, book.plain)
    sheet.freeze_panes(found.header_row, 0)
    for number, cells in table:
        row = number - 1
        wrong, odd = faults.get(number, []), warnings.get(number, [])
        is_head = number == found.header_row
        marks = _marks([*wrong, *odd], language)
        at_fault = _marks(wrong, language)
        for index, cell in enumerate(cells):
            mark = "fault" if index in at_fault else "warning" if index in marks else ""
            book.write(sheet, row, index, cell, mark=mark or ("head" if is_head else ""))
        for index in sorted(set(marks) - set(range(len(cells)))):
            book.write(sheet, row, index, "", mark="fault" if index in at_fault else "warning")
        for index, note in marks.items():
            sheet.write_comment(row, index, note, _NOTE)
        if is_head:
            for index, said in enumerate((REASON, FIX), start=width):
                sheet.write_string(row, index, said.said_in(language), book.head)
        elif wrong or odd:
            book.write_reasons(sheet, row, width, [*wrong, *odd], language)
    return book.bytes()


def _table_of(found: Reading[RowT], data: bytes) -> reading.Table:
    return reading.read(data, partial(likeness, kind=found.kind, mapping=found.own_headers), found.sheet)


def _by_row(told: Iterable[Told]) -> dict[int, list[Told]]:
    by_row: dict[int, list[Told]] = {}
    for one in told:
        by_row.setdefault(one.row, []).append(one)
    return by_row


def _marks(told: Iterable[Told], language: Language | str) -> dict[int, str]:
    """The note of each cell of one row that something is said of, by the place of its column."""
    notes: dict[int, list[str]] = {}
    for one in told:
        if one.column:
            notes.setdefault(place_of(one.column), []).append(one.reason.said_in(language))
    return {place: "\n".join(said) for place, said in notes.items()}


_MARKS: dict[str, dict[str, Any]] = {
    "": {},
    "fault": {"bg_color": "#FFE699", "border": 1},
    "warning": {"bg_color": "#E2F0D9", "border": 1},
    "head": {"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E7EEF7"},
}
_NOTE = {"font_name": _FONT, "font_size": 9, "x_scale": 2.2}


class Book:
    """A workbook being written, with its few formats; `row_by_row` keeps no row in memory."""

    def __init__(self, *, row_by_row: bool = False) -> None:
        import xlsxwriter  # noqa: PLC0415 - heavy, and only for writing

        self._bytes = io.BytesIO()
        kept = {"constant_memory": True} if row_by_row else {"in_memory": True}
        self._book = xlsxwriter.Workbook(self._bytes, {**kept, "strings_to_formulas": False})
        self._book.set_properties({"created": _MADE_ON})
        font = {"font_name": _FONT, "font_size": 11, "valign": "top"}
        text = {**font, "num_format": "@", "quote_prefix": True}
        head = {**font, "bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#E7EEF7"}
        self.plain: Any = self._book.add_format({**font, "text_wrap": True})
        self.text: Any = self._book.add_format({**font, "num_format": "@"})
        self.head: Any = self._book.add_format(head)
        self.required: Any = self._book.add_format({**head, "bg_color": "#C9DAF0"})
        self._formats: dict[tuple[str, str], Any] = {}
        for mark, more in _MARKS.items():
            self._formats["text", mark] = self._book.add_format({**text, **more})
            self._formats["number", mark] = self._book.add_format({**font, **more})
            self._formats["day", mark] = self._book.add_format({**font, **more, "num_format": "yyyy-mm-dd"})
            self._formats["moment", mark] = self._book.add_format({**font, **more, "num_format": "yyyy-mm-dd hh:mm"})
            self._formats["clock", mark] = self._book.add_format({**font, **more, "num_format": "[h]:mm"})

    def sheet(self, name: str) -> Any:
        """A new sheet."""
        return self._book.add_worksheet(name)

    def write(self, sheet: Any, row: int, column: int, cell: Cell, *, mark: str = "") -> None:
        """Write one cell as what it is; text as text, a broken formula as the text it shows."""
        text = self._formats["text", mark]
        if isinstance(cell, bool):
            sheet.write_boolean(row, column, cell, self._formats["number", mark])
        elif isinstance(cell, float | int) and isfinite(cell):
            sheet.write_number(row, column, cell, self._formats["number", mark])
        elif isinstance(cell, datetime | date) and cell.year >= _FIRST_YEAR_OF_EXCEL:
            form = "moment" if isinstance(cell, datetime) else "day"
            sheet.write_datetime(row, column, cell, self._formats[form, mark])
        elif isinstance(cell, time | timedelta):
            sheet.write_datetime(row, column, cell, self._formats["clock", mark])
        elif shown := display(cell):
            sheet.write_string(row, column, shown, text)
        else:
            sheet.write_blank(row, column, None, text)

    def write_reasons(self, sheet: Any, row: int, column: int, told: Sequence[Told], language: Language | str) -> None:
        """Every reason, and beside it every remedy once."""
        reasons = dict.fromkeys(one.reason.said_in(language) for one in told)
        remedies = dict.fromkeys(one.fix.said_in(language) for one in told)
        sheet.write_string(row, column, "\n".join(reasons), self.plain)
        sheet.write_string(row, column + 1, "\n".join(remedies), self.plain)

    def bytes(self) -> bytes:
        """Close the workbook and give the file."""
        self._book.close()
        return self._bytes.getvalue()
