"""Prints a document as PDF/UA-1 on A4 with typst; no font but the given ones, no clock, no network."""

import json
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import typst

from kakehashi.paper.document import (
    Article,
    Block,
    Document,
    Edition,
    Heading,
    PaperError,
    Paragraph,
    Printable,
    Signature,
    Signatures,
    Table,
    said,
    said_once,
)
from kakehashi.paper.numbering import (
    DAY,
    DUTY_STAMP,
    NAME,
    PAGE_OF,
    PLACE,
    SEAL,
    SIGNATURE,
    number_article,
    number_item,
    number_paragraph,
)
from kakehashi.vocabulary import Language, Text

FONT = "BIZ UDPGothic"
"""The family that layout.typ asks for; it has both Latin and Japanese letters, 髙 and 﨑 among them."""

TOGETHER = 3
"""So many last paragraphs stay with the signatures; an article that has no more of them stays whole."""

Languages = tuple[Language, ...]


def print_pdf(document: Document, edition: Edition, *, fonts: Path) -> bytes:
    """The document as a tagged PDF (PDF/UA-1), A4, with "page x of y" in each language.

    `fonts` is a folder that holds, at any depth, the TrueType files of BIZ UDPGothic.  System fonts are never used.
    Same document, edition and fonts: same bytes.

    Raises PaperError when the folder lacks the font, and when a letter of the document is not in it.
    Cost:   about 0.02 s a page; the folder is read once in a process.
    """
    compiler = typst.Compiler(
        (files(__package__) / "layout.typ").read_bytes(),
        font_paths=_fonts_in(fonts),
        ignore_system_fonts=True,
        sys_inputs={"paper": json.dumps(_paper(document, edition), ensure_ascii=False)},
    )
    try:
        return cast(bytes, compiler.compile(format="pdf", pdf_standards=["ua-1"]))
    except typst.TypstError as error:
        raise PaperError(
            [f"typst cannot set it: {error.message}; replace those letters or shorten the text."]
        ) from error


@cache
def _fonts_in(folder: Path) -> typst.Fonts:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    if FONT not in fonts.families():
        raise PaperError([f"the folder {folder} does not hold the font {FONT}; run `make setup`, or name its folder."])
    return fonts


def _paper(document: Document, edition: Edition) -> dict[str, Any]:
    """Everything layout.typ prints, as JSON."""
    first = edition.languages[0]
    return {
        "title": document.title.said_in(first).replace("\n", " "),
        "language": first.value,
        "day": {"year": document.day.year, "month": document.day.month, "day": document.day.day},
        "landscape": document.landscape,
        "sections": [_section(document, languages) for languages in edition.sections],
    }


def _section(document: Document, languages: Languages) -> dict[str, Any]:
    title = Heading(document.title, level=0)
    return {
        "language": languages[0].value,
        "head": [{"language": it.value, "words": document.head_of_page(it), "blank": None} for it in languages],
        "foot": [{"language": it.value, "words": PAGE_OF.said_in(it)} for it in languages],
        "blocks": _settings(_Setter(document.blank, languages), (title, *document.blocks)),
    }


def _settings(setter: "_Setter", blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """All blocks in a row; signatures never stand alone on a page: the end of the block before stays with them.

    Only so much of it: lines that stick to each other over more than a page are torn in odd places.
    """
    settings = [setter.set(block) for block in blocks]
    for before, after in pairwise(settings):
        if after[0]["kind"] == "signatures":
            for setting in before[-TOGETHER:]:
                setting["stays"] = True
    return [setting for block in settings for setting in block]


class _Setter:
    """Turns blocks into what layout.typ prints, for the languages that stand side by side."""

    def __init__(self, blank: Text | None, languages: Languages) -> None:
        self.blank = blank
        self.languages = languages

    def set(self, block: Block) -> list[dict[str, Any]]:
        """The settings of one block."""
        match block:
            case Heading():
                runs = [self.run(block.text, language) for language in self.languages]
                return [{"kind": "head", "level": block.level + 1, "centred": False, "runs": runs}]
            case Paragraph():
                return [self.prose(block)]
            case Article():
                return self.article(block)
            case Table():
                return [self.table(block)]
            case Signatures():
                blocks = [self.signature(it) for it in block.in_order(self.languages[0])]
                return [{"kind": "signatures", "blocks": blocks}]
            case _:
                return [{"kind": "page"}]

    def run(self, words: Printable, language: Language) -> dict[str, Any]:
        blank = self.blank.said_in(language) if self.blank else None
        return {"language": language.value, "words": said(words, language), "blank": blank}

    def runs(self, words: Printable) -> list[dict[str, Any]]:
        return [self.run(sentence, language) for language, sentence in said_once(words, self.languages)]

    def prose(self, paragraph: Paragraph, index: int = 0, count: int = 1) -> dict[str, Any]:
        return {
            "kind": "prose",
            "stays": False,
            "cells": [
                {
                    "mark": number_paragraph(index, count, language),
                    "run": self.run(paragraph.text, language),
                    "marks": [number_item(place, language) for place in range(len(paragraph.items))],
                    "items": [self.run(item, language) for item in paragraph.items],
                    "small": paragraph.small,
                }
                for language in self.languages
            ],
        }

    def article(self, article: Article) -> list[dict[str, Any]]:
        runs = [
            self.run("\n".join(number_article(article.number, article.title.said_in(language), language)), language)
            for language in self.languages
        ]
        count = len(article.paragraphs)
        return [
            {"kind": "head", "level": 2, "centred": True, "runs": runs},
            *(self.prose(paragraph, index, count) for index, paragraph in enumerate(article.paragraphs)),
        ]

    def table(self, table: Table) -> dict[str, Any]:
        return {
            "kind": "table",
            "shares": [column.share for column in table.columns],
            "right": [column.right for column in table.columns],
            "heads": [self.runs(column.head) for column in table.columns],
            "rows": [[self.runs(words) for words in row] for row in table.rows],
        }

    def signature(self, block: Signature) -> dict[str, Any]:
        rooms = [word for word, wanted in ((SEAL, block.seal), (DUTY_STAMP, block.duty_stamp)) if wanted]
        rows = ((NAME, block.name), (PLACE, block.place), (DAY, block.day))
        return {
            "party": self.runs(block.party),
            "capacity": self.runs(block.capacity),
            "signature": self.runs(SIGNATURE),
            "places": [self.runs(word) for word in rooms],
            "rows": [{"label": self.runs(label), "value": self.runs(value)} for label, value in rows],
        }
