"""Sheets of choices: wishes (candidate, rank, vacancy) and rankings (vacancy, rank, candidate), best first."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial

from kakehashi.sheets import cells
from kakehashi.sheets.cells import Parse
from kakehashi.sheets.checking import ChoiceRow, Reading, Record, SoFar, always, check
from kakehashi.sheets.columns import Column, Kind
from kakehashi.sheets.faults import Finding

_LAST_RANK = 10_000


def check_wishes(
    data: bytes,
    *,
    filename: str,
    today: date,
    mapping: dict[str, str | None] | None = None,
    sheet: str | None = None,
    so_far: SoFar | None = None,
) -> Reading[ChoiceRow]:
    """Read a file of wishes: which vacancies a candidate wishes, 1 most.

    A rank given twice by one candidate, or a vacancy wished twice, refuses the later row.  Ranks may leave gaps.
    `today` is taken for the sake of one signature.  Raises SheetError where nothing of the file can be taken in.
    """
    del today
    return _check(
        data,
        filename=filename,
        kind=Kind.WISHES,
        mapping=mapping,
        sheet=sheet,
        so_far=so_far,
        chooser="candidate",
        chosen="vacancy",
    )


def check_rankings(
    data: bytes,
    *,
    filename: str,
    today: date,
    mapping: dict[str, str | None] | None = None,
    sheet: str | None = None,
    so_far: SoFar | None = None,
) -> Reading[ChoiceRow]:
    """Read a file of rankings: which candidates a vacancy's employer prefers, 1 most; otherwise as `check_wishes`."""
    del today
    return _check(
        data,
        filename=filename,
        kind=Kind.RANKINGS,
        mapping=mapping,
        sheet=sheet,
        so_far=so_far,
        chooser="vacancy",
        chosen="candidate",
    )


def _check(
    data: bytes,
    *,
    filename: str,
    kind: Kind,
    mapping: dict[str, str | None] | None,
    sheet: str | None,
    so_far: SoFar | None,
    chooser: str,
    chosen: str,
) -> Reading[ChoiceRow]:
    finish = partial(_whole_row, chooser=chooser, chosen=chosen, ranks={}, pairs={})
    return check(
        data,
        filename=filename,
        kind=kind,
        parsers=_PARSERS,
        finish=finish,
        row_type=ChoiceRow,
        mapping=mapping,
        sheet=sheet,
        so_far=so_far,
    )


def _rank(column: Column) -> Parse:
    return cells.number(first=1, last=_LAST_RANK, whole=True, example=column.example)


_PARSERS: Mapping[str, Callable[[Column], Parse]] = {"id": always(cells.number_or_code), "rank": _rank}


def _whole_row(
    number: int,
    choice: Record,
    *,
    chooser: str,
    chosen: str,
    ranks: dict[tuple[str, int], int],
    pairs: dict[tuple[str, str], int],
) -> Iterable[tuple[str, Finding]]:
    if chooser not in choice:
        return
    who = choice[chooser]
    if chosen in choice:
        first = pairs.setdefault((who, choice[chosen]), number)
        if first != number:
            yield chosen, Finding("choice_twice", {"value": who, "choice": choice[chosen], "first": first})
            return
    if "rank" in choice:
        first = ranks.setdefault((who, choice["rank"]), number)
        if first != number:
            yield "rank", Finding("rank_twice", {"value": who, "rank": choice["rank"], "first": first})
