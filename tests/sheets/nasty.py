"""Inputs nobody meant to send, drawn from a seed: random bytes, damaged files, texts and cells of every kind."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from kakehashi.sheets import Kind
from tests.sheets.make import SUPARTI, Formula, make_book, make_text, table_of
from tests.sheets.old_books import make_old_book
from tests.sheets.open_documents import make_open_document

HEADS = [
    *(
        b"",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
    ),
    *(b"Nama,Tgl lahir,L/P,Provinsi\r\n", "氏名\t生年月日\t性別\t州\n".encode("cp932"), b"<html>", b"sep=;\n"),
]
ENCODINGS = ["utf-8", "utf-8-sig", "cp932", "euc_jp", "utf-16", "utf-16-le", "cp1252"]
WORDS: list[Any] = [
    *(
        "",
        " ",
        "-",
        "なし",
        "tidak ada",
        "NULL",
        ".",
        "SUPARTI",
        "SITI SITI",
        "\ufffd",
        "\u200b",
        "\u202e",
        "髙木㈱",
        "ﾊﾞﾘ",
    ),
    *("14-02-2001", "31-02-2001", "R8.11.24", "㋿元年", "令和元年5月1日", "2001年2月30日", "平成十三年二月十四日"),
    *("99999999999999999999", "1e400", "nan", "-inf", "3.37402E+15", "3374015402010021", "+62 812 3456 789"),
    *("jlpt N4 2025-12-07", "jft_basic 999", "jlpt N4; jlpt N9; ;;", "a1_accredited 100 jam", "large JP"),
    *("titp2 2020-01-01 2019-01-01", "ssw1 agriculture.crop 2023-05-01 - ; ssw1 2023-06-01"),
    *('"' * 7, '"""', '"a', "=1+1", "@SUM(A1)", "#REF!", "#N/A", "Err:502", "{0}", "{value}", "%s"),
    *("𠮷" * 30, "x" * 300, "é", "_x0041_", "a\nb", "<b>&amp;"),
    *(0, 1, -1, 1.5, 10**15, 10**18, 36936, 2958466, 20010214, True, False, date(2001, 2, 14), date(2099, 12, 31)),
    *(Formula("=1/0", "#DIV/0!"), Formula("=1", 5), Formula("=1", "x")),
]
HEADERS = [
    *(
        "Nama",
        "Tanggal lahir",
        "L/P",
        "Provinsi",
        "No. HP",
        "NIK",
        "Ujian 1",
        "Tanggal ujian 1",
        "Ujian 2",
        "Kursus",
        "SIM",
    ),
    *("Riwayat tinggal di Jepang", "Pengalaman kerja", "Sehat", "No. paspor", "Paspor berlaku sampai", "氏名", "性別"),
    *(
        "Agama",
        "",
        "No.",
        "#",
        "求人番号",
        "事業所名",
        "職種名",
        "業務区分",
        "勤務地(都道府県)",
        "採用人数",
        "基本給(円)",
    ),
]
GOOD = ["SITI", "14-02-2001", "P", "Bali"]
PEOPLE: list[dict[str, Any]] = [
    {**SUPARTI, "tests": "jlpt N4 2025-12-07", "training_centre": Formula("=1", "LPK")},
    {**SUPARTI, "id": "K-2", "sex": "L"},
]
TABLE = table_of(Kind.CANDIDATES, PEOPLE)


def inputs(seed: int, count: int) -> Iterator[bytes]:
    """So many inputs, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - inputs for tests, and the same every time
    books = [make_book(TABLE), make_old_book(TABLE, from_1904=True), make_open_document(TABLE)]
    kinds: list[Callable[[], bytes]] = [
        lambda: chance.choice(HEADS) + chance.randbytes(chance.randrange(400)),
        lambda: damaged(chance.choice(books), chance),
        lambda: damaged_inside(chance.choice((books[0], books[2])), chance),
        lambda: damaged_inside(chance.choice((books[0], books[2])), chance),
        lambda: damaged(books[1], chance, after=512),
        lambda: damaged(make_text(words(chance), encoding="utf-8"), chance),
        lambda: in_some_encoding(words(chance), chance),
        lambda: chance.choice((make_book, make_old_book, make_open_document))(cells(chance)),
    ]
    for place in range(count):
        yield kinds[place % len(kinds)]()


def cells(chance: random.Random) -> list[list[Any]]:
    """Rows of cells of every kind, below headers that may be ours."""
    width = chance.randrange(1, 12)
    heads = (
        [*HEADERS[:4], *chance.sample(HEADERS[4:16], k=width)]
        if chance.random() < 0.8
        else chance.choices(WORDS, k=width)
    )
    above = [chance.choices(WORDS, k=chance.randrange(3)) for _ in range(chance.randrange(3))]
    rows = [[*GOOD, *chance.choices(WORDS, k=chance.randrange(len(heads) + 2))] for _ in range(chance.randrange(6))]
    for row in rows:
        row[chance.randrange(len(row))] = chance.choice(WORDS)
    return [*above, heads, *rows]


def words(chance: random.Random) -> list[list[str]]:
    """The same as text."""
    return [[str(getattr(cell, "shows", cell)) for cell in row] for row in cells(chance)]


def in_some_encoding(rows: list[list[str]], chance: random.Random) -> bytes:
    """A text in one of the encodings; what it does not have is a question mark."""
    text = make_text(rows, delimiter=chance.choice(",;\t")).decode()
    return text.encode(chance.choice(ENCODINGS), "replace")


def damaged(data: bytes, chance: random.Random, *, after: int = 0) -> bytes:
    """The file with some bytes changed, cut out, or doubled."""
    spoiled = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(min(after, len(spoiled) - 1), len(spoiled)) if len(spoiled) > 1 else 0
        kind = chance.random()
        if kind < 0.7 and spoiled:
            spoiled[at] = chance.choice((0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256)))
        elif kind < 0.85:
            del spoiled[at : at + chance.randrange(1, 40)]
        else:
            spoiled[at:at] = spoiled[at : at + chance.randrange(1, 40)]
    return bytes(spoiled)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """The archive with one of its parts damaged, and packed again as if nothing had happened."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after:
        names = before.namelist()
        likely = [
            name for name in names if "sheet" in name or "content" in name or "Strings" in name or "workbook" in name
        ]
        chosen = chance.choice(likely)
        for name in names:
            content = before.read(name)
            after.writestr(name, damaged(content, chance) if name == chosen else content)
    return out.getvalue()
