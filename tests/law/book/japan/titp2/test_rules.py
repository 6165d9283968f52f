"""Stories of stage 2 of technical intern training."""

from datetime import date

import pytest

from kakehashi.law import Answer, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Pathway
from tests.law.book.japan.titp1.test_rules import CARE, FARMING, trainee
from tests.law.make import answer_for

AUTUMN, SWITCH = date(2026, 11, 24), date(2027, 4, 1)


def passed(grade, part, occupation):
    return {
        "test": "trade_grade", "occupation": occupation, "grade": grade, "part": part, "passed": True,
        "on": "2026-06-01",
    }  # fmt: skip


def jlpt(level, on="2018-07-01"):
    return {"test": "jlpt", "level": level, "on": on}


def at_the_end_of_stage_1(occupation=FARMING, ended="2026-11-20", **changes):
    """Somebody in Japan who completed stage 1, passed the basic grade and has a plan for stage 2."""
    year = str(int(ended[:4]) - 1)
    stay = {"status": "titp1", "occupation": occupation, "from": year + ended[4:], "to": ended, "completed": True}
    basic = [passed("basic", part, occupation) for part in ("practical", "written")]
    known = {"in_japan": True, "stays": [stay], "tests": basic, "enters_on": None, "plan_starts_on": None}
    return trainee(occupation, **(known | {"plan_accredited_on": "2026-11-01"} | changes))


def answer_on(person, occupation=FARMING, on=AUTUMN):
    return answer_for(person, on=on, pathway=Pathway.TITP2, category=occupation)


def conditions_on(person, occupation=FARMING, on=AUTUMN):
    return explain(columns([person]), BOOK, on=on).verdict(Pathway.TITP2, occupation).conditions


def test_stage_2_asks_both_parts_of_the_basic_grade_in_the_occupation():
    person = at_the_end_of_stage_1()

    assert answer_on(person) is Answer.YES
    assert conditions_on(person | {"tests": person["tests"][:1]}) == ("TITP-P-12",)
    assert conditions_on(person | {"tests": person["tests"][1:]}) == ("TITP-P-12",)
    assert answer_on(person, "Welding") is Answer.NO


def test_a_grade_above_basic_is_not_taken_for_it():
    higher = [passed("3", part, FARMING) for part in ("practical", "written")]

    assert answer_on(at_the_end_of_stage_1(tests=higher)) is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("level", "on", "answer"),
    [
        ("N3", date(2019, 3, 28), Answer.YES),
        ("N4", date(2019, 3, 28), Answer.NO),
        ("N4", date(2019, 3, 29), Answer.UNKNOWN),
        ("N3", date(2019, 3, 29), Answer.YES),
        ("N5", date(2019, 3, 29), Answer.NO),
    ],
)
def test_care_asks_n3_and_since_the_easing_n4_hangs_on_studying_on(level, on, answer):
    basic = [passed("basic", part, CARE) | {"on": "2019-02-01"} for part in ("practical", "written")]
    person = at_the_end_of_stage_1(
        CARE,
        "2019-03-20",
        born="1995-05-05",
        tests=[*basic, jlpt(level)],
        plan_filed_on="2019-01-10",
        plan_accredited_on="2019-03-01",
    )

    assert answer_on(person, CARE, on) is answer
    assert answer is Answer.YES or conditions_on(person, CARE, on) == ("TITP-P-11",)


def test_no_language_is_asked_of_a_farmer():
    assert not any(test["test"] == "jlpt" for test in at_the_end_of_stage_1()["tests"])
    assert answer_on(at_the_end_of_stage_1()) is Answer.YES


@pytest.mark.parametrize("on", [date(2027, 7, 10), date(2028, 3, 1)])
def test_who_is_in_stage_1_at_the_switch_or_after_may_go_on_to_stage_2(on):
    ended = f"{on.year}-{on.month:02}-01"
    person = at_the_end_of_stage_1(ended=ended, plan_filed_on="2027-06-15", plan_accredited_on="2027-07-01")

    assert answer_on(person, on=on) is Answer.YES


def test_who_left_before_the_switch_does_not_come_back_for_stage_2():
    gone = at_the_end_of_stage_1(
        ended="2027-03-20", in_japan=False, plan_filed_on="2027-04-20", plan_accredited_on="2027-04-28"
    )

    assert conditions_on(gone, on=date(2027, 5, 1)) == ("TR-07",)


def test_a_follow_on_plan_that_nobody_told_of_is_asked_for():
    person = at_the_end_of_stage_1(plan_accredited_on=None)
    explanation = explain(columns([person]), BOOK, on=AUTUMN)

    assert set(explanation.asks(Pathway.TITP2, FARMING)) == {"plan_accredited_on"}


def test_stage_2_lasts_two_years():
    here = at_the_end_of_stage_1()
    second = {"status": "titp2", "occupation": FARMING, "from": "2026-11-21"}
    person = here | {"stays": [*here["stays"], second]}

    assert answer_on(person, on=date(2028, 11, 20)) is Answer.YES
    assert conditions_on(person, on=date(2028, 11, 21)) == ("TITP-D-01",)
