"""How many meetings any timetable could hold at most, with a proof that can be checked by reading it.

**The proof.**  Call (m, g) a *way*: meeting m at slot g.  A *cover* is a set of meetings and of places (somebody at a
slot) such that every way uses one of them: m itself is listed, or its guest at g, or its host at g, or, where m asks
for a language, everybody who speaks it and is there at g.  Take any timetable.  Each meeting that it holds uses a
listed meeting or a listed place.  A listed meeting is used once; a listed place at most as often as its capacity
(1 for a candidate or interpreter, the number of booths for an organisation).  So the timetable holds at most the
number of listed meetings plus the capacities of the listed places.  Any cover is a bound; small covers are good ones.

**Finding a small one.**  Let a meeting keep two of its three parts (guest, booth, interpreter) and let it keep them at
two *different* slots.  What is then possible is a flow: source, first part at a slot, meeting, second part at a slot,
sink.  Its value is a bound, because every timetable is such a flow; and where no flow is larger, what the last search
did and did not reach is a cover of the same value (D. Koenig, Grafok es matrixok, Matematikai es Fizikai Lapok 38,
1931: in a bipartite graph the largest matching is as large as the smallest cover).  Three choices of parts are tried,
the smallest bound is kept.  The gap that can remain is the price of the two slots being allowed to differ.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kakehashi.fair.flow import Capacity, Flow, Options
from kakehashi.fair.grid import NOWHERE, Grid, bits, lay_out, union
from kakehashi.fair.problem import Fair
from kakehashi.fair.timetable import Cover


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound, its cover as numbers, and the meetings that the flow carries (a hint for the solver, not a promise).

    Shapes:  parties (p,) masks of the places listed;  teams, interpreters who speak alike with the mask of theirs.
    """

    value: int
    parties: tuple[int, ...]
    teams: tuple[tuple[tuple[int, ...], int], ...]
    meetings: frozenset[int]
    carried: frozenset[int]


def bound(fair: Fair) -> tuple[int, Cover]:
    """The bound on meetings held, and its proof.  Cost: O(meetings x slots) a round; rounds are few."""
    grid = lay_out(fair)
    nobody = [NOWHERE] * len(grid.guest)
    best = limit(grid, nobody, nobody, range(len(grid.guest)))
    return best.value, prove(grid, best)


def limit(grid: Grid, place: Sequence[int], interpreter: Sequence[int], order: Sequence[int]) -> Limit:
    """The smallest bound of the relaxations, each started from a timetable (`place` and `interpreter` by meeting).

    A meeting that stands before the slots to come is held already and counts one; the rest share what is to come.
    What the flow carries prefers what is early in `order`.  Where the timetable does not meet its bound, the flow is
    begun once more with nothing: either can come out smaller, and both are proven.
    """
    past = frozenset(m for m, g in enumerate(place) if g != NOWHERE and not grid.future >> g & 1)
    loose = [m for m in order if grid.common[m] and m not in past]
    teams = _teams(grid)
    flat = {count: [count] * len(grid.slot) for count in set(grid.capacity)}
    capacity = [flat[count] for count in grid.capacity] + [
        [sum(grid.present[k] >> g & 1 for k in team) for g in range(len(grid.slot))] for team in teams
    ]
    team_of = {k: len(grid.capacity) + number for number, team in enumerate(teams) for k in team}
    begun = {
        m: (place[m], {grid.guest[m], grid.host[m], team_of.get(interpreter[m])}) for m in loose if place[m] != NOWHERE
    }
    flows = [Flow(loose, first, second, capacity, grid.future) for first, second in _parts(grid, loose, teams)]
    for flow in flows:
        flow.start(begun)
    flows.sort(key=lambda flow: len(flow.carried))
    best = _read_off(flows[0], capacity, teams, past, len(loose) + 1)
    for flow in flows[1:]:
        found = _read_off(flow, capacity, teams, past, best.value - len(past))
        best = min(best, found, key=lambda limit: limit.value)
    if begun and best.value > len(past) + len(begun):
        only_past = [g if m in past else NOWHERE for m, g in enumerate(place)]
        best = min(best, limit(grid, only_past, interpreter, range(len(place))), key=lambda limit: limit.value)
    return best


def _read_off(
    flow: Flow, capacity: Capacity, teams: Sequence[tuple[int, ...]], past: frozenset[int], ceiling: int
) -> Limit:
    """Let the flow grow, unless it comes to be no better than `ceiling`, and read its cover."""
    flow.grow(ceiling)
    listed, meetings = flow.cover()
    parties = len(listed) - len(teams)
    return Limit(
        value=len(past)
        + len(meetings)
        + sum(capacity[node][g] for node, mask in enumerate(listed) for g in bits(mask)),
        parties=tuple(listed[:parties]),
        teams=tuple(zip(teams, listed[parties:], strict=True)),
        meetings=past | meetings,
        carried=past.union(flow.carried),
    )


def prove(grid: Grid, found: Limit) -> Cover:
    """The cover in the words of the fair; a team's place is the place of each of its interpreters who is there."""
    fair, people = grid.fair, len(grid.fair.candidates)

    def places(ids: Sequence[str], masks: Sequence[int]) -> frozenset[tuple[str, date, int]]:
        return frozenset((name, *grid.slot[g]) for name, mask in zip(ids, masks, strict=True) for g in bits(mask))

    interpreters = [(k, mask & grid.present[k]) for team, mask in found.teams for k in team]
    return Cover(
        meetings=frozenset(fair.meetings[m].id for m in found.meetings),
        candidates=places([one.id for one in fair.candidates], found.parties[:people]),
        organisations=places([one.id for one in fair.organisations], found.parties[people:]),
        interpreters=places([fair.interpreters[k].id for k, _ in interpreters], [mask for _, mask in interpreters]),
    )


def _teams(grid: Grid) -> list[tuple[int, ...]]:
    """Interpreters who can stand in for each other: those who speak the same of the languages asked for."""
    spoken: dict[int, list[int]] = {k: [] for k in range(len(grid.present))}
    for language, speakers in enumerate(grid.speakers):
        for k in speakers:
            spoken[k].append(language)
    teams: dict[tuple[int, ...], list[int]] = {}
    for k, languages in spoken.items():
        if languages:
            teams.setdefault(tuple(languages), []).append(k)
    return [tuple(team) for team in teams.values()]


def _parts(grid: Grid, loose: Sequence[int], teams: Sequence[tuple[int, ...]]) -> list[tuple[Options, Options]]:
    """Which two parts meetings keep: guest and booth; booth and interpreter; guest and interpreter or else booth."""
    guests = {m: [(grid.guest[m], grid.common[m])] for m in loose}
    hosts = {m: [(grid.host[m], grid.common[m])] for m in loose}
    there = [union(grid.present[k] for k in team) for team in teams]
    asking = {
        m: [
            (len(grid.capacity) + number, grid.common[m] & there[number])
            for number, team in enumerate(teams)
            if team[0] in grid.speakers[grid.language[m]]
        ]
        for m in loose
        if grid.language[m] != NOWHERE
    }
    if not asking:
        return [(guests, hosts)]
    return [(guests, hosts), (hosts, guests | asking), (guests, hosts | asking)]
