"""`kakehashi sheets` as a person at a terminal uses it."""

import json
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from kakehashi.cli.options import FileNotUsable
from kakehashi.cli.sheets import HeaderNotUnderstood, app
from kakehashi.sheets import Kind
from tests.sheets.make import FARM, SUPARTI, make_book, make_text, table_of

RUN = CliRunner()
PEOPLE = [SUPARTI, {**SUPARTI, "id": "K-0002", "born": "31-02-2001"}, {**SUPARTI, "id": "K-0003", "name": "BUDI BUDI"}]


def candidates_in(folder: Path) -> str:
    """A file with a row taken in, one refused and one odd."""
    file = folder / "calon.xlsx"
    file.write_bytes(make_book(table_of(Kind.CANDIDATES, PEOPLE)))
    return str(file)


def test_a_check_prints_what_came_in_and_what_did_not_as_json(tmp_path: Path) -> None:
    done = RUN.invoke(
        app, ["check", candidates_in(tmp_path), "--as", "candidates", "--on", "2026-11-24", "--lang", "id", "--json"]
    )

    said = json.loads(done.stdout)
    assert done.exit_code == 1
    assert (said["read"], said["accepted"], said["refused"]) == (3, 2, 1)
    assert said["faults"] == [
        {
            "row": 3,
            "column": "C",
            "header": "Tanggal lahir",
            "value": "31-02-2001",
            "code": "no_such_date",
            "reason": "Tanggal 31-02-2001 tidak ada",
            "fix": "Tulis hari-bulan-tahun, misalnya 28-02-2001",
        }
    ]
    assert [one["code"] for one in said["warnings"]] == ["name_doubled"]
    assert list(said) == ["read", "accepted", "refused", "warnings", "faults", "rows"]
    assert said["rows"][0] == {
        "id": "K-0001",
        "name": "SUPARTI",
        "born": "2001-02-14",
        "sex": "female",
        "home": "ID-JT",
    }


def test_only_the_first_twenty_rows_are_printed(tmp_path: Path) -> None:
    file = tmp_path / "calon.csv"
    people = [{**SUPARTI, "id": f"K-{place:04}", "born": "14-02-2001"} for place in range(30)]
    file.write_bytes(make_text(table_of(Kind.CANDIDATES, people)))

    said = json.loads(RUN.invoke(app, ["check", str(file), "--as", "candidates", "--json"]).stdout)

    assert (said["read"], said["accepted"], said["refused"]) == (30, 30, 0)
    assert [row["id"] for row in said["rows"]] == [f"K-{place:04}" for place in range(20)]


@pytest.mark.parametrize("name", ["xlwt.xls", "odfpy.ods", "openpyxl.xlsx"])
def test_a_sheet_of_another_program_that_is_not_read_is_said(name: str) -> None:
    file = Path(__file__).parent.parent / "sheets" / "files" / name

    done = RUN.invoke(app, ["check", str(file), "--as", "candidates", "--lang", "en"])
    other = RUN.invoke(app, ["check", str(file), "--as", "candidates", "--lang", "en", "--sheet", "Cadangan"])
    none = RUN.invoke(app, ["check", str(file), "--as", "candidates", "--lang", "en", "--sheet", "Lain"])

    assert "sheet: Calon  row of headers: 3" in done.stdout
    assert "Sheet Cadangan holds rows that were not read: 1" in done.stdout
    assert "read: 1" in other.stdout
    assert none.exit_code == 2
    assert "there are: Calon, Cadangan" in none.output


def test_an_offices_own_headers_are_read_as_it_says(tmp_path: Path) -> None:
    file = tmp_path / "calon.csv"
    file.write_text("Siswa,Tgl lahir,L/P,Provinsi,Agama\nSUPARTI,14-02-2001,P,Bali,x\n", encoding="utf-8")
    run = ["check", str(file), "--as", "candidates", "--json", "--lang", "en"]

    unknown = RUN.invoke(app, run)
    known = RUN.invoke(app, [*run, "--header", "SISWA=name", "--header", "agama="])
    wrong = RUN.invoke(app, [*run, "--header", "Siswa=nama"])

    assert [fault["code"] for fault in json.loads(unknown.stdout)["faults"]] == ["missing_column"]
    assert (known.exit_code, json.loads(known.stdout)["warnings"]) == (0, [])
    assert json.loads(known.stdout)["rows"][0]["name"] == "SUPARTI"
    assert [fault["code"] for fault in json.loads(wrong.stdout)["faults"]] == ["no_such_key"]
    assert isinstance(RUN.invoke(app, [*run, "--header", "Siswa"]).exception, HeaderNotUnderstood)


