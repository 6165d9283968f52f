"""Sheets of wishes and rankings."""

import pytest

from kakehashi.sheets import SheetError, check_rankings, check_wishes
from tests.sheets.make import TODAY, make_text

WISHES = [["candidate", "rank", "vacancy"], ["K-1", "1", "V-1"], ["K-1", "2", "V-2"], ["K-2", "1", "V-1"]]


def test_wishes_are_read_in_their_order() -> None:
    reading = check_wishes(make_text(WISHES), filename="wishes.csv", today=TODAY)

    assert reading.faults == ()
    assert [row.choice for row in reading.rows] == [
        {"candidate": "K-1", "rank": 1, "vacancy": "V-1"},
        {"candidate": "K-1", "rank": 2, "vacancy": "V-2"},
        {"candidate": "K-2", "rank": 1, "vacancy": "V-1"},
    ]


def test_rankings_are_read_the_other_way_round() -> None:
    data = make_text([["求人", "順位", "候補者"], ["V-1", "1", "K-1"], ["V-1", "2", "K-2"]], encoding="cp932")

    reading = check_rankings(data, filename="rankings.csv", today=TODAY)

    assert [row.choice for row in reading.rows][1] == {"vacancy": "V-1", "rank": 2, "candidate": "K-2"}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (["K-1", "2", "V-3"], "rank_twice"),
        (["K-1", "3", "V-2"], "choice_twice"),
        (["K-1", "0", "V-3"], "number_out_of_range"),
        (["K-1", "pertama", "V-3"], "number_not_understood"),
        (["", "3", "V-3"], "missing_required"),
        (["K-1", "", "V-3"], "missing_required"),
        (["K-1", "3", "-"], "missing_required"),
    ],
)
def test_a_wish_that_cannot_stand_is_refused_and_the_others_stay(row: list[str], code: str) -> None:
    reading = check_wishes(make_text([*WISHES, row]), filename="wishes.csv", today=TODAY)

    assert [(fault.row, fault.code) for fault in reading.faults] == [(5, code)]
    assert (reading.accepted, reading.refused) == (3, 1)


def test_a_choice_twice_names_the_row_that_had_it_first() -> None:
    reading = check_wishes(make_text([*WISHES, ["K-1", "9", "V-1"]]), filename="wishes.csv", today=TODAY)

    assert reading.faults[0].reason.english == "K-1 and V-1 already stand together in row 2"


def test_wishes_without_a_rank_column_are_refused_as_a_file() -> None:
    with pytest.raises(SheetError) as refused:
        check_wishes(make_text([["candidate", "vacancy"], ["K-1", "V-1"]]), filename="wishes.csv", today=TODAY)

    assert refused.value.code == "missing_column"
