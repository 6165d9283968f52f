"""What may be read of invitations, corrections and drafts."""

import json
from base64 import b64decode
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.utils import timezone

from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.accounts.sealed import SealBroken, seal, unseal
from kakehashi.portal.candidates import queries as candidates
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.selfservice.models import Correction, Invitation


def own_record(user: User) -> Candidate | None:
    """A candidate's own record; None while the account has none, and for whoever is no candidate."""
    return candidates.whole(candidates.visible_to(user)).first() if user.role == Role.CANDIDATE else None


def open_invitations(at: datetime) -> QuerySet[Invitation]:
    """Invitations by which somebody may sign in at that moment."""
    alive = Invitation.objects.filter(ended_at__isnull=True, until__gt=at, candidate__erased_at__isnull=True)
    return alive.select_related("candidate__account", "candidate__pool", "candidate__training_centre")


def invitation_of(candidate: Candidate) -> Invitation | None:
    """The invitation of a person that was not ended, run out or not."""
    return candidate.invitations.filter(ended_at__isnull=True).select_related("made_by").first()


def corrections_seen_by(user: User) -> QuerySet[Correction]:
    """The corrections of everybody whose record the reader sees; those that wait first, the oldest of them on top."""
    people = candidates.visible_to(user).order_by().values("pk")
    first = Case(When(state=Correction.State.WAITS, then=Value(0)), default=Value(1), output_field=IntegerField())
    found = Correction.objects.filter(candidate__in=people).annotate(turn=first)
    waits_since = Case(When(state=Correction.State.WAITS, then="at"))
    found = found.select_related("candidate__training_centre", "decided_by")
    return found.order_by("turn", waits_since.asc(nulls_last=True), "-at", "-pk")


def waiting_for(user: User) -> int:
    """How many corrections wait for an officer like this one."""
    return corrections_seen_by(user).filter(state=Correction.State.WAITS).count()


def corrections_of(candidate: Candidate) -> QuerySet[Correction]:
    """What a person said about their record, newest first."""
    return candidate.corrections.order_by("-at", "-pk")


def waiting_word(candidate: Candidate, key: str) -> Correction | None:
    """What a person said about a fact and no officer has answered yet."""
    return corrections_of(candidate).filter(key=key, state=Correction.State.WAITS).first()


def is_shown(candidate: Candidate, key: str, *, grows: bool, on: date) -> bool:
    """Whether evidence stands for a fact on that day, so that the person's word alone does not replace it.

    A list that only `grows` leaves its entries as they are: only the evidence that there are no others is touched.
    """
    named = Q(key=key) if grows else Q(key=key) | Q(key__startswith=f"{key}.")
    return any(not one.runs_out_before(on) for one in candidate.evidence.filter(named))


AGAIN_WITHIN = timedelta(minutes=10)
"""For how long the same thing sent twice is taken for one: a button pressed twice, a line that broke."""


def was_just_told(candidate: Candidate, key: str, *, at: datetime) -> bool:
    """Whether the person's newest word on a fact was taken over a moment ago."""
    newest = corrections_of(candidate).filter(key=key).first()
    return newest is not None and newest.state == Correction.State.TAKEN_OVER and newest.at >= at - AGAIN_WITHIN


_PURPOSE = "ticket:"
"""Before what a ticket tells, so that no other sealed value is taken for one."""

TICKET_LASTS = timedelta(hours=24)
"""How long after a form was opened what was typed into it may still be kept for the person."""


def ticket_for(request: HttpRequest) -> str:
    """What a form carries so that its content is not lost when they are signed out meanwhile: whose it is, sealed.

    It lets nobody in and shows nothing: it lets what comes with it be kept for that person.
    """
    told = {"key": request.session.session_key, "account": str(request.user.pk), "at": timezone.now().isoformat()}
    return seal(_PURPOSE + json.dumps(told))


def holder_of(ticket: str) -> Candidate | None:
    """Whose form it was; None where the ticket is none of ours, too old, or of somebody who has signed out.

    A signed-in session that ran out still has its row; who signs out takes the row away.
    """
    try:
        opened = unseal(ticket)
    except (SealBroken, UnicodeEncodeError):
        return None
    if not opened.startswith(_PURPOSE):
        return None
    told = json.loads(opened.removeprefix(_PURPOSE))
    too_old = datetime.fromisoformat(told["at"]) < timezone.now() - TICKET_LASTS
    if too_old or not Session.objects.filter(session_key=told["key"]).exists():
        return None
    return Candidate.objects.filter(account=told["account"], account__is_active=True, erased_at__isnull=True).first()


@dataclass(frozen=True, slots=True)
class Typed:
    """A draft, opened: the fields of the form as they were sent, and the file."""

    fields: dict[str, list[str]]
    filename: str
    data: bytes

    def first(self) -> dict[str, str]:
        """Each field's first value."""
        return {name: values[0] for name, values in self.fields.items() if values}


def typed_on(candidate: Candidate, page: str) -> Typed | None:
    """What was typed on a page and not handed in."""
    draft = candidate.drafts.filter(page=page).first()
    if draft is None:
        return None
    told = json.loads(unseal(draft.sealed))
    return Typed(told["fields"], draft.filename, b64decode(told["file"]))
