"""The parts of an .xlsx or .ods file, unpacked under limits and looked at before any reader sees them.

What is refused here: damaged and locked archives, archives that grow, XML that declares entities, sheets whose far
cells or repeated texts would fill the memory.  What is found here and nowhere else: error cells (`#REF!`) and
formulas whose result the file does not keep, which readers give as blanks.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from posixpath import join, normpath
from typing import Any
from xml.parsers import expat

from kakehashi.sheets.cells import Broken
from kakehashi.sheets.faults import SheetError
from kakehashi.vocabulary import Text

MEGABYTE = 1024 * 1024
MOST_UNPACKED = 400 * MEGABYTE
MOST_RATIO = 200
"""Unpacked to packed, looked at above ten megabytes; sheets of real offices stay under 60."""
MOST_TEXT = 512 * MEGABYTE
"""All texts of a sheet's cells together, were each cell to hold its own copy."""
MOST_FILES = 2_000
MOST_CELLS = 12_000_000
"""Cells of the rectangle that holds all filled cells of a sheet."""

_CHUNK = MEGABYTE
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_ENTITIES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FAR = re.compile(rb'<c r="(?:[B-Z][A-Z]|[A-Z]{3}|[A-Z]{1,2}(?:[0-9]{7}|[2-9][0-9]{5}))')
_TOLD = (b't="e"', b"t='e'", b"<f>", b"<f ", b"<f/", b":f>", b":f ", b":f/")
"""What an error cell or a formula cannot be written without."""
_PERHAPS = (b'="e"', b"='e'", b"<f", b":f")
"""The same in fewer looks."""
_TEXT_CELL = re.compile(rb"""\st=["']s["'][^<>]*>\s*<(?:\w+:)?v>([0-9]+)<""")
_PLACE = re.compile(r"^([A-Z]{1,3})([0-9]{1,7})$")
_TEXTS = "xl/sharedstrings.xml"
_ERROR_CELL = re.compile(rb"""(<(?:\w+:)?c\s[^<>]*?\bt=)(["'])e\2""")
_SIXTY = re.compile(r"60(?:\.[0-9]+)?$")
NEVER_A_DAY = "1900-02-29"
"""What Excel shows of the number 60."""
_CELLS = Text("{number} sel", "{number}セル", "{number} cells")
_ROWS = Text("{number} baris", "{number}行", "{number} rows")
_COLUMNS = Text("{number} kolom", "{number}列", "{number} columns")


Marks = dict[tuple[int, int], Broken]
"""The broken cells of a sheet by (row, column), both counted from 0."""

Serials = dict[tuple[int, int], str]
"""Numbers that are no day, though a reader makes one of them where the cell's format asks for it, as Excel shows them.

Excel counts a 29 February 1900, which never was, as 60; a number below zero is no day of any count.
"""


class Parts:
    """A ZIP archive whose parts have all been unpacked once, counted, and found free of entities."""

    def __init__(self, data: bytes) -> None:
        self._zip = _opened(data)
        self._check(len(data))
        self.names = frozenset(self._zip.namelist())

    def _check(self, packed: int) -> None:
        members = self._zip.infolist()
        if len(members) > MOST_FILES:
            raise SheetError.of("zip_bomb")
        if len({member.filename.casefold() for member in members}) != len(members):
            raise SheetError.of("broken_zip")
        if any(member.flag_bits & 0x1 for member in members):
            raise SheetError.of("password_protected")
        unpacked = 0
        for member in members:
            is_text = member.filename.endswith((".xml", ".rels", ".vml"))
            for chunk in self.chunks(member.filename):
                unpacked += len(chunk)
                if unpacked > MOST_UNPACKED or unpacked > max(10 * MEGABYTE, packed * MOST_RATIO):
                    raise SheetError.of("zip_bomb")
                if is_text and (b"\0" in chunk or (b"<!" in chunk and _ENTITIES.search(chunk))):
                    raise SheetError.of("xml_entities")

    def chunks(self, name: str) -> Iterator[bytes]:
        """The part in pieces that each end with a whole tag, so that no pattern is cut in two."""
        kept = b""
        try:
            with self._zip.open(name) as part:
                while piece := part.read(_CHUNK):
                    kept += piece
                    end = kept.rfind(b">") + 1
                    if end or len(kept) > _CHUNK:
                        end = end or len(kept)
                        yield kept[:end]
                        kept = kept[end:]
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
            raise SheetError.of("broken_zip") from None
        if kept:
            yield kept

    def size(self, name: str) -> int:
        """Bytes of the part unpacked."""
        return self._zip.getinfo(name).file_size

    def read(self, name: str) -> bytes:
        """The whole part."""
        return b"".join(self.chunks(name))


