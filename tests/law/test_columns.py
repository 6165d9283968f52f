"""Intervals for what is not known, and tables of entries."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kakehashi.law.columns import FARTHEST, FOREVER, Codes, Numbers, Table
from kakehashi.law.ternary import Ternary, number_of
from tests.law.make import NO, UNKNOWN, YES, said, truths


def make(*pairs: tuple[int, int]) -> Numbers:
    return Numbers(np.array([low for low, _ in pairs], np.int32), np.array([high for _, high in pairs], np.int32))


def known(*values: int) -> Numbers:
    return make(*((value, value) for value in values))


bounds = st.tuples(st.integers(-500, 500), st.integers(0, 300)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(bounds, bounds, st.data())
def test_whatever_the_unknown_numbers_are_the_answer_holds(left, right, data):
    a, b = data.draw(st.integers(*left)), data.draw(st.integers(*right))
    x, y = make(left), make(right)

    for truth, fact in ((x >= y, a >= b), (x <= y, a <= b), (x < y, a < b), (x > y, a > b)):
        assert said(truth)[0] in {YES if fact else NO, UNKNOWN}
    for number, exact in (
        (x + y, a + b),
        (x - y, a - b),
        (x.at_most(y), min(a, b)),
        (x.not_before(y), max(a, b)),
        (x.not_below_zero(), max(a, 0)),
        (x.day_after(), a + 1),
        (x.months_after(5), known(a).months_after(5).low[0]),
        (x.years_until(y), known(a).years_until(known(b)).low[0]),
    ):
        assert number.low[0] <= exact <= number.high[0]


def test_known_numbers_are_compared_exactly():
    assert said(known(17, 18, 19) >= 18) == [NO, YES, YES]
    assert said(known(17, 18, 19) <= 18) == [YES, YES, NO]
    assert said(known(17, 18, 19) > 18) == [NO, NO, YES]
    assert said(known(17, 18, 19) < 18) == [YES, NO, NO]


def test_nothing_given_gives_way_to_the_other_number():
    either = make((-FARTHEST, FARTHEST), (3, 3)).or_else(known(7, 7))

    assert either.low.tolist() == [7, 3]
    assert said(Numbers.unknown(1).given()) == [UNKNOWN]
    assert said(known(3).given()) == [YES]


def test_which_number_holds_is_told_by_a_truth_and_bounded_by_both_where_it_is_unknown():
    one, other = Numbers.all_at(3, 3), Numbers.all_at(8, 3)
    told = Ternary(np.array([True, False, False]), np.array([False, True, False]))

    chosen = one.where(told, other)

    assert (chosen.low.tolist(), chosen.high.tolist()) == ([3, 8, 3], [3, 8, 8])


@given(bounds, bounds, st.sampled_from([YES, NO, UNKNOWN]))
def test_the_number_that_holds_is_the_one_that_is_told_and_lies_between_both_where_none_is(left, right, told):
    chosen = make(left).where(truths(told), make(right))

    hull = (min(left[0], right[0]), max(left[1], right[1]))
    assert (chosen.low[0], chosen.high[0]) == {YES: left, NO: right, UNKNOWN: hull}[told]


def test_a_word_that_is_not_told_is_neither_in_nor_out():
    codes = Codes(np.array([0, 1, -1], np.int16), ("jlpt", "jft_basic"))

    assert said(codes.is_("jlpt")) == [YES, NO, UNKNOWN]
    assert said(codes.is_in(("jlpt", "never_heard_of"))) == [YES, NO, UNKNOWN]
    numbers = codes.number_in({"jlpt": 12})
    assert numbers.low.tolist() == [12, FOREVER, -FARTHEST]
    assert numbers.high.tolist() == [12, FOREVER, FARTHEST]


def test_a_word_is_filled_in_only_where_the_condition_is_yes():
    codes = Codes(np.array([-1, -1, 1], np.int16), ("coe", "renewal"))

    filled = codes.or_else("coe", where=truths(YES, UNKNOWN, YES))

    assert filled.code.tolist() == [0, -1, 1]
    assert len(filled) == 3


def make_table(given: list[bool], owned: list[int], **entries: Numbers | Codes | Ternary) -> Table:
    return Table(np.concatenate(([0], np.cumsum(owned))).astype(np.int64), np.array(given), entries)


def test_a_list_that_is_given_is_complete_and_one_that_is_not_is_unknown():
    table = make_table([True, True, False, True], [0, 2, 0, 1])

    found = table.any(truths(NO, YES, UNKNOWN))

    assert said(found) == [NO, YES, UNKNOWN, UNKNOWN]


def test_what_is_told_by_lane_is_denied_in_every_lane_where_the_list_has_no_entry_and_in_none_where_it_was_not_given():
    table = make_table([True, False, True], [0, 0, 2])
    lanes = np.array([0b01, 0b100], np.uint64)

    found = table.any(Ternary(lanes, ~(lanes | np.uint64(0b10))))

    assert (found.yes.tolist(), found.no.tolist()) == ([0, 0, 0b101], [2**64 - 1, 0, 2**64 - 1 - 0b111])
    assert found.yes.dtype == found.no.dtype == np.uint64


def test_no_entries_at_all_are_still_lists():
    table = make_table([True, False], [0, 0], months=known())

    assert said(table.any(truths())) == [NO, UNKNOWN]
    assert table.total(table.numbers("months"), where=truths()).high.tolist() == [0, FARTHEST]
    assert table.earliest(table.numbers("months"), where=truths()).low.tolist() == [FOREVER, -FARTHEST]


def test_a_total_is_bounded_by_what_may_count():
    table = make_table([True, True, False], [2, 2, 1], months=known(5, 7, 5, 7, 9))

    total = table.total(table.numbers("months"), where=truths(YES, YES, YES, UNKNOWN, YES))

    assert total.low.tolist() == [12, 5, 9]
    assert total.high.tolist() == [12, 12, FARTHEST]


def test_the_latest_is_bounded_by_what_may_count():
    table = make_table([True, True, False], [3, 0, 0], begun=known(5, 7, 9))

    last = table.latest(table.numbers("begun"), where=truths(YES, UNKNOWN, NO))

    assert last.low.tolist() == [5, -FOREVER, -FOREVER]
    assert last.high.tolist() == [7, -FOREVER, FARTHEST]


def test_the_earliest_is_bounded_by_what_may_count():
    table = make_table([True, True, True], [2, 2, 0], begun=known(5, 7, 5, 7))

    first = table.earliest(table.numbers("begun"), where=truths(NO, YES, UNKNOWN, YES))

    assert first.low.tolist() == [7, 5, FOREVER]
    assert first.high.tolist() == [7, 7, FOREVER]


def test_months_are_added_up_lane_by_lane():
    lanes = Ternary(np.array([0b01, 0b10, 0b11], np.uint64), ~np.array([0b01, 0b10, 0b11], np.uint64))
    table = make_table([True, False], [3, 0], months=known(12, 11, 12))

    reached = table.reaches(24, table.numbers("months"), where=lanes)

    assert (reached.yes & 0b11).tolist() == [0b01, 0]
    assert (reached.no & 0b11).tolist() == [0b10, 0]


entries = st.lists(st.tuples(st.integers(0, 70), st.integers(0, 70), st.sampled_from([YES, NO, UNKNOWN])), max_size=5)


@given(st.lists(st.tuples(st.booleans(), entries), min_size=1, max_size=4), st.integers(1, 65))
def test_what_is_added_up_lane_by_lane_is_what_is_added_up_by_hand(people, least):
    flat = [entry for given, owned in people if given for entry in owned]
    owned = [len(owned) if given else 0 for given, owned in people]
    months = make(*((low, low + more) for low, more, _ in flat))
    where = truths(*(truth for _, _, truth in flat)).in_lanes(np.uint64(1))
    table = make_table([given for given, _ in people], owned, months=months)

    reached = table.reaches(least, table.numbers("months"), where=where)

    expected = [
        YES
        if given and sum(low for low, _, truth in owned if truth == YES) >= least
        else NO
        if given and sum(low + more for low, more, truth in owned if truth != NO) < least
        else UNKNOWN
        for given, owned in people
    ]
    assert said(reached) == expected
    assert not (reached.yes >> np.uint64(1)).any()


def test_entries_of_two_lists_are_matched_within_one_person_only():
    names = ("a", "b")
    stays = make_table([True] * 4, [1, 1, 1, 1], job=Codes(np.array([0, 0, -1, 1], np.int16), names))
    tests = make_table([True, True, True, False], [1, 1, 1, 0], job=Codes(np.array([0, 1, 0], np.int16), names))

    matched = stays.matched(tests, "job", where=truths(YES, YES, YES))

    assert said(matched) == [YES, NO, UNKNOWN, UNKNOWN]


def test_a_test_of_unknown_occupation_may_match_any():
    names = ("a", "b")
    stays = make_table([True], [1], job=Codes(np.array([0], np.int16), names))
    tests = make_table([True], [1], job=Codes(np.array([-1], np.int16), names))

    assert said(stays.matched(tests, "job", where=truths(YES))) == [UNKNOWN]
    assert said(stays.matched(tests, "job", where=truths(NO))) == [NO]


def test_a_slice_of_a_table_keeps_each_persons_entries():
    table = make_table([True, False, True], [2, 0, 1], months=known(5, 7, 9))

    part = table[1:3]

    assert part.first.tolist() == [0, 0, 1]
    assert part.numbers("months").low.tolist() == [9]
    assert len(part) == 2


def test_a_column_is_asked_for_by_what_it_holds():
    table = make_table([True], [1], months=known(5))

    with pytest.raises(TypeError, match="Codes was asked for"):
        table.codes("months")


def test_a_table_of_two_pages_is_gathered_by_word_and_an_unknown_word_stays_unknown():
    yes = np.array([[1, 0], [0, 1]], np.uint64)
    codes = Codes(np.array([1, -1, 0], np.int16), ("a", "b"))

    gathered = codes.gathered(yes, ~yes)

    assert [number_of(gathered.yes[..., row]) for row in range(3)] == [1 << 64, 0, 1]
    assert [number_of(gathered.no[..., row]) for row in range(3)] == [2**128 - 1 - (1 << 64), 0, 2**128 - 2]


def cut(truth: Ternary, page: int) -> Ternary:
    return Ternary(truth.yes[page], truth.no[page])


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=1, max_size=3), st.integers(1, 65), st.data())
def test_entries_of_two_pages_are_asked_as_each_page_alone(people, least, data):
    owned = [count if given else 0 for given, count in people]
    assume(any(owned))
    words = st.lists(st.integers(0, 2**64 - 1), min_size=sum(owned), max_size=sum(owned))
    yes = np.array([data.draw(words), data.draw(words)], np.uint64)
    no = np.array([data.draw(words), data.draw(words)], np.uint64) & ~yes
    where = Ternary(yes, no)
    months = known(*data.draw(st.lists(st.integers(0, 70), min_size=sum(owned), max_size=sum(owned))))
    table = make_table([given for given, _ in people], owned, months=months)

    found = table.any(where), table.reaches(least, table.numbers("months"), where=where)

    for page in (0, 1):
        alone = table.any(cut(where, page)), table.reaches(least, table.numbers("months"), where=cut(where, page))
        assert all(cut(whole, page).equals(one) for whole, one in zip(found, alone, strict=True))


def test_where_nobody_has_an_entry_the_answer_is_that_of_the_whole_person():
    table = make_table([True, False], [0, 0])

    found = table.any(Ternary(np.zeros((2, 0), np.uint64), np.zeros((2, 0), np.uint64)))

    assert found.whole
    assert said(found) == [NO, UNKNOWN]


periods = st.lists(st.tuples(st.integers(0, 60), st.integers(-5, 30), st.booleans()), max_size=6)


@given(st.lists(periods, min_size=1, max_size=5))
def test_a_day_in_two_periods_counts_once(people):
    first = np.concatenate(([0], np.cumsum([len(each) for each in people]))).astype(np.int64)
    entries = [entry for each in people for entry in each]
    begun = known(*(start for start, _, _ in entries))
    ended = known(*(start + length for start, length, _ in entries))
    table = Table(first, np.ones(len(people), np.bool_), {})

    found = table.days_in(begun, ended, where=truths(*(YES if counts else NO for _, _, counts in entries)))

    by_hand = [len({day for start, length, counts in each if counts for day in range(start, start + length)})
               for each in people]  # fmt: skip
    assert found.low.tolist() == found.high.tolist() == by_hand


def test_a_period_of_which_it_is_not_known_whether_it_counts_may_add_its_own_days_and_no_others():
    table = Table(np.array([0, 2, 2], np.int64), np.array([True, False]), {})

    found = table.days_in(known(0, 5), make((10, 10), (12, 14)), where=truths(YES, UNKNOWN))

    assert (found.low.tolist(), found.high.tolist()) == ([10, 0], [14, FARTHEST])


def test_people_repeated_keep_each_their_own_entries():
    levels = Codes(np.array([0, 1, -1], np.int16), ("N4", "N3"))
    once = make_table([True, False, True], [2, 0, 1], day=make((1, 1), (2, 5), (3, 3)), level=levels)

    thrice = once.repeated(3)

    assert thrice.first.tolist() == [0, 2, 2, 3, 5, 5, 6, 8, 8, 9]
    assert thrice.given.tolist() == [True, False, True] * 3
    assert thrice.numbers("day").low.tolist() == [1, 2, 3] * 3
    assert thrice.numbers("day").high.tolist() == [1, 5, 3] * 3
    assert thrice.codes("level").code.tolist() == [0, 1, -1] * 3
    assert thrice.codes("level").names == ("N4", "N3")
