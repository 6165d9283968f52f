"""Where only numbers are read, no small count is shown, and none can be worked out."""

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kakehashi.figures import SMALLEST_SHOWN
from kakehashi.portal.candidates.bridge import every_open_lane
from kakehashi.portal.candidates.words import HeldBack, OnlyOne, categories_in, lanes_in
from kakehashi.portal.outlook import bridge
from kakehashi.vocabulary import Pathway

LANES = every_open_lane(Pathway.ESD)
SOME = list(lanes_in(LANES))[:4]


@st.composite
def lines(draw):
    """One rule's people: some in each of a few lanes, one person perhaps in several."""
    by_lane = Counter({lane: count for lane in SOME if (count := draw(st.integers(0, 12)))})
    most, together = max(by_lane.values(), default=0), sum(by_lane.values())
    people = draw(st.integers(most, together))
    return HeldBack(people, draw(st.integers(0, people)), by_lane)


def told(line, hide):
    only = OnlyOne({"japan.esd.old_enough": line}, {}, HeldBack())
    return bridge.held_lines(only, LANES, hide=hide).refused[0]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=lines())
def test_no_small_count_of_people_is_shown(line):
    shown = told(line, hide=True)

    counts = [count for count in (shown.people, shown.without, *shown.by_lane.values()) if count is not None]
    assert not [count for count in counts if 0 < count < SMALLEST_SHOWN]
    if shown.people is not None and shown.without is not None:
        assert not 0 < shown.people - shown.without < SMALLEST_SHOWN


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=lines())
def test_a_total_gives_no_lone_hidden_count_away(line):
    shown = told(line, hide=True)

    hidden = [lane for lane, count in shown.by_lane.items() if count is None]
    if len(hidden) == 1 and shown.people is not None:
        assert shown.people <= sum(count or 0 for count in shown.by_lane.values())


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(line=lines())
def test_what_is_shown_is_exact(line):
    shown, exact = told(line, hide=True), told(line, hide=False)

    assert exact.people == line.people
    assert shown.people in {line.people, None}
    for category in categories_in(LANES):
        assert shown.by_lane[category.lane] in {line.by_lane[category.lane], None}


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    counts=st.lists(
        st.lists(st.integers(0, 9), min_size=len(bridge.TURNS), max_size=len(bridge.TURNS)), min_size=1, max_size=3
    ),
    rest=st.integers(0, 9),
)
def test_turns_hide_small_counts_and_whom_nothing_turns_for_with_them(counts, rest):
    shown = bridge.hidden(turns_of(counts, rest))

    seen = [shown.asked, shown.unchanged, *shown.people.values()]
    seen += [count for _one, cells in shown.by_category for count in cells.values()]
    assert not [count for count in seen if count is not None and 0 < count < SMALLEST_SHOWN]
    if None in shown.people.values():
        assert shown.unchanged is None
    if shown.unchanged is None and 0 < rest < SMALLEST_SHOWN and shown.asked is not None:
        assert None in shown.people.values()
    assert shown.rows == {}


def turns_of(counts, rest):
    """People of whom so many turn so in each category; nobody turns in two."""
    some = categories_in(LANES)[: len(counts)]
    people = {turn: sum(cells[place] for cells in counts) for place, turn in enumerate(bridge.TURNS)}
    return bridge.Turns(
        pathway=Pathway.ESD,
        asked=sum(people.values()) + rest,
        people=people,
        unchanged=rest,
        by_category=[
            (one, dict(zip(bridge.TURNS, cells, strict=True))) for one, cells in zip(some, counts, strict=True)
        ],
        rows={(turn, bridge.ANY_LANE): [0] for turn in bridge.TURNS},
    )
