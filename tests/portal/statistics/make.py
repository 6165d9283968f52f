"""Builders of programmes with a prefecture, and of drawings that need no library to draw."""

from datetime import date
from typing import Any

from django.utils import timezone

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.programmes.models import Programme
from kakehashi.portal.statistics import bridge
from kakehashi.portal.statistics.models import Drawing
from kakehashi.vocabulary import Language
from tests.portal.make import make_organisation

KUMAMOTO, MIYAGI, TOKYO = "JP-43", "JP-04", "JP-13"


def make_programme(key: str = "kumamoto", place: str = KUMAMOTO) -> Programme:
    return Programme.objects.create(
        key=key,
        prefecture_code=place,
        ministry=make_organisation(),
        prefecture_office=make_organisation(Organisation.Kind.PREFECTURE),
        opened_on=date(2026, 4, 1),
    )


def make_drawings(place: str = KUMAMOTO, language: Language = Language.ENGLISH, **more: Any) -> list[Drawing]:
    """What the page wants in one language, each with a picture that says in which width it is."""
    drawings = [drawing for drawing in bridge.wanted(place) if drawing.language == language]
    for drawing in drawings:
        drawing.svg = f'<svg id="{drawing.measure}-{drawing.width}"><title>{drawing.width} pixels</title></svg>'
        drawing.drawn_at = timezone.now()
        for name, value in more.items():
            setattr(drawing, name, value)
    return Drawing.objects.bulk_create(drawings)
