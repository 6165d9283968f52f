"""The verdicts on one person as a dossier shows them: panels with their reasons, and each level of evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kakehashi.law import (
    NOT_SPOKEN_OF,
    Answer,
    Evidence,
    Explanation,
    Facts,
    Reason,
    Rule,
    Stage,
    Verdict,
    by_evidence,
    columns,
    explain,
    who_settles,
    work_named,
)
from kakehashi.law.book import BOOK
from kakehashi.portal.candidates.bridge import assessed, is_by_occupation, person_of
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.words import nearest
from kakehashi.vocabulary import Language, Pathway, Text


def explained(
    facts: Facts, *, on: date, pathways: Sequence[Pathway], keys: Sequence[str], trades: Sequence[str] = ()
) -> Explanation:
    """Why the law answers as it does for the one person in `facts`, at stage pool.

    In the categories `keys`, and on a pathway that is judged by occupation in the occupations `trades`.
    """
    return explain(facts, BOOK, on=on, stage=Stage.POOL, pathways=pathways, categories=keys, occupations=trades)


@dataclass(frozen=True, slots=True)
class Work:
    """A work category or an occupation of technical intern training, by its name."""

    key: str
    text: Text


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """A deciding rule that no fact of the person settles, and who can settle it."""

    rule: Rule
    who: Text


@dataclass(frozen=True, slots=True)
class Panel:
    """One verdict as a page shows it: a "no" that a step can change is "not yet"."""

    verdict: Verdict
    category: Work
    reasons: tuple[Reason, ...]
    missing: tuple[Text, ...]
    left_open: tuple[LeftOpen, ...] = ()

    @property
    def answer(self) -> str:
        """`yes`, `not_yet`, `no` or `unknown`."""
        return shown_answer(self.verdict)


def shown_answer(verdict: Verdict) -> str:
    """`yes`, `not_yet`, `no` or `unknown`: the answer of a verdict as pages show it."""
    if verdict.answer is Answer.NO and all(rule.step is not None for rule in verdict.deciding):
        return "not_yet"
    return verdict.answer.value


def panels(explanation: Explanation) -> list[Panel]:
    """The verdicts of an explanation, each with its reasons and the questions that would settle it."""
    return [
        Panel(
            verdict=verdict,
            category=Work(verdict.category, work_named(verdict.category)),
            reasons=explanation.reasons(verdict.pathway, verdict.category),
            missing=tuple(explanation.asks(verdict.pathway, verdict.category).values()),
            left_open=tuple(
                LeftOpen(rule, who_settles(rule)) for rule in explanation.left_open(verdict.pathway, verdict.category)
            ),
        )
        for verdict in explanation.verdicts
    ]


def not_spoken_of(*, on: date, pathways: Sequence[Pathway], category: str, occupation: str = "") -> list[Text]:
    """Of the category or occupation asked about: a sentence on each pathway that does not speak of it on the day."""
    keys, trades = [category] if category else [], [occupation] if occupation else []
    return [
        Text(
            *(
                NOT_SPOKEN_OF.filled(
                    pathway=each.pathway.text.said_in(language), name=work_named(each.category).said_in(language)
                ).said_in(language)
                for language in Language
            )
        )
        for each in explained(columns([{}]), on=on, pathways=pathways, keys=keys, trades=trades).closed
    ]


def doubts_of(candidate: Candidate, *, on: date) -> list[Text]:
    """What is told of the person and cannot be true, on that day or at all: it counts as unknown in every answer."""
    facts = columns([person_of(candidate, on=on)])
    return [*facts.doubts, *(text for _, text in facts.not_so_on(on))]


def panels_of(
    candidate: Candidate, *, on: date, pathways: Sequence[Pathway], category: str, occupation: str = ""
) -> list[Panel]:
    """The verdicts a dossier shows: for the category asked for, or for the nearest two of each pathway.

    A pathway that is judged by occupation is shown for the `occupation` asked for.
    """
    kept = {assessment.pathway: assessment for assessment in candidate.assessments.all() if assessment.current}
    person = person_of(candidate, on=on)
    facts = columns([person])
    others = [] if category else [way for way in pathways if way not in kept and not is_by_occupation(way)]
    made = {words.pathway: words for words in assessed([person], on=on, pathways=others)[0]} if others else {}
    found: list[Panel] = []
    for pathway in pathways:
        if is_by_occupation(pathway):
            found += panels(explained(facts, on=on, pathways=[pathway], keys=[], trades=[occupation]))
            continue
        keys = [category] if category else [one.key for one in nearest(kept.get(pathway) or made[pathway], 2)]
        shown = panels(explained(facts, on=on, pathways=[pathway], keys=keys))
        alike = {(panel.answer, panel.verdict.deciding) for panel in shown}
        found += shown[:1] if len(alike) == 1 and not category else shown
    return found


@dataclass(frozen=True, slots=True)
class Level:
    """What the law answers where weaker evidence does not count, and the facts told that are not shown so well."""

    level: Evidence
    answer: str
    to_show: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One verdict at each level of evidence, weakest first: claimed, seen, verified."""

    panel: Panel
    levels: tuple[Level, ...]


def at_each_level(candidate: Candidate, shown: Sequence[Panel], *, on: date) -> list[Compared]:
    """The verdicts that a dossier shows, each as it is at each level of evidence, at stage pool."""
    ways = list(dict.fromkeys(panel.verdict.pathway for panel in shown))
    keys = list(dict.fromkeys(one.category.key for one in shown if not is_by_occupation(one.verdict.pathway)))
    trades = list(dict.fromkeys(one.category.key for one in shown if is_by_occupation(one.verdict.pathway)))
    facts = columns([person_of(candidate, on=on)])
    told = by_evidence(facts, BOOK, on=on, stage=Stage.POOL, pathways=ways, categories=keys, occupations=trades)
    found = []
    for panel in shown:
        place = panel.verdict.pathway, panel.category.key
        verdicts = {level: each.verdict(*place) for level, each in told.explanations.items()}
        levels = tuple(
            Level(level, shown_answer(verdict), tuple(told.to_show(*place, level).values()))
            for level, verdict in verdicts.items()
            if verdict is not None
        )
        found.append(Compared(panel, levels))
    return found
