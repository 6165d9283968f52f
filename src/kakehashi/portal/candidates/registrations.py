"""A person's registrations: one entered by hand, one that turns out to be another person's, and back again."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.candidates import actions, bridge, queries
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.candidates.tasks import PATHWAYS
from kakehashi.vocabulary import KakehashiError, Text


class NotJoined(KakehashiError):
    """Two registrations that cannot become one person as they stand; `why` says it in the reader's language."""

    title = "These records cannot be joined"

    def __init__(self, why: Text) -> None:
        super().__init__([why.english])
        self.why = why


HAS_AN_ACCOUNT = Text(
    "Akun kandidat terhubung dengan data yang akan dikeluarkan. Pilih data itu sebagai data yang tetap. "
    "Bila keduanya punya akun, tutup dahulu satu akun",
    "外れる方の登録に、本人のアカウントが結び付いています。その登録を残してください。"
    "両方にアカウントがある場合は、先に一方を閉じてください",
    "The person signs in with the record that would leave the pool. Choose that record as the one that stays. "
    "If both have an account, close one of the accounts first",
)
NOT_IN_THE_POOL = Text(
    "Salah satu data sudah tidak ada dalam kumpulan kandidat",
    "一方の登録は、既に候補者プールにありません",
    "One of the records is no longer in the pool",
)


def assess_at_once(people: Sequence[Candidate], *, on: date) -> None:
    """Make the verdicts of those anew who may be judged, and what they should show first."""
    some = Candidate.objects.filter(pk__in=[one.pk for one in people]).exclude(queries.withdrew("assessment"))
    whole = list(queries.whole(some))
    actions.keep_assessments(candidates=whole, on=on, pathways=PATHWAYS)
    actions.keep_to_show(candidates=whole, on=on, pathways=PATHWAYS)


@transaction.atomic
def enter(*, row: Any, pool: Organisation, centre: Organisation | None, on: date) -> Candidate:
    """Take one person in whom somebody typed, and assess them at once; `row` is an accepted row of one line.

    The caller writes the line of the ledger, in the same transaction.
    """
    candidate: Candidate = bridge.candidate_of(row)
    candidate.pool, candidate.training_centre, candidate.row = pool, centre, 0
    candidate.validate_constraints()
    candidate.save()
    SealedValue.objects.bulk_create(bridge.sealed_values(candidate, row.person))
    assess_at_once([candidate], on=on)
    return candidate


@transaction.atomic
def join(*, candidate: Candidate, person: Candidate) -> None:
    """Let a registration point to the one that the person is: it leaves the pool, and keeps all it has."""
    keys = sorted((candidate.pk, person.pk))
    locked = {one.pk: one for one in Candidate.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    leaves, stays = locked[candidate.pk], locked[person.pk]
    if {leaves.same_as_id, stays.same_as_id, leaves.erased_at, stays.erased_at} != {None}:
        raise NotJoined(NOT_IN_THE_POOL)
    if leaves.account_id is not None:
        raise NotJoined(HAS_AN_ACCOUNT)
    leaves.same_as = stays
    leaves.validate_constraints()
    leaves.save(update_fields=["same_as"])


@transaction.atomic
def part(*, candidate: Candidate, on: date) -> None:
    """Let a registration stand in the pool again by itself, with verdicts of that day."""
    Candidate.objects.filter(pk=candidate.pk).update(same_as=None)
    assess_at_once([candidate], on=on)
