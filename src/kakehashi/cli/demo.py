"""`kakehashi demo`: fills the programme of an example folder and serves it, in a home of its own."""

import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from kakehashi.vocabulary import KakehashiError

app = typer.Typer(add_completion=False)

MARKER = "demonstration"
EXAMPLE = Path("examples/kumamoto")


class HomeInUse(KakehashiError):
    """The demonstration would have to overwrite a home that is not its own."""

    title = "The demonstration does not start"


def fresh_home() -> Path:
    """An empty home: the one the environment names, else var/demo; an earlier demonstration in it is thrown away."""
    home = Path(os.environ.setdefault("KAKEHASHI_HOME", str(Path("var") / "demo")))
    if home.exists() and any(home.iterdir()):
        if not (home / MARKER).exists():
            raise HomeInUse(
                [f"{home} holds something that no demonstration made; set KAKEHASHI_HOME to another folder."]
            )
        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    (home / MARKER).write_text("Made by `kakehashi demo`; the next one throws it away.\n", encoding="utf-8")
    return home


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
    from kakehashi.cli.serve import prepare

    began = time.monotonic()
    with sign_of_life("Making the database"):
        prepare()
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
    port: int = typer.Option(8000, help="Port to listen on, on this machine only."),
) -> None:
    """Build the database, load the example, run the whole chain, print a summary, and serve it."""
    from kakehashi.cli import serve as serving

    file = folder / "programme.toml"
    if not file.exists():
        raise HomeInUse([f"{folder} holds no programme.toml; name a folder like {EXAMPLE}."])
    fresh_home()
    os.environ["KAKEHASHI_DEMO"] = "1"
    os.environ["KAKEHASHI_TODAY"] = _day_of(file)
    fill(folder)
    if serve:
        print(f"\nKakehashi listens on http://127.0.0.1:{port}/  (Ctrl+C ends it)", flush=True)
        sys.exit(serving.run_side_by_side(*serving.commands("127.0.0.1", port)))


def _day_of(file: Path) -> str:
    import tomllib

    try:
        return str(tomllib.loads(file.read_text(encoding="utf-8"))["today"])
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise HomeInUse([f"{file} cannot be used: {error}; it needs a line like today = 2026-11-24."]) from None
