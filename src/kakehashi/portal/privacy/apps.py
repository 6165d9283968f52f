"""The app's name to Django, and what it does beside an erasure."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """See the package's docstring."""

    name = "kakehashi.portal.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Let no breach and no request of somebody else name a person who was erased."""
        from kakehashi.portal.candidates import holdings
        from kakehashi.portal.privacy import actions

        holdings.also_forget(actions.forget)
