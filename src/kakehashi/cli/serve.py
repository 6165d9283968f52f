"""`kakehashi serve`: one web process and one worker, side by side."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

import typer

app = typer.Typer(add_completion=False)


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


def commands(host: str, port: int) -> tuple[list[str], list[str]]:
    """The two processes: the web server with one worker process, and the worker of background tasks."""
    return (
        [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
            "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
            "kakehashi.portal.wsgi:application",
        ],
        [sys.executable, "-m", "kakehashi.cli", "worker"],
    )  # fmt: skip


def _stop(number: int, frame: FrameType | None) -> None:
    del frame
    raise SystemExit(128 + number)


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        process.wait(timeout=20)


def run_side_by_side(web: Sequence[str], worker: Sequence[str]) -> int:
    """Start both; a worker that ends is started again after a while, and takes up what was interrupted.

    Ends with the web process, or when we are told to stop; gives the web process's exit code.
    """
    signal.signal(signal.SIGTERM, _stop)
    serving, working = subprocess.Popen(list(web)), subprocess.Popen(list(worker))  # noqa: S603 - our own commands
    try:
        while serving.poll() is None:
            time.sleep(0.2)
            if working.poll() is None:
                continue
            print(f"The worker ended ({working.returncode}); it starts again in {PAUSE} s", file=sys.stderr, flush=True)
            again_at = time.monotonic() + PAUSE
            while serving.poll() is None and time.monotonic() < again_at:
                time.sleep(0.2)
            working = subprocess.Popen(list(worker))  # noqa: S603 - our own command
    except KeyboardInterrupt:
        return 0
    else:
        return serving.returncode or 0
    finally:
        _end([serving, working])


@app.command()
def serve(
    host: str = typer.Option("127.0.0.1", help="Address to listen on; a proxy with TLS stands in front of it."),
    port: int = typer.Option(8000, help="Port to listen on."),
) -> None:
    """Serve the portal until Ctrl+C."""
    prepare()
    print(f"Kakehashi listens on http://{host}:{port}/", flush=True)
    sys.exit(run_side_by_side(*commands(host, port)))
