"""Hides small counts, and as many others as it takes that nobody can work the small ones out from the totals.

A table with totals is a circulation: each row, each column and each total is a node, each count an arc that carries so
many people from one node to the next, and that the sums close means that every node passes on what it receives.  What a
reader can learn about a hidden count is how far it can rise and fall while the shown counts stay as they are: people
sent round the hidden arcs.  So a small count is safe when enough people can be sent round through hidden arcs only.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush

from kakehashi.figures.numerals import numeral
from kakehashi.figures.tabulation import Key, Table
from kakehashi.vocabulary import Language, Text, term

HIDDEN = "x"
"""Stands for a hidden count on every page; never 0, never a dash."""

SMALLEST_SHOWN = 5
"""Counts of fewer people than this are hidden."""


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """A table as the public may see it, in the shape of `Table`; None is hidden."""

    rows: tuple[Key, ...]
    columns: tuple[Key, ...]
    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None
    smallest_shown: int

    @property
    def hides(self) -> bool:
        """Whether anything is hidden, so that the page must say what the sign means."""
        counts = [self.total, *self.row_totals, *self.column_totals, *(count for line in self.cells for count in line)]
        return None in counts


def hide_small(table: Table, *, smallest_shown: int = SMALLEST_SHOWN, show_zero: bool = False) -> PublishedTable:
    """The table with every count below `smallest_shown` hidden, and as few others as we find to keep them so.

    1. Hide each small count, totals too; an empty cell is a small count unless `show_zero`.
    2. For each of them: send people round through hidden arcs, down to nothing and up without bound.
    3. When fewer than `smallest_shown` can be sent, open the cheapest way round (few people hidden, totals dear).

    Afterwards each small count could be any of more than `smallest_shown` numbers, and no hidden count is certain,
    whatever is added to or subtracted from what.  It guards one table: two tables of the same people, or the same table
    a day apart, can still be subtracted from each other by the reader; publish one cut on fixed days.
    Cost: time O(h · a · log n) for h hidden counts among a counts and n rows and columns.  Never mutates its input.
    Source: D. Gusfield, A graph theoretic approach to statistical data security, SIAM J. Comput. 17 (1988), for the
    circulation; the choice of what else to hide is a cheapest path and not a proven minimum.
    """
    circulation = _Circulation(table)
    arcs, hidden = circulation.arcs, circulation.hidden
    small = [place for place, arc in arcs.items() if arc.people < smallest_shown and (arc.people or not show_zero)]
    hidden.update(small)
    for place in small:
        circulation.protect(place, smallest_shown)

    def shown(place: "Place") -> int | None:
        return None if place in hidden else arcs[place].people

    down, over = range(len(table.rows)), range(len(table.columns))
    return PublishedTable(
        rows=table.rows,
        columns=table.columns,
        cells=tuple(tuple(shown((row, column)) for column in over) for row in down),
        row_totals=tuple(shown((row, None)) for row in down),
        column_totals=tuple(shown((None, column)) for column in over),
        total=shown((None, None)),
        smallest_shown=smallest_shown,
    )


def count_written(count: int | None, language: Language | str) -> str:
    """A count of a published table as the reader writes it; `x` where it is hidden."""
    return HIDDEN if count is None else numeral(count, language)


def sign_explained() -> Text:
    """What the sign of a hidden count means, for the line under the table."""
    meaning = term("stats.hidden_cell")
    return Text(f"{HIDDEN} = {meaning.indonesian}", f"{HIDDEN} = {meaning.japanese}", f"{HIDDEN} = {meaning.english}")


Place = tuple[int | None, int | None]
"""Where a count stands: (row, column); None is the total over rows or columns."""


@dataclass(frozen=True, slots=True)
class _Arc:
    """One count: `people` go from node `tail` to node `head`; `cost` is what hiding it loses."""

    tail: str
    head: str
    people: int
    cost: int


class _Circulation:
    """The counts of a table as arcs from the hall `in` through row and column to the hall `out`; the total leads back.

    `hidden` grows while counts are protected; the counts themselves never change.
    """

    def __init__(self, table: Table) -> None:
        self.arcs = _arcs(table)
        self.hidden: set[Place] = set()
        self.touching: dict[str, list[Place]] = {}
        for place, arc in self.arcs.items():
            self.touching.setdefault(arc.tail, []).append(place)
            self.touching.setdefault(arc.head, []).append(place)

    def protect(self, target: Place, smallest_shown: int) -> None:
        """Hide more counts, if any are needed, until `target` can vary by `smallest_shown` people."""
        arc = self.arcs[target]
        falls = self._send(arc.tail, arc.head, arc.people, target, {})
        added: dict[Place, int] = {}
        need = smallest_shown - falls
        need -= self._send(arc.head, arc.tail, need, target, added)
        if need > 0:
            opened = self._cheapest_way(arc.head, arc.tail, need, target, added, open_all=True)
            self.hidden.update(place for place, _ in opened)

    def _send(self, start: str, goal: str, people: int, target: Place, added: dict[Place, int]) -> int:
        """Send up to `people` through hidden arcs other than `target`, noting them in `added`; how many arrived."""
        sent = 0
        while sent < people:
            way = self._cheapest_way(start, goal, 1, target, added)
            if not way:
                break
            size = min(people - sent, *(self._room(place, step, added) for place, step in way))
            for place, step in way:
                added[place] = added.get(place, 0) + step * size
            sent += size
        return sent

    def _cheapest_way(
        self, start: str, goal: str, people: int, target: Place, added: dict[Place, int], *, open_all: bool = False
    ) -> list[tuple[Place, int]]:
        """Arcs to raise (+1) or lower (-1) that carry `people` from start to goal; empty when there is no way.

        Hidden arcs are free; shown ones cost what hiding them loses, and only stand open with `open_all`.
        """
        best, came = {start: 0}, dict[str, tuple[str, Place, int]]()
        waiting = [(0, start)]
        while waiting:
            cost, node = heappop(waiting)
            if node == goal:
                return _walked_back(came, goal)
            if cost > best[node]:
                continue
            for place, step, onward in self._exits(node):
                shown = place not in self.hidden
                if place == target or (shown and not open_all) or self._room(place, step, added) < people:
                    continue
                price = cost + (self.arcs[place].cost if shown else 0)
                if price < best.get(onward, price + 1):
                    best[onward], came[onward] = price, (node, place, step)
                    heappush(waiting, (price, onward))
        return []

    def _exits(self, node: str) -> Iterator[tuple[Place, int, str]]:
        for place in self.touching[node]:
            arc = self.arcs[place]
            yield (place, 1, arc.head) if arc.tail == node else (place, -1, arc.tail)

    def _room(self, place: Place, step: int, added: dict[Place, int]) -> int:
        """How many people an arc can take more (without bound) or give up (those in it)."""
        return _UNBOUNDED if step > 0 else self.arcs[place].people + added.get(place, 0)


_UNBOUNDED = 10**18


def _walked_back(came: dict[str, tuple[str, Place, int]], goal: str) -> list[tuple[Place, int]]:
    way, node = [], goal
    while node in came:
        node, place, step = came[node]
        way.append((place, step))
    return way


def _arcs(table: Table) -> dict[Place, _Arc]:
    """Each count as an arc; a total is dearer than its cells, so that cells are hidden first."""
    arcs: dict[Place, _Arc] = {}
    for row, total in enumerate(table.row_totals):
        if not table.columns:
            arcs[row, None] = _Arc("in", "out", total, total + 1)
            continue
        for column, people in enumerate(table.cells[row]):
            arcs[row, column] = _Arc(f"row {row}", f"column {column}", people, people + 1)
        arcs[row, None] = _Arc("in", f"row {row}", total, 2 * total + 2)
    for column, total in enumerate(table.column_totals):
        arcs[None, column] = _Arc(f"column {column}", "out", total, 2 * total + 2)
    arcs[None, None] = _Arc("out", "in", table.total, 2 * table.total + 2)
    return arcs
