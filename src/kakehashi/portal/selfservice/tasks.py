"""The night's work on the candidates' own pages."""

from django.utils import timezone
from django_tasks import task

from kakehashi.portal.selfservice import actions


@task()
def clear_drafts() -> int:
    """Delete what was typed so long ago that nobody comes back for it; says how many drafts."""
    return actions.clear_drafts(before=timezone.now() - actions.DRAFT_LASTS)
