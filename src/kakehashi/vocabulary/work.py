"""Fields, work categories and TITP occupations: what a person may do, in the words of the law.

A *field* (care, agriculture) holds one or more *work categories* (crop farming, livestock): the unit in which skill
tests are held.  TITP speaks of *occupations*, which a table maps to work categories.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Self

from kakehashi.vocabulary.errors import UnknownKey
from kakehashi.vocabulary.glossary import term
from kakehashi.vocabulary.mark import Mark
from kakehashi.vocabulary.table import rows
from kakehashi.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Field:
    """A specified industrial field (`agriculture`)."""

    key: str

    @property
    def text(self) -> Text:
        """The field's name."""
        return term(f"field.{self.key}")


@dataclass(frozen=True, slots=True)
class Opening:
    """When something opened, as closely as its source tells: a day, some day of a month, or some day of a year.

    Before `first` it was not open, from `last` on it surely was; between the two nobody has told.
    """

    first: date
    last: date

    @classmethod
    def written(cls, text: str) -> Self:
        """Read `2022-08-30`, `2024-12` or `2024`; ValueError where it is none of these."""
        year, *rest = (int(part) for part in text.split("-"))
        if len(rest) == 2:
            return cls(date(year, *rest), date(year, *rest))
        if not rest:
            return cls(date(year, 1, 1), date(year, 12, 31))
        (month,) = rest
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class WorkCategory:
    """A work category (`agriculture.crop`).

    `lane` is its frozen place in the law's words.  `opened` is when the category as it is cut today opened to SSW (i);
    None where it is decided but not open.  Before `none_before` nobody could do its work under SSW (i): its field was
    not there, or had not been widened to it.  Between that day and the opening other categories, cut differently, may
    have held its work, or the day is not told.
    """

    lane: int
    key: str
    field: Field
    opened: Opening | None
    none_before: date
    planned: bool
    open_to_ssw2: bool
    open_to_esd: bool
    mark: Mark
    source: str

    @property
    def text(self) -> Text:
        """The category's name."""
        return term(f"category.{self.key}")


@dataclass(frozen=True, slots=True)
class Occupation:
    """A TITP occupation and the work categories to which its completion opens the way."""

    key: str
    text_english: str
    text_japanese: str
    categories: tuple[str, ...]


@cache
def categories() -> MappingProxyType[str, WorkCategory]:
    """All 51 work categories by key, in lane order."""
    return MappingProxyType(
        {
            row["key"]: WorkCategory(
                lane=int(row["lane"]),
                key=row["key"],
                field=Field(row["field_key"]),
                opened=Opening.written(row["ssw1_from"]) if row["ssw1_from"] else None,
                none_before=date.fromisoformat(row["none_before"]),
                planned=row["status"] == "planned",
                open_to_ssw2=row["ssw2"] == "yes",
                open_to_esd=row["esd"] == "yes",
                mark=Mark.named(row["mark"]),
                source=row["source"],
            )
            for row in rows("categories.csv")
        }
    )


@cache
def fields() -> MappingProxyType[str, Field]:
    """All 19 fields by key, in the order of fields.csv."""
    return MappingProxyType({row["key"]: Field(row["key"]) for row in rows("fields.csv")})


@cache
def occupations() -> MappingProxyType[str, Occupation]:
    """All TITP occupations by English name; one occupation may open several categories, or none."""
    found: dict[str, Occupation] = {}
    for row in rows("occupations.csv"):
        key = row["titp_occupation_en"]
        before = found[key].categories if key in found else ()
        opened = before + ((row["category_key"],) if row["category_key"] else ())
        found[key] = Occupation(key, key, row["titp_occupation_ja"], opened)
    return MappingProxyType(found)


def categories_meant(key: str) -> tuple[WorkCategory, ...]:
    """The categories that `key` stands for: itself, or every category of the field with that key.

    Raises UnknownKey naming the nearest keys.
    """
    table = categories()
    if key in table:
        return (table[key],)
    in_field = tuple(category for category in table.values() if category.field.key == key)
    if in_field:
        return in_field
    raise UnknownKey.among(key, (*table, *fields()), kind="work category or field")
