"""The web process and its worker, side by side."""

import os
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from tests.cli.running import browser_at, free_port, in_use, kakehashi, listens, running, taken_port


def test_a_worker_that_ends_is_started_again_while_the_web_goes_on(tmp_path: Path):
    lives = tmp_path / "lives"
    os.mkfifo(lives)
    program = textwrap.dedent(f"""
        import sys
        from kakehashi.cli import serve
        serve.PAUSE = 0.1
        until_two_lives = "told = open({str(lives)!r}, 'r+b', 0); told.read(1); told.read(1)"
        one_life = "open({str(lives)!r}, 'wb').write(b'x')"
        sys.exit(serve.run_side_by_side([sys.executable, "-c", until_two_lives], [sys.executable, "-c", one_life]))
    """)

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=30)

    assert told.returncode == 0
    assert "The worker ended" in told.stderr


def test_when_the_web_process_ends_so_does_the_worker(tmp_path: Path):
    program = textwrap.dedent("""
        import sys
        from kakehashi.cli import serve
        web = [sys.executable, "-c", "import sys; sys.exit(3)"]
        worker = [sys.executable, "-c", "import signal; signal.pause()"]
        sys.exit(serve.run_side_by_side(web, worker))
    """)

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=30)

    assert told.returncode == 3


@pytest.mark.parametrize("shared", [False, True])
def test_a_port_in_use_is_named_before_the_database_is_made(tmp_path, socket_enabled, shared):
    with taken_port(shared=shared) as port:
        told = kakehashi(tmp_path, "serve", "--port", str(port))

    assert told.returncode == 2
    assert f"- Port {port} is in use. End what listens there, or try --port {port + 1}.\n" in told.stderr
    assert not (tmp_path / "kakehashi.sqlite3").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--host", "localhost"), "--host localhost is no IP address"),
        (("--host", "192.0.2.1"), "Nothing can listen on 192.0.2.1"),
        (("--port", "99999"), "65535"),
    ],
)
def test_an_address_on_which_nothing_can_listen_is_named_without_a_traceback(tmp_path: Path, words, told: str):
    answer = kakehashi(tmp_path, "serve", *words)

    assert answer.returncode == 2
    assert told in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("command", ["serve", "worker", "nightly"])
def test_the_flag_of_the_demonstration_is_refused_outside_it(tmp_path: Path, command: str):
    told = kakehashi(tmp_path / "home", command, KAKEHASHI_DEMO="1")

    assert told.returncode == 2
    assert "KAKEHASHI_DEMO is set" in told.stderr
    assert not (tmp_path / "home" / "kakehashi.sqlite3").exists()


def test_a_second_worker_and_the_night_work_beside_serve_in_a_home_for_its_owner_alone(
    tmp_path: Path, socket_enabled: None
):
    home, port = tmp_path / "home", free_port()
    with running(home, "serve", "--port", str(port)) as served:
        served.tells("Starting worker")
        served.answers(port)

        with running(home, "worker") as second:
            night = kakehashi(home, "nightly")
            second.tells("Starting worker")

        assert night.returncode == 0, night.stderr
        assert "The worker ended" not in served.log.read_text()
        for one in (home, *home.rglob("*")):
            assert stat.S_IMODE(one.stat().st_mode) == (0o700 if one.is_dir() else 0o600), one


def test_serve_ends_when_it_is_told_to_though_a_browser_keeps_its_connection(tmp_path: Path, socket_enabled: None):
    home, port = tmp_path / "home", free_port()
    with running(home, "serve", "--port", str(port)) as served:
        served.answers(port)
        with browser_at(port):
            code = served.end(signal.SIGTERM)

    assert code == 128 + signal.SIGTERM
    assert not in_use(home)
    assert not listens(port)
