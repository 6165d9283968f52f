"""Every write about vacancies."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.employers import bridge, queries
from kakehashi.portal.employers.models import Finding, Outcome, State, Vacancy
from kakehashi.portal.intake.bulk import insert
from kakehashi.portal.intake.models import ForbiddenMove, Import
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.programmes.models import Programme
from kakehashi.vocabulary import KakehashiError

CHUNK = 500
"""Vacancies checked and stored together: bounds memory, and the time a write lock is held."""


class NoProgramme(KakehashiError):
    """Vacancies are imported for a prefecture that has no programme."""

    title = "There is no programme"


class NotPublishable(KakehashiError):
    """A vacancy that may not be published as it stands."""

    title = "This vacancy cannot be published"


def programme_for(kept: Import) -> Programme:
    """The programme an import fills; see `queries.programme_of`."""
    programme = queries.programme_of(kept.organisation)
    if programme is None:
        raise NoProgramme([f"{kept.organisation} has no programme yet; open one, then import."])
    return programme


def _employers(kept: Import, programme: Programme, names: set[str]) -> dict[str, Organisation]:
    if kept.organisation.kind == Organisation.Kind.EMPLOYER:
        return dict.fromkeys(names, kept.organisation)
    found: dict[str, Organisation] = {}
    for name in sorted(names):
        found[name], _ = Organisation.objects.get_or_create(
            kind=Organisation.Kind.EMPLOYER, name=name, defaults={"place": programme.prefecture_code}
        )
    return found


def enrol(kept: Import, rows: Sequence[Any]) -> list[int]:
    """Store one batch of accepted rows, in the caller's transaction; a number that is known already is passed over.

    Gives the rows that were new.  An employer that nobody knows yet becomes an organisation of that prefecture;
    what an employer imports is always its own.
    """
    programme = programme_for(kept)
    known = queries.known_numbers(programme, [row.vacancy["id"] for row in rows])
    fresh = [row for row in rows if row.vacancy["id"] not in known]
    employers = _employers(kept, programme, {row.vacancy["employer"] for row in fresh})
    vacancies: list[Vacancy] = []
    for row in fresh:
        vacancy = bridge.vacancy_of(row)
        vacancy.programme, vacancy.came_by = programme, kept
        vacancy.employer = employers[row.vacancy["employer"]]
        vacancies.append(vacancy)
    insert(vacancies)
    return [row.number for row in fresh]


def take_back(kept: Import) -> None:
    """Remove the vacancies an import brought, with their findings, in the caller's transaction; employers stay."""
    queries.brought_by(kept).delete()


@transaction.atomic
def keep_findings(*, keys: Sequence[Any], on: date) -> int:
    """Check these vacancies on a day; where the answer is not the one kept, it takes its place.  Says where it changed.

    Checked again with the same answer, only the day of the check moves.
    """
    locked = Vacancy.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    changed: list[Vacancy] = []
    fresh: list[Finding] = []
    for vacancy in queries.whole(locked):
        found = bridge.findings_of(vacancy, on)
        if [one.content for one in found] != [one.content for one in queries.standing_of(vacancy)]:
            changed.append(vacancy)
            fresh += found
    Finding.objects.filter(vacancy__in=changed, replaced_on__isnull=True).update(replaced_on=on)
    Finding.objects.bulk_create(fresh, batch_size=500)
    Vacancy.objects.filter(pk__in=keys).update(checked_on=on)
    return len(changed)


def check_vacancies(*, programme: Programme, on: date, by: User | None = None) -> int:
    """Check every vacancy of a programme over its whole term, and write one line; says how many vacancies."""
    keys = list(programme.vacancies.order_by("pk").values_list("pk", flat=True))
    changed = 0
    for start in range(0, len(keys), CHUNK):
        changed += keep_findings(keys=keys[start : start + CHUNK], on=on)
    counts = queries.counted(Vacancy.objects.filter(programme=programme))
    detail = {"on": on.isoformat(), "vacancies": len(keys), "changed": changed, "book_version": bridge.book()[0]}
    with transaction.atomic():
        record(deed=Deed.VACANCIES_CHECKED, subject=programme, actor=by, detail=detail | {"answers": counts})
    return len(keys)


