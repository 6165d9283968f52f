"""Which row holds the headers, and what each header means: the template's words, and others that offices use."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Lookup
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kakehashi.identity import clean, fold
from kakehashi.sheets.cells import Cell, display
from kakehashi.sheets.columns import Column, Kind, columns
from kakehashi.sheets.faults import FileFault, SheetError
from kakehashi.vocabulary import Language, Text

ROWS_LOOKED_AT = 50
"""Headers may stand below titles and remarks, within so many filled rows."""
_NEAR_THE_TOP = 10
"""Further down they are looked for only where these rows lack a needed column: a second table may stand there."""
_LONGEST = 120
"""Characters of a header that is looked at for names of one column in several languages."""

ROW_IN_FILE = Text("Baris asal", "元の行", "Row in the file")
REASON, FIX = Text("Sebab", "理由", "Reason"), Text("Cara memperbaiki", "直し方", "How to fix")
"""Headers of the columns that a list of refused rows adds; a file that comes back mended still has them."""

_RUNNING_NUMBERS = ("No.", "No", "Nr", "#", "連番", "項番", "通番", "Nomor urut", "No. urut")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")
_HOW_IT_IS_READ = re.compile("カナ|かな|フリガナ|ふりがな|読み|kana", re.IGNORECASE)
_JOINTS = re.compile(r"[/|;,・、()\[\]【】]+| - ")
"""What parts the names of one column in several languages."""
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

    @property
    def numbered_key(self) -> str | None:
        """The key with its number, as a mapping writes it (`tests 2`)."""
        return self.key if self.number is None else f"{self.key} {self.number}"


def letter(index: int) -> str:
    """The letters of a column counted from 0: A, …, Z, AA, …."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def place_of(letters: str) -> int:
    """The place of a column from its letters, counted from 0."""
    place = 0
    for character in letters:
        place = place * 26 + ord(character) - 64
    return place - 1


def _form(text: str) -> str:
    return _SIGNS.sub("", fold(text).casefold())


@cache
def _known(kind: Kind) -> Lookup[str, Column]:
    known: dict[str, Column] = {}
    for column in columns(kind):
        said = (column.header.indonesian, column.header.japanese, column.header.english)
        for text in (column.key, *said, *column.also):
            known.setdefault(_form(text), column)
    return MappingProxyType(known)


_OURS = (text.said_in(language) for text in (ROW_IN_FILE, REASON, FIX) for language in Language)
_IGNORED = frozenset(map(_form, (*_OURS, *_RUNNING_NUMBERS)))


def header_form(text: str) -> str:
    """What two writings of one header share: the key under which a mapping remembers it."""
    return _form(clean(text))


@dataclass(frozen=True, slots=True)
class Mapping:
    """What an office's own headers mean: `keys` by `header_form`; a key of None is a column that is not read.

    Columns of lists may be numbered (`tests 2`), as in headers.
    """

    keys: dict[str, str | None]

    @classmethod
    def of(cls, given: "dict[str, str | None] | None", kind: Kind) -> "Mapping":
        """The mapping of headers as written; SheetError `no_such_key` names every key that is no column of the kind."""
        known = {column.key: column for column in columns(kind)}
        wrong = [
            FileFault("no_such_key", {"header": header, "key": key, "keys": ", ".join(known)})
            for header, key in (given or {}).items()
            if key is not None and not _is_key(key, known)
        ]
        if wrong:
            raise SheetError(wrong)
        return cls({header_form(header): key for header, key in (given or {}).items()})

    def __contains__(self, form: str) -> bool:
        return form in self.keys

    def meaning(self, form: str, kind: Kind) -> "tuple[Column | None, int | None]":
        """The column and the number of a header that the mapping holds."""
        key = self.keys[form]
        if key is None:
            return None, None
        name, _, number = key.partition(" ")
        return next(one for one in columns(kind) if one.key == name), int(number) if number else None


def _is_key(key: str, known: Lookup[str, Column]) -> bool:
    name, space, number = key.partition(" ")
    may = name in known and known[name].may_be_numbered
    return name in known and (not space or (may and number.isascii() and number.isdecimal()))


def _without_brackets(text: str) -> str:
    """A header without its remarks; where they say that it is how a name is read, it is another column."""
    return text if any(map(_HOW_IT_IS_READ.search, _BRACKETS.findall(text))) else _BRACKETS.sub("", text)


def _meaning(text: str, kind: Kind, mapping: Mapping) -> tuple[Column | None, int | None]:
    """The column a header means, and its number where it has one.

    A header is taken whole, or without what stands in brackets, or as several names of one column (氏名 / Nama).
    """
    if (own := header_form(text)) in mapping:
        return mapping.meaning(own, kind)
    column, number = _named(text, kind)
    return (column, number) if column is not None or len(text) > _LONGEST else _named_by_several(fold(text), kind)


