"""Writes about tokens."""

import secrets
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kakehashi.portal.accounts.models import User
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.tokens.models import Token
from kakehashi.portal.tokens.queries import BEGINS, MOST_A_MINUTE, hash_of

_MARK_SIGNS = "abcdefghijkmnpqrstuvwxyz23456789"
"""Signs that nobody mistakes for one another."""
_MARK_LENGTH = 12


@transaction.atomic
def make(*, name: str, may_write: bool, last_day: date, by: User) -> tuple[Token, str]:
    """Make a token for the maker's organisation; the second of the pair is the token, which is kept nowhere."""
    if by.organisation is None:
        raise ValueError("who has no organisation has no tokens; the gate lets no candidate here")
    mark = "".join(secrets.choice(_MARK_SIGNS) for _ in range(_MARK_LENGTH))
    shown_once = f"{BEGINS}_{mark}_{secrets.token_urlsafe(32)}"
    account = User(
        sign_in=f"token-{mark}",
        full_name=name,
        role=by.role,
        organisation=by.organisation,
        language=by.language,
        is_demo=by.is_demo,
    )
    account.set_unusable_password()
    account.full_clean()
    account.save()
    token = Token(
        organisation=by.organisation,
        account=account,
        name=name,
        mark=mark,
        hashed=hash_of(shown_once),
        may_write=may_write,
        made_by=by,
        made_at=timezone.now(),
        last_day=last_day,
    )
    token.full_clean()
    token.save()
    detail = {"mark": mark, "may_write": may_write, "last_day": last_day.isoformat()}
    record(deed=Deed.TOKEN_MADE, subject=token, actor=by, detail=detail)
    return token, shown_once


@transaction.atomic
def withdraw(*, token: Token, by: User) -> None:
    """End a token for good, with the next request; again changes nothing.  What it did stays in the ledger."""
    token = Token.objects.select_for_update().get(pk=token.pk)
    if token.withdrawn_at is not None:
        return
    token.withdrawn_at, token.withdrawn_by = timezone.now(), by
    token.save(update_fields=["withdrawn_at", "withdrawn_by"])
    token.account.is_active = False
    token.account.save(update_fields=["is_active"])
    record(deed=Deed.TOKEN_WITHDRAWN, subject=token, actor=by, detail={"mark": token.mark})


def count_request(*, token: Token) -> bool:
    """One more request of this minute; False, and nothing counted, where the minute is full.

    Kept in the database, so that every web process counts the same.
    """
    now = timezone.now()
    minute = now.replace(second=0, microsecond=0)
    mine = Token.objects.filter(pk=token.pk)
    if mine.filter(minute=minute, asked__lt=MOST_A_MINUTE).update(asked=F("asked") + 1, last_used_at=now):
        return True
    return bool(mine.exclude(minute=minute).update(minute=minute, asked=1, last_used_at=now))
