"""Every stored value leads back to the cells it was read from, and no row is lost on the way."""

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.sheets import Kind, Origin, PersonRow, check_candidates, check_vacancies
from kakehashi.sheets.columns import LISTS, TEST_DAY, Column, columns
from tests.sheets.make import SUPARTI, TODAY, make_book, make_text, read_people, table_of
from tests.sheets.old_books import make_old_book
from tests.sheets.open_documents import make_open_document

CANDIDATE_COLUMNS = {column.key: column for column in columns(Kind.CANDIDATES)}
OTHERS = [column for column in CANDIDATE_COLUMNS.values() if column.in_template]


def leaves(record: dict[str, Any], path: tuple[str, ...] = ()) -> list[str]:
    """The keys of a record's values, lists whole."""
    found = []
    for key, value in record.items():
        found += leaves(value, (*path, key)) if isinstance(value, dict) else [".".join((*path, key))]
    return found


def read_alone(column: Column, cell: Any, *, number: int | None) -> Any:
    """What the cell gives in a sheet that holds nothing else than what a candidate must have."""
    record = {key: value for key, value in SUPARTI.items() if key != "id"} | {column.key: cell}
    table = table_of(Kind.CANDIDATES, [record])
    if number is not None:
        table[0][table[0].index(column.header.indonesian)] += f" {number}"
    value: Any = check_candidates(make_book(table), filename="a", today=TODAY).rows[0].record
    for key in column.path:
        value = value[key]
    return value


def assert_traced(row: PersonRow) -> None:
    """Each value of a row has cells that it came from, and those cells alone give the same value again."""
    origins = row.origins
    assert sorted(leaves(row.record)) == sorted(origins)
    for key, cells in origins.items():
        column = CANDIDATE_COLUMNS[key]
        again: list[Any] = []
        for origin in cells:
            header = next(one for one in row.headers if one.letter == origin.column)
            assert (header.text, header.column is not None) == (origin.header, True)
            cell = row.cells[header.index]
            assert cell != ""
            if header.column is not None and header.column.cell == TEST_DAY:
                return
            again.append(read_alone(column, cell, number=header.number))
        value: Any = row.record
        for part in column.path:
            value = value[part]
        assert ([part for one in again for part in one] if column.cell in LISTS else again[0]) == value


WRITTEN = {
    "born": st.sampled_from(["14-02-2001", "平成13年2月14日", date(2001, 2, 14), 36936, "36936", "31-02-2001"]),
    "phone": st.sampled_from(["0812-3456-7890", "０９０ー１２３４ー５６７８", "tidak ada", "12"]),
    "nik": st.sampled_from(["3374015402010021", "3374 0154 0201 0021", "337401", ""]),
    "passport.number": st.sampled_from(["C1234567", "c 123 4567", "X1", "-"]),
    "passport.valid_until": st.sampled_from(["R12.6.30", "2031-06-30", "なし", ""]),
    "tests": st.sampled_from(["jlpt N4 2025-12-07; jft_basic 212", "jlpt N9", "-", "", "日本語能力試験 N3"]),
    "in_japan": st.sampled_from(["ya", "いいえ", True, False, "mungkin", ""]),
    "health.fit": st.sampled_from(["○", "×", "1", 0, ""]),
    "training_centre": st.sampled_from(["㈱髙木", "ＬＰＫ　Ａ", "\u200bLPK", ""]),
}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.fixed_dictionaries({}, optional=WRITTEN), min_size=1, max_size=3))
def test_each_stored_value_is_what_its_own_cells_say(records: list[dict[str, Any]]) -> None:
    reading = read_people(*records)

    assert reading.accepted + reading.refused == reading.read == len(records)
    assert sorted([row.number for row in reading.rows] + [*reading.refused_rows]) == [*range(2, len(records) + 2)]
    assert {fault.row for fault in reading.faults} == set(reading.refused_rows)
    for row in reading.rows:
        assert_traced(row)


def test_the_example_of_every_column_leads_back_to_its_cell() -> None:
    record = {column.key: column.example for column in OTHERS}
    reading = check_candidates(make_book(table_of(Kind.CANDIDATES, [record])), filename="a", today=TODAY)

    assert_traced(reading.rows[0])
    assert set(reading.rows[0].origins) == set(record)


def test_a_list_leads_back_to_each_of_its_columns_and_to_the_days_beside_them() -> None:
    heads = ["Nama", "Tgl lahir", "L/P", "Provinsi", "Ujian 1", "Tanggal ujian 1", "Ujian 2"]
    cells = ["SITI", "14-02-2001", "P", "Bali", "jlpt N4", "07-12-2025", "jft_basic 212"]

    row = check_candidates(make_text([heads, cells]), filename="a", today=TODAY).rows[0]

    assert row.origins["tests"] == (
        Origin("E", "Ujian 1", "jlpt N4"),
        Origin("F", "Tanggal ujian 1", "07-12-2025"),
        Origin("G", "Ujian 2", "jft_basic 212"),
    )


def test_what_was_left_out_with_a_warning_leads_nowhere_and_its_cell_is_kept() -> None:
    row = read_people({"phone": "12"}).rows[0]

    assert "phone" not in row.origins
    assert row.raw["No. HP"] == "12"


def test_cells_without_a_header_and_under_one_header_twice_are_all_kept() -> None:
    heads = ["Nama", "Tgl lahir", "L/P", "Provinsi", "Catatan", "Catatan", ""]
    cells = ["SITI", "14-02-2001", "P", "Bali", "satu", "dua", "tiga", "empat"]

    row = check_candidates(make_text([heads, cells]), filename="a", today=TODAY).rows[0]

    assert [row.raw[name] for name in ("Catatan", "Catatan (F)", "(G)", "(H)")] == ["satu", "dua", "tiga", "empat"]


CELLS = st.one_of(
    st.sampled_from(["", "SITI", "14-02-2001", "P", "Bali", "jlpt N4", "-", "#REF!", "\ufffd", "NULL", "なし"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8),
    st.integers(0, 10**6),
    st.dates(date(1905, 1, 1), date(2100, 1, 1)),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=5, max_size=6), min_size=1, max_size=4),
    st.sampled_from([make_book, make_old_book, make_open_document]),
    st.sampled_from([check_candidates, check_vacancies]),
)
def test_accepted_and_refused_are_what_was_read_in_every_workbook(rows: list[list[Any]], make: Any, check: Any) -> None:
    kind = Kind.CANDIDATES if check is check_candidates else Kind.VACANCIES
    heads = [column.header.indonesian for column in columns(kind) if column.required]
    data = make([heads, *([*row, *[""] * 3] for row in rows), ["akhir"]])

    reading = check(data, filename="a", today=TODAY)

    numbers = [row.number for row in reading.rows] + [*reading.refused_rows]
    assert reading.accepted + reading.refused == reading.read == len(set(numbers))
    assert max(numbers) == len(rows) + 2
