"""What a programme settles in its instrument: how each value is written, checked and printed.

A value that nobody has settled is printed as a visible blank; it is never invented.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from kakehashi.paper import dated
from kakehashi.vocabulary import Pathway, Text, fields, term

UNDECIDED = Text(indonesian="[belum ditentukan]", japanese="［未定］", english="[undecided]")
"""What stands in the place of a value that is still to be decided."""

LONGEST_MONTHS = 120
MOST_COPIES = 20

SCHEMES: Mapping[str, tuple[Pathway, ...]] = {
    "titp": (Pathway.TITP1, Pathway.TITP2, Pathway.TITP3),
    "ssw": (Pathway.SSW1, Pathway.SSW2),
}
"""Words that stand for every pathway of a scheme."""


class Kind(StrEnum):
    """How a value is written in programme.toml.

    name        text that reads alike in every language ("Budi Santoso")
    text        a table with id, ja and en; or text that reads alike in every language
    day         a date
    months      whole months
    copies      a whole number of originals
    choice      one of the parameter's own choices
    pathways    a list of pathway keys; `titp` and `ssw` stand for all of theirs
    fields      a list of field keys, as in fields.csv
    """

    NAME = "name"
    TEXT = "text"
    DAY = "day"
    MONTHS = "months"
    COPIES = "copies"
    CHOICE = "choice"
    PATHWAYS = "pathways"
    FIELDS = "fields"


@dataclass(frozen=True, slots=True)
class Settled:
    """A value that is settled: `value` as the programme means it, `texts` as it is printed (several for a list)."""

    value: Any
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that a clause leaves open; `choices` are those of the kind `choice`."""

    key: str
    kind: Kind
    meaning: Text
    choices: Mapping[str, Text]

    @property
    def blank(self) -> Text:
        """What is printed while nothing is settled, with the unit where there is one."""
        return _BLANKS.get(self.kind, UNDECIDED)

    def settle(self, value: object) -> Settled:
        """Check `value` and say how it is printed.

        Raises ValueError with one sentence: what was found, what is expected.
        """
        return _SETTLE[self.kind](self, value)


def months_text(count: int) -> Text:
    """A number of months as each country writes it in an instrument: 6 (enam) bulan, 6か月, 6 months."""
    return Text(
        indonesian=f"{count} ({spelled_in_indonesian(count)}) bulan",
        japanese=f"{count}か月",
        english=f"{count} month" if count == 1 else f"{count} months",
    )


def spelled_in_indonesian(number: int) -> str:
    """A whole number from 1 to 199 in Indonesian words, as instruments repeat it in brackets."""
    if number < 10:
        return ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")[number]
    if number < 20:
        unit = "se" if number == 11 else f"{spelled_in_indonesian(number - 10)} "
        return "sepuluh" if number == 10 else f"{unit}belas"
    if number < 100:
        return f"{spelled_in_indonesian(number // 10)} puluh {spelled_in_indonesian(number % 10)}".strip()
    return f"seratus {spelled_in_indonesian(number - 100)}".strip()


def pathways_named(keys: object) -> tuple[Pathway, ...]:
    """The pathways that `keys` name, in the order of the law, each once; ValueError for a word that is no pathway."""
    found: set[Pathway] = set()
    known = {**SCHEMES, **{pathway.value: (pathway,) for pathway in Pathway if pathway is not Pathway.HOME_PROCEDURE}}
    for key in _list_of_text(keys):
        if key not in known:
            raise ValueError(f"names {key!r}, which is no pathway; {_nearest(key, tuple(known))}")
        found.update(known[key])
    return tuple(pathway for pathway in Pathway if pathway in found)


def _schemes_text(named: tuple[Pathway, ...]) -> tuple[Text, ...]:
    """The schemes as instruments name them: TITP and ESD as a whole, SSW (i) and (ii) apart unless both are meant."""
    texts = []
    if set(SCHEMES["titp"]) & set(named):
        texts.append(term("pathway.titp"))
    if {Pathway.ESD, Pathway.ESD_TRANSFER} & set(named):
        texts.append(term("pathway.esd"))
    ssw = [pathway for pathway in SCHEMES["ssw"] if pathway in named]
    return (*texts, term("pathway.ssw")) if len(ssw) == len(SCHEMES["ssw"]) else (*texts, *(it.text for it in ssw))


