from hypothesis import given, settings

from kakehashi.fair import Candidate, Fair, Meeting, Organisation, verify
from kakehashi.fair.board import Board
from kakehashi.fair.bound import Limit, limit
from kakehashi.fair.grid import NOWHERE, lay_out
from kakehashi.fair.outcome import written_out
from kakehashi.fair.repair import Repair
from tests.fair.make import fairs, make_day, make_fair, make_window


def limit_of(board: Board) -> Limit:
    return limit(board.grid, board.place, board.interpreter, range(len(board.place)))


def repaired(board: Board, *, effort: int = 1000) -> Board:
    Repair(board, limit_of(board), range(len(board.place)), effort).run()
    return board


@settings(max_examples=60, deadline=None)
@given(fairs())
def test_reasons_are_true_even_when_repair_may_make_no_move(fair: Fair) -> None:
    board = Board(lay_out(fair))

    repaired(board, effort=0)

    assert verify(fair, written_out(board, limit_of(board), seed=0)) == ()


@settings(max_examples=60, deadline=None)
@given(fairs())
def test_repair_alone_makes_a_timetable_that_holds(fair: Fair) -> None:
    board = Board(lay_out(fair))

    repaired(board)

    assert verify(fair, written_out(board, limit_of(board), seed=0)) == ()


def test_two_meetings_change_slots_along_a_chain_to_let_a_third_in() -> None:
    fair = make_fair(days=(make_day(slots=2),))
    board = Board(lay_out(fair))
    for meeting, slot in ((0, 0), (3, 1)):
        assert board.put(meeting, slot)
    assert board.put(1, 1) is False

    repaired(board)

    assert NOWHERE not in board.place


def test_who_stands_in_the_way_is_moved_to_another_slot() -> None:
    early = Candidate("ani", (make_window("09:00", "09:30"),))
    fair = make_fair(
        candidates=(early, Candidate("budi")),
        meetings=(Meeting("only", "takagi", "ani"), Meeting("any", "takagi", "budi")),
    )
    board = Board(lay_out(fair))
    assert board.put(1, 0)

    repaired(board)

    assert board.place[0] == 0
    assert board.place[1] > 0


def test_an_exchange_never_takes_away_the_only_meeting_of_a_guest() -> None:
    fair = make_fair(
        days=(make_day(slots=1),),
        meetings=(Meeting("first", "takagi", "ani"), Meeting("second", "takagi", "budi", weight=9)),
    )
    board = Board(lay_out(fair))
    assert board.put(0, 0)

    repaired(board)

    assert board.place == [0, NOWHERE]


def test_a_heavier_meeting_takes_the_place_of_a_lighter_one_of_the_same_guest() -> None:
    fair = Fair(
        days=(make_day(slots=1),),
        organisations=(Organisation("takagi"), Organisation("kawashima")),
        candidates=(Candidate("ani"),),
        meetings=(Meeting("light", "takagi", "ani"), Meeting("heavy", "kawashima", "ani", weight=2)),
    )
    board = Board(lay_out(fair))
    assert board.put(0, 0)

    repaired(board)

    assert board.place == [NOWHERE, 0]


def test_a_flow_that_leaves_out_a_guest_who_has_a_meeting_is_not_followed() -> None:
    board = Board(lay_out(make_fair()))
    board.put(0, 0)
    nothing = Limit(value=4, parties=(), teams=(), meetings=frozenset(), carried=frozenset())

    followed = Repair(board, nothing, range(4), 0).hold_carried(range(4))

    assert not followed
    assert board.place == [0, NOWHERE, NOWHERE, NOWHERE]