@pytest.mark.parametrize(
    ("language", "words"), [("id", "baris 3, kolom C"), ("ja", "3行 C列"), ("en", "row 3, column C")]
)
def test_a_check_prints_a_list_in_the_readers_language(tmp_path: Path, language: str, words: str) -> None:
    done = RUN.invoke(
        app, ["check", candidates_in(tmp_path), "--as", "candidates", "--on", "2026-11-24", "--lang", language]
    )

    assert words in done.stdout


def test_a_file_without_faults_exits_with_nothing_to_mend(tmp_path: Path) -> None:
    file = tmp_path / "求人.csv"
    file.write_bytes(make_text(table_of(Kind.VACANCIES, [FARM], "ja"), encoding="cp932"))

    done = RUN.invoke(app, ["check", str(file), "--as", "vacancies", "--json"])

    assert done.exit_code == 0
    assert json.loads(done.stdout)["rows"][0]["employer"] == "㈱髙木農園"


@pytest.mark.parametrize("kind", ["wishes", "rankings"])
def test_choices_are_checked_too(tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"{kind}.csv"
    file.write_text("candidate,rank,vacancy\nK-1,1,V-1\n", encoding="utf-8")

    assert RUN.invoke(app, ["check", str(file), "--as", kind]).exit_code == 0


def test_the_refused_rows_are_written_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "perbaiki.xlsx"

    RUN.invoke(
        app, ["check", candidates_in(tmp_path), "--as", "candidates", "--on", "2026-11-24", "--refused", str(out)]
    )

    assert openpyxl.load_workbook(out).worksheets[0]["A2"].value == "K-0002"


def test_the_whole_sheet_is_written_to_a_file_with_its_faults_marked(tmp_path: Path) -> None:
    out = tmp_path / "ditandai.xlsx"

    RUN.invoke(
        app, ["check", candidates_in(tmp_path), "--as", "candidates", "--on", "2026-11-24", "--marked", str(out)]
    )

    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert [cell.value for cell in sheet["A"]] == ["No. Kandidat", "K-0001", "K-0002", "K-0003"]
    assert sheet["C3"].comment is not None


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_a_file_that_cannot_be_read_is_not_done(tmp_path: Path, as_json: list[str]) -> None:
    file = tmp_path / "calon.xlsx"
    file.write_bytes(b"%PDF-1.7")

    done = RUN.invoke(app, ["check", str(file), "--as", "candidates", "--lang", "ja", *as_json])

    assert done.exit_code == 2
    assert "このファイルは読めません" in done.output
    if as_json:
        said = json.loads(done.stdout)
        assert (said["read"], said["accepted"], said["refused"], said["rows"]) == (0, 0, 0, [])
        assert said["faults"][0]["code"] == "wrong_type"
        assert set(said["faults"][0]) == {"row", "column", "header", "value", "code", "reason", "fix"}


def test_a_file_that_is_not_there_is_named() -> None:
    done = RUN.invoke(app, ["check", "tidak-ada.xlsx", "--as", "candidates"])

    assert isinstance(done.exception, FileNotUsable)
    assert "tidak-ada.xlsx" in str(done.exception)


def test_a_template_is_written_in_the_language_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "candidates.xlsx"

    done = RUN.invoke(app, ["template", "candidates", "--lang", "ja", "--out", str(out)])

    assert done.exit_code == 0
    assert openpyxl.load_workbook(out).worksheets[0]["B1"].value == "氏名(旅券どおり)"


def test_a_template_without_a_name_gets_one_and_never_writes_over_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    first = RUN.invoke(app, ["template", "vacancies", "--lang", "id"])
    before = Path("vacancies-id.xlsx").read_bytes()
    second = RUN.invoke(app, ["template", "vacancies", "--lang", "id"])

    assert first.stdout.strip() == "vacancies-id.xlsx"
    assert isinstance(second.exception, FileNotUsable)
    assert Path("vacancies-id.xlsx").read_bytes() == before
