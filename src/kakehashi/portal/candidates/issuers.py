"""Certificates: which facts are shown by one, who issues it, and where it stands with the issuer."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.candidates.models import Candidate, Evidence, Inquiry
from kakehashi.vocabulary import Mark, Text

RESULTS = {
    "tests": ("level", "score", "grade", "passed", "percent_of_pass_mark"),
    "courses": ("hours",),
}
"""Facts that a certificate shows, entry by entry, and what of an entry the certificate alone says."""


class Standing(StrEnum):
    """Where a certificate stands, as every list names it."""

    CLAIMED = "claimed"
    SEEN = "seen"
    ASKED = "asked"
    CONFIRMED = "confirmed"
    NOT_CONFIRMED = "not_confirmed"
    EXPIRED = "expired"

    @property
    def text(self) -> Promise:
        """The state in words."""
        return _WORDS[self]


_WORDS: dict[Standing, Promise] = {
    Standing.CLAIMED: _("claimed"),
    Standing.SEEN: _("document seen"),
    Standing.ASKED: _("asked of the issuer"),
    Standing.CONFIRMED: _("confirmed by the issuer"),
    Standing.NOT_CONFIRMED: _("not confirmed by the issuer"),
    Standing.EXPIRED: _("has run out"),
}


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues a certificate, and how firmly that is known."""

    name: Text
    source: str
    mark: Mark


@cache
def issuers() -> dict[str, Issuer]:
    """The known issuers by the test of the exchange format."""
    file = tomllib.loads(files("kakehashi.portal.candidates").joinpath("issuers.toml").read_text(encoding="utf-8"))
    return {
        test: Issuer(Text(one["id"], one["ja"], one["en"]), one["source"], Mark.named(one["mark"]))
        for test, one in file.items()
    }


def entry_of(candidate: Candidate, key: str) -> dict[str, Any] | None:
    """The entry that a certificate shows; None where the key names none."""
    name, _dot, place = key.partition(".")
    entries = candidate.facts.get(name) if name in RESULTS else None
    if not isinstance(entries, list) or not (place.isascii() and place.isdigit()) or int(place) >= len(entries):
        return None
    entry: dict[str, Any] = entries[int(place)]
    return entry


def issuer_of(candidate: Candidate, key: str) -> Issuer | None:
    """Who issues the certificate of a fact; None where we know of nobody."""
    entry = entry_of(candidate, key)
    return None if entry is None else issuers().get(str(entry.get("test")))


def newest(inquiries: Iterable[Inquiry], key: str) -> Inquiry | None:
    """The newest inquiry about a fact."""
    return max((one for one in inquiries if one.key == key), key=lambda one: one.pk, default=None)


def not_confirmed(inquiries: Iterable[Inquiry]) -> set[str]:
    """The facts whose certificates their issuers did not confirm when they were asked last."""
    several = list(inquiries)
    last = {one.key: newest(several, one.key) for one in several}
    return {key for key, one in last.items() if one is not None and one.state == Inquiry.State.NOT_CONFIRMED}


def standing_of(evidence: Evidence | None, inquiry: Inquiry | None, on: date) -> Standing:
    """Where a certificate stands: what the issuer said or is asked comes before what an officer saw."""
    if inquiry is not None and inquiry.state == Inquiry.State.NOT_CONFIRMED:
        return Standing.NOT_CONFIRMED
    if inquiry is not None and inquiry.state == Inquiry.State.ASKED:
        return Standing.ASKED
    if evidence is None:
        return Standing.CLAIMED
    if evidence.runs_out_before(on):
        return Standing.EXPIRED
    return Standing.CONFIRMED if evidence.level == Evidence.Level.VERIFIED else Standing.SEEN
