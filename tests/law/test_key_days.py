"""The days that matter between two days."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import Book, KeyDayKind, key_days
from kakehashi.law.book import BOOK
from kakehashi.law.instrument import Instrument
from kakehashi.vocabulary import Language, Pathway, Text

DAY = timedelta(days=1)
TITP = BOOK.instrument("japan.titp").values.by_name
LAST_FILING = TITP["last_day_to_file"][0]
LAST_START = TITP["last_start"][0]
VALUES = """
[[last_day]]
value = 2027-05-31
unit = "last day"
cite = "a source"
mark = "official"
deadline = { pathways = ["titp1"], indonesian = "a", japanese = "b", english = "file it" }

[[last_day]]
since = 2027-05-01
value = 2027-06-30
unit = "last day"
cite = "a source"
mark = "secondary"
deadline = { pathways = ["titp1"], indonesian = "a", japanese = "b", english = "file it" }
"""


def found(on, then, kind, book=BOOK):
    return [each for each in key_days(book, on, then) if each.kind is kind]


def test_the_last_days_of_technical_intern_training_are_told_as_the_book_has_them():
    deadlines = found(LAST_FILING.value, LAST_START.value, KeyDayKind.DEADLINE)

    assert [(each.day, each.id, each.pathways, each.mark) for each in deadlines] == [
        (LAST_FILING.value, "japan.titp.last_day_to_file", (Pathway.TITP1,), LAST_FILING.mark),
        (LAST_START.value, "japan.titp.last_start", (Pathway.TITP1,), LAST_START.mark),
    ]
    assert deadlines[0].cite == LAST_FILING.cite
    assert deadlines[0].what.english == "File a new plan of technical intern training"


def test_a_deadline_can_be_kept_on_its_own_day_and_no_longer_on_the_next():
    last = LAST_FILING.value

    assert [each.day for each in found(last, last, KeyDayKind.DEADLINE)] == [last]
    assert found(last + DAY, last + DAY, KeyDayKind.DEADLINE) == []
    assert found(last - DAY, last - DAY, KeyDayKind.DEADLINE) == []


def test_a_rule_begins_on_its_first_day_and_has_begun_already_when_that_day_is_the_first_asked_about():
    rule = BOOK.rules["japan.esd.old_enough"]

    begun = found(rule.since - DAY, rule.since, KeyDayKind.RULE_BEGINS)

    assert rule.id in {each.id for each in begun}
    assert {each.day for each in begun} == {rule.since}
    assert begun[0].cite == begun[0].source.source
    assert found(rule.since, rule.since + DAY, KeyDayKind.RULE_BEGINS) == []


def test_a_rule_ends_on_the_first_day_on_which_it_is_not_in_force(monkeypatch):
    esd = BOOK.instrument("japan.esd")
    ended = date(2031, 4, 1)
    monkeypatch.setattr(esd, "rules", esd.rules | {"healthy": replace(esd.rules["healthy"], until=ended)})

    assert [(each.day, each.id) for each in found(ended - DAY, ended, KeyDayKind.RULE_ENDS)] == [
        (ended, "japan.esd.healthy")
    ]


def test_a_value_that_changes_is_told_with_its_new_value():
    changed = date(2025, 9, 30)

    values = {each.id: each.source.value for each in found(changed - DAY, changed, KeyDayKind.VALUE_CHANGES)}

    assert values["japan.ssw1.longest_stay_prolonged"] == 6


def test_a_last_day_that_was_put_off_is_a_deadline_no_more(tmp_path):
    (tmp_path / "values.toml").write_text(VALUES, encoding="utf-8")
    one = Instrument("japan.example", folder=tmp_path, title=Text("a", "b", "c"))
    book = Book([one], version=1, checked=LAST_FILING.value)

    assert [(each.day, each.kind) for each in key_days(book, date(2027, 4, 1), date(2027, 12, 31))] == [
        (date(2027, 5, 1), KeyDayKind.VALUE_CHANGES),
        (date(2027, 6, 30), KeyDayKind.DEADLINE),
    ]


@given(st.dates(date(2018, 1, 1), date(2028, 1, 1)), st.dates(date(2018, 1, 1), date(2028, 1, 1)), st.integers(0, 4000))
@settings(max_examples=50, deadline=None)
def test_two_stretches_of_time_have_the_key_days_of_the_whole(first, second, gap):
    on, middle = sorted((first, second))
    then = middle + timedelta(days=gap)

    whole = set(key_days(BOOK, on, then))

    assert whole == set(key_days(BOOK, on, middle)) | set(key_days(BOOK, middle, then))
    assert [each.day for each in key_days(BOOK, on, then)] == sorted(each.day for each in whole)


@pytest.mark.parametrize("language", list(Language))
def test_what_happens_has_words_of_its_own_in_each_language(language):
    assert len({kind.text.said_in(language) for kind in KeyDayKind}) == len(KeyDayKind)
