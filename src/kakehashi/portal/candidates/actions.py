"""Every write about candidates."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.accounts.sealed import unseal
from kakehashi.portal.candidates import bridge, queries
from kakehashi.portal.candidates.models import Assessment, Candidate, Evidence, Reveal, SealedValue
from kakehashi.portal.documents.models import Document
from kakehashi.portal.intake.models import Import
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.vocabulary import KakehashiError, Pathway

CHUNK = 500
"""People assessed and stored together: bounds memory, and the time a write lock is held."""


class NoPool(KakehashiError):
    """A training centre imports people, and no ministry has a pool to put them in."""

    title = "There is no pool"


def pool_of(kept: Import) -> Organisation:
    """The ministry whose pool an import fills: the importer's own, or the programme's for a training centre."""
    if kept.organisation.kind == Organisation.Kind.MINISTRY:
        return kept.organisation
    ministry = Organisation.objects.filter(kind=Organisation.Kind.MINISTRY).order_by("name").first()
    if ministry is None:
        raise NoPool(["no ministry is registered yet; open a programme first, then import."])
    return ministry


def _centres(kept: Import, names: set[str]) -> dict[str, Organisation]:
    if kept.organisation.kind == Organisation.Kind.TRAINING_CENTRE:
        return dict.fromkeys(names, kept.organisation)
    found: dict[str, Organisation] = {}
    for name in sorted(names):
        found[name], _ = Organisation.objects.get_or_create(kind=Organisation.Kind.TRAINING_CENTRE, name=name)
    return found


def enrol(kept: Import, rows: Sequence[Any]) -> int:
    """Store one batch of accepted rows, in the caller's transaction; a number that is known already is passed over.

    Says how many people were new.
    """
    pool = pool_of(kept)
    known = queries.known_numbers(pool, [bridge.number_of(row) for row in rows])
    fresh = [row for row in rows if bridge.number_of(row) not in known]
    centres = _centres(kept, {row.person["training_centre"] for row in fresh if row.person.get("training_centre")})
    people: list[Candidate] = []
    for row in fresh:
        candidate = bridge.candidate_of(row)
        candidate.pool, candidate.came_by = pool, kept
        if kept.organisation.kind == Organisation.Kind.TRAINING_CENTRE:
            candidate.training_centre = kept.organisation
        else:
            candidate.training_centre = centres.get(row.person.get("training_centre") or "")
        people.append(candidate)
    Candidate.objects.bulk_create(people)
    SealedValue.objects.bulk_create(
        [
            value
            for candidate, row in zip(people, fresh, strict=True)
            for value in bridge.sealed_values(candidate, row.person)
        ]
    )
    return len(people)


def take_back(kept: Import) -> None:
    """Remove the people an import brought, with their sealed values and verdicts, in the caller's transaction."""
    queries.brought_by(kept).delete()


@transaction.atomic
def keep_assessments(*, candidates: Sequence[Candidate], on: date, pathways: Sequence[Pathway]) -> int:
    """Assess these people (given by `queries.whole`) and keep the verdicts beside the ones they replace."""
    version, digest, _checked = bridge.book()
    now = timezone.now()
    people = [bridge.person_of(candidate) for candidate in candidates]
    fresh = [
        Assessment(
            candidate=candidate,
            pathway=kept.pathway,
            on=on,
            stage="pool",
            at_least="claimed",
            book_version=version,
            book_digest=digest,
            yes=kept.yes,
            no=kept.no,
            applies=kept.applies,
            mendable=kept.mendable,
            alone=kept.alone,
            deciding=kept.deciding,
            days=kept.days,
            kept_at=now,
        )
        for candidate, words in zip(candidates, bridge.assessed(people, on=on, pathways=pathways), strict=True)
        for kept in words
    ]
    Assessment.objects.filter(candidate__in=candidates, pathway__in=pathways, current=True).update(current=False)
    Assessment.objects.bulk_create(fresh, batch_size=500)
    return len(fresh)


def assess_pool(*, pool: Organisation, on: date, pathways: Sequence[Pathway], by: User | None) -> int:
    """Assess everybody in a pool, chunk by chunk, and write one line; says how many people."""
    keys = list(Candidate.objects.filter(pool=pool).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        chunk = list(queries.whole(Candidate.objects.filter(pk__in=keys[start : start + CHUNK])).order_by("pk"))
        keep_assessments(candidates=chunk, on=on, pathways=pathways)
    version, digest, _checked = bridge.book()
    with transaction.atomic():
        detail = {"people": len(keys), "on": on.isoformat(), "book_version": version, "book_digest": digest}
        record(deed=Deed.POOL_ASSESSED, subject=pool, actor=by, detail=detail)
    return len(keys)


@transaction.atomic
def record_evidence(
    *, candidate: Candidate, keys: Sequence[str], level: str, document: Document | None, by: User, on: date
) -> None:
    """Write down how facts of a person are known, and assess that person again at once."""
    for key in keys:
        Evidence.objects.update_or_create(
            candidate=candidate,
            key=key,
            defaults={"level": level, "document": document, "by": by, "at": timezone.now()},
        )
    record(
        deed=Deed.EVIDENCE_RECORDED,
        subject=candidate,
        actor=by,
        detail={"facts": list(keys), "level": level},
        rests_on=[candidate],
    )
    ways = [Pathway(way) for way in candidate.assessments.filter(current=True).values_list("pathway", flat=True)]
    whole = queries.whole(Candidate.objects.filter(pk=candidate.pk))
    keep_assessments(candidates=list(whole), on=on, pathways=ways)


@transaction.atomic
def show_sensitive(*, value: SealedValue, by: User, reason: str) -> str:
    """Open a sealed value for one reader; who, when and why is kept, the ledger's line without the reason's words."""
    Reveal.objects.create(candidate=value.candidate, kind=value.kind, by=by, at=timezone.now(), reason=reason)
    record(deed=Deed.SENSITIVE_SHOWN, subject=value.candidate, actor=by, detail={"kind": value.kind})
    return unseal(value.sealed)


@transaction.atomic
def open_account_for(*, candidate: Candidate, account: User) -> Candidate:
    """Let a person sign in to their own record."""
    if account.role != Role.CANDIDATE:
        raise ValueError("only an account of the role candidate can be a person's own")
    candidate.account = account
    candidate.save(update_fields=["account"])
    return candidate
