"""fair.json and the timetable's JSON: plain data in, values out, and back; every fault of a file at once."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from difflib import get_close_matches
from typing import Any
from zoneinfo import ZoneInfo

from kakehashi.fair.problem import (
    Break,
    BreakKind,
    Candidate,
    Day,
    Fair,
    FairError,
    Interpreter,
    Meeting,
    Organisation,
    Window,
    zones,
)
from kakehashi.fair.reading import STAND_IN, Reading
from kakehashi.fair.reasons import Reason, because
from kakehashi.fair.timetable import Cover, Held, NotHeld, Place, Timetable
from kakehashi.vocabulary import KakehashiError, Language

KNOWN = {
    "days": ("date", "zone", "opens", "closes", "slot_minutes", "breaks"),
    "organisations": ("id", "kind", "booths", "windows"),
    "candidates": ("id", "windows", "languages"),
    "interpreters": ("id", "languages", "windows"),
    "meetings": ("id", "candidate", "organisation", "with", "weight", "interpreter"),
}
"""The keys of fair.json, and those of the tables in each list."""


class TimetableError(KakehashiError):
    """A timetable's file cannot be read; every fault is listed."""

    title = "The timetable cannot be read"


def read_fair(document: Any) -> Fair:
    """The fair that `document` (fair.json as plain data) describes.

    A window is `{"from": "09:00", "to": "12:00"}` on every day, or on `date`; in the day's zone, or in `zone`; or both
    are moments with their zone.  Windows that are absent or null mean all day long.  Dates and times may also be those
    that a TOML file gives.  A meeting names two sides: `candidate` or the visiting `organisation`,
    and the host as `with`, or as `organisation` beside a candidate.  One without an id is known by its place in the
    list, from 0.

    Raises:  FairError listing every fault at once.
    """
    reading = Reading()
    tables = {key: reading.tables(document, key, required=key == "days") for key in KNOWN}
    days = tuple(_days(reading, tables["days"]))
    fields: dict[str, Any] = {
        "days": days,
        "organisations": tuple(_organisations(reading, tables["organisations"], days)),
        "candidates": tuple(_candidates(reading, tables["candidates"], days)),
        "interpreters": tuple(_interpreters(reading, tables["interpreters"], days)),
        "meetings": tuple(_meetings(reading, tables["meetings"])),
    }
    try:
        fair = Fair(**fields)
    except FairError as error:
        told = [fault for fault in error.faults if repr(STAND_IN) not in fault]
        raise FairError((*reading.faults, *told)) from None
    if reading.faults:
        raise FairError(reading.faults)
    return fair


def unknown_keys(document: Any) -> tuple[str, ...]:
    """A warning for each key of fair.json that is not read, naming the nearest one that is."""
    if not isinstance(document, Mapping):
        return ()
    found = list(_strangers("fair.json", document, tuple(KNOWN)))
    for key, known in KNOWN.items():
        tables = document.get(key)
        for number, table in enumerate(tables if isinstance(tables, Sequence) else ()):
            if isinstance(table, Mapping):
                found += _strangers(f"{key}[{number}]", table, known)
    return tuple(found)


def write_timetable(fair: Fair, timetable: Timetable, language: Language) -> dict[str, Any]:
    """The timetable as plain data for JSON; `because` is a sentence in `language`, `reasons` its keys.

    A meeting that had no id in the file is given by its place in the list, a number.
    """
    meetings = {meeting.id: meeting for meeting in fair.meetings}

    def name(meeting: str) -> str | int:
        position = meetings[meeting].position
        return meeting if position is None else position

    return {
        "held": [
            {
                "meeting": name(held.meeting),
                "day": held.day.isoformat(),
                "slot": held.slot,
                "booth": held.booth,
                "interpreter": held.interpreter,
            }
            for held in timetable.held
        ],
        "not_held": [
            {
                "meeting": name(waiting.meeting),
                "because": because(meetings[waiting.meeting], waiting.reasons).said_in(language),
                "reasons": [reason.value for reason in waiting.reasons],
            }
            for waiting in timetable.not_held
        ],
        "bound": timetable.bound,
        "seed": timetable.seed,
        "since": None if timetable.since is None else timetable.since.isoformat(),
        "proof": None if timetable.proof is None else _proof_written(timetable.proof, name),
    }


