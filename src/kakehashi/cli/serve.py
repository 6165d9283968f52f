"""`kakehashi serve`: one web process and one worker, side by side; when one ends, so does the other."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

import typer

app = typer.Typer(add_completion=False)


def prepare(*, say: bool = True) -> None:
    """Bring the database and the static files up to date, and take up interrupted imports."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakehashi.portal.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    from kakehashi.portal.intake.tasks import go_on_with_all

    resumed = go_on_with_all()
    if say and resumed:
        print(f"{resumed} interrupted imports go on", flush=True)


def commands(host: str, port: int) -> list[list[str]]:
    """The two processes: the web server with one worker process, and the worker of background tasks."""
    return [
        [
            sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
            "--workers", "1", "--blocking-threads", "4", "--no-ws", "--log-level", "warning",
            "kakehashi.portal.wsgi:application",
        ],
        [sys.executable, "-m", "kakehashi.cli", "manage", "db_worker", "--interval", "0.5"],
    ]  # fmt: skip


def run_side_by_side(several: Sequence[Sequence[str]]) -> int:
    """Start them all; wait until one ends or we are told to stop; stop the rest; give the first's exit code."""

    def stop(number: int, frame: FrameType | None) -> None:
        del frame
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, stop)
    running = [subprocess.Popen(list(command)) for command in several]  # noqa: S603 - our own commands
    try:
        while all(process.poll() is None for process in running):
            time.sleep(0.2)
        return next(process.returncode for process in running if process.poll() is not None)
    except KeyboardInterrupt:
        return 0
    finally:
        for process in running:
            if process.poll() is None:
                process.terminate()
        for process in running:
            process.wait(timeout=20)


@app.command()
def serve(
    host: str = typer.Option("127.0.0.1", help="Address to listen on; a proxy with TLS stands in front of it."),
    port: int = typer.Option(8000, help="Port to listen on."),
) -> None:
    """Serve the portal until Ctrl+C."""
    prepare()
    print(f"Kakehashi listens on http://{host}:{port}/", flush=True)
    sys.exit(run_side_by_side(commands(host, port)))
