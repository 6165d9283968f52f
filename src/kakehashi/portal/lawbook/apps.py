"""The app's name to Django."""

from django.apps import AppConfig


class LawbookConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.lawbook"
    label = "lawbook"
