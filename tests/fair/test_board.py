from kakehashi.fair import Candidate, Interpreter, Meeting, Organisation
from kakehashi.fair.board import Board
from kakehashi.fair.grid import NOWHERE, lay_out
from tests.fair.make import make_day, make_fair


def make_board(**changes: object) -> Board:
    return Board(lay_out(make_fair(**changes)))


def bilingual_board(*languages: tuple[str, ...], asked: tuple[str, ...]) -> Board:
    """One slot, a firm and a person for each meeting, an interpreter for each tuple of languages."""
    return make_board(
        days=(make_day(slots=1),),
        organisations=tuple(Organisation(f"o{n}") for n in range(len(asked))),
        candidates=tuple(Candidate(f"c{n}") for n in range(len(asked))),
        interpreters=tuple(Interpreter(f"i{n}", spoken) for n, spoken in enumerate(languages)),
        meetings=tuple(Meeting(f"m{n}", f"o{n}", f"c{n}", interpreter=one) for n, one in enumerate(asked)),
    )


def test_a_slot_taken_by_either_side_is_open_no_longer() -> None:
    board = make_board()

    board.put(0, 1)

    assert board.open_slots(1) == 0b1101
    assert board.open_slots(2) == 0b1101
    assert board.open_slots(3) == 0b1111
    assert board.put(1, 1) is False


def test_taking_moves_back_leaves_the_board_as_it_was() -> None:
    board = bilingual_board(("id", "jv"), ("id",), asked=("id", "jv"))
    board.put(0, 0)
    before = (list(board.place), list(board.interpreter), list(board.idle), list(board.free), board.held)
    mark = len(board.journal)

    board.put(1, 0)
    board.take(0)
    board.undo(mark)

    assert (list(board.place), list(board.interpreter), list(board.idle), list(board.free), board.held) == before


def test_an_interpreter_is_relieved_along_a_chain_of_languages() -> None:
    board = bilingual_board(("a", "b"), ("b", "c"), ("c", "d"), asked=("b", "c", "a"))
    board.restore(0, 0, 0)
    board.restore(1, 0, 1)

    done = board.put(2, 0)

    assert done
    assert board.interpreter == [1, 2, 0]


def test_without_anybody_to_relieve_him_an_interpreter_stays_and_the_meeting_is_not_held() -> None:
    board = bilingual_board(("a", "b"), ("d",), asked=("b", "a", "d", "b"))
    board.restore(0, 0, 0)

    assert board.put(1, 0) is False
    assert board.place[1] == NOWHERE
    assert board.slots_to_try(1) == 0b1


def test_a_meeting_may_stand_only_with_the_interpreter_it_needs() -> None:
    board = bilingual_board(("a",), ("b",), asked=("a",))

    assert board.may_stand(0, 0, 0)
    assert not board.may_stand(0, 0, 1)
    assert not board.may_stand(0, 0, NOWHERE)
    board.restore(0, 0, 0)
    assert not board.may_stand(0, 0, 0)


def test_a_meeting_that_asks_for_nobody_stands_without_an_interpreter() -> None:
    board = make_board(interpreters=(Interpreter("sari", ("id",)),))

    assert board.may_stand(0, 0, NOWHERE)
    assert not board.may_stand(0, 0, 0)
