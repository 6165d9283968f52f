"""What a reader may see of wishes, timetables and rounds."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, Prefetch, Q, QuerySet

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.candidates import queries as candidates
from kakehashi.portal.candidates.models import Assessment, Candidate
from kakehashi.portal.employers import queries as employers
from kakehashi.portal.employers.models import Vacancy
from kakehashi.portal.fairs.models import Meeting, NotHeld, Order, Outcome, Ranking, Round, Timetable, Wish
from kakehashi.portal.intake.models import Import
from kakehashi.portal.programmes import queries as programmes
from kakehashi.portal.programmes.models import Programme

CHUNK = 500
"""Values in one IN list."""
RECIPIENTS = {Role.PREFECTURE: "prefecture", Role.EMPLOYER: "employer"}
"""The purpose a person must agree to before a reader of this role sees them."""


def programmes_of(user: User) -> QuerySet[Programme]:
    """The programmes in which the reader has something to see here.

    Of officers and auditors, those of `programmes.queries`; of an employer, those it offers vacancies in; of a training
    centre, those its people wish in; of a candidate, those of their own wishes.
    """
    every = Programme.objects.select_related("ministry", "prefecture_office")
    match user.role:
        case Role.MINISTRY | Role.PREFECTURE | Role.AUDITOR:
            return programmes.visible_to(user)
        case Role.EMPLOYER:
            return every.filter(pk__in=Vacancy.objects.filter(employer=user.organisation_id).values("programme"))
        case Role.TRAINING_CENTRE:
            wishes = Wish.objects.filter(candidate__training_centre=user.organisation_id)
            return every.filter(pk__in=wishes.values("programme"))
        case Role.CANDIDATE:
            return every.filter(pk__in=Wish.objects.filter(candidate__account=user.pk).values("programme"))
        case _:
            return every.none()


def listed(several: QuerySet[Programme]) -> QuerySet[Programme]:
    """The same programmes with how many wishes they have, and their `current_timetables` and `current_rounds`."""
    return several.annotate(wish_count=Count("wishes", distinct=True)).prefetch_related(
        Prefetch("timetables", Timetable.objects.filter(current=True), "current_timetables"),
        Prefetch("rounds", Round.objects.filter(current=True), "current_rounds"),
    )


def told_to(user: User, person: str = "candidate") -> Q:
    """Whose rows the reader may see by name; `person` leads from the row to the person, "" where it is the person.

    A prefecture and an employer see who agreed to that, and nobody else; for other readers a consent decides nothing
    here.
    """
    purpose = RECIPIENTS.get(Role(user.role))
    if purpose is None:
        return Q()
    return Q(**{f"{person or 'pk'}__in": candidates.agreed(purpose).values("pk")})


def people_of(user: User, programme: Programme) -> QuerySet[Candidate]:
    """Of the people who wish something in a programme, those the reader may see.

    All of them for its ministry, for its prefecture those who agree, a training centre's own, a candidate themselves;
    nobody for others.
    """
    wishes = Wish.objects.filter(programme=programme)
    wishing = Candidate.objects.filter(pk__in=wishes.values("candidate")).select_related("training_centre")
    match user.role:
        case Role.MINISTRY if user.organisation_id == programme.ministry_id:
            return wishing
        case Role.PREFECTURE if user.organisation_id == programme.prefecture_office_id:
            return wishing.filter(told_to(user, ""))
        case Role.TRAINING_CENTRE:
            return wishing.filter(training_centre=user.organisation_id)
        case Role.CANDIDATE:
            return wishing.filter(account=user.pk)
        case _:
            return wishing.none()


def employers_of(user: User, programme: Programme) -> QuerySet[Organisation]:
    """The employers of a programme whose booth the reader may see: all for officers, an employer's own."""
    several = Organisation.objects.filter(pk__in=Vacancy.objects.filter(programme=programme).values("employer"))
    match user.role:
        case Role.MINISTRY | Role.PREFECTURE:
            return several
        case Role.EMPLOYER if user.organisation_id is not None:
            return several.filter(pk=user.organisation_id)
        case _:
            return several.none()


def timetable_of(programme: Programme) -> Timetable | None:
    """The timetable that holds; None where none was made yet."""
    return programme.timetables.filter(current=True).select_related("by").first()


