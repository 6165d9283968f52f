"""Kleene's logic, in words."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.law.ternary import (
    EVERY,
    Ternary,
    counts_by_lane,
    lane_of,
    number_of,
    pages_for,
    somewhere,
    word_of,
    words_of,
)
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
    assert counts.dtype == np.int64


@pytest.mark.parametrize("people", [4_096, 4_097, 10_000])
def test_more_people_than_are_counted_at_once_are_all_counted(people):
    words = np.arange(people, dtype=np.uint64)

    counts = counts_by_lane(words)

    assert counts.tolist() == [sum(number >> lane & 1 for number in range(people)) for lane in range(64)]


def test_a_truth_is_never_asked_for_as_a_bool():
    with pytest.raises(TypeError) as raised:
        bool(truths(UNKNOWN))

    said = "a Ternary has three values; ask `.yes`, `.no` or `.equals(other)`, never `if`, `and`, `or`"
    assert str(raised.value) == said


def test_two_unknowns_are_never_called_equal():
    with pytest.raises(TypeError) as raised:
        _ = truths(UNKNOWN) == truths(UNKNOWN)

    said = "unknown is not equal to unknown; compare two Ternaries with `.equals(other)`"
    assert str(raised.value) == said


def test_equals_compares_unknown_with_unknown():
    assert truths(UNKNOWN, YES).equals(truths(UNKNOWN, YES))
    assert not truths(UNKNOWN, YES).equals(truths(UNKNOWN, NO))
    assert not truths(UNKNOWN).equals(truths(YES))
    assert not truths(UNKNOWN).equals(truths(NO))


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


def test_what_rests_on_something_untold_is_open_at_best():
    assert said(truths(YES, NO, UNKNOWN).at_best_open()) == [UNKNOWN, NO, UNKNOWN]


def test_what_nobody_said_does_not_stand():
    assert said(truths(YES, NO, UNKNOWN).only_yes()) == [YES, NO, NO]


def test_what_is_unknown_is_filled_from_the_other():
    filled = truths(YES, NO, UNKNOWN, UNKNOWN).or_else(truths(NO, YES, YES, NO))

    assert said(filled) == [YES, NO, YES, NO]
    assert not (filled.yes & filled.no).any()


def test_a_truth_shows_its_words():
    assert repr(truths(YES)[0:1]) == "Ternary(yes=['0xffffffffffffffff'], no=['0x0'])"
    assert len(truths(YES, UNKNOWN)) == 2


paged = st.lists(st.tuples(st.integers(0, 2**91 - 1), st.integers(0, 2**91 - 1)), min_size=1, max_size=4)


def of_pages(pairs):
    """Truths of 91 lanes: yes in the lanes of the first number, no in those of the second only; (2, n)."""
    yes = np.concatenate([word_of(first, 2) for first, _ in pairs], axis=-1)
    return Ternary(yes, np.concatenate([word_of(second & ~first, 2) for first, second in pairs], axis=-1))


@given(st.integers(0, 2**128 - 1), st.integers(0, 127))
def test_a_word_of_two_pages_is_the_number_it_was_made_of(number, lane):
    word = word_of(number, 2)

    assert word.shape == (2, 1)
    assert number_of(word) == number
    assert lane_of(word, lane).tolist() == [bool(number >> lane & 1)]


def test_lanes_take_as_many_pages_as_they_need():
    assert [pages_for(lanes) for lanes in (0, 1, 64, 65, 91, 128, 129)] == [1, 1, 1, 2, 2, 2, 3]
    assert word_of(5, 1) == np.uint64(5)


@given(paged)
def test_truths_of_two_pages_combine_lane_by_lane(pairs):
    left, right = of_pages(pairs), of_pages(pairs[::-1])

    both = left & right

    for row, ((yes, no), (other, others)) in enumerate(zip(pairs, pairs[::-1], strict=True)):
        assert number_of(both.yes[..., row]) == yes & other
        assert number_of(both.no[..., row]) == (no & ~yes) | (others & ~other)


@pytest.mark.parametrize("people", [1, 2, 3])
def test_a_truth_about_the_whole_person_meets_every_page_of_that_person(people):
    values = [YES, NO, UNKNOWN][:people]
    lanes = of_pages([(1 << 70 | 1, 1 << 80)] * people)

    for met in (truths(*values) & lanes, lanes & truths(*values)):
        assert met.yes.shape == met.no.shape == (2, people)
        for row, value in enumerate(values):
            assert number_of(met.yes[..., row]) == (1 << 70 | 1 if value == YES else 0)
            assert bool(lane_of(met.no, 5)[row]) is (value == NO)
            assert bool(lane_of(met.no, 80)[row])


def test_people_are_the_last_axis_whatever_the_pages():
    three = of_pages([(1, 0), (1 << 70, 0), (0, 1 << 90)])

    part = three[1:3]

    assert (len(three), len(part)) == (3, 2)
    assert number_of(part.yes[..., 0]) == 1 << 70
    assert repr(part[0:1]) == f"Ternary(yes=['{hex(1 << 70)}'], no=['0x0'])"


def test_a_word_of_pages_limits_a_truth_about_whole_persons_to_its_lanes():
    lanes = word_of(1 << 70 | 1, 2)

    inside, outside = truths(YES, NO).in_lanes(lanes), truths(YES, NO).outside_yes(lanes)

    assert [number_of(inside.yes[..., row]) for row in (0, 1)] == [1 << 70 | 1, 0]
    assert lane_of(outside.yes, 3).tolist() == [True, True]
    assert lane_of(outside.no, 70).tolist() == [False, True]


def test_somewhere_in_looks_on_every_page():
    lanes = word_of(1 << 70 | 1 << 3, 2)
    truth = of_pages([(1 << 70, 0), (1 << 71, 1 << 70 | 1 << 3), (0, 1 << 70)])

    assert said(truth.somewhere_in(lanes)) == [YES, NO, UNKNOWN]


def test_each_page_is_counted():
    counts = counts_by_lane(of_pages([(1 << 70 | 1, 0), (1 << 70, 0)]).yes)

    assert counts.shape == (128,)
    assert {lane: count for lane, count in enumerate(counts.tolist()) if count} == {0: 1, 70: 2}


def test_a_lane_of_a_whole_persons_truth_is_as_every_other():
    assert lane_of(np.array([EVERY, 0], np.uint64), 90).tolist() == [True, False]


def test_a_lane_is_told_as_yes_or_no_for_each_person():
    told = lane_of(np.array([0b10, 0b01], np.uint64), 1)

    assert told.dtype == np.bool_
    assert told.tolist() == [True, False]


@given(st.lists(st.integers(0, (1 << 91) - 1), min_size=1, max_size=4))
def test_the_words_of_several_people_stand_page_by_page(numbers):
    low, high = words_of([number & (1 << 64) - 1 for number in numbers], 1), words_of(numbers, 2)

    assert (low.dtype, low.shape) == (np.uint64, (len(numbers),))
    assert (high.dtype, high.shape) == (np.uint64, (2, len(numbers)))
    assert low.tolist() == [number & (1 << 64) - 1 for number in numbers]
    assert [number_of(high[:, row]) for row in range(len(numbers))] == numbers


def test_somewhere_is_told_once_a_person_on_whatever_page_it_stands():
    assert somewhere(words_of([0, 1, 1 << 63], 1)).tolist() == [False, True, True]
    assert somewhere(words_of([0, 1, 1 << 90], 2)).tolist() == [False, True, True]


lanes_told = st.lists(st.tuples(st.integers(0, 2**64 - 1), st.integers(0, 2**64 - 1)), min_size=3, max_size=3)


def in_words(truth):
    """The same truth, told lane by lane."""
    return Ternary(truth.yes, truth.no)


@given(st.lists(three, min_size=3, max_size=3), lanes_told)
def test_a_truth_kept_in_bytes_meets_lanes_as_its_words_do(whole, told):
    kept = truths(*whole)
    by_lane = Ternary(
        np.array([first for first, _ in told], np.uint64), np.array([no & ~first for first, no in told], np.uint64)
    )

    assert (kept & by_lane).equals(in_words(kept) & by_lane)
    assert (by_lane | kept).equals(by_lane | in_words(kept))
    assert kept.or_else(by_lane).equals(in_words(kept).or_else(by_lane))
    assert by_lane.or_else(kept).equals(by_lane.or_else(in_words(kept)))
    assert kept.equals(in_words(kept))


@given(st.lists(three, min_size=2, max_size=2))
def test_what_is_said_of_whole_persons_stays_in_bytes(whole):
    first, other = truths(*whole), truths(YES, UNKNOWN)

    for truth in (first & other, first | other, ~first, first.or_else(other), first.unless_no(), first[0:1]):
        assert truth.whole
    assert not in_words(first).whole
    assert not (first & in_words(other)).whole


def test_words_of_a_whole_truth_fill_every_lane():
    truth = truths(YES, NO, UNKNOWN)

    assert truth.yes.tolist() == [EVERY, 0, 0]
    assert truth.no.tolist() == [0, EVERY, 0]
    assert truth.yes.dtype == truth.no.dtype == np.uint64


@pytest.mark.parametrize("kept", [truths(YES, NO, UNKNOWN), in_words(truths(YES, NO, UNKNOWN))], ids=["bytes", "words"])
def test_who_has_it_in_every_lane_and_who_in_none(kept):
    assert kept.surely().tolist() == [True, False, False]
    assert kept.surely_not().tolist() == [False, True, False]
    assert not Ternary(np.array([1], np.uint64), np.array([2], np.uint64)).surely().any()
    assert not Ternary(np.array([1], np.uint64), np.array([2], np.uint64)).surely_not().any()


@pytest.mark.parametrize("kept", [truths(YES, NO, UNKNOWN), in_words(truths(YES, NO, UNKNOWN))], ids=["bytes", "words"])
def test_what_is_not_shown_is_unknown(kept):
    nobody, everybody = np.zeros(3, np.bool_), np.ones(3, np.bool_)

    assert said(kept.where_not(nobody)) == [UNKNOWN] * 3
    assert kept.where_not(everybody).equals(kept)


@pytest.mark.parametrize("kept", [truths(YES, NO, UNKNOWN), in_words(truths(YES, NO, UNKNOWN))], ids=["bytes", "words"])
def test_in_no_lane_at_all_is_nobody_yes(kept):
    assert said(kept.somewhere_in(np.uint64(0))) == [NO] * 3
    assert said(kept.somewhere_in(np.uint64(0b10))) == [YES, NO, UNKNOWN]
    assert kept.somewhere_in(np.uint64(0b10)).whole


@pytest.mark.parametrize(
    ("yes", "no"),
    [
        (np.array([True, False, False]), np.array([False, True, False])),
        (np.array([1, 2, 0], np.uint64), np.array([4, 1, 0], np.uint64)),
        (np.array([[1, 2, 0], [0, 4, 8]], np.uint64), np.array([[4, 1, 0], [1, 2, 4]], np.uint64)),
    ],
)
def test_people_repeated_stand_one_after_another_on_every_page(yes, no):
    once = Ternary(yes, no)

    twice = once.repeated(2)

    assert len(twice) == 6
    assert twice.whole is once.whole
    assert twice[:3].equals(once)
    assert twice[3:].equals(once)
