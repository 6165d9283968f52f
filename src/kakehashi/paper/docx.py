"""Writes a document as a docx that an office can edit: A4, page fields, fonts of both scripts, marked languages."""

from dataclasses import dataclass
from itertools import groupby

import docx
from docx.document import Document as DocxFile
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.oxml.text.font import CT_RPr
from docx.shared import Mm, Pt
from docx.table import Table as DocxTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as DocxParagraph

from kakehashi.paper.document import (
    Article,
    Block,
    Document,
    Edition,
    Heading,
    Paragraph,
    Printable,
    Signature,
    Signatures,
    Table,
    said,
    said_once,
)
from kakehashi.paper.docx_frame import add_run, pack, settle_page, settle_properties, settle_styles, width_mm
from kakehashi.paper.numbering import (
    DAY,
    DUTY_STAMP,
    NAME,
    PLACE,
    SEAL,
    SIGNATURE,
    number_article,
    number_item,
    number_paragraph,
)
from kakehashi.vocabulary import Language

SHADE = "E0E0E0"
HANG_MM = 7
ROOM_MM = 24
BESIDE = (Heading, Paragraph, Article)
"""Blocks that stand side by side in two columns; tables and signatures take the whole width."""


def write_docx(document: Document, edition: Edition) -> bytes:
    """The document as an editable docx, A4, with "page x of y" as fields and space to sign and seal.

    Latin letters are set in Arial, Japanese ones in BIZ UDPGothic, with Noto Sans CJK JP, Yu Gothic and Hiragino Sans
    named as substitutes.  Every run carries its language.  Same document, same bytes: the file's dates are
    `document.day`.
    """
    file = docx.Document()
    settle_properties(file, document, edition.languages[0])
    settle_styles(file)
    for index, languages in enumerate(edition.sections):
        section = file.sections[0] if index == 0 else file.add_section()
        settle_page(section, document, languages)
        _Writer(file, document, languages).write((Heading(document.title, level=0), *document.blocks))
    return pack(file, document)


@dataclass(frozen=True, slots=True)
class _Line:
    """One paragraph of the file in one language, with the mark that hangs before it."""

    words: str
    language: Language
    style: str = "Normal"
    mark: str = ""
    indent_mm: float = 0
    centred: bool = False
    size: float | None = None


def _rows(block: Heading | Paragraph | Article, language: Language) -> list[list[_Line]]:
    """The lines of a block; each inner list is a row that stands beside its like in the other language."""
    match block:
        case Heading(level=0):
            return [[_Line(block.text.said_in(language), language, "Title", centred=True)]]
        case Heading():
            return [[_Line(block.text.said_in(language), language, f"Heading {block.level}")]]
        case Paragraph():
            return [_paragraph(block, language)]
        case _:
            head = "\n".join(number_article(block.number, block.title.said_in(language), language))
            count = len(block.paragraphs)
            return [
                [_Line(head, language, "Heading 1", centred=language is not Language.JAPANESE)],
                *(
                    _paragraph(paragraph, language, number_paragraph(index, count, language))
                    for index, paragraph in enumerate(block.paragraphs)
                ),
            ]


def _paragraph(paragraph: Paragraph, language: Language, mark: str = "") -> list[_Line]:
    size = 8.5 if paragraph.small else None
    return [
        _Line(said(paragraph.text, language), language, mark=mark, size=size),
        *(
            _Line(said(item, language), language, mark=number_item(index, language), indent_mm=HANG_MM, size=size)
            for index, item in enumerate(paragraph.items)
        ),
    ]


