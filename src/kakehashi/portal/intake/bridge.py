"""From files to the reader of sheets, for what is alike in every kind: headers, raw cells, the marked copy."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kakehashi import identity, sheets
from kakehashi.portal.intake.kinds import KINDS, Reading
from kakehashi.portal.intake.models import Import, State
from kakehashi.vocabulary import Language, Text

FILE_REFUSED = sheets.SheetError
"""What `look` raises for a file that cannot be opened."""

READING_FAILED = sheets.FileFault("reading_failed")
"""Why a file is refused at which the program itself failed."""

_NAMEABLE = frozenset({"missing_column", "too_many_headers_alike", "empty_sheet", "no_such_sheet"})
"""Codes of faults of a file that go away once somebody says what its columns mean, or which sheet is meant."""
MOST_NUMBERED = 6
"""How many columns of one list may be told apart by hand (Test 1, Test 2, …)."""

_LONGEST_CELL = 500
_SHORTEST_NIK = 16


def form_of(header: str) -> str:
    """Under what a header is remembered: the digest of what two writings of it share."""
    return hashlib.sha256(sheets.header_form(header).encode()).hexdigest()


def still_known(kind: str, mapping: Mapping[str, str | None]) -> dict[str, str | None]:
    """The mapping without keys that are no column of the kind any more, as after an upgrade."""
    known = {column.key for column in sheets.columns(sheets.Kind(kind))}
    return {header: key for header, key in mapping.items() if key is None or key.partition(" ")[0] in known}


def named(kind: str, key: str) -> Text:
    """What a column is called that a key means, with its number (`tests 2`)."""
    name, _space, number = key.partition(" ")
    column = next(one for one in sheets.columns(sheets.Kind(kind)) if one.key == name)
    return Text(*(f"{column.header.said_in(language)} {number}".rstrip() for language in Language))


def keys(kind: str) -> list[str]:
    """Every key that a header may mean, in the order of the template; of lists also numbered ones."""
    found = []
    for column in sheets.columns(sheets.Kind(kind)):
        found.append(column.key)
        if column.may_be_numbered:
            found += [f"{column.key} {number}" for number in range(1, MOST_NUMBERED + 1)]
    return found


@dataclass(frozen=True, slots=True)
class Column:
    """The columns of a file with one header: letters, the header, first cells, the key it means ("": it is not read).

    `own` is what it means to everybody, without a mapping; `unknown` says that nobody has said yet what it means.
    """

    letters: tuple[str, ...]
    header: str
    examples: tuple[str, ...]
    key: str
    own: str
    unknown: bool

    @property
    def form(self) -> str:
        """Under what it is remembered."""
        return form_of(self.header)


@dataclass(frozen=True, slots=True)
class Look:
    """What a file shows: its sheets, the row of headers, the columns, what would refuse the file as it is read now."""

    sheet: str
    sheet_names: tuple[str, ...]
    header_row: int
    columns: tuple[Column, ...]
    wrong: tuple[sheets.FileFault, ...]


def look(kind: str, data: bytes, *, mapping: Mapping[str, str | None], sheet: str) -> Look:
    """Look at the headers of a file; raises FILE_REFUSED where it cannot be opened.

    Cost: the file is opened and its sheets are gone through once, some seconds for 100,000 rows.
    """
    seen = sheets.look(data, kind=sheets.Kind(kind), mapping=dict(mapping), sheet=sheet or None)
    columns: dict[str, Column] = {}
    for one in seen.seen:
        head = one.header
        form = form_of(head.text)
        before = columns.get(form)
        columns[form] = Column(
            letters=(*(before.letters if before else ()), head.letter),
            header=head.text,
            examples=before.examples if before else one.examples,
            key=head.numbered_key or "",
            own=sheets.meaning(head.text, seen.kind) or "",
            unknown=head.column is None and not head.ignored,
        )
    return Look(seen.sheet or "", seen.sheets, seen.header_row, tuple(columns.values()), seen.wrong)


def columns_of(reading: Any) -> list[list[str]]:
    """Of each column that is read: its letter, its header, and the key of what it gives a part of."""
    return [[head.letter, head.text, head.column.record_key] for head in reading.headers if head.column is not None]


def cells_of(row: Any, sealed: frozenset[str]) -> list[str | None]:
    """What stands in each of `columns_of` in an accepted row: "" for nothing, None where the value is kept sealed.

    A NIK elsewhere is masked, a long cell cut.  Cost: some microseconds a row.
    """
    return [
        None if head.column.path[0] in sealed and cell != "" else _shown(cell)
        for head, cell in zip(row.headers, row.cells, strict=False)
        if head.column is not None
    ]


def _shown(cell: Any) -> str:
    text = sheets.display(cell)
    if len(text) < _SHORTEST_NIK:
        return text
    masked = identity.mask_niks_in(text)
    return masked if len(masked) <= _LONGEST_CELL else f"{masked[: _LONGEST_CELL - 1]}…"


def origins_of(kept: Import | None, row: int) -> dict[str, tuple[sheets.Origin, ...]]:
    """The cells that each value of a row came from, by the value's key; of sealed values the place, nothing shown.

    Nothing of what came by no import.
    """
    if kept is None:
        return {}
    block = kept.cells.filter(first__lte=row, last__gte=row).first()
    cells = block.rows.get(str(row), []) if block else []
    found: dict[str, list[sheets.Origin]] = {}
    for (letter, header, key), cell in zip(kept.columns, cells, strict=False):
        if cell != "":
            found.setdefault(key, []).append(sheets.Origin(letter, header, cell or ""))
    return {key: tuple(origins) for key, origins in found.items()}


def named_cells(kind: str, origins: Mapping[str, Sequence[sheets.Origin]]) -> list[tuple[Text, sheets.Origin]]:
    """Every cell that a row's values came from, with the name of what it gives."""
    return [(named(kind, key), origin) for key, several in origins.items() for origin in several]


