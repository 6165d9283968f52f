"""Takes a picture of every page and of every state of it that `tests/journeys/visits.py` lists, into pictures/.

Each as the accounts it is for, in each language, 1280 and 360 pixels wide.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
LANGUAGES, WIDTHS = ("id", "ja", "en"), (1280, 360)
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def main() -> int:
    """Fill and serve a demonstration of its own, walk through it, write the pictures; 1 where a page was another."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "kakehashi.portal.settings"
    folder = ROOT / "pictures"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as home:
        os.environ["KAKEHASHI_HOME"] = f"{home}/demo"
        port = 8753
        demo = subprocess.Popen([sys.executable, "-m", "kakehashi.cli", "demo", "--port", str(port)])
        try:
            return _walk(f"http://127.0.0.1:{port}", Path(home) / "demo", folder)
        finally:
            demo.terminate()
            demo.wait(timeout=30)


def _walk(base: str, home: Path, folder: Path) -> int:
    import urllib.error
    import urllib.request

    import django
    from playwright.sync_api import sync_playwright

    for _ in range(600):
        try:
            urllib.request.urlopen(base, timeout=2)  # noqa: S310 - our own server
            break
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.5)
    django.setup()
    from kakehashi.portal.demo import PASSWORD
    from tests.journeys.visits import SIGN_INS
    from tests.journeys.walk import staged, visited

    known = staged(home)
    others = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for sign_in in ("", *SIGN_INS.values()):
            for language in LANGUAGES:
                page = browser.new_context(viewport={"width": WIDTHS[0], "height": 900}, locale=language).new_page()
                page.goto(base + "/account/sign-in/")
                if sign_in:
                    page.fill("[name=username]", sign_in)
                    page.fill("[name=password]", PASSWORD)
                    page.click("main button")
                page.click(f".languages button[value={language}]")
                for visit, amiss in visited(page, base, known, sign_in):
                    for width in WIDTHS:
                        page.set_viewport_size({"width": width, "height": 900})
                        page.screenshot(path=folder / f"{visit.stem}-{language}-{width}.png", full_page=True)
                    print(f"{visit.stem} {language} {amiss}", flush=True)
                    others += [visit.stem] if amiss else []
                page.context.close()
        browser.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main())
