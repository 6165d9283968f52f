"""The app's name to Django."""

from django.apps import AppConfig


class DesksConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.desks"
    label = "desks"
