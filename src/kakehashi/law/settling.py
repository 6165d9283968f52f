"""What to show first: how many verdicts of each person a paper for one fact would settle.

What is settled is a "yes": nobody has to prove a "no" that their own word gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from kakehashi.law.columns import Codes, Numbers, Table
from kakehashi.law.engine import BLOCK, assess, blocks
from kakehashi.law.facts import Facts
from kakehashi.law.questions import OF_QUESTION
from kakehashi.law.stage import Evidence, Stage
from kakehashi.law.ternary import Ternary

if TYPE_CHECKING:
    from datetime import date

    from kakehashi.law.facts import Column
    from kakehashi.law.instrument import Book
    from kakehashi.vocabulary import Pathway

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Settled:
    """For each piece of what people tell, and each person, how many verdicts hang on showing it.

    `keys`: the pieces, as in the format's `evidence`: `born`, `health`, `tests.0` for the first entry of a list;
    `tests` for the list as a whole: its entries, and that there are no others.
    `alone` (pieces, n): verdicts that showing this piece and nothing more would settle.
    `needed` (pieces, n): verdicts that could be settled if all were shown, and cannot be without this piece.
    A piece that a person does not tell, or that is shown so well already, counts nothing.
    """

    keys: tuple[str, ...]
    alone: Counts
    needed: Counts

    def of(self, row: int) -> dict[str, tuple[int, int]]:
        """One person's pieces with a count, the one that settles most first: (alone, needed)."""
        counts = {
            key: (int(alone), int(needed))
            for key, alone, needed in zip(self.keys, self.alone[:, row], self.needed[:, row], strict=True)
            if alone or needed
        }
        return dict(sorted(counts.items(), key=_most_first))


def _most_first(piece: tuple[str, tuple[int, int]]) -> tuple[int, int, bool, str]:
    key, (alone, needed) = piece
    return -alone, -needed, "." not in key, key


