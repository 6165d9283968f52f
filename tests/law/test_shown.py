"""What was found, in the words of each reader."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.law import columns
from kakehashi.law.book import BOOK
from kakehashi.law.columns import FARTHEST, FOREVER, LARGEST, Codes, Numbers
from kakehashi.law.days import number
from kakehashi.law.instrument import DAY
from kakehashi.law.questions import APPLICATIONS, LEVELS, STATUSES
from kakehashi.law.shown import UNITS, shown, word
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Language, Text, written

JUNE, JULY = number(date(2026, 6, 1)), number(date(2026, 7, 31))
JUNE_IN_JAPANESE, JULY_IN_JAPANESE = (
    written(day, Language.JAPANESE, weekday=False) for day in (date(2026, 6, 1), date(2026, 7, 31))
)


def between(low, high):
    return Numbers(np.array([low], np.int32), np.array([high], np.int32))


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (1, 1, "days", Text("1 hari", "1日", "1 day")),
        (100, 100, "hours", Text("100 jam", "100時間", "100 hours")),
        (12, 12, "months", Text("12 bulan", "12か月", "12 months")),
        (5, 5, "years", Text("5 tahun", "5年", "5 years")),
        (1, 1, "completed years", Text("1 tahun", "1歳", "1 year")),
        (0, 122, "days", Text("0–122 hari", "0–122日", "0–122 days")),
        (60, FARTHEST, "hours", Text("paling sedikit 60 jam", "60時間以上", "at least 60 hours")),
        (-FARTHEST, 1, "days", Text("paling banyak 1 hari", "1日以下", "at most 1 day")),
        (0, FARTHEST, "days", None),
        (-223, 177, "completed years", None),
        (-FARTHEST, FARTHEST, "days", None),
    ],
)
def test_a_number_has_its_unit_and_an_open_one_its_bounds(low, high, unit, expected):
    assert shown(between(low, high), unit=unit) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (JUNE, JUNE, Text("1 Juni 2026", JUNE_IN_JAPANESE, "1 June 2026")),
        (
            JUNE,
            JULY,
            Text("1 Juni 2026–31 Juli 2026", f"{JUNE_IN_JAPANESE}–{JULY_IN_JAPANESE}", "1 June 2026–31 July 2026"),
        ),
        (JUNE, FARTHEST, Text("paling cepat 1 Juni 2026", f"{JUNE_IN_JAPANESE}以降", "not before 1 June 2026")),
        (-FARTHEST, JUNE, Text("paling lambat 1 Juni 2026", f"{JUNE_IN_JAPANESE}以前", "not after 1 June 2026")),
        (FOREVER, FOREVER, Text("–", "–", "–")),
        (-FARTHEST, FOREVER, None),
    ],
)
def test_a_day_is_written_without_its_weekday(low, high, expected):
    assert shown(between(low, high), unit=DAY) == expected


@given(
    ends=st.tuples(st.integers(0, LARGEST), st.integers(0, LARGEST)).map(sorted),
    open_below=st.booleans(),
    open_above=st.booleans(),
    unit=st.sampled_from([DAY, *UNITS]),
)
def test_no_reader_ever_sees_where_the_engine_ends(ends, open_below, open_above, unit):
    numbers = between(-FARTHEST if open_below else ends[0], FARTHEST if open_above else ends[1])

    said = shown(numbers, unit=unit)

    assert said is None or not any(str(FARTHEST) in said.said_in(language) for language in Language)


def test_a_list_shows_how_many_entries_it_has():
    facts = columns([{"tests": [{"test": "jlpt", "level": "N4"}], "stays": []}])

    assert shown(facts.list("tests"), unit="") == Text("1 data", "1件", "1 entry")
    assert shown(facts.list("courses"), unit="") is None


def test_a_count_of_no_entries_is_a_word_and_another_zero_keeps_its_unit():
    facts = columns([{"stays": []}])

    assert shown(facts.list("stays"), unit="") == Text("tidak ada", "なし", "none")
    assert shown(between(0, 0), unit="entries") == Text("tidak ada", "なし", "none")
    assert shown(between(0, 0), unit="days") == Text("0 hari", "0日", "0 days")


def test_a_word_is_shown_by_its_term_and_an_unknown_one_not_at_all():
    assert shown(Codes(np.array([0], np.int16), ("coe",)), unit="word").japanese == "在留資格認定証明書"
    assert shown(Codes(np.array([-1], np.int16), ("coe",)), unit="word") is None


@pytest.mark.parametrize("code", [*APPLICATIONS, *STATUSES, "female", "male"])
def test_words_of_the_person_have_terms_that_differ_by_language(code):
    said = word(code)

    assert code not in {said.indonesian, said.japanese}
    assert said.indonesian != said.japanese != said.english


@pytest.mark.parametrize("code", [*LEVELS, "XX"])
def test_levels_and_codes_without_a_term_stay_as_they_are(code):
    assert word(code) == Text(code, code, code)


def test_a_yes_or_no_is_an_answer_and_not_found():
    assert shown(Ternary.always(1), unit="yes or no") is None


def test_every_unit_of_a_computed_number_can_be_shown():
    units = {each.unit for each in BOOK.derivations.values()}

    assert units <= {*UNITS, DAY, "word", "yes or no"}
