"""Every write about a list of the pool."""

from django.db import transaction

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.pool import queries
from kakehashi.portal.pool.models import SavedView


@transaction.atomic
def note_export(*, pool: Organisation, by: User, people: int, form: str, sha256: str) -> None:
    """Write down that a list was given out as a file: how many people, in what form, and its digest; no name."""
    detail = {"people_listed": people, "form": form, "sha256": sha256}
    record(deed=Deed.POOL_EXPORTED, subject=pool, actor=by, detail=detail)


def save_view(*, name: str, query: str, shared: bool, by: User) -> SavedView:
    """Keep a list under a name; a name of one's own that is there already stands for the new list from now on."""
    if by.organisation is None:
        raise ValueError("an officer without an organisation has no list")
    kept, _new = SavedView.objects.update_or_create(
        owner=by, name=name, defaults={"query": query, "shared": shared, "organisation": by.organisation}
    )
    return kept


def drop_view(*, view: SavedView) -> None:
    """Forget a saved list; the people in it are not touched."""
    view.delete()


def forget(candidate: Candidate) -> dict[str, int]:
    """Delete the saved lists that tell who a person was that is erased, in the caller's transaction; says how many."""
    named = queries.views_naming(candidate)
    for view in named:
        view.delete()
    return {"saved_lists": len(named)} if named else {}
