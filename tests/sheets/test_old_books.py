"""What stands only in .xls files: compound files, records, and what damage to them may not do."""

import struct
from datetime import date

import pytest

from kakehashi.sheets import SheetError
from kakehashi.sheets.cells import Broken, Cell
from kakehashi.sheets.compound import Compound
from kakehashi.sheets.reading import read
from tests.sheets.make import Formula
from tests.sheets.old_books import UNKEPT, compound, make_old_book, record

ROWS = [["Nama", "Tanggal lahir"], ["SUPARTI", date(2001, 2, 14)]]
BEGIN = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 6))


def as_read(data: bytes) -> list[tuple[int, list[Cell]]]:
    """Number and cells of each row."""
    return list(read(data, lambda _: 1).rows)


def code_of(data: bytes) -> str:
    """The code with which a file is refused."""
    with pytest.raises(SheetError) as refused:
        as_read(data)
    return refused.value.code


def test_every_kind_of_cell_is_read() -> None:
    rows = as_read(make_old_book([["a", 3.5, True, date(2001, 2, 14), "#N/A", Formula("=1", "b"), Formula("=1", 2)]]))

    assert rows == [(1, ["a", 3.5, True, date(2001, 2, 14), Broken("#N/A"), "b", 2.0])]


def test_a_day_follows_the_workbooks_own_system_of_dates() -> None:
    assert as_read(make_old_book(ROWS, from_1904=True))[1] == as_read(make_old_book(ROWS))[1]
    assert read(make_old_book(ROWS, from_1904=True), lambda _: 1).later == 1462


def test_formulas_that_no_program_worked_out_are_named_and_empty_texts_are_blank() -> None:
    rows = [["a", Formula("=1", UNKEPT)]]

    assert as_read(make_old_book(rows, by_excel=False)) == [(1, ["a", Broken("")])]
    assert as_read(make_old_book(rows)) == [(1, ["a", ""])]
    assert as_read(make_old_book([[*rows[0], Formula("=2", 2)]], by_excel=False)) == [(1, ["a", "", 2.0])]


def test_merged_cells_and_hidden_sheets_are_those_of_the_file() -> None:
    data = make_old_book(
        [["LPK", "x"], ["", "y"], ["", "z"]], merged=[(0, 1, 0, 0)], others={"Lain": [["q"]]}, hidden=["Lain"]
    )

    assert as_read(data) == [(1, ["LPK", "x"]), (2, ["LPK", "y"]), (3, ["", "z"])]


def test_a_locked_workbook_is_named_as_locked() -> None:
    assert code_of(make_old_book(ROWS, locked=True)) == "password_protected"


def test_another_document_of_office_is_a_wrong_type() -> None:
    assert code_of(compound({"WordDocument": b"text"})) == "wrong_type"


def test_a_chain_that_bites_its_tail_is_damage_and_no_endless_loop() -> None:
    data = bytearray(make_old_book([["x" * 200, "y" * 200]] * 40))
    table = data.rindex(struct.pack("<III", 1, 2, 3))
    struct.pack_into("<I", data, table + 8, 0)

    assert code_of(bytes(data)) == "broken_zip"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:600],
        lambda data: data[:512] + bytes(len(data) - 512),
        lambda data: data[:26] + b"\x07\x00" + data[28:],
        lambda data: data[:48] + b"\xf0\xff\xff\x0f" + data[52:],
        lambda data: data[:76] + b"\xf0\xff\xff\x0f" + data[80:],
    ],
)
def test_a_compound_file_that_says_nonsense_is_broken(spoil) -> None:  # type: ignore[no-untyped-def]
    assert code_of(spoil(make_old_book(ROWS))) == "broken_zip"


def test_records_that_run_past_the_end_or_never_end_are_broken() -> None:
    assert code_of(compound({"Workbook": BEGIN + struct.pack("<HH", 0x42, 60_000) + b"x"})) == "broken_zip"
    assert code_of(compound({"Workbook": BEGIN + record(0x22, b"\0\0")})) == "broken_zip"


def test_a_count_of_texts_that_the_file_cannot_hold_is_broken_and_fills_no_memory() -> None:
    texts = record(0xFC, struct.pack("<II", 1, 0xFFFFFFF0))

    assert code_of(compound({"Workbook": BEGIN + texts + record(0x0A)})) == "broken_zip"


def test_far_cells_that_would_fill_the_memory_are_too_large() -> None:
    rows: list[list[str]] = [[""]] * 65_535
    data = make_old_book([["a"], *rows[1:], [*[""] * 255, "b"]])

    assert code_of(data) == "too_large"


@pytest.mark.parametrize("spoil", [(0x200, 0, 0xFFFFFF), (0x200, 4, 0), (0x200, 8, 0xFFFF)])
def test_what_a_sheet_claims_to_measure_fills_no_memory(spoil: tuple[int, int, int]) -> None:
    kind, place, number = spoil
    data = bytearray(make_old_book(ROWS))
    at = data.index(struct.pack("<HH", kind, 14)) + 4 + place
    struct.pack_into("<I", data, at, number)

    assert as_read(bytes(data)) == as_read(make_old_book(ROWS))


def test_a_stream_larger_than_its_file_fills_no_memory() -> None:
    data = bytearray(make_old_book(ROWS))
    at = data.index("Workbook".encode("utf-16-le")) + 124
    struct.pack_into("<I", data, at, 0x118)

    assert as_read(bytes(data)) == as_read(make_old_book(ROWS))


def test_a_sheet_that_does_not_begin_as_one_is_broken() -> None:
    data = make_old_book(ROWS).replace(
        struct.pack("<HHHH", 0x809, 16, 0x600, 0x10), struct.pack("<HHHH", 0x200, 16, 0x600, 0x10)
    )

    assert code_of(data) == "broken_zip"


def test_a_workbook_whose_table_does_not_fit_the_header_is_read_whole() -> None:
    streams = {"Other": bytes(20_000_000), "Workbook": Compound(make_old_book(ROWS)).stream("Workbook")}
    data = compound(streams)

    assert Compound(data).stream("Other") == streams["Other"]
    assert as_read(data) == as_read(make_old_book(ROWS))


def test_a_long_workbook_survives_being_made_anew() -> None:
    rows = [[f"baris {place}", "x" * 200] for place in range(4_000)]

    assert as_read(make_old_book(rows)) == [(place, row) for place, row in enumerate(rows, start=1)]


def test_a_cell_beyond_the_last_column_is_broken() -> None:
    data = make_old_book(ROWS).replace(
        struct.pack("<HHHHH", 0x203, 14, 1, 1, 21), struct.pack("<HHHHH", 0x203, 14, 1, 256, 21)
    )

    assert code_of(data) == "broken_zip"
