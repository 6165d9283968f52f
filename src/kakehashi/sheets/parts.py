"""Cells that hold several parts: tests, stays, experience, courses, licences.

A cell is split at semicolons and line breaks; a part is words, in any order after the first, and days:
`jlpt N4 2025-12-07; trade_grade "Crop farming" 3 practical 2023-02-01 passed`.  What a part does not say stays
unknown; what it says and nobody can read is a fault, and every part is tried.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial

from kakehashi.sheets import words
from kakehashi.sheets.cells import Cell, Parse, folded
from kakehashi.sheets.dates import IN_TEXT, day_in, looks_like_a_day
from kakehashi.sheets.faults import CellFault, Finding
from kakehashi.vocabulary import Text

Part = dict[str, object]

_MOST_REMEMBERED = 20_000
"""Parts alike are read once; each list has its own copy."""

_SPLIT = re.compile(r"[;；\r\n]+")
_QUOTES = dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u300c\u300d\uff02"), '"')
_WORD = re.compile(rf'"([^"]*)"|({IN_TEXT})|([^\s"]+)', re.IGNORECASE)
_NEEDS_CARE = re.compile(
    r'["~,]|[^\x00-\x7f]|[0-9] [A-Za-z]{3,10}\.? [0-9]| (?:-|to|until|sampai|s/d|s\.d\.|dari|from) ', re.IGNORECASE
)
"""What a part holds that cannot be split at its spaces alone."""
_BETWEEN = frozenset({"-", "~", "から", "まで"})
_BEFORE_A_DAY = frozenset({"to", "until", "sampai", "s/d", "s.d.", "dari", "from"})
"""Words that say nothing beside a day; elsewhere they belong to a name."""
_WHOLE = re.compile(r"^[0-9]{1,6}$")
_LENGTH = re.compile(r"^([0-9]{1,4})(bulan|bln|months?|か月|ヶ月|カ月|ヵ月|月|tahun|thn|years?|年)?$", re.IGNORECASE)
_UNIT = re.compile(r"^(bulan|bln|months?|か月|ヶ月|カ月|ヵ月|tahun|thn|years?|年)$", re.IGNORECASE)
_YEARS = frozenset({"tahun", "thn", "year", "years", "年"})
_KEY = re.compile(r"^[a-z][a-z0-9_]*$")
_COUNTRIES = {"日本": "JP", "jepang": "JP", "japan": "JP", "インドネシア": "ID", "indonesia": "ID"}
_LEVELS = ("N1", "N2", "N3", "N4", "N5")
_LOWEST_SCORE, _HIGHEST_SCORE = 10, 250
"""Scores that a result sheet of JFT-Basic can state."""

NO_TEST = Text("nama ujiannya belum ada", "試験の名前がありません", "the test's name is missing")
NO_LEVEL = Text("tingkatnya belum ada", "級・レベルがありません", "the level is missing")
NO_SCORE = Text("nilainya belum ada", "点数がありません", "the score is missing")
NO_CATEGORY = Text("kategori pekerjaannya belum ada", "業務区分がありません", "the work category is missing")
NO_OCCUPATION = Text("jenis pekerjaannya belum ada", "職種がありません", "the occupation is missing")
NO_BEGIN = Text("tanggal mulainya belum ada", "始まりの日付がありません", "the first day is missing")
NO_MONTHS = Text("jumlah bulannya belum ada", "月数がありません", "the number of months is missing")
NO_COUNTRY = Text("negaranya belum ada", "国名がありません", "the country is missing")
TOO_MANY_DAYS = Text("tanggalnya terlalu banyak", "日付が多すぎます", "there are too many dates")
EXTRA = Text("kata {word} tidak dikenal", "「{word}」の意味が分かりません", "the word {word} is not known")


@dataclass(slots=True)
class _Words:
    """The words of one part: days and the others; taking a word removes it."""

    text: str
    example: str
    days: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def take(self, list_name: str) -> str | None:
        """The key of the first word, or of the first words together, that stand in a list of words.csv."""
        for place in range(len(self.others)):
            key = self._at(place, list_name)
            if key is not None:
                return key
        return None

    def take_head(self, list_name: str) -> str | None:
        """The key of the first word, or of the first words together."""
        return self._at(0, list_name) if self.others else None

    def _at(self, place: int, list_name: str) -> str | None:
        """The key of the longest run of words from `place` that stands in the list: "ujian keterampilan SSW (i)"."""
        known, beginnings = words.words(list_name), words.beginnings(list_name)
        key, end, form = None, place, ""
        for after, word in enumerate(self.others[place:], start=place + 1):
            more = words.key_form(word)
            form += more
            if not more or form not in beginnings:
                break
            if form in known:
                key, end = known[form], after
        del self.others[place:end]
        return key

    def take_like(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first word that has the form of `pattern`."""
        for place, word in enumerate(self.others):
            found = pattern.match(word)
            if found is not None:
                del self.others[place]
                return found
        return None

    def rest(self) -> str:
        """The words nobody took, as one text."""
        return " ".join(self.others)

    def faulty(self, missing: Text) -> CellFault:
        """The fault of a part that does not follow the grammar."""
        places = {"part": self.text, "missing": missing, "example": self.example}
        return CellFault(Finding("part_not_understood", places))

    def end(self) -> None:
        """Raise the fault of a word that nobody took."""
        if self.others:
            raise self.faulty(EXTRA.filled(word=self.others[0]))

    def read_days(self, most: int) -> list[date]:
        """The days, at most so many, in the order written."""
        if len(self.days) > most:
            raise self.faulty(TOO_MANY_DAYS)
        return [_day(word) for word in self.days]


