"""The app's name to Django, and what it does beside an import, a copy and an erasure."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DoublesConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.doubles"
    label = "doubles"

    def ready(self) -> None:
        """Look for doubles in a preview and after an import; say how pairs stand in a copy, and forget them."""
        from kakehashi.portal.candidates import holdings
        from kakehashi.portal.doubles import actions, tasks
        from kakehashi.portal.doubles.models import Pair, Question
        from kakehashi.portal.intake.kinds import Beside, stand_beside

        stand_beside(
            "candidates",
            Beside(tasks.LIKELY_DOUBLE, _("Likely doubles of people in the pool"), tasks.foresee, tasks.find_after),
        )
        holdings.tell_as(Pair, Pair.told)
        holdings.tell_as(Question, Question.told)
        holdings.also_forget(actions.forget)
