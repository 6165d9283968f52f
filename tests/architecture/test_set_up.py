"""What the two commands say on a machine where something is missing."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", ["demo", "test", "setup"])
def test_without_python_each_command_names_the_package_and_the_apt_line(command: str, tmp_path: Path) -> None:
    told = subprocess.run(
        ["/usr/bin/make", "-C", str(ROOT), command, f"V={tmp_path / 'venv'}"],
        env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert told.returncode == 2
    assert "apt install python3.11 python3.11-venv" in told.stderr


def test_without_the_venv_module_the_package_is_named(tmp_path: Path) -> None:
    stub = tmp_path / "python3.11"
    stub.write_text("#!/bin/sh\nexit 1\n")
    stub.chmod(0o755)

    told = subprocess.run(
        ["/usr/bin/make", "-C", str(ROOT), "setup", f"V={tmp_path / 'venv'}"],
        env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert told.returncode == 2
    assert "apt install python3.11-venv" in told.stderr


def test_a_step_gives_a_sign_of_life_more_often_than_every_two_seconds_and_passes_the_exit_code_on() -> None:
    told = subprocess.run(
        ["sh", str(ROOT / "tools" / "step.sh"), "Waiting", "sh", "-c", "sleep 5.5; exit 7"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert told.returncode == 7
    assert told.stdout.count("Waiting: ") == 3