def _day(word: str) -> date:
    try:
        return day_in(word)
    except CellFault as fault:
        raise CellFault(*(replace(found, values={"value": word, **found.values}) for found in fault.found)) from None


def _split_words(text: str, example: str) -> _Words:
    found = _Words(text, example)
    if _NEEDS_CARE.search(text) is None:
        for word in text.split():
            (found.days if looks_like_a_day(word) else found.others).append(word)
        return found
    held = ""
    for quoted, whole_day, plain in _WORD.findall(text):
        word = quoted.strip() or (whole_day or plain).strip(",")
        is_day = bool(whole_day) or (bool(plain) and looks_like_a_day(word))
        if held and not is_day:
            found.others.append(held)
        held = word if plain and word.casefold() in _BEFORE_A_DAY else ""
        if is_day:
            found.days.append(word)
        elif word and not held and (quoted or word.casefold() not in _BETWEEN):
            found.others.append(word)
    return found


def parts(read: Callable[[_Words], Part], example: str) -> Parse:
    """The parser of a cell of parts: a list of what `read` gives, or every fault of every part."""

    @lru_cache(maxsize=_MOST_REMEMBERED)
    def part_of(piece: str) -> Part:
        return read(_split_words(piece, example))

    def parse(cell: Cell, folded_text: str) -> list[Part]:
        text = cell if isinstance(cell, str) else folded_text
        pieces = _SPLIT.split(text if text.isascii() else text.translate(_QUOTES))
        given: list[Part] = []
        wrong: list[Finding] = []
        for piece in filter(None, map(folded, pieces)):
            try:
                given.append(dict(part_of(piece)))
            except CellFault as fault:
                wrong.extend(replace(found, part=piece) for found in fault.found)
        if wrong:
            raise CellFault(*wrong)
        return given

    return parse


def tests(today: date, example: str) -> Parse:
    """The parser of tests: the test, what it gives, the day, passed or not."""
    return parts(partial(_test, today=today), example)


def _test(part: _Words, *, today: date) -> Part:
    test = part.take_head("test")
    if test is None:
        head = part.others[0] if part.others else ""
        if not head[:1].isalpha() or re.match(r"n[1-5]", head, re.IGNORECASE):
            raise part.faulty(NO_TEST)
        raise CellFault(Finding("unknown_test", {"value": head, "choices": words.choices("test")}))
    given: Part = {"test": test}
    passed, percent = part.take("passed"), part.take_like(re.compile(r"^([0-9]{1,3})%$"))
    wrong: list[Finding] = []
    for read in (_RESULTS[test], partial(_sat_on, today=today)):
        try:
            given |= read(part)
        except CellFault as fault:
            wrong.extend(fault.found)
    if wrong:
        raise CellFault(*wrong)
    part.end()
    if percent is not None:
        given["percent_of_pass_mark"] = int(percent[1])
    if passed is not None:
        given["passed"] = passed == "yes"
    return given


