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
        (0, "", "encoding_assumed"),
        (1, "E", "unknown_column"),
        (2, "E", "broken_character_unread"),
    ]


@pytest.mark.parametrize(
    ("encoding", "broken", "said"),
    [("utf-8", b"\xff", "UTF-8"), ("utf-8-sig", b"\xe9", "UTF-8"), ("utf-16", b"\x00\xd8", "UTF-16")],
)
def test_the_encoding_that_was_assumed_is_said_where_bytes_were_lost(encoding: str, broken: bytes, said: str) -> None:
    warnings = spoiled(PEOPLE, encoding, broken).warnings

    assert [(one.row, one.value, one.code, one.values["lost"]) for one in warnings] == [
        (0, said, "encoding_assumed", 1)
    ]


HEAD = b"Nama,Tanggal lahir,Jenis kelamin,Provinsi asal,Catatan\n"


def test_a_small_file_with_several_broken_bytes_loses_the_rows_they_stand_in_and_no_other() -> None:
    rows = [
        b"SUPAR\xffTI,24-11-1996,P,Bali,ok",
        b"BUDI,24-11-1996,L,Bali,cat\xfe\xc3atan",
        "CICI,24-11-1996,P,Bali,あ".encode(),
    ]

    reading = check_candidates(HEAD + b"\n".join(rows), filename="a", today=TODAY)

    assert [(one.row, one.column, one.code) for one in reading.faults] == [(2, "A", "broken_character")]
    assert [row.person["name"] for row in reading.rows] == ["BUDI", "CICI"]
    assert [(one.row, one.column, one.code, one.value) for one in reading.warnings] == [
        (0, "", "encoding_assumed", "UTF-8"),
        (1, "E", "unknown_column", "Catatan"),
        (3, "E", "broken_character_unread", "cat\ufffd\ufffdatan"),
    ]


@pytest.mark.parametrize(("stray", "read_as"), [(b"\xc3", "Windows-1252"), (b"\xc3\xb1", "CP932 (Shift_JIS)")])
def test_a_byte_gone_astray_in_plain_letters_is_said_with_the_encoding_that_was_guessed(
    stray: bytes, read_as: str
) -> None:
    rows = [b"BUDI,24-11-1996,L,Bali,"] * 50 + [b"SUPAR" + stray + b"TI,24-11-1996,P,Bali,"]
    data = HEAD + b"\n".join(rows)
    if read_as.startswith("CP932"):
        data = data.replace(b"SUPAR", b"\x8eR\xe8SUPAR")  # a kanji or two: no UTF-8

    reading = check_candidates(data, filename="a", today=TODAY)

    told = [(one.row, one.column, one.code, one.values.get("encoding")) for one in reading.warnings]
    assert (52, "A", "letters_guessed", read_as) in told
    assert f"read as {read_as}" in reading.warnings[-1].reason.english


def test_dashes_and_blanks_of_windows_1252_are_no_guess_at_a_letter() -> None:
    data = HEAD + "SUPARTI,24–11–1996,P,Jawa\u00a0Tengah,".encode("cp1252")

    reading = check_candidates(data, filename="a", today=TODAY)

    assert (reading.encoding, reading.accepted) == ("cp1252", 1)
    assert [one.code for one in reading.warnings] == ["unknown_column"]


def test_a_japanese_list_in_its_own_encoding_is_no_guess() -> None:
    for encoding in ("cp932", "euc_jp"):
        data = make_text(table_of(Kind.CANDIDATES, JAPANESE, "ja"), encoding=encoding)

        assert not check_candidates(data, filename="a", today=TODAY).warnings


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
