"""From the pool's rows to the kernels' columns and back: spreadsheets, names, numbers, and the law."""

import json
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from kakehashi import identity, sheets
from kakehashi.law import Answer, Evidence, Explanation, Reason, Stage, Verdict, assess, columns, explain
from kakehashi.law import word as law_word
from kakehashi.law.book import BOOK
from kakehashi.portal.accounts.sealed import keyed_hash, seal, unseal
from kakehashi.portal.candidates.models import Assessment, Candidate, SealedValue
from kakehashi.vocabulary import Pathway, Text, WorkCategory, categories

OWN_COLUMNS = ("id", "name", "born", "sex", "home", "phone", "nik", "training_centre", "passport", "health")
"""Keys of the exchange format that stand in columns or tables of their own; all others stay together in `facts`."""


FILE_REFUSED = sheets.SheetError
"""What `read` raises for a file that cannot be used at all."""


def read_day(typed: str) -> date | Text:
    """The day that somebody typed, in any form a cell of a sheet may have; else why it is none."""
    return sheets.read_day(typed)


def word(code: str) -> Text:
    """A word of the exchange format, such as `titp2` or `large_2`, in the three languages."""
    return law_word(code)


def read(data: bytes, filename: str, today: date) -> sheets.Reading[sheets.PersonRow]:
    """Rows and faults of a candidates' spreadsheet; raises SheetError for a file that is none."""
    return sheets.check_candidates(data, filename=filename, today=today)


def template(language: str) -> bytes:
    """An empty spreadsheet with the headers in one language."""
    return sheets.template("candidates", language)


def refused(reading: sheets.Reading[Any], data: bytes, language: str, told: Sequence[Any]) -> bytes:
    """The refused rows as a spreadsheet, faults marked; `told` are those that screening found."""
    return sheets.refused(reading, data, language=language, also=told)


def searched(name: str) -> str:
    """The normal form of a name, for search."""
    return identity.search_form(name)


def number_of(row: sheets.PersonRow) -> str:
    """The programme's number of a person; where the sheet gives none, one made from the row itself."""
    return row.person.get("id") or f"R-{row.digest[:12]}"


def candidate_of(row: sheets.PersonRow) -> Candidate:
    """A row of the pool, not yet saved, from an accepted row of a spreadsheet."""
    person = row.person
    return Candidate(
        row=row.number,
        row_digest=row.digest,
        number=number_of(row),
        name=person["name"],
        name_searched=searched(person["name"]),
        born=date.fromisoformat(str(person["born"])),
        sex=person["sex"],
        home=person["home"],
        phone=person.get("phone") or "",
        facts=json.loads(
            json.dumps({key: value for key, value in person.items() if key not in OWN_COLUMNS}, default=str)
        ),
    )


def sealed_values(candidate: Candidate, person: dict[str, Any]) -> list[SealedValue]:
    """What of a person is sensitive: sealed, masked, hashed."""
    found = []
    if nik := person.get("nik"):
        found.append(_sealed(candidate, SealedValue.Kind.NIK, nik, identity.mask_nik(nik), nik))
    if passport := person.get("passport"):
        number = passport.get("number") or ""
        masked = identity.mask_passport(number) if number else ""
        written = json.dumps(passport, default=str, sort_keys=True)
        found.append(_sealed(candidate, SealedValue.Kind.PASSPORT, written, masked, number))
    if health := person.get("health"):
        found.append(_sealed(candidate, SealedValue.Kind.HEALTH, json.dumps(health, default=str), "", ""))
    return found


def _sealed(candidate: Candidate, kind: SealedValue.Kind, value: str, masked: str, compared: str) -> SealedValue:
    return SealedValue(
        candidate=candidate,
        kind=kind,
        sealed=seal(value),
        masked=masked,
        hashed=keyed_hash(f"{kind}:{compared}") if compared else "",
    )


