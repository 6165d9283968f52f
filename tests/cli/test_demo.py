"""`kakehashi demo` as a newcomer types it, in a process of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def demo(home: Path, *arguments: str) -> subprocess.CompletedProcess:
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return subprocess.run(
        [sys.executable, "-m", "kakehashi.cli", "demo", *arguments],
        cwd=ROOT, env={**clean, "KAKEHASHI_HOME": str(home)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_programme_of_miyagi_runs_through_the_whole_chain_twice(tmp_path):
    home = tmp_path / "home"

    first, second = (demo(home, "examples/miyagi", "--no-serve") for _ in range(2))

    for told in (first, second):
        assert told.returncode == 0, told.stderr
        assert re.search(r"Candidates: +60 rows read, 57 accepted, 3 refused", told.stdout)
        assert re.search(r"Verdicts: +ssw1: \d+ yes, \d+ not yet, \d+ cannot tell, \d+ no", told.stdout)
        held, bound = re.search(r"(\d+) scheduled of \d+ asked, bound (\d+)", told.stdout).groups()
        assert 0 < int(held) <= int(bound)
        assert re.search(
            r"\d+ of \d+ people matched; certificate [0-9A-Z]{4}-[0-9A-Z]{2} checked, it holds", told.stdout
        )
        assert "8 documents written" in told.stdout
        assert re.search(r"Filled in \d+ s", told.stdout)
        for role in ("ministry", "prefecture", "centre", "employer", "candidate", "auditor"):
            assert re.search(rf"^  {role} ", told.stdout, re.MULTILINE)


def test_a_home_that_no_demonstration_made_is_left_alone(tmp_path):
    kept = tmp_path / "kakehashi.sqlite3"
    kept.write_text("an office's data")

    told = demo(tmp_path, "--no-serve")

    assert told.returncode == 2
    assert "holds something that no demonstration made" in told.stderr
    assert kept.read_text() == "an office's data"


@pytest.mark.parametrize(
    ("content", "told"), [(None, "holds no programme.toml"), ("prefecture = 1", "'today'"), ("= 3", "cannot be used")]
)
def test_a_folder_without_a_usable_programme_is_named_with_what_to_do(tmp_path, content, told):
    folder = tmp_path / "example"
    folder.mkdir()
    if content is not None:
        (folder / "programme.toml").write_text(content)

    answer = demo(tmp_path / "home", str(folder), "--no-serve")

    assert answer.returncode == 2
    assert told in answer.stderr
    assert "Traceback" not in answer.stderr
