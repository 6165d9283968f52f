"""From the pool's rows to the kernels' columns and back: spreadsheets, names, numbers, and the law."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kakehashi import identity, sheets
from kakehashi.law import (
    LISTS,
    TITP_OCCUPATIONS,
    WORK_CATEGORIES,
    Evidence,
    Instrument,
    Stage,
    asks,
    assess,
    columns,
    first_days,
    open_to_many,
    settled_by,
    sitting_months,
    work_named,
)
from kakehashi.law import word as law_word
from kakehashi.law.book import BOOK
from kakehashi.portal.accounts.sealed import keyed_hash, seal, unseal
from kakehashi.portal.candidates.issuers import RESULTS, not_confirmed
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.candidates.queries import MADE, fact_of
from kakehashi.portal.candidates.words import (
    Kept,
    answer_in,
    categories_in,
    is_one_step_away,
    lacking_in,
    lanes_of,
)
from kakehashi.vocabulary import Pathway, Text, WorkCategory

NO_DAY = "NaT"
"""How the kernel writes a day that is not known."""

OWN_COLUMNS = ("id", "name", "born", "sex", "home", "phone", "nik", "training_centre", "passport", "health")
"""Keys of the exchange format that stand in columns or tables of their own; all others stay together in `facts`."""


_JSON = json.JSONEncoder(default=str, sort_keys=True)
"""Of sealed tables; made once, for each of a hundred thousand people."""

FILE_REFUSED = sheets.SheetError
"""What `read` raises for a file that cannot be used at all."""


def read_day(typed: str) -> date | Text:
    """The day that somebody typed, in any form a cell of a sheet may have; else why it is none of the rule book's."""
    day = sheets.read_day(typed)
    return day if isinstance(day, Text) else BOOK.span.outside(day) or day


def read_last_day(typed: str) -> date | Text:
    """The last day of a paper, in any form a cell of a sheet may have; the rule book need not speak of it."""
    return sheets.read_day(typed)


def not_answered(on: date) -> Text | None:
    """Why the rule book answers nothing on that day; None where it does."""
    return BOOK.span.outside(on)


def word(code: str) -> Text:
    """A word of the exchange format, such as `titp2` or `large_2`, in the three languages."""
    return law_word(code)


def read(data: bytes, filename: str, today: date, **how: Any) -> sheets.Reading[sheets.PersonRow]:
    """Rows and faults of a candidates' spreadsheet; `how` as in `sheets`; raises SheetError for a file that is none."""
    return sheets.check_candidates(data, filename=filename, today=today, **how)


def template(language: str) -> bytes:
    """An empty spreadsheet with the headers in one language."""
    return sheets.template("candidates", language)


def refused(reading: sheets.Reading[Any], data: bytes, language: str, told: Sequence[Any]) -> bytes:
    """The refused rows as a spreadsheet, faults marked; `told` are those that screening found."""
    return sheets.refused(reading, data, language=language, also=told)


def rows_where(data: bytes, is_meant: Callable[[str], bool], **how: Any) -> set[int]:
    """The rows of a candidates' spreadsheet in which one cell is meant, refused ones too; `how` as it was read."""
    return sheets.rows_where(data, is_meant, kind="candidates", **how)


def as_sent(data: bytes, is_meant: Callable[[str], bool], rows: Iterable[int], **how: Any) -> dict[int, dict[str, str]]:
    """The rows of a candidates' spreadsheet in which one cell is meant, and those of these numbers: header -> cell."""
    return sheets.as_sent(data, is_meant, rows=rows, kind="candidates", **how)


def redacted(data: bytes, rows: Iterable[int], **how: Any) -> bytes:
    """A candidates' spreadsheet without these rows, as .xlsx; all other cells in place; `how` as it was read."""
    return sheets.without(data, rows, kind="candidates", **how)


def searched(name: str) -> str:
    """What is kept of a name, for search and for the order of lists."""
    return identity.found_by(name)


def asked(name: str) -> str:
    """What is looked for in what is kept, for a name that is asked for: each word must be in it."""
    return identity.heard(name)


