"""Stories of stage 1 of technical intern training."""

from datetime import date

import pytest

from kakehashi.law import Answer, Stage, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.law.lanes import OCCUPATIONS
from kakehashi.vocabulary import Mark, Pathway
from tests.law.make import answer_for

FARMING, CARE = "Crop farming", "Care worker"
AUTUMN, SPRING = date(2026, 11, 24), date(2027, 4, 15)
LAST_START, TOO_LATE = date(2027, 6, 30), date(2027, 7, 1)
N4 = {"test": "jlpt", "level": "N4", "on": "2026-07-05"}


def trainee(occupation=FARMING, **changes):
    """Somebody outside Japan who meets every condition of stage 1 under a plan filed in time."""
    person = {
        "born": "2004-11-04",
        "nationality": "ID",
        "in_japan": False,
        "tests": [],
        "stays": [],
        "experience": [{"occupation": occupation, "months": 14, "where": "abroad"}],
        "titp_purpose_understood": True,
        "titp_return_plan": True,
        "home_body_recommends": True,
        "sending_body_approved": True,
        "fees_and_deductions_agreed": True,
        "deposit_or_penalty": False,
        "refusal_ground": False,
        "passport": {"valid_until": "2031-01-01"},
        "plan_filed_on": "2026-10-01",
        "plan_accredited_on": "2026-11-20",
        "plan_starts_on": "2027-05-10",
        "coe_issued_on": "2026-11-24",
        "enters_on": "2027-05-08",
    }
    person.update(changes)
    return {key: value for key, value in person.items() if value is not None}


def answer_on(person, occupation=FARMING, on=AUTUMN, **how):
    return answer_for(person, on=on, pathway=Pathway.TITP1, category=occupation, **how)


def verdict_on(person, occupation=FARMING, on=AUTUMN, **how):
    return explain(columns([person]), BOOK, on=on, **how).verdict(Pathway.TITP1, occupation)


def test_a_farmer_needs_no_japanese_and_a_care_worker_n4():
    assert answer_on(trainee()) is Answer.YES
    assert answer_on(trainee(CARE), CARE) is Answer.NO
    assert verdict_on(trainee(CARE), CARE).conditions == ("TITP-P-10",)
    assert answer_on(trainee(CARE, tests=[N4]), CARE) is Answer.YES


def test_no_other_occupation_asks_for_a_language():
    asking = {
        occupation
        for occupation in OCCUPATIONS
        if "TITP-P-10" in verdict_on(trainee(occupation), occupation).conditions
    }

    assert asking == {CARE}


def test_health_is_not_asked():
    assert answer_on(trainee(health={"fit": False})) is Answer.YES


def test_who_lacks_prior_work_is_asked_and_not_refused():
    verdict = verdict_on(trainee(experience=[], courses=[]))

    assert (verdict.answer, verdict.conditions) == (Answer.UNKNOWN, ("TITP-P-04",))
    assert verdict.mark is Mark.UNCONFIRMED


def test_nursing_school_abroad_opens_care():
    school = {"course": "care_training_school", "from": "2022-01-01", "to": "2024-12-31", "where": "abroad"}
    nurse = trainee(CARE, experience=[], courses=[school], tests=[N4])

    assert answer_on(nurse, CARE) is Answer.YES
    assert answer_on(nurse, FARMING) is Answer.UNKNOWN


def test_the_same_stage_is_never_done_twice():
    before = {"status": "titp1", "occupation": "Welding", "from": "2020-01-10", "to": "2021-01-09"}

    assert verdict_on(trainee(stays=[before | {"completed": True}])).conditions == ("TITP-P-06",)
    assert answer_on(trainee(stays=[before | {"completed": False}])) is Answer.UNKNOWN


