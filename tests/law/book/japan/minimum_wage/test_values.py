from datetime import date

import pytest

from kakehashi.law.book.japan.minimum_wage.values import change_days, in_force, last_known, regional, specified, value
from kakehashi.vocabulary import Mark, prefectures, rows

FOLDER = "kakehashi.law.book.japan.minimum_wage"


@pytest.mark.parametrize("prefecture", prefectures())
def test_every_prefecture_has_a_rate_of_each_fiscal_year_and_none_ever_falls(prefecture):
    rates = regional(prefecture)

    assert len(rates) == 4
    assert [rate.yen for rate in rates] == sorted({rate.yen for rate in rates})
    assert [rate.since for rate in rates] == sorted({rate.since for rate in rates})


@pytest.mark.parametrize("table", ["minimum_wage.csv", "specified_wage.csv"])
def test_every_rate_names_its_source_and_its_mark(table):
    for row in rows(table, FOLDER):
        assert row["source"]
        assert Mark.named(row["mark"]) is not Mark.OPEN


def test_the_two_start_days_that_were_only_planned_are_not_confirmed():
    weak = [row["prefecture"] for row in rows("minimum_wage.csv", FOLDER) if row["mark"] == "unconfirmed"]

    assert weak == ["JP-45", "JP-46"]


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2023, 10, 8), 898),
        (date(2025, 12, 31), 952),
        (date(2026, 1, 1), 1034),
        (date(2026, 11, 30), 1034),
        (date(2026, 12, 1), 1092),
    ],
)
def test_kumamoto_changes_on_its_own_days(day, rate):
    found = in_force(regional("JP-43"), day)

    assert found
    assert found.yen == rate


def test_no_rate_is_in_force_before_the_first():
    assert in_force(regional("JP-43"), date(2023, 10, 7)) is None


def test_only_three_prefectures_have_specified_rates_in_the_table():
    assert [code for code in prefectures() if specified(code)] == ["JP-04", "JP-24", "JP-43"]


def test_the_last_known_rates_are_the_newest_of_the_prefecture_and_of_each_industry():
    found = {(rate.industry, rate.yen) for rate in last_known("JP-04")}

    assert found == {(None, 1098), ("iron_steel", 1125), ("electronic_parts_devices", 1077), ("car_retail", 1101)}


def test_a_value_before_its_first_day_is_its_first_value():
    assert value("regional_horizon", date(2000, 1, 1)) == value("regional_horizon", None) == date(2027, 10, 1)


def test_both_horizons_are_days_of_change_even_where_no_prefecture_is_known():
    assert {date(2026, 10, 1), date(2027, 10, 1)} <= change_days(None)
