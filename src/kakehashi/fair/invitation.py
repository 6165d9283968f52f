"""One candidate's meetings as an iCalendar text (RFC 5545), to be sent or scanned."""

from collections.abc import Mapping
from datetime import UTC, datetime

from kakehashi.fair.problem import Fair
from kakehashi.fair.timetable import Row, Timetable, view
from kakehashi.vocabulary import Language, Text

_SUMMARY = Text(indonesian="Wawancara: {host}", japanese="面接: {host}", english="Interview: {host}")
_ALONE = Text(
    indonesian="Stan {booth}. {times}.", japanese="ブース{booth}。{times}。", english="Booth {booth}. {times}."
)
_INTERPRETED = Text(
    indonesian="Stan {booth}. {times}. Juru bahasa: ada.",
    japanese="ブース{booth}。{times}。通訳者が付きます。",
    english="Booth {booth}. {times}. An interpreter is present.",
)


def write_calendar(
    fair: Fair,
    timetable: Timetable,
    candidate: str,
    *,
    language: Language,
    stamp: datetime,
    names: Mapping[str, str] | None = None,
    place: str | None = None,
) -> str:
    """An iCalendar text with one event for each meeting of `candidate`; no other person is named in it.

    Start and end are in UTC, and the description has both in Asia/Jakarta and Asia/Tokyo.  The event's id stays the
    same when the day is planned again, so that a calendar replaces the old time.  `stamp` is when the timetable was
    made, with a zone; `names` gives ids of organisations the words to print; `place` is the address of the fair.
    Raises KeyError for a candidate who is not in the fair.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - heavy, and needed here alone

    known = names or {}
    calendar = Calendar()
    calendar.add("prodid", "-//Kakehashi//Fair//EN")
    calendar.add("version", "2.0")
    for row in view(fair, timetable).by_candidate[candidate]:
        event = Event()
        event.add("uid", f"{row.meeting}@fair.kakehashi")
        event.add("dtstamp", stamp.astimezone(UTC))
        event.add("dtstart", row.times[0].starts.astimezone(UTC))
        event.add("dtend", row.times[0].ends.astimezone(UTC))
        event.add("summary", _SUMMARY.filled(host=known.get(row.host, row.host)).said_in(language))
        sentence = _ALONE if row.interpreter is None else _INTERPRETED
        event.add("description", sentence.filled(booth=row.booth, times=_both_times(row, language)).said_in(language))
        if place is not None:
            event.add("location", place)
        calendar.add_component(event)
    return bytes(calendar.to_ical()).decode()


def _both_times(row: Row, language: Language) -> str:
    """`09:00 WIB (11:00 JST)`, each with its zone's short name; Indonesian writes 09.00."""
    clock = "%H.%M %Z" if language is Language.INDONESIAN else "%H:%M %Z"
    home, japan = (time.starts.strftime(clock) for time in row.times)
    return f"{home} ({japan})"
