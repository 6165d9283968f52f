"""Every write about a list of the pool."""

from django.db import transaction

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed


@transaction.atomic
def note_export(*, pool: Organisation, by: User, people: int, form: str, sha256: str) -> None:
    """Write down that a list was given out as a file: how many people, in what form, and its digest; no name."""
    detail = {"people_listed": people, "form": form, "sha256": sha256}
    record(deed=Deed.POOL_EXPORTED, subject=pool, actor=by, detail=detail)
