"""The records of an .xls workbook ([MS-XLS], and Excel 95's): what a reader of spreadsheets does not tell of them.

Found here: error cells, formulas whose result the file does not keep, the system of dates, a password; refused here:
cells so far apart that the sheet would fill the memory, and counts that the file cannot hold.
"""

import struct
from collections.abc import Iterator

from kakehashi.sheets.archive import MOST_CELLS, NEVER_A_DAY, Marks, Serials, too_many_cells
from kakehashi.sheets.cells import Broken
from kakehashi.sheets.compound import Compound, around
from kakehashi.sheets.faults import SheetError

_BOF, _EOF, _SHEET, _PASSWORD, _DATES, _TEXTS, _RECALCULATED = 0x809, 0x0A, 0x85, 0x2F, 0x22, 0xFC, 0x1C1
_FORMULAS = frozenset({0x06, 0x206, 0x406})
_BEGIN = _BOF.to_bytes(2, "little")
_DIMENSIONS, _BLANK = 0x200, 0x201
"""What a sheet claims to measure, for which a reader would make room, is turned into a blank cell."""
_BOOL_OR_ERROR, _MANY_NUMBERS, _NUMBER, _SHORT_NUMBER = 0x205, 0xBD, 0x203, 0x27E
_CELLS = frozenset({0x203, 0x27E, 0xFD, 0x204, 0xD6, _BOOL_OR_ERROR, _MANY_NUMBERS, *_FORMULAS})
_LAST_COLUMN = 0xFF
_NO_NUMBER = 0xFFFF
_ERROR, _EMPTY = 2, 3
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
_LOCKED = "EncryptedPackage".encode("utf-16-le")
"""The name of the stream in which Excel keeps a workbook that is locked with a password."""
_BYTES_OF_A_TEXT = 3
"""A text takes three bytes at the least: its length and a flag."""


