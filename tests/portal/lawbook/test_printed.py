"""Names and sources on a page: nothing of them is lost, and every address is a link."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kakehashi.law.book import BOOK
from kakehashi.portal.lawbook import bridge
from kakehashi.portal.lawbook.templatetags.printed import parts, pieces

IDS = [each.id for one in BOOK.instruments for each in one.provisions()]


@given(some.lists(some.sampled_from([" ; ", "ISA, ", "https://example.org/a_b?c=1", "(", ")", ".", "title ", "<b>"])))
@settings(deadline=None)
def test_nothing_of_a_source_is_lost_and_only_addresses_become_links(words):
    source = "".join(words)

    found = pieces(source)

    assert "".join(piece.text for piece in found) == source
    assert all(piece.address in {"", piece.text} for piece in found)
    assert all(re.fullmatch(r"https?://\S+", piece.address) for piece in found if piece.address)


@pytest.mark.parametrize(
    ("source", "addresses"),
    [
        ("JITCO 2026-02-18, https://www.jitco.or.jp/ja/news/article/43484 ; a list", ["43484"]),
        ("https://hrc.or.jp/news/entry-142.html", ["entry-142.html"]),
        ("see (https://example.org/x).", ["x"]),
        ("no source found", []),
        ("javascript:alert(1)", []),
    ],
)
def test_an_address_ends_where_its_sentence_goes_on(source, addresses):
    found = [piece.address.rpartition("/")[2] for piece in pieces(source) if piece.address]

    assert found == addresses


def test_every_address_in_the_books_sources_is_a_link():
    texts = [entry.provision.source for entry in bridge.entries()]
    texts += [line.value.cite for one in BOOK.instruments for line in bridge.values_of(one)]

    bare = [piece.text for text in texts for piece in pieces(text) if "://" in piece.text and not piece.address]

    assert bare == []


@pytest.mark.parametrize("name", IDS)
def test_a_line_may_break_in_a_name_and_nothing_of_it_is_lost(name):
    assert "".join(parts(name)) == name
