"""The compound file (OLE, [MS-CFB]) that an .xls is kept in: its streams by name, every chain of sectors followed once.

A reader of spreadsheets would follow a chain that bites its tail for ever, and make room for whatever size a file
claims; here both are a damaged file, and such a reader is given a stream in a compound file made anew (`around`).
"""

import struct
from collections.abc import Mapping

from kakehashi.sheets.faults import SheetError

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_HEADER = 512
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA
"""Numbers from here on are marks (free, end of chain), not sectors."""
_IN_HEADER = 109
"""Sectors of the allocation table that the header itself names."""
_STREAM, _ROOT = 2, 5
_SHIFTS = {3: 9, 4: 12}
_MINI_SHIFT = 6


class Compound:
    """A compound file; SheetError `broken_zip` where a chain leaves the file or comes back to itself."""

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER or not data.startswith(SIGNATURE):
            raise SheetError.of("broken_zip")
        self._data = data
        major, order, shift, mini_shift = struct.unpack_from("<4H", data, 26)
        if order != 0xFFFE or _SHIFTS.get(major) != shift or mini_shift != _MINI_SHIFT:
            raise SheetError.of("broken_zip")
        self._size = 1 << shift
        first_directory, self._cutoff, first_mini, count_mini, first_difat, count_difat = struct.unpack_from(
            "<I4xIIIII", data, 48
        )
        del count_mini, count_difat
        self._fat = self._table(first_difat)
        self._entries = self._directory(first_directory)
        self._mini_fat = self._numbers(self._chain(first_mini, self._fat)) if first_mini < _LAST_SECTOR else ()
        root = self._entries.get("\0root")
        self._mini = b"".join(map(self._sector, self._chain(root[0], self._fat))) if root and root[1] else b""

    @property
    def names(self) -> frozenset[str]:
        """Names of the streams."""
        return frozenset(self._entries)

    def stream(self, name: str) -> bytes:
        """The bytes of a stream."""
        first, size = self._entries[name]
        if size >= self._cutoff:
            return b"".join(map(self._sector, self._chain(first, self._fat)))[:size]
        step = 1 << _MINI_SHIFT
        chain = self._chain(first, self._mini_fat) if size else []
        return b"".join(self._mini[place * step : (place + 1) * step] for place in chain)[:size]

    def _sector(self, number: int) -> bytes:
        begin = (number + 1) * self._size
        if begin >= len(self._data):
            raise SheetError.of("broken_zip")
        return self._data[begin : begin + self._size]

    def _numbers(self, sectors: list[int]) -> tuple[int, ...]:
        kept = b"".join(map(self._sector, sectors))
        return struct.unpack(f"<{len(kept) // 4}I", kept[: len(kept) // 4 * 4])

    def _table(self, first_difat: int) -> tuple[int, ...]:
        """The allocation table: named by the header, and by a chain of sectors that each name the next."""
        named = [*struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76)]
        seen: set[int] = set()
        following = first_difat
        while following < _LAST_SECTOR:
            if following in seen:
                raise SheetError.of("broken_zip")
            seen.add(following)
            *more, following = self._numbers([following]) or (_LAST_SECTOR,)
            named += more
        sectors = [number for number in named if number < _LAST_SECTOR]
        if len(set(sectors)) != len(sectors):
            raise SheetError.of("broken_zip")
        return self._numbers(sectors)

    def _chain(self, first: int, table: tuple[int, ...]) -> list[int]:
        chain: list[int] = []
        seen: set[int] = set()
        number = first
        while number < _LAST_SECTOR:
            if number in seen or number >= len(table):
                raise SheetError.of("broken_zip")
            seen.add(number)
            chain.append(number)
            number = table[number]
        return chain

    def _directory(self, first: int) -> Mapping[str, tuple[int, int]]:
        """First sector and size of each stream; the root's stands under a name that no stream can have."""
        kept = b"".join(map(self._sector, self._chain(first, self._fat)))
        entries: dict[str, tuple[int, int]] = {}
        for begin in range(0, len(kept) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", kept, begin + 64)
            sector, size = struct.unpack_from("<II", kept, begin + 116)
            if kind == _ROOT:
                entries["\0root"] = sector, size
            elif kind == _STREAM:
                name = kept[begin : begin + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                entries.setdefault(name, (sector, size))
        return entries


def around(name: str, content: bytes) -> bytes:
    """A compound file of version 4 that holds one stream, in sectors that follow each other.

    The root has a sector of its own for small streams, of which there are none: python-calamine takes a root without
    one for no root.
    """
    padded = content + bytes(max(_CUTOFF - len(content), -len(content) % _LARGE))
    small = len(padded) // _LARGE
    directory, first_table = small + 1, small + 2
    tables = 1
    while (first_table + tables) * 4 > tables * _LARGE:
        tables += 1
    following = [*range(1, small), _END, _END, _END, *[_TABLE] * tables]
    following += [_FREE] * (tables * _LARGE // 4 - len(following))
    numbers = (1, tables, directory, 0, _CUTOFF, _END, 0, _END, 0)
    named = [*range(first_table, first_table + tables), *[_FREE] * _IN_HEADER][:_IN_HEADER]
    head = struct.pack("<8s16xHHHHH6x9I", SIGNATURE, 0x3E, 4, 0xFFFE, 12, _MINI_SHIFT, *numbers)
    entries = _entry("Root Entry", _ROOT, small, 1 << _MINI_SHIFT, child=1)
    entries += _entry(name, _STREAM, 0, len(padded), child=_FREE)
    parts = (
        head + struct.pack(f"<{_IN_HEADER}I", *named),
        padded,
        b"",
        entries,
        struct.pack(f"<{len(following)}I", *following),
    )
    return b"".join(part.ljust(-(-max(len(part), 1) // _LARGE) * _LARGE, b"\0") for part in parts)


def _entry(name: str, kind: int, first: int, size: int, *, child: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text) + 2, kind, 1, _FREE, _FREE, child)
    return head + bytes(36) + struct.pack("<IQ", first, size)


_CUTOFF, _LARGE = 4096, 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
