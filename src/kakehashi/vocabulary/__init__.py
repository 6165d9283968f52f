"""Words that two or more kernels share, with their tables: languages, marks, pathways, work, places, days, errors."""

from kakehashi.vocabulary.calendar import Era, era_of, eras, fiscal_year, wareki, weekday, written, written_month
from kakehashi.vocabulary.errors import KakehashiError, UnknownKey
from kakehashi.vocabulary.glossary import term
from kakehashi.vocabulary.mark import Mark
from kakehashi.vocabulary.pathway import Pathway
from kakehashi.vocabulary.places import Prefecture, Province, prefectures, provinces
from kakehashi.vocabulary.table import rows
from kakehashi.vocabulary.text import Language, Text
from kakehashi.vocabulary.work import (
    Field,
    Occupation,
    WorkCategory,
    categories,
    categories_meant,
    fields,
    occupations,
)

__all__ = [
    "Era",
    "Field",
    "KakehashiError",
    "Language",
    "Mark",
    "Occupation",
    "Pathway",
    "Prefecture",
    "Province",
    "Text",
    "UnknownKey",
    "WorkCategory",
    "categories",
    "categories_meant",
    "era_of",
    "eras",
    "fields",
    "fiscal_year",
    "occupations",
    "prefectures",
    "provinces",
    "rows",
    "term",
    "wareki",
    "weekday",
    "written",
    "written_month",
]
