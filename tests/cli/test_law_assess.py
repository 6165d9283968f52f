"""`kakehashi law assess` in a shell: many people, from every kind of file into every kind."""

import csv
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from kakehashi.cli.law import app
from kakehashi.cli.options import FileNotUsable
from kakehashi.law import TITP_OCCUPATIONS, FactsError, arrow, assess, columns
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Pathway
from tests.law.make import CROP, make_person

ON = ("--on", "2027-04-05")


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def write(tmp_path):
    def written(value, name="person.json") -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(value), encoding="utf-8")
        return path

    return written


def test_assess_writes_one_line_a_person_pathway_and_category(write, tmp_path):
    people = write([make_person(id="K-1"), make_person(id="K-2", born="2015-01-01")])
    out = tmp_path / "verdicts.csv"

    result = run("assess", people, *ON, "--out", out)

    with out.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert result.exit_code == 0
    trainees = [line for line in lines if line["pathway"].startswith("titp")]
    assert len(lines) - len(trainees) == 2 * (51 + 34 + 46 + 46 + 51)
    assert {line["occupation"] for line in trainees} == set(TITP_OCCUPATIONS.keys)
    assert {line["category"] for line in trainees} == {""}
    assert Counter(line["pathway"] for line in trainees) == dict.fromkeys(("titp1", "titp2", "titp3"), 2 * 91)
    crop = {line["id"]: line for line in lines if (line["pathway"], line["category"]) == ("ssw1", CROP)}
    assert (crop["K-1"]["answer"], crop["K-1"]["rule"]) == ("yes", "")
    assert (crop["K-2"]["answer"], crop["K-2"]["rule"]) == ("no", "japan.ssw1.old_enough")
    assert crop["K-2"]["condition"] == "SSW1-P-01"
    assert f"2 people, {len(lines)} verdicts" in result.stdout


def test_assess_reads_and_writes_parquet(tmp_path):
    source, out = tmp_path / "people.parquet", tmp_path / "verdicts.parquet"
    people = [make_person(id="K-1", born=date(2004, 11, 4)), make_person(id="K-2", born=None)]
    pyarrow.parquet.write_table(pa.Table.from_pylist(people), source)

    result = run("assess", source, *ON, "--stage", "pool", "--out", out, "--json")

    told = json.loads(result.stdout)
    table = pyarrow.parquet.read_table(out)
    assert (told["people"], told["stage"], told["on"]) == (2, "pool", "2027-04-05")
    assert table.num_rows == sum(sum(counts.values()) for counts in told["pathways"].values())
    assert json.loads(table.schema.metadata[b"kakehashi"])["law_checked"] == "2026-11-24"
    rows = [row for row in table.to_pylist() if (row["pathway"], row["category"]) == ("ssw1", CROP)]
    assert [row["answer"] for row in rows] == ["yes", "unknown"]


def test_words_are_one_line_a_person_and_their_bits_are_the_categories_in_the_metadata(tmp_path):
    source, out = tmp_path / "people.parquet", tmp_path / "words.parquet"
    people = [make_person(id="K-1"), make_person(id="K-2", born="2015-01-01")]
    pyarrow.parquet.write_table(pa.Table.from_pylist(people), source)

    run("assess", source, *ON, "--out", out, "--words", "--json")

    table = pyarrow.parquet.read_table(out)
    told = json.loads(table.schema.metadata[b"kakehashi"])["words"]
    keys = told["ssw1"]["bits"]
    crop = [
        (row["id"], row["ssw1_yes"] >> keys.index(CROP) & 1, row["ssw1_no"] >> keys.index(CROP) & 1)
        for row in table.to_pylist()
    ]
    assert crop == [("K-1", 1, 0), ("K-2", 0, 1)]
    judged = assess(columns(people), BOOK, on=date(2027, 4, 5))
    assert table["ssw2_mendable"].to_pylist() == judged[Pathway.SSW2].mendable.tolist()
    assert told["titp1"]["columns"]["no"] == ["titp1_no_0", "titp1_no_1"]
    assert told["titp1"]["bits"] == list(TITP_OCCUPATIONS.keys)
    titp = judged[Pathway.TITP1]
    assert [table[column].to_pylist() for column in told["titp1"]["columns"]["no"]] == titp.no.tolist()


