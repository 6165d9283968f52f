"""`kakehashi serve`: one web process and one worker, side by side."""

import errno
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

import typer

from kakehashi.cli import child
from kakehashi.cli.home import NotStarted, enter, hold

app = typer.Typer(add_completion=False)

LAST_PORT = 65_535


def port_faults(host: str, port: int, *, other: str = "--port {port}") -> list[str]:
    """Why nothing can listen there, with the words that choose an `other` port; empty where something can.

    Tried without SO_REUSEPORT: granian listens with it, and would share the port with another server without a word.
    SO_REUSEADDR passes over connections that are ending, never over a listener.
    """
    try:
        family, kind, *_, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror:
        return [f"--host {host} is no IP address; use 127.0.0.1, or an address of this machine."]
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            next_to_it = other.format(port=port + 1 if port < LAST_PORT else port - 1)
            return [f"Port {port} is in use. End what listens there, or try {next_to_it}."]
        return [f"Nothing can listen on {host}, port {port}: {error.strerror}. Use an address of this machine."]
    return []


def require_port(host: str, port: int) -> None:
    """NotStarted where nothing can listen there."""
    if faults := port_faults(host, port):
        raise NotStarted(faults)


def prepare() -> None:
    """Bring the database and the static files up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakehashi.portal.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)


PAUSE = 15
"""Seconds before a worker that ended is started again: long enough for the pages to say what was interrupted."""


LAST_WORDS = 3
"""Seconds that open connections get when the web server is told to end: a browser keeps its own for minutes."""


def commands(host: str, port: int) -> tuple[list[str], list[str]]:
    """The two processes: the web server with one worker process, and the worker of background tasks."""
    return (
        [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
            "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
            "--workers-kill-timeout", str(LAST_WORDS),
            "kakehashi.portal.wsgi:application",
        ],
        [sys.executable, "-m", "kakehashi.cli", "worker"],
    )  # fmt: skip


def _stop(number: int, frame: FrameType | None) -> None:
    del frame
    raise SystemExit(128 + number)


def _start(command: Sequence[str], keep: Sequence[int]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(child.of_this_process(command), pass_fds=keep)  # noqa: S603 - our own commands


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def run_side_by_side(web: Sequence[str], worker: Sequence[str], keep: Sequence[int] = ()) -> int:
    """Start both; a worker that ends is started again after a while, and takes up what was interrupted.

    Ends with the web process, or when we are told to stop; gives the web process's exit code.  Both end when we are
    killed, and until then hold the files of `keep`, such as the lock of the home.
    """
    signal.signal(signal.SIGTERM, _stop)
    serving, working = _start(web, keep), _start(worker, keep)
    try:
        while serving.poll() is None:
            time.sleep(0.2)
            if working.poll() is None:
                continue
            print(f"The worker ended ({working.returncode}); it starts again in {PAUSE} s", file=sys.stderr, flush=True)
            again_at = time.monotonic() + PAUSE
            while serving.poll() is None and time.monotonic() < again_at:
                time.sleep(0.2)
            working = _start(worker, keep)
    except KeyboardInterrupt:
        return 0
    else:
        return serving.returncode or 0
    finally:
        _end([serving, working])


def listen(host: str, port: int, lock: int) -> NoReturn:
    """Serve until we are told to stop; NotStarted where the port was taken while we got ready."""
    require_port(host, port)
    print(f"Kakehashi listens on http://{host}:{port}/  (Ctrl+C ends it)", flush=True)
    sys.exit(run_side_by_side(*commands(host, port), keep=[lock]))


@app.command()
def serve(
    host: str = typer.Option("127.0.0.1", help="Address to listen on; a proxy with TLS stands in front of it."),
    port: int = typer.Option(8000, min=1, max=LAST_PORT, help="Port to listen on."),
) -> None:
    """Serve the portal until Ctrl+C."""
    home = enter()
    require_port(host, port)
    lock = hold(home)
    prepare()
    listen(host, port, lock)
