"""A rule answers from what it asks for, and from nothing else."""

from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import Facts, Instrument, Rule, Ternary, Values, columns, engine
from kakehashi.law.book import BOOK
from kakehashi.law.facts import DAY_ASKED
from kakehashi.law.questions import FACTS, LISTS
from tests.law.make import days_asked, people_and_less_known, same_words

RULES = [(one, rule) for one in BOOK.instruments for rule in one.rules.values()]
ONE = slice(0, 1)
SWITCHED = date(2027, 4, 5)


def values_on(on: date) -> dict[str, Values]:
    return {one.id: one.values.on(on) for one in BOOK.instruments}


@cache
def read_on(on: date) -> dict[str, set[str]]:
    """What each rule and derivation reads on that day, by its name or id."""
    person, values = columns([{}]).asked_on(on, rows=ONE), values_on(on)
    engine.derive(BOOK, person, values)
    found = {}
    for one in BOOK.instruments:
        bodies = {name: each.body for name, each in one.derivations.items()}
        bodies |= {rule.id: rule.body for rule in one.rules_on(on)}
        for name, body in bodies.items():
            person.reads = []
            body(person, values[one.id])
            found[name] = set(person.reads)
    return found


def facts_behind(name: str, on: date) -> set[str]:
    """The facts as given that a rule rests on, through every fact that the law computes on the way."""
    read = read_on(on)
    return {fact for each in read[name] for fact in (facts_behind(each, on) if each in read else {each})}


def judged(person: Facts, on: date, one: Instrument, rule: Rule) -> Ternary:
    values = values_on(on)
    engine.derive(BOOK, person, values)
    return engine.judge([rule], one, person, values[one.id])[0][1]


@pytest.mark.parametrize(("one", "rule"), RULES, ids=lambda each: each.id)
@given(people_and_less_known(), people_and_less_known(), st.data())
@settings(max_examples=10, deadline=None)
def test_changing_everything_that_a_rule_does_not_ask_for_changes_nothing(one, rule, pair, other_pair, data):
    on = data.draw(days_asked.filter(rule.holds_on))
    asked = facts_behind(rule.id, on)
    mine, others = (columns([each[1]]).asked_on(on, rows=ONE) for each in (pair, other_pair))
    mixed = Facts(1, {name: (mine if name in asked else others).columns[name] for name in mine.columns})

    alone, among_others = judged(mine, on, one, rule), judged(mixed, on, one, rule)

    assert same_words(alone.yes, among_others.yes)
    assert same_words(alone.no, among_others.no)


def test_all_that_is_asked_for_is_a_fact_of_the_exchange_format_or_the_day():
    asked = {fact for one, rule in RULES if rule.holds_on(SWITCHED) for fact in facts_behind(rule.id, SWITCHED)}

    assert asked <= {*FACTS, *LISTS, DAY_ASKED}
    assert {"tests", "stays", "born", DAY_ASKED} <= asked
