"""The project speaks of itself only, and no name excludes nothing."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN_ROOMS = re.compile(r"(^|/)(utils?|helpers?|common|misc|services)(/|\.py$)")
EXCUSES = re.compile(r"\b(TODO|FIXME|XXX)\b|NotImplementedError")
SWALLOWED = re.compile(r"except( Exception)?:\s*pass|except:\s*$", re.MULTILINE)


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_room_has_a_name_that_excludes_nothing():
    assert [path for path in tracked() if FORBIDDEN_ROOMS.search(str(path.relative_to(ROOT)))] == []


def test_no_stub_and_no_swallowed_error_stands_in_the_source():
    found = [
        path.relative_to(ROOT)
        for path in tracked("src/*.py")
        if EXCUSES.search(text := path.read_text(encoding="utf-8")) or SWALLOWED.search(text)
    ]

    assert found == []


@pytest.mark.parametrize(
    "name", ["requirements.txt", "requirements-dev.txt", "requirements-build.txt", "requirements-node.txt"]
)
def test_a_lock_file_holds_no_address(name):
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_the_lock_of_the_fonts_names_no_registry():
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")


def test_no_prefecture_code_stands_in_the_source_outside_data():
    """Conditions of contract law are called JP-01 too: those stand in the book and the contract kernel alone."""
    found = [
        path.relative_to(ROOT)
        for path in tracked("src/*.py", "src/*.html", "src/*.toml")
        if re.search(r"\bJP-\d\d\b", path.read_text(encoding="utf-8"))
    ]

    assert [path for path in found if "law" not in path.parts and "contract" not in path.parts] == []
