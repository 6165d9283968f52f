"""Stories under ESD: before and after 1 April 2027."""

from datetime import date

import pytest

from kakehashi.law import Answer, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Pathway
from tests.law.make import CROP, make_person

BEGINNER = make_person(
    tests=[{"test": "jlpt", "level": "N5", "on": "2026-12-06"}],
    stays=[],
    training_plan={"a1_course_inside": False},
    esd_memorandum_assumed=True,
)


def verdict_on(person, category=CROP, on=date(2027, 4, 1)):
    return explain(columns([person]), BOOK, on=on).verdict(Pathway.ESD, category)


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
        courses=[{"course": "a1_accredited", "hours": 120, "to": "2027-02-01", "where": "abroad"}],
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
