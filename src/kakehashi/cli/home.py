"""The home of a portal: who works in it, told by a lock on a file, and that what is made in it is its owner's alone."""

import fcntl
import os
from pathlib import Path

from kakehashi.vocabulary import KakehashiError

LOCK = "lock"
OWNER_ALONE = 0o077
"""The mask under which folders come out as 700 and files as 600."""


class NotStarted(KakehashiError):
    """A command that would disturb, or be disturbed by, what is there already."""

    title = "Kakehashi does not start"


def enter(*, below_demo: bool = False) -> Path:
    """The home that the settings name, for a command that makes things in it for their owner alone.

    Raises NotStarted where the demonstration's settings hold outside a demonstration: `below_demo` lets them pass in a
    process that `kakehashi demo` itself started.
    """
    os.umask(OWNER_ALONE)
    from kakehashi.portal import settings

    if settings.DEMO and not (below_demo and _started_by_demo(settings.HOME)):
        raise NotStarted(
            ["KAKEHASHI_DEMO is set: cookies would go over plain http. Unset it, or use `kakehashi demo`."]
        )
    return settings.HOME


def hold(home: Path, *, alone: bool = False) -> int:
    """Hold the home until this process ends, and give the lock: beside others, or `alone` and told by process number.

    Raises NotStarted where another process holds it in a way that does not suit.  A killed process holds nothing.
    """
    lock = os.open(home / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    _flock(lock, fcntl.LOCK_EX if alone else fcntl.LOCK_SH, home)
    if alone:
        os.ftruncate(lock, 0)
        os.write(lock, str(os.getpid()).encode())
    return lock


def share(home: Path, lock: int) -> None:
    """Let others into a home that was held alone; it is still held."""
    _flock(lock, fcntl.LOCK_SH, home)


def _flock(lock: int, how: int, home: Path) -> None:
    try:
        fcntl.flock(lock, how | fcntl.LOCK_NB)
    except BlockingIOError:
        raise NotStarted(
            [f"{home} is in use by a running `kakehashi`. End it, or set KAKEHASHI_HOME to another folder."]
        ) from None


def _started_by_demo(home: Path) -> bool:
    """Whether the process that last held the home alone, as only the demonstration does, is the one that started us."""
    lock = home / LOCK
    return lock.exists() and lock.read_text(encoding="ascii") == str(os.getppid())
