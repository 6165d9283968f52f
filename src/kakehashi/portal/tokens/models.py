"""Tokens of organisations; the database holds a keyed hash, never the token itself."""

from datetime import date
from uuid import uuid4

from django.conf import settings
from django.db import models

from kakehashi.portal.accounts.models import Organisation


class Token(models.Model):
    """What a program of an organisation shows instead of a name and a password.

    It acts as an account of its own, so that gates, queries and the ledger treat it as any account of its organisation.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="tokens")
    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="token")
    name = models.CharField(max_length=60)
    mark = models.CharField(max_length=12, unique=True, help_text="The part of the token that may be shown")
    hashed = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(default=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    last_day = models.DateField(help_text="The last day on which it is good")
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    minute = models.DateTimeField(null=True, blank=True, help_text="The minute that `asked` counts")
    asked = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__gte=models.F("made_at"), withdrawn_by__isnull=False),
                name="token_withdrawn_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.mark} {self.name}"

    def is_good(self, on: date) -> bool:
        """Whether it opens anything on that day; its last day is included."""
        return self.withdrawn_at is None and on <= self.last_day
