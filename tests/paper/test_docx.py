import io
from zipfile import ZipFile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from kakehashi.paper import Edition, Heading, NewPage, Paragraph, Signature, Signatures, write_docx
from kakehashi.vocabulary import Language
from tests.paper.make import (
    make_article,
    make_document,
    make_signatures,
    make_table,
    make_text,
    sentences,
    squeezed,
    words_of,
)

EDITIONS = {
    "one after another": Edition.one_after_another(),
    "in columns": Edition.in_columns(),
    "Japanese alone": Edition.of(Language.JAPANESE),
}


def part(content: bytes, name: str) -> str:
    with ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_every_sentence_of_every_language_asked_for_is_in_the_file(edition: Edition) -> None:
    document = make_document()

    whole = words_of(write_docx(document, edition))

    for language in edition.languages:
        for sentence in sentences(document, language):
            assert squeezed(sentence) in whole


def test_page_x_of_y_are_fields_in_the_language_of_each_part() -> None:
    file = docx.Document(io.BytesIO(write_docx(make_document(), Edition.in_columns())))
    feet = [section.footer.paragraphs[0] for section in file.sections]

    codes = [[it.text for it in foot._p.iter(qn("w:instrText"))] for foot in feet]

    assert codes == [[" PAGE ", " NUMPAGES ", " PAGE ", " NUMPAGES "], [" PAGE ", " NUMPAGES "]]
    assert feet[0].text == "Halaman 1 dari 1   1 / 1 ページ"
    assert feet[1].text == "Page 1 of 1"


def test_the_page_head_has_title_and_draft_number() -> None:
    file = docx.Document(io.BytesIO(write_docx(make_document(), Edition.of(Language.JAPANESE))))

    assert file.sections[0].header.paragraphs[0].text == "文TITLE · 草案3"


def test_the_page_is_a4_and_lies_down_when_asked() -> None:
    upright, lying = (
        docx.Document(io.BytesIO(write_docx(make_document(landscape=it), Edition.of(Language.ENGLISH)))).sections[0]
        for it in (False, True)
    )

    assert (round(upright.page_width.mm), round(upright.page_height.mm)) == (210, 297)
    assert (round(lying.page_width.mm), round(lying.page_height.mm)) == (297, 210)
    assert lying.orientation == WD_ORIENT.LANDSCAPE


def test_the_same_document_gives_the_same_bytes_dated_by_itself() -> None:
    first, second = (write_docx(make_document(), Edition.in_columns()) for _ in range(2))

    assert first == second
    assert docx.Document(io.BytesIO(first)).core_properties.created.date().isoformat() == "2026-11-24"


def test_every_run_says_its_language_and_has_a_japanese_font() -> None:
    file = docx.Document(io.BytesIO(write_docx(make_document(), Edition.of(Language.JAPANESE))))

    shapes = [run.find(qn("w:rPr")) for run in file.element.body.iter(qn("w:r"))]

    assert all(shape.find(qn("w:lang")).get(qn("w:val")) == "ja-JP" for shape in shapes)
    assert all(shape.find(qn("w:rFonts")).get(qn("w:eastAsia")) == "BIZ UDPGothic" for shape in shapes)


def test_a_missing_font_has_named_substitutes_and_nothing_is_left_to_the_theme() -> None:
    content = write_docx(make_document(), Edition.of(Language.JAPANESE))

    assert "Noto Sans CJK JP" in part(content, "word/fontTable.xml")
    assert "asciiTheme" not in part(content, "word/styles.xml")


def test_table_heads_repeat_and_rows_stay_whole() -> None:
    file = docx.Document(io.BytesIO(write_docx(make_document(make_table(5)), Edition.of(Language.ENGLISH))))

    rows = file.tables[0].rows

    assert rows[0]._tr.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None
    assert all(row._tr.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)
    assert len(rows) == 6


def test_two_tables_in_a_row_do_not_melt_into_one() -> None:
    file = docx.Document(io.BytesIO(write_docx(make_document(make_table(1), make_table(2)), Edition.in_columns())))

    # the title's columns, then the two tables, in each of the two parts (English has its title as a paragraph)
    assert len(file.tables) == 5


def test_a_value_to_be_decided_is_set_off() -> None:
    content = write_docx(make_document(make_signatures()), Edition.of(Language.JAPANESE))
    file = docx.Document(io.BytesIO(content))

    shaded = [run for run in file.element.body.iter(qn("w:r")) if run.find(qn("w:rPr")).find(qn("w:shd")) is not None]

    assert [run.text for run in shaded] == ["［未定］", "［未定］"]


def test_room_is_left_for_the_seal_and_the_duty_stamp_of_the_side_that_uses_them() -> None:
    file = docx.Document(io.BytesIO(write_docx(make_document(make_signatures()), Edition.of(Language.ENGLISH))))

    rooms = [[cell.text for cell in it.tables[0].rows[0].cells] for it in file.tables[0].rows[1].cells]

    assert rooms == [["Official seal"], ["Official seal", "Duty stamp (if required)"]]


def test_each_side_signs_first_where_the_text_begins_in_its_language() -> None:
    first = Signature(make_text("SA"), "CA", "A", "PA", "2026")
    second = Signature(make_text("SB"), "CB", "B", "PB", "2026", leads_in=Language.INDONESIAN)
    document = make_document(Signatures((first, second)))

    columns, japanese = (
        docx.Document(io.BytesIO(write_docx(document, it)))
        for it in (Edition.in_columns(), Edition.of(Language.JAPANESE))
    )

    assert "SB" in columns.tables[1].rows[0].cells[0].text
    assert "SA" in japanese.tables[0].rows[0].cells[0].text


def test_a_side_without_seal_has_a_line_and_no_box() -> None:
    bare = Signatures((Signature("Party", "Head", "Name", "Place", "Day"),))
    file = docx.Document(io.BytesIO(write_docx(make_document(bare), Edition.of(Language.ENGLISH))))

    cell = file.tables[0].rows[1].cells[0]

    assert not cell.tables
    assert cell.text.startswith("____")


def test_headings_are_real_headings_and_a_page_break_is_kept() -> None:
    blocks = (
        Heading(make_text("A")),
        Heading(make_text("B"), level=2),
        NewPage(),
        make_article(),
        Paragraph("n", small=True),
    )
    file = docx.Document(io.BytesIO(write_docx(make_document(*blocks), Edition.of(Language.ENGLISH))))

    styles = [paragraph.style.name for paragraph in file.paragraphs if paragraph.style.name != "Normal"]

    assert styles == ["Title", "Heading 1", "Heading 2", "Heading 1"]
    assert 'w:type="page"' in file.element.xml
