from datetime import date
from fractions import Fraction

import pytest

from kakehashi.law.book.japan.minimum_wage.derivations import Bar, Counted, Lacking, counted_pay, rate_to_reach
from tests.contract.make import hourly, make_terms

DAY = date(2026, 6, 1)


def keys_of(found):
    return [doubt.missing for doubt in found.doubts]


def allowance(**changes):
    return {"type": "skill", "amount": 5916, "per": "month", **changes}


def test_monthly_pay_is_counted_over_a_twelfth_of_the_annual_hours_without_rounding():
    terms = make_terms(pay={"basis": "monthly", "base": 179858}, hours={"annual_scheduled": 2088})

    found = counted_pay(terms, DAY)

    assert isinstance(found, Counted)
    assert found.hourly == Fraction(3101, 3)
    assert found.hours == 174


@pytest.mark.parametrize(
    ("added", "an_hour"),
    [
        (allowance(), 34),
        (allowance(type="housing"), 34),
        (allowance(type="housing", flat=False), 34),
        (allowance(per="hour", amount=20), 20),
        (allowance(per="day", amount=75), 10),
        (allowance(type="commuting"), 0),
        (allowance(type="family"), 0),
        (allowance(type="perfect_attendance"), 0),
        (allowance(per="quarter"), 0),
        (allowance(per="half_year"), 0),
        (allowance(per="year"), 0),
        (allowance(per="once"), 0),
        ({"amount": 0}, 0),
    ],
)
def test_an_allowance_counts_or_is_left_out(added, an_hour):
    terms = make_terms(pay=hourly(1000, added), hours={"annual_scheduled": 2088, "daily": 7.5})

    found = counted_pay(terms, DAY)

    assert isinstance(found, Counted)
    assert (found.hourly, found.doubts) == (1000 + an_hour, ())


@pytest.mark.parametrize(
    ("added", "missing"),
    [
        ({"type": "skill", "amount": 1}, "pay.allowances[0].per"),
        ({"type": "skill", "per": "hour"}, "pay.allowances[0].amount"),
        ({"amount": 1, "per": "hour"}, "pay.allowances[0].type"),
        (allowance(), "hours.annual_scheduled"),
        (allowance(per="day"), "hours.daily"),
    ],
)
def test_an_allowance_that_may_count_is_a_doubt_and_adds_nothing(added, missing):
    terms = make_terms(pay=hourly(1000, added))

    found = counted_pay(terms, DAY)

    assert isinstance(found, Counted)
    assert found.hourly == 1000
    assert keys_of(found) == [missing]


@pytest.mark.parametrize(
    ("pay", "missing"),
    [
        ({}, ["pay.base", "pay.basis"]),
        ({"basis": "hourly"}, ["pay.base"]),
        ({"base": 1034}, ["pay.basis"]),
        ({"basis": "daily", "base": 8000}, ["hours.daily"]),
        ({"basis": "monthly", "base": 180000}, ["hours.annual_scheduled"]),
        ({"basis": "piece"}, ["pay.piece_rate_hours"]),
        ({"basis": "monthly", "allowances": [allowance()]}, ["pay.base", "hours.annual_scheduled"]),
    ],
)
def test_pay_that_cannot_be_counted_names_what_is_missing_once(pay, missing):
    found = counted_pay(make_terms(pay=pay), DAY)

    assert isinstance(found, Lacking)
    assert keys_of(found) == missing


@pytest.mark.parametrize(
    ("changes", "day", "floor", "ceiling"),
    [
        ({}, DAY, 1034, 1034),
        ({"category": None, "field": "care"}, DAY, 1034, 1034),
        ({"category": "manufacturing"}, DAY, 1034, 1074),
        ({"category": "shipbuilding"}, DAY, 1034, 1074),
        ({"category": "food_manufacturing"}, DAY, 1034, 1034),
        ({"category": None}, DAY, 1034, 1074),
        ({"category": None, "sector": "retail"}, DAY, 1034, 1074),
        ({"category": "manufacturing"}, date(2025, 12, 31), 952, None),
        ({"category": "manufacturing"}, date(2026, 10, 1), 1034, None),
        ({"specified_industry": "none", "category": "manufacturing"}, date(2026, 10, 1), 1034, 1034),
        ({"specified_industry": "transport_machinery"}, date(2025, 12, 31), 952, None),
        ({"specified_industry": "transport_machinery"}, DAY, 1074, 1074),
        ({"specified_industry": "transport_machinery"}, date(2026, 10, 1), 1074, None),
        ({"specified_industry": "transport_machinery"}, date(2026, 12, 1), 1092, None),
        ({"specified_industry": "department_stores"}, DAY, 1034, 1034),
        ({"specified_industry": "iron_steel"}, DAY, 1034, 1034),
        ({"prefecture": "JP-24", "specified_industry": "iron_steel"}, DAY, 1087, None),
        ({"prefecture": "JP-04", "category": "auto_repair"}, DAY, 1038, 1101),
        ({"prefecture": "JP-04", "category": "manufacturing"}, DAY, 1038, 1125),
        ({"prefecture": "JP-24", "category": "manufacturing"}, DAY, 1087, None),
        ({"prefecture": "JP-24", "category": "food_manufacturing"}, DAY, 1087, None),
        ({"prefecture": "JP-13", "category": "manufacturing"}, DAY, 1226, None),
        ({"prefecture": "JP-13", "category": None}, DAY, 1226, None),
        ({"prefecture": "JP-13"}, DAY, 1226, 1226),
        ({}, date(2027, 9, 30), 1092, 1092),
        ({}, date(2027, 10, 1), 1092, None),
    ],
)
def test_the_rate_to_reach_lies_between_what_is_sure_and_what_is_possible(changes, day, floor, ceiling):
    found = rate_to_reach(make_terms(**changes), day)

    assert isinstance(found, Bar)
    assert (found.floor, found.ceiling) == (floor, ceiling)
    assert bool(found.doubts) == (floor != ceiling)


@pytest.mark.parametrize(
    ("changes", "day", "missing"),
    [
        ({"prefecture": None}, DAY, ["prefecture"]),
        ({"to": None}, None, ["to"]),
        ({"from": None, "to": None, "prefecture": None}, None, ["from", "to", "prefecture"]),
        ({}, date(2023, 10, 7), ["minimum_wage.csv"]),
    ],
)
def test_no_rate_without_prefecture_day_or_row(changes, day, missing):
    found = rate_to_reach(make_terms(**changes), day)

    assert isinstance(found, Lacking)
    assert keys_of(found) == missing
