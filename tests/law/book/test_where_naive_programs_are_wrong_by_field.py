"""Where a program that knows the law only roughly goes wrong: levels of language by field and scheme, and the gates."""

from datetime import date, timedelta

import pytest

from kakehashi.law import WORK_CATEGORIES, Answer
from kakehashi.vocabulary import Mark, Pathway, categories
from tests.law.make import CROP, N3, N4, in_the_way, skill, somebody, verdict_of

DAY = date(2026, 11, 24)
ESD_STARTS = date(2027, 4, 1)
LATER = date(2030, 5, 10)
CARE_SKILL = {"test": "ssw1_skill", "category": "care", "on": "2026-07-10", "passed": True}
CARE_JAPANESE = {"test": "care_japanese", "on": "2026-07-10", "passed": True}


# JFT-Basic and its bands


def sat_jft(score, on):
    person = somebody(ESD_STARTS, tests=[{"test": "jft_basic", "score": score, "on": on}, skill(CROP)])
    return person | {"training_plan": {"a1_course_inside": False}, "esd_memorandum_assumed": True}


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
def test_the_bands_of_jft_basic_below_200_hold_for_sittings_from_august_2026_only(score, on, answer):
    verdict = verdict_of(sat_jft(score, on), on=ESD_STARTS, pathway=Pathway.ESD)

    assert verdict.answer is answer
    assert answer is Answer.YES or verdict.conditions == ("ESD-P-02",)


@pytest.mark.parametrize("on", ["2026-07-31", "2026-08-01"])
def test_a2_for_ssw1_is_200_points_whenever_it_was_sat(on):
    assert verdict_of(sat_jft(200, on), on=ESD_STARTS).answer is Answer.YES
    assert verdict_of(sat_jft(199, on), on=ESD_STARTS).conditions == ("SSW1-P-04",)


def test_a_sitting_that_is_still_to_come_counts_for_nothing():
    person = sat_jft(250, "2026-12-01")

    assert verdict_of(person, on=date(2026, 11, 30)).conditions[0] == "SSW1-P-04"
    assert "SSW1-P-04" not in verdict_of(person, on=date(2026, 12, 1)).conditions


# SSW (ii)


def skilled(category, on, *tests):
    """Somebody who led others for years and passed the SSW (ii) tests of `category`."""
    work = {"category": category, "months": 60, "where": "japan", "leading": True, "certified_workshop": True}
    passed = [
        skill(category, "ssw2_skill", on="2024-03-01"),
        {"test": "business_career", "grade": "3", "on": "2024-02-01", "passed": True},
    ]
    return somebody(
        on, in_japan=True, application="change_of_status", experience=[work], tests=[*passed, *tests], absconded=False
    )


OPEN_TO_SSW2 = [
    category.key
    for category in categories().values()
    if category.open_to_ssw2 and category.field.key != "construction"  # there the foreman time is open
]


@pytest.mark.parametrize("category", OPEN_TO_SSW2)
def test_n3_is_asked_for_ssw2_in_fishery_and_food_service_only_until_the_rules_of_2027(category):
    asked = category.startswith(("fishery", "food_service"))

    for on in (DAY, ESD_STARTS - timedelta(days=1)):
        verdict = verdict_of(skilled(category, on, N4), category, on=on, pathway=Pathway.SSW2)
        assert verdict.answer is (Answer.NO if asked else Answer.YES)
        assert in_the_way(verdict) == (("SSW2-P-04",) if asked else ())


@pytest.mark.parametrize("category", OPEN_TO_SSW2)
def test_b1_is_asked_for_ssw2_everywhere_with_the_rules_of_2027_and_from_which_day_is_open(category):
    below, reached = (
        verdict_of(skilled(category, ESD_STARTS, test), category, on=ESD_STARTS, pathway=Pathway.SSW2)
        for test in (N4, N3)
    )

    assert reached.answer is Answer.YES
    if not category.startswith(("fishery", "food_service")):
        assert (below.answer, below.mark, below.conditions) == (Answer.UNKNOWN, Mark.OPEN, ("SSW2-P-05",))


@pytest.mark.parametrize("on", [date(2024, 6, 1), DAY, ESD_STARTS, LATER])
def test_there_is_no_ssw2_in_care(on):
    assert verdict_of(skilled("care", on, N3), "care", on=on, pathway=Pathway.SSW2) is None


# Drivers and crew


def driver(category, *tests):
    return somebody(
        DAY, tests=[skill(category), *tests], licences=[{"class": "class_2", "country": "JP"}], new_driver_training=True
    )


@pytest.mark.parametrize("category", ["auto_transport.taxi", "auto_transport.bus"])
def test_taxi_and_bus_on_n4_are_open_where_nothing_is_said_of_a_supporter(category):
    verdict = verdict_of(driver(category, N4), category, on=DAY)

    assert (verdict.answer, verdict.mark, verdict.conditions) == (Answer.UNKNOWN, Mark.OPEN, ("SSW1-P-10",))
    assert verdict_of(driver(category, N3), category, on=DAY).answer is Answer.YES
    assert "SSW1-P-10" in verdict_of(driver(category), category, on=DAY).conditions


@pytest.mark.parametrize(("on", "answer"), [(date(2026, 1, 22), Answer.NO), (date(2026, 1, 23), Answer.UNKNOWN)])
def test_until_the_decision_of_23_january_2026_n4_was_not_enough_for_a_taxi(on, answer):
    person = driver("auto_transport.taxi", N4)
    person["tests"][0] = skill("auto_transport.taxi", on="2025-07-10")
    person["health"] = {"fit": True, "examined": "2026-01-10"}

    assert verdict_of(person, "auto_transport.taxi", on=on).answer is answer


