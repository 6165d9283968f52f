"""The app's name to Django, and what it can import."""

from django.apps import AppConfig


class CandidatesConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.candidates"
    label = "candidates"

    def ready(self) -> None:
        """Make the candidates' spreadsheet known to the import pages."""
        from kakehashi.portal.candidates.kinds import CANDIDATES
        from kakehashi.portal.intake.kinds import register

        register(CANDIDATES)
