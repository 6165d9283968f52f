"""From wishes to the kernels and back: spreadsheets, verdicts, the fair's timetable, the matching round."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kakehashi import fair, matching, sheets
from kakehashi.law.book import BOOK
from kakehashi.portal.candidates import bridge as law
from kakehashi.portal.candidates import words
from kakehashi.portal.candidates.models import Assessment, Candidate
from kakehashi.portal.employers.models import Scheme, Vacancy
from kakehashi.portal.fairs.models import (
    CONDITION_NOT_MET,
    LANGUAGE_INTERPRETED,
    PATHWAYS,
    TO_BE_ASKED,
    VACANCY_CLOSED,
    Gap,
    Meeting,
    NotMade,
    Ranking,
    Timetable,
    Why,
    Wish,
    in_languages,
    name_kept,
    vacancy_kept,
)
from kakehashi.portal.programmes.models import Cap
from kakehashi.vocabulary import Field, KakehashiError, Language, Text, categories_meant

FILE_REFUSED = sheets.SheetError
"""What the readers raise for a file that cannot be used at all."""

INTERPRETED = "id"
"""The language in which an interpreter serves a candidate."""

YES = "yes"


def told(error: KakehashiError) -> list[dict[str, str]]:
    """Why something was not made, as it is kept; a kernel's own words on a file are English in every language."""
    if isinstance(error, NotMade):
        return [in_languages(text) for text in error.texts]
    return [{language.value: fault for language in Language} for fault in error.faults]


# Spreadsheets


def read_wishes(data: bytes, filename: str, today: date, **how: Any) -> sheets.Reading[sheets.ChoiceRow]:
    """Rows and faults of a file of wishes; raises SheetError for a file that is none."""
    return sheets.check_wishes(data, filename=filename, today=today, **how)


def read_rankings(data: bytes, filename: str, today: date, **how: Any) -> sheets.Reading[sheets.ChoiceRow]:
    """Rows and faults of a file of rankings; raises SheetError for a file that is none."""
    return sheets.check_rankings(data, filename=filename, today=today, **how)


def template(kind: str, language: str) -> bytes:
    """An empty spreadsheet of wishes or rankings with the headers in one language."""
    return sheets.template(kind, language)


def refused(reading: sheets.Reading[Any], data: bytes, language: str, told: Sequence[Any]) -> bytes:
    """The refused rows as a spreadsheet, faults marked; `told` are those that screening found."""
    return sheets.refused(reading, data, language=language, also=told)


# Verdicts


@dataclass(frozen=True, slots=True)
class Judged:
    """A wish with its answer: `yes`, or why not (a value of Why); `rules` decide it, the weightiest first."""

    wish: Wish
    answer: str
    rules: tuple[str, ...] = ()

    @property
    def because(self) -> list[dict[str, str]]:
        """The deciding rules' questions, as they are kept."""
        return [in_languages(VACANCY_CLOSED)] if self.answer == Why.CLOSED else [asked_by(rule) for rule in self.rules]

    @property
    def named_rules(self) -> tuple[str, ...]:
        """The rules as a certificate names them: an answer that is not known is named as such."""
        return tuple(f"unknown:{rule}" if self.answer == Why.ASK_FIRST else rule for rule in self.rules)


def asked_by(rule: str) -> dict[str, str]:
    """The question of a rule, as it is kept; the id itself where today's book has it no more."""
    text = Gap(rule).text if rule in Gap.values else law.rule_text(rule)
    return in_languages(text) if isinstance(text, Text) else {language.value: rule for language in Language}


