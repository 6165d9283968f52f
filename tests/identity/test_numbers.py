"""NIK, telephone and passport numbers: normal forms, soft checks, and how little is shown."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.identity import (
    local_phone,
    mask_nik,
    mask_niks_in,
    mask_passport,
    mask_phone,
    nik_agrees,
    nik_birth,
    nik_sex,
    passport,
    phone,
)

WOMAN, MAN = "3374015402010021", "3374011402010021"


def test_forty_is_added_to_the_day_of_a_woman() -> None:
    assert nik_birth(WOMAN) == nik_birth(MAN) == (14, 2, 1)
    assert (nik_sex(WOMAN), nik_sex(MAN)) == ("female", "male")


def test_a_nik_agrees_with_the_birthday_inside_it_and_with_no_other() -> None:
    assert nik_agrees(WOMAN, date(2001, 2, 14))
    assert not nik_agrees(WOMAN, date(2001, 2, 15))


@pytest.mark.parametrize("nik", ["3374013202010021", "3374011413010021", "3374010000000021", "3374012902010021"])
def test_a_nik_without_a_day_of_the_calendar_holds_no_birthday(nik: str) -> None:
    assert nik_birth(nik) is None


def test_the_29th_of_february_stands_in_a_nik_of_a_leap_year() -> None:
    assert nik_birth("3374012902000021") == (29, 2, 0)


@pytest.mark.parametrize(
    "written",
    [
        "081234567890",
        "0812-3456-7890",
        "+62 812 3456 7890",
        "6281234567890",
        "0062 812 3456 7890",
        "81234567890",
        "(0812) 3456.7890",
        "０８１２３４５６７８９０",
        "0812–3456–7890",
        "+62 0812 3456 7890",
    ],
)
def test_an_indonesian_number_has_one_form(written: str) -> None:
    assert phone(written) == "+6281234567890"


@pytest.mark.parametrize(
    "written", ["090-1234-5678", "+81 90 1234 5678", "０９０ー１２３４ー５６７８", "+81 (0)90-1234-5678"]
)
def test_a_japanese_mobile_number_is_known_from_both_countries(written: str) -> None:
    assert phone(written) == "+819012345678"
    assert phone(written, home="JP") == "+819012345678"


def test_a_landline_belongs_to_the_country_it_was_written_in() -> None:
    assert phone("096-383-1111", home="JP") == "+81963831111"
    assert phone("024-8311234") == "+62248311234"
    assert phone("81 90 1234 5678", home="JP") == "+819012345678"


@pytest.mark.parametrize(
    "written", ["tidak aktif", "0810-12", "0812/3456/7890 ext 3", "", "12345", "+1", "0812345678901234"]
)
def test_what_cannot_be_a_number_is_none(written: str) -> None:
    assert phone(written) is None


def test_another_countrys_number_needs_its_plus() -> None:
    assert phone("+65 6123 4567") == "+6561234567"
    assert phone("6561234567", home="JP") is None


def test_a_number_is_shown_as_its_country_writes_it() -> None:
    assert local_phone("+6281234567890") == "0812-3456-7890"
    assert local_phone("+62248311234") == "0248311234"
    assert local_phone("+819012345678") == "090-1234-5678"
    assert local_phone("+81963831111") == "0963831111"
    assert local_phone("+6561234567") == "+6561234567"


def test_a_passport_number_is_capitals_and_digits() -> None:
    assert passport("c 1234-5678") == "C12345678"


def test_masks_show_the_ends_only() -> None:
    assert mask_nik("3374 0154 0201 0021") == "3374 •••• •••• ••21"
    assert mask_passport("C12345612") == "C•••••12"
    assert mask_phone("+6281234567890") == "••••••••••890"


@pytest.mark.parametrize("mask", [mask_nik, mask_passport, mask_phone])
def test_a_number_too_short_to_hide_is_hidden_whole(mask: Callable[[str], str]) -> None:
    assert mask("12 4") == "••••"


def test_words_in_place_of_a_number_hide_nothing() -> None:
    assert mask_nik("belum ada") == "belum ada"
    assert mask_phone("tidak aktif") == "tidak aktif"
    assert mask_passport("paspor hilang") == "paspor hilang"


def test_a_nik_inside_a_sentence_is_masked() -> None:
    assert mask_niks_in("NIK 3374015402010021 (lama)") == "NIK 3374 •••• •••• ••21 (lama)"
    assert mask_niks_in("3374-0154-0201-0021") == "3374 •••• •••• ••21"
    assert mask_niks_in("33740154020100211") == "33740154020100211"


@given(st.text(alphabet="0123456789", min_size=16, max_size=16))
def test_a_masked_nik_never_tells_the_birthday(nik: str) -> None:
    shown = mask_nik(nik)

    assert shown.count("•") == 10
    assert [character for character in shown if character.isdigit()] == [*nik[:4], *nik[-2:]]


@given(st.text())
def test_a_phone_number_is_e164_or_none(text: str) -> None:
    number = phone(text)

    assert number is None or (number[0] == "+" and number[1:].isdigit() and 7 <= len(number) - 1 <= 15)
