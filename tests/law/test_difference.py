"""What a change of day changes for many people."""

from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import (
    TITP_OCCUPATIONS,
    Answer,
    CauseKind,
    DifferenceError,
    Evidence,
    Instrument,
    PathwayAnswer,
    PathwayDifference,
    Stage,
    Turn,
    changes,
    columns,
    counts_by_lane,
    difference,
    turn_of,
)
from kakehashi.law.book import BOOK
from kakehashi.law.lanes import WORK_CATEGORIES
from kakehashi.law.ternary import number_of, words_of
from kakehashi.vocabulary import Language, Pathway, Text, UnknownKey
from tests.law.make import CROP, answer_for, days_asked, make_person, some_people

HERE = Path(__file__).parent
EVE, SWITCH = date(2027, 3, 31), date(2027, 4, 1)
MEMORANDUM = "esd_memorandum_assumed"
stages = st.sampled_from(list(Stage))
FEW = settings(max_examples=25, deadline=None)


def between(people, on=EVE, then=SWITCH, **question):
    return difference(columns(people), BOOK, on=on, then=then, **question)


@given(some_people(), days_asked, days_asked, stages)
@FEW
def test_each_lane_that_a_pathway_speaks_of_has_exactly_one_turn(people, day, other, stage):
    on, then = sorted((day, other))

    for _, pathways in between(people, on, then, stage=stage).told():
        for each in pathways.values():
            words = [each.words(turn) for turn in Turn]
            spoken = number_of(each.speaks_of).bit_count()
            assert np.array_equal(np.bitwise_or.reduce(words), np.full(words[0].shape, each.speaks_of))
            assert sum(int(counts_by_lane(word).sum()) for word in words) == len(people) * spoken


@given(some_people(), days_asked, days_asked, stages)
@FEW
def test_a_turn_is_that_of_the_answers_of_the_two_days(people, day, other, stage):
    on, then = sorted((day, other))
    plain = [person | {MEMORANDUM: False} for person in people]

    for pathway, each in between(people, on, then, stage=stage).as_it_stands.items():
        lane = CROP if each.instrument.lanes is WORK_CATEGORIES else "Crop farming"
        for row, person in enumerate(plain):
            was, becomes = (
                answer_for(person, on=which, pathway=pathway, stage=stage, category=lane) for which in (on, then)
            )
            if (was, becomes) == (None, None):
                assert each.turn(row, lane) is None
            else:
                assert each.turn(row, lane) is turn_of(was, becomes)


def test_before_and_on_the_first_day_of_esd_the_law_as_it_stands_and_under_the_assumption_stand_apart():
    told = between([make_person(), make_person(esd_memorandum_assumed=True)])

    stands, assumed = told[Pathway.ESD], told.assuming[MEMORANDUM][Pathway.ESD]
    assert [(stands.turn(row, CROP), assumed.turn(row, CROP)) for row in (0, 1)] == [
        (Turn.BECOMES_UNKNOWN, Turn.GAINS),
        (Turn.BECOMES_UNKNOWN, Turn.GAINS),
    ]
    assert [name for name, _ in told.told()] == [None, MEMORANDUM]


def test_an_assumption_is_shown_only_on_the_pathways_that_read_it():
    assert set(between([{}]).assuming[MEMORANDUM]) == set(BOOK.reading(MEMORANDUM))
    assert between([{}], pathways=[Pathway.SSW1]).assuming == {}
    assert between([{}], assumptions=()).assuming == {}


def test_counts_and_rows_are_those_of_the_people_who_turn():
    people = [make_person(), make_person(born="2009-04-01"), make_person(born="2009-04-02"), make_person(tests=None)]

    ssw1 = between(people)[Pathway.SSW1]

    lane = ssw1.instrument.lanes.lane(CROP)
    assert ssw1.counts()[Turn.GAINS][lane] == 1
    assert ssw1.rows(Turn.GAINS, CROP).tolist() == [1]
    assert ssw1.rows(Turn.LOSES).tolist() == []
    assert ssw1.turn(1, CROP) is Turn.GAINS


