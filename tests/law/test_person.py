"""People of the exchange format become columns; form is checked and nothing is judged."""

import time
from datetime import UTC, date, datetime

import pyarrow as pa
import pytest

from kakehashi.law import FactsError, arrow, columns
from kakehashi.law.columns import FARTHEST, FOREVER
from kakehashi.law.days import number
from kakehashi.law.lanes import WORK_CATEGORIES
from kakehashi.law.questions import FACTS, KNOWN, LISTS, NOT_JUDGED, asks
from tests.law.make import NO, UNKNOWN, YES, make_person, said


def faults_of(*people):
    with pytest.raises(FactsError) as raised:
        columns(people)
    return raised.value.faults


def test_what_is_not_told_is_unknown_and_not_no():
    facts = columns([{}])

    assert facts.number("born").low.tolist() == [-FARTHEST]
    assert facts.truth("refusal_ground").yes.tolist() == [0]
    assert facts.truth("refusal_ground").no.tolist() == [0]
    assert facts.code("nationality").code.tolist() == [-1]
    assert not facts.list("tests").given[0]


def test_null_is_not_told():
    assert columns([{"born": None, "tests": None, "health": {"fit": None}, "evidence": None}]).warnings == ()


def test_an_empty_list_is_complete():
    assert columns([{"tests": []}]).list("tests").given.tolist() == [True]


def test_what_belongs_to_the_question_has_a_meaning_when_it_is_absent():
    facts = columns([{"stays": [{"status": "ssw1", "from": "2025-01-01"}], "courses": [{"course": "pre_entry"}]}])

    assert facts.truth("home_visits").no[0]
    assert facts.list("leaves").given[0]
    assert facts.list("stays").numbers("to").low.tolist() == [FOREVER]
    assert facts.list("stays").numbers("excluded_days").high.tolist() == [0]
    assert facts.list("courses").truth("booked").no[0]


def test_entries_stay_with_the_person_they_were_given_for():
    one, two = {"test": "jlpt", "level": "N5"}, {"test": "jft_basic", "score": 210}

    tests = columns([{"tests": [one, two]}, {}, {"tests": [two]}]).list("tests")

    assert tests.first.tolist() == [0, 2, 2, 3]
    assert tests.numbers("score").low.tolist() == [-FARTHEST, 210, 210]


def test_what_the_law_does_not_read_is_checked_and_left_alone():
    facts = columns([{"wishes": ["V-1"], "name": "SUPARTI", "fees_paid": [{"to": "LPK", "amount": 3_000_000}]}])

    assert facts.warnings == ()
    assert "name" not in facts.columns


def test_days_may_be_dates_or_text():
    facts = columns([{"born": date(2004, 11, 4)}, {"born": "2004-11-04"}])

    assert facts.number("born").low.tolist() == [number(date(2004, 11, 4))] * 2


def test_a_field_stands_for_one_of_its_categories_and_does_not_say_which():
    told = [{"test": "ssw1_skill", "category": key} for key in ("agriculture", "care", "agriculture.crop")]
    category = columns([{"tests": told}]).list("tests").truth("category")

    assert [int(word).bit_count() for word in category.yes] == [0, 1, 1]
    assert [WORK_CATEGORIES.named(~word & WORK_CATEGORIES.all) for word in category.no] == [
        ("agriculture.crop", "agriculture.livestock"),
        ("care",),
        ("agriculture.crop",),
    ]


@pytest.mark.parametrize("name", ["e_ktkln", "E-KTKLN", "E-PMI", "e_kpmi", " e-kpmi "])
def test_one_card_is_one_kind_of_paper_under_all_its_names(name):
    facts = columns([{"documents": [{"kind": name}]}])

    assert facts.warnings == ()
    assert facts.list("documents").codes("kind").is_("e_kpmi").yes[0]


def test_a_word_without_aliases_is_read_as_it_is_written():
    facts = columns([{"tests": [{"test": "JLPT"}]}])

    assert len(facts.warnings) == 1
    assert facts.list("tests").codes("test").code.tolist() == [-1]


def test_contents_of_a_contract_are_words_alone_or_tables():
    contents = columns([{"contract_contents": ["job", {"content": "duration", "evidence": "seen"}, "jabatan"]}])

    assert contents.warnings == ()
    assert contents.list("contract_contents").codes("content").is_("job").yes.tolist()[0] != 0
    assert contents.entry_evidence["contract_contents"].tolist() == [0, 1, 0]


