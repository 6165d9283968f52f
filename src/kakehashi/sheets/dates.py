"""Days as offices write them: ISO, day-month-year, months in words, Japanese eras, the spreadsheet's own serials.

Where only numbers stand, a year of four digits says which end it is; at the end the day comes first (24-11-2026), as
in Indonesia.  A year of two digits is not guessed.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache, lru_cache

from kakehashi.sheets.cells import Cell, Parse, folded
from kakehashi.sheets.faults import CellFault, Finding, told
from kakehashi.vocabulary import Language, Text, eras, written

FIRST_YEAR, LAST_YEAR = 1900, 2100
YOUNGEST = 10
"""Years of age below which a birthday is taken for a slip of the pen; a check of the form, not a rule of law."""

_LONGEST = 120
"""Characters within which a day is looked for; a longer text is none, and would be peeled for long."""

_DAY_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 2101.0, 73_415.0
"""Serials from late 1905 to 2100-12-31; a smaller number is more likely a year than a day."""

_CLOCK = r"(?:[ t][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?"
_YEAR_FIRST = re.compile(r"([0-9]{3,5}) ?[-/.] ?([0-9]{1,2}) ?[-/.] ?([0-9]{1,2})" + _CLOCK)
_YEAR_LAST = re.compile(r"([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{3,5})" + _CLOCK)
_KANJI = re.compile(r"([0-9]{3,5}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日?")
_ERA = re.compile(
    r"(明治|大正|昭和|平成|令和|[明大昭平令mtshr])[. ]?(元|[0-9]{1,2}) ?[年./-] ?"
    r"([0-9]{1,2}) ?[月./-] ?([0-9]{1,2}) ?日?"
)
_MONTH_SECOND = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?[-/. ]{0,2}([a-z]{3,10})[-/., ]{1,2}([0-9]{3,5})")
_MONTH_FIRST = re.compile(r"([a-z]{3,10})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{3,5})")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_IN_KANJI = re.compile("(?<![^和治正成年月 ])[〇一二三四五六七八九十]{1,4}(?=[年月日])")
_KANJI_FIGURES = {figure: place for place, figure in enumerate("〇一二三四五六七八九")}
_PLACE = re.compile(r"^[a-z][a-z .']*, ?(?=[0-9])")
_BORN = re.compile(r" ?生(?:まれ)?$")
_BRACKETS = re.compile(r" ?\([^()]*\) ?")

_OTHER_MONTHS = {
    "peb": 2, "pebruari": 2, "mrt": 3, "agt": 8, "ags": 8, "agst": 8, "sept": 9, "nop": 11, "nopember": 11,
}  # fmt: skip

_LOOKS_LIKE_A_DAY = re.compile(
    r"^(?:[0-9]{1,5}[-/.][0-9]{1,2}[-/.]|[0-9]{3,5} ?年|[mtshr][0-9]{1,2}[./-][0-9]"
    r"|(?:明治|大正|昭和|平成|令和)|[明大昭平令][0-9元]{1,2}[年./-]|[0-9]{1,2} [a-z]{3}|(?:19|20)[0-9]{6}$)",
    re.IGNORECASE,
)


@cache
def _months() -> dict[str, int]:
    """Month names in Indonesian and English, whole and by three letters, with older and odd spellings."""
    known = dict(_OTHER_MONTHS)
    for month in range(1, 13):
        for language in (Language.INDONESIAN, Language.ENGLISH):
            name = written(date(2000, month, 1), language).split()[1].casefold()
            known |= {name: month, name[:3]: month}
    return known


IN_TEXT = (
    rf"[0-9]{{1,2}} (?:{'|'.join(sorted(_months(), key=len, reverse=True))})\.? [0-9]{{3,5}}(?![0-9-])"
    r"|(?:明治|大正|昭和|平成|令和) ?(?:元|[0-9]{1,2}) ?年 ?(?:\([0-9]{4}年\))? ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日"
    r"(?: ?\([月火水木金土日]\))?"
    r"|[0-9]{3,5} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日"
)
"""Days that hold spaces, or stand without them in Japanese, as a pattern for splitting a text into words."""


def looks_like_a_day(text: str) -> bool:
    """Whether a word is meant as a day, understood or not."""
    return _LOOKS_LIKE_A_DAY.match(text) is not None


def day(cell: Cell, folded_text: str) -> date:
    """The day in a cell, from 1900 to 2100."""
    if isinstance(cell, datetime):
        return _in_range(cell.date())
    if isinstance(cell, date):
        return _in_range(cell)
    if isinstance(cell, str):
        return day_in(folded_text)
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _of_serial(float(cell))
    raise CellFault(Finding("date_not_understood"))


def read_day(typed: str) -> date | Text:
    """The day that somebody typed, in any form a cell may have; where it is none, why and what to do."""
    try:
        return day_in(folded(typed))
    except CellFault as fault:
        return told(fault.found[0], typed.strip())


def counted_later(parse: Parse, days: int) -> Parse:
    """`parse` in a workbook whose own day zero lies `days` after 1899-12-30: a bare number is a day of its count."""
    if not days:
        return parse

    def parse_later(cell: Cell, folded_text: str) -> object:
        if isinstance(cell, float | int) and not isinstance(cell, bool) and cell <= _LAST_SERIAL:
            return parse(cell + days, folded_text)
        if isinstance(cell, str) and _SERIAL.fullmatch(folded_text):
            return parse(float(folded_text) + days, folded_text)
        return parse(cell, folded_text)

    return parse_later


def birth(today: date) -> Parse:
    """The parser of birthdays: not to come, and not of a small child."""

    def parse(cell: Cell, folded_text: str) -> date:
        born = _not_to_come(day(cell, folded_text), today)
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
        if age < YOUNGEST:
            raise CellFault(Finding("too_young", {"year": born.year, "age": age}))
        return born

    return parse


def past(today: date) -> Parse:
    """The parser of days that lie behind us."""

    def parse(cell: Cell, folded_text: str) -> date:
        return _not_to_come(day(cell, folded_text), today)

    return parse


@lru_cache(maxsize=65_536)
def day_in(text: str) -> date:
    """The day written in a folded text; CellFault `no_such_date`, `date_not_understood` or `year_out_of_range`."""
    if len(text) > _LONGEST:
        raise CellFault(Finding("date_not_understood"))
    for bare in _peeled(text.casefold()):
        small = _IN_KANJI.sub(_in_figures, bare) if "月" in bare else bare
        for read in (_by_numbers, _by_words, _by_era):
            found = read(small)
            if found is not None:
                return found
    if _SERIAL.fullmatch(bare):
        return _of_serial(float(bare))
    raise CellFault(Finding("date_not_understood"))


def _peeled(text: str) -> Iterator[str]:
    """A text, and what is left each time a place before it, remarks in brackets and "born" behind it are taken off."""
    yield text
    while (bare := _BORN.sub("", _PLACE.sub("", _BRACKETS.sub("", text))).strip()) not in {"", text}:
        yield bare
        text = bare


def _in_figures(found: re.Match[str]) -> str:
    """一, 十, 二十四 in figures; a row of figures (二〇) is read figure by figure."""
    tens, ten, ones = found[0].rpartition("十")
    if not ten:
        return "".join(str(_KANJI_FIGURES[figure]) for figure in found[0])
    if len(tens) > 1 or len(ones) > 1:
        return found[0]
    return str(_KANJI_FIGURES.get(tens, 1) * 10 + _KANJI_FIGURES.get(ones, 0))


def _by_numbers(text: str) -> date | None:
    found = _YEAR_FIRST.fullmatch(text) or _KANJI.fullmatch(text) or _COMPACT.fullmatch(text)
    if found is not None:
        return _made(int(found[1]), int(found[2]), int(found[3]))
    found = _YEAR_LAST.fullmatch(text)
    return None if found is None else _made(int(found[3]), int(found[2]), int(found[1]))


def _by_words(text: str) -> date | None:
    found = _MONTH_SECOND.fullmatch(text)
    if found is not None and found[2] in _months():
        return _made(int(found[3]), _months()[found[2]], int(found[1]))
    found = _MONTH_FIRST.fullmatch(text)
    if found is not None and found[1] in _months():
        return _made(int(found[3]), _months()[found[1]], int(found[2]))
    return None


def _by_era(text: str) -> date | None:
    found = _ERA.fullmatch(text)
    if found is None:
        return None
    era = next(era for era in eras() if found[1] in {era.name, era.name[0], era.letter.casefold()})
    year = 1 if found[2] == "元" else int(found[2])
    made = _made(era.first_day.year + year - 1, int(found[3]), int(found[4]))
    if not era.holds(made):
        raise CellFault(Finding("no_such_date"))
    return made


def _made(year: int, month: int, number: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CellFault(Finding("year_out_of_range", {"year": year, "first": FIRST_YEAR, "last": LAST_YEAR}))
    try:
        return date(year, month, number)
    except ValueError:
        raise CellFault(Finding("no_such_date")) from None


def _of_serial(value: float) -> date:
    if value.is_integer() and (compact := _COMPACT.fullmatch(str(int(value)))):
        return _made(int(compact[1]), int(compact[2]), int(compact[3]))
    if not _FIRST_SERIAL <= value <= _LAST_SERIAL:
        raise CellFault(Finding("date_not_understood"))
    return _DAY_ZERO + timedelta(days=int(value))


def _in_range(found: date) -> date:
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise CellFault(Finding("year_out_of_range", {"year": found.year, "first": FIRST_YEAR, "last": LAST_YEAR}))
    return found


def _not_to_come(found: date, today: date) -> date:
    if found > today:
        raise CellFault(Finding("date_in_future"))
    return found
