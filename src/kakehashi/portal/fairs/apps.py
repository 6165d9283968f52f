"""The app's name to Django, and what it can import."""

from django.apps import AppConfig


class FairsConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.fairs"
    label = "fairs"

    def ready(self) -> None:
        """Make wishes and rankings known to the import pages."""
        from kakehashi.portal.fairs.kinds import RANKINGS, WISHES
        from kakehashi.portal.intake.kinds import register

        register(WISHES)
        register(RANKINGS)
