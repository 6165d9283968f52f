"""A demonstration that runs, filled and served by the command a newcomer types, and a browser that watches it."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.journeys.walk import Known, staged
from tests.waiting import happens

ROOT = Path(__file__).parents[2]
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PASSWORD = "kakehashi-demo"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.fspath).parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("journeys"))


@dataclass(frozen=True)
class Demonstration:
    base: str
    output: str
    home: Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demonstration]:
    home = tmp_path_factory.mktemp("demo") / "home"
    port = free_port()
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    log = home.parent / "demo.log"
    with log.open("w") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "kakehashi.cli", "demo", str(ROOT / "examples" / "kumamoto"), "--port", str(port)],
            env={**clean, "KAKEHASHI_HOME": str(home), "PYTHONUNBUFFERED": "1"},
            stdout=written, stderr=subprocess.STDOUT,
        )  # fmt: skip
    base = f"http://127.0.0.1:{port}"

    def told() -> str:
        return log.read_text(encoding="utf-8")

    def served() -> bool:
        return f"{base}/" in told() and answers(port)

    if not happens(served, within=240, gone=lambda: process.poll() is not None):
        raise RuntimeError(f"the demonstration did not start:\n{told()}")
    yield Demonstration(base, told(), home)
    process.terminate()
    process.wait(timeout=30)


@pytest.fixture(scope="session")
def known(demonstration: Demonstration) -> Known:
    """What the list of visits names, once the states that no link leads to are set up."""
    return staged(demonstration.home)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def open_as(browser: Browser, demonstration: Demonstration) -> Iterator[Callable[..., Page]]:
    """Opens a page for a demonstration account ("" for a reader without one); fails the test on any console message.

    The browser's own line about a page that was refused (403, 404, 413, 429) is none of the page's.
    """
    contexts: list[BrowserContext] = []
    told: list[str] = []
    asked: set[str] = set()

    def note(page: Page, message: ConsoleMessage) -> None:
        if not (re.search(r"status of (403|404|413|429)", message.text) and message.location["url"] in asked):
            told.append(f"{page.url}: {message.text}")

    def open_page(sign_in: str = "", language: str = "en", width: int = 1280) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900}, locale=language)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: request.is_navigation_request() and asked.add(request.url))
        page.on("console", lambda message: note(page, message))
        page.on("pageerror", lambda error: told.append(f"{page.url}: {error}"))
        page.goto(demonstration.base + "/account/sign-in/")
        if sign_in:
            page.fill("[name=username]", sign_in)
            page.fill("[name=password]", PASSWORD)
            page.click("main button")
        page.click(f".languages button[value={language}]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert told == []