@transaction.atomic
def check_again(*, vacancy: Vacancy, on: date, by: User | None) -> int:
    """Check one vacancy; a line is written where its answer changed.  Says 1 if it did."""
    changed = keep_findings(keys=[vacancy.pk], on=on)
    if changed:
        detail = {"on": on.isoformat(), "vacancies": 1, "changed": 1, "book_version": bridge.book()[0]}
        record(deed=Deed.VACANCIES_CHECKED, subject=vacancy, actor=by, detail=detail)
    return changed


@transaction.atomic
def correct(*, vacancy: Vacancy, changes: Mapping[str, Any], by: User, on: date) -> Vacancy:
    """Change what a draft states (dotted keys of the contract; None: not stated), and check it again at once."""
    vacancy = Vacancy.objects.select_for_update(of=("self",)).get(pk=vacancy.pk)
    if vacancy.state != State.DRAFT:
        raise ForbiddenMove([f"vacancy {vacancy.number} is {vacancy.state!r}; only a draft can be corrected."])
    keys = bridge.corrected(vacancy, changes)
    if keys:
        vacancy.full_clean()
        vacancy.save()
        record(
            deed=Deed.VACANCY_CORRECTED, subject=vacancy, actor=by, detail={"terms": sorted(keys)}, rests_on=[vacancy]
        )
        check_again(vacancy=vacancy, on=on, by=by)
    return vacancy


def publish(*, vacancy: Vacancy, by: User, on: date, asked: bool = False) -> Vacancy:
    """Check a draft once more, on that day, and publish it; `asked`: somebody has asked about the open points.

    Raises NotPublishable where a violation stands, or where points are open that nobody has asked about; the check is
    kept even then.  ForbiddenMove where it is published already.
    """
    check_again(vacancy=vacancy, on=on, by=by)
    return _publish(vacancy, by, on, asked=asked)


@transaction.atomic
def _publish(vacancy: Vacancy, by: User, on: date, *, asked: bool) -> Vacancy:
    locked = Vacancy.objects.select_for_update(of=("self",)).filter(pk=vacancy.pk)
    vacancy = queries.whole(locked).get()
    vacancy.move_to(State.PUBLISHED)
    answer = queries.answer_of(vacancy)
    if answer.to_correct:
        raise NotPublishable([f"{vacancy.number}: a violation stands; correct it, then publish."])
    if answer.to_confirm and not asked:
        raise NotPublishable([f"{vacancy.number}: points are open; ask about them and say so, then publish."])
    vacancy.published_on = on
    vacancy.full_clean()
    vacancy.save()
    record(
        deed=Deed.VACANCY_PUBLISHED,
        subject=vacancy,
        actor=by,
        detail={"on": on.isoformat(), "open_points": answer.to_confirm, "book_version": bridge.book()[0]},
        rests_on=[vacancy],
    )
    return vacancy


@transaction.atomic
def publish_all_without_violation(*, programme: Programme, by: User, on: date) -> int:
    """Publish every draft that was checked and in which no violation stands; one line for all of them.

    Says how many.  Open points are no hindrance here: who calls this has asked about them.
    """
    open_points = queries.counted(queries.publishable(programme))[Outcome.UNKNOWN]
    drafts = queries.publishable(programme).values("pk")
    vacancies = list(Vacancy.objects.select_for_update(of=("self",)).filter(pk__in=drafts).order_by("number"))
    for vacancy in vacancies:
        vacancy.move_to(State.PUBLISHED)
        vacancy.published_on = on
    Vacancy.objects.bulk_update(vacancies, ["state", "published_on"], batch_size=500)
    if vacancies:
        record(
            deed=Deed.VACANCY_PUBLISHED,
            subject=programme,
            actor=by,
            detail={
                "on": on.isoformat(),
                "vacancies": len(vacancies),
                "with_open_points": open_points,
                "book_version": bridge.book()[0],
            },
            rests_on=vacancies,
        )
    return len(vacancies)