def person_of(candidate: Candidate) -> dict[str, Any]:
    """The person of the exchange format again, with how each fact is known; needs `queries.whole`."""
    person: dict[str, Any] = deepcopy(candidate.facts)
    person |= {
        "id": candidate.number,
        "name": candidate.name,
        "born": candidate.born.isoformat(),
        "sex": candidate.sex,
        "home": candidate.home,
    }
    for value in candidate.sealed_values.all():
        if value.kind != SealedValue.Kind.NIK:
            person[value.kind] = json.loads(unseal(value.sealed))
    known: dict[str, str] = {}
    for evidence in candidate.evidence.all():
        key, _, place = evidence.key.partition(".")
        if place.isdigit() and isinstance(person.get(key), list) and int(place) < len(person[key]):
            person[key][int(place)]["evidence"] = evidence.level
        else:
            known[key] = evidence.level
    return person | ({"evidence": known} if known else {})


@dataclass(frozen=True, slots=True)
class Kept:
    """The words of one person on one pathway, ready to be stored."""

    pathway: str
    yes: int
    no: int
    applies: int
    mendable: int
    alone: int
    deciding: dict[str, int]


def assessed(people: Sequence[dict[str, Any]], *, on: date, pathways: Iterable[Pathway]) -> list[list[Kept]]:
    """For each person the words of each pathway, at stage pool, on claimed evidence, in the order given.

    Raises FactsError listing every fault of every person.
    """
    whole = assess(columns(people), BOOK, on=on, stage=Stage.POOL, pathways=pathways)
    kept: list[list[Kept]] = [[] for _ in people]
    for pathway, answer in whole.pathways.items():
        first = {rule.id: answer.decided_by(rule.id) for rule in answer.rules}
        for row, words in enumerate(kept):
            yes, no = answer.words(row)
            words.append(
                Kept(
                    pathway=pathway.value,
                    yes=yes,
                    no=no,
                    applies=int(answer.speaks_of),
                    mendable=int(answer.mendable[row]),
                    alone=int(answer.alone[row]),
                    deciding={rule: int(word[row]) for rule, word in first.items() if word[row]},
                )
            )
    return kept


def book() -> tuple[int, str, date]:
    """Version and digest of the rule book, and the day on which the law was last checked."""
    return BOOK.version, BOOK.digest, BOOK.checked


def explained(
    candidate: Candidate, *, on: date, pathways: Sequence[Pathway], keys: Sequence[str], at_least: str = "claimed"
) -> Explanation:
    """Why the law answers as it does for one person, at stage pool, in the categories `keys`."""
    return explain(
        columns([person_of(candidate)]),
        BOOK,
        on=on,
        stage=Stage.POOL,
        at_least=Evidence.named(at_least),
        pathways=pathways,
        categories=keys,
    )


def open_categories(pathway: str) -> list[WorkCategory]:
    """The work categories of a pathway that are open, not only planned; in lane order."""
    return [
        category
        for category in categories().values()
        if not category.planned and (pathway != Pathway.ESD or category.open_to_esd)
    ]


def lanes_of(several: Iterable[WorkCategory]) -> int:
    """The word of these categories."""
    word = 0
    for category in several:
        word |= 1 << category.lane
    return word


def every_open_lane(pathway: str) -> int:
    """The word of all open categories of a pathway."""
    return lanes_of(open_categories(pathway))


def answer_in(assessment: Assessment, lanes: int) -> str:
    """`yes`, `unknown`, `not_yet` or `no` within these lanes, as the pool's filter counts them."""
    applying = assessment.applies & lanes
    if assessment.yes & lanes:
        return "yes"
    if applying & ~(assessment.yes | assessment.no):
        return "unknown"
    return "not_yet" if assessment.mendable & lanes else "no"


def lacking_in(assessment: Assessment, lanes: int) -> list[str]:
    """The rules that decide within these lanes, the one that decides most of them first; at most two."""
    counted = {rule: (word & lanes).bit_count() for rule, word in assessment.deciding.items()}
    return sorted((rule for rule, count in counted.items() if count), key=lambda rule: -counted[rule])[:2]


def categories_in(word: int) -> list[WorkCategory]:
    """The categories whose lanes are in the word, in lane order."""
    return [category for category in categories().values() if word >> category.lane & 1]


