"""The app's name to Django, and what it does beside an erasure."""

from django.apps import AppConfig


class PoolConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.pool"
    label = "pool"

    def ready(self) -> None:
        """Let no saved list name a person who was erased."""
        from kakehashi.portal.candidates import holdings
        from kakehashi.portal.pool import actions

        holdings.also_forget(actions.forget)
