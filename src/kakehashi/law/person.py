"""From a person of the exchange format, nested as in JSON, to columns.  It checks form and judges nothing."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kakehashi.law import days
from kakehashi.law.bounds import range_of
from kakehashi.law.columns import FARTHEST, FOREVER, LARGEST, Codes, Flat, Numbers, Table
from kakehashi.law.contradictions import contradictions
from kakehashi.law.facts import Column, Fact, FactList, Facts, Kind
from kakehashi.law.lanes import OCCUPATIONS, WORK_CATEGORIES, surely_meant
from kakehashi.law.questions import AMOUNTS, FACTS, KNOWN, LISTS, NOT_JUDGED, TABLES, WHOLE
from kakehashi.law.sense import checked
from kakehashi.law.stage import Evidence
from kakehashi.law.ternary import Ternary, filled
from kakehashi.vocabulary import KakehashiError, fields

_ISO_LENGTH = len("2026-11-24")
_NIK = re.compile(r"\d{16}", re.ASCII)
_MOST_NAMED = 6
_MEANT = {"date": "on", "birth_date": "born", "birthdate": "born", "date_of_birth": "born", "gender": "sex"}
"""What others call a key, in words that its spelling does not lead to."""
NOTHING_STATED = ("", "-")
"""A text that says that there is nothing to state, where silence would say that it was not told."""
NOT_REPEATED = frozenset({"nik"})
"""What no message holds: faults are printed, logged and sent on."""
LEVELS = {level.key: int(level) for level in Evidence}


class FactsError(KakehashiError):
    """Facts about people cannot be used; there is no verdict on any of them until all faults are mended."""

    title = "The facts cannot be used"


def columns(people: Sequence[Mapping[str, Any]]) -> Facts:
    """The facts about `people` as columns, in the same order.

    A key that is absent or null is unknown; a list that is given is complete.  Keys and words that nobody knows are
    unknown too, and `warnings` names the nearest known one; so are values that cannot be true (`sense`), and `doubts`
    says why of each.  Facts that contradict each other are warned of too.
    Raises FactsError listing every fault of every person: a wrong type, an impossible date, a stay that ends before it
    begins, two residence statuses on one day.
    """
    reader = _Reader(people)
    made = reader.columns()
    if reader.faults:
        raise FactsError(reader.faults)
    made, found = checked(made)
    doubts = [(reader.named(int(row)), each.text(number)) for each in found for number, row in enumerate(each.rows)]
    facts = Facts(
        people=len(people),
        columns=made,
        evidence=reader.evidence,
        entry_evidence=reader.entry_evidence,
        ids=tuple(str(_under(person, "id") or "") for person in people),
        doubts=tuple(text for _, text in doubts),
    )
    at_odds = [f"{reader.named(int(row))}{said}." for said, rows in contradictions(facts) for row in rows]
    facts.warnings = (*reader.warnings, *(who + text.english for who, text in doubts), *at_odds)
    return facts


def _under(person: object, key: str) -> Any:
    return person.get(key) if isinstance(person, Mapping) else None


def faults(people: Sequence[Mapping[str, Any]], *, numbers: Sequence[int], alone: bool) -> list[str]:
    """What is wrong with `people`, picked out of more: `numbers` says where each stood, from 0.

    `alone` says that there was nobody else, so that a person without an id needs no number.
    """
    reader = _Reader(people, numbers=numbers, alone=alone)
    reader.columns()
    return reader.faults


class Read(NamedTuple):
    """How one value is stored: None where it is at fault (`wrong`) or a word that nobody knows (`unknown`)."""

    stored: Any
    wrong: bool
    unknown: bool


def read(fact: Fact, value: Any) -> Read:
    """How a `value` that is not None is stored under `fact`."""
    reader = _Reader(())
    stored = reader.stored(fact, value, fact.key)
    return Read(stored, bool(reader.faults), bool(reader.warnings))


def level(value: Any) -> Read:
    """How a level of evidence is stored; one that nobody knows counts as claimed."""
    return Read(LEVELS.get(str(value), 0), wrong=False, unknown=str(value) not in LEVELS)


def unknown(path: str, known: Sequence[str], *, of: str | None = None, times: str = "") -> str:
    """That `path` (or the word `of` in it) is not known, with the nearest of `known`; `times` says how often."""
    written = of or path
    meant = _MEANT.get(written)
    near = [meant] if meant in known else get_close_matches(written, known, n=1, cutoff=0.5)
    more = ", …" if len(known) > _MOST_NAMED else ""
    some = f"known are {', '.join(sorted(known)[:_MOST_NAMED])}{more}"
    hint = f"the nearest known one is {near[0]}" if near else some
    return f"{path} is not known and was left out{times}; {hint}."


def not_judged(path: str, *, times: str = "") -> str:
    """That no rule of this edition reads `path`; `times` says how often it was told."""
    return f"{path} is not judged by this edition: no rule reads it, and no answer rests on it{times}."


class Building:
    """A column while it is filled."""

    __slots__ = ("code", "fact", "high", "low", "no", "yes")

    def __init__(self, fact: Fact, size: int) -> None:
        self.fact = fact
        default = fact.default
        if fact.kind in {Kind.DAY, Kind.NUMBER}:
            self.low = np.full(size, -FARTHEST if default is None else default, np.int32)
            self.high = np.full(size, FARTHEST if default is None else default, np.int32)
        elif fact.kind in {Kind.TRUTH, Kind.TEXT}:
            self.yes, self.no = np.full(size, default is True), np.full(size, default is False)
        elif fact.kind is Kind.CATEGORY:
            self.yes, self.no = np.zeros(size, np.uint64), np.zeros(size, np.uint64)
        else:
            self.code = np.full(size, -1, np.int16)

    def put(self, row: int, value: Any) -> None:
        """Put one `value`, as it is stored."""
        kind = self.fact.kind
        if kind in {Kind.DAY, Kind.NUMBER}:
            self.low[row] = self.high[row] = value
        elif kind in {Kind.TRUTH, Kind.TEXT}:
            self.yes[row], self.no[row] = bool(value), not value
        elif kind is Kind.CATEGORY:
            self.yes[row], self.no[row] = surely_meant(value), ~value
        else:
            self.code[row] = value

    def put_where(self, rows: NDArray[np.bool_], values: NDArray[Any]) -> None:
        """Put `values` (n,), as they are stored, where `rows` (n,) is true."""
        kind = self.fact.kind
        if kind in {Kind.DAY, Kind.NUMBER}:
            self.low, self.high = (np.where(rows, values, kept).astype(np.int32) for kept in (self.low, self.high))
        elif kind in {Kind.TRUTH, Kind.TEXT, Kind.CATEGORY}:
            told = filled(rows) if kind is Kind.CATEGORY else rows
            meant = surely_meant(values) if kind is Kind.CATEGORY else values
            self.yes, self.no = (self.yes & ~told) | (meant & told), (self.no & ~told) | (~values & told)
        else:
            self.code = np.where(rows, values, self.code).astype(np.int16)

    def column(self) -> Flat:
        """The column as rules read it."""
        if self.fact.kind in {Kind.DAY, Kind.NUMBER}:
            return Numbers(self.low, self.high)
        if self.fact.kind in {Kind.TRUTH, Kind.TEXT, Kind.CATEGORY}:
            return Ternary(self.yes, self.no)
        return Codes(self.code, OCCUPATIONS if self.fact.kind is Kind.OCCUPATION else self.fact.words)


_WORDS: dict[Kind, dict[str, Any]] = {
    Kind.OCCUPATION: {name: code for code, name in enumerate(OCCUPATIONS)},
    Kind.CATEGORY: {key: WORK_CATEGORIES.word([key]) for key in (*fields(), *WORK_CATEGORIES.keys)},
}


def codes(fact: Fact) -> dict[str, Any]:
    """What each known word of `fact` is stored as."""
    if fact.kind in _WORDS:
        return _WORDS[fact.kind]
    codes = {name: code for code, name in enumerate(fact.words)}
    return codes | {alias: codes[meant] for alias, meant in fact.aliases.items()}


def as_entry(each: FactList, entry: Any) -> Any:
    """The entry as a table, where the list lets it be written as a word alone."""
    return {each.plain: entry} if each.plain is not None and isinstance(entry, str) else entry


_BETWEEN_WORDS = str.maketrans(dict.fromkeys(" -/", "_"))


def as_written_here(fact: Fact, value: str) -> str:
    """The word in the spelling of its list: of a fact with aliases, in small letters with `_` between the words."""
    return value.strip().casefold().translate(_BETWEEN_WORDS) if fact.aliases else value


def shown_by(key: str) -> list[str]:
    """The facts and lists that a level of evidence under `key` speaks of."""
    return [path for path in (*FACTS, *LISTS) if path == key or path.startswith(f"{key}.")]


def keys_of(table: str) -> list[str]:
    """The paths of all facts in the table `table`."""
    return [path for path in FACTS if path.startswith(f"{table}.")]


_KNOWN_WORDS = {
    id(fact): codes(fact)
    for fact in (*FACTS.values(), *(entry for each in LISTS.values() for entry in each.entries.values()))
}


def _is_whole(value: Any) -> bool:
    """Is it a whole number that is not below zero, however it is written (5, 5.0)?"""
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0 and value % 1 == 0


class _Reader:
    """Reads people one after the other; keeps every fault and warning."""

    def __init__(
        self, people: Sequence[Mapping[str, Any]], *, numbers: Sequence[int] | None = None, alone: bool | None = None
    ) -> None:
        self.people = people
        self.numbers = range(len(people)) if numbers is None else numbers
        self.alone = len(people) == 1 if alone is None else alone
        self.faults: list[str] = []
        self.warnings: list[str] = []
        self.evidence: dict[str, NDArray[np.uint8]] = {}
        self.entry_evidence: dict[str, NDArray[np.uint8]] = {}
        self.path = ""
        self.within = ""
        self.entry: Mapping[str, Any] | None = None

    def columns(self) -> dict[str, Column]:
        size = len(self.people)
        building = {key: Building(fact, size) for key, fact in FACTS.items() if fact.asks}
        rows: dict[str, list[tuple[int, Mapping[str, Any]]]] = {key: [] for key in LISTS}
        given = {key: np.full(size, given.none_unless_given) for key, given in LISTS.items()}
        for row, person in enumerate(self.people):
            self.path = self.named(row)
            if self._is_table(person, ""):
                for key, value in person.items():
                    if value is not None:
                        self._key(row, key, value, building, rows, given)
                self._evidence(row, person)
        made: dict[str, Column] = {key: column.column() for key, column in building.items()}
        for key, each in LISTS.items():
            made[key] = self._table(each, rows[key], given[key])
        return made

    def named(self, row: int) -> str:
        """How a sentence about the person in `row` begins."""
        name = _under(self.people[row], "id")
        if self.alone and not name:
            return ""
        return f"{name}: " if name else f"person {self.numbers[row] + 1}: "

    def _key(
        self,
        row: int,
        key: str,
        value: Any,
        building: Mapping[str, Building],
        rows: Mapping[str, list[tuple[int, Mapping[str, Any]]]],
        given: Mapping[str, NDArray[np.bool_]],
    ) -> None:
        if key in FACTS:
            self._value(row, FACTS[key], value, key, building.get(key))
        elif key in LISTS or key == "wishes":
            if not isinstance(value, Sequence) or isinstance(value, str):
                self._fault(key, value, "a list ([] means: none)")
            elif key in LISTS:
                given[key][row] = True
                entries = [as_entry(LISTS[key], entry) for entry in value]
                rows[key] += [
                    (row, entry) for place, entry in enumerate(entries) if self._is_table(entry, f"{key}[{place}]")
                ]
        elif key in TABLES:
            self._inner(row, key, value, building)
        elif key != "evidence":
            self._warn(key, KNOWN)

    def _inner(self, row: int, key: str, table: Any, building: Mapping[str, Building]) -> None:
        if not self._is_table(table, key):
            return
        for inner, value in table.items():
            path = f"{key}.{inner}"
            if value is None:
                continue
            if path not in FACTS:
                self._warn(path, keys_of(key))
            else:
                self._value(row, FACTS[path], value, path, building.get(path))

    def _is_table(self, value: Any, path: str) -> bool:
        if isinstance(value, Mapping):
            return True
        self._fault(path, value, "a table of facts")
        return False

    def _value(self, row: int, fact: Fact, value: Any, path: str, column: Building | None) -> Any:
        stored = self.stored(fact, value, path)
        if stored is not None and column is not None:
            column.put(row, stored)
        if path in NOT_JUDGED and not self.within:
            self.warnings.append(self.path + not_judged(path))
        return stored

    def stored(self, fact: Fact, value: Any, path: str) -> Any:
        """How `value` is stored; None, with a fault or a warning kept, where it cannot be."""
        match fact.kind:
            case Kind.DAY:
                return self._day(value, path)
            case Kind.TRUTH:
                return value if isinstance(value, bool) else self._fault(path, value, "true or false")
            case Kind.NUMBER:
                return self._number(value, path)
            case Kind.TEXT:
                return self._stated(fact, value, path)
            case _:
                return self._word(fact, value, path)

    def _stated(self, fact: Fact, value: Any, path: str) -> bool | None:
        """Of a text that a rule reads: that something is stated; a blank one, or "-", says that there is nothing.

        Of other texts no more than that they are texts.
        """
        if self.within + path in AMOUNTS:
            if not _is_whole(value):
                self._fault(path, value, "a whole number in the currency's unit")
            return None
        if not isinstance(value, str):
            self._fault(path, value, "a text")
            return None
        if path == "nik" and not self.within and _NIK.fullmatch(value) is None:
            self.warnings.append(f"{self.path}nik is not 16 digits; compare it with the identity card.")
        return value.strip() not in NOTHING_STATED if fact.asks is not None else None

    def _day(self, value: Any, path: str) -> int | None:
        day = value
        if isinstance(value, str) and len(value) == _ISO_LENGTH:
            try:
                day = date.fromisoformat(value)
            except ValueError:
                day = None
        if isinstance(day, date) and not isinstance(day, datetime) and days.FIRST <= day <= days.LAST:
            return days.number(day)
        self._fault(path, value, f"a day that exists, from {days.FIRST} to {days.LAST}")
        return None

    def _number(self, value: Any, path: str) -> int | None:
        whole = self.within + path in WHOLE
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < LARGEST:
            below = math.floor(value)
            if below == value or not whole:
                return below
        least, most = range_of(self.within + path, self.entry) or (0, LARGEST - 1)
        self._fault(path, value, f"a {'whole number' if whole else 'number'} from {least} to {most}")
        return None

    def _word(self, fact: Fact, value: Any, path: str) -> Any:
        if not isinstance(value, str):
            return self._fault(path, value, "a word")
        known, written = _KNOWN_WORDS[id(fact)], as_written_here(fact, value)
        if written not in known:
            self._warn(f"{path} = {value}", tuple(known), of=written)
        return known.get(written)

    def _fault(self, path: str, found: Any, expected: str) -> Any:
        """Keep the fault; gives None, so that the value at fault counts as not told while the rest is read."""
        kind = type(found).__name__
        shown = f"of another kind ({kind})" if path in NOT_REPEATED else f"{found!r} ({kind})"
        self.faults.append(f"{self.path}{path or 'the person'} is {shown}; write {expected}, or leave it out.")

    def _warn(self, path: str, known: Sequence[str], *, of: str | None = None) -> None:
        self.warnings.append(self.path + unknown(path, known, of=of))

    def _table(self, each: FactList, rows: Sequence[tuple[int, Mapping[str, Any]]], given: NDArray[np.bool_]) -> Table:
        building = {key: Building(fact, len(rows)) for key, fact in each.entries.items() if fact.kind is not Kind.TEXT}
        levels = np.zeros(len(rows), np.uint8)
        places = [0] * len(self.people)
        periods: dict[int, list[tuple[int, int, int]]] = {}
        for index, (row, entry) in enumerate(rows):
            place, places[row] = places[row], places[row] + 1
            self.path = f"{self.named(row)}{each.key}[{place}]."
            self.within, self.entry = f"{each.key}[].", entry
            stored = {}
            for key, value in entry.items():
                if value is None:
                    continue
                if key in each.entries:
                    stored[key] = self._value(index, each.entries[key], value, key, building.get(key))
                elif key == "evidence":
                    levels[index] = self._level(value)
                else:
                    self._warn(key, (*each.entries, "evidence"))
            if entry.get("evidence") is None and isinstance(_under(self.people[row], "evidence"), Mapping):
                whole = self.people[row]["evidence"].get(each.key)
                levels[index] = 0 if whole is None else LEVELS.get(str(whole), 0)
            begun = stored.get("from")
            if begun is not None:
                ended = stored.get("to")
                periods.setdefault(row, []).append((begun, FOREVER if ended is None else ended, place))
        self.entry_evidence[each.key] = levels
        self._check_periods(each.key, periods)
        counts = np.bincount([row for row, _ in rows], minlength=len(self.people)) if rows else [0] * len(self.people)
        first = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)
        return Table(first, given, {key: column.column() for key, column in building.items()})

    def _check_periods(self, key: str, periods: Mapping[int, list[tuple[int, int, int]]]) -> None:
        for row, found in periods.items():
            who = self.named(row)
            for begun, ended, place in found:
                if ended < begun:
                    self.faults.append(
                        f"{who}{key}[{place}] ends on {days.named(ended)}, before it begins on {days.named(begun)}; "
                        "correct one of the two days."
                    )
            if key == "stays":
                for (_, ended, place), (begun, _, later) in pairwise(sorted(found)):
                    if begun <= ended:
                        self.faults.append(
                            f"{who}stays[{place}] and stays[{later}] both hold {days.named(begun)}; nobody has two "
                            "residence statuses on one day: correct where the first ends or the second begins."
                        )

    def _evidence(self, row: int, person: Mapping[str, Any]) -> None:
        table = person.get("evidence")
        if table is None:
            return
        if not self._is_table(table, "evidence"):
            return
        for key, level in table.items():
            if level is None:
                continue
            meant = shown_by(key)
            if not meant:
                self._warn(f"evidence.{key}", KNOWN, of=key)
                continue
            stored = self._level(level)
            for path in meant:
                self.evidence.setdefault(path, np.zeros(len(self.people), np.uint8))[row] = stored

    def _level(self, value: Any) -> int:
        found = level(value)
        if found.unknown:
            self._warn(f"evidence = {value}", tuple(LEVELS), of=str(value))
        return int(found.stored)
