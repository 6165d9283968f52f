"""What is wrong with a cell, a row or a file, and the words for it (sentences.toml).

    KakehashiError
    └── SheetError      the whole file is refused: wrong type, damaged, a required column missing, ...

A fault of a cell refuses its row only and never raises: it is a `Fault` in the reading.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from kakehashi.vocabulary import KakehashiError, Language, Text, written

Values = Mapping[str, object]
"""What fills the places of a sentence: numbers, text, Texts, days (as each language writes them), or a function of
no argument that gives one of these when the sentence is asked for."""

_NOTHING: Values = MappingProxyType({})

WARNINGS = frozenset(
    {
        "name_doubled",
        "nik_birth_date_differs",
        "nik_sex_differs",
        "phone_not_understood",
        "passport_length",
        "passport_not_understood",
        "unknown_column",
        "column_without_header",
        "broken_character_unread",
        "other_sheet",
        "none_not_kept",
        "rows_above_headers",
        "encoding_assumed",
        "letters_guessed",
    }
)
"""Codes of what is said of a row, or of a column, and refuses nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a parser of one cell says: a code, what fills its sentence, and the part of the cell that is meant."""

    code: str
    values: Values = field(default_factory=lambda: _NOTHING)
    part: str | None = None


class CellFault(Exception):
    """One cell cannot be understood; holds every finding about it at once."""

    def __init__(self, *found: Finding) -> None:
        super().__init__(found)
        self.found = found


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault, or a warning, about one cell.

    `row` is the number Excel shows and `column` the letters of the column; `value` is the cell as read, with personal
    numbers masked; `code` is a key of sentences.toml.
    """

    row: int
    column: str
    header: str
    value: str
    code: str
    values: Values = field(default_factory=lambda: _NOTHING, repr=False)

    @property
    def reason(self) -> Text:
        """Why, in three languages."""
        return _filled(self.code, "reason", {"value": self.value, **self.values})

    @property
    def fix(self) -> Text:
        """What to do, in three languages."""
        return _filled(self.code, "fix", {"value": self.value, **self.values})

    def said_in(self, language: Language | str) -> str:
        """Reason and remedy, as two sentences of one language."""
        return _two_sentences(self.reason, self.fix, language)


@dataclass(frozen=True, slots=True)
class FileFault:
    """Why a whole file is refused, and what to do."""

    code: str
    values: Values = field(default_factory=lambda: _NOTHING)

    @property
    def reason(self) -> Text:
        """Why, in three languages."""
        return _filled(self.code, "reason", self.values)

    @property
    def fix(self) -> Text:
        """What to do, in three languages."""
        return _filled(self.code, "fix", self.values)


class SheetError(KakehashiError):
    """A file of which nothing is taken in; `found` holds every fault, `code` that of the first."""

    title = "The file cannot be taken in"

    def __init__(self, found: Iterable[FileFault]) -> None:
        self.found = tuple(found)
        super().__init__(_two_sentences(fault.reason, fault.fix, Language.ENGLISH) for fault in self.found)

    @property
    def code(self) -> str:
        """The code of the first fault, a key of sentences.toml."""
        return self.found[0].code

    @classmethod
    def of(cls, code: str, **values: object) -> "SheetError":
        """Build the error for one fault of the file."""
        return cls([FileFault(code, values)])

    def said_in(self, language: Language | str) -> str:
        """Every fault with its remedy, one a line, in one language."""
        return "\n".join(_two_sentences(fault.reason, fault.fix, language) for fault in self.found)


@cache
def sentences() -> Mapping[str, Mapping[str, Text]]:
    """Every code with its `reason` and its `fix`."""
    table = tomllib.loads((files("kakehashi.sheets") / "sentences.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {
            code: MappingProxyType({part: Text(said["id"], said["ja"], said["en"]) for part, said in parts.items()})
            for code, parts in table.items()
        }
    )


def told(found: Finding, value: str) -> Text:
    """Reason and remedy of a finding about a text that stands in no sheet, as `value` was typed."""
    parts = [_filled(found.code, part, {"value": value, **found.values}) for part in ("reason", "fix")]
    return Text(*(_two_sentences(parts[0], parts[1], language) for language in Language))


def _two_sentences(reason: Text, fix: Text, language: Language | str) -> str:
    return _IN_A_ROW.filled(reason=reason.said_in(language), fix=fix.said_in(language)).said_in(language)


_IN_A_ROW = Text("{reason}. {fix}.", "{reason}。{fix}。", "{reason}. {fix}.")


def _filled(code: str, part: str, values: Values) -> Text:
    text = sentences()[code][part]
    return Text(*(text.said_in(language).format(**_in(language, values)) for language in Language))


def _in(language: Language, values: Values) -> dict[str, object]:
    said: dict[str, object] = {}
    for name, given in values.items():
        value = given() if callable(given) else given
        if isinstance(value, Text):
            said[name] = value.said_in(language)
        elif isinstance(value, date):
            said[name] = written(value, language)
        else:
            said[name] = value
    return said
