"""Templates, refused rows to mend, exports."""

import csv
import io
from datetime import date, datetime, time, timedelta
from typing import Literal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.sheets import (
    Kind,
    SheetError,
    check_candidates,
    check_vacancies,
    check_wishes,
    export,
    refused,
    template,
)
from kakehashi.sheets.columns import columns
from kakehashi.sheets.reading import read
from kakehashi.vocabulary import Language, Text
from tests.sheets.make import SUPARTI, TODAY, Formula, make_book, make_text, table_of

HEADS = [Text("Nama", "氏名", "Name"), Text("Catatan", "備考", "Remark")]


def opened(data: bytes) -> openpyxl.Workbook:
    """A workbook as another program sees it."""
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("language", list(Language))
def test_a_template_has_every_column_with_a_note_and_a_guide(kind: Kind, language: Language) -> None:
    book = opened(template(kind, language))

    entries, guide = book.worksheets
    offered = [column for column in columns(kind) if column.in_template]
    assert [cell.value for cell in entries[1]] == [column.header.said_in(language) for column in offered]
    assert all(cell.comment is not None for cell in entries[1])
    assert guide.max_row == 3 + len(offered)


def test_a_template_is_the_same_every_time() -> None:
    assert template("candidates", "ja") == template(Kind.CANDIDATES, Language.JAPANESE)


def test_a_template_keeps_a_nik_and_a_date_as_they_are_typed() -> None:
    sheet = opened(template("candidates", "id")).worksheets[0]

    assert sheet.column_dimensions["A"].width > 0
    assert sheet.row_dimensions[2].s
    assert sheet.parent._cell_styles[sheet.row_dimensions[2].s].numFmtId == 49


def test_an_untouched_template_is_an_empty_sheet_and_a_filled_one_is_read() -> None:
    blank = template("candidates", "ja")
    book = opened(blank)
    for cell, value in zip(book.worksheets[0][2][:5], ["K-1", "SUPARTI", "14-02-2001", "女", "ID-JT"], strict=True):
        cell.value = value
    filled = io.BytesIO()
    book.save(filled)

    with pytest.raises(SheetError) as nothing:
        check_candidates(blank, filename="a", today=TODAY)
    reading = check_candidates(filled.getvalue(), filename="a", today=TODAY)

    assert nothing.value.code == "empty_sheet"
    assert reading.rows[0].person["home"] == "ID-JT"


def spoiled() -> bytes:
    """A file with two rows to refuse between rows to accept."""
    people = [
        {**SUPARTI, "id": "K-1", "nik": "3374015402010021", "training_centre": "LPK A"},
        {
            **SUPARTI,
            "id": "K-2",
            "name": "NULL",
            "born": "31-02-2001",
            "nik": 3374015402010020.0,
            "training_centre": Formula("=NA()", "#N/A"),
        },
        {**SUPARTI, "id": "K-3", "training_centre": "=1+1"},
        {**SUPARTI, "id": "K-4", "sex": "K", "born": date(2001, 2, 14), "training_centre": "@LPK"},
    ]
    return make_book(table_of(Kind.CANDIDATES, people))


def test_refused_rows_come_back_as_they_were_marked_and_explained() -> None:
    data = spoiled()
    reading = check_candidates(data, filename="a", today=TODAY)

    sheet = opened(refused(reading, data, language="id")).worksheets[0]

    heads = [cell.value for cell in sheet[1]]
    assert heads[-3:] == ["Baris asal", "Sebab", "Cara memperbaiki"]
    assert [sheet.cell(row, 1).value for row in (2, 3, 4)] == ["K-2", "K-4", None]
    assert [sheet.cell(row, len(heads) - 2).value for row in (2, 3)] == [3, 5]
    assert "Tanggal 31-02-2001 tidak ada" in sheet.cell(2, len(heads) - 1).value
    assert sheet["C2"].fill.fgColor.rgb == "FFFFE699"
    assert sheet["C2"].comment.text == "Tanggal 31-02-2001 tidak ada"
    assert sheet["E2"].comment is None
    assert isinstance(sheet["F2"].value, float | int)
    assert sheet["G2"].value == "#N/A"


