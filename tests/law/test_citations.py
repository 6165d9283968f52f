"""Every article that a page can show is cited in three languages."""

import pytest

from kakehashi.law.book import BOOK
from kakehashi.law.book.japan.minimum_wage.rules import minimum_wage
from kakehashi.law.citations import CITATIONS, cited
from kakehashi.vocabulary import Language, UnknownKey

CITING = [*(each for one in BOOK.instruments for each in one.provisions()), *minimum_wage.rules]


@pytest.mark.parametrize("each", CITING, ids=lambda each: each.id)
def test_each_article_is_cited_in_three_languages(each):
    said = each.cited

    assert said.english == each.article
    assert len({said.said_in(language) for language in Language}) == 3


def test_no_citation_is_left_over():
    assert set(CITATIONS) == {each.article for each in CITING}


def test_what_was_not_read_says_so_in_every_language():
    for said in CITATIONS.values():
        unread = "not read" in said.english or said.english.startswith("no article read")

        assert unread == ("未確認" in said.japanese) == ("belum dibaca" in said.indonesian)


def test_an_article_without_a_citation_names_the_nearest():
    with pytest.raises(UnknownKey, match="Act 60 of 2024; date of enforcement"):
        cited("Act 60 of 2024, date of enforcement")
