"""Families of error that a second registration may carry; TRAINING and EVALUATION share none."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from bench.population import Error
from kakehashi.identity import Registration

_LETTERS = "abcdefghijklmnoprstuwy"
_DEGREES = ("S.Pd.", "S.E.", "S.Kom.", "A.Md.", "S.T.")
_FATHERS = ("Slamet", "Sukardi", "Mulyono", "Kasim", "Umar", "Hamid", "Sulaiman", "Rusdi", "Tarmizi", "Wagimin")


def _name(change: Callable[[Random, str], str]) -> Error:
    return lambda draw, one: replace(one, name=change(draw, one.name) or one.name)


def _day(change: Callable[[Random, date], tuple[int, int, int]]) -> Error:
    """A date spoilt into a year, month and day; where no such day is, nothing happens."""

    def spoil(draw: Random, one: Registration) -> Registration:
        try:
            return replace(one, born=date(*change(draw, one.born)) if one.born else None)
        except ValueError:
            return one

    return spoil


def _number(field: str, change: Callable[[Random, str], str]) -> Error:
    def spoil(draw: Random, one: Registration) -> Registration:
        value = getattr(one, field)
        return replace(one, **{field: change(draw, value)}) if value else one

    return spoil


def _words(*pairs: tuple[str, str]) -> Error:
    """One writing for another, at one of the places where it stands."""

    def change(draw: Random, name: str) -> str:
        lower = name.casefold()
        fits = [pair for pair in pairs if pair[0] in lower]
        if not fits:
            return name
        old, new = draw.choice(fits)
        at = lower.index(old)
        put = new.capitalize() if at == 0 or name[at - 1] == " " else new
        return name[:at] + put + name[at + len(old) :]

    return _name(change)


def _first_word(*pairs: tuple[str, tuple[str, ...]]) -> Error:
    known = dict(pairs)

    def change(draw: Random, name: str) -> str:
        first, space, rest = name.partition(" ")
        return f"{draw.choice(known[first.casefold()])} {rest}" if space and first.casefold() in known else name

    return _name(change)


def _sex_wrong(draw: Random, one: Registration) -> Registration:
    """The other box ticked; seldom, since most forms ask for it next to the name."""
    other = {"female": "male", "male": "female"}.get(one.sex or "")
    return replace(one, sex=other) if draw.random() < 0.4 else one


def _digit_wrong(draw: Random, value: str, begin: int = 0, end: int | None = None) -> str:
    at = draw.choice([i for i, digit in enumerate(value[:end]) if i >= begin and digit.isdigit()])
    return value[:at] + draw.choice([d for d in "0123456789" if d != value[at]]) + value[at + 1 :]


def _digits_turned(draw: Random, value: str, begin: int = 0) -> str:
    places = [i for i in range(begin, len(value) - 1) if value[i] != value[i + 1] and value[i : i + 2].isdigit()]
    if not places:
        return value
    at = draw.choice(places)
    return value[:at] + value[at + 1] + value[at] + value[at + 2 :]


def _inside(draw: Random, name: str) -> int:
    """The place of a letter with a letter before and behind."""
    fits = [i for i in range(1, len(name) - 1) if name[i - 1 : i + 2].isalpha()]
    return draw.choice(fits) if fits else 0


def _letter_replaced(draw: Random, name: str) -> str:
    at = _inside(draw, name)
    return name[:at] + draw.choice(_LETTERS) + name[at + 1 :] if at else name


def _last_letter_replaced(draw: Random, name: str) -> str:
    """The end of a word, by which names of brothers and sisters differ, is mistyped too."""
    several = name.split()
    at = draw.randrange(len(several))
    if len(several[at]) > 2 and several[at].isalpha():
        several[at] = several[at][:-1] + draw.choice(_LETTERS)
    return " ".join(several)


def _letter_lost(draw: Random, name: str) -> str:
    at = _inside(draw, name)
    return name[:at] + name[at + 1 :] if at and len(name) > 4 else name


def _letters_turned(draw: Random, name: str) -> str:
    at = _inside(draw, name)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :] if at else name


def _letter_added(draw: Random, name: str) -> str:
    at = _inside(draw, name)
    return name[:at] + draw.choice(_LETTERS) + name[at:] if at else name


def _last_initial(draw: Random, name: str) -> str:
    front, space, last = name.rpartition(" ")
    return f"{front} {last[0]}{draw.choice(('', '.'))}" if space else name


def _first_initial(draw: Random, name: str) -> str:
    first, space, rest = name.partition(" ")
    return f"{first[0]}{draw.choice(('', '.'))} {rest}" if space else name


def _cut_at(length: int) -> Callable[[Random, str], str]:
    return lambda _, name: name[:length].strip()


def _turned(draw: Random, name: str) -> str:
    several = name.split()
    if len(several) > 1:
        cut = draw.randrange(1, len(several))
        several = several[cut:] + several[:cut]
    return " ".join(several)


def _without_last(_: Random, name: str) -> str:
    several = name.split()
    return " ".join(several[:-1]) if len(several) > 2 else name


def _single(_: Random, name: str) -> str:
    several = name.split()
    return several[0] if len(several) == 2 else name


def _word_parted(draw: Random, name: str) -> str:
    at = name.find(" ") if " " in name else len(name)
    cut = draw.randint(3, at - 3) if at >= 7 else 0
    return f"{name[:cut]} {name[cut:].capitalize()}" if cut else name


def _with_father(draw: Random, name: str) -> str:
    return f"{name} {draw.choice(_FATHERS)}"


TRAINING: Mapping[str, Error] = {
    "spelling of before 1947": _words(("u", "oe"), ("j", "dj"), ("c", "tj")),
    "y for i": _words(("ri", "ry"), ("ti", "ty"), ("ni", "ny"), ("z", "s"), ("f", "p")),
    "Moh. for Muhammad": _first_word(("muhammad", ("Moh.", "M.", "Mohamad", "Mochamad")), ("ahmad", ("Achmad", "A."))),
    "single name doubled": _name(lambda _, name: name if " " in name else f"{name} {name}"),
    "last word left out": _name(_without_last),
    "second word left out": _name(_single),
    "a word written as two": _name(_word_parted),
    "last word as an initial": _name(_last_initial),
    "title before": _name(lambda draw, name: f"{draw.choice(('H.', 'Hj.', 'Drs.', 'Dr.'))} {name}"),
    "cut at 22": _name(_cut_at(22)),
    "letter replaced": _name(_letter_replaced),
    "letter added": _name(_letter_added),
    "last letter replaced": _name(_last_letter_replaced),
    "day and month exchanged": _day(lambda _, born: (born.year, born.day, born.month)),
    "day wrong": _day(lambda draw, born: (born.year, born.month, draw.randint(1, 28))),
    "digit of the year wrong": _day(
        lambda draw, born: (born.year // 10 * 10 + draw.randrange(10), born.month, born.day)
    ),
    "the other sex": _sex_wrong,
    "first of January": _day(lambda _, born: (born.year, 1, 1)),
    "digit of the telephone wrong": _number("phone", lambda draw, value: _digit_wrong(draw, value, 5)),
    "digit of the NIK wrong": _number("nik", _digit_wrong),
    "digit of the passport wrong": _number("passport", lambda draw, value: _digit_wrong(draw, value, 1)),
}
"""What the model is trained on; the model file repeats the names."""

EVALUATION: Mapping[str, Error] = {
    "spelling of before 1972": _words(
        ("ny", "nj"), ("sy", "sj"), ("kh", "ch"), ("yu", "ju"), ("yo", "jo"), ("yan", "jan")
    ),
    "letters heard alike": _words(
        ("v", "f"), ("q", "k"), ("kh", "h"), ("ai", "ae"), ("th", "t"), ("dh", "d"), ("c", "ch")
    ),
    "Muh. for Muhammad": _first_word(
        ("muhammad", ("Muh.", "Mhd", "Muhamad", "Mohd.")), ("abdul", ("Abd.", "Abdoel")), ("siti", ("St.", "Sitti"))
    ),
    "word order": _name(_turned),
    "first word as an initial": _name(_first_initial),
    "degree behind": _name(lambda draw, name: f"{name}, {draw.choice(_DEGREES)}"),
    "bin or binti": lambda draw, one: replace(
        one, name=f"{one.name} {'binti' if one.sex == 'female' else 'bin'} {draw.choice(_FATHERS)}"
    ),
    "father's name behind": _name(_with_father),
    "cut at 50": _name(lambda _, name: name[:50].strip() if len(name) > 50 else name),
    "two words written as one": _name(lambda _, name: name.replace(" ", "", 1)),
    "letter lost": _name(_letter_lost),
    "letters exchanged": _name(_letters_turned),
    "digits of the day exchanged": _day(lambda _, born: (born.year, born.month, born.day % 10 * 10 + born.day // 10)),
    "month wrong": _day(lambda draw, born: (born.year, draw.randint(1, 12), born.day)),
    "a year off": _day(lambda draw, born: (born.year + draw.choice((-1, 1)), born.month, born.day)),
    "a day off": lambda draw, one: (
        replace(one, born=one.born + timedelta(days=draw.choice((-1, 1)))) if one.born else one
    ),
    "digits of the telephone exchanged": _number("phone", lambda draw, value: _digits_turned(draw, value, 5)),
    "digits of the NIK exchanged": _number("nik", _digits_turned),
    "NIK without the 40": _number(
        "nik", lambda _, value: value if int(value[6:8]) <= 40 else f"{value[:6]}{int(value[6:8]) - 40:02d}{value[8:]}"
    ),
    "another's telephone": lambda draw, one: replace(one, phone=f"+62813{draw.randrange(10**8):08d}"),
    "digits of the passport exchanged": _number("passport", lambda draw, value: _digits_turned(draw, value, 1)),
}
"""What the model is measured on, and never saw."""
