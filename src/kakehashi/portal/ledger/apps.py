"""The app's name to Django."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.ledger"
    label = "ledger"
