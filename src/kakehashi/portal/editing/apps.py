"""The app's name to Django."""

from django.apps import AppConfig


class EditingConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.editing"
    label = "editing"
