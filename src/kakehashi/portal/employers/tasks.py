"""Background work about vacancies: check them after an import, and each night."""

from datetime import date

from django_tasks import task

from kakehashi.portal.employers import actions
from kakehashi.portal.layout.context import today
from kakehashi.portal.ledger.tasks import seal_lines
from kakehashi.portal.programmes.models import Programme


@task()
def check_vacancies(programme_id: str, on: str) -> int:
    """Check every vacancy of a programme on a day."""
    programme = Programme.objects.get(pk=programme_id)
    count = actions.check_vacancies(programme=programme, on=date.fromisoformat(on))
    seal_lines.enqueue()
    return count


def check_every_programme() -> int:
    """Enqueue a fresh check of every programme that has vacancies; says how many programmes."""
    programmes = Programme.objects.filter(vacancies__isnull=False).distinct().order_by("key")
    for programme in programmes:
        check_vacancies.enqueue(str(programme.pk), today().isoformat())
    return len(programmes)