def nearest(assessment: Assessment, count: int) -> list[WorkCategory]:
    """The categories worth showing first: met; then one rule away, unknown before not yet; then the others likewise."""
    unknown = assessment.applies & ~(assessment.yes | assessment.no)
    left = assessment.applies
    found: list[WorkCategory] = []
    for word in (
        assessment.yes,
        unknown & assessment.alone,
        assessment.mendable & assessment.alone,
        unknown,
        assessment.mendable,
        assessment.no,
    ):
        found += [category for category in categories_in(word & left) if not category.planned]
        left &= ~word
    return found[:count]


@dataclass(frozen=True, slots=True)
class Panel:
    """One verdict as a page shows it: a "no" that a step can change is "not yet"."""

    verdict: Verdict
    category: WorkCategory
    reasons: tuple[Reason, ...]
    missing: tuple[Text, ...]

    @property
    def answer(self) -> str:
        """`yes`, `not_yet`, `no` or `unknown`."""
        if self.verdict.answer is Answer.NO and all(rule.step is not None for rule in self.verdict.deciding):
            return "not_yet"
        return self.verdict.answer.value


def panels(explanation: Explanation) -> list[Panel]:
    """The verdicts of an explanation, each with its reasons and the questions that would settle it."""
    table = categories()
    return [
        Panel(
            verdict=verdict,
            category=table[verdict.category],
            reasons=explanation.reasons(verdict.pathway, verdict.category),
            missing=tuple(explanation.asks(verdict.pathway, verdict.category).values()),
        )
        for verdict in explanation.verdicts
    ]


def panels_of(candidate: Candidate, *, on: date, pathways: Sequence[Pathway], category: str) -> list[Panel]:
    """The verdicts a dossier shows: for the category asked for, or for the nearest two of each pathway."""
    kept = {assessment.pathway: assessment for assessment in candidate.assessments.all() if assessment.current}
    found: list[Panel] = []
    for pathway in pathways:
        if category:
            keys = [category]
        elif pathway in kept:
            keys = [one.key for one in nearest(kept[pathway], 2)]
        else:
            keys = [one.key for one in open_categories(pathway)[:2]]
        shown = panels(explained(candidate, on=on, pathways=[pathway], keys=keys))
        alike = {(panel.answer, panel.verdict.deciding) for panel in shown}
        found += shown[:1] if len(alike) == 1 and not category else shown
    return found


@dataclass(frozen=True, slots=True)
class Listed:
    """A person's line in a list of the pool."""

    candidate: Candidate
    answer: str | None
    met: list[WorkCategory]
    lacking: list[Any]
    on: date | None


def listed(candidate: Candidate, lanes: int) -> Listed:
    """The line of one person, from the kept verdict; without one it says that none was made yet."""
    kept = next(iter(candidate.current_assessments), None)  # type: ignore[attr-defined]  # prefetched by the query
    if kept is None:
        return Listed(candidate, None, [], [], None)
    return Listed(
        candidate=candidate,
        answer=answer_in(kept, lanes),
        met=categories_in(kept.yes & lanes),
        lacking=[step_text(rule) for rule in lacking_in(kept, lanes)],
        on=kept.on,
    )


def opened(value: SealedValue, plain: str) -> str:
    """The number inside an opened value."""
    return str(json.loads(plain).get("number") or "") if value.kind == SealedValue.Kind.PASSPORT else plain


def rules_of(pathways: Iterable[Pathway]) -> list[str]:
    """The ids of the rules that judge a person for these pathways, in reading order."""
    wanted = set(pathways)
    return [
        rule for one in BOOK.instruments if one.pathway in wanted for rule in (each.id for each in one.rules.values())
    ]


def step_text(rule_id: str) -> Any:
    """What a person can do about a rule; its question where there is nothing to do."""
    rule = BOOK.rules.get(rule_id)
    return rule_text(rule_id) if rule is None or rule.step is None else rule.step.text


def rule_text(rule_id: str) -> Any:
    """The question of a rule, in three languages; the id itself where the book of today has it no more."""
    rule = BOOK.rules.get(rule_id)
    return rule_id if rule is None else rule.asks