def test_a_word_alone_is_no_entry_of_a_list_of_tables():
    assert faults_of({"steps": ["opp"]}) == ("steps[0] is 'opp' (str); write a table of facts, or leave it out.",)


def test_a_paper_that_names_no_days_was_issued_long_ago_and_does_not_end():
    papers = columns([{"documents": [{"kind": "passport"}]}]).list("documents")

    assert papers.numbers("issued").high[0] < number(date(1900, 1, 1))
    assert papers.numbers("valid_until").low.tolist() == [FOREVER]


def test_a_broken_part_counts_as_the_whole_below_it():
    work = [{"category": "care", "months": 23.5}]

    assert columns([{"experience": work}]).list("experience").numbers("months").low[0] == 23


def test_a_nik_of_other_than_16_digits_is_said_and_not_shown():
    (warning,) = columns([{"id": "K-1", "nik": "337411111111111"}]).warnings

    assert warning == "K-1: nik is not 16 digits; compare it with the identity card."
    assert columns([{"nik": "3374111111111111"}]).warnings == ()


def test_money_is_a_whole_number_of_any_size():
    assert columns([{"fees_paid": [{"amount": 60_000_000}, {"amount": 5.0}, {"amount": None}]}]).warnings == ()


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ({"born": "2001-02-31"}, "born is '2001-02-31' (str); write a day that exists"),
        ({"born": "4 November 2004"}, "a day that exists"),
        ({"born": "20041104"}, "a day that exists"),
        ({"born": "1066-10-14"}, "from 1850-01-01 to 2149-06-05"),
        ({"born": datetime(2004, 11, 4, tzinfo=UTC)}, "a day that exists"),
        ({"in_japan": "no"}, "in_japan is 'no' (str); write true or false"),
        ({"tests": [{"score": "200"}]}, "tests[0].score is '200' (str); write a whole number"),
        ({"tests": [{"score": True}]}, "write a whole number"),
        ({"tests": [{"score": -1}]}, "write a whole number from 0"),
        ({"tests": [{"test": "jft_basic", "score": 200.5}]}, "200.5 (float); write a whole number from 10 to 250"),
        ({"id": 5}, "id is 5 (int); write a text"),
        ({"name": 5}, "name is 5 (int); write a text"),
        ({"phone": 628123}, "phone is 628123 (int); write a text"),
        ({"nik": 3374111111111111}, "(int); write a text"),
        ({"fees_paid": [{"amount": "5 juta"}]}, "fees_paid[0].amount is '5 juta' (str); write a whole number in"),
        ({"fees_paid": [{"amount": 0.5}]}, "write a whole number in the currency's unit"),
        ({"tests": [{"test": 7}]}, "tests[0].test is 7 (int); write a word"),
        ({"tests": "jlpt N4"}, "write a list ([] means: none)"),
        ({"tests": ["jlpt N4"]}, "tests[0] is 'jlpt N4' (str); write a table of facts"),
        ({"health": True}, "health is True (bool); write a table of facts"),
        ({"evidence": "seen"}, "evidence is 'seen' (str); write a table"),
        ({"stays": [{"from": "2025-01-01", "to": "2024-12-31"}]}, "before it begins on 2025-01-01"),
        ({"courses": [{"from": "2025-01-01", "to": "2024-12-31"}]}, "courses[0] ends on 2024-12-31"),
        (
            {"stays": [{"from": "2024-01-01", "to": "2024-06-30"}, {"from": "2024-06-30"}]},
            "stays[0] and stays[1] both hold 2024-06-30; nobody has two residence statuses on one day",
        ),
        ({"stays": [{"from": "2024-01-01"}, {"from": "2025-06-30", "to": "2025-12-31"}]}, "both hold 2025-06-30"),
    ],
)
def test_what_cannot_be_used_is_refused_with_place_and_remedy(person, said):
    faults = faults_of(person)

    assert len(faults) == 1
    assert said in faults[0]


def test_every_fault_of_every_person_is_said_at_once():
    faults = faults_of({"id": "K-1", "born": 3, "in_japan": 4}, {"born": "x"}, "nobody")

    assert [fault.split(" is ")[0] for fault in faults] == [
        "K-1: born",
        "K-1: in_japan",
        "person 2: born",
        "person 3: the person",
    ]


def test_a_stay_that_begins_the_day_after_is_no_overlap():
    stays = [{"from": "2024-07-01", "to": "2024-12-31"}, {"from": "2024-01-01", "to": "2024-06-30"}]

    assert columns([{"stays": stays}]).warnings == ()


