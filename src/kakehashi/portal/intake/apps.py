"""The app's name to Django."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.intake"
    label = "intake"
