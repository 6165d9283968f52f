"""A programme, its caps, its letters and their files."""

import hashlib
import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.documents.models import Document
from kakehashi.vocabulary import Language, Pathway, Prefecture, Text, fields, prefectures

PATIENCE = timedelta(minutes=2)
"""How long a draft may be awaited before the page says that it has not come and may be asked for again."""


class Programme(models.Model):
    """A ministry and a prefecture that work together.

    `file` is its programme.toml as JSON: dates and times are ISO 8601 text.  What the letter settles stands in its
    `letter` (and `pathways`, on which more than the letter lives) and is edited there.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    key = models.SlugField(unique=True)
    prefecture_code = models.CharField(max_length=5, help_text="ISO 3166-2")
    ministry = models.ForeignKey(Organisation, models.PROTECT, related_name="programmes_as_ministry")
    prefecture_office = models.ForeignKey(Organisation, models.PROTECT, related_name="programmes_as_prefecture")
    pathways = models.JSONField(default=list, blank=True)
    file = models.JSONField(default=dict)
    opened_on = models.DateField()
    drafting_since = models.DateTimeField(null=True, blank=True, help_text="Since when a draft is awaited")
    drafting_faults = models.JSONField(default=list, blank=True, help_text="Why the draft last asked for was not made")

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

    @property
    def settled(self) -> dict[str, Any]:
        """The part of the file that a letter is drafted from."""
        return {key: self.file[key] for key in ("pathways", "letter") if key in self.file}

    @property
    def settled_digest(self) -> str:
        """Tells whether anything of that part has changed."""
        return hashlib.sha256(json.dumps(self.settled, sort_keys=True).encode()).hexdigest()

    @property
    def is_drafting(self) -> bool:
        """Whether a draft was asked for a moment ago and has not come yet."""
        return self.drafting_since is not None and timezone.now() - self.drafting_since <= PATIENCE

    @property
    def draft_overdue(self) -> bool:
        """Whether a draft was asked for long ago and has not come."""
        return self.drafting_since is not None and not self.is_drafting


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

    @property
    def text(self) -> Text:
        """What it caps, in words; the key itself where no table knows it."""
        if self.kind == Cap.Kind.FIELD and self.key in fields():
            return fields()[self.key].text
        if self.kind == Cap.Kind.REGION and self.key in prefectures():
            return prefectures()[self.key].text
        return Text(self.key, self.key, self.key)


class Letter(models.Model):
    """One draft of a letter of intent as it was made; a draft is never changed, the next one stands beside it.

    `text` holds its clauses, `open_values` what was undecided, `cautions` what to be careful about, `obligations` what
    has to be done: each as bridge.Drawn describes it.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="letters")
    draft = models.PositiveIntegerField()
    on = models.DateField(help_text="The day it is dated")
    settled = models.JSONField(help_text="What had been settled: the part of the programme's file it was drafted from")
    text = models.JSONField(help_text="The clauses in three languages, as assembled")
    open_values = models.JSONField(default=list)
    cautions = models.JSONField(default=list)
    obligations = models.JSONField(default=list)
    files = models.ManyToManyField(Document, through="LetterFile", related_name="letters")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-draft"]
        constraints = [models.UniqueConstraint(fields=["programme", "draft"], name="one_letter_a_draft")]

    def __str__(self) -> str:
        return f"{self.programme} {self.draft}"


class LetterFile(models.Model):
    """A draft as a file: in one language, or in two columns."""

    class Edition(models.TextChoices):
        """Which languages a file holds."""

        COLUMNS = "columns", _("Indonesian and Japanese side by side, English after them")
        INDONESIAN = Language.INDONESIAN.value, _("Indonesian")
        JAPANESE = Language.JAPANESE.value, _("Japanese")
        ENGLISH = Language.ENGLISH.value, _("English")

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="printed")
    document = models.OneToOneField(Document, models.PROTECT, related_name="letter_file")
    edition = models.CharField(max_length=8, choices=Edition.choices)
    ending = models.CharField(max_length=4)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["letter", "edition", "ending"], name="one_file_an_edition")]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.edition} {self.ending}"
