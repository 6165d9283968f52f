"""Workbooks of Excel 97 (.xls), written record by record: a compound file around a stream of BIFF8."""

import struct
from collections.abc import Sequence
from datetime import date
from typing import Any

from tests.sheets.make import Formula

SECTOR = 512
CUTOFF = 4096
FREE, END, TABLE, LIST = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
IN_HEADER = 109
"""Sectors of the table that the header names; further ones are named by sectors of their own."""
ERRORS = {"#NULL!": 0x00, "#DIV/0!": 0x07, "#VALUE!": 0x0F, "#REF!": 0x17, "#NAME?": 0x1D, "#NUM!": 0x24, "#N/A": 0x2A}
DAY = 21
"""The format of cells that are days, the 22nd of the formats written."""
UNKEPT = object()
"""What a formula shows whose result nobody has worked out."""


def make_old_book(
    rows: Sequence[Sequence[Any]],
    *,
    others: dict[str, Sequence[Sequence[Any]]] | None = None,
    from_1904: bool = False,
    merged: Sequence[tuple[int, int, int, int]] = (),
    hidden: Sequence[str] = (),
    by_excel: bool = True,
    locked: bool = False,
) -> bytes:
    """An .xls of what Python has; `others` are further sheets, `merged` first and last row, then column."""
    pages = {"Data": rows, **(others or {})}
    zero = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    parts = [_page(content, zero, merged if name == "Data" else ()) for name, content in pages.items()]
    before = _head(from_1904=from_1904, by_excel=by_excel, locked=locked)
    names = [name.encode("utf-16-le") for name in pages]
    offset = len(before) + sum(4 + 8 + len(name) for name in names) + 4
    sheets = b""
    for name, text, part in zip(pages, names, parts, strict=True):
        head = struct.pack("<IBBBB", offset, 1 if name in hidden else 0, 0, len(text) // 2, 1)
        sheets += record(0x85, head + text)
        offset += len(part)
    return compound({"Workbook": before + sheets + record(0x0A) + b"".join(parts)})


def record(kind: int, content: bytes = b"") -> bytes:
    """One record."""
    return struct.pack("<HH", kind, len(content)) + content


def _head(*, from_1904: bool, by_excel: bool, locked: bool) -> bytes:
    head = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))
    head += record(0x2F, bytes(6)) if locked else b""
    head += record(0x42, struct.pack("<H", 1200)) + record(0x22, struct.pack("<H", from_1904))
    for place in range(DAY + 1):
        kept = struct.pack("<HHHBBIIH", 0, 14 if place == DAY else 0, 0, 0, 0, 0, 0, 0)
        head += record(0xE0, kept)
    return head + (record(0x1C1, bytes(8)) if by_excel else b"")


def _page(rows: Sequence[Sequence[Any]], zero: date, merged: Sequence[tuple[int, int, int, int]]) -> bytes:
    page = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 6))
    width = max(map(len, rows), default=0)
    page += record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            page += _cell(struct.pack("<HHH", row, column, DAY if type(cell) is date else 0), cell, zero)
    if merged:
        places = b"".join(struct.pack("<HHHH", *place) for place in merged)
        page += record(0xE5, struct.pack("<H", len(merged)) + places)
    return page + record(0x0A)


def _cell(at: bytes, cell: Any, zero: date) -> bytes:
    if isinstance(cell, Formula):
        return _formula(at, cell.shows)
    if isinstance(cell, bool):
        return record(0x205, at + struct.pack("<BB", cell, 0))
    if isinstance(cell, date):
        return record(0x203, at + struct.pack("<d", (cell - zero).days))
    if isinstance(cell, int | float):
        return record(0x203, at + struct.pack("<d", cell))
    if cell in ERRORS:
        return record(0x205, at + struct.pack("<BB", ERRORS[cell], 1))
    text = str(cell).encode("utf-16-le")
    return record(0x204, at + struct.pack("<HB", len(text) // 2, 1) + text) if cell else b""


def _formula(at: bytes, shows: Any) -> bytes:
    rest = struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00"
    if shows in ERRORS:
        return record(0x06, at + struct.pack("<BBBBHH", 2, 0, ERRORS[shows], 0, 0, 0xFFFF) + rest)
    if shows is UNKEPT or shows == "":
        return record(0x06, at + struct.pack("<BBBBHH", 3, 0, 0, 0, 0, 0xFFFF) + rest)
    if isinstance(shows, str):
        text = shows.encode("utf-16-le")
        kept = record(0x06, at + struct.pack("<BBBBHH", 0, 0, 0, 0, 0, 0xFFFF) + rest)
        return kept + record(0x207, struct.pack("<HB", len(text) // 2, 1) + text)
    return record(0x06, at + struct.pack("<d", shows) + rest)


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file; each stream is padded to where no small-stream table is needed."""
    padded = {name: content + bytes(max(0, CUTOFF - len(content))) for name, content in streams.items()}
    entries = _entry("Root Entry", 5, END, 0, child=1)
    table: list[int] = []
    body = b""
    for place, (name, content) in enumerate(padded.items(), start=1):
        count = -(-len(content) // SECTOR)
        first = len(table)
        table += [*range(first + 1, first + count), END]
        body += content + bytes(count * SECTOR - len(content))
        entries += _entry(name, 2, first, len(content), right=place + 1 if place < len(padded) else FREE)
    entries += bytes(-len(entries) % SECTOR)
    directory = len(table)
    table += [*range(directory + 1, directory + len(entries) // SECTOR), END]
    tables, lists = 1, 0
    while (len(table) + tables + lists) * 4 > tables * SECTOR:
        tables += 1
        lists = max(0, -(-(tables - IN_HEADER) // (SECTOR // 4 - 1)))
    first_table, first_list = len(table), len(table) + tables
    table += [TABLE] * tables + [LIST] * lists
    table += [FREE] * (-len(table) % (SECTOR // 4))
    named = [*range(first_table, first_table + tables)]
    numbers = (tables, directory, 0, CUTOFF, END, 0, first_list if lists else END, lists)
    head = struct.pack("<8s16xHHHHH10x8I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, *numbers)
    head += struct.pack("<109I", *(named + [FREE] * IN_HEADER)[:IN_HEADER])
    further = b""
    for place in range(lists):
        some = named[IN_HEADER + place * (SECTOR // 4 - 1) :][: SECTOR // 4 - 1]
        some += [FREE] * (SECTOR // 4 - 1 - len(some))
        further += struct.pack("<128I", *some, first_list + place + 1 if place + 1 < lists else END)
    return head + body + entries + struct.pack(f"<{len(table)}I", *table)[: tables * SECTOR] + further


def _entry(name: str, kind: int, first: int, size: int, *, child: int = FREE, right: int = FREE) -> bytes:
    text = name.encode("utf-16-le")
    head = text + bytes(64 - len(text)) + struct.pack("<HBBIII", len(text) + 2, kind, 1, FREE, right, child)
    return head + bytes(36) + struct.pack("<III", first, size, 0)
