"""A candidate signs in on a phone, in Indonesian: interviews, result, and what is still missing, without a script."""

import re

from playwright.sync_api import expect


def test_in_indonesian_on_a_phone(open_as):
    page = open_as("candidate", "id", width=360)

    expect(page.locator("html")).to_have_attribute("lang", "id")
    expect(page.locator(".slot-list li").first).to_contain_text(re.compile(r"Februari 2027, \d\d\.\d\d WIB"))
    expect(page.locator(".verdict").first).to_contain_text("Pekerja Berketerampilan Spesifik (i)")
    expect(page.locator(".verdict").first).to_contain_text("SSW1-P-")
    assert page.locator("script").count() == 0


def test_the_matching_result_is_explained_and_names_nobody_else(open_as, demonstration):
    page = open_as("candidate", "id", width=360)
    own = page.locator("p.lead").inner_text()

    page.click("a[href*='/round/']")

    text = page.locator("main").inner_text()
    assert "pilihan" in text.lower()
    assert not re.search(r"KMC-\d{4}", text.replace(own.split("·")[1].strip(), ""))


def test_the_calendar_file_is_an_invitation(open_as):
    page = open_as("candidate", "id")

    with page.expect_download() as started:
        page.click("a[href*='/calendar/']")

    text = started.value.path().read_text(encoding="utf-8")
    assert text.startswith("BEGIN:VCALENDAR")
    assert "BEGIN:VEVENT" in text
