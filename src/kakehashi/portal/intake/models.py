"""An import, its faults, the cells its rows came from, and what senders mean by their own headers."""

from datetime import timedelta
from math import ceil
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.documents.models import Document
from kakehashi.vocabulary import KakehashiError


class ForbiddenMove(KakehashiError):
    """A step that may not follow the one an import stands at."""

    title = "This step cannot follow"


class State(models.TextChoices):
    """Where an import stands."""

    READING = "reading", _("being read")
    REFUSED = "refused", _("file cannot be used")
    PREVIEW = "preview", _("read, not yet taken in")
    COMMITTING = "committing", _("being taken in")
    DONE = "done", _("taken in")
    UNDONE = "undone", _("undone")
    DISCARDED = "discarded", _("not taken in")


NEXT: dict[State, frozenset[State]] = {
    State.READING: frozenset({State.PREVIEW, State.REFUSED, State.DISCARDED}),
    State.REFUSED: frozenset({State.READING}),
    State.PREVIEW: frozenset({State.COMMITTING, State.DISCARDED, State.READING}),
    State.COMMITTING: frozenset({State.DONE}),
    State.DONE: frozenset({State.UNDONE}),
    State.UNDONE: frozenset(),
    State.DISCARDED: frozenset(),
}
"""What may follow what; a state with nothing next is final.  A file is read once more when its columns are named."""

SILENCE = timedelta(seconds=30)
"""How long work may give no sign of life before the page says that it was interrupted."""


