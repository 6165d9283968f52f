"""One person at each level of evidence, side by side."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import Answer, Evidence, Stage, by_evidence, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Pathway
from tests.law.make import CROP, DAY, days_asked, known_people, make_person

levels = st.sampled_from([level.key for level in Evidence])
TOLD_AS_A_WHOLE = dict.fromkeys(("steps", "documents", "channel", "contract_contents", "sending_body_approved"))
"""The parts of the home procedure, untold: its whole, where shown, stands in for parts that are only claimed."""
KEYS = ("born", "nationality", "tests", "stays", "health", "refusal_ground", "deposit_or_penalty", "home_procedure")


def told(person, **question):
    return by_evidence(columns([person]), BOOK, on=DAY, pathways=[Pathway.SSW1], categories=[CROP], **question)


def test_each_level_says_what_is_shown_at_it():
    seen = dict.fromkeys((*KEYS, "fees_and_deductions_agreed", "courses", "in_japan"), "seen")

    answers = told(make_person(evidence=seen)).answers(Pathway.SSW1, CROP)

    assert answers == {Evidence.CLAIMED: Answer.YES, Evidence.SEEN: Answer.YES, Evidence.VERIFIED: Answer.UNKNOWN}


def test_what_is_left_to_show_is_asked_by_its_own_question():
    seen = dict.fromkeys((*KEYS, "fees_and_deductions_agreed", "courses", "in_japan"), "seen")

    levels_of = told(make_person(evidence=seen | {"born": "claimed"}))

    assert list(levels_of.to_show(Pathway.SSW1, CROP, Evidence.SEEN)) == ["born"]
    assert levels_of.to_show(Pathway.SSW1, CROP, Evidence.CLAIMED) == {}


def test_only_what_was_told_is_asked_to_be_shown():
    young = {"born": "2015-01-01", "nationality": "ID", "in_japan": True}

    asked = told(young).to_show(Pathway.SSW1, CROP, Evidence.VERIFIED)

    assert set(young) <= set(asked)
    assert {"tests", "health.fit", "application"}.isdisjoint(asked)
    assert told({}).to_show(Pathway.SSW1, CROP, Evidence.VERIFIED) == {}


def test_a_pathway_that_does_not_speak_of_a_category_has_no_answer_at_any_level():
    levels_of = by_evidence(columns([{}]), BOOK, on=date(2027, 4, 1), pathways=[Pathway.ESD])

    assert levels_of.answers(Pathway.ESD, "auto_transport.taxi") == {}
    assert (Pathway.ESD, "auto_transport.taxi") not in levels_of.places


@given(known_people(), st.fixed_dictionaries(dict.fromkeys(KEYS, levels)), days_asked)
@settings(max_examples=25, deadline=None)
def test_stronger_evidence_never_turns_an_answer_around(person, evidence, on):
    """By the last stage: before it, a rule due later refuses where "no" is told, and else asks nothing."""
    facts = columns([person | {"evidence": evidence} | TOLD_AS_A_WHOLE])

    levels_of = by_evidence(facts, BOOK, on=on, stage=Stage.LANDING)

    alone = explain(facts, BOOK, on=on, stage=Stage.LANDING, at_least=Evidence.SEEN)
    for place in levels_of.places:
        answers = [levels_of.answers(*place)[level] for level in Evidence]
        assert answers[1] in {answers[0], Answer.UNKNOWN}
        assert answers[2] in {answers[1], Answer.UNKNOWN}
        assert answers[1] is alone.verdict(*place).answer
