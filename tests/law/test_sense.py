"""What cannot be true is unknown and said so, whichever way the people come in; what can be true is left alone."""

import numpy as np
import pyarrow as pa
import pytest

from kakehashi.law import assess, columns
from kakehashi.law.arrow import columns as from_arrow
from kakehashi.law.book import BOOK
from tests.law.make import CROP, DAY, answer_for, make_person

SKILL = {"test": "ssw1_skill", "category": CROP, "on": "2026-07-10", "passed": True}
JLPT = {"test": "jlpt", "level": "N4", "on": "2025-12-07"}
STAY = {"status": "titp2", "from": "2021-01-01", "to": "2023-12-31"}
BOTH = "both cannot be so, and both count as unknown until one of them is corrected."


def doubts_of(**told):
    return [each.english for each in columns([told]).doubts]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"tests": [{"test": "jft_basic", "score": 900}]}, "tests[0].score is 900 and must be from 10 to 250"),
        ({"tests": [{"test": "jft_basic", "score": 9}]}, "tests[0].score is 9 and must be from 10 to 250"),
        ({"tests": [{"test": "jlpt", "score": 181}]}, "tests[0].score is 181 and must be from 0 to 180"),
        ({"tests": [SKILL, SKILL | {"percent_of_pass_mark": 8000}]}, "tests[1].percent_of_pass_mark is 8000 and must"),
        (
            {"experience": [{"category": CROP, "months": 9999}]},
            "experience[0].months is 9999 and must be from 0 to 720",
        ),
        ({"courses": [{"hours": 10_001}]}, "courses[0].hours is 10001 and must be from 0 to 10000"),
        ({"home_stay_planned_days": 9999}, "home_stay_planned_days is 9999 and must be from 0 to 3660"),
        (
            {"transfer": {"employer_period_months": 99}},
            "transfer.employer_period_months is 99 and must be from 0 to 60",
        ),
        ({"stays": [STAY | {"excluded_days": 1096}]}, "stays[0].excluded_days is 1096 and must be from 0 to 1095"),
        ({"born": "1919-12-31"}, "born is 1919-12-31 and must be from 1920-01-01"),
        (
            {"tests": [{"test": "jft_basic", "score": 220, "passed": False}]},
            "tests[0].passed is false beside score 220, and 200 or more is a pass",
        ),
        (
            {"tests": [{"test": "jft_basic", "score": 144, "passed": True}]},
            "tests[0].passed is true beside score 144, and a pass needs 145 or more",
        ),
        (
            {"tests": [{"test": "jft_basic", "score": 199, "passed": True, "on": "2026-07-31"}]},
            "tests[0].passed is true beside score 199, and a pass needs 200 or more",
        ),
        (
            {"tests": [SKILL | {"percent_of_pass_mark": 40}]},
            "tests[0].passed is true beside percent_of_pass_mark 40, and a pass needs 100 or more",
        ),
        (
            {"tests": [JLPT | {"score": 89}]},
            "tests[0].level is told beside score 89, and a pass at that level needs 90",
        ),
        ({"tests": [JLPT | {"level": "N5", "score": 79}]}, "told beside score 79, and a pass at that level needs 80"),
        ({"tests": [JLPT | {"level": "N3", "score": 94}]}, "told beside score 94, and a pass at that level needs 95"),
        ({"tests": [JLPT | {"level": "N2", "score": 89}]}, "told beside score 89, and a pass at that level needs 90"),
        ({"tests": [JLPT | {"level": "N1", "score": 99}]}, "told beside score 99, and a pass at that level needs 100"),
        (
            {"tests": [JLPT | {"score": 85, "passed": True}]},
            "tests[0].passed is true beside score 85, and a pass needs 90 or more",
        ),
        (
            {"tests": [{"test": "jlpt", "score": 79, "passed": True}]},
            "tests[0].passed is true beside score 79, and a pass needs 80 or more",
        ),
        ({"tests": [{"test": "jft_basic", "on": "2019-03-31"}]}, "there was no jft_basic before 2019-04-01"),
        ({"tests": [{"test": "jlpt", "on": "1990-12-02"}]}, "there was no jlpt before 2010-07-01"),
        ({"tests": [SKILL | {"on": "2019-03-31"}]}, "there was no ssw1_skill before 2019-04-01"),
        (
            {"tests": [SKILL | {"category": "forestry", "on": "2024-03-28"}]},
            "tests[0].on is 2024-03-28, and there was no forestry before 2024-03-29",
        ),
        (
            {"tests": [SKILL | {"category": "linen_supply", "on": "2026-01-22"}]},
            "there was no linen_supply before 2026-01-23",
        ),
        (
            {"stays": [{"status": "ssw1", "from": "2019-03-31", "to": "2020-01-01"}]},
            "stays[0].from is 2019-03-31, and there was no ssw1 before 2019-04-01",
        ),
        ({"stays": [{"status": "esd", "from": "2027-03-31"}]}, "there was no esd before 2027-04-01"),
        (
            {"born": "2004-11-04", "tests": [JLPT | {"on": "2004-11-03", "test": "nat_test"}]},
            "tests[0].on is 2004-11-03, before born (2004-11-04), which must come first",
        ),
        ({"born": "2021-01-02", "stays": [STAY]}, "stays[0].from is 2021-01-01, before born (2021-01-02)"),
        ({"born": "2004-11-04", "health": {"examined": "2000-01-01"}}, "health.examined is 2000-01-01, before born"),
        (
            {"coe_applied_on": "2026-05-02", "coe_issued_on": "2026-05-01"},
            "coe_issued_on is 2026-05-01, before coe_applied_on (2026-05-02)",
        ),
        (
            {"documents": [{"kind": "passport", "issued": "2026-05-02", "valid_until": "2026-05-01"}]},
            "documents[0].valid_until is 2026-05-01, before documents[].issued (2026-05-02)",
        ),
        (
            {"stays": [{"status": "titp1", "from": "2013-01-01", "to": "2015-01-02"}]},
            "stays[0].to is 2015-01-02 and must be from 2013-01-01 to 2015-01-01",
        ),
        (
            {"stays": [{"status": "titp2", "from": "2017-01-01", "to": "2020-01-02"}]},
            "stays[0].to is 2020-01-02 and must be from 2017-01-01 to 2020-01-01",
        ),
        (
            {"stays": [{"status": "titp3", "from": "2018-01-01", "to": "2021-01-01"}]},
            "stays[0].to is 2021-01-01 and must be from 2018-01-01 to 2020-12-31",
        ),
        (
            {"stays": [STAY, {"status": "titp1", "from": "2024-01-01", "to": "2024-12-31"}]},
            "stays[0].from is 2021-01-01, before titp1 (2024-01-01), which must come first",
        ),
        (
            {"born": "2008-01-01", "stays": [{"status": "ssw1", "from": "2025-12-31"}]},
            "stays[0].from is 2025-12-31, before born + 18 (2026-01-01), which must come first",
        ),
        (
            {"stays": [{"status": "titp1", "from": "2027-07-01", "to": "2028-06-30"}]},
            "stays[0].from is 2027-07-01, and no titp1 begins after 2027-06-30",
        ),
        (
            {"born": "1998-05-05", "enters_on": "1990-01-01"},
            "enters_on is 1990-01-01, before born (1998-05-05), which must come first",
        ),
        (
            {"tests": [JLPT, JLPT | {"passed": False}]},
            "tests[0].passed is true (a level that is told) and tests[1].passed is false; both cannot be so",
        ),
        (
            {"tests": [JLPT | {"passed": False}, JLPT]},
            "tests[0].passed is false and tests[1].passed is true (a level that is told); both cannot be so",
        ),
        ({"nationality": "JP"}, "nationality is JP, and a national of Japan needs no residence status"),
    ],
)
def test_what_cannot_be_true_is_said_with_key_value_expected_and_remedy(told, said):
    doubts = doubts_of(**told)

    assert len(doubts) == 1
    assert said in doubts[0]
    assert "unknown until" in doubts[0]
    assert "corrected" in doubts[0]


