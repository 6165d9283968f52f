"""The rows of one person in a sheet: told as they came, whatever was made of them."""

from typing import Any

from kakehashi.sheets import Kind, as_sent, rows_where
from tests.sheets.make import SUPARTI, make_book, table_of

NOBODY = frozenset[str]()


def sheet_of(records: list[dict[str, Any]]) -> bytes:
    return make_book(table_of(Kind.CANDIDATES, records))


def test_rows_are_told_cell_by_cell_as_the_sheet_shows_them() -> None:
    data = sheet_of([SUPARTI, SUPARTI | {"id": "K-0002", "name": "WAHYUNI", "sex": "?"}])

    told = as_sent(data, lambda text: text == "K-0002", kind="candidates")

    assert list(told) == [3]
    assert "WAHYUNI" in told[3].values()
    assert "?" in told[3].values()
    assert "" not in told[3].values()


def test_a_row_can_be_asked_for_by_its_number_and_the_header_row_is_none() -> None:
    data = sheet_of([SUPARTI])

    assert list(as_sent(data, NOBODY.__contains__, rows=[1, 2, 9], kind="candidates")) == [2]
    assert as_sent(data, NOBODY.__contains__, kind="candidates") == {}


def test_the_rows_told_are_those_that_would_be_taken_out() -> None:
    data = sheet_of([SUPARTI, SUPARTI | {"id": "K-0002"}, SUPARTI | {"id": "K-0003"}])

    def is_meant(text: str) -> bool:
        return text in {"K-0001", "K-0003"}

    assert set(as_sent(data, is_meant, kind="candidates")) == rows_where(data, is_meant, kind="candidates") == {2, 4}
