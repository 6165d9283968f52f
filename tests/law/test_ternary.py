"""Kleene's logic, in words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.law.ternary import Ternary, counts_by_lane
from tests.law.make import NO, UNKNOWN, YES, said, truths


def kleene_and(a: str, b: str) -> str:
    return NO if NO in {a, b} else UNKNOWN if UNKNOWN in {a, b} else YES


three = st.sampled_from([YES, NO, UNKNOWN])


@given(three, three)
def test_and_or_not_are_those_of_kleene(a, b):
    negated = {YES: NO, NO: YES, UNKNOWN: UNKNOWN}
    left, right = truths(a), truths(b)

    both, either, neither = said(left & right), said(left | right), said(~left)

    assert both == [kleene_and(a, b)]
    assert either == [negated[kleene_and(negated[a], negated[b])]]
    assert neither == [negated[a]]


@given(three, three, three)
def test_choosing_is_unknown_only_where_it_matters(condition, if_yes, if_no):
    chosen = said(truths(condition).choose(truths(if_yes), truths(if_no)))

    agreed = if_yes if if_yes == if_no else UNKNOWN
    assert chosen == [if_yes if condition == YES else if_no if condition == NO else agreed]


@given(st.lists(st.integers(0, 2**64 - 1), max_size=40))
def test_counting_all_lanes_at_once_gives_what_counting_one_by_one_gives(numbers):
    words = np.array(numbers, np.uint64)

    counts = counts_by_lane(words)

    assert counts.tolist() == [sum(number >> lane & 1 for number in numbers) for lane in range(64)]


def test_a_truth_is_never_asked_for_as_a_bool():
    with pytest.raises(TypeError, match="three values"):
        bool(truths(UNKNOWN))


def test_two_unknowns_are_never_called_equal():
    with pytest.raises(TypeError, match="equals"):
        _ = truths(UNKNOWN) == truths(UNKNOWN)


def test_equals_compares_unknown_with_unknown():
    assert truths(UNKNOWN, YES).equals(truths(UNKNOWN, YES))
    assert not truths(UNKNOWN, YES).equals(truths(UNKNOWN, NO))


def test_a_truth_in_some_lanes_is_no_in_the_others():
    truth = truths(YES, NO, UNKNOWN).in_lanes(np.uint64(0b10))

    assert truth.yes.tolist() == [0b10, 0, 0]
    assert (truth.no & np.uint64(0b11)).tolist() == [0b01, 0b11, 0b01]


def test_a_rule_that_asks_nothing_in_a_lane_is_yes_there():
    truth = truths(NO, UNKNOWN).outside_yes(np.uint64(0b10))

    assert (truth.yes & np.uint64(0b11)).tolist() == [0b01, 0b01]
    assert truth.no.tolist() == [0b10, 0]


def test_somewhere_in_asks_for_one_of_the_lanes():
    lanes = np.uint64(0b110)
    truth = Ternary(np.array([0b010, 0b001, 0], np.uint64), np.array([0, 0b110, 0b100], np.uint64))

    assert said(truth.somewhere_in(lanes)) == [YES, NO, UNKNOWN]


def test_what_nobody_denied_stands():
    assert said(truths(YES, NO, UNKNOWN).unless_no()) == [YES, NO, YES]


def test_what_nobody_said_does_not_stand():
    assert said(truths(YES, NO, UNKNOWN).only_yes()) == [YES, NO, NO]


def test_what_is_unknown_is_filled_from_the_other():
    assert said(truths(YES, NO, UNKNOWN).or_else(truths(NO, YES, YES))) == [YES, NO, YES]


def test_a_truth_shows_its_words():
    assert repr(truths(YES)[0:1]) == "Ternary(yes=['0xffffffffffffffff'], no=['0x0'])"
    assert len(truths(YES, UNKNOWN)) == 2