@pytest.mark.parametrize(
    "told",
    [
        {"tests": [{"test": "jft_basic", "score": 250}, {"test": "jft_basic", "score": 10, "passed": False}]},
        {"tests": [{"test": "jft_basic", "score": 199, "passed": True, "on": "2026-08-01"}]},
        {"tests": [{"test": "jft_basic", "score": 199, "passed": False}]},
        {"tests": [{"test": "j_test", "score": 700}]},
        {"tests": [JLPT | {"score": 120, "passed": False}]},
        {"tests": [JLPT | {"score": 90}, JLPT | {"level": "N5", "score": 80}, JLPT | {"level": "N3", "score": 95}]},
        {"tests": [JLPT | {"level": "N2", "score": 90}, JLPT | {"level": "N1", "score": 100}]},
        {"tests": [JLPT | {"score": 85, "passed": False}, {"test": "jlpt", "score": 80, "passed": True}]},
        {"tests": [JLPT | {"on": "2010-07-04"}, SKILL | {"percent_of_pass_mark": 100}]},
        {"tests": [SKILL | {"category": "forestry", "on": "2024-12-01"}]},
        {"tests": [SKILL | {"category": "manufacturing", "on": "2022-06-01"}]},
        {"stays": [STAY | {"excluded_days": 1095}, {"status": "ssw1", "from": "2024-04-01"}]},
        {"born": "2004-11-04", "tests": [JLPT], "documents": [{"kind": "passport"}]},
        {"born": "1920-01-01", "experience": [{"category": CROP, "months": 720}]},
        {"coe_applied_on": "2026-05-01", "coe_issued_on": "2026-05-01"},
        {"stays": [{"status": "titp1", "from": "2013-01-01", "to": "2015-01-01"}]},
        {
            "stays": [
                {"status": "titp1", "from": "2027-06-30", "to": "2028-06-29"},
                {"status": "titp2", "from": "2028-06-30"},
            ]
        },
        {
            "stays": [
                {"status": "titp1", "from": "2020-01-01", "to": "2020-12-31"},
                STAY,
                {"status": "titp1", "from": "2024-01-01"},
            ]
        },
        {"stays": [STAY], "nationality": "ID"},
        {"born": "2008-01-01", "stays": [{"status": "ssw1", "from": "2026-01-01"}]},
        {},
    ],
)
def test_what_can_be_true_is_left_alone(told):
    assert doubts_of(**told) == []


