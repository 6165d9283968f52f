"""How firmly an answer is known: as firmly as the weakest of what it in truth rests on.

Each rule, computed fact and value of law has a mark.  An answer rests on the rules that decide it, and on those of the
facts and values they read that bear on it; what was read and decides nothing does not count.

    1. A "yes" or "no" has the firmest mark at which it still stands with all that is less firmly known forgotten: of
       "a or b" that is yes by `a` alone, `b` may be forgotten.  Unknown never turns a "yes" into a "no", so that what
       stands without a fact does not rest on it.
    2. An "unknown" rests on what would settle it.  A computed truth counts where it alone, were it yes or no, would
       settle it; a list of law where the list without its words would, a yes or no of law where the other one would.
    3. Where that cannot be seen, the weakest of all that was read counts: a number or day of law always bears on what
       reads it, and a computed number, day or word that leaves an answer unknown does so with all it rests on.

A list is forgotten as if it listed nothing, or one word more that nobody has: what needs one of its words falls by the
first, what needs all of them by the second.  A yes or no of law is forgotten as if it were either.  Facts as given have
no mark: how well they are shown is `Evidence`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from kakehashi.law.answer import Answer, answer_in
from kakehashi.law.columns import Codes, Numbers
from kakehashi.law.facts import Facts
from kakehashi.law.instrument import Rule
from kakehashi.law.reading import each_once, watched
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kakehashi.law.dated import DatedValue, Values
    from kakehashi.law.facts import Column
    from kakehashi.law.instrument import Derivation


@dataclass(frozen=True, slots=True)
class Traced:
    """What a rule or derivation gave one person, and what it read: facts by name, and of `law` the values it used."""

    provision: Rule | Derivation
    given: Column
    reads: tuple[str, ...]
    values: tuple[DatedValue, ...]
    law: Values


def traced(provision: Rule | Derivation, person: Facts, law: Values) -> Traced:
    """What `provision` gives one person under `law`, with all that it reads on the way."""
    with watched(person, law) as (reads, used):
        given = provision.body(person, law)
    values = tuple(law.standing[name] for name in each_once(used))
    return Traced(provision, given, each_once(reads), values, law)


class Firmness:
    """How firmly the answers to one person are known; `derived` holds what was computed of them.

    Cost:  nothing where no fact or value is less firmly known than the rules; else each rule or computed fact that
           reads such a one is asked again, once for all lanes and verdicts.
    """

    def __init__(self, person: Facts, derived: Mapping[str, Traced]) -> None:
        self._person = person
        self._derived = derived
        self._below: dict[str, Mark] = {}
        self._known: dict[Mark, Facts] = {}
        self._asked: dict[tuple[str, Mark], Column] = {}
        self._otherwise: dict[tuple[str, str], tuple[Ternary, ...]] = {}

    def of(self, deciding: Iterable[Traced], answer: Answer, lane: int) -> Mark:
        """The mark of a verdict that the rules `deciding` decide in `lane`, each by `answer`."""
        rules = tuple(deciding)
        mark = Mark.weakest([_own(each, answer) for each in rules])
        for each in rules:
            if self.below(each) > mark:
                mark = self._of_answer(each, answer, lane, mark)
        return mark

    def below(self, trace: Traced) -> Mark:
        """The weakest mark of all that was read, values and computed facts, down to the facts as given."""
        name = trace.provision.id
        mark = self._below.get(name)
        if mark is None:
            mark = Mark.OFFICIAL
            for value in trace.values:
                mark = max(mark, value.mark)
            for read in trace.reads:
                computed = self._derived.get(read)
                if computed is not None:
                    mark = max(mark, computed.provision.mark, self.below(computed))
            self._below[name] = mark
        return mark

    def _whole(self, trace: Traced) -> Mark:
        return max(trace.provision.mark, self.below(trace))

    def _of_answer(self, trace: Traced, answer: Answer, lane: int, mark: Mark) -> Mark:
        """`mark`, or the weaker one of what was read and bears on `answer`."""
        if answer is Answer.UNKNOWN:
            return self._of_unknown(trace, lane, mark)
        while answer_in(_truth(self.known_at(trace, mark)), row=0, lane=lane) is not answer:
            mark = Mark(mark + 1)
        return mark

    def _of_fact(self, trace: Traced, lane: int, mark: Mark) -> Mark:
        """`mark`, or the weaker one of a computed fact and of what bears on it."""
        mark = max(mark, trace.provision.mark)
        if self.below(trace) <= mark:
            return mark
        if isinstance(trace.given, Ternary):
            return self._of_answer(trace, answer_in(trace.given, row=0, lane=lane), lane, mark)
        return next(each for each in Mark if each >= mark and self._is_found(trace, each))

    def _is_found(self, trace: Traced, mark: Mark) -> bool:
        """Is it the number, day or word that was found, and known, without what is less firmly known than `mark`?"""
        if self.below(trace) <= mark:
            return True
        match self.known_at(trace, mark):
            case Numbers() as number:
                return bool(number.known[0])
            case Codes() as word:
                return bool(word.code[0] >= 0)
        return False

    def _of_unknown(self, trace: Traced, lane: int, mark: Mark) -> Mark:
        for value in trace.values:
            if value.mark > mark and (not value.can_be_forgotten or self._settles(trace, value, lane)):
                mark = value.mark
        for name in trace.reads:
            read = self._derived.get(name)
            if read is None or self._whole(read) <= mark:
                continue
            if not isinstance(read.given, Ternary) or self._settles(trace, read, lane):
                mark = self._of_fact(read, lane, mark)
        return mark

    def _settles(self, trace: Traced, what: DatedValue | Traced, lane: int) -> bool:
        """Would the answer of `trace` be known in `lane`, were `what` alone otherwise?"""
        name = what.provision.name if isinstance(what, Traced) else what.name
        key = trace.provision.id, name
        if key not in self._otherwise:
            body = trace.provision.body
            if isinstance(what, Traced):
                truths = (self._person.everyone(), ~self._person.everyone())
                people = (Facts(1, self._person.columns | {name: truth}) for truth in truths)
                self._otherwise[key] = tuple(_truth(body(person, trace.law)) for person in people)
            else:
                laws = trace.law.forgetting([what])
                self._otherwise[key] = tuple(_truth(body(self._person, law)) for law in laws)
        return any(answer_in(truth, row=0, lane=lane) is not Answer.UNKNOWN for truth in self._otherwise[key])

    def known_at(self, trace: Traced, mark: Mark) -> Column:
        """What the rule or derivation gives with all it reads forgotten that is less firmly known than `mark`."""
        if self.below(trace) <= mark:
            return trace.given
        key = trace.provision.id, mark
        if key not in self._asked:
            self._asked[key] = self._again(trace, mark)
        return self._asked[key]

    def _again(self, trace: Traced, mark: Mark) -> Column:
        weak = [value for value in trace.values if value.mark > mark]
        if not all(value.can_be_forgotten for value in weak):
            return _nothing(trace.given)
        body, given = trace.provision.body, trace.given
        lost = {name: self._derived[name] for name in trace.reads if name in self._derived}
        lost = {name: each for name, each in lost.items() if self._whole(each) > mark}
        person = self._person
        if lost:  # most of what is forgotten decides nothing: then it need not be found how much of it stays
            person = Facts(1, person.columns | {name: _nothing(each.given) for name, each in lost.items()})
            forgotten = body(person, trace.law)
            if not _is_same(forgotten, given):
                person = self._knowing(mark)
                given = body(person, trace.law)
        for law in trace.law.forgetting(weak):
            given = _agreed(given, body(person, law))
        return given

    def _knowing(self, mark: Mark) -> Facts:
        """The person, with all computed facts forgotten that are less firmly known than `mark`."""
        if mark not in self._known:
            self._known[mark] = Facts(1, _Known(self, mark, self._person.columns, self._derived))
        return self._known[mark]


class _Known(dict[str, "Column"]):
    """The facts as given, and each computed fact as far as it is known at `mark`, as soon as it is read."""

    def __init__(
        self, firmness: Firmness, mark: Mark, columns: Mapping[str, Column], derived: Mapping[str, Traced]
    ) -> None:
        super().__init__({name: column for name, column in columns.items() if name not in derived})
        self._firmness = firmness
        self._mark = mark
        self._derived = derived

    def __missing__(self, name: str) -> Column:
        trace = self._derived[name]
        forgotten = trace.provision.mark > self._mark
        self[name] = column = _nothing(trace.given) if forgotten else self._firmness.known_at(trace, self._mark)
        return column


def _own(trace: Traced, answer: Answer) -> Mark:
    """The mark of the rule itself; one that asks something in some lanes only does so by the list that names them."""
    rule = trace.provision
    if not isinstance(rule, Rule):
        return rule.mark
    mark = rule.mark_of(answer)
    if rule.applies_to is None or answer is Answer.YES:
        return mark
    lanes = trace.law.standing.get(rule.applies_to)
    return mark if lanes is None else max(mark, lanes.mark)


def _truth(column: Any) -> Ternary:
    if not isinstance(column, Ternary):
        raise TypeError(f"a truth was asked for and a {type(column).__name__} was given")
    return column


def _nothing(column: Column) -> Column:
    """Nothing known, in place of `column`, of one person."""
    match column:
        case Numbers():
            return Numbers.unknown(1)
        case Codes():
            return Codes(np.full(1, -1, np.int16), column.names)
    return Ternary.unknown(1)


def _is_same(one: Column, other: Column) -> bool:
    """Do both say the same of one person, unknown with unknown?"""
    match one, other:
        case Numbers(), Numbers():
            return bool(one.low[0] == other.low[0] and one.high[0] == other.high[0])
        case Codes(), Codes():
            return bool(one.code[0] == other.code[0])
    return bool((_truth(one).yes == _truth(other).yes).all() and (_truth(one).no == _truth(other).no).all())


def _agreed(one: Column, other: Column) -> Column:
    """What both say, of one person: unknown where they differ."""
    match one, other:
        case Numbers(), Numbers():
            return Numbers(np.minimum(one.low, other.low), np.maximum(one.high, other.high))
        case Codes(), Codes():
            return one.where_not(one.code == other.code)
    one, other = _truth(one), _truth(other)
    return Ternary(one.yes & other.yes, one.no & other.no)