class _Root(Exception):
    """The first tag of a part was met."""

    def __init__(self, tag: str, said: dict[str, str]) -> None:
        super().__init__(tag)
        self.tag, self.said = tag, said


class Archive:
    """An .xlsx file: its worksheets, and what a reader of spreadsheets does not tell of them."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        if "xl/workbook.xml" not in parts.names:
            raise SheetError.of("wrong_type")
        self.from_1904 = False
        self.sheets = self._sheet_parts()
        self._texts = next((name for name in parts.names if name.casefold() == _TEXTS), None)
        if self._texts is not None:
            self._check_count(self._texts)

    def _sheet_parts(self) -> dict[str, str]:
        """The name of each worksheet and the part that holds it."""
        targets: dict[str, str] = {}
        sheets: dict[str, str] = {}

        def relation(tag: str, said: dict[str, str]) -> None:
            if tag == "Relationship" and "Id" in said:
                targets[said["Id"]] = normpath(join("xl", said.get("Target", ""))).lstrip("/")

        def sheet(tag: str, said: dict[str, str]) -> None:
            if tag == "sheet" and "name" in said:
                sheets[said["name"]] = targets.get(said.get("id", ""), "")
            elif tag == "workbookPr":
                self.from_1904 = said.get("date1904", "0") in {"1", "true"}

        if "xl/_rels/workbook.xml.rels" not in self._parts.names:
            raise SheetError.of("broken_zip")
        walk([self._parts.read("xl/_rels/workbook.xml.rels")], relation)
        walk([self._parts.read("xl/workbook.xml")], sheet)
        return {name: part for name, part in sheets.items() if part in self._parts.names}

    def _check_count(self, texts: str) -> None:
        """A reader makes room for as many texts as the part claims to hold."""

        def root(tag: str, said: dict[str, str]) -> None:
            raise _Root(tag, said)

        try:
            walk(self._parts.chunks(texts), root)
        except _Root as found:
            claimed = found.said.get("uniqueCount", "0")
            if found.tag == "sst" and claimed.isdecimal() and int(claimed) <= self._parts.size(texts):
                return
        raise SheetError.of("broken_zip")

    def marks(self, sheet: str) -> Marks:
        """The broken cells of a sheet; SheetError where the sheet would fill the memory.

        1. One fast look: far cells, cells without a place, error cells, formulas, texts used over and over.
        2. Only where one of these is there, every cell is walked.
        """
        part = self.sheets.get(sheet)
        if part is None:
            raise SheetError.of("broken_zip")
        closer = False
        texts = 0
        for chunk in self._parts.chunks(part):
            closer = closer or (any(said in chunk for said in _PERHAPS) and any(said in chunk for said in _TOLD))
            closer = closer or not _is_plain(chunk) or _FAR.search(chunk) is not None
            texts += chunk.count(b't="s"') + chunk.count(b"t='s'")
        self._check_texts(part, texts)
        return self._walked(part) if closer else {}

    def _check_texts(self, part: str, used: int) -> None:
        """Texts stand once in the file and are copied into every cell that names them."""
        if self._texts is None:
            return
        lengths = [len(text) for text in re.split(rb"</(?:\w+:)?si>", self._parts.read(self._texts))]
        if max(lengths) * used <= MOST_TEXT:
            return
        total = 0
        for chunk in self._parts.chunks(part):
            named = map(int, _TEXT_CELL.findall(chunk))
            total += sum(lengths[place] for place in named if place < len(lengths))
            if total > MOST_TEXT:
                raise SheetError.of("zip_bomb")

    def serials(self, sheet: str) -> Serials:
        """The numbers of a sheet that are no day; every cell is walked."""
        walker = _SerialWalker(from_1904=self.from_1904)
        walk(self._parts.chunks(self.sheets[sheet]), walker.start, walker.end, walker.text)
        return walker.serials

    def with_errors_as_texts(self) -> bytes:
        """The same workbook with every error cell made a text: a reader that does not know `#SPILL!` takes it so.

        Cost: everything is packed once more.
        """
        out = io.BytesIO()
        of_sheets = frozenset(self.sheets.values())
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
            for name in sorted(self._parts.names):
                with made.open(name, "w") as part:
                    for chunk in self._parts.chunks(name):
                        part.write(_ERROR_CELL.sub(rb"\1\2str\2", chunk) if name in of_sheets else chunk)
        return out.getvalue()

    def _walked(self, part: str) -> Marks:
        walker = _CellWalker()
        walk(self._parts.chunks(part), walker.start, walker.end, walker.text)
        return walker.marks


def _is_plain(xml: bytes) -> bool:
    """Whether every cell begins `<c r="`: no prefix, no cell whose place must be counted."""
    return xml.count(b"<c") == xml.count(b'<c r="') + xml.count(b"<col") and b":c" not in xml


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, RuntimeError):
        raise SheetError.of("broken_zip") from None


def walk(chunks: Any, start: Any, end: Any = None, text: Any = None) -> None:
    """Walk through XML; names come without their prefix.  Entities are refused here too."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise SheetError.of("xml_entities")

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda tag, said: start(
        tag.rpartition(":")[2], {key.rpartition(":")[2]: value for key, value in said.items()}
    )
    if end is not None:
        parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        parser.CharacterDataHandler = text
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes "is this the last piece" by position only
        parser.Parse(b"", True)  # noqa: FBT003 - as above
    except (expat.ExpatError, LookupError):
        raise SheetError.of("broken_zip") from None