def test_a_truck_asks_no_n3_and_no_training_for_new_drivers():
    truck = driver("auto_transport.truck", N4) | {"new_driver_training": False}

    assert verdict_of(truck, "auto_transport.truck", on=DAY).answer is Answer.YES


def test_railway_crew_never_got_a_way_below_n3_and_the_other_railway_work_never_asked_it():
    assert verdict_of(somebody(DAY, tests=[N4, skill("railway.crew")]), "railway.crew", on=DAY).answer is Answer.NO
    assert verdict_of(somebody(DAY, tests=[N4, skill("railway.track")]), "railway.track", on=DAY).answer is Answer.YES


# Transfers at one's own wish

A_YEAR_LATER = date(2028, 5, 1)


def mover(*sittings):
    basic = {"test": "trade_grade", "category": CROP, "grade": "basic", "part": "practical", "on": "2028-04-10"}
    settled = ("same_category", "new_employer_qualifies", "own_wish_share_within_limit", "new_plan_accredited")
    return {
        "in_japan": True,
        "application": "transfer_own_wish",
        "stays": [{"status": "esd", "category": CROP, "from": "2027-05-01"}],
        "tests": [basic | {"passed": True}, *sittings],
        "transfer": dict.fromkeys(settled, True),
    }


@pytest.mark.parametrize(
    ("sitting", "answer"),
    [
        ({"test": "jlpt", "level": "N5", "on": "2027-12-05"}, Answer.NO),
        ({"test": "jft_basic", "score": 145, "on": "2027-12-05"}, Answer.NO),
        ({"test": "jft_basic", "score": 174, "on": "2027-12-05"}, Answer.NO),
        ({"test": "jft_basic", "score": 175, "on": "2027-12-05"}, Answer.UNKNOWN),
        ({"test": "jft_basic", "score": 200, "on": "2027-12-05"}, Answer.YES),
    ],
)
def test_a_transfer_at_ones_own_wish_asks_a2_1_and_a1_is_not_enough(sitting, answer):
    verdict = verdict_of(mover(sitting), on=A_YEAR_LATER, pathway=Pathway.ESD_TRANSFER)

    assert verdict.answer is answer
    assert answer is Answer.YES or verdict.conditions == ("ESD-X-05",)


# The gates of the fields

STOP = date(2026, 4, 13)


def cook(application, on=DAY, **changes):
    tests = [N4, skill("food_service", on="2026-02-10")]
    return somebody(on, tests=tests, in_japan=application != "coe", application=application, **changes)


def test_food_service_gives_no_certificate_from_13_april_2026():
    before, first = (verdict_of(cook("coe", on), "food_service", on=on) for on in (STOP - timedelta(days=1), STOP))

    assert before.answer is Answer.YES
    assert (first.answer, first.conditions) == (Answer.NO, ("SSW1-F-01",))


@pytest.mark.parametrize(("applied", "answer"), [("2026-04-12", Answer.UNKNOWN), ("2026-04-13", Answer.NO)])
def test_the_day_of_the_application_counts_for_the_stop_and_not_the_day_of_the_question(applied, answer):
    person = cook("coe", coe_applied_on=applied, health={"fit": True, "examined": "2026-04-01"})

    verdict = verdict_of(person, "food_service", on=DAY)

    assert (verdict.answer, verdict.conditions) == (answer, ("SSW1-F-01",))


def test_who_holds_ssw1_in_food_service_may_change_employer_and_renew_in_spite_of_the_stop():
    for application in ("change_of_employer", "renewal"):
        person = cook(application, stays=[{"status": "ssw1", "category": "food_service", "from": "2025-10-01"}])

        assert verdict_of(person, "food_service", on=DAY).answer is Answer.YES


def test_who_holds_ssw1_in_another_field_changes_into_food_service_on_open_ground():
    person = cook("change_of_employer", stays=[{"status": "ssw1", "category": CROP, "from": "2025-10-01"}])

    assert verdict_of(person, "food_service", on=DAY).conditions == ("SSW1-F-01",)
    assert verdict_of(person, "food_service", on=DAY).answer is Answer.UNKNOWN


def test_the_stop_of_food_service_reaches_no_other_field():
    for category in WORK_CATEGORIES.keys:
        verdict = verdict_of(cook("coe"), category, on=DAY)
        assert ("SSW1-F-01" in in_the_way(verdict)) == (category == "food_service")


def test_home_visits_in_care_were_closed_until_20_april_2025_and_then_ask_a_course_and_a_year():
    course = {"course": "care_initial", "hours": 130, "from": "2024-01-05", "to": "2024-02-20", "where": "japan"}
    year = {"category": "care", "months": 12, "where": "japan", "leading": False}
    tests = [N4, CARE_SKILL, CARE_JAPANESE]
    person = somebody(
        date(2025, 4, 1),
        tests=[test | {"on": "2024-12-01"} for test in tests],
        courses=[course],
        stays=[{"status": "student", "from": "2022-04-01", "to": "2025-03-20"}],
        experience=[year],
        home_visits=True,
    )
    opened = date(2025, 4, 21)

    assert verdict_of(person, "care", on=opened - timedelta(days=1)).conditions == ("SSW1-P-26",)
    assert verdict_of(person, "care", on=opened).answer is Answer.YES
    assert verdict_of(person | {"courses": []}, "care", on=opened).conditions == ("SSW1-P-26",)
