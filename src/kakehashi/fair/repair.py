"""Repair: lets meetings in by moving others, never holding fewer meetings nor leaving a guest without any."""

from collections import deque
from collections.abc import Sequence
from itertools import islice, product

from kakehashi.fair.board import Board
from kakehashi.fair.bound import Limit
from kakehashi.fair.grid import NOWHERE, bits

PAIRS = 48
"""Pairs of slots tried for one meeting before another way is looked for."""

PAIRS_PUSHED = 4
"""The same for a meeting that was pushed out of the way."""


class Repair:
    """Moves on a board towards a bound, until `effort` moves are made; `lottery` orders what nothing else does."""

    def __init__(self, board: Board, found: Limit, lottery: Sequence[int], effort: int) -> None:
        self.board = board
        self.bound = found.value
        self.carried = found.carried
        self.lottery = lottery
        self.last = board.moves + effort
        self.stamp = [0] * len(board.place)

    def hold_carried(self, order: Sequence[int]) -> bool:
        """Hold what the bound's flow carries and nothing else; or leave the board as it was, and say False.

        Chains do this wherever the places of two parts are all that binds.  It is not tried where the flow would leave
        out guests who have a meeting now.
        """
        board, grid = self.board, self.board.grid
        if len({grid.guest[m] for m in self.carried}) < sum(count > 0 for count in board.met):
            return False
        mark = len(board.journal)
        for meeting in order:
            if board.place[meeting] != NOWHERE and meeting not in self.carried:
                board.take(meeting)
        for meeting in order:
            missing = board.place[meeting] == NOWHERE and meeting in self.carried
            if missing and not self._place(meeting) and not self._chain_in(meeting, PAIRS):
                board.undo(mark)
                return False
        return True

    def run(self) -> None:
        """Move, then exchange, then let heavier meetings take the place of lighter ones."""
        self._move()
        self._exchange()
        self._prefer_heavier()
        self._fill()

    def move_only(self) -> None:
        """Let in what can be let in by moving others, and exchange nothing."""
        self._move()
        self._fill()

    def _move(self) -> None:
        for meeting in self._waiting():
            if self._done():
                return
            self._let_in(meeting)

    def _fill(self) -> None:
        """Use what exchanges have left free, so that the reasons given for the rest are true."""
        for meeting in self._waiting():
            self._place(meeting)

    def _done(self) -> bool:
        return self.board.held >= self.bound or self.board.moves > self.last

    def _let_in(self, meeting: int) -> bool:
        """Hold one meeting more: at a free slot, along a chain between two slots, or by moving those in the way."""
        return self._place(meeting) or self._chain_in(meeting, PAIRS) or self._push_in(meeting)

    def _exchange(self) -> None:
        """Let a meeting in for another one that then waits, the one that has not waited for longest; as many stay held.

        What waits then is a different meeting, for which there may be room (a tabu search on the plateau).
        """
        waiting = deque(self._waiting())
        turn = 0
        while waiting and not self._done():
            meeting = waiting.popleft()
            turn += 1
            self.board.moves += 1
            if self._let_in(meeting):
                continue
            out = self._swap_out(meeting)
            if out == NOWHERE:
                waiting.append(meeting)
            elif not self._let_in(out):
                waiting.append(out)
                self.stamp[out] = turn

    def _swap_out(self, meeting: int) -> int:
        """Hold `meeting` in the place of one other, and say which; NOWHERE when everyone in the way must stay."""
        board, grid = self.board, self.board.grid
        gains = board.met[grid.guest[meeting]] == 0
        best: tuple[tuple[int, bool, int], int, int] | None = None
        for slot in bits(grid.common[meeting]):
            mark = len(board.journal)
            pushed = self._clear(meeting, slot)
            board.undo(mark)
            if len(pushed) == 1:
                only, carried, _, lot = self._worth(pushed[0])
                rank = (self.stamp[pushed[0]], carried, lot)
                if (gains or not only) and (best is None or rank < best[0]):
                    best = rank, slot, pushed[0]
        if best is None:
            return NOWHERE
        _, slot, out = best
        board.take(out)
        board.put(meeting, slot)
        return out

    def _prefer_heavier(self) -> None:
        """Let a waiting meeting take the place of a lighter one, unless that leaves a guest without any."""
        fair, board = self.board.grid.fair, self.board
        waiting = sorted(self._waiting(), key=lambda m: -fair.meetings[m].weight)
        for meeting in waiting:
            for slot in bits(board.grid.common[meeting]):
                mark = len(board.journal)
                pushed = self._clear(meeting, slot)
                board.put(meeting, slot)
                if (
                    len(pushed) == 1
                    and fair.meetings[pushed[0]].weight < fair.meetings[meeting].weight
                    and board.met[board.grid.guest[pushed[0]]] > 0
                ):
                    break
                board.undo(mark)

    def _waiting(self) -> list[int]:
        """What is not held and could be: guests without a meeting first, then what the bound's flow carries."""
        board = self.board
        waiting = [m for m, slot in enumerate(board.place) if slot == NOWHERE and board.grid.common[m]]
        return sorted(
            waiting, key=lambda m: (board.met[board.grid.guest[m]] > 0, m not in self.carried, self.lottery[m])
        )

    def _place(self, meeting: int) -> bool:
        board = self.board
        return any(board.put(meeting, slot) for slot in bits(board.slots_to_try(meeting)))

    def _chain_in(self, meeting: int, pairs: int) -> bool:
        """Koenig's step: at `near` one side is free, at `far` the other; swap the two along the chain in the way."""
        board, grid = self.board, self.board.grid
        common = grid.common[meeting]
        one, other = (board.free[party] & common for party in (grid.guest[meeting], grid.host[meeting]))
        return any(
            self._swap(meeting, near, far) or self._swap(meeting, far, near)
            for near, far in islice(product(bits(one), bits(other)), pairs)
        )

    def _swap(self, meeting: int, here: int, there: int) -> bool:
        """Hold `meeting` at `here`; whoever is in the way goes `there`, who is in their way comes `here`, and so on.

        Every meeting moves once at most.  Interpreters are seated when all have moved.
        """
        board, grid = self.board, self.board.grid
        mark = len(board.journal)
        moves = [(meeting, here)]
        moved = {meeting}
        for mover, slot in moves:
            for party in (grid.guest[mover], grid.host[mover]):
                if not board.free[party] >> slot & 1:
                    in_way = next((m for m in board.users[party][slot] if m not in moved), NOWHERE)
                    if in_way == NOWHERE:
                        board.undo(mark)
                        return False
                    moved.add(in_way)
                    board.take(in_way)
                    moves.append((in_way, here + there - slot))
            if not board.seat_parties(mover, slot):
                board.undo(mark)
                return False
        if all(board.seat_interpreter(mover) for mover, _ in moves):
            return True
        board.undo(mark)
        return False

    def _push_in(self, meeting: int) -> bool:
        """Hold `meeting` at some slot, if everybody in its way finds room elsewhere."""
        board = self.board
        for slot in bits(board.grid.common[meeting]):
            mark = len(board.journal)
            pushed = self._clear(meeting, slot)
            board.put(meeting, slot)
            if all(self._place(m) or self._chain_in(m, PAIRS_PUSHED) for m in pushed):
                return True
            board.undo(mark)
        return False

    def _clear(self, meeting: int, slot: int) -> list[int]:
        """Take away who stands in the way of `meeting` at `slot`: one for each party, or interpreter, without room.

        After this `put` succeeds.
        """
        board, grid = self.board, self.board.grid
        pushed = []
        for party in (grid.guest[meeting], grid.host[meeting]):
            if not board.free[party] >> slot & 1:
                pushed.append(min(board.users[party][slot], key=self._worth))
                board.take(pushed[-1])
        language = grid.language[meeting]
        if language != NOWHERE and not any(board.idle[k] >> slot & 1 for k in grid.speakers[language]):
            serving = (board.serving[k][slot] for k in grid.speakers[language] if slot in board.serving[k])
            pushed.append(min(serving, key=self._worth))
            board.take(pushed[-1])
        return pushed

    def _worth(self, meeting: int) -> tuple[bool, bool, int, int]:
        """How much a meeting would be missed; the least goes first."""
        board = self.board
        only = board.met[board.grid.guest[meeting]] <= 1
        return only, meeting in self.carried, board.grid.fair.meetings[meeting].weight, self.lottery[meeting]
