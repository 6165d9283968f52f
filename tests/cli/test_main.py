"""What every command does with a file that is none."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    "words",
    [
        ("law", "explain", "{folder}"),
        ("contract", "check", "{folder}"),
        ("fair", "schedule", "{folder}"),
        ("match", "verify", "{deep}"),
        ("match", "solve", "{missing}"),
        ("agreement", "draft", "{folder}", "--out", "{folder}/out"),
        ("sheets", "check", "{folder}", "--as", "candidates"),
        ("law", "explain", "{deep}"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_without_a_traceback(tmp_path, words):
    deep = tmp_path / "deep.json"
    deep.write_text("[" * 100_000)
    places = {"folder": str(tmp_path), "deep": str(deep), "missing": str(tmp_path / "none.json")}

    told = subprocess.run(
        [sys.executable, "-m", "kakehashi.cli", *(word.format(**places) for word in words)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert told.returncode == 2
    assert told.stderr.strip()
    assert "Traceback" not in told.stderr
