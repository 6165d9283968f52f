"""From the board to the timetable: booths by name, and the true reasons for each meeting that is not held."""

from collections.abc import Mapping
from datetime import datetime
from itertools import combinations

from kakehashi.fair.board import Board
from kakehashi.fair.bound import Limit, prove
from kakehashi.fair.grid import NOWHERE
from kakehashi.fair.reasons import Reason
from kakehashi.fair.timetable import Held, NotHeld, Timetable


def written_out(
    board: Board, found: Limit, *, seed: int, since: datetime | None = None, before: Timetable | None = None
) -> Timetable:
    """The board as a timetable, held meetings in order of time; booths stay those of `before` where they can."""
    meetings = board.grid.fair.meetings
    earlier = {held.meeting: held.booth for held in before.held} if before is not None else {}
    return Timetable(
        held=_held(board, earlier),
        not_held=tuple(
            NotHeld(meetings[m].id, reasons(board, m)) for m, slot in enumerate(board.place) if slot == NOWHERE
        ),
        bound=found.value,
        proof=prove(board.grid, found),
        seed=seed,
        since=since,
    )


def reasons(board: Board, meeting: int) -> tuple[Reason, ...]:
    """The fewest reasons that together close every slot at which `meeting`, not held, could have been."""
    grid = board.grid
    if not grid.shared[meeting]:
        return (Reason.NO_COMMON_WINDOW,)
    if not grid.shared[meeting] & grid.future:
        return (Reason.TOO_LATE,)
    common = grid.common[meeting]
    if not common:
        return (Reason.NO_INTERPRETER,)
    by_candidate = grid.fair.meetings[meeting].candidate is not None
    closed = {
        Reason.ORGANISATION_FULL: ~board.free[grid.host[meeting]],
        Reason.CANDIDATE_FULL if by_candidate else Reason.VISITOR_FULL: ~board.free[grid.guest[meeting]],
    }
    if grid.language[meeting] != NOWHERE:
        closed[Reason.INTERPRETERS_FULL] = ~board.idle_slots(grid.language[meeting])
    return next(
        some
        for number in range(1, len(closed) + 1)
        for some in combinations(closed, number)
        if not _left_open(common, closed, some)
    )


def _left_open(common: int, closed: Mapping[Reason, int], some: tuple[Reason, ...]) -> int:
    for reason in some:
        common &= ~closed[reason]
    return common


def _held(board: Board, earlier: Mapping[str, str]) -> tuple[Held, ...]:
    """Booths are dealt slot by slot: first to those that had one, then the lowest free number."""
    grid, fair = board.grid, board.grid.fair
    tables = {one.id: one.tables for one in fair.organisations}
    taken: set[tuple[int, str]] = set()
    booth: dict[int, str] = {}
    placed = sorted((slot, m) for m, slot in enumerate(board.place) if slot != NOWHERE)
    for slot, m in placed:
        wish = earlier.get(fair.meetings[m].id)
        if wish in tables[fair.meetings[m].host] and (slot, wish) not in taken:
            booth[m] = wish
            taken.add((slot, wish))
    for slot, m in placed:
        if m not in booth:
            booth[m] = next(name for name in tables[fair.meetings[m].host] if (slot, name) not in taken)
            taken.add((slot, booth[m]))
    return tuple(
        Held(
            meeting=fair.meetings[m].id,
            day=grid.slot[slot][0],
            slot=grid.slot[slot][1],
            booth=booth[m],
            interpreter=None if board.interpreter[m] == NOWHERE else fair.interpreters[board.interpreter[m]].id,
        )
        for slot, m in placed
    )
