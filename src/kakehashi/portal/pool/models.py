"""Lists that somebody keeps under a name."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from kakehashi.portal.accounts.models import Organisation


class SavedView(models.Model):
    """The filters of a list under a name: its owner's own, or shared with everybody of the organisation.

    It holds the question and nobody's data: who opens it sees what they may see.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=500, blank=True, help_text="What stands behind the question mark")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="saved_views")
    shared = models.BooleanField(default=False)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_view_a_name")]

    def __str__(self) -> str:
        return self.name
