"""Cells of a workbook that its reader gives up at, or makes a day of that never was: each is said as Excel shows it."""

import struct
from datetime import date
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.sheets import PersonRow, Reading, check_candidates
from kakehashi.sheets.cells import ERRORS
from kakehashi.sheets.records import _short
from tests.sheets.make import TODAY, Formula, make_book, tampered
from tests.sheets.old_books import make_old_book

HEADS = ["Nama", "Tgl lahir", "L/P", "Provinsi", "Catatan"]
BORN = date(2001, 2, 14)
SERIAL = str((BORN - date(1899, 12, 30)).days).encode()
SHEET = "xl/worksheets/sheet1.xml"


def checked(data: bytes) -> Reading[PersonRow]:
    """The reading of a file of candidates."""
    return check_candidates(data, filename="calon", today=TODAY)


def told(data: bytes) -> list[tuple[int, str, str, str]]:
    """Where each fault stands, its code and what the cell shows."""
    return [(one.row, one.column, one.code, one.value) for one in checked(data).faults]


@pytest.mark.parametrize("shows", sorted(ERRORS))
def test_any_error_of_a_spreadsheet_is_a_fault_of_its_cell_and_no_other_row_suffers(shows: str) -> None:
    rows = [HEADS, ["SITI", Formula("=X1", "#N/A"), "P", "Bali", ""], ["NUR AINI", BORN, "P", "Bali", ""]]
    data = tampered(make_book(rows), SHEET, lambda part: part.replace(b"#N/A", shows.encode()))

    assert told(data) == [(2, "B", "error_cell", shows)]
    assert [row.person["name"] for row in checked(data).rows] == ["NUR AINI"]


def test_an_error_that_nobody_knows_yet_on_another_sheet_harms_none() -> None:
    others = {"Lain": [["=", Formula("=X1", "#N/A")], ["a", "b"]]}
    data = make_book([HEADS, ["SITI", BORN, "P", "Bali", "#N/A"]], others=others)
    data = tampered(data, SHEET, lambda part: part.replace(b"#N/A", b"#NEWEST!"))

    assert checked(data).accepted == 1


@pytest.mark.parametrize(("serial", "shown", "code"), [
    ("60", "1900-02-29", "no_such_date"),
    ("60.5", "1900-02-29", "no_such_date"),
    ("59", "1900-02-28", ""),
    ("61", "1900-03-01", ""),
    ("-5", "-5", "date_not_understood"),
])  # fmt: skip
def test_a_number_that_is_no_day_is_shown_as_excel_does(serial: str, shown: str, code: str) -> None:
    data = make_book([HEADS, ["SITI", BORN, "P", "Bali", 60], ["BUDI", date(2000, 1, 1), "L", "Bali", -5]])
    data = tampered(data, SHEET, lambda part: part.replace(b"<v>" + SERIAL, b"<v>" + serial.encode()))

    reading = checked(data)
    assert [(one.row, one.column, one.code, one.value) for one in reading.faults] == [(2, "B", code, shown)] * bool(
        code
    )
    assert [row.raw["Catatan"] for row in reading.rows] == (["-5"] if code else ["60", "-5"])
    assert [row.raw["Tgl lahir"] for row in reading.rows][:-1] == ([] if code else [shown])


def test_sixty_days_after_the_first_of_1904_is_a_day() -> None:
    data = make_old_book([HEADS, ["SITI", date(1904, 3, 1), "P", "Bali", ""]], from_1904=True)

    assert [row.person["born"] for row in checked(data).rows] == [date(1904, 3, 1)]


@pytest.mark.parametrize(("born", "shown"), [(date(1900, 2, 28), "1900-02-29"), (date(1899, 12, 25), "-5")])
def test_an_old_workbook_is_read_alike(born: date, shown: str) -> None:
    data = make_old_book([HEADS, ["SITI", born, "P", "Bali", 60], ["BUDI", BORN, "L", "Bali", -5]])

    assert [(row, column, value) for row, column, _code, value in told(data)] == [(2, "B", shown)]
    assert [row.person["born"] for row in checked(data).rows] == [BORN]


@given(st.integers(-(2**29), 2**29 - 1), st.booleans())
def test_a_short_number_is_its_integer_or_a_hundredth_of_it(number: int, hundredth: bool) -> None:  # noqa: FBT001
    kept = (number << 2 | 2 | hundredth) & 0xFFFFFFFF

    assert _short(kept) == (number / 100 if hundredth else number)


@given(
    st.integers(0, 2**30 - 1).map(lambda bits: struct.unpack("<d", struct.pack("<Q", bits << 34))[0]).filter(isfinite)
)
def test_a_short_number_is_the_upper_half_of_a_double(value: float) -> None:
    kept = struct.unpack("<Q", struct.pack("<d", value))[0] >> 32

    assert _short(kept) == value
