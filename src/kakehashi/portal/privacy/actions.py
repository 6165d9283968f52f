"""Writes about requests and breaches."""

import re
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from kakehashi.portal.accounts.models import User
from kakehashi.portal.candidates import holdings
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.privacy.models import Breach, Notice, Request
from kakehashi.vocabulary import KakehashiError


class AnsweredAlready(KakehashiError):
    """A request that has its answer."""

    title = "This request was answered already"


@transaction.atomic
def ask(*, candidate: Candidate, kind: str, words: str, came_at: datetime, by: User) -> Request:
    """Keep what a person asks about their data; the clock runs from when it came."""
    asked = Request(candidate=candidate, kind=kind, words=words, came_at=came_at, kept_by=by)
    asked.full_clean()
    asked.save(force_insert=True)
    detail = {"kind": kind, "came_at": came_at.isoformat(), "due": asked.due.isoformat()}
    record(deed=Deed.REQUEST_MADE, subject=candidate, actor=by, detail=detail, rests_on=[candidate])
    return asked


@transaction.atomic
def answer(*, request: Request, answer: str, reason: str, by: User) -> Request:
    """Keep how a request ended; AnsweredAlready where it has.  In time or not is written down with it."""
    kept = Request.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if kept.answer:
        raise AnsweredAlready(["another officer kept an answer meanwhile; read it in the list of requests."])
    kept.answer, kept.reason, kept.answered_at, kept.answered_by = answer, reason, timezone.now(), by
    kept.full_clean()
    kept.save()
    detail = {"kind": kept.kind, "answer": answer, "in_time": kept.answered_at <= kept.due}
    record(deed=Deed.REQUEST_ANSWERED, subject=kept.candidate, actor=by, detail=detail, rests_on=[kept.candidate])
    return kept


@transaction.atomic
def report(*, by: User, known_at: datetime, **told: Any) -> Breach:
    """Keep that data were breached, as far as it is known; raises ValueError for who has no organisation."""
    if by.organisation is None:
        raise ValueError("who has no organisation reports no breach of one; the gate lets no candidate here")
    breach = Breach(organisation=by.organisation, kept_by=by, known_at=known_at, **told)
    breach.full_clean()
    breach.save(force_insert=True)
    record(deed=Deed.BREACH_FOUND, subject=breach, actor=by, detail=_known(breach))
    return breach


@transaction.atomic
def learn(*, breach: Breach, by: User, **told: Any) -> Breach:
    """Keep what became known of a breach since; when it became known at all does not change."""
    kept = Breach.objects.select_for_update().get(pk=breach.pk)
    for name, value in told.items():
        setattr(kept, name, value)
    kept.full_clean()
    kept.save(update_fields=[*told])
    record(deed=Deed.BREACH_LEARNT, subject=kept, actor=by, detail=_known(kept))
    return kept


def _known(breach: Breach) -> dict[str, Any]:
    return {
        "known_at": breach.known_at.isoformat(),
        "people": breach.people,
        **{name: getattr(breach, name) for name in ("sensitive", "money", "wrongful", "encrypted")},
    }


@transaction.atomic
def give_notice(*, breach: Breach, kind: str, given_at: datetime, by: User) -> Notice:
    """Keep that a notice of a breach was given; given already, that one stays."""
    Breach.objects.select_for_update().get(pk=breach.pk)
    notice, is_new = Notice.objects.get_or_create(
        breach=breach, kind=Notice.Kind(kind), defaults={"given_at": given_at, "kept_by": by}
    )
    if is_new:
        due = next(one.due for one in breach.owed() if one.clock.key == kind)
        detail = {"kind": kind, "given_at": given_at.isoformat(), "in_time": given_at <= due}
        record(deed=Deed.BREACH_NOTICE_GIVEN, subject=breach, actor=by, detail=detail)
    return notice


def forget(candidate: Candidate) -> dict[str, int]:
    """Put "…" for what tells who an erased person was in the words on breaches and on other people's requests.

    In the caller's transaction; says how many texts were changed.  The person's own requests are emptied elsewhere.
    Cost: reads every breach and every request with words.
    """
    values = sorted(map(re.escape, holdings.values_of(candidate)), key=len, reverse=True)
    telling = re.compile(rf"(?<!\w)(?:{'|'.join(values)})(?!\w)", re.IGNORECASE)
    changed = 0
    requests = Request.objects.exclude(candidate=candidate).exclude(words="", reason="")
    for row, names in [
        *((breach, ("what",)) for breach in Breach.objects.select_for_update().order_by("pk")),
        *((other, Request.FORGOTTEN) for other in requests.select_for_update().order_by("pk")),
    ]:
        told = {name: telling.sub("…", getattr(row, name)) for name in names}
        if found := [name for name, text in told.items() if text != getattr(row, name)]:
            for name in found:
                setattr(row, name, told[name])
            row.save(update_fields=found)
            changed += len(found)
    return {"texts_cut": changed} if changed else {}
