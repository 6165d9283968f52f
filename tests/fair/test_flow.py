from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.fair.flow import Flow


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    """A few meetings, two nodes a side, three slots."""
    meetings = list(range(draw(st.integers(0, 5))))
    masks = st.integers(1, 0b111)
    first = {m: [(draw(st.integers(0, 1)), draw(masks))] for m in meetings}
    second = {m: [(2, draw(masks)), (3, draw(masks))][: draw(st.integers(1, 2))] for m in meetings}
    capacity = [[draw(st.integers(1, 2))] * 3 for _ in range(4)]
    return Flow(meetings, first, second, capacity, 0b111)


def cost(flow: Flow) -> int:
    listed, meetings = flow.cover()
    return len(meetings) + sum(
        flow.first.capacity[node][slot] for node, mask in enumerate(listed) for slot in range(3) if mask >> slot & 1
    )


@settings(max_examples=150, deadline=None)
@given(flows())
def test_the_cover_of_the_largest_flow_costs_what_the_flow_carries(flow: Flow) -> None:
    flow.grow(100)

    assert cost(flow) == len(flow.carried)
    assert flow.first.spot.keys() == flow.second.spot.keys()


@settings(max_examples=50, deadline=None)
@given(flows())
def test_no_place_serves_more_meetings_than_it_can(flow: Flow) -> None:
    flow.grow(100)

    for side in (flow.first, flow.second):
        for meeting, (node, slot) in side.spot.items():
            assert any(one == node and mask >> slot & 1 for one, mask in side.options[meeting])
        for node, by_slot in enumerate(side.users):
            assert all(len(users) <= side.capacity[node][slot] for slot, users in by_slot.items())


@settings(max_examples=150, deadline=None)
@given(flows())
def test_what_is_added_part_by_part_first_does_not_change_how_much_can_be_carried(flow: Flow) -> None:
    started = deepcopy(flow)
    started.start({})

    flow.grow(100)
    started.grow(100)

    assert len(started.carried) == len(flow.carried) == cost(started)


def test_of_three_who_want_two_places_two_are_carried() -> None:
    meetings = [0, 1, 2]
    first = {m: [(m, 1)] for m in meetings}
    second = {m: [(3, 0b01), (4, 0b01)] for m in meetings}
    flow = Flow(meetings, first, second, [[1, 1]] * 5, 0b11)

    flow.start({})

    assert len(flow.carried) == 2


def test_a_flow_stops_growing_once_it_is_no_better_than_the_ceiling() -> None:
    flow = Flow([0, 1], {0: [(0, 1)], 1: [(0, 2)]}, {0: [(1, 1)], 1: [(1, 2)]}, [[1, 1], [1, 1]], 0b11)

    flow.grow(0)

    assert not flow.carried


def test_a_flow_goes_on_from_a_timetable() -> None:
    flow = Flow([0, 1], {0: [(0, 3)], 1: [(0, 1)]}, {0: [(1, 3)], 1: [(1, 1)]}, [[1, 1], [1, 1]], 0b11)

    flow.start({0: (0, {0, 1})})
    flow.grow(100)

    assert set(flow.carried) == {0, 1}
