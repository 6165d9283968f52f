"""Days as officials of each country write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.vocabulary import Language, wareki, weekday, written, written_month


@pytest.mark.parametrize(
    ("day", "japanese"),
    [
        (date(2026, 11, 24), "令和8年(2026年)11月24日(火)"),
        (date(2019, 5, 1), "令和元年(2019年)5月1日(水)"),
        (date(2019, 4, 30), "平成31年(2019年)4月30日(火)"),
        (date(1867, 1, 2), "1867年1月2日(水)"),
    ],
)
def test_a_japanese_day_begins_with_the_year_of_the_era(day: date, japanese: str) -> None:
    assert written(day, Language.JAPANESE) == japanese
    assert written(day, "ja", weekday=False) == japanese[: -len("(火)")]


def test_indonesians_and_english_readers_read_day_month_year() -> None:
    assert written(date(2026, 8, 5), "id") == "5 Agustus 2026"
    assert written(date(2026, 8, 5), "en") == "5 August 2026"


@given(st.dates(min_value=date(1868, 10, 23)))
def test_the_japanese_day_is_the_day_of_the_era_with_the_common_year_in_brackets(day: date) -> None:
    said = written(day, "ja", weekday=False)

    assert said.replace(f"({day.year}年)", "", 1) == wareki(day)


@pytest.mark.parametrize(("language", "said"), [("id", "Jumat"), ("ja", "金曜日"), ("en", "Friday")])
def test_an_appointment_names_the_day_of_the_week(language: str, said: str) -> None:
    assert weekday(date(2027, 2, 5), language) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 1), ("Desember 2026", "令和8年(2026年)12月", "December 2026")),
        (date(2019, 5, 31), ("Mei 2019", "令和元年(2019年)5月", "May 2019")),
        (date(1850, 1, 1), ("Januari 1850", "1850年1月", "January 1850")),
    ],
)
def test_a_month_of_which_the_day_is_not_known_is_written_without_it(day, said):
    assert tuple(written_month(day, language) for language in Language) == said
