"""A table of more lanes than a machine word has bits gives the answers of the same table cut in two."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import Answer, Book, Instrument, Rule, Stage, Step, assess, columns, engine, explain
from kakehashi.law.dated import ALWAYS, DatedValue, DatedValues
from kakehashi.law.lanes import OCCUPATIONS, TITP_OCCUPATIONS, LaneTable
from kakehashi.law.ternary import Ternary, lane_of, number_of, word_of
from kakehashi.vocabulary import Mark, Pathway, Text

ON = date(2026, 1, 1)
EVERY_LANE = (1 << len(OCCUPATIONS)) - 1
FIRST = LaneTable("first", OCCUPATIONS[:64], kind="occupation")
SECOND = LaneTable("second", OCCUPATIONS[64:], kind="occupation")
TEXT = Text("?", "?", "?")
words = st.integers(0, EVERY_LANE)


def part_of(number, lanes):
    """The word of `lanes` that holds their share of a number with a bit for each occupation."""
    begun = 64 if lanes is SECOND else 0
    return word_of(number >> begun & (1 << len(lanes.keys)) - 1, lanes.pages)


def body_of(said, lanes, *, whole):
    """A rule's body: for each person the lanes with "yes" and with "no"; `whole`: their lowest bit, for all."""
    if whole:
        yes, no = (np.array([bool(pair[place] & 1) for pair in said]) for place in (0, 1))
        return lambda _person, _values: Ternary(yes, no & ~yes)
    yes, no = (np.hstack([part_of(pair[place], lanes) for pair in said]) for place in (0, 1))
    return lambda person, _values: Ternary(yes, no & ~yes)[slice(0, len(person))]


def make_instrument(pathway, lanes, rules, *, asked, spoken):
    """An instrument with a rule for each of `rules`: stage, whether it names a step, whether whole, what it says."""
    one = Instrument(
        f"test.{pathway}", folder=Path("nowhere"), title=TEXT, pathway=pathway, lanes=lanes, speaks_of="spoken"
    )
    listed = {f"asked_{place}": number for place, number in enumerate(asked)} | {"spoken": spoken}
    one.values = DatedValues(
        {
            name: (DatedValue(name, ALWAYS, [], "occupations", "none", Mark.OFFICIAL, part_of(number, lanes)),)
            for name, number in listed.items()
        }
    )
    for place, (stage, mendable, whole, said) in enumerate(rules):
        one.rules[f"rule_{place}"] = Rule(
            id=f"{one.id}.rule_{place}",
            name=f"rule_{place}",
            asks=TEXT,
            article="none",
            source="none",
            mark=Mark.OFFICIAL,
            condition="C",
            says="",
            since=None,
            until=None,
            stage=stage,
            step=Step("wait", TEXT, sets="tests") if mendable else None,
            applies_to=f"asked_{place}",
            assumes=None,
            mark_when_unknown=Mark.OFFICIAL,
            body=body_of(said, lanes, whole=whole),
        )
    return one


@st.composite
def questions(draw):
    """The same rules for all occupations at once and for two parts of them; some people; a stage."""
    people = draw(st.integers(1, 3))
    said = st.lists(st.tuples(words, words), min_size=people, max_size=people)
    rule = st.tuples(st.sampled_from([Stage.POOL, Stage.LANDING]), st.booleans(), st.booleans(), said)
    rules = draw(st.lists(rule, min_size=1, max_size=4))
    asked, spoken = [draw(words) for _ in rules], draw(words)
    ways = ((Pathway.TITP1, TITP_OCCUPATIONS), (Pathway.TITP2, FIRST), (Pathway.TITP3, SECOND))
    instruments = [make_instrument(way, lanes, rules, asked=asked, spoken=spoken) for way, lanes in ways]
    return Book(instruments, version=1, checked=ON), columns([{}] * people), draw(st.sampled_from(list(Stage)))


@given(questions())
@settings(deadline=None)
def test_two_pages_answer_as_the_two_tables_they_are_cut_into(question):
    book, facts, stage = question

    answers = assess(facts, book, on=ON, stage=stage)

    whole = answers[Pathway.TITP1]
    for page, half in enumerate((answers[Pathway.TITP2], answers[Pathway.TITP3])):
        for name in ("yes", "no", "unknown", "alone", "mendable"):
            assert np.array_equal(getattr(whole, name)[page], getattr(half, name)), name
        assert np.array_equal(whole.planes[:, page], half.planes)
        for rule, other in zip(whole.rules, half.rules, strict=True):
            assert np.array_equal(whole.decided_by(rule.id)[page], half.decided_by(other.id))
        for answer, counts in half.counts().items():
            assert np.array_equal(whole.counts()[answer][64 * page : 64 * page + 64], counts)
        for row in range(len(facts)):
            assert all(whole.answer(row, key) is half.answer(row, key) for key in half.instrument.lanes.keys)
            assert [number >> 64 * page & 2**64 - 1 for number in whole.words(row)] == list(half.words(row))
            first = {key: id_.rpartition(".")[2] for key, id_ in whole.first_deciding(row).items()}
            assert {key: id_.rpartition(".")[2] for key, id_ in half.first_deciding(row).items()} == {
                key: first[key] for key in half.instrument.lanes.keys if key in first
            }


