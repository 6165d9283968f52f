"""Stories under SSW (ii): whole people and the answer they get."""

from datetime import date

import pytest

from kakehashi.law import Answer, Stage, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Mark, Pathway, categories
from tests.law.make import CROP, make_person

DAY = date(2026, 11, 24)
RULES_OF_2027 = date(2027, 4, 1)
IN_2024 = date(2024, 6, 1)
SPOKEN_OF = [category.key for category in categories().values() if category.open_to_ssw2]
FISHERY_AND_FOOD_SERVICE = {"fishery.fishing", "fishery.aquaculture", "food_service"}


def skilled(*, category=CROP, level="N4", **changes):
    """Somebody who has held SSW (i) for years, led others, and passed the SSW (ii) test of `category`."""
    person = make_person(
        born="1996-11-04",
        in_japan=True,
        application="change_of_status",
        tests=[
            {"test": "jlpt", "level": level, "on": "2022-12-04"},
            {"test": "ssw2_skill", "category": category, "on": "2024-03-01", "passed": True},
            {"test": "business_career", "grade": "3", "on": "2024-02-01", "passed": True},
        ],
        stays=[{"status": "ssw1", "category": category, "from": "2020-10-01"}],
        experience=[
            {"category": category, "months": 40, "where": "japan", "leading": True, "certified_workshop": True}
        ],
        health=None,
    )
    return {key: value for key, value in (person | changes).items() if value is not None}


def verdict_on(person, category=CROP, on=DAY, stage=Stage.LANDING):
    examined = {"health": {"fit": True, "examined": on}}
    return explain(columns([person | examined]), BOOK, on=on, stage=stage).verdict(Pathway.SSW2, category)


def test_who_passed_the_test_and_led_others_may_stay_for_good():
    verdict = verdict_on(skilled())

    assert verdict.answer is Answer.YES
    assert verdict.still_to_come == ()


@pytest.mark.parametrize(("months", "answer"), [(24, Answer.YES), (23, Answer.NO), (720, Answer.UNKNOWN)])
def test_months_of_leading_beyond_a_whole_life_are_no_proof(months, answer):
    led = {"category": CROP, "months": months, "where": "japan", "leading": True}

    assert verdict_on(skilled(experience=[led])).answer is answer


def test_n3_is_asked_in_fishery_and_food_service_only_under_the_rules_of_2024():
    for on in (IN_2024, DAY, date(2027, 3, 31)):
        asked = {
            category
            for category in SPOKEN_OF
            if "SSW2-P-04" in verdict_on(skilled(category=category), category, on).conditions
        }

        assert asked == FISHERY_AND_FOOD_SERVICE


@pytest.mark.parametrize("category", sorted(FISHERY_AND_FOOD_SERVICE))
def test_with_n3_fishery_and_food_service_are_open_too(category):
    without, reached = (verdict_on(skilled(category=category, level=level), category) for level in ("N4", "N3"))

    assert without.answer is Answer.NO
    assert [each.step.key for each in without.remaining] == ["sit_jlpt_n3"]
    assert reached.answer is Answer.YES


def test_no_language_test_at_all_is_needed_elsewhere_until_the_rules_of_2027():
    person = skilled()
    person["tests"] = [test for test in person["tests"] if test["test"] != "jlpt"]

    assert verdict_on(person, on=date(2027, 3, 31)).answer is Answer.YES
    assert verdict_on(person, on=RULES_OF_2027).answer is Answer.UNKNOWN


@pytest.mark.parametrize("category", [each for each in SPOKEN_OF if not each.startswith("construction")])
def test_b1_is_asked_of_all_with_the_rules_of_2027_whose_day_is_not_known(category):
    below, reached = (
        verdict_on(skilled(category=category, level=level), category, RULES_OF_2027) for level in ("N4", "N3")
    )

    assert reached.answer is Answer.YES
    if category in FISHERY_AND_FOOD_SERVICE:
        assert (below.answer, below.conditions) == (Answer.NO, ("SSW2-P-04",))
    else:
        assert (below.answer, below.conditions) == (Answer.UNKNOWN, ("SSW2-P-05",))
        assert below.mark is Mark.OPEN


@pytest.mark.parametrize("on", [IN_2024, DAY, RULES_OF_2027])
def test_there_is_none_for_care(on):
    assert verdict_on(skilled(category="care", level="N1"), "care", on) is None


def test_completing_training_waives_nothing():
    stays = [
        {"status": "titp2", "occupation": "Crop farming", "from": "2016-04-01", "to": "2019-03-31"},
        {"status": "titp3", "occupation": "Crop farming", "from": "2019-05-01", "to": "2021-04-30"},
    ]
    trained = [stay | {"completed": True, "evaluation_report": True} for stay in stays]
    person = skilled(stays=trained, tests=[{"test": "jlpt", "level": "N3", "on": "2022-12-04"}])

    verdict = verdict_on(person)

    assert verdict.answer is Answer.NO
    assert verdict.conditions == ("SSW2-P-02",)
    assert [each.step.key for each in verdict.remaining] == ["pass_ssw2_skill_test"]


