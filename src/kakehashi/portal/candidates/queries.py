"""What a reader may see of the pool, and how it is filtered; a query never normalises."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Count, Exists, F, Max, Min, OuterRef, Prefetch, Q, QuerySet, Sum
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.candidates import purposes
from kakehashi.portal.candidates.models import (
    Assessment,
    Candidate,
    Consent,
    Erasure,
    Evidence,
    Inquiry,
    Paper,
    SealedValue,
    ToShow,
)
from kakehashi.portal.intake.models import Import
from kakehashi.portal.programmes import queries as programmes

ANSWERS = ("yes", "not_yet", "no", "unknown")
ONE_STEP = ("any", "not_met", "not_known")
"""Whom one rule alone holds back: whichever it is, because it is not met, because nobody knows whether it is."""


def standing() -> QuerySet[Candidate]:
    """Everybody who stands in a pool: not erased, and no second registration of somebody else."""
    return Candidate.objects.filter(erased_at__isnull=True, same_as__isnull=True)


def visible_to(user: User) -> QuerySet[Candidate]:
    """The ministry's whole pool; a training centre's own people; a candidate's own record; nothing for others.

    A prefecture and an employer read no dossier: they see people in the timetable of their fair, and numbers.
    """
    people = standing().select_related("training_centre")
    match user.role:
        case Role.MINISTRY:
            return people.filter(pool=user.organisation_id)
        case Role.TRAINING_CENTRE:
            return people.filter(training_centre=user.organisation_id)
        case Role.CANDIDATE:
            return people.filter(account=user.pk)
        case _:
            return people.none()


PLAIN_COLUMNS = ("name", "sex", "home", "phone")
"""Of the columns that stand for keys of the exchange format, those that hold the value as the format has it."""


def fact_of(candidate: Candidate, key: str) -> Any:
    """What is kept of a fact, as the exchange format has it; None where it is not known."""
    if key == "born":
        return candidate.born and candidate.born.isoformat()
    return (getattr(candidate, key) or None) if key in PLAIN_COLUMNS else candidate.facts.get(key)


def countable_by(user: User) -> QuerySet[Candidate]:
    """Those of whom the reader may know how many they are; a prefecture: those of its programmes' ministries."""
    if user.role == Role.PREFECTURE:
        return standing().filter(pool__in=programmes.visible_to(user).values("ministry"))
    return visible_to(user)


def keys_of(pool: Organisation) -> list[UUID]:
    """The keys of everybody in a pool who may be judged, in a fixed order: not of who withdrew the consent to that."""
    people = standing().filter(pool=pool).exclude(withdrew("assessment"))
    return list(people.order_by("pk").values_list("pk", flat=True))