def meetings_of(timetable: Timetable) -> QuerySet[Meeting]:
    """The interviews of a timetable in order of time, with the people, vacancies and employers a line names."""
    return timetable.meetings.select_related("candidate", "vacancy__employer").order_by("starts_at", "booth")


def not_held_of(timetable: Timetable) -> QuerySet[NotHeld]:
    """The wishes without an interview, person by person."""
    return timetable.not_held.select_related("candidate", "vacancy__employer").order_by(
        "candidate__number", "vacancy__number"
    )


def not_held_counts(timetable: Timetable) -> dict[str, int]:
    """How many wishes have no interview, by why."""
    rows = timetable.not_held.order_by().values("why").annotate(count=Count("pk"))
    return {row["why"]: row["count"] for row in rows}


def booths_of(timetable: Timetable) -> list[dict[str, Any]]:
    """Each employer that meets somebody: its booth, how many meetings, when the first begins; by booth."""
    rows = (
        timetable.meetings.order_by()
        .values("booth", "zone", employer=F("vacancy__employer"))
        .annotate(count=Count("pk"), first=Min("starts_at"))
        .order_by("booth")
    )
    by_key = Organisation.objects.in_bulk([row["employer"] for row in rows])
    return [{**row, "employer": by_key[row["employer"]]} for row in rows]


def interpreters_of(timetable: Timetable) -> list[dict[str, Any]]:
    """Each interpreter who is needed: how many meetings, when the first begins."""
    rows = (
        timetable.meetings.exclude(interpreter="")
        .order_by()
        .values("interpreter", "zone")
        .annotate(count=Count("pk"), first=Min("starts_at"))
        .order_by("interpreter")
    )
    return [dict(row) for row in rows]


def guests_of(timetable: Timetable) -> QuerySet[Candidate]:
    """The people who meet somebody, each with the `count` of interviews, when the `first` begins, and its `zone`."""
    mine = Q(meetings__timetable=timetable)
    return (
        Candidate.objects.filter(mine)
        .annotate(
            count=Count("meetings", filter=mine),
            first=Min("meetings__starts_at", filter=mine),
            zone=Min("meetings__zone", filter=mine),
        )
        .order_by("name_searched", "number")
    )


def person_of(user: User) -> Candidate | None:
    """The record of who signs in as a candidate; None for others, and where the account has none yet."""
    return Candidate.objects.filter(account=user.pk).first()


def next_meetings(candidate: Candidate, since: datetime | None = None) -> QuerySet[Meeting]:
    """A person's interviews in every timetable that holds, in order of time; from a moment on, where one is given."""
    held = candidate.meetings.filter(timetable__current=True).select_related(
        "vacancy__employer", "timetable__programme", "candidate"
    )
    return (held if since is None else held.filter(ends_at__gt=since)).order_by("starts_at")


def first_interview_ahead(programme: Programme, now: datetime) -> datetime | None:
    """When the first interview still to come begins, in the timetable that holds; None where none is ahead."""
    ahead = Meeting.objects.filter(timetable__programme=programme, timetable__current=True, starts_at__gt=now)
    first: datetime | None = ahead.aggregate(first=Min("starts_at"))["first"]
    return first


def meetings_of_employer(employer: Organisation, since: datetime | None = None) -> QuerySet[Meeting]:
    """An employer's interviews in every timetable that holds, in order of time; never another employer's.

    Only with those who agree that the employer is told of them.
    """
    held = Meeting.objects.filter(
        timetable__current=True, vacancy__employer=employer, candidate__in=candidates.agreed(RECIPIENTS[Role.EMPLOYER])
    ).select_related("candidate", "vacancy__employer", "timetable__programme")
    return (held if since is None else held.filter(ends_at__gt=since)).order_by("starts_at")


def rounds_of(programme: Programme) -> QuerySet[Round]:
    """Every round, newest first."""
    return programme.rounds.select_related("by", "certificate").order_by("-number")


def round_of(programme: Programme, number: int | None = None) -> Round | None:
    """One round, the newest where none is named; None where there is no such round."""
    rounds = rounds_of(programme)
    return (rounds if number is None else rounds.filter(number=number)).first()


