"""The fair as a value: days, organisations, candidates, interpreters and the meetings asked for; always free of faults.

Times of day are local to the day's zone.  A window is a span between two moments, so that somebody who joins from
another zone needs no rule of their own.  Eligibility is not spoken of here: only meetings that may be held are given.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from kakehashi.vocabulary import KakehashiError, Text


class FairError(KakehashiError):
    """The fair cannot be planned as given; every fault is listed."""

    title = "The fair cannot be planned"


class BreakKind(StrEnum):
    """Why nobody meets: lunch or prayer."""

    LUNCH = "lunch"
    PRAYER = "prayer"

    @property
    def text(self) -> Text:
        """The word that a timetable prints where the break has no name of its own."""
        return _BREAKS[self]


_BREAKS = {
    BreakKind.LUNCH: Text(indonesian="Istirahat makan siang", japanese="昼休み", english="Lunch"),
    BreakKind.PRAYER: Text(indonesian="Salat", japanese="礼拝", english="Prayer"),
}


@dataclass(frozen=True, slots=True)
class Break:
    """A span of the day in which nobody meets, in the day's local time; `name` as printed, where it has one."""

    kind: BreakKind
    starts: time
    ends: time
    name: Text | None = None

    @property
    def text(self) -> Text:
        """What a timetable prints: the break's own name ("Friday prayer"), or else the word for its kind."""
        return self.name if self.name is not None else self.kind.text


@dataclass(frozen=True, slots=True)
class Window:
    """A span in which somebody is there; both moments carry their zone."""

    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the fair, cut from `opens` to `closes` into slots of `slot_minutes`, numbered from 0.

    A slot holds a meeting and the change-over after it: 20 minutes of talk and 5 to walk are a slot of 25.
    """

    date: date
    zone: str
    opens: time
    closes: time
    slot_minutes: int
    breaks: tuple[Break, ...] = ()

    @property
    def slots(self) -> int:
        """How many slots the day has, those inside breaks counted too."""
        return int((self.moment(self.closes) - self.moment(self.opens)) / timedelta(minutes=self.slot_minutes))

    def moment(self, clock: time) -> datetime:
        """The moment at which the day's clocks show `clock`, in UTC."""
        return datetime.combine(self.date, clock, ZoneInfo(self.zone)).astimezone(UTC)

    def starts(self, slot: int) -> datetime:
        """The moment at which `slot` starts, in UTC; it ends where the next one starts."""
        return self.moment(self.opens) + slot * timedelta(minutes=self.slot_minutes)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A firm, sending body or supervising body that can be in `booths` meetings at once; no windows: all day long."""

    id: str
    booths: int = 1
    kind: str | None = None
    windows: tuple[Window, ...] | None = None

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of its booths: `takagi/1`, `takagi/2`."""
        return tuple(f"{self.id}/{number}" for number in range(1, self.booths + 1))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who is in one meeting at a time; no windows: all day long."""

    id: str
    windows: tuple[Window, ...] | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interpreter:
    """Somebody who serves one meeting at a time, in any of `languages`; no windows: all day long."""

    id: str
    languages: tuple[str, ...]
    windows: tuple[Window, ...] | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting asked for at a booth of `host`, by a `candidate` or by a visiting organisation (`visitor`).

    A visiting organisation sends one of the teams that `booths` counts.  `interpreter` is the language in which an
    interpreter is needed, or None.  `position` is the meeting's place in the file where that gave it no id.
    """

    id: str
    host: str
    candidate: str | None = None
    visitor: str | None = None
    weight: int = 1
    interpreter: str | None = None
    position: int | None = None

    @property
    def guest(self) -> str:
        """The id of the candidate or organisation that comes to the host's booth."""
        return self.candidate if self.candidate is not None else (self.visitor or "")


