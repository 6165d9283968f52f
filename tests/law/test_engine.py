"""Many people judged at once."""

import gc
from copy import copy
from dataclasses import replace
from datetime import date, timedelta
from weakref import ref

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kakehashi.law import Answer, Book, Evidence, Stage, assess, columns, engine, explain
from kakehashi.law.book import BOOK
from kakehashi.law.ternary import Ternary, number_of
from kakehashi.vocabulary import Pathway, UnknownKey
from tests.law.make import (
    CROP,
    DAY,
    NO,
    YES,
    answer_for,
    days_asked,
    known_people,
    make_person,
    people_and_less_known,
    same_words,
    some_people,
    truths,
)

stages = st.sampled_from(list(Stage))
FEW = settings(max_examples=25, deadline=None)
DERIVE = engine.derive_when_read


def words_of(people, on, stage):
    assessment = assess(columns(people), BOOK, on=on, stage=stage)
    return {name: (each.yes, each.no, each.alone, each.planes) for name, each in assessment.pathways.items()}


@given(people_and_less_known(), days_asked)
@settings(max_examples=150, deadline=None)
def test_telling_more_never_turns_an_answer_around_or_back_to_unknown(pair, on):
    known, told = pair
    assume(not any(stay["completed"] and stay["to"] >= on.isoformat() for stay in known["stays"]))
    block = columns([known, told]).asked_on(on, rows=slice(0, 2))
    values = {one.id: one.values.on(on) for one in BOOK.instruments}

    engine.derive(BOOK, block, values)

    said = {name: column for name, column in block.columns.items() if name in BOOK.derivations}
    for one in BOOK.instruments:
        judged = engine.judge(one.rules_on(on), one, block, values[one.id])
        said |= {rule.id: truth for rule, truth in judged}
    for name, column in said.items():
        if isinstance(column, Ternary):
            more, less = column[0:1], column[1:2]
            assert not (less.yes & ~more.yes).any(), name
            assert not (less.no & ~more.no).any(), name


@given(some_people(), days_asked, stages)
@FEW
def test_one_person_alone_is_judged_as_among_many(people, on, stage):
    together = words_of(people, on, stage)

    for row, person in enumerate(people):
        for name, words in words_of([person], on, stage).items():
            for alone, among in zip(words, together[name], strict=True):
                assert same_words(alone[..., 0], among[..., row])


@given(some_people(), days_asked)
@FEW
def test_the_order_of_people_never_matters(people, on):
    forward, backward = words_of(people, on, Stage.POOL), words_of(people[::-1], on, Stage.POOL)

    for name, words in forward.items():
        for ahead, back in zip(words, backward[name], strict=True):
            assert same_words(ahead, back[..., ::-1])


def test_what_a_rule_for_all_lanes_says_of_whole_persons_stays_in_a_byte_each():
    block = columns([make_person()]).asked_on(DAY, rows=slice(0, 1))
    values = {one.id: one.values.on(DAY) for one in BOOK.instruments}
    engine.derive(BOOK, block, values)

    kept = [
        (rule.body(block, values[one.id]).whole, truth.whole)
        for one in BOOK.instruments
        for rule, truth in engine.judge(one.rules_on(DAY), one, block, values[one.id])
        if rule.applies_to is None
    ]

    assert set(kept) == {(True, True), (False, False)}


def test_the_size_of_a_block_never_matters(monkeypatch):
    people = [make_person(id=str(each), born=f"{2000 + each % 12}-04-05") for each in range(40)]
    whole = words_of(people, DAY, Stage.LANDING)

    monkeypatch.setattr(engine, "BLOCK", 7)

    for name, words in words_of(people, DAY, Stage.LANDING).items():
        for small, large in zip(words, whole[name], strict=True):
            assert same_words(small, large)


def test_blocks_hold_everybody_once_in_order():
    assert engine.blocks(7, 3) == [slice(0, 3), slice(3, 6), slice(6, 7)]
    assert engine.blocks(6, 3) == [slice(0, 3), slice(3, 6)]
    assert engine.blocks(0, 3) == []


def test_people_are_taken_in_blocks(monkeypatch):
    taken = []
    monkeypatch.setattr(engine, "BLOCK", 2)
    monkeypatch.setattr(
        engine, "derive_when_read", lambda book, block, values: taken.append(len(block)) or DERIVE(book, block, values)
    )

    assess(columns([make_person()] * 5), BOOK, on=DAY)

    assert taken == [2, 2, 1]