def _named(text: str, kind: Kind) -> tuple[Column | None, int | None]:
    known = _known(kind)
    for form in (_form(text), _form(_without_brackets(fold(text)))):
        if form in known:
            return known[form], None
        numbered = _NUMBERED.match(form)
        column = known.get(numbered[1] + numbered[3]) if numbered else None
        if numbered and column is not None and column.may_be_numbered:
            return column, int(numbered[2])
    return None, None


def _named_by_several(text: str, kind: Kind) -> tuple[Column | None, int | None]:
    """The column that every part of a header names, as forms in two languages have it: 氏名 / Nama, 性別・JK."""
    joined = [piece for piece in _JOINTS.split(text) if _form(piece)]
    plain = [piece for piece in _JOINTS.split(_without_brackets(text)) if _form(piece)]
    for pieces in ([text], plain, joined):
        found = [_named(part, kind) for piece in pieces for part in _halves(piece, kind)]
        numbers = {number for _, number in found if number is not None}
        if len(found) > 1 and len({column and column.key for column, _ in found}) == 1 and len(numbers) <= 1:
            return found[0][0], next(iter(numbers), None)
    return None, None


def _halves(piece: str, kind: Kind) -> list[str]:
    """A name, or the two names that stand one behind the other (氏名 Nama, on two lines of one cell)."""
    words = piece.split()
    if _named(piece, kind)[0] is None:
        for place in range(1, len(words)):
            halves = [" ".join(words[:place]), " ".join(words[place:])]
            if all(_named(half, kind)[0] is not None for half in halves):
                return halves
    return [piece]


NO_MAPPING = Mapping({})


def meaning(text: str, kind: Kind) -> str | None:
    """What a header means to everybody, without any mapping: a key with its number, None where nobody knows it."""
    column, number = _meaning(clean(text), kind, NO_MAPPING) if header_form(text) else (None, None)
    return None if column is None else Header(0, "A", text, column, number).numbered_key


def _headers(row: Sequence[Cell], kind: Kind, mapping: Mapping) -> tuple[Header, ...]:
    found = []
    for index, cell in enumerate(row):
        text = clean(display(cell))
        form = _form(text)
        column, number = _meaning(text, kind, mapping) if form else (None, None)
        ignored = column is None and (form in _IGNORED or text == "#" or bool(form and form in mapping))
        found.append(Header(index, letter(index), text, column, number, ignored))
    return tuple(found)


def likeness(rows: Iterable[Sequence[Cell]], kind: Kind, mapping: Mapping = NO_MAPPING) -> int:
    """How many different columns the best of these rows names."""
    return max((_meanings(_headers(row, kind, mapping)) for row in rows), default=0)


def _meanings(headers: Sequence[Header]) -> int:
    return len({header.key for header in headers if header.column})


def find(
    rows: Sequence[Sequence[Cell]], kind: Kind, mapping: Mapping = NO_MAPPING
) -> tuple[int, tuple[Header, ...], list[FileFault]]:
    """The place of the header row among `rows`, its headers, and every fault of them.

    Of two rows alike the first counts; but where the second repeats a header of the first, as cells merged downwards
    do, the headers go on into the second.  Where hardly a header is known, the fullest row is taken for theirs.
    """
    tried = [_headers(row, kind, mapping) for row in rows[:_NEAR_THE_TOP]]
    place = max(range(len(tried)), key=lambda place: _rank(tried, place))
    if _missing(tried[place], kind):
        tried += [_headers(row, kind, mapping) for row in rows[_NEAR_THE_TOP:ROWS_LOOKED_AT]]
        place = max(range(len(tried)), key=lambda place: _rank(tried, place))
    while place + 1 < len(tried) and _goes_on(tried[place], tried[place + 1]):
        place += 1
    headers = tried[place]
    return place, headers, [*_missing(headers, kind), *_alike(headers)]


def _rank(tried: Sequence[Sequence[Header]], place: int) -> tuple[int, int, int]:
    """How much a row looks like one of headers, beside others."""
    known = _meanings(tried[place])
    return known, 0 if known > 1 else sum(bool(header.text) for header in tried[place]), -place


def _goes_on(first: Sequence[Header], second: Sequence[Header]) -> bool:
    same = any(one.column and one.text == two.text for one, two in zip(first, second, strict=False))
    return (
        same and _meanings(second) >= _meanings(first) and [one.text for one in first] != [two.text for two in second]
    )


def recognise(
    rows: Sequence[Sequence[Cell]], kind: Kind, mapping: Mapping = NO_MAPPING
) -> tuple[int, tuple[Header, ...]]:
    """The place of the header row among `rows`, and its headers.

    Raises SheetError naming every required column that is absent and every two columns of one meaning.
    """
    place, headers, wrong = find(rows, kind, mapping)
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
