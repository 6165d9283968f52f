"""`kakehashi demo` as a newcomer types it, in a process of its own."""

import re
import signal
import stat

import pytest

from tests.cli.running import free_port, in_use, kakehashi, listens, running, taken_port, wait_until


def demo(home, *arguments):
    return kakehashi(home, "demo", *arguments)


def test_the_programme_of_miyagi_runs_through_the_whole_chain_twice(tmp_path):
    home = tmp_path / "home"

    first, second = (demo(home, "examples/miyagi", "--no-serve") for _ in range(2))

    for told in (first, second):
        assert told.returncode == 0, told.stderr
        assert re.search(r"Candidates: +60 rows read, 57 accepted, 3 refused", told.stdout)
        assert re.search(r"Verdicts: +ssw1: \d+ yes, \d+ not yet, \d+ cannot tell, \d+ no", told.stdout)
        held, bound = re.search(r"(\d+) scheduled of \d+ asked, bound (\d+)", told.stdout).groups()
        assert 0 < int(held) <= int(bound)
        assert re.search(
            r"\d+ of \d+ people matched; certificate [0-9A-Z]{4}-[0-9A-Z]{2} checked, it holds", told.stdout
        )
        assert "8 documents written" in told.stdout
        assert re.search(r"Filled in \d+ s", told.stdout)
        for role in ("ministry", "prefecture", "centre", "employer", "candidate", "auditor"):
            assert re.search(rf"^  {role} ", told.stdout, re.MULTILINE)


def test_a_home_that_no_demonstration_made_is_left_alone(tmp_path):
    kept = tmp_path / "kakehashi.sqlite3"
    kept.write_text("an office's data")

    told = demo(tmp_path, "--no-serve")

    assert told.returncode == 2
    assert "holds something that no demonstration made" in told.stderr
    assert kept.read_text() == "an office's data"


def test_the_database_of_an_office_is_never_filled_with_an_example(tmp_path):
    office = tmp_path / "office.sqlite3"

    told = kakehashi(tmp_path / "home", "demo", "--no-serve", DATABASE_URL=f"sqlite:///{office}")

    assert told.returncode == 2
    assert "DATABASE_URL is set" in told.stderr
    assert not office.exists()


@pytest.mark.parametrize(
    ("content", "told"), [(None, "holds no programme.toml"), ("prefecture = 1", "'today'"), ("= 3", "cannot be used")]
)
def test_a_folder_without_a_usable_programme_is_named_with_what_to_do(tmp_path, content, told):
    folder = tmp_path / "example"
    folder.mkdir()
    if content is not None:
        (folder / "programme.toml").write_text(content)

    answer = demo(tmp_path / "home", str(folder), "--no-serve")

    assert answer.returncode == 2
    assert told in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("shared", [False, True])
def test_a_port_in_use_is_named_before_anything_is_filled(tmp_path, socket_enabled, shared):
    home = tmp_path / "home"

    with taken_port(shared=shared) as port:
        told = demo(home, "examples/miyagi", "--port", str(port))

    assert told.returncode == 2
    assert f"Port {port} is in use. End what listens there, or try --port {port + 1} (make demo PORT=" in told.stderr
    assert told.stdout == ""
    assert [one.name for one in home.iterdir()] == ["lock"]


def test_a_number_that_is_no_port_is_refused_even_where_nothing_is_served(tmp_path):
    told = demo(tmp_path / "home", "--no-serve", "--port", "99999")

    assert told.returncode == 2
    assert "65535" in told.stderr
    assert not (tmp_path / "home").exists()


def test_while_a_demonstration_is_filled_a_second_one_is_refused_its_home_until_the_first_is_killed(
    tmp_path, socket_enabled
):
    home = tmp_path / "home"
    with running(home, "demo", "examples/miyagi", "--no-serve") as first, taken_port() as port:
        first.tells("Programme: ")
        keys = (home / "keys").read_text()

        second = demo(home, "examples/miyagi", "--port", str(port))

        assert second.returncode == 2
        assert f"- {home} is in use by a running `kakehashi`" in second.stderr
        assert f"- Port {port} is in use" in second.stderr
        first.tells("Candidates: ")
        assert (home / "keys").read_text() == keys
        first.end(signal.SIGKILL)
        with running(home, "demo", "examples/miyagi", "--no-serve") as third:
            third.tells("Programme: ")
        assert (home / "keys").read_text() != keys


def test_a_served_demonstration_keeps_its_home_and_its_worker_and_gives_both_up_when_it_is_killed(
    tmp_path, socket_enabled
):
    home, port = tmp_path / "home", free_port()
    with running(home, "demo", "examples/miyagi", "--port", str(port)) as first:
        first.tells("Kakehashi listens on ")
        first.tells("Starting worker")
        first.answers(port)
        keys = (home / "keys").read_text()

        second = demo(home, "examples/miyagi", "--no-serve")

        assert second.returncode == 2
        assert f"{home} is in use by a running `kakehashi`" in second.stderr
        assert (home / "keys").read_text() == keys
        first.answers(port)
        assert "The worker ended" not in first.log.read_text()
        first.end(signal.SIGKILL)
        wait_until(lambda: not in_use(home) and not listens(port), "the web process and the worker to end as well")


def test_what_a_demonstration_makes_is_for_its_owner_alone_even_in_a_home_that_was_open(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o755)
    (home / "demonstration").touch(mode=0o644)

    with running(home, "demo", "examples/miyagi", "--no-serve") as first:
        first.tells("Candidates: ")

    assert (home / "kakehashi.sqlite3").exists()
    assert any((home / "files").iterdir())
    for one in (home, *home.rglob("*")):
        assert stat.S_IMODE(one.stat().st_mode) == (0o700 if one.is_dir() else 0o600), one
