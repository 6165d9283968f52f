"""Why the law answers as it does for one person: verdicts, the rules that decided them, and the tree of reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING

from kakehashi.law import days
from kakehashi.law.answer import Answer, answer_in
from kakehashi.law.columns import FARTHEST, FOREVER, Codes, Numbers, Table
from kakehashi.law.engine import speaks_of
from kakehashi.law.facts import Facts, Kind
from kakehashi.law.firmness import Firmness, Traced, traced
from kakehashi.law.instrument import DAY, Derivation, Rule
from kakehashi.law.lanes import TITP_OCCUPATIONS, WORK_CATEGORIES
from kakehashi.law.offered import Offered
from kakehashi.law.open_law import lacks_something
from kakehashi.law.questions import FACTS, LISTS, OF_QUESTION, asks
from kakehashi.law.remaining import Remaining, earliest_yes, remaining
from kakehashi.law.shown import NEVER, shown
from kakehashi.law.stage import Evidence, Stage
from kakehashi.law.ternary import Ternary, number_of
from kakehashi.vocabulary import Pathway, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from kakehashi.law.dated import DatedValue, Values
    from kakehashi.law.facts import Column
    from kakehashi.law.instrument import Book, Instrument
    from kakehashi.law.way import Way, Ways
    from kakehashi.vocabulary import Mark


@dataclass(frozen=True, slots=True)
class Reason:
    """A node of the tree: a rule, a fact that the law computes, or a fact as given.

    `answer` is set for what is yes, no or unknown in the category asked about; `found` holds a number, a day or a word
    (None: unknown) for machines and `shown` the same for readers; `known` says whether it is known exactly.  `values`
    are the numbers of law it used, `because` the facts it rests on.
    """

    id: str
    asks: Text
    answer: Answer | None
    found: str | None
    shown: Text | None
    provision: Rule | Derivation | None
    values: tuple[DatedValue, ...]
    because: tuple[Reason, ...]
    known: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the law says of one person on one pathway in one lane, and what decided it.

    The lane is an occupation where `kind` says so (TITP), else a work category; `category` holds its key.

    `deciding` are the rules that are "no", or where none is, the due ones that are unknown; for "yes" all due rules.
    `mark` is the weakest of what the answer rests on: of these rules, and of the computed facts and values of law that
    bear on them, as `firmness` finds them.
    `still_to_come` are later rules that are unknown, or not met yet where what they ask for is done on the way.
    `remaining` are the steps that are left: none where a deciding "no" names none, since no step mends that.
    `as_it_stands` is the answer without the assumptions, where any was used.
    """

    pathway: Pathway
    category: str
    answer: Answer
    mark: Mark
    stage: Stage
    assumed: tuple[str, ...]
    deciding: tuple[Rule, ...]
    still_to_come: tuple[Rule, ...]
    remaining: tuple[Remaining, ...]
    earliest_yes: date | None
    as_it_stands: Answer | None = None
    kind: str = WORK_CATEGORIES.kind

    @property
    def conditions(self) -> tuple[str, ...]:
        """The conditions that the deciding rules encode, each once."""
        return tuple(dict.fromkeys(rule.condition for rule in self.deciding))


@dataclass(frozen=True, slots=True)
class Closed:
    """A lane asked about that a pathway does not speak of on the day: nobody can go by the pathway in it.

    `value` is the list of law that says which lanes it does speak of, None where none stands on that day.
    """

    pathway: Pathway
    category: str
    value: DatedValue | None
    kind: str = WORK_CATEGORIES.kind


