"""Why an answer on one person turns between two days."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import Answer, Book, CauseKind, Stage, Turn, changes, columns, difference
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Pathway
from tests.law.make import CROP, days_asked, make_person, some_people

EVE, SWITCH = date(2027, 3, 31), date(2027, 4, 1)
stages = st.sampled_from(list(Stage))
FEW = settings(max_examples=25, deadline=None)


def changed(person, on=EVE, then=SWITCH, pathway=Pathway.SSW1, category=CROP, **question):
    return changes(columns([person]), BOOK, on=on, then=then, pathways=[pathway], categories=[category], **question)


@given(some_people(), days_asked, days_asked, stages)
@FEW
def test_what_is_told_of_one_person_is_what_was_counted_and_each_change_has_a_cause(people, day, other, stage):
    on, then = sorted((day, other))
    facts = columns(people)

    counted = difference(facts, BOOK, on=on, then=then, stage=stage)

    for assumed, pathways in counted.told():
        named = [] if assumed is None else [assumed]
        told = changes(facts, BOOK, on=on, then=then, stage=stage, assumed=named, pathways=pathways)
        assert {(each.pathway, each.category): each.turn for each in told} == {
            (pathway, key): turn
            for pathway, each in pathways.items()
            for key in each.instrument.lanes.keys
            if (turn := each.turn(0, key)) not in {None, Turn.UNCHANGED}
        }
        assert all(each.because for each in told)


def test_a_birthday_that_came_is_named_with_the_age_before_and_after():
    (change,) = changed(make_person(born="2009-04-01"))

    (cause,) = change.because
    assert (change.was, change.becomes, change.turn) == (Answer.NO, Answer.YES, Turn.GAINS)
    assert (cause.rule, cause.kind) == (BOOK.rules["japan.ssw1.old_enough"], CauseKind.TURNED)
    assert [(fact.before.found, fact.after.found) for fact in cause.facts] == [("17", "18")]
    assert cause.facts[0].asks.english == "Age on the day of landing?"
    assert cause.values == ()


def test_a_rule_that_came_into_force_explains_a_loss():
    inside_esd = [{"status": "esd", "category": CROP, "from": "2027-04-01", "completed": False}]
    here = {"in_japan": True, "application": "change_of_status", "absconded": False, "expelled_student": False}

    lost = changed(make_person(stays=inside_esd, **here))

    causes = [cause for change in lost for cause in change.because]
    assert [change.turn for change in lost] == [Turn.LOSES]
    assert [(cause.rule.id, cause.kind, cause.before, cause.after) for cause in causes] == [
        ("japan.ssw1.outside_esd_plan", CauseKind.CAME_INTO_FORCE, None, Answer.NO)
    ]


def test_a_number_of_law_that_changed_is_named_with_both_its_values():
    taxi = "auto_transport.taxi"
    driver = make_person(
        tests=[
            {"test": "jlpt", "level": "N4", "on": "2025-07-06"},
            {"test": "ssw1_skill", "category": taxi, "on": "2025-09-01", "passed": True},
        ],
        licences=[{"class": "class_2", "country": "JP"}],
        new_driver_training=True,
    )

    (change,) = changed(driver, date(2026, 1, 22), date(2026, 1, 23), category=taxi)

    (cause,) = change.because
    assert (change.turn, cause.rule.condition) == (Turn.BECOMES_UNKNOWN, "SSW1-P-10")
    assert [(was.value, now.value, now.since) for was, now in cause.values] == [(False, True, date(2026, 1, 23))]


def test_a_category_that_the_pathway_comes_to_speak_of_is_named_by_the_list_that_changed():
    earlier = date(2026, 1, 22)
    ssw2 = difference(columns([{}]), BOOK, on=earlier, then=SWITCH)[Pathway.SSW2]
    (opened, *_) = ssw2.instrument.lanes.named(int(ssw2.comes_to_speak[0]))

    (change,) = changed({}, earlier, SWITCH, pathway=Pathway.SSW2, category=opened)

    (cause,) = change.because
    assert (change.before, change.was, cause.rule, cause.kind) == (None, Answer.NO, None, CauseKind.CAME_INTO_FORCE)
    assert [(was.name, now.name) for was, now in cause.values] == [("ssw2_categories", "ssw2_categories")]


@pytest.fixture
def book_with(monkeypatch):
    """The book with some rules of SSW (i) written otherwise."""
    ssw1 = BOOK.instrument("japan.ssw1")

    def written(**rules):
        otherwise = {name: replace(ssw1.rules[name], **change) for name, change in rules.items()}
        monkeypatch.setattr(ssw1, "rules", ssw1.rules | otherwise)
        return Book(BOOK.instruments, version=BOOK.version, checked=BOOK.checked)

    return written


def test_a_rule_that_ended_explains_a_gain(book_with):
    book = book_with(free_of_deposit={"until": SWITCH})
    person = make_person(deposit_or_penalty=True)

    (change,) = changes(columns([person]), book, on=EVE, then=SWITCH, pathways=[Pathway.SSW1], categories=[CROP])

    assert [(cause.rule.name, cause.kind, cause.before, cause.after) for cause in change.because] == [
        ("free_of_deposit", CauseKind.ENDED, Answer.NO, None)
    ]


def test_a_rule_that_comes_to_ask_something_in_a_category_is_named_with_the_list_that_changed(book_with):
    before, after = date(2026, 4, 12), date(2026, 4, 13)
    book = book_with(free_of_deposit={"applies_to": "suspended_categories"}, field_not_suspended={"until": after})
    cook = make_person(
        deposit_or_penalty=True,
        tests=[
            {"test": "jlpt", "level": "N4", "on": "2025-12-07"},
            {"test": "ssw1_skill", "category": "food_service", "on": "2025-12-07", "passed": True},
        ],
        coe_applied_on="2026-03-01",
        health={"fit": True, "examined": "2026-03-01"},
    )
    (change,) = changes(
        columns([cook]), book, on=before, then=after, pathways=[Pathway.SSW1], categories=["food_service"]
    )
    (cause,) = change.because
    assert (change.turn, cause.rule.name, cause.before, cause.after) == (
        Turn.LOSES, "free_of_deposit", None, Answer.NO,
    )  # fmt: skip
    assert [(was, now.name) for was, now in cause.values] == [(None, "suspended_categories")]


def test_a_later_rule_that_is_unknown_explains_nothing_at_an_earlier_stage():
    person = make_person(born="2009-04-01", refusal_ground=None)

    (change,) = changed(person, stage=Stage.POOL)

    assert [cause.rule.name for cause in change.because] == ["old_enough"]


def test_what_is_the_same_on_both_days_is_no_change():
    assert changed(make_person(), EVE, EVE) == ()
