"""Candidates, their sealed numbers, the evidence of their facts, and the verdicts that were kept."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.documents.models import Document
from kakehashi.portal.intake.models import Import
from kakehashi.vocabulary import Pathway, Province, provinces


class Sex(models.TextChoices):
    """As in the passport."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")


class Candidate(models.Model):
    """One person of the pool.  `facts` holds what is known, in the exchange format; sensitive values stand apart."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    pool = models.ForeignKey(Organisation, models.PROTECT, related_name="pool")
    number = models.CharField(max_length=40)
    training_centre = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="trainees")
    name = models.CharField(max_length=60)
    name_searched = models.CharField(max_length=120, db_index=True, help_text="Normal form of the name, for search")
    born = models.DateField()
    sex = models.CharField(max_length=6, choices=Sex.choices)
    home = models.CharField(max_length=6, help_text="ISO 3166-2 code of the province")
    phone = models.CharField(max_length=20, blank=True)
    facts = models.JSONField(default=dict)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="candidate"
    )
    came_by = models.ForeignKey(Import, models.PROTECT, null=True, related_name="candidates")
    row = models.PositiveIntegerField(default=0, help_text="Row of the file it came by")
    row_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["name_searched", "number"]
        constraints = [models.UniqueConstraint(fields=["pool", "number"], name="one_candidate_a_number")]
        indexes = [models.Index(fields=["pool", "name_searched", "number"], name="pool_in_order")]

    def __str__(self) -> str:
        return self.number

    @property
    def province(self) -> Province:
        """The home province."""
        return provinces()[self.home]


class SealedValue(models.Model):
    """A passport, an NIK, a statement on health: encrypted, shown masked, found again by a keyed hash."""

    class Kind(models.TextChoices):
        """What is sealed."""

        NIK = "nik", "NIK"
        PASSPORT = "passport", _("Passport")
        HEALTH = "health", _("Health")

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="sealed_values")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    sealed = models.TextField()
    masked = models.CharField(max_length=40, blank=True)
    hashed = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["candidate", "kind"], name="one_sealed_value_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.masked}"


class Reveal(models.Model):
    """Who opened a sealed value, when and why; the ledger holds the same deed without the words."""

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="reveals")
    kind = models.CharField(max_length=10, choices=SealedValue.Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class Evidence(models.Model):
    """How one fact of a person is known; a fact without a row here is as the person claimed it."""

    class Level(models.TextChoices):
        """How well it is shown."""

        SEEN = "seen", _("document seen")
        VERIFIED = "verified", _("verified with the issuer")

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="evidence")
    key = models.CharField(max_length=60, help_text="`born`, or `tests.0` for the first of a list")
    level = models.CharField(max_length=10, choices=Level.choices)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["candidate", "key"], name="one_evidence_a_fact")]

    def __str__(self) -> str:
        return f"{self.key}: {self.level}"


class Assessment(models.Model):
    """A verdict on one person for one pathway, all work categories at once, kept with the ground it stood on.

    `yes`, `no`, `applies` and `mendable` are words: bit `lane` of each is the answer for that work category.  A lane
    that applies and is in neither `yes` nor `no` is unknown; `mendable` are the noes that a step can change, `alone`
    the lanes that exactly one rule keeps from "yes".
    """

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="assessments")
    pathway = models.CharField(max_length=20, choices=[(way.value, way.name) for way in Pathway])
    on = models.DateField()
    stage = models.CharField(max_length=12)
    at_least = models.CharField(max_length=10)
    book_version = models.PositiveIntegerField()
    book_digest = models.CharField(max_length=64)
    yes = models.BigIntegerField()
    no = models.BigIntegerField()
    applies = models.BigIntegerField()
    mendable = models.BigIntegerField()
    alone = models.BigIntegerField()
    deciding = models.JSONField(help_text="Rule id -> the lanes in which it is the first to decide, as a word")
    days = models.JSONField(
        default=dict, help_text="Deciding rule -> first possible day of its step, where one is known"
    )
    kept_at = models.DateTimeField()
    current = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "pathway"],
                condition=models.Q(current=True),
                name="one_current_assessment_a_pathway",
            )
        ]
        indexes = [models.Index(fields=["pathway", "current", "candidate"], name="assessment_by_pathway")]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.pathway} {self.on}"
