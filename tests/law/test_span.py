"""An edition of the rule book speaks of some days, and says so of all others."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.law import DayOutsideBook, Span
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Language

SPAN = Span(date(2019, 4, 1), date(2029, 12, 31))
DAY = timedelta(days=1)


def test_the_edition_speaks_from_the_first_day_of_ssw_to_the_end_of_2029():
    assert BOOK.span == SPAN
    assert BOOK.instrument("japan.ssw1").values.on(BOOK.span.first).day("in_force_from") == BOOK.span.first


@given(st.dates())
def test_a_day_is_either_in_the_span_or_told_to_be_outside_in_three_languages(day):
    told = SPAN.outside(day)

    assert (told is None) == (SPAN.first <= day <= SPAN.last) == (day in SPAN)
    assert told is None or len({told.said_in(language) for language in Language}) == 3


@pytest.mark.parametrize("day", [SPAN.first, SPAN.last])
def test_both_ends_are_in_the_span(day):
    SPAN.must_hold(day)


@pytest.mark.parametrize("day", [SPAN.first - DAY, SPAN.last + DAY, date.min, date.max])
def test_any_other_day_is_refused_with_the_span_and_what_to_do(day):
    with pytest.raises(DayOutsideBook, match="1 April 2019 to 31 December 2029; ask about a day among them"):
        SPAN.must_hold(day)


def test_every_day_outside_is_named_at_once_and_none_twice():
    with pytest.raises(DayOutsideBook) as refused:
        SPAN.must_hold(SPAN.first - DAY, SPAN.first, SPAN.last + DAY, SPAN.last + DAY)

    assert [fault.partition(" is ")[0] for fault in refused.value.faults] == ["31 March 2019", "1 January 2030"]
