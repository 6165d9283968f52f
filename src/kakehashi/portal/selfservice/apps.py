"""The app's name to Django."""

from django.apps import AppConfig


class SelfserviceConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.selfservice"
    label = "selfservice"
