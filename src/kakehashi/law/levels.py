"""One person at each level of evidence, side by side: by their own word, by papers seen, by the issuer's word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kakehashi.law.answer import Answer
from kakehashi.law.columns import Codes, Numbers
from kakehashi.law.explanation import Explanation, explain
from kakehashi.law.stage import Evidence, Stage
from kakehashi.law.ternary import Ternary

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kakehashi.law.facts import Column, Facts
    from kakehashi.law.instrument import Book
    from kakehashi.vocabulary import Pathway, Text


@dataclass(frozen=True, slots=True)
class ByEvidence:
    """The explanation of one person at each level of evidence, weakest first; all are of the same verdicts.

    `told` are the facts that the person tells at all, by key.
    """

    explanations: Mapping[Evidence, Explanation]
    told: frozenset[str]

    @property
    def places(self) -> tuple[tuple[Pathway, str], ...]:
        """Each pathway and category with a verdict, in the order of the book."""
        return tuple((each.pathway, each.category) for each in self.explanations[Evidence.CLAIMED].verdicts)

    def answers(self, pathway: Pathway, category: str) -> dict[Evidence, Answer]:
        """The answer at each level; empty where the pathway does not speak of the category."""
        found = {level: told.verdict(pathway, category) for level, told in self.explanations.items()}
        return {level: verdict.answer for level, verdict in found.items() if verdict is not None}

    def to_show(self, pathway: Pathway, category: str, level: Evidence) -> dict[str, Text]:
        """The facts told that are not shown at `level`, and without which the answer there is not that of their word.

        Their questions, by key; none where the answer at `level` is the same.
        """
        answers = self.answers(pathway, category)
        if answers.get(Evidence.CLAIMED) is answers.get(level):
            return {}
        asked = self.explanations[level].asks(pathway, category)
        return {key: question for key, question in asked.items() if key in self.told}


def by_evidence(
    facts: Facts,
    book: Book,
    *,
    on: date,
    stage: Stage = Stage.LANDING,
    assumed: Iterable[str] = (),
    row: int = 0,
    pathways: Iterable[Pathway] | None = None,
    categories: Iterable[str] | None = None,
    occupations: Iterable[str] | None = None,
) -> ByEvidence:
    """What the law of `on` says of the person in `row` at each level of evidence.

    Weaker evidence is read as unknown, so that a level may answer "unknown" where a weaker one answers yes or no.  It
    turns an answer around only where a record contradicts itself: the home procedure shown as a whole, and a part of it
    claimed to be missing.
    Raises as `explain` does.  Cost: one explanation a level.
    """
    named = tuple(assumed)
    wanted = None if pathways is None else tuple(pathways)
    keys = None if categories is None else tuple(categories)
    trades = None if occupations is None else tuple(occupations)
    return ByEvidence(
        {
            level: explain(
                facts,
                book,
                on=on,
                stage=stage,
                at_least=level,
                assumed=named,
                row=row,
                pathways=wanted,
                categories=keys,
                occupations=trades,
            )
            for level in Evidence
        },
        told=frozenset(key for key, column in facts.columns.items() if _told(column, row)),
    )


def _told(column: Column, row: int) -> bool:
    match column:
        case Ternary():
            return bool(column.yes[row] | column.no[row])
        case Codes():
            return bool(column.code[row] >= 0)
        case Numbers():
            return bool(column.known[row])
    return bool(column.given[row])
