"""Invitations to one's own page, corrections that a person asks for, and what was typed when the time was over."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.candidates.models import Candidate


class Invitation(models.Model):
    """A way in to one's own page: a link that works once, and a code that works until the last moment.

    Only keyed hashes are kept: whoever reads the table can sign in as nobody.  A newer invitation ends an older one.
    """

    GOES_WITH_THE_PERSON = True

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="invitations")
    token_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64, db_index=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    until = models.DateTimeField()
    link_used_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0, help_text="Wrong codes and birth dates given for it so far")
    ended_at = models.DateTimeField(null=True, blank=True, help_text="Replaced, taken back, or tried too often")

    class Meta:
        ordering = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate"], condition=models.Q(ended_at__isnull=True), name="one_open_invitation_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} until {self.until:%Y-%m-%d}"


class Correction(models.Model):
    """What a person says about a fact of their own record: the value, or their own words where no box fits.

    It is taken over at once as the person's claim where nothing shows the fact yet.  Where evidence does, or where the
    fact tells who the person is, the record stays as it is until an officer has looked at both.
    """

    GOES_WITH_THE_PERSON = True

    class State(models.TextChoices):
        """What became of it."""

        TAKEN_OVER = "taken_over", _("taken over as the person's own word")
        WAITS = "waits", _("waits for an officer")
        ACCEPTED = "accepted", _("accepted by an officer")
        NOT_ACCEPTED = "not_accepted", _("the record stays as it was")

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="corrections")
    key = models.CharField(max_length=60, help_text="`born`, `tests`, `phone`: a fact, or a column of the person")
    said = models.JSONField(
        null=True, blank=True, help_text="The value as the exchange format has it; null: words only"
    )
    words = models.CharField(max_length=500, blank=True)
    before = models.JSONField(null=True, blank=True, help_text="What stood in the record; null: not known")
    state = models.CharField(max_length=12, choices=State.choices)
    at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True, help_text="Why the record stays, in words for the person")

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "key"], condition=models.Q(state="waits"), name="one_waiting_correction_a_fact"
            ),
            models.CheckConstraint(
                condition=models.Q(said__isnull=False) | ~models.Q(words=""), name="a_correction_says_something"
            ),
        ]
        indexes = [models.Index(fields=["state", "at"], name="correction_by_state")]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.key}: {self.state}"


class Draft(models.Model):
    """What a person had typed, or the file they had sent, when they were signed out: sealed, for them alone."""

    GOES_WITH_THE_PERSON = True

    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="drafts")
    page = models.CharField(max_length=100, help_text="The address of the page whose form it was")
    sealed = models.TextField(help_text="The fields of the form, and the file, as sealed JSON")
    filename = models.CharField(max_length=200, blank=True, help_text='"" without a file')
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["candidate", "page"], name="one_draft_a_page")]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.page}"
