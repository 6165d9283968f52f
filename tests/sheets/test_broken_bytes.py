"""Bytes that are no character: each is said in its cell, its row is refused, and no other row is touched."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.sheets import Kind, PersonRow, Reading, check_candidates
from kakehashi.sheets.columns import columns
from kakehashi.vocabulary import prefectures
from tests.sheets.make import SUPARTI, TODAY, make_book, make_text, table_of
from tests.sheets.old_books import make_old_book

PEOPLE: list[dict[str, Any]] = [
    {**SUPARTI, "id": f"K-{place}", "name": name, "born": "14-02-2001", "training_centre": "LPK Karya"}
    for place, name in enumerate(("SUPARTI", "BUDI QQ", "DÉSIRÉE", "NUR AINI"), start=1)
]
JAPANESE: list[dict[str, Any]] = [{**one, "training_centre": "高木訓練所"} for one in PEOPLE if "É" not in one["name"]]
KANJI = "".join(place.text.japanese for place in prefectures().values())


def spoiled(
    people: list[dict[str, Any]], encoding: str, broken: bytes, *, instead: str = "QQ", language: str = "id"
) -> Reading[PersonRow]:
    """The reading of a text in which a few bytes stand where nobody wrote them."""
    data = make_text(table_of(Kind.CANDIDATES, people, language), encoding=encoding)
    mark = instead.encode(encoding.replace("utf-16", "utf-16-le").removesuffix("-sig"))
    assert mark in data
    return check_candidates(data.replace(mark, broken), filename="calon.csv", today=TODAY)


@pytest.mark.parametrize(
    ("encoding", "broken", "people"),
    [
        ("utf-8", b"\xff", PEOPLE),
        ("utf-8", b"\xc3", PEOPLE),
        ("utf-8", b"\xe3\x81", PEOPLE),
        ("utf-8-sig", b"\xe9", PEOPLE),
        ("utf-8", b"\xe9A", JAPANESE),
        ("cp932", b"\xff", JAPANESE),
        ("cp932", b"\xa0\xfd", JAPANESE),
        ("euc_jp", b"\xff", JAPANESE),
        ("utf-16", b"\x00\xd8", PEOPLE),
        ("cp1252", b"\x81", PEOPLE),
    ],
)
def test_a_broken_byte_refuses_its_row_and_no_other(encoding: str, broken: bytes, people: list[dict[str, Any]]) -> None:
    reading = spoiled(people, encoding, broken)

    assert [(one.row, one.header, one.code) for one in reading.faults] == [
        (3, "Nama lengkap sesuai paspor", "broken_character")
    ]
    assert "\ufffd" in reading.faults[0].value
    assert [row.person["name"] for row in reading.rows] == [one["name"] for one in people if one["name"] != "BUDI QQ"]
    assert {row.person["training_centre"] for row in reading.rows} == {people[0]["training_centre"]}


def test_a_broken_byte_in_a_column_nobody_reads_is_said_too() -> None:
    data = "Nama,Tgl lahir,JK,Provinsi,Agama\nÉVA,14-02-2001,P,Bali,x?\n".encode().replace(b"?", b"\xff")

    reading = check_candidates(data, filename="a", today=TODAY)

    assert (reading.accepted, reading.encoding) == (1, "utf-8")
    assert [(one.row, one.column, one.code) for one in reading.warnings] == [
        (1, "E", "unknown_column"),
        (2, "E", "broken_character_unread"),
    ]


def test_a_zero_byte_in_a_cell_is_a_character_that_was_lost() -> None:
    row = [SUPARTI["name"], "14-02-2001", "P", "Ba\0li"]

    book = make_old_book([["Nama", "Tgl lahir", "L/P", "Provinsi"], row])
    reading = check_candidates(book, filename="a", today=TODAY)

    assert [(fault.code, fault.value) for fault in reading.faults] == [("broken_character", "Ba\ufffdli")]
    assert "\0" not in reading.faults[0].reason.english


def test_a_character_that_was_lost_before_the_workbook_was_saved_is_said() -> None:
    data = make_book(table_of(Kind.CANDIDATES, [{**SUPARTI, "name": "D\ufffdSIREE"}]))

    assert [one.code for one in check_candidates(data, filename="a", today=TODAY).faults] == ["broken_character"]


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp"])
@pytest.mark.parametrize("kind", [Kind.CANDIDATES, Kind.VACANCIES])
def test_every_japanese_header_alone_tells_its_encoding(encoding: str, kind: Kind) -> None:
    required = [one.header.japanese for one in columns(kind) if one.required]
    data = make_text([required, ["x"] * len(required)], encoding=encoding)
    from kakehashi.sheets import look

    assert not look(data, kind=kind).missing


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.text(KANJI + "ァアィイゥウかきくけこｱｲｳｴｵﾃｨｩ", min_size=1, max_size=8), min_size=1, max_size=6),
    st.sampled_from(["cp932", "euc_jp"]),
)
def test_no_japanese_text_is_taken_for_damaged_utf_8(words: list[str], encoding: str) -> None:
    rows = [["氏名", "生年月日", "性別", "出身州", "備考"], *(["x", "", "", "", word] for word in words)]

    reading = check_candidates(make_text(rows, encoding=encoding), filename="a", today=TODAY)

    assert reading.encoding == encoding
    assert {one.code for one in reading.faults} == {"missing_required"}