@dataclass(frozen=True, slots=True)
class Fair:
    """All that the timetable is made from.

    Raises:  FairError listing every fault at once.
    """

    days: tuple[Day, ...]
    organisations: tuple[Organisation, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    interpreters: tuple[Interpreter, ...] = ()
    meetings: tuple[Meeting, ...] = ()

    def __post_init__(self) -> None:
        found = tuple(faults(self))
        if found:
            raise FairError(found)


@cache
def zones() -> frozenset[str]:
    """The names of all time zones that are known here; looked up once, since that reads a folder."""
    return frozenset(available_timezones())


def faults(fair: Fair) -> Iterator[str]:
    """Each fault of `fair` as a sentence: where, what was found, how to put it right."""
    if not fair.days:
        yield "The fair has no day; give at least one."
    yield from _repeated("day", (day.date.isoformat() for day in fair.days))
    whole = True
    for day in fair.days:
        for fault in _day_faults(day):
            whole = False
            yield fault
    spans = _hours(fair.days) if whole else []
    for (_, closed, earlier), (opened, _, later) in pairwise(spans):
        if opened < closed and earlier != later:
            yield f"day {later} opens before day {earlier} has closed; change the hours of one of them."
    yield from _people_faults(fair, spans)
    yield from _meeting_faults(fair)


def _hours(days: Sequence[Day]) -> list[tuple[datetime, datetime, date]]:
    return sorted((day.moment(day.opens), day.moment(day.closes), day.date) for day in days)


def _day_faults(day: Day) -> Iterator[str]:
    where = f"day {day.date.isoformat()}"
    if day.zone not in zones():
        yield f"{where}: zone {day.zone!r} is unknown; use an IANA name such as Asia/Jakarta or Asia/Tokyo."
        return
    if day.closes <= day.opens:
        yield f"{where} closes at {day.closes:%H:%M}, not after it opens at {day.opens:%H:%M}; change one of them."
        return
    minutes = int((day.moment(day.closes) - day.moment(day.opens)) / timedelta(minutes=1))
    if day.slot_minutes < 1:
        yield f"{where}: slot_minutes is {day.slot_minutes}; give 1 or more."
    elif minutes % day.slot_minutes:
        yield (
            f"{where}: slots of {day.slot_minutes} minutes do not divide the {minutes} minutes from "
            f"{day.opens:%H:%M} to {day.closes:%H:%M}; change the slot or the hours."
        )
    for rest in day.breaks:
        named = f"{where}: {rest.kind} ({rest.text.english})"
        if rest.ends <= rest.starts:
            yield f"{named} ends at {rest.ends:%H:%M}, not after it starts at {rest.starts:%H:%M}; change one of them."
        elif rest.starts < day.opens or rest.ends > day.closes:
            yield (
                f"{named} from {rest.starts:%H:%M} to {rest.ends:%H:%M} is outside the day, "
                f"{day.opens:%H:%M} to {day.closes:%H:%M}; move it, or leave it out."
            )


def _repeated(what: str, ids: Iterable[str]) -> Iterator[str]:
    for name, times in Counter(ids).items():
        if times > 1:
            yield f"{what} {name!r} is given {times} times; each needs an id of its own."


def _people_faults(fair: Fair, spans: Sequence[tuple[datetime, datetime, date]]) -> Iterator[str]:
    groups: tuple[tuple[str, Sequence[Organisation | Candidate | Interpreter]], ...] = (
        ("organisation", fair.organisations),
        ("candidate", fair.candidates),
        ("interpreter", fair.interpreters),
    )
    for what, group in groups:
        yield from _repeated(what, (one.id for one in group))
        for one in group:
            if not one.id:
                yield f"{what}: an id is empty; give each one an id."
            if one.windows is not None:
                yield from _window_faults(f"{what} {one.id!r}", one.windows, spans)
    for organisation in fair.organisations:
        if organisation.booths < 1:
            yield (
                f"organisation {organisation.id!r}: booths is {organisation.booths}; "
                "give 1 or more, or leave the organisation out."
            )
    for interpreter in fair.interpreters:
        if not interpreter.languages:
            yield f"interpreter {interpreter.id!r} has no language; give at least one."


def _window_faults(
    where: str, windows: Sequence[Window], spans: Sequence[tuple[datetime, datetime, date]]
) -> Iterator[str]:
    if not windows:
        yield f"{where}: windows is empty, so it could meet nobody; give a window, or leave windows out for all day."
        return
    sound = True
    for window in windows:
        if window.starts.tzinfo is None or window.ends.tzinfo is None:
            sound = False
            yield f"{where}: window {window.starts} to {window.ends} has no zone; give both moments one."
        elif window.ends <= window.starts:
            sound = False
            yield f"{where}: window {window.starts} to {window.ends} ends before it has begun; change one of them."
    if sound and spans and not any(w.starts < closes and opens < w.ends for w in windows for opens, closes, _ in spans):
        yield f"{where}: no window falls into the fair's hours; correct the dates and times, or leave windows out."


def _meeting_faults(fair: Fair) -> Iterator[str]:
    organisations = {one.id for one in fair.organisations}
    candidates = {one.id for one in fair.candidates}
    yield from _repeated("meeting", (meeting.id for meeting in fair.meetings))
    for meeting in fair.meetings:
        where = f"meeting {meeting.id!r}"
        if not meeting.id:
            yield "meeting: an id is empty; give each one an id, or none at all."
        if (meeting.candidate is None) == (meeting.visitor is None):
            yield f"{where}: name either a candidate or a visiting organisation, and not both."
        if meeting.candidate is not None and meeting.candidate not in candidates:
            yield f"{where}: candidate {meeting.candidate!r} is unknown; add the candidate or drop the meeting."
        if meeting.visitor is not None and meeting.visitor not in organisations:
            yield f"{where}: organisation {meeting.visitor!r} is unknown; add the organisation or drop the meeting."
        if meeting.host not in organisations:
            yield f"{where}: organisation {meeting.host!r} is unknown; add the organisation or drop the meeting."
        if meeting.visitor == meeting.host:
            yield f"{where}: organisation {meeting.host!r} would meet itself; name two different ones."
        if meeting.weight < 1:
            yield f"{where}: weight is {meeting.weight}; give a whole number from 1 up, or drop the meeting."