def test_people_who_come_in_several_blocks_are_all_judged_and_numbered_through(tmp_path, monkeypatch):
    source, whole, blocks = tmp_path / "people.parquet", tmp_path / "whole.parquet", tmp_path / "blocks.parquet"
    people = [make_person(id=f"K-{each}", born=f"20{each:02}-11-04") for each in range(7)]
    pyarrow.parquet.write_table(pa.Table.from_pylist(people), source)

    told = [json.loads(run("assess", source, *ON, "--out", whole, "--json").stdout)]
    monkeypatch.setattr(arrow, "BLOCK", 2)
    told.append(json.loads(run("assess", source, *ON, "--out", blocks, "--json").stdout))

    one, other = (
        sorted(
            pyarrow.parquet.read_table(each).to_pylist(),
            key=lambda row: (row["person"], row["pathway"], row["category"] or row["occupation"]),
        )
        for each in (whole, blocks)
    )
    assert one == other
    assert told[0]["pathways"] == told[1]["pathways"]


@pytest.mark.parametrize(
    ("name", "options"), [("v.parquet", ()), ("v.parquet", ("--words",)), ("v.csv", ()), ("v.json", ())]
)
def test_a_fault_in_a_late_block_leaves_no_verdicts_behind(tmp_path, monkeypatch, name, options):
    source, out = tmp_path / "people.parquet", tmp_path / name
    pyarrow.parquet.write_table(pa.table({"born": ["2004-11-04", "2004-11-31"]}), source)
    monkeypatch.setattr(arrow, "BLOCK", 1)

    result = run("assess", source, *ON, "--out", out, *options)

    assert isinstance(result.exception, FactsError)
    assert list(tmp_path.iterdir()) == [source]


def test_verdicts_that_stood_there_stay_until_the_new_ones_are_whole(tmp_path):
    source, out = tmp_path / "people.parquet", tmp_path / "v.csv"
    out.write_text("kept", encoding="utf-8")
    pyarrow.parquet.write_table(pa.table({"born": ["2004-11-31"]}), source)

    run("assess", source, *ON, "--out", out)
    kept = out.read_text(encoding="utf-8")
    pyarrow.parquet.write_table(pa.table({"born": ["2004-11-30"]}), source)
    run("assess", source, *ON, "--out", out)

    assert kept == "kept"
    assert "japan.ssw1" in out.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["people.parquet", "v.csv", "v.csv.meta.json"]


@pytest.mark.parametrize("together", [1, 3, 10])
def test_how_many_lines_are_laid_out_together_never_matters(tmp_path, monkeypatch, together):
    source, whole, parts = tmp_path / "people.parquet", tmp_path / "whole.csv", tmp_path / "parts.csv"
    people = [make_person(id=f"K-{each}", born=f"20{each:02}-11-04") for each in range(3)]
    pyarrow.parquet.write_table(pa.Table.from_pylist(people), source)

    run("assess", source, *ON, "--out", whole)
    monkeypatch.setattr("kakehashi.cli.law.verdicts._LINES", together)
    run("assess", source, *ON, "--out", parts)

    assert parts.read_bytes() == whole.read_bytes()


def test_nobody_in_the_file_gives_a_file_with_no_verdict(tmp_path):
    source, out = tmp_path / "people.parquet", tmp_path / "verdicts.parquet"
    pyarrow.parquet.write_table(arrow.schema().empty_table(), source)

    result = run("assess", source, *ON, "--out", out)

    assert "0 people, 0 verdicts" in result.stdout
    assert pyarrow.parquet.read_table(out).num_rows == 0


@pytest.mark.parametrize("out", ["v.csv", "missing/v.parquet"])
def test_words_go_into_parquet_in_a_folder_that_exists(write, tmp_path, out):
    result = run("assess", write([make_person()]), *ON, "--out", tmp_path / out, "--words")

    assert isinstance(result.exception, FileNotUsable)


def test_what_nobody_knows_in_a_parquet_file_is_counted(tmp_path):
    source = tmp_path / "people.parquet"
    pyarrow.parquet.write_table(pa.table({"bron": [1, 2]}), source)

    result = run("assess", source, *ON, "--out", tmp_path / "v.csv")

    assert result.stderr == "bron is not known and was left out, 2 times; the nearest known one is born.\n"


@pytest.mark.parametrize(
    ("name", "out"),
    [("people.txt", "v.csv"), ("people.json", "v.xlsx"), ("people.parquet", "v.csv"), ("people.csv", "v.csv")],
)
def test_files_that_cannot_be_read_or_written_are_refused(tmp_path, name, out):
    result = run("assess", tmp_path / name, *ON, "--out", tmp_path / out)

    assert isinstance(result.exception, FileNotUsable)


