"""Counts records by one key or two, into a table whose totals always close.

The numbers are exact and may be small: `disclosure.hide_small` stands between a table and anybody who may not see the
people behind it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kakehashi.figures.errors import FiguresError

Key = str | None
"""What a record is counted under; None is unknown, and is counted as itself, never as nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """People by row and column, r rows and c columns; a one-way table has no columns, only row totals.

    cells       (r, c) people, 0 or more
    row_totals  (r,)   people; in a two-way table the sums of the rows
    """

    rows: tuple[Key, ...]
    columns: tuple[Key, ...]
    cells: tuple[tuple[int, ...], ...]
    row_totals: tuple[int, ...]

    def __post_init__(self) -> None:
        faults = []
        if len(self.cells) != len(self.rows) or len(self.row_totals) != len(self.rows):
            faults.append(f"{len(self.rows)} rows need as many lines of cells and row totals")
        if any(len(line) != len(self.columns) for line in self.cells):
            faults.append(f"{len(self.columns)} columns need as many cells in every row")
        if any(count < 0 for line in (*self.cells, self.row_totals) for count in line):
            faults.append("a count is below 0; people are counted from 0")
        if self.columns and any(sum(line) != total for line, total in zip(self.cells, self.row_totals, strict=False)):
            faults.append("a row total is not the sum of its row; count again")
        if faults:
            raise FiguresError(faults)

    @property
    def column_totals(self) -> tuple[int, ...]:
        """(c,) people in each column."""
        return tuple(sum(column) for column in zip(*self.cells, strict=True)) if self.rows else (0,) * len(self.columns)

    @property
    def total(self) -> int:
        """People in all."""
        return sum(self.row_totals)


def tabulate(
    records: Iterable[Mapping[str, Any]],
    *,
    by: str,
    across: str | None = None,
    people: str | None = None,
    rows: Sequence[str] | None = None,
    columns: Sequence[str] | None = None,
) -> Table:
    """Count `records` by the key `by`, and across a second key where one is given.

    people   the key that holds how many people a record stands for (rows of a grouped query); without it each is one
    rows     the rows to show and their order, even where nobody is in them; without it those that occur, sorted
    columns  likewise
    A record whose key is None is counted in a last row (or column) of its own, shown only when somebody is in it.
    Raises FiguresError when records lack a key, or have one that the given rows or columns do not list.
    """
    counts: Counter[tuple[Key, Key]] = Counter()
    missing: Counter[str] = Counter()
    keys = [key for key in (by, across, people) if key is not None]
    for record in records:
        absent = [key for key in keys if key not in record]
        missing.update(absent)
        if not absent:
            place = (record[by], None if across is None else record[across])
            counts[place] += 1 if people is None else record[people]
    faults = [f"{count} records have no {key!r}; give None where it is unknown" for key, count in missing.items()]
    down = _listed({row for row, _ in counts}, rows, by, faults)
    over = () if across is None else _listed({column for _, column in counts}, columns, across, faults)
    if faults:
        raise FiguresError(faults)
    cells = tuple(tuple(counts[row, column] for column in over) for row in down)
    row_totals = tuple(sum(line) for line in cells) if over else tuple(counts[row, None] for row in down)
    return Table(down, over, cells, row_totals)


def _listed(found: set[Key], wanted: Sequence[str] | None, name: str, faults: list[str]) -> tuple[Key, ...]:
    known = {key for key in found if key is not None}
    if wanted is None:
        order = sorted(known)
    else:
        order = list(wanted)
        strange = sorted(known - set(order))
        if strange:
            faults.append(
                f"{name} is {', '.join(strange)} in some records, which is not in the list given; add it there"
            )
    return (*order, None) if None in found else tuple(order)
