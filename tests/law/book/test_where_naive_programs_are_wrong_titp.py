"""Where a program that knows the law only roughly goes wrong on technical intern training and its transition to ESD."""

from datetime import date, timedelta

import pytest

from kakehashi.law import Answer, assess, columns
from kakehashi.law.book import BOOK
from kakehashi.law.lanes import TITP_OCCUPATIONS
from kakehashi.law.ternary import lane_of
from kakehashi.vocabulary import Pathway
from tests.law.make import N3, N4, in_the_way, somebody, verdict_of

CROP_FARMING, CARE_WORKER = "Crop farming", "Care worker"
DAY = date(2026, 11, 24)
LAST_START, TOO_LATE = date(2027, 6, 30), date(2027, 7, 1)
TOO_LATE_TO_ENTER = {"TR-02", "TR-03", "D-16"}
TOO_LATE_TO_FILE = {"TITP-E-13", "TR-04", "D-14"}


def entrant(on=DAY, occupation=CROP_FARMING, **changes):
    """Somebody abroad who lacks nothing for stage 1 under a plan that is accredited."""
    known = {
        "tests": [],
        "experience": [{"occupation": occupation, "months": 24, "where": "abroad", "leading": False}],
        "titp_purpose_understood": True,
        "titp_return_plan": True,
        "home_body_recommends": True,
        "sending_body_approved": True,
        "employer_excellent": True,
        "employer_qualifies": True,
        "passport": {"number": "X1234567", "valid_until": "2031-01-31"},
        "plan_filed_on": "2026-08-03",
        "plan_accredited_on": "2026-10-30",
        "coe_issued_on": "2026-11-20",
        "plan_starts_on": "2027-02-01",
        "enters_on": "2027-02-01",
    }
    return somebody(on, **(known | changes))


def stage(number, start, end, occupation=CROP_FARMING, **more):
    stay = {"status": f"titp{number}", "occupation": occupation, "from": start, "to": end, "completed": True}
    return stay | {"evaluation_report": True} | more


def trade(grade, part, occupation=CROP_FARMING, on="2026-01-20"):
    return {
        "test": "trade_grade", "occupation": occupation, "grade": grade, "part": part, "on": on, "passed": True,
    }  # fmt: skip


STAGE_3_FROM = date(2028, 5, 15)


def for_stage_3(occupation=CROP_FARMING, *tests, permission_from="2026-04-01", **changes):
    """Somebody at home for six weeks after stage 2, with a follow-on plan for stage 3."""
    stays = [
        stage(1, "2025-03-20", "2026-03-19", occupation),
        stage(2, "2026-03-20", "2028-03-31", occupation, permission_from=permission_from),
    ]
    known = {
        "stays": stays,
        "tests": [trade("3", "practical", occupation, on="2028-01-20"), *tests],
        "plan_filed_on": "2027-12-01",
        "plan_accredited_on": "2028-02-15",
        "plan_starts_on": STAGE_3_FROM.isoformat(),
        "enters_on": STAGE_3_FROM.isoformat(),
        "coe_issued_on": "2028-04-10",
        "home_stay_planned_days": 45,
    }
    return entrant(STAGE_3_FROM, occupation, **(known | changes))


def stage_1(person, occupation=CROP_FARMING, on=DAY):
    return verdict_of(person, occupation, on=on, pathway=Pathway.TITP1)


def stage_3(person, occupation=CROP_FARMING, on=STAGE_3_FROM):
    return verdict_of(person, occupation, on=on, pathway=Pathway.TITP3)


# The transition: what an early approval is good for


@pytest.mark.parametrize("day", ["2027-04-01", "2027-06-30"])
def test_a_plan_accredited_early_may_still_be_entered_by_30_june_2027(day):
    verdict = stage_1(entrant(plan_starts_on=day, enters_on=day))

    assert not TOO_LATE_TO_ENTER & {*in_the_way(verdict)}
    assert verdict.answer is not Answer.NO


def test_a_plan_accredited_early_does_not_help_who_enters_from_1_july_2027():
    verdict = stage_1(entrant(plan_starts_on="2027-07-01", enters_on="2027-07-01"))

    assert verdict.answer is Answer.NO
    assert TOO_LATE_TO_ENTER & {*verdict.conditions}


