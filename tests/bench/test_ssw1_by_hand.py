"""SSW (i) by hand in NumPy, which the bench times, says of everybody what the kernel says: two who reckoned apart."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings

from bench import people, ssw1_numpy
from kakehashi.law import arrow, assess, columns, engine
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Pathway
from tests.law.make import DAY, days_asked, some_people

SSW1 = BOOK.instrument("japan.ssw1")
NOT_ENDED = tuple(rule for rule in SSW1.rules.values() if rule.until is None)


@pytest.fixture(scope="module")
def drawn():
    table = pa.Table.from_batches(people.batches(2_000, seed=7))
    return arrow.columns(table)


def assert_rules_equal(facts, on):
    values = {one.id: one.values.on(on) for one in BOOK.instruments}
    block = facts.asked_on(on, rows=slice(0, len(facts)))
    engine.derive(BOOK, block, values)
    in_force = SSW1.rules_on(on)
    judged = engine.judge(in_force, SSW1, block, values[SSW1.id])

    by_hand = ssw1_numpy.rules(facts, on)

    assert [rule.name for rule in in_force if rule.name not in by_hand] == []
    for rule, truth in judged:
        yes, no = by_hand[rule.name]
        assert np.array_equal(truth.yes & SSW1.lanes.all, yes & SSW1.lanes.all), rule.name
        assert np.array_equal(truth.no & SSW1.lanes.all, no & SSW1.lanes.all), rule.name


def test_of_nobody_who_is_drawn_is_anything_told_that_cannot_be_true(drawn):
    assert [said for said in drawn.warnings if "counts as unknown" in said or "count as unknown" in said] == []


def test_each_rule_says_the_same_of_two_thousand_drawn_people(drawn):
    assert_rules_equal(drawn, DAY)


def test_the_verdicts_are_the_same_and_hold_all_three_answers(drawn):
    yes, no = ssw1_numpy.verdicts(drawn, DAY)

    judged = assess(drawn, BOOK, on=DAY, pathways=[Pathway.SSW1])[Pathway.SSW1]
    assert np.array_equal(yes, judged.yes)
    assert np.array_equal(no, judged.no)
    assert yes.any()
    assert no.any()
    assert judged.unknown.any()


@given(some_people(), days_asked.filter(lambda on: SSW1.rules_on(on) == NOT_ENDED))
@settings(deadline=None, max_examples=40)
def test_each_rule_says_the_same_of_anybody_on_any_day_with_all_rules_in_force(drawn_people, on):
    told_as_a_whole = [
        {key: told for key, told in one.items() if key not in {"steps", "documents"}} for one in drawn_people
    ]

    assert_rules_equal(columns(told_as_a_whole), on)


@pytest.mark.parametrize("key", ["steps", "documents"])
def test_steps_and_papers_told_one_by_one_are_refused_and_not_left_out(key):
    with pytest.raises(ValueError, match="steps or papers are told one by one"):
        ssw1_numpy.verdicts(columns([{key: []}]), DAY)


def test_the_same_seed_draws_the_same_people():
    one, other = (pa.Table.from_batches(people.batches(500, seed=3)) for _ in range(2))

    assert one.equals(other)
    assert not one.equals(pa.Table.from_batches(people.batches(500, seed=4)))
