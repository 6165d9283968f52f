"""Candidates, their sealed numbers, the evidence of their facts, and the verdicts that were kept."""

from datetime import date
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.documents.models import Document
from kakehashi.portal.intake.models import Import
from kakehashi.vocabulary import Pathway, Province, provinces


class Sex(models.TextChoices):
    """As in the passport."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")


NOBODY = "–"
"""What stands for the name of a person whose data were erased."""


class Pattern(models.Model):
    """What the law answers, word for word the same, for everybody who points here: what lists are filtered by.

    `words` has for each pathway `applies`, `alone`, `deciding` as an Assessment has them, and `levels`: for evidence
    that is claimed, seen, verified the three words yes, no, mendable.  The key is made from the words and nothing
    else: a row never changes, and a process that has read it once need not read it again.
    """

    id = models.BigIntegerField(primary_key=True, help_text="The first 63 bits of the SHA-256 of the words")
    words = models.JSONField()

    def __str__(self) -> str:
        return f"{self.pk:016x}"


class Candidate(models.Model):
    """One person of the pool.  `facts` holds what is known, in the exchange format; sensitive values stand apart.

    `pattern`, `judged_on` and `judged_by` repeat what the current assessments say, for lists of very many; null where
    none was made.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    pool = models.ForeignKey(Organisation, models.PROTECT, related_name="pool")
    number = models.CharField(max_length=40)
    training_centre = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="trainees")
    name = models.CharField(max_length=60)
    name_searched = models.CharField(max_length=200, db_index=True, help_text="Normal form of the name, for search")
    born = models.DateField(null=True, help_text="Null only of a person whose data were erased")
    sex = models.CharField(max_length=6, choices=Sex.choices)
    home = models.CharField(max_length=6, help_text="ISO 3166-2 code of the province")
    phone = models.CharField(max_length=20, blank=True)
    facts = models.JSONField(default=dict, blank=True)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="candidate"
    )
    came_by = models.ForeignKey(Import, models.PROTECT, null=True, related_name="candidates")
    row = models.PositiveIntegerField(default=0, help_text="Row of the file it came by")
    row_digest = models.CharField(max_length=64, blank=True)
    same_as = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="others",
        help_text="Another registration that is this person; this one is then out of the pool, whole",
    )
    erased_at = models.DateTimeField(null=True, blank=True, help_text="Since when the row is a place without a person")
    pattern = models.ForeignKey(Pattern, models.PROTECT, null=True, blank=True, related_name="people", db_index=False)
    judged_on = models.DateField(null=True, blank=True, help_text="The day the current verdicts are of")
    judged_by = models.CharField(max_length=64, blank=True, help_text="Digest of the rule book they were made by")

    class Meta:
        ordering = ["name_searched", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["pool", "number"], name="one_candidate_a_number"),
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True, born__isnull=False)
                | models.Q(
                    erased_at__isnull=False,
                    born__isnull=True,
                    account__isnull=True,
                    name=NOBODY,
                    name_searched="",
                    phone="",
                    sex="",
                    home="",
                    row_digest="",
                    pattern__isnull=True,
                ),
                name="nothing_is_left_of_who_was_erased",
            ),
            models.CheckConstraint(
                condition=models.Q(same_as__isnull=True)
                | (~models.Q(same_as=models.F("pk")) & models.Q(account__isnull=True)),
                name="who_points_to_another_has_no_account",
            ),
        ]
        indexes = [  # each holds all that a list is narrowed by, so that no row is looked up for a person left out
            models.Index(
                fields=[
                    "pool",
                    "erased_at",
                    "same_as",
                    "name_searched",
                    "number",
                    "id",
                    "pattern",
                    "home",
                    "training_centre",
                ],
                name="pool_in_order",
            ),
            models.Index(
                fields=["pool", "erased_at", "same_as", "pattern", "home", "training_centre"],
                name="pool_by_pattern",
            ),
            models.Index(
                fields=["pool", "erased_at", "same_as", "home", "training_centre", "pattern"],
                name="pool_by_origin",
            ),
            models.Index(
                fields=["pool", "erased_at", "same_as", "judged_on", "judged_by"],
                name="pool_by_day_judged",
            ),
            models.Index(fields=["pool", "born"], name="pool_by_birthday"),
            models.Index(fields=["pool", "phone"], name="pool_by_telephone"),
        ]

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
    valid_until = models.DateField(null=True, blank=True, help_text="Of a passport: told before it runs out")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["candidate", "kind"], name="one_sealed_value_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.masked}"


class Reveal(models.Model):
    """Who opened a sealed value, when and why; the ledger holds the same deed without the words."""

    PAPER = "paper"

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="reveals")
    kind = models.CharField(max_length=10, choices=[*SealedValue.Kind.choices, (PAPER, _("Paper"))])
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"


