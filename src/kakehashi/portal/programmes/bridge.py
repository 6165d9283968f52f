"""From a programme's file to its letter: read, settle value by value, assemble, print."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from kakehashi import sheets
from kakehashi.agreement import (
    UNDECIDED,
    Clause,
    Draft,
    Kind,
    Letter,
    LetterError,
    Parameter,
    Passage,
    Standing,
    draft,
    library,
    read_letter,
)
from kakehashi.agreement import Role as Place
from kakehashi.paper import (
    FONTS,
    Edition,
    Paragraph,
    Printable,
    Signature,
    Signatures,
    number_article,
    number_item,
    number_paragraph,
    print_pdf,
    write_docx,
)
from kakehashi.portal.programmes.models import LetterFile
from kakehashi.vocabulary import Language, Pathway, Text, fields

LETTER_REFUSED = LetterError
"""What `read` raises, with every fault, for a file whose letter cannot be read."""

BLANK = UNDECIDED
"""What stands in a letter for a value that nobody has settled."""


def read_day(typed: str) -> date | Text:
    """The day that somebody typed, in any form a cell of a sheet may have; else why it is none."""
    return sheets.read_day(typed)


EDITIONS: Mapping[LetterFile.Edition, Edition] = {
    LetterFile.Edition.COLUMNS: Edition.in_columns(),
    LetterFile.Edition.INDONESIAN: Edition.of(Language.INDONESIAN),
    LetterFile.Edition.JAPANESE: Edition.of(Language.JAPANESE),
    LetterFile.Edition.ENGLISH: Edition.of(Language.ENGLISH),
}

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def plain(value: Any) -> Any:
    """A value of a TOML file as JSON has it: dates, times and moments become ISO 8601 text, all else stays."""
    match value:
        case date() | datetime() | time():
            return value.isoformat()
        case Mapping():
            return {str(key): plain(one) for key, one in value.items()}
        case list() | tuple():
            return [plain(one) for one in value]
        case _:
            return value


def read(file: Mapping[str, Any]) -> Letter:
    """What a programme's file settles about its letter; raises LetterError with every fault."""
    return read_letter(file)


def pathways_of(letter: Letter) -> list[Pathway]:
    """The pathways that the programme names; none where that is undecided."""
    return list(letter.values["pathways"].value) if "pathways" in letter.values else []


@dataclass(frozen=True, slots=True)
class Value:
    """One thing a letter can settle, and what is settled of it (None: undecided).

    `kind` is the library's word: name, text, day, months, copies, choice, pathways, fields.  `given` is a text as
    {"id", "ja", "en"}, a list as a list of keys, a day as a date.  `standing` are the titles of the clauses that print
    it; `choices` the keys to choose from, with their words.
    """

    key: str
    kind: str
    meaning: Text
    standing: tuple[Text, ...]
    choices: tuple[tuple[str, Text], ...]
    given: Any


def values_of(letter: Letter) -> list[Value]:
    """Everything that a letter can settle, in the order in which the pages ask for it."""
    return [_value(parameter, letter) for parameter in library().parameters.values()]


def _value(parameter: Parameter, letter: Letter) -> Value:
    return Value(
        key=parameter.key,
        kind=parameter.kind.value,
        meaning=parameter.meaning,
        standing=tuple(one.title for one in library().clauses.values() if parameter.key in one.places),
        choices=_choices(parameter),
        given=_given(parameter, letter.values[parameter.key].value) if parameter.key in letter.values else None,
    )


def _choices(parameter: Parameter) -> tuple[tuple[str, Text], ...]:
    match parameter.kind:
        case Kind.PATHWAYS:
            return tuple((way.value, way.text) for way in Pathway if can_be(parameter.key, [way.value]))
        case Kind.FIELDS:
            return tuple((field.key, field.text) for field in fields().values())
        case _:
            return tuple(parameter.choices.items())


def _given(parameter: Parameter, value: Any) -> Any:
    match parameter.kind:
        case Kind.TEXT:
            return kept(value)
        case Kind.PATHWAYS | Kind.FIELDS:
            return [str(key) for key in value]
        case _:
            return value


def can_be(key: str, value: Any) -> bool:
    """Whether the library takes this value for that parameter."""
    try:
        library().parameters[key].settle(plain(value))
    except ValueError:
        return False
    return True


def optional_clauses(letter: Letter) -> list[tuple[str, Text, bool]]:
    """The clauses this kind of letter may carry or do without: key, title, and whether it is in."""
    return [
        (clause.key, clause.title, clause in letter.clauses)
        for clause in library().carried_by(letter.instrument)
        if clause.carried_by[letter.instrument] is Standing.OPTIONAL
    ]