class Import(models.Model):
    """One file of rows on its way in: read, previewed, taken in batch by batch, perhaps undone as a whole."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    kind = models.CharField(max_length=20)
    document = models.ForeignKey(Document, models.PROTECT, related_name="imports")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="imports")
    sender = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", help_text="Whose list it is: the office whose headers these are"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    mapping = models.JSONField(
        default=dict, blank=True, help_text="Header as written -> key of a column, or null: not read"
    )
    sheet = models.TextField(blank=True, help_text="Name of the sheet to read; blank: the one that looks most like it")
    columns = models.JSONField(default=list, blank=True, help_text="Of each column that is read: letter, header, key")
    day = models.DateField(help_text="The day taken for today while reading, so that reading again gives the same")
    state = models.CharField(max_length=12, choices=State.choices, default=State.READING)
    read = models.PositiveIntegerField(default=0)
    seen = models.PositiveIntegerField(default=0, help_text="Rows read so far, while the file is being read")
    accepted = models.PositiveIntegerField(default=0)
    known_before = models.PositiveIntegerField(
        null=True, blank=True, help_text="Of the accepted rows, known already and unchanged when the file was read"
    )
    refused = models.PositiveIntegerField(default=0)
    committed = models.PositiveIntegerField(default=0, help_text="Accepted rows dealt with so far, in file order")
    added = models.PositiveIntegerField(default=0, help_text="Of those, rows that were new; the others were known")
    last_row = models.PositiveIntegerField(default=0, help_text="Number of the last row dealt with")
    rows_digest = models.CharField(max_length=64, blank=True)
    followed = models.BooleanField(default=False, help_text="What follows the last row was done or enqueued")
    began_at = models.DateTimeField()
    sign_of_life_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-began_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(read=models.F("accepted") + models.F("refused")), name="no_row_is_lost"
            ),
            models.CheckConstraint(
                condition=models.Q(committed__lte=models.F("accepted")), name="committed_within_accepted"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.document}"

    @property
    def interrupted(self) -> bool:
        """Whether work on it began, did not end and has given no sign of life for a while."""
        working = self.state in {State.READING, State.COMMITTING}
        return working and timezone.now() - self.sign_of_life_at > SILENCE

    @property
    def may_be_discarded(self) -> bool:
        """Whether it may be put away: before the decision, and while the file is read only once that work stopped."""
        return self.state == State.PREVIEW or (self.state == State.READING and self.interrupted)

    @property
    def working(self) -> bool:
        """Whether a worker has it in hand."""
        return self.state in {State.READING, State.COMMITTING} and not self.interrupted

    @property
    def minutes_left(self) -> tuple[int, int] | None:
        """Between how many minutes and how many the rest should take; None before a row is in."""
        if self.state != State.COMMITTING or not self.committed or self.decided_at is None:
            return None
        spent = (self.sign_of_life_at - self.decided_at).total_seconds()
        left = spent / self.committed * (self.accepted - self.committed) / 60
        return int(left * 0.7), ceil(left * 1.5)

    @property
    def new_before(self) -> int | None:
        """Of the accepted rows, those that were new when the file was read; None where that is not counted."""
        return None if self.known_before is None else self.accepted - self.known_before

    @property
    def rows_were_read(self) -> bool:
        """Whether its rows were told apart: the file was read to its end, and not refused as a whole."""
        return self.state not in {State.READING, State.REFUSED} and self.read > 0

    @property
    def known(self) -> int:
        """Committed rows that were in the programme already and changed nothing."""
        return self.committed - self.added

    def move_to(self, state: State) -> None:
        """Take the next step; ForbiddenMove names the steps allowed from here."""
        allowed = NEXT[State(self.state)]
        if state not in allowed:
            may = ", ".join(sorted(allowed)) or "nothing, it is final"
            raise ForbiddenMove([f"an import that is {self.state!r} cannot become {state.value!r}; allowed: {may}."])
        self.state = state


class Cells(models.Model):
    """The cells from which the values of some rows in a row were read, as they were sent.

    `rows` gives by a row's number what stands in each of the import's `columns`: "" for a blank cell, null for one
    whose value is kept sealed.
    """

    of_import = models.ForeignKey(Import, models.CASCADE, related_name="cells")
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    rows = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of_import", "first"], name="cells_of_a_row_once")]

    def __str__(self) -> str:
        return f"rows {self.first} to {self.last}"


class Recognised(models.Model):
    """How many rows of an import were in the programme already, by the import that had brought them."""

    of_import = models.ForeignKey(Import, models.CASCADE, related_name="recognised")
    brought_by = models.ForeignKey(Import, models.CASCADE, related_name="recognised_by")
    rows = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of_import", "brought_by"], name="recognised_once_an_import")]

    def __str__(self) -> str:
        return f"{self.rows} of {self.brought_by_id}"


class Heading(models.Model):
    """What a sender means by one header that nobody else knows, or means otherwise; until it is said anew."""

    sender = models.ForeignKey(Organisation, models.CASCADE, related_name="headings")
    kind = models.CharField(max_length=20)
    form = models.CharField(max_length=64, help_text="Digest of what two writings of the header share")
    header = models.TextField(help_text="As it was written last")
    key = models.CharField(max_length=60, null=True, help_text="Key of the column; null: it is not read")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["header"]
        constraints = [models.UniqueConstraint(fields=["sender", "kind", "form"], name="one_meaning_a_header")]

    def __str__(self) -> str:
        return f"{self.header}: {self.key}"


class Fault(models.Model):
    """What is wrong (or doubtful) in one cell of the file: where, what, why, how to mend it."""

    of_import = models.ForeignKey(Import, models.CASCADE, related_name="faults")
    row = models.PositiveIntegerField(help_text="The row as the spreadsheet shows it; 0 where the whole file is meant")
    column = models.CharField(max_length=8, blank=True)
    header = models.CharField(max_length=200, blank=True)
    value = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=40)
    reason = models.JSONField()
    fix = models.JSONField()
    is_warning = models.BooleanField(default=False)

    class Meta:
        ordering = ["row", "id"]
        indexes = [models.Index(fields=["of_import", "is_warning", "row"], name="fault_by_import")]

    def __str__(self) -> str:
        return f"row {self.row} {self.column}: {self.code}"