@dataclass(frozen=True)
class Explanation:
    """All verdicts on one person on one day, and the reasons behind each."""

    on: date
    stage: Stage
    at_least: Evidence
    law_checked: date
    book_version: int
    verdicts: tuple[Verdict, ...]
    closed: tuple[Closed, ...]
    _judged: Mapping[Pathway, _Judged] = field(repr=False)

    @cached_property
    def _by_place(self) -> dict[tuple[Pathway, str], Verdict]:
        return {(verdict.pathway, verdict.category): verdict for verdict in self.verdicts}

    def verdict(self, pathway: Pathway, category: str) -> Verdict | None:
        """The verdict on one pathway in one category; None where the pathway does not speak of it."""
        return self._by_place.get((pathway, category))

    def reasons(self, pathway: Pathway, category: str) -> tuple[Reason, ...]:
        """The tree of reasons: each rule that asks something in this category, and what its answer rests on."""
        return self._judged[pathway].reasons(category)

    def asks(self, pathway: Pathway, category: str) -> dict[str, Text]:
        """The facts that are missing behind a verdict that is unknown, and the question that asks for each."""
        return {key: asked for each in self._missing_by_rule(pathway, category).values() for key, asked in each.items()}

    def left_open(self, pathway: Pathway, category: str) -> tuple[Rule, ...]:
        """The rules that decide a verdict that is unknown while no fact is missing: the law itself is open there."""
        missing = self._missing_by_rule(pathway, category)
        verdict = self.verdict(pathway, category)
        return tuple(rule for rule in verdict.deciding if not missing.get(rule.id, True)) if verdict else ()

    def _missing_by_rule(self, pathway: Pathway, category: str) -> dict[str, dict[str, Text]]:
        verdict = self.verdict(pathway, category)
        if verdict is None or verdict.answer is not Answer.UNKNOWN:
            return {}
        deciding = {rule.id for rule in verdict.deciding}
        lists = self._judged[pathway].person.columns
        return {
            reason.id: _missing(reason, lists) for reason in self.reasons(pathway, category) if reason.id in deciding
        }


