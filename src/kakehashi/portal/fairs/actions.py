"""Every write about wishes, rankings, timetables and rounds."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from kakehashi.portal.accounts.models import User
from kakehashi.portal.documents.actions import keep, open_for
from kakehashi.portal.documents.models import Document
from kakehashi.portal.employers.models import Vacancy
from kakehashi.portal.fairs import bridge, judging, queries
from kakehashi.portal.fairs.models import (
    Meeting,
    NotHeld,
    Order,
    Outcome,
    Ranking,
    Round,
    Timetable,
    Why,
    Wish,
)
from kakehashi.portal.intake.models import Import
from kakehashi.portal.ledger.actions import kind_of, record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.programmes.models import Programme


def enrol_wishes(kept: Import, rows: Sequence[Any]) -> list[int]:
    """Store one batch of wishes, in the caller's transaction; one that is known already is passed over.

    Gives the rows that were new.
    """
    vacancies = queries.vacancies_named(kept, [row.choice["vacancy"] for row in rows])
    people = queries.candidates_named([kept.organisation_id], [row.choice["candidate"] for row in rows])
    chosen = [
        (row, people[kept.organisation_id, row.choice["candidate"]], vacancies[row.choice["vacancy"]][0])
        for row in rows
    ]
    known = {(wish.candidate_id, wish.vacancy_id) for wish in queries.known_wishes(one.pk for _, one, _ in chosen)}
    fresh = {
        row.number: Wish(
            programme=vacancy.programme,
            candidate=candidate,
            vacancy=vacancy,
            rank=row.choice["rank"],
            came_by=kept,
            row=row.number,
        )
        for row, candidate, vacancy in chosen
        if (candidate.pk, vacancy.pk) not in known
    }
    Wish.objects.bulk_create(fresh.values(), batch_size=500)
    return [*fresh]


def enrol_rankings(kept: Import, rows: Sequence[Any]) -> list[int]:
    """Store one batch of rankings, in the caller's transaction; one that is known already is passed over.

    Gives the rows that were new.
    """
    vacancies = queries.vacancies_named(kept, [row.choice["vacancy"] for row in rows])
    pools = {one.programme.ministry_id for several in vacancies.values() for one in several}
    people = queries.candidates_named(pools, [row.choice["candidate"] for row in rows])
    fresh: dict[int, Ranking] = {}
    known = {
        (one.vacancy_id, one.candidate_id)
        for one in queries.known_rankings(one.pk for several in vacancies.values() for one in several)
    }
    for row in rows:
        vacancy = vacancies[row.choice["vacancy"]][0]
        candidate = people[vacancy.programme.ministry_id, row.choice["candidate"]]
        if (vacancy.pk, candidate.pk) not in known:
            fresh[row.number] = Ranking(
                vacancy=vacancy, candidate=candidate, rank=row.choice["rank"], came_by=kept, row=row.number
            )
    Ranking.objects.bulk_create(fresh.values(), batch_size=500)
    return [*fresh]


def take_back_wishes(kept: Import) -> None:
    """Remove the wishes an import brought, in the caller's transaction."""
    queries.wishes_brought_by(kept).delete()


def take_back_rankings(kept: Import) -> None:
    """Remove the rankings an import brought, in the caller's transaction."""
    queries.rankings_brought_by(kept).delete()


@transaction.atomic
def record_wishes_entered(*, kept: Import) -> None:
    """Write one line that rests on every person and vacancy the wishes name: neither can be undone from under them."""
    brought = list(queries.wishes_brought_by(kept).select_related("candidate", "vacancy"))
    _record_entered(Deed.WISHES_ENTERED, kept, brought)


@transaction.atomic
def record_rankings_entered(*, kept: Import) -> None:
    """Write one line that rests on every person and vacancy the rankings name."""
    brought = list(queries.rankings_brought_by(kept).select_related("candidate", "vacancy"))
    _record_entered(Deed.RANKINGS_ENTERED, kept, brought)


