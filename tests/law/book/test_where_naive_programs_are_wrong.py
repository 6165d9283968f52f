"""Where a program that knows the law only roughly goes wrong: what training and ESD waive, and how the years count."""

from datetime import date

import pytest

from kakehashi.law import WORK_CATEGORIES, Answer
from kakehashi.vocabulary import Pathway
from tests.law.make import CROP, N3, N4, in_the_way, skill, somebody, verdict_of

DAY = date(2026, 11, 24)
ESD_STARTS = date(2027, 4, 1)
LIVESTOCK = "agriculture.livestock"
CARE_SKILL = {"test": "ssw1_skill", "category": "care", "on": "2026-07-10", "passed": True}
CARE_JAPANESE = {"test": "care_japanese", "on": "2026-07-10", "passed": True}


def trainee(occupation="Crop farming", tests=(), **stay):
    """Somebody without a test of their own who completed TITP stage 2 well."""
    titp2 = {"status": "titp2", "occupation": occupation, "from": "2022-04-01", "to": "2025-03-31"}
    return somebody(DAY, tests=[*tests], stays=[titp2 | {"completed": True, "evaluation_report": True} | stay])


# Training and its waivers


def test_training_in_crop_farming_opens_crop_farming_and_is_no_livestock():
    assert verdict_of(trainee(), CROP, on=DAY).answer is Answer.YES
    assert verdict_of(trainee(), LIVESTOCK, on=DAY).conditions == ("SSW1-P-03",)


def test_training_in_livestock_opens_livestock_and_is_no_crop_farming():
    assert verdict_of(trainee("Livestock farming"), LIVESTOCK, on=DAY).answer is Answer.YES
    assert verdict_of(trainee("Livestock farming"), CROP, on=DAY).conditions == ("SSW1-P-03",)


@pytest.mark.parametrize("occupation", ["Crop farming", "Carpentry", "Care worker"])
def test_training_in_any_occupation_waives_the_general_language_test_in_every_category(occupation):
    for category in WORK_CATEGORIES.keys:
        assert "SSW1-P-04" not in in_the_way(verdict_of(trainee(occupation), category, on=DAY))


def test_training_elsewhere_never_waives_the_care_language_test():
    assert verdict_of(trainee(tests=[CARE_SKILL]), "care", on=DAY).conditions == ("SSW1-P-08",)
    assert verdict_of(trainee(tests=[CARE_SKILL, CARE_JAPANESE]), "care", on=DAY).answer is Answer.YES


def test_training_in_care_waives_all_three_tests_of_care():
    assert verdict_of(trainee("Care worker"), "care", on=DAY).answer is Answer.YES


def test_no_training_waives_n3_of_railway_crew():
    person = trainee(tests=[skill("railway.crew")])

    assert verdict_of(person, "railway.crew", on=DAY).conditions == ("SSW1-P-11",)


@pytest.mark.parametrize(
    "stay",
    [
        {"completed": False},
        {"from": "2022-06-02"},
        {"status": "titp1"},
        {"evaluation_report": False, "same_employer_goes_on": False},
    ],
    ids=["broken off", "a day short of 2 years 10 months", "stage 1 only", "neither paper nor grade"],
)
def test_training_that_was_not_completed_well_waives_nothing(stay):
    assert verdict_of(trainee(**stay), CROP, on=DAY).conditions == ("SSW1-P-03", "SSW1-P-04")


def test_grade_3_written_alone_is_no_paper_and_grade_3_practical_is_one():
    without = {"evaluation_report": False, "same_employer_goes_on": False}
    grade_3 = {"test": "trade_grade", "occupation": "Crop farming", "grade": "3", "on": "2025-01-15", "passed": True}

    written, practical = (trainee(tests=[grade_3 | {"part": part}], **without) for part in ("written", "practical"))

    assert verdict_of(written, on=DAY).conditions == ("SSW1-P-03", "SSW1-P-04")
    assert verdict_of(practical, on=DAY).answer is Answer.YES


# What ESD does not do

AFTER_ESD = date(2030, 5, 10)
GRADE_3 = {
    "test": "trade_grade", "occupation": "Crop farming", "grade": "3", "part": "practical", "on": "2030-02-01",
    "passed": True,
}  # fmt: skip


def completer_of_esd(*tests, **changes):
    esd = {"status": "esd", "category": CROP, "from": "2027-05-01", "to": "2030-04-30", "completed": True}
    return somebody(AFTER_ESD, tests=[*tests], stays=[esd], **changes)


def test_completing_esd_waives_neither_the_skill_test_nor_the_language_test():
    basic = GRADE_3 | {"grade": "basic"}

    assert verdict_of(completer_of_esd(), on=AFTER_ESD).conditions == ("SSW1-P-03", "SSW1-P-04")
    assert verdict_of(completer_of_esd(basic), on=AFTER_ESD).conditions == ("SSW1-P-03", "SSW1-P-04")


