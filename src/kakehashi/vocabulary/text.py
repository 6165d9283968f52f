"""Whole sentences in three languages; a missing one is an error, never an English fall-back."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Language(StrEnum):
    """The three languages of every page and document, by ISO 639-1 code."""

    INDONESIAN = "id"
    JAPANESE = "ja"
    ENGLISH = "en"

    @property
    def own_name(self) -> str:
        """The language's name in itself, as the switch shows it."""
        return {"id": "Bahasa Indonesia", "ja": "日本語", "en": "English"}[self.value]


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence or term, in Indonesian, Japanese and English.

    Raises ValueError when a language is blank: word order differs in all three, so a sentence is never glued from
    pieces and never half translated.
    """

    indonesian: str
    japanese: str
    english: str

    def __post_init__(self) -> None:
        blank = [language.name.lower() for language in Language if not self.said_in(language).strip()]
        if blank:
            raise ValueError(f"the text {self.english or self.indonesian!r} is missing in {', '.join(blank)}")

    def said_in(self, language: Language | str) -> str:
        """The sentence in one language (`"id"`, `"ja"`, `"en"` or a Language)."""
        match Language(language):
            case Language.INDONESIAN:
                return self.indonesian
            case Language.JAPANESE:
                return self.japanese
            case Language.ENGLISH:
                return self.english

    def filled(self, **values: object) -> Self:
        """The same sentence with `{name}` places filled, in all three languages."""
        return type(self)(
            indonesian=self.indonesian.format(**values),
            japanese=self.japanese.format(**values),
            english=self.english.format(**values),
        )
