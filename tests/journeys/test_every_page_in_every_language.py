"""Each page once a language as each account it is for: accessible, nothing sideways or broken, the right tongue.

Colours are measured in one language: they come from one style sheet, whatever the words are.
"""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.journeys.visits import LEADS, NO_PAGE, SAVED, SIGN_INS, VISITS, addresses, pages_of_the_portal
from tests.journeys.walk import visited

AXE = """colours => axe.run(document, {
  resultTypes: ['violations'], rules: {'color-contrast': {enabled: colours}}
}).then(found => found.violations.filter(one => ['serious', 'critical'].includes(one.impact))
  .map(one => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`))"""
"""The grave violations of a page; colours are measured where asked, which takes longer than all other rules."""

LOOK = r"""language => {
  const faults = [];
  const named = e => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`;
  const root = document.documentElement, heads = document.querySelectorAll('h1').length;
  if (root.lang !== language) faults.push('lang is ' + root.lang);
  if (heads !== 1) faults.push(heads + ' h1');
  if (root.scrollWidth > root.clientWidth) faults.push('sideways');
  for (const e of document.querySelectorAll('main *, header *, nav *, footer *')) {
    const style = getComputedStyle(e);
    if (style.position === 'absolute' || style.display === 'inline' || !e.clientWidth) continue;
    if (e.closest('svg, .scroll, .cards thead') || ['INPUT', 'SELECT', 'TEXTAREA'].includes(e.tagName)) continue;
    if (e.scrollWidth > e.clientWidth + 1) faults.push('clipped: ' + named(e));
  }
  const range = document.createRange();
  const rows = (node, from, to) => {
    range.setStart(node, from);
    range.setEnd(node, to);
    return new Set([...range.getClientRects()].map(rect => Math.round(rect.top))).size;
  };
  const latin = text => [...text.matchAll(/[!-~\p{Script=Latin}]+/gu)].filter(run => !/[\/_]/.test(run[0]))
    .flatMap(run => [...run[0].matchAll(/[\p{Script=Latin}\p{N}]+/gu)].filter(word => word[0].length < 40)
      .map(word => ({index: run.index + word.index, segment: word[0]})));
  const any = new Intl.Segmenter(language, {granularity: 'word'});
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = texts.nextNode());) {
    const around = node.parentElement, head = around.closest('thead th');
    if (around.closest('.cell, .hidden-text, svg') || (head && head.closest('thead').clientWidth === 1)) continue;
    if (rows(node, 0, node.length) < 2) continue;
    const words = head ? [...any.segment(node.data)].filter(one => one.isWordLike)
      : around.closest('.unbroken, .one-line') ? [{index: 0, segment: node.data}] : latin(node.data);
    for (const {index, segment} of words)
      if (rows(node, index, index + segment.length) > 1) faults.push(`broken: ${segment} in ${named(around)}`);
  }
  return faults;
}"""
"""What is wrong with the page as it stands: its tongue, its heading, what is wider than its place, words on two lines.

Words are any in the head of a table, elsewhere what is written in Latin letters and digits.  Addresses, names of files
and digests may be broken anywhere, and so may what stands in a `.cell`.
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
            expected = {SAVED: (200, True), LEADS: (302, False)}.get(reason, (405, False))
            assert (answer.status, saved) == expected, visit.name


@pytest.mark.parametrize("language", ["id", "ja", "en"])
@pytest.mark.parametrize("sign_in", ["", *SIGN_INS.values()])
def test_every_page_reads_well(open_as, demonstration, known, sign_in, language):
    page = open_as(sign_in, language)
    faults = []

    for visit, amiss in visited(page, demonstration.base, known, sign_in):
        if amiss:
            faults.append(f"{visit.stem}: {amiss}")
        page.evaluate(AXE_SCRIPT)
        faults += [f"{visit.stem}: {told}" for told in page.evaluate(AXE, language == "id")]
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            faults += [f"{visit.stem} at {width}: {told}" for told in page.evaluate(LOOK, language)]

    assert not faults, "\n".join(faults)