def test_a_block_is_gone_as_soon_as_it_is_judged(monkeypatch):
    alive = []
    monkeypatch.setattr(engine, "BLOCK", 2)
    monkeypatch.setattr(
        engine,
        "derive_when_read",
        lambda book, block, values: DERIVE(book, block, values) or alive.append(ref(block.columns)),
    )
    gc.disable()

    try:
        assess(columns([make_person()] * 5), BOOK, on=DAY)
        held = [each() is not None for each in alive]
    finally:
        gc.enable()

    assert held == [False, False, False]


def test_a_fact_that_no_asked_rule_reads_is_never_computed(monkeypatch):
    computed = []
    one = BOOK.instrument("japan.titp")
    noted = {
        name: replace(
            each, body=lambda person, value, each=each: computed.append(each.name) or each.body(person, value)
        )
        for name, each in one.derivations.items()
    }
    monkeypatch.setattr(one, "derivations", noted)

    assess(columns([make_person()]), BOOK, on=DAY, pathways=[Pathway.SSW1])
    assert computed == []

    assess(columns([make_person()]), BOOK, on=DAY, pathways=[Pathway.TITP1])
    assert "of_age_for_titp" in computed
    assert len(computed) == len(set(computed))


def test_an_assessment_says_how_it_was_asked():
    made = assess(columns([make_person()]), BOOK, on=DAY, stage=Stage.OFFER, at_least=Evidence.SEEN)

    assert (made.on, made.stage, made.at_least, made.assumed) == (DAY, Stage.OFFER, Evidence.SEEN, ())
    assert (made.book_version, made.law_checked) == (BOOK.version, BOOK.checked)


def test_a_later_rule_that_is_unknown_does_not_hold_anybody_back_yet():
    pooled = make_person(health=None, home_procedure=None, tests=[])
    sat = make_person(
        health=None,
        home_procedure=None,
        tests=[{"test": "ssw1_skill", "category": CROP, "on": "2026-07-10", "passed": True}],
    )

    answer = assess(columns([pooled, sat]), BOOK, on=DAY, stage=Stage.POOL)[Pathway.SSW1]

    bit = 1 << answer.instrument.lanes.lane(CROP)
    assert [bool(int(word) & bit) for word in answer.alone] == [False, True]
    assert answer.first_deciding(1)[CROP] == "japan.ssw1.has_basic_japanese"


def test_in_lanes_that_a_pathway_does_not_speak_of_no_rule_decides():
    answer = assess(columns([make_person(deposit_or_penalty=True)]), BOOK, on=DAY)[Pathway.ESD]

    decided = np.bitwise_or.reduce([answer.decided_by(rule.id) for rule in answer.rules])

    assert answer.no.any()
    assert set(answer.first_deciding(0)) == set(answer.instrument.lanes.named(answer.speaks_of))
    assert not (decided & ~answer.speaks_of).any()


@given(some_people(), days_asked, stages)
@FEW
def test_the_explanation_says_what_the_columns_say(people, on, stage):
    facts = columns(people)
    assessment = assess(facts, BOOK, on=on, stage=stage)

    for row in range(len(people)):
        for verdict in explain(facts, BOOK, on=on, stage=stage, row=row).verdicts:
            answer = assessment[verdict.pathway]
            assert answer.answer(row, verdict.category) is verdict.answer
            first = answer.first_deciding(row).get(verdict.category)
            assert first == (None if verdict.answer is Answer.YES else verdict.deciding[0].id)


@given(known_people(), days_asked, stages)
@FEW
def test_a_rule_dated_after_the_day_never_matters(person, on, stage):
    later = _book_with_a_later_rule(on + timedelta(days=1))

    for pathway, answer in assess(columns([person]), later, on=on, stage=stage).pathways.items():
        expected = assess(columns([person]), BOOK, on=on, stage=stage)[pathway]
        assert same_words(answer.yes, expected.yes)
        assert same_words(answer.no, expected.no)


def _book_with_a_later_rule(since):
    ssw1 = copy(BOOK.instrument("japan.ssw1"))
    refuse = replace(ssw1.rules["free_to_land"], since=since, body=lambda person, _: ~person.everyone())
    ssw1.rules = {**ssw1.rules, "refuse": refuse}
    instruments = [ssw1 if one.id == ssw1.id else one for one in BOOK.instruments]
    return Book(instruments, version=1, checked=BOOK.checked)


