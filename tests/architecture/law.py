"""Check of the book's chapters on contracts: each rule is cited, asks in three languages and has worked cases.

The same is proved of the rules on people in tests/law/book/test_book.py, with the id that is the path; of the chapters
tests/contract holds the ids, and that every case comes out as it says.
"""

from collections.abc import Iterable

from kakehashi.contract import Outcome
from kakehashi.contract.cases import cases_of
from kakehashi.law.scalar import Chapter
from kakehashi.vocabulary import Language

SHOWN = (Outcome.OK, Outcome.VIOLATION, Outcome.UNKNOWN)


def find_bare_rules(chapters: Iterable[Chapter]) -> list[str]:
    """Rules without article, condition or question in three languages, or without a case for an outcome."""
    faults = []
    for chapter in chapters:
        cases = cases_of(chapter)
        for rule in chapter.rules:
            name = rule.id.removeprefix(f"{chapter.id}.")
            faults += [
                f"{rule.id} has no {what}" for what in ("article", "condition") if not getattr(rule, what).strip()
            ]
            if len({rule.asks.said_in(language).strip() for language in Language} - {""}) < len(Language):
                faults.append(f"{rule.id} does not ask in three languages")
            shown = {case["expect"].get(name) for case in cases}
            faults += [
                f"{rule.id} has no case for {outcome.value!r}" for outcome in SHOWN if outcome.value not in shown
            ]
    return faults