def _record_entered(deed: Deed, kept: Import, brought: Sequence[Wish] | Sequence[Ranking]) -> None:
    if not brought or Line.objects.filter(deed=deed, subject_kind=kind_of(kept), subject_id=str(kept.pk)).exists():
        return
    people = {one.candidate_id: one.candidate for one in brought}
    vacancies = {one.vacancy_id: one.vacancy for one in brought}
    record(
        deed=deed,
        subject=kept,
        actor=kept.by,
        detail={"rows": len(brought), "candidates": len(people), "vacancies": len(vacancies)},
        rests_on=[*people.values(), *vacancies.values()],
    )


@transaction.atomic
def order(*, programme: Programme, work: Order.Work, by: User, on: date, seed: int = 0) -> Order | None:
    """Note that somebody asks for this work; None where it is under way already, so that it is not done twice."""
    Programme.objects.select_for_update().get(pk=programme.pk)
    newest = queries.newest_order(programme, work)
    if newest is not None and newest.waits:
        return None
    return Order.objects.create(programme=programme, work=work, by=by, on=on, seed=seed, at=timezone.now())


@transaction.atomic
def close(*, order: Order, faults: Sequence[dict[str, str]] = ()) -> Order:
    """Note that an order was carried out, or why it cannot be."""
    order.ended_at, order.faults = timezone.now(), list(faults)
    order.save(update_fields=["ended_at", "faults"])
    return order


def make_timetable(*, programme: Programme, by: User | None, on: date, seed: int = 0) -> Timetable:
    """Plan the interviews that are wished and may be held, check the plan, and let it hold from now on.

    A wish with the kept verdict "yes" at an open vacancy is asked for; "unknown" is listed to be asked first, "not yet"
    and "no" with their rules, closed vacancies and missing consents as such; none is lost.  All is worked
    out before anything is written, so that no write lock is held meanwhile.

    Raises NotMade, FairError; then the timetable that held before still holds.
    """
    wishes = queries.wishes_of(programme)
    judged = judging.judged(
        wishes, queries.verdicts_of(programme), queries.open_vacancies(programme), queries.agreements_of(programme)
    )
    asked = [one.wish for one in judged if one.answer == judging.YES]
    booths = _booths(queries.vacancies_of(programme))
    plan = bridge.planned(programme.file, asked, booths, on=on, seed=seed)
    waiting = [
        NotHeld(candidate=wish.candidate, vacancy=wish.vacancy, why=Why.NO_ROOM, because=[because])
        for wish, because in plan.waiting
    ] + [
        NotHeld(candidate=one.wish.candidate, vacancy=one.wish.vacancy, why=one.answer, because=one.because)
        for one in judged
        if one.answer != judging.YES
    ]
    timetable = Timetable(
        programme=programme,
        made_at=timezone.now(),
        by=by,
        on=on,
        seed=seed,
        wishes=len(wishes),
        asked=len(asked),
        held=len(plan.meetings),
        guests=len({meeting.candidate_id for meeting in plan.meetings}),
        bound=plan.bound,
        reasons=_counted(waiting),
        days=plan.days,
    )
    return _keep_timetable(timetable, plan.meetings, waiting, wishes)


def _booths(vacancies: Iterable[Vacancy]) -> dict[UUID, int]:
    """The number of each employer's booth: employers in the order of their first vacancy's number."""
    return {key: place for place, key in enumerate(dict.fromkeys(one.employer_id for one in vacancies), start=1)}


def _counted(waiting: Iterable[NotHeld]) -> list[dict[str, Any]]:
    """Why wishes have no interview, most frequent first; of those without a time, whatever it was that was full."""
    counted: Counter[tuple[str, str]] = Counter()
    words: dict[tuple[str, str], dict[str, str]] = {}
    for one in waiting:
        for text in [] if one.why == Why.NO_ROOM else one.because:
            key = (one.why, text["en"])
            counted[key] += 1
            words[key] = text
    return [{"why": key[0], "text": words[key], "count": count} for key, count in counted.most_common()]


