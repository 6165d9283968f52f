"""What is still to be done, and by when."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import columns, first_days
from kakehashi.law.book import BOOK
from kakehashi.law.engine import derive
from kakehashi.law.remaining import earliest_yes, remaining
from tests.law.make import DAY, make_person, verdict_of

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


def test_a_step_that_two_rules_name_is_there_once_and_leaves_the_day_as_it_is():
    plans = [RULES["japan.ssw1.outside_training_plan"], RULES["japan.ssw1.outside_esd_plan"]]

    left = remaining([*plans, WAIT], someone(stays=None, born="2009-06-01"), DAY)

    assert [(each.rule, each.step.key) for each in left] == [
        (plans[0], "finish_training_plan"),
        (WAIT, "wait_until_birthday"),
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_a_step_that_two_rules_name_has_the_later_of_their_days(order):
    forces = [RULES["japan.ssw1.in_force"], RULES["japan.esd.in_force"]][::order]
    before = date(2026, 11, 24)

    left = remaining(forces, someone(), before)

    assert [(each.step.key, each.earliest) for each in left] == [("wait_until_in_force", date(2027, 4, 1))]
    assert earliest_yes(forces, left, before) == date(2027, 4, 1)


@pytest.mark.parametrize("order", [1, -1])
def test_a_step_that_has_no_day_under_one_of_its_rules_leaves_the_day_open(order):
    undated = replace(WAIT, step=replace(WAIT.step, earliest=None))
    rules = [WAIT, undated][::order]

    left = remaining(rules, someone(born="2009-06-01"), DAY)

    assert [each.earliest for each in left] == [None]
    assert earliest_yes(rules, left, DAY) is None


def test_a_rule_without_a_step_among_others_leaves_the_day_open():
    left = remaining([WAIT, NOTHING], someone(born="2009-06-01"), DAY)

    assert earliest_yes([WAIT, NOTHING], left, DAY) is None


def test_an_unknown_birthday_gives_no_day():
    assert remaining([WAIT], someone(born=None), DAY)[0].earliest is None


def test_a_period_that_never_began_gives_no_day():
    work = RULES["japan.esd_transfer.worked_shortest_period"]

    assert remaining([work], someone(stays=[]), DAY)[0].earliest is None


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


BORN = st.one_of(st.none(), st.dates(date(2004, 1, 1), date(2015, 12, 31)).map(date.isoformat))


@settings(deadline=None, max_examples=25)
@given(born=st.lists(BORN, min_size=1, max_size=6))
def test_first_days_of_many_are_those_that_each_has_alone(born):
    people = columns([make_person(born=day) for day in born])

    found = first_days(people, BOOK, on=DAY)

    for row, day in enumerate(born):
        alone = someone(born=day)
        for rule, days in found.items():
            left = remaining([RULES[rule]], alone, DAY, BOOK.ways)
            assert [each.earliest for each in left] == [days[row].astype(object)]


def test_only_rules_whose_step_has_a_calendar_have_first_days():
    found = first_days(columns([make_person(born=None)]), BOOK, on=DAY)

    assert np.isnat(found[WAIT.id][0])
    assert SIT.id not in found
    assert NOTHING.id not in found
    assert {rule.id for rule in RULES.values() if rule.step and rule.step.earliest} <= found.keys()


def test_a_step_of_which_every_way_has_a_calendar_has_the_same_first_day_for_everybody():
    found = first_days(columns([make_person(), make_person(born=None)]), BOOK, on=date(2026, 11, 24))

    sat = {rule: days for rule, days in found.items() if RULES[rule].step.earliest is None}
    assert sat
    assert all(days[0] == days[1] > np.datetime64("2026-11-24") for days in sat.values())


def test_a_step_has_its_quickest_way_and_the_others_beside_it():
    (sit,) = remaining([SIT], someone(tests=[]), DAY, BOOK.ways)

    assert (sit.way.key, [way.key for way in sit.alternatives]) == ("jft_basic", ["jlpt_n4"])
    assert (sit.lead_time.at_least, sit.lead_time.at_most, sit.lead_time.unit) == (4, 6, "months")
    assert sit.cost is None
    assert sit.alternatives[0].cost.unit == "IDR"


def test_a_step_of_which_no_way_is_known_has_neither_length_nor_price():
    (wait,) = remaining([WAIT], someone(born="2009-06-01"), DAY, BOOK.ways)

    assert (wait.way, wait.lead_time, wait.cost, wait.alternatives) == (None, None, None, ())


def test_one_way_without_a_calendar_leaves_the_day_of_the_step_open_though_another_has_one():
    (sit,) = remaining([SIT], someone(tests=[]), DAY, BOOK.ways)

    assert [way.earliest(DAY) for way in sit.ways] == [None, date(2027, 7, 1)]
    assert sit.earliest is None


def test_a_step_whose_every_way_has_a_calendar_is_not_possible_before_the_next_sitting():
    crew = RULES["japan.ssw1.has_crew_japanese"]

    (sit,) = left = remaining([crew], someone(tests=[]), DAY, BOOK.ways)

    assert (sit.earliest, sit.over) == (date(2027, 7, 1), False)
    assert earliest_yes([crew], left, DAY) is None


def test_nobody_is_promised_a_yes_on_a_day_before_the_results_of_the_test():
    crew = RULES["japan.ssw1.has_crew_japanese"]

    left = remaining([WAIT, crew], someone(born="2009-06-01", tests=[]), DAY, BOOK.ways)

    assert [(each.earliest, each.over) for each in left] == [(date(2027, 6, 1), True), (date(2027, 7, 1), False)]
    assert earliest_yes([WAIT, crew], left, DAY) is None


def test_a_step_that_another_covers_is_left_out_of_the_path():
    crew = RULES["japan.ssw1.has_crew_japanese"]

    left = remaining([SIT, crew], someone(tests=[]), DAY, BOOK.ways)

    assert [each.step.key for each in left] == ["sit_jlpt_n3"]


SKILL = RULES["japan.ssw1.has_skill"]
IN_TRAINING = {"status": "titp2", "occupation": "Crop farming", "from": "2027-01-10", "to": "2029-01-09"}


@pytest.mark.parametrize(
    ("on", "stays", "offered"),
    [
        (date(2027, 3, 31), [], True),
        (date(2027, 4, 1), [], False),
        (date(2028, 6, 1), [], False),
        (date(2028, 6, 1), None, False),
        (date(2028, 6, 1), [IN_TRAINING | {"completed": False}], True),
        (date(2029, 6, 1), [IN_TRAINING | {"completed": True}], False),
    ],
)
def test_training_is_offered_only_to_who_can_still_begin_it_or_is_in_it(on, stays, offered):
    verdict = verdict_of(make_person(tests=[], stays=stays), on=on)

    ways = [way.key for each in verdict.remaining for way in each.ways if each.step == SKILL.step]
    assert ways == ["ssw1_skill_test", "titp2_completed"][: 1 + offered]
