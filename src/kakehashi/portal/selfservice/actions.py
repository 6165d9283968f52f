"""Every write of the candidates' own pages."""

import json
import re
import secrets
from base64 import b64encode
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import get_backends
from django.db import transaction
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from kakehashi.portal.accounts import actions as accounts
from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.accounts.sealed import keyed_hash, seal
from kakehashi.portal.candidates import actions as candidates
from kakehashi.portal.candidates import queries as pool
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.selfservice import queries
from kakehashi.portal.selfservice.models import Correction, Draft, Invitation
from kakehashi.vocabulary import KakehashiError

LASTS = timedelta(days=7)
"""How long a link and a code work."""

MOST_TRIES = 10
"""Wrong codes and birth dates after which an invitation is at its end."""

CODE_DIGITS = 8
TOKEN_BYTES = 16

LOOKED_AT_FIRST = frozenset({"name", "born", "sex"})
"""What tells who the person is: an officer looks at a paper before it changes."""


@dataclass(frozen=True, slots=True)
class WaysIn:
    """The link's token and the code of an invitation: shown once, and kept nowhere."""

    token: str
    code: str
    until: datetime

    @property
    def last_day(self) -> date:
        """The day of the last moment, on the clocks of the programme."""
        return timezone.localdate(self.until)


def code_hash(code: str) -> str:
    """By which a code is found; spaces and dashes, as it is read over the telephone, make no difference."""
    return keyed_hash(f"code:{''.join(sign for sign in code if sign.isdecimal())}")


def token_hash(token: str) -> str:
    """By which the token of a link is found."""
    return keyed_hash(f"token:{token}")


def plain(number: str) -> str:
    """A candidate number as it is compared: letters and digits alone."""
    return "".join(sign for sign in number.casefold() if sign.isalnum())


def tried_as(number: str) -> str:
    """The name under which wrong codes for a number are counted; it does not tell the number."""
    return f"code-{keyed_hash(f'tried:{plain(number)}')}"


@transaction.atomic
def invite(*, candidate: Candidate, by: User) -> WaysIn:
    """Make a link and a code for a person, and an account where they have none; older ones end."""
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk, erased_at__isnull=True)
    now = timezone.now()
    candidate.invitations.filter(ended_at__isnull=True).update(ended_at=now)
    if candidate.account is None:
        account = accounts.open_account(
            sign_in=f"own-{uuid4().hex}",
            password=None,
            full_name=candidate.name,
            role=Role.CANDIDATE,
            organisation=None,
            language="id",
            is_demo=settings.DEMO,
        )
        candidates.open_account_for(candidate=candidate, account=account)
    token = secrets.token_urlsafe(TOKEN_BYTES)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    made = Invitation.objects.create(
        candidate=candidate,
        token_hash=token_hash(token),
        code_hash=code_hash(code),
        made_by=by,
        made_at=now,
        until=now + LASTS,
    )
    record(
        deed=Deed.CANDIDATE_INVITED,
        subject=candidate,
        actor=by,
        detail={"until": made.until.isoformat()},
        rests_on=[candidate],
    )
    return WaysIn(token, code, made.until)


@transaction.atomic
def end_invitation(*, invitation: Invitation, by: User | None, why: str) -> None:
    """End a link and its code; `why` is taken_back or tries.  Who is signed in stays so for now."""
    ended = Invitation.objects.filter(pk=invitation.pk, ended_at__isnull=True).update(ended_at=timezone.now())
    if ended:
        record(deed=Deed.INVITATION_ENDED, subject=invitation.candidate, actor=by, detail={"why": why})


def _count_wrong(invitation: Invitation) -> None:
    Invitation.objects.filter(pk=invitation.pk).update(tries=F("tries") + 1)
    invitation.refresh_from_db(fields=["tries"])
    if invitation.tries >= MOST_TRIES:
        end_invitation(invitation=invitation, by=None, why="tries")


@transaction.atomic
def enter_by_link(*, request: HttpRequest, invitation: Invitation, born: date) -> bool:
    """Sign the person in whose link it is, if the birth date fits; a link works once, a wrong date counts as a try."""
    if invitation.candidate.born != born or not _may_sign_in(invitation.candidate.account):
        _count_wrong(invitation)
        return False
    unused = Invitation.objects.filter(pk=invitation.pk, link_used_at__isnull=True, ended_at__isnull=True)
    if not unused.update(link_used_at=timezone.now()):
        return False
    _enter(request, invitation, "link")
    return True


@transaction.atomic
def enter_by_code(*, request: HttpRequest, number: str, code: str) -> bool:
    """Sign the person in whose number and code these are; a wrong code counts as a try of that number and address.

    A number that nobody has is counted and answered in the same way.
    """
    alive = queries.open_invitations(timezone.now())
    fitting = alive.filter(code_hash=code_hash(code))
    for invitation in fitting:
        if plain(invitation.candidate.number) == plain(number) and _may_sign_in(invitation.candidate.account):
            accounts.forget_failures(name=tried_as(number))
            _enter(request, invitation, "code")
            return True
    accounts.count_failure(name=tried_as(number))
    accounts.count_failed_address(request=request)
    for invitation in _for_number(alive, plain(number)):
        _count_wrong(invitation)
    return False