@pytest.mark.parametrize(("filed", "refused"), [("2027-03-31", False), ("2027-04-01", True), ("2027-04-30", True)])
def test_no_new_plan_is_filed_from_1_april_2027(filed, refused):
    person = entrant(
        plan_filed_on=filed, plan_accredited_on="2027-05-20", coe_issued_on="2027-06-01",
        plan_starts_on="2027-06-25", enters_on="2027-06-25",
    )  # fmt: skip

    verdict = stage_1(person, on=date(2027, 6, 10))

    assert bool(TOO_LATE_TO_FILE & {*in_the_way(verdict)}) is refused
    assert (verdict.answer is Answer.NO) is refused


def test_a_plan_filed_in_time_and_accredited_after_the_switch_may_start_until_30_june_2027_and_not_later():
    def starting(day):
        return entrant(
            plan_filed_on="2027-03-31", plan_accredited_on="2027-06-01", coe_issued_on="2027-06-15",
            plan_starts_on=day, enters_on=day,
        )  # fmt: skip

    in_time, late = (stage_1(starting(day), on=date(2027, 6, 20)) for day in ("2027-06-30", "2027-07-01"))

    assert in_time.answer is not Answer.NO
    assert late.answer is Answer.NO
    assert TOO_LATE_TO_ENTER & {*late.conditions}


def test_after_30_june_2027_no_first_training_begins_whatever_else_is_not_told():
    before, after = (stage_1({"in_japan": False, "stays": []}, on=on) for on in (DAY, TOO_LATE))

    assert before.answer is Answer.UNKNOWN
    assert after.answer is Answer.NO


# TR-06: stage 3 and the year of stage 2 on 1 April 2027


def test_the_year_of_stage_2_is_counted_from_the_permission_and_not_from_the_first_day_of_the_stay():
    in_time, late = (stage_3(for_stage_3(permission_from=day)) for day in ("2026-04-01", "2026-04-02"))

    assert "TR-06" not in in_the_way(in_time)
    assert in_time.answer is not Answer.NO
    assert late.answer is Answer.NO
    assert "TR-06" in late.conditions


def test_stage_2_begun_after_1_april_2026_is_too_late_where_no_other_day_of_permission_is_told():
    stays = [stage(1, "2025-04-02", "2026-04-01"), stage(2, "2026-04-02", "2028-03-31")]

    verdict = stage_3(for_stage_3(stays=stays))

    assert "TR-06" in verdict.conditions
    assert verdict.answer is Answer.NO


def test_who_finished_and_left_before_1_april_2027_does_not_come_back_for_stage_3():
    stays = [stage(1, "2023-03-01", "2024-02-29"), stage(2, "2024-03-01", "2026-02-28")]

    verdict = stage_3(for_stage_3(stays=stays))

    assert verdict.answer is Answer.NO
    assert "TR-07" in verdict.conditions


# Language: none in general, in care for every stage


def test_training_asks_no_language_test_but_in_care():
    farmer, carer, speaker = (
        entrant(occupation=occupation, tests=tests)
        for occupation, tests in ((CROP_FARMING, []), (CARE_WORKER, []), (CARE_WORKER, [N4]))
    )

    assert not {"TITP-P-09", "TITP-P-10"} & {*in_the_way(stage_1(farmer))}
    assert stage_1(farmer).answer is Answer.YES
    assert "TITP-P-10" in stage_1(carer, CARE_WORKER).conditions
    assert stage_1(carer, CARE_WORKER).answer is Answer.NO
    assert "TITP-P-10" not in in_the_way(stage_1(speaker, CARE_WORKER))


def going_on(occupation, *tests):
    """Somebody who ends stage 1 in November 2026 and asks for stage 2."""
    person = entrant(
        occupation=occupation,
        in_japan=True,
        application="change_of_status",
        stays=[stage(1, "2025-12-01", "2026-11-30", occupation)],
        tests=[*tests],
        plan_starts_on="2026-12-01",
        enters_on=None,
        coe_issued_on=None,
    )
    return verdict_of(person, occupation, on=DAY, pathway=Pathway.TITP2)


