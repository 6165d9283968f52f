"""The one write of these pages."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from kakehashi.portal.accounts.models import User
from kakehashi.portal.candidates import actions as candidates
from kakehashi.portal.candidates.entries import Falls, falling
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.editing import bridge
from kakehashi.vocabulary import KakehashiError


class ChangedSince(KakehashiError):
    """A fact that is not any more what it was when the form was opened."""

    title = "The record has changed since"


class NotTold(KakehashiError):
    """A change with consequences that the officer was not told of yet; `falls` is what it takes away."""

    title = "The consequences were not told"

    def __init__(self, falls: Falls, token: str) -> None:
        super().__init__(["tell what falls away and what is odd, then send it again with the token."])
        self.falls, self.token = falls, token


@transaction.atomic
def put_right(
    *, candidate: Candidate, key: str, value: Any, opened: str, odd: Sequence[str], told: str, by: User, on: date
) -> bool:
    """Put a value that was checked in the place of what is kept of a fact; says whether anything was written.

    `opened` is the digest of the fact when the form was opened.  What the record says already is written once only, so
    that the same sent twice is answered as once.  Raises ChangedSince where somebody changed the fact meanwhile, and
    NotTold until `told` is the token of exactly what falls away and what is `odd`.
    """
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk, erased_at__isnull=True)
    before = bridge.kept(candidate, key)
    if before == value:
        return False
    if bridge.digest(candidate, key) != opened:
        raise ChangedSince([f"{key} was changed after the form was opened; compare, then save."])
    falls = falling(candidate, key, before=before, after=value)
    token = bridge.digest(candidate, key, value, falls.keys, list(odd))
    if (falls or odd) and told != token:
        raise NotTold(falls, token)
    candidates.change_facts(candidate=candidate, values={key: value}, by=by, on=on)
    return True