def judged(
    wishes: Iterable[Wish], verdicts: Mapping[tuple[UUID, str], Assessment], open_vacancies: set[UUID] | None
) -> list[Judged]:
    """Every wish with the answer of the kept verdict (stage pool) for the vacancy's pathway and category.

    Where a vacancy names a whole field, one category of it with "yes" is enough, as in the filter of the pool.  A
    vacancy that is not in `open_vacancies` is closed, whoever wishes it; None: this is not asked.
    """
    found = []
    for wish in wishes:
        if open_vacancies is not None and wish.vacancy_id not in open_vacancies:
            found.append(Judged(wish, Why.CLOSED.value))
        else:
            found.append(_judged(wish, verdicts))
    return found


def _judged(wish: Wish, verdicts: Mapping[tuple[UUID, str], Assessment]) -> Judged:
    pathway = PATHWAYS.get(Scheme(wish.vacancy.scheme)) if wish.vacancy.scheme else None
    if pathway is None:
        return Judged(wish, Why.ASK_FIRST.value, (Gap.NO_PATHWAY.value,))
    kept = verdicts.get((wish.candidate_id, pathway.value))
    if kept is None:
        return Judged(wish, Why.ASK_FIRST.value, (Gap.NOT_ASSESSED.value,))
    lanes = words.lanes_of(categories_meant(wish.vacancy.category))
    answer = words.answer_in(kept, lanes)
    if answer == YES:
        return Judged(wish, YES)
    if not kept.applies & lanes:
        return Judged(wish, Why.NO.value, (Gap.NOT_SPOKEN_OF.value,))
    deciding = lanes & kept.applies & ~(kept.yes | kept.no) if answer == "unknown" else lanes & kept.no
    why = Why.ASK_FIRST if answer == "unknown" else Why(answer)
    return Judged(wish, why.value, tuple(words.lacking_in(kept, deciding)))


# The timetable

JLPT = ("N5", "N4", "N3", "N2", "N1")
"""The levels of the Japanese-Language Proficiency Test, lowest first."""


def level_of(tests: Sequence[Mapping[str, Any]] | None, on: date) -> int | None:
    """A person's Japanese level as a place in JLPT; -1: no level; None: not known, since no list of tests is given.

    A JLPT certificate counts as its level unless the sitting was not passed.  JFT-Basic counts as N4 from the score
    at which the law of that day takes it for A2, the level for which it takes N4 as well.  Other tests show no JLPT
    level.
    """
    if tests is None:
        return None
    enough = BOOK.instrument("japan.person").values.on(on)["jft_basic_for_a2"]
    reached = -1
    for test in tests:
        if test.get("test") == "jlpt" and test.get("level") in JLPT and test.get("passed") is not False:
            reached = max(reached, JLPT.index(test["level"]))
        if test.get("test") == "jft_basic" and (test.get("score") or 0) >= enough:
            reached = max(reached, JLPT.index("N4"))
    return reached


def needs_interpreter(vacancy: Vacancy, candidate: Candidate, on: date) -> bool:
    """Whether an interpreter is planned: the person's level is below what the vacancy states, or that is not known.

    It is not known where the person's tests are not known (see `level_of`), and where the vacancy states no level:
    nobody is left without an interpreter because a cell was blank.
    """
    level = level_of(candidate.facts.get("tests"), on)
    if level is None or vacancy.interpreter_needed_below not in JLPT:
        return True
    return level < JLPT.index(vacancy.interpreter_needed_below)


class Stand(fair.Organisation):
    """An employer with one booth, whose number is its id."""

    @property
    def tables(self) -> tuple[str, ...]:
        """The one booth: its number, as it stands on the booth."""
        return (self.id,)


@dataclass(frozen=True, slots=True)
class Plan:
    """A timetable that was verified: meetings not yet saved, wishes that found no time and why, the bound, the days."""

    meetings: list[Meeting]
    waiting: list[tuple[Wish, dict[str, str]]]
    bound: int
    days: list[dict[str, Any]]


