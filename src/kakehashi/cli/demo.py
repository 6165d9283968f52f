"""`kakehashi demo`: fills the programme of an example folder and serves it, in a home of its own."""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from kakehashi.cli import serve as serving
from kakehashi.cli.home import LOCK, OWNER_ALONE, NotStarted, hold, share

app = typer.Typer(add_completion=False)

MARKER = "demonstration"
EXAMPLE = Path("examples/kumamoto")
HOST = "127.0.0.1"
OTHER_PORT = "--port {port} (make demo PORT={port})"


def own_home() -> Path:
    """The home that the environment names, else var/demo; made where it is missing.

    Raises NotStarted where it holds something that no demonstration made.
    """
    home = Path(os.environ.setdefault("KAKEHASHI_HOME", str(Path("var") / "demo")))
    if home.exists() and not (home / MARKER).exists() and any(one.name != LOCK for one in home.iterdir()):
        raise NotStarted([f"{home} holds something that no demonstration made; set KAKEHASHI_HOME to another folder."])
    home.mkdir(parents=True, exist_ok=True)
    return home


def empty(home: Path) -> None:
    """Throw the last demonstration away; whenever this is interrupted, the home is still known as a demonstration's."""
    marker = home / MARKER
    marker.write_text("Made by `kakehashi demo`; the next one throws it away.\n", encoding="utf-8")
    home.chmod(0o700)
    marker.chmod(0o600)
    for one in home.iterdir():
        if one.is_dir() and not one.is_symlink():
            shutil.rmtree(one)
        elif one.name not in {LOCK, MARKER}:
            one.unlink()


def hold_alone(home: Path, faults: list[str]) -> int:
    """The lock of the home, which nobody else is in; NotStarted tells what else is at fault in the same breath."""
    try:
        lock = hold(home, alone=True)
    except NotStarted as error:
        raise NotStarted([*faults, *error.faults]) from None
    if faults:
        raise NotStarted(faults)
    return lock


@contextmanager
def sign_of_life(what: str) -> Iterator[None]:
    """Print a line every second and a half while something goes on."""
    done = threading.Event()

    def tick() -> None:
        began = time.monotonic()
        while not done.wait(1.5):
            print(f"  {what} … {time.monotonic() - began:.0f} s", flush=True)

    ticker = threading.Thread(target=tick, daemon=True)
    ticker.start()
    try:
        yield
    finally:
        done.set()
        ticker.join()


def fill(folder: Path) -> None:
    """Go through the chain and print what each step did, then the sign-ins."""
    began = time.monotonic()
    with sign_of_life("Making the database"):
        serving.prepare()
    from kakehashi.portal.demo import PASSWORD, Demonstration

    demonstration = Demonstration(folder)
    for name, step in demonstration.steps():
        at = time.monotonic()
        with sign_of_life(name):
            told = step()
        print(f"{name + ':':<22}{told}  ({time.monotonic() - at:.1f} s)", flush=True)
    print(f"\nFilled in {time.monotonic() - began:.0f} s. Sign in with the password {PASSWORD} as:")
    for one in demonstration.sign_ins:
        print(f"  {one.sign_in:<12}{one.role.label}, {one.name} ({one.language})")


@app.command()
def demo(
    folder: Path = typer.Argument(EXAMPLE, help="Folder with programme.toml and its spreadsheets."),
    serve: bool = typer.Option(True, "--serve/--no-serve", help="Serve the programme after the summary."),
    port: int = typer.Option(8000, min=1, max=serving.LAST_PORT, help="Port to listen on, on this machine only."),
) -> None:
    """Build the database, load the example, run the whole chain, print a summary, and serve it."""
    os.umask(OWNER_ALONE)
    file = folder / "programme.toml"
    if not file.exists():
        raise NotStarted([f"{folder} holds no programme.toml; name a folder like {EXAMPLE}."])
    if os.environ.get("DATABASE_URL"):
        raise NotStarted(
            ["DATABASE_URL is set, and a demonstration fills a database of its own. Unset it and try again."]
        )
    day, home = _day_of(file), own_home()
    lock = hold_alone(home, serving.port_faults(HOST, port, other=OTHER_PORT) if serve else [])
    empty(home)
    os.environ["KAKEHASHI_DEMO"] = "1"
    os.environ["KAKEHASHI_TODAY"] = day
    fill(folder)
    if serve:
        share(home, lock)
        print()
        serving.listen(HOST, port, lock)


def _day_of(file: Path) -> str:
    import tomllib

    try:
        return str(tomllib.loads(file.read_text(encoding="utf-8"))["today"])
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise NotStarted([f"{file} cannot be used: {error}; it needs a line like today = 2026-11-24."]) from None
