"""Honest figures: every number with its measure, day and source; gaps stay gaps; small counts are hidden.

Ask `read_series` and `read_community` for published numbers, `draw` for a chart, `tabulate` and `hide_small` for the
programme's own counts.
"""

from kakehashi.figures.chart import draw
from kakehashi.figures.disclosure import (
    HIDDEN,
    SMALLEST_SHOWN,
    PublishedTable,
    count_written,
    hide_small,
    sign_explained,
)
from kakehashi.figures.errors import FiguresError
from kakehashi.figures.numerals import day_written, numeral
from kakehashi.figures.publications import (
    EVERYBODY,
    NATION,
    Breakdown,
    groups,
    place_named,
    read_breakdowns,
    read_community,
    read_map,
    read_series,
    sources,
)
from kakehashi.figures.series import NOT_FOUND, Group, GroupKind, Measure, Place, Point, Register, Series, Source
from kakehashi.figures.tabulation import Table, tabulate

__all__ = [
    "EVERYBODY",
    "HIDDEN",
    "NATION",
    "NOT_FOUND",
    "SMALLEST_SHOWN",
    "Breakdown",
    "FiguresError",
    "Group",
    "GroupKind",
    "Measure",
    "Place",
    "Point",
    "PublishedTable",
    "Register",
    "Series",
    "Source",
    "Table",
    "count_written",
    "day_written",
    "draw",
    "groups",
    "hide_small",
    "numeral",
    "place_named",
    "read_breakdowns",
    "read_community",
    "read_map",
    "read_series",
    "sign_explained",
    "sources",
    "tabulate",
]
