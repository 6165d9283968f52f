"""Charts that were drawn.  The figures themselves are published tables of the kernel and have no rows here."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _


class Width(models.IntegerChoices):
    """How many pixels wide a chart is: one for a page, one for a phone."""

    WIDE = 640, _("for a page")
    NARROW = 328, _("for a phone")


class Drawing(models.Model):
    """The newest chart of one series, in one language and width; `series_digest` says which numbers it shows."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    measure = models.CharField(max_length=40)
    place = models.CharField(max_length=5, help_text="ISO 3166-2 code of the prefecture")
    group = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    width = models.PositiveSmallIntegerField(choices=Width.choices)
    series_digest = models.CharField(max_length=64)
    svg = models.TextField()
    drawn_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["place", "measure", "group", "language", "width"], name="one_drawing_a_chart"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.place} {self.group} {self.language} {self.width}"
