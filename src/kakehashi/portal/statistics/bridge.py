"""Between the published figures of the kernel, the drawings that are kept, and the page.

Nothing here but `drawn` needs the library that draws, and only the background worker calls it.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kakehashi import __version__
from kakehashi.figures import (
    EVERYBODY,
    NOT_FOUND,
    Measure,
    Point,
    Series,
    Source,
    draw,
    read_community,
    read_series,
)
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.portal.statistics.models import Drawing, Width
from kakehashi.vocabulary import Language, Text

NATIONALITY = "ID"
"""Whose community the programme is about."""

COMMUNITY = "indonesians"
"""Address of the table of that community."""

CHARTED = (Measure.WORKERS_NOTIFIED, Measure.RESIDENTS_IN_REGISTER)
"""The measures that are published for long enough to be worth a chart."""


@dataclass(frozen=True, slots=True)
class Table:
    """What one table of the page and its file hold: a series, or several that are never added up.

    `key` stands in the file's address.
    """

    key: str
    series: tuple[Series, ...]

    @property
    def not_found(self) -> Text:
        """The word that stands where a number is missing."""
        return NOT_FOUND

    @property
    def several(self) -> bool:
        """Whether it holds more than one measure, so that each row must name its own."""
        return len(self.series) > 1

    @property
    def only_source(self) -> Source | None:
        """The source of every number, where one measure comes from one source; None where rows must name theirs."""
        sources = sources_of([self])
        return sources[0] if len(sources) == 1 and not self.several else None

    @property
    def ranked(self) -> bool:
        """Whether any source gives a rank."""
        return any(point.rank is not None for series in self.series for point in series.points)


@dataclass(frozen=True, slots=True)
class Chart:
    """A table of one series with its picture in two widths; each is blank while the worker has yet to draw it."""

    table: Table
    wide: str
    narrow: str

    @property
    def series(self) -> Series:
        """The one series."""
        return self.table.series[0]

    @property
    def drawn(self) -> bool:
        """Whether the picture can be shown."""
        return bool(self.wide and self.narrow)

    @property
    def awaited(self) -> bool:
        """Whether there are numbers to draw and no picture of them yet."""
        return bool(self.series.known) and not self.drawn


def community_of(place: str) -> Table:
    """The community in each measure that is published by nationality, residents first."""
    series = read_community(place, NATIONALITY)
    return Table(COMMUNITY, tuple(sorted(series, key=lambda one: one.measure is not Measure.RESIDENTS_COUNTED)))


def tables_of(place: str) -> dict[str, Table]:
    """Every table of the page by its key."""
    charted = (Table(measure.value, (read_series(measure, place, EVERYBODY),)) for measure in CHARTED)
    return {table.key: table for table in (community_of(place), *charted)}


def charts_of(tables: dict[str, Table], drawings: Iterable[Drawing]) -> list[Chart]:
    """The tables that have a chart, each with the drawings of just these numbers; an outdated one is not shown."""
    kept = {(drawing.measure, drawing.group, drawing.width, drawing.series_digest): drawing.svg for drawing in drawings}
    charts = []
    for table in (tables[measure.value] for measure in CHARTED):
        (series,) = table.series
        digest = digest_of(series)
        wide, narrow = (kept.get((series.measure, series.group.key, width, digest), "") for width in Width)
        charts.append(Chart(table, wide, narrow))
    return charts


def sources_of(tables: Iterable[Table]) -> list[Source]:
    """Every source of these tables once, in the order in which a reader meets them."""
    return list(dict.fromkeys(source for table in tables for series in table.series for source in series.sources))


def digest_of(series: Series) -> str:
    """SHA-256 of what a chart is made from: the records of the series, and the version of the software that draws."""
    made_from = json.dumps([__version__, *series.records()], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(made_from.encode()).hexdigest()


def wanted(place: str) -> list[Drawing]:
    """The drawings a prefecture should have, still without their pictures; none of a series without any number."""
    return [
        Drawing(
            measure=series.measure.value,
            place=series.place.code,
            group=series.group.key,
            language=language.value,
            width=width.value,
            series_digest=digest_of(series),
        )
        for series in (read_series(measure, place, EVERYBODY) for measure in CHARTED)
        if series.known
        for language in Language
        for width in Width
    ]


def drawn(drawing: Drawing) -> str:
    """The picture of a wanted drawing, as SVG; 0.2 s, and over a second the first time."""
    series = read_series(Measure(drawing.measure), drawing.place, drawing.group)
    return draw(series, drawing.language, width=drawing.width)


def written(table: Table) -> bytes:
    """The table as CSV in the reader's language, for a spreadsheet: UTF-8 with its mark, days as in ISO 8601.

    A row says measure, place, group, day, people, rank, publisher, mark and source; a number not found says so.
    """
    sheet = io.StringIO(newline="")
    rows = csv.writer(sheet)
    rows.writerow(
        [
            _("Measure"),
            _("Region"),
            _("Group"),
            _("Date"),
            _("Number of people"),
            _("Rank"),
            _("Publisher"),
            _("How it was read"),
            _("Source"),
        ]
    )
    for series in table.series:
        rows.writerows(_row(series, point) for point in series.points)
    return sheet.getvalue().encode("utf-8-sig")


def _row(series: Series, point: Point) -> list[str | int]:
    source = point.source
    return [
        said(series.measure.text),
        said(series.place.text),
        said(series.group.text),
        point.date.isoformat(),
        said(NOT_FOUND) if point.value is None else point.value,
        "" if point.rank is None else point.rank,
        "" if source is None else said(source.publisher),
        "" if source is None else said(source.mark.text),
        "" if source is None else said(source.detail),
    ]