def test_the_later_rule_would_matter_from_its_day_on():
    later = _book_with_a_later_rule(DAY)

    assert assess(columns([make_person()]), later, on=DAY)[Pathway.SSW1].answer(0, CROP) is Answer.NO


def test_a_rule_that_was_repealed_is_asked_until_the_day_before():
    rule = replace(BOOK.rules["japan.ssw1.free_to_land"], since=date(2020, 1, 1), until=date(2021, 1, 1))

    assert [rule.holds_on(date(2019, 12, 31)), rule.holds_on(date(2020, 12, 31)), rule.holds_on(date(2021, 1, 1))] == [
        False,
        True,
        False,
    ]


def test_who_meets_everything_is_yes_in_the_own_category_only():
    assert answer_for(make_person()) is Answer.YES
    assert answer_for(make_person(), category="agriculture.livestock") is Answer.NO


def test_an_unknown_birthday_is_asked_for_and_not_refused():
    assert answer_for(make_person(born=None)) is Answer.UNKNOWN


def test_a_pool_is_judged_by_what_is_due_in_the_pool():
    person = make_person(home_procedure=None, fees_and_deductions_agreed=None, health=None, refusal_ground=None)

    assert answer_for(person, stage=Stage.POOL) is Answer.YES
    assert answer_for(person, stage=Stage.LANDING) is Answer.UNKNOWN


def test_a_later_rule_that_is_already_no_refuses_in_the_pool():
    assert answer_for(make_person(refusal_ground=True), stage=Stage.POOL) is Answer.NO


def test_weaker_evidence_is_read_as_unknown():
    person = make_person(evidence={"born": "verified"})

    assert answer_for(person, stage=Stage.POOL, at_least=Evidence.CLAIMED) is Answer.YES
    assert answer_for(person, stage=Stage.POOL, at_least=Evidence.SEEN) is Answer.UNKNOWN


def test_evidence_for_everything_keeps_the_answer():
    seen = dict.fromkeys(("born", "nationality", "in_japan", "tests", "stays", "courses", "health", "refusal_ground",
                          "deposit_or_penalty", "home_procedure", "fees_and_deductions_agreed"), "seen")  # fmt: skip

    assert answer_for(make_person(evidence=seen), at_least=Evidence.SEEN) is Answer.YES
    assert answer_for(make_person(evidence=seen), at_least=Evidence.VERIFIED) is Answer.UNKNOWN


def test_a_planned_landing_needs_no_evidence():
    person = make_person(born="2009-04-20", enters_on="2027-05-01", evidence={"born": "seen"})
    facts = columns([person])

    seen = assess(facts, BOOK, on=DAY, at_least=Evidence.SEEN)[Pathway.SSW1]

    assert not np.any(seen.decided_by("japan.ssw1.old_enough"))


def test_esd_does_not_speak_of_aviation():
    assert answer_for(make_person(), pathway=Pathway.ESD, category="aviation.maintenance") is None


def test_before_its_first_day_esd_is_no_because_it_is_not_in_force():
    answer = assess(columns([make_person()]), BOOK, on=date(2027, 3, 31))[Pathway.ESD]

    assert answer.answer(0, CROP) is Answer.NO
    assert set(answer.first_deciding(0).values()) == {"japan.esd.in_force"}


def test_an_assumption_is_made_for_everybody_and_named():
    facts = columns([make_person()])

    stands = assess(facts, BOOK, on=DAY)
    assumed = assess(facts, BOOK, on=DAY, assumed=["esd_memorandum_assumed"])

    assert stands[Pathway.ESD].answer(0, CROP) is Answer.UNKNOWN
    assert assumed[Pathway.ESD].answer(0, CROP) is Answer.YES
    assert assumed.assumed == ("esd_memorandum_assumed",)


def test_an_assumption_that_no_rule_knows_is_an_error():
    with pytest.raises(UnknownKey, match="esd_memorandum_assumed"):
        assess(columns([{}]), BOOK, on=DAY, assumed=["esd_memorandum"])


