"""The timetable as a value, and what each reader of it sees: booth, candidate, interpreter, the officer's board."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from kakehashi.fair.problem import Break, Day, Fair, Meeting
from kakehashi.fair.reasons import Reason

BOTH_ZONES = ("Asia/Jakarta", "Asia/Tokyo")
"""The zones that every line shows, unless the reader's own are given."""

Place = tuple[str, date, int]
"""Somebody's id, the day and the slot."""


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that takes place: the day, the slot counted from 0, the host's booth (`takagi/1`), who interprets."""

    meeting: str
    day: date
    slot: int
    booth: str
    interpreter: str | None = None


@dataclass(frozen=True, slots=True)
class NotHeld:
    """A meeting that does not take place, and the reasons that together close every time that would suit it."""

    meeting: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """Why no timetable can hold more: each way to hold a meeting uses the meeting, or a place, that is listed here.

    A candidate's or interpreter's place holds one meeting, an organisation's as many as it has booths; so the sum of
    these, and one for each meeting listed, is a bound.  Whoever is asked for a language is covered at a time when
    every interpreter who speaks it and is there is listed.
    """

    meetings: frozenset[str] = frozenset()
    organisations: frozenset[Place] = frozenset()
    candidates: frozenset[Place] = frozenset()
    interpreters: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class Timetable:
    """Which meetings are held, which are not and why; how many any timetable could hold, and the proof of it.

    `since` is the moment from which the day was planned again: what started before it stands as it was.
    """

    held: tuple[Held, ...]
    not_held: tuple[NotHeld, ...]
    bound: int
    proof: Cover | None = None
    seed: int = 0
    since: datetime | None = None

    @property
    def best(self) -> bool:
        """Whether no timetable can hold more meetings than this one."""
        return len(self.held) == self.bound


@dataclass(frozen=True, slots=True)
class LocalTime:
    """Start and end of a line on the clocks of `zone`."""

    zone: str
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a printed timetable; `language` is what the interpreter speaks beside the host's."""

    meeting: str
    candidate: str | None
    visitor: str | None
    host: str
    booth: str
    interpreter: str | None
    language: str | None
    day: date
    slot: int
    times: tuple[LocalTime, ...]

    @property
    def guest(self) -> str:
        """The id of whoever comes to the booth."""
        return self.candidate if self.candidate is not None else (self.visitor or "")


@dataclass(frozen=True, slots=True)
class Slot:
    """One column of the board; `rest` is the break that closes it, or None."""

    day: date
    slot: int
    times: tuple[LocalTime, ...]
    rest: Break | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """A break as a line of a timetable, so that a candidate sees that it is kept free."""

    day: date
    rest: Break
    times: tuple[LocalTime, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A meeting whose place differs between two timetables; None where it is not held."""

    meeting: str
    before: Held | None
    after: Held | None


@dataclass(frozen=True, slots=True)
class Views:
    """The same rows, in order of time, by booth, candidate, organisation and interpreter; everybody has an entry."""

    rows: tuple[Row, ...]
    by_booth: Mapping[str, tuple[Row, ...]] = field(repr=False)
    by_candidate: Mapping[str, tuple[Row, ...]] = field(repr=False)
    by_organisation: Mapping[str, tuple[Row, ...]] = field(repr=False)
    by_interpreter: Mapping[str, tuple[Row, ...]] = field(repr=False)


def view(fair: Fair, timetable: Timetable, zones: Sequence[str] = BOTH_ZONES) -> Views:
    """Lines for prints and pages; an organisation's list has the meetings it hosts and those it visits.

    `zones` are IANA names; every line shows its start and end in each.  The timetable is one that `verify` accepts.
    """
    days = {day.date: day for day in fair.days}
    meetings = {meeting.id: meeting for meeting in fair.meetings}
    rows = tuple(
        sorted(
            (_row(days[held.day], meetings[held.meeting], held, zones) for held in timetable.held),
            key=lambda row: (row.day, row.slot, row.booth),
        )
    )
    return Views(
        rows=rows,
        by_booth=_grouped(
            (name for one in fair.organisations for name in one.tables), ((row.booth, row) for row in rows)
        ),
        by_candidate=_grouped((one.id for one in fair.candidates), ((row.candidate, row) for row in rows)),
        by_organisation=_grouped(
            (one.id for one in fair.organisations), ((side, row) for row in rows for side in (row.host, row.visitor))
        ),
        by_interpreter=_grouped((one.id for one in fair.interpreters), ((row.interpreter, row) for row in rows)),
    )


def slots(fair: Fair, zones: Sequence[str] = BOTH_ZONES) -> tuple[Slot, ...]:
    """Every slot of every day, in order of time, those inside breaks too: the columns of the board."""
    found = []
    for day in sorted(fair.days, key=lambda day: day.date):
        for number in range(day.slots):
            starts, ends = day.starts(number), day.starts(number + 1)
            rest = next(
                (rest for rest in day.breaks if starts < day.moment(rest.ends) and day.moment(rest.starts) < ends), None
            )
            found.append(Slot(day.date, number, _local(starts, ends, zones), rest))
    return tuple(found)


def rests(fair: Fair, zones: Sequence[str] = BOTH_ZONES) -> tuple[Rest, ...]:
    """The breaks of all days, in order of time, as lines."""
    return tuple(
        Rest(day.date, rest, _local(day.moment(rest.starts), day.moment(rest.ends), zones))
        for day in sorted(fair.days, key=lambda day: day.date)
        for rest in sorted(day.breaks, key=lambda rest: rest.starts)
    )


def changes(before: Timetable, after: Timetable) -> tuple[Change, ...]:
    """The meetings whose day, slot, booth or interpreter is not what it was, by id."""
    old = {held.meeting: held for held in before.held}
    new = {held.meeting: held for held in after.held}
    return tuple(
        Change(name, old.get(name), new.get(name)) for name in sorted(old | new) if old.get(name) != new.get(name)
    )


def _row(day: Day, meeting: Meeting, held: Held, zones: Sequence[str]) -> Row:
    return Row(
        meeting=meeting.id,
        candidate=meeting.candidate,
        visitor=meeting.visitor,
        host=meeting.host,
        booth=held.booth,
        interpreter=held.interpreter,
        language=meeting.interpreter,
        day=held.day,
        slot=held.slot,
        times=_local(day.starts(held.slot), day.starts(held.slot + 1), zones),
    )


def _local(starts: datetime, ends: datetime, zones: Sequence[str]) -> tuple[LocalTime, ...]:
    return tuple(LocalTime(zone, starts.astimezone(ZoneInfo(zone)), ends.astimezone(ZoneInfo(zone))) for zone in zones)


def _grouped(names: Iterable[str], rows: Iterable[tuple[str | None, Row]]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {name: [] for name in names}
    for name, row in rows:
        if name is not None:
            found[name].append(row)
    return {name: tuple(lines) for name, lines in found.items()}