def settled_by(
    facts: Facts,
    book: Book,
    *,
    on: date,
    at_least: Evidence,
    lanes: Mapping[Pathway, int],
    stage: Stage = Stage.LANDING,
) -> Settled:
    """How many verdicts that are "yes" by people's own word would be "yes" at `at_least` by showing one piece more.

    A verdict is one lane of one pathway; only the lanes in the word of each pathway in `lanes` are counted (pathways
    that are judged by work category).
    1. The verdicts by people's word, and by what is shown now.
    2. For each piece the verdicts with that piece shown besides, and with all shown but that piece.
    Shapes:  n people; the result (pieces, n).
    Raises:  as `assess` does.
    Cost:    each person judged twice a piece, and there are as many pieces as facts told; memory the result and a
             block.
    """
    keys = tuple(_pieces(facts))
    every = _with(facts, keys, at_least)
    told = _yes(facts, book, on=on, stage=stage, at_least=Evidence.CLAIMED, lanes=lanes)

    def settled(shown: Sequence[Facts]) -> NDArray[np.uint64]:
        """The words of "yes" that stand when so much is shown: (shown, pathways, n)."""
        together = _yes(_one_after_another(shown), book, on=on, stage=stage, at_least=at_least, lanes=lanes)
        return np.moveaxis(together.reshape(len(lanes), len(shown), len(facts)), 1, 0) & told

    standing, possible = settled([facts, every])
    alone, needed = np.zeros((2, len(keys), len(facts)), np.int64)
    for places in blocks(len(keys), max(1, BLOCK // max(1, len(facts)))):
        some = keys[places]
        whose = np.array([_whose(facts, key) for key in some])
        alone[places] = whose * _count(settled([_with(facts, (key,), at_least) for key in some]), standing)
        needed[places] = whose * _count(possible, settled([_without(every, facts, key) for key in some]))
    return Settled(keys, alone, needed)


def _yes(
    facts: Facts, book: Book, *, on: date, stage: Stage, at_least: Evidence, lanes: Mapping[Pathway, int]
) -> NDArray[np.uint64]:
    """The words of "yes" within `lanes`, one row a pathway: (pathways, n)."""
    answers = assess(facts, book, on=on, stage=stage, at_least=at_least, pathways=lanes).pathways
    return np.array([answer.yes & np.uint64(lanes[way]) for way, answer in answers.items()])


def _one_after_another(shown: Sequence[Facts]) -> Facts:
    """The people of all of `shown`, who differ in what is shown alone, so that they are judged in one go."""
    first, times = shown[0], len(shown)
    nobody = np.zeros(len(first), np.uint8)
    return Facts(
        people=times * len(first),
        columns={name: column.repeated(times) for name, column in first.columns.items()},
        evidence={
            path: np.concatenate([each.evidence.get(path, nobody) for each in shown])
            for path in {path for each in shown for path in each.evidence}
        },
        entry_evidence={
            name: np.concatenate([each.entry_evidence[name] for each in shown]) for name in first.entry_evidence
        },
    )


def _count(more: NDArray[np.uint64], less: NDArray[np.uint64]) -> Counts:
    """How many lanes each person has in `more` and not in `less`, both (…, pathways, n), over all pathways: (…, n)."""
    counts: Counts = np.bitwise_count(more & ~less).sum(axis=-2, dtype=np.int64)
    return counts


def _pieces(facts: Facts) -> Iterator[str]:
    """Everything that somebody tells and could show, in the order of the questions."""
    known: dict[str, None] = {}
    for path, column in facts.columns.items():
        if path in OF_QUESTION or not _told(column).any():
            continue
        known[path.partition(".")[0]] = None
        if isinstance(column, Table):
            for place in range(len(column.ranks)):
                known[f"{path}.{place}"] = None
    yield from known


def _told(column: Column) -> NDArray[np.bool_]:
    match column:
        case Table():
            return column.given
        case Codes():
            return np.asarray(column.code >= 0)
        case Numbers():
            return np.asarray(column.known)
        case Ternary():
            return np.asarray((column.yes | column.no) != 0)


def _with(facts: Facts, keys: tuple[str, ...], level: Evidence) -> Facts:
    """The same people, with the pieces `keys` shown at `level` where they are not shown better."""
    evidence, entries = dict(facts.evidence), dict(facts.entry_evidence)
    for key in keys:
        table, _, place = key.partition(".")
        column = facts.columns.get(table)
        if isinstance(column, Table) and place:
            entries[table] = _raised(entries[table], column.ranks[int(place)][1], level)
        elif isinstance(column, Table):
            entries[table] = _raised(entries[table], slice(None), level)
        if not place:
            for path in facts.columns:
                if path.partition(".")[0] == table:
                    before = evidence.get(path, np.zeros(len(facts), np.uint8))
                    evidence[path] = _raised(before, slice(None), level)
    return replace(facts, evidence=evidence, entry_evidence=entries)


def _without(shown: Facts, facts: Facts, key: str) -> Facts:
    """`shown` with one piece as it is in `facts`; without a list as a whole its entries stay shown."""
    table, _, place = key.partition(".")
    evidence, entries = dict(shown.evidence), dict(shown.entry_evidence)
    column = facts.columns.get(table)
    if isinstance(column, Table) and place:
        where = column.ranks[int(place)][1]
        entries[table] = entries[table].copy()
        entries[table][where] = facts.entry_evidence[table][where]
    else:
        for path in facts.columns:
            if path.partition(".")[0] == table:
                evidence[path] = facts.evidence.get(path, np.zeros(len(facts), np.uint8))
    return replace(shown, evidence=evidence, entry_evidence=entries)


def _whose(facts: Facts, key: str) -> NDArray[np.bool_]:
    """Who tells this piece: (n,)."""
    table, _, place = key.partition(".")
    column = facts.columns.get(table)
    if isinstance(column, Table) and place:
        owners = np.zeros(len(facts), np.bool_)
        owners[column.ranks[int(place)][0]] = True
        return owners
    told = [_told(each) for path, each in facts.columns.items() if path.partition(".")[0] == table]
    return np.asarray(np.any(told, axis=0))


def _raised(levels: NDArray[np.uint8], where: NDArray[np.int64] | slice, level: Evidence) -> NDArray[np.uint8]:
    made = levels.copy()
    made[where] = np.maximum(made[where], np.uint8(level))
    return made
