"""The calendar of the law."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.law import days

given_days = st.dates(date(1900, 1, 1), date(2100, 1, 1))


def numbers(*several: date) -> np.ndarray:
    return np.array([days.number(day) for day in several], np.int32)


@given(given_days)
def test_a_day_comes_back_from_its_number(day):
    assert days.named(days.number(day)) == day


@given(given_days, given_days)
def test_completed_years_are_those_of_the_calendar(earlier, later):
    expected = later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day))

    assert days.years_between(numbers(earlier), numbers(later)).tolist() == [expected]


@given(given_days, st.integers(-120, 120))
def test_a_period_ends_before_the_like_numbered_day_or_with_its_month(begun, months):
    year, month = divmod(begun.year * 12 + begun.month - 1 + months, 12)
    try:
        expected = date(year, month + 1, begun.day)
    except ValueError:
        expected = date(year, month + 1, 28) + timedelta(days=4)
        expected = expected.replace(day=1)

    after = days.named(int(days.months_after(numbers(begun), months)[0]))

    assert after == expected


def test_someone_born_on_29_february_is_older_on_1_march():
    born = numbers(date(2008, 2, 29), date(2008, 2, 29))

    ages = days.years_between(born, numbers(date(2026, 2, 28), date(2026, 3, 1)))

    assert ages.tolist() == [17, 18]


def test_a_day_beyond_the_table_is_its_nearest_end():
    far = np.array([-(2**28), 2**28], np.int32)

    low, high = days.months_after(far, 60)

    assert low < days.number(days.FIRST) + 366 * 6
    assert high > days.number(days.LAST)
