"""Background work about candidates: re-assess after an import, after a change, and each night."""

from datetime import date

from django_tasks import task

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.candidates import actions
from kakehashi.portal.layout.context import today
from kakehashi.portal.ledger.tasks import seal_lines
from kakehashi.vocabulary import Pathway

PATHWAYS = (Pathway.SSW1, Pathway.ESD)
"""The pathways whose verdicts are kept for everybody; a dossier shows others when they speak of the person."""


@task()
def assess_pool(pool_id: str, on: str) -> int:
    """Assess a ministry's whole pool on a day."""
    pool = Organisation.objects.get(pk=pool_id)
    count = actions.assess_pool(pool=pool, on=date.fromisoformat(on), pathways=PATHWAYS, by=None)
    seal_lines.enqueue()
    return count


def assess_every_pool() -> int:
    """Enqueue a fresh assessment of every pool for today; says how many pools."""
    pools = Organisation.objects.filter(pool__isnull=False).distinct().order_by("name")
    for pool in pools:
        assess_pool.enqueue(str(pool.pk), today().isoformat())
    return len(pools)
