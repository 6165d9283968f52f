from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.agreement import Side
from kakehashi.agreement.obligations import months_after
from tests.agreement.make import make_draft


def test_months_count_from_the_later_of_two_signatures() -> None:
    due = {it.key: it.due for it in make_draft().obligations}

    assert due == {
        "form_working_group": date(2027, 3, 31),
        "consult_on_transition": date(2027, 3, 31),
        "sign_next_instrument": date(2027, 6, 30),
        "decide_before_lapse": date(2027, 12, 31),
    }


def test_it_does_not_matter_which_side_signs_later() -> None:
    swapped = {"prefecture_signed_on": date(2026, 12, 31), "ministry_signed_on": date(2026, 12, 15)}

    assert make_draft(letter=swapped).obligations == make_draft().obligations


@pytest.mark.parametrize("missing", ["prefecture_signed_on", "ministry_signed_on", "next_months"])
def test_no_day_is_given_while_a_signature_or_the_months_are_open(missing: str) -> None:
    drafted = make_draft(letter={missing: None})

    due = {it.key: it.due for it in drafted.obligations}

    assert due["sign_next_instrument"] is None
    assert due["consult_on_transition"] == date(2027, 3, 31)


def test_a_duty_says_what_who_and_how_it_is_shown_in_three_languages() -> None:
    duty = next(it for it in make_draft().obligations if it.key == "sign_next_instrument")

    assert duty.clause == "next_step"
    assert duty.who is Side.BOTH
    assert duty.what.japanese == "覚書（MoU）に署名する"
    assert duty.shown_by.indonesian == "Naskah yang telah ditandatangani"


def test_a_short_month_ends_on_its_last_day() -> None:
    assert months_after(date(2026, 12, 31), 2) == date(2027, 2, 28)
    assert months_after(date(2027, 12, 31), 2) == date(2028, 2, 29)
    assert months_after(date(2026, 1, 15), 12) == date(2027, 1, 15)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 120))
def test_counted_months_land_in_the_month_meant(day: date, months: int) -> None:
    after = months_after(day, months)

    assert (after.year - day.year) * 12 + after.month - day.month == months
    assert after.day == day.day or (after + timedelta(days=1)).day == 1