@pytest.mark.parametrize(
    ("filed", "answer"), [("2027-03-31", Answer.YES), ("2027-04-01", Answer.NO), (None, Answer.UNKNOWN)]
)
def test_in_the_spring_of_the_switch_all_hangs_on_the_day_of_filing(filed, answer):
    person = trainee(plan_filed_on=filed, plan_accredited_on="2027-04-10", coe_issued_on="2027-04-12")

    assert answer_on(person, on=SPRING) is answer
    assert answer_on(person, on=SPRING, stage=Stage.POOL) is answer


def test_a_plan_filed_in_time_may_be_accredited_later():
    assert answer_on(trainee(plan_filed_on="2027-03-31", plan_accredited_on="2027-05-02"), on=SPRING) is Answer.YES


@pytest.mark.parametrize(("starts", "answer"), [("2027-06-30", Answer.YES), ("2027-07-01", Answer.NO)])
def test_early_accreditation_does_not_help_after_the_last_start(starts, answer):
    person = trainee(
        plan_filed_on="2026-02-02", plan_accredited_on="2026-04-01", plan_starts_on=starts, enters_on="2027-06-28"
    )

    assert answer_on(person) is answer
    assert answer is Answer.YES or verdict_on(person).conditions == ("TR-03",)


def test_an_older_certificate_ends_on_the_last_day_of_entry():
    in_time = trainee(plan_starts_on="2027-06-30", enters_on="2027-06-30")
    late = trainee(plan_starts_on="2027-06-30", enters_on="2027-07-01")

    assert answer_on(in_time) is Answer.YES
    assert "TR-02" in verdict_on(late).conditions


def test_in_the_pool_the_plan_is_still_to_come_until_the_switch_and_asked_from_then_on():
    person = trainee(plan_filed_on=None, plan_accredited_on=None, plan_starts_on=None, enters_on=None)

    before, after = (verdict_on(person, on=on, stage=Stage.POOL) for on in (AUTUMN, SPRING))

    assert (before.answer, after.answer) == (Answer.YES, Answer.UNKNOWN)
    assert {"TITP-E-13", "TR-03"} <= {rule.condition for rule in before.still_to_come}
    assert after.conditions == ("TR-04",)


@pytest.mark.parametrize(("on", "answer"), [(LAST_START, Answer.UNKNOWN), (TOO_LATE, Answer.NO)])
def test_with_no_plan_told_the_last_start_divides_unknown_from_no(on, answer):
    verdict = verdict_on({"in_japan": False}, on=on)

    assert verdict.answer is answer
    assert answer is Answer.UNKNOWN or verdict.deciding[0].id == "japan.titp1.training_starts_in_time"


def test_training_under_way_goes_on_after_the_switch():
    here = trainee(
        in_japan=True,
        stays=[{"status": "titp1", "occupation": FARMING, "from": "2027-01-15"}],
        plan_filed_on=None, plan_accredited_on=None, plan_starts_on=None, coe_issued_on=None, enters_on=None,
    )  # fmt: skip

    assert [answer_on(here, on=on) for on in (date(2027, 3, 31), SPRING, TOO_LATE)] == [Answer.YES] * 3
    assert [answer_on(here, on=on) for on in (date(2028, 1, 14), date(2028, 1, 15))] == [Answer.YES, Answer.NO]


def test_who_finished_and_left_cannot_come_back_after_the_switch():
    stay = {"status": "titp1", "occupation": FARMING, "from": "2024-01-10", "to": "2024-06-09", "completed": False}
    back = trainee(stays=[stay], plan_filed_on="2027-04-02")

    assert "TR-07" in verdict_on(back, on=SPRING).conditions


def test_what_is_missing_is_asked_for_in_questions():
    explanation = explain(columns([{"in_japan": False, "stays": []}]), BOOK, on=SPRING)

    asked = set(explanation.asks(Pathway.TITP1, FARMING))
    assert {"plan_filed_on", "plan_accredited_on", "titp_purpose_understood", "titp_return_plan"} <= asked
    assert {"home_body_recommends", "sending_body_approved", "passport.valid_until"} <= asked
