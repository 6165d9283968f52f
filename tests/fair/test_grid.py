from kakehashi.fair import Candidate, Interpreter, Meeting, Organisation
from kakehashi.fair.grid import bits, lay_out, union
from tests.fair.make import FRIDAY, FRIDAY_PRAYER, SATURDAY, make_day, make_fair, make_window


def test_slots_of_all_days_stand_in_a_row_without_those_that_touch_a_break() -> None:
    friday = make_day(FRIDAY, slots=9, breaks=(FRIDAY_PRAYER,))

    grid = lay_out(make_fair(days=(make_day(slots=2), friday)))

    assert [number for day, number in grid.slot if day == FRIDAY] == [0, 1, 2, 3, 4, 8]
    assert [day for day, _ in grid.slot[-2:]] == [SATURDAY, SATURDAY]


def test_a_slot_across_the_seam_of_two_windows_is_inside_and_one_that_sticks_out_is_not() -> None:
    ani = Candidate("ani", (make_window("09:45", "10:15"), make_window("09:00", "09:45")))

    grid = lay_out(make_fair(candidates=(ani, Candidate("budi"))))

    assert list(bits(grid.shared[0])) == [0, 1]


def test_a_meeting_can_only_be_where_somebody_speaks_its_language() -> None:
    fair = make_fair(
        interpreters=(Interpreter("sari", ("id",), (make_window("10:00", "11:00"),)),),
        meetings=(Meeting("m", "takagi", "ani", interpreter="id"), Meeting("n", "takagi", "ani", interpreter="jv")),
    )

    grid = lay_out(fair)

    assert list(bits(grid.common[0])) == [2, 3]
    assert grid.common[1] == 0
    assert grid.shared[1] == 0b1111


def test_from_a_moment_on_only_slots_that_have_not_begun_are_to_come() -> None:
    fair = make_fair()

    grid = lay_out(fair, fair.days[0].starts(1))

    assert list(bits(grid.future)) == [1, 2, 3]
    assert list(bits(grid.common[0])) == [1, 2, 3]


def test_a_day_that_is_all_break_has_no_slot_and_no_future() -> None:
    day = make_day(FRIDAY, slots=3, opens=FRIDAY_PRAYER.starts, closes=FRIDAY_PRAYER.ends, breaks=(FRIDAY_PRAYER,))

    grid = lay_out(make_fair(days=(day,)), day.starts(0))

    assert (grid.slot, grid.future) == ((), 0)


def test_a_visiting_organisation_is_a_party_with_as_much_room_as_booths() -> None:
    fair = make_fair(
        organisations=(Organisation("takagi"), Organisation("lpk", booths=3)),
        meetings=(Meeting("m", "takagi", visitor="lpk"),),
    )

    grid = lay_out(fair)

    assert grid.capacity[grid.guest[0]] == 3


def test_the_union_of_masks_has_the_slots_of_each() -> None:
    assert union([0b001, 0b100]) == 0b101
    assert list(bits(0b101)) == [0, 2]
