"""What must stay unknown until somebody reads the official text, whatever is told of the person."""

from datetime import date, timedelta

import pytest

from kakehashi.law import Answer, Stage, conditions, coverage
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Mark, Pathway, categories
from tests.law.make import CROP, N3, N4, in_the_way, skill, somebody, verdict_of

DAY = date(2026, 11, 24)
ESD_STARTS = date(2027, 4, 1)
A_YEAR_LATER = date(2028, 5, 1)
PLANNED = [category.key for category in categories().values() if category.planned]
AFTER_2027 = [ESD_STARTS, date(2028, 2, 29), date(2029, 12, 31)]


def for_esd(on=ESD_STARTS, **changes):
    """Somebody who lacks nothing for ESD in crop farming but a memorandum, which is assumed."""
    return somebody(on, **({"esd_memorandum_assumed": True} | changes))


def mover(category, *sittings):
    basic = {"test": "trade_grade", "category": category, "grade": "basic", "part": "practical", "on": "2028-04-10"}
    settled = ("same_category", "new_employer_qualifies", "own_wish_share_within_limit", "new_plan_accredited")
    return {
        "in_japan": True,
        "application": "transfer_own_wish",
        "stays": [{"status": "esd", "category": category, "from": "2027-05-01"}],
        "tests": [basic | {"passed": True}, *sittings],
        "transfer": dict.fromkeys(settled, True) | {"employer_period_months": 12},
    }


# 1 and 7: caps and quotas


@pytest.mark.parametrize("condition", ["SSW1-F-03", "D-17", "ESD-E-01", "ESD-E-10"])
def test_no_rule_holds_a_cap_of_a_field_or_a_quota_of_an_employer_against_anybody(condition):
    places = next(each.places for each in coverage(BOOK).conditions if each.condition.id == condition)

    assert {place.what for place in places} <= {"note"}
    assert places or conditions()[condition].reason


# 2: fields that ask more than A2.1, and the tests accepted as A1


@pytest.mark.parametrize("category", [each.key for each in categories().values() if each.open_to_esd])
def test_which_fields_ask_more_than_a2_1_of_a_transfer_is_open_in_every_field_of_esd(category):
    sitting = {"test": "jft_basic", "score": 175, "on": "2027-12-05"}

    verdict = verdict_of(mover(category, sitting), category, on=date(2029, 5, 1), pathway=Pathway.ESD_TRANSFER)

    still_open = ("ESD-X-05", "SSW1-F-02") if categories()[category].planned else ("ESD-X-05",)
    assert (verdict.answer, verdict.mark, verdict.conditions) == (Answer.UNKNOWN, Mark.OPEN, still_open)


@pytest.mark.parametrize(("test", "level"), [("nat_test", "5Q"), ("nat_test", "4Q"), ("j_test", "N4")])
def test_whether_another_test_is_accepted_as_a1_is_open(test, level):
    sitting = {"test": test, "level": level, "on": "2026-06-07", "passed": True}
    person = for_esd(tests=[sitting], training_plan={"a1_course_inside": False})

    verdict = verdict_of(person, on=ESD_STARTS, pathway=Pathway.ESD)

    assert (verdict.answer, verdict.conditions) == (Answer.UNKNOWN, ("ESD-P-02",))
    assert verdict_of(person, on=DAY).conditions[0] == "SSW1-P-03"
    assert "SSW1-P-04" in verdict_of(person, on=DAY).conditions  # for SSW (i) no other test is designated


# 3: how much past TITP bars ESD


@pytest.mark.parametrize(
    ("status", "last_day"), [("titp1", "2020-04-01"), ("titp1", "2021-03-31"), ("titp2", "2023-03-31")]
)
def test_how_much_training_bars_esd_is_open_for_one_day_as_for_three_years(status, last_day):
    stay = {"status": status, "occupation": "Crop farming", "from": "2020-04-01", "to": last_day, "completed": True}

    verdict = verdict_of(for_esd(stays=[stay]), on=ESD_STARTS, pathway=Pathway.ESD)

    assert (verdict.answer, verdict.mark, verdict.conditions) == (Answer.UNKNOWN, Mark.OPEN, ("ESD-P-05",))


