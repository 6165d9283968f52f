"""Assembles an instrument from its clauses: the printed document, what is still open, what to be careful about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kakehashi.agreement.clause import Clause, Held, Needed, Role, Wording
from kakehashi.agreement.letter import Letter
from kakehashi.agreement.library import Library, library
from kakehashi.agreement.obligations import Obligation, list_obligations
from kakehashi.agreement.parameter import UNDECIDED
from kakehashi.paper import Article, Block, Document, Paragraph, Signature, Signatures
from kakehashi.vocabulary import Language, Mark, Pathway, Text

_DRAFT = Text(indonesian="Draf", japanese="草案", english="Draft")
_DRAFT_NUMBER = Text(indonesian="Draf {number}", japanese="草案{number}", english="Draft {number}")
_ITEM = Text(indonesian="{item};", japanese="{item}", english="{item};")
_ITEM_BEFORE_THE_LAST = Text(indonesian="{item}; dan", japanese="{item}", english="{item}; and")
_LAST_ITEM = Text(indonesian="{item}.", japanese="{item}", english="{item}.")


@dataclass(frozen=True, slots=True)
class OpenValue:
    """A value that nobody has settled, and the clauses in which its blank stands."""

    key: str
    meaning: Text
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """What whoever signs should know; never a refusal.

    `mark` says how firmly it is known, `clause` which clause of the instrument lists the pathways it is about.
    """

    key: str
    mark: Mark
    text: Text
    source: Text
    clause: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause as this instrument words it; only articles have a number."""

    clause: Clause
    number: int | None
    title: Text
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """An instrument as it stands today."""

    letter: Letter
    document: Document
    passages: tuple[Passage, ...]
    open_values: tuple[OpenValue, ...]
    cautions: tuple[Caution, ...]
    obligations: tuple[Obligation, ...]


def draft(letter: Letter, *, on: date, book: Library | None = None) -> Draft:
    """The instrument that `letter` settles, as of the day `on` (which only dates the file).

    1. Every value is printed as settled, or as a visible blank.  2. The clauses are filled, and the articles numbered.
    3. What is open, what to be careful about and what has to be done by when is listed beside the document.

    Never raises for what is not settled: that is what `open_values` is for.
    """
    book = book or library()
    filling = _Filling(letter, book)
    passages = _passages(letter, filling)
    return Draft(
        letter=letter,
        document=_document(letter, passages, filling, on),
        passages=passages,
        open_values=_open_values(letter, book),
        cautions=_cautions(letter, book),
        obligations=list_obligations(letter, filling.fill),
    )


class _Filling:
    """Fills the places of a text with what is settled, or with its blank, language by language."""

    def __init__(self, letter: Letter, book: Library) -> None:
        name, ministry = letter.prefecture.text, letter.ministry
        self.lists = {
            key: letter.values[key].texts if key in letter.values else (parameter.blank,)
            for key, parameter in book.parameters.items()
        }
        self.places: Mapping[str, Text] = {
            **{key: texts[0] for key, texts in self.lists.items()},
            "prefecture": name,
            "ministry": ministry.name,
            "ministry_short": ministry.short,
        }

    def fill(self, text: Text) -> Text:
        return _filled(text, self.places)

    def paragraph(self, wording: Wording) -> Paragraph:
        items = tuple(self.fill(item) for item in wording.items)
        listed = self.lists[wording.listed] if wording.listed is not None else ()
        return Paragraph(self.fill(wording.text), items=(*items, *_as_items(listed)))


def _filled(text: Text, places: Mapping[str, Text]) -> Text:
    indonesian, japanese, english = (
        text.said_in(language).format(**{key: value.said_in(language) for key, value in places.items()})
        for language in Language
    )
    return Text(indonesian=indonesian, japanese=japanese, english=english)


def _as_items(listed: tuple[Text, ...]) -> tuple[Text, ...]:
    """What is listed, with the marks that each language ends an item with."""
    last = len(listed) - 1
    ends = {last - 1: _ITEM_BEFORE_THE_LAST, last: _LAST_ITEM}
    return tuple(_filled(ends.get(place, _ITEM), {"item": item}) for place, item in enumerate(listed))


def _passages(letter: Letter, filling: _Filling) -> tuple[Passage, ...]:
    passages = []
    number = 0
    for clause in letter.clauses:
        number += clause.role is Role.ARTICLE
        passages.append(
            Passage(
                clause=clause,
                number=number if clause.role is Role.ARTICLE else None,
                title=filling.fill(clause.title),
                paragraphs=tuple(filling.paragraph(wording) for wording in clause.wordings),
            )
        )
    return tuple(passages)


def _document(letter: Letter, passages: tuple[Passage, ...], filling: _Filling, on: date) -> Document:
    head = next(passage for passage in passages if passage.clause.role is Role.TITLE)
    running = head.clause.running
    return Document(
        title=head.title,
        blocks=tuple(block for passage in passages for block in _blocks(passage, filling)),
        day=on,
        running=None if running is None else filling.fill(running),
        reference=_DRAFT if letter.number is None else _DRAFT_NUMBER.filled(number=letter.number),
        blank=UNDECIDED,
    )


def _blocks(passage: Passage, filling: _Filling) -> tuple[Block, ...]:
    """What is printed of a clause; the title stands on top of the document itself."""
    if passage.number is not None:
        return (Article(passage.number, passage.title, passage.paragraphs),)
    signatures = tuple(
        Signature(
            party=filling.fill(plan.party),
            capacity=filling.places[plan.capacity],
            name=filling.places[plan.name],
            place=filling.places[plan.place],
            day=filling.places[plan.day],
            seal=plan.seal,
            duty_stamp=plan.duty_stamp,
            leads_in=plan.leads_in,
        )
        for plan in passage.clause.signatures
    )
    return (*passage.paragraphs, Signatures(signatures)) if signatures else passage.paragraphs


def _open_values(letter: Letter, book: Library) -> tuple[OpenValue, ...]:
    standing: dict[str, list[str]] = {}
    for clause in letter.clauses:
        for place in clause.places:
            if place in book.parameters and place not in letter.values:
                standing.setdefault(place, []).append(clause.key)
    return tuple(OpenValue(key, book.parameters[key].meaning, tuple(clauses)) for key, clauses in standing.items())


def _cautions(letter: Letter, book: Library) -> tuple[Caution, ...]:
    """Pathways that sit with another ministry (or nobody knows with which), and clauses that they call for."""
    named = frozenset[Pathway](letter.values["pathways"].value) if "pathways" in letter.values else frozenset[Pathway]()
    listing = next((clause.key for clause in letter.clauses if "pathways" in clause.places), None)
    included = {clause.key for clause in letter.clauses}

    def caution(key: str, known: Held | Needed) -> Caution:
        return Caution(key, known.mark, known.text, known.source, listing)

    elsewhere = [
        caution("pathway_with_other_ministry" if it.ministry else "pathway_with_no_known_ministry", it)
        for it in book.held
        if it.pathways & named and it.ministry != letter.ministry.key
    ]
    missing = [
        caution(f"{it.clause}_missing", it) for it in book.needed if it.pathways & named and it.clause not in included
    ]
    return (*elsewhere, *missing)
