"""An employer reads its own booth's timetable in Japanese, and is given nothing of another's."""

import re

from playwright.sync_api import expect


def test_own_booth_and_nothing_of_another(open_as, demonstration):
    officer = open_as("prefecture", "ja")
    officer.goto(demonstration.base + "/fairs/")
    officer.click("main a[href^='/fairs/']")
    booths = officer.eval_on_selector_all("a[href*='/booth/']", "links => links.map(link => link.getAttribute('href'))")
    page = open_as("employer", "ja")
    page.goto(demonstration.base + "/fairs/own/")
    page.click("a[href*='/booth/']")
    own = page.url.removeprefix(demonstration.base)

    expect(page.locator("main")).to_contain_text(re.compile(r"JST.*WIB", re.DOTALL))
    for other in [booth for booth in booths if booth != own][:5]:
        answer = page.request.get(demonstration.base + other)
        assert answer.status == 404


def test_its_vacancies_are_its_own(open_as, demonstration):
    page = open_as("employer", "ja")
    page.goto(demonstration.base + "/vacancies/")

    assert page.locator("tbody tr").count() >= 1
    assert page.request.get(demonstration.base + "/candidates/").status == 403
