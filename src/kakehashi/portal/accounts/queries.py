"""What may be asked about accounts."""

from datetime import timedelta

from django.utils import timezone

from kakehashi.portal.accounts.models import FailedSignIn

TRIES = 5
WINDOW = timedelta(minutes=15)


def must_wait(name: str) -> bool:
    """Whether `name` failed so often lately that even the right password is not looked at.

    Kept in the database, so that every web process counts the same.
    """
    return FailedSignIn.objects.filter(name=name[:150], since__gt=timezone.now() - WINDOW, tries__gte=TRIES).exists()