def test_after_esd_grade_3_or_the_skill_test_opens_the_way_only_with_an_a2_test():
    for test in (GRADE_3, skill(CROP)):
        assert verdict_of(completer_of_esd(test), on=AFTER_ESD).conditions == ("SSW1-P-04",)
        assert verdict_of(completer_of_esd(test, N4), on=AFTER_ESD).answer is Answer.YES


def test_after_esd_grade_3_opens_nothing_in_another_category():
    assert verdict_of(completer_of_esd(GRADE_3, N4), LIVESTOCK, on=AFTER_ESD).conditions == ("SSW1-P-03",)


def test_the_a2_course_does_not_replace_the_a2_test():
    course = {"course": "a2_accredited", "hours": 100, "from": "2028-04-01", "to": "2029-03-31", "where": "japan"}

    person = completer_of_esd(GRADE_3, courses=[course])

    assert verdict_of(person, on=AFTER_ESD).conditions == ("SSW1-P-04",)


def test_the_a1_course_is_enough_for_esd_and_the_a2_course_is_not():
    def taking(course):
        taken = {"course": course, "hours": 100, "from": "2026-11-01", "to": "2027-03-01", "where": "abroad"}
        without = somebody(ESD_STARTS, tests=[], courses=[taken], training_plan={"a1_course_inside": False})
        return without | {"esd_memorandum_assumed": True}

    enough, other = (
        verdict_of(taking(course), on=ESD_STARTS, pathway=Pathway.ESD) for course in ("a1_accredited", "a2_accredited")
    )

    assert enough.answer is Answer.YES
    assert other.conditions == ("ESD-P-02",)


@pytest.mark.parametrize("category", [key for key in WORK_CATEGORIES.keys if key.startswith(("auto_tr", "aviation"))])
@pytest.mark.parametrize("pathway", [Pathway.ESD, Pathway.ESD_TRANSFER])
def test_road_transport_and_aviation_are_not_reached_through_esd(category, pathway):
    person = completer_of_esd(N3, skill(category))

    assert [verdict_of(person, category, on=on, pathway=pathway) for on in (DAY, ESD_STARTS, AFTER_ESD)] == [None] * 3


# The total stay in SSW (i)


def ssw1(start, end, category=CROP):
    return {"status": "ssw1", "category": category, "from": start, "to": end}


def test_years_in_ssw1_are_added_across_fields_and_employers():
    stays = [ssw1("2019-05-01", "2022-04-30"), ssw1("2022-06-01", "2024-06-30", "accommodation")]

    for category in ("accommodation", CROP, "building_cleaning"):
        assert "SSW1-P-13" in in_the_way(verdict_of(somebody(DAY, stays=stays), category, on=DAY))


def test_time_at_home_between_two_stays_is_not_counted_and_time_without_work_is():
    apart = [ssw1("2019-05-01", "2021-04-30"), ssw1("2023-06-01", "2026-04-30")]
    waiting = [
        ssw1("2021-09-01", "2026-04-30"),
        {"status": "designated_to_ssw", "from": "2021-05-01", "to": "2021-08-31"},
    ]

    assert verdict_of(somebody(DAY, stays=apart), on=DAY).answer is Answer.YES
    assert verdict_of(somebody(DAY, stays=waiting), on=DAY).conditions == ("SSW1-P-13",)


FIVE_YEARS = [ssw1("2020-06-01", "2025-05-31")]
BEFORE, RULES_OF_2025 = date(2025, 9, 29), date(2025, 9, 30)
MATERNITY = {
    "reason": "maternity", "from": "2023-01-10", "to": "2023-04-30", "proof": True,
    "exclusion_applied_on": "2025-02-01",
}  # fmt: skip


def returner(on, **leave):
    tests = [N4 | {"on": "2019-12-01"}, skill(CROP, on="2020-01-10")]
    return somebody(on, stays=FIVE_YEARS, tests=tests, leaves=[MATERNITY | leave])


def test_maternity_leave_is_left_out_of_the_count_from_30_september_2025_and_was_counted_before():
    assert verdict_of(returner(BEFORE), on=BEFORE).conditions == ("SSW1-P-13",)
    assert verdict_of(returner(RULES_OF_2025), on=RULES_OF_2025).answer is Answer.YES


@pytest.mark.parametrize("lacking", [{"exclusion_applied_on": None, "proof": False}, {"proof": False}])
def test_no_leave_is_left_out_without_application_and_proof(lacking):
    assert verdict_of(returner(DAY, **lacking), on=DAY).conditions == ("SSW1-P-13",)


