"""The app's name to Django."""

from django.apps import AppConfig


class OutlookConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.outlook"
    label = "outlook"
