"""Takes a picture of every page, as each role, in each language, 1280 and 360 pixels wide, into pictures/."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
ROLES = ("", "ministry", "prefecture", "centre", "employer", "candidate", "auditor")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def main() -> int:
    """Fill and serve a demonstration of its own, walk through it, write the pictures."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "kakehashi.portal.settings"
    folder = ROOT / "pictures"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["KAKEHASHI_HOME"] = f"{home}/demo"
        port = 8753
        demo = subprocess.Popen([sys.executable, "-m", "kakehashi.cli", "demo", "--port", str(port)])
        try:
            return _walk(f"http://127.0.0.1:{port}", folder)
        finally:
            demo.terminate()
            demo.wait(timeout=30)


def _walk(base: str, folder: Path) -> int:
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
    from tests.journeys.walk import reached

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        for role in ROLES:
            for language in ("id", "ja", "en"):
                page = browser.new_context(viewport={"width": 1280, "height": 900}, locale=language).new_page()
                page.goto(base + "/account/sign-in/")
                if role:
                    page.fill("[name=username]", role)
                    page.fill("[name=password]", PASSWORD)
                    page.click("main button")
                page.click(f".languages button[value={language}]")
                for name, _path in reached(page, base, "/desk/" if role else "/"):
                    for width in (1280, 360):
                        page.set_viewport_size({"width": width, "height": 900})
                        stem = f"{role or 'anybody'}-{name.replace(':', '-')}-{language}-{width}.png"
                        page.screenshot(path=folder / stem, full_page=True)
                    print(f"{role or 'anybody'} {name} {language}", flush=True)
                page.context.close()
        browser.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
