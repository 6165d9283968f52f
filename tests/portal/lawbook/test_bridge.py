"""Entries, search, sources and counts, on the book as it is."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kakehashi.law.book import BOOK
from kakehashi.portal.lawbook import bridge
from kakehashi.vocabulary import Mark, UnknownKey

IDS = [each.id for one in BOOK.instruments for each in one.provisions()]
WORDS = some.sampled_from(["jft", "japan", "日本語", "ujian", "ESD-P", "ＪＬＰＴ", "https", "zzzz", "", "  "])
DAYS = some.none() | some.dates(date(2015, 1, 1), date(2035, 1, 1))
MARKS = some.lists(some.sampled_from(Mark), unique=True)
PARTS = some.sampled_from(["", *(one.id for one in BOOK.instruments)])


def ids(entries):
    return [entry.provision.id for entry in entries]


def test_every_provision_of_the_book_is_an_entry_once_in_reading_order():
    assert ids(bridge.entries()) == IDS


def test_an_id_of_nothing_names_the_nearest():
    with pytest.raises(UnknownKey, match=re.escape("japan.ssw1.old_enough")):
        bridge.entry("japan.ssw1.old_enuogh")
    with pytest.raises(UnknownKey, match=re.escape("japan.ssw1")):
        bridge.shelf("japan.ssw")


@given(WORDS, WORDS, PARTS, MARKS, DAYS)
@settings(deadline=None)
def test_every_further_filter_only_narrows_what_is_found(first, second, part, marks, on):
    wide = set(ids(bridge.found(first)))

    assert set(ids(bridge.found(f"{first} {second}"))) <= wide
    assert set(ids(bridge.found(first, part=part, mark=marks, on=on))) <= wide


def test_an_id_of_a_condition_is_found_whole_and_not_inside_another():
    assert all("ESD-D-02" not in entry.conditions for entry in bridge.found("D-02"))
    assert bridge.found("ESD-D-02")[0].conditions == ("ESD-D-02",)


@given(MARKS, DAYS)
@settings(deadline=None)
def test_what_is_found_by_mark_and_day_is_what_the_book_says(marks, on):
    found = set(ids(bridge.found(mark=marks, on=on)))

    for entry in bridge.entries():
        marked = not marks or entry.weakest in marks
        in_force = on is None or entry.rule is None or entry.rule.holds_on(on)
        if entry.rule is not None:
            assert (entry.provision.id in found) == (marked and in_force)


def test_a_condition_or_name_that_is_written_whole_comes_first():
    assert bridge.found("SSW1-P-04")[0].provision.condition == "SSW1-P-04"
    assert ids(bridge.found("reached_a2"))[0] == "japan.person.reached_a2"


def test_a_rule_that_is_open_while_unknown_is_found_as_open_and_not_as_what_it_is_when_known():
    entry = next(one for one in bridge.entries() if one.mark_when_unknown is Mark.OPEN)

    assert entry in bridge.found(mark=[Mark.OPEN])
    assert entry not in bridge.found(mark=[entry.provision.mark])


def test_the_points_of_a_test_stand_behind_the_rule_that_reads_the_level():
    entry = bridge.entry("japan.ssw1.has_basic_japanese")
    behind = {line.value.name for line in bridge.values_behind(entry)}

    assert "jft_basic_for_a2" in behind
    assert behind.isdisjoint(line.value.name for line in bridge.values_read_by(entry))


def test_who_is_read_names_its_readers():
    computed = bridge.entry("japan.person.reached_a2")

    assert "japan.ssw1.has_basic_japanese" in ids(bridge.readers_of(computed))
    for reader in bridge.readers_of(computed):
        assert computed in bridge.what_is_read_by(reader).computed


def test_every_worked_case_of_an_entry_is_shown_with_an_answer():
    for entry in bridge.entries():
        for case in bridge.worked_cases_of(entry):
            assert bool(case.answer) != (case.words is not None), (entry.provision.id, case.title)


def test_a_no_that_a_step_can_change_is_shown_as_not_yet():
    answers = {case.answer for case in bridge.worked_cases_of(bridge.entry("japan.ssw1.old_enough"))}

    assert answers == {"yes", "not_yet", "unknown", "not_applicable"}


def test_a_planned_category_is_one_that_the_pathway_speaks_of_and_has_not_opened():
    planned = {one.key for one in bridge.planned_in(BOOK.instrument("japan.esd"))}

    assert "linen_supply" in planned
    assert "care" not in planned
    assert bridge.planned_in(BOOK.instrument("japan.person")) == []


def test_the_first_day_of_a_part_is_that_of_its_first_dated_rule():
    for shelf in bridge.shelves():
        days = [entry.since for entry in shelf.entries if entry.since]
        assert shelf.since == (min(days) if days else None)
        if shelf.since:
            assert not any(entry.since and entry.holds_on(shelf.since - timedelta(days=1)) for entry in shelf.entries)