def read_timetable(document: Any) -> Timetable:
    """The timetable that `document` (as `write_timetable` gives it) describes; whether it holds is for `verify`.

    Raises:  TimetableError listing every fault at once.
    """
    reading = Reading()
    held = [
        Held(
            meeting=reading.name(f"held[{k}]", table, "meeting"),
            day=reading.day(f"held[{k}]", table, "day") or date.min,
            slot=reading.whole(f"held[{k}]", table, "slot"),
            booth=reading.name(f"held[{k}]", table, "booth"),
            interpreter=reading.name_or_none(f"held[{k}]", table, "interpreter"),
        )
        for k, table in reading.tables(document, "held", required=True)
    ]
    not_held = [
        NotHeld(
            meeting=reading.name(f"not_held[{k}]", table, "meeting"),
            reasons=tuple(reading.choices(f"not_held[{k}]", table, "reasons", Reason)),
        )
        for k, table in reading.tables(document, "not_held", required=True)
    ]
    whole = document if isinstance(document, Mapping) else {}
    bound = reading.whole("the timetable", whole, "bound")
    seed = reading.whole("the timetable", whole, "seed", absent=0)
    since = reading.moment("the timetable", whole, "since")
    proof = _proof_read(reading, whole["proof"]) if whole.get("proof") is not None else None
    if reading.faults:
        raise TimetableError(reading.faults)
    return Timetable(tuple(held), tuple(not_held), bound, proof, seed, since)


def _strangers(where: str, table: Mapping[str, Any], known: Sequence[str]) -> Sequence[str]:
    found = []
    for key in table:
        if key not in known:
            near = get_close_matches(str(key), known, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}."
            found.append(f"{where}: key {key!r} is not read; {hint}")
    return found


def _days(reading: Reading, tables: Sequence[tuple[int, Mapping[str, Any]]]) -> Sequence[Day]:
    found = []
    for number, table in tables:
        where = f"days[{number}]"
        day, zone = reading.day(where, table, "date"), reading.name(where, table, "zone")
        opens, closes = reading.clock(where, table, "opens"), reading.clock(where, table, "closes")
        minutes = reading.whole(where, table, "slot_minutes")
        breaks = []
        for k, one in reading.tables({"breaks": [], **table}, "breaks"):
            at = f"{where}: breaks[{k}]"
            kind, name = reading.choice(at, one, "kind", BreakKind), reading.text(at, one, "name")
            starts, ends = reading.clock(at, one, "from"), reading.clock(at, one, "to")
            if kind is not None and starts is not None and ends is not None:
                breaks.append(Break(kind, starts, ends, name))
        if day is not None and opens is not None and closes is not None:
            found.append(Day(day, zone, opens, closes, minutes, tuple(breaks)))
    return found


def _organisations(
    reading: Reading, tables: Sequence[tuple[int, Mapping[str, Any]]], days: Sequence[Day]
) -> Sequence[Organisation]:
    return [
        Organisation(
            id=reading.name(where, table, "id"),
            booths=reading.whole(where, table, "booths", absent=1),
            kind=reading.name_or_none(where, table, "kind"),
            windows=_windows(reading, where, table, days),
        )
        for where, table in _placed("organisations", tables)
    ]


def _candidates(
    reading: Reading, tables: Sequence[tuple[int, Mapping[str, Any]]], days: Sequence[Day]
) -> Sequence[Candidate]:
    return [
        Candidate(
            id=reading.name(where, table, "id"),
            windows=_windows(reading, where, table, days),
            languages=reading.names(where, table, "languages"),
        )
        for where, table in _placed("candidates", tables)
    ]


def _interpreters(
    reading: Reading, tables: Sequence[tuple[int, Mapping[str, Any]]], days: Sequence[Day]
) -> Sequence[Interpreter]:
    return [
        Interpreter(
            id=reading.name(where, table, "id"),
            languages=reading.names(where, table, "languages"),
            windows=_windows(reading, where, table, days),
        )
        for where, table in _placed("interpreters", tables)
    ]


