"""Each role's every page, once a language: no fault of accessibility, nothing sideways on a phone, the right tongue."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.walk import reached

ROLES = ("", "ministry", "prefecture", "centre", "employer", "candidate", "auditor")
GRAVE = {"serious", "critical"}
WIDER = """() => {
  const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth;
  const clipped = [...document.querySelectorAll('main *, header *, nav *, footer *')].filter(e => {
    const style = getComputedStyle(e);
    if (style.position === 'absolute' || style.display === 'inline' || !e.clientWidth) return false;
    if (e.closest('svg, .scroll, .cards thead') || ['INPUT', 'SELECT', 'TEXTAREA'].includes(e.tagName)) return false;
    return e.scrollWidth > e.clientWidth + 1;
  }).map(e => e.tagName + '.' + e.className + ': ' + e.textContent.trim().slice(0, 40));
  return {wide, clipped};
}"""


@pytest.mark.parametrize("language", ["id", "ja", "en"])
@pytest.mark.parametrize("role", ROLES)
def test_every_page_reads_well(open_as, demonstration, role, language):
    page = open_as(role, language)
    faults = []
    names = []

    for name, path in reached(page, demonstration.base, "/desk/" if role else "/"):
        names.append(name)
        where = f"{role or 'anybody'} {path}"
        if page.get_attribute("html", "lang") != language:
            faults.append(f"{where}: lang is {page.get_attribute('html', 'lang')}")
        if page.locator("h1").count() != 1:
            faults.append(f"{where}: {page.locator('h1').count()} h1")
        found = Axe().run(page).response["violations"]
        faults += [f"{where}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in GRAVE]
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            told = page.evaluate(WIDER)
            if told["wide"]:
                faults.append(f"{where}: sideways at {width}")
            faults += [f"{where}: clipped at {width}: {text}" for text in told["clipped"]]

    assert faults == []
    assert len(names) >= 3
