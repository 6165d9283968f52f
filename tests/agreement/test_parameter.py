from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.agreement import Settled, library
from kakehashi.agreement.parameter import LONGEST_MONTHS, months_text, pathways_named, spelled_in_indonesian
from kakehashi.vocabulary import Pathway, Text


def settle(key: str, value: Any) -> Settled:
    return library().parameters[key].settle(value)


def test_months_are_written_as_each_country_writes_them() -> None:
    text = settle("next_months", 6).texts[0]

    assert text == Text("6 (enam) bulan", "6か月", "6 months")
    assert settle("next_months", 1).texts[0].english == "1 month"


def test_originals_are_counted_in_sets_copies_and_originals() -> None:
    assert settle("originals", 2).texts[0] == Text("rangkap 2 (dua)", "2通", "2 originals")
    assert settle("originals", 1).texts[0].english == "1 original"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "satu"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (20, "dua puluh"), (24, "dua puluh empat"),
        (99, "sembilan puluh sembilan"), (100, "seratus"), (111, "seratus sebelas"), (120, "seratus dua puluh"),
    ],
)  # fmt: skip
def test_a_number_is_spelled_in_indonesian(number: int, words: str) -> None:
    assert spelled_in_indonesian(number) == words


@given(st.integers(min_value=1, max_value=LONGEST_MONTHS), st.integers(min_value=1, max_value=LONGEST_MONTHS))
def test_two_numbers_are_never_spelled_alike(first: int, second: int) -> None:
    alike = months_text(first) == months_text(second)

    assert alike == (first == second)
    assert (spelled_in_indonesian(first) == spelled_in_indonesian(second)) == (first == second)


def test_a_day_may_be_written_as_text_and_is_printed_in_both_calendars() -> None:
    settled = settle("ministry_signed_on", "2026-12-31")

    assert settled.value == date(2026, 12, 31)
    assert settled.texts[0].japanese == "令和8年（2026年）12月31日"


def test_a_scheme_stands_for_all_its_pathways_and_is_named_once() -> None:
    settled = settle("pathways", ["ssw", "titp2", "titp1"])

    assert settled.value == (Pathway.TITP1, Pathway.TITP2, Pathway.SSW1, Pathway.SSW2)
    assert [text.japanese for text in settled.texts] == ["技能実習制度", "特定技能"]


def test_one_half_of_ssw_is_named_as_that_half() -> None:
    settled = settle("pathways", ["ssw1", "esd"])

    assert [text.japanese for text in settled.texts] == ["育成就労制度", "特定技能1号"]


def test_the_home_procedure_is_no_pathway_of_an_instrument() -> None:
    with pytest.raises(ValueError, match="'home_procedure', which is no pathway"):
        pathways_named(["home_procedure"])


def test_a_field_named_twice_is_printed_once() -> None:
    assert len(settle("fields", ["care", "agriculture", "care"]).texts) == 2


def test_text_that_reads_alike_everywhere_needs_no_table() -> None:
    assert settle("ministry_place", "Jakarta").texts == (Text("Jakarta", "Jakarta", "Jakarta"),)


@pytest.mark.parametrize(
    ("key", "value", "fault"),
    [
        ("ministry_signatory", "  ", "write it as text"),
        ("ministry_signatory", {"id": "a", "ja": "b", "en": "c"}, "write it as text"),
        ("ministry_place", 7, "is not a text in three languages"),
        ("ministry_place", {"id": "a", "ja": "b"}, "is not a text in three languages"),
        ("ministry_place", {"id": "a", "ja": " ", "en": "c"}, "is missing in ja"),
        ("ministry_signed_on", "31-12-2026", "which is no date"),
        ("ministry_signed_on", datetime(2026, 12, 31, 9), "a date without a time"),  # noqa: DTZ001 - TOML allows it
        ("next_months", 0, "a whole number from 1 to 120"),
        ("next_months", True, "a whole number from 1 to 120"),
        ("next_months", 6.0, "a whole number from 1 to 120"),
        ("originals", 21, "a whole number from 1 to 20"),
        ("prevailing", "fr", "choose one of id, ja, en"),
        ("fields", [], "a list of keys with at least one"),
        ("fields", "care", "a list of keys"),
        ("fields", ["agricultur"], "did you mean agriculture"),
        ("fields", ["qqqqqqqq"], "known: care"),
        ("pathways", ["ssw3"], "did you mean ssw"),
    ],
)
def test_a_value_of_a_wrong_kind_says_what_is_expected(key: str, value: Any, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        settle(key, value)
