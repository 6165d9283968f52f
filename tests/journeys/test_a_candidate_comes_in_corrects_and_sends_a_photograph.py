"""A link from the officer, a telephone without a script, a poor line: in, correct, send, out; and what it weighs."""

import sqlite3
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import expect

from tests.portal.documents.make import JPEG

WITHOUT_A_SCRIPT = {"java_script_enabled": False, "viewport": {"width": 360, "height": 740}, "locale": "en-US"}
MOST_BYTES = 40_000
"""Of a first visit: way in, own page, style sheet and the tab's sign; a hundred thousand are promised."""


@pytest.fixture
def invitation(open_as, demonstration):
    """A link made by the officer on the dossier of somebody who has no account, and that person's birth date."""
    with sqlite3.connect(demonstration.home / "kakehashi.sqlite3", timeout=20) as database:
        key, born = database.execute(
            "SELECT id, born FROM candidates_candidate WHERE account_id IS NULL AND erased_at IS NULL ORDER BY number"
        ).fetchone()
    page = open_as("ministry", "en")
    page.goto(f"{demonstration.base}/candidates/{UUID(key)}/invitation/")
    page.click("main form:not([action]) button")
    number, code, _where, link = page.locator("main dd").all_inner_texts()
    return {"number": number, "code": code, "link": link, "born": date.fromisoformat(born)}


@pytest.fixture
def telephone(browser):
    context = browser.new_context(**WITHOUT_A_SCRIPT)
    yield context.new_page()
    context.close()


def weighed(page):
    """Bytes that came over the wire, headers too, as they are added while the page is used."""
    came = []

    def add(request):
        sizes = request.sizes()
        came.append(sizes["responseBodySize"] + sizes["responseHeadersSize"])

    page.on("requestfinished", add)
    return came


def test_from_the_link_to_the_page_a_correction_a_photograph_and_out_again(telephone, invitation, tmp_path: Path):
    photo = tmp_path / "sertifikat.jpg"
    photo.write_bytes(JPEG)
    came = weighed(telephone)

    telephone.goto(invitation["link"])
    telephone.fill("[name=born]", f"{invitation['born']:%d-%m-%Y}")
    telephone.click("main button")

    expect(telephone.locator("h1")).to_have_text("Halaman saya")
    expect(telephone.locator("main h2").first).to_have_text("Langkah saya berikutnya")
    assert telephone.locator("script").count() == 0
    assert 0 < sum(came) < MOST_BYTES

    telephone.click("a[href='/me/facts/'] >> nth=0")
    telephone.click("a[href='/me/facts/phone/']")
    telephone.fill("[name=value]", "0812 3456 7890")
    telephone.click("main form button")
    expect(telephone.locator(".banner")).to_contain_text("Tersimpan menurut keterangan Anda sendiri")

    telephone.goto(telephone.url.replace("facts", "papers"))
    telephone.check("[name=kind][value=test]")
    telephone.set_input_files("[name=photo]", photo)
    telephone.click("main form button")
    expect(telephone.locator(".banner")).to_contain_text("Dokumen Anda sudah diterima")

    telephone.click(".sign-out button")
    expect(telephone.locator(".banner")).to_contain_text("Anda sudah keluar")
    telephone.go_back()
    telephone.reload()
    expect(telephone.locator("h1")).to_have_text("Masuk dengan kode Anda")


def test_a_session_that_ended_costs_nothing_that_was_written(telephone, invitation):
    telephone.goto(invitation["link"].split("/in/")[0] + "/")
    telephone.fill("[name=number]", invitation["number"])
    telephone.fill("[name=code]", invitation["code"])
    telephone.click("main button")
    telephone.goto(telephone.url.replace("/desk/", "/me/facts/stays/"))
    telephone.fill("textarea", "Tahun 2019 saya di Jepang.")

    telephone.context.clear_cookies(name="sessionid")
    telephone.click("main form button >> nth=0")
    expect(telephone.locator(".banner")).to_contain_text("masih ada, tetapi belum terkirim")
    telephone.fill("[name=number]", invitation["number"])
    telephone.fill("[name=code]", invitation["code"])
    telephone.click("main button")

    expect(telephone.locator("textarea")).to_have_value("Tahun 2019 saya di Jepang.")