def test_a_leave_whose_application_is_not_told_leaves_it_open():
    assert verdict_of(returner(DAY, exclusion_applied_on=None), on=DAY).answer is Answer.UNKNOWN


def test_who_could_not_re_enter_was_left_out_already_before_30_september_2025():
    assert verdict_of(returner(BEFORE, reason="unable_to_re_enter"), on=BEFORE).answer is Answer.YES


@pytest.mark.parametrize("reason", ["holiday", "unemployment", "re_entry", "other"])
def test_holidays_unemployment_and_trips_are_never_left_out(reason):
    assert verdict_of(returner(DAY, reason=reason), on=DAY).conditions == ("SSW1-P-13",)


@pytest.mark.parametrize(("last_day", "answer"), [("2023-02-09", Answer.NO), ("2023-02-10", Answer.YES)])
def test_an_illness_is_left_out_only_where_it_lasted_longer_than_a_month(last_day, answer):
    assert verdict_of(returner(DAY, reason="illness", to=last_day), on=DAY).answer is answer


# The sixth year


SITE = "construction.building"


def in_the_sixth_year(category, *tests, percent=80, **changes):
    near = skill(category, "ssw2_skill", passed=False, percent_of_pass_mark=percent, on="2026-03-01")
    person = somebody(
        DAY,
        in_japan=True,
        application="renewal",
        absconded=False,
        stays=[ssw1("2021-10-01", "2026-11-30", category)],
        tests=[N4, skill(category), near, *tests],
        sixth_year={"undertaking": True, "employer_keeps_and_coaches": True},
    )
    return {key: value for key, value in (person | changes).items() if value is not None}


def n3_at(percent):
    return {
        "test": "jlpt",
        "level": "N3",
        "on": "2026-07-05",
        "passed": percent >= 100,
        "percent_of_pass_mark": percent,
    }


@pytest.mark.parametrize(("percent", "answer"), [(79, Answer.NO), (80, Answer.YES)])
def test_a_sixth_year_asks_80_percent_of_the_pass_mark(percent, answer):
    assert verdict_of(in_the_sixth_year(SITE, percent=percent), SITE, on=DAY).answer is answer


@pytest.mark.parametrize(("category", "answer"), [(SITE, Answer.NO), (CROP, Answer.UNKNOWN)])
def test_an_old_sitting_is_no_ground_where_the_first_that_counts_is_known_and_open_elsewhere(category, answer):
    person = in_the_sixth_year(category)
    person["tests"][-1]["on"] = "2025-11-30"

    assert verdict_of(person, category, on=DAY).answer is answer


def test_who_is_home_after_five_full_years_is_not_sure_of_a_sixth():
    person = in_the_sixth_year(SITE, in_japan=False, application="coe")

    verdict = verdict_of(person, SITE, on=DAY)

    assert (verdict.answer, verdict.conditions) == (Answer.UNKNOWN, ("SSW1-P-13",))


@pytest.mark.parametrize(("percent", "answer"), [(79, Answer.NO), (80, Answer.UNKNOWN), (100, Answer.UNKNOWN)])
def test_in_food_service_the_sixth_year_asks_80_percent_in_n3_too(percent, answer):
    person = in_the_sixth_year("food_service", n3_at(percent))

    assert verdict_of(person, "food_service", on=DAY).answer is answer


def test_in_food_service_a_near_pass_of_the_skill_test_alone_is_no_ground():
    assert verdict_of(in_the_sixth_year("food_service"), "food_service", on=DAY).conditions == ("SSW1-P-13",)


@pytest.mark.parametrize(
    ("changes", "answer"),
    [
        ({"sixth_year": {"undertaking": False, "employer_keeps_and_coaches": True}}, Answer.NO),
        ({"sixth_year": {"undertaking": True, "employer_keeps_and_coaches": False}}, Answer.NO),
        ({"sixth_year": None}, Answer.UNKNOWN),
    ],
)
def test_a_near_pass_alone_is_no_ground_for_a_sixth_year(changes, answer):
    assert verdict_of(in_the_sixth_year(SITE, **changes), SITE, on=DAY).answer is answer


def test_there_is_no_sixth_year_before_30_september_2025():
    person = in_the_sixth_year(CROP, stays=[ssw1("2020-09-01", "2025-10-31")])
    person["tests"] = [test | {"on": "2025-03-01"} for test in person["tests"]]
    person["health"] = {"fit": True, "examined": "2025-09-01"}

    assert verdict_of(person, on=BEFORE).conditions == ("SSW1-P-13",)
    assert verdict_of(person, on=RULES_OF_2025).answer is Answer.UNKNOWN  # from which sitting on was not found
