"""The law reference is made from the book and kept in the documentation."""

from pathlib import Path

import pytest

from kakehashi.law import Book, Instrument, conditions, coverage, reference
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Mark, Text

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


def test_every_condition_stands_on_its_page_with_what_encodes_it_or_the_reason_why_none_does():
    lines = reference(BOOK)["conditions.md"].splitlines()

    for each in coverage(BOOK).conditions:
        line = next(line for line in lines if line.startswith(f"| {each.condition.id} |"))
        assert all(f"{place.what} `{place.id}`" in line for place in each.places)
        assert each.condition.reason is None or f"Not encoded: {each.condition.reason}." in line
    assert len([line for line in lines if line.startswith("| ")]) >= len(conditions())


def test_a_condition_that_is_missing_is_said_to_be():
    page = reference(Book([], version=1, checked=BOOK.checked))["conditions.md"]

    line = next(line for line in page.splitlines() if line.startswith("| SSW1-P-01 |"))
    assert line.endswith("| Not in this book, and no reason is given. |")


def test_the_index_counts_the_provisions_of_each_instrument_by_mark():
    index = reference(BOOK)["index.md"]

    for one in BOOK.instruments:
        marks = [each.mark for each in one.provisions()]
        counted = " | ".join(str(marks.count(mark)) for mark in Mark)
        unknown = sum(rule.mark_when_unknown is Mark.OPEN for rule in one.rules.values())
        assert f"| [{one.id}]({one.id}.md) | {counted} | {unknown} |" in index