@pytest.mark.parametrize(
    ("person", "nearest"),
    [
        ({"bron": "2004-11-04"}, "bron is not known and was left out; the nearest known one is born"),
        ({"health": {"fitt": True}}, "health.fitt is not known and was left out; the nearest known one is health.fit"),
        ({"tests": [{"scor": 200}]}, "tests[0].scor is not known and was left out; the nearest known one is score"),
        ({"tests": [{"test": "jltp"}]}, "the nearest known one is jlpt"),
        ({"tests": [{"category": "agriculture.corp"}]}, "the nearest known one is agriculture.crop"),
        ({"stays": [{"occupation": "Crop farm"}]}, "the nearest known one is Crop farming"),
        ({"evidence": {"test": "seen"}}, "the nearest known one is tests"),
        ({"evidence": {"tests": "sen"}}, "the nearest known one is seen"),
        ({"tests": [{"evidence": "verifed"}]}, "the nearest known one is verified"),
        ({"sex": "x"}, "sex = x is not known and was left out; known are female, male."),
        ({"tests": [{"date": "2026-07-10"}]}, "the nearest known one is on."),
        ({"birth_date": "2004-11-04"}, "the nearest known one is born"),
        ({"birthdate": "2004-11-04"}, "the nearest known one is born"),
        ({"date_of_birth": "2004-11-04"}, "the nearest known one is born"),
        ({"gender": "female"}, "the nearest known one is sex"),
        ({"stays": [{"date": "2026-07-10"}]}, "stays[0].date is not known"),
        ({"evidence": {"gender": "seen"}}, "the nearest known one is sex"),
        ({"channel": "p3m"}, "the nearest known one is p3mi"),
        ({"documents": [{"kind": "pasport"}]}, "the nearest known one is passport"),
        ({"contract_contents": ["durasion"]}, "the nearest known one is duration"),
        ({"zzzzzz": 1}, "known are absconded, application, born, change_applied_on, change_reason, channel, …."),
    ],
)
def test_what_nobody_knows_is_left_out_with_the_nearest_known_one(person, nearest):
    warnings = columns([person]).warnings

    assert len(warnings) == 1
    assert nearest in warnings[0]


def test_evidence_is_kept_by_key_table_and_entry():
    person = make_person(evidence={"health": "verified", "tests": "seen", "born": None})
    person["tests"][1]["evidence"] = "verified"

    facts = columns([person, {}])

    assert facts.evidence["health.fit"].tolist() == [2, 0]
    assert facts.evidence["tests"].tolist() == [1, 0]
    assert facts.entry_evidence["tests"].tolist() == [1, 2]
    assert "born" not in facts.evidence


def test_evidence_of_an_entry_that_is_null_is_not_told_and_the_whole_list_s_stands():
    facts = columns([{"tests": [{"test": "jlpt", "evidence": None}], "evidence": {"tests": "seen"}}])

    assert facts.entry_evidence["tests"].tolist() == [1]


def test_a_level_that_nobody_knows_is_said_once_however_many_facts_it_speaks_of():
    assert len(columns([{"evidence": {"health": "sen"}}]).warnings) == 1


def test_a_null_under_a_key_that_nobody_knows_says_nothing():
    assert columns([{"health": {"fitt": None}}]).warnings == ()


def test_twelve_hundred_people_are_columns_in_well_under_a_second():
    people = [make_person(id=f"K-{each}") for each in range(1200)]

    began = time.process_time()
    facts = columns(people)
    took = time.process_time() - began

    assert len(facts) == 1200
    assert facts.ids[7] == "K-7"
    assert took < 2


def test_nobody_at_all_is_no_fault():
    assert len(columns([])) == 0


def test_every_fact_that_a_rule_reads_has_a_question_in_three_languages():
    assert asks("born") is FACTS["born"].asks
    assert asks("tests") is LISTS["tests"].asks
    assert asks("day_asked") is None
    assert {"tests", "health", "born", "evidence"} <= set(KNOWN)


@pytest.mark.parametrize("application", ["renewal", "change_of_status", "change_of_employer", "extension"])
def test_what_is_asked_for_inside_japan_contradicts_being_abroad(application):
    (warning,) = columns([make_person(application=application, in_japan=False)]).warnings

    assert warning.startswith(f"K-1: in_japan = false contradicts application = {application}")
    assert "expected is in_japan = true, or application = coe" in warning
    assert columns([make_person(application=application, in_japan=True)]).warnings == ()
    assert columns([make_person(application=application, in_japan=None)]).warnings == ()


