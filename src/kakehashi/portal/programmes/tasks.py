"""Background work of programmes: drafting a letter, which prints eight files."""

from datetime import date

from django_tasks import task

from kakehashi.portal.accounts.models import User
from kakehashi.portal.ledger.tasks import seal_lines
from kakehashi.portal.programmes import actions
from kakehashi.portal.programmes.models import Programme
from kakehashi.vocabulary import KakehashiError


@task()
def draft_letter(programme_id: str, by_id: str, on: str) -> None:
    """Draft the letter as it is settled now; where that cannot be done, why is kept with the programme for its page."""
    programme = Programme.objects.select_related("ministry", "prefecture_office").get(pk=programme_id)
    by = User.objects.select_related("organisation").get(pk=by_id)
    try:
        actions.draft_letter(programme=programme, by=by, on=date.fromisoformat(on))
    except KakehashiError as refusal:
        actions.refuse_draft(programme=programme, faults=refusal.faults)
    else:
        seal_lines.enqueue()
