"""The flow behind the bound: meetings that keep two of their parts, at slots that may differ.

Written as a matching: on one side the first parts' places and, for each meeting, its *exit*; on the other, for each
meeting, its *entry* and the second parts' places.  A meeting that is not carried pairs its own entry and exit; one that
is carried pairs its entry with a place of the first part and its exit with a place of the second.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from kakehashi.fair.grid import bits

Spot = tuple[int, int]
"""A node (whoever has places: a party, or all interpreters with the same languages) and a slot."""

Capacity = Sequence[Sequence[int]]
"""How many meetings each node can serve, by slot."""

Options = Mapping[int, Sequence[tuple[int, int]]]
"""For each meeting the nodes that can serve it, each with the mask of slots at which it can."""


@dataclass(slots=True)
class Side:
    """The places of one part: who serves which meeting, and what is free."""

    options: Options
    capacity: Capacity
    free: list[int]
    spot: dict[int, Spot] = field(default_factory=dict)
    users: list[dict[int, list[int]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.users = [{} for _ in self.free]

    def give(self, meeting: int, spot: Spot) -> None:
        """Let `meeting` use `spot`."""
        node, slot = spot
        users = self.users[node].setdefault(slot, [])
        users.append(meeting)
        self.spot[meeting] = spot
        if len(users) >= self.capacity[node][slot]:
            self.free[node] &= ~(1 << slot)

    def drop(self, meeting: int) -> None:
        """Let `meeting` give back the spot that it uses, if it uses one."""
        if meeting in self.spot:
            node, slot = self.spot.pop(meeting)
            self.users[node][slot].remove(meeting)
            self.free[node] |= 1 << slot

    def vacant(self, meeting: int) -> Spot | None:
        """The earliest free spot that can serve `meeting`, of the first node that has one."""
        for node, mask in self.options[meeting]:
            open_slots = mask & self.free[node]
            if open_slots:
                return node, (open_slots & -open_slots).bit_length() - 1
        return None

    def make_room(self, meeting: int, closed: list[int]) -> Spot | None:
        """A free spot for `meeting`, if need be after others have moved along an augmenting path; else None.

        `closed` by node are the slots through which no path leads, and grows; it stays true while nobody drops out.
        """
        tried: dict[int, int] = {}
        came: dict[int, tuple[int, Spot]] = {}
        queue = [meeting]
        for mover in queue:
            spot = self.vacant(mover)
            if spot is not None:
                return self._shift(mover, spot, came)
            for node, mask in self.options[mover]:
                fresh = mask & ~tried.get(node, closed[node])
                tried[node] = tried.get(node, closed[node]) | fresh
                for slot in bits(fresh):
                    for other in self.users[node][slot]:
                        came[other] = (mover, (node, slot))
                        queue.append(other)
        for node, mask in tried.items():
            closed[node] = mask
        return None

    def _shift(self, mover: int, spot: Spot, came: Mapping[int, tuple[int, Spot]]) -> Spot:
        """Move everybody on the path one spot on; what the last one leaves is the spot made free."""
        while mover in came:
            before, left = came[mover]
            self.drop(mover)
            self.give(mover, spot)
            mover, spot = before, left
        return spot


class Flow:
    """Carries as many of `meetings` as two parts allow."""

    def __init__(
        self, meetings: Sequence[int], first: Options, second: Options, capacity: Capacity, everything: int
    ) -> None:
        self.meetings = meetings
        self.first = Side(first, capacity, [everything] * len(capacity))
        self.second = Side(second, capacity, [everything] * len(capacity))
        self._restart()

    def start(self, begun: Mapping[int, tuple[int, Collection[int | None]]]) -> None:
        """Carry what `begun` gives a slot and nodes, then what can be added for each part by itself.

        `grow` alone would come to the same; this leaves it little to do.
        """
        for meeting, (slot, nodes) in begun.items():
            for side in (self.first, self.second):
                side.give(meeting, (next(node for node, _ in side.options[meeting] if node in nodes), slot))
        closed = [[0] * len(side.free) for side in (self.first, self.second)]
        for meeting in self.meetings:
            if meeting not in begun:
                one = self.first.make_room(meeting, closed[0])
                another = None if one is None else self.second.make_room(meeting, closed[1])
                if one is not None and another is not None:
                    self.first.give(meeting, one)
                    self.second.give(meeting, another)

    @property
    def carried(self) -> AbstractSet[int]:
        """The meetings that the flow carries."""
        return self.first.spot.keys()

    def grow(self, ceiling: int) -> None:
        """Augment until no path is left, or `ceiling` meetings are carried; the last round stays for `cover`.

        Each round visits every place at most once; a round without a path proves that the flow is largest.
        """
        growing = True
        while growing and len(self.carried) < ceiling:
            growing = False
            self._restart()
            for meeting in self.meetings:
                spot = None if meeting in self.entered else self.first.vacant(meeting)
                if spot is not None and self._search(meeting, spot):
                    growing = True

    def cover(self) -> tuple[list[int], set[int]]:
        """Masks of the listed places by node, and the listed meetings: a cover, and a smallest one after `grow`."""
        listed = [0] * len(self.first.free)
        meetings = set()
        for meeting in self.meetings:
            if meeting not in self.entered:
                for node, mask in self.first.options[meeting]:
                    listed[node] |= mask
            elif meeting in self.exited:
                for node, mask in self.second.options[meeting]:
                    listed[node] |= mask
            else:
                meetings.add(meeting)
        return listed, meetings

    def _restart(self) -> None:
        self.entered: dict[int, tuple[str, int, Spot | None]] = {}
        self.exited: dict[int, tuple[str, int, Spot | None]] = {}
        self._tried = [0] * len(self.second.free)
        self._seen = [0] * len(self.first.free)
        self._waiting: list[list[tuple[int, int]]] = [[] for _ in self.first.free]
        for meeting in self.meetings:
            for node, mask in self.first.options[meeting]:
                self._waiting[node].append((meeting, mask))

    def _search(self, root: int, spot: Spot) -> bool:
        """Look for a path from a free first place to a free second one, and move the flow along it."""
        self.entered[root] = ("start", root, spot)
        stack = [(True, root)]
        while stack:
            at_entry, meeting = stack.pop()
            if at_entry:
                stack.extend(self._from_entry(meeting))
            else:
                end = self._free_end(meeting)
                if end is not None:
                    self._augment(meeting, end)
                    return True
                stack.extend(self._from_exit(meeting))
        return False

    def _from_entry(self, meeting: int) -> Iterator[tuple[bool, int]]:
        """An entry that is carried lets go of its first place, for others; one that is not goes on to its exit."""
        spot = self.first.spot.get(meeting)
        if spot is None:
            self.exited[meeting] = ("entry", meeting, None)
            yield False, meeting
            return
        node, slot = spot
        if self._seen[node] >> slot & 1:
            return
        self._seen[node] |= 1 << slot
        still = []
        for other, mask in self._waiting[node]:
            if other in self.entered:
                continue
            if mask >> slot & 1:
                self.entered[other] = ("entry", meeting, spot)
                yield True, other
            else:
                still.append((other, mask))
        self._waiting[node] = still

    def _free_end(self, meeting: int) -> Spot | None:
        for node, mask in self.second.options[meeting]:
            fresh = mask & self.second.free[node] & ~self._tried[node]
            if fresh:
                return node, (fresh & -fresh).bit_length() - 1
        return None

    def _from_exit(self, meeting: int) -> Iterator[tuple[bool, int]]:
        """An exit asks the users of each second place to move on; or, if it is carried itself, gives up being so."""
        for node, mask in self.second.options[meeting]:
            fresh = mask & ~self._tried[node]
            self._tried[node] |= fresh
            for slot in bits(fresh):
                for other in self.second.users[node].get(slot, ()):
                    if other not in self.exited:
                        self.exited[other] = ("exit", meeting, (node, slot))
                        yield False, other
        if meeting in self.first.spot and meeting not in self.entered:
            self.entered[meeting] = ("exit", meeting, None)
            yield True, meeting

    def _augment(self, meeting: int, end: Spot) -> None:
        """Walk back from the free end; every meeting on the way takes the place that the next one lets go."""
        first: dict[int, Spot | None] = {}
        second: dict[int, Spot | None] = {meeting: end}
        at_entry = False
        origin = ""
        while origin != "start":
            origin, before, spot = (self.entered if at_entry else self.exited)[meeting]
            if at_entry:
                first[meeting] = spot
                if origin == "exit":
                    second[meeting] = None
            elif origin == "exit":
                second[before] = spot
            meeting, at_entry = before, origin == "entry"
        for side, moves in ((self.first, first), (self.second, second)):
            for mover in moves:
                side.drop(mover)
            for mover, spot in moves.items():
                if spot is not None:
                    side.give(mover, spot)
