"""What a desk gathers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kakehashi.portal.accounts.models import User
from kakehashi.portal.intake import queries as intake
from kakehashi.portal.intake.models import State
from kakehashi.portal.ledger import chain as arithmetic
from kakehashi.portal.ledger import queries as ledger
from kakehashi.portal.ledger.models import Line, Seal


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a queue: what is to be done, how many, and where."""

    what: str | Promise
    address: str
    action: str | Promise


def tasks_of(user: User) -> list[Task]:
    """What waits for this reader; a task goes when the fact is there, not when a box is ticked."""
    found = []
    for kept in intake.visible_to(user).filter(state__in=[State.PREVIEW, State.READING, State.COMMITTING]):
        if kept.state == State.PREVIEW:
            what = ngettext(
                "%(file)s: %(count)d row waits to be taken in",
                "%(file)s: %(count)d rows wait to be taken in",
                kept.accepted,
            ) % {"file": kept.document.filename, "count": kept.accepted}
            found.append(Task(what, reverse("intake:progress", args=[kept.pk]), _("Look and decide")))
        elif kept.interrupted:
            what = _("%(file)s: the import was interrupted") % {"file": kept.document.filename}
            found.append(Task(what, reverse("intake:progress", args=[kept.pk]), _("Go on")))
    return found


def lines(deed: str = "", subject: str = "") -> QuerySet[Line]:
    """The ledger's lines, newest first, of one deed or one subject where asked."""
    found = ledger.lines()
    if deed:
        found = found.filter(deed=deed)
    if subject:
        found = found.filter(subject_id=subject.strip())
    return found


def beside(line: Line) -> QuerySet[Line]:
    """The other lines on the same subject."""
    return ledger.history_of(line.subject_kind, line.subject_id).exclude(pk=line.pk)


@dataclass(frozen=True, slots=True)
class Chain:
    """Whether the newest part of the chain holds, and how many lines wait for their seal."""

    sealed: int
    waiting: int
    faults: list[str]
    checked: int


def chain(newest: int = 1_000) -> Chain:
    """Check the newest links; the whole chain is checked from the export, without us."""
    seals = list(Seal.objects.select_related("line").order_by("-position")[:newest])[::-1]
    found: list[str] = []
    before = seals[0].previous if seals else arithmetic.START
    for seal in seals:
        if seal.previous != before or seal.hash != arithmetic.link(seal.previous, seal.line.content()):
            found.append(str(seal.position))
        before = seal.hash
    sealed = seals[-1].position if seals else 0
    return Chain(sealed, Line.objects.filter(seal__isnull=True).count(), found, len(seals))


def exported() -> Iterator[dict[str, Any]]:
    """The sealed ledger in the order of the chain."""
    return ledger.exported()
