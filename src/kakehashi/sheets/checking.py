"""Goes through the rows of a sheet: types every cell, gathers every fault of every row, loses no row."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial
from itertools import chain, islice
from typing import Any, Generic, TypeVar

from kakehashi import identity
from kakehashi.sheets import reading
from kakehashi.sheets.cells import LOST_CHARACTER, Broken, Cell, Doubt, Parse, display, folded, is_error
from kakehashi.sheets.columns import LISTS, MAY_STAND, TEST_DAY, Column, Kind, columns
from kakehashi.sheets.dates import counted_later
from kakehashi.sheets.dates import day as read_cell_day
from kakehashi.sheets.faults import WARNINGS, CellFault, Fault, Finding, SheetError
from kakehashi.sheets.headers import NO_MAPPING, ROWS_LOOKED_AT, Header, letter, likeness, recognise
from kakehashi.sheets.headers import Mapping as OwnHeaders
from kakehashi.sheets.remarks import (
    LONGEST_SHOWN,
    Nones,
    about_column,
    about_encoding,
    about_lost,
    about_rows_above,
    about_sheet,
    cut,
    guess,
    has_lost_character,
    is_beyond_ascii,
    untitled,
)
from kakehashi.sheets.words import nones
from kakehashi.vocabulary import Language, Text

Record = dict[str, Any]
"""A row in the keys of the exchange format, nested (`record["passport"]["number"]`)."""

Finish = Callable[[int, Record], Iterable[tuple[str, Finding]]]
"""What is said of a whole row, by the key of the column it is said at: number of the row, its record as far as read."""

Parsers = Mapping[str, Callable[[Column], Parse]]
"""The parser of each type of cell, for a column of that type."""

SoFar = Callable[[int], None]
"""Told while a long file is read, with the rows that are done."""

ROWS_BETWEEN_SIGNS = 5_000


@dataclass(frozen=True, slots=True)
class Origin:
    """A cell that a value was read from: the letters of its column, its header, what it shows."""

    column: str
    header: str
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """An accepted row: `number` as Excel shows it, `record` in the keys of the exchange format."""

    number: int
    record: Record = field(repr=False)
    cells: tuple[Cell, ...] = field(repr=False)
    headers: tuple[Header, ...] = field(repr=False)

    _digest: list[str] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def digest(self) -> str:
        """The SHA-256 of the record, whatever the order of its keys; worked out once."""
        if not self._digest:
            self._digest.append(hashlib.sha256(_JSON.encode(self.record).encode()).hexdigest())
        return self._digest[0]

    @property
    def raw(self) -> dict[str, str]:
        """Header and cell, as read: personal numbers stand here in full.

        A column without a header, or with the header of one before it, is named with its letters.
        """
        named: dict[str, str] = {}
        for index, cell in enumerate(self.cells):
            text = self.headers[index].text if index < len(self.headers) else ""
            if not text and cell == "":
                continue
            name = text if text and text not in named else f"{text} ({letter(index)})".lstrip()
            named[name] = display(cell)
        return named

    @property
    def origins(self) -> dict[str, tuple[Origin, ...]]:
        """The cells that each value came from, by the value's key (`passport.number`); lists may have several."""
        found: dict[str, list[Origin]] = {}
        for header in self.headers:
            column = header.column
            if column is None or self.cells[header.index] == "":
                continue
            path = column.path[:1] if column.cell == TEST_DAY else column.path
            if _stands(self.record, path):
                origin = Origin(header.letter, header.text, display(self.cells[header.index]))
                found.setdefault(".".join(path), []).append(origin)
        return {key: tuple(origins) for key, origins in found.items()}


def _stands(record: Record, path: Sequence[str]) -> bool:
    value: Any = record
    for key in path:
        if not isinstance(value, dict) or key not in value:
            return False
        value = value[key]
    return True


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
    about columns or sheets (row 0).  `header_row` and the numbers of rows are those Excel shows; `sheet` and `sheets`
    are set for a workbook, `encoding` and `delimiter` for a text.
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
    sheets: tuple[str, ...] = ()
    own_headers: OwnHeaders = NO_MAPPING

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
    day: Header | None
    later: int
    read: Callable[[Cell], object]
    remembered: Callable[[Cell], tuple[Cell, object]] | None

    def of_day(self) -> "_Slot":
        """The same for the column of the test's day."""
        return self if self.day is None else replace(self, index=self.day.index, header=self.day)


