"""Which papers are at hand, which steps are done and in what order: what the Indonesian rules ask of the two lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kakehashi.law.columns import FOREVER
from kakehashi.law.facts import DAY_ASKED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kakehashi.law.facts import Facts
    from kakehashi.law.ternary import Ternary


def told_one_by_one(person: Facts) -> Ternary:
    """Are steps or papers told one by one?  Then the answer for the whole settles nothing any more."""
    return person.list("steps").told() | person.list("documents").told()


def holds(person: Facts, kind: str) -> Ternary:
    """Is a paper of `kind` at hand on the day asked about, and valid on the day of departure?"""
    return person.list("documents").any(at_hand(person, kind))


def at_hand(person: Facts, kind: str) -> Ternary:
    """For each paper: is it of `kind`, present, issued by the day asked about, and valid on the day of departure?"""
    papers = person.list("documents")
    issued = papers.numbers("issued") <= papers.of_person(person.number(DAY_ASKED))
    valid = papers.numbers("valid_until") >= papers.of_person(person.number("departure"))
    return papers.codes("kind").is_(kind) & papers.truth("present") & issued & valid


def holds_permission(person: Facts) -> Ternary:
    """Is the family's permission at hand, countersigned by the village head?"""
    papers = person.list("documents")
    return papers.any(at_hand(person, "family_permission") & papers.truth("countersigned_by_village_head"))


def holds_passport(person: Facts) -> Ternary:
    """Is the passport at hand, and not told to end before the departure?"""
    lasts = person.number("passport.valid_until") >= person.number("departure")
    return holds(person, "passport") & lasts.unless_no()


def holds_all(person: Facts, kinds: Iterable[str]) -> Ternary:
    """Is a paper of each of `kinds` at hand?"""
    held = person.everyone()
    for kind in sorted(kinds):
        held &= holds(person, kind)
    return held


def did(person: Facts, kind: str) -> Ternary:
    """Was the step `kind` taken by the day asked about?"""
    steps = person.list("steps")
    then = steps.numbers("on") <= steps.of_person(person.number(DAY_ASKED))
    return steps.any(steps.codes("kind").is_(kind) & then)


def contract_names_all(person: Facts, words: Iterable[str]) -> Ternary:
    """Does the contract have each of `words` among its contents?"""
    contents, named = person.list("contract_contents"), person.everyone()
    for word in sorted(words):
        named &= contents.any(contents.codes("content").is_(word))
    return named


def in_order(person: Facts, kinds: Iterable[str], then: str) -> Ternary:
    """Is none of the steps `kinds`, where it was taken at all, first dated after the first step `then`?"""
    steps = person.list("steps")
    kind, on = steps.codes("kind"), steps.numbers("on")
    later = steps.earliest(on, where=kind.is_(then))
    order = person.everyone()
    for each in sorted(kinds):
        first = steps.earliest(on, where=kind.is_(each))
        order &= (first <= later) | (first >= FOREVER)
    return order


def or_as_a_whole(person: Facts, truth: Ternary) -> Ternary:
    """`truth`; where it is unknown, "yes" if the whole is told as done."""
    return truth.or_else(person.truth("done_as_a_whole") | person.open())


def whole_of_a_worker(person: Facts) -> Ternary:
    """Is the worker's procedure told as done as a whole?  Of the trainee's channel the whole says nothing of it."""
    trainee = person.code("channel").is_("trainee").only_yes()
    return person.truth("home_procedure") & (~trainee | person.open())


def where_asked(person: Facts, truth: Ternary) -> Ternary:
    """`truth`, or as told of the whole; "yes" for whom the statute asks nothing.

    It asks nothing of trainees, and what stands before a departure is not asked of someone who is in Japan already.
    """
    return or_as_a_whole(person, truth) | ~person.truth("is_protected_worker") | ~person.truth("leaves_home")


def papers_before_visa(person: Facts, kinds: Iterable[str]) -> Ternary:
    """All papers of the statute but the visa: `kinds`, permission, passport, and where due Perjanjian Penempatan."""
    agreement = ~person.truth("uses_placement_body") | holds(person, "placement_agreement")
    return holds_all(person, kinds) & holds_permission(person) & holds_passport(person) & agreement


def insured(person: Facts) -> Ternary:
    """Is the social security for migrant workers paid: by the step, or by the proof among the papers?"""
    return did(person, "social_security_paid") | holds(person, "social_security")


def oriented(person: Facts) -> Ternary:
    """Was the pre-departure orientation (OPP) attended: by the step, or by its certificate?"""
    return did(person, "orientation") | holds(person, "orientation_certificate")


def changes_in_japan(person: Facts) -> Ternary:
    """Is the person in Japan, and is a change of status asked for?"""
    return person.code("application_kind").is_("change_of_status") & ~person.truth("leaves_home")


def has_card(person: Facts) -> Ternary:
    """Is the electronic card at hand, or issued by the step where no card is listed among the papers?

    Whether the visa post asks it of the government channel was not found.
    """
    listed = person.list("documents").any(person.list("documents").codes("kind").is_("e_kpmi"))
    issued = did(person, "card_issued") & ~listed
    return holds(person, "e_kpmi") | issued | (person.code("channel").is_("g_to_g") & person.open())


def where_trainee(person: Facts, truth: Ternary) -> Ternary:
    """`truth`, or as told of the whole, asked of trainees who leave home; "yes" for others."""
    return or_as_a_whole(person, truth) | ~person.code("channel").is_("trainee") | ~person.truth("leaves_home")
