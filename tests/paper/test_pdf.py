import re
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.paper import (
    Block,
    Document,
    Edition,
    Heading,
    NewPage,
    PaperError,
    Paragraph,
    Signature,
    Signatures,
    print_pdf,
)
from kakehashi.vocabulary import Language, Text
from tests.paper.make import (
    DAY,
    fonts_folder,
    make_article,
    make_document,
    make_signatures,
    make_table,
    make_text,
    pages_of,
    sentences,
    squeezed,
)

EDITIONS = {
    "one after another": Edition.one_after_another(),
    "in columns": Edition.in_columns(),
    "Japanese alone": Edition.of(Language.JAPANESE),
}
LETTERS = "abcdefgh XYZ0189#$*_`<>@[]{}\\/\"'~=-+ あいう漢字髙﨑。、（）"


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_every_sentence_of_every_language_asked_for_is_on_paper(edition: Edition) -> None:
    document = make_document()

    whole = "".join(pages_of(print_pdf(document, edition, fonts=fonts_folder())))

    for language in edition.languages:
        for sentence in sentences(document, language):
            assert squeezed(sentence) in whole


def test_a_language_that_was_not_asked_for_is_not_on_paper() -> None:
    whole = "".join(pages_of(print_pdf(make_document(), Edition.of(Language.INDONESIAN), fonts=fonts_folder())))

    assert "sentence" not in whole
    assert "文" not in whole


def test_each_language_begins_on_a_new_page_and_each_page_says_which_it_is() -> None:
    pages = pages_of(print_pdf(make_document(), Edition.one_after_another(), fonts=fonts_folder()))

    assert len(pages) == 3
    assert "Halaman1dari3" in pages[0]
    assert "2/3ページ" in pages[1]
    assert "Page3of3" in pages[2]
    assert "Draft3" in pages[2]


def test_two_columns_show_both_page_marks_and_the_third_language_comes_after() -> None:
    pages = pages_of(print_pdf(make_document(), Edition.in_columns(), fonts=fonts_folder()))

    assert "Halaman1dari" in pages[0]
    assert "1/" in pages[0]
    assert "sentence" not in pages[0]
    assert "sentence" in pages[-1]


def test_the_table_head_is_repeated_on_every_page_and_no_row_is_torn() -> None:
    pages = pages_of(print_pdf(make_document(make_table(120)), Edition.of(Language.ENGLISH), fonts=fonts_folder()))

    assert len(pages) > 2
    assert all("sentenceHA" in page for page in pages)
    for row in range(120):
        assert sum(f"sentenceR{row}RID-{row}" in page for page in pages) == 1


def test_signatures_never_stand_alone_on_a_page() -> None:
    crowded: tuple[Block, ...] = (
        *(Paragraph(make_text(f"L{line}")) for line in range(34)),
        make_article(1, paragraphs=3),
        make_signatures(),
    )
    for lines in range(20, 34):
        blocks = (*crowded[:lines], *crowded[-2:])

        last = pages_of(print_pdf(make_document(*blocks), Edition.of(Language.ENGLISH), fonts=fonts_folder()))[-1]

        assert "sentence1P2" in last
        assert "sentenceSA" in last


@pytest.mark.parametrize("edition", [Edition.of(Language.ENGLISH), Edition.of(Language.JAPANESE)])
def test_a_short_last_article_stays_whole_with_the_signatures(edition: Edition) -> None:
    first, last = (make_text(f"1P{it}").said_in(edition.languages[0]) for it in (0, 2))
    for lines in range(20, 34):
        crowd = (Paragraph(make_text(f"L{line}")) for line in range(lines))
        document = make_document(*crowd, make_article(1, paragraphs=3), make_signatures())

        pages = pages_of(print_pdf(document, edition, fonts=fonts_folder()))

        assert squeezed(first) in pages[-1]
        assert squeezed(last) in pages[-1]


def test_a_long_last_article_fills_its_pages_all_the_same() -> None:
    document = make_document(make_article(1, paragraphs=60), make_signatures())

    pages = pages_of(print_pdf(document, Edition.of(Language.ENGLISH), fonts=fonts_folder()))

    assert len(pages) == 5
    assert all(page.count("sentence1P") > 30 for page in pages[:-1])