def planned(file: Mapping[str, Any], asked: Sequence[Wish], booths: Mapping[UUID, int], *, on: date, seed: int) -> Plan:
    """The timetable of the interviews `asked`, on the days of a programme's file (dates as such or as ISO text).

    Each employer has one booth (`booths`: its number); a meeting takes a slot; nobody meets in a break; who needs an
    interpreter (see `needs_interpreter`) has one who speaks Indonesian.  Where not all can be held, everybody's first
    meeting comes first, then better wishes.  The answer is checked independently, its bound included.

    Raises NotMade for a file without days, for more employers than the days have booths, and for a timetable that does
    not hold; FairError for days that cannot be used.
    """
    document = _document(file)
    read = fair.read_fair(document)
    stands = dict.fromkeys(booths[wish.vacancy.employer_id] for wish in asked)
    _refuse_too_few_booths(document, len(stands))
    meant = {_meeting(wish): wish for wish in asked}
    last = max((wish.rank for wish in asked), default=0)
    whole = fair.Fair(
        days=read.days,
        interpreters=read.interpreters,
        organisations=tuple(Stand(str(number)) for number in sorted(stands)),
        candidates=tuple(fair.Candidate(key) for key in dict.fromkeys(str(wish.candidate_id) for wish in asked)),
        meetings=tuple(
            fair.Meeting(
                id=key,
                host=str(booths[wish.vacancy.employer_id]),
                candidate=str(wish.candidate_id),
                weight=last + 1 - wish.rank,
                interpreter=INTERPRETED if needs_interpreter(wish.vacancy, wish.candidate, on) else None,
            )
            for key, wish in meant.items()
        ),
    )
    made = fair.solve(whole, seed=seed)
    if broken := fair.verify(whole, made):
        raise NotMade(violation.text for violation in broken)
    days = {day.date: day for day in whole.days}
    meetings = {one.id: one for one in whole.meetings}
    return Plan(
        meetings=[_held(held, meant[held.meeting], days[held.day]) for held in made.held],
        waiting=[
            (meant[one.meeting], _because(meetings[one.meeting], meant[one.meeting], one)) for one in made.not_held
        ],
        bound=made.bound,
        days=[
            _day_kept(day, table)
            for day, table in sorted(zip(whole.days, document["days"], strict=True), key=lambda pair: pair[0].date)
        ],
    )


def _document(file: Mapping[str, Any]) -> dict[str, Any]:
    """The days and interpreters of a programme's file as the fair's kernel reads them."""
    if not file.get("fair"):
        raise NotMade.without_days()
    return {"days": list(file["fair"]), "interpreters": list(file.get("interpreter") or [])}


def _refuse_too_few_booths(document: Mapping[str, Any], needed: int) -> None:
    given = [day["booths"] for day in document["days"] if day.get("booths") is not None]
    if given and needed > min(given):
        raise NotMade.short_of_booths(needed=needed, given=min(given))


def _meeting(wish: Wish) -> str:
    """The id of an interview: the same in every timetable, so that a calendar replaces an old time."""
    return f"{wish.candidate_id}.{wish.vacancy_id}"


def _held(held: fair.Held, wish: Wish, day: fair.Day) -> Meeting:
    return Meeting(
        candidate=wish.candidate,
        vacancy=wish.vacancy,
        day=held.day,
        slot=held.slot,
        starts_at=day.starts(held.slot),
        ends_at=day.starts(held.slot + 1),
        zone=day.zone,
        booth=int(held.booth),
        interpreter=held.interpreter or "",
    )


def _because(meeting: fair.Meeting, wish: Wish, waiting: fair.NotHeld) -> dict[str, str]:
    employer = wish.vacancy.employer.text
    return {
        language.value: fair.because(
            meeting,
            waiting.reasons,
            {
                meeting.host: employer.said_in(language),
                meeting.guest: wish.candidate.name,
                INTERPRETED: LANGUAGE_INTERPRETED.said_in(language),
            },
        ).said_in(language)
        for language in Language
    }


