import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kakehashi.cli.figures import app
from kakehashi.cli.options import FileNotUsable
from kakehashi.figures import FiguresError
from kakehashi.vocabulary import UnknownKey

KUMAMOTO = ["--prefecture", "JP-43"]


def test_each_measure_is_a_table_of_its_own() -> None:
    result = CliRunner().invoke(app, ["show", *KUMAMOTO, "--lang", "en"])

    assert result.exit_code == 0
    *titles, residents = [line for line in result.output.splitlines() if line and not line.startswith(" ")]
    assert titles == [
        "Foreign workers notified in Kumamoto: 24,076 on 31 October 2025",
        "Foreign residents in the resident register of Kumamoto: 31,751 on 1 January 2026",
        "Foreign workers from Indonesia notified in Kumamoto: 2,890 on 31 October 2024, rank 3",
    ]
    assert residents.endswith("counted by the Immigration Services Agency: 5,032 on 31 December 2025, rank 2")


def test_a_rank_has_a_column_only_where_a_source_gives_one() -> None:
    result = CliRunner().invoke(app, ["show", *KUMAMOTO, "--lang", "en"])

    headings = [line.split() for line in result.output.splitlines() if line.startswith("  date")]
    assert headings == [["date", "people", "source"]] * 2 + [["date", "people", "rank", "source"]] * 2


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("id", "31 Oktober 2025  tidak ditemukan"),
        ("ja", "令和7年(2025年)10月31日  未入手"),
        ("en", "31 October 2025  not found"),
    ],
)
def test_what_was_not_found_says_so_in_the_readers_language(language: str, line: str) -> None:
    result = CliRunner().invoke(app, ["show", *KUMAMOTO, "--lang", language])

    assert line in result.output


def test_json_holds_every_series_with_its_source_and_its_holes() -> None:
    result = CliRunner().invoke(app, ["show", *KUMAMOTO, "--json"])

    workers, _, indonesians, _ = json.loads(result.output)
    assert workers["points"][-1]["people"] == 24076
    assert workers["register"] == "employment_notification"
    assert all(point["source"] for point in workers["points"])
    assert indonesians["not_found"] == ["2023-10-31", "2025-10-31"]
    assert set(indonesians["title"]) == {"id", "ja", "en"}


def test_another_nationality_can_be_asked_for() -> None:
    result = CliRunner().invoke(app, ["show", *KUMAMOTO, "--nationality", "VN", "--lang", "en"])

    assert "Foreign workers from Viet Nam notified in Kumamoto: 6,259 on 31 October 2024, rank 1" in result.output


def test_a_chart_is_written_to_the_file_named(tmp_path: Path) -> None:
    out = tmp_path / "workers.svg"

    result = CliRunner().invoke(
        app, ["chart", *KUMAMOTO, "--measure", "workers_notified", "--lang", "ja", "--width", "328", "--out", str(out)]
    )

    assert result.exit_code == 0
    assert "24,076人" in result.output
    assert 'lang="ja"' in out.read_text(encoding="utf-8")


def test_a_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "workers.svg"

    result = CliRunner().invoke(app, ["chart", *KUMAMOTO, "--measure", "workers_notified", "--out", str(out)])

    assert isinstance(result.exception, FileNotUsable)
    assert str(out) in str(result.exception)


def test_a_chart_of_nothing_is_refused() -> None:
    result = CliRunner().invoke(
        app, ["chart", "--prefecture", "JP-24", "--measure", "workers_notified", "--group", "ID", "--out", "x.svg"]
    )

    assert isinstance(result.exception, FiguresError)
    assert "nothing to draw" in str(result.exception)


def test_an_unknown_prefecture_is_named_and_nothing_is_printed() -> None:
    result = CliRunner().invoke(app, ["show", "--prefecture", "JP-99"])

    assert isinstance(result.exception, UnknownKey)
    assert result.output == ""