def test_what_only_one_rule_holds_back_is_counted_by_category():
    no_language = make_person(tests=[{"test": "ssw1_skill", "category": CROP, "on": "2026-07-10", "passed": True}])
    unborn = make_person(born=None)
    both = make_person(tests=[])
    answer = assess(columns([no_language, unborn, both, make_person()]), BOOK, on=DAY)[Pathway.SSW1]
    lane = answer.instrument.lanes.lane(CROP)

    held = answer.held_back_only_by()

    assert held["japan.ssw1.has_basic_japanese"][Answer.NO][lane] == 1
    assert held["japan.ssw1.has_basic_japanese"][Answer.UNKNOWN][lane] == 0
    assert held["japan.ssw1.old_enough"][Answer.UNKNOWN][lane] == 1
    assert sum(int(counts[Answer.NO][lane]) for counts in held.values()) == 1


@given(some_people(), days_asked)
@FEW
def test_every_lane_is_yes_no_or_unknown_and_decided_by_one_rule(people, on):
    for answer in assess(columns(people), BOOK, on=on).pathways.values():
        decided = [answer.decided_by(rule.id) for rule in answer.rules]
        once = np.bitwise_or.reduce(decided)

        assert (
            sum(int(counts.sum()) for counts in answer.counts().values())
            == len(people) * number_of(answer.speaks_of).bit_count()
        )
        assert same_words(once, (answer.no | answer.unknown))
        assert sum(int(np.bitwise_count(word).sum()) for word in decided) == int(np.bitwise_count(once).sum())


def test_words_are_plain_integers_that_fit_a_signed_column():
    yes, no = assess(columns([make_person()]), BOOK, on=DAY)[Pathway.SSW1].words(0)

    assert type(yes) is int
    assert yes & no == 0
    assert max(yes, no) < 2**63


def test_a_rule_that_is_not_in_force_decides_nothing_and_says_so():
    answer = assess(columns([make_person()]), BOOK, on=DAY)[Pathway.SSW1]

    with pytest.raises(UnknownKey, match=r"(?m)^- rule in force .*japan\.ssw1\.old_enough"):
        answer.decided_by("japan.ssw1.old_enouhg")


@given(some_people(), days_asked)
@FEW
def test_the_first_deciding_rule_of_a_lane_has_one_number_for_many_and_for_one(people, on):
    answer = assess(columns(people), BOOK, on=on)[Pathway.SSW1]
    lane = answer.instrument.lanes.lane(CROP)

    numbers = answer.first_numbers(lane)

    assert (numbers.dtype, numbers.shape) == (np.int64, (len(people),))
    for row, number in enumerate(numbers.tolist()):
        named = answer.first_deciding(row).get(CROP)
        assert (named, number) == (None, 0) or answer.rules[number - 1].id == named


def test_one_pathway_alone_may_be_asked_for():
    assert list(assess(columns([{}]), BOOK, on=DAY, pathways=[Pathway.ESD]).pathways) == [Pathway.ESD]


def test_facts_are_left_as_they_were():
    facts = columns([make_person()])
    before = dict(facts.columns)

    assess(facts, BOOK, on=DAY, at_least=Evidence.SEEN, assumed=["esd_memorandum_assumed"])

    assert facts.columns == before


def test_nobody_gives_no_answers():
    assert len(assess(columns([]), BOOK, on=DAY)[Pathway.SSW1].yes) == 0


def test_long_before_there_was_any_scheme_the_answer_is_no():
    assert answer_for(make_person(), on=date(1990, 1, 1)) is Answer.NO


def test_what_is_said_of_whole_persons_is_combined_before_what_is_told_by_lane(monkeypatch):
    met = []
    whole = truths(YES, NO)
    by_lane = Ternary(whole.yes, whole.no)
    monkeypatch.setattr(engine, "and_", lambda left, right: met.append((left.whole, right.whole)) or left & right)

    verdict = engine.combined([by_lane, whole, by_lane, whole], 2)

    assert met == [(True, True), (True, True), (True, False), (False, False)]
    assert verdict.equals(by_lane)


def test_a_no_is_mendable_only_where_every_rule_that_refuses_names_a_step():
    young = {"born": date(2012, 1, 1), "tests": [], "stays": [], "in_japan": False}
    people = [young, {**young, "refusal_ground": True}]

    answer = assess(columns(people), BOOK, on=date(2026, 11, 24), stage=Stage.POOL)[Pathway.SSW1]

    assert int(answer.no[0] & ~answer.mendable[0]) == 1 << answer.instrument.lanes.lane("food_service")
    assert answer.mendable[1] == 0
