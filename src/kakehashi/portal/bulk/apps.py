"""The app's name to Django."""

from django.apps import AppConfig


class BulkConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.bulk"
    label = "bulk"
