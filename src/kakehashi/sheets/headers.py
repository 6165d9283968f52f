"""Which row holds the headers, and what each header means: the template's words, and others that offices use."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kakehashi.identity import clean, fold
from kakehashi.sheets.cells import Cell, display
from kakehashi.sheets.columns import LISTS, TEST_DAY, Column, Kind, columns
from kakehashi.sheets.faults import FileFault, SheetError
from kakehashi.vocabulary import Language, Text

ROWS_LOOKED_AT = 10
"""Headers may stand below titles, within so many rows."""

ROW_IN_FILE = Text("Baris asal", "元の行", "Row in the file")
REASON, FIX = Text("Sebab", "理由", "Reason"), Text("Cara memperbaiki", "直し方", "How to fix")
"""Headers of the columns that a list of refused rows adds; a file that comes back mended still has them."""

_RUNNING_NUMBERS = ("No.", "No", "Nr", "#", "連番", "項番", "通番", "Nomor urut", "No. urut")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_SIGNS = re.compile(r"[\W_]+")
_NUMBERED = re.compile(r"^(.*?)([0-9]{1,2})(.*)$")


@dataclass(frozen=True, slots=True)
class Header:
    """A column of the file: `letter` as Excel shows it, `text` as written, `column` what it means.

    `number` is the figure of a numbered list column (Ujian 2); a column of nobody's list has no `column`, one that is
    known and not read (running numbers) is `ignored`.
    """

    index: int
    letter: str
    text: str
    column: Column | None
    number: int | None = None
    ignored: bool = False

    @property
    def key(self) -> str | None:
        """The key of what it means, as in the exchange format."""
        return self.column.key if self.column else None


def letter(index: int) -> str:
    """The letters of a column counted from 0: A, …, Z, AA, …."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _form(text: str) -> str:
    return _SIGNS.sub("", fold(text).casefold())


@cache
def _known(kind: Kind) -> Mapping[str, Column]:
    known: dict[str, Column] = {}
    for column in columns(kind):
        said = (column.header.indonesian, column.header.japanese, column.header.english)
        for text in (column.key, *said, *column.also):
            known.setdefault(_form(text), column)
    return MappingProxyType(known)


_OURS = (text.said_in(language) for text in (ROW_IN_FILE, REASON, FIX) for language in Language)
_IGNORED = frozenset(map(_form, (*_OURS, *_RUNNING_NUMBERS)))


def _meaning(text: str, kind: Kind) -> tuple[Column | None, int | None]:
    """The column a header means, whole or without what stands in brackets, and its number where it has one."""
    known = _known(kind)
    for form in (_form(text), _form(_BRACKETS.sub("", fold(text)))):
        if form in known:
            return known[form], None
        numbered = _NUMBERED.match(form)
        column = known.get(numbered[1] + numbered[3]) if numbered else None
        if numbered and column is not None and column.cell in LISTS | {TEST_DAY}:
            return column, int(numbered[2])
    return None, None


def _headers(row: Sequence[Cell], kind: Kind) -> tuple[Header, ...]:
    found = []
    for index, cell in enumerate(row):
        text = clean(display(cell))
        form = _form(text)
        column, number = _meaning(text, kind) if form else (None, None)
        ignored = column is None and (form in _IGNORED or text == "#")
        found.append(Header(index, letter(index), text, column, number, ignored))
    return tuple(found)


def likeness(rows: Iterable[Sequence[Cell]], kind: Kind) -> int:
    """How many different columns the best of these rows names."""
    return max((_meanings(_headers(row, kind)) for row in rows), default=0)


def _meanings(headers: Sequence[Header]) -> int:
    return len({header.key for header in headers if header.column})


def recognise(rows: Sequence[Sequence[Cell]], kind: Kind) -> tuple[int, tuple[Header, ...]]:
    """The place of the header row among `rows`, and its headers.

    Raises SheetError naming every required column that is absent and every two columns of one meaning.
    """
    tried = [_headers(row, kind) for row in rows[:ROWS_LOOKED_AT]]
    place = max(range(len(tried)), key=lambda place: (_meanings(tried[place]), -place))
    headers = tried[place]
    wrong = [*_missing(headers, kind), *_alike(headers)]
    if wrong:
        raise SheetError(wrong)
    return place, headers


def _missing(headers: Sequence[Header], kind: Kind) -> list[FileFault]:
    present = {header.key for header in headers}
    return [
        FileFault("missing_column", {"column": column.header})
        for column in columns(kind)
        if column.required and column.key not in present
    ]


def _alike(headers: Sequence[Header]) -> list[FileFault]:
    first: dict[tuple[str | None, int | None], Header] = {}
    wrong = []
    for header in headers:
        if header.column is None:
            continue
        earlier = first.setdefault((header.key, header.number), header)
        if earlier is not header:
            places = {"first": earlier.letter, "second": header.letter, "column": header.column.header}
            wrong.append(FileFault("too_many_headers_alike", places))
    return wrong