def _for_number(alive: QuerySet[Invitation], wanted: str) -> list[Invitation]:
    """The invitations of whoever has a number, however it is spelled: a code given in any spelling is a try."""
    spelled = r"(\W|_)*".join(["^", *(re.escape(sign) for sign in wanted), "$"])
    several = alive.filter(candidate__number__iregex=spelled) if wanted else alive.none()
    return [invitation for invitation in several if plain(invitation.candidate.number) == wanted]


def _may_sign_in(account: User | None) -> bool:
    """Whether the portal's own check of accounts lets this one in: not closed, no demonstration's outside it."""
    return account is not None and all(
        backend.user_can_authenticate(account)  # type: ignore[attr-defined]  # ours are all ModelBackends
        for backend in get_backends()
    )


def _enter(request: HttpRequest, invitation: Invitation, by: str) -> None:
    account = invitation.candidate.account
    if account is None:
        raise ValueError("an invitation is made with an account")
    accounts.sign_in(request=request, user=account, by=by)


@transaction.atomic
def correct(
    *, candidate: Candidate, key: str, said: Any, words: str, by: User, on: date, grows: bool = False
) -> Correction:
    """Keep what a person says about a fact; take it over at once where nothing shows the fact, else let it wait.

    `said` is the value as the exchange format has it, None where the person used their own `words`; `grows`: the value
    is the list as it stands, with entries more.
    """
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk, erased_at__isnull=True)
    waits = said is None or key in LOOKED_AT_FIRST or queries.is_shown(candidate, key, grows=grows, on=on)
    now, state = timezone.now(), Correction.State.WAITS if waits else Correction.State.TAKEN_OVER
    told = {"said": said, "words": words, "before": pool.fact_of(candidate, key), "at": now, "state": state}
    candidate.corrections.filter(key=key, state=Correction.State.WAITS).delete()
    kept = Correction.objects.create(candidate=candidate, key=key, **told)
    detail = {"facts": [key], "answers": state.value}
    record(deed=Deed.CORRECTION_ASKED, subject=candidate, actor=by, detail=detail, rests_on=[candidate])
    if not waits:
        candidates.change_facts(candidate=candidate, values={key: said}, by=by, on=on)
    return kept


class Changed(KakehashiError):
    """A correction that cannot be accepted, because the record is no longer what the person spoke of."""

    title = "The record has changed since"


@transaction.atomic
def decide(*, correction: Correction, accept: bool, reason: str, by: User, on: date) -> Correction:
    """End a correction that waits: put the person's value into the record, or leave the record and say why.

    Raises Changed where the record has another value by now than the person spoke of, unless it is the one they told:
    then an officer has put it right already, and its evidence stays.

    What was said in words only an officer has put right before accepting it: nothing is changed here.
    """
    correction = Correction.objects.select_for_update().get(pk=correction.pk, state=Correction.State.WAITS)
    person = Candidate.objects.get(pk=correction.candidate_id, erased_at__isnull=True)
    now = pool.fact_of(person, correction.key)
    changes = accept and correction.said is not None and now != correction.said
    if changes and now != correction.before:
        raise Changed([f"{correction.key} was changed after the person spoke of it; ask the person again."])
    correction.state = Correction.State.ACCEPTED if accept else Correction.State.NOT_ACCEPTED
    correction.reason, correction.decided_by, correction.decided_at = reason, by, timezone.now()
    correction.save(update_fields=["state", "reason", "decided_by", "decided_at"])
    detail = {"facts": [correction.key], "answers": correction.state}
    record(deed=Deed.CORRECTION_DECIDED, subject=correction.candidate, actor=by, detail=detail)
    if changes:
        candidates.change_facts(candidate=person, values={correction.key: correction.said}, by=by, on=on)
    return correction


def keep_draft(
    *, candidate: Candidate, page: str, fields: dict[str, list[str]], filename: str = "", data: bytes = b""
) -> Draft:
    """Keep what was typed on a page, sealed, in place of what was kept of that page before."""
    sealed = seal(json.dumps({"fields": fields, "file": b64encode(data).decode("ascii")}))
    kept, _made = Draft.objects.update_or_create(
        candidate=candidate, page=page, defaults={"sealed": sealed, "filename": filename, "at": timezone.now()}
    )
    return kept


def drop_draft(*, candidate: Candidate, page: str) -> None:
    """What was kept of a page was handed in, or is not wanted."""
    candidate.drafts.filter(page=page).delete()


DRAFT_LASTS = timedelta(days=30)
"""How long what was typed and not handed in is kept for its writer."""


def clear_drafts(*, before: datetime) -> int:
    """Delete what was typed and not handed in since `before`; says how many pages' forms they were."""
    return Draft.objects.filter(at__lt=before).delete()[0]
