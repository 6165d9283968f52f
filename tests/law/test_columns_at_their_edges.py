"""What columns say exactly: at the limits, of the last entry, and where half is known."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.law import days
from kakehashi.law.columns import FARTHEST, FOREVER, Codes, Numbers, Table
from kakehashi.law.lanes import WORK_CATEGORIES, LaneTable, open_on
from kakehashi.vocabulary import UnknownKey, categories
from tests.law.make import NO, UNKNOWN, YES, said, truths
from tests.law.test_columns import known, make, make_table

NAMES = ("a", "b", "c")


def codes(*numbers: int) -> Codes:
    return Codes(np.array(numbers, np.int16), NAMES)


def pairs(numbers: Numbers) -> list[tuple[int, int]]:
    return list(zip(numbers.low.tolist(), numbers.high.tolist(), strict=True))


def test_every_number_takes_four_bytes_and_is_whole():
    table = make_table([True, False], [1, 1], months=known(5, 6))
    made = (
        Numbers.all_at(3, 2),
        Numbers.all_at(date(2026, 11, 24), 2),
        Numbers.unknown(2),
        codes(0, 2).number_in({"a": 1}),
        table.total(known(5, 6), where=truths(YES, YES)),
        table.earliest(known(5, 6), where=truths(YES, YES)),
        table.days_in(known(5, 6), known(7, 8), where=truths(YES, YES)),
    )

    assert {column.dtype for each in made for column in (each.low, each.high)} == {np.dtype(np.int32)}


def test_nothing_known_lies_between_the_farthest_bounds():
    assert pairs(Numbers.unknown(2)) == [(-FARTHEST, FARTHEST)] * 2


def test_two_known_numbers_that_are_the_same_are_not_below_each_other():
    assert said(known(3) >= known(3)) == [YES]
    assert said(known(3) < known(3)) == [NO]
    assert said(known(2) >= known(3)) == [NO]


def test_arithmetic_on_known_numbers_is_exact():
    assert pairs(known(-2, 0, 5).not_below_zero()) == [(0, 0), (0, 0), (5, 5)]
    assert pairs(known(41).day_after()) == [(42, 42)]
    begun = known(days.number(date(2024, 2, 29)))
    assert pairs(begun.years_after(3)) == pairs(begun.months_after(36)) == pairs(known(days.number(date(2027, 3, 1))))


def test_a_number_of_which_one_bound_is_known_was_given():
    either = make((5, FARTHEST), (-FARTHEST, 5)).or_else(known(7, 7))

    assert pairs(either) == [(5, FARTHEST), (-FARTHEST, 5)]


def test_whether_a_number_is_known_is_never_denied():
    assert said(make((3, 3), (3, 4)).given()) == [YES, UNKNOWN]
    assert not make((3, 4)).given().no.any()


def test_the_first_word_of_a_list_is_a_word_and_no_gap():
    assert codes(0, 1, -1).or_else("c", where=truths(YES, YES, YES)).code.tolist() == [0, 1, 2]
    assert said(codes(0, 1, 2, -1).is_in(("a", "c"))) == [YES, NO, YES, UNKNOWN]


def test_a_word_that_is_not_shown_is_unknown_and_every_other_stays():
    shown = codes(0, 1, 2, -1).where_not(np.array([True, False, True, True]))

    assert (shown.code.tolist(), shown.names) == ([0, -1, 2, -1], NAMES)


def test_every_word_takes_two_bytes():
    made = codes(0, -1).where_not(np.array([True, False])), codes(0, -1).or_else("c", where=truths(YES, YES))

    assert {each.code.dtype for each in made} == {np.dtype(np.int16)}


def test_what_a_list_of_one_word_alone_opens_is_gathered_and_an_unknown_word_opens_nothing():
    gathered = Codes(np.array([0, -1], np.int16), ("a",)).gathered(np.array([5], np.uint64), np.array([2], np.uint64))

    assert (gathered.yes.tolist(), gathered.no.tolist()) == ([5, 0], [2, 0])


def test_a_word_that_a_table_lacks_has_a_limit_that_is_never_met():
    assert pairs(codes(0, 1, -1).number_in({"a": 6})) == [(6, 6), (FOREVER, FOREVER), (-FARTHEST, FARTHEST)]
    assert pairs(codes(1).number_in({"a": 6}, otherwise=0)) == [(0, 0)]


def test_what_surely_does_not_count_adds_nothing_to_a_total():
    table = make_table([True], [2], months=known(5, 7))

    assert pairs(table.total(table.numbers("months"), where=truths(NO, YES))) == [(7, 7)]


def test_a_total_of_numbers_that_are_not_known_is_not_below_zero_and_stays_within_the_bounds():
    table = make_table([True, True], [9, 1], months=Numbers.unknown(10))

    total = table.total(table.numbers("months"), where=truths(*[YES] * 10))

    assert pairs(total) == [(0, FARTHEST), (0, FARTHEST)]


@pytest.mark.parametrize("least", [1, 2, 3, 24, 31, 32, 33])
def test_what_is_added_up_reaches_the_least_at_it_and_not_one_below(least):
    months = make((least, least), (least - 1, least - 1), (-FARTHEST, FARTHEST), (-FARTHEST, least - 1))
    table = make_table([True] * 4, [1] * 4, months=months)

    reached = table.reaches(least, months, where=truths(*[YES] * 4))

    assert said(reached) == [YES, NO, UNKNOWN, NO]


def test_a_bound_below_zero_takes_nothing_from_what_is_added_up_and_adds_nothing():
    table = make_table([True, True], [2, 1], months=make((-5, 3), (1, 1), (-5, -1)))

    assert said(table.reaches(4, table.numbers("months"), where=truths(YES, YES, YES))) == [UNKNOWN, NO]
    assert said(table.reaches(1, table.numbers("months"), where=truths(YES, YES, YES))) == [YES, NO]


def test_a_number_of_the_person_stands_beside_each_of_their_entries_and_is_laid_there_once():
    table = make_table([True, True, True], [2, 0, 1])
    told, bounded = known(5, 6, 7), make((5, 8), (6, 6), (7, 7))

    assert pairs(table.of_person(told)) == [(5, 5), (5, 5), (7, 7)]
    assert pairs(table.of_person(bounded)) == [(5, 8), (5, 8), (7, 7)]
    assert table.of_person(told) is table.of_person(told)
    assert table.of_person(bounded) is table.of_person(bounded)


def test_a_number_that_is_known_of_everybody_is_laid_beside_their_entries_in_one_piece():
    laid = make_table([True, True], [2, 1]).of_person(Numbers.all_at(date(2027, 4, 5), 2))

    assert laid.high is laid.low
    assert len(laid) == 3


entry = st.tuples(st.integers(-1, 2), st.sampled_from([YES, NO, UNKNOWN]))
person = st.tuples(st.lists(st.integers(-1, 2), max_size=3), st.none() | st.lists(entry, max_size=3))


def matched_by_hand(job: int, others: list[tuple[int, str]] | None) -> str:
    if others is None:
        return UNKNOWN
    may = [(code, where) for code, where in others if where != NO and (-1 in {code, job} or code == job)]
    if any(code == job != -1 and where == YES for code, where in may):
        return YES
    return UNKNOWN if may else NO


@given(st.lists(person, min_size=1, max_size=4))
def test_entries_are_matched_as_by_hand(people):
    mine = codes(*(job for jobs, _ in people for job in jobs))
    theirs = [entry for _, others in people for entry in others or ()]
    stays = make_table([True] * len(people), [len(jobs) for jobs, _ in people], job=mine)
    tests = make_table(
        [others is not None for _, others in people],
        [len(others or ()) for _, others in people],
        job=codes(*(code for code, _ in theirs)),
    )

    matched = stays.matched(tests, "job", where=truths(*(where for _, where in theirs)))

    assert said(matched) == [matched_by_hand(job, others) for jobs, others in people for job in jobs]


def test_a_column_asked_for_as_what_it_is_not_says_what_it_is():
    table = Table(np.array([0, 1]), np.array([True]), {"months": known(5)})

    with pytest.raises(TypeError, match="this column holds Numbers, and Codes was asked for"):
        table.codes("months")


def test_a_lane_that_does_not_exist_is_called_by_what_the_table_holds():
    with pytest.raises(UnknownKey, match=r"- category .agriculture\.corp. does not exist"):
        WORK_CATEGORIES.lane("agriculture.corp")


def test_a_lane_table_numbers_its_keys_in_order():
    table = LaneTable("letters", ("x", "y", "z"))

    assert [table.lane(key) for key in ("x", "y", "z")] == [0, 1, 2]


@pytest.mark.parametrize("key", ["construction.civil", "shipbuilding.hull", "auto_transport.taxi", "forestry"])
def test_a_category_is_open_from_the_day_on_which_it_surely_was_and_not_open_or_shut_before(key):
    one = categories()[key]
    bit = 1 << one.lane
    assert one.opened is not None

    sure = open_on(one.opened.last, 1)
    unsure = [open_on(day, 1) for day in (one.opened.last - timedelta(days=1), one.opened.first, one.none_before)]
    shut = open_on(one.none_before - timedelta(days=1), 1)

    assert (int(sure.yes[0]) & bit, int(sure.no[0]) & bit) == (bit, 0)
    for truth in unsure[:1] + (unsure[1:2] if one.opened.first < one.opened.last else []) + unsure[2:]:
        assert (int(truth.yes[0]) & bit, int(truth.no[0]) & bit) == (0, 0)
    assert (int(shut.yes[0]) & bit, int(shut.no[0]) & bit) == (0, bit)


def test_the_first_month_of_the_table_and_the_last_but_one_are_months_like_others():
    first, last = (np.array([days.number(day)], np.int32) for day in (days.FIRST, date(2249, 11, 30)))

    assert days.months_after(first, 0).tolist() == days.months_after(first, -1).tolist() == first.tolist()
    assert days.named(int(days.months_after(first, 1)[0])) == date(1850, 2, 1)
    assert days.months_after(last, 0).tolist() == last.tolist()
    assert days.years_between(first, np.array([days.number(date(2249, 12, 31))], np.int32)).tolist() == [399]
    assert days.years_between(last, np.array([2**28], np.int32)).tolist() == [0]


def test_the_last_day_of_the_table_is_a_day_like_others_and_the_nearest_to_all_beyond():
    born = np.array([days.number(date(1850, 12, 31))], np.int32)
    ends = [
        days.number(date(2249, 12, 30)),
        days.number(date(2249, 12, 31)),
        days.number(date(2249, 12, 31)) + 1,
        2**28,
    ]

    assert [int(days.years_between(born, np.array([end], np.int32))[0]) for end in ends] == [398, 399, 399, 399]
