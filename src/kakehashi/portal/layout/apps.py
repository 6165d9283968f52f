"""The app's name to Django."""

from django.apps import AppConfig


class LayoutConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.layout"
    label = "layout"
