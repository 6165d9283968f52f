"""Two thousand inputs nobody meant to send: each is read or refused, none takes five seconds, none leaves a half."""

import time

import pytest

from kakehashi.sheets import Kind, SheetError, check_candidates, check_vacancies, look, marked, refused
from kakehashi.vocabulary import Language
from tests.sheets.make import TODAY
from tests.sheets.nasty import inputs

INPUTS, PARTS = 2_000, 8
SECONDS = 5.0
EVERY = 7
"""The sheets that go back to the sender are made of every so many readings."""


def assert_whole(data: bytes, kind: Kind, *, make_sheets: bool) -> bool:
    """Read or refuse the input, and say everything about it in every language; gives whether it was read."""
    check = check_vacancies if kind == Kind.VACANCIES else check_candidates
    reading = said = None
    try:
        reading = check(data, filename="nasty", today=TODAY)
    except SheetError as error:
        said = [error.said_in(language) for language in Language]
    if reading is None:
        assert said is not None
        assert all(said)
        return False
    assert reading.accepted + reading.refused == reading.read > 0
    assert {fault.row for fault in reading.faults} == set(reading.refused_rows)
    assert not {row.number for row in reading.rows} & set(reading.refused_rows)
    for fault in (*reading.faults, *reading.warnings):
        assert all(fault.said_in(language) for language in Language)
    for row in reading.rows:
        shown = {cell.column: cell.value for cells in row.origins.values() for cell in cells}
        assert all(shown.values())
        assert len(row.digest) == 64
    if make_sheets:
        assert check(marked(reading, data, language="id"), filename="b", today=TODAY).read >= reading.read
        assert refused(reading, data, language="ja").startswith(b"PK")
    assert look(data, kind=kind).header_row == reading.header_row
    return True


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_comes_is_read_or_refused_whole_and_soon(part: int) -> None:
    read, slowest = 0, 0.0
    for place, data in enumerate(inputs(seed=part, count=INPUTS // PARTS)):
        began = time.process_time()
        kind = Kind.VACANCIES if place // 8 % 3 == 0 else Kind.CANDIDATES
        read += assert_whole(data, kind, make_sheets=place % EVERY == 0)
        slowest = max(slowest, time.process_time() - began)

    assert slowest < SECONDS
    assert read > INPUTS // PARTS // 10


def test_the_same_seed_gives_the_same_inputs() -> None:
    assert list(inputs(5, 40)) == list(inputs(5, 40))


def test_what_was_damaged_is_refused_the_same_way_again() -> None:
    for data in inputs(6, 80):
        said = []
        for _ in range(2):
            try:
                reading = check_candidates(data, filename="a", today=TODAY)
                said.append(repr((reading.rows, reading.faults, reading.warnings)))
            except SheetError as error:
                said.append(error.said_in("en"))
        assert said[0] == said[1]
