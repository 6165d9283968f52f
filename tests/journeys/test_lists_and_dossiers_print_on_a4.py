"""Desks work on paper: what a page prints is A4, numbered, with heads on every sheet and without buttons."""

import re

import pypdfium2
import pytest

A4 = (595, 842)


def printed(page, path):
    page.emulate_media(media="print")
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    page.emulate_media(media="screen")
    document = pypdfium2.PdfDocument(path)
    sizes = [tuple(round(side) for side in sheet.get_size()) for sheet in document]
    texts = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    document.close()
    return sizes, texts


def bare(text):
    """Without white space and hyphens: a line may break in a long name, and loses its hyphen there."""
    return re.sub(r"[\s\x02\ufffe\u00ad-]", "", text)


def rows_under(page, head):
    """The rows of the first table whose head says `head`."""
    table = page.locator("main table", has=page.locator("thead", has_text=head)).first
    return [bare(row) for row in table.locator("tbody tr").all_text_contents()]


@pytest.mark.parametrize(
    ("role", "address", "head", "button"),
    [
        ("ministry", "/candidates/?answer=yes", "Home province", "Clear filters"),
        ("prefecture", "/vacancies/", "Seats", "Clear filters"),
        ("auditor", "/ledger/", "Deed", "Export the sealed ledger"),
    ],
)
def test_a_list_repeats_its_heads_and_leaves_the_buttons_out(
    open_as, demonstration, tmp_path, role, address, head, button
):
    page = open_as(role, "en")
    page.goto(demonstration.base + address)

    sizes, texts = printed(page, tmp_path / "list.pdf")

    assert set(sizes) == {A4}
    assert len(texts) >= 2
    assert sum(head in text for text in texts) >= len(texts) - 1
    assert not any(button in text for text in texts)
    assert "Printed by" in "".join(texts)
    assert all(f"{place} / {len(texts)}" in text for place, text in enumerate(texts, start=1))


@pytest.mark.parametrize(
    ("language", "address", "head"),
    [
        ("en", "/law/japan.ssw1/", "To be settled by"),
        ("ja", "/law/japan.ssw1/", "確定すべき時期"),
        ("id", "/law/japan.ssw1/has_stay_left/", "Fakta yang disebut"),
        ("en", "/law/?mark=secondary", "Part of the book"),
    ],
)
def test_the_rule_book_repeats_its_heads_and_cuts_nothing(open_as, demonstration, tmp_path, language, address, head):
    page = open_as("", language)
    page.goto(demonstration.base + address)
    rows = [bare(row) for row in page.locator("main tbody tr").all_text_contents()]
    sources = page.locator("a[rel~=external]").evaluate_all("all => all.map(one => one.getAttribute('href'))")

    sizes, texts = printed(page, tmp_path / "law.pdf")

    sheets = [bare(text) for text in texts]
    whole = "".join(sheets)
    over = [sheet for sheet in sheets if any(row[:40] in sheet for row in rows_under(page, head))]
    assert set(sizes) == {A4}
    assert len(over) >= 2
    assert all(bare(head) in sheet for sheet in over)
    assert [row for row in rows if row[:60] not in whole or row[-30:] not in whole] == []
    assert [source for source in sources if bare(source) not in whole] == []
    assert bare(demonstration.base + address) in whole
    assert not any("Search the rule book" in text for text in texts)


def test_a_list_says_on_paper_what_it_was_narrowed_by(open_as, demonstration, tmp_path):
    page = open_as("ministry", "en")
    page.goto(demonstration.base + "/candidates/?answer=yes&province=ID-JT")

    _sizes, texts = printed(page, tmp_path / "list.pdf")

    assert "Answer: Meets the conditions" in texts[0]
    assert "Home province: Central Java" in texts[0]


def test_a_dossier_keeps_its_verdict_and_its_mark_on_paper(open_as, demonstration, tmp_path):
    page = open_as("ministry", "en")
    page.goto(demonstration.base + "/candidates/")
    page.locator("tbody th a").first.click()
    name = page.locator("h1").inner_text()

    sizes, texts = printed(page, tmp_path / "dossier.pdf")

    whole = "".join(texts)
    assert set(sizes) == {A4}
    assert name in whole
    assert "SSW1-P-" in whole or "Meets the conditions" in whole
    assert "secondary" in whole or "official" in whole or "unconfirmed" in whole
    assert "Record evidence" not in whole
