"""`python -m kakehashi.cli.child PARENT COMMAND…`: becomes COMMAND, which is told to end when PARENT ends.

A parent that is killed cannot end its children; without this they would go on listening and working in the home.
"""

import ctypes
import os
import signal
import sys
from collections.abc import Sequence

PR_SET_PDEATHSIG = 1
"""Linux: "send me this signal when my parent ends"; it stays over `exec`."""


def of_this_process(command: Sequence[str]) -> list[str]:
    """The command line that starts `command` as a child that does not outlive this process."""
    return [sys.executable, "-m", "kakehashi.cli.child", str(os.getpid()), *command]


def become(parent: int, command: Sequence[str]) -> None:
    """Be `command` from here on; nothing where the parent ended meanwhile."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM))
    if os.getppid() == parent:
        os.execv(command[0], list(command))  # noqa: S606 - our own command


if __name__ == "__main__":
    become(int(sys.argv[1]), sys.argv[2:])
