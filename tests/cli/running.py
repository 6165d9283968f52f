"""Builders: a command in a process of its own, to its end or while it runs, and ports that are free or taken."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tests.waiting import PATIENCE, happens

ROOT = Path(__file__).parents[2]


def kakehashi(home: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kakehashi.cli", *words],
        cwd=ROOT, env=_around(home, environment), capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip


def wait_until(holds: Callable[[], bool], what: str, *, gone: Callable[[], bool] = lambda: False) -> None:
    if not happens(holds, within=PATIENCE, gone=gone):
        raise AssertionError(f"waited in vain for {what}")


@dataclass
class Running:
    process: subprocess.Popen[bytes]
    log: Path

    def tells(self, words: str) -> None:
        self._until(lambda: words in self.log.read_text(encoding="utf-8"), words)

    def answers(self, port: int) -> None:
        self._until(lambda: listens(port), f"port {port}")

    def end(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        return self.process.wait(timeout=PATIENCE)

    def _until(self, holds: Callable[[], bool], what: str) -> None:
        try:
            wait_until(holds, what, gone=lambda: self.process.poll() is not None)
        except AssertionError as error:
            error.add_note(self.log.read_text(encoding="utf-8"))
            raise


@contextmanager
def running(home: Path, *words: str, **environment: str) -> Iterator[Running]:
    """A command that goes on while the block does; it leads a group of processes, which all end with the block."""
    log = home.parent / f"{home.name}-{time.monotonic_ns()}.log"
    with log.open("wb") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "kakehashi.cli", *words],
            cwd=ROOT, env=_around(home, {"PYTHONUNBUFFERED": "1", **environment}),
            stdout=written, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
    try:
        yield Running(process, log)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def taken_port(*, shared: bool = False) -> Iterator[int]:
    """A port on which somebody listens; `shared` as granian does, so that another may listen there too."""
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, int(shared))
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield int(taken.getsockname()[1])


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def browser_at(port: int) -> Iterator[None]:
    """A connection that has had its page and stays open, as browsers leave theirs."""
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/")
    connection.getresponse().read()
    yield
    connection.close()


def in_use(home: Path) -> bool:
    with (home / "lock").open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def _around(home: Path, environment: dict[str, str]) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DATABASE_URL", "KAKEHASHI_"))}
    return {**clean, "KAKEHASHI_HOME": str(home), **environment}