class Paper(models.Model):
    """A file that belongs to a person: a scan, a photograph, a certificate; the file itself is a Document."""

    class Kind(models.TextChoices):
        """What the paper is."""

        IDENTITY = "identity", _("identity card or family card")
        PASSPORT = "passport", pgettext_lazy("paper", "Passport")
        TEST = "test", _("test result or certificate")
        SCHOOL = "school", _("school or course certificate")
        WORK = "work", _("proof of work or of a stay in Japan")
        HEALTH = "health", _("health certificate")
        CONSENT = "consent", _("signed consent")
        OTHER = "other", _("another paper")

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="papers")
    document = models.OneToOneField(Document, models.PROTECT, related_name="paper")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    issuer = models.CharField(max_length=100, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["document__kept_at"]

    def __str__(self) -> str:
        return f"{self.kind} {self.document_id}"

    @property
    def is_sensitive(self) -> bool:
        """Whether opening it takes a reason, as opening a number does."""
        return self.kind in {Paper.Kind.IDENTITY, Paper.Kind.PASSPORT, Paper.Kind.HEALTH}


class Evidence(models.Model):
    """How one fact of a person is known; a fact without a row here is as the person claimed it.

    Past `valid_until` it counts as claimed again.
    """

    class Level(models.TextChoices):
        """How well it is shown."""

        SEEN = "seen", _("document seen")
        VERIFIED = "verified", _("verified with the issuer")

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="evidence")
    key = models.CharField(max_length=60, help_text="`born`, or `tests.0` for the first of a list")
    level = models.CharField(max_length=10, choices=Level.choices)
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="evidence")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["candidate", "key"], name="one_evidence_a_fact")]

    def __str__(self) -> str:
        return f"{self.key}: {self.level}"

    def runs_out_before(self, on: date) -> bool:
        """Whether it shows nothing any more on that day; its last day is included."""
        return self.valid_until is not None and self.valid_until < on


class Inquiry(models.Model):
    """A certificate about which its issuer was asked whether it stands, and the answer; the newest of a fact counts.

    What an issuer does not confirm counts as not known: see `bridge.person_of`.
    """

    class State(models.TextChoices):
        """Where it stands."""

        ASKED = "asked", _("asked of the issuer")
        CONFIRMED = "confirmed", _("confirmed by the issuer")
        NOT_CONFIRMED = "not_confirmed", _("not confirmed by the issuer")

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="inquiries")
    key = models.CharField(max_length=60, help_text="The fact: `tests.0` for the first of the tests")
    issuer = models.CharField(max_length=100)
    reference = models.CharField(max_length=60, blank=True, help_text="Number or date of the letter")
    state = models.CharField(max_length=15, choices=State.choices, default=State.ASKED)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "key"], condition=models.Q(state="asked"), name="one_open_inquiry_a_fact"
            ),
            models.CheckConstraint(
                condition=models.Q(state="asked", answered_on__isnull=True, answered_by__isnull=True)
                | (
                    ~models.Q(state="asked")
                    & models.Q(answered_on__gte=models.F("asked_on"), answered_by__isnull=False)
                ),
                name="answered_by_somebody_after_it_was_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.state}"


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
        default=dict,
        help_text="Deciding rule -> first possible day of its step, where one is known, asked on `confirmed_on`",
    )
    offered = models.JSONField(
        default=dict, help_text="Way through another pathway -> the lanes in which it is open to the person, as a word"
    )
    facts_digest = models.CharField(max_length=64, help_text="Of the facts it was made from")
    kept_at = models.DateTimeField()
    confirmed_on = models.DateField(help_text="The last day for which the same was found from the same facts and book")
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


class ToShow(models.Model):
    """A fact that is told and not shown at `level`, and how many verdicts hang on it; made anew with the verdicts.

    `alone` verdicts would be settled by showing this fact and nothing more, `needed` could not be settled without it.
    """

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="to_show")
    key = models.CharField(max_length=60)
    level = models.CharField(max_length=10, choices=Evidence.Level.choices)
    alone = models.PositiveIntegerField()
    needed = models.PositiveIntegerField()
    on = models.DateField()

    class Meta:
        ordering = ["-alone", "-needed", "candidate", "key"]
        constraints = [models.UniqueConstraint(fields=["candidate", "key", "level"], name="one_line_a_fact_to_show")]
        indexes = [models.Index(fields=["level", "-alone", "-needed"], name="to_show_first")]

    def __str__(self) -> str:
        return f"{self.key}: {self.alone}, {self.needed}"


class Consent(models.Model):
    """What a person agreed to: one purpose and recipient, in the words of an edition and a language, until withdrawn.

    It holds no value of the person, and stays as proof when the person is erased.
    """

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=40, help_text="A key of consents.toml: a purpose and its recipient")
    edition = models.PositiveIntegerField(help_text="The edition of the words that were read")
    language = models.CharField(max_length=2, help_text="In which the words were read")
    on_paper = models.BooleanField(default=False, help_text="Signed on paper, and written down by an officer")
    paper = models.ForeignKey(Paper, models.SET_NULL, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["purpose", "-given_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "purpose"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="one_consent_a_purpose",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__gte=models.F("given_at"), withdrawn_by__isnull=False),
                name="withdrawn_by_somebody_after_it_was_given",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.purpose} {self.given_at:%Y-%m-%d}"


class Erasure(models.Model):
    """That a person's data were erased, on what ground; `number_hash` tells the number again without knowing it."""

    class Ground(models.TextChoices):
        """Why."""

        WISH = "wish", _("the person asks for it")
        WITHDRAWN = "withdrawn", _("the person has withdrawn the consent")
        PURPOSE = "purpose", _("the data are no longer needed for the purpose")
        UNLAWFUL = "unlawful", _("the data were obtained or used unlawfully")

    candidate = models.OneToOneField(Candidate, models.CASCADE, related_name="erasure")
    ground = models.CharField(max_length=10, choices=Ground.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    number_hash = models.CharField(max_length=64, db_index=True, help_text="Keyed hash of the pool and the number")
    rows = models.JSONField(default=list, help_text="Imports and rows of their files in which the person was found")
    cell_hashes = models.JSONField(
        default=list, help_text="Keyed hashes of number, NIK and passport, until the files are done"
    )
    files_done_at = models.DateTimeField(null=True, blank=True, help_text="When the person was out of the files too")

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.at:%Y-%m-%d}"
