"""Fields, work categories and TITP occupations: what a person may do, in the words of the law.

A *field* (care, agriculture) holds one or more *work categories* (crop farming, livestock): the unit in which skill
tests are held.  TITP speaks of *occupations*, which a table maps to work categories.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

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
class WorkCategory:
    """A work category (`agriculture.crop`).

    `lane` is its frozen place in the law's words.  `opened` is the text of the table (`2019-04`, `2024`), since the
    sources give a month or a year only; None where the category is decided but not open.
    """

    lane: int
    key: str
    field: Field
    opened: str | None
    planned: bool
    open_to_ssw2: bool
    open_to_esd: bool
    mark: Mark
    source: str

    @property
    def text(self) -> Text:
        """The category's name."""
        return term(f"category.{self.key}")

    @property
    def opened_on(self) -> date | None:
        """First day of the month (or year) that the sources give; None while it is only planned."""
        if self.opened is None:
            return None
        year, _, month = self.opened.partition("-")
        return date(int(year), int(month or 1), 1)


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
                opened=row["ssw1_from"] or None,
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
