"""What stands only in .ods files: repeated rows and cells, values beside their looks, passwords."""

import io
import zipfile
from datetime import date, datetime, time, timedelta

import pytest

from kakehashi.sheets import SheetError
from kakehashi.sheets.cells import Broken, Cell
from kakehashi.sheets.reading import read
from tests.sheets.make import Formula
from tests.sheets.open_documents import HEAD, cell_xml, make_open_document, packed

ROWS = [["Nama", "Tanggal lahir"], ["SUPARTI", date(2001, 2, 14)]]


def document(body: str) -> bytes:
    """An .ods with this inside its table."""
    return packed(
        f'{HEAD}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Data">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )


def typed(attributes: str, text: str) -> str:
    """A cell of which this is said, and which shows the text."""
    return f"<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>"


def row(*cells: str, times: int = 1) -> str:
    """One row of these cells."""
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def as_read(data: bytes) -> list[tuple[int, list[Cell]]]:
    """Number and cells of each row."""
    return list(read(data, lambda _: 1).rows)


def code_of(data: bytes) -> str:
    """The code with which a file is refused."""
    with pytest.raises(SheetError) as refused:
        as_read(data)
    return refused.value.code


def test_every_kind_of_cell_is_what_the_file_says_and_not_what_it_shows() -> None:
    cells = [
        "a",
        3.5,
        True,
        date(2001, 2, 14),
        datetime.fromisoformat("2026-11-24T09:30"),
        time(7, 45),
        timedelta(hours=30),
    ]

    assert as_read(make_open_document([cells])) == [(1, cells)]


def test_formulas_without_a_result_and_errors_of_every_language_are_named() -> None:
    shown = [Formula("=1", None), Formula("=1", "#REF!"), Formula("=1", "Err:502"), Formula("=1", 4)]

    assert as_read(make_open_document([shown])) == [(1, [Broken(""), Broken("#REF!"), Broken("Err:502"), 4.0])]
    older = document(row(typed('table:formula="x" office:value-type="float" office:value="0"', "#DIV/0!")))
    assert as_read(older) == [(1, [Broken("#DIV/0!")])]


def test_an_error_that_somebody_typed_as_text_stays_what_it_is() -> None:
    assert as_read(make_open_document([["#N/A"]])) == [(1, ["#N/A"])]


def test_rows_and_cells_written_once_stand_for_many() -> None:
    blank = '<table:table-cell table:number-columns-repeated="2"/>'
    twice = typed('office:value-type="string" table:number-columns-repeated="2"', "b")
    data = document(row(cell_xml("a"), blank, twice) + row(blank, times=3) + row(cell_xml("c"), times=2))

    assert as_read(data) == [(1, ["a", "", "", "b", "b"]), (5, ["c"]), (6, ["c"])]


@pytest.mark.parametrize(
    "body",
    [
        row(cell_xml("a"), times=1_048_576 * 16),
        row(typed('office:value-type="string" table:number-columns-repeated="99999999"', "b")),
        row('<table:table-cell table:number-columns-repeated="99999999"/>', cell_xml("a")),
        row('<table:table-cell table:number-columns-repeated="16383"/>', cell_xml("a"), times=60_000),
        row('<table:table-cell table:number-columns-repeated="16384"/>', cell_xml("a")),
        row("<table:table-cell/>", times=1_048_576) + row(cell_xml("a")),
    ],
)
def test_what_would_fill_the_memory_is_too_large(body: str) -> None:
    assert code_of(document(body)) == "too_large"


def test_lines_spaces_and_marks_are_kept_and_notes_are_not_part_of_the_text() -> None:
    cell = (
        '<table:table-cell office:value-type="string">'
        "<office:annotation><text:p>catatan</text:p></office:annotation>"
        '<text:p>a<text:s text:c="2"/>b<text:tab/><text:span>c</text:span></text:p>'
        "<text:p>d<text:line-break/>e</text:p>"
        "</table:table-cell>"
    )

    assert as_read(document(row(cell))) == [(1, ["a  b\tc\nd\ne"])]


def test_a_day_no_calendar_has_stays_its_text() -> None:
    cell = '<table:table-cell office:value-type="date" office:date-value="2001-02-31"/>'

    assert as_read(document(row(cell))) == [(1, ["2001-02-31"])]


def test_the_documents_own_day_zero_is_known() -> None:
    assert read(make_open_document(ROWS, day_zero=date(1904, 1, 1)), lambda _: 1).later == 1462
    assert read(make_open_document(ROWS, day_zero=date(1900, 1, 1)), lambda _: 1).later == 2
    assert read(make_open_document(ROWS), lambda _: 1).later == 0


def test_a_hidden_sheet_is_read_only_where_no_other_looks_right() -> None:
    data = make_open_document([["sampul"]], others={"Isi": [["Nama"]]}, hidden=["Isi"])

    assert read(data, lambda rows: sum(cells[0] == "Nama" for cells in rows)).sheet == "Isi"
    assert read(data, lambda _: 1).sheet == "Data"


def test_a_locked_document_is_named_as_locked() -> None:
    data = packed("xx", manifest='<m:file-entry><m:encryption-data m:checksum="x"/></m:file-entry>')

    assert code_of(data) == "password_protected"


def test_other_documents_and_damage_are_refused() -> None:
    assert code_of(packed("<a/>", kind="application/vnd.oasis.opendocument.text")) == "wrong_type"
    assert code_of(document("<open>")) == "broken_zip"
    assert code_of(document(row('<table:table-cell table:number-columns-repeated="x"/>'))) == "broken_zip"
    assert code_of(make_open_document([])) == "empty_sheet"
    assert code_of(packed('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>')) == "xml_entities"


def test_xml_in_another_encoding_hides_no_entities() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16"))

    assert code_of(out.getvalue()) == "xml_entities"