def _sat_on(part: _Words, *, today: date) -> Part:
    days = part.read_days(most=1)
    if days and days[0] > today:
        raise CellFault(Finding("date_in_future", {"value": part.days[0]}))
    return {"on": days[0]} if days else {}


def _jlpt(part: _Words) -> Part:
    return {"level": _level(part, "JLPT", _LEVELS)}


def _nat_test(part: _Words) -> Part:
    return {"level": _level(part, "NAT-TEST", (*_LEVELS, "1Q", "2Q", "3Q", "4Q", "5Q"))}


def _level(part: _Words, test: str, levels: tuple[str, ...]) -> str:
    if not part.others:
        raise part.faulty(NO_LEVEL)
    level = part.others.pop(0).upper()
    if level not in levels:
        if not re.fullmatch(r"[A-Z]?[0-9]{1,2}[A-Z]?", level):
            raise part.faulty(EXTRA.filled(word=level))
        places = {"test": test, "level": level, "choices": words.listed(levels)}
        raise CellFault(Finding("unknown_level", places))
    return level


def _jft_basic(part: _Words) -> Part:
    found = part.take_like(_WHOLE)
    if found is None:
        raise part.faulty(NO_SCORE)
    score = int(found[0])
    if not _LOWEST_SCORE <= score <= _HIGHEST_SCORE:
        places = {"score": score, "first": _LOWEST_SCORE, "last": _HIGHEST_SCORE}
        raise CellFault(Finding("score_out_of_range", places))
    return {"score": score}


def _skill(part: _Words) -> Part:
    rest = part.rest()
    if not rest:
        raise part.faulty(NO_CATEGORY)
    part.others.clear()
    return {"category": _category(rest)}


def _category(text: str) -> str:
    key = words.category(text)
    if key is None:
        raise CellFault(Finding("unknown_category", {"value": text, "near": partial(words.near_categories, text)}))
    return key


def _occupation(text: str) -> str:
    key = words.occupation(text)
    if key is None:
        raise CellFault(Finding("unknown_occupation", {"value": text, "near": partial(words.near_occupations, text)}))
    return key


def _trade_grade(part: _Words) -> Part:
    given = {key: found for key in ("grade", "part") if (found := part.take(_GRADE_LISTS[key])) is not None}
    rest = part.rest()
    if not rest:
        raise part.faulty(NO_OCCUPATION)
    part.others.clear()
    if words.occupation(rest) is None and (category := words.category(rest)) is not None:
        return {"category": category, **given}
    return {"occupation": _occupation(rest), **given}


_GRADE_LISTS = {"grade": "grade", "part": "exam_part"}


def _j_test(part: _Words) -> Part:
    score = part.take_like(_WHOLE)
    if score is not None:
        return {"score": int(score[0])}
    level = part.take_like(re.compile(r"^[A-Ga-gNn][A-Za-z0-9+-]{0,2}$"))
    if level is None:
        raise part.faulty(NO_LEVEL)
    return {"level": level[0].upper()}


def _business_career(part: _Words) -> Part:
    grade = part.take("grade")
    if grade is None:
        raise part.faulty(NO_LEVEL)
    return {"grade": grade}


def _nothing(_: _Words) -> Part:
    return {}


_RESULTS: dict[str, Callable[[_Words], Part]] = {
    "jlpt": _jlpt,
    "jft_basic": _jft_basic,
    "care_japanese": _nothing,
    "ssw1_skill": _skill,
    "ssw2_skill": _skill,
    "trade_grade": _trade_grade,
    "j_test": _j_test,
    "nat_test": _nat_test,
    "business_career": _business_career,
    "care_worker_exam": _nothing,
}


def stays(today: date, example: str) -> Parse:
    """The parser of stays in Japan: status, occupation or category, first and last day, how it ended."""
    return parts(partial(_stay, today=today), example)


