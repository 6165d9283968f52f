"""Tables that leave the house, and what they could not hold."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Literal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.sheets import export, export_to, workbook
from kakehashi.sheets.cells import Cell
from kakehashi.sheets.reading import read
from kakehashi.vocabulary import Text

HEADS = [Text("Nama", "氏名", "Name"), Text("Catatan", "備考", "Remark")]


def cells_of(data: bytes) -> list[list[Cell]]:
    """The cells of a file, headers first, as our own reader sees them."""
    return [cells for _, cells in read(data, lambda _: 1).rows]


def test_an_export_holds_every_kind_of_cell() -> None:
    row = [
        None,
        "=x",
        3,
        2.5,
        True,
        date(2026, 11, 24),
        datetime.fromisoformat("2026-11-24T09:30"),
        time(7, 45),
        timedelta(hours=30),
        ["a"],
    ]
    heads = [Text(*(str(place) for _ in range(3))) for place in range(len(row))]

    cells = list(read(export([row], heads, language="ja").data, lambda _: 1).rows)[1][1]

    assert cells[:7] == ["", "=x", 3.0, 2.5, True, row[5], row[6]]
    assert cells[9] == "['a']"


@pytest.mark.parametrize("form", ["csv", "csv-cp932"])
@pytest.mark.parametrize("text", ["=1+1", "+62", "-1", "@x", "＝1", "\t=1", "\u200b=1", "\tx"])
def test_a_text_that_looks_like_a_command_is_not_one_in_a_csv(form: Literal["csv", "csv-cp932"], text: str) -> None:
    data = export([["SUPARTI", text]], HEADS, language="id", form=form).data

    written = data.decode("utf-8-sig" if form == "csv" else "cp932")
    assert list(csv.reader(io.StringIO(written)))[1][1].startswith("'")


def test_a_sign_for_none_and_a_negative_number_stay_as_they_are() -> None:
    data = export([["-", -5]], HEADS, language="id", form="csv").data

    assert data.decode("utf-8-sig").splitlines()[1] == "-,-5"


def test_cp932_says_which_characters_it_does_not_have_and_where() -> None:
    made = export([["髙木㈱", "ok"], ["Désirée", "𠮷野 – x"]], HEADS, language="ja", form="csv-cp932")

    assert made.data.decode("cp932").splitlines()[1] == "髙木㈱,ok"
    assert [(one.row, one.header, one.character) for one in made.not_writable] == [
        (3, "氏名", "é"),
        (3, "氏名", "é"),
        (3, "備考", "𠮷"),
        (3, "備考", "–"),
    ]
    assert "D〓sir〓e" in made.data.decode("cp932")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=12), st.text(max_size=12)), min_size=1, max_size=5))
def test_no_text_of_a_csv_ever_begins_like_a_command(rows: list[tuple[str, str]]) -> None:
    data = export(rows, HEADS, language="en", form="csv").data

    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        assert all(cell == "-" or cell[:1] not in {"=", "+", "-", "@", "\t", "\r"} for cell in row)


def test_a_workbook_is_opened_by_another_program_with_its_texts_as_texts() -> None:
    texts = ["=1+1", "<b>&amp;</b>", " dua  spasi ", "baris\nbaru", "髙木𠮷", "a\x01b", "_x0041_", "\ud800"]

    book = openpyxl.load_workbook(io.BytesIO(export([texts], HEADS, language="ja").data))

    row = [cell.value for cell in book.worksheets[0][2]]
    assert row[:5] == texts[:5]
    assert [cell.data_type for cell in book.worksheets[0][2]] == ["s"] * len(texts)
    assert all(cell.quotePrefix for cell in book.worksheets[0][2])
    assert row[5:] == ["a_x0001_b", "_x005F_x0041_", "\ufffd"]
    assert book.worksheets[0].freeze_panes == "A2"


def test_a_workbook_is_the_same_every_time() -> None:
    assert export([["a", 1]], HEADS, language="id").data == export([["a", 1]], HEADS, language="id").data


def test_numbers_and_days_that_excel_cannot_keep_are_written_as_text() -> None:
    odd = [float("nan"), float("inf"), date(1900, 2, 28), datetime(2026, 1, 1, 9, tzinfo=UTC), timedelta(days=-1)]

    row = cells_of(export([odd], HEADS, language="en").data)[1]

    assert row == ["nan", "INF", "1900-02-28", "2026-01-01 09:00:00+00:00", "-1 day, 0:00:00"]


def test_rows_beyond_the_last_of_a_sheet_go_into_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)

    book = openpyxl.load_workbook(io.BytesIO(export([[place] for place in range(5)], HEADS, language="en").data))

    assert [[row[0].value for row in sheet] for sheet in book.worksheets] == [
        ["Name", 0, 1],
        ["Name", 2, 3],
        ["Name", 4],
    ]
    assert book.sheetnames == ["1", "1 (2)", "1 (3)"]


def test_a_table_without_rows_is_its_headers() -> None:
    assert cells_of(export([], HEADS, language="id").data) == [["Nama", "Catatan"]]
    assert export([], HEADS, language="id", form="csv").data.decode("utf-8-sig") == "Nama,Catatan\r\n"


@pytest.mark.parametrize("form", ["xlsx", "csv", "csv-cp932"])
def test_a_text_longer_than_a_cell_is_cut_and_said(form: Literal["xlsx", "csv", "csv-cp932"]) -> None:
    made = export([["a", "b"], ["c", "x" * 40_000]], HEADS, language="id", form=form)

    assert [(one.row, one.header, one.length) for one in made.too_long] == [(3, "Catatan", 40_000)]
    assert cells_of(made.data)[2][1] == "x" * 32_767


def test_signs_that_windows_writes_in_its_own_way_fit_cp932() -> None:
    made = export([["A〜B", "−5 ¢ — ‖"]], HEADS, language="ja", form="csv-cp932")

    assert made.not_writable == ()
    assert made.data == "氏名,備考\r\nA～B,'－5 ￠ ― ∥\r\n".encode("cp932")


def test_a_row_longer_than_the_headers_is_written_whole() -> None:
    made = export([["a", "b", "é"]], HEADS, language="id", form="csv-cp932")

    assert made.data.splitlines()[1] == "a,b,〓".encode("cp932")
    assert [(one.row, one.header) for one in made.not_writable] == [(2, "")]


VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map("a{}".format),
    st.just(""),
    st.integers(-(10**9), 10**9),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(2100, 12, 31)),
    st.times(time(0, 1)).map(lambda moment: time(moment.hour, moment.minute, moment.second)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=4).map(lambda row: [*row, "end"]), max_size=4))
def test_a_workbook_gives_back_what_was_written(rows: list[list[Any]]) -> None:
    written = cells_of(export(rows, HEADS, language="id").data)[1:]

    assert [cells[: len(row)] for row, cells in zip(rows, written, strict=True)] == rows


def test_memory_does_not_grow_with_the_rows() -> None:
    """Ten thousand rows need hardly more than a thousand: nothing of them is kept but the file itself."""
    import tracemalloc

    peaks = []
    for count in (1_000, 10_000):
        out = io.BytesIO()
        tracemalloc.start()
        export_to(out, (["SITI", f"nilai {place}"] for place in range(count)), HEADS, language="id")
        peaks.append(tracemalloc.get_traced_memory()[1] - len(out.getvalue()))
        tracemalloc.stop()
        assert zipfile.ZipFile(out).testzip() is None

    assert peaks[1] < peaks[0] + 500_000