def test_refused_rows_sent_back_unmended_are_refused_for_the_same_reasons() -> None:
    data = spoiled()
    first = check_candidates(data, filename="a", today=TODAY)

    again = check_candidates(refused(first, data, language="ja"), filename="a", today=TODAY)

    assert [fault.code for fault in again.faults] == [fault.code for fault in first.faults]
    assert (again.read, again.refused) == (2, 2)
    assert again.warnings == ()


def test_refused_rows_of_a_text_come_back_as_a_workbook() -> None:
    data = make_text([["candidate", "rank", "vacancy"], ["K-1", "nol", "V-1", "lebih"]])
    reading = check_wishes(data, filename="a", today=TODAY)

    sheet = opened(refused(reading, data, language="en")).worksheets[0]

    assert [cell.value for cell in sheet[2]][:4] == ["K-1", "nol", "V-1", 2]
    assert sheet.cell(2, 7).value == "lebih"


def test_a_cell_that_looks_like_a_command_comes_back_as_text() -> None:
    data = make_text(
        [
            ["求人番号", "事業所名", "職種名", "業務区分", "勤務地", "採用人数"],
            ["=1+1", '=HYPERLINK("http://x")', "@SUM", "+農業", "-県", "\t=2"],
        ]
    )
    reading = check_vacancies(data, filename="a", today=TODAY)

    sheet = opened(refused(reading, data, language="ja")).worksheets[0]

    assert [cell.data_type for cell in sheet[2]][:6] == ["s"] * 6
    assert all(cell.quotePrefix for cell in list(sheet[2])[:6])


def test_an_export_holds_every_kind_of_cell() -> None:
    row = [
        None,
        "=x",
        3,
        2.5,
        True,
        date(2026, 11, 24),
        datetime.fromisoformat("2026-11-24T09:30"),
        time(7, 45),
        timedelta(hours=30),
        ["a"],
    ]
    heads = [Text(*(str(place) for _ in range(3))) for place in range(len(row))]

    cells = list(read(export([row], heads, language="ja").data, lambda _: 1).rows)[1][1]

    assert cells[:7] == ["", "=x", 3.0, 2.5, True, row[5], row[6]]
    assert cells[9] == "['a']"


@pytest.mark.parametrize("form", ["csv", "csv-cp932"])
@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@x", "＝1", "\t=1", "\u200b=1", "\tx"])
def test_a_text_that_looks_like_a_command_is_not_one_in_a_csv(form: Literal["csv", "csv-cp932"], text: str) -> None:
    data = export([["SUPARTI", text]], HEADS, language="id", form=form).data

    written = data.decode("utf-8-sig" if form == "csv" else "cp932")
    assert list(csv.reader(io.StringIO(written)))[1][1].startswith("'")


def test_a_sign_for_none_and_a_negative_number_stay_as_they_are() -> None:
    data = export([["-", -5]], HEADS, language="id", form="csv").data

    assert data.decode("utf-8-sig").splitlines()[1] == "-,-5"


def test_cp932_says_which_characters_it_does_not_have_and_where() -> None:
    made = export([["髙木㈱", "ok"], ["Désirée", "𠮷野 – x"]], HEADS, language="ja", form="csv-cp932")

    assert made.data.decode("cp932").splitlines()[1] == "髙木㈱,ok"
    assert [(one.row, one.header, one.character) for one in made.not_writable] == [
        (3, "氏名", "é"),
        (3, "氏名", "é"),
        (3, "備考", "𠮷"),
        (3, "備考", "–"),
    ]
    assert "D〓sir〓e" in made.data.decode("cp932")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), min_size=1, max_size=5))
def test_no_text_of_a_csv_ever_begins_like_a_command(rows: list[tuple[str, str]]) -> None:
    data = export(rows, HEADS, language="en", form="csv").data

    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        assert all(cell == "-" or cell[:1] not in {"=", "+", "-", "@", "\t", "\r"} for cell in row)
