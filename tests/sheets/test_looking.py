"""What a page needs on which a sender says what the headers mean, and what comes of it."""

import pytest

from kakehashi.sheets import Kind, SheetError, check_candidates, header_form, look
from tests.sheets.make import TODAY, make_book, make_text

HEADS = ["Murid", "Tgl. lahir", "Jenis", "Asal", "Nomor Induk", "Hasil JLPT", "Hasil JFT", "Agama"]
ROWS = [
    ["SITI", "14-02-2001", "P", "Bali", "3374015402010099", "jlpt N4 2025-12-07", "jft_basic 212 2026-09-05", "x"],
    ["BUDI", "15-02-2001", "L", "Bali", "", "", "", ""],
]
MEANING: dict[str, str | None] = {
    "Murid": "name",
    "Jenis": "sex",
    "NOMOR  INDUK": "nik",
    "Hasil JLPT": "tests 1",
    "Hasil JFT": "tests 2",
    "Agama": None,
}


def test_a_look_names_every_header_what_it_means_and_what_stands_below() -> None:
    seen = look(make_book([["DAFTAR"], HEADS, *ROWS], top=2), kind=Kind.CANDIDATES)

    assert (seen.sheet, seen.header_row) == ("Data", 4)
    assert [(one.header.letter, one.header.key) for one in seen.seen] == [
        ("A", None),
        ("B", "born"),
        ("C", None),
        ("D", "home"),
        ("E", None),
        ("F", None),
        ("G", None),
        ("H", None),
    ]
    assert [column.key for column in seen.missing] == ["name", "sex"]
    assert [fault.code for fault in seen.wrong] == ["missing_column", "missing_column"]
    assert seen.seen[0].examples == ("SITI", "BUDI")
    assert {column.key for column in seen.missing} <= {column.key for column in seen.choices}


def test_a_look_shows_no_full_nik() -> None:
    seen = look(make_book([HEADS, *ROWS]), kind=Kind.CANDIDATES)

    assert "3374015402010099" not in repr(seen)
    assert seen.seen[4].examples == ("3374 •••• •••• ••99",)


def test_headers_mean_what_the_sender_says_whatever_their_case_and_blanks() -> None:
    reading = check_candidates(make_text([HEADS, *ROWS]), filename="a", today=TODAY, mapping=MEANING)

    person = reading.rows[0].person
    assert (person["name"], person["sex"], person["nik"]) == ("SITI", "female", "3374015402010099")
    assert [test["test"] for test in person["tests"]] == ["jlpt", "jft_basic"]
    assert reading.warnings == ()
    assert not look(make_text([HEADS, *ROWS]), kind=Kind.CANDIDATES, mapping=MEANING).wrong


def test_a_mapping_is_remembered_under_the_form_of_a_header() -> None:
    remembered = {header_form(header): key for header, key in MEANING.items()}

    again = check_candidates(make_text([HEADS, *ROWS]), filename="a", today=TODAY, mapping=remembered)

    assert header_form(" MURID\n* ") == header_form("Murid")
    assert again.accepted == 2


def test_the_senders_word_goes_before_ours() -> None:
    rows = [["Nama", "Nama panggilan", "Tgl lahir", "L/P", "Provinsi"], ["SITI NUR", "SITI", "14-02-2001", "P", "Bali"]]

    reading = check_candidates(
        make_text(rows), filename="a", today=TODAY, mapping={"Nama": None, "Nama panggilan": "name"}
    )

    assert reading.rows[0].person["name"] == "SITI"


def test_the_row_of_headers_is_found_by_the_senders_words() -> None:
    rows = [["Nama", "Provinsi"], ["Siswa", "Hari jadi", "Kode", "Daerah"], ["SITI", "14-02-2001", "P", "Bali"]]
    mapping: dict[str, str | None] = {"Siswa": "name", "Hari jadi": "born", "Kode": "sex", "Daerah": "home"}

    reading = check_candidates(make_text(rows, delimiter=";"), filename="a", today=TODAY, mapping=mapping)

    assert (reading.header_row, reading.delimiter, reading.accepted) == (2, ";", 1)


@pytest.mark.parametrize("key", ["nama", "name 2", "tests x", "tests ", ""])
def test_a_meaning_that_is_no_column_is_refused_with_the_choices(key: str) -> None:
    with pytest.raises(SheetError) as refused:
        look(make_text([HEADS, *ROWS]), kind=Kind.CANDIDATES, mapping={"Murid": key})

    assert refused.value.code == "no_such_key"
    assert "passport.number" in refused.value.said_in("ja")


def test_two_headers_given_one_meaning_are_named() -> None:
    seen = look(make_text([HEADS, *ROWS]), kind=Kind.CANDIDATES, mapping={"Murid": "name", "Agama": "name"})

    assert "too_many_headers_alike" in [fault.code for fault in seen.wrong]


def test_a_file_of_nothing_is_nothing_to_look_at() -> None:
    with pytest.raises(SheetError) as refused:
        look(b"%PDF", kind=Kind.CANDIDATES)

    assert refused.value.code == "wrong_type"
