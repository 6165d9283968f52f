"""What is read from stored words is what the law says of the same people."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kakehashi.law import Answer, Stage, assess, columns
from kakehashi.law.book import BOOK
from kakehashi.portal.candidates import bridge
from kakehashi.portal.candidates.words import Alike, categories_in, held_back, lanes_in, lanes_of
from kakehashi.vocabulary import Pathway, categories
from tests.law.make import CROP, days_asked, known_people, make_person
from tests.portal.candidates.make import DAY

WAYS = [Pathway.SSW1, Pathway.ESD]
EVERY_LANE = bridge.every_open_lane(Pathway.SSW1)
people_of_all_kinds = st.lists(
    known_people().flatmap(
        lambda person: st.sets(st.sampled_from(sorted(person)), max_size=3).map(
            lambda unknown: {key: value for key, value in person.items() if key not in unknown}
        )
    ),
    min_size=1,
    max_size=6,
)
days_of_the_book = days_asked.filter(lambda day: day in BOOK.span)


def alike(people, on, pathway):
    """The words of these people as the database puts them together."""
    kept = [words for each in bridge.assessed(people, on=on, pathways=WAYS) for words in each]
    rows = [words for words in kept if words.pathway == pathway]
    whole = Counter(map(repr, rows))
    return [
        Alike(row.yes, row.no, row.applies, row.alone, row.deciding, row.days, row.offered, whole[repr(row)])
        for row in {repr(row): row for row in rows}.values()
    ]


TRAINED = [
    {"status": "titp1", "occupation": "Crop farming", "from": "2021-01-10", "to": "2022-01-09", "completed": True},
    {"status": "titp2", "occupation": "Crop farming", "from": "2022-01-10", "to": "2024-01-09", "completed": True},
]


@pytest.mark.parametrize(
    ("stays", "on", "offered"),
    [
        ([], date(2026, 11, 24), {"titp2_completed"}),
        (TRAINED, date(2026, 11, 24), set()),
        ([], date(2027, 4, 1), set()),
    ],
)
def test_training_is_counted_as_a_way_out_only_where_it_is_open_to_one_of_those_held_back(stays, on, offered):
    person = make_person(tests=[{"test": "jlpt", "level": "N4", "on": "2025-12-07"}], stays=stays, born="1999-05-05")
    people = alike([person], on, "ssw1")

    assert held_back(people, EVERY_LANE).refused["japan.ssw1.has_skill"].offered == offered


def test_training_is_no_way_out_for_those_held_back_in_work_that_no_occupation_leads_to():
    people = alike([make_person(tests=[{"test": "jlpt", "level": "N4", "on": "2025-12-07"}])], DAY, "ssw1")
    hangar = lanes_of([categories()["aviation.maintenance"]])

    assert held_back(people, hangar).refused["japan.ssw1.has_skill"].offered == set()


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=people_of_all_kinds, on=days_of_the_book)
@pytest.mark.parametrize("pathway", WAYS)
def test_who_is_held_back_by_one_rule_is_whom_the_law_says(people, on, pathway):
    answer = assess(columns(people), BOOK, on=on, stage=Stage.POOL, pathways=[pathway])[pathway]
    every = int(answer.speaks_of)

    only = held_back(alike(people, on, pathway), every)

    recount = answer.held_back_only_by()
    for kept, said in ((only.refused, Answer.NO), (only.unknown, Answer.UNKNOWN)):
        counts = {rule: {lane: n for lane, n in enumerate(by[said].tolist()) if n} for rule, by in recount.items()}
        assert {rule: dict(held.by_lane) for rule, held in kept.items()} == {r: c for r, c in counts.items() if c}
    open_lanes = answer.counts()[Answer.UNKNOWN].tolist()
    assert dict(only.cannot_tell.by_lane) == {lane: count for lane, count in enumerate(open_lanes) if count}


@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=people_of_all_kinds, on=days_of_the_book, chosen=st.sets(st.sampled_from(sorted(categories()))))
def test_people_of_a_line_are_counted_once_and_within_the_lanes_asked_about(people, on, chosen):
    lanes = lanes_of(categories()[key] for key in chosen)

    only = held_back(alike(people, on, Pathway.SSW1), lanes)

    for held in (*only.refused.values(), *only.unknown.values()):
        assert max(held.by_lane.values()) <= held.people <= min(len(people), sum(held.by_lane.values()))
        assert held.without <= held.people
        assert set(held.by_lane) <= set(lanes_in(lanes))


def test_who_lacks_one_fact_is_counted_as_unknown_and_never_as_refused():
    person = make_person(born=None)

    only = held_back(alike([person], DAY, Pathway.SSW1), EVERY_LANE)

    assert "japan.ssw1.old_enough" not in only.refused
    assert only.unknown["japan.ssw1.old_enough"].people == 1
    assert only.cannot_tell.people == 1
    assert categories()["agriculture.crop"] in categories_in(EVERY_LANE)


def test_who_waits_for_a_birthday_is_told_the_day():
    young = [make_person(born="2009-06-01"), make_person(born="2009-02-03")]

    only = held_back(alike(young, DAY, Pathway.SSW1), EVERY_LANE)

    held = only.refused["japan.ssw1.old_enough"]
    assert (held.people, held.without, held.first, held.last) == (2, 2, "2027-02-03", "2027-06-01")


def test_first_is_what_leaves_most_people_without_a_category():
    lacks_japanese = make_person(tests=[{"test": "ssw1_skill", "category": CROP, "on": "2026-07-10", "passed": True}])
    has_crop = make_person()

    only = held_back(alike([has_crop, has_crop, lacks_japanese], DAY, Pathway.SSW1), EVERY_LANE)

    assert list(only.refused) == ["japan.ssw1.has_basic_japanese", "japan.ssw1.has_skill"]
    assert [held.without for held in only.refused.values()] == [1, 0]
    assert [held.people for held in only.refused.values()] == [1, 2]
