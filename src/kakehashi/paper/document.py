"""What a printed document is made of, before anybody decides on languages, columns or a file format.

Words are `Text`; a name, a number or a code that reads alike in every language may be a plain `str`.  A line feed
in a title begins a new line.
"""

from dataclasses import dataclass
from datetime import date
from typing import Self, TypeAlias

from kakehashi.vocabulary import KakehashiError, Language, Text, era_of, written

Printable: TypeAlias = Text | str
LEVELS = (1, 2)


class PaperError(KakehashiError):
    """A document that cannot be printed as it stands."""

    title = "The document cannot be printed"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; `level` 1 stands as high as an article, 2 below it."""

    text: Text
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences, with a lettered or numbered list under them where there are `items`; `small` prints a note."""

    text: Printable
    items: tuple[Printable, ...] = ()
    small: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A numbered article (Pasal 3, 第3条); two or more paragraphs are numbered as each country numbers them."""

    number: int
    title: Text
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: `share` of the width against the other columns; `right` aligns numbers to the right."""

    head: Printable
    share: float = 1.0
    right: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, one cell for each column; heads repeat on every page and a row stays whole."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Printable, ...], ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """One side's block: who signs for whom, where, when; `seal` and `duty_stamp` leave room for 印 and meterai.

    It stands first where the text begins in the language `leads_in`: each side is named first in its own.
    """

    party: Printable
    capacity: Printable
    name: Printable
    place: Printable
    day: Printable
    seal: bool = False
    duty_stamp: bool = False
    leads_in: Language | None = None


@dataclass(frozen=True, slots=True)
class Signatures:
    """The blocks of all sides, next to each other and never torn apart by a page break."""

    blocks: tuple[Signature, ...]

    def in_order(self, language: Language) -> tuple[Signature, ...]:
        """The blocks as a text that begins in this language has them."""
        return tuple(sorted(self.blocks, key=lambda block: block.leads_in is not language))


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block: TypeAlias = Heading | Paragraph | Article | Table | Signatures | NewPage


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; `title` stands on top of it in each language.

    `running` is printed at the head of each page (the title's first line, where none is given) beside `reference`
    ("Draft 3").  `day` is written into the file's properties, so that the clock is never read.  Wherever the words of
    `blank` stand they are set off, so that nobody overlooks a value that is still to be decided.

    Raises PaperError listing every table row that has not one cell for each column, every list of columns or
    signatures that is empty, every article number below 1, and every heading that is of no level or leaves one out.
    """

    title: Text
    blocks: tuple[Block, ...]
    day: date
    running: Text | None = None
    reference: Text | None = None
    blank: Text | None = None
    landscape: bool = False

    def __post_init__(self) -> None:
        faults = [fault for index, block in enumerate(self.blocks) for fault in _faults(index, block)]
        faults += _levels_left_out(self.blocks)
        if faults:
            raise PaperError(faults)

    def head_of_page(self, language: Language) -> str:
        """What each page says at its head, in one language."""
        words = self.running.said_in(language) if self.running else self.title.said_in(language).partition("\n")[0]
        return words if self.reference is None else f"{words} · {self.reference.said_in(language)}"


@dataclass(frozen=True, slots=True)
class Edition:
    """Which languages are printed, in which order, and whether the first two stand side by side.

        Edition.of(Language.JAPANESE)    one language
        Edition.one_after_another()      all three, each beginning on a new page
        Edition.in_columns()             Indonesian and Japanese side by side, English after them

    Raises PaperError for no language, a language named twice, and columns with fewer than two languages.
    """

    languages: tuple[Language, ...]
    columns: bool = False

    def __post_init__(self) -> None:
        faults = []
        if not self.languages:
            faults.append("the edition names no language; give at least one of id, ja, en.")
        if len(set(self.languages)) < len(self.languages):
            faults.append(f"the edition names a language twice: {', '.join(self.languages)}; name each once.")
        if self.columns and len(self.languages) < 2:
            faults.append("two columns need two languages; give a second one or print without columns.")
        if faults:
            raise PaperError(faults)

    @classmethod
    def of(cls, *languages: Language) -> Self:
        """These languages, one after another."""
        return cls(languages=languages)

    @classmethod
    def one_after_another(cls) -> Self:
        """All three languages, each beginning on a new page."""
        return cls(languages=tuple(Language))

    @classmethod
    def in_columns(cls) -> Self:
        """Indonesian and Japanese side by side, English after them."""
        return cls(languages=tuple(Language), columns=True)

    @property
    def sections(self) -> tuple[tuple[Language, ...], ...]:
        """The languages of each part of the print: one, or two that stand side by side."""
        if self.columns:
            return (self.languages[:2], *((language,) for language in self.languages[2:]))
        return tuple((language,) for language in self.languages)


def said(words: Printable, language: Language) -> str:
    """`words` in one language; a plain string reads alike in all."""
    return words if isinstance(words, str) else words.said_in(language)


def said_once(words: Printable, languages: tuple[Language, ...]) -> tuple[tuple[Language, str], ...]:
    """`words` in each of the languages, without repeating a sentence that reads alike."""
    found: dict[str, Language] = {}
    for language in languages:
        found.setdefault(said(words, language), language)
    return tuple((language, sentence) for sentence, language in found.items())


def dated(day: date) -> Text:
    """A day as instruments print it, in both calendars: 令和8年（2026年）11月24日, 24 November 2026."""
    era = era_of(day)
    year = f"{day.year}年"
    if era is not None:
        count = era.year_of(day)
        year = f"{era.name}{'元' if count == 1 else count}年（{year}）"
    return Text(
        indonesian=written(day, Language.INDONESIAN),
        japanese=f"{year}{day.month}月{day.day}日",
        english=written(day, Language.ENGLISH),
    )


def _faults(index: int, block: Block) -> list[str]:
    where = f"block {index} ({type(block).__name__})"
    match block:
        case Heading(level=level) if level not in LEVELS:
            return [f"{where} has level {level}; use 1, or 2 below it."]
        case Article(number=number) if number < 1:
            return [f"{where} has number {number}; articles count from 1."]
        case Signatures(blocks=()):
            return [f"{where} has nobody to sign; give one Signature for each side."]
        case Table(columns=()):
            return [f"{where} has no column; give at least one."]
        case Table(columns=columns, rows=rows):
            return [
                f"{where}, row {number} has {len(row)} cells for {len(columns)} columns; give one cell for each."
                for number, row in enumerate(rows)
                if len(row) != len(columns)
            ]
        case _:
            return []


def _levels_left_out(blocks: tuple[Block, ...]) -> list[str]:
    first = next((block for block in blocks if isinstance(block, Heading | Article)), None)
    if isinstance(first, Heading) and first.level > LEVELS[0]:
        return [f"the first heading, {first.text.english!r}, has level {first.level}; begin with level {LEVELS[0]}."]
    return []
