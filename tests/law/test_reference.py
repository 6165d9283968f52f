"""The law reference is made from the book and kept in the documentation."""

from pathlib import Path

import pytest

from kakehashi.law import Book, Instrument, reference
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Text

PAGES = Path(__file__).parents[2] / "docs" / "law"


def test_the_same_book_gives_the_same_pages():
    assert reference(BOOK) == reference(BOOK)


@pytest.mark.parametrize("name", reference(BOOK))
def test_the_pages_in_the_documentation_are_current(name):
    assert (PAGES / name).read_text(encoding="utf-8") == reference(BOOK)[name], "run `kakehashi law reference`"


def test_every_provision_stands_on_its_page_with_source_and_mark():
    pages = reference(BOOK)

    for one in BOOK.instruments:
        for provision in one.provisions():
            page = pages[f"{one.id}.md"]
            assert f"`{provision.id}`, condition {provision.condition}" in page
            assert provision.source in page


def test_an_instrument_without_values_has_no_table_of_them(tmp_path):
    bare = Instrument("bare", folder=tmp_path, title=Text("a", "b", "c"))

    assert "## Values" not in reference(Book([bare], version=1, checked=BOOK.checked))["bare.md"]


def test_conditions_that_are_not_judged_yet_are_said():
    assert "Not judged yet: ESD-P-07" in reference(BOOK)["japan.esd.md"]
