"""An auditor goes from the ledger to a deed, to what it stands on, and to the other deeds on the same subject."""

import json
import subprocess
import sys

from playwright.sync_api import expect

from kakehashi.portal.ledger import chain


def test_from_the_matching_round_to_what_it_stands_on(open_as, demonstration):
    page = open_as("auditor", "en")
    page.goto(demonstration.base + "/ledger/")
    expect(page.locator("h1")).to_contain_text("the chain holds")

    page.select_option("[name=deed]", "matching:run")
    page.click(".filters button")
    page.click("tbody tr a")

    expect(page.locator("h1")).to_have_text("Matching run")
    expect(page.locator("main")).to_contain_text("Digest of the certificate (SHA-256)")
    page.locator("h2 + ul a").first.click()
    expect(page.locator("caption")).to_contain_text("deed")


def test_the_export_is_checked_without_us(open_as, demonstration, tmp_path):
    page = open_as("auditor", "en")
    page.goto(demonstration.base + "/ledger/")

    with page.expect_download() as started:
        page.click("a[href$='/export/']")
    path = tmp_path / "ledger.jsonl"
    started.value.save_as(path)
    told = subprocess.run([sys.executable, "-I", chain.__file__, path], capture_output=True, text=True, check=False)

    assert told.returncode == 0
    assert "the chain holds" in told.stdout
    assert len(path.read_text(encoding="utf-8").splitlines()) >= 20
    assert json.loads(path.read_text(encoding="utf-8").splitlines()[0])["position"] == 1
