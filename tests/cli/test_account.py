"""`kakehashi account` on a new installation: the first accounts, and who administers first."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, _around, kakehashi
from tests.waiting import PATIENCE

OPEN = ("account", "open", "sari@example.org", "--name", "SARI", "--role", "ministry", "--office", "Kemnaker")


def told(home: Path, *words: str, typed: str = "nine clouds over Aso") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kakehashi.cli", *words],
        cwd=ROOT, env=_around(home, {}), input=f"{typed}\n", capture_output=True, text=True, check=False,
        timeout=PATIENCE,
    )  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("installation")
    assert kakehashi(made, "manage", "migrate", "--verbosity", "0").returncode == 0
    return made


def test_before_the_database_is_there_nothing_is_opened_and_the_way_is_named(tmp_path):
    answer = told(tmp_path, *OPEN)

    assert answer.returncode == 2
    assert "Start `kakehashi serve` once" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_the_first_officer_is_opened_as_administrator_and_a_second_named_later(home):
    first = told(home, *OPEN, "--administers")
    second = told(home, *("budi@example.org" if word == "sari@example.org" else word for word in OPEN))
    named = told(home, "account", "administrator", "Budi@example.org")
    again = told(home, "account", "administrator", "budi@example.org")

    assert first.stdout == "sari@example.org may sign in for Kemnaker and administers it\n"
    assert second.stdout == "budi@example.org may sign in for Kemnaker\n"
    assert named.stdout == "budi@example.org administers Kemnaker\n"
    assert "as before" in again.stdout


def test_a_password_that_is_too_short_a_name_that_nobody_has_and_a_role_that_is_none_are_told(home):
    short = told(home, *OPEN[:2], "eko@example.org", *OPEN[3:], typed="short")
    nobody = told(home, "account", "administrator", "nobody@example.org")
    no_role = told(home, "account", "open", "x", "--name", "X", "--role", "boss", "--office", "Y")

    assert (short.returncode, nobody.returncode, no_role.returncode) == (2, 2, 2)
    assert "at least 12 characters" in short.stderr
    assert "nobody signs in for an office as 'nobody@example.org'" in nobody.stderr
    assert "'boss' is none of" in no_role.stderr
