"""What a rule reads is found by running it, on every day on which the book changes."""

import re
from inspect import getsource

import pytest

from kakehashi.law import asks, readings
from kakehashi.law.book import BOOK

READ = readings(BOOK)
RUN = [each for one in BOOK.instruments for each in (*one.rules.values(), *one.derivations.values())]


def test_every_rule_and_computed_fact_of_the_book_was_run():
    assert set(READ) == {each.id for each in RUN}


@pytest.mark.parametrize("provision", RUN, ids=lambda each: each.id)
def test_every_value_that_a_body_names_was_seen(provision):
    named = set(re.findall(r'value(?:\.\w+\(|\[)"(\w+)"', getsource(provision.body)))

    assert named <= set(READ[provision.id].values)


@pytest.mark.parametrize("provision", RUN, ids=lambda each: each.id)
def test_what_was_read_exists_and_facts_have_a_question(provision):
    reading = READ[provision.id]
    instrument, _each = BOOK.provision(provision.id)

    assert set(reading.values) <= set(instrument.values.by_name)
    assert set(reading.derived) <= set(BOOK.derivations)
    assert [key for key in reading.facts if asks(key) is None] == []


def test_a_value_that_only_narrows_where_a_rule_asks_is_read_too():
    narrowed = [rule for rule in BOOK.rules.values() if rule.applies_to is not None]

    assert narrowed
    assert all(rule.applies_to in READ[rule.id].values for rule in narrowed)


def test_the_age_rule_reads_the_minimum_and_the_age_on_landing():
    reading = READ["japan.ssw1.old_enough"]

    assert (reading.values, reading.facts, reading.derived) == (("minimum_age",), (), ("age_on_landing",))
    assert not reading.day


def test_the_day_asked_about_is_no_fact_of_the_person():
    reading = READ["japan.ssw1.in_force"]

    assert reading.day
    assert reading.facts == ()
