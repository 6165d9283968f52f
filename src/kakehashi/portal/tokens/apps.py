"""The app's name to Django."""

from django.apps import AppConfig


class TokensConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.tokens"
    label = "tokens"