@pytest.mark.parametrize(
    ("was", "becomes", "turn"),
    [
        (Answer.NO, Answer.YES, Turn.GAINS),
        (Answer.UNKNOWN, Answer.YES, Turn.GAINS),
        (Answer.YES, Answer.NO, Turn.LOSES),
        (Answer.YES, Answer.UNKNOWN, Turn.LOSES),
        (Answer.NO, Answer.UNKNOWN, Turn.BECOMES_UNKNOWN),
        (Answer.UNKNOWN, Answer.NO, Turn.SETTLED),
        (Answer.NO, Answer.NO, Turn.UNCHANGED),
        (None, Answer.UNKNOWN, Turn.COMES_TO_SPEAK),
        (None, Answer.YES, Turn.GAINS),
        (None, Answer.NO, Turn.UNCHANGED),
        (Answer.UNKNOWN, None, Turn.SETTLED),
        (Answer.YES, None, Turn.LOSES),
    ],
)
def test_a_turn_is_named_by_what_it_means_to_the_person(was, becomes, turn):
    assert turn_of(was, becomes) is turn


def test_a_lane_that_the_pathway_did_not_speak_of_is_never_counted_as_no_longer_refused():
    ssw2 = difference(columns([{}]), BOOK, on=date(2026, 1, 22), then=date(2026, 1, 23))[Pathway.SSW2]

    newly = ssw2.instrument.lanes.named(int(ssw2.after.speaks_of) & ~int(ssw2.before.speaks_of))
    assert "auto_transport.truck" in newly
    assert {ssw2.turn(0, key) for key in newly} == {Turn.COMES_TO_SPEAK}
    assert ssw2.rows(Turn.BECOMES_UNKNOWN).tolist() == []


def test_weaker_evidence_than_is_asked_for_gains_nobody_anything():
    person = make_person(born="2009-04-01")

    assert between([person])[Pathway.SSW1].turn(0, CROP) is Turn.GAINS
    assert between([person], at_least=Evidence.SEEN)[Pathway.SSW1].turn(0, CROP) is Turn.UNCHANGED


def test_days_that_are_not_in_order_are_refused():
    yesterday = EVE - timedelta(days=1)
    for ask in (difference, changes):
        with pytest.raises(DifferenceError, match="2027-03-30, is before the first, 2027-03-31"):
            ask(columns([{}]), BOOK, on=EVE, then=yesterday)


def test_an_assumption_that_no_rule_reads_is_refused_with_the_nearest():
    with pytest.raises(UnknownKey, match="esd_memorandum_assumed"):
        between([{}], assumptions=["esd_memorandum_asumed"])
    with pytest.raises(UnknownKey, match="esd_memorandum_assumed"):
        changes(columns([{}]), BOOK, on=EVE, then=SWITCH, assumed=["esd_memorandum_asumed"])


@pytest.mark.parametrize("language", list(Language))
def test_turns_and_causes_have_words_of_their_own_in_each_language(language):
    words = [each.text.said_in(language) for each in (*Turn, *CauseKind)]

    assert len(set(words)) == len(words)


def test_lanes_on_a_second_page_turn_like_those_on_the_first():
    last = len(TITP_OCCUPATIONS.keys) - 1
    one = Instrument("test.titp1", folder=HERE, title=Text("a", "b", "c"), lanes=TITP_OCCUPATIONS)

    def answers(*numbers):
        yes = words_of(numbers, TITP_OCCUPATIONS.pages)
        none = np.zeros_like(yes)
        return PathwayAnswer(one, (), TITP_OCCUPATIONS.all, yes, none, none, none, np.zeros((0, *yes.shape), np.uint64))

    each = PathwayDifference(answers(0, 1), answers(1 << last, 0))

    keys = TITP_OCCUPATIONS.keys
    assert [each.turn(0, key) for key in (keys[0], keys[last])] == [Turn.UNCHANGED, Turn.GAINS]
    assert [each.turn(1, key) for key in (keys[0], keys[last])] == [Turn.LOSES, Turn.UNCHANGED]
    assert (each.rows(Turn.GAINS).tolist(), each.rows(Turn.LOSES, keys[0]).tolist()) == ([0], [1])
    assert each.rows(Turn.GAINS, keys[0]).tolist() == []
    assert each.counts()[Turn.GAINS][last] == 1
