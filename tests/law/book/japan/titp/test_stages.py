"""What holds of every stage of technical intern training."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kakehashi.law import Answer, assess, columns, engine
from kakehashi.law.book import BOOK
from kakehashi.law.lanes import TITP_OCCUPATIONS
from kakehashi.law.ternary import EVERY, NONE, Ternary
from tests.law.make import known_people, people_and_less_known, some_people

STAGES = [one for one in BOOK.instruments if one.id.startswith("japan.titp") and one.pathway is not None]
days = st.integers(0, 365 * 11).map(lambda after: date(2019, 1, 1) + timedelta(after))


@pytest.mark.parametrize("one", STAGES, ids=lambda one: one.id)
def test_a_stage_speaks_of_all_occupations(one):
    assert one.lanes is TITP_OCCUPATIONS
    assert len(one.lanes.keys) == 91


@given(some_people(), days)
@settings(deadline=None, max_examples=60)
def test_every_day_of_2019_to_2029_has_an_answer_for_each_stage(people, on):
    answers = assess(columns(people), BOOK, on=on, pathways=[one.pathway for one in STAGES]).pathways

    for answer in answers.values():
        counted = {said: int(counts.sum()) for said, counts in answer.counts().items()}
        assert sum(counted.values()) == len(people) * 91
        assert not (answer.yes & answer.no).any()


@given(people_and_less_known(), days)
@settings(deadline=None, max_examples=150)
def test_telling_more_never_turns_an_answer_of_a_stage_around(pair, on):
    known, told = pair
    assume(not any(stay["completed"] and stay["to"] >= on.isoformat() for stay in known["stays"]))

    answers = assess(columns([known, told]), BOOK, on=on, pathways=[one.pathway for one in STAGES]).pathways

    for answer in answers.values():
        assert not (answer.yes[:, 1] & ~answer.yes[:, 0]).any()
        assert not (answer.no[:, 1] & ~answer.no[:, 0]).any()


@given(some_people(), days)
@settings(deadline=None, max_examples=40)
def test_what_a_rule_says_without_pages_is_the_same_in_every_occupation(people, on):
    block = columns(people).asked_on(on, rows=slice(0, len(people)))
    values = {one.id: one.values.on(on) for one in BOOK.instruments}
    engine.derive(BOOK, block, values)

    said = [rule.body(block, values[one.id]) for one in STAGES for rule in one.rules_on(on)]
    said += [
        block.columns[name]
        for one in BOOK.instruments
        if one.id.startswith("japan.titp")
        for name in one.derivations
        if isinstance(block.columns[name], Ternary)
    ]

    for words in (words for truth in said for words in (truth.yes, truth.no) if words.ndim == 1):
        assert np.isin(words, [NONE, EVERY]).all()


@given(known_people())
@settings(deadline=None, max_examples=60)
def test_after_the_last_start_nobody_outside_japan_begins_stage_1(person):
    outside = person | {"in_japan": False, "application": "coe"}

    for on in (date(2027, 7, 1), date(2028, 4, 1)):
        answer = assess(columns([outside]), BOOK, on=on)[STAGES[0].pathway]
        assert int(answer.counts()[Answer.NO].sum()) == 91