def outcomes_of(made: Round) -> QuerySet[Outcome]:
    """What a round gave each person, by name; why is left in the database until somebody reads it."""
    outcomes = made.outcomes.select_related("candidate", "vacancy__employer").defer("reasons", "caps")
    return outcomes.order_by("candidate__name_searched", "candidate__number")


def explanation_of(candidate: Candidate, programme: Programme | None = None) -> Outcome | None:
    """What the newest round (of that programme, where one is given) gave a person, with the reasons; or None."""
    outcomes = candidate.outcomes.filter(round__current=True).select_related(
        "round__programme", "vacancy__employer", "candidate"
    )
    if programme is not None:
        outcomes = outcomes.filter(round__programme=programme)
    return outcomes.order_by("-round__made_at").first()


def placed_with(employer: Organisation) -> QuerySet[Outcome]:
    """Who the newest rounds gave an employer's own vacancies, of those who agree; nothing of who else wished them."""
    agreed = candidates.agreed(RECIPIENTS[Role.EMPLOYER])
    return (
        Outcome.objects.filter(round__current=True, vacancy__employer=employer, candidate__in=agreed)
        .select_related("candidate", "vacancy", "round__programme")
        .defer("reasons", "caps", "result")
        .order_by("vacancy__number", "candidate__name_searched")
    )


def wishing_people_of(centre: Organisation) -> QuerySet[Candidate]:
    """A training centre's people who wish something, with their wishes, `count` of interviews and `first`, by name."""
    held = Q(meetings__timetable__current=True)
    wishing = Wish.objects.filter(candidate__training_centre=centre).values("candidate")
    return (
        Candidate.objects.filter(pk__in=wishing)
        .annotate(count=Count("meetings", filter=held), first=Min("meetings__starts_at", filter=held))
        .prefetch_related("wishes")
        .order_by("name_searched", "number")
    )


def newest_order(programme: Programme, work: str) -> Order | None:
    """The last time somebody asked for this work."""
    return programme.orders.filter(work=work).order_by("-at").first()


def wishes_of(programme: Programme) -> list[Wish]:
    """Every wish of a programme, person by person, best first, with the people and vacancies; none of the erased."""
    return list(
        Wish.objects.filter(programme=programme, candidate__erased_at__isnull=True, candidate__same_as__isnull=True)
        .select_related("candidate", "vacancy__employer")
        .order_by("candidate__number", "rank")
    )


def rankings_of(programme: Programme) -> list[Ranking]:
    """Every ranking of a programme, vacancy by vacancy, best first; none of the erased."""
    return list(
        Ranking.objects.filter(
            vacancy__programme=programme, candidate__erased_at__isnull=True, candidate__same_as__isnull=True
        )
        .select_related("candidate", "vacancy")
        .order_by("vacancy__number", "rank")
    )


def sent_by(user: User, programme: Programme, person: Candidate) -> list[tuple[Wish | Ranking, Import]]:
    """A person's wishes, best first, then places in an order, that the reader's organisation imported; with the import.

    What another office sent is told to nobody else cell by cell: a prefecture does not read the ministry's sheet.
    """
    mine = {"candidate": person, "came_by__organisation": user.organisation_id}
    wishes = Wish.objects.filter(programme=programme, **mine).order_by("rank")
    rankings = Ranking.objects.filter(vacancy__programme=programme, **mine).order_by("vacancy__number")
    beside = ("vacancy", "came_by__document")
    several: list[Wish | Ranking] = [*wishes.select_related(*beside), *rankings.select_related(*beside)]
    return [(one, one.came_by) for one in several if one.came_by is not None]


def agrees(person: Candidate) -> bool:
    """Whether a person agrees to all that a fair needs: without it interviews and places do not hold."""
    return candidates.agreed(*RECIPIENTS.values()).filter(pk=person.pk).exists()


def interviews_without_consent(programme: Programme) -> int:
    """How many interviews of the timetable that holds are with people who have taken their consent back since."""
    held = Meeting.objects.filter(timetable__programme=programme, timetable__current=True)
    return held.exclude(candidate__in=candidates.agreed(*RECIPIENTS.values()).values("pk")).count()


