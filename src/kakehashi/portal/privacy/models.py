"""Requests of persons about their data, breaches, and the notices given of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.privacy.clocks import Clock, clocks, many


class Request(models.Model):
    """What a person asks about their own data, when it came, and what was answered."""

    class Kind(models.TextChoices):
        """What is asked; the rights that the two laws have between them."""

        COPY = "copy", _("a copy of all data")
        CORRECTION = "correction", _("correct what is wrong")
        WITHDRAWAL = "withdrawal", _("take back a consent")
        ERASURE = "erasure", _("erase the data")
        RESTRICTION = "restriction", _("stop using the data for a while")
        OBJECTION = "objection", _("have a person look at what was decided by calculation")

    class Answer(models.TextChoices):
        """How it ended."""

        DONE = "done", pgettext_lazy("request", "done as asked")
        PARTLY = "partly", _("done in part, and said why")
        REFUSED = "refused", _("not done, and said why")

    FORGOTTEN: ClassVar[tuple[str, ...]] = ("words", "reason")
    """What may tell who it was: emptied when the person is erased."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="requests")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    words = models.CharField(max_length=500, blank=True, help_text="What the person wrote or said")
    came_at = models.DateTimeField(help_text="From this moment the clock runs")
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, choices=Answer.choices, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="Why not, or not all, as the person was told")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["came_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="", answered_at__isnull=True, answered_by__isnull=True)
                | (~models.Q(answer="") & models.Q(answered_at__gte=models.F("came_at"), answered_by__isnull=False)),
                name="answered_by_somebody_after_it_came",
            ),
        ]
        indexes = [models.Index(fields=["answer", "came_at"], name="request_by_age")]

    def __str__(self) -> str:
        return f"{self.kind} {self.came_at:%Y-%m-%d}"

    @property
    def clock(self) -> Clock:
        """The clock that runs on it."""
        return clocks()["answer"]

    @property
    def due(self) -> datetime:
        """Until when it is to be answered."""
        return self.clock.due(self.came_at)


@dataclass(frozen=True, slots=True)
class Owed:
    """One notice of a breach: until when, whether it is owed (None: cannot be told yet), when it was given."""

    clock: Clock
    due: datetime
    owed: bool | None
    given_at: datetime | None


class Breach(models.Model):
    """Data that somebody saw, took, lost or changed who should not have; what of it is not known is null."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="breaches")
    known_at = models.DateTimeField(
        help_text="When somebody of the organisation came to know: the clocks run from then"
    )
    what = models.CharField(max_length=500, help_text="Which data, how and when it happened; no name of a person")
    people = models.PositiveIntegerField(null=True, blank=True, help_text="How many persons; null: not known yet")
    sensitive = models.BooleanField(null=True, blank=True, help_text="Whether data of a sensitive kind are among them")
    money = models.BooleanField(null=True, blank=True, help_text="Whether somebody may lose money by it")
    wrongful = models.BooleanField(null=True, blank=True, help_text="Whether it may have been meant to do wrong")
    encrypted = models.BooleanField(
        null=True, blank=True, help_text="Whether all of it was strongly encrypted, the key being safe"
    )
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-known_at", "pk"]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.known_at:%Y-%m-%d}"

    @property
    def reported_in_japan(self) -> bool | None:
        """Whether Japan's commission is to be told; None: it hangs on what is not known yet.

        Not where all was strongly encrypted; else where data are sensitive, money may be lost, the intent may be
        wrongful, or more people are concerned than `clocks.many`.
        """
        grounds = (self.sensitive, self.money, self.wrongful, None if self.people is None else self.people > many())
        owed = True if any(grounds) else None if None in grounds else False
        if self.encrypted or owed is False:
            return False
        return owed if self.encrypted is False or owed is None else None

    def owed(self) -> list[Owed]:
        """Every notice with its due time, those of the shortest clock first; needs `notices`."""
        given = {notice.kind: notice.given_at for notice in self.notices.all()}
        asked = {"told_persons": True, "told_agency": True}
        return [
            Owed(
                clock=clocks()[kind],
                due=clocks()[kind].due(self.known_at, wrongful=bool(self.wrongful)),
                owed=asked.get(kind, self.reported_in_japan),
                given_at=given.get(kind),
            )
            for kind in Notice.Kind.values
        ]

    @property
    def open(self) -> list[Owed]:
        """The notices that are owed, or may be, and were not given."""
        return [one for one in self.owed() if one.owed is not False and one.given_at is None]


class Notice(models.Model):
    """That somebody was told of a breach, or a report was sent."""

    class Kind(models.TextChoices):
        """Who is told; each is a clock of clocks.toml."""

        PERSONS = "told_persons", _("persons concerned")
        AGENCY = "told_agency", _("agency in Indonesia")
        FIRST = "first_report", _("first report in Japan")
        FINAL = "final_report", _("final report in Japan")

    breach = models.ForeignKey(Breach, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    given_at = models.DateTimeField()
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["given_at"]
        constraints = [models.UniqueConstraint(fields=["breach", "kind"], name="one_notice_a_kind")]

    def __str__(self) -> str:
        return f"{self.kind} {self.given_at:%Y-%m-%d}"