def test_the_words_before_a_list_never_end_a_page() -> None:
    for lines in range(26, 40):
        crowd = (Paragraph(make_text(f"L{line}")) for line in range(lines))
        document = make_document(*crowd, make_article(1, paragraphs=1, items=5))

        pages = pages_of(print_pdf(document, Edition.in_columns(), fonts=fonts_folder()))

        assert not any(re.search("kalimat1P0(?!I)", page) and "kalimat1P0I0" not in page for page in pages)


def test_each_side_signs_first_where_the_text_begins_in_its_language() -> None:
    first = Signature(make_text("SA"), "CA", "A", "PA", "2026")
    second = Signature(make_text("SB"), "CB", "B", "PB", "2026", leads_in=Language.INDONESIAN)
    document = make_document(Signatures((first, second)))

    indonesian, japanese = (
        pages_of(print_pdf(document, Edition.of(it), fonts=fonts_folder()))[0]
        for it in (Language.INDONESIAN, Language.JAPANESE)
    )

    assert indonesian.index("SB") < indonesian.index("SA")
    assert japanese.index("SA") < japanese.index("SB")


@pytest.mark.parametrize(
    "words", ["（代表者［未定］）（以下「両者」という。）は、", "後に［未定］か月", "る、「両者」、（そ"]
)
def test_japanese_marks_that_meet_are_not_set_over_each_other(words: str) -> None:
    document = make_document(Paragraph(words))
    with pypdfium2.PdfDocument(print_pdf(document, Edition.of(Language.JAPANESE), fonts=fonts_folder())) as file:
        page = file[0].get_textpage()
        start = page.get_text_range().index(words)

        boxes = [page.get_charbox(start + index) for index in range(len(words))]

    assert all(before[2] <= after[0] for before, after in pairwise(boxes))


def test_items_are_indented_alike_below_every_paragraph() -> None:
    document = make_document(make_article(1, paragraphs=2))
    with pypdfium2.PdfDocument(print_pdf(document, Edition.of(Language.JAPANESE), fonts=fonts_folder())) as file:
        page = file[0].get_textpage()
        text = page.get_text_range()

        left = {round(page.get_charbox(text.index(item))[0], 1) for item in ("文1P0I0", "文1P1I0")}

    assert len(left) == 1


def test_a_page_break_begins_a_new_page() -> None:
    document = make_document(
        Paragraph(make_text("A")), NewPage(), Heading(make_text("B")), Heading(make_text("C"), level=2)
    )

    pages = pages_of(print_pdf(document, Edition.of(Language.ENGLISH), fonts=fonts_folder()))

    assert len(pages) == 2
    assert "sentenceB" in pages[1]


def test_a_page_is_a4_and_lies_down_when_asked() -> None:
    def size(document: Document) -> tuple[int, int]:
        with pypdfium2.PdfDocument(print_pdf(document, Edition.of(Language.ENGLISH), fonts=fonts_folder())) as file:
            width, height = file[0].get_size()
            return round(width), round(height)

    assert size(make_document()) == (595, 842)
    assert size(make_document(landscape=True)) == (842, 595)


def test_the_same_document_gives_the_same_bytes() -> None:
    first, second = (print_pdf(make_document(), Edition.in_columns(), fonts=fonts_folder()) for _ in range(2))

    assert first == second


def test_the_file_is_tagged_and_says_that_it_is_accessible() -> None:
    printed = print_pdf(make_document(), Edition.in_columns(), fonts=fonts_folder())

    assert b"/StructTreeRoot" in printed
    assert b"pdfuaid:part" in printed


def test_a_folder_without_the_font_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="run `make setup`"):
        print_pdf(make_document(), Edition.in_columns(), fonts=tmp_path)


def test_a_letter_that_the_font_lacks_is_an_error_and_not_a_box() -> None:
    burmese = Text("က", "က", "က")

    with pytest.raises(PaperError, match="could not be displayed"):
        print_pdf(make_document(Paragraph(burmese)), Edition.of(Language.ENGLISH), fonts=fonts_folder())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(LETTERS, min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=4))
def test_whatever_is_written_is_printed_as_it_is_and_never_run(words: list[str]) -> None:
    document = Document(make_text("T"), tuple(Paragraph(it) for it in words), DAY)

    whole = "".join(pages_of(print_pdf(document, Edition.of(Language.ENGLISH), fonts=fonts_folder())))

    for word in words:
        assert squeezed(word) in whole
