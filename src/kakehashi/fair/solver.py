"""Makes the timetable: everybody's first meeting, first fit, then repair until the bound is met or nothing helps."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import datetime
from hashlib import sha256

from kakehashi.fair.board import Board
from kakehashi.fair.bound import limit
from kakehashi.fair.coverage import Coverage
from kakehashi.fair.grid import NOWHERE, Grid, bits, lay_out
from kakehashi.fair.outcome import written_out
from kakehashi.fair.problem import Fair, FairError
from kakehashi.fair.repair import Repair
from kakehashi.fair.timetable import Timetable

EFFORT = 10_000
"""Moves on the board after which repair stops ..."""

EFFORT_EACH = 40
"""... and as many more for each meeting of the fair."""


def solve(fair: Fair, *, seed: int = 0) -> Timetable:
    """A timetable in which as many guests as possible meet somebody, then as many meetings as possible are held.

    1. Each guest gets one meeting, by augmenting paths (H. W. Kuhn, Naval Research Logistics Quarterly 2, 1955);
       where no interpreter is asked for, no timetable gives more guests one.
    2. The bound is computed (`bound`), and with it a set of meetings that a flow can carry.
    3. Just that set is held, if chains between two slots can do it (D. Koenig's recolouring of bipartite graphs,
       Mathematische Annalen 77, 1916).
    4. If not, first fit: that set, then the others, all guests' second meetings before third ones; in a round the
       heavier first, then those with the fewest slots to choose from, then by lottery.
    5. While the timetable holds fewer than the bound, a meeting is let in by moving others: along a chain, or one or
       two meetings at a slot to wherever they find room, or in the place of one that then waits in its stead.
    6. A heavier meeting takes the place of a lighter one where nobody loses the only meeting.

    Where nothing but booths and candidates' own time binds, step 3 always reaches the bound.  Elsewhere step 5 stops
    after a fixed number of moves; `Timetable.best` says whether the bound was met.  Guests come before meetings: a
    timetable in which fewer guests meet anybody could hold more.

    The lottery number of a meeting is the SHA-256 of seed and id, so that anybody can draw it again; it does not
    depend on the order of the file.

    Raises:  nothing; a meeting that cannot be held is a result, with its reasons.
    Cost:    about O(meetings x slots), time for repair apart; never mutates its input; same input, same output.
    """
    grid = lay_out(fair)
    board = Board(grid)
    lottery = _lottery(grid, seed)
    scarcity = _scarcity(board, lottery)
    _first_meetings(board, scarcity)
    order = _turns(board, scarcity)
    found = limit(grid, board.place, board.interpreter, order)
    repair = Repair(board, found, lottery, _effort(fair))
    if not repair.hold_carried(order):
        _first_fit(board, order, found.carried)
    repair.run()
    return written_out(board, found, seed=seed)


def replan(fair: Fair, before: Timetable, *, since: datetime, seed: int = 0) -> Timetable:
    """The timetable `before`, made to fit `fair` as it is now with few changes from the moment `since` on.

    1. What started before `since` stands.  2. What comes later keeps its slot where it still may.  3. The rest, and
    walk-ins, take the first slot that suits, guests without a meeting first.  4. Others are moved only where that
    lets in a meeting that would not be held; none is exchanged for another.

    Raises:  FairError where a meeting already held is not allowed by `fair`: keep people who have left in the fair,
             with a window up to the moment they left.  Also where `since` has no zone.
    """
    if since.tzinfo is None:
        raise FairError([f"since is {since}, without a zone; give the moment with one."])
    grid = lay_out(fair, since)
    board = Board(grid)
    lottery = _lottery(grid, seed)
    _restore(board, before)
    order = _turns(board, _scarcity(board, lottery))
    found = limit(grid, board.place, board.interpreter, order)
    _first_fit(board, order, found.carried)
    Repair(board, found, lottery, _effort(fair)).move_only()
    return written_out(board, found, seed=seed, since=since, before=before)


def _effort(fair: Fair) -> int:
    return EFFORT + EFFORT_EACH * len(fair.meetings)


def _lottery(grid: Grid, seed: int) -> list[int]:
    """The rank that each meeting drew."""
    drawn = sorted(
        (sha256(f"{seed}:{meeting.id}".encode()).digest(), m) for m, meeting in enumerate(grid.fair.meetings)
    )
    rank = [0] * len(drawn)
    for place, (_, m) in enumerate(drawn):
        rank[m] = place
    return rank


def _scarcity(board: Board, lottery: Sequence[int]) -> list[tuple[int, float, int]]:
    """What orders meetings: the heavier first, then those with the fewest slots for each meeting asked of the host."""
    grid = board.grid
    asked = Counter(grid.host)
    return [
        (
            -meeting.weight,
            grid.common[m].bit_count() * grid.capacity[grid.host[m]] / asked[grid.host[m]],
            lottery[m],
        )
        for m, meeting in enumerate(grid.fair.meetings)
    ]


def _first_meetings(board: Board, scarcity: Sequence[tuple[int, float, int]]) -> None:
    """One meeting for each guest who can have one; those with the fewest ways to have it choose first."""
    grid = board.grid
    wanted: dict[int, list[int]] = {}
    for m in sorted(range(len(grid.guest)), key=scarcity.__getitem__):
        if grid.common[m]:
            wanted.setdefault(grid.guest[m], []).append(m)
    ways = {guest: sum(grid.common[m].bit_count() for m in meetings) for guest, meetings in wanted.items()}
    Coverage(board, wanted).run(sorted(wanted, key=lambda guest: (ways[guest], scarcity[wanted[guest][0]])))


def _turns(board: Board, scarcity: Sequence[tuple[int, float, int]]) -> list[int]:
    """Meetings in rounds: what each guest holds, then everybody's next one, and so on."""
    grid = board.grid
    turn = [0] * len(grid.capacity)
    turns = []
    for m in sorted(range(len(grid.guest)), key=lambda m: (board.place[m] == NOWHERE, scarcity[m])):
        turn[grid.guest[m]] += 1
        turns.append((turn[grid.guest[m]], scarcity[m], m))
    return [m for _, _, m in sorted(turns)]


