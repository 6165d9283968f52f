"""`kakehashi law assess --out` and `kakehashi law replay` in a shell."""

import json
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from kakehashi.cli.law import app, replaying
from kakehashi.cli.options import FileNotUsable
from kakehashi.law import StoredError, arrow
from kakehashi.law.book import BOOK
from tests.law.make import CROP, make_person

ON = ("--on", "2027-04-05")
PEOPLE = [make_person(id="007"), make_person(id="K-2", born="2015-01-01"), make_person(id=None)]
ENDINGS = ["json", "csv", "parquet"]


def run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def people(tmp_path):
    path = tmp_path / "people.json"
    path.write_text(json.dumps(PEOPLE), encoding="utf-8")
    return path


@pytest.fixture
def assessed(people, tmp_path):
    def assessing(ending, *options):
        out = tmp_path / f"verdicts.{ending}"
        assert run("assess", people, *ON, "--out", out, *options).exit_code == 0
        return out

    return assessing


@pytest.fixture
def a_book_that_refuses_everybody(monkeypatch):
    ssw1 = BOOK.instrument("japan.ssw1")
    rule = ssw1.rules["old_enough"]
    refusing = replace(rule, body=lambda person, _: ~person.everyone())
    monkeypatch.setattr(ssw1, "rules", ssw1.rules | {"old_enough": refusing})


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_assess_wrote_is_found_again_word_by_word(assessed, ending):
    out = assessed(ending, "--stage", "pool", "--at-least", "claimed")

    text, value = run("replay", out, "--lang", "en"), json.loads(run("replay", out, "--json").stdout)

    assert text.exit_code == 0
    assert "the same book runs now\nAll answers are the same, word by word." in text.stdout
    assert (value["same"], value["same_book"], value["same_people_file"]) == (True, True, True)
    assert (value["on"], value["stage"], value["at_least"], value["people"]) == ("2027-04-05", "pool", "claimed", 3)
    assert value["stored_book"] == value["book"] == {"version": BOOK.version, "digest": BOOK.digest}


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_answer_that_is_another_today_is_named_and_exits_1(
    assessed, ending, a_book_that_refuses_everybody, monkeypatch
):
    out = assessed(ending)
    monkeypatch.setattr(replaying, "_NAMED", 1_000)  # in planned categories each of the three is another too
    person = json.dumps([PEOPLE[0], PEOPLE[1], make_person(id=None, born="2015-01-01")])
    out.with_name("people.json").write_text(person, encoding="utf-8")
    BOOK.instrument("japan.ssw1").rules["old_enough"] = _agreeing(BOOK.rules["japan.ssw1.old_enough"])

    text, value = run("replay", out, "--lang", "en"), run("replay", out, "--json")

    assert text.exit_code == value.exit_code == 1
    assert "The file of people has changed since the assessment was made." in text.stdout
    assert "007 · Specified Skilled Worker (i), Crop farming: does not meet the conditions → yes" in text.stdout
    assert "#3 · Specified Skilled Worker (i), Crop farming" in text.stdout
    told = json.loads(value.stdout)
    assert (told["same"], told["same_people_file"]) == (False, False)
    assert {
        "id": "007", "person": 0, "pathway": "ssw1", "category": CROP, "stored": "no", "found": "yes",
    } in told["differs"]  # fmt: skip


def test_words_of_people_in_blocks_are_found_again_whatever_file_they_stand_in(tmp_path, monkeypatch):
    source = tmp_path / "people.parquet"
    pyarrow.parquet.write_table(pa.Table.from_pylist(PEOPLE), source)
    monkeypatch.setattr(arrow, "BLOCK", 2)

    for ending, options in (("json", ()), ("csv", ()), ("parquet", ()), ("parquet", ("--words",))):
        out = tmp_path / f"verdicts.{ending}"
        assert run("assess", source, *ON, "--out", out, *options).exit_code == 0

        value = json.loads(run("replay", out, "--json").stdout)

        assert (value["same"], value["same_people_file"], value["people"]) == (True, True, 3)
        assert value["stored_book"] == {"version": BOOK.version, "digest": BOOK.digest}
    assert not [path for path in tmp_path.iterdir() if path.name.endswith(".part")]


def test_a_word_that_was_changed_is_told_of_a_file_of_words_too(assessed, a_book_that_refuses_everybody):
    out = assessed("parquet", "--words")
    BOOK.instrument("japan.ssw1").rules["old_enough"] = _agreeing(BOOK.rules["japan.ssw1.old_enough"])

    told = json.loads(run("replay", out, "--json").stdout)["differs"]

    assert {
        "id": "007", "person": 0, "pathway": "ssw1", "category": CROP, "stored": "no", "found": "yes",
    } in told  # fmt: skip
    assert {each["pathway"] for each in told} == {"ssw1"}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda told: told.pop("lanes"), "does not say in which lane table ssw1"),
        (lambda told: told["words"].update(titp4={}), "does not say in which lane table titp4"),
        (lambda told: told["words"].update(ssw1={}), "pathway ssw1: a word cannot be read"),
        (lambda told: told["lanes"].update(ssw1="occupations"), "has no column ssw1_no_0"),
    ],
)
def test_a_file_of_words_whose_account_was_changed_is_refused(assessed, change, said):
    out = assessed("parquet", "--words")
    table = pyarrow.parquet.read_table(out)
    told = json.loads(table.schema.metadata[b"kakehashi"])
    change(told)
    pyarrow.parquet.write_table(table.replace_schema_metadata({"kakehashi": json.dumps(told)}), out)

    result = run("replay", out)

    assert isinstance(result.exception, FileNotUsable | StoredError)
    assert said in str(result.exception)


