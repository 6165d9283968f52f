import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.paper.numbering import number_article, number_item, number_paragraph
from kakehashi.vocabulary import Language

ID, JA, EN = Language


def test_an_article_is_numbered_as_each_country_writes_it() -> None:
    assert number_article(3, "Tujuan", ID) == ("Pasal 3", "Tujuan")
    assert number_article(3, "目的", JA) == ("第3条（目的）",)
    assert number_article(3, "Purpose", EN) == ("Article 3", "Purpose")


def test_the_first_paragraph_of_a_japanese_article_has_no_number() -> None:
    assert [number_paragraph(index, 3, JA) for index in range(3)] == ["", "2", "3"]


def test_indonesian_and_english_paragraphs_count_from_one() -> None:
    assert [number_paragraph(index, 2, ID) for index in range(2)] == ["(1)", "(2)"]
    assert [number_paragraph(index, 2, EN) for index in range(2)] == ["1.", "2."]


@pytest.mark.parametrize("language", Language)
def test_a_paragraph_that_stands_alone_has_no_number(language: Language) -> None:
    assert number_paragraph(0, 1, language) == ""


def test_the_list_goes_on_after_z() -> None:
    assert [number_item(index, ID) for index in (0, 25, 26, 27, 701, 702)] == ["a.", "z.", "aa.", "ab.", "zz.", "aaa."]
    assert number_item(26, EN) == "(aa)"
    assert number_item(26, JA) == "(27)"


@given(st.sets(st.integers(min_value=0, max_value=5000), min_size=2, max_size=50), st.sampled_from(Language))
def test_no_two_items_of_a_list_have_the_same_mark(places: set[int], language: Language) -> None:
    marks = {number_item(place, language) for place in places}

    assert len(marks) == len(places)
