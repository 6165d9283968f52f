"""A day is typed as its writer is used to, and shown as the page's reader writes it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.portal.employers.bridge import read_day
from kakehashi.portal.layout.days import DayField

BOX = DayField(required=False, read=read_day)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "2026-11-24",
        "24-11-2026",
        "24/11/2026",
        "24 November 2026",
        "24 Nopember 2026",
        "R8.11.24",
        "令和8年11月24日",
        "２０２６年１１月２４日",
    ],
)
def test_every_usual_way_of_writing_is_understood(typed):
    assert BOX.clean(typed) == date(2026, 11, 24)


@given(day=DAYS, language=st.sampled_from(["id", "ja", "en"]))
def test_what_the_box_shows_is_understood_again(day, language):
    with translation.override(language):
        shown = BOX.prepare_value(day)

    assert BOX.clean(shown) == day
    assert BOX.prepare_value(day.isoformat()) is not None


@pytest.mark.parametrize(
    ("typed", "language", "told"),
    [
        ("31-2-2027", "en", "31-2-2027 does not exist"),
        ("31-2-2027", "id", "Tanggal 31-2-2027 tidak ada"),
        ("次の春", "ja", "「次の春」を日付として読み取れません"),
        ("24-11-20224", "en", "The year 20224 is outside"),
    ],
)
def test_what_is_no_day_is_told_with_what_to_write(typed, language, told):
    with translation.override(language), pytest.raises(ValidationError, match=told):
        BOX.clean(typed)


def test_an_empty_box_is_no_day_and_what_was_typed_is_kept():
    assert BOX.clean("") is None
    assert BOX.prepare_value("31-2-2027") == "31-2-2027"
