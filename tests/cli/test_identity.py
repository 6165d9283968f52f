"""`kakehashi identity link` as a person at a terminal uses it."""

import csv
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from kakehashi.cli.identity import app
from kakehashi.cli.options import FileNotUsable
from kakehashi.sheets import Kind
from tests.sheets.make import SUPARTI, make_book, table_of

RUN = CliRunner()
PEOPLE = [
    {"id": "A", "name": "SUPARTI", "born": "2001-02-14", "sex": "female", "home": "ID-JT", "phone": "0812-3456-7890"},
    {"id": "B", "name": "Soeparti", "born": "14-02-2001", "sex": "P", "home": "ID-JT", "phone": "+62 812 3456 7890"},
    {"id": "C", "name": "Suparti", "born": "1994-11-03", "sex": "female", "home": "ID-JI", "phone": "085712345678"},
    {"id": "D", "name": "Rizky", "nik": "3374011402010021", "passport": {"number": "C1234567"}},
    {"id": "E", "name": "Riski", "nik": "3374 0114 0201 0021", "passport": {"number": "c 1234567"}},
]


def linked(file: Path, out: Path, *words: str) -> list[list[str]]:
    done = RUN.invoke(app, ["link", str(file), "--out", str(out), *words], catch_exceptions=False)
    assert done.exit_code == 0
    with out.open(encoding="utf-8", newline="") as written:
        return list(csv.reader(written))


def keyed(folder: Path, people: list[dict]) -> Path:
    file = folder / "people.csv"
    keys = ["id", "name", "born", "sex", "province", "phone", "nik", "passport.number"]
    with file.open("w", encoding="utf-8-sig", newline="") as written:
        writer = csv.writer(written)
        writer.writerow(keys)
        for one in people:
            flat = {**one, "province": one.get("home"), "passport.number": one.get("passport", {}).get("number")}
            writer.writerow([flat.get(key) for key in keys])
    return file


def test_pairs_of_a_csv_are_written_with_their_probability(tmp_path: Path) -> None:
    rows = linked(keyed(tmp_path, PEOPLE), tmp_path / "pairs.csv")

    assert rows[0] == ["id_left", "id_right", "probability"]
    assert {tuple(row[:2]) for row in rows[1:]} == {("A", "B"), ("D", "E")}
    assert all(0.7 < float(row[2]) <= 1 for row in rows[1:])


@pytest.mark.parametrize("ending", ["json", "parquet"])
def test_people_of_the_exchange_format_give_the_same_pairs(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"people.{ending}"
    if ending == "json":
        file.write_text(json.dumps(PEOPLE), encoding="utf-8")
    else:
        pq.write_table(pa.Table.from_pylist(PEOPLE, _columns()), file)

    rows = linked(file, tmp_path / "pairs.csv")

    assert {tuple(row[:2]) for row in rows[1:]} == {("A", "B"), ("D", "E")}


def _columns() -> pa.Schema:
    texts = [(key, pa.string()) for key in ("id", "name", "born", "sex", "home", "phone", "nik")]
    return pa.schema([*texts, ("passport", pa.struct([("number", pa.string())]))])


def test_a_sheet_of_an_office_is_read_by_its_headers(tmp_path: Path) -> None:
    file = tmp_path / "calon.xlsx"
    again = {**SUPARTI, "id": "K-0002", "name": "Soeparti"}
    file.write_bytes(make_book(table_of(Kind.CANDIDATES, [SUPARTI, again])))

    rows = linked(file, tmp_path / "pairs.csv")

    assert [row[:2] for row in rows[1:]] == [[SUPARTI["id"], "K-0002"]]


def test_rows_that_a_sheet_refuses_are_counted_and_not_compared(tmp_path: Path) -> None:
    file = tmp_path / "calon.xlsx"
    file.write_bytes(make_book(table_of(Kind.CANDIDATES, [SUPARTI, {**SUPARTI, "id": "K-0002", "born": "31-02-2001"}])))

    words = ["link", str(file), "--out", str(tmp_path / "pairs.csv")]
    said = RUN.invoke(app, [*words, "--lang", "en"], catch_exceptions=False).stdout
    told = json.loads(RUN.invoke(app, [*words, "--json"], catch_exceptions=False).stdout)

    assert "1 rows were refused and are not compared" in said
    assert (told["read"], told["refused"], told["pairs"]) == (1, 1, 0)


def test_a_cell_that_cannot_be_read_is_counted_as_unknown_and_loses_nobody(tmp_path: Path) -> None:
    people = [*PEOPLE, {"id": "F", "name": "Slamet", "born": "31-02-2001", "sex": "?"}]

    done = RUN.invoke(
        app, ["link", str(keyed(tmp_path, people)), "--out", str(tmp_path / "p.csv"), "--json"], catch_exceptions=False
    )

    assert json.loads(done.stdout)["read"] == 6
    assert "1 cells of 'born' cannot be read and count as unknown." in done.stderr
    assert "1 cells of 'sex' cannot be read and count as unknown." in done.stderr


def test_a_lower_probability_may_be_asked_for(tmp_path: Path) -> None:
    usual = linked(keyed(tmp_path, PEOPLE), tmp_path / "pairs.csv")
    all_looked_at = linked(keyed(tmp_path, PEOPLE), tmp_path / "pairs.csv", "--at-least", "0")

    assert len(all_looked_at) > len(usual)


@pytest.mark.parametrize(("language", "words"), [("id", "Dibaca 5 orang"), ("ja", "5人を読み込み"), ("en", "5 people")])
def test_what_was_found_is_said_in_the_language_asked_for(tmp_path: Path, language: str, words: str) -> None:
    file, out = keyed(tmp_path, PEOPLE), tmp_path / "pairs.csv"

    done = RUN.invoke(app, ["link", str(file), "--out", str(out), "--lang", language], catch_exceptions=False)

    assert words in done.stdout


def test_two_people_of_one_number_are_an_error_that_names_it(tmp_path: Path) -> None:
    file = keyed(tmp_path, [*PEOPLE, PEOPLE[0]])

    with pytest.raises(Exception, match="id 'A' stands 2 times"):
        RUN.invoke(app, ["link", str(file), "--out", str(tmp_path / "p.csv")], catch_exceptions=False)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("people.json", b'{"id": "A"}', "write a list of people"),
        ("people.json", b"[1, 2]", "entries \\[1, 2\\] are no people"),
        ("people.parquet", b"PAR1", "is no Parquet file"),
    ],
)
def test_a_file_of_no_people_is_refused_with_what_to_do(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)

    with pytest.raises(FileNotUsable, match=words):
        RUN.invoke(app, ["link", str(tmp_path / name), "--out", str(tmp_path / "p.csv")], catch_exceptions=False)


def test_a_file_that_is_not_there_and_one_that_cannot_be_written_are_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotUsable, match=r"nowhere\.csv cannot be opened"):
        RUN.invoke(app, ["link", "nowhere.csv", "--out", str(tmp_path / "p.csv")], catch_exceptions=False)
    with pytest.raises(FileNotUsable, match="name another file"):
        RUN.invoke(
            app, ["link", str(keyed(tmp_path, PEOPLE)), "--out", str(tmp_path / "no" / "p.csv")], catch_exceptions=False
        )