def verdicts_of(programme: Programme) -> dict[tuple[UUID, str], Assessment]:
    """The kept verdicts of everybody who wishes something in a programme, by person and pathway."""
    wishing = Wish.objects.filter(programme=programme).values("candidate")
    kept = Assessment.objects.filter(current=True, candidate__in=wishing)
    return {(one.candidate_id, one.pathway): one for one in kept}


def agreements_of(programme: Programme) -> dict[str, set[UUID]]:
    """For each purpose that a fair serves, those who wish something in a programme and agree to it."""
    wishing = Wish.objects.filter(programme=programme).values("candidate")
    return {
        purpose: set(candidates.agreed(purpose).filter(pk__in=wishing).values_list("pk", flat=True))
        for purpose in RECIPIENTS.values()
    }


def vacancies_of(programme: Programme) -> list[Vacancy]:
    """Every vacancy of a programme in the order of the numbers: the turn order in which a cap is shared out."""
    return list(programme.vacancies.select_related("employer").order_by("number"))


def open_vacancies(programme: Programme) -> set[UUID]:
    """The vacancies people may be offered: published, and no violation stands."""
    return set(employers.published(programme).values_list("pk", flat=True))


def wishes_brought_by(kept: Import) -> QuerySet[Wish]:
    """The wishes an import brought."""
    return Wish.objects.filter(came_by=kept).order_by("pk")


def rankings_brought_by(kept: Import) -> QuerySet[Ranking]:
    """The rankings an import brought."""
    return Ranking.objects.filter(came_by=kept).order_by("pk")


def vacancies_to_choose(kept: Import) -> QuerySet[Vacancy]:
    """The vacancies that an import of wishes or rankings may name.

    A ministry's those of its programmes, a prefecture's likewise, an employer's its own.
    """
    vacancies = Vacancy.objects.select_related("programme")
    match kept.organisation.kind:
        case Organisation.Kind.MINISTRY:
            return vacancies.filter(programme__ministry=kept.organisation)
        case Organisation.Kind.PREFECTURE:
            return vacancies.filter(programme__prefecture_office=kept.organisation)
        case Organisation.Kind.EMPLOYER:
            return vacancies.filter(employer=kept.organisation)
        case _:
            return vacancies.none()


def vacancies_named(kept: Import, numbers: Iterable[str]) -> dict[str, list[Vacancy]]:
    """Of these numbers, the vacancies an import may mean; more than one where programmes use the same number."""
    found: dict[str, list[Vacancy]] = {}
    for some in _chunks(numbers):
        for vacancy in vacancies_to_choose(kept).filter(number__in=some).order_by("programme__key"):
            found.setdefault(vacancy.number, []).append(vacancy)
    return found


def candidates_named(pools: Iterable[UUID], numbers: Iterable[str]) -> dict[tuple[UUID, str], Candidate]:
    """Of these numbers, the people of these ministries' pools, by pool and number; only what names them is read."""
    wanted, found = list(pools), {}
    for some in _chunks(numbers):
        people = Candidate.objects.filter(pool__in=wanted, number__in=some).only("pool", "number")
        found.update({(one.pool_id, one.number): one for one in people})
    return found


def known_wishes(candidates: Iterable[UUID]) -> list[Wish]:
    """What these people have wished already."""
    return [
        wish
        for some in _chunks(candidates)
        for wish in Wish.objects.filter(candidate__in=some).select_related("vacancy").order_by("pk")
    ]


def known_rankings(vacancies: Iterable[UUID]) -> list[Ranking]:
    """Whom these vacancies' employers have ranked already."""
    return [
        ranking
        for some in _chunks(vacancies)
        for ranking in Ranking.objects.filter(vacancy__in=some).select_related("candidate").order_by("pk")
    ]


def wished_pairs(vacancies: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
    """Who wishes these vacancies: (candidate, vacancy)."""
    return {
        pair
        for some in _chunks(vacancies)
        for pair in Wish.objects.filter(vacancy__in=some).values_list("candidate", "vacancy")
    }


def _chunks(values: Iterable[Any]) -> list[list[Any]]:
    several = list(dict.fromkeys(values))
    return [several[start : start + CHUNK] for start in range(0, len(several), CHUNK)]
