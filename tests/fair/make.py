"""Builders of fairs, by hand for a story and by chance for a property; and a search through all small timetables."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from kakehashi.fair import (
    Break,
    BreakKind,
    Candidate,
    Day,
    Fair,
    Held,
    Interpreter,
    Meeting,
    NotHeld,
    Organisation,
    Reason,
    Timetable,
    Window,
    verify,
)
from kakehashi.vocabulary import Text

FRIDAY, SATURDAY = date(2027, 2, 5), date(2027, 2, 6)
FRIDAY_PRAYER = Break(BreakKind.PRAYER, time(11, 30), time(13), Text("Salat Jumat", "金曜礼拝", "Friday prayer"))
LUNCH = Break(BreakKind.LUNCH, time(12), time(13))


def make_day(day: date = SATURDAY, *, slots: int = 4, minutes: int = 30, **changes: Any) -> Day:
    """A day in Jakarta from nine o'clock, of `slots` slots."""
    closes = datetime.combine(day, time(9)) + timedelta(minutes=slots * minutes)
    return replace(Day(day, "Asia/Jakarta", time(9), closes.time(), minutes), **changes)


def make_window(starts: str, ends: str, *, day: date = SATURDAY, zone: str = "Asia/Jakarta") -> Window:
    at = ZoneInfo(zone)
    return Window(
        datetime.combine(day, time.fromisoformat(starts), at), datetime.combine(day, time.fromisoformat(ends), at)
    )


def make_fair(**changes: Any) -> Fair:
    """Two firms of one booth; Ani and Budi ask for both; one morning of four slots."""
    return Fair(
        **{
            "days": (make_day(),),
            "organisations": (Organisation("takagi"), Organisation("kawashima")),
            "candidates": (Candidate("ani"), Candidate("budi")),
            "meetings": tuple(
                Meeting(f"{who}-{firm}", firm, who) for who in ("ani", "budi") for firm in ("takagi", "kawashima")
            ),
        }
        | changes
    )


def make_two_days() -> Fair:
    """A Friday with prayer and a Saturday with lunch; a dozen people ask three firms; two interpreters."""
    people = [f"k{n}" for n in range(12)]
    firms = ["takagi", "kawashima", "aso"]
    return Fair(
        days=(
            make_day(FRIDAY, slots=12, breaks=(FRIDAY_PRAYER,)),
            make_day(SATURDAY, slots=12, breaks=(LUNCH,)),
        ),
        organisations=tuple(Organisation(name) for name in firms),
        candidates=tuple(Candidate(name) for name in people),
        interpreters=(Interpreter("sari", ("id",)), Interpreter("joko", ("id", "jv"))),
        meetings=tuple(
            Meeting(f"{who}-{firm}", firm, who, interpreter="jv" if who == "k3" else "id")
            for who in people
            for firm in firms
        ),
    )


def make_document(**changes: Any) -> dict[str, Any]:
    """The same two firms and two people as a file gives them."""
    value: dict[str, Any] = {
        "days": [
            {
                "date": "2027-02-06",
                "zone": "Asia/Jakarta",
                "opens": "09:00",
                "closes": "12:00",
                "slot_minutes": 30,
                "breaks": [{"kind": "prayer", "name": "Dhuha", "from": "10:00", "to": "10:30"}],
            }
        ],
        "organisations": [{"id": "takagi", "kind": "employer", "booths": 2}, {"id": "kawashima"}],
        "candidates": [
            {"id": "ani", "languages": ["id"]},
            {"id": "budi", "windows": [{"from": "09:00", "to": "10:00"}]},
        ],
        "interpreters": [{"id": "sari", "languages": ["id"]}],
        "meetings": [
            {"id": "first", "candidate": "ani", "organisation": "takagi", "interpreter": "id"},
            {"candidate": "budi", "organisation": "takagi", "weight": 2},
            {"organisation": "kawashima", "with": "takagi"},
        ],
    }
    return value | changes


