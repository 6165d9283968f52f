import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given, settings

from kakehashi.fair import (
    BreakKind,
    Fair,
    FairError,
    Reason,
    TimetableError,
    Window,
    read_fair,
    read_timetable,
    replan,
    solve,
    unknown_keys,
    write_timetable,
)
from kakehashi.vocabulary import Language
from tests.fair.make import fairs, make_document, make_fair

TWO_SIDES = (
    "must name two sides: candidate and organisation, or organisation and with; "
    "add the one that is missing or drop the third."
)


def windows_of(window: object, **changes: object) -> tuple[Window, ...] | None:
    document = make_document(candidates=[{"id": "ani", "windows": window}, {"id": "budi"}], **changes)
    return read_fair(document).candidates[0].windows


def faults_of(document: object) -> tuple[str, ...]:
    with pytest.raises(FairError) as raised:
        read_fair(document)
    return raised.value.faults


def test_a_file_becomes_a_fair() -> None:
    fair = read_fair(make_document())

    rest = fair.days[0].breaks[0]
    assert (fair.days[0].slots, rest.kind, rest.text.japanese) == (6, BreakKind.PRAYER, "Dhuha")
    assert [one.booths for one in fair.organisations] == [2, 1]
    assert fair.candidates[0].windows is None
    assert [(one.id, one.guest, one.host, one.weight, one.interpreter) for one in fair.meetings] == [
        ("first", "ani", "takagi", 1, "id"),
        ("1", "budi", "takagi", 2, None),
        ("2", "kawashima", "takagi", 1, None),
    ]


def test_a_candidates_host_may_also_be_written_as_with() -> None:
    fair = read_fair(make_document(meetings=[{"candidate": "ani", "with": "takagi"}]))

    assert (fair.meetings[0].guest, fair.meetings[0].host) == ("ani", "takagi")


def test_lists_that_are_absent_or_null_are_empty_but_a_fair_needs_its_days() -> None:
    assert read_fair({"days": make_document()["days"], "candidates": None}).candidates == ()
    assert faults_of({}) == ("days is missing; give a list of tables.", "The fair has no day; give at least one.")


@pytest.mark.parametrize("document", [None, [], "fair", 3])
def test_what_is_no_table_is_no_fair(document: object) -> None:
    assert faults_of(document)[0] == "days: the document is not a table; give one with a list 'days'."
    assert unknown_keys(document) == ()


def test_a_window_without_a_date_is_on_every_day_in_the_days_own_zone() -> None:
    days = make_document()["days"]
    second = {**days[0], "date": "2027-02-07", "zone": "Asia/Makassar"}

    found = windows_of([{"from": "09:00", "to": "10:00"}], days=[*days, second])

    assert found is not None
    assert [window.starts.astimezone(UTC).hour for window in found] == [2, 1]


@pytest.mark.parametrize(
    "window",
    [
        {"date": "2027-02-06", "from": "09:00", "to": "10:00"},
        {"date": "2027-02-06", "zone": "Asia/Tokyo", "from": "11:00", "to": "12:00"},
        {"zone": "Asia/Tokyo", "from": "11:00", "to": "12:00"},
        {"from": "2027-02-06T09:00:00+07:00", "to": "2027-02-06T12:00:00+09:00"},
        {"from": datetime(2027, 2, 6, 2, tzinfo=UTC), "to": datetime(2027, 2, 6, 3, tzinfo=UTC)},
    ],
)
def test_the_same_hour_can_be_said_in_several_ways(window: dict[str, object]) -> None:
    found = windows_of([window])

    assert found == (Window(datetime(2027, 2, 6, 2, tzinfo=UTC), datetime(2027, 2, 6, 3, tzinfo=UTC)),)


@pytest.mark.parametrize(
    ("window", "said"),
    [
        ({"date": "2027-02-08", "from": "09:00", "to": "10:00"}, "the fair has no day 2027-02-08"),
        ({"zone": "Asia/Bandung", "from": "09:00", "to": "10:00"}, "zone 'Asia/Bandung' is unknown"),
        ({"from": "09:00", "to": "2027-02-06T12:00:00+09:00"}, "must both be times, or both moments"),
        ({"from": "nine", "to": "10:00"}, "from is 'nine'; give a time such as 09:00, or a moment"),
        ({"from": "09:00"}, "to is missing; give a time such as 09:00, or a moment"),
        ({"date": "6 Feb", "from": "09:00", "to": "10:00"}, "date is '6 Feb'; give a date such as 2027-02-06."),
        ("morning", "windows[0] is 'morning'; give a table."),
    ],
)
def test_a_window_that_cannot_be_read_is_named(window: object, said: str) -> None:
    document = make_document(candidates=[{"id": "ani", "windows": [window]}, {"id": "budi"}])

    found = faults_of(document)

    assert len(found) == 1
    assert found[0].startswith(("candidates[0]: windows[0]", "windows[0]"))
    assert said in found[0]


def test_dates_and_times_may_be_those_of_a_toml_file() -> None:
    day = {
        "date": date(2027, 2, 6),
        "zone": "Asia/Jakarta",
        "opens": time(9),
        "closes": time(12),
        "slot_minutes": 30,
        "breaks": [
            {"kind": "lunch", "name": {"id": "Siang", "ja": "昼", "en": "Noon"}, "from": time(11), "to": time(12)}
        ],
    }

    fair = read_fair(make_document(days=[day]))

    assert fair.days[0].breaks[0].text.english == "Noon"
    assert fair.days[0].starts(0) == datetime(2027, 2, 6, 9, tzinfo=timezone(timedelta(hours=7)))


