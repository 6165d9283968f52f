"""Katakana from romaji, as Indonesian is read: an aid that the person corrects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.identity import kana


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("SUPARTI", "スパルティ"),
        ("Siti Aminah", "シティ・アミナ"),
        ("Muhammad Rizky", "ムハマド・リズキ"),
        ("M. Rizky", "ムハマド・リズキ"),
        ("Soekarno", "スカルノ"),
        ("Bambang Supriyanto", "バンバン・スプリヤント"),
        ("Ningsih", "ニンシ"),
        ("Anggraini", "アングライニ"),
        ("Rangga", "ランガ"),
        ("Nyoman", "ニョマン"),
        ("Chairul Tandjung", "ハイルル・タンジュン"),
        ("Nur'aini", "ヌライニ"),
        ("Désirée", "デシレエ"),
    ],
)
def test_a_name_is_read_as_indonesian_is(name: str, read: str) -> None:
    assert kana(name) == read


def test_what_is_kana_already_stays_as_it_is() -> None:
    assert kana("スパルティ") == "スパルティ"


def test_a_name_that_is_an_m_alone_is_not_read_as_muhammad() -> None:
    assert kana("M.") == "ム"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz ", min_size=1, max_size=60))
def test_no_latin_letter_is_left_and_none_but_blanks_vanish(name: str) -> None:
    read = kana(name)

    assert not any("a" <= letter <= "z" for letter in read)
    assert bool(read) or not any(letter not in "h " for letter in name)
