"""Makes the visits of the list with a browser, in a demonstration that was staged for them."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.journeys.visits import VISITS, Visit

ROOT = Path(__file__).parents[2]
Known = Mapping[str, Mapping[str, str]]
STOP = """shows => {
  window.stop();
  return [...document.querySelectorAll(shows)].some(one => one.checkVisibility());
}"""
"""A page that would look again by itself waits until it was looked at; whether what it is to show is to be seen."""


def staged(home: Path) -> Known:
    """Set up, in the demonstration that lives in `home`, the states that no link leads to; says what is called how."""
    day = tomllib.loads((ROOT / "examples" / "kumamoto" / "programme.toml").read_text(encoding="utf-8"))["today"]
    clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    told = subprocess.run(
        [sys.executable, "-m", "tests.journeys.staging"],
        env={**clean, "KAKEHASHI_HOME": str(home), "KAKEHASHI_DEMO": "1", "KAKEHASHI_TODAY": f"{day}"},
        cwd=ROOT, stdout=subprocess.PIPE, check=True,
    )  # fmt: skip
    known: Known = json.loads(told.stdout)
    return known


def visited(page: Page, base: str, known: Known, sign_in: str) -> Iterator[tuple[Visit, str]]:
    """Every visit of an account, one after another, each with what is amiss where it is not that page in that state.

    `page` belongs to the account's reader and stands at the visit when that is given.
    """
    for visit in (one for one in VISITS if one.sign_in == sign_in):
        address = visit.address(known)
        answer = page.goto(base + address)
        if visit.does:
            with page.expect_navigation() as led:
                visit.does(page)
            answer = led.value
        shown = page.evaluate(STOP, visit.shows)
        came = answer and (answer.status, urlsplit(page.url).path)
        if came != (visit.status, urlsplit(address).path):
            yield visit, f"{address} leads to {came}"
        elif not shown:
            yield visit, f"{address} shows no {visit.shows}"
        else:
            yield visit, ""
