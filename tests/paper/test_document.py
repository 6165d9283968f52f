from datetime import date

import pytest

from kakehashi.paper import (
    Article,
    Column,
    Document,
    Edition,
    Heading,
    PaperError,
    Paragraph,
    Signatures,
    Table,
    dated,
)
from kakehashi.vocabulary import Language
from tests.paper.make import DAY, make_article, make_document, make_text


def test_a_day_is_printed_in_both_calendars() -> None:
    text = dated(date(2026, 11, 24))

    assert text.japanese == "令和8年（2026年）11月24日"
    assert text.indonesian == "24 November 2026"
    assert text.english == "24 November 2026"


def test_the_first_year_of_an_era_is_written_gannen() -> None:
    assert dated(date(2019, 5, 1)).japanese == "令和元年（2019年）5月1日"


def test_a_day_before_every_era_keeps_the_western_year_alone() -> None:
    assert dated(date(1600, 1, 2)).japanese == "1600年1月2日"


def test_every_fault_of_a_document_is_named_at_once() -> None:
    blocks = (
        Table((Column("a"), Column("b")), (("1",), ("1", "2"), ("1", "2", "3"))),
        Table((), ()),
        Signatures(()),
        Article(0, make_text(), (Paragraph("x"),)),
        Heading(make_text(), level=3),
    )

    with pytest.raises(PaperError) as error:
        make_document(*blocks)

    assert len(error.value.faults) == 6
    assert "row 0 has 1 cells for 2 columns" in error.value.faults[0]
    assert "row 2 has 3 cells" in error.value.faults[1]


def test_a_document_that_begins_with_a_lower_heading_is_refused() -> None:
    with pytest.raises(PaperError, match="begin with level 1"):
        make_document(Heading(make_text(), level=2))


def test_a_heading_below_an_article_is_no_fault() -> None:
    document = make_document(make_article(), Heading(make_text(), level=2))

    assert len(document.blocks) == 2


def test_the_page_head_is_the_first_line_of_the_title_where_nothing_else_is_given() -> None:
    document = make_document()

    assert document.head_of_page(Language.ENGLISH) == "sentence TITLE · Draft 3"


def test_the_page_head_is_the_running_title_alone_where_there_is_no_reference() -> None:
    document = Document(make_text("T"), (), DAY, running=make_text("R"))

    assert document.head_of_page(Language.JAPANESE) == "文R"


@pytest.mark.parametrize(
    ("languages", "columns", "fault"),
    [
        ((), False, "names no language"),
        ((Language.ENGLISH, Language.ENGLISH), False, "names a language twice"),
        ((Language.ENGLISH,), True, "two columns need two languages"),
    ],
)
def test_an_edition_that_cannot_be_laid_out_says_why(
    languages: tuple[Language, ...], *, columns: bool, fault: str
) -> None:
    with pytest.raises(PaperError, match=fault):
        Edition(languages, columns=columns)


def test_columns_put_indonesian_beside_japanese_and_english_after() -> None:
    assert Edition.in_columns().sections == (
        (Language.INDONESIAN, Language.JAPANESE),
        (Language.ENGLISH,),
    )


def test_without_columns_each_language_is_a_part_of_its_own() -> None:
    assert Edition.one_after_another().sections == tuple((language,) for language in Language)
