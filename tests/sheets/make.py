"""Files as offices send them, built in memory: workbooks, texts, and workbooks that somebody tampered with."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Self

import xlsxwriter

from kakehashi.sheets import Kind, PersonRow, Reading, VacancyRow, check_candidates, check_vacancies
from kakehashi.sheets.columns import Column, columns
from kakehashi.vocabulary import Language

TODAY = date(2026, 11, 24)

SUPARTI: dict[str, Any] = {
    "id": "K-0001",
    "name": "SUPARTI",
    "born": date(2001, 2, 14),
    "sex": "P",
    "home": "Jawa Tengah",
}
FARM: dict[str, Any] = {
    "id": "43-0012",
    "employer": "㈱髙木農園",
    "title": "トマト栽培",
    "category": "耕種農業全般",
    "prefecture": "熊本県",
    "seats": "3",
}


class Formula(str):
    """A formula; `shows` is the result the file keeps of it."""

    __slots__ = ("shows",)

    def __new__(cls, formula: str, shows: object = "") -> Self:
        made = super().__new__(cls, formula)
        made.shows = shows
        return made


def make_book(
    rows: Sequence[Sequence[Any]],
    *,
    sheet: str = "Data",
    top: int = 0,
    left: int = 0,
    others: dict[str, Any] | None = None,
) -> bytes:
    """An .xlsx whose cells are what Python has; `others` are sheets before it, by name, with their rows."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False})
    book.set_properties({"created": datetime.fromisoformat("2026-11-24T09:00")})
    formats = {
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        date: book.add_format({"num_format": "yyyy-mm-dd"}),
        time: book.add_format({"num_format": "h:mm"}),
        timedelta: book.add_format({"num_format": "[h]:mm"}),
    }
    for name, content in {**(others or {}), sheet: rows}.items():
        page = book.add_worksheet(name)
        up, aside = (top, left) if name == sheet else (0, 0)
        for row, cells in enumerate(content, start=up):
            for column, cell in enumerate(cells, start=aside):
                if isinstance(cell, Formula):
                    page.write_formula(row, column, str(cell), None, cell.shows)
                elif type(cell) in formats:
                    page.write_datetime(row, column, cell, formats[type(cell)])
                elif isinstance(cell, str) and cell:
                    page.write_string(row, column, cell)
                elif cell not in {None, ""}:
                    page.write(row, column, cell)
    book.close()
    return out.getvalue()


def make_text(rows: Sequence[Sequence[Any]], *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """A CSV as a spreadsheet saves it."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode(encoding)


def tampered(data: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same archive with one part changed; a part that is absent is made from nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        for name in dict.fromkeys([*before.namelist(), part]):
            content = before.read(name) if name in before.namelist() else b""
            after.writestr(name, change(content) if name == part else content)
    return out.getvalue()


def column_of(kind: Kind, key: str) -> Column:
    """The column with this key."""
    return next(column for column in columns(kind) if column.key == key)


def table_of(kind: Kind, records: Sequence[dict[str, Any]], language: str = "id") -> list[list[Any]]:
    """Headers and rows of these records, by column key; the columns are those that any record has."""
    keys = list(dict.fromkeys(key for record in records for key in record))
    heads = [column_of(kind, key).header.said_in(Language(language)) for key in keys]
    return [heads, *([record.get(key, "") for key in keys] for record in records)]


def read_people(*records: dict[str, Any], language: str = "id") -> Reading[PersonRow]:
    """The reading of a workbook with these candidates; each is SUPARTI but for what it says."""
    people = [{**SUPARTI, "id": f"K-{place:04}", **record} for place, record in enumerate(records, start=1)]
    data = make_book(table_of(Kind.CANDIDATES, people, language))
    return check_candidates(data, filename="calon.xlsx", today=TODAY)


def read_person(**changes: Any) -> Any:
    """The one person of a workbook, SUPARTI but for these cells (dots in keys as double underscores)."""
    reading = read_people({key.replace("__", "."): cell for key, cell in changes.items()})
    assert not reading.faults, reading.faults
    return reading.rows[0].person


def faults_of(**changes: Any) -> list[tuple[str, str]]:
    """Header key and code of each fault of SUPARTI with these cells."""
    reading = read_people({key.replace("__", "."): cell for key, cell in changes.items()})
    by_letter = {header.letter: header.key for header in reading.headers}
    return [(str(by_letter[fault.column]), fault.code) for fault in reading.faults]


def read_vacancies(*records: dict[str, Any], encoding: str = "cp932") -> Reading[VacancyRow]:
    """The reading of a CSV from a Japanese office; each vacancy is FARM but for what it says."""
    vacancies = [{**FARM, "id": f"43-{place:04}", **record} for place, record in enumerate(records, start=1)]
    data = make_text(table_of(Kind.VACANCIES, vacancies, "ja"), encoding=encoding)
    return check_vacancies(data, filename="求人.csv", today=TODAY)


def read_vacancy(**changes: Any) -> Any:
    """The one vacancy of such a CSV."""
    reading = read_vacancies({key.replace("__", "."): cell for key, cell in changes.items()})
    assert not reading.faults, reading.faults
    return reading.rows[0].vacancy
