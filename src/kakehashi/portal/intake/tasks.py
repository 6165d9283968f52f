"""Background work of imports: read a file, take its rows in, and go on after an interruption."""

import logging
from collections.abc import Sequence

from django.db import Error as DatabaseTrouble
from django.db.models import Q
from django_tasks import task

from kakehashi.portal.intake import actions, bridge
from kakehashi.portal.intake.kinds import BESIDE, KINDS, Reading, Told
from kakehashi.portal.intake.models import Import, State
from kakehashi.portal.ledger.tasks import seal_lines

logger = logging.getLogger(__name__)


def _read(kept: Import) -> Reading:
    """Read the file; a long one gives a sign of life now and then."""
    return bridge.reading_of(kept, so_far=lambda seen: actions.sign_of_life(kept=kept, seen=seen))


@task()
def read_file(import_id: str) -> None:
    """Read the file of an import and keep what was found; a file that cannot be used is refused with its reason.

    So is one that our own program fails at: it would fail at every start again, and nobody could put the import away.
    What the database fails at is no fault of the file: that import stays interrupted and is taken up again.
    """
    kept = Import.objects.select_related("document", "by").get(pk=import_id)
    if kept.state != State.READING:
        return
    try:
        reading = _read(kept)
        foreseen = _foreseen(kept, reading)
    except KINDS[kept.kind].refusal as refusal:
        actions.refuse_file(kept=kept, found=refusal.found)  # type: ignore[attr-defined]  # FileRefused, by its Kind
    except DatabaseTrouble:
        raise
    except Exception:
        logger.exception("The file of import %s cannot be read: our own fault, not the file's", kept.pk)
        actions.refuse_file(kept=kept, found=[bridge.READING_FAILED])
        raise
    else:
        actions.keep_reading(kept=kept, reading=reading, foreseen=foreseen)


def _foreseen(kept: Import, reading: Reading) -> Sequence[Told]:
    """What later apps foresee of the rows."""
    rows, _screened = actions.usable_rows(kept=kept, reading=reading)
    return [told for beside in BESIDE.get(kept.kind, ()) for told in beside.foresees(kept, rows)]


@task()
def take_in(import_id: str) -> None:
    """Take the rows of a decided import in, from where it stands, then start what follows, once."""
    kept = Import.objects.select_related("document", "by").get(pk=import_id)
    if kept.state == State.COMMITTING:
        rows, screened = actions.usable_rows(kept=kept, reading=_read(kept))
        kept = actions.commit(kept=kept, rows=rows, screened=screened)
    if kept.state == State.DONE and not kept.followed:
        KINDS[kept.kind].follows(kept)
        for beside in BESIDE.get(kept.kind, ()):
            beside.follows(kept)
        actions.note_followed(kept=kept)
        seal_lines.enqueue()


def go_on(kept: Import) -> None:
    """Enqueue the work at which an interrupted import stands."""
    (read_file if kept.state == State.READING else take_in).enqueue(str(kept.pk))


def go_on_with_all() -> int:
    """At the start of a worker: take up every import on which work had begun; says how many.

    One that another worker still has in hand is not done twice: each batch looks under a lock where the import stands.
    """
    begun = Q(state__in=[State.READING, State.COMMITTING]) | Q(state=State.DONE, followed=False)
    waiting = list(Import.objects.filter(begun))
    for kept in waiting:
        go_on(kept)
    return len(waiting)
