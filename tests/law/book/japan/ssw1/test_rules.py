"""Stories under SSW (i): whole people and the answer they get."""

from datetime import date

import pytest

from kakehashi.law import Answer, Stage, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Pathway
from tests.law.make import CROP, answer_for, make_person

DAY = date(2026, 11, 24)
FIT = {"fit": True, "examined": "2026-11-01"}


def trainee(occupation, **stay):
    stay = {"status": "titp2", "occupation": occupation, "from": "2022-04-01", "to": "2025-03-31"} | stay
    stays = [stay | {"completed": True, "evaluation_report": True}]
    return make_person(born="1998-11-04", tests=[], stays=stays, health=FIT)


def test_a_trainee_who_completed_crop_farming_well_needs_no_test_for_crop_farming():
    assert answer_for(trainee("Crop farming"), on=DAY) is Answer.YES


def test_the_same_trainee_needs_the_skill_test_but_no_language_test_elsewhere():
    explanation = explain(columns([trainee("Crop farming")]), BOOK, on=DAY)

    verdict = explanation.verdict(Pathway.SSW1, "building_cleaning")
    assert verdict.conditions == ("SSW1-P-03",)


def test_a_trainee_of_care_needs_no_test_at_all_in_care():
    assert answer_for(trainee("Care worker"), category="care", on=DAY) is Answer.YES


def test_a_trainee_of_farming_needs_both_care_tests():
    explanation = explain(columns([trainee("Crop farming")]), BOOK, on=DAY)

    assert explanation.verdict(Pathway.SSW1, "care").conditions == ("SSW1-P-03", "SSW1-P-08")


def test_language_tests_alone_do_not_open_care():
    tests = [
        {"test": "jlpt", "level": "N2", "on": "2025-12-07"},
        {"test": "ssw1_skill", "category": "care", "passed": True, "on": "2026-03-01"},
    ]
    both = [*tests, {"test": "care_japanese", "passed": True, "on": "2026-03-01"}]

    assert answer_for(make_person(tests=tests, health=FIT), category="care", on=DAY) is Answer.NO
    assert answer_for(make_person(tests=both, health=FIT), category="care", on=DAY) is Answer.YES


def test_a_seventeen_year_old_may_be_in_the_pool_for_a_later_landing():
    young = make_person(born="2009-01-15", enters_on="2027-02-01", health=FIT)

    assert answer_for(young, on=DAY) is Answer.YES
    assert answer_for(young | {"enters_on": "2027-01-14"}, on=DAY) is Answer.NO


def test_food_service_from_abroad_is_stopped_and_everything_else_goes_on():
    tests = [
        {"test": "jlpt", "level": "N4", "on": "2025-12-07"},
        {"test": "ssw1_skill", "category": "food_service", "passed": True, "on": "2026-03-01"},
    ]
    person = make_person(tests=tests, health={"fit": True, "examined": "2026-04-01"})

    assert answer_for(person, category="food_service", on=date(2026, 4, 12)) is Answer.YES
    assert answer_for(person, category="food_service", on=date(2026, 4, 13)) is Answer.NO


def test_a_planned_category_is_never_yes_before_its_day_is_known():
    tests = [
        {"test": "jlpt", "level": "N4", "on": "2025-12-07"},
        {"test": "ssw1_skill", "category": "linen_supply", "passed": True, "on": "2026-03-01"},
    ]

    assert answer_for(make_person(tests=tests, health=FIT), category="linen_supply", on=DAY) is Answer.UNKNOWN


@pytest.mark.parametrize(("to", "answer"), [("2026-03-30", Answer.YES), ("2026-03-31", Answer.NO)])
def test_five_years_are_counted_to_the_day(to, answer):
    stays = [{"status": "ssw1", "category": CROP, "from": "2021-04-01", "to": to}]

    assert answer_for(make_person(born="1998-11-04", stays=stays, health=FIT), on=DAY) is answer


def test_a_student_who_was_expelled_may_still_come_back_from_abroad():
    home = make_person(expelled_student=True, health=FIT)
    here = home | {"in_japan": True, "application": "change_of_status", "absconded": False}

    assert answer_for(home, on=DAY) is Answer.YES
    assert answer_for(here, on=DAY) is Answer.UNKNOWN
    assert answer_for(here | {"expelled_reason": "", "change_reason": ""}, on=DAY) is Answer.NO


def test_who_is_concerned_is_asked_for_the_reason_and_nobody_else():
    here = make_person(
        in_japan=True, application="change_of_status", absconded=False, expelled_student=False, health=FIT
    )
    stays = [{"status": "visitor", "from": "2026-10-01"}], [{"status": "student", "from": "2024-04-01"}]

    visitor, student = (explain(columns([here | {"stays": each}]), BOOK, on=DAY) for each in stays)

    assert visitor.verdict(Pathway.SSW1, CROP).conditions == ("SSW1-P-27",)
    assert "change_reason" in visitor.asks(Pathway.SSW1, CROP)
    assert student.verdict(Pathway.SSW1, CROP).answer is Answer.YES


def test_nothing_told_is_unknown_everywhere_and_no_nowhere():
    verdicts = explain(columns([{}]), BOOK, on=DAY, pathways=[Pathway.SSW1], stage=Stage.POOL).verdicts

    assert {verdict.answer for verdict in verdicts} == {Answer.UNKNOWN}
    assert len(verdicts) == 51


@pytest.mark.parametrize(
    ("key", "answer"),
    [("agriculture", Answer.UNKNOWN), ("agriculture.livestock", Answer.YES), ("agriculture.crop", Answer.NO)],
)
def test_a_field_told_of_a_test_or_of_training_leaves_open_in_which_category(key, answer):
    stay = {"category": key, "completed": True}
    trained = [
        stay | {"status": "titp1", "from": "2023-01-01", "to": "2023-12-31"},
        stay | {"status": "titp2", "from": "2024-01-01", "to": "2025-12-31", "evaluation_report": True},
    ]
    language = {"test": "jlpt", "level": "N4", "on": "2025-12-07"}
    tested = [language, {"test": "ssw1_skill", "category": key, "on": "2026-07-10", "passed": True}]

    assert answer_for(make_person(tests=[], stays=trained), category="agriculture.livestock") is answer
    assert answer_for(make_person(tests=tested), category="agriculture.livestock") is answer
