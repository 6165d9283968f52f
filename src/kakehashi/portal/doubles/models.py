"""Two registrations that look like one person, what was decided about them, and what was asked."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.candidates.models import Candidate
from kakehashi.vocabulary import KakehashiError


class ForbiddenMove(KakehashiError):
    """A step that may not follow the one a pair stands at."""

    title = "This step cannot follow"


class State(models.TextChoices):
    """Where a pair stands."""

    OPEN = "open", _("to be decided")
    ASKED = "asked", _("asked, no answer yet")
    ANSWERED = "answered", _("answered, to be decided")
    SAME = "same", _("one person")
    APART = "apart", _("different people")


NEXT: dict[State, frozenset[State]] = {
    State.OPEN: frozenset({State.ASKED, State.SAME, State.APART}),
    State.ASKED: frozenset({State.ASKED, State.ANSWERED, State.SAME, State.APART}),
    State.ANSWERED: frozenset({State.ASKED, State.SAME, State.APART}),
    State.SAME: frozenset({State.OPEN}),
    State.APART: frozenset({State.OPEN}),
}
"""What may follow what; a decision can be taken back, and the pair is then open again."""

WAITING = frozenset({State.OPEN, State.ASKED, State.ANSWERED})
"""States in which nobody has decided yet."""
DECIDED = frozenset({State.SAME, State.APART})


class Pair(models.Model):
    """Two registrations of one pool that may be one person; `left` is the one with the smaller key.

    `findings` are triples of a field, what was found of it, and how many bits that weighs; they hold no value of
    anybody.  `model_on` is the day of the model by which they were judged.  Once it is decided nobody is asked again.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    pool = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    left = models.ForeignKey(Candidate, models.CASCADE, related_name="pairs_as_left")
    right = models.ForeignKey(Candidate, models.CASCADE, related_name="pairs_as_right")
    probability = models.FloatField()
    findings = models.JSONField()
    model_on = models.DateField()
    found_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    stays = models.ForeignKey(
        Candidate,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text="Which of the two the person is, if they are",
    )
    reason = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-probability", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["left", "right"], name="one_pair_of_two"),
            models.CheckConstraint(condition=~models.Q(left=models.F("right")), name="two_registrations"),
            models.CheckConstraint(
                condition=models.Q(state=State.SAME, stays__isnull=False)
                | (~models.Q(state=State.SAME) & models.Q(stays__isnull=True)),
                name="one_person_is_one_of_the_two",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=sorted(DECIDED), decided_by__isnull=False, decided_at__isnull=False)
                | models.Q(state__in=sorted(WAITING), decided_by__isnull=True, decided_at__isnull=True),
                name="decided_by_somebody_or_waiting",
            ),
        ]
        indexes = [models.Index(fields=["pool", "state", "-probability"], name="pair_likeliest_first")]

    def __str__(self) -> str:
        return f"{self.left_id} {self.right_id} {self.state}"

    @property
    def both(self) -> tuple[Candidate, Candidate]:
        """The two registrations."""
        return self.left, self.right

    @property
    def leaves(self) -> Candidate | None:
        """Of one person, the registration that is not in the pool."""
        if self.stays_id is None:
            return None
        return self.right if self.stays_id == self.left_id else self.left

    @property
    def is_decided(self) -> bool:
        """Whether somebody said that they are one person, or two."""
        return self.state in DECIDED

    def beside(self, candidate: Candidate) -> Candidate:
        """The other of the two."""
        return self.right if candidate.pk == self.left_id else self.left

    def move_to(self, state: State) -> None:
        """Take the next step; ForbiddenMove names the steps allowed from here."""
        allowed = NEXT[State(self.state)]
        if state not in allowed:
            may = ", ".join(sorted(allowed))
            raise ForbiddenMove([f"a pair that is {self.state!r} cannot become {state.value!r}; allowed: {may}."])
        self.state = state

    def told(self) -> dict[str, Any]:
        """What a copy of one person's data says of it: nothing of the other."""
        return {
            "found_at": self.found_at,
            "probability": self.probability,
            "state": self.state,
            "decided_at": self.decided_at,
        }


class Question(models.Model):
    """What the ministry asks a training centre about one of its people, and the answer."""

    class Answer(models.TextChoices):
        """What the centre says."""

        SAME = "same", pgettext_lazy("answer", "It is the same person")
        OTHER = "other", pgettext_lazy("answer", "They are two people")
        UNKNOWN = "unknown", pgettext_lazy("answer", "We do not know")

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="questions")
    candidate = models.ForeignKey(Candidate, models.CASCADE, related_name="questions_of_doubles")
    centre = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    text = models.CharField(max_length=300)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer.choices, blank=True)
    note = models.CharField(max_length=300, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (~models.Q(answer="") & models.Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="answered_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidate_id} {self.asked_at:%Y-%m-%d}"

    def told(self) -> dict[str, Any]:
        """What a copy of the person's data says of it; the words may speak of somebody else."""
        return {"asked_at": self.asked_at, "answer": self.answer, "answered_at": self.answered_at}
