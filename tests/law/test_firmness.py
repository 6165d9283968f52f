"""How firmly an answer is known: by what it rests on, and by nothing else."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import Answer, Stage, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.law.columns import Codes, Numbers
from kakehashi.law.dated import DatedValue, Values
from kakehashi.law.facts import Facts
from kakehashi.law.firmness import Firmness, traced
from kakehashi.law.instrument import Derivation, Rule
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Pathway, Text
from tests.law.make import CROP, DAY, days_asked, make_person, some_people

SECONDARY, UNCONFIRMED, OPEN = Mark.SECONDARY, Mark.UNCONFIRMED, Mark.OPEN
YES, NO, UNKNOWN = Ternary.always(1), ~Ternary.always(1), Ternary.unknown(1)
SAID = Text("…", "…", "…")
SHARED = {"asks": SAID, "article": "art. 1", "source": "a source", "condition": "X-1", "says": "…"}
ONE, OTHER = np.uint64(1), np.uint64(2)


def a_rule(body, mark=Mark.OFFICIAL, *, applies_to=None):
    return Rule(
        id="x.rule",
        name="rule",
        mark=mark,
        since=None,
        until=None,
        stage=Stage.POOL,
        step=None,
        applies_to=applies_to,
        assumes=None,
        mark_when_unknown=mark,
        body=body,
        **SHARED,
    )


def a_fact(name, body, mark):
    return Derivation(id=f"x.{name}", name=name, mark=mark, unit="yes or no", body=body, **SHARED)


def a_value(name, read, mark):
    return DatedValue(name, date.min, read, "…", "a source", mark, read)


def mark_of(rule, *, facts=(), values=(), given=(), lane=0):
    """The mark of what `rule` answers; `facts` are (name, body, mark), `given` (name, column) as told."""
    person = Facts(1, dict(given))
    law = Values({name: a_value(name, read, mark) for name, read, mark in values}, DAY)
    derived = {}
    for name, body, mark in facts:
        derived[name] = traced(a_fact(name, body, mark), person, law)
        person.columns[name] = derived[name].given
    trace = traced(rule, person, law)
    bit = np.uint64(1 << lane)
    answer = Answer.YES if trace.given.yes[0] & bit else Answer.NO if trace.given.no[0] & bit else Answer.UNKNOWN
    return Firmness(person, derived).of([trace], answer, lane)


def is_(truth):
    return lambda *_: truth


def either(person, value):
    return person.truth("a") | person.truth("b")


def both(person, value):
    return person.truth("a") & person.truth("b")


@pytest.mark.parametrize(
    ("a", "b", "mark"),
    [(YES, YES, SECONDARY), (YES, NO, SECONDARY), (NO, YES, OPEN), (NO, NO, OPEN), (UNKNOWN, YES, OPEN)],
)
def test_a_or_b_rests_on_b_where_a_alone_does_not_settle_it(a, b, mark):
    facts = [("a", is_(a), SECONDARY), ("b", is_(b), OPEN)]

    assert mark_of(a_rule(either), facts=facts) is mark


@pytest.mark.parametrize(
    ("a", "b", "mark"),
    [(NO, NO, SECONDARY), (NO, YES, SECONDARY), (YES, YES, OPEN), (YES, NO, OPEN), (UNKNOWN, NO, OPEN)],
)
def test_a_and_b_rests_on_b_where_a_alone_does_not_settle_it(a, b, mark):
    facts = [("a", is_(a), SECONDARY), ("b", is_(b), OPEN)]

    assert mark_of(a_rule(both), facts=facts) is mark


@pytest.mark.parametrize(
    ("body", "a", "b", "mark"),
    [
        (either, NO, UNKNOWN, UNCONFIRMED),  # were a yes, nobody would ask for b
        (both, YES, UNKNOWN, UNCONFIRMED),  # were a no, nobody would ask for b
        (either, UNKNOWN, NO, UNCONFIRMED),
        (either, UNKNOWN, UNKNOWN, UNCONFIRMED),
    ],
)
def test_an_unknown_rests_on_each_truth_that_would_settle_it(body, a, b, mark):
    facts = [("a", is_(a), UNCONFIRMED), ("b", is_(b), SECONDARY)]

    assert mark_of(a_rule(body), facts=facts) is mark


def test_an_unknown_does_not_rest_on_a_truth_that_settles_nothing():
    def one_or_two(person, value):
        return person.truth("c") | (person.truth("a") & person.truth("b"))

    facts = [("a", is_(YES), UNCONFIRMED), ("b", is_(NO), SECONDARY), ("c", is_(UNKNOWN), SECONDARY)]

    assert mark_of(a_rule(one_or_two), facts=facts) is SECONDARY


def test_what_a_computed_fact_rests_on_counts_as_well():
    facts = [("a", is_(YES), UNCONFIRMED), ("b", lambda person, _: person.truth("a"), Mark.OFFICIAL)]
    rule = a_rule(lambda person, _: person.truth("b"), SECONDARY)

    assert mark_of(rule, facts=facts) is UNCONFIRMED


def test_a_rule_that_is_known_less_firmly_than_all_it_reads_keeps_its_own_mark():
    assert mark_of(a_rule(either, UNCONFIRMED), facts=[("a", is_(YES), SECONDARY), ("b", is_(YES), SECONDARY)]) is (
        UNCONFIRMED
    )


def test_each_lane_rests_on_what_is_said_in_it():
    def waived_in_one(person, value):
        return person.truth("a").in_lanes(ONE) | person.truth("b")

    facts = [("a", is_(YES), UNCONFIRMED), ("b", is_(~YES), SECONDARY)]

    assert mark_of(a_rule(waived_in_one), facts=facts, lane=0) is UNCONFIRMED
    assert mark_of(a_rule(waived_in_one), facts=facts, lane=1) is SECONDARY


def test_a_number_of_law_always_bears_on_what_reads_it():
    def old(person, value):
        return person.number("age") >= value["least"]

    told = [("age", Numbers.all_at(30, 1))]

    assert mark_of(a_rule(old), values=[("least", 18, UNCONFIRMED)], given=told) is UNCONFIRMED
    assert mark_of(a_rule(old), values=[("least", 18, UNCONFIRMED)], given=[("age", Numbers.unknown(1))]) is UNCONFIRMED


def test_a_computed_number_counts_with_what_it_rests_on():
    def age(person, value):
        return person.number("years").at_most(person.same(value["most"]))

    def old(person, value):
        return person.number("age") >= 18

    for told in (30, 10):
        found = mark_of(
            a_rule(old),
            facts=[("age", age, SECONDARY)],
            values=[("most", 99, UNCONFIRMED)],
            given=[("years", Numbers.all_at(told, 1))],
        )
        assert found is UNCONFIRMED
    unknown = [("years", Numbers.unknown(1))]
    facts = [("age", age, SECONDARY)]
    assert mark_of(a_rule(old), facts=facts, values=[("most", 99, UNCONFIRMED)], given=unknown) is UNCONFIRMED


def kinds(name):
    return Codes(np.array([("x", "y", "z").index(name)], np.int16), ("x", "y", "z"))


def test_a_list_counts_only_for_what_needs_one_of_its_words():
    def listed(person, value):
        return person.code("kind").is_("x") | person.code("kind").is_in(value.words("others"))

    values = [("others", frozenset({"x", "y"}), OPEN)]

    assert mark_of(a_rule(listed), values=values, given=[("kind", kinds("x"))]) is Mark.OFFICIAL
    assert mark_of(a_rule(listed), values=values, given=[("kind", kinds("y"))]) is OPEN
    assert mark_of(a_rule(listed), values=values, given=[("kind", kinds("z"))]) is Mark.OFFICIAL


def test_who_has_all_that_a_list_asks_for_rests_on_its_being_whole():
    def holds_all(person, value):
        held = person.everyone()
        for word in value.words("needed"):
            held &= person.code("kind").is_(word)
        return held

    for needed in (frozenset(), frozenset({"x"})):
        values = [("needed", needed, OPEN)]
        assert mark_of(a_rule(holds_all), values=values, given=[("kind", kinds("x"))]) is OPEN


def test_a_list_of_lanes_counts_in_the_lanes_it_lists():
    def waived(person, value):
        return person.everyone().in_lanes(value.lanes("waived"))

    values = [("waived", ONE, UNCONFIRMED)]

    assert mark_of(a_rule(waived), values=values, lane=0) is UNCONFIRMED
    assert mark_of(a_rule(waived), values=values, lane=1) is Mark.OFFICIAL


def test_a_rule_refuses_in_some_lanes_by_the_list_that_names_them_and_a_yes_needs_no_list():
    values = [("asked", ONE, UNCONFIRMED)]

    assert mark_of(a_rule(is_(NO), applies_to="asked"), values=values) is UNCONFIRMED
    assert mark_of(a_rule(is_(YES), applies_to="asked"), values=values) is Mark.OFFICIAL
    assert mark_of(a_rule(is_(NO), applies_to="not_begun"), values=values) is Mark.OFFICIAL


def test_a_yes_or_no_of_law_counts_only_where_the_other_would_change_the_answer():
    def lower_may_do(person, value):
        lower = person.open() if value["lower_may_do"] else ~person.everyone()
        return person.truth("high") | (person.truth("low") & lower)

    values = [("lower_may_do", True, OPEN)]

    assert mark_of(a_rule(lower_may_do), values=values, given=[("high", YES), ("low", YES)]) is Mark.OFFICIAL
    assert mark_of(a_rule(lower_may_do), values=values, given=[("high", NO), ("low", NO)]) is Mark.OFFICIAL
    assert mark_of(a_rule(lower_may_do), values=values, given=[("high", NO), ("low", YES)]) is OPEN
    assert mark_of(a_rule(lower_may_do), values=values, given=[("high", UNKNOWN), ("low", NO)]) is Mark.OFFICIAL


def test_a_computed_word_counts_with_the_list_that_chose_it():
    def word(person, value):
        return person.code("kind").or_else("z", person.code("kind").is_in(value.words("others")))

    def listed(person, value):
        return person.code("word").is_("x")

    values = [("others", frozenset({"y"}), OPEN)]

    assert mark_of(a_rule(listed), facts=[("word", word, SECONDARY)], values=values, given=[("kind", kinds("x"))]) is (
        SECONDARY
    )


@given(some_people(), days_asked, st.sampled_from(list(Stage)))
@settings(max_examples=20, deadline=None)
def test_a_verdict_is_no_firmer_than_its_rules_and_stands_without_what_is_less_firm(people, on, stage):
    explanation = explain(columns(people[:1]), BOOK, on=on, stage=stage)
    known = {mark: known_at(people[0], on, mark) for mark in Mark}

    for verdict in explanation.verdicts:
        own = Mark.weakest(rule.mark_of(verdict.answer) for rule in verdict.deciding)
        lane = BOOK.lanes_of(verdict.pathway).lane(verdict.category)
        assert verdict.mark >= own
        if verdict.answer is Answer.UNKNOWN:
            continue
        stands = [all(said(known[mark][rule.id], lane) is verdict.answer for rule in verdict.deciding) for mark in Mark]
        assert stands[verdict.mark]
        assert verdict.mark is own or not stands[verdict.mark - 1], [rule.id for rule in verdict.deciding]


def said(truth, lane):
    page = lane // 64 if truth.yes.ndim > 1 else 0
    yes, no = (np.atleast_2d(words)[page, 0] >> np.uint64(lane % 64) & ONE for words in (truth.yes, truth.no))
    return Answer.YES if yes else Answer.NO if no else Answer.UNKNOWN


def known_at(person, on, mark):
    """What every rule of the book says with all forgotten that is less firm than `mark`: all of it, one by one."""
    block = columns([person]).asked_on(on, rows=slice(0, 1))
    found = {}
    for one in BOOK.instruments:
        law = one.values.on(on)
        for each in (*one.derivations.values(), *one.rules_on(on)):
            trace = traced(each, block, law)
            lost = [value for value in trace.values if value.mark > mark]
            answers = [trace.given]
            if all(value.can_be_forgotten for value in lost):
                answers += [each.body(block, less) for less in law.forgetting(lost)]
            else:
                answers.append(nothing_like(trace.given))
            is_fact = isinstance(each, Derivation)
            if is_fact and each.mark > mark:
                answers.append(nothing_like(trace.given))
            (block.columns if is_fact else found)[each.name if is_fact else each.id] = agreed(answers)
    return found


def nothing_like(column):
    if isinstance(column, Numbers):
        return Numbers.unknown(1)
    return Codes(np.array([-1], np.int16), column.names) if isinstance(column, Codes) else UNKNOWN


def agreed(columns_):
    first = columns_[0]
    if isinstance(first, Numbers):
        return Numbers(
            np.min([each.low for each in columns_], axis=0), np.max([each.high for each in columns_], axis=0)
        )
    if isinstance(first, Codes):
        same = np.all([each.code == first.code for each in columns_], axis=0)
        return first.where_not(same)
    yes, no = first.yes, first.no
    for each in columns_[1:]:
        yes, no = yes & each.yes, no & each.no
    return Ternary(yes, no)


def mark_in(person, category, *, on=date(2026, 11, 24), pathway=Pathway.SSW1):
    verdict = explain(columns([person]), BOOK, on=on).verdict(pathway, category)
    assert verdict is not None
    return verdict.answer, verdict.mark


def test_a_grade_that_stands_for_the_skill_test_is_less_firm_than_the_test():
    fit = {"fit": True, "examined": "2026-11-01"}
    language = {"test": "jlpt", "level": "N4", "on": "2025-12-07"}
    test = {"test": "ssw1_skill", "category": "construction.building", "on": "2026-07-10", "passed": True}
    parts = [
        {
            "test": "trade_grade",
            "grade": "3",
            "occupation": "Carpentry",
            "part": part,
            "on": "2026-07-10",
            "passed": True,
        }
        for part in ("practical", "written")
    ]
    tested, graded = (make_person(health=fit, tests=[language, *tests]) for tests in ([test], parts))
    category = "construction.building"

    assert mark_in(tested, category) == (Answer.YES, Mark.SECONDARY)
    assert mark_in(graded, category) == (Answer.YES, Mark.UNCONFIRMED)
    assert mark_in(make_person(health=fit, tests=[language, test, *parts]), category) == (Answer.YES, Mark.SECONDARY)


def test_only_who_may_mean_esd_meets_the_open_question_of_its_channel():
    home = Pathway.HOME_PROCEDURE
    trainee = make_person(channel="trainee")

    for person in (make_person(channel="p_to_p"), make_person(channel="g_to_g")):
        assert mark_in(person, CROP, on=DAY, pathway=home) == (Answer.YES, Mark.UNCONFIRMED)
    assert mark_in(trainee, CROP, on=date(2027, 3, 31), pathway=home) == (Answer.YES, Mark.UNCONFIRMED)
    assert mark_in(trainee, CROP, on=date(2027, 4, 1), pathway=home) == (Answer.UNKNOWN, Mark.OPEN)


AUTUMN = date(2026, 11, 24)
HEALTH = {"fit": True, "examined": "2026-10-01"}


def training_in(occupation):
    stay = {"occupation": occupation, "completed": True}
    return [
        stay | {"status": "titp1", "from": "2023-01-01", "to": "2023-12-31"},
        stay | {"status": "titp2", "from": "2024-01-01", "to": "2025-12-31", "evaluation_report": True},
    ]


@pytest.mark.parametrize(
    ("occupation", "category", "mark"),
    [
        ("Weaving", "manufacturing.textiles", UNCONFIRMED),
        ("Weaving", CROP, UNCONFIRMED),
        ("Building cleaning", "building_cleaning", UNCONFIRMED),
        ("Crop farming", CROP, SECONDARY),
        ("Crop farming", "agriculture.livestock", SECONDARY),
        ("Formwork", "construction.civil", SECONDARY),
    ],
)
def test_what_an_occupation_opens_is_as_firm_as_its_row(occupation, category, mark):
    person = make_person(health=HEALTH, tests=[], stays=training_in(occupation))

    assert explain(columns([person]), BOOK, on=AUTUMN).verdict(Pathway.SSW1, category).mark is mark


@pytest.mark.parametrize(
    ("category", "passed", "mark"),
    [
        ("fishery.fishing", True, UNCONFIRMED),
        ("auto_repair.maintenance", True, UNCONFIRMED),
        ("building_cleaning", True, SECONDARY),
        (CROP, True, SECONDARY),
        ("fishery.fishing", False, SECONDARY),
    ],
)
def test_what_a_skill_test_opens_is_as_firm_as_the_text_that_names_it(category, passed, mark):
    skill = {"test": "ssw1_skill", "category": category, "on": "2026-07-10", "passed": passed}
    person = make_person(health=HEALTH, tests=[{"test": "jlpt", "level": "N4", "on": "2025-12-07"}, skill])

    assert explain(columns([person]), BOOK, on=AUTUMN).verdict(Pathway.SSW1, category).mark is mark


def test_an_occupation_read_and_a_passed_test_make_firm_what_the_unread_row_does_not():
    skill = {"test": "ssw1_skill", "category": "building_cleaning", "on": "2026-07-10", "passed": True}
    person = make_person(health=HEALTH, stays=training_in("Building cleaning"))
    person["tests"].append(skill)

    verdict = explain(columns([person]), BOOK, on=AUTUMN).verdict(Pathway.SSW1, "building_cleaning")
    assert verdict.mark is SECONDARY
