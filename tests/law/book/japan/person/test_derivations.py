"""Facts that the law computes about a person, where a case file says it less well."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import columns
from kakehashi.law.book import BOOK
from kakehashi.law.engine import derive

DAY = date(2026, 11, 24)
FEW = settings(max_examples=25, deadline=None)


def computed(name, person, on=DAY):
    block = columns([person]).asked_on(on, rows=slice(0, 1))
    derive(BOOK, block, {one.id: one.values.on(on) for one in BOOK.instruments})
    return block[name]


@given(st.dates(date(1960, 1, 1), date(2010, 1, 1)))
@FEW
def test_age_grows_by_one_on_each_birthday_and_on_no_other_day(born):
    ages = [computed("age_on_landing", {"born": born}, date(year, 6, 1)).low[0] for year in (2025, 2026, 2027)]

    assert ages == [ages[0], ages[0] + 1, ages[0] + 2]


@given(st.integers(10, 250), st.dates(date(2019, 4, 1), date(2026, 11, 24)))
@FEW
def test_a_jft_basic_score_says_a2_on_any_day_and_a1_only_where_it_is_reported(score, on):
    person = {"tests": [{"test": "jft_basic", "score": score, "on": on}]}

    a2, a1 = computed("reached_a2", person), computed("reached_a1", person)

    assert bool(a2.yes[0]) == (score >= 200)
    assert bool(a1.no[0]) == (score < 145)
    assert bool(a1.yes[0]) == (score >= 200 or (score >= 145 and on >= date(2026, 8, 1)))


@given(st.integers(10, 250), st.dates(date(2019, 4, 1), date(2026, 11, 24)))
@FEW
def test_a2_1_lies_between_a1_and_a2_and_is_known_of_sittings_that_report_it(score, on):
    person = {"tests": [{"test": "jft_basic", "score": score, "on": on}]}

    a2, a2_1, a1 = (computed(name, person) for name in ("reached_a2", "reached_a2_1", "reached_a1"))

    assert bool(a2_1.no[0]) == (score < 175)
    assert bool(a2_1.yes[0]) == (score >= 200 or (score >= 175 and on >= date(2026, 8, 1)))
    assert not int(a2.yes[0]) & ~int(a2_1.yes[0])
    assert not int(a2_1.yes[0]) & ~int(a1.yes[0])


@pytest.mark.parametrize(("job", "yes"), [("Crop farming", True), ("Livestock farming", False), (None, None)])
def test_the_trade_test_must_be_of_the_occupation_that_was_trained(job, yes):
    stay = {"status": "titp2", "occupation": "Crop farming", "from": "2022-04-01", "to": "2025-03-31"}
    person = {
        "stays": [stay | {"completed": True, "evaluation_report": False, "same_employer_goes_on": False}],
        "tests": [
            {
                "test": "trade_grade",
                "occupation": job,
                "grade": "3",
                "part": "practical",
                "passed": True,
                "on": "2025-01-01",
            }
        ],
    }

    truth = computed("completed_titp2_well", person)

    assert (bool(truth.yes[0]), bool(truth.no[0])) == {True: (True, False), False: (False, True), None: (False, False)}[
        yes
    ]
