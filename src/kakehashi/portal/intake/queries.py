"""What a reader may see of imports."""

from collections import Counter

from django.db.models import QuerySet

from kakehashi.portal.accounts.models import User
from kakehashi.portal.intake.kinds import KINDS, Kind
from kakehashi.portal.intake.models import Fault, Import, State
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


def reasons_counted(kept: Import) -> list[tuple[Fault, int]]:
    """Each code of a fault once, with how often it stands, most frequent first."""
    counted = Counter(kept.faults.filter(is_warning=False).values_list("code", flat=True))
    firsts = {fault.code: fault for fault in kept.faults.filter(is_warning=False).order_by("-pk")}
    return [(firsts[code], count) for code, count in counted.most_common()]


def standing_in_the_way(kept: Import) -> list[Footing]:
    """The deeds that stand on a row this import brought; while there is one, it cannot be undone."""
    kind = KINDS[kept.kind]
    return list(ledger.standing_on(kind.subject_kind, kind.subjects(kept))[:20])


def refused_rows(kept: Import, language: str) -> bytes:
    """The refused rows as a spreadsheet with the faults marked, the sheet's own and those of the programme's."""
    kind, data = KINDS[kept.kind], kept.document.data()
    reading = kind.reads(data, kept.document.filename, kept.day)
    return kind.writes_refused(reading, data, language, list(kind.screens(kept, reading.rows)))
