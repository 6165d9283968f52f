"""Stories under ESD: before and after 1 April 2027."""

from datetime import date

import pytest

from kakehashi.law import Answer, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Mark, Pathway
from tests.law.make import CROP, make_person

BEGINNER = make_person(
    tests=[{"test": "jlpt", "level": "N5", "on": "2026-12-06"}],
    stays=[],
    training_plan={"a1_course_inside": False},
    esd_memorandum_assumed=True,
)


END = date(2030, 5, 1)
"""The day after three years of `COMPLETED`."""

COMPLETED = {"status": "esd", "category": CROP, "from": "2027-05-01", "to": "2030-04-30", "completed": True}
N4 = {"test": "jlpt", "level": "N4", "on": "2029-12-02"}
GRADE_3 = {
    "test": "trade_grade",
    "occupation": "Crop farming",
    "grade": "3",
    "part": "practical",
    "on": "2030-02-10",
    "passed": True,
}
A2_COURSE = {"course": "a2_accredited", "hours": 100, "from": "2028-06-01", "to": "2029-03-31", "where": "japan"}


def verdict_on(person, category=CROP, on=date(2027, 4, 1), pathway=Pathway.ESD):
    return explain(columns([person]), BOOK, on=on).verdict(pathway, category)


def after_esd(*tests, **changes):
    return make_person(tests=list(tests), stays=[COMPLETED], health={"fit": True, "examined": "2030-04-01"}, **changes)


def ssw1_after(person, category=CROP):
    return verdict_on(person, category, on=END, pathway=Pathway.SSW1)


@pytest.mark.parametrize(("on", "answer"), [("2027-03-31", Answer.NO), ("2027-04-01", Answer.YES)])
def test_a_beginner_may_come_from_the_first_day_on_if_a_memorandum_stood(on, answer):
    assert verdict_on(BEGINNER, on=date.fromisoformat(on)).answer is answer


def test_without_the_assumption_the_memorandum_leaves_it_open():
    verdict = verdict_on(BEGINNER | {"esd_memorandum_assumed": False})

    assert verdict.answer is Answer.UNKNOWN
    assert verdict.conditions == ("ESD-P-09",)


def test_an_assumption_never_hides_a_refusal():
    verdict = verdict_on(BEGINNER | {"born": "2015-01-01"})

    assert verdict.answer is Answer.NO
    assert verdict.as_it_stands is Answer.NO


def test_care_asks_more_than_farming():
    assert verdict_on(BEGINNER, "care").conditions == ("ESD-P-03",)
    assert verdict_on(BEGINNER, CROP).answer is Answer.YES


def test_a_course_does_not_replace_the_language_that_care_asks():
    person = make_person(
        tests=[],
        courses=[
            {"course": "a1_accredited", "hours": 120, "from": "2026-12-01", "to": "2027-02-01", "where": "abroad"}
        ],
        esd_memorandum_assumed=True,
    )

    assert verdict_on(person, CROP).answer is Answer.YES
    assert verdict_on(person, "care").answer is Answer.NO


def test_a_former_trainee_is_neither_let_in_nor_turned_away():
    stay = {"status": "titp2", "occupation": "Crop farming", "from": "2022-04-01", "to": "2024-03-31"}

    verdict = verdict_on(BEGINNER | {"stays": [stay | {"completed": True}]})

    assert verdict.answer is Answer.UNKNOWN
    assert verdict.conditions == ("ESD-P-05",)


def test_a_category_that_is_only_planned_is_unknown():
    verdict = verdict_on(BEGINNER, "linen_supply")

    assert verdict.answer is Answer.UNKNOWN
    assert verdict.conditions == ("SSW1-F-02",)


@pytest.mark.parametrize("category", ["aviation.maintenance", "auto_transport.truck"])
def test_there_is_no_line_for_fields_that_esd_does_not_know(category):
    assert verdict_on(BEGINNER, category) is None


def test_esd_completed_waives_nothing_by_itself():
    assert ssw1_after(after_esd()).conditions == ("SSW1-P-03", "SSW1-P-04")
    assert ssw1_after(after_esd(GRADE_3)).conditions == ("SSW1-P-04",)
    assert ssw1_after(after_esd(N4)).conditions == ("SSW1-P-03",)


