"""A programme, its caps and its letters."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.documents.models import Document
from kakehashi.vocabulary import Pathway, Prefecture, prefectures


class Programme(models.Model):
    """A ministry and a prefecture that work together; `file` is its programme.toml as read."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.SlugField(unique=True)
    prefecture_code = models.CharField(max_length=5, help_text="ISO 3166-2")
    ministry = models.ForeignKey(Organisation, models.PROTECT, related_name="programmes_as_ministry")
    prefecture_office = models.ForeignKey(Organisation, models.PROTECT, related_name="programmes_as_prefecture")
    pathways = models.JSONField(default=list)
    file = models.JSONField(default=dict)
    opened_on = models.DateField()

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key

    @property
    def prefecture(self) -> Prefecture:
        """The prefecture, with its name in each language."""
        return prefectures()[self.prefecture_code]

    @property
    def named_pathways(self) -> list[Pathway]:
        """The pathways the programme speaks of."""
        return [Pathway(key) for key in self.pathways]


class Cap(models.Model):
    """How many people a field, a region or an agreement may take in all."""

    class Kind(models.TextChoices):
        """What the cap is about."""

        FIELD = "field", _("Field")
        REGION = "region", _("Region")
        AGREEMENT = "agreement", _("Agreement")

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="caps")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    key = models.CharField(max_length=60)
    seats = models.PositiveIntegerField()

    class Meta:
        ordering = ["kind", "key"]
        constraints = [models.UniqueConstraint(fields=["programme", "kind", "key"], name="one_cap_a_key")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.seats}"


class Letter(models.Model):
    """One draft of a letter of intent: what it says, what is undecided in it, and its files."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="letters")
    draft = models.PositiveIntegerField()
    text = models.JSONField(help_text="The articles in three languages, as assembled")
    open_values = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    files = models.ManyToManyField(Document, related_name="letters")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-draft"]
        constraints = [models.UniqueConstraint(fields=["programme", "draft"], name="one_letter_a_draft")]

    def __str__(self) -> str:
        return f"{self.programme} {self.draft}"
