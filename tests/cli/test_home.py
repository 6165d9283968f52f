"""Who may be in a home beside whom."""

import os
import subprocess
import sys

import pytest

from kakehashi.cli.home import NotStarted, hold, share


def test_those_who_serve_and_work_share_a_home(tmp_path):
    for _ in range(3):
        hold(tmp_path)


def test_who_would_have_a_home_alone_is_refused_while_another_is_in_it(tmp_path):
    hold(tmp_path)

    with pytest.raises(NotStarted, match=f"{tmp_path} is in use"):
        hold(tmp_path, alone=True)


def test_nobody_enters_a_home_that_one_has_alone_until_it_is_shared(tmp_path):
    lock = hold(tmp_path, alone=True)
    with pytest.raises(NotStarted):
        hold(tmp_path)

    share(tmp_path, lock)

    hold(tmp_path)


def test_a_process_that_was_killed_leaves_nothing_that_blocks(tmp_path):
    program = f"""
import os, signal
from pathlib import Path
from kakehashi.cli.home import hold
hold(Path({str(tmp_path)!r}), alone=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", program], check=False)

    assert killed.returncode < 0
    hold(tmp_path, alone=True)
    assert (tmp_path / "lock").read_text() == str(os.getpid())
