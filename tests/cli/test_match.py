import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from kakehashi.cli.match import app
from kakehashi.cli.options import FileNotUsable
from kakehashi.matching import CertificateError, MarketError, digest
from tests.matching.make import make_certificate, make_market, make_market_dict


@pytest.fixture
def market_file(tmp_path: Path) -> Path:
    return written(tmp_path / "market.json", make_market_dict())


def written(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def run(*arguments: object):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_solve_prints_the_matching_and_writes_a_certificate_that_verify_accepts(market_file: Path) -> None:
    solved = run("solve", market_file, "--json")

    answer = json.loads(solved.stdout)
    assert solved.exit_code == 0
    assert answer["matching"] == {"ani": "takagi", "budi": None, "citra": "kawashima"}
    assert Path(answer["certificate"]).parent == market_file.parent
    assert run("verify", answer["certificate"]).exit_code == 0


def test_solving_a_changed_market_does_not_overwrite_the_earlier_certificate(market_file: Path) -> None:
    run("solve", market_file)
    written(market_file, make_market_dict(seed=1))

    run("solve", market_file)

    assert len(list(market_file.parent.glob("market.*.certificate.json"))) == 2


def test_the_certificate_goes_where_it_is_asked_to(market_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "proof.json"

    solved = run("solve", market_file, "--certificate", file, "--json")

    assert json.loads(solved.stdout)["certificate"] == str(file)
    assert json.loads(file.read_text(encoding="utf-8")) == make_certificate()


def test_a_certificate_that_cannot_be_written_says_how_to_go_on(market_file: Path, tmp_path: Path) -> None:
    solved = run("solve", market_file, "--certificate", tmp_path / "no" / "folder.json")

    assert isinstance(solved.exception, FileNotUsable)
    assert "name another file with --certificate" in str(solved.exception)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "2 dari 3 kandidat mendapat tempat."),
        ("ja", "候補者3人のうち2人が決まりました。"),
        ("en", "2 of 3 candidates have a place."),
    ],
)
def test_solve_counts_the_result_in_the_readers_language(market_file: Path, language: str, line: str) -> None:
    solved = run("solve", market_file, "--lang", language)

    assert solved.stdout.splitlines()[0] == line
    assert len(solved.stdout.splitlines()) == 5


def test_a_market_that_is_none_is_not_solved_and_nothing_is_written(tmp_path: Path) -> None:
    file = written(tmp_path / "market.json", make_market_dict(groups=[["ani", "budi"]]))

    solved = run("solve", file)

    assert isinstance(solved.exception, MarketError)
    assert list(tmp_path.iterdir()) == [file]


def test_verify_prints_each_promise_that_is_kept(tmp_path: Path) -> None:
    file = written(tmp_path / "proof.json", make_certificate())

    verified = run("verify", file, "--lang", "en")

    assert verified.exit_code == 0
    assert "● No cap is exceeded." in verified.stdout
    assert "All of it holds." in verified.stdout


def test_verify_names_what_is_broken_and_exits_1(tmp_path: Path) -> None:
    file = written(tmp_path / "proof.json", make_certificate(budi="takagi"))

    verified = run("verify", file, "--lang", "en")

    assert verified.exit_code == 1
    assert "■ over_cap: Cap yatsushiro is exceeded." in verified.stdout
    assert "◆? Not checked" in verified.stdout
    assert "Something does not hold." in verified.stdout


def test_verify_gives_its_findings_as_json_too(tmp_path: Path) -> None:
    file = written(tmp_path / "proof.json", make_certificate(budi="takagi"))

    verified = run("verify", file, "--json", "--lang", "id")

    report = json.loads(verified.stdout)
    assert verified.exit_code == 1
    assert report["holds"] is False
    assert report["digest"] == digest(make_market())
    assert report["unchecked"] == ["best_for_candidates"]
    assert report["findings"] == [
        {
            "finding": "over_cap",
            "candidate": None,
            "vacancy": None,
            "cap": "yatsushiro",
            "rule": None,
            "because": "Batas maksimum yatsushiro terlampaui.",
        }
    ]


def test_verify_holds_a_certificate_against_the_digest_that_was_published(tmp_path: Path) -> None:
    file = written(tmp_path / "proof.json", make_certificate())

    right = run("verify", file, "--digest", digest(make_market()))
    wrong = run("verify", file, "--digest", "0" * 64)

    assert (right.exit_code, wrong.exit_code) == (0, 1)


def test_a_file_that_is_no_certificate_is_not_verified(market_file: Path) -> None:
    verified = run("verify", market_file)

    assert isinstance(verified.exception, CertificateError)


@pytest.mark.parametrize("command", ["solve", "verify"])
def test_a_folder_in_place_of_a_file_is_not_done(command: str, tmp_path: Path) -> None:
    result = run(command, tmp_path)

    assert result.exit_code == 2
