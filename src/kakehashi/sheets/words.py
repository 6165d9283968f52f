"""The words offices write and the key each stands for (words.csv, provinces.csv and the vocabulary's tables)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache, lru_cache
from itertools import islice
from types import MappingProxyType

from kakehashi.identity import fold
from kakehashi.vocabulary import Language, Text, categories, fields, occupations, prefectures, provinces, rows

_PROVINCE = re.compile(r"^(?:provinsi|propinsi|prov\.?) *(?=.)")
_PREFECTURE = re.compile(r"^(?:prefektur|pref\.?) *(?=.)|(?<=.)[ -]*(?:prefecture|pref\.?|ken)$")
_GAPS = re.compile(r"[ .,、・/&()「」_-]+")


@lru_cache(maxsize=8192)
def key_form(text: str) -> str:
    """What two writings of one word share: folded, small letters, no spaces, dots or brackets."""
    return _GAPS.sub("", fold(text).casefold())


@cache
def words(name: str) -> Mapping[str, str]:
    """A list of words.csv: the key of each word, by its `key_form`."""
    return MappingProxyType(
        {
            key_form(word) or word: row["key"]
            for row in rows("words.csv", "kakehashi.sheets")
            if row["list"] == name
            for word in (row["key"], *row["words"].split("|"))
        }
    )


@cache
def beginnings(name: str) -> frozenset[str]:
    """What the words of a list begin with, by which a reader of words sees that more of one may come."""
    return frozenset(form[:end] for form in words(name) for end in range(1, len(form) + 1))


@cache
def keys(name: str) -> tuple[str, ...]:
    """The keys of a list, in its order, each once."""
    return tuple(dict.fromkeys(row["key"] for row in rows("words.csv", "kakehashi.sheets") if row["list"] == name))


@cache
def names(name: str) -> Mapping[str, Text]:
    """What a sentence calls each key of a list, in the list's order."""
    return MappingProxyType(
        {
            row["key"]: Text(row["id"], row["ja"], row["en"])
            for row in rows("words.csv", "kakehashi.sheets")
            if row["list"] == name and row["id"]
        }
    )


@cache
def choices(name: str) -> Text:
    """The words of a list from which a person chooses, as a sentence lists them."""
    return listed(names(name).values())


def listed(said: Iterable[str | Text]) -> Text:
    """Words and names as each language lists them: with commas, in Japanese with 、."""
    all_of_them = tuple(said)
    return Text(
        *(
            separator.join(one.said_in(language) if isinstance(one, Text) else one for one in all_of_them)
            for language, separator in _SEPARATORS.items()
        )
    )


_SEPARATORS = {Language.INDONESIAN: ", ", Language.JAPANESE: "、", Language.ENGLISH: ", "}


@cache
def nones() -> frozenset[str]:
    """The words for "none", folded and in small letters."""
    return frozenset(
        fold(word).casefold()
        for row in rows("words.csv", "kakehashi.sheets")
        if row["list"] == "none"
        for word in row["words"].split("|")
    )


@cache
def _province_words() -> Mapping[str, str]:
    known = {key_form(code): code for code in provinces()}
    known |= {key_form(province.name): code for code, province in provinces().items()}
    for row in rows("provinces.csv", "kakehashi.sheets"):
        known |= {key_form(word): row["code"] for word in row["words"].split("|")}
    return MappingProxyType(known)


def province(text: str) -> str | None:
    """The ISO code of a province by its code or name in Indonesian, English or Japanese, or its short form."""
    folded = fold(text).casefold()
    known = _province_words()
    return known.get(key_form(folded)) or known.get(key_form(_PROVINCE.sub("", folded)))


@cache
def _prefecture_words() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for code, place in prefectures().items():
        japanese = place.text.japanese
        short = japanese if japanese == "北海道" else japanese[:-1]
        known |= dict.fromkeys(
            map(key_form, (code, japanese, short, place.text.english, place.text.indonesian)),
            code,
        )
    return MappingProxyType(known)


def prefecture(text: str) -> str | None:
    """The ISO code of a prefecture by its code or name, with or without 県 or "Prefektur"."""
    folded = fold(text).casefold()
    known = _prefecture_words()
    return known.get(key_form(folded)) or known.get(key_form(_PREFECTURE.sub("", folded)))


@cache
def _category_words() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for key, field in fields().items():
        known |= dict.fromkeys((key, *(key_form(field.text.said_in(language)) for language in Language)), key)
    for key, category in categories().items():
        names = {key_form(category.text.said_in(language)) for language in Language}
        names |= {name.removesuffix("全般").removesuffix("等") for name in names}
        known |= dict.fromkeys((key_form(key), *names), key)
    known |= {key_form(key): key for key in fields() if key not in categories()}
    for key, offered in _offered_categories().items():
        known |= {key_form(offered.said_in(language)): key for language in Language}
    return MappingProxyType(known)


@cache
def _offered_categories() -> Mapping[str, Text]:
    """Every category and field as a sentence offers it, with its key: "pembuatan tas (manufacturing.bags)"."""
    return MappingProxyType(
        {key: Text(*(f"{name.said_in(language)} ({key})" for language in Language)) for key, name in _kinds_of_work()}
    )


def _kinds_of_work() -> Iterator[tuple[str, Text]]:
    """Fields, then categories: key and name; a category of the same key comes later and is the one that is meant."""
    yield from ((key, field.text) for key, field in fields().items())
    yield from ((key, category.text) for key, category in categories().items())


def category(text: str) -> str | None:
    """The key of a work category, or of a field, by its key or its name in any of the three languages.

    Where a category and a field share a name (漁業), the category is meant; where they share a key (care), both are.
    """
    return _category_words().get(key_form(text))


@cache
def _occupation_words() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for key, occupation in occupations().items():
        known |= dict.fromkeys((key_form(key), key_form(occupation.text_japanese)), key)
    return MappingProxyType(known)


def occupation(text: str) -> str | None:
    """The key (English name) of a TITP occupation by its English or Japanese name."""
    return _occupation_words().get(key_form(text))


def near(text: str, known: Iterable[str]) -> Text:
    """The three of `known` that look most like `text`, as each language lists them."""
    by_form = {name.casefold(): name for name in known}
    return listed(by_form[form] for form in _nearest(text, by_form)[:_NEAR])


def _nearest(text: str, forms: Iterable[str]) -> list[str]:
    """All of `forms`, those most like `text` first."""
    every = list(forms)
    return get_close_matches(fold(text).casefold(), every, n=len(every), cutoff=0.0)


_NEAR = 3
"""How many a sentence names."""


def near_provinces(text: str) -> Text:
    """Provinces whose names look like `text`."""
    return near(text, (place.name for place in provinces().values()))


def near_prefectures(text: str) -> Text:
    """Prefectures whose names look like `text`, in the script that `text` is in."""
    known = [name for place in prefectures().values() for name in (place.text.english, place.text.japanese)]
    return near(text, known)


def near_categories(text: str) -> Text:
    """Work categories and fields whose key or name in any language looks like `text`: the reader's name, the key."""
    offered = _offered_categories()
    keys_of: dict[str, str] = {}
    for key, name in _kinds_of_work():
        keys_of |= {name.said_in(language).casefold(): key for language in Language}
    keys_of |= {key: key for key in offered}
    found = dict.fromkeys(keys_of[form] for form in _nearest(text, keys_of))
    return listed(offered[key] for key in islice(found, _NEAR))


def near_occupations(text: str) -> Text:
    """Occupations whose names look like `text`."""
    known = [name for one in occupations().values() for name in (one.text_english, one.text_japanese)]
    return near(text, known)