def test_stage_2_asks_the_written_test_too_and_stage_3_the_practical_test_of_grade_3():
    both = [trade("basic", part) for part in ("practical", "written")]
    written = trade("3", "written", on="2028-01-20")

    assert "TITP-P-12" in going_on(CROP_FARMING, both[0]).conditions
    assert "TITP-P-12" in going_on(CROP_FARMING, both[1]).conditions
    assert "TITP-P-12" not in in_the_way(going_on(CROP_FARMING, *both))
    assert "TITP-P-13" in stage_3(for_stage_3(tests=[written])).conditions
    assert "TITP-P-13" not in in_the_way(stage_3(for_stage_3()))


def test_n4_alone_does_not_refuse_stage_2_in_care_since_the_easing_and_less_than_n4_does():
    both = [trade("basic", part, CARE_WORKER) for part in ("practical", "written")]

    assert going_on(CARE_WORKER, *both, N4).answer is not Answer.NO
    assert "TITP-P-11" not in in_the_way(going_on(CARE_WORKER, *both, N3))
    below = going_on(CARE_WORKER, *both, {"test": "jlpt", "level": "N5", "on": "2025-12-07"})
    assert (below.answer, "TITP-P-11" in below.conditions) == (Answer.NO, True)


def test_stage_3_in_care_asks_n3_in_any_case():
    n4, n3 = (stage_3(for_stage_3(CARE_WORKER, test), CARE_WORKER) for test in (N4, N3))

    assert (n4.answer, "TITP-P-11" in n4.conditions) == (Answer.NO, True)
    assert "TITP-P-11" not in in_the_way(n3)


# TITP-P-14, P-17, P-06, X-01: what a second reading set right


def test_stage_3_asks_a_month_at_home_and_a_shorter_stay_is_not_enough_by_itself():
    at_once = for_stage_3(
        plan_starts_on="2028-04-11", enters_on="2028-04-11", home_stay_planned_days=10,
        health={"fit": True, "examined": "2028-04-01"}, coe_issued_on="2028-03-20",
    )  # fmt: skip

    assert "TITP-P-14" in in_the_way(stage_3(at_once, on=date(2028, 4, 11)))
    assert "TITP-P-14" not in in_the_way(stage_3(for_stage_3()))


def test_health_is_no_condition_of_the_training_ordinance():
    answers = {stage_1(entrant(health=health)).answer for health in ({"fit": True}, {"fit": False}, None)}

    assert answers == {Answer.YES}


def test_nobody_does_the_same_stage_twice():
    before = entrant(stays=[stage(1, "2022-03-01", "2023-02-28")])

    verdict = stage_1(before)

    assert "TITP-P-06" in in_the_way(verdict)
    assert verdict.answer is not Answer.YES


def test_that_a_trainee_changes_employer_for_causes_not_their_own_only_is_told_and_judges_nobody():
    provisions = [each for one in BOOK.instruments for each in one.provisions() if "TITP-X-01" in each.condition]

    assert provisions
    assert not [each for each in provisions if each.id in BOOK.rules]


def test_no_stage_2_is_held_out_to_who_can_begin_no_stage_1_any_more():
    later = TOO_LATE + timedelta(days=180)
    never = entrant(later, plan_filed_on=None, plan_accredited_on=None, coe_issued_on=None, plan_starts_on=None)

    told = assess(columns([never | {"stays": []}]), BOOK, on=later)[Pathway.TITP2]

    assert told.answer(0, CROP_FARMING) is Answer.NO
    assert not lane_of(told.mendable, TITP_OCCUPATIONS.lane(CROP_FARMING))[0]


def test_a_stage_1_that_cannot_have_begun_opens_no_stage_2():
    believed = entrant(TOO_LATE, stays=[stage(1, "2027-07-01", "2028-06-30")], tests=[])

    assert verdict_of(believed, CROP_FARMING, on=date(2028, 7, 10), pathway=Pathway.TITP2).answer is not Answer.YES
