"""To whom technical intern training is offered as a way to SSW (i)."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.law import TITP_OCCUPATIONS, WORK_CATEGORIES, columns, explain
from kakehashi.law.book import BOOK
from kakehashi.law.engine import derive_when_read
from kakehashi.law.offered import open_lanes
from kakehashi.vocabulary import Pathway, occupations, rows
from tests.law.make import make_person, verdict_of

BEFORE, AFTER = date(2026, 11, 24), date(2027, 5, 1)
CROP, CLEANING, TRUCK = "agriculture.crop", "building_cleaning", "auto_transport.truck"
SKILL = BOOK.rules["japan.ssw1.has_skill"]
TRAINING = next(way for way in BOOK.ways.of(SKILL.step.key) if way.through)


def stay(status, since, until=None, *, completed=None, occupation="Crop farming"):
    told = {"status": status, "occupation": occupation, "from": since, "to": until, "completed": completed}
    return {key: value for key, value in told.items() if value is not None}


FIRST = stay("titp1", "2021-01-10", "2022-01-09", completed=True)
DONE = [FIRST, stay("titp2", "2022-01-10", "2024-01-09", completed=True)]
IN_STAGE_1 = [stay("titp1", "2026-06-10")]
IN_STAGE_2 = [stay("titp1", "2025-01-10", "2026-01-09", completed=True), stay("titp2", "2026-01-10")]


def is_offered(category, on, **facts):
    verdict = verdict_of(make_person(tests=[], **facts), on=on, category=category)
    return "titp2_completed" in [way.key for each in verdict.remaining for way in each.ways]


@pytest.mark.parametrize("category", [CROP, CLEANING])
def test_who_has_done_stage_1_and_2_is_not_sent_through_them_again(category):
    assert not is_offered(category, BEFORE, stays=DONE)


def test_who_has_done_stage_1_goes_on_in_its_occupation_and_begins_no_other():
    assert is_offered(CROP, BEFORE, stays=[FIRST])
    assert not is_offered(CLEANING, BEFORE, stays=[FIRST])


@pytest.mark.parametrize("category", [TRUCK, "auto_transport.bus", "railway.crew", "aviation.maintenance"])
@pytest.mark.parametrize("stays", [[], None, IN_STAGE_2])
def test_training_is_no_way_to_work_that_no_occupation_leads_to(category, stays):
    assert not is_offered(category, BEFORE, stays=stays, licences=[])
    assert not is_offered(category, AFTER, stays=stays, licences=[])


@pytest.mark.parametrize("stays", [IN_STAGE_1, IN_STAGE_2])
def test_who_is_in_training_when_no_plan_can_be_filed_any_more_ends_it_in_its_occupation_alone(stays):
    assert is_offered(CROP, AFTER, stays=stays, in_japan=True)
    assert not is_offered(CLEANING, AFTER, stays=stays, in_japan=True)


@pytest.mark.parametrize(
    ("on", "filed", "offered"),
    [
        (date(2027, 3, 31), None, True),
        (date(2027, 4, 1), None, False),
        (date(2027, 4, 1), "2027-03-31", True),
        (date(2027, 4, 1), "2027-04-01", False),
        (date(2027, 6, 30), "2027-03-31", True),
        (date(2027, 7, 1), "2027-03-31", False),
    ],
)
def test_a_new_plan_is_offered_until_the_last_day_to_file_and_a_filed_one_until_the_last_day_to_start(
    on, filed, offered
):
    assert is_offered(CROP, on, stays=[], plan_filed_on=filed) is offered


@pytest.mark.parametrize(("born", "offered"), [("2009-06-30", True), ("2009-07-01", False), (None, True)])
def test_who_comes_of_age_after_the_last_day_to_start_is_not_offered_training(born, offered):
    assert is_offered(CROP, BEFORE, stays=[], born=born) is offered


def test_what_the_book_refuses_for_good_closes_the_way_and_what_nobody_knows_does_not():
    assert not is_offered(CROP, BEFORE, stays=[], titp_return_plan=False)
    assert is_offered(CROP, BEFORE, stays=[], titp_return_plan=None)
    assert is_offered(CROP, BEFORE, stays=None)
    assert not is_offered(CROP, AFTER, stays=None)


NOT_VERIFIED = [
    (row["titp_occupation_en"], row["category_key"])
    for row in rows("occupations.csv")
    if row["mark"] == "open" and row["category_key"]
]


@pytest.mark.parametrize(("occupation", "category"), NOT_VERIFIED)
def test_training_whose_category_was_not_verified_is_not_told_to_lead_there(occupation, category):
    stays = [stay("titp2", "2026-01-10", occupation=occupation)]

    assert not is_offered(category, AFTER, stays=stays, in_japan=True)


def asked_about(people, on):
    facts = columns(people)
    person = facts.asked_on(on, rows=slice(0, len(facts)))
    derive_when_read(BOOK, person, values_on(on))
    return person


def values_on(on):
    return {one.id: one.values.on(on) for one in BOOK.instruments}


def lanes_of(person, on):
    return open_lanes(TRAINING, person, BOOK, values_on(on), on=on)


STAYS = st.sampled_from([None, [], [FIRST], DONE, IN_STAGE_1, IN_STAGE_2])
PEOPLE = st.lists(st.tuples(STAYS, st.sampled_from(["2000-05-05", "2009-07-01", None])), min_size=1, max_size=5)


@settings(deadline=None, max_examples=30)
@given(told=PEOPLE, on=st.sampled_from([BEFORE, date(2027, 3, 31), date(2027, 4, 1), AFTER, date(2029, 1, 1)]))
def test_many_people_are_offered_what_each_is_alone(told, on):
    people = [make_person(tests=[], stays=stays, born=born) for stays, born in told]

    together = lanes_of(asked_about(people, on), on)

    assert [int(word) for word in together] == [int(lanes_of(asked_about([one], on), on)[0]) for one in people]


@settings(deadline=None, max_examples=30)
@given(stays=STAYS, on=st.sampled_from([BEFORE, date(2027, 3, 31)]))
def test_who_is_told_to_begin_is_refused_for_good_in_no_occupation_of_the_category_that_is_needed(stays, on):
    person = make_person(tests=[], stays=stays)
    offered = WORK_CATEGORIES.named(int(lanes_of(asked_about([person], on), on)[0]))
    told = explain(columns([person]), BOOK, on=on, pathways=[Pathway.TITP1, Pathway.TITP2])

    for category in offered:
        leading = [key for key in TITP_OCCUPATIONS.keys if category in occupations()[key].categories]
        assert any(
            not any(rule.step is None and rule.id in NOT_MENDED for rule in told.verdict(pathway, key).deciding)
            for key in leading
            for pathway in (Pathway.TITP1, Pathway.TITP2)
        )


NOT_MENDED = {f"japan.{stage}.not_the_same_stage_again" for stage in ("titp1", "titp2")}


def test_a_way_through_no_other_pathway_is_open_in_every_lane():
    test = next(way for way in BOOK.ways.of(SKILL.step.key) if not way.through)
    person = asked_about([make_person()], BEFORE)

    assert np.array_equal(open_lanes(test, person, BOOK, values_on(BEFORE), on=BEFORE), [~np.uint64(0)])