_UNKNOWN, _NONE = object(), object()
"""What a blank cell is, and what a word for "none" is where the record cannot hold one: it is not known either."""
_NONE_WORDS = nones()
_LONGEST_NONE = max(map(len, _NONE_WORDS))
_KEEPS_NONE = frozenset({"name", "industry"})
"""Types of cell in which a word for "none" is read as any other: "-" as a name is a fault, "none" is an industry."""
_HARDLY_EVER_TWICE = frozenset({"id", "name", "nik", "phone", "passport", "tests"})
_REMEMBERED = frozenset({str, date})
_DAYS = frozenset({"birth", "date", "past_date"})
_ERRORS_BEGIN = frozenset("#EGエ")
_MOST_REMEMBERED = 10_000
_JSON = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False, default=date.isoformat
)


def check(
    data: bytes,
    *,
    filename: str,
    kind: Kind,
    parsers: Parsers,
    finish: Finish,
    row_type: type[RowT],
    mapping: dict[str, str | None] | None = None,
    sheet: str | None = None,
    so_far: SoFar | None = None,
) -> Reading[RowT]:
    """Read a file and type its rows.

    `parsers` gives the parser of each type of cell; `finish` looks at whole rows.  `mapping` says what headers mean
    that the office words in its own way (`header_form`, None: not read); `sheet` names the sheet to read; `so_far` is
    told how many rows are done, every few thousand.
    Raises SheetError where nothing of the file can be taken in.
    """
    own_headers = OwnHeaders.of(mapping, kind)
    like = partial(likeness, kind=kind, mapping=own_headers)
    table = reading.read(data, like, sheet)
    rows = iter(table.rows)
    first = list(islice(rows, ROWS_LOOKED_AT))
    place, headers = recognise([cells for _, cells in first], kind, own_headers)
    header_row = first[place][0]
    slots = _slots(headers, kind, parsers, table.later)
    at = {slot.column.key: slot for slot in slots}
    accepted: list[RowT] = []
    refused: list[int] = []
    faults: list[Fault] = []
    unread = [header for header in headers if _is_unread(header, slots)]
    warnings = [*about_encoding(table), *(about_sheet(other, table.sheet) for other in table.others)]
    warnings += about_rows_above(first, place, like)
    warnings += [about_column(header, header_row) for header in unread if not header.ignored]
    without_text = {header.index for header in headers if not header.text}
    told: set[int] = set()
    nones = Nones()
    read = 0
    for number, cells in chain(first[place + 1 :], rows):
        read += 1
        if so_far is not None and not read % ROWS_BETWEEN_SIGNS:
            so_far(read)
        if without_text or len(cells) > len(headers):
            outside = {*without_text, *range(len(headers), len(cells))} - told
            seen = sorted(index for index in outside if index < len(cells) and cells[index] != "")
            warnings += [untitled(index, header_row) for index in seen]
            told.update(seen)
        if len(cells) < len(headers):
            cells.extend([""] * (len(headers) - len(cells)))
        record, found = _typed(cells, slots, nones)
        found += [(at[key], finding) for key, finding in finish(number, record)]
        if table.guessed:
            found += [(slot, Finding(*guess(table.encoding))) for slot in slots if is_beyond_ascii(cells[slot.index])]
        said = [_fault(number, slot, cells[slot.index], finding) for slot, finding in found] if found else []
        if unread:
            said += [about_lost(number, one, cells) for one in unread if has_lost_character(cells[one.index])]
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
        warnings=(*warnings, *nones.remarks(header_row)),
        headers=headers,
        header_row=header_row,
        sheet=table.sheet,
        encoding=table.encoding,
        delimiter=table.delimiter,
        sheets=table.sheets,
        own_headers=own_headers,
    )


def always(parse: Parse) -> Callable[[Column], Parse]:
    """The parser of a type of cell that is the same for every column of that type."""
    return lambda _: parse


def _slots(headers: Sequence[Header], kind: Kind, parsers: Parsers, later: int) -> list[_Slot]:
    """What is read of a row, in the order of the template, so that records of one content are written alike."""
    days = {header.number: header for header in headers if header.column and header.column.cell == TEST_DAY}
    slots = []
    for header in headers:
        column = header.column
        if column is None or column.cell == TEST_DAY:
            continue
        parse = parsers[column.cell](column)
        read = partial(_value, column, counted_later(parse, later) if column.cell in _DAYS else parse)
        repeats = column.cell not in _HARDLY_EVER_TWICE and header.number is None
        slots.append(
            _Slot(
                index=header.index,
                header=header,
                column=column,
                path=column.path,
                name=column.key if len(column.path) == 1 and header.number is None else None,
                day=days.get(header.number) if column.cell == "tests" else None,
                later=later,
                read=read,
                remembered=_remembering(read) if repeats else None,
            )
        )
    order = {column.key: place for place, column in enumerate(columns(kind))}
    return sorted(slots, key=lambda slot: (order[slot.column.key], slot.header.number or 0, slot.index))