@pytest.mark.parametrize(
    "absurd",
    [
        {"test": "jft_basic", "score": 900, "on": "2026-09-01"},
        {"test": "jft_basic", "score": 220, "on": "2026-09-01", "passed": False},
        {"test": "jft_basic", "score": 220, "on": "1990-01-01"},
        JLPT | {"on": "1990-12-02"},
        JLPT | {"percent_of_pass_mark": 8000},
        JLPT | {"percent_of_pass_mark": 40, "passed": True},
        JLPT | {"score": 40},
        JLPT | {"score": 900},
    ],
)
def test_a_language_test_that_cannot_be_true_makes_the_verdict_unknown_and_never_yes_or_no(absurd):
    assert answer_for(make_person(tests=[absurd, SKILL])) == "unknown"


def test_a_result_that_cannot_be_true_does_not_hide_another_that_can():
    assert answer_for(make_person(tests=[{"test": "jft_basic", "score": 900}, JLPT, SKILL])) == "yes"


@pytest.mark.parametrize("changed", [{"on": "2019-01-01"}, {"percent_of_pass_mark": 40}, {"on": "2003-01-01"}])
def test_a_skill_test_that_cannot_be_true_makes_the_verdict_unknown(changed):
    assert answer_for(make_person(tests=[JLPT, SKILL | changed])) == "unknown"


def test_a_stay_in_a_status_that_was_not_there_is_not_counted_for_certain():
    long = {"status": "ssw1", "from": "2015-01-01", "to": "2021-01-01", "category": CROP}

    assert answer_for(make_person(stays=[long])) == "unknown"


def test_a_state_that_there_is_not_is_unknown_and_said():
    facts = columns([{"nationality": "QQ"}, {"nationality": "ID"}])

    assert facts.warnings == ("person 1: nationality = QQ is not known and was left out; the nearest known one is QA.",)
    assert (facts.code("nationality").code >= 0).tolist() == [False, True]


def test_every_doubt_of_a_person_is_said_at_once_and_names_the_person():
    facts = columns([{"id": "K-7", "born": "1899-01-01", "tests": [{"test": "jft_basic", "score": 9}]}])

    assert [each.partition(" is ")[0] for each in facts.warnings] == ["K-7: tests[0].score", "K-7: born"]


ABSURD = [
    {"id": "K-1", "born": "2004-11-04", "tests": [JLPT | {"score": 900}, SKILL], "stays": [STAY]},
    {"id": None, "born": "2022-11-04", "tests": [SKILL | {"on": "1990-01-01"}], "stays": []},
    {"id": "K-3", "born": "2004-11-04", "tests": [], "stays": []},
]


