"""Everybody's first meeting: guests matched to booths at slots, by augmenting paths."""

from collections.abc import Iterable, Mapping, Sequence

from kakehashi.fair.board import Board
from kakehashi.fair.grid import NOWHERE, bits

Wish = tuple[int, int, int]
"""A guest, the meeting asked for and the slot at which somebody else stands in the way."""


class Coverage:
    """Gives guests one meeting each on an empty board; a guest may later change to another of his meetings.

    `wanted` by guest: the meetings asked for, best first.  Cost: O(guests x slots) for a search; whoever a search
    without success has asked is never asked again, since no later search can succeed through them.
    """

    def __init__(self, board: Board, wanted: Mapping[int, Sequence[int]]) -> None:
        self.board = board
        self.wanted = wanted
        self.own: dict[int, int] = {}
        self.asked: set[int] = set()
        self.tried = [0] * len(board.free)

    def run(self, guests: Iterable[int]) -> None:
        """Admit `guests` in this order."""
        for guest in guests:
            self._admit(guest)

    def _admit(self, root: int) -> None:
        """Breadth first from `root`: who stands in the way, and can they change to a place that is free?"""
        asked, tried = set(self.asked), list(self.tried)
        asked.add(root)
        came: dict[int, Wish] = {}
        queue = [root]
        for guest in queue:
            if self._settle(guest, came):
                return
            for meeting in self.wanted[guest]:
                for rival, slot in self._in_way(meeting, tried):
                    if rival not in asked:
                        asked.add(rival)
                        came[rival] = (guest, meeting, slot)
                        queue.append(rival)
        self.asked, self.tried = asked, tried

    def _in_way(self, meeting: int, tried: list[int]) -> Iterable[tuple[int, int]]:
        """Guests who hold the places at which `meeting` could be, and the slots; each place is looked at once."""
        board, host = self.board, self.board.grid.host[meeting]
        fresh = board.grid.common[meeting] & ~tried[host] & ~board.free[host]
        tried[host] |= fresh
        for slot in bits(fresh):
            for other in board.users[host][slot]:
                yield board.grid.guest[other], slot

    def _settle(self, guest: int, came: Mapping[int, Wish]) -> bool:
        """Let `guest` change to a place that is free, and all before him on the path to the place then left."""
        board, grid = self.board, self.board.grid
        own = self.own.get(guest)
        for meeting in self.wanted[guest]:
            open_slots = grid.common[meeting] & board.free[grid.host[meeting]]
            if grid.language[meeting] != NOWHERE:
                spoken = board.idle_slots(grid.language[meeting])
                open_slots &= spoken if own is None else spoken | 1 << board.place[own]
            for slot in bits(open_slots):
                if self._change(guest, meeting, slot, came):
                    return True
        return False

    def _change(self, guest: int, meeting: int, slot: int, came: Mapping[int, Wish]) -> bool:
        board, mark = self.board, len(self.board.journal)
        path = [(guest, meeting, slot)]
        while path[-1][0] in came:
            path.append(came[path[-1][0]])
        for mover, to, at in path:
            if mover in self.own:
                board.take(self.own[mover])
            if not board.put(to, at):
                board.undo(mark)
                return False
        self.own.update({mover: to for mover, to, _ in path})
        return True
