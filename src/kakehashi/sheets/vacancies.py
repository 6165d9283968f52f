"""Sheets of vacancies: each row a vacancy, which is a contract's keys with an employer, seats and a closing day."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial

from kakehashi.sheets import cells, dates
from kakehashi.sheets.cells import Parse
from kakehashi.sheets.checking import Reading, Record, SoFar, VacancyRow, always, check
from kakehashi.sheets.columns import Column, Kind
from kakehashi.sheets.faults import Finding

_MOST_SEATS, _MOST_STAFF, _MOST_YEN = 10_000, 1_000_000, 10_000_000
_HOURS_OF_A_YEAR, _HOURS_OF_A_WEEK, _HOURS_OF_A_DAY = 366 * 24, 7 * 24, 24


def check_vacancies(
    data: bytes,
    *,
    filename: str,
    today: date,
    mapping: dict[str, str | None] | None = None,
    sheet: str | None = None,
    so_far: SoFar | None = None,
) -> Reading[VacancyRow]:
    """Read a file of vacancies.

    A row with a fault is refused with every fault at once.  `today` is taken for the sake of one signature: a vacancy
    may have closed; `mapping`, `sheet` and `so_far` are those of `check_candidates`.  Raises SheetError where nothing
    of the file can be taken in.
    """
    del today
    return check(
        data,
        filename=filename,
        kind=Kind.VACANCIES,
        parsers=_parsers(),
        finish=partial(_whole_row, seen={}),
        row_type=VacancyRow,
        mapping=mapping,
        sheet=sheet,
        so_far=so_far,
    )


def _parsers() -> Mapping[str, Callable[[Column], Parse]]:
    def counted(first: int, last: int) -> Callable[[Column], Parse]:
        return lambda column: cells.number(first=first, last=last, whole=True, example=column.example)

    def hours(last: int) -> Callable[[Column], Parse]:
        return lambda column: cells.hours(last=last, example=column.example)

    parsers: dict[str, Parse] = {
        "id": cells.number_or_code,
        "text": cells.text,
        "date": dates.day,
        "category": cells.category,
        "prefecture": cells.prefecture,
        "scheme": cells.word("scheme"),
        "basis": cells.word("basis"),
        "level": cells.word("level"),
        "industry": cells.word_or_text("industry"),
        "business": cells.word_or_text("business"),
    }
    return {name: always(parse) for name, parse in parsers.items()} | {
        "count": counted(0, _MOST_STAFF),
        "seats": counted(1, _MOST_SEATS),
        "money": counted(1, _MOST_YEN),
        "annual_hours": hours(_HOURS_OF_A_YEAR),
        "weekly_hours": hours(_HOURS_OF_A_WEEK),
        "daily_hours": hours(_HOURS_OF_A_DAY),
    }


def _whole_row(number: int, vacancy: Record, *, seen: dict[str, int]) -> Iterable[tuple[str, Finding]]:
    """What only several cells together say: a number used twice, an end before the beginning."""
    if "id" in vacancy:
        first = seen.setdefault(vacancy["id"], number)
        if first != number:
            yield "id", Finding("id_twice", {"first": first})
    begin, end = vacancy.get("from"), vacancy.get("to")
    if begin is not None and end is not None and end < begin:
        yield "to", Finding("ends_before_it_begins", {"begin": begin, "end": end})
