"""What a reader may see of imports."""

from collections import Counter
from typing import Any

from django.db.models import QuerySet

from kakehashi.portal.accounts.models import User
from kakehashi.portal.intake.kinds import BESIDE, KINDS, Kind
from kakehashi.portal.intake.models import Import, State
from kakehashi.portal.ledger import queries as ledger
from kakehashi.portal.ledger.models import Footing


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


def columns_counted(kept: Import) -> list[tuple[str, int]]:
    """Each column with faults, by its header, with how many faults stand in it; most first."""
    return Counter(kept.faults.filter(is_warning=False, row__gt=0).values_list("header", flat=True)).most_common()


def foreseen(kept: Import) -> list[tuple[Any, int]]:
    """What later apps foresee of the rows of an import: the words of each, and how many rows it is said of."""
    counted = []
    for beside in BESIDE.get(kept.kind, ()):
        warned = kept.faults.filter(is_warning=True, code=beside.code)
        counted.append((beside.counted, warned.order_by().values("row").distinct().count()))
    return counted


def standing_in_the_way(kept: Import) -> list[Footing]:
    """The deeds that stand on rows this import brought, each once; while there is one, it cannot be undone."""
    kind = KINDS[kept.kind]
    found: dict[int, Footing] = {}
    for footing in ledger.standing_on(kind.subject_kind, kind.subjects(kept)):
        found.setdefault(footing.line_id, footing)
    return list(found.values())


def refused_rows(kept: Import, language: str) -> bytes:
    """The refused rows as a spreadsheet with the faults marked, the sheet's own and those of the programme's."""
    kind, data = KINDS[kept.kind], kept.document.data()
    reading = kind.reads(data, kept.document.filename, kept.day)
    return kind.writes_refused(reading, data, language, list(kind.screens(kept, reading.rows)))
