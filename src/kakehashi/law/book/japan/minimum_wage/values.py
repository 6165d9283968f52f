"""The dated values of this folder: rates by prefecture and industry, and the horizons past which they are a floor."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from kakehashi.vocabulary import Mark, Text, rows

FOLDER = "kakehashi.law.book.japan.minimum_wage"


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate in yen an hour from `since` on; `industry` None: regional.

    A specified rate of 0 yen is an industry for which the regional rate applies.
    """

    since: date
    yen: int
    mark: Mark
    source: str
    industry: str | None = None
    name: Text | None = None
    fields: frozenset[str] = frozenset()


@cache
def regional(prefecture: str) -> tuple[Rate, ...]:
    """All regional rates of a prefecture (ISO 3166-2), oldest first."""
    return tuple(
        sorted(
            (
                Rate(
                    since=date.fromisoformat(row["since"]),
                    yen=int(row["yen_per_hour"]),
                    mark=Mark.named(row["mark"]),
                    source=row["source"],
                )
                for row in rows("minimum_wage.csv", FOLDER)
                if row["prefecture"] == prefecture
            ),
            key=lambda rate: rate.since,
        )
    )


@cache
def specified(prefecture: str) -> tuple[Rate, ...]:
    """All specified (industry) rates of a prefecture, oldest first; empty where none is in the table."""
    return tuple(
        sorted(
            (
                Rate(
                    since=date.fromisoformat(row["since"]),
                    yen=int(row["yen_per_hour"]),
                    mark=Mark.named(row["mark"]),
                    source=row["source"],
                    industry=row["industry"],
                    name=Text(indonesian=row["name_id"], japanese=row["name_ja"], english=row["name_en"]),
                    fields=frozenset(row["fields"].split()),
                )
                for row in rows("specified_wage.csv", FOLDER)
                if row["prefecture"] == prefecture
            ),
            key=lambda rate: rate.since,
        )
    )


def in_force(rates: tuple[Rate, ...], day: date) -> Rate | None:
    """The latest of `rates` that has begun on `day`; None before the first of them."""
    begun = [rate for rate in rates if rate.since <= day]
    return begun[-1] if begun else None


@cache
def last_known(prefecture: str) -> tuple[Rate, ...]:
    """The newest regional rate of a prefecture and the newest of each of its specified industries."""
    newest = {rate.industry: rate for rate in (*regional(prefecture), *specified(prefecture))}
    return tuple(newest.values())


@cache
def _values() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads((files(FOLDER) / "values.toml").read_text(encoding="utf-8"))


def value(name: str, day: date | None) -> Any:
    """The value of values.toml on `day`.

    For a day that is not stated, or lies before the first entry, it is the first entry: no rate is known for such a
    day, so that nothing but unknown can come of it, and the inputs that are missing can still be named.
    """
    entries = sorted(_values()[name], key=lambda entry: entry["since"])
    begun = [entry for entry in entries if day is not None and entry["since"] <= day]
    return (begun or entries[:1])[-1]["value"]


def change_days(prefecture: str | None) -> frozenset[date]:
    """Every day on which a rate of the prefecture begins or becomes a lower bound, or a value changes."""
    rates = () if prefecture is None else (*regional(prefecture), *specified(prefecture))
    entries = [entry for named in _values().values() for entry in named]
    horizons = [entry["value"] for entry in entries if isinstance(entry["value"], date)]
    return frozenset([*(rate.since for rate in rates), *(entry["since"] for entry in entries), *horizons])
