"""Sheets as offices keep them: titles, merged cells, hidden rows, several sheets, other systems of dates."""

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kakehashi.sheets import PersonRow, Reading, SheetError, check_candidates
from tests.sheets.make import TODAY, Formula, make_book
from tests.sheets.old_books import make_old_book
from tests.sheets.open_documents import make_open_document

HEADS = ["Nama", "Tanggal lahir", "L/P", "Provinsi", "LPK"]
SITI = ["SITI", "14-02-2001", "P", "Bali", "LPK A"]
BUDI = ["BUDI", "15-03-1999", "L", "Lampung", ""]


def checked(data: bytes, **options: Any) -> Reading[PersonRow]:
    """The reading of a file of candidates."""
    return check_candidates(data, filename="calon", today=TODAY, **options)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_titles_a_blank_row_and_a_far_corner_hide_no_row_and_no_header() -> None:
    rows = [["DAFTAR CALON", "", "", "", ""], ["LPK Maju"], [], HEADS, SITI, [], BUDI, [], ["\u200b", " ", "\u00a0"]]

    for data, top, left in (
        (make_book(rows, top=6, left=3), 6, 3),
        (make_old_book([[]] * 6 + [["", "", "", *row] for row in rows], merged=[(6, 6, 3, 7)]), 6, 3),
        (make_open_document([[]] * 6 + [["", "", "", *row] for row in rows]), 6, 3),
    ):
        reading = checked(data)
        assert [row.number for row in reading.rows] == [top + 5, top + 7]
        assert reading.header_row == top + 4
        assert reading.headers[left].letter == "D"
        assert not reading.warnings


def test_a_merged_cell_holds_for_each_of_its_rows() -> None:
    rows = [HEADS, SITI, ["SRI", "16-03-1999", "P", "", ""], ["AGUS", "17-03-1999", "L", "", ""], BUDI]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([cell or None for cell in row])
    book.active.merge_cells("D2:D4")
    book.active.merge_cells("E2:E3")

    for data in (
        saved(book),
        make_old_book(rows, merged=[(1, 3, 3, 3), (1, 2, 4, 4)]),
        make_open_document(rows, merged=[(1, 3, 3), (1, 4, 2)]),
    ):
        people = [row.person for row in checked(data).rows]
        assert [one["home"] for one in people] == ["ID-BA", "ID-BA", "ID-BA", "ID-LA"]
        assert [one.get("training_centre") for one in people] == ["LPK A", "LPK A", None, None]


def test_rows_that_only_a_merged_cell_covers_are_no_people() -> None:
    data = make_old_book([HEADS, SITI, *[[""] * 5] * 3], merged=[(1, 4, 4, 4), (1, 65_535, 3, 3)])

    assert checked(data).read == 1


def test_a_fault_in_a_merged_cell_is_said_in_each_of_its_rows() -> None:
    rows = [HEADS, [*SITI[:3], Formula("=NA()", "#N/A"), ""], ["SRI", "16-03-1999", "P", "", ""]]

    reading = checked(make_old_book(rows, merged=[(1, 2, 3, 3)]))

    assert [(one.row, one.column, one.code) for one in reading.faults] == [
        (2, "D", "error_cell"),
        (3, "D", "error_cell"),
    ]


def test_headers_of_two_rows_are_read_where_merged_cells_join_them() -> None:
    rows = [
        ["Nama", "Tanggal lahir", "L/P", "Provinsi", "Paspor", ""],
        ["", "", "", "", "Nomor paspor", "Paspor berlaku sampai"],
        ["SITI", "14-02-2001", "P", "Bali", "C1234567", "01-01-2030"],
    ]

    reading = checked(make_open_document(rows, merged=[(0, column, 2) for column in range(4)]))

    assert reading.header_row == 2
    assert reading.rows[0].person["passport"] == {"number": "C1234567", "valid_until": date(2030, 1, 1)}


def test_hidden_rows_and_columns_count() -> None:
    book = openpyxl.Workbook()
    for row in (HEADS, SITI, BUDI):
        book.active.append(row)
    book.active.row_dimensions[2].hidden = True
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True

    assert [row.person["name"] for row in checked(saved(book)).rows] == ["SITI", "BUDI"]
    assert checked(make_open_document([HEADS, SITI, BUDI], hidden_rows=[1])).accepted == 2


@pytest.mark.parametrize("make", [make_book, make_old_book, make_open_document])
def test_a_second_sheet_with_people_is_said_and_can_be_chosen(make: Any) -> None:
    others = {
        "Angkatan 2": [HEADS, BUDI, BUDI],
        "Tanpa judul": [SITI],
        "Provinsi": [["Bali"], ["Lampung"]],
        "Kosong": [HEADS],
    }
    data = make([HEADS, SITI, SITI, SITI], others=others)

    reading = checked(data, sheet="Data")

    assert reading.read == 3
    assert [(one.row, one.column, one.value, one.code) for one in reading.warnings] == [
        (0, "", "Angkatan 2", "other_sheet"),
        (0, "", "Tanpa judul", "other_sheet"),
    ]
    assert reading.warnings[0].reason.indonesian == "Lembar “Angkatan 2” berisi baris yang tidak dibaca: 2"
    assert reading.warnings[1].reason.indonesian == "Lembar “Tanpa judul” berisi baris yang tidak dibaca: 1"
    assert checked(data, sheet="Angkatan 2").rows[0].person["name"] == "BUDI"
    assert set(reading.sheets) == {"Data", *others}


