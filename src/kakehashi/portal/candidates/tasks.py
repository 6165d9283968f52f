"""Background work about candidates: re-assess after an import, after a change, and each night."""

from datetime import date

from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.candidates import actions, rights, words
from kakehashi.portal.candidates.models import Erasure
from kakehashi.portal.layout.context import today
from kakehashi.portal.ledger.tasks import seal_lines

PATHWAYS = words.PATHWAYS


@task()
def assess_pool(pool_id: str, on: str) -> int:
    """Assess a ministry's whole pool on a day."""
    pool = Organisation.objects.get(pk=pool_id)
    count = actions.assess_pool(pool=pool, on=date.fromisoformat(on), pathways=PATHWAYS, by=None)
    count_to_show.enqueue(pool_id, on)
    seal_lines.enqueue()
    return count


def being_judged() -> bool:
    """Whether some pool is being assessed, or waits for a worker to do it."""
    unfinished = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return DBTaskResult.objects.filter(task_path=assess_pool.module_path, status__in=unfinished).exists()


@task()
def count_to_show(pool_id: str, on: str) -> int:
    """Count for a whole pool which facts should be shown first."""
    pool = Organisation.objects.get(pk=pool_id)
    return actions.count_to_show(pool=pool, on=date.fromisoformat(on), pathways=PATHWAYS)


@task()
def refill_searched() -> int:
    """Bring the search forms of names up to date; a worker asks for it when it starts."""
    return actions.refill_searched()


@task()
def redact_files(erasure_id: int) -> int:
    """Take an erased person out of the spreadsheets that came; says how many files were changed."""
    changed = rights.redact_files(erasure=Erasure.objects.select_related("by").get(pk=erasure_id))
    seal_lines.enqueue()
    return changed


def finish_erasures() -> int:
    """Enqueue the files of every erasure that is not through with them; says how many."""
    waiting = list(Erasure.objects.filter(files_done_at__isnull=True).order_by("pk").values_list("pk", flat=True))
    for erasure_id in waiting:
        redact_files.enqueue(erasure_id)
    return len(waiting)


def assess_every_pool() -> int:
    """Enqueue a fresh assessment of every pool for today; says how many pools."""
    pools = Organisation.objects.filter(pool__isnull=False).distinct().order_by("name")
    for pool in pools:
        assess_pool.enqueue(str(pool.pk), today().isoformat())
    return len(pools)
