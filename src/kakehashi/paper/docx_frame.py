"""What surrounds the words of a docx: its properties, styles, fonts, page heads and page numbers, and the package."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as DocxFile
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as DocxParagraph
from docx.text.run import Run

from kakehashi.paper.document import Document
from kakehashi.paper.numbering import PAGE_OF
from kakehashi.vocabulary import Language

LATIN, JAPANESE = "Arial", "BIZ UDPGothic"
TAGS = {Language.INDONESIAN: "id-ID", Language.JAPANESE: "ja-JP", Language.ENGLISH: "en-GB"}
MARGIN_MM = {"left": 22, "right": 22, "top": 26, "bottom": 24}
A4_MM = (210, 297)
STYLES = (("Normal", 10.0, 0, 5), ("Title", 13.0, 0, 12), ("Heading 1", 10.5, 10, 5), ("Heading 2", 10.0, 8, 4))
"""Name, size, space before and after, in points."""

_FONTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:font w:name="{LATIN}"><w:altName w:val="Liberation Sans,Helvetica"/><w:charset w:val="00"/><w:family w:val="swiss"/>
<w:pitch w:val="variable"/></w:font>
<w:font w:name="{JAPANESE}"><w:altName w:val="Noto Sans CJK JP,Yu Gothic,Hiragino Sans"/><w:charset w:val="80"/>
<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>
</w:fonts>"""
"""The font table: what an office programme takes where a font is not installed."""


def width_mm(document: Document) -> int:
    """The width between the margins."""
    return A4_MM[1 if document.landscape else 0] - MARGIN_MM["left"] - MARGIN_MM["right"]


def settle_properties(file: DocxFile, document: Document, first: Language) -> None:
    """Title, language and dates of the file: those of the document, never the clock's or the library's."""
    known = file.core_properties
    known.title = document.title.said_in(first).replace("\n", " ")
    known.language = TAGS[first]
    known.created = known.modified = datetime.combine(document.day, time(), tzinfo=UTC)
    known.author = known.last_modified_by = known.comments = ""
    known.revision = 1


def settle_styles(file: DocxFile) -> None:
    """Black text in our two fonts, headings that stay with what follows; nothing left to the theme."""
    for fonts in file.styles.element.iter(qn("w:rFonts")):
        for name in [name for name in fonts.attrib if "Theme" in name or "theme" in name]:
            del fonts.attrib[name]
    for name, size, before, after in STYLES:
        style = cast(ParagraphStyle, file.styles[name])
        style.font.name, style.font.size = LATIN, Pt(size)
        style.font.bold = name != "Normal"
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), JAPANESE)
        shape = style.paragraph_format
        shape.space_before, shape.space_after, shape.line_spacing = Pt(before), Pt(after), 1.2
        shape.keep_with_next = name != "Normal"
        for border in list(style.element.iter(qn("w:pBdr"))):
            border.getparent().remove(border)


def settle_page(section: Section, document: Document, languages: tuple[Language, ...]) -> None:
    """A4 with margins; the running title at the head and "page x of y" at the foot, in these languages."""
    width, height = A4_MM[::-1] if document.landscape else A4_MM
    section.orientation = WD_ORIENT.LANDSCAPE if document.landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin, section.right_margin = Mm(MARGIN_MM["left"]), Mm(MARGIN_MM["right"])
    section.top_margin, section.bottom_margin = Mm(MARGIN_MM["top"]), Mm(MARGIN_MM["bottom"])
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for index, language in enumerate(languages):
        if index:
            add_run(head, "   ", language, size=8)
            add_run(foot, "   ", language, size=8)
        add_run(head, document.head_of_page(language), language, size=8)
        _add_page_of(foot, language)


def add_run(paragraph: DocxParagraph, words: str, language: Language, size: float | None = None) -> Run:
    """Words at the end of `paragraph`, with their language and the Japanese font for Japanese letters."""
    run = paragraph.add_run(words)
    if size is not None:
        run.font.size = Pt(size)
    shape = run._r.get_or_add_rPr()  # noqa: SLF001 - python-docx has no call for a run's language
    fonts = shape.get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), JAPANESE)
    fonts.set(qn("w:hint"), "eastAsia" if language is Language.JAPANESE else "default")
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), TAGS[language])
    tag.set(qn("w:eastAsia"), TAGS[Language.JAPANESE])
    shape.append(tag)
    return run


def pack(file: DocxFile, document: Document) -> bytes:
    """The package with our font table, its parts dated by the document and not by the clock."""
    whole, packed = BytesIO(), BytesIO()
    file.save(whole)
    day = (document.day.year, document.day.month, document.day.day, 0, 0, 0)
    with ZipFile(whole) as before, ZipFile(packed, "w", ZIP_DEFLATED) as after:
        for part in before.infolist():
            content = _FONTS.encode() if part.filename == "word/fontTable.xml" else before.read(part)
            entry = ZipInfo(part.filename, date_time=day)
            entry.compress_type = ZIP_DEFLATED
            after.writestr(entry, content)
    return packed.getvalue()


def _add_page_of(paragraph: DocxParagraph, language: Language) -> None:
    rest = PAGE_OF.said_in(language)
    for place, field in (("{page}", "PAGE"), ("{pages}", "NUMPAGES")):
        before, _, rest = rest.partition(place)
        add_run(paragraph, before, language, size=8)
        _add_field(paragraph, field, language)
    add_run(paragraph, rest, language, size=8)


def _add_field(paragraph: DocxParagraph, code: str, language: Language) -> None:
    """A field that the office programme fills when it lays the page out."""
    for kind in ("begin", "code", "separate", "result", "end"):
        run = add_run(paragraph, "1" if kind == "result" else "", language, size=8)
        if kind == "code":
            inner = OxmlElement("w:instrText")
            inner.set(qn("xml:space"), "preserve")
            inner.text = f" {code} "
            run._r.append(inner)  # noqa: SLF001 - python-docx has no call for fields
        elif kind != "result":
            inner = OxmlElement("w:fldChar")
            inner.set(qn("w:fldCharType"), kind)
            run._r.append(inner)  # noqa: SLF001 - as above