def test_after_esd_grade_3_and_an_a2_test_open_the_same_field_and_no_other():
    person = after_esd(GRADE_3, N4)

    assert ssw1_after(person).answer is Answer.YES
    assert ssw1_after(person, "agriculture.livestock").conditions == ("SSW1-P-03",)
    assert ssw1_after(person, "auto_transport.truck").answer is Answer.NO
    assert ssw1_after(person, "aviation.ground_handling").conditions == ("SSW1-P-03",)


def test_the_a2_course_does_not_replace_the_a2_test():
    assert ssw1_after(after_esd(GRADE_3, courses=[A2_COURSE])).conditions == ("SSW1-P-04",)


@pytest.mark.parametrize(
    ("score", "on", "answer"),
    [
        (145, "2026-08-01", Answer.YES),
        (144, "2026-08-01", Answer.NO),
        (145, "2026-07-31", Answer.UNKNOWN),
        (199, "2026-07-31", Answer.UNKNOWN),
        (200, "2026-07-31", Answer.YES),
    ],
)
def test_bands_of_jft_basic_below_a2_are_known_of_sittings_from_august_2026_only(score, on, answer):
    verdict = verdict_on(BEGINNER | {"tests": [{"test": "jft_basic", "score": score, "on": on}]})

    assert verdict.answer is answer
    assert answer is Answer.YES or verdict.conditions == ("ESD-P-02",)


def test_three_years_are_the_end_with_any_number_of_employers():
    one, two = COMPLETED | {"to": "2028-06-30"}, COMPLETED | {"from": "2028-07-01"}
    worked = BEGINNER | {"stays": [one, two], "tests": [N4], "application": "renewal", "in_japan": True}

    assert verdict_on(worked, on=date(2030, 4, 30)).answer is Answer.YES
    assert verdict_on(worked, on=END).conditions == ("ESD-P-05", "ESD-D-01")


def test_a_year_more_is_for_who_failed_a_test_of_the_end_and_asks_for_it():
    failed = BEGINNER | {
        "stays": [COMPLETED | {"to": None}],
        "tests": [{"test": "jlpt", "level": "N5", "on": "2028-03-01"}, N4 | {"passed": False}],
        "application": "extension",
        "in_japan": True,
    }

    assert verdict_on(failed, on=END).answer is Answer.YES
    assert verdict_on(failed | {"application": "renewal"}, on=END).answer is Answer.NO
    assert verdict_on(failed | {"tests": [N4, GRADE_3]}, on=END).answer is Answer.NO
    assert verdict_on(failed, on=date(2031, 5, 1)).answer is Answer.NO


def test_the_first_tests_failed_do_not_end_the_stay():
    failed = [{"test": "jft_basic", "score": 100, "on": "2028-04-10"}, GRADE_3 | {"grade": "basic", "passed": False}]
    worker = BEGINNER | {"stays": [COMPLETED | {"to": None}], "tests": [*failed, BEGINNER["tests"][0]]}

    assert verdict_on(worker, on=date(2028, 6, 1)).answer is Answer.YES
    assert BOOK.provision("japan.esd.first_tests_failed_end_nothing")[1].condition == "ESD-T-07"


def test_a_passport_is_judged_as_under_ssw1_and_never_firmer_than_it_is_known():
    verdict = verdict_on(BEGINNER | {"nationality": "IR"})

    assert (verdict.answer, verdict.conditions, verdict.mark) == (Answer.NO, ("ESD-P-10",), Mark.UNCONFIRMED)


def test_every_condition_of_the_person_is_judged_stated_or_said_not_to_be_judged():
    esd = BOOK.instrument("japan.esd")
    covered = {each.condition for each in esd.provisions()}

    assert {f"ESD-P-{number:02}" for number in range(1, 12)} <= covered
    assert {"ESD-D-01", "ESD-D-02", "ESD-D-03", "ESD-O-01", "ESD-O-02", "ESD-T-07"} <= covered
    assert esd.not_judged == ("ESD-P-07",)