def look_at(kept: Import, *, sheet: str, meanings: Mapping[str, str | None] | None = None) -> Look:
    """What the file of an import shows on a sheet as it is meant now, or as `meanings` would have it; see `look`."""
    mapping = still_known(kept.kind, kept.mapping if meanings is None else meanings)
    return look(kept.kind, kept.document.data(), mapping=mapping, sheet=sheet)


def columns_can_be_named(kept: Import) -> bool:
    """Whether it can still be said what the columns mean: before the decision, of a file that could be opened."""
    if kept.state == State.REFUSED:
        return kept.faults.filter(code__in=_NAMEABLE).exists()
    return kept.state == State.PREVIEW


def headers_unread(kept: Import) -> list[str]:
    """The headers of which nobody has said what they mean; their columns were not read."""
    told = kept.faults.filter(is_warning=True, code="unknown_column").values_list("header", flat=True)
    return list(dict.fromkeys(told))


def how_read(kept: Import) -> dict[str, Any]:
    """By which mapping and on which sheet the file of an import is read, as `sheets` takes them."""
    return {"mapping": still_known(kept.kind, kept.mapping), "sheet": kept.sheet or None}


def reading_of(kept: Import, so_far: Callable[[int], None] | None = None) -> Reading:
    """Read the file of an import, as its sender means it; the Kind's `refusal` where it is of no use."""
    data = kept.document.data()
    return KINDS[kept.kind].reads(data, kept.document.filename, kept.day, so_far=so_far, **how_read(kept))


def marked(kept: Import, language: str) -> bytes:
    """The whole sheet as it was sent, with every fault and doubt marked, those of the programme's too."""
    reading: Any = reading_of(kept)
    told = list(KINDS[kept.kind].screens(kept, reading.rows))
    return sheets.marked(reading, kept.document.data(), language=language, also=told)


def refused_rows(kept: Import, language: str) -> bytes:
    """The refused rows as a spreadsheet with the faults marked, the sheet's own and those of the programme's."""
    kind, reading = KINDS[kept.kind], reading_of(kept)
    return kind.writes_refused(reading, kept.document.data(), language, list(kind.screens(kept, reading.rows)))
