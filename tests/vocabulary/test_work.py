"""When a work category opened, as closely as its source tells."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.vocabulary import categories
from kakehashi.vocabulary.table import rows
from kakehashi.vocabulary.work import Opening


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-05-25", date(2022, 5, 25), date(2022, 5, 25)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_an_opening_is_a_day_or_some_day_of_a_month_or_of_a_year(text, first, last):
    assert Opening.written(text) == Opening(first, last)


@pytest.mark.parametrize("text", ["2024-13", "2024-02-30", "spring 2024", "2024-1-1-1", ""])
def test_what_is_no_day_month_or_year_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        Opening.written(text)


@given(st.dates(date(2000, 1, 1), date(2050, 12, 31)))
def test_the_months_of_a_year_follow_each_other_without_a_gap(day):
    month = Opening.written(f"{day:%Y-%m}")

    assert month.first <= day <= month.last
    assert Opening.written(f"{month.last + timedelta(days=1):%Y-%m}").first == month.last + timedelta(days=1)


def test_none_of_the_work_of_a_category_is_older_than_its_field():
    since = {row["key"]: row["ssw1_since"] for row in rows("fields.csv") if row["ssw1_since"]}

    for one in categories().values():
        field = since.get(one.field.key)
        assert one.opened is None or one.none_before <= one.opened.first
        assert field is None or one.none_before >= date.fromisoformat(field)


def test_every_day_of_an_opening_has_its_source():
    for row in rows("categories.csv"):
        assert row["none_before_source"]
        assert bool(row["ssw1_from"]) == bool(row["ssw1_from_source"])


def test_only_what_was_added_to_an_older_field_began_later_than_the_field():
    since = {row["key"]: row["ssw1_since"] for row in rows("fields.csv")}

    later = {
        one.key
        for one in categories().values()
        if since[one.field.key] and one.none_before.isoformat() > since[one.field.key]
    }
    assert later == {
        f"manufacturing.{key}"
        for key in ("paper_boxes", "concrete_products", "rpf", "ceramics", "printing", "textiles", "sewing")
    }
