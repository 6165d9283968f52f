"""The app's name to Django, and what it can import."""

from django.apps import AppConfig


class EmployersConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.employers"
    label = "employers"

    def ready(self) -> None:
        """Make the vacancies' spreadsheet known to the import pages."""
        from kakehashi.portal.employers.kinds import VACANCIES
        from kakehashi.portal.intake.kinds import register

        register(VACANCIES)
