"""Vacancies of accepting organisations, and what the check of the law found about them."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.intake.models import ForbiddenMove, Import
from kakehashi.portal.programmes.models import Programme
from kakehashi.vocabulary import Field, Text, categories_meant, term


class Scheme(models.TextChoices):
    """Under which scheme of residence the work is done; the words of the exchange format."""

    SSW1 = "ssw1", _("Specified Skilled Worker (i)")
    SSW2 = "ssw2", _("Specified Skilled Worker (ii)")
    ESD = "esd", _("Employment for skill development")
    TITP = "titp", _("Technical intern training")
    OTHER = "other", _("Another scheme")


class Basis(models.TextChoices):
    """What the basic pay is paid for."""

    HOURLY = "hourly", _("by the hour")
    DAILY = "daily", _("by the day")
    MONTHLY = "monthly", _("by the month")
    PIECE = "piece", _("by the piece")


class State(models.TextChoices):
    """Where a vacancy stands."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")


NEXT: dict[State, frozenset[State]] = {State.DRAFT: frozenset({State.PUBLISHED}), State.PUBLISHED: frozenset()}
"""What may follow what; a state with nothing next is final."""


class Vacancy(models.Model):
    """Work that an employer offers.  `terms` holds what it says of the contract, in the exchange format."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="vacancies")
    employer = models.ForeignKey(Organisation, models.PROTECT, related_name="vacancies")
    number = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    scheme = models.CharField(max_length=8, choices=Scheme.choices, blank=True, help_text="Blank where not stated")
    category = models.CharField(
        max_length=60, help_text="A work category, or a field where every category of it is meant"
    )
    field = models.CharField(max_length=40, help_text="The field of the category")
    region = models.CharField(max_length=100, blank=True)
    seats = models.PositiveIntegerField()
    starts_on = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)
    interpreter_needed_below = models.CharField(max_length=2, blank=True, help_text="A JLPT level; blank: not stated")
    terms = models.JSONField(default=dict, blank=True, help_text="The keys of a contract, and employer_staff")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    published_on = models.DateField(null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True, help_text="Day of the last check; without it not checked yet")
    came_by = models.ForeignKey(Import, models.PROTECT, null=True, blank=True, related_name="vacancies")
    row = models.PositiveIntegerField(default=0, help_text="Row of the file it came by")
    row_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="one_vacancy_a_number"),
            models.CheckConstraint(condition=models.Q(seats__gte=1), name="a_vacancy_has_a_seat"),
            models.CheckConstraint(
                condition=models.Q(state=State.DRAFT, published_on__isnull=True)
                | models.Q(state=State.PUBLISHED, published_on__isnull=False),
                name="published_on_a_day",
            ),
        ]
        indexes = [models.Index(fields=["programme", "state", "number"], name="vacancies_in_order")]

    def __str__(self) -> str:
        return self.number

    @property
    def work(self) -> Text:
        """The work category in words; the field where every category of it is meant."""
        meant = categories_meant(self.category)
        return meant[0].text if len(meant) == 1 else meant[0].field.text

    @property
    def named_field(self) -> Field:
        """The field, with its name in each language."""
        return Field(self.field)

    def move_to(self, state: State) -> None:
        """Take the next step; ForbiddenMove names the steps allowed from here."""
        allowed = NEXT[State(self.state)]
        if state not in allowed:
            may = ", ".join(sorted(allowed)) or "nothing, it is final"
            raise ForbiddenMove([f"a vacancy that is {self.state!r} cannot become {state.value!r}; allowed: {may}."])
        self.state = state


class Outcome(models.TextChoices):
    """What a rule says, in the words of the exchange format; the most urgent first."""

    VIOLATION = "violation", "violation"
    UNKNOWN = "unknown", "unknown"
    OK = "ok", "ok"
    NOT_APPLICABLE = "not_applicable", "not applicable"

    @property
    def text(self) -> Text:
        """The word for the pages."""
        return _WORDS[self]

    @property
    def sign(self) -> str:
        """The shape that stands before the word."""
        return _SIGNS[self]

    @property
    def look(self) -> str:
        """Which of the verdicts' looks it shares, so that one style serves both."""
        return _LOOKS[self]


_WORDS = {
    Outcome.VIOLATION: Text("Pelanggaran", "違反", "Violation"),
    Outcome.UNKNOWN: Text("Belum dapat dipastikan", "判定できない", "Cannot tell"),
    Outcome.OK: Text("Sesuai", "適合", "In order"),
    Outcome.NOT_APPLICABLE: Text("Tidak berlaku", "対象外", "Does not apply"),
}
_SIGNS = {Outcome.VIOLATION: "■", Outcome.UNKNOWN: "◆?", Outcome.OK: "●", Outcome.NOT_APPLICABLE: "–"}
_LOOKS = {Outcome.VIOLATION: "no", Outcome.UNKNOWN: "unknown", Outcome.OK: "yes", Outcome.NOT_APPLICABLE: "na"}


class Finding(models.Model):
    """What a rule says of a vacancy on some days of its term; one that no longer stands is kept with the day it fell.

    `first` None: the vacancy does not say when the term begins; `last` None: it does not say when the term ends.
    """

    vacancy = models.ForeignKey(Vacancy, models.CASCADE, related_name="findings")
    place = models.PositiveIntegerField(help_text="Reading order among the findings of one check")
    rule = models.CharField(max_length=120, help_text="Id of the rule: its path in the book")
    condition = models.CharField(max_length=20)
    article = models.TextField()
    level = models.CharField(max_length=12)
    mark = models.CharField(max_length=12)
    outcome = models.CharField(max_length=16, choices=Outcome.choices)
    part = models.CharField(max_length=200, blank=True, help_text="Which part of the contract is meant; blank: all")
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    because = models.JSONField(help_text="Why, in three languages")
    fix = models.JSONField(null=True, help_text="What to do, in three languages")
    shortfall = models.JSONField(null=True, help_text="How much is missing, in three languages")
    checked_on = models.DateField(help_text="Day of the first check that found this")
    replaced_on = models.DateField(
        null=True, help_text="Day of the check that found something else; without it it stands"
    )

    class Meta:
        ordering = ["place"]
        indexes = [models.Index(fields=["vacancy", "replaced_on", "outcome"], name="finding_by_vacancy")]

    def __str__(self) -> str:
        return f"{self.condition} {self.outcome}"

    @property
    def named_outcome(self) -> Outcome:
        """The outcome as a member of the vocabulary."""
        return Outcome(self.outcome)

    @property
    def named_level(self) -> Text:
        """On what the rule rests, in words."""
        return term(f"work.level_{self.level}")

    @property
    def content(self) -> tuple[object, ...]:
        """All that the check says, without the days of the checks: two findings alike say the same."""
        return (
            self.rule, self.condition, self.article, self.level, self.mark, self.outcome, self.part,
            self.first, self.last, self.because, self.fix, self.shortfall,
        )  # fmt: skip