@st.composite
def fairs(draw: st.DrawFn, *, bare: bool = False, small: bool = False) -> Fair:
    """Fairs of one or two days; `bare`: no windows, breaks, interpreters or visits; `small`: to be searched through."""
    slots = draw(st.integers(2, 3 if small else 6))
    days = []
    for day in (FRIDAY, SATURDAY)[: draw(st.integers(1, 1 if small else 2))]:
        first = draw(st.integers(0, slots - 1))
        starts = (datetime.combine(day, time(9, 10)) + timedelta(minutes=30 * first)).time()
        rest = Break(
            draw(st.sampled_from(BreakKind)), starts, (datetime.combine(day, starts) + timedelta(minutes=15)).time()
        )
        days.append(make_day(day, slots=slots, breaks=() if bare or draw(st.booleans()) else (rest,)))

    def windows() -> tuple[Window, ...] | None:
        if bare or draw(st.booleans()):
            return None
        day = draw(st.sampled_from(days))
        first = draw(st.integers(0, slots - 1))
        last = draw(st.integers(first + 1, slots))
        return (Window(day.starts(first), day.starts(last)),)

    firms = [Organisation(f"o{n}", draw(st.integers(1, 2)), None, windows()) for n in range(draw(st.integers(1, 3)))]
    people = [Candidate(f"c{n}", windows()) for n in range(draw(st.integers(1, 3 if small else 5)))]
    spoken = st.sampled_from([("id",), ("jv",), ("id", "jv")])
    interpreters = [
        Interpreter(f"i{n}", draw(spoken), windows()) for n in range(0 if bare else draw(st.integers(0, 2)))
    ]
    pairs = [(who.id, firm.id, None) for who in people for firm in firms]
    if not bare:
        pairs += [(None, firm.id, other.id) for firm in firms for other in firms if firm is not other]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=5 if small else 14, unique=True))
    meetings = [
        Meeting(
            f"m{n}",
            firm,
            who,
            visitor,
            draw(st.integers(1, 3)),
            None if bare else draw(st.sampled_from([None, "id", "jv"])),
        )
        for n, (who, firm, visitor) in enumerate(chosen)
    ]
    return Fair(tuple(days), tuple(firms), tuple(people), tuple(interpreters), tuple(meetings))


def most_held(fair: Fair) -> tuple[int, int]:
    """The most meetings that any timetable holds, and the most guests that any lets meet somebody; by search."""
    places = [(day.date, slot) for day in fair.days for slot in range(day.slots)]
    ways: list[list[tuple[tuple[str, object], ...]]] = []
    for meeting in fair.meetings:
        found: list[tuple[tuple[str, object], ...]] = []
        helpers = [None] if meeting.interpreter is None else [one.id for one in fair.interpreters]
        for (day, slot), helper in product(places, helpers):
            alone = Timetable(
                (Held(meeting.id, day, slot, f"{meeting.host}/1", helper),),
                tuple(NotHeld(m.id, (Reason.TOO_LATE,)) for m in fair.meetings if m is not meeting),
                bound=len(fair.meetings),
            )
            wrong = {violation.fault.value for violation in verify(fair, alone)}
            if wrong <= {"untrue_reason", "bound_unproven"}:
                at = (day, slot)
                guest = ("candidate" if meeting.candidate is not None else "organisation", meeting.guest)
                uses = [(guest, at), (("organisation", meeting.host), at)]
                found.append(tuple(uses if helper is None else [*uses, (("interpreter", helper), at)]))
        ways.append(found)
    room = {("organisation", one.id): one.booths for one in fair.organisations}
    best, reach = 0, 0

    def search(k: int, used: Counter[Any], guests: frozenset[str], held: int) -> None:
        nonlocal best, reach
        best, reach = max(best, held), max(reach, len(guests))
        if k == len(ways):
            return
        search(k + 1, used, guests, held)
        for uses in ways[k]:
            more = used + Counter(uses)
            if all(more[use] <= room.get(use[0], 1) for use in uses):
                search(k + 1, more, guests | {fair.meetings[k].guest}, held + 1)

    search(0, Counter(), frozenset(), 0)
    return best, reach


STAMP = datetime(2026, 11, 24, 12, tzinfo=UTC)
