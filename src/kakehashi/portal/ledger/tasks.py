"""Background work of the ledger."""

from django_tasks import task

from kakehashi.portal.ledger import actions


@task()
def seal_lines() -> int:
    """Seal all lines committed so far; says how many."""
    sealed = 0
    while batch := actions.seal():
        sealed += batch
    return sealed
