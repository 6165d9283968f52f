"""The app's name to Django."""

from django.apps import AppConfig


class PoolConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.pool"
    label = "pool"