class _CellWalker:
    """Goes through the cells of a sheet in order and notes those that a reader would give as blanks."""

    def __init__(self) -> None:
        self.marks: Marks = {}
        self.row, self.column = -1, -1
        self.kind, self.has_formula, self.value = "", False, ""
        self.inside: str | None = None
        self.rows: tuple[int, int] | None = None
        self.columns: tuple[int, int] | None = None

    def start(self, tag: str, said: dict[str, str]) -> None:
        """Begin a row, a cell, or what a cell holds."""
        if tag == "row":
            self.row = int(said["r"]) - 1 if said.get("r", "").isdecimal() else self.row + 1
            self.column = -1
        elif tag == "c":
            self.column += 1
            if "r" in said:
                self._place(said["r"])
            self.kind, self.has_formula, self.value = said.get("t", "n"), False, ""
        elif tag == "f":
            self.has_formula = True
        self.inside = tag

    def _place(self, written: str) -> None:
        found = _PLACE.match(written)
        if found is None:
            raise SheetError.of("broken_zip")
        column = 0
        for character in found[1]:
            column = column * 26 + ord(character) - 64
        self.row, self.column = int(found[2]) - 1, column - 1

    def text(self, text: str) -> None:
        """Keep what a cell shows."""
        if self.inside in {"v", "t"}:
            self.value += text

    def end(self, tag: str) -> None:
        """End a cell: note it if it is broken, and how far the filled cells reach."""
        self.inside = None
        if tag != "c":
            return
        if self.kind == "e":
            self.marks[self.row, self.column] = Broken(self.value or "#N/A")
        elif self.has_formula and not self.value and self.kind != "str":
            self.marks[self.row, self.column] = Broken("")
        if self.value:
            self._reach()

    def _reach(self) -> None:
        if not (0 <= self.row < LAST_ROW and 0 <= self.column < LAST_COLUMN):
            raise SheetError.of("broken_zip")
        top, bottom = self.rows or (self.row, self.row)
        left, right = self.columns or (self.column, self.column)
        self.rows = min(top, self.row), max(bottom, self.row)
        self.columns = min(left, self.column), max(right, self.column)
        cells = (self.rows[1] - self.rows[0] + 1) * (self.columns[1] - self.columns[0] + 1)
        if cells > MOST_CELLS:
            raise too_many_cells(cells)


class _SerialWalker(_CellWalker):
    """Goes through the cells of a sheet in order and notes the numbers that are no day."""

    def __init__(self, *, from_1904: bool) -> None:
        super().__init__()
        self.serials: Serials = {}
        self._has_a_sixty = not from_1904

    def end(self, tag: str) -> None:
        """End a cell: note it where it holds such a number."""
        self.inside = None
        if tag != "c" or self.kind != "n":
            return
        if self.value.startswith("-"):
            self.serials[self.row, self.column] = self.value
        elif self._has_a_sixty and _SIXTY.match(self.value):
            self.serials[self.row, self.column] = NEVER_A_DAY


def too_many_cells(cells: int) -> SheetError:
    """The error of a sheet whose cells would fill the memory."""
    return _too_large(_CELLS, cells, MOST_CELLS)


def check_place(row: int, column: int) -> None:
    """Raise the error of a cell, counted from 0, that lies beyond the last row or column Excel has."""
    if row >= LAST_ROW:
        raise _too_large(_ROWS, row + 1, LAST_ROW)
    if column >= LAST_COLUMN:
        raise _too_large(_COLUMNS, column + 1, LAST_COLUMN)


def _too_large(unit: Text, found: int, limit: int) -> SheetError:
    return SheetError.of("too_large", found=unit.filled(number=found), limit=unit.filled(number=limit))
