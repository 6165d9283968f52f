"""The one write about statistics: keeping what was drawn."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from kakehashi.portal.accounts.models import User
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.statistics import bridge, queries
from kakehashi.portal.statistics.models import Drawing


def draw_charts(*, places: Sequence[str], by: User | None) -> int:
    """Draw the charts of these prefectures that are missing or show other numbers than today's; says how many.

    All is drawn before anything is written, so that no write lock is held meanwhile; one line in the ledger, and none
    where nothing had to be drawn.  Raises UnknownKey for a place that is no prefecture.
    """
    kept = {_shows(drawing) for drawing in queries.drawings_in(places)}
    fresh = [
        drawing for place in dict.fromkeys(places) for drawing in bridge.wanted(place) if _shows(drawing) not in kept
    ]
    for drawing in fresh:
        drawing.svg = bridge.drawn(drawing)
    if fresh:
        _keep(fresh, by)
    return len(fresh)


def _shows(drawing: Drawing) -> tuple[str, str, str, str, int, str]:
    return (
        drawing.place,
        drawing.measure,
        drawing.group,
        drawing.language,
        drawing.width,
        drawing.series_digest,
    )


@transaction.atomic
def _keep(fresh: Sequence[Drawing], by: User | None) -> None:
    now = timezone.now()
    rows = [
        Drawing.objects.update_or_create(
            place=drawing.place,
            measure=drawing.measure,
            group=drawing.group,
            language=drawing.language,
            width=drawing.width,
            defaults={"series_digest": drawing.series_digest, "svg": drawing.svg, "drawn_at": now},
        )[0]
        for drawing in fresh
    ]
    detail = {
        "places": sorted({row.place for row in rows}),
        "drawings": len(rows),
        "series_digests": sorted({row.series_digest for row in rows}),
    }
    record(deed=Deed.CHARTS_DRAWN, subject=rows[0], actor=by, detail=detail)
