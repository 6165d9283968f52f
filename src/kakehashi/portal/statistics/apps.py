"""The app's name to Django."""

from django.apps import AppConfig


class StatisticsConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.statistics"
    label = "statistics"
