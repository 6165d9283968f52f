"""What a reader may see of imports."""

import hashlib
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.intake.kinds import BESIDE, KINDS, Kind
from kakehashi.portal.intake.models import Heading, Import, Recognised, State
from kakehashi.portal.ledger import queries as ledger
from kakehashi.portal.ledger.models import Footing

CHUNK = 5_000
"""Rows asked about at once."""


def visible_to(user: User) -> QuerySet[Import]:
    """The imports of the reader's own organisation, newest first."""
    if user.organisation_id is None:
        return Import.objects.none()
    return Import.objects.filter(organisation=user.organisation_id).select_related("document", "by")


def kinds_for(user: User) -> list[Kind]:
    """What this reader may import."""
    return [kind for kind in KINDS.values() if user.role in kind.roles]


def earlier_with_same_file(kept: Import) -> Import | None:
    """An import of the same bytes that the same organisation has taken in before this one."""
    return (
        Import.objects.filter(
            organisation=kept.organisation_id,
            kind=kept.kind,
            document__sha256=kept.document.sha256,
            state=State.DONE,
            began_at__lt=kept.began_at,
        )
        .order_by("-began_at")
        .first()
    )


def under_way_with(user: User, kind: str, data: bytes) -> Import | None:
    """The newest import of these very bytes by the reader's organisation that is on its way in, or in."""
    digest = hashlib.sha256(data).hexdigest()
    alive = [State.READING, State.PREVIEW, State.COMMITTING, State.DONE]
    found = visible_to(user).filter(kind=kind, document__sha256=digest, state__in=alive)
    return found.order_by("-began_at").first()


def meanings(sender: Organisation, kind: str) -> dict[str, str | None]:
    """What a sender has said of its own headers: header as written -> key, None where it is not read."""
    return dict(headings(sender, kind).values_list("header", "key"))


def headings(sender: Organisation, kind: str) -> QuerySet[Heading]:
    """What a sender has said of its own headers, with who said it and when."""
    return Heading.objects.filter(sender=sender, kind=kind).select_related("by")


def senders(kind: Kind, user: User) -> QuerySet[Organisation]:
    """Whose lists the reader's organisation may bring in besides its own."""
    if user.organisation is None:
        return Organisation.objects.none()
    return kind.senders(user.organisation).exclude(pk=user.organisation.pk)


def columns_counted(kept: Import) -> list[tuple[str, int]]:
    """Each column with faults, by its header, with how many faults stand in it; most first."""
    faults = kept.faults.filter(is_warning=False, row__gt=0).order_by()
    return list(faults.values_list("header").annotate(count=Count("pk")).order_by("-count", "header"))


def foreseen(kept: Import) -> list[tuple[Any, int]]:
    """What later apps foresee of the rows of an import: the words of each, and how many rows it is said of."""
    counted = []
    for beside in BESIDE.get(kept.kind, ()):
        warned = kept.faults.filter(is_warning=True, code=beside.code)
        counted.append((beside.counted, warned.order_by().values("row").distinct().count()))
    return counted


def leaning_on(kept: Import) -> QuerySet[Recognised]:
    """The later imports that count rows of this one as known, and that stand; the newest first.

    While there is one, this import cannot be undone: the other would count rows that are no longer there.  Of two that
    were taken in side by side the one decided earlier waits for the other.
    """
    later = Q(of_import__decided_at__gt=kept.decided_at, of_import__state__in=[State.COMMITTING, State.DONE])
    found = kept.recognised_by.filter(later).select_related(
        "of_import__document", "of_import__organisation", "brought_by"
    )
    return found.order_by("-of_import__decided_at", "pk")


def gone_since(kept: Import) -> int:
    """How many of the rows an import counts as known had come by imports that were undone since."""
    undone = kept.recognised.filter(brought_by__state=State.UNDONE)
    return int(undone.aggregate(rows=Sum("rows", default=0))["rows"])


def standing_in_the_way(kept: Import) -> list[Footing]:
    """The deeds that stand on rows this import brought, each once; while there is one, it cannot be undone."""
    kind = KINDS[kept.kind]
    if not ledger.any_standing(kind.subject_kind, since=kept.began_at):
        return []  # nobody has built on anything since: no need to ask for each of a hundred thousand rows
    subjects = kind.subjects(kept)
    found: dict[int, Footing] = {}
    for start in range(0, len(subjects), CHUNK):  # a database takes only so many values in one question
        for footing in ledger.standing_on(kind.subject_kind, subjects[start : start + CHUNK]):
            found.setdefault(footing.line_id, footing)
    return [found[line] for line in sorted(found)]
