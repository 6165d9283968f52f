"""One table in every format and encoding that offices send: the same people, the same digests, the same row numbers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kakehashi.sheets import Kind, PersonRow, Reading, check_candidates, check_vacancies
from tests.sheets.make import FARM, SUPARTI, TODAY, Formula, make_book, make_text, table_of
from tests.sheets.old_books import make_old_book
from tests.sheets.open_documents import make_open_document

FILES = Path(__file__).parent / "files"
PEOPLE: list[dict[str, Any]] = [
    {**SUPARTI, "nik": "3374015402010021", "tests": "jlpt N4 2025-12-07; jft_basic 212 2026-09-05"},
    {**SUPARTI, "id": "K-0002", "name": "BUDI SANTOSO", "born": "31-02-2001", "sex": "L"},
    {**SUPARTI, "id": "K-0003", "name": "NUR AINI", "born": "平成10年3月5日", "home": "西ジャワ州"},
]
TABLE = table_of(Kind.CANDIDATES, PEOPLE, "ja")
IN_WORDS = [[cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in TABLE]
WORKBOOKS = {"xlsx": make_book(TABLE), "xls": make_old_book(TABLE), "ods": make_open_document(TABLE)}
TEXTS = {
    f"{encoding} {delimiter!r}": make_text(IN_WORDS, encoding=encoding, delimiter=delimiter)
    for encoding in ("utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be", "euc_jp")
    for delimiter in ",;\t"
}


def checked(data: bytes) -> Reading[PersonRow]:
    """The reading of a file of candidates."""
    return check_candidates(data, filename="calon", today=TODAY)


@pytest.mark.parametrize("form", [*WORKBOOKS, *TEXTS])
def test_a_table_is_the_same_people_in_every_format(form: str) -> None:
    reading, as_book = checked({**WORKBOOKS, **TEXTS}[form]), checked(WORKBOOKS["xlsx"])

    assert [row.number for row in reading.rows] == [2, 4]
    assert [row.digest for row in reading.rows] == [row.digest for row in as_book.rows]
    assert [(one.row, one.column, one.code) for one in reading.faults] == [(3, "C", "no_such_date")]
    assert reading.accepted + reading.refused == reading.read == 3


@pytest.mark.parametrize("make", [make_book, make_old_book, make_open_document])
def test_errors_and_formulas_are_named_in_every_workbook(make: Any) -> None:
    people = [
        {**SUPARTI, "name": Formula("=B9", "SUPARTI")},
        {**SUPARTI, "id": "K-0002", "name": Formula("=NA()", "#N/A")},
        {**SUPARTI, "id": "K-0003", "training_centre": Formula("=1/0", "#DIV/0!")},
    ]

    reading = checked(make(table_of(Kind.CANDIDATES, people)))

    assert [row.person["name"] for row in reading.rows] == ["SUPARTI"]
    assert [(one.row, one.value, one.code) for one in reading.faults] == [
        (3, "#N/A", "error_cell"),
        (4, "#DIV/0!", "error_cell"),
    ]


@pytest.mark.parametrize("make", [make_old_book, make_open_document])
def test_a_formula_that_gives_an_empty_text_is_a_blank(make: Any) -> None:
    people = [{**SUPARTI, "name": Formula("=B9", "SUPARTI"), "training_centre": Formula('=""', "")}]

    assert "training_centre" not in checked(make(table_of(Kind.CANDIDATES, people))).rows[0].person


def test_a_japanese_vacancy_survives_every_workbook() -> None:
    table = table_of(Kind.VACANCIES, [FARM], "ja")

    for data in (make_book(table), make_old_book(table), make_open_document(table)):
        reading = check_vacancies(data, filename="求人", today=TODAY)
        assert reading.rows[0].vacancy["employer"] == "㈱髙木農園"


@pytest.mark.parametrize("name", ["xlwt.xls", "odfpy.ods", "openpyxl.xlsx"])
def test_files_that_other_programs_wrote_are_read(name: str) -> None:
    reading = checked((FILES / name).read_bytes())

    assert [(row.number, row.person["name"], row.person["born"]) for row in reading.rows] == [
        (4, "SUPARTI", date(2001, 2, 14)),
        (5, "NUR’AINI", date(1998, 3, 5)),
    ]
    assert reading.rows[0].person["home"] == reading.rows[1].person["home"] == "ID-JT"
    assert [(one.row, one.column, one.code) for one in reading.faults] == [(7, "C", "formula_without_value")]
    assert reading.sheet == "Calon"
    assert [one.code for one in reading.warnings] == ["other_sheet"]


@pytest.mark.parametrize("sign", ["-", "–", "ー", "－", "tidak ada", "なし", "無し"])
def test_a_sign_for_none_is_none_and_a_blank_is_unknown(sign: str) -> None:
    people = [{**SUPARTI, "tests": sign, "stays": ""}]

    person = checked(make_text(table_of(Kind.CANDIDATES, people))).rows[0].person

    assert person["tests"] == []
    assert "stays" not in person
