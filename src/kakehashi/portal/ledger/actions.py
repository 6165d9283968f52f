"""The two writes of the ledger: record a deed, and seal what has been committed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import Value
from django.utils import timezone

from kakehashi.portal.ledger import chain, queries
from kakehashi.portal.ledger.bulk import Spelled, insert_selected
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Footing, Line, Seal


def kind_of(subject: models.Model) -> str:
    """The name under which the ledger knows a row: `candidates.candidate`."""
    return subject._meta.label_lower


def record(
    *,
    deed: Deed,
    subject: models.Model,
    actor: Any,
    detail: dict[str, Any] | None = None,
    rests_on: Iterable[models.Model] = (),
    at: datetime | None = None,
) -> Line:
    """Insert one line in the caller's own transaction; `actor` is a User, or None where the system acts.

    `detail` holds ids, counts and digests.  `rests_on` names the rows this deed stands on, so that an undo below it
    is refused by name.
    """
    line = Line.objects.create(
        at=at or timezone.now(),
        actor=actor,
        organisation_id=getattr(actor, "organisation_id", None),
        deed=deed.value,
        subject_kind=kind_of(subject),
        subject_id=str(subject.pk),
        detail=detail or {},
    )
    Footing.objects.bulk_create(
        [Footing(line=line, subject_kind=kind_of(row), subject_id=str(row.pk)) for row in rests_on], batch_size=500
    )
    return line


def record_each(*, deed: Deed, subjects: Iterable[tuple[models.Model, dict[str, Any]]], actor: Any) -> int:
    """`record` for many subjects at once, each with its own detail and resting on itself; says how many lines.

    Cost: two inserts for every 500 lines.
    """
    several = list(subjects)
    now = timezone.now()
    lines = Line.objects.bulk_create(
        [
            Line(
                at=now,
                actor=actor,
                organisation_id=getattr(actor, "organisation_id", None),
                deed=deed.value,
                subject_kind=kind_of(subject),
                subject_id=str(subject.pk),
                detail=detail,
            )
            for subject, detail in several
        ],
        batch_size=500,
    )
    Footing.objects.bulk_create(
        [Footing(line=line, subject_kind=line.subject_kind, subject_id=line.subject_id) for line in lines],
        batch_size=500,
    )
    return len(lines)


def rest_on_all(line: Line, rows: models.QuerySet[Any]) -> int:
    """Let a line stand on every row of a query, whose keys are UUIDs; says how many.  Cost: one statement."""
    footing = rows.order_by().annotate(
        line_key=Value(line.pk, models.BigIntegerField()),
        kind_=Value(rows.model._meta.label_lower, models.CharField()),
        spelled=Spelled("pk"),
    )
    return insert_selected(
        Footing, ("line", "subject_kind", "subject_id"), footing.values_list("line_key", "kind_", "spelled")
    )


@transaction.atomic
def seal(limit: int = 5_000) -> int:
    """Chain up to `limit` committed lines that no seal covers yet; says how many were sealed.

    Writers never wait for it: a line is inserted unsealed, and one sealer at a time (the first seal is locked) hashes
    the lines in the order of their ids.  The newest seal is read under that lock: locked itself, it would be the one
    that was the newest before the wait.
    """
    Seal.objects.select_for_update().filter(position=1).first()
    last = Seal.objects.order_by("-position").first()
    previous, position = (last.hash, last.position) if last else (chain.START, 0)
    seals, now = [], timezone.now()
    for line in queries.unsealed().order_by("pk")[:limit]:
        position += 1
        hashed = chain.link(previous, line.content())
        seals.append(Seal(line=line, position=position, previous=previous, hash=hashed, sealed_at=now))
        previous = hashed
    Seal.objects.bulk_create(seals, batch_size=500)
    return len(seals)