def _settle_name(parameter: Parameter, value: object) -> Settled:
    del parameter
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"is {value!r}; write it as text, or leave the line out while it is open")
    return Settled(value, (Text(value, value, value),))


def _settle_text(parameter: Parameter, value: object) -> Settled:
    if isinstance(value, str):
        return _settle_name(parameter, value)
    if not isinstance(value, Mapping) or set(value) != {"id", "ja", "en"}:
        raise ValueError('is not a text in three languages; write { id = "…", ja = "…", en = "…" }')
    blank = [language for language, words in value.items() if not isinstance(words, str) or not words.strip()]
    if blank:
        raise ValueError(f"is missing in {', '.join(blank)}; write it in all three languages")
    text = Text(indonesian=value["id"], japanese=value["ja"], english=value["en"])
    return Settled(text, (text,))


def _settle_day(parameter: Parameter, value: object) -> Settled:
    del parameter
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            raise ValueError(f"is {value!r}, which is no date; write it as 2027-01-15") from None
    if type(value) is not date:
        raise ValueError(f"is {value!r}; write a date without a time, as 2027-01-15")
    return Settled(value, (dated(value),))


def _settle_months(parameter: Parameter, value: object) -> Settled:
    del parameter
    count = _whole_number(value, LONGEST_MONTHS)
    return Settled(count, (months_text(count),))


def _settle_copies(parameter: Parameter, value: object) -> Settled:
    del parameter
    count = _whole_number(value, MOST_COPIES)
    text = Text(
        indonesian=f"rangkap {count} ({spelled_in_indonesian(count)})",
        japanese=f"{count}通",
        english=f"{count} original" if count == 1 else f"{count} originals",
    )
    return Settled(count, (text,))


def _settle_choice(parameter: Parameter, value: object) -> Settled:
    if not isinstance(value, str) or value not in parameter.choices:
        raise ValueError(f"is {value!r}; choose one of {', '.join(parameter.choices)}")
    return Settled(value, (parameter.choices[value],))


def _settle_pathways(parameter: Parameter, value: object) -> Settled:
    del parameter
    named = pathways_named(value)
    return Settled(named, _schemes_text(named))


def _settle_fields(parameter: Parameter, value: object) -> Settled:
    del parameter
    keys = _list_of_text(value)
    table = fields()
    for key in keys:
        if key not in table:
            raise ValueError(f"names {key!r}, which is no field; {_nearest(key, tuple(table))}")
    return Settled(tuple(dict.fromkeys(keys)), tuple(table[key].text for key in dict.fromkeys(keys)))


def _whole_number(value: object, most: int) -> int:
    if type(value) is not int or not 1 <= value <= most:
        raise ValueError(f"is {value!r}; write a whole number from 1 to {most}")
    return value


def _list_of_text(value: object) -> list[str]:
    if not isinstance(value, list | tuple) or not value or not all(isinstance(it, str) for it in value):
        raise ValueError(
            f"is {value!r}; write a list of keys with at least one, or leave the line out while it is open"
        )
    return list(value)


def _nearest(key: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(key, known, n=3, cutoff=0.5)
    return f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(known)}"


_SETTLE: Mapping[Kind, Callable[[Parameter, object], Settled]] = {
    Kind.NAME: _settle_name,
    Kind.TEXT: _settle_text,
    Kind.DAY: _settle_day,
    Kind.MONTHS: _settle_months,
    Kind.COPIES: _settle_copies,
    Kind.CHOICE: _settle_choice,
    Kind.PATHWAYS: _settle_pathways,
    Kind.FIELDS: _settle_fields,
}

_BLANKS: Mapping[Kind, Text] = {
    Kind.MONTHS: Text(
        indonesian=f"{UNDECIDED.indonesian} bulan",
        japanese=f"{UNDECIDED.japanese}か月",
        english=f"{UNDECIDED.english} months",
    ),
    Kind.COPIES: Text(
        indonesian=f"rangkap {UNDECIDED.indonesian}",
        japanese=f"{UNDECIDED.japanese}通",
        english=f"{UNDECIDED.english} originals",
    ),
}