def test_assess_wants_a_list_of_people(write, tmp_path):
    result = run("assess", write(7), *ON, "--out", tmp_path / "v.csv")

    assert isinstance(result.exception, FileNotUsable)


@pytest.mark.parametrize("name", ["person.json", "person.toml"])
def test_assess_takes_a_single_person_too_and_replay_finds_the_same(write, tmp_path, name):
    person = write(make_person())
    if name.endswith("toml"):
        person = tmp_path / name
        person.write_text('id = "K-1"\nborn = 2004-11-04\n', encoding="utf-8")

    assert "1 people" in run("assess", person, *ON, "--out", tmp_path / "v.json", "--lang", "en").stdout
    assert run("replay", tmp_path / "v.json").exit_code == 0


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("id", "1 orang, 501 hasil penilaian"),
        ("ja", "1人、判定501件"),
        ("en", "1 people, 501 verdicts"),
    ],
)
def test_assess_speaks_the_language_asked_for(write, tmp_path, lang, said):
    text = run("assess", write([make_person()]), *ON, "--out", tmp_path / "v.csv", "--lang", lang).stdout

    assert said in text
    assert Pathway.SSW1.text.said_in(lang) in text


def test_of_somebody_born_after_the_day_asked_assess_says_so_from_every_kind_of_file(write, tmp_path):
    people = [make_person(id="K-1"), make_person(id="K-2", born="2027-04-06", tests=None, health=None)]
    source = tmp_path / "people.parquet"
    pyarrow.parquet.write_table(pa.Table.from_pylist(people), source)

    for path in (write(people), source):
        result = run("assess", path, *ON, "--out", tmp_path / "v.csv")
        assert "K-2: born is 2027-04-06, after 2027-04-05, the day asked about" in result.stderr
        assert "K-1" not in result.stderr


def test_warnings_about_people_are_printed(write, tmp_path):
    result = run("assess", write([{"id": "K-1", "bron": 1}]), *ON, "--out", tmp_path / "v.csv")

    assert "K-1: bron is not known" in result.stderr


def test_assess_reads_a_spreadsheet_of_candidates(tmp_path):
    sheet = tmp_path / "candidates.csv"
    sheet.write_text(
        "Candidate no.,Full name as in passport,Date of birth,Sex,Home province,Tests\n"
        "K-1,SUPARTI,2004-11-04,female,ID-JT,jlpt N4 2025-12-07\n"
        "K-2,NULL,2004-11-04,female,ID-JT,-\n",
        encoding="utf-8",
    )

    result = run("assess", sheet, *ON, "--out", tmp_path / "v.csv", "--json")

    assert json.loads(result.stdout)["people"] == 1
    assert "1 rows were refused" in result.stderr


@pytest.mark.parametrize("ending", [".json", ".parquet"])
def test_two_people_with_one_id_are_refused_with_both_their_places_and_nothing_is_written(write, tmp_path, ending):
    people = [make_person(id="K-1"), make_person(id="K-2"), make_person(id="K-1"), make_person(id="K-1")]
    path = write(people)
    if ending == ".parquet":
        path = tmp_path / "people.parquet"
        pyarrow.parquet.write_table(pa.Table.from_pylist([{"id": each["id"]} for each in people]), path)
    out = tmp_path / "verdicts.csv"

    result = run("assess", path, *ON, "--out", out)

    assert isinstance(result.exception, FactsError)
    assert [fault.partition(" in ")[0] for fault in result.exception.faults] == [
        "id K-1 is that of person 1 and of person 3",
        "id K-1 is that of person 1 and of person 4",
    ]
    assert not out.exists()


def test_of_very_many_ids_that_stand_twice_a_hundred_are_named_and_the_others_counted(write, tmp_path):
    people = [make_person(id=f"K-{number % 130}") for number in range(260)]

    result = run("assess", write(people), *ON, "--out", tmp_path / "verdicts.csv")

    assert len(result.exception.faults) == 101
    assert result.exception.faults[-1] == "30 more ids stand twice; mend these first and run it again."


def test_people_without_an_id_are_no_two_with_one_id(write, tmp_path):
    assert run("assess", write([make_person(id=None)] * 2), *ON, "--out", tmp_path / "verdicts.csv").exit_code == 0
