"""Lines, what they stand on, and the seals that chain them.  The database itself refuses to change or delete a line."""

from typing import Any

from django.conf import settings
from django.db import models

from kakehashi.portal.ledger.deeds import Deed


class Line(models.Model):
    """One deed: who, when, what, on which subject.  Holds ids, counts and digests, never a personal value."""

    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    organisation_id = models.UUIDField(null=True)
    deed = models.CharField(
        max_length=40, help_text="A value of Deed; the vocabulary grows, so it is no choice of the table"
    )
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject_kind", "subject_id"], name="line_by_subject"),
            models.Index(fields=["deed", "-id"], name="line_by_deed"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.deed} {self.subject_kind} {self.subject_id}"

    @property
    def named_deed(self) -> Deed:
        """The deed as a member of the vocabulary."""
        return Deed(self.deed)

    def content(self) -> dict[str, Any]:
        """What of the line is hashed and exported."""
        return {
            "line": self.pk,
            "at": self.at.isoformat(),
            "actor": None if self.actor_id is None else str(self.actor_id),
            "organisation": None if self.organisation_id is None else str(self.organisation_id),
            "deed": self.deed,
            "subject": [self.subject_kind, self.subject_id],
            "detail": self.detail,
        }


class Footing(models.Model):
    """A subject on which a line's deed stands: while it does, that subject cannot be undone from under it."""

    line = models.ForeignKey(Line, models.PROTECT, related_name="footings")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="footing_by_subject")]

    def __str__(self) -> str:
        return f"{self.line_id} stands on {self.subject_kind} {self.subject_id}"


class Seal(models.Model):
    """A line's place in the chain: its hash covers the line and the hash before it."""

    line = models.OneToOneField(Line, models.PROTECT, primary_key=True)
    position = models.PositiveBigIntegerField(unique=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.position} {self.hash[:12]}"