def number_of(row: sheets.PersonRow) -> str:
    """The programme's number of a person; where the sheet gives none, one made from the row itself."""
    return row.person.get("id") or f"{MADE}{row.digest[:12]}"


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
        facts=_plain({key: value for key, value in person.items() if key not in OWN_COLUMNS}),
    )


def _plain(value: Any) -> Any:
    """The same in what JSON has, in values of its own: days as ISO text."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def sealed_values(candidate: Candidate, person: dict[str, Any]) -> list[SealedValue]:
    """What of a person is sensitive: sealed, masked, hashed."""
    found = []
    if nik := person.get("nik"):
        found.append(_sealed(candidate, SealedValue.Kind.NIK, nik, identity.mask_nik(nik), nik))
    if passport := person.get("passport"):
        number = passport.get("number") or ""
        masked = identity.mask_passport(number) if number else ""
        written = _JSON.encode(passport)
        found.append(_sealed(candidate, SealedValue.Kind.PASSPORT, written, masked, number))
        until = passport.get("valid_until")
        found[-1].valid_until = date.fromisoformat(str(until)) if until else None
    if health := person.get("health"):
        found.append(_sealed(candidate, SealedValue.Kind.HEALTH, _JSON.encode(health), "", ""))
    return found


def _sealed(candidate: Candidate, kind: SealedValue.Kind, value: str, masked: str, compared: str) -> SealedValue:
    return SealedValue(
        candidate_id=candidate.pk,
        kind=kind,
        sealed=seal(value),
        masked=masked,
        hashed=keyed_hash(f"{kind}:{compared}") if compared else "",
    )


def person_of(candidate: Candidate, *, on: date | None = None) -> dict[str, Any]:
    """The person of the exchange format again, with how each fact is known; needs `queries.judged` or `whole`.

    Evidence that has run out before `on` is left out: the fact counts as claimed again.  Of a certificate that its
    issuer did not confirm the result is left out: it counts as not known.
    """
    person: dict[str, Any] = {
        key: [as_table(key, item) for item in told] if key in LISTS and told is not None else told
        for key, told in candidate.facts.items()
    }
    for refused in not_confirmed(candidate.inquiries.all()):
        name, _dot, place = refused.partition(".")
        for entry in (person.get(name) or [])[int(place) : int(place) + 1]:
            for result in RESULTS[name]:
                entry.pop(result, None)
    person |= {
        "id": candidate.number,
        "name": candidate.name,
        "born": candidate.born and candidate.born.isoformat(),
        "sex": candidate.sex,
        "home": candidate.home,
    }
    for value in candidate.sealed_values.all():
        if value.kind != SealedValue.Kind.NIK:
            person[value.kind] = json.loads(unseal(value.sealed))
    known: dict[str, str] = {}
    standing = [one for one in candidate.evidence.all() if on is None or not one.runs_out_before(on)]
    for evidence in standing:
        key, _, place = evidence.key.partition(".")
        if place.isdigit() and isinstance(person.get(key), list) and int(place) < len(person[key]):
            person[key][int(place)]["evidence"] = evidence.level
        else:
            known[key] = evidence.level
    return person | ({"evidence": known} if known else {})


def as_table(key: str, entry: Any) -> dict[str, Any]:
    """An entry of a list as a table of its own, also where it was told as a word alone."""
    plain = LISTS[key].plain
    return {plain: entry} if plain is not None and isinstance(entry, str) else dict(entry)


def assessed(people: Sequence[dict[str, Any]], *, on: date, pathways: Iterable[Pathway]) -> list[list[Kept]]:
    """For each person the words of each pathway, at stage pool, in the order given.

    Raises FactsError listing every fault of every person; DayOutsideBook where the rule book does not speak of `on`.
    Cost: one pass of the kernel a level of evidence; what is packed for it is most of the time, 60 µs a person.
    """
    BOOK.span.must_hold(on)
    facts, ways = columns(people), tuple(pathways)
    by_level = [
        assess(facts, BOOK, on=on, stage=Stage.POOL, at_least=level, pathways=ways).pathways for level in Evidence
    ]
    possible = first_days(facts, BOOK, on=on)
    offered = open_to_many(facts, BOOK, on=on)
    kept: list[list[Kept]] = [[] for _ in people]
    for pathway, answer in by_level[0].items():
        levels = [
            zip(*(word.tolist() for word in (each.yes, each.no, each.mendable)), strict=True)
            for each in (answers[pathway] for answers in by_level)
        ]
        first = {rule.id: answer.decided_by(rule.id) for rule in answer.rules}
        first = {rule: word.tolist() for rule, word in first.items() if word.any()}
        days = {rule: possible[rule].astype(str).tolist() for rule in first.keys() & possible.keys()}
        for row, (alone, *words) in enumerate(zip(answer.alone.tolist(), *levels, strict=True)):
            deciding = {rule: word[row] for rule, word in first.items() if word[row]}
            found = {rule: days[rule][row] for rule in deciding if rule in days}
            kept[row].append(
                Kept(
                    pathway=pathway.value,
                    applies=int(answer.speaks_of),
                    alone=alone,
                    deciding=deciding,
                    levels=tuple(words),
                    days={rule: day for rule, day in found.items() if day != NO_DAY},
                    offered={
                        way: to
                        for way, lanes in offered.items()
                        if (to := int(lanes[row] & answer.speaks_of & ~answer.yes[row]))
                    },
                )
            )
    return kept


def facts_digest(person: dict[str, Any]) -> str:
    """By which the facts that a verdict was made from are told again, evidence included; of use only with the key."""
    facts = {key: value for key, value in person.items() if key not in {"id", "name"}}
    return keyed_hash(f"facts:{json.dumps(facts, sort_keys=True, default=str)}")


def to_show(people: Sequence[dict[str, Any]], *, on: date, pathways: Iterable[Pathway]) -> list[dict[str, Any]]:
    """For each person, at each level, the facts that are not shown so well and how many verdicts hang on each.

    Each item: `level` (seen, verified) -> key of the fact -> (alone, needed), as `law.settled_by` counts them, in the
    open categories and at stage pool.
    """
    facts, lanes = columns(people), {way: every_open_lane(way) for way in pathways}
    found: list[dict[str, Any]] = [{} for _ in people]
    for level in (Evidence.SEEN, Evidence.VERIFIED):
        settled = settled_by(facts, BOOK, on=on, at_least=level, lanes=lanes, stage=Stage.POOL)
        for row, levels in enumerate(found):
            levels[level.key] = settled.of(row)
    return found


def book() -> tuple[int, str, date]:
    """Version and digest of the rule book, and the day on which the law was last checked."""
    return BOOK.version, BOOK.digest, BOOK.checked


def _by_category(pathway: str) -> Instrument | None:
    """The instrument that judges a pathway by work category; None where none does."""
    return next((one for one in BOOK.instruments if one.pathway == pathway and one.lanes is WORK_CATEGORIES), None)


def is_by_occupation(pathway: Pathway) -> bool:
    """Whether the law judges it by the occupation of technical intern training."""
    return BOOK.lanes_of(pathway).kind == TITP_OCCUPATIONS.kind


def pathways_by_category() -> list[Pathway]:
    """The pathways that the book judges by work category, in reading order."""
    return [one.pathway for one in BOOK.instruments if one.pathway is not None and _by_category(one.pathway) is one]


def pathways_of_a_dossier() -> list[Pathway]:
    """Every pathway that a dossier can be asked about: those by work category, then those by occupation."""
    by_occupation = [way for one in BOOK.instruments if (way := one.pathway) is not None and is_by_occupation(way)]
    return [*pathways_by_category(), *by_occupation]


def work_named_as(key: str) -> Text:
    """A work category or an occupation by its name."""
    return work_named(key)


def open_categories(pathway: str) -> list[WorkCategory]:
    """The work categories that a pathway speaks of and that are open, not only planned; in lane order.

    As the law stood on the day it was last checked; none for a pathway that is not judged by work category.
    """
    return [category for category in _spoken_of(pathway) if not category.planned]


def planned_categories(pathway: str) -> list[WorkCategory]:
    """The work categories that a pathway speaks of and that are decided and not open yet; in lane order."""
    return [category for category in _spoken_of(pathway) if category.planned]


def _spoken_of(pathway: str) -> list[WorkCategory]:
    one = _by_category(pathway)
    if one is None:
        return []
    spoken = one.lanes.all if one.speaks_of is None else one.values.on(BOOK.checked).lanes_or_none(one.speaks_of)
    return categories_in(int(spoken))


def every_open_lane(pathway: str) -> int:
    """The word of all open categories of a pathway."""
    return lanes_of(open_categories(pathway))


AFTER_A_STAY = {Pathway.SSW2: None, Pathway.ESD_TRANSFER: "esd"}
"""Pathways that speak only of who has been in Japan, with the residence status it takes; None where any will do."""


def pathways_of(candidate: Candidate) -> list[Pathway]:
    """The pathways judged by work category that speak of this person; the others are shown when they are asked for."""
    stays = candidate.facts.get("stays")
    statuses = {stay.get("status") for stay in stays or ()}
    if candidate.facts.get("in_japan") and not stays:
        return pathways_by_category()
    return [
        way
        for way in pathways_by_category()
        if way not in AFTER_A_STAY or (AFTER_A_STAY[way] in statuses if AFTER_A_STAY[way] else statuses)
    ]


def ways_into_japan(candidate: Candidate) -> list[Pathway]:
    """Those of `pathways_of` that lead into Japan, for the person's own light page."""
    return [way for way in pathways_of(candidate) if way is not Pathway.HOME_PROCEDURE]


