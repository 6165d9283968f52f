"""One cell: what a reader of files may find in it, how a person sees it, and the simple types of columns.

A parser takes the cell and its folded text (never blank, never a word for "none") and gives the value; it raises
CellFault with what is wrong, or gives a Doubt where the row may come in all the same.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from kakehashi import identity
from kakehashi.sheets import words
from kakehashi.sheets.faults import CellFault, Finding


@dataclass(frozen=True, slots=True)
class Broken:
    """A formula that shows an error (`#REF!`); with no text, a formula whose result the file does not keep."""

    shows: str


Cell = str | float | bool | date | time | timedelta | Broken
"""A cell as the file holds it; a blank one is the empty text.  datetime is a date, int is a float, to the typing."""

Parse = Callable[[Cell, str], object]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A warning about a cell; `value` is what is kept of it, None where nothing is."""

    value: object
    found: Finding


ERRORS = frozenset(
    {
        "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!",
        "#GETTING_DATA", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#PYTHON!", "#EXTERNAL!",
    }
)  # fmt: skip
_CALC_ERROR = re.compile(r"^(?:Err|Galat|エラー): ?[0-9]{3}$")
LOST_CHARACTER = "\ufffd"
"""What stands where bytes were no character."""
_NOT_IN_NIK = re.compile(r"[^0-9 .\-]")
_TURNED_NUMBER = re.compile(r"^[0-9](?:[.,][0-9]+)?e\+?[0-9]{1,2}$", re.IGNORECASE)
_NUMBER = re.compile(
    r"^(?:¥|jpy|rp\.?)? ?([+-]?)([0-9][0-9.,]*) ?(万)?"
    r" ?(?:円|yen|jpy|人|名|時間|か月|ヶ月|カ月|点|jam|orang|hours?|h|persons?)?$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"^[0-9]+(?:[.,][0-9]+)?$")
_THOUSANDS_BY_COMMA = re.compile(r"^[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?$")
_THOUSANDS_BY_DOT = re.compile(r"^[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?$")
_CLOCK = re.compile(r"^([0-9]{1,4})(?::|時間?)([0-5]?[0-9])?(?::00|分)?$")


def is_unseen(text: str) -> bool:
    """Whether a text holds nothing that a reader could see."""
    return text.isspace() or (not text.isascii() and not identity.clean(text))


def is_error(text: str) -> bool:
    """Whether a text is what a spreadsheet shows in place of a formula's result."""
    return text in ERRORS or _CALC_ERROR.match(text) is not None


def display(cell: Cell) -> str:
    """The cell as text: whole numbers without a point, days in ISO, a midnight without its hour.

    A zero byte, which no database keeps in a text, is a character that was lost.
    """
    if isinstance(cell, str):
        return cell.replace("\0", LOST_CHARACTER) if "\0" in cell else cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float | int):
        return f"{cell:.2E}" if abs(cell) >= 1e15 else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ") if cell.time() != time.min else cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return cell.shows if isinstance(cell, Broken) else str(cell)


def folded(cell: Cell) -> str:
    """The text a parser reads: folded, without the apostrophe that makes a spreadsheet keep text."""
    text = identity.fold(display(cell))
    return text[1:].lstrip() if text[:1] == "'" else text


def text(cell: Cell, folded_text: str) -> str:
    """Text as written, with what cannot be seen taken out; ㈱ and 髙 stay."""
    return identity.clean(cell).removeprefix("'") if isinstance(cell, str) else folded_text


def number_or_code(_: Cell, folded_text: str) -> str:
    """A number that names something (K-0001): folded, so that every sheet writes it the same."""
    return folded_text


def name(cell: Cell, folded_text: str) -> str | Doubt:
    """A person's name; warns of a word that stands twice."""
    fault = "name_not_a_person" if isinstance(cell, bool) else identity.name_fault(folded_text)
    if fault is not None:
        places = {"length": len(folded_text), "limit": identity.LONGEST, "sign": identity.sign_in(folded_text)}
        raise CellFault(Finding(fault, places))
    return Doubt(folded_text, Finding("name_doubled")) if identity.is_doubled(folded_text) else folded_text


def phone(_: Cell, folded_text: str) -> str | Doubt:
    """A telephone number in E.164; one that cannot be read is left out with a warning."""
    return identity.phone(folded_text) or Doubt(None, Finding("phone_not_understood"))


def nik(cell: Cell, folded_text: str) -> str:
    """A NIK of 16 digits; a number in place of text has lost digits, and figures that only fill the cell are none."""
    if (isinstance(cell, float | int) and cell >= 1e15) or _TURNED_NUMBER.match(folded_text):
        raise CellFault(Finding("nik_turned_number"))
    digits = identity.digits(folded_text)
    if len(digits) != identity.NIK_DIGITS or _NOT_IN_NIK.search(folded_text):
        raise CellFault(Finding("nik_length", {"length": len(digits)}))
    if identity.nik_is_filler(digits):
        raise CellFault(Finding("nik_filler"))
    return digits


