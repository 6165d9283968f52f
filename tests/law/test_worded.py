"""Worked cases and values of law in words: no reader has to know the exchange format."""

from datetime import date

import pytest

from kakehashi.law import cases_of, expected_in_words, facts_in_words, value_in_words, work_named
from kakehashi.law.book import BOOK
from kakehashi.law.dated import DatedValue
from kakehashi.law.facts import Kind
from kakehashi.law.questions import FACTS, LISTS
from kakehashi.law.questions_home import CHANNELS, HOME_LISTS
from kakehashi.law.shown import word
from kakehashi.law.worded import _TRUE_OR_FALSE, _WITH
from kakehashi.vocabulary import Language, Mark, Text, occupations

CASES = [case for one in BOOK.instruments for case in cases_of(one)]
CODE = set(FACTS) | {"true", "false", "True", "False"}


def texts(facts):
    return [text for question, answers in facts_in_words(facts) for text in (question, *answers)]


def test_a_birthday_is_said_as_each_reader_writes_it():
    ((question, (answer,)),) = facts_in_words({"born": date(2008, 11, 24)})

    assert question.english == "What is the date of birth?"
    assert answer == Text("24 November 2008", "平成20年(2008年)11月24日", "24 November 2008")


def test_an_entry_of_a_list_is_one_line_of_words():
    test = {"test": "trade_grade", "category": "agriculture.crop", "grade": "3", "part": "practical", "passed": False}
    ((_question, answers),) = facts_in_words({"tests": [test, {"test": "jft_basic", "score": 199}]})

    assert [answer.english for answer in answers] == [
        f"trade skill test · {work_named('agriculture.crop').english} · grade 3 · practical · not passed",
        "JFT-Basic · score 199",
    ]


def test_a_list_without_entries_says_none_which_is_not_silence():
    assert [answer.english for _question, (answer,) in facts_in_words({"tests": []})] == ["none"]
    assert facts_in_words({}) == ()


def test_a_table_of_facts_is_asked_fact_by_fact():
    told = facts_in_words({"health": {"fit": True, "examined": date(2026, 11, 1)}})

    assert [(question.english, answer.english) for question, (answer,) in told] == [
        ("Does a doctor certify good health?", "yes"),
        ("On which day was the medical examination?", "1 November 2026"),
    ]


def test_what_is_null_is_unknown_and_not_stated():
    assert facts_in_words({"born": None, "tests": None, "health": {"fit": None}}) == ()
    ((_question, (answer,)),) = facts_in_words({"tests": [{"test": "jlpt", "level": "N4", "on": None}]})
    assert answer.english == "JLPT · N4"


def test_no_worked_case_of_the_book_shows_a_key_where_words_should_stand():
    bare = {
        text.english
        for case in CASES
        for text in texts(case.facts)
        if text.indonesian == text.japanese == text.english and text.english in CODE
    }

    assert bare == set()


def test_no_word_that_an_office_of_the_home_country_reads_is_shown_as_a_code():
    words = [word for given in HOME_LISTS for fact in given.entries.values() for word in fact.words]

    shown = {each: word(each) for each in (*words, *CHANNELS)}

    assert words
    assert [each for each, text in shown.items() if text.japanese == each] == []


def test_a_paper_says_until_when_it_is_valid_and_whether_the_village_head_signed():
    papers = [{"kind": "family_permission", "present": True, "countersigned_by_village_head": False}]
    ((_question, (paper,)),) = facts_in_words({"documents": papers})
    passport = {"kind": "passport", "valid_until": date(2030, 1, 1)}
    ((_question, (valid,)),) = facts_in_words({"documents": [passport]})

    assert paper.indonesian == "surat izin suami/istri/orang tua/wali · ada · tanpa tanda tangan kepala desa atau lurah"
    assert valid.indonesian == "paspor · berlaku sampai 1 Januari 2030"


@pytest.mark.parametrize(
    ("list_key", "key", "kind"),
    [(given.key, key, fact.kind) for given in LISTS.values() for key, fact in given.entries.items()],
)
def test_every_key_of_an_entry_has_words_where_its_value_alone_would_say_nothing(list_key, key, kind):
    del list_key

    if kind is Kind.TRUTH:
        assert key in _TRUE_OR_FALSE
    elif kind is Kind.NUMBER:
        assert key in _WITH


def test_a_number_that_a_case_expects_has_its_unit_and_a_day_its_calendar():
    assert expected_in_words(18, "completed years") == Text("18 tahun", "18歳", "18 years")
    assert expected_in_words(1, "months").english == "1 month"
    assert expected_in_words(date(2027, 4, 1), "day").japanese == "令和9年(2027年)4月1日"
    assert expected_in_words("coe", "word").english == "Certificate of Eligibility (CoE)"
    assert expected_in_words("unknown", "day") is None
    assert expected_in_words("yes", "yes or no") is None


@pytest.mark.parametrize(
    ("content", "english"),
    [
        (145, ["145"]),
        (1825, ["1,825"]),
        (True, ["yes"]),
        (date(2026, 8, 1), ["1 August 2026"]),
        (["N4", "N3"], ["N4", "N3"]),
        (["titp1"], ["technical intern training (i)"]),
        ({"care": 2}, ["Nursing care: 2"]),
    ],
)
def test_a_value_of_law_is_said_whatever_it_holds(content, english):
    value = DatedValue("a", date.min, content, "unit", "cite", Mark.OFFICIAL, content)

    said = [text.english for text in value_in_words(value)]

    assert said == english


@pytest.mark.parametrize(
    ("unit", "japanese"),
    [
        ("months with the employer (2 years)", "24か月"),
        ("completed years", "24歳"),
        ("monthly sittings", "24"),
        ("JFT-Basic points, of 250", "24"),
    ],
)
def test_a_number_carries_the_unit_that_its_unit_begins_with(unit, japanese):
    (said,) = value_in_words(DatedValue("a", date.min, 24, unit, "cite", Mark.OFFICIAL, 24))

    assert said.japanese == japanese


def test_every_value_of_the_book_is_said_in_three_languages():
    values = [value for one in BOOK.instruments for several in one.values.by_name.values() for value in several]

    assert all(said.said_in(language) for value in values for said in value_in_words(value) for language in Language)


def test_work_is_named_whether_category_field_or_occupation():
    occupation = next(iter(occupations().values()))

    assert work_named("agriculture").indonesian != "agriculture"
    assert work_named("agriculture.crop").japanese == "耕種農業全般"
    assert work_named(occupation.key).japanese == occupation.text_japanese
    assert work_named("no_such_work") == Text("no_such_work", "no_such_work", "no_such_work")
