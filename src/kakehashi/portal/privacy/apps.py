"""The app's name to Django."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.privacy"
    label = "privacy"