def _day_kept(day: fair.Day, table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "date": day.date.isoformat(),
        "zone": day.zone,
        "name": name_kept(table.get("name")),
        "place": name_kept(table.get("place")),
        "opens": day.opens.isoformat(),
        "closes": day.closes.isoformat(),
        "slot_minutes": day.slot_minutes,
        "breaks": [
            {
                "name": in_languages(rest.text),
                "starts_at": day.moment(rest.starts).isoformat(),
                "ends_at": day.moment(rest.ends).isoformat(),
            }
            for rest in day.breaks
        ],
    }


def calendar(timetable: Timetable, meetings: Sequence[Meeting], *, language: Language) -> str:
    """One person's interviews of a timetable as iCalendar text; nobody else is named in it."""
    guest = "guest"
    ids = {meeting: f"{meeting.candidate_id}.{meeting.vacancy_id}" for meeting in meetings}
    whole = fair.Fair(
        days=fair.read_fair({"days": [day | {"breaks": []} for day in timetable.days]}).days,
        interpreters=tuple(
            fair.Interpreter(name, (INTERPRETED,))
            for name in dict.fromkeys(one.interpreter for one in meetings if one.interpreter)
        ),
        organisations=tuple(Stand(number) for number in dict.fromkeys(str(one.booth) for one in meetings)),
        candidates=(fair.Candidate(guest),),
        meetings=tuple(fair.Meeting(id=ids[one], host=str(one.booth), candidate=guest) for one in meetings),
    )
    held = tuple(fair.Held(ids[one], one.day, one.slot, str(one.booth), one.interpreter or None) for one in meetings)
    return fair.write_calendar(
        whole,
        fair.Timetable(held=held, not_held=(), bound=timetable.bound),
        guest,
        language=language,
        stamp=timetable.made_at,
        names={str(one.booth): one.vacancy.employer.text.said_in(language) for one in meetings},
        place=next((day["place"][language.value] for day in timetable.days if day["place"]), None),
    )


# The matching round


@dataclass(frozen=True, slots=True)
class Place:
    """What a round gives one person, in what can be kept."""

    candidate: Candidate
    vacancy: Vacancy | None
    wish: int | None
    result: dict[str, str]
    reasons: list[dict[str, Any]]
    caps: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Matched:
    """A matching whose certificate was checked, as it will be stored, and holds."""

    certificate: bytes
    code: str
    digest: str
    kept: list[dict[str, str]]
    places: list[Place]
    seats: int
    by_wish: list[list[int]]
    reasons: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Market:
    """What a round is made from.  `vacancies` stand in turn order; those not in `open_vacancies` have no seat."""

    file: Mapping[str, Any]
    caps: Sequence[Cap]
    vacancies: Sequence[Vacancy]
    open_vacancies: set[UUID]
    judged: Sequence[Judged]
    rankings: Sequence[Ranking]


def matched(given: Market, *, seed: int) -> Matched:
    """Solve, certify, verify, explain.

    Caps are those of the fields, which do not overlap; `targets` of a [[cap]] in the programme's file (vacancy number
    to seats) come first under it, else 0.  A wish that is not "yes" makes its pair ineligible, by the deciding rules;
    what is unknown stands there as `unknown:` and the rule.

    Raises NotMade for caps of another kind, and with every finding where the certificate does not hold; MarketError.
    """
    market = _market(given, seed)
    certificate = _written(matching.certify(market, matching.solve(market)))
    report = checked(certificate)
    result = matching.Matching(json.loads(certificate)["matching"])
    names = {_cap(cap.key): Field(cap.key).text for cap in given.caps}
    explained = matching.explain(market, result, cap_names=names)
    counts = matching.count(explained.values())
    people = {one.wish.candidate.number: one.wish.candidate for one in given.judged}
    vacancies = {vacancy.number: vacancy for vacancy in given.vacancies}
    pairs = {(one.wish.candidate.number, one.wish.vacancy.number): one for one in given.judged}
    return Matched(
        certificate=certificate,
        code=report.code,
        digest=report.digest,
        kept=[in_languages(promise.text) for promise in report.kept],
        places=[_place(people[number], one, vacancies, pairs) for number, one in sorted(explained.items())],
        seats=sum(vacancy.seats for vacancy in given.vacancies if vacancy.pk in given.open_vacancies),
        by_wish=[[wish, count] for wish, count in counts.by_wish.items()],
        reasons=[{"kind": kind.value, "count": count} for kind, count in counts.reasons.items()],
    )


