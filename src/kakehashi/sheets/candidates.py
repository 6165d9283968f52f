"""Sheets of candidates: each row a person in the keys of the exchange format."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial

from kakehashi import identity
from kakehashi.sheets import cells, dates, parts
from kakehashi.sheets.cells import Parse
from kakehashi.sheets.checking import PersonRow, Reading, Record, SoFar, always, check
from kakehashi.sheets.columns import Column, Kind
from kakehashi.sheets.faults import Finding


def check_candidates(
    data: bytes,
    *,
    filename: str,
    today: date,
    mapping: dict[str, str | None] | None = None,
    sheet: str | None = None,
    so_far: SoFar | None = None,
) -> Reading[PersonRow]:
    """Read a file of candidates.

    A row with a fault is refused with every fault at once; a row with a warning is taken in.  `today` bounds birthdays
    and days of tests; `mapping` gives keys of columns to an office's own headers (None: not read), `sheet` names the
    sheet to read; `so_far` is told how many rows are done.  Raises SheetError where nothing of the file can be taken
    in.
    """
    return check(
        data,
        filename=filename,
        kind=Kind.CANDIDATES,
        parsers=_parsers(today),
        finish=partial(_whole_row, seen={}),
        row_type=PersonRow,
        mapping=mapping,
        sheet=sheet,
        so_far=so_far,
    )


def _parsers(today: date) -> Mapping[str, Callable[[Column], Parse]]:
    parsers: dict[str, Parse] = {
        "id": cells.number_or_code,
        "name": cells.name,
        "text": cells.text,
        "birth": dates.birth(today),
        "date": dates.day,
        "past_date": dates.past(today),
        "sex": cells.word("sex"),
        "province": cells.province,
        "phone": cells.phone,
        "nik": cells.nik,
        "passport": cells.passport,
        "yes_no": cells.yes_no,
        "stands": cells.yes_no,
    }
    return {name: always(parse) for name, parse in parsers.items()} | {
        "tests": lambda column: parts.tests(today, column.example),
        "stays": lambda column: parts.stays(today, column.example),
        "experience": lambda column: parts.experience(column.example),
        "courses": lambda column: parts.courses(column.example),
        "licences": lambda column: parts.licences(column.example),
    }


def _whole_row(number: int, person: Record, *, seen: dict[str, int]) -> Iterable[tuple[str, Finding]]:
    """What only several cells together say: a number used twice, a NIK of another day or sex, stays at one time."""
    if "id" in person:
        first = seen.setdefault(person["id"], number)
        if first != number:
            yield "id", Finding("id_twice", {"first": first})
    nik = person.get("nik")
    if nik is not None:
        if "born" in person and not identity.nik_agrees(nik, person["born"]):
            yield "nik", Finding("nik_birth_date_differs")
        if "sex" in person and identity.nik_sex(nik) != person["sex"]:
            yield "nik", Finding("nik_sex_differs")
    if len(person.get("stays", ())) > 1:
        overlap = parts.overlap(person["stays"])
        if overlap is not None:
            yield "stays", overlap
