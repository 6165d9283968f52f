"""A deed that was done for many people at once, and for each of them what was before."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.selfservice.models import Invitation


class BulkDeed(models.Model):
    """One deed for many.  Its key was made with the preview, so that a button pressed twice does it once."""

    class Kind(models.TextChoices):
        """What is done."""

        INVITE = "invite", _("Invite to their own pages")
        ASSIGN = "assign", _("Assign to a training centre")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    centre = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="bulk_deeds")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    query = models.TextField(blank=True, help_text="What stood behind the question mark: the list, as it was asked for")
    people = models.PositiveIntegerField(help_text="How many were in the list")
    changed = models.PositiveIntegerField(help_text="For how many of them it changed something")
    left = models.JSONField(default=dict, help_text="How many stayed as they were, by the reason")
    digest = models.CharField(max_length=64, help_text="SHA-256 of who was changed, and of what was before")
    given = models.JSONField(default=list, help_text="In which forms links and codes were given out")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="assign", centre__isnull=False) | models.Q(kind="invite", centre__isnull=True),
                name="who_is_assigned_is_assigned_to_a_centre",
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at__isnull=True, undone_by__isnull=True)
                | models.Q(undone_at__isnull=False, undone_by__isnull=False),
                name="a_bulk_deed_is_undone_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(changed__gt=0, changed__lte=models.F("people")), name="a_bulk_deed_changes_somebody"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.changed}"


class BulkLine(models.Model):
    """What a deed for many did for one of them.

    `sealed` holds link and code of an invitation until they were given out; the key to it is not in the database.
    """

    GOES_WITH_THE_PERSON = True

    deed = models.ForeignKey(BulkDeed, models.CASCADE, related_name="lines")
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="bulk_lines")
    before = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+", help_text="The training centre before"
    )
    invitation = models.ForeignKey(Invitation, models.SET_NULL, null=True, blank=True, related_name="+")
    sealed = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["deed", "candidate"], name="one_bulk_line_a_person")]

    def __str__(self) -> str:
        return f"{self.deed_id} {self.candidate_id}"