def _meetings(reading: Reading, tables: Sequence[tuple[int, Mapping[str, Any]]]) -> Sequence[Meeting]:
    found = []
    for number, table in tables:
        where = f"meetings[{number}]"
        given = reading.name_or_none(where, table, "id")
        candidate, organisation, host = (
            reading.name_or_none(where, table, key) for key in ("candidate", "organisation", "with")
        )
        weight = reading.whole(where, table, "weight", absent=1)
        interpreter = reading.name_or_none(where, table, "interpreter")
        if sum(side is not None for side in (candidate, organisation, host)) != len(("guest", "host")):
            reading.faults.append(
                f"{where} must name two sides: candidate and organisation, or organisation and with; "
                "add the one that is missing or drop the third."
            )
            continue
        visitor = None if candidate is not None else organisation
        found.append(
            Meeting(
                id=str(number) if given is None else given,
                host=host if host is not None else (organisation or ""),
                candidate=candidate,
                visitor=visitor,
                weight=weight,
                interpreter=interpreter,
                position=number if given is None else None,
            )
        )
    return found


def _placed(key: str, tables: Sequence[tuple[int, Mapping[str, Any]]]) -> Sequence[tuple[str, Mapping[str, Any]]]:
    return [(f"{key}[{number}]", table) for number, table in tables]


def _windows(reading: Reading, where: str, table: Mapping[str, Any], days: Sequence[Day]) -> tuple[Window, ...] | None:
    """The windows on the day they name, or on every day; None where the key is absent or null."""
    if table.get("windows") is None:
        return None
    found: list[Window] = []
    for number, one in reading.tables(table, "windows"):
        at = f"{where}: windows[{number}]"
        starts, ends = reading.clock_or_moment(at, one, "from"), reading.clock_or_moment(at, one, "to")
        if isinstance(starts, datetime) and isinstance(ends, datetime):
            found.append(Window(starts, ends))
        elif isinstance(starts, time) and isinstance(ends, time):
            found += [
                Window(datetime.combine(day, starts, zone), datetime.combine(day, ends, zone))
                for day, zone in _dates(reading, at, one, days)
            ]
        elif starts is not None and ends is not None:
            reading.faults.append(f"{at}: from and to must both be times, or both moments; change one of them.")
    return tuple(found) if found or not table["windows"] else None


def _dates(
    reading: Reading, at: str, window: Mapping[str, Any], days: Sequence[Day]
) -> Sequence[tuple[date, ZoneInfo]]:
    """The dates that a window of clock times means, each with the zone of its clocks."""
    zone = reading.name_or_none(at, window, "zone")
    on = reading.day(at, window, "date") if "date" in window else None
    if zone is not None and zone not in zones():
        reading.faults.append(f"{at}: zone {zone!r} is unknown; use an IANA name such as Asia/Tokyo.")
        return []
    if zone is not None and on is not None:
        return [(on, ZoneInfo(zone))]
    chosen = [(day.date, zone or day.zone) for day in days if on in {None, day.date}]
    if not chosen and days:
        reading.faults.append(f"{at}: the fair has no day {on}; correct the date, or give a zone.")
    return [(day, ZoneInfo(local)) for day, local in chosen if local in zones()]


def _proof_written(proof: Cover, name: Any) -> dict[str, Any]:
    def places(listed: frozenset[Place]) -> dict[str, dict[str, list[int]]]:
        found: dict[str, dict[str, list[int]]] = {}
        for one, day, slot in sorted(listed):
            found.setdefault(one, {}).setdefault(day.isoformat(), []).append(slot)
        return found

    return {
        "meetings": [name(meeting) for meeting in sorted(proof.meetings)],
        "organisations": places(proof.organisations),
        "candidates": places(proof.candidates),
        "interpreters": places(proof.interpreters),
    }


def _proof_read(reading: Reading, written: Any) -> Cover:
    def places(key: str) -> frozenset[Place]:
        try:
            return frozenset(
                (name, date.fromisoformat(day), int(slot))
                for name, by_day in written[key].items()
                for day, listed in by_day.items()
                for slot in listed
            )
        except (AttributeError, KeyError, TypeError, ValueError):
            reading.faults.append(f'proof: {key} must look like {{"name": {{"2027-02-06": [0, 1]}}}}; copy it whole.')
            return frozenset()

    meetings = written.get("meetings") if isinstance(written, Mapping) else None
    if not isinstance(meetings, list):
        reading.faults.append("proof: meetings must be a list of ids; copy it whole.")
        meetings = []
    return Cover(
        meetings=frozenset(str(meeting) for meeting in meetings),
        organisations=places("organisations"),
        candidates=places("candidates"),
        interpreters=places("interpreters"),
    )