def _stay(part: _Words, *, today: date) -> Part:
    status = part.take_head("status")
    if status is None:
        choices = words.choices("status")
        raise CellFault(Finding("unknown_value", {"value": part.rest() or part.text, "choices": choices}))
    given: Part = {"status": status}
    while (mark := part.take("stay_mark")) is not None:
        given |= {"completed": False} if mark == "not_completed" else {mark: True}
    rest = part.rest()
    if rest:
        given |= _work(rest, trainee=status.startswith("titp"))
    days = part.read_days(most=2)
    if not days:
        raise part.faulty(NO_BEGIN)
    if days[0] > today:
        raise CellFault(Finding("date_in_future", {"value": part.days[0]}))
    if days[1:] and days[1] < days[0]:
        raise CellFault(Finding("stay_ends_before_it_begins", {"begin": days[0], "end": days[1]}))
    return given | dict(zip(("from", "to"), days, strict=False))


def _work(text: str, *, trainee: bool) -> Part:
    """The occupation or category a text names; a trainee's is looked for among occupations first."""
    first, second = ("occupation", "category") if trainee else ("category", "occupation")
    for key in (first, second):
        found = words.occupation(text) if key == "occupation" else words.category(text)
        if found is not None:
            return {key: found}
    by_name = " " in text or not text.isascii()
    return {"occupation": _occupation(text)} if trainee or by_name else {"category": _category(text)}


def experience(example: str) -> Parse:
    """The parser of work experience: category or occupation, months, where, leading or not."""
    return parts(_experience, example)


def _experience(part: _Words) -> Part:
    length, unit = part.take_like(_LENGTH), part.take_like(_UNIT)
    where, leading = part.take("where"), part.take("leading")
    rest = part.rest()
    if not rest:
        raise part.faulty(NO_CATEGORY)
    given = _work(rest, trainee=False)
    if length is None:
        raise part.faulty(NO_MONTHS)
    named = (length[2] or (unit[1] if unit else "")).casefold()
    given["months"] = int(length[1]) * (12 if named in _YEARS else 1)
    if where is not None:
        given["where"] = where
    if leading is not None:
        given["leading"] = True
    part.read_days(most=0)
    return given


def courses(example: str) -> Parse:
    """The parser of courses: the course, hours, first and last day, where, booked or not."""
    return parts(_course, example)


def _course(part: _Words) -> Part:
    course = part.take_head("course")
    if course is None:
        if not part.others or not _KEY.match(part.others[0]):
            raise part.faulty(EXTRA.filled(word=part.others[0] if part.others else part.text))
        course = part.others.pop(0)
    given: Part = {"course": course}
    hours = part.take_like(re.compile(r"^([0-9]{1,4})(?:時間|jam|hours?|h)?$", re.IGNORECASE))
    if hours is not None:
        given["hours"] = int(hours[1])
        part.take_like(re.compile(r"^(?:時間|jam|hours?)$", re.IGNORECASE))
    where, booked = part.take("where"), part.take("booked")
    days = part.read_days(most=2)
    if days[1:] and days[1] < days[0]:
        raise CellFault(Finding("ends_before_it_begins", {"begin": days[0], "end": days[1]}))
    given |= dict(zip(("from", "to"), days, strict=False))
    if where is not None:
        given["where"] = where
    if booked is not None:
        given["booked"] = True
    part.end()
    return given


def licences(example: str) -> Parse:
    """The parser of driving licences: the class and the country that gave it (ISO 3166-1)."""
    return parts(_licence, example)


def _licence(part: _Words) -> Part:
    if not part.others:
        raise part.faulty(NO_COUNTRY)
    kind = part.take_head("licence") or part.others.pop(0).casefold()
    if not part.others:
        raise part.faulty(NO_COUNTRY)
    named = part.others.pop(0)
    country = _COUNTRIES.get(named.casefold(), named.upper())
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise part.faulty(EXTRA.filled(word=named))
    part.end()
    part.read_days(most=0)
    return {"class": kind, "country": country}


def overlap(stays_given: list[Part]) -> Finding | None:
    """The first day on which two of these stays hold at once; a stay without a last day is still running."""
    in_order = sorted(stays_given, key=lambda stay: str(stay["from"]))
    running: Part | None = None
    for stay in in_order:
        begin = stay["from"]
        end = running.get("to", date.max) if running else None
        if isinstance(begin, date) and isinstance(end, date) and running is not None and begin <= end:
            named = words.names("status")
            first, second = named[str(running["status"])], named[str(stay["status"])]
            return Finding("stays_overlap", {"day": begin, "first": first, "second": second})
        running = stay
    return None
