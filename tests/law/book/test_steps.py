"""Every step that the rules of the book name: that it is honest, and what taking it does."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kakehashi.law import Answer, Stage, columns, explain
from kakehashi.law.answer import answer_in
from kakehashi.law.book import BOOK
from kakehashi.law.engine import derive
from kakehashi.vocabulary import Language, Pathway
from tests.law.make import known_people, make_person

ON = date(2028, 4, 3)
"""A day on which every scheme of the book is in force."""

STEPS = {rule.id: rule for rule in BOOK.rules.values() if rule.step is not None and rule.holds_on(ON)}
COVERED = [
    pytest.param(rule, way, id=f"{rule.id}-by-{way.key}")
    for covering, others in BOOK.ways.covers.items()
    for other in others
    for rule in STEPS.values()
    if rule.step.key == other
    for way in BOOK.ways.of(covering)
]
A_STUDENT_ONCE = {"status": "student", "from": "2016-04-01", "to": "2018-03-20"}
NOTHING_THAT_NO_STEP_MENDS = {
    "refusal_ground": False,
    "deposit_or_penalty": False,
    "nationality": "ID",
    "in_japan": False,
    "application": "coe",
    "coe_applied_on": None,
    "coe_issued_on": None,
    "passport": {"valid_until": "2035-01-01"},
    "channel": None,  # the home procedure is told as a whole
    "steps": None,
    "documents": None,
    "contract_contents": None,
    "esd_memorandum_assumed": True,
}
OPEN_AT_BEST = {"japan.ssw2.has_foreman_time"}
"""Rules whose text is open whatever the person does: at best they are unknown."""


def judged(person):
    """The facts of a person with all that the law computes, and the values of the day."""
    block = columns([person]).asked_on(ON, rows=slice(0, 1))
    values = {one.id: one.values.on(ON) for one in BOOK.instruments}
    derive(BOOK, block, values)
    return block, values


def instrument_of(rule):
    return BOOK.provision(rule.id)[0]


def lanes_asked(rule):
    one = instrument_of(rule)
    values = one.values.on(ON)
    spoken = one.lanes.all if one.speaks_of is None else values.lanes(one.speaks_of)
    return one.lanes.named(rule.lanes(values, spoken))


def led_to(rule, way):
    """The lanes in which the rule asks something and the way is one."""
    return [key for key in lanes_asked(rule) if way.lanes >> instrument_of(rule).lanes.lane(key) & 1]


TAKEN = [
    pytest.param(rule, way, id=f"{rule.id}-{way.key}")
    for rule in STEPS.values()
    for way in BOOK.ways.of(rule.step.key)
    if way.facts is not None and led_to(rule, way)
]


def said_by(rule, person, category):
    block, values = judged(person)
    one = instrument_of(rule)
    return answer_in(rule.body(block, values[one.id]), row=0, lane=one.lanes.lane(category))


def reads_of(rule):
    """Every fact that the rule reads, on its own and through the facts that the law computes."""
    block, values = judged(make_person())
    derivations = {name: (one, each) for one in BOOK.instruments for name, each in one.derivations.items()}
    found, waiting = set(), [(instrument_of(rule), rule)]
    while waiting:
        one, provision = waiting.pop()
        block.reads = []
        provision.body(block, values[one.id])
        waiting += [derivations[name] for name in set(block.reads) - found if name in derivations]
        found |= set(block.reads)
    return found


@pytest.mark.parametrize("rule", STEPS.values(), ids=lambda rule: rule.id)
def test_the_fact_that_a_step_sets_is_one_that_its_rule_reads(rule):
    assert rule.step.sets in reads_of(rule)


@pytest.mark.parametrize(("rule", "way"), TAKEN)
def test_a_way_that_is_taken_touches_a_fact_that_the_rule_reads_and_turns_the_rule_to_yes(rule, way):
    best = Answer.UNKNOWN if rule.id in OPEN_AT_BEST else Answer.YES
    nobody = {"in_japan": True, "application": "transfer_own_wish", "home_visits": True}

    assert {key if key in reads_of(rule) else f"{key}.fit" for key in way.facts} & reads_of(rule)
    for category in led_to(rule, way):
        before = make_person(tests=[], health=None, home_procedure=None, **nobody)
        assert said_by(rule, way.taken_by(before, on=ON, category=category), category) is best


@pytest.mark.parametrize(("rule", "way"), COVERED)
def test_a_step_that_covers_another_leaves_nothing_of_it_to_do(rule, way):
    person = make_person(tests=[], in_japan=True, application="transfer_own_wish")

    for category in lanes_asked(rule):
        assert said_by(rule, person, category) is not Answer.YES
        assert said_by(rule, way.taken_by(person, on=ON, category=category), category) is Answer.YES


@given(known_people(), st.sampled_from([Stage.POOL, Stage.LANDING]), st.data())
@settings(max_examples=30, deadline=None)
def test_taking_the_path_turns_the_verdict_to_yes_where_every_rule_in_the_way_has_a_step_that_can_be_taken(
    person, stage, data
):
    told_as_a_whole = {key: value for key, value in person.items() if key not in {"steps", "documents"}}
    person = told_as_a_whole | NOTHING_THAT_NO_STEP_MENDS
    told = explain(columns([person]), BOOK, on=ON, stage=stage, pathways=[Pathway.SSW1, Pathway.ESD])
    mendable = [
        verdict
        for verdict in told.verdicts
        if verdict.answer is not Answer.YES
        and all(rule.step is not None for rule in in_the_way(told, verdict))
        and all(any(way.facts is not None for way in each.ways) for each in verdict.remaining)
    ]
    assume(mendable)
    verdict = data.draw(st.sampled_from(mendable))
    taken = [data.draw(st.sampled_from([way for way in each.ways if way.facts])) for each in verdict.remaining]

    done = person | ({} if person["stays"] else {"stays": [A_STUDENT_ONCE]})
    for way in taken:
        done = way.taken_by(done, on=ON, category=verdict.category)

    then = explain(columns([done]), BOOK, on=ON, stage=stage, pathways=[verdict.pathway], categories=[verdict.category])
    assert then.verdicts[0].answer is Answer.YES, [way.key for way in taken]


def in_the_way(told, verdict):
    """The rules that are not yes and due, or no."""
    rules = {rule.id: rule for rule in BOOK.rules.values()}
    for reason in told.reasons(verdict.pathway, verdict.category):
        rule = rules[reason.id]
        if reason.answer is Answer.NO or (reason.answer is Answer.UNKNOWN and rule.stage <= verdict.stage):
            yield rule


def in_category(pathway, category):
    person = make_person(tests=[], experience=[], licences=[])
    (verdict,) = explain(columns([person]), BOOK, on=ON, pathways=[pathway], categories=[category]).verdicts
    return {left.step.key: left.ways for left in verdict.remaining}


A_YEAR = 12


@pytest.mark.parametrize(
    ("category", "lengths"),
    [
        ("building_cleaning", [2 * A_YEAR]),
        ("shipbuilding.hull", [2 * A_YEAR]),
        ("accommodation", [2 * A_YEAR]),
        ("food_service", [2 * A_YEAR]),
        ("manufacturing.machining", [3 * A_YEAR]),
        ("aviation.maintenance", [3 * A_YEAR]),
        ("agriculture.crop", [2 * A_YEAR, 3 * A_YEAR]),
        ("aviation.ground_handling", [None]),
        ("construction.civil", [None]),
    ],
)
def test_the_time_of_work_is_that_which_the_category_asks_for_and_none_where_none_was_found(category, lengths):
    ways = in_category(Pathway.SSW2, category)["gain_experience_in_japan"]

    assert [way.lead_time and way.lead_time.at_least for way in ways] == lengths


@pytest.mark.parametrize(("kind", "months"), [("truck", 6), ("taxi", 12), ("bus", 12)])
def test_the_stay_to_get_a_licence_is_that_of_the_kind_of_driving(kind, months):
    (way,) = in_category(Pathway.SSW1, f"auto_transport.{kind}")["get_japanese_licence"]

    assert (way.lead_time.at_least, way.lead_time.at_most, way.lead_time.unit) == (None, months, "months")


def test_whoever_is_asked_for_work_in_japan_is_told_a_way_to_it():
    asked = [rule for rule in STEPS.values() if rule.step.key in {"gain_experience_in_japan", "get_japanese_licence"}]

    for rule in asked:
        for category in lanes_asked(rule):
            lane = 1 << instrument_of(rule).lanes.lane(category)
            assert [way for way in BOOK.ways.of(rule.step.key) if way.lanes & lane], category


@pytest.mark.parametrize("step", BOOK.ways.by_step)
def test_each_step_of_the_file_is_named_by_a_rule_and_its_ways_have_words_of_their_own(step):
    assert step in {rule.step.key for rule in STEPS.values()}
    for language in Language:
        said = [way.says.said_in(language) for way in BOOK.ways.of(step)]
        assert len(set(said)) == len(said)


def test_steps_that_cover_and_are_covered_are_named_by_rules():
    named = {rule.step.key for rule in STEPS.values()}

    assert set(BOOK.ways.covers) <= named
    assert {other for others in BOOK.ways.covers.values() for other in others} <= named
