"""Days as offices write them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.sheets.cells import Cell, folded
from kakehashi.sheets.dates import birth, day, past
from kakehashi.sheets.faults import CellFault, Fault
from kakehashi.vocabulary import wareki, written

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(1900, 3, 1), date(2100, 12, 31))


def read_day(cell: Cell) -> date:
    """The day in a cell."""
    return day(cell, folded(cell))


def code_of(cell: Cell) -> str:
    """Why there is none."""
    with pytest.raises(CellFault) as fault:
        read_day(cell)
    return fault.value.found[0].code


@pytest.mark.parametrize(
    "cell",
    [
        "24-11-2026",
        "24/11/2026",
        "24.11.2026",
        "24 11 2026",
        "24 November 2026",
        "24 NOVEMBER 2026",
        "24 Nov 2026",
        "24-Nov-2026",
        "24 Nopember 2026",
        "November 24, 2026",
        "24th November, 2026",
        "2026-11-24",
        "2026-11-24 00:00:00",
        "2026-11-24T09:30",
        "2026/11/24",
        "2026.11.24",
        "20261124",
        "2026年11月24日",
        "2026年11月24日(令和8年)(火)",
        "令和8年(2026年)11月24日",
        "令和8年(2026年)11月24日(火)",
        "令和８年（２０２６年）１１月２４日（火）",
        "２０２６年１１月２４日",
        "２４－１１－２０２６",
        "令和8年11月24日",
        "令和８年１１月２４日",
        "令和8.11.24",
        "R8.11.24",
        "r8/11/24",
        "Ｒ８．１１．２４",
        "R.8.11.24",
        "㋿8年11月24日",
        "㋿8.11.24",
        "Semarang, 24 November 2026",
        "Semarang, 24-11-2026",
        "24\u00a0November\u00a02026",
        "24–11–2026",
        "46350",
        46_350.0,
        46_350.75,
        20_261_124.0,
        date(2026, 11, 24),
        datetime.fromisoformat("2026-11-24T09:30"),
    ],
)
def test_one_day_is_understood_however_it_is_written(cell: Cell) -> None:
    assert read_day(cell) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("R1.5.1", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("H10.3.5", date(1998, 3, 5)),
        ("平成10年3月5日", date(1998, 3, 5)),
        ("S63.12.31", date(1988, 12, 31)),
        ("昭和64年1月7日", date(1989, 1, 7)),
        ("5 Agustus 2001", date(2001, 8, 5)),
        ("5 Agt 2001", date(2001, 8, 5)),
        ("3 Mei 2001", date(2001, 5, 3)),
        ("3 May 2001", date(2001, 5, 3)),
        ("29-02-2000", date(2000, 2, 29)),
        ("05-04-2001", date(2001, 4, 5)),
    ],
)
def test_first_years_leap_days_and_months_in_words_are_understood(cell: str, expected: date) -> None:
    assert read_day(cell) == expected


@pytest.mark.parametrize(
    "cell", ["31-02-2001", "29-02-2001", "11/24/2026", "平成13年2月30日", "令和元年4月30日", "H35.3.31", "2026-13-01"]
)
def test_a_day_no_calendar_has_does_not_exist(cell: str) -> None:
    assert code_of(cell) == "no_such_date"


@pytest.mark.parametrize(
    "cell", ["12-05-20224", "14-08-20024", "1-1-0201", "1899-12-31", "2101-01-01", date(1899, 1, 1)]
)
def test_a_year_with_a_figure_too_many_is_out_of_range(cell: Cell) -> None:
    assert code_of(cell) == "year_out_of_range"


@pytest.mark.parametrize(
    "cell",
    [
        "awal 2003",
        "24-11-26",
        "1998",
        1998.0,
        12.0,
        99_999.0,
        "besok",
        True,
        time(9, 0),
        timedelta(hours=3),
        "24 Foo 2001",
        "X8.1.1",
        "99999",
    ],
)
def test_what_is_no_day_is_not_guessed(cell: Cell) -> None:
    assert code_of(cell) == "date_not_understood"


def test_a_birthday_to_come_and_one_of_a_small_child_are_faults() -> None:
    parse = birth(TODAY)

    for cell, code in (
        ("25-11-2026", "date_in_future"),
        ("25-11-2016", "too_young"),
        ("1-1-2019", "too_young"),
        ("R8.11.24", "too_young"),
        ("令和元年5月1日", "too_young"),
        ("12-05-20224", "year_out_of_range"),
    ):
        with pytest.raises(CellFault) as fault:
            parse(cell, cell)
        assert fault.value.found[0].code == code
    assert parse("24-11-2016", "24-11-2016") == date(2016, 11, 24)


@pytest.mark.parametrize(("cell", "age"), [("R8.11.24", 0), ("令和元年5月1日", 7), ("25-11-2016", 9)])
def test_a_birthday_of_a_small_child_is_told_by_its_age_as_a_slip_of_the_pen(cell: str, age: int) -> None:
    with pytest.raises(CellFault) as fault:
        birth(TODAY)(cell, cell)

    found = fault.value.found[0]
    reason = Fault(2, "C", "Tanggal lahir", cell, found.code, found.values).reason
    assert f"By this date the age is {age}" in reason.english
    assert f"usianya baru {age} tahun" in reason.indonesian
    assert f"この日付では{age}歳" in reason.japanese


def test_today_is_not_to_come() -> None:
    assert past(TODAY)("24-11-2026", "24-11-2026") == TODAY


@given(DAYS)
def test_every_day_is_read_as_it_is_written_in_each_language(on: date) -> None:
    for text in (written(on, "id"), written(on, "en"), written(on, "ja"), wareki(on), on.isoformat(), f"{on:%d-%m-%Y}"):
        assert read_day(text) == on


@given(DAYS.filter(lambda on: on > date(1905, 12, 31)))
def test_every_serial_is_the_day_excel_means(on: date) -> None:
    assert read_day(float((on - date(1899, 12, 30)).days)) == on


@given(st.text(max_size=20))
def test_any_text_is_a_day_or_a_fault(text: str) -> None:
    try:
        found = read_day(text)
    except CellFault:
        return
    assert 1900 <= found.year <= 2100


@pytest.mark.parametrize(
    "cell",
    [
        f"{'(' * 900}24-11-2026{')' * 900}",
        f"24-11-2026{' 生まれ' * 900}",
        f"{'(a)' * 900}24-11-2026",
        f"24-11-2026{' ' * 30_000}x",
    ],
)
def test_a_day_wrapped_in_hundreds_of_layers_is_no_day_and_no_harm(cell: str) -> None:
    assert code_of(cell) == "date_not_understood"


def test_a_day_is_found_under_the_layers_that_people_write() -> None:
    assert read_day("Semarang, 24-11-2026 (Rabu (pagi)) 生まれ") == date(2026, 11, 24)