def test_a_former_trainee_may_be_in_the_pool_and_is_asked_later_whether_the_skill_is_passed_on():
    stay = {"status": "titp2", "occupation": "Crop farming", "from": "2016-04-01", "to": "2019-03-31"}
    person = skilled(stays=[stay | {"completed": True}, *skilled()["stays"]])

    early, late = verdict_on(person, stage=Stage.POOL), verdict_on(person)

    assert early.answer is Answer.YES
    assert [rule.id for rule in early.still_to_come] == ["japan.ssw2.passes_skill_on"]
    assert (late.answer, late.mark, late.conditions) == (Answer.UNKNOWN, Mark.OPEN, ("SSW2-P-01",))


def test_no_one_need_have_held_ssw1():
    assert verdict_on(skilled(stays=[{"status": "student", "from": "2016-04-01"}])).answer is Answer.YES


REPAIR = "auto_repair.maintenance"


@pytest.mark.parametrize(("months", "answer"), [(36, Answer.YES), (35, Answer.UNKNOWN)])
def test_a_mechanic_certificate_may_replace_the_years_at_a_workshop(months, answer):
    experience = [
        {"category": REPAIR, "months": months, "where": "japan", "certified_workshop": True, "leading": False}
    ]

    verdict = verdict_on(skilled(category=REPAIR, experience=experience), REPAIR)

    assert verdict.answer is answer
    if answer is Answer.UNKNOWN:
        assert verdict.conditions == ("SSW2-P-03",)
        assert [each.step.key for each in verdict.remaining] == ["gain_repair_experience_in_japan"]


def test_a_mechanic_certificate_may_replace_the_test_too():
    assert verdict_on(skilled(category=REPAIR, tests=[]), REPAIR).conditions == ("SSW2-P-02",)
    assert verdict_on(skilled(category=REPAIR, tests=[]), REPAIR).answer is Answer.UNKNOWN


@pytest.mark.parametrize(
    "category", [each for each in SPOKEN_OF if not each.startswith(("construction", "shipbuilding"))]
)
def test_the_11_fields_are_open_only_from_their_day(category):
    person = skilled(
        category=category,
        level="N3",
        tests=[
            {"test": "jlpt", "level": "N3", "on": "2022-12-04"},
            {"test": "ssw2_skill", "category": category, "on": "2023-08-01", "passed": True},
            {"test": "business_career", "grade": "3", "on": "2023-02-01", "passed": True},
        ],
    )

    assert verdict_on(person, category, date(2023, 8, 30)) is None
    assert verdict_on(person, category, date(2023, 8, 31)).answer is Answer.YES


def test_there_are_lines_for_the_open_categories_and_no_others():
    def spoken_of(on):
        verdicts = explain(columns([{}]), BOOK, on=on, pathways=[Pathway.SSW2]).verdicts
        return {verdict.category for verdict in verdicts}

    before = {each for each in SPOKEN_OF if each.startswith(("construction", "shipbuilding"))}
    assert spoken_of(date(2023, 8, 30)) == before
    assert spoken_of(date(2023, 8, 31)) == spoken_of(date(2026, 1, 22)) == set(SPOKEN_OF)
    assert {*SPOKEN_OF, "linen_supply", "warehousing", "railway.crew", "forestry"} <= spoken_of(DAY)
    assert {*categories()} - spoken_of(DAY) == {key for key in categories() if key not in spoken_of(date(2028, 1, 1))}


@pytest.mark.parametrize(
    ("category", "on"),
    [("linen_supply", DAY), ("warehousing", DAY), ("railway.crew", DAY), ("forestry", date(2026, 1, 23))],
)
def test_a_field_whose_standing_was_not_found_is_neither_open_nor_closed(category, on):
    for stage in Stage:
        verdict = verdict_on(skilled(tests=[{"test": "jlpt", "level": "N3", "on": "2022-12-04"}]), category, on, stage)

        assert (verdict.answer, verdict.conditions) == (Answer.UNKNOWN, ("SSW2-P-06",))


@pytest.mark.parametrize("category", ["auto_transport.truck", "railway.crew", "forestry", "wood_products"])
def test_the_fields_of_2024_have_none_under_the_rules_of_2024(category):
    assert verdict_on(skilled(category=category), category, date(2026, 1, 22)) is None


def test_a_foreman_in_construction_cannot_be_told_yes():
    category = "construction.civil"

    assert verdict_on(skilled(category=category), category).conditions == ("SSW2-P-03",)
    assert verdict_on(skilled(category=category), category).answer is Answer.UNKNOWN
    assert verdict_on(skilled(category=category, experience=[]), category).answer is Answer.NO


def test_the_tests_of_ssw1_open_nothing_here():
    verdict = verdict_on(make_person(experience=[]))

    assert verdict.answer is Answer.NO
    assert verdict.conditions == ("SSW2-P-02", "SSW2-P-03")


def test_nothing_told_is_unknown_everywhere_and_no_nowhere():
    verdicts = explain(columns([{}]), BOOK, on=DAY, pathways=[Pathway.SSW2], stage=Stage.POOL).verdicts

    assert {verdict.answer for verdict in verdicts} == {Answer.UNKNOWN}
