"""The fair as numbers: slots in a row, parties in a row, and for each meeting the slots at which it may be held.

A set of slots is a whole number used as a bit mask: bit g is the g-th usable slot of the whole fair, in order of time.
Masks make "when are both free" one machine operation for each 30 slots.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kakehashi.fair.problem import Day, Fair, Window

NOWHERE = -1


@dataclass(frozen=True, slots=True)
class Grid:
    """A fair as numbers.

    Shapes:  g usable slots, p parties (candidates first, then organisations), i interpreters, m meetings, l languages.
             slot (g,) day and number; starts (g,);  capacity (p,) meetings at once;  guest, host (m,) parties;
             language (m,) or -1;  shared (m,) mask: guest and host are there, nobody rests;  common (m,) mask: of
             these, the slots to come at which somebody speaks the language;  speakers (l,) interpreters, those with
             the fewest languages first;  present (i,) mask;  future: the slots that may be planned.
    """

    fair: Fair
    slot: tuple[tuple[date, int], ...]
    starts: tuple[datetime, ...]
    future: int
    capacity: tuple[int, ...]
    guest: tuple[int, ...]
    host: tuple[int, ...]
    language: tuple[int, ...]
    shared: tuple[int, ...]
    common: tuple[int, ...]
    speakers: tuple[tuple[int, ...], ...]
    mixed: tuple[bool, ...]
    present: tuple[int, ...]


def lay_out(fair: Fair, since: datetime | None = None) -> Grid:
    """Turn `fair` into numbers; from `since` on where the day is planned again.  Cost: O(people + meetings)."""
    slots = sorted(
        (day.starts(number), day.starts(number + 1), (day.date, number)) for day in fair.days for number in _open(day)
    )
    starts, ends = tuple(slot[0] for slot in slots), tuple(slot[1] for slot in slots)
    everything = (1 << len(slots)) - 1
    future = everything if since is None else _within(starts, ends, [(since, ends[-1])] if ends else [])

    def there(windows: tuple[Window, ...] | None) -> int:
        if windows is None:
            return everything
        return _within(starts, ends, _joined((window.starts, window.ends) for window in windows))

    number = {("candidate", one.id): k for k, one in enumerate(fair.candidates)}
    number |= {("organisation", one.id): k for k, one in enumerate(fair.organisations, start=len(fair.candidates))}
    hours = [there(one.windows) for one in fair.candidates] + [there(one.windows) for one in fair.organisations]
    present = tuple(there(one.windows) for one in fair.interpreters)
    asked = sorted({meeting.interpreter for meeting in fair.meetings if meeting.interpreter is not None})
    speakers = tuple(
        tuple(
            sorted(
                (k for k, one in enumerate(fair.interpreters) if language in one.languages),
                key=lambda k: (len(set(fair.interpreters[k].languages) & set(asked)), k),
            )
        )
        for language in asked
    )
    served = [union(present[k] for k in group) for group in speakers]
    guest = tuple(
        number["organisation", one.guest] if one.candidate is None else number["candidate", one.guest]
        for one in fair.meetings
    )
    host = tuple(number["organisation", one.host] for one in fair.meetings)
    language = tuple(NOWHERE if one.interpreter is None else asked.index(one.interpreter) for one in fair.meetings)
    shared = tuple(hours[a] & hours[b] for a, b in zip(guest, host, strict=True))
    return Grid(
        fair=fair,
        slot=tuple(slot[2] for slot in slots),
        starts=starts,
        future=future,
        capacity=tuple([1] * len(fair.candidates) + [one.booths for one in fair.organisations]),
        guest=guest,
        host=host,
        language=language,
        shared=shared,
        common=tuple(
            mask & future & (everything if spoken == NOWHERE else served[spoken])
            for mask, spoken in zip(shared, language, strict=True)
        ),
        speakers=speakers,
        mixed=tuple(
            any(len(set(fair.interpreters[k].languages) & set(asked)) > 1 for k in group) for group in speakers
        ),
        present=present,
    )


def bits(mask: int) -> Iterable[int]:
    """The slots of a mask, earliest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def union(masks: Iterable[int]) -> int:
    """The slots that are in any of `masks`."""
    whole = 0
    for mask in masks:
        whole |= mask
    return whole


def _open(day: Day) -> list[int]:
    """The slots of a day that touch no break."""
    rests = [(day.moment(rest.starts), day.moment(rest.ends)) for rest in day.breaks]
    return [
        number
        for number in range(day.slots)
        if not any(day.starts(number) < ends and starts < day.starts(number + 1) for starts, ends in rests)
    ]


def _joined(spans: Iterable[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    """Spans that touch or overlap become one, so that a slot across their seam counts as inside."""
    joined: list[tuple[datetime, datetime]] = []
    for starts, ends in sorted(spans):
        if joined and starts <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(ends, joined[-1][1]))
        else:
            joined.append((starts, ends))
    return joined


def _within(starts: Sequence[datetime], ends: Sequence[datetime], spans: Sequence[tuple[datetime, datetime]]) -> int:
    """Mask of the slots that lie whole inside one of `spans`."""
    mask = 0
    for opens, closes in spans:
        first, last = bisect_left(starts, opens), bisect_right(ends, closes)
        if first < last:
            mask |= (1 << last) - (1 << first)
    return mask
