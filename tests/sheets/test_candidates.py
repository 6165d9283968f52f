"""Sheets of candidates, from the file to the person."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.sheets import Kind, SheetError, check_candidates
from kakehashi.sheets.columns import columns
from tests.sheets.make import (
    SUPARTI,
    TODAY,
    Formula,
    faults_of,
    make_book,
    make_text,
    read_people,
    read_person,
    table_of,
)

FULL: dict[str, Any] = {
    **SUPARTI,
    "phone": "0812-3456-7890",
    "nik": "3374015402010021",
    "training_centre": "LPK Maju",
    "passport.number": "C12345678",
    "passport.valid_until": "30-06-2031",
    "tests": "jlpt N4 2025-12-07; jft_basic 212 2026-09-05",
    "stays": "-",
    "experience": "care 14 abroad",
    "courses": "tidak ada",
    "licences": "ordinary ID",
    "in_japan": "tidak",
    "health.fit": "ya",
    "health.examined": "05-10-2026",
    "refusal_ground": "tidak",
    "deposit_or_penalty": "tidak",
    "home_procedure": "ya",
}
PERSON = {
    "id": "K-0001",
    "name": "SUPARTI",
    "born": date(2001, 2, 14),
    "sex": "female",
    "home": "ID-JT",
    "phone": "+6281234567890",
    "nik": "3374015402010021",
    "training_centre": "LPK Maju",
    "passport": {"number": "C12345678", "valid_until": date(2031, 6, 30)},
    "tests": [
        {"test": "jlpt", "level": "N4", "on": date(2025, 12, 7)},
        {"test": "jft_basic", "score": 212, "on": date(2026, 9, 5)},
    ],
    "stays": [],
    "experience": [{"category": "care", "months": 14, "where": "abroad"}],
    "courses": [],
    "licences": [{"class": "ordinary", "country": "ID"}],
    "in_japan": False,
    "health": {"fit": True, "examined": date(2026, 10, 5)},
    "refusal_ground": False,
    "deposit_or_penalty": False,
    "home_procedure": True,
}


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_a_full_row_becomes_a_person_of_the_exchange_format(language: str) -> None:
    reading = check_candidates(make_book(table_of(Kind.CANDIDATES, [FULL], language)), filename="a", today=TODAY)

    assert reading.faults == reading.warnings == ()
    assert reading.rows[0].person == PERSON


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp932"])
def test_a_text_and_a_workbook_give_the_same_person_and_the_same_digest(encoding: str) -> None:
    table = table_of(Kind.CANDIDATES, [FULL], "ja")
    as_text = [[str(cell) for cell in row] for row in table]

    one = check_candidates(make_book(table), filename="a.xlsx", today=TODAY)
    other = check_candidates(
        make_text([row[::-1] for row in as_text], encoding=encoding), filename="a.csv", today=TODAY
    )

    assert other.rows[0].person == one.rows[0].person
    assert other.rows[0].digest == one.rows[0].digest
    assert (one.sheet, other.encoding) == ("Data", encoding)


def test_the_digest_changes_with_the_person() -> None:
    reading = read_people({"id": "K-1"}, {"id": "K-1x"})

    assert len({row.digest for row in reading.rows}) == 2
    assert all(len(row.digest) == 64 for row in reading.rows)


def test_a_blank_cell_is_unknown_and_a_sign_for_none_is_none() -> None:
    unknown = read_person(tests="", stays=None, phone=" ")
    none = read_person(tests="-", stays="なし", experience="Tidak ada", phone="-", in_japan="-")

    assert not {"tests", "stays", "phone"} & set(unknown)
    assert (none["tests"], none["stays"], none["experience"]) == ([], [], [])
    assert not {"phone", "in_japan"} & set(none)


@pytest.mark.parametrize("sign", ["-", "tidak ada", "なし"])
def test_none_where_a_record_holds_no_such_thing_is_not_known_and_said_once_a_column(sign: str) -> None:
    reading = read_people(
        {"phone": sign, "passport.number": sign, "nik": ""},
        {"phone": "0812 3456 7890", "health.fit": sign, "passport.number": sign},
        {"phone": "", "tests": sign},
    )

    told = [(one.row, one.header, one.value, one.code, one.values["cells"]) for one in reading.warnings]
    assert reading.accepted == 3
    assert told == [
        (1, "No. HP", sign, "none_not_kept", 1),
        (1, "No. paspor", sign, "none_not_kept", 2),
        (1, "Sehat", sign, "none_not_kept", 1),
    ]
    assert not {"passport", "health"} & set(reading.rows[1].person)
    assert reading.rows[2].person["tests"] == []


@pytest.mark.parametrize("sign", ["-", "tidak ada", "なし"])
def test_none_answers_no_where_it_is_asked_whether_there_is_such_a_thing(sign: str) -> None:
    reading = read_people({"refusal_ground": sign, "deposit_or_penalty": sign})

    assert (reading.rows[0].person["refusal_ground"], reading.rows[0].person["deposit_or_penalty"]) == (False, False)
    assert not reading.warnings


def test_what_was_read_stays_at_hand_as_it_was() -> None:
    reading = read_people({"born": "14-02-2001", "phone": "0812 3456 7890"})

    assert reading.rows[0].raw["Tanggal lahir"] == "14-02-2001"
    assert reading.rows[0].number == 2
    assert "0812" not in repr(reading.rows[0])


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ({"name": ""}, ("name", "missing_required")),
        ({"born": "-"}, ("born", "missing_required")),
        ({"sex": " "}, ("sex", "missing_required")),
        ({"home": "なし"}, ("home", "missing_required")),
        ({"name": "NULL"}, ("name", "name_not_a_person")),
        ({"name": "."}, ("name", "name_not_a_person")),
        ({"name": "<script>"}, ("name", "name_with_sign")),
        ({"name": "Siti\U0001f600"}, ("name", "name_with_sign")),
        ({"nik": "0" * 16}, ("nik", "nik_filler")),
        ({"name": "-"}, ("name", "name_not_a_person")),
        ({"name": 3374.0}, ("name", "name_not_a_person")),
        ({"name": "A" * 61}, ("name", "name_too_long")),
        ({"born": "31-02-2001"}, ("born", "no_such_date")),
        ({"born": "平成13年2月30日"}, ("born", "no_such_date")),
        ({"born": "awal 2003"}, ("born", "date_not_understood")),
        ({"born": "12-05-20224"}, ("born", "year_out_of_range")),
        ({"born": date(2019, 5, 4)}, ("born", "too_young")),
        ({"born": date(2027, 1, 1)}, ("born", "date_in_future")),
        ({"health.examined": "1-1-2027"}, ("health.examined", "date_in_future")),
        ({"sex": "K"}, ("sex", "unknown_value")),
        ({"in_japan": "mungkin"}, ("in_japan", "unknown_value")),
        ({"home": "Jawa Selatan"}, ("home", "unknown_province")),
        ({"nik": 3374015402010020.0}, ("nik", "nik_turned_number")),
        ({"nik": "337401540201002"}, ("nik", "nik_length")),
        ({"training_centre": Formula("=NA()", "#N/A")}, ("training_centre", "error_cell")),
        ({"training_centre": "#REF!"}, ("training_centre", "error_cell")),
        ({"tests": "jlpt N6 2025-12-07"}, ("tests", "unknown_level")),
        ({"tests": "jft_basic 212 2027-09-05"}, ("tests", "date_in_future")),
        ({"stays": "ssw1 care 2024-05-01 2023-04-30"}, ("stays", "stay_ends_before_it_begins")),
        ({"stays": "titp2 2020-04-01 2023-03-31; ssw1 care 2023-03-15"}, ("stays", "stays_overlap")),
    ],
)
def test_one_spoiled_cell_refuses_the_row_and_is_named(cells: dict[str, Any], found: tuple[str, str]) -> None:
    assert faults_of(**{key.replace(".", "__"): cell for key, cell in cells.items()}) == [found]


def test_what_may_be_written_is_listed_whole_and_only_what_was_written_is_cut() -> None:
    long = "x" * 200
    unknown, unread = read_people({"tests": f"{long} 2025-12-07; ssw1_skill"}).faults

    assert unknown.fix.indonesian.endswith("ujian Business Career, ujian nasional careworker (kaigo)")
    assert "日本語能力試験(JLPT)、国際交流基金日本語基礎テスト(JFT-Basic)、介護日本語評価試験" in unknown.fix.japanese
    assert f"{'x' * 79}…" in unknown.reason.english
    assert long not in unknown.reason.english
    assert unread.fix.english.endswith("ssw1_skill agriculture.crop 2026-07-10 passed")


def test_every_fault_of_every_row_is_named_at_once() -> None:
    reading = read_people(
        {"name": "NULL", "born": "31-02-2001", "sex": "K"}, {}, {"home": "", "tests": "topik 2; jlpt N6"}
    )

    assert [(fault.row, fault.code) for fault in reading.faults] == [
        (2, "name_not_a_person"),
        (2, "no_such_date"),
        (2, "unknown_value"),
        (4, "missing_required"),
        (4, "unknown_test"),
        (4, "unknown_level"),
    ]
    assert (reading.read, reading.accepted, reading.refused) == (3, 1, 2)
    assert reading.refused_rows == (2, 4)


def test_a_fault_names_row_column_header_value_reason_and_fix() -> None:
    table = [["Daftar calon"], [""], *table_of(Kind.CANDIDATES, [{**SUPARTI, "born": "31-02-2001"}])]

    reading = check_candidates(make_book(table, left=1), filename="a", today=TODAY)

    fault = reading.faults[0]
    assert (fault.row, fault.column, fault.header, fault.value) == (4, "D", "Tanggal lahir", "31-02-2001")
    assert fault.reason.indonesian == "Tanggal 31-02-2001 tidak ada"
    assert fault.fix.indonesian == "Tulis hari-bulan-tahun, misalnya 28-02-2001"
    assert reading.header_row == 3


def test_a_number_used_twice_names_the_row_that_had_it_first() -> None:
    reading = read_people({"id": "K-7"}, {"id": "K-8"}, {"id": "Ｋ－７"})

    assert [(fault.row, fault.code) for fault in reading.faults] == [(4, "id_twice")]
    assert "baris 2" in reading.faults[0].reason.indonesian


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"name": "SUPARTI SUPARTI"}, "name_doubled"),
        ({"nik": "3374015502010021"}, "nik_birth_date_differs"),
        ({"nik": "3374011402010021"}, "nik_sex_differs"),
        ({"phone": "tidak aktif"}, "phone_not_understood"),
        ({"passport.number": "C12345"}, "passport_length"),
        ({"passport.number": "paspor hilang"}, "passport_not_understood"),
        ({"nik": "0000000000000001", "sex": "L"}, "nik_birth_date_differs"),
    ],
)
def test_what_is_only_odd_warns_and_lets_the_row_in(cells: dict[str, str], code: str) -> None:
    reading = read_people(cells)

    assert [warning.code for warning in reading.warnings] == [code]
    assert reading.accepted == 1
    assert "phone" not in reading.rows[0].person


def test_a_passport_in_words_is_shown_as_it_stands() -> None:
    warning = read_people({"passport.number": "paspor hilang"}).warnings[0]

    assert warning.value == "paspor hilang"
    assert warning.reason.english == "paspor hilang cannot be read as a passport number and is not stored"


def test_a_sign_that_no_name_has_is_said() -> None:
    assert "The name holds <" in read_people({"name": "<b>Siti"}).faults[0].reason.english


def test_a_full_nik_or_passport_is_never_repeated() -> None:
    secret = "3374015502010021"
    reading = read_people(
        {"nik": secret, "passport.number": "C1234567890"},
        {"name": secret, "born": secret, "home": secret, "tests": f"jlpt {secret}", "stays": secret},
        {"phone": f"{secret}, {secret}", "training_centre": "#N/A", "nik": f"{secret} {secret}"},
    )

    said = [*reading.faults, *reading.warnings]
    printed = " ".join(f"{fault.value} {fault.reason} {fault.fix} {fault!r}" for fault in said)
    assert len(said) > 8
    assert secret not in printed
    assert "C1234567890" not in printed


def test_a_number_excel_made_of_a_nik_is_shown_as_excel_shows_it() -> None:
    reading = read_people({"nik": 3374015402010020.0})

    assert reading.faults[0].value == "3.37E+15"


def test_unknown_columns_are_said_once_and_columns_without_header_too() -> None:
    table = [
        [*row, more, note]
        for row, more, note in zip(
            table_of(Kind.CANDIDATES, [SUPARTI, {**SUPARTI, "id": "K-2"}]),
            ["Agama", "x", "y"],
            ["", "catatan", "catatan"],
            strict=True,
        )
    ]

    reading = check_candidates(make_book(table), filename="a", today=TODAY)

    assert [(one.row, one.column, one.code) for one in reading.warnings] == [
        (1, "F", "unknown_column"),
        (1, "G", "column_without_header"),
    ]
    assert reading.accepted == 2


def test_a_row_longer_than_its_headers_is_read_and_said() -> None:
    table = [[str(cell) for cell in row] for row in table_of(Kind.CANDIDATES, [SUPARTI])]

    reading = check_candidates(make_text([table[0], [*table[1], "lebih"], table[1][:1]]), filename="a", today=TODAY)

    assert [one.code for one in reading.warnings] == ["column_without_header"]
    assert (reading.read, reading.accepted) == (2, 1)


def test_numbered_columns_and_their_days_make_one_list() -> None:
    heads = [*table_of(Kind.CANDIDATES, [SUPARTI])[0], "Tes 1", "Tanggal tes 1", "Tes 2", "Tanggal tes 2", "Tes"]
    row = [*SUPARTI.values(), "jlpt N4", date(2025, 12, 7), "-", "", "jft_basic 212 2026-09-05"]

    reading = check_candidates(make_book([heads, row]), filename="a", today=TODAY)

    assert reading.rows[0].person["tests"] == [
        {"test": "jft_basic", "score": 212, "on": date(2026, 9, 5)},
        {"test": "jlpt", "level": "N4", "on": date(2025, 12, 7)},
    ]


def test_headers_without_rows_are_an_empty_sheet() -> None:
    with pytest.raises(SheetError) as refused:
        check_candidates(make_book(table_of(Kind.CANDIDATES, [SUPARTI])[:1]), filename="a", today=TODAY)

    assert refused.value.code == "empty_sheet"


def test_the_example_of_every_column_is_itself_without_fault() -> None:
    examples = {column.key: column.example for column in columns(Kind.CANDIDATES) if column.in_template}

    reading = check_candidates(make_book(table_of(Kind.CANDIDATES, [examples])), filename="a", today=TODAY)

    assert reading.faults == reading.warnings == ()


KEYS = [column.key for column in columns(Kind.CANDIDATES) if column.in_template]
CELLS = st.one_of(
    st.sampled_from(
        ["", "-", "P", "SUPARTI", "14-02-2001", "Jawa Tengah", "jlpt N4", "ya", "3374015402010021", "#N/A", "K-1"]
    ),
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.booleans(),
    st.just(Formula("=NA()", "#N/A")),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=len(KEYS), max_size=len(KEYS)), min_size=1, max_size=4))
def test_any_cells_are_accepted_or_refused_and_no_row_is_lost(rows: list[list[Any]]) -> None:
    table = [table_of(Kind.CANDIDATES, [FULL])[0], *rows, list(FULL.values())]

    reading = check_candidates(make_book(table), filename="a", today=TODAY)

    assert reading.accepted + reading.refused == reading.read
    assert {fault.row for fault in reading.faults} == set(reading.refused_rows)
    assert not {row.number for row in reading.rows} & set(reading.refused_rows)
    assert all(fault.reason and fault.fix for fault in (*reading.faults, *reading.warnings))
    filled = sum(any(str(cell).strip() for cell in row) for row in rows)
    assert reading.read == filled + 1
