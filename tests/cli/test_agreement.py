import json
from pathlib import Path

import docx
import pytest
from typer.testing import CliRunner, Result

from kakehashi.agreement import LetterError
from kakehashi.cli.agreement import app
from kakehashi.cli.options import FileNotUsable
from kakehashi.paper import PaperError
from tests.paper.make import pages_of, words_of

PROGRAMME = """
prefecture = "JP-43"
ministry = "kemnaker"
pathways = ["titp", "ssw1"]
[letter]
kind = "letter_of_intent"
draft = 2
fields = ["agriculture"]
next_instrument = "memorandum_of_understanding"
next_months = 6
ministry_signed_on = 2026-12-31
"""


def run(folder: Path, *options: str, programme: str = PROGRAMME) -> Result:
    file = folder / "programme.toml"
    file.write_text(programme, encoding="utf-8")
    return CliRunner().invoke(app, ["draft", str(file), "--out", str(folder / "out"), "--on", "2026-11-24", *options])


def test_a_letter_is_written_as_docx_and_pdf_in_all_three_languages(tmp_path: Path) -> None:
    result = run(tmp_path)

    assert result.exit_code == 0
    printed = "".join(pages_of((tmp_path / "out" / "letter.pdf").read_bytes()))
    written = words_of((tmp_path / "out" / "letter.docx").read_bytes())
    for sentence in ("KerjaSamadiBidangKetenagakerjaan", "意向表明書（LoI）", "onCooperationintheFieldofLabour"):
        assert sentence in printed
        assert sentence in written


def test_one_language_is_written_alone(tmp_path: Path) -> None:
    run(tmp_path, "--lang", "ja")

    printed = "".join(pages_of((tmp_path / "out" / "letter.pdf").read_bytes()))

    assert "第1条（目的）" in printed
    assert "Pasal1" not in printed


def test_columns_put_two_languages_on_one_page(tmp_path: Path) -> None:
    run(tmp_path, "--columns")

    first = pages_of((tmp_path / "out" / "letter.pdf").read_bytes())[0]

    assert "Pasal1" in first
    assert "第1条（目的）" in first


def test_json_names_files_open_values_warnings_and_what_is_to_be_done(tmp_path: Path) -> None:
    result = run(tmp_path, "--json", "--lang", "id")

    answer = json.loads(result.stdout)

    assert [Path(it).name for it in answer["files"]] == ["letter.docx", "letter.pdf"]
    assert "prevailing" in {it["key"] for it in answer["open_values"]}
    assert [(it["key"], it["mark"]) for it in answer["warnings"]] == [
        ("pathway_with_other_ministry", "open"),
        ("transition_missing", "official"),
    ]
    assert answer["warnings"][0]["text"].startswith("Naskah ini menyebut")
    assert {"key": "sign_next_instrument", "due": None}.items() <= answer["obligations"][0].items()


def test_text_lists_what_is_open_and_sends_warnings_to_the_other_stream(tmp_path: Path) -> None:
    result = run(tmp_path, "--lang", "ja")

    assert "未定の値(10件):" in result.stdout
    assert "prevailing: 解釈に相違がある場合に優先する本文" in result.stdout
    assert "期日は未定: 覚書（MoU）に署名する" in result.stdout
    assert "注意(2件):" in result.stderr
    assert "[未確定]" in result.stderr


def test_a_settled_letter_says_that_nothing_is_open_and_gives_the_days(tmp_path: Path) -> None:
    settled = """
    prefecture_signatory = "A"
    prefecture_capacity = "B"
    ministry_signatory = "C"
    ministry_capacity = "D"
    prefecture_place = "E"
    ministry_place = "F"
    prefecture_signed_on = 2026-12-15
    clauses = ["transition"]
    """

    result = run(tmp_path, "--lang", "en", programme=PROGRAMME.replace(', "ssw1"', "") + settled)

    assert "Every value is settled." in result.stdout
    assert "2027-06-30: Sign a memorandum of understanding (MoU)" in result.stdout
    assert result.stderr == ""


def test_columns_and_one_language_exclude_each_other(tmp_path: Path) -> None:
    result = run(tmp_path, "--columns", "--lang", "ja")

    assert isinstance(result.exception, LetterError)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "fault"),
    [(b"prefecture = ", "is not TOML"), (b"\xff\xfe", "is not UTF-8"), (None, "does not exist")],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None, fault: str) -> None:
    file = tmp_path / "programme.toml"
    if content is not None:
        file.write_bytes(content)

    result = CliRunner().invoke(app, ["draft", str(file), "--out", str(tmp_path / "out")])

    assert isinstance(result.exception, FileNotUsable)
    assert fault in str(result.exception)


def test_a_folder_without_the_font_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    result = run(tmp_path, "--fonts", str(tmp_path))

    assert isinstance(result.exception, PaperError)
    assert not (tmp_path / "out").exists()


def test_without_a_day_the_draft_is_dated_today(tmp_path: Path) -> None:
    file = tmp_path / "programme.toml"
    file.write_text(PROGRAMME, encoding="utf-8")

    result = CliRunner().invoke(app, ["draft", str(file), "--out", str(tmp_path)])

    assert result.exit_code == 0
    made = docx.Document(str(tmp_path / "letter.docx")).core_properties.created
    assert made is not None
    assert made.year >= 2026
