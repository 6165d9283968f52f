"""Sheets of vacancies, from a Japanese office's CSV to the vacancy."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.sheets import Kind, check_vacancies
from kakehashi.sheets.columns import columns
from tests.sheets.make import FARM, TODAY, make_book, make_text, read_vacancies, read_vacancy, table_of

FULL: dict[str, Any] = {
    **FARM,
    "employer_staff": "12",
    "scheme": "特定技能1号",
    "region": "八代市",
    "from": "R9.5.1",
    "to": "令和12年4月30日",
    "pay.basis": "月給",
    "pay.base": "190,000円",
    "hours.annual_scheduled": "２，０８５",
    "hours.weekly": "38.75",
    "hours.daily": "7時間45分",
    "interpreter_needed_below": "N3",
    "closes_on": "2027/1/31",
    "specified_industry": "なし",
    "workplace_main_business": "耕作",
}
VACANCY = {
    "id": "43-0012",
    "employer": "㈱髙木農園",
    "employer_staff": 12,
    "title": "トマト栽培",
    "scheme": "ssw1",
    "category": "agriculture.crop",
    "prefecture": "JP-43",
    "region": "八代市",
    "seats": 3,
    "from": date(2027, 5, 1),
    "to": date(2030, 4, 30),
    "pay": {"basis": "monthly", "base": 190_000},
    "hours": {"annual_scheduled": 2085, "weekly": 38.75, "daily": 7.75},
    "interpreter_needed_below": "N3",
    "closes_on": date(2027, 1, 31),
    "specified_industry": "none",
    "workplace_main_business": "cultivation",
}


@pytest.mark.parametrize("encoding", ["cp932", "utf-8-sig", "utf-16"])
def test_a_full_row_becomes_a_vacancy_of_the_exchange_format(encoding: str) -> None:
    reading = check_vacancies(
        make_text(table_of(Kind.VACANCIES, [FULL], "ja"), encoding=encoding), filename="求人.csv", today=TODAY
    )

    assert reading.faults == reading.warnings == ()
    assert reading.rows[0].vacancy == VACANCY
    assert reading.encoding == encoding


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"id": ""}, "missing_required"),
        ({"employer": "なし"}, "missing_required"),
        ({"seats": ""}, "missing_required"),
        ({"seats": "0"}, "number_out_of_range"),
        ({"seats": "数名"}, "number_not_understood"),
        ({"pay.base": "-1000"}, "number_out_of_range"),
        ({"pay.base": "応相談"}, "number_not_understood"),
        ({"pay.basis": "年俸"}, "unknown_value"),
        ({"scheme": "永住"}, "unknown_value"),
        ({"prefecture": "熊木県"}, "unknown_prefecture"),
        ({"category": "そば打ち"}, "unknown_category"),
        ({"hours.daily": "25"}, "number_out_of_range"),
        ({"hours.weekly": "168.5"}, "number_out_of_range"),
        ({"interpreter_needed_below": "N6"}, "unknown_value"),
        ({"closes_on": "令和9年2月30日"}, "no_such_date"),
        ({"from": "R9.5.1", "to": "R9.4.30"}, "ends_before_it_begins"),
        ({"title": "#REF!"}, "error_cell"),
    ],
)
def test_one_spoiled_cell_refuses_the_row(cells: dict[str, str], code: str) -> None:
    reading = read_vacancies(cells, {})

    assert [fault.code for fault in reading.faults] == [code]
    assert (reading.read, reading.accepted, reading.refused) == (2, 1, 1)


def test_a_number_used_twice_refuses_the_later_row() -> None:
    reading = read_vacancies({"id": "43-1"}, {"id": "43-1"})

    assert [(fault.row, fault.code) for fault in reading.faults] == [(3, "id_twice")]


def test_a_field_may_stand_for_all_its_categories() -> None:
    assert read_vacancy(category="農業")["category"] == "agriculture"


def test_a_blank_cell_is_unknown_and_no_table_is_made_for_it() -> None:
    vacancy = read_vacancy(pay__basis="", pay__base="", interpreter_needed_below="なし")

    assert not {"pay", "hours", "interpreter_needed_below"} & set(vacancy)


def test_a_vacancy_that_begins_and_ends_on_one_day_is_read() -> None:
    assert read_vacancy(**{"from": "R9.5.1", "to": "R9.5.1"})["to"] == date(2027, 5, 1)


def test_an_indonesian_workbook_is_read_too() -> None:
    row = {
        **FULL,
        "seats": 3.0,
        "from": date(2027, 5, 1),
        "prefecture": "Kumamoto",
        "scheme": "SSW (i)",
        "pay.base": 190_000.0,
    }

    reading = check_vacancies(make_book(table_of(Kind.VACANCIES, [row], "id")), filename="a", today=TODAY)

    assert reading.rows[0].vacancy == VACANCY


def test_the_example_of_every_column_is_itself_without_fault() -> None:
    examples = {column.key: column.example for column in columns(Kind.VACANCIES)}

    reading = check_vacancies(make_book(table_of(Kind.VACANCIES, [examples])), filename="a", today=TODAY)

    assert reading.faults == reading.warnings == ()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.text(max_size=8), min_size=len(FULL), max_size=len(FULL)), max_size=4))
def test_any_cells_are_accepted_or_refused_and_no_row_is_lost(rows: list[list[str]]) -> None:
    table = [table_of(Kind.VACANCIES, [FULL], "en")[0], *rows, list(FULL.values())]

    reading = check_vacancies(make_book(table), filename="a", today=TODAY)

    assert reading.accepted + reading.refused == reading.read
    assert {fault.row for fault in reading.faults} == set(reading.refused_rows)
