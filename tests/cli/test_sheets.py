"""`kakehashi sheets` as a person at a terminal uses it."""

import json
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from kakehashi.cli.options import FileNotUsable
from kakehashi.cli.sheets import app
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
    assert said["rows"][0]["born"] == "2001-02-14"
    assert said["headers"][0] == {"column": "A", "header": "No. Kandidat", "key": "id"}


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


@pytest.mark.parametrize("as_json", [[], ["--json"]])
def test_a_file_that_cannot_be_read_is_not_done(tmp_path: Path, as_json: list[str]) -> None:
    file = tmp_path / "calon.xlsx"
    file.write_bytes(b"%PDF-1.7")

    done = RUN.invoke(app, ["check", str(file), "--as", "candidates", "--lang", "ja", *as_json])

    assert done.exit_code == 2
    assert "このファイルは読めません" in done.output


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
