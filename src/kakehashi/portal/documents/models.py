"""Files the programme keeps, and who may read them."""

from uuid import uuid4

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models

from kakehashi.portal.accounts.models import Organisation


class Document(models.Model):
    """One file, as it came or as it was made; its bytes lie outside the web root and never change."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    filename = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    stored_as = models.CharField(max_length=100, unique=True)
    owner = models.ForeignKey(Organisation, models.PROTECT, related_name="documents")
    shared_with = models.ManyToManyField(Organisation, blank=True, related_name="documents_lent")
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["-kept_at"]

    def __str__(self) -> str:
        return self.filename

    def data(self) -> bytes:
        """The bytes of the file."""
        with default_storage.open(self.stored_as, "rb") as file:
            return bytes(file.read())