def judged(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """The same people with all that `bridge.person_of` reads, and no more: for many at once."""
    return candidates.prefetch_related(Prefetch("sealed_values", _usable()), "evidence", "inquiries")


def _usable() -> QuerySet[SealedValue]:
    """Sealed values without the statements on health whose owners withdrew the consent to use them."""
    return SealedValue.objects.exclude(withdrew("health", "candidate"), kind=SealedValue.Kind.HEALTH).order_by("kind")


def whole(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """The same people with all that a dossier or an assessment needs, in a fixed number of queries."""
    return candidates.select_related("came_by__organisation", "came_by__document").prefetch_related(
        Prefetch("sealed_values", _usable()),
        Prefetch("evidence", Evidence.objects.select_related("by", "paper__document")),
        Prefetch("inquiries", Inquiry.objects.select_related("asked_by", "answered_by")),
        Prefetch("assessments", Assessment.objects.filter(current=True).order_by("pathway"), "current_assessments"),
    )


@dataclass(frozen=True, slots=True)
class PoolFilter:
    """What a list of the pool is narrowed by; `lanes` is the word of the work categories asked for.

    `lacking` is the rule that decides in one of them; with `one_step` (one of ONE_STEP) it is alone in the way there,
    and none of them is met.
    """

    pathway: str
    lanes: int
    answers: Sequence[str] = ()
    provinces: Sequence[str] = ()
    centres: Sequence[Organisation] = ()
    lacking: str = ""
    one_step: str = ""
    name: str = ""


def _answered(assessments: QuerySet[Assessment], answer: str, lanes: int) -> QuerySet[Assessment]:
    """Assessments answered so within `lanes`: yes anywhere, else unknown anywhere, else not yet, else no."""
    hits = assessments.annotate(
        applying=F("applies").bitand(lanes),
        hit_yes=F("yes").bitand(lanes),
        hit_no=F("no").bitand(lanes),
        hit_mendable=F("mendable").bitand(lanes),
    ).annotate(settled=F("hit_yes") + F("hit_no"))
    yes, mendable = Q(hit_yes__gt=0), Q(hit_mendable__gt=0)
    unsettled = Q(settled__lt=F("applying"))
    return {
        "yes": hits.filter(yes),
        "not_yet": hits.filter(~yes & ~unsettled & mendable),
        "unknown": hits.filter(~yes & unsettled),
        "no": hits.filter(~yes & ~unsettled & ~mendable & Q(applying__gt=0)),
    }[answer]


def _held_back(assessments: QuerySet[Assessment], by: PoolFilter) -> QuerySet[Assessment]:
    """Assessments in which `by.lacking` (or any rule) decides in a lane; with `one_step` alone, and no lane is met."""
    word: Combinable = F("applies")
    if by.lacking:
        assessments = assessments.filter(deciding__has_key=by.lacking)
        word = Cast(KeyTextTransform(by.lacking, "deciding"), BigIntegerField())
    held = word.bitand(by.lanes)
    if by.one_step:
        assessments = assessments.annotate(met=F("yes").bitand(by.lanes)).filter(met=0)
        held = held.bitand(F("alone"))  # type: ignore[arg-type]  # the stubs know whole numbers only
    hits = assessments.annotate(held=held, refused=held.bitand(F("no")))  # type: ignore[arg-type]  # likewise
    match by.one_step:
        case "not_met":
            return hits.filter(refused__gt=0)
        case "not_known":
            return hits.filter(held__gt=F("refused"))
        case _:
            return hits.filter(held__gt=0)


def narrowed(people: QuerySet[Candidate], by: PoolFilter) -> QuerySet[Candidate]:
    """The people that fit, in the order of their names, each with the current assessment of that pathway."""
    current = Assessment.objects.filter(candidate=OuterRef("pk"), pathway=by.pathway, current=True)
    if by.answers and set(by.answers) != set(ANSWERS):
        fits = Q()
        for answer in by.answers:
            fits |= Q(Exists(_answered(current, answer, by.lanes)))
        people = people.filter(fits)
    if by.lacking or by.one_step:
        people = people.filter(Exists(_held_back(current, by)))
    if by.provinces:
        people = people.filter(home__in=by.provinces)
    if by.centres:
        people = people.filter(training_centre__in=by.centres)
    for word in by.name.split():
        people = people.filter(name_searched__contains=word)
    return people.prefetch_related(
        Prefetch("assessments", Assessment.objects.filter(pathway=by.pathway, current=True), "current_assessments")
    ).order_by("name_searched", "number")


def counted(people: QuerySet[Candidate], by: PoolFilter) -> dict[str, int]:
    """How many of these people have each answer for the pathway within the lanes; who was never assessed in none."""
    current = Assessment.objects.filter(candidate__in=people.values("pk"), pathway=by.pathway, current=True)
    return {answer: _answered(current, answer, by.lanes).count() for answer in ANSWERS}


def alike(people: QuerySet[Candidate], pathway: str) -> Iterable[dict[str, Any]]:
    """The kept words of these people on a pathway, those who have the same put together with their `count`."""
    words = ("yes", "no", "applies", "alone", "deciding", "days", "offered")
    current = Assessment.objects.filter(candidate__in=people.order_by().values("pk"), pathway=pathway, current=True)
    found: Iterable[dict[str, Any]] = current.values(*words).annotate(count=Count("pk")).order_by()
    return found


def assessed_on(people: QuerySet[Candidate], pathway: str) -> tuple[date | None, date | None]:
    """The first and the last day of which the kept verdicts on a pathway are; None where there are none."""
    current = Assessment.objects.filter(candidate__in=people.order_by().values("pk"), pathway=pathway, current=True)
    days = current.aggregate(first=Min("on"), last=Max("on"))
    return days["first"], days["last"]


def by_province(people: QuerySet[Candidate]) -> list[tuple[str, int]]:
    """How many people each province has, most first."""
    rows = people.order_by().values("home").annotate(count=Count("pk")).order_by("-count", "home")
    return [(row["home"], row["count"]) for row in rows]


def centres_of(people: QuerySet[Candidate]) -> QuerySet[Organisation]:
    """The training centres these people come from."""
    return Organisation.objects.filter(trainees__in=people.values("pk")).distinct().order_by("name")


MADE = "R-"
"""What a number begins with that was made for a row without one."""


def centres_bringing_to(importer: Organisation) -> QuerySet[Organisation]:
    """The training centres whose lists a ministry takes in: those that its people come from."""
    return centres_of(Candidate.objects.filter(pool=importer))


def brought_by(kept: Import) -> QuerySet[Candidate]:
    """The people an import brought."""
    return Candidate.objects.filter(came_by=kept).order_by("row")


def known_numbers(pool: Organisation, numbers: Iterable[str]) -> dict[str, str]:
    """Of these numbers, the ones the pool has, each with the digest of the row it came by."""
    wanted = list(numbers)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), 500):
        rows = Candidate.objects.filter(pool=pool, number__in=wanted[start : start + 500])
        found.update(rows.values_list("number", "row_digest"))
    return found


