"""Stories of stage 3 of technical intern training."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import Answer, Stage, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Mark, Pathway
from tests.law.book.japan.titp1.test_rules import CARE, FARMING, trainee
from tests.law.book.japan.titp2.test_rules import jlpt, passed
from tests.law.make import answer_for

AUTUMN, SWITCH = date(2026, 11, 24), date(2027, 4, 1)


def after_stage_2(occupation=FARMING, begun="2024-09-01", ended="2026-08-31", stay=None, **changes):
    """Somebody at home since stage 2, with grade 3 practical, an excellent employer and a plan for stage 3."""
    second = {"status": "titp2", "occupation": occupation, "from": begun, "to": ended, "completed": True}
    known = {
        "stays": [second | (stay or {})],
        "tests": [passed("3", "practical", occupation)],
        "employer_excellent": True,
        "enters_on": None,
        "plan_starts_on": None,
    }
    return trainee(occupation, **(known | changes))


def answer_on(person, occupation=FARMING, on=AUTUMN, **how):
    return answer_for(person, on=on, pathway=Pathway.TITP3, category=occupation, **how)


def conditions_on(person, occupation=FARMING, on=AUTUMN):
    return explain(columns([person]), BOOK, on=on).verdict(Pathway.TITP3, occupation).conditions


def test_stage_3_asks_grade_3_practical_and_no_written_part():
    assert answer_on(after_stage_2()) is Answer.YES
    assert conditions_on(after_stage_2(tests=[passed("3", "written", FARMING)])) == ("TITP-P-13",)
    assert conditions_on(after_stage_2(tests=[passed("basic", "practical", FARMING)])) == ("TITP-P-13",)


def test_only_an_excellent_employer_hosts_stage_3():
    assert conditions_on(after_stage_2(employer_excellent=False)) == ("TITP-E-10",)
    assert answer_on(after_stage_2(employer_excellent=None)) is Answer.UNKNOWN


def test_care_asks_n3_in_stage_3_in_any_case():
    grade = passed("3", "practical", CARE)

    assert answer_on(after_stage_2(CARE, tests=[grade, jlpt("N3")]), CARE) is Answer.YES
    assert conditions_on(after_stage_2(CARE, tests=[grade, jlpt("N4")]), CARE) == ("TITP-P-11",)


def test_a_month_at_home_before_stage_3_is_counted_to_the_day():
    home = after_stage_2(
        plan_filed_on="2026-06-01", plan_accredited_on="2026-08-01", tests=[passed("3", "practical", FARMING)]
    )

    assert answer_on(home, on=date(2026, 10, 1)) is Answer.YES
    assert answer_on(home, on=date(2026, 9, 30)) is Answer.UNKNOWN


def test_who_does_not_go_home_before_stage_3_may_go_within_it_and_is_asked():
    here = after_stage_2(in_japan=True, home_stay_planned_days=0)

    verdict = explain(columns([here]), BOOK, on=AUTUMN).verdict(Pathway.TITP3, FARMING)

    assert (verdict.answer, verdict.conditions) == (Answer.UNKNOWN, ("TITP-P-14",))
    assert [left.step.key for left in verdict.remaining] == ["go_home_between_stages"]


def test_nobody_is_refused_for_a_year_of_stage_2_that_was_cut_in_two_by_a_change_of_employer():
    first = {"status": "titp2", "occupation": FARMING, "from": "2025-12-01", "to": "2026-06-30", "completed": False}
    second = {"status": "titp2", "occupation": FARMING, "from": "2026-07-01", "to": "2027-11-30", "completed": True}
    cut = after_stage_2(
        stays=[first, second], in_japan=True, home_stay_planned_days=40, plan_accredited_on="2028-01-01"
    )

    verdict = explain(columns([cut]), BOOK, on=date(2028, 2, 2)).verdict(Pathway.TITP3, FARMING)

    assert (verdict.answer, verdict.conditions, verdict.mark) == (Answer.UNKNOWN, ("TR-06",), Mark.OPEN)


def test_a_planned_month_at_home_is_enough_for_who_is_still_in_japan():
    assert answer_on(after_stage_2(in_japan=True, home_stay_planned_days=31)) is Answer.YES
    assert answer_on(after_stage_2(in_japan=True, home_stay_planned_days=27)) is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("permission", "answer"), [("2026-04-01", Answer.YES), ("2026-04-02", Answer.NO), ("2026-03-31", Answer.YES)]
)
def test_from_the_switch_a_year_of_stage_2_counts_from_the_permission_to_change_status(permission, answer):
    person = after_stage_2(
        begun="2026-03-20", ended="2028-03-19", stay={"permission_from": permission}, plan_accredited_on="2028-04-01"
    )

    assert answer_on(person, on=date(2028, 5, 1)) is answer
    assert answer is Answer.YES or conditions_on(person, on=date(2028, 5, 1)) == ("TR-06",)


def test_without_a_day_of_permission_the_first_day_of_the_stay_counts():
    late = after_stage_2(begun="2026-04-02", ended="2028-04-01", plan_accredited_on="2028-04-01")

    assert conditions_on(late, on=date(2028, 6, 1)) == ("TR-06",)


def test_before_the_switch_no_year_of_stage_2_is_asked():
    assert "TR-06" not in conditions_on(after_stage_2(stays=[]), on=date(2027, 3, 31))
    assert "TR-06" in conditions_on(after_stage_2(stays=[]), on=SWITCH)


def test_who_finished_stage_2_and_left_before_the_switch_cannot_come_back_under_a_later_plan():
    gone = after_stage_2(
        begun="2025-03-01", ended="2027-02-28", plan_filed_on="2027-04-10", plan_accredited_on="2027-04-28"
    )

    assert conditions_on(gone, on=date(2027, 5, 1)) == ("TR-07",)


def test_a_plan_of_stage_3_filed_before_the_switch_may_start_by_the_last_start():
    home = after_stage_2(
        begun="2025-03-01",
        ended="2027-02-28",
        plan_filed_on="2027-03-20",
        plan_accredited_on="2027-04-20",
        plan_starts_on="2027-06-01",
    )

    assert answer_on(home, on=date(2027, 5, 1)) is Answer.YES
    assert answer_on(home, on=date(2027, 7, 1)) is Answer.NO


def test_whether_the_occupation_has_a_stage_3_is_said_not_to_be_judged():
    assert BOOK.instrument("japan.titp3").not_judged == ("TITP-P-15",)


@given(st.integers(0, 400), st.integers(0, 800))
@settings(deadline=None)
def test_a_later_permission_never_helps(first, later):
    begun = date(2025, 9, 1) + timedelta(first)
    permissions = [(begun + timedelta(days)).isoformat() for days in (later // 2, later)]

    sooner, after = (
        answer_on(
            after_stage_2(begun=begun.isoformat(), ended="2028-06-30", stay={"permission_from": permission}),
            on=date(2028, 9, 1),
            stage=Stage.POOL,
        )
        for permission in permissions
    )

    assert after is sooner or (sooner, after) == (Answer.YES, Answer.NO)
