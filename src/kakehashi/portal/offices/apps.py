"""The app's name to Django."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.offices"
    label = "offices"
