import pytest
from icalendar import Calendar

from kakehashi.fair import Interpreter, Meeting, solve, write_calendar
from kakehashi.vocabulary import Language
from tests.fair.make import STAMP, make_fair

FAIR = make_fair(
    interpreters=(Interpreter("sari", ("id",)),),
    meetings=(
        Meeting("first", "takagi", "ani", interpreter="id"),
        Meeting("second", "kawashima", "ani"),
        Meeting("other", "takagi", "budi"),
    ),
)


def events_of(candidate: str, language: Language = Language.ENGLISH, **extra: object) -> list:
    text = write_calendar(FAIR, solve(FAIR), candidate, language=language, stamp=STAMP, **extra)
    return Calendar.from_ical(text).events


def test_a_candidates_calendar_has_the_own_meetings_and_names_nobody_else() -> None:
    events = events_of("ani")

    assert sorted(str(event["uid"]) for event in events) == ["first@fair.kakehashi", "second@fair.kakehashi"]
    assert all("budi" not in event.to_ical().decode() for event in events)


def test_both_clocks_stand_in_the_description() -> None:
    event = next(event for event in events_of("ani") if str(event["uid"]).startswith("first"))

    assert event.start.tzname() == "UTC"
    assert f"{event.start:%H:%M}" in {"02:00", "02:30", "03:00", "03:30"}
    assert "WIB (" in event["description"]
    assert "JST)" in event["description"]
    assert event["description"].endswith("An interpreter is present.")


def test_indonesian_writes_clocks_with_a_full_stop_and_firms_by_the_name_given() -> None:
    event = next(
        event
        for event in events_of("ani", Language.INDONESIAN, names={"kawashima": "Kawashima Foods"}, place="Jakarta")
        if str(event["uid"]).startswith("second")
    )

    assert event["summary"] == "Wawancara: Kawashima Foods"
    assert event["location"] == "Jakarta"
    assert event["description"].startswith("Stan kawashima/1. ")
    assert ".00 WIB (" in event["description"] or ".30 WIB (" in event["description"]


def test_nobody_gets_the_calendar_of_a_stranger() -> None:
    with pytest.raises(KeyError, match="cici"):
        events_of("cici")