def checked(certificate: bytes) -> matching.Report:
    """What the independent check says of a certificate that holds; NotMade with every finding of one that does not."""
    report = matching.verify(json.loads(certificate))
    if not report.holds:
        raise NotMade(finding.text for finding in report.findings)
    return report


def _written(certificate: Mapping[str, Any]) -> bytes:
    return (json.dumps(certificate, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _cap(field: str) -> str:
    return f"field:{field}"


def _market(given: Market, seed: int) -> matching.Market:
    if others := [cap for cap in given.caps if cap.kind != Cap.Kind.FIELD]:
        raise NotMade.of_other_caps(str(cap) for cap in others)
    capped = {cap.key for cap in given.caps}
    targets = {
        number: seats for cap in given.file.get("cap") or [] for number, seats in (cap.get("targets") or {}).items()
    }
    if strangers := set(targets) - {vacancy.number for vacancy in given.vacancies}:
        raise NotMade.of_unknown_targets(strangers)
    wishes = [one.wish for one in given.judged]
    people = list(dict.fromkeys(wish.candidate.number for wish in wishes))
    wishing = set(people)
    return matching.market_from_rows(
        candidates=people,
        vacancies=[
            matching.Vacancy(
                id=vacancy.number,
                seats=vacancy.seats if vacancy.pk in given.open_vacancies else 0,
                cap=_cap(vacancy.field) if vacancy.field in capped else None,
                target=targets.get(vacancy.number, 0) if vacancy.pk in given.open_vacancies else 0,
            )
            for vacancy in given.vacancies
        ],
        wishes=[(wish.candidate.number, wish.rank, wish.vacancy.number) for wish in wishes],
        rankings=[
            (one.vacancy.number, one.rank, one.candidate.number)
            for one in given.rankings
            if one.candidate.number in wishing
        ],
        caps=[matching.Cap(id=_cap(cap.key), seats=cap.seats, kind=cap.kind) for cap in given.caps],
        ineligible=[
            (one.wish.candidate.number, one.wish.vacancy.number, rule)
            for one in given.judged
            for rule in one.named_rules
        ],
        seed=seed,
    )


def _place(
    candidate: Candidate,
    explained: matching.Explanation,
    vacancies: Mapping[str, Vacancy],
    pairs: Mapping[tuple[str, str], Judged],
) -> Place:
    return Place(
        candidate=candidate,
        vacancy=None if explained.vacancy is None else vacancies[explained.vacancy],
        wish=explained.wish,
        result=in_languages(explained.result),
        reasons=[
            _reason(reason, vacancies[reason.vacancy], pairs[candidate.number, reason.vacancy])
            for reason in explained.reasons
        ],
        caps=[in_languages(note.text) for note in explained.caps],
    )


def _reason(reason: matching.Reason, vacancy: Vacancy, one: Judged) -> dict[str, Any]:
    """What is kept of a reason; where the conditions are it, the rules' questions stand in place of their ids."""
    barred = reason.kind is matching.ReasonKind.NOT_ELIGIBLE
    text = (TO_BE_ASKED if one.answer == Why.ASK_FIRST else CONDITION_NOT_MET) if barred else reason.text
    return {
        "wish": reason.wish,
        "kind": reason.kind.value,
        "text": in_languages(text),
        "asks": one.because if barred else [],
        "vacancy": vacancy_kept(vacancy, vacancy.employer),
    }