@given(questions())
@settings(deadline=None, max_examples=50)
def test_one_person_is_explained_as_judged_on_either_page(question):
    book, facts, stage = question
    whole = book.instrument("test.titp1")
    alone = Book([whole], version=1, checked=ON)
    answer = assess(facts, alone, on=ON, stage=stage)[Pathway.TITP1]

    verdicts = explain(facts, alone, on=ON, stage=stage).verdicts

    first = answer.first_deciding(0)
    assert [each.category for each in verdicts] == [key for key in OCCUPATIONS if answer.answer(0, key) is not None]
    for verdict in verdicts:
        assert verdict.kind == "occupation"
        assert answer.answer(0, verdict.category) is verdict.answer
        assert first.get(verdict.category) == (None if verdict.answer is Answer.YES else verdict.deciding[0].id)


@given(questions())
@settings(deadline=None)
def test_a_lane_is_kept_by_one_rule_where_one_alone_is_not_yes_and_is_decided_by_the_first(question):
    book, facts, stage = question
    one = book.instrument("test.titp1")
    answer = assess(facts, book, on=ON, stage=stage)[Pathway.TITP1]

    law = one.values.on(ON)
    due = engine.due_by(stage, engine.judge(answer.rules, one, facts.asked_on(ON, rows=slice(0, len(facts))), law))

    spoken = one.lanes.named(answer.speaks_of)
    for row in range(len(facts)):
        first = answer.first_deciding(row)
        for key in spoken:
            lane = one.lanes.lane(key)
            told = [(bool(lane_of(truth.yes, lane)[row]), bool(lane_of(truth.no, lane)[row])) for truth in due]
            held = [place for place, (yes, _) in enumerate(told) if not yes]
            deciding = next((place for place, (_, no) in enumerate(told) if no), min(held, default=None))
            assert lane_of(answer.alone, lane)[row] == (len(held) == 1)
            assert first.get(key) == (None if deciding is None else answer.rules[deciding].id)


@pytest.mark.parametrize("holding", range(4))
@pytest.mark.parametrize("by_lane", range(3))
def test_two_rules_that_hold_somebody_back_are_never_called_one(holding, by_lane):
    said = [(False, [(1, 0)]), (True, [(1, 0)])]  # a rule by lane and one of the whole person that are yes
    said += [(True, [(0, 0)])] * holding + [(False, [(0, 0)])] * by_lane
    rules = [(Stage.POOL, False, whole, words) for whole, words in said]
    one = make_instrument(Pathway.TITP1, TITP_OCCUPATIONS, rules, asked=[1] * len(rules), spoken=1)

    answer = assess(columns([{}]), Book([one], version=1, checked=ON), on=ON)[Pathway.TITP1]

    assert number_of(answer.alone[..., 0]) == (holding + by_lane == 1)


@given(questions())
@settings(deadline=None, max_examples=50)
def test_who_only_one_rule_holds_back_is_counted_on_either_page(question):
    book, facts, stage = question
    answer = assess(facts, book, on=ON, stage=stage)[Pathway.TITP1]

    held = answer.held_back_only_by()

    counted = sum(int(counts.sum()) for by_answer in held.values() for counts in by_answer.values())
    assert counted == int(np.bitwise_count(answer.alone & (answer.no | answer.unknown)).sum())


@pytest.mark.parametrize("people", [1, 2, 5])
def test_one_person_or_as_many_as_there_are_pages_are_told_apart_from_the_pages(people):
    said = [(1 << 70 | row, 0) for row in range(people)]
    rules = [(Stage.POOL, False, False, said), (Stage.POOL, False, True, [(row + 1, 0) for row in range(people)])]
    one = make_instrument(Pathway.TITP1, TITP_OCCUPATIONS, rules, asked=[EVERY_LANE] * 2, spoken=EVERY_LANE)

    answer = assess(columns([{}] * people), Book([one], version=1, checked=ON), on=ON)[Pathway.TITP1]

    assert answer.yes.shape == (2, people)
    expected = [1 << 70 | row if row % 2 == 0 else 0 for row in range(people)]
    assert [answer.words(row)[0] for row in range(people)] == expected
