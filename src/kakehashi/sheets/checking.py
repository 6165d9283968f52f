"""Goes through the rows of a sheet: types every cell, gathers every fault of every row, loses no row."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from itertools import chain, islice
from typing import Any, Generic, TypeVar

from kakehashi import identity
from kakehashi.sheets import reading
from kakehashi.sheets.cells import ERRORS, Broken, Cell, Doubt, Parse, display, folded
from kakehashi.sheets.columns import LISTS, TEST_DAY, Column, Kind, columns
from kakehashi.sheets.faults import WARNINGS, CellFault, Fault, Finding, SheetError
from kakehashi.sheets.headers import ROWS_LOOKED_AT, Header, letter, likeness, recognise
from kakehashi.sheets.words import nones
from kakehashi.vocabulary import Language, Text

Record = dict[str, Any]
"""A row in the keys of the exchange format, nested (`record["passport"]["number"]`)."""

Finish = Callable[[int, Record], Iterable[tuple[str, Finding]]]
"""What is said of a whole row, by the key of the column it is said at: number of the row, its record as far as read."""

LONGEST_SHOWN = 80
"""Characters of a cell that a fault repeats."""


@dataclass(frozen=True, slots=True)
class Row:
    """An accepted row: `number` as Excel shows it, `record` in the keys of the exchange format."""

    number: int
    record: Record = field(repr=False)
    cells: tuple[Cell, ...] = field(repr=False)
    headers: tuple[Header, ...] = field(repr=False)

    @property
    def digest(self) -> str:
        """The SHA-256 of the record, whatever the order of its keys."""
        return hashlib.sha256(_JSON.encode(self.record).encode()).hexdigest()

    @property
    def raw(self) -> dict[str, str]:
        """Header and cell, as read: personal numbers stand here in full."""
        named = zip(self.headers, self.cells, strict=False)
        return {header.text: display(cell) for header, cell in named if header.text}


@dataclass(frozen=True, slots=True)
class PersonRow(Row):
    """An accepted candidate."""

    @property
    def person(self) -> Record:
        """The person in the keys of the exchange format; days are `date`."""
        return self.record


@dataclass(frozen=True, slots=True)
class VacancyRow(Row):
    """An accepted vacancy."""

    @property
    def vacancy(self) -> Record:
        """The vacancy in the keys of the exchange format; days are `date`."""
        return self.record


@dataclass(frozen=True, slots=True)
class ChoiceRow(Row):
    """An accepted wish or ranking: `choice` has `candidate`, `vacancy` and `rank`."""

    @property
    def choice(self) -> Record:
        """Candidate, vacancy and rank (1 is best)."""
        return self.record


RowT = TypeVar("RowT", bound=Row)


@dataclass(frozen=True, slots=True)
class Reading(Generic[RowT]):
    """What came of a file.  `accepted + refused == read`, always: no row is lost.

    `rows` are the accepted ones; `faults` say why rows were refused, `warnings` what is odd about accepted ones or
    about columns.  `header_row` and the numbers of rows are those Excel shows; `sheet` is set for a workbook,
    `encoding` and `delimiter` for a text.
    """

    kind: Kind
    filename: str
    read: int
    rows: tuple[RowT, ...]
    refused_rows: tuple[int, ...]
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    headers: tuple[Header, ...]
    header_row: int
    sheet: str | None
    encoding: str | None
    delimiter: str | None

    @property
    def accepted(self) -> int:
        """How many rows are taken in."""
        return len(self.rows)

    @property
    def refused(self) -> int:
        """How many rows are not."""
        return len(self.refused_rows)


@dataclass(frozen=True, slots=True)
class _Slot:
    """One column that is read: where it stands, what it means, and the column of the test's day beside it.

    `read` gives a cell's value; `remembered` does so once for cells alike, in columns where they repeat.  `path` is
    the column's, and `name` its only key; a numbered column has no name, since its parts join those before it.
    """

    index: int
    header: Header
    column: Column
    path: tuple[str, ...]
    name: str | None
    day: int | None
    read: Callable[[Cell], object]
    remembered: Callable[[Cell], tuple[Cell, object]] | None


_UNKNOWN = object()
_NONE_WORDS = nones()
_LONGEST_NONE = max(map(len, _NONE_WORDS))
_KEEPS_NONE = frozenset({"name", "industry"})
"""Types of cell in which a word for "none" is read as any other: "-" as a name is a fault, "none" is an industry."""
_HARDLY_EVER_TWICE = frozenset({"id", "name", "nik", "phone", "passport", "tests"})
_REMEMBERED = frozenset({str, date})
_MOST_REMEMBERED = 10_000
_JSON = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False, default=date.isoformat
)


def check(
    data: bytes,
    *,
    filename: str,
    kind: Kind,
    parsers: Mapping[str, Callable[[Column], Parse]],
    finish: Finish,
    row_type: type[RowT],
) -> Reading[RowT]:
    """Read a file and type its rows.

    `parsers` gives the parser of each type of cell; `finish` looks at whole rows.
    Raises SheetError where nothing of the file can be taken in.
    """
    table = reading.read(data, partial(likeness, kind=kind))
    rows = iter(table.rows)
    first = list(islice(rows, ROWS_LOOKED_AT))
    place, headers = recognise([cells for _, cells in first], kind)
    header_row = first[place][0]
    slots = _slots(headers, kind, parsers)
    at = {slot.column.key: slot for slot in slots}
    accepted: list[RowT] = []
    refused: list[int] = []
    faults: list[Fault] = []
    warnings = [_about_column(header, header_row) for header in headers if _is_unknown(header)]
    untitled = {header.index for header in headers if not header.text}
    told: set[int] = set()
    read = 0
    for number, cells in chain(first[place + 1 :], rows):
        read += 1
        if untitled or len(cells) > len(headers):
            outside = {*untitled, *range(len(headers), len(cells))} - told
            seen = sorted(index for index in outside if index < len(cells) and cells[index] != "")
            warnings += [_untitled(index, header_row) for index in seen]
            told.update(seen)
        if len(cells) < len(headers):
            cells.extend([""] * (len(headers) - len(cells)))
        record, found = _typed(cells, slots)
        found += [(at[key], finding) for key, finding in finish(number, record)]
        said = [_fault(number, slot, cells[slot.index], finding) for slot, finding in found] if found else []
        wrong = [fault for fault in said if fault.code not in WARNINGS]
        if wrong:
            refused.append(number)
            faults += wrong
        else:
            accepted.append(row_type(number, record, tuple(cells), headers))
            warnings += said
    if not read:
        raise SheetError.of("empty_sheet")
    return Reading(
        kind=kind,
        filename=filename,
        read=read,
        rows=tuple(accepted),
        refused_rows=tuple(refused),
        faults=tuple(faults),
        warnings=tuple(warnings),
        headers=headers,
        header_row=header_row,
        sheet=table.sheet,
        encoding=table.encoding,
        delimiter=table.delimiter,
    )


def always(parse: Parse) -> Callable[[Column], Parse]:
    """The parser of a type of cell that is the same for every column of that type."""
    return lambda _: parse


def _slots(headers: Sequence[Header], kind: Kind, parsers: Mapping[str, Callable[[Column], Parse]]) -> list[_Slot]:
    """What is read of a row, in the order of the template, so that records of one content are written alike."""
    days = {header.number: header.index for header in headers if header.column and header.column.cell == TEST_DAY}
    slots = []
    for header in headers:
        column = header.column
        if column is None or column.cell == TEST_DAY:
            continue
        read = partial(_value, column, parsers[column.cell](column))
        repeats = column.cell not in _HARDLY_EVER_TWICE and header.number is None
        slots.append(
            _Slot(
                index=header.index,
                header=header,
                column=column,
                path=column.path,
                name=column.key if len(column.path) == 1 and header.number is None else None,
                day=days.get(header.number) if column.cell == "tests" else None,
                read=read,
                remembered=_remembering(read) if repeats else None,
            )
        )
    order = {column.key: place for place, column in enumerate(columns(kind))}
    return sorted(slots, key=lambda slot: (order[slot.column.key], slot.header.number or 0, slot.index))


def _typed(cells: list[Cell], slots: Sequence[_Slot]) -> tuple[Record, list[tuple[_Slot, Finding]]]:
    """The record of a row as far as it can be read, and what is found about its cells."""
    record: Record = {}
    found: list[tuple[_Slot, Finding]] = []
    for slot in slots:
        cell = cells[slot.index]
        if cell == "" and not slot.column.required:
            continue
        try:
            if slot.remembered is not None and type(cell) in _REMEMBERED:
                cells[slot.index], value = slot.remembered(cell)
            elif slot.day is not None:
                value = slot.read(_with_day(cell, cells[slot.day]))
            else:
                value = slot.read(cell)
        except CellFault as fault:
            found.extend((slot, finding) for finding in fault.found)
            continue
        if type(value) is Doubt:
            found.append((slot, value.found))
            value = _UNKNOWN if value.value is None else value.value
        elif type(value) is list:
            value = [dict(part) for part in value]
        if value is _UNKNOWN:
            continue
        if slot.name is not None:
            record[slot.name] = value
        else:
            _put(record, slot, value)
    return record, found


def _remembering(read: Callable[[Cell], object]) -> Callable[[Cell], tuple[Cell, object]]:
    """The first of all cells alike, and its value, read once."""

    @lru_cache(maxsize=_MOST_REMEMBERED)
    def remembered(cell: Cell) -> tuple[Cell, object]:
        return cell, read(cell)

    return remembered


def _with_day(cell: Cell, day: Cell) -> Cell:
    """A test and the day in the column beside it, as one part."""
    test, on = folded(cell), folded(day)
    return f"{test} {on}" if on and test.casefold() not in _NONE_WORDS else cell


def _value(column: Column, parse: Parse, cell: Cell) -> object:
    """The value of a cell: blanks, words for "none" and broken cells are the same in every column."""
    text = folded(cell) if cell != "" else ""
    if type(cell) is Broken or (text[:1] == "#" and text in ERRORS):
        raise CellFault(Finding("error_cell" if text else "formula_without_value"))
    if not text or (len(text) <= _LONGEST_NONE and text.casefold() in _NONE_WORDS and column.cell not in _KEEPS_NONE):
        if column.required:
            raise CellFault(Finding("missing_required", {"column": column.header}))
        return [] if text and column.cell in LISTS else _UNKNOWN
    return parse(cell, text)


def _put(record: Record, slot: _Slot, value: object) -> None:
    *outer, last = slot.path
    for key in outer:
        record = record.setdefault(key, {})
    if last in record:
        record[last] += value
    else:
        record[last] = value


def _fault(row: int, slot: _Slot, cell: Cell, finding: Finding) -> Fault:
    values = {name: value if name in _OURS else _without_numbers(value) for name, value in finding.values.items()}
    written = finding.part if finding.part is not None else display(cell)
    mask = None if finding.code in _NOT_THE_NUMBER else _MASKS.get(slot.column.cell)
    value = mask(written) if mask else _cut(written)
    return Fault(row, slot.header.letter, slot.header.text, value, finding.code, values)


def _without_numbers(value: object) -> object:
    if isinstance(value, Text):
        return Text(*(_cut(value.said_in(language)) for language in Language))
    return _cut(value) if isinstance(value, str) else value


def _cut(text: str) -> str:
    """What a fault repeats of a text: a NIK in it masked, a long one cut."""
    masked = identity.mask_niks_in(text)
    return masked if len(masked) <= LONGEST_SHOWN else f"{masked[: LONGEST_SHOWN - 1]}…"


_MASKS = {"nik": identity.mask_nik, "passport": identity.mask_passport, "phone": identity.mask_phone}
_OURS = frozenset({"choices", "column", "example"})
"""Places of a sentence that are filled with our own words and nothing of the cell; they are never cut."""
_NOT_THE_NUMBER = frozenset({"error_cell", "nik_turned_number"})
"""Codes of a cell in which the person's number does not stand."""


def _is_unknown(header: Header) -> bool:
    return bool(header.text) and header.column is None and not header.ignored


def _about_column(header: Header, row: int) -> Fault:
    return Fault(row, header.letter, header.text, header.text, "unknown_column")


def _untitled(index: int, row: int) -> Fault:
    return Fault(row, letter(index), "", letter(index), "column_without_header")
