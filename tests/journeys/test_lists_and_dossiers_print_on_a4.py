"""Desks work on paper: what a page prints is A4, numbered, with heads on every sheet and without buttons."""

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
