from dataclasses import replace
from datetime import time

from hypothesis import given, settings

from kakehashi.fair import (
    Break,
    BreakKind,
    Fair,
    Held,
    Interpreter,
    Meeting,
    NotHeld,
    Organisation,
    Reason,
    Timetable,
    changes,
    rests,
    slots,
    solve,
    view,
)
from tests.fair.make import FRIDAY, FRIDAY_PRAYER, SATURDAY, fairs, make_day, make_fair

BUSINESS = make_fair(
    organisations=(Organisation("takagi", booths=2), Organisation("lpk"), Organisation("idle")),
    interpreters=(Interpreter("sari", ("id",)),),
    meetings=(
        Meeting("talk", "takagi", visitor="lpk", interpreter="id"),
        Meeting("interview", "takagi", "ani"),
        Meeting("never", "lpk", "budi"),
    ),
)
HELD = Timetable(
    held=(Held("interview", SATURDAY, 1, "takagi/2"), Held("talk", SATURDAY, 0, "takagi/1", "sari")),
    not_held=(NotHeld("never", (Reason.ORGANISATION_FULL,)),),
    bound=3,
)


def test_a_line_shows_both_zones() -> None:
    row = view(BUSINESS, HELD).by_candidate["ani"][0]

    assert [f"{at.zone} {at.starts:%H:%M}-{at.ends:%H:%M}" for at in row.times] == [
        "Asia/Jakarta 09:30-10:00",
        "Asia/Tokyo 11:30-12:00",
    ]
    assert (row.booth, row.guest, row.interpreter) == ("takagi/2", "ani", None)


def test_a_reader_elsewhere_gets_the_zones_asked_for() -> None:
    row = view(BUSINESS, HELD, zones=("Asia/Makassar",)).rows[0]

    assert [f"{at.starts:%H:%M %Z}" for at in row.times] == ["10:00 WITA"]


def test_everybody_has_an_entry_even_with_nothing_in_it() -> None:
    views = view(BUSINESS, HELD)

    assert views.by_candidate["budi"] == ()
    assert views.by_organisation["idle"] == ()
    assert list(views.by_booth) == ["takagi/1", "takagi/2", "lpk/1", "idle/1"]
    assert [row.language for row in views.by_interpreter["sari"]] == ["id"]


def test_a_visiting_organisation_finds_its_visit_on_its_own_list() -> None:
    views = view(BUSINESS, HELD)

    assert [row.meeting for row in views.by_organisation["lpk"]] == ["talk"]
    assert [row.meeting for row in views.by_organisation["takagi"]] == ["talk", "interview"]
    assert views.by_organisation["lpk"][0].guest == "lpk"


def test_the_board_has_a_column_for_each_slot_and_says_which_break_closes_it() -> None:
    fair = make_fair(days=(make_day(FRIDAY, slots=9, breaks=(FRIDAY_PRAYER,)),))

    columns = slots(fair)

    assert [column.slot for column in columns] == list(range(9))
    assert [column.slot for column in columns if column.rest is FRIDAY_PRAYER] == [5, 6, 7]


def test_breaks_are_lines_in_order_of_time() -> None:
    asr = Break(BreakKind.PRAYER, time(15, 15), time(15, 45))
    fair = make_fair(days=(make_day(slots=2), make_day(FRIDAY, slots=14, breaks=(asr, FRIDAY_PRAYER))))

    lines = rests(fair)

    assert [line.rest for line in lines] == [FRIDAY_PRAYER, asr]
    assert f"{lines[0].times[1].starts:%H:%M}" == "13:30"


def test_what_changed_is_what_moved_came_or_went() -> None:
    moved = replace(HELD.held[0], slot=3)
    after = replace(HELD, held=(moved, Held("never", SATURDAY, 2, "lpk/1")))

    found = changes(HELD, after)

    assert [(one.meeting, one.before is None, one.after is None) for one in found] == [
        ("interview", False, False),
        ("never", True, False),
        ("talk", False, True),
    ]


def test_a_timetable_is_best_when_it_holds_as_many_as_the_bound() -> None:
    assert not HELD.best
    assert replace(HELD, bound=2).best


@settings(max_examples=40, deadline=None)
@given(fairs())
def test_every_meeting_held_is_on_the_lists_of_its_booth_its_guest_and_its_interpreter(fair: Fair) -> None:
    timetable = solve(fair)

    views = view(fair, timetable)

    assert len(views.rows) == len(timetable.held)
    for row in views.rows:
        assert row in views.by_booth[row.booth]
        assert row in views.by_organisation[row.host]
        assert row in (views.by_candidate if row.candidate else views.by_organisation)[row.guest]
        assert row.interpreter is None or row in views.by_interpreter[row.interpreter]
