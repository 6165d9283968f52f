from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kakehashi.figures.numerals import day_at_axis, day_of_year_written, day_written, days_listed, numeral, year_written


def test_indonesian_writes_thousands_with_a_dot_and_the_others_with_a_comma() -> None:
    said = [numeral(24076, language) for language in ("id", "ja", "en")]

    assert said == ["24.076", "24,076", "24,076"]


def test_a_day_is_written_as_on_the_pages_and_short_at_an_axis() -> None:
    day = date(2025, 10, 31)

    said = [day_written(day, language) for language in ("id", "ja", "en")]

    assert said == ["31 Oktober 2025", "令和7年(2025年)10月31日", "31 October 2025"]
    assert [day_at_axis(day, language) for language in ("id", "ja", "en")] == [
        "31 Oktober 2025",
        "2025年10月31日",
        "31 October 2025",
    ]
    assert [year_written(2025, language) for language in ("id", "ja", "en")] == ["2025", "2025年", "2025"]


def test_a_day_of_every_year_is_written_without_a_year_even_on_a_leap_day() -> None:
    said = [day_of_year_written(2, 29, language) for language in ("id", "ja", "en")]

    assert said == ["29 Februari", "2月29日", "29 February"]


def test_several_days_are_separated_as_the_language_does_it() -> None:
    days = (date(2024, 1, 1), date(2025, 1, 1))

    assert days_listed(days, "ja") == "令和6年(2024年)1月1日、令和7年(2025年)1月1日"
    assert days_listed(days, "en") == "1 January 2024, 1 January 2025"


@given(number=st.integers(min_value=0), language=st.sampled_from(["id", "ja", "en"]))
def test_a_written_number_keeps_every_digit(number: int, language: str) -> None:
    said = numeral(number, language)

    assert said.replace(".", "").replace(",", "") == str(number)
