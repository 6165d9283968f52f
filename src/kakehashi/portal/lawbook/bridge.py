"""Between the rule book and its public pages: entries and search, counts of marks, values and worked cases in words.

The book never changes while the program runs: what is made of all of it is made once.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from kakehashi import contract, sheets
from kakehashi.law import (
    WORK_CATEGORIES,
    Condition,
    Covered,
    DatedValue,
    Derivation,
    Instrument,
    Provision,
    Reading,
    Rule,
    Stage,
    Step,
    asks,
    cases_of,
    coverage,
    expected_in_words,
    facts_in_words,
    readings,
    value_in_words,
    work_named,
)
from kakehashi.law.book import BOOK
from kakehashi.portal.layout.templatetags.spoken import reader, said
from kakehashi.vocabulary import Language, Mark, Text, UnknownKey, WorkCategory, categories


def read_day(typed: str) -> date | Text:
    """The day that somebody typed, in any form a cell of a sheet may have; else why it is none of the rule book's."""
    day = sheets.read_day(typed)
    return day if isinstance(day, Text) else BOOK.span.outside(day) or day


def days_spoken_of() -> Text:
    """Of which days the edition speaks."""
    return BOOK.span.text


def version() -> int:
    """The number of the book's edition."""
    return BOOK.version


class Kind(StrEnum):
    """What an entry of the book is."""

    RULE = "rule"
    COMPUTED = "computed"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule, computed fact or note, and the instrument it stands in."""

    instrument: Instrument
    provision: Provision
    kind: Kind

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions that it encodes."""
        return tuple(self.provision.condition.split(", "))

    @property
    def rule(self) -> Rule | None:
        """The rule; None for what is none."""
        return self.provision if isinstance(self.provision, Rule) else None

    @property
    def unit(self) -> str:
        """What a computed fact gives; nothing for what computes none."""
        return self.provision.unit if isinstance(self.provision, Derivation) else ""

    @property
    def since(self) -> date | None:
        """First day in force; None for what holds on every day until its end."""
        return getattr(self.provision, "since", None)

    @property
    def until(self) -> date | None:
        """The day after its last; None where no end is known."""
        return getattr(self.provision, "until", None)

    @property
    def stage(self) -> Stage | None:
        """By when it must be settled; a computed fact has no stage of its own."""
        return getattr(self.provision, "stage", None)

    @property
    def step(self) -> Step | None:
        """What a person can do about it."""
        return None if self.rule is None else self.rule.step

    @property
    def mark_when_unknown(self) -> Mark | None:
        """The mark of an answer that is unknown, where it is another than that of yes and no."""
        if self.rule is None or self.rule.mark_when_unknown is self.rule.mark:
            return None
        return self.rule.mark_when_unknown

    @property
    def weakest(self) -> Mark:
        """The mark under which it is counted and found: the weaker one where it has two."""
        return Mark.weakest([self.provision.mark, self.mark_when_unknown or self.provision.mark])

    def holds_on(self, day: date) -> bool:
        """Is it in force on `day`?"""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Shelf:
    """One instrument and its entries, in reading order."""

    instrument: Instrument
    entries: tuple[Entry, ...]

    def of(self, kind: Kind) -> tuple[Entry, ...]:
        """Its entries of one kind."""
        return tuple(entry for entry in self.entries if entry.kind is kind)

    @property
    def rules(self) -> tuple[Entry, ...]:
        """What must hold."""
        return self.of(Kind.RULE)

    @property
    def computed(self) -> tuple[Entry, ...]:
        """Facts that the law computes."""
        return self.of(Kind.COMPUTED)

    @property
    def notes(self) -> tuple[Entry, ...]:
        """What the law states and asks of nobody."""
        return self.of(Kind.NOTE)

    @property
    def marks(self) -> list[tuple[Mark, int]]:
        """How many entries have each mark, each counted at its weakest; a mark that none has counts 0."""
        counted = Counter(entry.weakest for entry in self.entries)
        return [(mark, counted[mark]) for mark in Mark]

    @property
    def since(self) -> date | None:
        """The first day on which any of its rules with a first day is in force; None where none has one."""
        return min((entry.since for entry in self.entries if entry.since is not None), default=None)


@cache
def shelves() -> tuple[Shelf, ...]:
    """Every instrument of the book."""
    return tuple(
        Shelf(
            one,
            (
                *(Entry(one, each, Kind.RULE) for each in one.rules.values()),
                *(Entry(one, each, Kind.COMPUTED) for each in one.derivations.values()),
                *(Entry(one, each, Kind.NOTE) for each in one.notes.values()),
            ),
        )
        for one in BOOK.instruments
    )


def shelf(instrument_id: str) -> Shelf:
    """The instrument `japan.ssw1`; UnknownKey names the nearest."""
    wanted = BOOK.instrument(instrument_id)
    return next(one for one in shelves() if one.instrument is wanted)