def _agreeing(rule):
    return replace(rule, body=lambda person, _: person.everyone())


def test_another_edition_of_the_book_is_told_by_both_their_digests(assessed, people):
    out = assessed("json")
    value = json.loads(out.read_text(encoding="utf-8")) | {"book_version": 1, "book_digest": "ab" * 32}
    for word in range(3):
        value["pathways"]["ssw1"]["yes"][word] = value["pathways"]["ssw1"]["no"][word] = "0x0"
    out.write_text(json.dumps(value), encoding="utf-8")

    text = run("replay", out, "--people", people, "--lang", "en").stdout

    assert "made with edition 1 of the rule book (abababababab); edition" in text
    assert f"edition {BOOK.version} runs now ({BOOK.digest[:12]})" in text
    assert "Specified Skilled Worker (i) · unknown → yes (meets the conditions): 2" in text
    assert "more (--json names all)" in text


def test_a_category_that_was_not_covered_is_told_so(assessed):
    out = assessed("json")
    value = json.loads(out.read_text(encoding="utf-8"))
    value["pathways"] = {
        "ssw1": {"lanes": "work_categories", "speaks_of": "0x0", "yes": ["0x0"] * 3, "no": ["0x0"] * 3}
    }
    out.write_text(json.dumps(value), encoding="utf-8")

    assert "not covered → " in run("replay", out, "--lang", "en").stdout


def test_what_the_people_file_says_wrongly_is_printed_as_a_warning(tmp_path):
    source, out = tmp_path / "people.json", tmp_path / "v.json"
    source.write_text('[{"bron": 1}]', encoding="utf-8")
    run("assess", source, *ON, "--out", out)

    assert "the nearest known one is born" in run("replay", out).stderr


def test_a_file_of_nobody_is_replayed_too(tmp_path):
    source = tmp_path / "people.json"
    source.write_text("[]", encoding="utf-8")
    for ending in ENDINGS:
        run("assess", source, *ON, "--out", tmp_path / f"v.{ending}")

        assert run("replay", tmp_path / f"v.{ending}").exit_code == 0


def test_a_csv_tells_what_was_asked_in_a_file_beside_it(assessed):
    out = assessed("csv")

    beside = json.loads(out.with_name("verdicts.csv.meta.json").read_text(encoding="utf-8"))

    assert (beside["on"], beside["book_digest"]) == ("2027-04-05", BOOK.digest)


@pytest.mark.parametrize(
    ("name", "content", "error", "said"),
    [
        ("v.xlsx", "", FileNotUsable, "give a file that `law assess` wrote"),
        ("v.json", None, FileNotUsable, "does not exist"),
        ("v.csv", None, FileNotUsable, "does not exist"),
        ("v.csv", "id,person\n", FileNotUsable, "v.csv.meta.json does not exist"),
        ("v.parquet", "no parquet", FileNotUsable, "cannot be read"),
        ("v.json", "{}", StoredError, "does not call itself"),
    ],
)
def test_a_file_that_is_no_stored_assessment_is_refused(tmp_path, name, content, error, said):
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")

    result = run("replay", path)

    assert isinstance(result.exception, error)
    assert said in str(result.exception)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"answer"', '"reply"', "has no column answer"),
        ('"care"', '"cure"', "holds cure; it was changed"),
        ('"no"', '"maybe"', "holds maybe; it was changed"),
    ],
)
def test_a_csv_that_was_changed_is_refused(assessed, old, new, said):
    out = assessed("csv")
    out.write_text(out.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")

    result = run("replay", out)

    assert isinstance(result.exception, FileNotUsable)
    assert said in str(result.exception)


def test_a_parquet_file_that_says_nothing_of_the_question_is_refused(assessed):
    out = assessed("parquet")
    pyarrow.parquet.write_table(pyarrow.parquet.read_table(out).replace_schema_metadata({}), out)

    result = run("replay", out)

    assert isinstance(result.exception, FileNotUsable)
    assert "does not say in which lane table ssw1" in str(result.exception)


def test_a_people_file_that_is_gone_or_never_named_is_asked_for(assessed, people, tmp_path):
    out = assessed("json")
    people.rename(tmp_path / "moved.json")
    value = json.loads(out.read_text(encoding="utf-8"))
    nameless = tmp_path / "nameless.json"
    nameless.write_text(
        json.dumps({key: each for key, each in value.items() if key != "people_file"}), encoding="utf-8"
    )

    assert "people.json does not exist; name the file of people with --people" in str(run("replay", out).exception)
    assert "does not say which file of people" in str(run("replay", nameless).exception)
    assert run("replay", out, "--people", tmp_path / "moved.json").exit_code == 0


def test_other_people_are_not_compared(assessed, tmp_path):
    other = tmp_path / "other.json"
    other.write_text(json.dumps(PEOPLE[:2]), encoding="utf-8")

    assert isinstance(run("replay", assessed("json"), "--people", other).exception, StoredError)