def test_a_stay_that_runs_on_contradicts_being_abroad():
    stay = {"status": "ssw1", "category": "care", "from": "2025-04-01"}

    (warning,) = columns([make_person(in_japan=False, stays=[stay])]).warnings

    assert warning.startswith("K-1: in_japan = false contradicts a stay without an end (to)")
    assert columns([make_person(in_japan=False, stays=[stay | {"to": "2026-03-31"}])]).warnings == ()
    assert columns([make_person(in_japan=True, stays=[stay])]).warnings == ()


def test_of_a_reason_only_that_it_is_stated_is_kept_and_silence_says_nothing_of_it():
    told = ("beaten", "  ", "-", None)
    stated = columns([make_person(change_reason=reason) for reason in told]).truth("change_reason")

    assert said(stated) == [YES, NO, NO, UNKNOWN]
    with pytest.raises(FactsError, match=r"change_reason is 3 .* write a text"):
        columns([make_person(change_reason=3)])


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            {"tests": [{"test": "jft_basic", "score": -5}]},
            "tests[0].score is -5 (int); write a whole number from 10 to 250",
        ),
        ({"tests": [{"test": "jlpt", "score": -5}]}, "tests[0].score is -5 (int); write a whole number from 0 to 180"),
        ({"courses": [{"hours": -1}]}, "courses[0].hours is -1 (int); write a number from 0 to 10000"),
        ({"home_stay_planned_days": -1}, "home_stay_planned_days is -1 (int); write a number from 0 to 3660"),
        ({"tests": [{"score": -5}]}, "tests[0].score is -5 (int); write a whole number from 0 to "),
        ({"tests": [{"test": 7, "score": -5}]}, "tests[0].score is -5 (int); write a whole number from 0 to "),
    ],
)
def test_a_number_that_cannot_be_is_refused_with_the_range_of_its_key_or_test(told, expected):
    with pytest.raises(FactsError) as error:
        columns([told])

    assert expected in str(error.value)


@pytest.mark.parametrize(
    "told",
    [
        {"employer_qualifies": False},
        {"employer_qualifies": True},
        {"transfer": {"report_filed": True}},
        {"transfer": {"reason": "bankruptcy"}},
        {"training_plan": {"post_entry_hours": 320}},
    ],
)
def test_what_no_rule_of_the_edition_reads_is_said_beside_the_answer_from_each_way_in(told):
    ((key, value),) = told.items()
    path = f"{key}.{next(iter(value))}" if isinstance(value, dict) else key
    said = f"{path} is not judged by this edition"

    (alone,) = columns([told]).warnings
    (together,) = arrow.columns(pa.Table.from_pylist([told, told])).warnings

    assert alone.startswith(said)
    assert together.startswith(said)
    assert together.endswith(", 2 times.")


def test_what_is_not_told_or_is_read_by_a_rule_is_not_said_to_be_unjudged():
    assert columns([make_person(employer_excellent=True)]).warnings == ()


def test_a_fact_that_nobody_asks_for_says_who_it_is_or_is_known_not_to_be_judged():
    of_the_person = {"id", "name", "sex", "home", "province", "phone", "nik", "training_centre", "passport.number"}

    assert {key for key, fact in FACTS.items() if fact.asks is None} == of_the_person | set(NOT_JUDGED)


def test_jlpt_in_a_month_without_a_sitting_is_said_and_the_pass_stands():
    odd = {"id": "K-1", "tests": [{"test": "jlpt", "level": "N4", "on": "2026-03-01"}]}

    (warning,) = columns([odd]).warnings

    assert "a test jlpt is dated in another month than 7 and 12" in warning
    assert columns([odd]).doubts == ()
    assert columns([{"tests": [{"test": "jlpt", "level": "N4", "on": "2026-07-05"}, {"test": "jlpt"}]}]).warnings == ()


@pytest.mark.parametrize("nik", [3374111111111111, ["3374111111111111"], {"number": "3374111111111111"}])
def test_a_nik_of_another_kind_is_a_fault_that_does_not_repeat_it(nik):
    with pytest.raises(FactsError) as refused:
        columns([{"born": date(2000, 3, 17), "nik": nik}])

    (fault,) = refused.value.faults
    assert "nik is of another kind" in fault
    assert "3374" not in fault
