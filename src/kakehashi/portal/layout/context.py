"""What every page needs and no page should have to fetch."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def today() -> date:
    """The day the pages take for today: the clock's, or the one a demonstration was started with."""
    return date.fromisoformat(settings.DEMO_TODAY) if settings.DEMO_TODAY else timezone.localdate()


def page(request: HttpRequest) -> dict[str, Any]:
    """Context of the base template."""
    del request
    return {"today": today(), "moment": timezone.now(), "demo": settings.DEMO, "languages": settings.LANGUAGES}
