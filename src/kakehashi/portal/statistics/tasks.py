"""Background work of the statistics: drawing, which is too slow and too large for the process that answers pages."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from kakehashi.portal.ledger.tasks import seal_lines
from kakehashi.portal.statistics import actions, queries

PATIENCE = timedelta(minutes=10)
"""How long a drawing that failed, or broke off, is left alone before it is asked for again."""


@task()
def draw_charts() -> int:
    """Draw what is missing or outdated for the prefecture of every programme; says how many charts."""
    drawn = actions.draw_charts(places=queries.places(), by=None)
    if drawn:
        seal_lines.enqueue()
    return drawn


def draw_soon() -> None:
    """Enqueue the drawing, unless it waits already or did not succeed a moment ago."""
    unsuccessful = Q(enqueued_at__gt=timezone.now() - PATIENCE) & ~Q(status=TaskResultStatus.SUCCESSFUL)
    asked = DBTaskResult.objects.filter(task_path=draw_charts.module_path)
    if not asked.filter(Q(status=TaskResultStatus.READY) | unsuccessful).exists():
        draw_charts.enqueue()