def _first_fit(board: Board, order: Sequence[int], carried: Collection[int]) -> None:
    """Each meeting at the first slot that suits; what the bound's flow carries first, then the rest."""
    for wave in (True, False):
        for m in order:
            if board.place[m] == NOWHERE and (m in carried) is wave:
                any(board.put(m, slot) for slot in bits(board.slots_to_try(m)))


def _restore(board: Board, before: Timetable) -> None:
    """Put back what has begun; then what still may stand where it stood."""
    grid, fair = board.grid, board.grid.fair
    number = {meeting.id: m for m, meeting in enumerate(fair.meetings)}
    speaker = {one.id: k for k, one in enumerate(fair.interpreters)}
    index = {slot: g for g, slot in enumerate(grid.slot)}
    faults = []
    later = []
    for held in before.held:
        if held.meeting not in number:
            continue
        m, g = number[held.meeting], index.get((held.day, held.slot), NOWHERE)
        k = NOWHERE if held.interpreter is None else speaker.get(held.interpreter, NOWHERE)
        if grid.future >> max(g, 0) & 1 and g != NOWHERE:
            later.append((m, g, k))
        elif g == NOWHERE or not board.may_stand(m, g, k):
            faults.append(
                f"meeting {held.meeting!r} was held on {held.day.isoformat()} in slot {held.slot}, which the fair "
                "does not allow now; keep whoever has left in the fair, with a window up to that moment."
            )
        else:
            board.restore(m, g, k)
    if faults:
        raise FairError(faults)
    for m, g, k in later:
        if board.may_stand(m, g, k):
            board.restore(m, g, k)
        elif board.open_slots(m) >> g & 1:
            board.put(m, g)
