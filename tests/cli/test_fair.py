import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from kakehashi.cli.fair import app
from kakehashi.fair import FairError
from tests.fair.make import make_document


@pytest.fixture
def fair_file(tmp_path: Path) -> Path:
    return saved(tmp_path / "fair.json", make_document())


def saved(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def crowded() -> dict[str, Any]:
    """More people than one firm has slots for."""
    return make_document(
        organisations=[{"id": "takagi"}],
        candidates=[{"id": f"c{n}"} for n in range(6)],
        meetings=[{"id": f"m{n}", "candidate": f"c{n}", "organisation": "takagi"} for n in range(6)],
    )


def test_schedule_prints_what_is_held_what_is_not_and_the_bound(tmp_path: Path) -> None:
    result = run("schedule", saved(tmp_path / "fair.json", crowded()), "--json", "--lang", "en")

    answer = json.loads(result.stdout)
    assert result.exit_code == 0
    assert (len(answer["held"]), answer["bound"]) == (5, 5)
    assert answer["held"][0].keys() == {"meeting", "day", "slot", "booth", "interpreter"}
    assert [one["because"] for one in answer["not_held"]] == [
        "All booths of takagi are taken at every time that would suit."
    ]


def test_what_schedule_prints_is_what_verify_accepts(fair_file: Path, tmp_path: Path) -> None:
    timetable = tmp_path / "timetable.json"
    timetable.write_text(run("schedule", fair_file, "--json").stdout, encoding="utf-8")

    result = run("verify", fair_file, timetable, "--lang", "en")

    assert result.exit_code == 0
    assert result.stdout == "The timetable holds: 3 meetings, the bound of 3 is proven.\n"


def test_a_meeting_moved_into_prayer_is_refused_and_named(fair_file: Path, tmp_path: Path) -> None:
    answer = json.loads(run("schedule", fair_file, "--json").stdout)
    next(one for one in answer["held"] if one["meeting"] == "first")["slot"] = 2
    timetable = saved(tmp_path / "timetable.json", answer)

    told = run("verify", fair_file, timetable, "--lang", "id")
    listed = run("verify", fair_file, timetable, "--json", "--lang", "en")

    assert told.exit_code == listed.exit_code == 1
    assert "bertabrakan dengan waktu istirahat: Dhuha" in told.stdout
    found = json.loads(listed.stdout)
    assert found["holds"] is False
    assert {"fault": "in_break", "meetings": ["first"], "who": "Dhuha"}.items() <= found["violations"][0].items()


def test_in_words_each_line_shows_both_clocks_and_the_end_says_how_many(tmp_path: Path) -> None:
    result = run("schedule", saved(tmp_path / "fair.json", crowded()), "--lang", "ja")

    lines = result.stdout.splitlines()
    assert lines[0] == "令和9年(2027年)2月6日(土)"
    assert lines[1].startswith("  09:00–09:30 WIB  11:00–11:30 JST  takagi/1  c")
    assert lines[-3] == "実施しない面接:"
    assert lines[-1] == "申込み6件のうち5件を実施します(実施できる上限: 5件)。"


def test_in_words_the_interpreter_is_named_and_nothing_is_said_of_the_rest_when_there_is_none(fair_file: Path) -> None:
    result = run("schedule", fair_file, "--lang", "en")

    assert "takagi/1  ani  (sari)" in result.stdout
    assert "Not held" not in result.stdout


def test_another_seed_may_turn_another_one_away(tmp_path: Path) -> None:
    fair = saved(tmp_path / "fair.json", crowded())

    turned_away = {
        json.loads(run("schedule", fair, "--json", "--seed", seed).stdout)["not_held"][0]["meeting"]
        for seed in range(10)
    }

    assert len(turned_away) > 1


def test_a_key_that_is_not_read_is_warned_of_beside_the_answer(tmp_path: Path) -> None:
    fair = saved(tmp_path / "fair.json", make_document(title="Saturday"))

    result = run("schedule", fair, "--json")

    assert result.exit_code == 0
    assert result.stderr.startswith("fair.json: key 'title' is not read")
    assert json.loads(result.stdout)["bound"] == 3


def test_a_fair_with_faults_is_not_planned(tmp_path: Path) -> None:
    fair = saved(tmp_path / "fair.json", make_document(days=[]))

    result = run("schedule", fair)

    assert isinstance(result.exception, FairError)
    assert result.stdout == ""
