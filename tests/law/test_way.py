"""Ways to take a step: as written, as told, as taken."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.law import BookError, Estimate, Sittings, Ways
from kakehashi.vocabulary import Language, Mark, Text

ON = date(2027, 4, 5)
WRITTEN = """
[covers]
higher = ["lower"]

[[way]]
step = "lower"
key  = "slow"
says = { indonesian = "a", japanese = "b", english = "slow" }
facts = { tests = [{ test = "jlpt", on = "{day}", category = "{category}", level = "N4" }], health = { fit = true }, home_procedure = true }
lead_time = { at_least = 7, at_most = 9, unit = "months", of = { indonesian = "a", japanese = "b", english = "course" }, cite = "c", mark = "secondary", as_of = 2025-04-01 }
cost = { at_most = 1500000, unit = "IDR", of = { indonesian = "a", japanese = "b", english = "course" }, cite = "c", mark = "secondary" }
sittings = { a_year = 2, months = [7, 12], cite = "c", mark = "secondary" }

[[way]]
step = "lower"
key  = "untold"
says = { indonesian = "a", japanese = "b", english = "untold" }

[[way]]
step = "lower"
key  = "quick"
says = { indonesian = "a", japanese = "b", english = "quick" }
lead_time = { at_least = 100, unit = "hours", of = { indonesian = "a", japanese = "b", english = "course" }, cite = "c", mark = "secondary" }
sittings = { a_year = 6, cite = "c", mark = "secondary" }
"""  # noqa: E501  # an inline table stands on one line


@pytest.fixture
def read(tmp_path):
    def reading(text=WRITTEN):
        path = tmp_path / "ways.toml"
        path.write_text(text, encoding="utf-8")
        return Ways.read(path)

    return reading


def estimate(at_least, at_most, unit):
    return Estimate(at_least, at_most, unit, Text("a", "b", "c"), "cite", Mark.SECONDARY, None)


def test_one_way_of_unknown_length_leaves_the_order_of_the_file(read):
    assert [way.key for way in read().of("lower")] == ["slow", "untold", "quick"]
    assert read().of("another") == ()


def test_where_the_length_of_each_is_known_the_quickest_comes_first(read):
    untold = WRITTEN.index('[[way]]\nstep = "lower"\nkey  = "untold"')
    without = WRITTEN[:untold] + WRITTEN[WRITTEN.rindex("[[way]]") :]

    assert [way.key for way in read(without).of("lower")] == ["quick", "slow"]


def test_a_step_that_another_covers_is_not_needed(read):
    assert read().needed(["lower", "higher", "another"]) == ("higher", "another")
    assert read().needed(["lower"]) == ("lower",)


def test_what_was_not_found_is_unknown(read):
    slow, untold, quick = read().of("lower")

    assert (untold.lead_time, untold.cost, untold.sittings, untold.facts) == (None, None, None, None)
    assert (quick.earliest(ON), untold.earliest(ON)) == (None, None)
    assert (slow.lead_time.as_of, slow.cost.as_of, slow.cost.at_least) == (date(2025, 4, 1), None, None)


def test_taking_a_way_adds_to_lists_and_leaves_the_person_given_as_it_was(read):
    person = {"tests": [{"test": "jft_basic"}], "health": {"examined": "2027-03-01", "fit": False}}
    before = deepcopy(person)

    done = read().of("lower")[0].taken_by(person, on=ON, category="care")

    assert person == before
    assert done == {
        "tests": [{"test": "jft_basic"}, {"test": "jlpt", "on": "2027-04-05", "category": "care", "level": "N4"}],
        "health": {"examined": "2027-03-01", "fit": True},
        "home_procedure": True,
    }


def test_a_way_whose_facts_cannot_be_written_is_not_taken_in_silence(read):
    with pytest.raises(ValueError, match="what quick does to a person cannot be written as facts"):
        read().of("lower")[2].taken_by({}, on=ON, category="care")


@pytest.mark.parametrize(
    ("on", "earliest"),
    [
        (date(2027, 6, 30), date(2027, 7, 1)),
        (date(2027, 7, 1), date(2027, 12, 1)),
        (date(2027, 11, 30), date(2027, 12, 1)),
        (date(2027, 12, 1), date(2028, 7, 1)),
    ],
)
def test_the_next_sitting_is_in_a_month_that_has_not_begun(on, earliest):
    assert Sittings(2, (7, 12), "c", Mark.SECONDARY).earliest(on) == earliest


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.sets(st.integers(1, 12), min_size=1, max_size=6))
def test_the_next_sitting_is_the_first_month_of_the_list_after_the_running_one(on, months):
    earliest = Sittings(len(months), tuple(sorted(months)), "c", Mark.SECONDARY).earliest(on)

    between = {(on + timedelta(days=day)).month for day in range((earliest - on).days)} - {on.month}
    assert (earliest.month, earliest.day) == (earliest.month, 1)
    assert earliest.month in months
    assert on < earliest
    assert not between & months


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (estimate(4, 6, "months"), ("4–6 bulan", "4–6か月", "4–6 months")),
        (estimate(1, 1, "months"), ("1 bulan", "1か月", "1 month")),
        (estimate(100, 100, "hours"), ("100 jam", "100時間", "100 hours")),
        (estimate(None, 12, "weeks"), ("paling banyak 12 minggu", "最大12週間", "up to 12 weeks")),
        (estimate(3, None, "years"), ("3 tahun atau lebih", "3年以上", "3 years or more")),
        (estimate(5_550_000, 5_550_000, "IDR"), ("Rp5.550.000", "5,550,000ルピア", "IDR 5,550,000")),
    ],
)
def test_a_figure_is_written_as_the_reader_writes_it(told, said):
    assert tuple(told.text.said_in(language) for language in Language) == said


def test_two_lengths_of_time_are_set_side_by_side_in_days_and_a_price_is_none():
    assert estimate(None, 8, "hours").days == (1, 1)
    assert estimate(1, None, "weeks").days == (7, 7)
    assert estimate(1, 2, "years").days == (365, 730)
    assert estimate(1, 2, "IDR").days is None


def test_everything_that_is_wrong_is_told_at_once(read):
    of = 'of = { indonesian = "a", japanese = "b", english = "c" }, cite = "c", mark = "secondary"'
    text = f"""
        [[way]]
        key = "nameless"
        lead_time = {{ unit = "months", {of} }}
        cost = {{ at_least = 3, at_most = 2, unit = "months" }}
        sittings = {{ a_year = 2, months = [7, 13], cite = "c" }}
        [[way]]
        step = "s"
        key = "k"
        says = {{ indonesian = "a", japanese = "b", english = "c" }}
        sittings = {{ a_year = 3, months = [7, 12], cite = "c", mark = "secondary" }}
    """

    with pytest.raises(BookError) as error:
        read(text)

    for fault in (
        "a way/nameless has no step",
        "a way/nameless has no says",
        "lead_time has neither at_least nor at_most",
        "cost has no cite",
        "cost is in months; write one of IDR, JPY",
        "cost is at least 3 and at most 2",
        "sittings have no mark",
        "s/k: its sittings name the months [7, 12]",
    ):
        assert fault in str(error.value)
