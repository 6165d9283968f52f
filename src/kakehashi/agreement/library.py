"""Reads the clause library from its TOML files; whatever is wrong in any of them is reported at once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any, TypeVar

from kakehashi.agreement.clause import (
    Clause,
    Duty,
    Held,
    Instrument,
    Ministry,
    Needed,
    Precedent,
    PrecedentNote,
    Role,
    Side,
    SignaturePlan,
    Standing,
    Wording,
    places_in,
)
from kakehashi.agreement.parameter import Kind, Parameter
from kakehashi.vocabulary import KakehashiError, Language, Mark, Pathway, Text

GIVEN = ("prefecture", "ministry", "ministry_short")
"""Places that every programme fills: they follow from its two parties."""

WordT = TypeVar("WordT", bound=StrEnum)

_OF_CLAUSE = frozenset(
    {
        "order", "usual_article", "role", "proposed", "carried_by", "title", "running",
        "paragraph", "signature", "obligation", "precedent",
    }
)  # fmt: skip


class LibraryError(KakehashiError):
    """A file of the clause library is not what it should be."""

    title = "The clause library cannot be used"


@dataclass(frozen=True, slots=True)
class Library:
    """All clauses in the order in which an instrument carries them, and what they lean on."""

    clauses: Mapping[str, Clause]
    parameters: Mapping[str, Parameter]
    precedents: Mapping[str, Precedent]
    ministries: Mapping[str, Ministry]
    held: tuple[Held, ...]
    needed: tuple[Needed, ...]

    def carried_by(self, instrument: Instrument) -> tuple[Clause, ...]:
        """The clauses that `instrument` usually carries or may carry, in order."""
        return tuple(it for it in self.clauses.values() if it.carried_by[instrument] is not Standing.ABSENT)


@cache
def library() -> Library:
    """The library that is part of Kakehashi; read once."""
    return read_library(files("kakehashi.agreement"))


def read_library(folder: Traversable) -> Library:
    """The library in `folder`: parameters.toml, precedents.toml, ministries.toml and clauses/*.toml (key = file name).

    Raises LibraryError listing every fault of every file: a language that is missing, a word that is none of ours, a
    place that no parameter fills or that one language lacks, a precedent without a source, an order given twice.
    """
    faults: list[str] = []
    reading = _Reading(faults)
    parameters = reading.parameters(_toml(folder / "parameters.toml", faults))
    precedents = reading.precedents(_toml(folder / "precedents.toml", faults))
    standing = _toml(folder / "ministries.toml", faults)
    ministries = reading.ministries(standing)
    held, needed = reading.held(standing, ministries), reading.needed(standing)
    clauses = [
        reading.clause(file.name.removesuffix(".toml"), _toml(file, faults), precedents)
        for file in sorted((folder / "clauses").iterdir(), key=lambda it: it.name)
        if file.name.endswith(".toml")
    ]
    found = sorted((clause for clause in clauses if clause is not None), key=lambda clause: clause.order)
    faults += _faults_between(found, parameters)
    faults += [f"ministries.toml needs the clause {it.clause!r}, which does not exist; add it or name another."
               for it in needed if it.clause not in {clause.key for clause in found} and not faults]  # fmt: skip
    if faults:
        raise LibraryError(faults)
    return Library(
        clauses=MappingProxyType({clause.key: clause for clause in found}),
        parameters=MappingProxyType(parameters),
        precedents=MappingProxyType(precedents),
        ministries=MappingProxyType(ministries),
        held=held,
        needed=needed,
    )


def _toml(file: Traversable, faults: list[str]) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.append(f"{file.name} does not exist; put it back.")
    except tomllib.TOMLDecodeError as error:
        faults.append(f"{file.name} is not TOML: {error}.")
    return {}


class _Reading:
    """Reads tables into values and notes each fault where it stands."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults

    def parameters(self, table: dict[str, Any]) -> dict[str, Parameter]:
        found = {}
        for key, row in table.items():
            where = f"parameters.toml [{key}]"
            kind = self.word(row, "kind", Kind, where)
            meaning = self.text(row.get("meaning"), f"{where}.meaning")
            choices = {it: self.text(text, f"{where}.choices.{it}") for it, text in row.get("choices", {}).items()}
            if (kind is Kind.CHOICE) != bool(choices):
                self.faults.append(f"{where} must have choices if, and only if, its kind is choice.")
            if kind is not None and meaning is not None:
                known = {it: text for it, text in choices.items() if text is not None}
                found[key] = Parameter(key, kind, meaning, MappingProxyType(known))
        return found

    def precedents(self, table: dict[str, Any]) -> dict[str, Precedent]:
        found = {}
        for row in table.get("precedent", []):
            where = f"precedents.toml [{row.get('key')}]"
            title, source = (
                self.text(row.get("title"), f"{where}.title"),
                self.text(row.get("source"), f"{where}.source"),
            )
            if row.get("known_from") not in ("report", "text"):
                self.faults.append(f"{where}.known_from is {row.get('known_from')!r}; use report or text.")
            if title is not None and source is not None:
                dates = tuple(row.get("dates", ()))
                found[row["key"]] = Precedent(row["key"], title, dates, row.get("known_from", ""), source)
        return found

    def ministries(self, table: dict[str, Any]) -> dict[str, Ministry]:
        found = {}
        for row in table.get("ministry", []):
            where = f"ministries.toml [{row.get('key')}]"
            name = self.text(row.get("name"), f"{where}.name")
            short, source = (
                self.text(row.get("short"), f"{where}.short"),
                self.text(row.get("source"), f"{where}.source"),
            )
            if name is not None and short is not None and source is not None:
                found[row["key"]] = Ministry(row["key"], short, name, source)
        return found

    def held(self, table: dict[str, Any], ministries: Mapping[str, Ministry]) -> tuple[Held, ...]:
        found = []
        for index, row in enumerate(table.get("held", [])):
            where = f"ministries.toml, held {index}"
            ministry = row.get("ministry")
            if ministry is not None and ministry not in ministries:
                self.faults.append(f"{where} names the ministry {ministry!r}; known: {', '.join(ministries)}.")
            about = self.about(row, where)
            if about is not None:
                found.append(Held(about[0], ministry, *about[1:]))
        return tuple(found)

    def needed(self, table: dict[str, Any]) -> tuple[Needed, ...]:
        row = table.get("transition")
        if row is None:
            self.faults.append("ministries.toml has no [transition]; put it back.")
            return ()
        clause = self.words(row, "clause", "ministries.toml [transition]")
        about = self.about(row, "ministries.toml [transition]")
        return () if about is None else (Needed(about[0], clause, *about[1:]),)

    def about(self, row: dict[str, Any], where: str) -> tuple[frozenset[Pathway], Mark, Text, Text] | None:
        text, source = self.text(row.get("text"), f"{where}.text"), self.text(row.get("source"), f"{where}.source")
        try:
            pathways = frozenset(Pathway(key) for key in row.get("pathways", []))
            mark = Mark.named(str(row.get("mark")))
        except ValueError as error:
            self.faults.append(f"{where}: {error}.")
            return None
        return None if text is None or source is None else (pathways, mark, text, source)

    def clause(self, key: str, table: dict[str, Any], precedents: Mapping[str, Precedent]) -> Clause | None:
        where = f"clauses/{key}.toml"
        self.faults += [
            f"{where} has the key {it!r}, which means nothing here." for it in sorted(set(table) - _OF_CLAUSE)
        ]
        role = self.word(table, "role", Role, where)
        order = table.get("order")
        if type(order) is not int:
            self.faults.append(f"{where}.order is {order!r}; give a whole number, its place in the instrument.")
        title = self.text(table.get("title"), f"{where} title")
        running = self.text(table["running"], f"{where} running") if "running" in table else None
        carried_by = self.carried_by(table.get("carried_by", {}), where)
        precedent = self.precedent_note(table.get("precedent", {}), where, precedents)
        wordings = tuple(
            it for index, row in enumerate(table.get("paragraph", [])) if (it := self.wording(row, f"{where} {index}"))
        )
        signatures = tuple(plan for row in table.get("signature", []) if (plan := self.signature(row, where)))
        duties = tuple(duty for row in table.get("obligation", []) if (duty := self.duty(row, where)))
        if role is None or type(order) is not int or precedent is None or title is None:
            return None
        return Clause(
            key=key,
            order=order,
            role=role,
            carried_by=carried_by,
            precedent=precedent,
            usual_article=table.get("usual_article"),
            proposed=table.get("proposed") is True,
            title=title,
            running=running,
            wordings=wordings,
            signatures=signatures,
            duties=duties,
        )

    def carried_by(self, row: dict[str, Any], where: str) -> dict[Instrument, Standing]:
        found = {it: self.word(row, it.value, Standing, f"{where} carried_by") for it in Instrument}
        return {instrument: standing for instrument, standing in found.items() if standing is not None}

    def precedent_note(
        self, row: dict[str, Any], where: str, precedents: Mapping[str, Precedent]
    ) -> PrecedentNote | None:
        note, source = (
            self.text(row.get("note"), f"{where} precedent.note"),
            self.text(row.get("source"), f"{where} precedent.source"),
        )
        unknown = [key for key in row.get("like", []) if key not in precedents]
        self.faults += [
            f"{where} precedent.like names {key!r}; precedents.toml has none of that key." for key in unknown
        ]
        if note is None or source is None or unknown:
            return None
        return PrecedentNote(note, tuple(precedents[key] for key in row.get("like", [])), source)

    def wording(self, row: dict[str, Any], where: str) -> Wording | None:
        text = self.text({key: row.get(key) for key in ("id", "ja", "en")}, f"{where} paragraph")
        items = [self.text(item, f"{where} item") for item in row.get("item", [])]
        if text is None:
            return None
        return Wording(text, tuple(item for item in items if item is not None), row.get("list"))

    def signature(self, row: dict[str, Any], where: str) -> SignaturePlan | None:
        party = self.text(row.get("party"), f"{where} signature.party")
        keys = {key: self.words(row, key, f"{where} signature") for key in ("name", "capacity", "place", "day")}
        if party is None:
            return None
        return SignaturePlan(
            party,
            **keys,
            seal=row.get("seal") is True,
            duty_stamp=row.get("duty_stamp") is True,
            leads_in=self.word(row, "leads_in", Language, f"{where} signature") if "leads_in" in row else None,
        )

    def duty(self, row: dict[str, Any], where: str) -> Duty | None:
        what, shown_by = (
            self.text(row.get("what"), f"{where} what"),
            self.text(row.get("shown_by"), f"{where} shown_by"),
        )
        who, key = self.word(row, "who", Side, where), self.words(row, "key", f"{where} obligation")
        due = row.get("due", {})
        months, on = due.get("months"), due.get("on")
        if isinstance(months, str) == isinstance(on, date):
            self.faults.append(
                f"{where} obligation {key}: give due.months (a parameter) or due.on (a day), one of them."
            )
            return None
        if what is None or shown_by is None or who is None:
            return None
        return Duty(key, what, who, shown_by, months, on)

    def text(self, row: Any, where: str) -> Text | None:
        said = row if isinstance(row, dict) else {}
        missing = [it.value for it in Language if not isinstance(said.get(it.value), str) or not said[it.value].strip()]
        if missing:
            self.faults.append(f"{where} is missing in {', '.join(missing)}; write it in all three languages.")
            return None
        text = Text(indonesian=said["id"], japanese=said["ja"], english=said["en"])
        places = {language: set(places_in(text.said_in(language))) for language in Language}
        if len({frozenset(it) for it in places.values()}) > 1:
            self.faults.append(f"{where} has not the same {{places}} in each language; give each the same.")
        return text

    def words(self, row: dict[str, Any], key: str, where: str) -> str:
        found = row.get(key)
        if not isinstance(found, str) or not found.strip():
            self.faults.append(f"{where} has no {key}; give it.")
            return ""
        return found

    def word(self, row: dict[str, Any], key: str, kind: type[WordT], where: str) -> WordT | None:
        try:
            return kind(str(row.get(key)))
        except ValueError:
            self.faults.append(f"{where}.{key} is {row.get(key)!r}; use one of {', '.join(str(it) for it in kind)}.")
            return None


def _faults_between(clauses: list[Clause], parameters: Mapping[str, Parameter]) -> list[str]:
    """What one file cannot know alone: places that nothing fills, parameters without a place, an order given twice."""
    faults = []
    used: set[str] = set()
    for clause in clauses:
        used.update(clause.places)
        faults += [
            f"clauses/{clause.key}.toml needs {{{place}}}, which parameters.toml does not have; add it there."
            for place in clause.places
            if place not in parameters and place not in GIVEN
        ]
    faults += [
        f"parameters.toml [{key}] is used by no clause; use it or take it out." for key in parameters if key not in used
    ]
    orders = [clause.order for clause in clauses]
    twice = sorted({order for order in orders if orders.count(order) > 1})
    faults += [f"two clauses have the order {order}; give each its own." for order in twice]
    titles = [clause.key for clause in clauses if clause.role is Role.TITLE]
    if len(titles) != 1:
        faults.append(f"{len(titles)} clauses have the role title; an instrument needs exactly one.")
    return faults
