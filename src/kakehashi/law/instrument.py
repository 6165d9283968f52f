"""What a rule book is made of: instruments, their rules, the facts they derive, and what they merely state.

An instrument is one folder of the book: `rules.py` (what must hold), `derivations.py` (facts the law computes),
`values.toml` (numbers by date) and `cases.toml` (worked cases).  A rule's id is its path: `japan.ssw1.old_enough`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from kakehashi.law.citations import cited
from kakehashi.law.columns import Codes, Numbers
from kakehashi.law.dated import BookError, DatedValues, Values
from kakehashi.law.facts import Facts
from kakehashi.law.lanes import WORK_CATEGORIES, LaneTable
from kakehashi.law.span import Span
from kakehashi.law.ternary import Ternary
from kakehashi.law.way import Ways
from kakehashi.vocabulary import Mark, UnknownKey, rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kakehashi.law.answer import Answer
    from kakehashi.law.stage import Stage
    from kakehashi.law.ternary import Word
    from kakehashi.vocabulary import Pathway, Text

DAY = "day"
"""The unit of a derivation that gives a day."""

RuleBody = Callable[[Facts, Values], Ternary]
Derived = Ternary | Numbers | Codes
DerivationBody = Callable[[Facts, Values], Derived]


@dataclass(frozen=True, slots=True)
class Step:
    """What a person can do about a rule that is not "yes".

    `sets` is the fact that the step changes; `earliest` names the derivation that gives its first possible day, None
    where no calendar is known.
    """

    key: str
    text: Text
    sets: str
    earliest: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Provision:
    """What rules, derivations and notes share: where it stands, how firmly it is known, which condition it encodes.

    `says` is the first line of the function's docstring; `source` names where it was read.
    """

    id: str
    name: str
    asks: Text
    article: str
    source: str
    mark: Mark
    condition: str
    says: str

    @property
    def cited(self) -> Text:
        """`article` as each reader cites it; UnknownKey where `citations` lacks it."""
        return cited(self.article)


@dataclass(frozen=True, slots=True, eq=False)
class Rule(Provision):
    """One condition that must hold, from `since` until the day before `until`; None is without a known end.

    `applies_to` names the value that lists the lanes it asks anything of, `assumes` the assumption it reads.
    `only_when_due`: what it asks for is done on the way (a paper, a step), so that "no" before its stage is "not yet".
    """

    since: date | None
    until: date | None
    stage: Stage
    step: Step | None
    applies_to: str | None
    assumes: str | None
    mark_when_unknown: Mark
    body: RuleBody
    only_when_due: bool = False

    def holds_on(self, day: date) -> bool:
        """Is the rule in force on `day`?"""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)

    def refuses_by(self, stage: Stage) -> bool:
        """Does "no" refuse by `stage`: is the rule due by then, or one whose "no" nothing on the way turns?"""
        return self.stage <= stage or not self.only_when_due

    def mark_of(self, answer: Answer) -> Mark:
        """How firmly `answer` is known: where the text itself is open, only "unknown" shows it."""
        return self.mark_when_unknown if answer == "unknown" else self.mark

    def lanes(self, values: Values, all_lanes: Word) -> Word:
        """The lanes in which the rule asks anything on the day of `values`."""
        return all_lanes if self.applies_to is None else values.lanes_or_none(self.applies_to) & all_lanes


@dataclass(frozen=True, slots=True, eq=False)
class Derivation(Provision):
    """A fact that the law computes from facts; it may read facts and derivations listed before it."""

    unit: str
    body: DerivationBody


@dataclass(frozen=True, slots=True, eq=False)
class Note(Provision):
    """What the law states and no fact of the person can fail: printed and cited, never judged."""

    since: date | None
    until: date | None
    stage: Stage


class Instrument:
    """One folder of the book.  `pathway` is None where it only derives facts for others.

    `speaks_of` names the value that lists the lanes the pathway is open to, None for all.  `not_judged` are the
    conditions that this instrument does not judge yet; every answer of it is given apart from them.
    """

    def __init__(
        self,
        id: str,  # noqa: A002  # the word of the book and its files
        *,
        folder: Path,
        title: Text,
        pathway: Pathway | None = None,
        speaks_of: str | None = None,
        not_judged: tuple[str, ...] = (),
        lanes: LaneTable = WORK_CATEGORIES,
    ) -> None:
        self.id = id
        self.folder = folder
        self.title = title
        self.pathway = pathway
        self.speaks_of = speaks_of
        self.not_judged = not_judged
        self.lanes = lanes
        self.values = DatedValues.read(folder / "values.toml")
        self.rules: dict[str, Rule] = {}
        self.derivations: dict[str, Derivation] = {}
        self.notes: dict[str, Note] = {}

    def rule(
        self,
        *,
        article: str,
        source: str,
        since: date | None,
        asks: Text,
        step: Step | None,
        stage: Stage,
        mark: Mark,
        condition: str,
        until: date | None = None,
        applies_to: str | None = None,
        assumes: str | None = None,
        mark_when_unknown: Mark | None = None,
        only_when_due: bool = False,
    ) -> Callable[[RuleBody], RuleBody]:
        """Enter the function below as a rule of this instrument, under its own name."""

        def enter(body: RuleBody) -> RuleBody:
            name = self._name(body, "rules")
            self.rules[name] = Rule(
                id=f"{self.id}.{name}",
                name=name,
                asks=asks,
                article=article,
                source=source,
                mark=mark,
                condition=condition,
                says=_first_line(body),
                since=since,
                until=until,
                stage=stage,
                step=step,
                applies_to=applies_to,
                assumes=assumes,
                mark_when_unknown=mark if mark_when_unknown is None else mark_when_unknown,
                body=body,
                only_when_due=only_when_due,
            )
            return body

        return enter

    def derivation(
        self, *, article: str, source: str, asks: Text, mark: Mark, condition: str, unit: str = "yes or no"
    ) -> Callable[[DerivationBody], DerivationBody]:
        """Enter the function below as a fact that the law computes, under its own name."""

        def enter(body: DerivationBody) -> DerivationBody:
            name = self._name(body, "derivations")
            self.derivations[name] = Derivation(
                id=f"{self.id}.{name}",
                name=name,
                asks=asks,
                article=article,
                source=source,
                mark=mark,
                condition=condition,
                says=_first_line(body),
                unit=unit,
                body=body,
            )
            return body

        return enter

    def note(
        self,
        name: str,
        *,
        article: str,
        source: str,
        since: date | None,
        says: Text,
        stage: Stage,
        mark: Mark,
        condition: str,
        until: date | None = None,
    ) -> None:
        """Enter a statement of the law that asks nothing of the person."""
        self._free(name)
        self.notes[name] = Note(
            id=f"{self.id}.{name}",
            name=name,
            asks=says,
            article=article,
            source=source,
            mark=mark,
            condition=condition,
            says=says.english,
            since=since,
            until=until,
            stage=stage,
        )

    def _name(self, body: Callable[..., object], file: str) -> str:
        name = body.__name__
        if not body.__module__.endswith(f".{self.id}.{file}"):
            raise BookError([f"{body.__module__}.{name} is not in {self.id}.{file}; an id is a path."])
        self._free(name)
        return name

    def _free(self, name: str) -> None:
        if name in self.rules or name in self.derivations or name in self.notes:
            raise BookError([f"{self.id}.{name} stands twice; give one of the two another name."])

    def rules_on(self, day: date) -> tuple[Rule, ...]:
        """The rules in force on `day`, in reading order."""
        return tuple(rule for rule in self.rules.values() if rule.holds_on(day))

    def provisions(self) -> tuple[Provision, ...]:
        """Rules, derivations and notes, in reading order."""
        return (*self.rules.values(), *self.derivations.values(), *self.notes.values())


class Book:
    """The instruments in reading order; what one derives, those after it may read.

    `ways` are the known ways to take the steps that the rules name; no verdict rests on them.  `version` is raised by
    hand when the law in it changes, `checked` is the day on which the law was last checked.  `span` has the days of
    which the edition speaks: who asks for somebody calls `span.must_hold` first, since the kernel answers on any day.
    """

    def __init__(
        self,
        instruments: Sequence[Instrument],
        *,
        version: int,
        checked: date,
        ways: Ways | None = None,
        span: Span | None = None,
    ) -> None:
        self.instruments = tuple(instruments)
        self.ways = Ways() if ways is None else ways
        self.version = version
        self.checked = checked
        self.span = Span(date.min, date.max) if span is None else span
        names = [name for one in self.instruments for name in one.derivations]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise BookError([f"two instruments derive {name!r}; give one of the two another name." for name in twice])

    @property
    def pathways(self) -> tuple[Pathway, ...]:
        """The pathways that the book judges."""
        return tuple(one.pathway for one in self.instruments if one.pathway is not None)

    def instrument_of(self, pathway: Pathway) -> Instrument:
        """The instrument that judges the pathway; UnknownKey where the book does not judge it."""
        for one in self.instruments:
            if one.pathway is pathway:
                return one
        raise UnknownKey.among(pathway, self.pathways, kind="pathway")

    def lanes_of(self, pathway: Pathway) -> LaneTable:
        """The lanes in which the pathway is answered; UnknownKey where the book does not judge it."""
        return self.instrument_of(pathway).lanes

    @property
    def rules(self) -> dict[str, Rule]:
        """Every rule by id, in reading order."""
        return {rule.id: rule for one in self.instruments for rule in one.rules.values()}

    @property
    def derivations(self) -> dict[str, Derivation]:
        """Every derived fact by its name, in reading order."""
        return {name: each for one in self.instruments for name, each in one.derivations.items()}

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The assumptions that rules of the book read, each once, in reading order."""
        return tuple(dict.fromkeys(rule.assumes for rule in self.rules.values() if rule.assumes is not None))

    def reading(self, assumption: str) -> tuple[Pathway, ...]:
        """The pathways with a rule that reads `assumption`; UnknownKey where none does."""
        if assumption not in self.assumptions:
            raise UnknownKey.among(assumption, self.assumptions, kind="assumption")
        return tuple(
            one.pathway
            for one in self.instruments
            if one.pathway is not None and any(rule.assumes == assumption for rule in one.rules.values())
        )

    def instrument(self, id: str) -> Instrument:  # noqa: A002  # as in Instrument
        """The instrument `japan.ssw1`; UnknownKey names the nearest."""
        for one in self.instruments:
            if one.id == id:
                return one
        raise UnknownKey.among(id, tuple(one.id for one in self.instruments), kind="instrument")

    def provision(self, id: str) -> tuple[Instrument, Provision]:  # noqa: A002  # as in Instrument
        """The rule, derivation or note with that id, and the instrument it stands in."""
        known = {each.id: (one, each) for one in self.instruments for each in one.provisions()}
        if id not in known:
            raise UnknownKey.among(id, tuple(known), kind="rule")
        return known[id]

    @cached_property
    def digest(self) -> str:
        """SHA-256 over every rule, derivation and value as written, and over the tables that lanes rest on.

        Read once for a book: what is written anew meanwhile is not what this process answers by.
        """
        total = sha256()
        for one in self.instruments:
            for path in (*sorted(one.folder.glob("*.py")), *one.folder.glob("values.toml")):
                total.update(f"{one.id}/{path.name}\n".encode())
                total.update(path.read_bytes().replace(b"\r\n", b"\n"))
        for table in ("categories.csv", "occupations.csv"):
            for row in rows(table):
                total.update(f"{table}:{row}\n".encode())
        return total.hexdigest()


def _first_line(body: Callable[..., object]) -> str:
    return (body.__doc__ or "").strip().partition("\n")[0]