class _Writer:
    """Writes blocks into a docx file, for the languages that stand side by side."""

    def __init__(self, file: DocxFile, document: Document, languages: tuple[Language, ...]) -> None:
        self.file = file
        self.document = document
        self.languages = languages

    def write(self, blocks: tuple[Block, ...]) -> None:
        for _, group in groupby(blocks, key=lambda block: isinstance(block, BESIDE)):
            alike = list(group)
            beside = [block for block in alike if isinstance(block, BESIDE)]
            if beside and len(self.languages) > 1:
                self.write_beside(beside)
            else:
                for block in alike:
                    self.write_alone(block)

    def write_alone(self, block: Block) -> None:
        match block:
            case Heading() | Paragraph() | Article():
                for lines in _rows(block, self.languages[0]):
                    for line in lines:
                        self.write_line(self.file.add_paragraph(), line)
            case Table():
                self.write_table(block)
            case Signatures():
                self.write_signatures(block)
            case _:
                self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def write_beside(self, blocks: list[Heading | Paragraph | Article]) -> None:
        by_language = [[row for block in blocks for row in _rows(block, it)] for it in self.languages]
        table = self.add_table(len(by_language[0]), [1.0] * len(self.languages))
        _draw_lines(table, ("insideV",))
        for row, pieces in zip(table.rows, zip(*by_language, strict=True), strict=True):
            for cell, lines in zip(row.cells, pieces, strict=True):
                for number, line in enumerate(lines):
                    self.write_line(cell.add_paragraph() if number else cell.paragraphs[0], line)

    def write_line(self, paragraph: DocxParagraph, line: _Line) -> None:
        paragraph.style = line.style
        if line.centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if line.mark:
            paragraph.paragraph_format.left_indent = Mm(line.indent_mm + HANG_MM)
            paragraph.paragraph_format.first_line_indent = Mm(-HANG_MM)
            add_run(paragraph, f"{line.mark}\t", line.language, line.size)
        self.add_words(paragraph, line.words, line.language, size=line.size)

    def write_table(self, block: Table) -> None:
        table = self.add_table(len(block.rows) + 1, [column.share for column in block.columns])
        _draw_lines(table, ("top", "left", "bottom", "right", "insideH", "insideV"))
        heads = tuple(column.head for column in block.columns)
        for row, words_of_row in zip(table.rows, (heads, *block.rows), strict=True):
            _mark_row(row, "w:cantSplit")
            for cell, words, column in zip(row.cells, words_of_row, block.columns, strict=True):
                paragraph = cell.paragraphs[0]
                self.add_all(paragraph, words, "\n", bold=words_of_row is heads)
                if column.right:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _mark_row(table.rows[0], "w:tblHeader")

    def write_signatures(self, block: Signatures) -> None:
        self.keep_the_last_line()
        sides = block.in_order(self.languages[0])
        table = self.add_table(2, [1.0] * len(sides))
        for row, write in zip(table.rows, (self.write_signatory, self.write_signature), strict=True):
            _mark_row(row, "w:cantSplit")
            for cell, signature in zip(row.cells, sides, strict=True):
                write(cell, signature)

    def write_signatory(self, cell: _Cell, signature: Signature) -> None:
        self.add_all(cell.paragraphs[0], signature.party, "\n", bold=True)
        self.add_all(cell.add_paragraph(), signature.capacity, "\n")
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True

    def write_signature(self, cell: _Cell, signature: Signature) -> None:
        rooms = [word for word, wanted in ((SEAL, signature.seal), (DUTY_STAMP, signature.duty_stamp)) if wanted]
        if rooms:
            places = cell.add_table(1, len(rooms))
            places.autofit = False
            _draw_lines(places, ("top", "left", "bottom", "right", "insideV"), "dashed")
            places.rows[0].height = Mm(ROOM_MM)
            for place, column, word in zip(places.rows[0].cells, places.columns, rooms, strict=True):
                place.width = column.width = Mm(ROOM_MM)
                self.add_all(place.paragraphs[0], word, "\n", size=7.5)
        line = cell.add_paragraph() if rooms else cell.paragraphs[0]
        line.paragraph_format.space_before = Mm(10 if rooms else ROOM_MM)
        add_run(line, "_" * 34 + "\n", self.languages[0])
        self.add_all(line, SIGNATURE, " / ", size=7.5)
        for label, words in ((NAME, signature.name), (PLACE, signature.place), (DAY, signature.day)):
            row = cell.add_paragraph()
            self.add_all(row, label, " / ")
            add_run(row, ": ", self.languages[0])
            self.add_all(row, words, " / ")

    def keep_the_last_line(self) -> None:
        """Tie what stands last (the title at least) to what comes next: signatures never stand alone on a page."""
        standing = self.file.element.body.inner_content_elements[-1]
        if isinstance(standing, CT_Tbl):
            cells = DocxTable(standing, self.file).rows[-1].cells
            last = [paragraph for cell in cells for paragraph in cell.paragraphs]
        else:
            last = [DocxParagraph(standing, self.file)]
        for paragraph in last:
            paragraph.paragraph_format.keep_with_next = True

    def add_table(self, rows: int, shares: list[float]) -> DocxTable:
        """A table over the whole width; an empty line before it where two tables would melt into one."""
        standing = self.file.element.body.inner_content_elements
        if standing and isinstance(standing[-1], CT_Tbl):
            between = self.file.add_paragraph().paragraph_format
            between.space_after, between.keep_with_next = Pt(0), True
        table: DocxTable = self.file.add_table(rows, len(shares))
        table.autofit = False
        widths = [Mm(width_mm(self.document) * share / sum(shares)) for share in shares]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
        return table

    def add_all(
        self, paragraph: DocxParagraph, words: Printable, between: str, *, bold: bool = False, size: float | None = None
    ) -> None:
        """The words in each of the languages, once where they read alike."""
        for index, (language, sentence) in enumerate(said_once(words, self.languages)):
            if index:
                add_run(paragraph, between, language, size)
            self.add_words(paragraph, sentence, language, bold=bold, size=size)

    def add_words(
        self, paragraph: DocxParagraph, words: str, language: Language, *, bold: bool = False, size: float | None = None
    ) -> None:
        """One sentence; what is still to be decided is set off by shading."""
        blank = self.document.blank.said_in(language) if self.document.blank else None
        for index, part in enumerate(words.split(blank) if blank else [words]):
            if index and blank:
                run = add_run(paragraph, blank, language, size)
                run.bold = True
                _shade(run._r.get_or_add_rPr())  # noqa: SLF001 - python-docx has no call for shading
            if part:
                run = add_run(paragraph, part, language, size)
                run.bold = True if bold else None


def _draw_lines(table: DocxTable, sides: tuple[str, ...], kind: str = "single") -> None:
    """Lines on these sides of every cell, and on no other."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), kind if side in sides else "nil")
        line.set(qn("w:sz"), "4")
        line.set(qn("w:color"), "808080")
        borders.append(line)
    shape = table._tbl.tblPr  # noqa: SLF001 - python-docx has no call for a table's lines
    shape.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _mark_row(row: _Row, mark: str) -> None:
    """`w:tblHeader`: repeat on each page; `w:cantSplit`: keep the row whole."""
    row._tr.get_or_add_trPr().append(OxmlElement(mark))  # noqa: SLF001 - python-docx has no call for row marks


def _shade(shape: CT_RPr) -> None:

    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), SHADE)
    shape.insert_element_before(shade, "w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang")