@cache
def _by_id() -> dict[str, Entry]:
    return {entry.provision.id: entry for one in shelves() for entry in one.entries}


def entries() -> tuple[Entry, ...]:
    """Every entry of the book, in reading order."""
    return tuple(_by_id().values())


def entry(id: str) -> Entry:  # noqa: A002  # as in the book
    """The entry with that id; UnknownKey names the nearest."""
    if id not in _by_id():
        raise UnknownKey.among(id, tuple(_by_id()), kind="rule")
    return _by_id()[id]


@cache
def _covered() -> dict[str, Covered]:
    return {each.condition.id: each for each in coverage(BOOK).conditions}


@dataclass(frozen=True, slots=True)
class Encoding:
    """What stands for a condition: entries, values, rules on contracts, and the instruments that do not judge it yet.

    `condition` says what the sources call it and why the book leaves it out; None for one that no table lists.
    """

    condition: Condition | None
    entries: list[Entry]
    values: list["ValueLine"]
    contracts: list[contract.Rule]
    not_judged: list[Instrument]

    @property
    def is_known(self) -> bool:
        """Whether the book speaks of the condition at all."""
        return bool(self.condition or self.entries or self.contracts or self.not_judged)


def encoding(condition: str) -> Encoding:
    """All that the book says of a condition; of a date also what begins, ends or stands on it."""
    covered = _covered().get(condition)
    places = {place.id for place in (covered.places if covered else ())}
    return Encoding(
        condition=None if covered is None else covered.condition,
        entries=[one for one in entries() if condition in one.conditions or one.provision.id in places],
        values=[line for one in BOOK.instruments for line in values_of(one) if f"{one.id}.{line.value.name}" in places],
        contracts=[rule for rule in contract_rules() if rule.condition == condition],
        not_judged=[one for one in BOOK.instruments if condition in one.not_judged],
    )


@cache
def _conditions_searched() -> dict[str, str]:
    return {searched(key): key for key in _covered()}


def condition_called(q: str) -> str:
    """The condition whose id is just what was searched for, whether the book encodes it or not; else nothing."""
    return _conditions_searched().get(searched(q).strip(), "")


def searched(text: str) -> str:
    """The form in which texts are compared: full and half width, capitals and small letters alike."""
    return unicodedata.normalize("NFKC", text).casefold()


@cache
def _index() -> dict[str, str]:
    """What each entry is found by, by id: question, article and step in three languages, statement, ids, source."""
    return {entry.provision.id: searched("\n".join(_words_of(entry))) for entry in entries()}


def _words_of(entry: Entry) -> Iterable[str]:
    provision = entry.provision
    yield from (provision.id, provision.condition, provision.says, provision.source)
    steps = () if entry.step is None else (entry.step.text,)
    for text in (provision.asks, provision.cited, entry.instrument.title, *steps):
        yield from (text.said_in(language) for language in Language)


def _holds(text: str, word: str) -> bool:
    """Whether the text holds the word; an id of a condition only whole: `D-02` is not found in `ESD-D-02`."""
    if condition_called(word):
        return re.search(rf"(?<![a-z0-9-]){re.escape(word)}(?![a-z0-9-])", text) is not None
    return word in text


def found(q: str = "", part: str = "", mark: Sequence[Mark] = (), on: date | None = None) -> list[Entry]:
    """The entries of an instrument that hold every word of `q`, have one of these marks and are in force on `on`.

    In reading order, with those first that are called or conditioned as `q` says.  What is left blank narrows nothing.
    """
    words = searched(q).split()
    fitting = [
        entry
        for entry in entries()
        if all(_holds(_index()[entry.provision.id], word) for word in words)
        and part in {"", entry.instrument.id}
        and (not mark or entry.weakest in mark)
        and (on is None or entry.holds_on(on))
    ]
    named = searched(q).strip()
    return sorted(fitting, key=lambda entry: named not in {searched(name) for name in _names_of(entry)})


def _names_of(entry: Entry) -> tuple[str, ...]:
    return entry.provision.id, entry.provision.name, *entry.conditions


def contract_rules(
    q: str = "", part: str = "", mark: Sequence[Mark] = (), on: date | None = None
) -> list[contract.Rule]:
    """The rules on contracts that fit, as `found` reads its arguments: they judge offers and are in no instrument."""
    words = searched(q).split()
    return [
        rule
        for chapter in contract.CHAPTERS
        for rule in chapter.rules
        if not part
        and all(_holds(_words_of_contract_rule(rule), word) for word in words)
        and (not mark or rule.mark in mark)
        and (on is None or ((rule.since is None or rule.since <= on) and (rule.until is None or on <= rule.until)))
    ]


def _words_of_contract_rule(rule: contract.Rule) -> str:
    said = [text.said_in(language) for text in (rule.asks, rule.cited) for language in Language]
    return searched("\n".join([rule.id, rule.condition, *said]))


