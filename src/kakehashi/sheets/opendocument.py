"""The cells of an .ods file, read here: repeated rows and cells are written once in it and stand for many.

Days and truth are what the file says they are, never what their looks say; error cells and formulas without a result
are named.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from xml.parsers import expat

from kakehashi.sheets.archive import MOST_CELLS, Parts, check_place, too_many_cells
from kakehashi.sheets.cells import Broken, Cell
from kakehashi.sheets.faults import SheetError

Merge = tuple[int, int, int]
"""A cell merged downwards: its row, its column, its last row, counted from 0."""

_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_USUAL_DAY_ZERO = date(1899, 12, 30)
_ERROR = re.compile(r"^(?:#(?:REF|N/A|VALUE|NAME|DIV/0|NUM|NULL)[!?]?|(?:Err|Galat|エラー)[:: ]?\s?[0-9]{3})$")
_CLOCK = re.compile(r"^P(?:([0-9]+)D)?T(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:[.,][0-9]+)?S)?$")
_MOST_SPACES = 1_000
_SIMPLE = (
    {"office:value-type": "string", "calcext:value-type": "string"},
    {"office:value-type": "string"},
)
"""What is said of most cells: they hold the text that stands in them."""
_NOT_CONTENT = frozenset({"office:annotation", "table:table", "draw:frame", "draw:custom-shape"})
"""What may stand in a cell and is none of its text."""
_CELL_TAGS = frozenset({"table:table-cell", "table:covered-table-cell"})


@dataclass(slots=True)
class Page:
    """One sheet: `rows` are (place from 0, cells from column A) of all rows that hold something."""

    name: str
    style: str
    rows: list[tuple[int, list[Cell]]] = field(default_factory=list)
    merges: list[Merge] = field(default_factory=list)
    visible: bool = True


class OpenDocument:
    """An .ods file read whole: its sheets, and how many days lie between the usual day zero and its own."""

    def __init__(self, parts: Parts) -> None:
        if "content.xml" not in parts.names or _kind_of(parts) != _SPREADSHEET:
            raise SheetError.of("wrong_type")
        if "META-INF/manifest.xml" in parts.names and b"encryption-data" in parts.read("META-INF/manifest.xml"):
            raise SheetError.of("password_protected")
        reader = _Reader()
        reader.read(parts.chunks("content.xml"))
        self.pages = reader.pages
        self.later = (reader.day_zero - _USUAL_DAY_ZERO).days
        for page in self.pages:
            page.visible = page.style not in reader.hidden_styles


def _kind_of(parts: Parts) -> bytes:
    return parts.read("mimetype").strip().removesuffix(b"-template") if "mimetype" in parts.names else b""


class _Reader:
    """Walks through content.xml once, tag by tag."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.hidden_styles: set[str] = set()
        self.day_zero = _USUAL_DAY_ZERO
        self._style = ""
        self._row, self._row_times = 0, 1
        self._cells: list[Cell] = []
        self._blanks = 0
        self._said: dict[str, str] = {}
        self._lines: list[str] | None = None
        self._outside = 0
        self._read_cells = 0
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse

    def read(self, chunks: Iterator[bytes]) -> None:
        """Read the whole part; SheetError broken_zip, xml_entities, too_large."""
        try:
            for chunk in chunks:
                self._parser.Parse(chunk, False)  # noqa: FBT003 - expat takes "is this the last piece" by position only
            self._parser.Parse(b"", True)  # noqa: FBT003 - as above
        except (expat.ExpatError, LookupError, ValueError, OverflowError):
            raise SheetError.of("broken_zip") from None

    def _refuse(self, *_: object) -> None:
        raise SheetError.of("xml_entities")

    def _start(self, tag: str, said: dict[str, str]) -> None:
        if self._outside or (tag in _NOT_CONTENT and self._lines is not None):
            self._outside += 1
        elif tag in _CELL_TAGS:
            self._said, self._lines = said, []
        elif tag == "text:p":
            if self._lines is not None:
                self._lines.append("")
                self._parser.CharacterDataHandler = self._text
        elif tag == "text:s":
            self._text(" " * min(int(said.get("text:c", "1")), _MOST_SPACES))
        elif tag == "text:tab":
            self._text("\t")
        elif tag == "text:line-break":
            self._text("\n")
        else:
            self._around(tag, said)

    def _around(self, tag: str, said: dict[str, str]) -> None:
        if tag == "table:table-row":
            self._row_times = _times(said, "table:number-rows-repeated")
            self._cells, self._blanks = [], 0
        elif tag == "table:table":
            self.pages.append(Page(said.get("table:name", ""), said.get("table:style-name", "")))
            self._row = 0
        elif tag == "style:style":
            self._style = said.get("style:name", "")
        elif tag == "style:table-properties" and said.get("table:display") == "false":
            self.hidden_styles.add(self._style)
        elif tag == "table:null-date":
            self.day_zero = date.fromisoformat(said.get("table:date-value", _USUAL_DAY_ZERO.isoformat()))

    def _text(self, text: str) -> None:
        if self._lines and not self._outside:
            self._lines[-1] += text

    def _end(self, tag: str) -> None:
        if self._outside:
            self._outside -= 1
        elif tag in _CELL_TAGS:
            self._end_of_cell()
        elif tag == "text:p":
            self._parser.CharacterDataHandler = None
        elif tag == "table:table-row":
            self._end_of_row()

    def _end_of_cell(self) -> None:
        said, lines = self._said, self._lines or ()
        self._lines = None
        if len(lines) == 1 and self.pages and said in _SIMPLE:
            self._put(lines[0], 1)
            return
        times = _times(said, "table:number-columns-repeated")
        if not self.pages:
            raise SheetError.of("broken_zip")
        cell = _cell(said, "\n".join(lines)) if said or lines else ""
        down = _times(said, "table:number-rows-spanned")
        if down > 1:
            at = len(self._cells) + self._blanks
            self.pages[-1].merges.append((self._row, at, self._row + down - 1))
        self._put(cell, times)

    def _put(self, cell: Cell, times: int) -> None:
        if cell == "":
            self._blanks += times
            return
        self._count(self._blanks + times)
        check_place(self._row, len(self._cells) + self._blanks + times - 1)
        if self._blanks:
            self._cells += [""] * self._blanks
            self._blanks = 0
        if times == 1:
            self._cells.append(cell)
        else:
            self._cells += [cell] * times

    def _end_of_row(self) -> None:
        if self._cells:
            self._count(len(self._cells) * (self._row_times - 1))
            check_place(self._row + self._row_times - 1, 0)
            page = self.pages[-1]
            page.rows += [(self._row + place, [*self._cells]) for place in range(self._row_times)]
        self._row += self._row_times

    def _count(self, cells: int) -> None:
        self._read_cells += cells
        if self._read_cells > MOST_CELLS:
            raise too_many_cells(self._read_cells)