class Records:
    """The stream of records of an .xls.

    `marks` are the broken cells of each sheet, in the order of the workbook; `from_1904` says which system its dates
    follow; `made_anew` is a file with these records and nothing else, safe to be given to a reader.

    Raises SheetError: wrong_type (no workbook inside), password_protected, broken_zip, too_large.
    """

    def __init__(self, data: bytes) -> None:
        if _LOCKED in data:
            raise SheetError.of("password_protected")
        compound = Compound(data)
        inside = next((name for name in ("Workbook", "Book", "WORKBOOK", "BOOK") if name in compound.names), None)
        if inside is None:
            raise SheetError.of("wrong_type")
        self._stream = bytearray(compound.stream(inside))
        self.from_1904 = False
        self._offsets: list[int] = []
        self._by_a_spreadsheet = False
        self._globals()
        self.marks = [self._marks_of(begin) for begin in self._offsets]
        self.made_anew = around(inside, bytes(self._stream))

    def _records(self, begin: int) -> Iterator[tuple[int, int, int]]:
        """Kind, place and length of each record from `begin` to the end of its part; parts inside are passed over."""
        depth, at, stream = 0, begin, self._stream
        if stream[at : at + 2] != _BEGIN:
            raise SheetError.of("broken_zip")
        while at + 4 <= len(stream):
            kind, length = struct.unpack_from("<HH", stream, at)
            at += 4
            if at + length > len(stream):
                raise SheetError.of("broken_zip")
            if kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
                if depth <= 0:
                    return
            elif depth == 1:
                yield kind, at, length
            at += length
        raise SheetError.of("broken_zip")

    def _globals(self) -> None:
        for kind, at, length in self._records(0):
            if kind == _PASSWORD:
                raise SheetError.of("password_protected")
            if kind == _DATES and length >= 2:
                self.from_1904 = self._stream[at] == 1
            elif kind == _SHEET and length >= 6:
                self._offsets.append(struct.unpack_from("<I", self._stream, at)[0])
            elif kind == _RECALCULATED:
                self._by_a_spreadsheet = True
            elif kind == _TEXTS and length >= 8:
                named = struct.unpack_from("<I", self._stream, at + 4)[0]
                if named > len(self._stream) // _BYTES_OF_A_TEXT:
                    raise SheetError.of("broken_zip")

    def serials(self, place: int) -> Serials:
        """The numbers of the sheet at a place that are no day; every record is looked at once more."""
        found: Serials = {}
        for row, column, value in self._numbers(self._offsets[place]):
            if value < 0:
                found[row, column] = f"{value:.15g}"
            elif 60 <= value < 61 and not self.from_1904:
                found[row, column] = NEVER_A_DAY
        return found

    def _numbers(self, begin: int) -> Iterator[tuple[int, int, float]]:
        """Row, column and value of every number of a sheet, those of formulas too."""
        stream = self._stream
        for kind, at, length in self._records(begin):
            if (kind == _NUMBER or kind in _FORMULAS) and length >= 14:
                if struct.unpack_from("<H", stream, at + 12)[0] != _NO_NUMBER:
                    yield struct.unpack_from("<HH2xd", stream, at)
            elif kind == _SHORT_NUMBER and length >= 10:
                row, column, number = struct.unpack_from("<HH2xI", stream, at)
                yield row, column, _short(number)
            elif kind == _MANY_NUMBERS and length >= 6:
                row, first = struct.unpack_from("<HH", stream, at)
                for nth in range((length - 6) // 6):
                    yield row, first + nth, _short(struct.unpack_from("<I", stream, at + 6 + 6 * nth)[0])

    def _marks_of(self, begin: int) -> Marks:
        """The broken cells of the sheet whose records begin there.

        A formula that gives an empty text is written like one without a result.  Where no formula of the sheet has a
        result, and no spreadsheet program has left its sign, a program wrote it that works out none.
        """
        marks: Marks = {}
        empty: list[tuple[int, int]] = []
        kept = self._by_a_spreadsheet
        top = left = 1 << 16
        bottom = right = -1
        for kind, at, length in self._records(begin):
            if kind == _DIMENSIONS:
                struct.pack_into("<H", self._stream, at - 4, _BLANK)
            if kind not in _CELLS or length < 6:
                continue
            row, column = struct.unpack_from("<HH", self._stream, at)
            last = struct.unpack_from("<H", self._stream, at + length - 2)[0] if kind == _MANY_NUMBERS else column
            top, bottom = min(top, row), max(bottom, row)
            left, right = min(left, column), max(right, last)
            if right > _LAST_COLUMN:
                raise SheetError.of("broken_zip")
            if kind == _BOOL_OR_ERROR and length >= 8 and self._stream[at + 7]:
                marks[row, column] = _error(self._stream[at + 6])
            elif kind in _FORMULAS and length >= 14:
                result, fraction = self._stream[at + 6], struct.unpack_from("<H", self._stream, at + 12)[0]
                if fraction == _NO_NUMBER and result == _ERROR:
                    marks[row, column] = _error(self._stream[at + 8])
                if fraction == _NO_NUMBER and result == _EMPTY:
                    empty.append((row, column))
                else:
                    kept = True
        if bottom >= 0 and (cells := (bottom - top + 1) * (right - left + 1)) > MOST_CELLS:
            raise too_many_cells(cells)
        return marks if kept else marks | dict.fromkeys(empty, Broken(""))


def _short(number: int) -> float:
    """The value of an RK number: 30 bits of an integer or of a double, perhaps a hundredth of it."""
    if number & 2:
        value = float((number >> 2) - (1 << 30 if number & 1 << 31 else 0))
    else:
        value = float(struct.unpack("<d", struct.pack("<Q", (number & ~3) << 32))[0])
    return value / 100 if number & 1 else value


def _error(code: int) -> Broken:
    return Broken(_ERRORS.get(code, "#N/A"))
