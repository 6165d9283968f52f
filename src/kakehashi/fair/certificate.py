"""Checks a timetable against its fair without trusting, or importing, anything that made it.

It reads clocks and windows itself, by moments and not by slots on a grid, and recomputes what it is told: overlaps,
hours, breaks, languages, reasons, and the proof of the bound.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from kakehashi.fair.problem import Break, Candidate, Day, Fair, Interpreter, Meeting, Organisation, Window
from kakehashi.fair.reasons import Reason
from kakehashi.fair.timetable import Cover, Held, Timetable
from kakehashi.fair.violations import Fault, Violation

Moment = tuple[date, int]
"""A day and a slot."""


def verify(fair: Fair, timetable: Timetable) -> tuple[Violation, ...]:
    """Everything in `timetable` that does not hold of `fair`; an empty tuple is the certificate.

    Cost:  O(meetings x slots).
    """
    return tuple(_Check(fair, timetable).violations())


@dataclass(frozen=True, slots=True)
class _Use:
    """Somebody's time taken up by a meeting."""

    starts: datetime
    ends: datetime
    meeting: str


class _Check:
    """One fair and one timetable, with what both say about a name at hand."""

    def __init__(self, fair: Fair, timetable: Timetable) -> None:
        self.fair = fair
        self.timetable = timetable
        self.days = {day.date: day for day in fair.days}
        self.meetings = {one.id: one for one in fair.meetings}
        self.organisations = {one.id: one for one in fair.organisations}
        self.candidates = {one.id: one for one in fair.candidates}
        self.interpreters = {one.id: one for one in fair.interpreters}
        self.sound = [held for held in timetable.held if held.meeting in self.meetings and self._exists(held)]
        self.there: Callable[[tuple[Window, ...] | None], frozenset[Moment]] = cache(self._there)
        self.speaking: Callable[[str, Moment], tuple[str, ...]] = cache(self._speaking)

    def violations(self) -> Iterator[Violation]:
        """Name by name, clock by clock, then what is said about the rest."""
        yield from self._accounts()
        for held in self.sound:
            yield from self._hours(held)
            yield from self._interpreter(held)
        yield from self._overlaps()
        yield from self._reasons()
        yield from self._bound()

    def _exists(self, held: Held) -> bool:
        return held.day in self.days and 0 <= held.slot < self.days[held.day].slots

    def _guest(self, meeting: Meeting) -> Candidate | Organisation:
        return (self.candidates if meeting.candidate is not None else self.organisations)[meeting.guest]

    def _accounts(self) -> Iterator[Violation]:
        """Each meeting of the fair is spoken of once: held, or not held."""
        held = Counter(one.meeting for one in self.timetable.held)
        waiting = Counter(one.meeting for one in self.timetable.not_held)
        for name in held | waiting:
            if name not in self.meetings:
                yield Violation.of(Fault.UNKNOWN_MEETING, name)
        for name in self.meetings:
            if held[name] > 1:
                yield Violation.of(Fault.HELD_TWICE, name)
            if held[name] + waiting[name] == 0:
                yield Violation.of(Fault.NOT_ACCOUNTED_FOR, name)
            elif waiting[name] > 1 or (held[name] and waiting[name]):
                yield Violation.of(Fault.HELD_AND_NOT_HELD, name)
        for one in self.timetable.held:
            if one.meeting in self.meetings and not self._exists(one):
                yield Violation.of(Fault.NO_SUCH_SLOT, one.meeting, day=one.day, slot=one.slot)

    def _hours(self, held: Held) -> Iterator[Violation]:
        day, meeting = self.days[held.day], self.meetings[held.meeting]
        rest = _rest_at(day, held.slot)
        if rest is not None:
            yield Violation.of(Fault.IN_BREAK, held.meeting, who=rest.text, day=held.day, slot=held.slot)
        for one in (self._guest(meeting), self.organisations[meeting.host]):
            if not self._is_there(one, held):
                yield Violation.of(Fault.OUTSIDE_HOURS, held.meeting, who=one.id, day=held.day, slot=held.slot)
        if held.booth not in self.organisations[meeting.host].tables:
            yield Violation.of(Fault.WRONG_BOOTH, held.meeting, who=held.booth, host=meeting.host)

    def _interpreter(self, held: Held) -> Iterator[Violation]:
        language = self.meetings[held.meeting].interpreter
        if held.interpreter is None:
            if language is not None:
                yield Violation.of(Fault.NO_INTERPRETER, held.meeting, language=language)
            return
        interpreter = self.interpreters.get(held.interpreter)
        if interpreter is None:
            yield Violation.of(Fault.UNKNOWN_INTERPRETER, held.meeting, who=held.interpreter)
            return
        if language is not None and language not in interpreter.languages:
            yield Violation.of(Fault.WRONG_LANGUAGE, held.meeting, who=interpreter.id, language=language)
        if not self._is_there(interpreter, held):
            yield Violation.of(Fault.OUTSIDE_HOURS, held.meeting, who=interpreter.id, day=held.day, slot=held.slot)

    def _is_there(self, one: Candidate | Organisation | Interpreter, held: Held) -> bool:
        day = self.days[held.day]
        return one.windows is None or _inside(day.starts(held.slot), day.starts(held.slot + 1), one.windows)

    def _overlaps(self) -> Iterator[Violation]:
        """Nobody is asked to be in more meetings at once than he can be in."""
        candidates: dict[str, list[_Use]] = {}
        organisations: dict[str, list[_Use]] = {}
        booths: dict[str, list[_Use]] = {}
        interpreters: dict[str, list[_Use]] = {}
        for held in self.sound:
            day, meeting = self.days[held.day], self.meetings[held.meeting]
            use = _Use(day.starts(held.slot), day.starts(held.slot + 1), held.meeting)
            (candidates if meeting.candidate is not None else organisations).setdefault(meeting.guest, []).append(use)
            organisations.setdefault(meeting.host, []).append(use)
            booths.setdefault(held.booth, []).append(use)
            if held.interpreter is not None:
                interpreters.setdefault(held.interpreter, []).append(use)
        for fault, uses in (
            (Fault.CANDIDATE_OVERLAP, candidates),
            (Fault.BOOTH_OVERLAP, booths),
            (Fault.ORGANISATION_OVERLAP, organisations),
            (Fault.INTERPRETER_OVERLAP, interpreters),
        ):
            for name, taken in uses.items():
                room = self.organisations[name].booths if fault is Fault.ORGANISATION_OVERLAP else 1
                for together in _too_many(taken, room):
                    yield Violation.of(fault, *together, who=name)

    def _reasons(self) -> Iterator[Violation]:
        """What is said of each meeting not held is true of this timetable."""
        busy: dict[tuple[str, str], Counter[Moment]] = {}

        def count(kind: str, name: str, held: Held) -> None:
            busy.setdefault((kind, name), Counter())[held.day, held.slot] += 1

        for held in self.sound:
            meeting = self.meetings[held.meeting]
            count("candidate" if meeting.candidate is not None else "organisation", meeting.guest, held)
            count("organisation", meeting.host, held)
            if held.interpreter is not None:
                count("interpreter", held.interpreter, held)
        for waiting in self.timetable.not_held:
            if waiting.meeting in self.meetings and not self._true(
                self.meetings[waiting.meeting], waiting.reasons, busy
            ):
                yield Violation.of(Fault.UNTRUE_REASON, waiting.meeting)

    def _true(self, meeting: Meeting, reasons: Sequence[Reason], busy: dict[tuple[str, str], Counter[Moment]]) -> bool:
        """Whether `reasons` hold, and together leave no moment open."""
        none: Counter[Moment] = Counter()
        shared = self._shared(meeting)
        coming = self._coming(shared)
        left = self._served(meeting, coming)
        match tuple(reasons):
            case (Reason.NO_COMMON_WINDOW,):
                return not shared
            case (Reason.TOO_LATE,):
                return bool(shared) and not coming
            case (Reason.NO_INTERPRETER,):
                return bool(coming) and not left
        if not left:
            return False
        by_candidate = meeting.candidate is not None
        host = busy.get(("organisation", meeting.host), none)
        guest = busy.get(("candidate" if by_candidate else "organisation", meeting.guest), none)
        room = 1 if by_candidate else self.organisations[meeting.guest].booths
        closed = {
            Reason.ORGANISATION_FULL: {at for at in left if host[at] >= self.organisations[meeting.host].booths},
            (Reason.CANDIDATE_FULL if by_candidate else Reason.VISITOR_FULL): {at for at in left if guest[at] >= room},
            Reason.INTERPRETERS_FULL: {
                at
                for at in left
                if meeting.interpreter is not None
                and all(busy.get(("interpreter", one), none)[at] for one in self.speaking(meeting.interpreter, at))
            },
        }
        blocked = [closed.get(reason, set()) for reason in reasons]
        return all(blocked) and left == set().union(*blocked)

    def _bound(self) -> Iterator[Violation]:
        """The bound is not broken, and its cover covers and sums up."""
        bound, proof = self.timetable.bound, self.timetable.proof
        if len(self.timetable.held) > bound:
            yield Violation.of(Fault.BOUND_EXCEEDED, held=len(self.timetable.held), bound=bound)
        if proof is None or self._cost(proof) > bound or not self._covers(proof):
            yield Violation.of(Fault.BOUND_UNPROVEN, bound=bound)

    def _cost(self, proof: Cover) -> int:
        booths = sum(
            self.organisations[name].booths for name, _, _ in proof.organisations if name in self.organisations
        )
        return len(proof.meetings) + len(proof.candidates) + len(proof.interpreters) + booths

    def _covers(self, proof: Cover) -> bool:
        begun = {
            held.meeting
            for held in self.sound
            if self.timetable.since is not None and self.days[held.day].starts(held.slot) < self.timetable.since
        }
        silenced: dict[str, set[Moment]] = {}
        for language in {meeting.interpreter for meeting in self.fair.meetings if meeting.interpreter is not None}:
            silenced[language] = {
                at
                for at in self.there(None)
                if all((name, *at) in proof.interpreters for name in self.speaking(language, at))
            }
        listed: dict[tuple[str, str], set[Moment]] = {}
        for kind, places in (("candidate", proof.candidates), ("organisation", proof.organisations)):
            for name, day, slot in places:
                listed.setdefault((kind, name), set()).add((day, slot))
        for meeting in self.fair.meetings:
            if meeting.id in proof.meetings:
                continue
            ways = self._served(meeting, self._coming(self._shared(meeting)))
            ways = ways - listed.get(("organisation", meeting.host), set())
            ways = ways - listed.get(
                ("candidate" if meeting.candidate is not None else "organisation", meeting.guest), set()
            )
            if meeting.id in begun or ways - silenced.get(meeting.interpreter or "", set()):
                return False
        return True

    def _there(self, windows: tuple[Window, ...] | None) -> frozenset[Moment]:
        """The moments, outside the breaks, that lie whole inside `windows`."""
        return frozenset(
            (day.date, slot)
            for day in self.fair.days
            for slot in range(day.slots)
            if _rest_at(day, slot) is None
            and (windows is None or _inside(day.starts(slot), day.starts(slot + 1), windows))
        )

    def _shared(self, meeting: Meeting) -> frozenset[Moment]:
        return self.there(self._guest(meeting).windows) & self.there(self.organisations[meeting.host].windows)

    def _coming(self, moments: frozenset[Moment]) -> frozenset[Moment]:
        since = self.timetable.since
        if since is None:
            return moments
        return frozenset(at for at in moments if self.days[at[0]].starts(at[1]) >= since)

    def _served(self, meeting: Meeting, moments: frozenset[Moment]) -> frozenset[Moment]:
        if meeting.interpreter is None:
            return moments
        speaking = [one for one in self.fair.interpreters if meeting.interpreter in one.languages]
        return moments & frozenset().union(*(self.there(one.windows) for one in speaking))

    def _speaking(self, language: str, at: Moment) -> tuple[str, ...]:
        return tuple(
            one.id for one in self.fair.interpreters if language in one.languages and at in self.there(one.windows)
        )


def _rest_at(day: Day, slot: int) -> Break | None:
    """The break that a slot touches, prayer before lunch; None where it touches none."""
    starts, ends = day.starts(slot), day.starts(slot + 1)
    touched = [rest for rest in day.breaks if day.moment(rest.starts) < ends and starts < day.moment(rest.ends)]
    return max(touched, key=lambda rest: rest.kind, default=None)


def _inside(starts: datetime, ends: datetime, windows: Sequence[Window]) -> bool:
    """Whether every moment from `starts` to `ends` is in some window."""
    reached = starts
    for window in sorted(windows, key=lambda window: window.starts):
        if window.starts <= reached < window.ends:
            reached = window.ends
    return reached >= ends


def _too_many(uses: Sequence[_Use], room: int) -> Iterator[tuple[str, ...]]:
    """Meetings that go on at once where there is room for fewer, seen at the start of each."""
    running: list[_Use] = []
    for use in sorted(uses, key=lambda use: (use.starts, use.meeting)):
        running = [one for one in running if one.ends > use.starts]
        running.append(use)
        if len(running) > room:
            yield tuple(one.meeting for one in running)
