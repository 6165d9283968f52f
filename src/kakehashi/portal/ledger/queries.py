"""What may be read of the ledger."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Footing, Line, Seal

UNDOING = (Deed.IMPORT_UNDONE, Deed.DOUBLE_REOPENED, Deed.BULK_UNDONE)
"""Deeds that take an earlier deed on the same subject back: what it stood on is free again."""

FOR_MANY = (Deed.MANY_ASSIGNED,)
"""Deeds of one line that stand on everybody for whom they were done: they are part of each one's history."""


def lines() -> QuerySet[Line]:
    """All lines, newest first, with who did it and whether it is sealed."""
    return Line.objects.select_related("actor", "seal").order_by("-pk")


def unsealed() -> QuerySet[Line]:
    """The lines that wait for their seal."""
    return Line.objects.filter(seal__isnull=True)


def history_of(kind: str, subject_id: object) -> QuerySet[Line]:
    """The lines of one subject, newest first, and those of a deed for many that was done for it among others."""
    own = Q(subject_kind=kind, subject_id=str(subject_id))
    standing = Footing.objects.filter(subject_kind=kind, subject_id=str(subject_id), line__deed__in=FOR_MANY)
    for many_kind, many_id in set(standing.values_list("line__subject_kind", "line__subject_id")):
        own |= Q(subject_kind=many_kind, subject_id=many_id)
    return lines().filter(own)


def standing_on(kind: str, subject_ids: Iterable[object]) -> QuerySet[Footing]:
    """The deeds that stand on any of these subjects, oldest first, with who did them; what was undone stands not."""
    undone = Line.objects.filter(
        subject_kind=OuterRef("line__subject_kind"),
        subject_id=OuterRef("line__subject_id"),
        deed__in=UNDOING,
        pk__gt=OuterRef("line_id"),
    )
    return (
        Footing.objects.filter(subject_kind=kind, subject_id__in=[str(key) for key in subject_ids])
        .exclude(Exists(undone))
        .select_related("line__actor")
        .order_by("line_id")
    )


def any_standing(kind: str, *, since: datetime) -> bool:
    """Whether any deed since a moment stands on a subject of this kind, undone or not."""
    return Footing.objects.filter(subject_kind=kind, line__at__gte=since).exists()


def exported() -> Iterator[dict[str, Any]]:
    """Every sealed line in the order of the chain, as chain.py reads it."""
    for seal in Seal.objects.select_related("line").order_by("position").iterator(chunk_size=2_000):
        yield {
            "position": seal.position,
            "previous": seal.previous,
            "hash": seal.hash,
            "content": seal.line.content(),
        }
