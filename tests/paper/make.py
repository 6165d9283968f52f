"""Plain builders of documents and a reader of what was printed."""

import io
import re
from datetime import date
from pathlib import Path

import docx
import pypdfium2

from kakehashi.paper import FONTS, Article, Block, Column, Document, Paragraph, Signature, Signatures, Table
from kakehashi.vocabulary import Language, Text

DAY = date(2026, 11, 24)
BLANK = Text("[belum ditentukan]", "［未定］", "[undecided]")


def fonts_folder() -> Path:
    """The project's fonts; a clear failure where they have not been fetched."""
    assert any(FONTS.glob("*.ttf")), f"no font in {FONTS}; run make setup"
    return FONTS


def make_text(word: str = "x") -> Text:
    """A text whose three languages can be told apart."""
    return Text(indonesian=f"kalimat {word}", japanese=f"文{word}", english=f"sentence {word}")


def make_article(number: int = 1, *, paragraphs: int = 2, items: int = 2) -> Article:
    """An article whose every sentence is its own."""
    return Article(
        number,
        make_text(f"T{number}"),
        tuple(
            Paragraph(
                make_text(f"{number}P{index}"), items=tuple(make_text(f"{number}P{index}I{it}") for it in range(items))
            )
            for index in range(paragraphs)
        ),
    )


def make_table(rows: int = 3) -> Table:
    """A timetable of so many rows."""
    columns = (Column(make_text("HA"), 2), Column("ID"), Column(make_text("HC"), right=True))
    return Table(columns, tuple((make_text(f"R{row}R"), f"ID-{row}", str(row)) for row in range(rows)))


def make_signatures() -> Signatures:
    """Two sides: one with a seal, one with seal and duty stamp and its day still open."""
    first = Signature(make_text("SA"), make_text("CA"), "髙木 﨑", make_text("PA"), "2026", seal=True)
    second = Signature(make_text("SB"), make_text("CB"), BLANK, make_text("PB"), BLANK, seal=True, duty_stamp=True)
    return Signatures((first, second))


def make_document(*blocks: Block, landscape: bool = False) -> Document:
    """A document with a title, a draft number and these blocks (or some of each kind)."""
    return Document(
        title=make_text("TITLE\nSECOND"),
        blocks=blocks or (Paragraph(make_text("OPEN")), make_article(), make_table(), make_signatures()),
        day=DAY,
        reference=Text("Draf 3", "草案3", "Draft 3"),
        blank=BLANK,
        landscape=landscape,
    )


def sentences(document: Document, language: Language) -> list[str]:
    """Every sentence that the document must show in one language."""
    found = [document.title.said_in(language)]
    for block in document.blocks:
        match block:
            case Paragraph():
                found += [_said(words, language) for words in (block.text, *block.items)]
            case Article():
                found.append(block.title.said_in(language))
                found += [
                    _said(it, language) for paragraph in block.paragraphs for it in (paragraph.text, *paragraph.items)
                ]
            case Table():
                found += [_said(column.head, language) for column in block.columns]
                found += [_said(words, language) for row in block.rows for words in row]
            case Signatures():
                found += [
                    _said(words, language)
                    for it in block.blocks
                    for words in (it.party, it.capacity, it.name, it.place, it.day)
                ]
            case _:
                pass
    return found


def squeezed(words: str) -> str:
    """Without white space, so that a line break of the page does not matter."""
    return re.sub(r"\s+", "", words.replace("\x02", "-").replace("\ufffe", "-"))


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, squeezed."""
    with pypdfium2.PdfDocument(pdf) as file:
        return [squeezed(file[number].get_textpage().get_text_range()) for number in range(len(file))]


def words_of(content: bytes) -> str:
    """All words in the body of a docx, squeezed, in the order of the file."""
    body = docx.Document(io.BytesIO(content)).element.body
    return squeezed("".join(it.text or "" for it in body.iter() if it.tag.endswith("}t")))


def _said(words: Text | str, language: Language) -> str:
    return words if isinstance(words, str) else words.said_in(language)