def _typed(cells: list[Cell], slots: Sequence[_Slot], nones: Nones) -> tuple[Record, list[tuple[_Slot, Finding]]]:
    """The record of a row as far as it can be read, and what is found about its cells."""
    record: Record = {}
    found: list[tuple[_Slot, Finding]] = []
    for slot in slots:
        cell = cells[slot.index]
        if cell == "" and not slot.column.required and slot.day is None:
            continue
        try:
            value = _read(slot, cell, cells)
        except CellFault as fault:
            at = slot.of_day() if isinstance(fault, _DayFault) else slot
            found.extend((at, finding) for finding in fault.found)
            continue
        if type(value) is Doubt:
            found.append((slot, value.found))
            value = _UNKNOWN if value.value is None else value.value
        if value is _UNKNOWN:
            continue
        if value is _NONE:
            nones.note(slot.header, cell)
            continue
        if slot.name is not None:
            record[slot.name] = value
        else:
            _put(record, slot, value)
    return record, found


class _DayFault(CellFault):
    """What is wrong stands in the column of a test's day."""


def _read(slot: _Slot, cell: Cell, cells: list[Cell]) -> object:
    if slot.remembered is not None and type(cell) in _REMEMBERED:
        cells[slot.index], value = slot.remembered(cell)
        return [dict(part) for part in value] if type(value) is list else value
    if slot.day is None:
        return slot.read(cell)
    day = cells[slot.day.index]
    if type(day) is Broken:
        raise _DayFault(_broken(day))
    return _UNKNOWN if cell == day == "" else slot.read(_with_day(cell, day, slot.later))


def _remembering(read: Callable[[Cell], object]) -> Callable[[Cell], tuple[Cell, object]]:
    """The first of all cells alike, and its value, read once."""

    @lru_cache(maxsize=_MOST_REMEMBERED)
    def remembered(cell: Cell) -> tuple[Cell, object]:
        return cell, read(cell)

    return remembered


def _with_day(cell: Cell, day: Cell, later: int) -> Cell:
    """A test and the day in the column beside it, as one part."""
    if type(cell) is Broken:
        return cell
    test, on = folded(cell), folded(day)
    if on.casefold() in _NONE_WORDS or test.casefold() in _NONE_WORDS:
        return cell
    with suppress(CellFault):  # what is no day stays as it is: the fault of the part then speaks of it
        on = str(counted_later(read_cell_day, later)(day, on)) if on else on
    return f"{test} {on}".lstrip() if on else cell


def _broken(cell: Cell) -> Finding:
    return Finding("error_cell" if display(cell) else "formula_without_value")


def _value(column: Column, parse: Parse, cell: Cell) -> object:
    """The value of a cell: blanks, words for "none" and broken cells are the same in every column."""
    text = folded(cell) if cell != "" else ""
    if type(cell) is Broken or (text[:1] in _ERRORS_BEGIN and is_error(text)):
        raise CellFault(_broken(cell))
    if LOST_CHARACTER in text:
        raise CellFault(Finding("broken_character"))
    if not text or (len(text) <= _LONGEST_NONE and text.casefold() in _NONE_WORDS and column.cell not in _KEEPS_NONE):
        if column.required:
            raise CellFault(Finding("missing_required", {"column": column.header}))
        return _none_in(column) if text else _UNKNOWN
    return parse(cell, text)


def _none_in(column: Column) -> object:
    """What "none" is: of a list no part, of a thing that may stand that it does not, of anything else not known."""
    if column.cell in LISTS:
        return []
    return False if column.cell in MAY_STAND else _NONE


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
    value = mask(written) if mask else cut(written)
    value = value if len(value) <= LONGEST_SHOWN else cut(value)
    return Fault(row, slot.header.letter, slot.header.text, value, finding.code, values)


def _without_numbers(value: object) -> object:
    if isinstance(value, Text):
        return Text(*(cut(value.said_in(language)) for language in Language))
    return cut(value) if isinstance(value, str) else value


_MASKS = {"nik": identity.mask_nik, "passport": identity.mask_passport, "phone": identity.mask_phone}
_OURS = frozenset({"choices", "column", "example"})
"""Places of a sentence that are filled with our own words and nothing of the cell; they are never cut."""
_NOT_THE_NUMBER = frozenset({"error_cell", "nik_turned_number"})
"""Codes of a cell in which the person's number does not stand."""


def _is_unread(header: Header, slots: Sequence[_Slot]) -> bool:
    """Whether nothing reads the column: it is unknown, or ignored, or the day of a test that has no column."""
    if not header.text:
        return False
    is_day = header.column is not None and header.column.cell == TEST_DAY
    return header.column is None or (is_day and all(slot.day is not header for slot in slots))