def passport(_: Cell, folded_text: str) -> str | Doubt:
    """A passport number in capitals; warns where it has not the usual length.  Words are left out with a warning."""
    if not identity.is_passport(folded_text):
        return Doubt(None, Finding("passport_not_understood"))
    number = identity.passport(folded_text)
    if len(number) not in identity.PASSPORT_CHARACTERS:
        return Doubt(number, Finding("passport_length", {"length": len(number)}))
    return number


def word(list_name: str) -> Parse:
    """The parser of a column whose cell is one word of a list of words.csv."""
    known, choices = words.words(list_name), words.choices(list_name)

    def parse(_: Cell, folded_text: str) -> str:
        key = known.get(words.key_form(folded_text)) or known.get(folded_text)
        if key is None:
            raise CellFault(Finding("unknown_value", {"choices": choices}))
        return key

    return parse


def word_or_text(list_name: str) -> Parse:
    """As `word`, but a text outside the list is kept as written: the list of keys is open."""
    known = words.words(list_name)

    def parse(cell: Cell, folded_text: str) -> str:
        return known.get(words.key_form(folded_text)) or text(cell, folded_text)

    return parse


def yes_no(cell: Cell, folded_text: str) -> bool:
    """Yes or no, in words, signs, 1 and 0, or a tick of the spreadsheet's own."""
    return cell if isinstance(cell, bool) else _YES_NO(cell, folded_text) == "yes"


_YES_NO = word("yes_no")


def province(_: Cell, folded_text: str) -> str:
    """The ISO code of a province of Indonesia."""
    code = words.province(folded_text)
    if code is None:
        raise CellFault(Finding("unknown_province", {"near": partial(words.near_provinces, folded_text)}))
    return code


def prefecture(_: Cell, folded_text: str) -> str:
    """The ISO code of a prefecture of Japan."""
    code = words.prefecture(folded_text)
    if code is None:
        raise CellFault(Finding("unknown_prefecture", {"near": partial(words.near_prefectures, folded_text)}))
    return code


def category(_: Cell, folded_text: str) -> str:
    """The key of a work category or of a field."""
    key = words.category(folded_text)
    if key is None:
        raise CellFault(Finding("unknown_category", {"near": partial(words.near_categories, folded_text)}))
    return key


def number_in(folded_text: str) -> float | None:
    """The number that a text is, with its unit, thousands by comma or by dot, 万; None where it is none."""
    found = _NUMBER.match(folded_text)
    if found is None:
        return None
    sign, figures, ten_thousand = found.groups()
    if _THOUSANDS_BY_COMMA.match(figures):
        plain = figures.replace(",", "")
    elif _THOUSANDS_BY_DOT.match(figures):
        plain = figures.replace(".", "").replace(",", ".")
    elif _PLAIN.match(figures):
        plain = figures.replace(",", ".")
    else:
        return None
    value = float(plain) * (10_000 if ten_thousand else 1)
    return -value if sign == "-" else value


def number(*, first: int, last: int, whole: bool, example: str) -> Parse:
    """The parser of a column of numbers from `first` to `last`; whole ones only where `whole`."""

    def parse(cell: Cell, folded_text: str) -> float | int:
        value = _number_of(cell, folded_text)
        if value is None or (whole and not value.is_integer()):
            raise CellFault(Finding("number_not_understood", {"example": example}))
        if not first <= value <= last:
            raise CellFault(Finding("number_out_of_range", {"first": first, "last": last}))
        return int(value) if value.is_integer() else value

    return parse


def hours(*, last: int, example: str) -> Parse:
    """The parser of a column of hours: 7.75, 7:45 and 7時間45分 are the same."""
    as_number = number(first=1, last=last, whole=False, example=example)

    def parse(cell: Cell, folded_text: str) -> object:
        if isinstance(cell, time):
            return as_number(round(cell.hour + cell.minute / 60, 4), folded_text)
        if isinstance(cell, timedelta):
            return as_number(round(cell.total_seconds() / 3600, 4), folded_text)
        clock = _CLOCK.match(folded_text)
        if isinstance(cell, str) and clock is not None:
            return as_number(round(int(clock[1]) + int(clock[2] or 0) / 60, 4), folded_text)
        return as_number(cell, folded_text)

    return parse


def _number_of(cell: Cell, folded_text: str) -> float | None:
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float | int):
        return float(cell)
    return number_in(folded_text) if isinstance(cell, str) else None
