"""The app's name to Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.accounts"
    label = "accounts"
