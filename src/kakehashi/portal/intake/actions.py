"""Every write of an import: begin, keep what was read, take in batch by batch, undo."""

import gc
import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q
from django.db.models.deletion import ProtectedError, RestrictedError
from django.utils import timezone

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.documents.actions import keep
from kakehashi.portal.intake import bridge, queries
from kakehashi.portal.intake.bulk import insert
from kakehashi.portal.intake.kinds import KINDS, Reading, Told, ToldOfFile
from kakehashi.portal.intake.models import Cells, Fault, Heading, Import, Recognised, State
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.vocabulary import KakehashiError, Language, Text

BATCH = 1_000
"""Rows in one transaction: what a killed worker can lose is at most this much work, and never a row."""

BLOCK = 100
"""Rows whose raw cells are kept together."""

SHORT = 5
"""Letters from which a value is looked for inside cells."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header means: the key of a column, None: it is not read.  `is_own`: as every reader knows it."""

    header: str
    form: str
    key: str | None
    is_own: bool


class StillStoodOn(KakehashiError):
    """An import that cannot be undone, because somebody's later deed rests on one of its rows."""

    title = "This import cannot be undone any more"


def _kept(text: Text) -> dict[str, str]:
    return {language.value: text.said_in(language) for language in Language}


def begin(
    *,
    kind: str,
    data: bytes,
    filename: str,
    media_type: str,
    by: User,
    day: date,
    sender: Organisation | None = None,
) -> Import:
    """Store the file and open its import; a worker reads it next.

    `sender` is whose list it is, where not the importer's own office: what that office means by its headers is known
    from its earlier lists.
    """
    if by.organisation is None:
        raise ValueError("who has no organisation imports nothing; the gate lets no candidate here")
    document = keep(data=data, filename=filename, media_type=media_type, owner=by.organisation, by=by)
    now = timezone.now()
    return Import.objects.create(
        kind=kind,
        document=document,
        organisation=by.organisation,
        sender=sender or by.organisation,
        mapping=bridge.still_known(kind, queries.meanings(sender or by.organisation, kind)),
        by=by,
        day=day,
        began_at=now,
        sign_of_life_at=now,
    )


@transaction.atomic
def name_columns(*, kept: Import, meanings: Iterable[Meaning], sheet: str, by: User) -> Import:
    """Keep what the columns of a file mean, remember it for the sender, and have the file read once more.

    Nothing was taken in yet.  What every reader knows without being told is not remembered.
    """
    kept = Import.objects.select_for_update(of=("self",)).get(pk=kept.pk)
    kept.move_to(State.READING)
    now, told = timezone.now(), list(meanings)
    forms = {one.form for one in told}
    kept.mapping = {header: key for header, key in kept.mapping.items() if bridge.form_of(header) not in forms}
    for one in told:
        if one.is_own:
            Heading.objects.filter(sender=kept.sender, kind=kept.kind, form=one.form).delete()
            continue
        kept.mapping[one.header] = one.key
        Heading.objects.update_or_create(
            sender=kept.sender,
            kind=kept.kind,
            form=one.form,
            defaults={"header": one.header, "key": one.key, "by": by, "at": now},
        )
    kept.sheet = sheet
    kept.read = kept.accepted = kept.refused = kept.seen = 0
    kept.ended_at, kept.sign_of_life_at = None, now
    kept.full_clean()
    kept.save()
    said = [one for one in told if not one.is_own]
    detail = {"named": sum(one.key is not None for one in said), "left_out": sum(one.key is None for one in said)}
    record(deed=Deed.COLUMNS_NAMED, subject=kept, actor=by, detail=detail)
    return kept


def sign_of_life(*, kept: Import, seen: int) -> None:
    """Note that work on an import goes on, and how many rows of its file were read so far."""
    Import.objects.filter(pk=kept.pk).update(sign_of_life_at=timezone.now(), seen=seen)


def _fault(kept: Import, told: Told, *, is_warning: bool) -> Fault:
    return Fault(
        of_import=kept,
        row=told.row,
        column=told.column or "",
        header=(told.header or "")[:200],
        value=(told.value or "")[:200],
        code=told.code,
        reason=_kept(told.reason),
        fix=_kept(told.fix),
        is_warning=is_warning,
    )


def usable_rows(*, kept: Import, reading: Reading) -> tuple[list[Any], list[Told]]:
    """The accepted rows that can also be stored, and the faults of those that cannot."""
    told = list(KINDS[kept.kind].screens(kept, reading.rows))
    barred = {fault.row for fault in told}
    return [row for row in reading.rows if row.number not in barred], told


