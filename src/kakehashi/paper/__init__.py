"""One document value, printed as an editable docx and as a PDF: A4, three languages, page x of y, both calendars.

    document = Document(title=Text(...), blocks=(Article(1, Text(...), (Paragraph(Text(...)),)), ...), day=date(...))
    pdf_bytes = print_pdf(document, Edition.in_columns(), fonts=FONTS)
    docx_bytes = write_docx(document, Edition.of(Language.JAPANESE))

Both printers are pure: the same document, edition and fonts give the same bytes.
"""

from importlib.resources import files
from pathlib import Path

from kakehashi.paper.document import (
    Article,
    Block,
    Column,
    Document,
    Edition,
    Heading,
    NewPage,
    PaperError,
    Paragraph,
    Printable,
    Signature,
    Signatures,
    Table,
    dated,
)
from kakehashi.paper.numbering import number_article, number_item, number_paragraph

FONTS = Path(str(files("kakehashi.paper") / "fonts"))
"""Where `make setup`, or an installed copy, keeps the files of BIZ UDPGothic; any other folder will do as well."""

__all__ = [
    "FONTS",
    "Article",
    "Block",
    "Column",
    "Document",
    "Edition",
    "Heading",
    "NewPage",
    "PaperError",
    "Paragraph",
    "Printable",
    "Signature",
    "Signatures",
    "Table",
    "dated",
    "number_article",
    "number_item",
    "number_paragraph",
    "print_pdf",
    "write_docx",
]


def print_pdf(document: Document, edition: Edition, *, fonts: Path) -> bytes:
    """The document as a tagged PDF (PDF/UA-1), A4, with "page x of y" in each language.

    `fonts` is a folder that holds, at any depth, the TrueType files of BIZ UDPGothic.  System fonts are never used.
    Same document, edition and fonts: same bytes.

    Raises PaperError when the folder lacks the font, and when a letter of the document is not in it.
    Cost:   about 0.01 s a page; the folder is read once in a process.
    """
    from kakehashi.paper import pdf  # noqa: PLC0415 - typst is heavy, and most callers never print

    return pdf.print_pdf(document, edition, fonts=fonts)


def write_docx(document: Document, edition: Edition) -> bytes:
    """The document as an editable docx, A4, with "page x of y" as fields and space to sign and seal.

    Latin letters are set in Arial, Japanese ones in BIZ UDPGothic, with Noto Sans CJK JP, Yu Gothic and Hiragino Sans
    named as substitutes.  Every run carries its language.  Same document, same bytes: the file's dates are
    `document.day`.
    """
    from kakehashi.paper import docx  # noqa: PLC0415 - python-docx is heavy, and most callers never print

    return docx.write_docx(document, edition)
