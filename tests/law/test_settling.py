"""Which fact to show first, by how many verdicts it settles."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from kakehashi.law import Evidence, Stage, assess, columns, settled_by
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Pathway, categories
from tests.law.make import DAY, known_people

CROP = 1 << categories()["agriculture.crop"].lane
EVERY = (1 << len(categories())) - 1
PERSON = {
    "born": date(2000, 3, 17),
    "tests": [
        {"test": "jlpt", "level": "N4", "on": date(2025, 12, 7)},
        {"test": "ssw1_skill", "category": "agriculture.crop", "on": date(2026, 7, 10), "passed": True},
    ],
    "stays": [],
    "in_japan": False,
    "refusal_ground": False,
}
NEEDED = ("born", "tests.0", "tests.1", "stays", "refusal_ground")


def asked(*people, lanes=CROP, level=Evidence.SEEN):
    return settled_by(columns(people), BOOK, on=DAY, at_least=level, lanes={Pathway.SSW1: lanes}, stage=Stage.POOL)


def shown(*keys, level="seen"):
    tests = [
        {**test, **({"evidence": level} if f"tests.{n}" in keys else {})} for n, test in enumerate(PERSON["tests"])
    ]
    return {**PERSON, "tests": tests, "evidence": {key: level for key in keys if "." not in key}}


def test_where_all_papers_are_still_claimed_each_that_the_verdict_rests_on_is_needed_and_none_is_enough():
    found = asked(PERSON).of(0)

    assert {key for key, (_, needed) in found.items() if needed} >= {"born", "tests.0", "tests.1", "stays"}
    assert all(alone == 0 for alone, _ in found.values())


@pytest.mark.parametrize("last", ["born", "tests.0", "tests.1", "stays"])
def test_the_last_paper_settles_the_verdict_alone(last):
    rest = [key for key in (*NEEDED, "in_japan") if key != last]

    found = asked(shown(*rest)).of(0)

    assert next(iter(found)) == last
    assert found[last] == (1, 1)


def test_what_is_shown_well_enough_counts_nothing_and_at_a_higher_level_it_counts_again():
    every = shown(*NEEDED, "in_japan")

    assert asked(every).of(0) == {}
    assert "born" in asked(every, level=Evidence.VERIFIED).of(0)


def test_a_person_who_tells_nothing_has_nothing_to_show():
    found = asked({}, PERSON)

    assert found.of(0) == {}
    assert found.of(1) != {}


def test_a_no_of_their_own_word_needs_no_paper():
    too_young = {**PERSON, "born": date(2015, 3, 17)}

    assert asked(too_young, lanes=EVERY).of(0) == {}


def test_two_people_are_counted_apart_and_in_their_order():
    one = shown(*(key for key in (*NEEDED, "in_japan") if key != "born"))

    found = asked(PERSON, one)

    assert found.of(0)["born"] == (0, 1)
    assert found.of(1)["born"] == (1, 1)


def test_an_entry_that_a_person_does_not_have_is_not_asked_of_them():
    one_test = {**PERSON, "tests": PERSON["tests"][:1]}

    found = asked(PERSON, one_test, lanes=EVERY)

    assert "tests.1" in found.of(0)
    assert "tests.1" not in found.of(1)


def test_that_a_list_holds_no_other_entry_is_a_piece_of_its_own():
    stayed = {
        **PERSON,
        "stays": [{"status": "ssw1", "category": "agriculture.crop", "from": date(2020, 1, 1), "to": date(2021, 1, 1)}],
    }
    rest = {"evidence": {key: "seen" for key in (*NEEDED, "tests", "in_japan") if key != "stays"}}
    with_entry = {**stayed, **rest, "stays": [{**stayed["stays"][0], "evidence": "seen"}]}

    assert asked(with_entry).of(0)["stays"] == (1, 1)
    assert "stays.0" not in asked(with_entry).of(0)


@settings(max_examples=6)
@given(person=known_people())
def test_showing_everything_that_is_told_settles_what_the_pieces_needed_say(person):
    facts = columns([person])
    lanes = {Pathway.SSW1: EVERY, Pathway.ESD: EVERY}

    found = settled_by(facts, BOOK, on=DAY, at_least=Evidence.VERIFIED, lanes=lanes, stage=Stage.POOL)

    told = assess(facts, BOOK, on=DAY, stage=Stage.POOL, pathways=lanes)
    settled = sum(int(np.bitwise_count(told[way].yes & np.uint64(EVERY)).sum()) for way in lanes)
    assert (found.needed <= settled).all()
    assert (found.alone <= settled).all()


@pytest.mark.parametrize("block", [1, 2, 5, 1_000])
def test_how_many_pieces_are_tried_at_once_never_matters(monkeypatch, block):
    people = [PERSON, shown("born", "stays"), {}, {**PERSON, "tests": PERSON["tests"][:1]}]
    expected = [asked(person, lanes=EVERY).of(0) for person in people]

    monkeypatch.setattr("kakehashi.law.settling.BLOCK", block)
    found = asked(*people, lanes=EVERY)

    assert [found.of(row) for row in range(len(people))] == expected