@transaction.atomic
def keep_reading(*, kept: Import, reading: Reading, foreseen: Iterable[Told] = ()) -> Import:
    """Keep counts and faults of a file that was read, and what others foresee; it now waits for a decision.

    An import that was put away meanwhile stays so.
    """
    kept = Import.objects.select_for_update().get(pk=kept.pk)
    if kept.state == State.DISCARDED:
        return kept
    rows, screened = usable_rows(kept=kept, reading=reading)
    kept.faults.all().delete()
    insert(
        [_fault(kept, told, is_warning=False) for told in (*reading.faults, *screened)]
        + [_fault(kept, told, is_warning=True) for told in (*reading.warnings, *foreseen)]
    )
    kept.read, kept.accepted, kept.refused = reading.read, len(rows), reading.read - len(rows)
    kept.columns = bridge.columns_of(reading)
    knows = KINDS[kept.kind].knows
    kept.known_before = None if knows is None else knows(kept, rows)
    kept.move_to(State.PREVIEW)
    kept.sign_of_life_at = timezone.now()
    kept.full_clean()
    kept.save()
    record(
        deed=Deed.IMPORT_READ,
        subject=kept,
        actor=kept.by,
        detail={"read": kept.read, "accepted": kept.accepted, "refused": kept.refused},
    )
    return kept


@transaction.atomic
def refuse_file(*, kept: Import, found: Sequence[ToldOfFile]) -> Import:
    """Keep why a whole file cannot be used; nothing of it was stored but the file itself.

    An import that was put away meanwhile stays so.
    """
    kept = Import.objects.select_for_update().get(pk=kept.pk)
    if kept.state == State.DISCARDED:
        return kept
    kept.move_to(State.REFUSED)
    kept.ended_at = timezone.now()
    kept.save()
    kept.faults.all().delete()
    Fault.objects.bulk_create(
        [Fault(of_import=kept, row=0, code=told.code, reason=_kept(told.reason), fix=_kept(told.fix)) for told in found]
    )
    detail = {"refused_file": [told.code for told in found]}
    record(deed=Deed.IMPORT_READ, subject=kept, actor=kept.by, detail=detail)
    return kept


@transaction.atomic
def decide(*, kept: Import) -> Import:
    """Say yes to a preview; a worker takes the rows in next."""
    kept = Import.objects.select_for_update().get(pk=kept.pk)
    kept.move_to(State.COMMITTING)
    kept.decided_at = kept.sign_of_life_at = timezone.now()
    kept.seen = 0
    kept.save()
    return kept


@transaction.atomic
def discard(*, kept: Import, by: User) -> Import:
    """Say no to a preview, or to a file whose reading stopped; file and faults are kept, nothing is taken in."""
    kept = Import.objects.select_for_update().get(pk=kept.pk)
    kept.move_to(State.DISCARDED)
    kept.ended_at = timezone.now()
    kept.save()
    record(deed=Deed.IMPORT_DISCARDED, subject=kept, actor=by, detail={"read": kept.read})
    return kept


def _keep_cells(kept: Import, rows: Sequence[Any]) -> None:
    """Keep the raw cells of the rows that were stored, so that each value leads back to its own."""
    kind = KINDS[kept.kind]
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        cells = {str(row.number): bridge.cells_of(row, kind.sealed) for row in block}
        Cells.objects.create(of_import=kept, first=block[0].number, last=block[-1].number, rows=cells)


def _forget_cells(kept: Import, row: int) -> None:
    """Delete the raw cells of one row."""
    for block in kept.cells.select_for_update().filter(first__lte=row, last__gte=row):
        block.rows.pop(str(row), None)
        block.save(update_fields=["rows"])


def _note_recognised(kept: Import, brought_by: Iterable[UUID]) -> None:
    """Add up by which imports the rows that were not new had come: while this one counts them, those stay."""
    for key, rows in Counter(brought_by).items():
        Recognised.objects.get_or_create(of_import=kept, brought_by_id=key)
        Recognised.objects.filter(of_import=kept, brought_by=key).update(rows=F("rows") + rows)


@transaction.atomic
def _commit_batch(kept: Import, rows: Sequence[Any]) -> tuple[Import, bool]:
    kept = Import.objects.select_for_update().get(pk=kept.pk)
    start = bisect_right(rows, kept.last_row, key=lambda row: row.number)
    batch = rows[start : start + BATCH]
    if kept.state == State.COMMITTING and batch:
        kind = KINDS[kept.kind]
        fresh = set(kind.enrols(kept, batch))
        known = [row for row in batch if row.number not in fresh]
        _note_recognised(kept, kind.recognises(kept, known) if known else ())
        _keep_cells(kept, [row for row in batch if row.number in fresh])
        kept.added += len(fresh)
        kept.committed += len(batch)
        kept.last_row = batch[-1].number
        kept.sign_of_life_at = timezone.now()
        kept.save()
    return kept, kept.state == State.COMMITTING and start + len(batch) < len(rows)


