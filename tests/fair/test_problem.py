from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from kakehashi.fair import (
    Break,
    BreakKind,
    Candidate,
    Fair,
    FairError,
    Interpreter,
    Meeting,
    Organisation,
    Window,
)
from tests.fair.make import FRIDAY, LUNCH, make_day, make_fair, make_window

OUTSIDE = (
    "day 2027-02-06: lunch (Lunch) from 12:00 to 13:00 is outside the day, 09:00 to 11:00; move it, or leave it out."
)
UNDIVIDED = (
    "day 2027-02-06: slots of 25 minutes do not divide the 120 minutes from 09:00 to 11:00; "
    "change the slot or the hours."
)


def faults_of(**changes: object) -> tuple[str, ...]:
    with pytest.raises(FairError) as raised:
        make_fair(**changes)
    return raised.value.faults


def test_a_slot_starts_where_the_one_before_it_ends_and_is_known_in_utc() -> None:
    day = make_day(slots=4, minutes=30)

    assert day.slots == 4
    assert day.starts(0) == datetime(2027, 2, 6, 2, 0, tzinfo=UTC)
    assert day.starts(3) == datetime(2027, 2, 6, 3, 30, tzinfo=UTC)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(FairError) as raised:
        Fair(
            days=(make_day(breaks=(LUNCH,)), make_day(slot_minutes=25)),
            organisations=(Organisation("takagi", booths=0), Organisation("takagi")),
            candidates=(Candidate("ani", windows=()),),
            interpreters=(Interpreter("sari", ()),),
            meetings=(
                Meeting("m", "aso", "cici", weight=0),
                Meeting("m", "takagi", visitor="takagi"),
                Meeting("n", "takagi", visitor="mori"),
            ),
        )

    assert raised.value.faults == (
        "day '2027-02-06' is given 2 times; each needs an id of its own.",
        OUTSIDE,
        UNDIVIDED,
        "organisation 'takagi' is given 2 times; each needs an id of its own.",
        "candidate 'ani': windows is empty, so it could meet nobody; give a window, or leave windows out for all day.",
        "organisation 'takagi': booths is 0; give 1 or more, or leave the organisation out.",
        "interpreter 'sari' has no language; give at least one.",
        "meeting 'm' is given 2 times; each needs an id of its own.",
        "meeting 'm': candidate 'cici' is unknown; add the candidate or drop the meeting.",
        "meeting 'm': organisation 'aso' is unknown; add the organisation or drop the meeting.",
        "meeting 'm': weight is 0; give a whole number from 1 up, or drop the meeting.",
        "meeting 'm': organisation 'takagi' would meet itself; name two different ones.",
        "meeting 'n': organisation 'mori' is unknown; add the organisation or drop the meeting.",
    )


def test_a_fair_without_a_day_is_refused() -> None:
    assert faults_of(days=()) == ("The fair has no day; give at least one.",)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (make_day(zone="Asia/Bandung"), "zone 'Asia/Bandung' is unknown"),
        (make_day(closes=time(9)), "closes at 09:00, not after it opens at 09:00"),
        (make_day(slot_minutes=0), "slot_minutes is 0; give 1 or more"),
        (make_day(breaks=(Break(BreakKind.LUNCH, time(10), time(10)),)), "ends at 10:00, not after it starts"),
        (
            make_day(breaks=(Break(BreakKind.PRAYER, time(8), time(9, 30)),)),
            "prayer (Prayer) from 08:00 to 09:30 is outside",
        ),
    ],
)
def test_a_day_that_cannot_be_is_named_with_what_is_wrong(day: object, said: str) -> None:
    found = faults_of(days=(day,))

    assert len(found) == 1
    assert said in found[0]


def test_two_days_that_overlap_across_zones_are_refused() -> None:
    night = make_day(FRIDAY, opens=time(20), closes=time(23), zone="Pacific/Honolulu")

    found = faults_of(days=(make_day(opens=time(12), closes=time(14)), night))

    assert found == ("day 2027-02-05 opens before day 2027-02-06 has closed; change the hours of one of them.",)


@pytest.mark.parametrize(
    ("window", "said"),
    [
        (Window(datetime(2027, 2, 6, 9), datetime(2027, 2, 6, 10, tzinfo=UTC)), "has no zone"),  # noqa: DTZ001 - the fault
        (make_window("10:00", "09:00"), "ends before it has begun"),
        (make_window("09:00", "10:00", day=FRIDAY), "no window falls into the fair's hours"),
        (make_window("09:00", "11:00", zone="Asia/Tokyo"), "no window falls into the fair's hours"),
    ],
)
def test_a_window_that_helps_nobody_is_named(window: Window, said: str) -> None:
    found = faults_of(candidates=(Candidate("ani", (window,)), Candidate("budi")))

    assert len(found) == 1
    assert found[0].startswith("candidate 'ani':")
    assert said in found[0]


def test_ids_that_are_empty_are_faults() -> None:
    found = faults_of(
        candidates=(Candidate("ani"), Candidate("budi"), Candidate("")), meetings=(Meeting("", "takagi", "ani"),)
    )

    assert found == (
        "candidate: an id is empty; give each one an id.",
        "meeting: an id is empty; give each one an id, or none at all.",
    )


def test_a_meeting_has_one_guest_and_not_two_or_none() -> None:
    both = Meeting("both", "takagi", candidate="ani", visitor="kawashima")
    none = Meeting("none", "takagi")

    found = faults_of(meetings=(both, none))

    assert [fault.split(":")[0] for fault in found] == ["meeting 'both'", "meeting 'none'"]
    assert none.guest == ""


def test_a_break_is_printed_under_its_own_name_or_else_its_kind() -> None:
    named = replace(LUNCH, name=BreakKind.PRAYER.text)

    assert LUNCH.text.indonesian == "Istirahat makan siang"
    assert named.text.japanese == "礼拝"
