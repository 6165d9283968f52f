"""The app's name to Django."""

from django.apps import AppConfig


class InterfaceConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.interface"
    label = "interface"