def planned_in(one: Instrument) -> list[WorkCategory]:
    """The categories of a pathway that are decided and not open yet."""
    if one.pathway is None or one.lanes is not WORK_CATEGORIES:
        return []
    open_to = one.lanes.all if one.speaks_of is None else one.values.by_name[one.speaks_of][-1].read
    return [each for key in one.lanes.named(open_to) if (each := categories()[key]).planned]


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One dated value of law in words; `since` is None where it stands on every day."""

    value: DatedValue

    @property
    def since(self) -> date | None:
        """The first day of the value."""
        return None if self.value.since == date.min else self.value.since

    @property
    def words(self) -> str:
        """What it says, in the reader's language; the members of a list with the reader's own mark between them."""
        between = "、" if reader() is Language.JAPANESE else "; "
        return between.join(said(one) for one in value_in_words(self.value))


def values_of(one: Instrument, names: Iterable[str] | None = None) -> list[ValueLine]:
    """The values of an instrument, each through time: all of them, or those called so."""
    wanted = one.values.by_name if names is None else {name: one.values.by_name[name] for name in names}
    return [ValueLine(value) for several in wanted.values() for value in several]


@cache
def _readings() -> dict[str, Reading]:
    return readings(BOOK)


def values_read_by(entry: Entry) -> list[ValueLine]:
    """The values of law that an entry reads."""
    reading = _readings().get(entry.provision.id)
    return [] if reading is None else values_of(entry.instrument, reading.values)


def values_behind(entry: Entry) -> list[ValueLine]:
    """The values of law that the computed facts read by an entry rest on, however far behind; not its own."""
    behind: dict[str, Entry] = {}
    waiting = list(what_is_read_by(entry).computed)
    while waiting:
        one = waiting.pop(0)
        if one.provision.id not in behind:
            behind[one.provision.id] = one
            waiting += what_is_read_by(one).computed
    own = {id(line.value) for line in values_read_by(entry)}
    lines = {id(line.value): line for one in behind.values() for line in values_read_by(one)}
    return [line for key, line in lines.items() if key not in own]


def applies_to(entry: Entry) -> list[ValueLine]:
    """Where a rule asks anything, through time; nothing where it asks in every category."""
    if entry.rule is None or entry.rule.applies_to is None:
        return []
    return values_of(entry.instrument, [entry.rule.applies_to])


@dataclass(frozen=True, slots=True)
class Read:
    """What an entry reads: the questions about facts as given, computed facts, and whether the day asked about."""

    questions: tuple[Text, ...]
    computed: tuple[Entry, ...]
    day: bool


def what_is_read_by(entry: Entry) -> Read:
    """What the answer rests on; nothing for a note."""
    reading = _readings().get(entry.provision.id)
    if reading is None:
        return Read((), (), day=False)
    asked = (asks(key) for key in reading.facts)
    computed = tuple(_by_id()[BOOK.derivations[name].id] for name in reading.derived)
    return Read(tuple(text for text in asked if text is not None), computed, reading.day)


def readers_of(entry: Entry) -> list[Entry]:
    """The rules and computed facts that read this computed fact; nobody reads a rule or a note."""
    if entry.kind is not Kind.COMPUTED:
        return []
    return [_by_id()[key] for key, reading in _readings().items() if entry.provision.name in reading.derived]


def earliest_of(entry: Entry) -> Entry | None:
    """The computed fact that gives the first day on which the step can be done; None where no calendar is known."""
    if entry.step is None or entry.step.earliest is None:
        return None
    return _by_id()[BOOK.derivations[entry.step.earliest].id]


@dataclass(frozen=True, slots=True)
class Worked:
    """A worked case as a reader follows it.

    `answer` is `yes`, `no`, `not_yet`, `unknown`, `not_applicable` or, where a number, a day or a word is expected,
    empty: then `words` holds it.
    """

    title: str
    on: date
    category: Text | None
    facts: tuple[tuple[Text, tuple[Text, ...]], ...]
    answer: str
    words: Text | None


def worked_cases_of(entry: Entry) -> list[Worked]:
    """The worked cases that say what this entry must answer, in the order of the file."""
    name = entry.provision.name
    return [
        Worked(
            title=case.title,
            on=case.on,
            category=None if case.lane is None else work_named(case.lane),
            facts=facts_in_words(case.facts),
            answer=_answer(entry, case.expect[name]),
            words=expected_in_words(case.expect[name], entry.unit or "yes or no"),
        )
        for case in cases_of(entry.instrument)
        if name in case.expect
    ]


def _answer(entry: Entry, expected: object) -> str:
    """A rule's "no" that a step can change is "not yet", as on every page."""
    match expected:
        case "no" if entry.step is not None:
            return "not_yet"
        case "yes" | "no" | "unknown":
            return str(expected)
        case "not applicable":
            return "not_applicable"
    return ""
