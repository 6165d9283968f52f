"""Findings over a contract's term: what holds on which of its days, and the days on which that changes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from kakehashi.law.book.japan.minimum_wage.rules import minimum_wage
from kakehashi.law.scalar import Chapter, Finding, Outcome, Rule, Terms

CHAPTERS: tuple[Chapter, ...] = (minimum_wage,)
"""The chapters of the book that speak of contracts, in reading order."""

ONE_DAY = timedelta(days=1)


def check_on(terms: Terms, day: date, chapters: Sequence[Chapter] = CHAPTERS) -> tuple[Finding, ...]:
    """What each rule says of the terms on one day, whether or not the contract runs on it; one finding a part."""
    return tuple(
        Finding(rule, judgement, day, day)
        for chapter in chapters
        for rule in chapter.rules
        for judgement in rule.judged(terms, day)
    )


def check_term(terms: Terms, chapters: Sequence[Chapter] = CHAPTERS) -> tuple[Finding, ...]:
    """What each rule says of the terms on every day of their term, in order of rule, part and day.

    1. The term is cut at every day on which a value that the rule uses changes.
    2. The first day of each piece is judged for all of it.
    3. Pieces side by side that say the same of the same part become one finding.

    Each day lies in exactly one finding of each part that the rule speaks of on it.  A first or last day that the paper
    does not state leaves the days before or after the other one undated: they are judged as such, which is unknown for
    every rule that needs the day, and their finding is open at that end (None).
    """
    return tuple(finding for chapter in chapters for rule in chapter.rules for finding in _over_the_term(rule, terms))


def stands(findings: Iterable[Finding]) -> bool:
    """Whether a violation is among the findings."""
    return any(finding.outcome is Outcome.VIOLATION for finding in findings)


def flip_days(findings: Iterable[Finding]) -> tuple[date, ...]:
    """The days inside the term on which some finding begins, in order: the rows of a table of changes."""
    begun = {finding.first for finding in findings if finding.first is not None}
    return tuple(sorted(begun)[1:])


Piece = tuple[date | None, date | None, date | None]
"""First day, last day, and the day that is judged for both and all between; None: not stated."""


def _over_the_term(rule: Rule, terms: Terms) -> list[Finding]:
    findings: list[Finding] = []
    newest: dict[str | None, int] = {}
    for first, last, judged_on in _pieces(rule, terms):
        for judgement in rule.judged(terms, judged_on):
            place = newest.get(judgement.part)
            before = findings[place] if place is not None else None
            if place is not None and before and before.judgement == judgement and _follows(before.last, first):
                findings[place] = Finding(rule, judgement, before.first, last)
            else:
                newest[judgement.part] = len(findings)
                findings.append(Finding(rule, judgement, first, last))
    parts = list(newest)
    return sorted(findings, key=lambda finding: parts.index(finding.judgement.part))


def _follows(last: date | None, first: date | None) -> bool:
    return last is not None and first is not None and last + ONE_DAY == first


def _pieces(rule: Rule, terms: Terms) -> list[Piece]:
    first, last = terms.begins or terms.ends, terms.ends or terms.begins
    if first is None or last is None:
        return [(None, None, None)]
    starts = [first, *(day for day in rule.flips(terms) if first < day <= last)]
    ends = [*(day - ONE_DAY for day in starts[1:]), last]
    dated: list[Piece] = [(start, end, start) for start, end in zip(starts, ends, strict=True)]
    before: list[Piece] = [(None, first - ONE_DAY, None)] if terms.begins is None and first > date.min else []
    after: list[Piece] = [(last + ONE_DAY, None, None)] if terms.ends is None and last < date.max else []
    return [*before, *dated, *after]
