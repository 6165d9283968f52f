"""The timetable while it is being made: who is where, what is free, and a journal to take moves back."""

from kakehashi.fair.grid import NOWHERE, Grid, union


class Board:
    """Places meetings so that no party, and no interpreter, is ever used more often at a slot than it can be.

    `place` and `interpreter` by meeting (NOWHERE: none);  `free` by party, the mask of slots with room for one more;
    `met` by party, the number of meetings it holds as a guest;  `idle` by interpreter, the mask of slots without work;
    `resting` by slot, how many are idle;  `moves`, how many times anything was moved or an interpreter looked for.
    """

    def __init__(self, grid: Grid) -> None:
        everything = (1 << len(grid.slot)) - 1
        self.grid = grid
        self.place = [NOWHERE] * len(grid.guest)
        self.interpreter = [NOWHERE] * len(grid.guest)
        self.free = [everything] * len(grid.capacity)
        self.idle = list(grid.present)
        self.resting = [sum(mask >> g & 1 for mask in grid.present) for g in range(len(grid.slot))]
        self.met = [0] * len(grid.capacity)
        self.held = 0
        self.users: list[dict[int, list[int]]] = [{} for _ in grid.capacity]
        self.serving: list[dict[int, int]] = [{} for _ in grid.present]
        self.journal: list[tuple[int, int, int]] = []
        self.moves = 0

    def open_slots(self, meeting: int) -> int:
        """The slots at which guest and host have room; whether an interpreter is free too is for `put` to see."""
        grid = self.grid
        return grid.common[meeting] & self.free[grid.guest[meeting]] & self.free[grid.host[meeting]]

    def slots_to_try(self, meeting: int) -> int:
        """Those of `open_slots` at which somebody who speaks the language is idle, or could perhaps be relieved."""
        slots = self.open_slots(meeting)
        language = self.grid.language[meeting]
        if language == NOWHERE or not slots:
            return slots
        return slots & self.idle_slots(language) or (slots & union(self.idle) if self.grid.mixed[language] else 0)

    def idle_slots(self, language: int) -> int:
        """The slots at which somebody who speaks `language` is idle."""
        return union(self.idle[k] for k in self.grid.speakers[language])

    def put(self, meeting: int, slot: int) -> bool:
        """Hold `meeting` at `slot`, where its parties have room; False when no interpreter can be had."""
        if not self.seat_parties(meeting, slot):
            return False
        if self.seat_interpreter(meeting):
            return True
        self.take(meeting)
        return False

    def seat_parties(self, meeting: int, slot: int) -> bool:
        """Hold `meeting` at `slot` without its interpreter; False when it may not be there or a party has no room."""
        if not self.open_slots(meeting) >> slot & 1:
            return False
        self._move(meeting, slot, NOWHERE)
        return True

    def seat_interpreter(self, meeting: int) -> bool:
        """Give a placed meeting an interpreter, changing over those of other meetings at that slot if need be."""
        language, slot = self.grid.language[meeting], self.place[meeting]
        if language == NOWHERE:
            return True
        speaker = self._find_speaker(language, slot, set())
        if speaker == NOWHERE:
            return False
        self._move(meeting, slot, speaker)
        return True

    def take(self, meeting: int) -> None:
        """Hold `meeting` no longer."""
        self._move(meeting, NOWHERE, NOWHERE)

    def undo(self, mark: int) -> None:
        """Take back every move since the journal was `mark` long."""
        while len(self.journal) > mark:
            meeting, slot, speaker = self.journal.pop()
            self._set(meeting, slot, speaker)

    def may_stand(self, meeting: int, slot: int, speaker: int) -> bool:
        """Whether `meeting` can be put back at `slot` with just this interpreter (NOWHERE: it asks for none)."""
        grid = self.grid
        there = grid.shared[meeting] & self.free[grid.guest[meeting]] & self.free[grid.host[meeting]]
        if not there >> slot & 1:
            return False
        if grid.language[meeting] == NOWHERE or speaker == NOWHERE:
            return grid.language[meeting] == speaker
        return speaker in grid.speakers[grid.language[meeting]] and bool(self.idle[speaker] >> slot & 1)

    def restore(self, meeting: int, slot: int, speaker: int) -> None:
        """Put a meeting where it was on an earlier timetable; the caller has seen that there is room."""
        self._move(meeting, slot, speaker)

    def _find_speaker(self, language: int, slot: int, seen: set[int]) -> int:
        """Somebody who speaks `language` and is, or can be made, idle at `slot` (an augmenting path); else NOWHERE.

        `seen` are the languages looked at already: whoever interprets one of them can be relieved by the same people.
        """
        grid = self.grid
        self.moves += 1
        seen.add(language)
        for k in grid.speakers[language]:
            if self.idle[k] >> slot & 1:
                return k
        if not grid.mixed[language] or not self.resting[slot]:
            return NOWHERE
        for k in grid.speakers[language]:
            other = self.serving[k].get(slot, NOWHERE)
            if other != NOWHERE and grid.language[other] not in seen:
                instead = self._find_speaker(grid.language[other], slot, seen)
                if instead != NOWHERE:
                    self._move(other, slot, instead)
                    return k
        return NOWHERE

    def _move(self, meeting: int, slot: int, speaker: int) -> None:
        self.journal.append((meeting, self.place[meeting], self.interpreter[meeting]))
        self._set(meeting, slot, speaker)

    def _set(self, meeting: int, slot: int, speaker: int) -> None:
        self.moves += 1
        grid = self.grid
        guest, host = grid.guest[meeting], grid.host[meeting]
        before, spoke = self.place[meeting], self.interpreter[meeting]
        if spoke != NOWHERE:
            del self.serving[spoke][before]
            self.idle[spoke] |= 1 << before
            self.resting[before] += 1
        if before != slot:
            if before != NOWHERE:
                for party in (guest, host):
                    self.users[party][before].remove(meeting)
                    self.free[party] |= 1 << before
                self.met[guest] -= 1
                self.held -= 1
            if slot != NOWHERE:
                for party in (guest, host):
                    users = self.users[party].setdefault(slot, [])
                    users.append(meeting)
                    if len(users) >= grid.capacity[party]:
                        self.free[party] &= ~(1 << slot)
                self.met[guest] += 1
                self.held += 1
        if speaker != NOWHERE:
            self.serving[speaker][slot] = meeting
            self.idle[speaker] &= ~(1 << slot)
            self.resting[slot] -= 1
        self.place[meeting], self.interpreter[meeting] = slot, speaker