def test_columns_of_arrow_are_the_same_and_name_the_first_few():
    told, read = columns(ABSURD), from_arrow(pa.Table.from_pylist(ABSURD))

    assert set(told.warnings) == set(read.warnings)
    assert len(told.warnings) == 3
    assert np.array_equal(told.number("born").low, read.number("born").low)
    for key, column in told.list("tests").entries.items():
        other = read.list("tests").entries[key]
        pair = ("yes", "no") if hasattr(column, "yes") else ("code",) if hasattr(column, "code") else ("low", "high")
        assert all(np.array_equal(getattr(column, part), getattr(other, part)) for part in pair), key


def test_of_many_people_five_are_named_and_the_rest_counted():
    people = [{"id": f"K-{n}", "tests": [{"test": "jft_basic", "score": 900}]} for n in range(12)]

    warnings = from_arrow(pa.Table.from_pylist(people)).warnings

    assert [each.partition(":")[0] for each in warnings[:5]] == ["K-0", "K-1", "K-2", "K-3", "K-4"]
    assert warnings[5] == (
        "tests[].score cannot be true 7 more times, and counts as unknown there; correct these first and run it again."
    )
    assert len(warnings) == 6


def test_an_assessment_of_people_from_arrow_says_of_absurd_ones_what_the_other_way_says():
    one, other = (assess(facts, BOOK, on=DAY) for facts in (columns(ABSURD), from_arrow(pa.Table.from_pylist(ABSURD))))

    for pathway, answer in one.pathways.items():
        assert np.array_equal(answer.yes, other[pathway].yes)
        assert np.array_equal(answer.no, other[pathway].no)


@pytest.mark.parametrize(
    "stays",
    [
        [{"status": "titp1", "from": "2027-06-30", "to": "2028-06-29"}],
        [{"status": "titp2", "from": "2028-06-30"}],
        [
            {"status": "titp1", "from": "2027-05-01", "to": "2027-08-31", "completed": False},
            {"status": "titp1", "from": "2027-10-01"},
        ],
        [{"status": "titp1"}, {"status": "titp1", "from": "2027-10-01"}],
    ],
)
def test_stage_1_begun_in_time_may_go_on_and_be_resumed(stays):
    assert columns([{"stays": stays}]).doubts == ()


def test_one_test_on_one_day_is_not_both_passed_and_failed():
    failed = {**SKILL, "passed": False}
    person = make_person(tests=[SKILL, JLPT, failed])

    assert answer_for(make_person(tests=[SKILL, JLPT])) == "yes"
    assert answer_for(person) == "unknown"
    assert doubts_of(tests=[SKILL, JLPT, failed]) == [f"tests[0].passed is true and tests[2].passed is false; {BOTH}"]


@pytest.mark.parametrize(
    "other", [{"on": "2026-07-11"}, {"category": "agriculture.livestock"}, {"test": "ssw2_skill"}, {"passed": None}]
)
def test_results_of_another_day_or_test_do_not_contradict(other):
    assert doubts_of(tests=[SKILL, {**SKILL, "passed": False, **other}]) == []


def test_two_scores_of_one_sitting_count_as_none():
    sittings = [{"test": "jft_basic", "score": score, "on": "2026-05-10"} for score in (210, 180)]

    assert answer_for(make_person(tests=[SKILL, sittings[0]])) == "yes"
    assert answer_for(make_person(tests=[SKILL, *sittings])) == "unknown"
    assert doubts_of(tests=[sittings[0], dict(sittings[0])]) == []


def test_who_is_in_japan_or_worked_there_has_had_a_stay():
    worked = [{"category": CROP, "months": 30, "where": "japan"}]
    facts = columns([{"in_japan": True, "stays": []}, {"stays": [], "experience": worked}, {"stays": []}])

    assert [each.english for each in facts.doubts] == [
        f"in_japan is true and stays is []; {BOTH}",
        f"experience[0].where is japan and stays is []; {BOTH}",
    ]
    assert [*facts.list("stays").given] == [False, False, True]
    assert facts.truth("in_japan").surely()[0] == np.False_
    assert facts.list("experience").codes("where").code[0] == -1


@pytest.mark.parametrize(("hours", "count"), [(24, 0), (25, 1)])
def test_a_course_has_no_more_hours_than_its_days(hours, count):
    course = {"course": "a1_accredited", "hours": hours, "from": "2027-03-01", "to": "2027-03-01"}

    assert len(doubts_of(courses=[course])) == count
