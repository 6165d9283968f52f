"""From bytes to cells: what a file is, what is refused before it is parsed, and which characters survive."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.sheets import SheetError, archive
from kakehashi.sheets.archive import MEGABYTE, walk
from kakehashi.sheets.cells import Broken, Cell
from kakehashi.sheets.reading import MOST_BYTES, _calamine, read
from tests.sheets.make import Formula, make_book, make_text, tampered

SHEET = "xl/worksheets/sheet1.xml"
ROWS = [["Nama", "Tanggal lahir"], ["SUPARTI", "14-02-2001"]]


def alike(_: object) -> int:
    """Every sheet looks right."""
    return 1


def as_read(data: bytes) -> list[tuple[int, list[Cell]]]:
    """Number and cells of each row."""
    return list(read(data, alike).rows)


def rows_or_none(data: bytes) -> list[tuple[int, list[Cell]]] | None:
    """The rows of a file, None where it is refused as files are."""
    try:
        return as_read(data)
    except SheetError:
        return None


def code_of(data: bytes) -> str:
    """The code with which a file is refused."""
    with pytest.raises(SheetError) as refused:
        as_read(data)
    return refused.value.code


def test_a_workbook_gives_text_numbers_days_and_truth_as_they_are() -> None:
    day, moment, clock = date(2026, 11, 24), datetime.fromisoformat("2026-11-24T09:30"), time(7, 45)

    rows = as_read(make_book([["a", 12, 3.5, day, moment, clock, True]]))

    assert rows == [(1, ["a", 12.0, 3.5, day, moment, clock, True])]


def test_rows_keep_the_numbers_and_columns_that_excel_shows() -> None:
    rows = as_read(make_book([["a", ""], ["", ""], ["", "b"]], top=3, left=2))

    assert rows == [(4, ["", "", "a", ""]), (6, ["", "", "", "b"])]


def test_error_cells_are_named_and_not_blank() -> None:
    errors = [Formula("=1/0", "#DIV/0!"), Formula("=NA()", "#N/A"), Formula("=X!A1", "#REF!")]

    rows = as_read(make_book([["a", *errors]]))

    assert rows == [(1, ["a", Broken("#DIV/0!"), Broken("#N/A"), Broken("#REF!")])]


def test_a_row_with_nothing_but_an_error_is_not_lost() -> None:
    rows = as_read(make_book([["a"], [""], ["", Formula("=NA()", "#N/A")]]))

    assert rows == [(1, ["a", ""]), (3, ["", Broken("#N/A")])]


def test_a_formula_whose_result_is_kept_is_read_and_one_without_is_named() -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "=1+1"])
    without = io.BytesIO()
    book.save(without)

    assert as_read(make_book([["a", Formula("=1+1", 2)]])) == [(1, ["a", 2.0])]
    assert as_read(without.getvalue()) == [(1, ["a", Broken("")])]


def test_rows_of_unkept_formulas_below_the_last_value_are_not_lost() -> None:
    book = openpyxl.Workbook()
    book.active.append(["a"])
    book.active.append(["", "=1+1"])
    out = io.BytesIO()
    book.save(out)

    assert as_read(out.getvalue()) == [(1, ["a"]), (2, ["", Broken("")])]


def test_a_formula_that_gives_an_empty_text_is_a_blank() -> None:
    empty = tampered(make_book([["a", Formula('=""', "x")]]), SHEET, lambda xml: xml.replace(b"<v>x</v>", b"<v></v>"))

    assert as_read(empty) == [(1, ["a", ""])]


def test_cells_without_their_places_are_counted() -> None:
    def without_places(xml: bytes) -> bytes:
        for place in (b' r="A1"', b' r="B1"', b' r="1"'):
            xml = xml.replace(place, b"")
        return xml

    rows = as_read(tampered(make_book([["a", Formula("=NA()", "#N/A")]]), SHEET, without_places))

    assert rows == [(1, ["a", Broken("#N/A")])]


def test_the_sheet_that_looks_right_is_read_and_not_the_first() -> None:
    data = make_book(ROWS, sheet="Isian", others={"Petunjuk": [["Cara mengisi"]]})

    table = read(data, lambda rows: sum(row[0] == "Nama" for row in rows))

    assert table.sheet == "Isian"


def test_a_hidden_sheet_is_read_only_where_no_other_looks_right() -> None:
    book = openpyxl.Workbook()
    book.active.append(["sampul"])
    hidden = book.create_sheet("Data")
    hidden.sheet_state = "hidden"
    hidden.append(["Nama"])
    out = io.BytesIO()
    book.save(out)

    assert read(out.getvalue(), lambda rows: sum(row[0] == "Nama" for row in rows)).sheet == "Data"
    assert read(out.getvalue(), alike).sheet == "Sheet"
    assert read(out.getvalue(), lambda _: 0).sheet == "Sheet"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le", "utf-16-be", "euc_jp"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_text_is_read_in_each_encoding_with_each_delimiter(encoding: str, delimiter: str) -> None:
    rows = [["氏名(旅券どおり)", "ふりがな", "事業所名"], ["スパルティ", "すぱるてぃ", "高木農園;支店,八代"]]

    table = read(make_text(rows, encoding=encoding, delimiter=delimiter), alike)

    assert [cells for _, cells in table.rows] == rows
    assert table.delimiter == delimiter


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932", "utf-16"])
def test_the_ladder_taka_and_the_firm_sign_survive(encoding: str) -> None:
    rows = as_read(make_text([["事業所名", "a"], ["㈱髙木農園", "﨑"]], encoding=encoding))

    assert rows[1] == (2, ["㈱髙木農園", "﨑"])


def test_a_text_that_cannot_be_cp932_is_euc() -> None:
    table = read(make_text([["名", "地"], ["農園", "園"]], encoding="euc_jp"), alike)

    assert [cells for _, cells in table.rows][1] == ["農園", "園"]
    assert table.encoding == "euc_jp"


def test_an_indonesian_text_from_windows_keeps_its_apostrophe() -> None:
    table = read(make_text([["Nama", "LPK"], ["Nur’aini", "LPK “Maju”"]], encoding="cp1252"), alike)

    assert [cells for _, cells in table.rows][1] == ["Nur’aini", "LPK “Maju”"]
    assert table.encoding == "cp1252"


def test_rows_of_a_text_are_numbered_as_excel_numbers_them() -> None:
    data = b'Nama,Catatan\r\n\r\nSUPARTI,"dua\r\nbaris"\r\nBUDI,\r\n'

    assert as_read(data) == [(1, ["Nama", "Catatan"]), (3, ["SUPARTI", "dua\r\nbaris"]), (4, ["BUDI", ""])]


def test_a_quotation_mark_left_open_is_named_with_its_row() -> None:
    with pytest.raises(SheetError) as refused:
        as_read(b'Nama,LPK\r\nSUPARTI,LPK A\r\nBUDI,"LPK B\r\nSRI,LPK C\r\nAGUS,LPK D\r\n')

    assert refused.value.code == "quote_not_closed"
    assert "row 3" in str(refused.value)


def test_rows_swallowed_between_two_stray_marks_are_not_lost_in_silence() -> None:
    assert code_of(b'Nama,LPK\r\n"BUDI,LPK B\r\nSRI,LPK C\r\nAGUS,"LPK D"\r\n') == "quote_not_closed"


def test_a_mark_inside_a_word_is_only_a_mark() -> None:
    data = b'Nama,Tes\r\nSUPARTI,trade_grade "Crop farming" 3\r\n'

    assert as_read(data)[1] == (2, ["SUPARTI", 'trade_grade "Crop farming" 3'])


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj",
        b"\x89PNG\r\n\x1a\n0000",
        b"<html><table><tr><td>Nama</td></tr></table></html>",
        b"<?xml version='1.0'?><Workbook/>",
        b"Nama\x01\x02,\x03",
        b"\x00\x01\x02\x03",
    ],
)
def test_what_is_no_table_is_a_wrong_type_whatever_its_name(data: bytes) -> None:
    assert code_of(data) == "wrong_type"


def test_a_document_and_an_archive_are_a_wrong_type() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")

    assert code_of(out.getvalue()) == "wrong_type"


@pytest.mark.parametrize("data", [b"", b"  \r\n \r\n", b",,,\r\n;;\r\n", make_book([]), make_book([["  "]])])
def test_a_file_without_a_filled_row_is_empty(data: bytes) -> None:
    assert code_of(data) == "empty_sheet"


def test_a_file_over_the_limit_is_too_large_and_one_at_the_limit_is_not() -> None:
    line = b"Nama,LPK\r\n"

    assert code_of(line + b"x" * (MOST_BYTES - len(line) + 1)) == "too_large"
    assert code_of(b"%PDF" + b"x" * (MOST_BYTES - 4)) == "wrong_type"


def test_a_text_with_more_rows_or_columns_than_excel_has_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = b",".join([b"a"] * 16_385)

    assert code_of(wide) == "too_large"
    assert len(as_read(wide[:-2])[0][1]) == 16_384
    assert archive.LAST_ROW == 1_048_576
    monkeypatch.setattr(archive, "LAST_ROW", 1_000)
    assert len(as_read(b"a\n" * 1_000)) == 1_000
    assert code_of(b"a\n" * 1_001) == "too_large"


def test_a_workbook_cut_off_is_broken() -> None:
    assert code_of(make_book(ROWS)[:-400]) == "broken_zip"


def test_a_workbook_with_a_damaged_part_is_broken() -> None:
    data = bytearray(make_book(ROWS))
    at = data.index(b"sheet1.xml") + 40
    data[at : at + 8] = b"\xff" * 8

    assert code_of(bytes(data)) == "broken_zip"


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml[:300],
        lambda xml: xml.replace(b't="s"', b't="zz"'),
        lambda xml: xml.replace(b"<v>0</v>", b"<v>999</v>"),
        lambda xml: xml.replace(b'r="A1"', b'r="ZZZZZZ99999999999"'),
        lambda xml: xml.replace(b'r="A1"', b'r="ZZZ1"'),
        lambda xml: xml.replace(b'r="A1"', b'r="A9999999"'),
        lambda xml: xml.replace(b'r="A1"', b'r="1"'),
    ],
)
def test_a_sheet_that_says_nonsense_is_broken_and_crashes_nothing(change: Callable[[bytes], bytes]) -> None:
    assert code_of(tampered(make_book(ROWS), SHEET, change)) == "broken_zip"


def test_a_workbook_without_its_relations_is_broken() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")

    assert code_of(out.getvalue()) == "broken_zip"


def test_a_sheet_whose_part_is_missing_is_broken() -> None:
    lost = tampered(
        make_book(ROWS), "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(b"sheet1.xml", b"sheet9.xml")
    )

    assert code_of(lost) == "broken_zip"


def test_a_sheet_with_formulas_that_breaks_off_is_broken() -> None:
    cut = tampered(make_book([[Formula("=NA()", "#N/A")]]), SHEET, lambda xml: xml[:-30])

    assert code_of(cut) == "broken_zip"


def test_a_panic_inside_the_reader_is_a_damaged_file_and_an_interruption_is_none() -> None:
    far = tampered(make_book(ROWS), SHEET, lambda xml: xml.replace(b'r="A1"', b'r="ZZZZZZ99999999999"'))

    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(SheetError) as refused:
        _calamine(lambda: python_calamine.load_workbook(io.BytesIO(far)).get_sheet_by_index(0))
    with pytest.raises(KeyboardInterrupt):
        _calamine(interrupt)
    assert refused.value.code == "broken_zip"


def test_a_walk_through_xml_stops_at_a_declaration() -> None:
    with pytest.raises(SheetError) as refused:
        walk([b"<!DOCTYPE a><a/>"], lambda *_: None)

    assert refused.value.code == "xml_entities"


@pytest.mark.parametrize("claimed", [b'uniqueCount="99999999999"', b'uniqueCount="-1"', b'uniqueCount="x"'])
@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "xl/SharedStrings.xml"])
def test_a_count_of_texts_that_the_part_cannot_hold_is_broken_and_fills_no_memory(claimed: bytes, name: str) -> None:
    def claim(xml: bytes) -> bytes:
        return re.sub(rb'uniqueCount="[0-9]+"', claimed, xml or b'<sst uniqueCount="1"></sst>')

    data = tampered(make_book(ROWS), name, claim)

    assert code_of(data) == "broken_zip"


def test_a_part_in_an_encoding_nobody_knows_is_broken() -> None:
    data = tampered(make_book(ROWS), "xl/workbook.xml", lambda xml: xml.replace(b"UTF-8", b"UTF-8F"))

    assert code_of(data) == "broken_zip"


def test_two_parts_of_one_name_are_not_chosen_between() -> None:
    out = io.BytesIO(make_book(ROWS))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/Workbook.xml", "<workbook/>")

    assert code_of(out.getvalue()) == "broken_zip"


def test_a_file_that_grows_beyond_reason_is_a_bomb() -> None:
    bomb = tampered(make_book(ROWS), "xl/media/image1.bin", lambda _: b"\0" * 12_000_000)

    assert code_of(bomb) == "zip_bomb"


def padded(unpacked: int) -> bytes:
    """A workbook of so many bytes unpacked, enough of them stored as they are for the ratio to be harmless."""
    out = io.BytesIO(make_book(ROWS))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/media/image1.bin", bytes(1_000_000), zipfile.ZIP_STORED)
        archive.writestr("xl/media/image2.bin", bytes(unpacked - sum(part.file_size for part in archive.infolist())))
    return out.getvalue()


def test_a_file_that_unpacks_beyond_the_limit_is_a_bomb_however_loosely_it_is_packed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert archive.MOST_UNPACKED == 400 * MEGABYTE
    monkeypatch.setattr(archive, "MOST_UNPACKED", 40 * MEGABYTE)
    at_the_limit, over_it = padded(40 * MEGABYTE), padded(40 * MEGABYTE + 1)

    assert 40 * MEGABYTE / len(over_it) < 100
    assert [number for number, _ in as_read(at_the_limit)] == [1, 2]
    assert code_of(over_it) == "zip_bomb"


def test_more_parts_than_any_workbook_has_are_a_bomb() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for place in range(2_001):
            archive.writestr(f"xl/{place}.xml", "")

    assert code_of(out.getvalue()) == "zip_bomb"


def test_one_long_text_in_very_many_cells_is_a_bomb() -> None:
    text = b"x" * 32_000

    def many(xml: bytes) -> bytes:
        cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (row, row) for row in range(1, 18_000))
        return xml[: xml.index(b"<sheetData>") + 11] + cells + xml[xml.index(b"</sheetData>") :]

    book = tampered(make_book(ROWS), "xl/sharedStrings.xml", lambda xml: xml.replace(b"Nama", text))

    assert code_of(tampered(book, SHEET, many)) == "zip_bomb"


def test_long_texts_in_few_cells_beside_many_short_ones_are_read() -> None:
    rows = [["Nama"], ["x" * 30_000], *([f"{place}"] for place in range(18_000))]

    assert len(as_read(make_book(rows))) == 18_002


def test_a_far_cell_that_would_fill_the_memory_is_too_large() -> None:
    far = tampered(make_book(ROWS), SHEET, lambda xml: xml.replace(b'r="B2"', b'r="XFD1048576"'))

    assert code_of(far) == "too_large"


def test_a_far_cell_in_a_small_table_is_read() -> None:
    wide = [[f"h{column}" for column in range(60)]]

    assert as_read(make_book(wide))[0][1] == wide[0]


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "docProps/core.xml"])
@pytest.mark.parametrize(
    "head", [b'<!DOCTYPE a [<!ENTITY q "w">]>', b"<! doctype a>", b'<!ENTITY q SYSTEM "file:///">']
)
def test_xml_that_declares_entities_is_refused_in_every_part(part: str, head: bytes) -> None:
    assert code_of(tampered(make_book(ROWS), part, lambda xml: head + xml)) == "xml_entities"


def test_xml_in_another_encoding_hides_no_entities() -> None:
    hidden = tampered(make_book(ROWS), SHEET, lambda xml: xml.decode().encode("utf-16"))

    assert code_of(hidden) == "xml_entities"


def test_a_locked_workbook_is_named_as_locked() -> None:
    compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512

    assert code_of(compound) == "password_protected"


def test_a_locked_archive_is_named_as_locked() -> None:
    data = bytearray(make_book(ROWS))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(sign)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(sign, place + 1)

    assert code_of(bytes(data)) == "password_protected"


def test_characters_of_no_encoding_are_said_to_be_unread() -> None:
    assert code_of(b"Nama,\xff\xfe\xfd\x81x") == "encoding_not_understood"
    assert code_of(b"\xef\xbb\xbfNama,\xff\xff") == "encoding_not_understood"


def test_a_cell_longer_than_excels_is_named_with_its_row() -> None:
    assert code_of(b"Nama,LPK\r\nSUPARTI," + b"x" * 40_000 + b"\r\n") == "cell_too_long"
    assert code_of(b"Nama,LPK\r\nSUPARTI," + b"x" * 140_000 + b"\r\n") == "cell_too_long"


@pytest.mark.parametrize("data", [b"\xa0", b'""', b'"","\xa0"\r\n'])
def test_cells_that_hold_nothing_a_reader_could_see_are_an_empty_sheet(data: bytes) -> None:
    assert code_of(data) == "empty_sheet"


@settings(max_examples=150, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xef\xbb\xbf"])
)
def test_any_bytes_are_read_or_refused_and_crash_nothing(data: bytes, head: bytes) -> None:
    rows = rows_or_none(head + data)

    assert rows is None or rows


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_damage_to_a_workbook_is_read_or_refused_and_crashes_nothing(data: st.DataObject) -> None:
    book = bytearray(make_book(ROWS))
    for _ in range(data.draw(st.integers(1, 4))):
        book[data.draw(st.integers(0, len(book) - 1))] = data.draw(st.integers(0, 255))

    rows = rows_or_none(bytes(book))

    assert rows is None or rows
