"""The simple types of cells."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.sheets import cells
from kakehashi.sheets.cells import Broken, Cell, Doubt, Parse, display, folded
from kakehashi.sheets.faults import CellFault
from kakehashi.vocabulary import Text

SEATS = cells.number(first=1, last=1000, whole=True, example="3")
YEN = cells.number(first=1, last=10_000_000, whole=True, example="190000")
HOURS = cells.hours(last=168, example="40")


def read(parse: Parse, cell: Cell) -> object:
    """What a parser makes of a cell."""
    return parse(cell, folded(cell))


def code_of(parse: Parse, cell: Cell) -> str:
    """Why it makes nothing of it."""
    with pytest.raises(CellFault) as fault:
        read(parse, cell)
    return fault.value.found[0].code


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        ("a", "a"),
        (12.0, "12"),
        (3, "3"),
        (3.5, "3.5"),
        (3374015402010021.0, "3.37E+15"),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2026, 11, 24), "2026-11-24"),
        (datetime.fromisoformat("2026-11-24T00:00"), "2026-11-24"),
        (datetime.fromisoformat("2026-11-24T09:30"), "2026-11-24 09:30:00"),
        (time(7, 45), "07:45:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        (Broken("#REF!"), "#REF!"),
        (Broken(""), ""),
    ],
)
def test_a_cell_is_shown_as_a_person_sees_it(cell: Cell, seen: str) -> None:
    assert display(cell) == seen


def test_an_apostrophe_that_keeps_text_is_not_part_of_it() -> None:
    assert folded("'3374015402010021") == "3374015402010021"
    assert read(cells.text, "'LPK Maju") == "LPK Maju"


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("190,000", 190_000),
        ("190.000", 190_000),
        ("¥190,000", 190_000),
        ("190000円", 190_000),
        ("１９０，０００円", 190_000),
        ("19万円", 190_000),
        ("19.5万", 195_000),
        ("1,250,000", 1_250_000),
        (190_000.0, 190_000),
        (190_000, 190_000),
    ],
)
def test_money_is_read_as_offices_write_it(cell: Cell, value: int) -> None:
    assert read(YEN, cell) == value


@pytest.mark.parametrize("cell", ["tiga", "3.5", 3.5, True, date(2026, 1, 1), "3 atau 4", "1,2,3", ""])
def test_what_is_no_whole_number_is_not_understood(cell: Cell) -> None:
    assert code_of(SEATS, cell) == "number_not_understood"


@pytest.mark.parametrize("cell", ["0", "-1", 0.0, -2.0, "1001"])
def test_a_number_beyond_its_bounds_is_out_of_range(cell: Cell) -> None:
    assert code_of(SEATS, cell) == "number_out_of_range"


@pytest.mark.parametrize("cell", ["1", "３名", " 1000 人", 7.0])
def test_a_number_at_its_bounds_is_read(cell: Cell) -> None:
    assert 1 <= int(str(read(SEATS, cell))) <= 1000


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("7.75", 7.75),
        ("7,75", 7.75),
        ("7:45", 7.75),
        ("7時間45分", 7.75),
        ("7時間", 7),
        ("８", 8),
        ("40時間", 40),
        (7.75, 7.75),
        (time(7, 45), 7.75),
        (timedelta(hours=40), 40),
        ("38.75", 38.75),
    ],
)
def test_hours_are_read_by_the_clock_and_by_the_point(cell: Cell, value: float) -> None:
    assert read(HOURS, cell) == value


def test_more_hours_than_a_week_has_are_out_of_range() -> None:
    assert code_of(HOURS, "169") == "number_out_of_range"
    assert code_of(HOURS, timedelta(hours=200)) == "number_out_of_range"


@pytest.mark.parametrize("cell", ["ya", "YA", "はい", "yes", "○", "1", 1.0, True, "有", "済"])
def test_yes_has_many_words(cell: Cell) -> None:
    assert read(cells.yes_no, cell) is True


@pytest.mark.parametrize("cell", ["tidak", "Tdk", "いいえ", "no", "×", 0.0, False, "無", "belum"])
def test_no_has_many_words(cell: Cell) -> None:
    assert read(cells.yes_no, cell) is False


def test_a_word_outside_the_list_names_the_choices() -> None:
    with pytest.raises(CellFault) as fault:
        read(cells.word("sex"), "K")

    assert fault.value.found[0].code == "unknown_value"
    assert fault.value.found[0].values["choices"] == Text("P (perempuan), L (laki-laki)", "女、男", "female, male")


@pytest.mark.parametrize(
    ("cell", "key"), [("P", "female"), ("l", "male"), ("女性", "female"), ("Laki-laki", "male"), ("male", "male")]
)
def test_sex_is_read_in_three_languages(cell: str, key: str) -> None:
    assert read(cells.word("sex"), cell) == key


@pytest.mark.parametrize("cell", [3374015402010021.0, 3374015402010021, "3.37E+15", "3,37402E+15", "3E15"])
def test_a_nik_that_became_a_number_has_lost_digits(cell: Cell) -> None:
    assert code_of(cells.nik, cell) == "nik_turned_number"


@pytest.mark.parametrize(
    "cell", ["337401540201002", "33740154020100211", 337401540201.0, "3374 0154 0201 0021 a", "abc"]
)
def test_a_nik_has_sixteen_digits(cell: Cell) -> None:
    assert code_of(cells.nik, cell) == "nik_length"


@pytest.mark.parametrize(
    "cell", ["3374015402010021", "3374 0154 0201 0021", "３３７４０１５４０２０１００２１", "'3374015402010021"]
)
def test_a_nik_is_read_with_and_without_blanks(cell: str) -> None:
    assert read(cells.nik, cell) == "3374015402010021"


@pytest.mark.parametrize(("cell", "number"), [("c123456 7", "C1234567"), ("C12345678", "C12345678")])
def test_a_passport_has_eight_or_nine_characters(cell: str, number: str) -> None:
    assert read(cells.passport, cell) == number


@pytest.mark.parametrize("number", ["C1234", "C123456", "C123456789"])
def test_a_passport_of_another_length_is_kept_with_a_doubt(number: str) -> None:
    doubt = read(cells.passport, number)
    assert isinstance(doubt, Doubt)
    assert (doubt.value, doubt.found.code) == (number, "passport_length")


@pytest.mark.parametrize(
    "cell",
    ["???", "paspor hilang", "hilang 2019", "HILANG2019", "dalam proses", "番号 C1234567", "C1234567 / D7654321"],
)
def test_a_passport_in_words_is_left_out_with_a_doubt(cell: str) -> None:
    nothing = read(cells.passport, cell)
    assert isinstance(nothing, Doubt)
    assert (nothing.value, nothing.found.code) == (None, "passport_not_understood")


@pytest.mark.parametrize(
    "number", ["C1234567", "X1234567", "AB1234567", "123456789", "C01X00T47", "12AB34567", "SPECI2014"]
)
def test_passports_of_any_country_are_taken(number: str) -> None:
    assert read(cells.passport, number) == number


@pytest.mark.parametrize("cell", ["0" * 16, "9999 9999 9999 9999", "1234567890123456"])
def test_figures_that_only_fill_the_cell_are_no_nik(cell: str) -> None:
    assert code_of(cells.nik, cell) == "nik_filler"


def test_a_key_outside_an_open_list_is_kept_as_written() -> None:
    parse = cells.word_or_text("industry")

    assert read(parse, "鉄鋼業") == "iron_steel"
    assert read(parse, "なし") == "none"
    assert read(parse, "計量器製造業") == "計量器製造業"


@given(st.one_of(st.text(max_size=30), st.floats(allow_nan=True), st.booleans(), st.dates(), st.times()))
def test_any_cell_is_a_value_or_a_fault_for_every_simple_type(cell: Cell) -> None:
    parsers = (SEATS, HOURS, cells.yes_no, cells.nik, cells.passport, cells.phone, cells.name, cells.word("scheme"))
    for parse in (*parsers, cells.province, cells.prefecture, cells.category, cells.text):
        with suppress(CellFault):
            parse(cell, folded(cell))