@dataclass(frozen=True, slots=True)
class Listed:
    """A person's line in a list of the pool."""

    candidate: Candidate
    answer: str | None
    met: list[WorkCategory]
    lacking: list[Any]
    one_step: bool
    earliest: date | None
    months: Text | None
    on: date | None
    older_book: bool = False


def listed(candidate: Candidate, lanes: int) -> Listed:
    """The line of one person, from the kept verdict; without one it says that none was made yet.

    `earliest` is the first day on which the one rule in the way could be met; None where more than one is, or its step
    has no calendar; `months` are said in its place where it is a test, of which the day was not read.
    """
    kept = next(iter(candidate.current_assessments), None)  # type: ignore[attr-defined]  # prefetched by the query
    if kept is None:
        return Listed(candidate, None, [], [], one_step=False, earliest=None, months=None, on=None)
    one_step = is_one_step_away(kept, lanes)
    lacking = lacking_in(kept, lanes & kept.alone if one_step else lanes)
    days = {rule: day for rule in lacking if one_step and (day := kept.days.get(rule))}
    first = min(days, key=lambda rule: days[rule], default=None)
    return Listed(
        candidate=candidate,
        answer=answer_in(kept, lanes),
        met=categories_in(kept.yes & lanes),
        lacking=[step_text(rule) for rule in lacking],
        one_step=one_step,
        earliest=date.fromisoformat(days[first]) if first else None,
        months=sitting_months(BOOK, first, date.fromisoformat(days[first])) if first else None,
        on=kept.confirmed_on,
        older_book=kept.book_digest != BOOK.digest,
    )


def fact_kept(candidate: Candidate, key: str) -> Any:
    """What is kept of a fact, as the exchange format has it, a sealed value open; for comparing, not for showing."""
    if key not in SealedValue.Kind.values:
        return fact_of(candidate, key)
    value = candidate.sealed_values.filter(kind=key).first()
    if value is None:
        return None
    plain = unseal(value.sealed)
    return plain if key == SealedValue.Kind.NIK else json.loads(plain)


def opened(value: SealedValue, plain: str) -> str:
    """The number inside an opened value; "" where it holds none."""
    if value.kind == SealedValue.Kind.NIK:
        return plain
    return str(json.loads(plain).get("number") or "")


def health_told(plain: str) -> tuple[bool | None, date | None]:
    """Of an opened statement on health: fit for work or not, and the day of the examination; None where not known."""
    told = json.loads(plain)
    examined = told.get("examined")
    return told.get("fit"), date.fromisoformat(examined) if examined else None


def question(key: str) -> Text:
    """What the law asks about a fact, or the first one of the table `key`; the key itself where it asks nothing."""
    paths = (key, *(path for path in columns([]).columns if path.startswith(f"{key}.")))
    found = (asks(path) for path in paths)
    return next((text for text in found if text is not None), Text(key, key, key))


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