def test_every_fault_of_a_file_is_told_at_once_and_none_that_only_follows_from_another() -> None:
    found = faults_of(
        make_document(
            days=[
                {
                    "date": "6.2.2027",
                    "zone": "Asia/Jakarta",
                    "opens": "9 am",
                    "closes": "12:00",
                    "slot_minutes": "half an hour",
                    "breaks": [
                        {"kind": "tea", "from": "10:00", "to": "10:30"},
                        {"kind": "lunch", "name": {"id": "Siang"}, "from": "11:00", "to": "11:30"},
                    ],
                },
                *make_document()["days"],
            ],
            organisations=[
                {"kind": "employer"},
                {"id": "takagi", "booths": 1.5},
                {"id": "kawashima", "windows": "all"},
            ],
            candidates=[{"id": ""}, {"id": "ani", "languages": "id"}, {"id": "budi"}],
            interpreters=None,
            meetings=[
                {"candidate": "ani"},
                {"candidate": "ani", "organisation": "takagi", "with": "kawashima"},
                {"candidate": "ani", "organisation": True},
                {"candidate": "eka", "organisation": "takagi", "weight": True},
                7,
            ],
        )
    )

    assert found == (
        "meetings[4] is 7; give a table.",
        "days[0]: date is '6.2.2027'; give a date such as 2027-02-06.",
        "days[0]: opens is '9 am'; give a time such as 09:00.",
        "days[0]: slot_minutes is 'half an hour'; give a whole number.",
        "days[0]: breaks[0]: kind is 'tea'; give one of lunch, prayer.",
        "days[0]: breaks[1]: name is {'id': 'Siang'}; give a text, or a table of id, ja and en.",
        "organisations[0]: id is missing; give a text.",
        "organisations[1]: booths is 1.5; give a whole number.",
        "windows is 'all'; give a list of tables.",
        "candidates[0]: id is ''; give a text that is not empty.",
        "candidates[1]: languages is 'id'; give a list of texts.",
        f"meetings[0] {TWO_SIDES}",
        f"meetings[1] {TWO_SIDES}",
        "meetings[2]: organisation is True; give a text that is not empty.",
        "meetings[3]: weight is True; give a whole number.",
        "meeting '3': candidate 'eka' is unknown; add the candidate or drop the meeting.",
    )


def test_a_zone_that_is_unknown_is_told_once_and_not_for_every_window_on_that_day() -> None:
    days = [{**make_document()["days"][0], "zone": "Asia/Bandung"}]

    found = faults_of(make_document(days=days))

    assert found == (
        "day 2027-02-06: zone 'Asia/Bandung' is unknown; use an IANA name such as Asia/Jakarta or Asia/Tokyo.",
    )


def test_a_key_that_is_not_read_is_warned_of_with_the_nearest_that_is() -> None:
    document = make_document(
        seeds=1, organisations=[{"id": "takagi", "booth": 2}, {"id": "kawashima", "colour": "red"}, 3]
    )

    found = unknown_keys(document)

    assert found == (
        "fair.json: key 'seeds' is not read; known: days, organisations, candidates, interpreters, meetings.",
        "organisations[0]: key 'booth' is not read; did you mean 'booths'?",
        "organisations[1]: key 'colour' is not read; known: id, kind, booths, windows.",
    )
    assert unknown_keys({"days": 3}) == ()


def test_a_meeting_without_an_id_is_told_by_its_place_in_the_list() -> None:
    fair = read_fair(make_document())

    written = write_timetable(fair, solve(fair), Language.ENGLISH)

    assert {one["meeting"] for one in written["held"]} == {"first", 1, 2}
    assert set(written["held"][0]) == {"meeting", "day", "slot", "booth", "interpreter"}


@settings(max_examples=50, deadline=None)
@given(fairs())
def test_a_timetable_comes_back_from_json_as_it_went(fair: Fair) -> None:
    planned = solve(fair, seed=5)
    again = replan(fair, planned, since=fair.days[0].starts(1))

    for timetable in (planned, again):
        text = json.dumps(write_timetable(fair, timetable, Language.JAPANESE))
        assert read_timetable(json.loads(text)) == timetable


def test_a_bound_without_its_proof_is_read_and_left_to_the_certificate() -> None:
    fair = make_fair()
    written = write_timetable(fair, replace(solve(fair), proof=None), Language.ENGLISH)

    assert written["proof"] is None
    assert read_timetable(written).proof is None


def test_every_fault_of_a_timetables_file_is_told_at_once() -> None:
    with pytest.raises(TimetableError) as raised:
        read_timetable(
            {
                "held": [{"meeting": 1, "day": "Saturday", "slot": None, "booth": None}],
                "not_held": [{"meeting": "m", "reasons": ["tired"]}],
                "since": "10:30",
                "proof": {"meetings": "all", "organisations": {"takagi": [1]}, "candidates": {}},
            }
        )

    assert raised.value.faults == (
        "held[0]: day is 'Saturday'; give a date such as 2027-02-06.",
        "held[0]: slot is missing; give a whole number.",
        "held[0]: booth is missing; give a text.",
        f"not_held[0]: reasons is 'tired'; give one of {', '.join(Reason)}.",
        "the timetable: bound is missing; give a whole number.",
        "the timetable: since is '10:30'; give a moment such as 2027-02-06T10:30:00+07:00.",
        "proof: meetings must be a list of ids; copy it whole.",
        'proof: organisations must look like {"name": {"2027-02-06": [0, 1]}}; copy it whole.',
        'proof: interpreters must look like {"name": {"2027-02-06": [0, 1]}}; copy it whole.',
    )


@pytest.mark.parametrize("document", [None, [], "timetable"])
def test_what_is_no_table_is_no_timetable(document: object) -> None:
    with pytest.raises(TimetableError, match="the document is not a table"):
        read_timetable(document)