def _times(said: dict[str, str], name: str) -> int:
    return max(1, int(said[name])) if name in said else 1


def _cell(said: dict[str, str], text: str) -> Cell:
    if "table:formula" in said or "calcext:value-type" in said:
        is_error = said.get("calcext:value-type") == "error" or ("table:formula" in said and _ERROR.match(text))
        if is_error or not (text or "office:value-type" in said):
            return Broken(text)
    kind = said.get("office:value-type", "")
    written = said.get(_WRITTEN_IN.get(kind, "office:string-value"))
    if written is None or kind not in _READ_AS:
        return text or written or ""
    return _READ_AS[kind](written)


def _day(written: str) -> Cell:
    """A day or a moment; one that no calendar has stays the text that it is, for the column to refuse."""
    try:
        return date.fromisoformat(written) if len(written) <= 10 else datetime.fromisoformat(written)
    except ValueError:
        return written


def _duration(written: str) -> Cell:
    found = _CLOCK.match(written)
    if found is None:
        return written
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    if days or hours >= 24 or minutes >= 60 or seconds >= 60:
        return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return time(hours, minutes, seconds)


_READ_AS: dict[str, Callable[[str], Cell]] = {
    "float": float,
    "percentage": float,
    "currency": float,
    "date": _day,
    "time": _duration,
    "boolean": "true".__eq__,
}
_WRITTEN_IN = {
    "float": "office:value",
    "percentage": "office:value",
    "currency": "office:value",
    "date": "office:date-value",
    "time": "office:time-value",
    "boolean": "office:boolean-value",
}
