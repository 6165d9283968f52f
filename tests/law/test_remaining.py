"""What is still to be done, and by when."""

from datetime import date

from kakehashi.law import columns
from kakehashi.law.book import BOOK
from kakehashi.law.engine import derive
from kakehashi.law.remaining import earliest_yes, remaining
from tests.law.make import DAY, make_person

RULES = BOOK.rules
WAIT, SIT, NOTHING = (RULES[f"japan.ssw1.{name}"] for name in ("old_enough", "has_basic_japanese", "free_to_land"))


def someone(**facts):
    person = columns([make_person(**facts)]).asked_on(DAY, rows=slice(0, 1))
    derive(BOOK, person, {one.id: one.values.on(DAY) for one in BOOK.instruments})
    return person


def test_each_rule_in_the_way_names_its_step_in_reading_order():
    left = remaining([WAIT, SIT, NOTHING], someone(born="2009-06-01"), DAY)

    assert [(each.rule, each.step.key, each.earliest) for each in left] == [
        (WAIT, "wait_until_birthday", date(2027, 6, 1)),
        (SIT, "sit_jft_basic", None),
    ]


def test_an_unknown_birthday_gives_no_day():
    assert remaining([WAIT], someone(born=None), DAY)[0].earliest is None


def test_a_day_that_has_passed_means_today():
    assert remaining([WAIT], someone(born="2004-11-04"), DAY)[0].earliest == DAY


def test_the_last_of_the_days_is_the_day_of_a_yes():
    left = remaining([WAIT], someone(born="2009-06-01"), DAY)

    assert earliest_yes([WAIT], left, DAY) == date(2027, 6, 1)


def test_one_step_without_a_calendar_leaves_the_day_open():
    left = remaining([WAIT, SIT], someone(born="2009-06-01"), DAY)

    assert earliest_yes([WAIT, SIT], left, DAY) is None


def test_a_rule_without_a_step_leaves_the_day_open():
    assert earliest_yes([NOTHING], (), DAY) is None


def test_nothing_in_the_way_is_yes_today():
    assert earliest_yes([], (), DAY) == DAY
