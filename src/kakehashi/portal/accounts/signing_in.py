"""Who may sign in: own accounts only, never too often, and demonstration accounts only in the demonstration."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser

from kakehashi.portal.accounts.models import User


class OwnAccounts(ModelBackend):
    """Django's own check of the password, and two conditions of ours."""

    def user_can_authenticate(self, user: User | AnonymousUser | None) -> bool:
        """Refuse closed accounts, and demonstration accounts wherever the portal is not a demonstration."""
        if getattr(user, "is_demo", False) and not settings.DEMO:
            return False
        return super().user_can_authenticate(user)