def numbers_made_of_same_file(kept: Import) -> dict[int, str]:
    """The numbers that were made for rows without one when the same file was taken in before, by the row."""
    before = Candidate.objects.filter(
        came_by__document__sha256=kept.document.sha256,
        came_by__organisation=kept.organisation_id,
        came_by__sheet=kept.sheet,
        number__startswith=MADE,
    )
    return dict(before.exclude(came_by=kept).values_list("row", "number"))


def erased_numbers(hashes: Iterable[str]) -> set[str]:
    """Of these keyed hashes, those of people whose data were erased."""
    wanted = list(hashes)
    found: set[str] = set()
    for start in range(0, len(wanted), 500):
        some = Erasure.objects.filter(number_hash__in=wanted[start : start + 500])
        found.update(some.values_list("number_hash", flat=True))
    return found


def papers_of(candidate: Candidate) -> QuerySet[Paper]:
    """The papers of a person, oldest first, with what they show."""
    papers = candidate.papers.select_related("document__kept_by").prefetch_related("evidence")
    return papers.order_by("document__kept_at", "pk")


def same_paper(candidate: Candidate, data: bytes) -> Paper | None:
    """The paper of a person with these very bytes; None where there is none."""
    return papers_of(candidate).filter(document__sha256=hashlib.sha256(data).hexdigest()).first()


def consents_of(candidate: Candidate) -> QuerySet[Consent]:
    """What a person agreed to, and what was withdrawn; newest first."""
    return candidate.consents.select_related("given_by", "withdrawn_by", "paper").order_by("-given_at", "pk")


def agreed(*wanted: str) -> QuerySet[Candidate]:
    """Those who agree, in today's words, to every one of these purposes; for whoever gives their data to a recipient.

    Who agreed to older words is asked again, and counts as not agreeing until then.
    """
    people = standing()
    for purpose in wanted:
        given = Consent.objects.filter(
            candidate=OuterRef("pk"), purpose=purpose, edition=purposes.edition(), withdrawn_at__isnull=True
        )
        people = people.filter(Exists(given))
    return people


