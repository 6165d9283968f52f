"""A contract, an offer, a payslip or a vacancy in the exchange format, turned into Terms.

The shape is read from the Terms themselves: each key, its type and its bounds stand in `law/terms.py` and nowhere else.
"""

import re
from collections.abc import Mapping
from dataclasses import Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from functools import cache
from types import NoneType
from typing import Any, Literal, cast, get_args, get_origin, get_type_hints

from kakehashi.law.scalar import Terms
from kakehashi.vocabulary import KakehashiError, Text, UnknownKey, categories_meant, prefectures
from kakehashi.vocabulary import fields as industrial_fields

VACANCY_KEYS = ("id", "employer", "employer_staff", "title", "seats", "region", "closes_on", "interpreter_needed_below")
"""What a vacancy says beside its terms; read elsewhere, and no reason for a warning here."""

ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class ContractError(KakehashiError):
    """What was given is no contract of the exchange format."""

    title = "The contract cannot be read"


@dataclass(frozen=True, slots=True)
class Read:
    """The terms, and a warning for each key that nobody knows (and that was therefore not read)."""

    terms: Terms
    warnings: tuple[Text, ...]


def read(contract: object) -> Read:
    """The terms that `contract` states: a table of the exchange format, as JSON, TOML or a vacancy's row gives it.

    An absent key and a null are unknown.  Numbers may be int, Fraction, Decimal or float (taken as the decimal that it
    prints); a day is a date or ISO text.  Raises ContractError that lists every fault.  Never changes `contract`.
    """
    if not isinstance(contract, Mapping):
        raise ContractError([f"the contract is {_seen(contract)}; give one table of keys and values."])
    notes = _Notes([], [])
    terms = cast("Terms", _table(Terms, contract, "", notes, also=VACANCY_KEYS))
    _check_meaning(terms, notes)
    if notes.faults:
        raise ContractError(notes.faults)
    return Read(terms, tuple(notes.warnings))


@dataclass(frozen=True, slots=True)
class _Notes:
    faults: list[str]
    warnings: list[Text]

    def fault(self, at: str, found: object, expected: str) -> None:
        self.faults.append(f"{at} is {_seen(found)}; {expected}{'' if expected.endswith('?') else '.'}")

    def unknown_key(self, key: str, known: tuple[str, ...], at: str) -> None:
        near = get_close_matches(key, known, n=1, cutoff=0.6)
        said = _DID_YOU_MEAN if near else _NOT_READ
        self.warnings.append(said.filled(key=f"{at}{key}", near=f"{at}{near[0]}" if near else ""))


_NOT_READ = Text(
    indonesian="Kode “{key}” tidak dikenal dan tidak dibaca.",
    japanese="「{key}」という項目はないため、読み込んでいません。",
    english="The key “{key}” is not known and was not read.",
)
_DID_YOU_MEAN = Text(
    indonesian="Kode “{key}” tidak dikenal dan tidak dibaca. Mungkin maksudnya “{near}”.",
    japanese="「{key}」という項目はないため、読み込んでいません。「{near}」のことではありませんか。",
    english="The key “{key}” is not known and was not read. Perhaps “{near}” was meant.",
)


@cache
def _keys(of: type) -> dict[str, tuple["Field[Any]", Any]]:
    """Each key of a table, with its field and its type."""
    hints = get_type_hints(of)
    return {one.metadata.get("key", one.name): (one, hints[one.name]) for one in fields(of)}


def _table(of: type, given: Mapping[Any, Any], at: str, notes: _Notes, also: tuple[str, ...] = ()) -> object:
    known = _keys(of)
    values = {}
    for key, found in given.items():
        if key in known and found is not None:
            one, kind = known[key]
            values[one.name] = _value(kind, found, f"{at}{key}", one.metadata, notes)
        elif key not in known and key not in also:
            notes.unknown_key(str(key), (*known, *also), at)
    return of(**values)


def _value(kind: Any, found: Any, at: str, bounds: Mapping[str, Any], notes: _Notes) -> Any:
    """`found` as a value of `kind`; a fault is noted, and the field's own silence (None) returned in its place."""
    kind = _without_none(kind)
    origin = get_origin(kind)
    value = found
    if is_dataclass(kind):
        value = _nested(cast("type", kind), found, at, notes)
    elif origin is tuple:
        value = _list(get_args(kind)[0], found, at, notes)
    elif origin is Literal:
        value = _choice(get_args(kind), found, at, notes)
    elif origin is Mapping:
        value = _kept(Mapping, "give a table of keys and values", found, at, notes)
    elif kind in {int, Fraction}:
        value = _number(kind, found, at, bounds, notes)
    elif kind is date:
        value = _day(found, at, notes)
    elif kind is not Any:
        value = _kept(kind, {bool: "say true or false", str: "give text"}[kind], found, at, notes)
    return value


