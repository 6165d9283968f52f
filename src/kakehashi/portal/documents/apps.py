"""The app's name to Django."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.documents"
    label = "documents"
