"""The app's name to Django."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.programmes"
    label = "programmes"