def explain(
    facts: Facts,
    book: Book,
    *,
    on: date,
    stage: Stage = Stage.LANDING,
    at_least: Evidence = Evidence.CLAIMED,
    assumed: Iterable[str] = (),
    row: int = 0,
    pathways: Iterable[Pathway] | None = None,
    categories: Iterable[str] | None = None,
    occupations: Iterable[str] | None = None,
) -> Explanation:
    """Why the law of `on` answers as it does for the person in `row`; the answers are those of `assess`.

    `categories` narrow the pathways of work categories, `occupations` those of occupations.
    Raises UnknownKey for an unknown category, occupation or assumption.
    Cost: a few milliseconds; the tree of reasons is built only where it is asked for.
    """
    shown = facts.at_least(at_least, OF_QUESTION)
    rows = slice(row, row + 1)
    person = shown.assuming(assumed).asked_on(on, rows=rows)
    made = _assumptions(book, person)
    wanted = set(book.pathways if pathways is None else pathways)
    keys = {
        table.kind: table.keys if named is None else tuple(named)
        for table, named in ((WORK_CATEGORIES, categories), (TITP_OCCUPATIONS, occupations))
    }
    judged = _judge(book, person, on, wanted)
    plain = _judge(book, shown.not_assuming(made).asked_on(on, rows=rows), on, wanted) if made else {}
    return Explanation(
        on=on,
        stage=stage,
        at_least=at_least,
        law_checked=book.checked,
        book_version=book.version,
        verdicts=tuple(
            verdict
            for pathway, each in judged.items()
            for verdict in each.verdicts(stage, keys[each.instrument.lanes.kind], made, plain.get(pathway))
        ),
        closed=tuple(closed for each in judged.values() for closed in each.closed(keys[each.instrument.lanes.kind])),
        _judged=judged,
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What a rule says of the person, as three whole numbers with a bit a lane; `asked`: where it asks anything."""

    rule: Rule
    traced: Traced
    yes: int
    no: int
    asked: int


@dataclass(frozen=True)
class _Judged:
    """One instrument, judged for one person, with all that was read on the way."""

    instrument: Instrument
    pathway: Pathway
    person: Facts
    values: Values
    derived: Mapping[str, Traced]
    said: tuple[_Said, ...]
    ways: Ways
    offered: Offered
    firmness: Firmness

    def combined(self, stage: Stage) -> tuple[int, int]:
        """The verdict in every lane, as `engine.combined` makes it: the lanes with "yes" and those with "no"."""
        yes, no = -1, 0
        for each in self.said:
            if each.rule.refuses_by(stage):
                no |= each.no & each.asked
            if each.rule.stage <= stage:
                yes &= each.yes | ~each.asked
        return yes & ~no, no

    def verdicts(
        self, stage: Stage, keys: Sequence[str], made: Sequence[str], plain: _Judged | None
    ) -> Iterable[Verdict]:
        lanes = self.instrument.lanes
        spoken = number_of(speaks_of(self.instrument, self.values))
        whole = self.combined(stage)
        assumed = tuple(name for name in made if any(each.rule.assumes == name for each in self.said))
        before = plain.combined(stage) if plain and assumed else None
        word = spoken & sum({1 << lanes.lane(key) for key in keys})
        verdicts: dict[int, Callable[..., Verdict]] = {}
        for group in self._alike(word):
            verdict = self._verdict(group.bit_length() - 1, whole, stage, assumed)
            verdicts |= {lane: verdict for lane in range(group.bit_length()) if group >> lane & 1}
        for key in keys:
            lane = lanes.lane(key)
            if lane in verdicts:
                stands = None if before is None else _in_lane(*before, lane)
                yield verdicts[lane](category=key, as_it_stands=stands)

    def closed(self, keys: Sequence[str]) -> Iterable[Closed]:
        """Those of `keys` that the pathway does not speak of on the day."""
        if self.instrument.speaks_of is None:
            return
        lanes, spoken = self.instrument.lanes, number_of(speaks_of(self.instrument, self.values))
        value = self.values.standing.get(self.instrument.speaks_of)
        for key in keys:
            if not spoken >> lanes.lane(key) & 1:
                yield Closed(self.pathway, key, value, lanes.kind)

    def _alike(self, word: int) -> list[int]:
        """The lanes of `word` in groups, as words: in all of a group each rule says the same and the same is open."""
        groups = [word] if word else []
        for each in self.said:
            yes, no = each.yes & each.asked, each.no & each.asked
            answers = (yes, no, each.asked & ~(yes | no), ~each.asked)
            groups = [part for group in groups for answer in answers if (part := group & answer)]
        for way in self._ways_left(word):
            is_open = self.offered.lanes(way)
            groups = [part for group in groups for side in (is_open, ~is_open) if (part := group & side)]
        return groups

    def _ways_left(self, word: int) -> Iterable[Way]:
        """The ways to the steps that rules in the way in `word` name, of those that are not open in every lane."""
        for each in self.said:
            if each.rule.step is not None and word & each.asked & ~each.yes:
                yield from (way for way in self.ways.of(each.rule.step.key) if way.through or way.only)

    def _verdict(
        self, lane: int, whole: tuple[int, int], stage: Stage, assumed: tuple[str, ...]
    ) -> Callable[..., Verdict]:
        """The verdict in one lane, wanting its category and how the law stands: the same in all lanes alike."""
        answer = _in_lane(*whole, lane)
        asked = [(each, _in_lane(each.yes, each.no, lane)) for each in self.said if each.asked >> lane & 1]
        said = [(each.rule, found) for each, found in asked]
        refusing = [rule for rule, found in said if found is Answer.NO and rule.refuses_by(stage)]
        in_the_way = [
            rule for rule, each in said if rule in refusing or (each is Answer.UNKNOWN and rule.stage <= stage)
        ]
        refused = answer is Answer.NO
        deciding = [
            each
            for each, found in asked
            if found is answer and (each.rule in refusing if refused else each.rule.stage <= stage)
        ]
        for_good = refused and any(rule.step is None for rule in refusing)
        left = remaining(
            () if for_good else in_the_way,
            self.person,
            self.values.on,
            self.ways,
            is_open=lambda way: bool(self.offered.lanes(way) >> lane & 1),
        )
        return partial(
            Verdict,
            pathway=self.pathway,
            answer=answer,
            mark=self.firmness.of((each.traced for each in deciding), answer, lane),
            stage=stage,
            assumed=assumed,
            deciding=tuple(each.rule for each in deciding),
            still_to_come=tuple(
                rule for rule, each in said if rule.stage > stage and each is not Answer.YES and rule not in refusing
            ),
            remaining=left,
            earliest_yes=earliest_yes(in_the_way, left, self.values.on),
            kind=self.instrument.lanes.kind,
        )

    def reasons(self, category: str) -> tuple[Reason, ...]:
        lane = self.instrument.lanes.lane(category)
        return tuple(self._reason(each.traced, lane) for each in self.said if each.asked >> lane & 1)

    def _reason(self, trace: Traced, lane: int) -> Reason:
        unit = trace.provision.unit if isinstance(trace.provision, Derivation) else ""
        answer, found, known = _found(trace.given, lane, is_day=unit == DAY)
        return Reason(
            id=trace.provision.id,
            asks=trace.provision.asks,
            answer=answer,
            found=found,
            shown=shown(trace.given, unit=unit),
            provision=trace.provision,
            values=trace.values,
            because=tuple(reason for name in trace.reads for reason in self._fact(name, lane)),
            known=known,
        )

    def _fact(self, name: str, lane: int) -> Iterable[Reason]:
        if name in self.derived:
            yield self._reason(self.derived[name], lane)
            return
        question = asks(name)
        if question is not None:
            given = self.person.columns[name]
            is_day = name in FACTS and FACTS[name].kind is Kind.DAY
            unit = DAY if is_day else FACTS[name].unit if name in FACTS else ""
            answer, found, known = _found(given, lane, is_day=is_day)
            yield Reason(name, question, answer, found, shown(given, unit=unit), None, (), (), known)


def _judge(book: Book, person: Facts, on: date, wanted: set[Pathway]) -> dict[Pathway, _Judged]:
    values = {one.id: one.values.on(on) for one in book.instruments}
    person.columns = computed = _TracedWhenRead(book, person, values)
    derived = computed.traces
    firmness = Firmness(person, derived)
    offered = Offered(person, book, values, on)
    return {
        one.pathway: _Judged(
            instrument=one,
            pathway=one.pathway,
            person=person,
            values=values[one.id],
            derived=derived,
            said=tuple(_said(rule, one, person, values[one.id]) for rule in one.rules_on(on)),
            ways=book.ways,
            offered=offered,
            firmness=firmness,
        )
        for one in book.instruments
        if one.pathway is not None and one.pathway in wanted
    }


class _TracedWhenRead(dict[str, "Column"]):
    """The columns of one person, and each fact that the law computes as soon as it is read, with all that it read."""

    def __init__(self, book: Book, person: Facts, values: Mapping[str, Values]) -> None:
        super().__init__(person.columns)
        self.traces: dict[str, Traced] = {}
        self._derivations = {
            each.name: (each, values[one.id]) for one in book.instruments for each in one.derivations.values()
        }

    def __missing__(self, name: str) -> Column:
        derivation, law = self._derivations[name]
        self.traces[name] = trace = traced(derivation, Facts(1, self), law)
        self[name] = trace.given
        return trace.given


def _said(rule: Rule, one: Instrument, person: Facts, values: Values) -> _Said:
    asked = number_of(rule.lanes(values, one.lanes.all))
    trace = traced(rule, person, values)
    truth = trace.given
    if not isinstance(truth, Ternary):
        raise TypeError(f"{rule.id} gave a {type(truth).__name__}; a rule gives a Ternary")
    yes, no = one.lanes.numbers_in(truth, row=0)
    return _Said(rule, trace, yes, no, asked)


def _in_lane(yes: int, no: int, lane: int) -> Answer:
    if yes >> lane & 1:
        return Answer.YES
    return Answer.NO if no >> lane & 1 else Answer.UNKNOWN


def _assumptions(book: Book, person: Facts) -> tuple[str, ...]:
    return tuple(name for name in book.assumptions if person.truth(name).yes[0])


def _found(column: Column, lane: int, *, is_day: bool) -> tuple[Answer | None, str | None, bool]:
    """The answer in `lane`, or the number, day, word or count that was found, and whether it is known exactly."""
    match column:
        case Ternary():
            answer = answer_in(column, row=0, lane=lane)
            return answer, None, answer is not Answer.UNKNOWN
        case Codes():
            code = int(column.code[0])
            return None, None if code < 0 else column.names[code], code >= 0
        case Numbers():
            return None, _number(column, is_day=is_day), bool(column.known[0])
    given = bool(column.given[0])
    return None, str(len(column.owners())) if given else None, given


def _number(column: Numbers, *, is_day: bool) -> str | None:
    low, high = int(column.low[0]), int(column.high[0])
    if low == high and is_day:
        return NEVER if low >= FOREVER else days.named(low).isoformat()
    if low == high:
        return str(low)
    return None if low <= 0 and high >= FARTHEST else f"{low} to {high}"


def _missing(reason: Reason, columns: Mapping[str, Column]) -> dict[str, Text]:
    """What a reason that is not known lacks: facts that were not told, else the lists whose entries lack something."""
    if reason.known:
        return {}
    if reason.provision is None:
        return {reason.id: reason.asks}
    lacking = {key: asked for each in reason.because for key, asked in _missing(each, columns).items()}
    told = ((each, columns[each.id]) for each in reason.because if each.id in LISTS)
    return lacking or {
        each.id: each.asks for each, table in told if isinstance(table, Table) and lacks_something(each.id, table)
    }


NOT_SPOKEN_OF = Text(
    "{pathway} tidak mencakup {name}: tidak seorang pun dapat berangkat melalui jalur ini dalam kategori tersebut.",
    "{pathway}は{name}を対象としていません。この制度でこの業務に就くことは誰にもできません。",
    "{pathway} does not speak of {name}: nobody can go by this pathway in it.",
)
"""What is said of `Closed` lanes; `pathway` and `name` are filled in the language of the reader."""