def settled(file: Mapping[str, Any], *, values: Mapping[str, Any], clauses: Sequence[str]) -> dict[str, Any]:
    """The programme's file with these values, and no others, settled in its letter; the rest of it as it was.

    A parameter that is not in `values` is undecided.  Raises LetterError with every value that cannot stand.
    """
    decided = {key: plain(value) for key, value in values.items()}
    before = file["letter"]
    changed = {key: value for key, value in file.items() if key != "pathways"}
    if "pathways" in decided:
        changed["pathways"] = decided.pop("pathways")
    changed["letter"] = {
        **{key: before[key] for key in ("kind", "draft") if key in before},
        "clauses": list(clauses),
        "parameters": decided,
    }
    read_letter(changed)
    return changed


def changed_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Which values differ between two states of a file, by parameter; `clauses` where other clauses are in."""
    old, new = read_letter(before), read_letter(after)
    keys = [key for key in library().parameters if old.values.get(key) != new.values.get(key)]
    return keys if old.clauses == new.clauses else [*keys, "clauses"]


@dataclass(frozen=True, slots=True)
class Printed:
    """One file of a draft."""

    edition: LetterFile.Edition
    ending: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Drawn:
    """A draft ready to be kept, all of it JSON but the files; every sentence is {"id", "ja", "en"}.

    text         clauses in order: key, role, number, head, paragraphs (mark, text, items), signatures, precedent
    open_values  key, meaning, clauses (keys)
    cautions     key, mark, text, source, clause
    obligations  key, clause, what, who (prefecture, ministry, both), due (ISO 8601 or null), shown_by
    """

    text: list[dict[str, Any]]
    open_values: list[dict[str, Any]]
    cautions: list[dict[str, Any]]
    obligations: list[dict[str, Any]]
    files: tuple[Printed, ...]


def drawn(file: Mapping[str, Any], *, number: int, on: date) -> Drawn:
    """Assemble and print the draft with this number: eight files, about two seconds, so for the worker alone.

    Raises LetterError, and PaperError for a letter of the alphabet that the font does not have.
    """
    drafted = draft(read_letter({**file, "letter": {**file["letter"], "draft": number}}), on=on)
    return Drawn(
        text=_clauses(drafted),
        open_values=[
            {"key": it.key, "meaning": kept(it.meaning), "clauses": list(it.clauses)} for it in drafted.open_values
        ],
        cautions=[
            {"key": it.key, "mark": it.mark.key, "text": kept(it.text), "source": kept(it.source), "clause": it.clause}
            for it in drafted.cautions
        ],
        obligations=[
            {
                "key": it.key,
                "clause": it.clause,
                "what": kept(it.what),
                "who": it.who.value,
                "due": None if it.due is None else it.due.isoformat(),
                "shown_by": kept(it.shown_by),
            }
            for it in drafted.obligations
        ],
        files=tuple(_printed(drafted)),
    )


def _printed(drafted: Draft) -> Iterator[Printed]:
    for edition, languages in EDITIONS.items():
        yield Printed(edition, "docx", write_docx(drafted.document, languages))
        yield Printed(edition, "pdf", print_pdf(drafted.document, languages, fonts=FONTS))


def kept(words: Printable) -> dict[str, str]:
    """Words as the database keeps them."""
    return {language.value: words if isinstance(words, str) else words.said_in(language) for language in Language}


def _clauses(drafted: Draft) -> list[dict[str, Any]]:
    blocks = iter([block for block in drafted.document.blocks if isinstance(block, Signatures)])
    return [
        {
            "key": passage.clause.key,
            "role": passage.clause.role.value,
            "number": passage.number,
            "head": _head(passage),
            "paragraphs": [
                _paragraph(paragraph, index, len(passage.paragraphs) if passage.number else 1)
                for index, paragraph in enumerate(passage.paragraphs)
            ],
            "signatures": [_signature(one) for one in next(blocks).blocks] if passage.clause.signatures else [],
            "precedent": _precedent(passage.clause),
        }
        for passage in drafted.passages
    ]


def _head(passage: Passage) -> dict[str, str]:
    if passage.clause.role is not Place.ARTICLE or passage.number is None:
        return kept(passage.title)
    number, title = passage.number, passage.title
    return {it.value: "\n".join(number_article(number, title.said_in(it), it)) for it in Language}


def _paragraph(paragraph: Paragraph, index: int, count: int) -> dict[str, Any]:
    """Paragraph `index` of `count` numbered ones; outside an article none is numbered, as on paper."""
    return {
        "mark": {language.value: number_paragraph(index, count, language) for language in Language},
        "text": kept(paragraph.text),
        "items": [
            {"mark": {language.value: number_item(place, language) for language in Language}, "text": kept(item)}
            for place, item in enumerate(paragraph.items)
        ],
    }


def _signature(signature: Signature) -> dict[str, dict[str, str]]:
    return {key: kept(getattr(signature, key)) for key in ("party", "capacity", "name", "place", "day")}


def _precedent(clause: Clause) -> dict[str, Any]:
    """What others have that is like the clause, and whether its text was read or only a report of it."""
    note = clause.precedent
    return {
        "note": kept(note.note),
        "source": kept(note.source),
        "like": [
            {"title": kept(it.title), "read": it.known_from == "text", "source": kept(it.source)} for it in note.like
        ],
    }