def test_rows_of_a_table_above_the_one_that_is_read_are_said() -> None:
    above = [["Daftar"], HEADS[:3], ["SRI", "14-02-2001", "P"], ["AGUS", "15-02-2001", "L"]]

    reading = checked(make_book([*above, HEADS, SITI]))

    assert (reading.header_row, reading.read) == (5, 1)
    warning = reading.warnings[0]
    assert (warning.row, warning.code, warning.values["rows"], warning.values["first"]) == (
        5,
        "rows_above_headers",
        2,
        3,
    )
    assert "rows of another table above them that were not read: 2, from row 3 on" in warning.reason.english


def test_a_hidden_sheet_with_people_is_said() -> None:
    data = make_open_document([HEADS, SITI], others={"Lama": [HEADS, BUDI]}, hidden=["Lama"])

    warnings = checked(data).warnings
    assert [(one.value, one.code) for one in warnings] == [("Lama", "other_sheet")]
    assert warnings[0].reason.english == "The hidden sheet Lama holds rows that were not read: 1"
    assert warnings[0].reason.japanese == "非表示のシート「Lama」の1行は読み込んでいません"


@pytest.mark.parametrize("make", [make_book, make_old_book, make_open_document])
def test_titles_and_headers_of_another_sheet_are_no_rows_of_it(make: Any) -> None:
    data = make([HEADS, SITI], others={"Lama": [["Daftar lama"], ["Angkatan 1"], HEADS, BUDI, SITI]})

    assert [one.values["rows"] for one in checked(data, sheet="Data").warnings] == [2]


def test_a_sheet_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(SheetError) as refused:
        checked(make_book([HEADS, SITI], others={"Lain": []}), sheet="Isian")

    assert refused.value.code == "no_such_sheet"
    assert "Lain, Data" in refused.value.said_in("id")


def from_1904() -> openpyxl.Workbook:
    """A workbook that counts its days from 1904, as Excel on old Macintosh computers did."""
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["Nama", "Tanggal lahir", "L/P", "Provinsi", "Ujian", "Tanggal ujian"])
    test = ["jlpt N4", (date(2025, 12, 7) - date(1904, 1, 1)).days]
    number = (date(2001, 2, 14) - date(1904, 1, 1)).days
    book.active.append(["SITI", date(2001, 2, 14), "P", "Bali", *test])
    book.active.append(["SRI", number, "P", "Bali", *test])
    book.active.append(["AGUS", str(number), "L", "Bali", *test])
    book.active.append(["BUDI", 20010214, "L", "Bali", *test])
    book.active.append(["DEWI", "14-02-2001", "P", "Bali", "jlpt N4", date(2025, 12, 7)])
    return book


def test_days_follow_the_workbooks_own_system_written_as_days_numbers_or_text() -> None:
    reading = checked(saved(from_1904()))

    assert [row.person["born"] for row in reading.rows] == [date(2001, 2, 14)] * 5
    assert [row.person["tests"][0]["on"] for row in reading.rows] == [date(2025, 12, 7)] * 5
    assert reading.rows[1].raw["Tanggal lahir"] == "35474"


def test_a_bare_number_counts_from_1904_in_old_workbooks_and_from_its_own_zero_in_documents() -> None:
    number = (date(2001, 2, 14) - date(1904, 1, 1)).days
    rows = [HEADS, ["SRI", number, *SITI[2:]]]

    for data in (make_old_book(rows, from_1904=True), make_open_document(rows, day_zero=date(1904, 1, 1))):
        assert checked(data).rows[0].person["born"] == date(2001, 2, 14)


@pytest.mark.parametrize(
    "form", ['[$-411]ggge"年"m"月"d"日"', "[$-421]dd mmmm yyyy;@", "yyyy/m/d", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy"]
)
def test_a_day_is_a_day_however_a_cell_shows_it(form: str) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADS)
    book.active.append(["SITI", date(2001, 2, 14), *SITI[2:]])
    book.active["B2"].number_format = form

    assert checked(saved(book)).rows[0].person["born"] == date(2001, 2, 14)


def test_the_day_of_a_test_without_the_test_is_not_passed_over() -> None:
    heads = ["Nama", "Tanggal lahir", "L/P", "Provinsi", "Ujian 1", "Tanggal ujian 1", "Tanggal ujian 2"]
    rows = [
        ["SITI", "14-02-2001", "P", "Bali", "", "07-12-2025", ""],
        ["SRI", "14-02-2001", "P", "Bali", "jlpt N4", Formula("=1/0", "#DIV/0!"), ""],
        ["DEWI", "14-02-2001", "P", "Bali", "", "", "07-12-2025"],
    ]

    reading = checked(make_book([heads, *rows]))

    assert [(one.row, one.column, one.code) for one in reading.faults] == [
        (2, "E", "part_not_understood"),
        (3, "F", "error_cell"),
    ]
    assert [(one.column, one.code) for one in reading.warnings] == [("G", "unknown_column")]


def test_furigana_beside_a_name_is_no_part_of_it() -> None:
    from tests.sheets.make import tampered

    kana = "<t>山田</t><rPh sb='0' eb='2'><t>ヤマダ</t></rPh><phoneticPr fontId='1'/>".encode()
    data = tampered(
        make_book([HEADS, ["山田", *SITI[1:]]]),
        "xl/sharedStrings.xml",
        lambda xml: xml.replace("<t>山田</t>".encode(), kana),
    )

    assert checked(data).rows[0].person["name"] == "山田"


def test_a_tick_in_the_column_of_names_is_no_name() -> None:
    assert [one.code for one in checked(make_book([HEADS, [True, *SITI[1:]]])).faults] == ["name_not_a_person"]
