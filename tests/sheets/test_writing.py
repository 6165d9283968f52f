"""Templates, refused rows to mend, whole sheets with their faults marked."""

import io
from datetime import date

import openpyxl
import pytest

from kakehashi.sheets import (
    Kind,
    SheetError,
    check_candidates,
    check_vacancies,
    check_wishes,
    marked,
    refused,
    template,
)
from kakehashi.sheets.columns import columns
from kakehashi.vocabulary import Language
from tests.sheets.make import SUPARTI, TODAY, Formula, make_book, make_text, table_of


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


def whole() -> bytes:
    """A sheet below a title, with rows to accept, to refuse and to doubt, and a blank row."""
    rows = [
        ["DAFTAR"],
        ["Nama", "Tgl lahir", "L/P", "Provinsi", "NIK", "Agama"],
        ["SITI", "14-02-2001", "P", "Bali", "3374015402010021", "x"],
        [],
        ["NULL", "31-02-2001", "P", "Bali", "", ""],
        ["BUDI BUDI", date(2001, 2, 14), "L", "=1+1", "", "", "lebih"],
        ["BUDI BUDI", date(2001, 2, 14), "L", "Bali", 3374015402010020.0, Formula("=NA()", "#N/A")],
        ["AGUS AGUS", 36936, "L", "Bali", "", ""],
    ]
    return make_book(rows, left=1)


def test_the_whole_sheet_comes_back_with_every_cell_in_its_place_and_what_was_found_marked() -> None:
    data = whole()
    reading = check_candidates(data, filename="a", today=TODAY)

    sheet = opened(marked(reading, data, language="id")).worksheets[0]

    assert sheet["B1"].value == "DAFTAR"
    assert [sheet.cell(row, 2).value for row in range(2, 9)] == [
        "Nama",
        "SITI",
        None,
        "NULL",
        *["BUDI BUDI"] * 2,
        "AGUS AGUS",
    ]
    assert [sheet.cell(2, column).value for column in (9, 10)] == ["Sebab", "Cara memperbaiki"]
    assert sheet.cell(3, 9).value is None
    assert "Tanggal 31-02-2001 tidak ada" in sheet["I5"].value
    assert sheet["C5"].comment.text == "Tanggal 31-02-2001 tidak ada"
    assert (sheet["C5"].fill.fgColor.rgb, sheet["B8"].fill.fgColor.rgb) == ("FFFFE699", "FFE2F0D9")
    assert sheet["G2"].comment.text == "Kolom “Agama” tidak dikenal, sehingga tidak dibaca"
    assert (sheet["E6"].data_type, sheet["E6"].quotePrefix) == ("s", True)
    assert (sheet["G7"].value, sheet["H6"].value) == ("#N/A", "lebih")


def test_a_marked_sheet_sent_back_unmended_is_read_as_it_was() -> None:
    data = whole()
    first = check_candidates(data, filename="a", today=TODAY)

    again = check_candidates(marked(first, data, language="ja"), filename="a", today=TODAY)

    assert [(one.row, one.column, one.code) for one in again.faults] == [
        (one.row, one.column, one.code) for one in first.faults
    ]
    assert [row.digest for row in again.rows] == [row.digest for row in first.rows]


def test_a_marked_sheet_is_that_of_the_sheet_and_of_the_headers_that_were_read() -> None:
    data = make_book(
        [["Siswa", "Tgl lahir", "L/P", "Provinsi"], ["NULL", "14-02-2001", "P", "Bali"]], others={"Lain": [["x"]]}
    )
    reading = check_candidates(data, filename="a", today=TODAY, mapping={"Siswa": "name"})

    for made in (marked(reading, data, language="en"), refused(reading, data, language="en")):
        assert opened(made).worksheets[0]["A2"].value == "NULL"
        assert opened(made).worksheets[0]["A2"].comment is not None
