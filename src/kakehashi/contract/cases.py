"""The book's own cases about contracts, run on any installed copy."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.resources import files
from typing import Any

from kakehashi.contract.reading import read
from kakehashi.contract.timeline import CHAPTERS, check_on
from kakehashi.law.scalar import Chapter, Finding


@dataclass(frozen=True, slots=True)
class Verified:
    """How many cases there are, how many held, and a sentence for each that did not."""

    cases: int
    held: int
    failed: tuple[str, ...]


def cases_of(chapter: Chapter) -> list[dict[str, Any]]:
    """The cases of cases.toml beside the chapter's rules: `title`, `on`, `terms`, `expect` and perhaps `shortfall`."""
    text = (files(f"kakehashi.law.book.{chapter.id}") / "cases.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["case"])


def verify(chapters: Sequence[Chapter] = CHAPTERS) -> Verified:
    """Judge every case of the chapters on its day and compare."""
    said = [_differs(case, chapter) for chapter in chapters for case in cases_of(chapter)]
    failed = tuple(sentence for sentence in said if sentence is not None)
    return Verified(len(said), len(said) - len(failed), failed)


def _differs(case: dict[str, Any], chapter: Chapter) -> str | None:
    found = {
        finding.rule.id.removeprefix(f"{chapter.id}."): finding
        for finding in check_on(read(case["terms"]).terms, case["on"], (chapter,))
    }
    got = {name: str(found[name].outcome) for name in case["expect"]}
    short = {name: _short(found[name]) for name in case["expect"]}
    expected_short = Fraction(case["shortfall"]) if "shortfall" in case else None
    if got == case["expect"] and set(short.values()) == {expected_short}:
        return None
    return f"{case['title']}: expected {case['expect']}, short by {expected_short}; found {got}, short by {short}"


def _short(finding: Finding) -> Fraction | None:
    return finding.judgement.shortfall.amount if finding.judgement.shortfall else None
