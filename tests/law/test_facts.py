"""The columns that hold what was told."""

import pytest

from kakehashi.law import Evidence, columns
from kakehashi.law.facts import Kind
from kakehashi.law.questions import FACTS, OF_QUESTION
from kakehashi.law.shown import UNITS
from kakehashi.vocabulary import UnknownKey
from tests.law.make import DAY, make_person


def test_a_fact_that_does_not_exist_names_the_nearest():
    with pytest.raises(UnknownKey, match="born"):
        columns([{}]).number("borm")


def test_a_fact_is_asked_for_by_what_it_is():
    with pytest.raises(TypeError, match="'born' is a Numbers, and a Ternary was asked for"):
        columns([{}]).truth("born")


def test_claimed_evidence_is_all_there_is_to_ask():
    facts = columns([make_person()])

    assert facts.at_least(Evidence.CLAIMED, OF_QUESTION) is facts


def test_an_entry_that_was_seen_stands_though_the_list_may_lack_others():
    person = make_person()
    person["tests"][0]["evidence"] = "seen"

    tests = columns([person]).at_least(Evidence.SEEN, OF_QUESTION).list("tests")

    assert not tests.given[0]
    assert tests.codes("test").code.tolist() == [0, -1]


def test_words_of_weak_evidence_are_unknown():
    facts = columns([make_person()]).at_least(Evidence.SEEN, OF_QUESTION)

    assert facts.code("nationality").code.tolist() == [-1]
    assert facts.truth("in_japan").no.tolist() == [0]
    assert not facts.number("born").known[0]


def test_a_block_learns_without_telling_the_whole():
    facts = columns([make_person(), make_person()])

    block = facts.asked_on(DAY, rows=slice(1, 2))
    block.columns["learnt"] = block.everyone()

    assert len(block) == 1
    assert "learnt" not in facts.columns
    assert "day_asked" not in facts.columns


def test_every_number_that_a_rule_reads_has_a_unit_that_can_be_written():
    numbers = [fact for fact in FACTS.values() if fact.kind is Kind.NUMBER and fact.asks is not None]

    assert numbers
    assert {fact.unit for fact in numbers} <= set(UNITS)