def withdrew(purpose: str, person: str = "pk") -> Q:
    """Of rows whose person is at `person`: who agreed to a purpose once, and has withdrawn that since."""
    mine = Consent.objects.filter(candidate=OuterRef(person), purpose=purpose)
    return Q(Exists(mine.filter(withdrawn_at__isnull=False))) & ~Q(Exists(mine.filter(withdrawn_at__isnull=True)))


def to_show_first(people: QuerySet[Candidate], level: str, fact: str = "") -> QuerySet[ToShow]:
    """What these people should show next at `level`, that which settles most verdicts first; of one fact or of all."""
    found = ToShow.objects.filter(candidate__in=people.order_by().values("pk"), level=level)
    if fact:
        found = found.filter(Q(key=fact) | Q(key__startswith=f"{fact}."))
    return (
        found.select_related("candidate")
        .prefetch_related("candidate__evidence", "candidate__inquiries")
        .order_by("-alone", "-needed", "candidate__name_searched", "candidate__number", "key")
    )


def inquiries_of(people: QuerySet[Candidate], state: str = "") -> QuerySet[Inquiry]:
    """The certificates of these people about which issuers were asked, the longest waiting first, then the answered."""
    found = Inquiry.objects.filter(candidate__in=people.order_by().values("pk"))
    if state:
        found = found.filter(state=state)
    return found.select_related("candidate", "asked_by", "answered_by").order_by("answered_on", "asked_on", "pk")


def verdicts_by_fact(people: QuerySet[Candidate], level: str) -> list[tuple[str, int, int]]:
    """For each fact how many verdicts showing it would settle alone, and how many need it; most first."""
    counted: dict[str, list[int]] = {}
    rows = ToShow.objects.filter(candidate__in=people.order_by().values("pk"), level=level)
    for row in rows.values("key").annotate(alone=Sum("alone"), needed=Sum("needed")).order_by():
        sums = counted.setdefault(row["key"].partition(".")[0], [0, 0])
        sums[0] += row["alone"]
        sums[1] += row["needed"]
    found = [(fact, alone, needed) for fact, (alone, needed) in counted.items()]
    return sorted(found, key=lambda each: (-each[1], -each[2], each[0]))


@dataclass(frozen=True, slots=True)
class RunsOut:
    """Something of a person with a last day: `what` is passport, paper or evidence; `key` the fact or kind it is."""

    candidate: Candidate
    what: str
    key: str
    until: date


def running_out(people: QuerySet[Candidate], *, before: date) -> list[RunsOut]:
    """Passports, papers and evidence of these people whose last day is before `before`, the soonest first."""
    mine = {"candidate__in": people.order_by().values("pk"), "valid_until__lt": before}
    found = [
        *(
            RunsOut(one.candidate, "passport", one.kind, _day(one.valid_until))
            for one in _with_person(SealedValue, mine)
        ),
        *(RunsOut(one.candidate, "paper", one.kind, _day(one.valid_until)) for one in _with_person(Paper, mine)),
        *(RunsOut(one.candidate, "evidence", one.key, _day(one.valid_until)) for one in _with_person(Evidence, mine)),
    ]
    return sorted(found, key=lambda each: (each.until, each.candidate.name_searched, each.candidate.number, each.key))


def how_many_run_out(people: QuerySet[Candidate], *, before: date) -> int:
    """How many lines `running_out` has; three counts, no rows."""
    mine = {"candidate__in": people.order_by().values("pk"), "valid_until__lt": before}
    return sum(table.objects.filter(**mine).count() for table in (SealedValue, Paper, Evidence))


def _with_person(table: type[Any], narrowed_by: dict[str, Any]) -> QuerySet[Any]:
    rows: QuerySet[Any] = table.objects.filter(**narrowed_by).select_related("candidate")
    return rows


def _day(until: date | None) -> date:
    if until is None:
        raise ValueError("a row without a last day cannot run out")
    return until
