"""What may be asked about tokens."""

from django.db.models import QuerySet

from kakehashi.portal.accounts.models import User
from kakehashi.portal.accounts.sealed import keyed_hash
from kakehashi.portal.tokens.models import Token

BEGINS = "kkh"
"""How every token begins, so that a scanner of source code finds one that was left there."""
MOST_A_MINUTE = 600
"""Requests that one token may make in a minute."""


def hash_of(token: str) -> str:
    """By which a token is found without being kept."""
    return keyed_hash(f"token:{token}")


def mark_in(token: str) -> str:
    """The shown part of a token, or the beginning of what is none."""
    parts = token.split("_", 2)
    return (parts[1] if len(parts) == 3 and parts[0] == BEGINS else token)[:12]


def known(token: str) -> Token | None:
    """The row of a token, good or not; None for what is no token of ours."""
    return Token.objects.select_related("account__organisation").filter(hashed=hash_of(token)).first()


def of_organisation(user: User) -> QuerySet[Token]:
    """The tokens of the reader's organisation, newest first."""
    if user.organisation_id is None:
        return Token.objects.none()
    tokens = Token.objects.filter(organisation=user.organisation_id).select_related("made_by", "withdrawn_by")
    return tokens.order_by("-made_at", "pk")