def test_without_any_training_esd_is_open_and_nothing_is_left_to_ask():
    assert verdict_of(for_esd(), on=ESD_STARTS, pathway=Pathway.ESD).answer is Answer.YES


# 4: the stop of food service


@pytest.mark.parametrize("on", [date(2026, 4, 13), DAY, *AFTER_2027])
def test_whether_the_stop_of_food_service_reaches_changes_of_status_is_open_on_every_day_of_it(on):
    tests = [N4, skill("food_service", on="2026-02-10")]
    person = somebody(on, tests=tests, in_japan=True, application="change_of_status", absconded=False)
    person |= {"expelled_student": False, "stays": [{"status": "student", "from": "2024-04-01"}]}

    verdict = verdict_of(person, "food_service", on=on)

    assert (verdict.answer, verdict.mark, verdict.conditions) == (Answer.UNKNOWN, Mark.OPEN, ("SSW1-F-01",))


def test_that_no_lifting_of_the_stop_was_found_is_said_where_it_refuses():
    assert "whether the stop was lifted: not found" in BOOK.rules["japan.ssw1.field_not_suspended"].source
    values = BOOK.instrument("japan.ssw1").values.by_name["suspended_categories"]
    assert "whether it was lifted since: not found" in values[-1].cite


# 5: the lower level of language for taxi and bus


@pytest.mark.parametrize("on", [date(2026, 1, 23), DAY, *AFTER_2027])
@pytest.mark.parametrize("category", ["auto_transport.taxi", "auto_transport.bus"])
def test_from_when_and_on_which_conditions_n4_is_enough_for_taxi_and_bus_is_open(on, category):
    licence = [{"class": "class_2", "country": "JP"}]
    tests = [N4, skill(category, on="2025-07-10")]

    verdict = verdict_of(somebody(on, tests=tests, licences=licence, new_driver_training=True), category, on=on)

    assert (verdict.answer, verdict.mark, verdict.conditions) == (Answer.UNKNOWN, Mark.OPEN, ("SSW1-P-10",))


# 6: categories that are decided and not open


@pytest.mark.parametrize("category", PLANNED)
def test_a_planned_category_is_open_on_every_day_while_its_own_day_is_not_known(category):
    for on in (DAY, *AFTER_2027):
        verdict = verdict_of(somebody(on, tests=[N4, skill(category)]), category, on=on)
        assert (verdict.answer, verdict.mark, verdict.conditions) == (Answer.UNKNOWN, Mark.OPEN, ("SSW1-F-02",))
    for on in AFTER_2027:
        verdict = verdict_of(for_esd(on), category, on=on, pathway=Pathway.ESD)
        assert (verdict.answer, verdict.mark, verdict.conditions) == (Answer.UNKNOWN, Mark.OPEN, ("SSW1-F-02",))


@pytest.mark.parametrize("category", [each.key for each in categories().values() if each.planned])
def test_nobody_is_refused_for_want_of_a_test_that_nobody_has_found_nor_sent_to_one(category):
    verdict = verdict_of(somebody(DAY, tests=[N4], stays=[]), category, on=DAY)

    assert (verdict.answer, verdict.conditions) == (Answer.UNKNOWN, ("SSW1-F-02",))
    assert "pass_ssw1_skill_test" not in {each.step.key for each in verdict.remaining}


# 8: a memorandum with Indonesia for ESD


