"""The app's name to Django."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.exchange"
    label = "exchange"
