from kakehashi.fair import Candidate, Interpreter, Meeting, Organisation
from kakehashi.fair.board import Board
from kakehashi.fair.coverage import Coverage
from kakehashi.fair.grid import NOWHERE, lay_out
from tests.fair.make import make_day, make_fair


def test_a_guest_changes_to_another_firm_so_that_the_next_one_meets_somebody_too() -> None:
    fair = make_fair(
        days=(make_day(slots=1),),
        meetings=(
            Meeting("m0", "takagi", "ani"),
            Meeting("m1", "kawashima", "ani"),
            Meeting("m2", "takagi", "budi"),
        ),
    )
    board = Board(lay_out(fair))

    Coverage(board, {0: [0, 1], 1: [2]}).run([0, 1])

    assert board.place == [NOWHERE, 0, 0]


def test_a_search_without_success_leaves_everybody_where_they_were() -> None:
    fair = make_fair(
        days=(make_day(slots=1),),
        candidates=(Candidate("ani"), Candidate("budi"), Candidate("cici")),
        meetings=tuple(Meeting(f"m{n}", "takagi", who) for n, who in enumerate(("ani", "budi", "cici"))),
    )
    board = Board(lay_out(fair))

    Coverage(board, {0: [0], 1: [1], 2: [2]}).run([0, 1, 2])

    assert board.place == [0, NOWHERE, NOWHERE]


def test_a_path_that_ends_without_an_interpreter_is_taken_back() -> None:
    firms = tuple(Organisation(name) for name in ("takagi", "kawashima", "aso"))
    fair = make_fair(
        days=(make_day(slots=1),),
        organisations=firms,
        interpreters=(Interpreter("sari", ("id",)),),
        candidates=(Candidate("ani"), Candidate("budi"), Candidate("cici")),
        meetings=(
            Meeting("m0", "takagi", "ani"),
            Meeting("m1", "kawashima", "ani"),
            Meeting("m2", "takagi", "budi", interpreter="id"),
            Meeting("m3", "aso", "cici", interpreter="id"),
        ),
    )
    board = Board(lay_out(fair))

    Coverage(board, {0: [0, 1], 1: [2], 2: [3]}).run([2, 0, 1])

    assert board.place == [0, NOWHERE, NOWHERE, 0]
