"""Each page once a language as each account it is for: accessible, nothing sideways or broken, the right tongue."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.visits import NO_PAGE, SAVED, SIGN_INS, VISITS, addresses, pages_of_the_portal
from tests.journeys.walk import visited

GRAVE = {"serious", "critical"}
LOOKS_AGAIN = "meta-refresh"
"""The one finding that is meant: a page that waits for work, and holds nothing to fill in, looks again by itself."""

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
BROKEN = r"""() => {
  const range = document.createRange(), broken = [];
  const rows = (node, from, to) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return new Set([...range.getClientRects()].map(rect => Math.round(rect.top))).size;
  };
  const latin = text => [...text.matchAll(/[!-~\p{Script=Latin}]+/gu)].filter(one => !/[\/_]/.test(one[0]))
    .flatMap(run => [...run[0].matchAll(/[\p{Script=Latin}\p{N}]+/gu)].filter(word => word[0].length < 40)
      .map(word => ({index: run.index + word.index, segment: word[0]})));
  const words = new Intl.Segmenter(document.documentElement.lang, {granularity: 'word'});
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode());) {
    const around = node.parentElement, head = around.closest('thead th');
    if (around.closest('.cell, .hidden-text, svg') || (head && head.closest('thead').clientWidth === 1)) continue;
    if (rows(node, 0, node.length) < 2) continue;
    const whole = head ? [...words.segment(node.data)].filter(one => one.isWordLike)
      : around.closest('.unbroken, .one-line') ? [{index: 0, segment: node.data}] : latin(node.data);
    broken.push(...whole.filter(one => rows(node, one.index, one.index + one.segment.length) > 1)
      .map(one => one.segment + ' in ' + around.tagName));
  }
  return broken;
}"""
"""Words that stand on two lines: any in the head of a table, elsewhere what is written in Latin letters and digits.

Addresses, names of files and digests may be broken anywhere, and so may what stands in a `.cell`.
"""


def test_every_page_of_the_portal_is_on_the_list_with_every_account_it_is_for():
    listed = {(one.name, one.sign_in) for one in VISITS if one.status == 200 and not one.state}

    assert {f"{name} as {sign_in or 'anybody'}" for name, sign_in in pages_of_the_portal() - listed} == set()
    assert listed - pages_of_the_portal() == set()
    assert {one.name for one, _reason in NO_PAGE} <= {name for name, _pattern in addresses()}
    assert set(SIGN_INS.values()) | {""} == {one.sign_in for one in VISITS}
    assert len({one.stem for one in VISITS}) == len(VISITS)


@pytest.mark.parametrize("sign_in", ["", "ministry", "auditor"])
def test_what_is_on_no_list_is_no_page(open_as, demonstration, known, sign_in):
    page = open_as(sign_in)

    for visit, reason in NO_PAGE:
        if visit.sign_in == sign_in:
            answer = page.request.get(demonstration.base + visit.address(known), max_redirects=0)
            saved = answer.headers.get("content-disposition", "").startswith("attachment")
            assert (answer.status, saved) == ((200, True) if reason == SAVED else (405, False)), visit.name


@pytest.mark.parametrize("language", ["id", "ja", "en"])
@pytest.mark.parametrize("sign_in", ["", *SIGN_INS.values()])
def test_every_page_reads_well(open_as, demonstration, known, sign_in, language):
    page = open_as(sign_in, language)
    faults = []

    for visit, amiss in visited(page, demonstration.base, known, sign_in):
        if amiss:
            faults.append(f"{visit.stem}: {amiss}")
        if page.get_attribute("html", "lang") != language:
            faults.append(f"{visit.stem}: lang is {page.get_attribute('html', 'lang')}")
        if page.locator("h1").count() != 1:
            faults.append(f"{visit.stem}: {page.locator('h1').count()} h1")
        found = [one for one in Axe().run(page).response["violations"] if one["impact"] in GRAVE]
        meant = [LOOKS_AGAIN] if visit.waits else []
        if [one["id"] for one in found] != meant:
            faults += [f"{visit.stem}: {one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            told = page.evaluate(WIDER)
            if told["wide"]:
                faults.append(f"{visit.stem}: sideways at {width}")
            faults += [f"{visit.stem}: clipped at {width}: {text}" for text in told["clipped"]]
            faults += [f"{visit.stem}: broken at {width}: {word}" for word in page.evaluate(BROKEN)]

    assert faults == []
