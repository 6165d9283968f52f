"""Writings of one character become one, and what is stored keeps its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.identity import clean, digits, fold


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("０９０－１２３４", "090-1234"),
        ("090ー1234ー5678", "090-1234-5678"),
        ("2026–11—24", "2026-11-24"),
        ("ｼﾒｲ", "シメイ"),
        ("\ufeffSU\u200bPARTI\u00a0 X", "SUPARTI X"),
        ("㋿8.11.24", "令和8.11.24"),
    ],
)
def test_writings_of_one_character_are_read_as_one(written: str, read: str) -> None:
    assert fold(written) == read


def test_a_long_vowel_inside_a_word_stays_a_long_vowel() -> None:
    assert fold("ビルクリーニング") == "ビルクリーニング"


def test_what_is_stored_keeps_a_firm_sign_and_a_ladder_taka() -> None:
    assert clean("㈱髙木\u3000農園\u200b") == "㈱髙木 農園"


def test_what_is_stored_has_kana_in_full_width() -> None:
    assert clean("ﾔﾂｼﾛ㈱") == "ヤツシロ㈱"


def test_digits_are_taken_from_any_width_and_nothing_else() -> None:
    assert digits("３３７４-0102 x٣") == "33740102"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)

    assert fold(once) == once


@given(st.text())
def test_what_is_cleaned_never_begins_or_ends_blank(text: str) -> None:
    cleaned = clean(text)

    assert cleaned == cleaned.strip()