@transaction.atomic
def _keep_timetable(
    timetable: Timetable, meetings: Sequence[Meeting], waiting: Sequence[NotHeld], wishes: Sequence[Wish]
) -> Timetable:
    Programme.objects.select_for_update().get(pk=timetable.programme_id)
    Timetable.objects.filter(programme=timetable.programme, current=True).update(current=False)
    timetable.full_clean()
    timetable.save(force_insert=True)
    for meeting in meetings:
        meeting.timetable = timetable
    for one in waiting:
        one.timetable = timetable
    Meeting.objects.bulk_create(meetings, batch_size=500)
    NotHeld.objects.bulk_create(waiting, batch_size=500)
    whys = Counter(one.why for one in waiting)
    detail = {
        "on": timetable.on.isoformat(),
        "seed": timetable.seed,
        "wishes": timetable.wishes,
        "asked": timetable.asked,
        "held": timetable.held,
        "bound": timetable.bound,
        "not_held": {why.value: whys[why] for why in Why},
    }
    record(deed=Deed.TIMETABLE_MADE, subject=timetable, actor=timetable.by, detail=detail, rests_on=wishes)
    return timetable


def run_round(*, programme: Programme, by: User | None, on: date, seed: int) -> Round:
    """Match wishes and rankings, check the certificate, and keep all of it as the programme's newest round.

    A vacancy that is not open has no seat; a wish whose kept verdict is not "yes" is no eligible pair; who has not
    consented is in no market.  The certificate
    holds every wish: it belongs to the ministry and is lent to the prefecture; others but an auditor never get it.

    Raises NotMade where the certificate does not hold, MarketError; then nothing is kept.
    """
    wishes = queries.wishes_of(programme)
    rankings = queries.rankings_of(programme)
    made = bridge.matched(
        bridge.Market(
            file=programme.file,
            caps=list(programme.caps.all()),
            vacancies=queries.vacancies_of(programme),
            open_vacancies=queries.open_vacancies(programme),
            judged=judging.judged(wishes, queries.verdicts_of(programme), None, queries.agreements_of(programme)),
            rankings=rankings,
        ),
        seed=seed,
    )
    return _keep_round(programme, made, by=by, on=on, seed=seed, rests_on=[*wishes, *rankings])


def _keep_round(
    programme: Programme, made: bridge.Matched, *, by: User | None, on: date, seed: int, rests_on: Sequence[Any]
) -> Round:
    document: Document | None = None
    try:
        with transaction.atomic():
            Programme.objects.select_for_update().get(pk=programme.pk)
            newest = queries.round_of(programme)
            number = 1 if newest is None else newest.number + 1
            document = keep(
                data=made.certificate,
                filename=f"{programme.key}-round-{number}-{made.code}.json",
                media_type="application/json",
                owner=programme.ministry,
                by=by,
                shared_with=[programme.prefecture_office],
            )
            Round.objects.filter(programme=programme, current=True).update(current=False)
            kept = Round(
                programme=programme,
                number=number,
                seed=seed,
                on=on,
                certificate=document,
                code=made.code,
                digest=made.digest,
                kept=made.kept,
                candidates=len(made.places),
                placed=sum(place.vacancy is not None for place in made.places),
                seats=made.seats,
                by_wish=made.by_wish,
                reasons=made.reasons,
                made_at=timezone.now(),
                by=by,
            )
            kept.full_clean()
            kept.save(force_insert=True)
            _keep_outcomes(kept, made.places)
            detail = {
                "number": number,
                "on": on.isoformat(),
                "seed": seed,
                "code": made.code,
                "digest": made.digest,
                "certificate_sha256": document.sha256,
                "candidates": kept.candidates,
                "placed": kept.placed,
            }
            record(deed=Deed.MATCHING_RUN, subject=kept, actor=by, detail=detail, rests_on=rests_on)
    except BaseException:
        if document is not None:
            default_storage.delete(document.stored_as)
        raise
    return kept


def _keep_outcomes(kept: Round, places: Iterable[bridge.Place]) -> None:
    Outcome.objects.bulk_create(
        [
            Outcome(
                round=kept,
                candidate=place.candidate,
                vacancy=place.vacancy,
                wish=place.wish,
                result=place.result,
                reasons=place.reasons,
                caps=place.caps,
            )
            for place in places
        ],
        batch_size=500,
    )


def open_certificate(*, made: Round, by: User) -> bytes:
    """Give the certificate out and write down to whom."""
    return open_for(document=made.certificate, by=by)