def _without_none(kind: Any) -> Any:
    either = get_args(kind)
    if NoneType not in either:
        return kind
    (only,) = (one for one in either if one is not NoneType)
    return only


def _nested(of: type, found: Any, at: str, notes: _Notes) -> object:
    if isinstance(found, Mapping):
        return _table(of, found, f"{at}.", notes)
    notes.fault(at, found, "give a table of keys and values")
    return of()


def _list(kind: Any, found: Any, at: str, notes: _Notes) -> tuple[Any, ...] | None:
    if isinstance(found, list | tuple):
        return tuple(_value(kind, one, f"{at}[{place}]", {}, notes) for place, one in enumerate(found))
    notes.fault(at, found, "give a list, [] where there is none")
    return None


def _choice(allowed: tuple[str, ...], found: Any, at: str, notes: _Notes) -> str | None:
    if isinstance(found, str) and found in allowed:
        return found
    near = get_close_matches(str(found), allowed, n=1, cutoff=0.6)
    expected = f"it is one of {', '.join(allowed)}"
    notes.fault(at, found, f"{expected}; did you mean {near[0]!r}?" if near else expected)
    return None


def _kept(kind: Any, expected: str, found: Any, at: str, notes: _Notes) -> Any:
    if isinstance(found, kind):
        return found
    notes.fault(at, found, expected)
    return None


def _number(kind: type, found: Any, at: str, bounds: Mapping[str, Any], notes: _Notes) -> int | Fraction | None:
    exact = _exactly(found)
    if exact is None:
        notes.fault(at, found, "give a number")
    elif exact < 0 or ("above" in bounds and exact <= bounds["above"]):
        notes.fault(at, found, f"give a number {'above 0' if 'above' in bounds else 'from 0 up'}")
    elif "most" in bounds and exact > bounds["most"]:
        notes.fault(at, found, f"there are no more than {bounds['most']} hours in that time")
    elif kind is int and exact.denominator != 1:
        notes.fault(at, found, "give a whole number, without decimals")
    else:
        return exact.numerator if kind is int else exact
    return None


def _exactly(found: Any) -> Fraction | None:
    """The number that was written, exactly: a float stands for the shortest decimal that reads back as itself."""
    if isinstance(found, bool) or not isinstance(found, int | float | Decimal | Fraction):
        return None
    try:
        return Fraction(repr(found)) if isinstance(found, float) else Fraction(found)
    except (ValueError, OverflowError):
        return None


def _day(found: Any, at: str, notes: _Notes) -> date | None:
    if isinstance(found, date) and not isinstance(found, datetime):
        return found
    expected = "write the day as year-month-day, for example 2027-01-10"
    if isinstance(found, str) and ISO_DAY.fullmatch(found):
        try:
            return date.fromisoformat(found)
        except ValueError:
            expected = "there is no such day; write one that exists, as year-month-day"
    notes.fault(at, found, expected)
    return None


def _check_meaning(terms: Terms, notes: _Notes) -> None:
    """Keys of our own tables exist, the category lies in the field, and the term does not end before it begins."""
    if terms.prefecture is not None and terms.prefecture not in prefectures():
        notes.faults.extend(UnknownKey.among(terms.prefecture, tuple(prefectures()), kind="prefecture").faults)
    if terms.field is not None and terms.field not in industrial_fields():
        notes.faults.extend(UnknownKey.among(terms.field, tuple(industrial_fields()), kind="field").faults)
    if terms.category is not None:
        try:
            theirs = categories_meant(terms.category)[0].field.key
        except UnknownKey as error:
            notes.faults.extend(error.faults)
        else:
            if terms.field is not None and theirs != terms.field:
                notes.fault(
                    "category", terms.category, f"it belongs to the field {theirs!r} and not to {terms.field!r}"
                )
    if terms.begins and terms.ends and terms.ends < terms.begins:
        notes.fault("to", terms.ends, f"the term cannot end before it begins, on {terms.begins}")


def _seen(found: object) -> str:
    return f"{str(found) if isinstance(found, date) else repr(found)[:60]} ({type(found).__name__})"