@pytest.mark.parametrize("on", AFTER_2027)
def test_whether_there_is_an_esd_memorandum_is_open_and_an_answer_that_assumes_it_says_so(on):
    plain = verdict_of(for_esd(on, esd_memorandum_assumed=False), on=on, pathway=Pathway.ESD)
    assumed = verdict_of(for_esd(on), on=on, pathway=Pathway.ESD)

    assert (plain.answer, plain.mark, plain.conditions) == (Answer.UNKNOWN, Mark.OPEN, ("ESD-P-09",))
    assert (assumed.answer, assumed.assumed) == (Answer.YES, ("esd_memorandum_assumed",))
    assert assumed.as_it_stands is Answer.UNKNOWN


def test_no_nationality_makes_the_memorandum_known():
    for state in ("ID", "VN", "PH", None):
        person = for_esd(esd_memorandum_assumed=False, nationality=state)
        verdict = verdict_of(person, on=ESD_STARTS, pathway=Pathway.ESD, stage=Stage.POOL)
        assert (verdict.answer, verdict.conditions) == (Answer.UNKNOWN, ("ESD-P-09",))


# 9: SSW (ii) in the fields added since 2024, and B1


def expert(category, on, *tests):
    work = {"category": category, "months": 60, "where": "japan", "leading": True}
    both = [skill(category, "ssw2_skill"), *tests]
    return somebody(on, in_japan=True, application="change_of_status", absconded=False, experience=[work], tests=both)


@pytest.mark.parametrize(
    ("category", "on"),
    [
        ("linen_supply", DAY),
        ("warehousing", DAY),
        ("resource_circulation", DAY),
        ("auto_transport.truck", DAY),
        ("railway.track", DAY),
        ("forestry", DAY),
        ("wood_products", date(2026, 1, 23)),
    ],
)
def test_whether_ssw2_is_open_in_a_field_added_since_2024_is_not_known(category, on):
    verdict = verdict_of(expert(category, on, N3), category, on=on, pathway=Pathway.SSW2)

    assert (verdict.answer, verdict.mark, verdict.conditions) == (Answer.UNKNOWN, Mark.OPEN, ("SSW2-P-06",))


@pytest.mark.parametrize("on", AFTER_2027)
@pytest.mark.parametrize("tests", [(), (N4,)])
def test_below_b1_ssw2_is_open_on_every_day_from_the_rules_of_2027(on, tests):
    verdict = verdict_of(expert(CROP, on, *tests), on=on, pathway=Pathway.SSW2)

    assert (verdict.answer, verdict.mark, in_the_way(verdict)) == (Answer.UNKNOWN, Mark.OPEN, ("SSW2-P-05",))


# 4, again: nothing known says that a stop lasts, and older days are not read by the categories of today


@pytest.mark.parametrize("on", [date(2026, 5, 20), DAY, DAY + timedelta(days=1), *AFTER_2027])
def test_whether_food_service_gives_certificates_after_the_last_account_of_the_stop_is_open(on):
    tests = [N4, skill("food_service", on="2026-02-10")]

    verdict = verdict_of(somebody(on, tests=tests, application="coe"), "food_service", on=on)

    assert (verdict.answer, verdict.mark, verdict.conditions) == (Answer.UNKNOWN, Mark.OPEN, ("SSW1-F-01",))


@pytest.mark.parametrize("on", [date(2022, 4, 1), date(2022, 5, 24)])
@pytest.mark.parametrize(("application", "stopped"), [("coe", True), ("change_of_status", False)])
def test_the_stop_of_industrial_machinery_leaves_certificates_in_manufacturing_open_and_nothing_else(
    on, application, stopped
):
    tests = [N4 | {"on": "2021-12-05"}, skill("manufacturing.machining", on="2022-01-15")]
    here = {"in_japan": application != "coe", "absconded": False, "expelled_student": False}
    person = somebody(on, born="1999-11-04", application=application, tests=tests, **here)

    verdict = verdict_of(person, "manufacturing.machining", on=on)

    assert verdict.answer is Answer.UNKNOWN
    assert set(verdict.conditions) == ({"SSW1-F-01", "SSW1-F-02"} if stopped else {"SSW1-F-02"})