@transaction.atomic
def _finish(kept: Import, rows: Sequence[Any], screened: Sequence[Told]) -> Import:
    kept = Import.objects.select_for_update().get(pk=kept.pk)
    if kept.state != State.COMMITTING:
        return kept
    if kept.committed != kept.accepted:  # the programme changed between preview and decision: say what it barred
        told = set(kept.faults.values_list("row", "code"))
        Fault.objects.bulk_create(
            [_fault(kept, fault, is_warning=False) for fault in screened if (fault.row, fault.code) not in told]
        )
        kept.accepted, kept.refused = kept.committed, kept.read - kept.committed
    kept.move_to(State.DONE)
    kept.rows_digest = hashlib.sha256("\n".join(row.digest for row in rows).encode()).hexdigest()
    kept.ended_at = kept.sign_of_life_at = timezone.now()
    kept.save()
    record(
        deed=Deed.IMPORT_COMMITTED,
        subject=kept,
        actor=kept.by,
        detail={"rows": kept.committed, "added": kept.added, "rows_digest": kept.rows_digest},
    )
    return kept


def commit(*, kept: Import, rows: Sequence[Any], screened: Sequence[Told]) -> Import:
    """Take the rows in, batch by batch, from the row after the last one; the last step writes one ledger line.

    `rows` are the usable rows in file order, `screened` the faults of those that cannot be stored.  Killed at any
    moment, it can be called again and ends with the same rows and the same line: a batch and the count of it stand in
    one transaction.
    """
    gc.freeze()  # the rows of a long file are no garbage; looking through them for some took a fifth of the time
    try:
        more = True
        while more:
            kept, more = _commit_batch(kept, rows)
    finally:
        gc.unfreeze()
    return _finish(kept, rows, screened)


def note_followed(*, kept: Import) -> None:
    """Note that what follows the last row was done or enqueued; after a crash before this it is done again."""
    Import.objects.filter(pk=kept.pk).update(followed=True)


def forget(*, values: Iterable[str], row_of: tuple[Import, int] | None = None) -> list[tuple[Import, int]]:
    """Delete every fault of the rows that show one of these values, and of one row, in the caller's transaction.

    The raw cells of these rows go too.

    Says which rows of which imports; the counts of the imports stay.  A value of fewer than five letters must be the
    whole cell: a short name is a part of many words.
    """
    wanted = Q(of_import=row_of[0], row=row_of[1]) if row_of else Q(pk__in=[])
    for value in values:
        wanted |= Q(value__icontains=value) if len(value) >= SHORT else Q(value__iexact=value)
    rows = dict.fromkeys(
        (fault.of_import, fault.row) for fault in Fault.objects.filter(wanted).select_related("of_import")
    )
    for kept, row in rows:
        kept.faults.filter(row=row).delete()
        _forget_cells(kept, row)
    if row_of is not None:
        _forget_cells(*row_of)
    return list(rows)


def _hindering(refusal: ProtectedError | RestrictedError) -> Iterable[Any]:
    rows: Iterable[Any] = refusal.args[1]
    return rows


def _must_not_be_counted(kept: Import) -> None:
    told = [
        f"the import of {one.of_import.began_at:%Y-%m-%d %H:%M} by {one.of_import.organisation} counts {one.rows} of "
        "its rows as known; undo that import first."
        for one in queries.leaning_on(kept)
    ]
    if told:
        raise StillStoodOn(told)


@transaction.atomic
def undo(*, kept: Import, by: User) -> Import:
    """Take back, as one deed, all that an import brought.

    Raises StillStoodOn, naming who did what, where a later deed rests on one of its rows or a later import counts it.
    """
    kept = Import.objects.select_for_update().get(pk=kept.pk)
    _must_not_be_counted(kept)
    standing = queries.standing_in_the_way(kept)
    if standing:
        raise StillStoodOn(
            [
                f"{footing.line.actor or 'the system'} did {footing.line.deed} on {footing.line.at:%Y-%m-%d %H:%M}; "
                "undo that first."
                for footing in standing
            ]
        )
    kept.move_to(State.UNDONE)
    kept.cells.all().delete()
    try:
        with transaction.atomic():
            KINDS[kept.kind].undoes(kept)
    except (ProtectedError, RestrictedError) as refusal:
        several = sorted({row._meta.label_lower for row in _hindering(refusal)})
        raise StillStoodOn([f"rows of {', '.join(several)} point to it; remove them first."]) from None
    _must_not_be_counted(kept)  # a batch of another import may have recognised some while these were taken away
    kept.ended_at = timezone.now()
    kept.save()
    record(deed=Deed.IMPORT_UNDONE, subject=kept, actor=by, detail={"rows": kept.added})
    return kept
