"""Prefectures of Japan (ISO 3166-2:JP) and provinces of Indonesia (ISO 3166-2:ID), from their tables."""

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kakehashi.vocabulary.table import rows
from kakehashi.vocabulary.text import Text


@dataclass(frozen=True, slots=True)
class Prefecture:
    """One of Japan's 47 prefectures; `code` is ISO 3166-2 (`JP-43`)."""

    code: str
    text: Text
    region: str


@dataclass(frozen=True, slots=True)
class Province:
    """One of Indonesia's 38 provinces; `code` is ISO 3166-2 (`ID-JT`), `zone` its IANA time zone."""

    code: str
    text: Text
    zone: str

    @property
    def name(self) -> str:
        """The name as the province itself writes it."""
        return self.text.indonesian


@cache
def prefectures() -> MappingProxyType[str, Prefecture]:
    """All 47 prefectures by code, in the order of the codes."""
    return MappingProxyType(
        {
            row["iso_3166_2"]: Prefecture(
                code=row["iso_3166_2"],
                text=Text(indonesian=row["name_id"], japanese=row["name_ja"], english=row["name_en"]),
                region=row["region"],
            )
            for row in rows("prefectures.csv")
        }
    )


@cache
def provinces() -> MappingProxyType[str, Province]:
    """All 38 provinces by code, in the order of the table."""
    return MappingProxyType(
        {
            row["iso_3166_2"]: Province(
                code=row["iso_3166_2"],
                text=Text(indonesian=row["name_id"], japanese=row["name_ja"], english=row["name_en"]),
                zone=row["iana_tz"],
            )
            for row in rows("provinces.csv")
        }
    )
