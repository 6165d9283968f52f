"""Why an answer on one person turns between two days: the rules, numbers of law and facts that made the change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kakehashi.law.answer import Answer
from kakehashi.law.difference import Turn, in_order, turn_of
from kakehashi.law.explanation import explain
from kakehashi.law.stage import Evidence, Stage
from kakehashi.vocabulary import Pathway, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kakehashi.law.dated import DatedValue
    from kakehashi.law.explanation import Explanation, Reason, Verdict
    from kakehashi.law.facts import Facts
    from kakehashi.law.instrument import Book, Instrument, Rule


class CauseKind(StrEnum):
    """How a rule came to change its answer."""

    CAME_INTO_FORCE = "came_into_force"
    ENDED = "ended"
    TURNED = "turned"

    @property
    def text(self) -> Text:
        """The words that the pages print."""
        return _KINDS[self]


@dataclass(frozen=True, slots=True)
class Turned:
    """A fact that is another on the second day: its reason on each of the two, as `explain` gives it."""

    before: Reason
    after: Reason

    @property
    def asks(self) -> Text:
        """The question that the fact answers."""
        return self.after.asks


@dataclass(frozen=True, slots=True)
class Cause:
    """A rule that made the change, its answer on each day (None: it asked nothing), and what lay behind it.

    `rule` is None where the pathway itself came to speak, or ceased to speak, of the category.  `values` are the
    numbers of law that are others on the second day (None: not standing), `facts` the nearest facts that are.  A rule
    that only reads the day itself has neither.
    """

    rule: Rule | None
    kind: CauseKind
    before: Answer | None
    after: Answer | None
    values: tuple[tuple[DatedValue | None, DatedValue | None], ...] = ()
    facts: tuple[Turned, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict on one person that turns: that of each day (None: not spoken of), and the rules that explain it."""

    turn: Turn
    pathway: Pathway
    category: str
    before: Verdict | None
    after: Verdict | None
    because: tuple[Cause, ...]

    @property
    def was(self) -> Answer:
        """The answer on the first day."""
        return _answer(self.before)

    @property
    def becomes(self) -> Answer:
        """The answer on the second day."""
        return _answer(self.after)


def changes(
    facts: Facts,
    book: Book,
    *,
    on: date,
    then: date,
    stage: Stage = Stage.LANDING,
    at_least: Evidence = Evidence.CLAIMED,
    assumed: Iterable[str] = (),
    row: int = 0,
    pathways: Iterable[Pathway] | None = None,
    categories: Iterable[str] | None = None,
    occupations: Iterable[str] | None = None,
) -> tuple[Change, ...]:
    """Every verdict on the person in `row` that turns from `on` to `then`, with the rules that explain it.

    A verdict that rises (no, unknown, yes) is explained by the rules that stood in its way and rose, one that falls by
    those that fell and now stand in its way.  Only what `assumed` names is assumed, whatever the person's facts say.
    Raises as `difference` does.  Cost: two explanations, and a tree of reasons for each verdict that turned.
    """
    in_order(on, then)
    named = _known(book, assumed)
    plain = facts.not_assuming(book.assumptions)
    wanted = tuple(book.pathways if pathways is None else pathways)
    keys = None if categories is None else tuple(categories)
    trades = None if occupations is None else tuple(occupations)
    first, second = (
        explain(
            plain,
            book,
            on=day,
            stage=stage,
            at_least=at_least,
            assumed=named,
            row=row,
            pathways=wanted,
            categories=keys,
            occupations=trades,
        )
        for day in (on, then)
    )
    places = dict.fromkeys((each.pathway, each.category) for told in (first, second) for each in told.verdicts)
    found = []
    for one in book.instruments:
        for pathway, category in places:
            if pathway is one.pathway:
                before, after = (told.verdict(pathway, category) for told in (first, second))
                turn = turn_of(*(None if each is None else each.answer for each in (before, after)))
                if turn is not Turn.UNCHANGED:
                    because = _causes(one, category, (before, after), (first, second), stage)
                    found.append(Change(turn, pathway, category, before, after, because))
    return tuple(found)


def _causes(
    one: Instrument,
    category: str,
    verdicts: tuple[Verdict | None, Verdict | None],
    told: tuple[Explanation, Explanation],
    stage: Stage,
) -> tuple[Cause, ...]:
    was, becomes = verdicts
    if was is None or becomes is None:
        values = _value_pair(one, one.speaks_of, told[0].on, told[1].on)
        kind = CauseKind.CAME_INTO_FORCE if was is None else CauseKind.ENDED
        return (
            Cause(None, kind, None if was is None else was.answer, None if becomes is None else becomes.answer, values),
        )
    before, after = ({each.id: each for each in day.reasons(was.pathway, category)} for day in told)
    rising = _RANK[becomes.answer] > _RANK[was.answer]
    return tuple(
        cause
        for rule in one.rules.values()
        if (cause := _cause(one, rule, (before.get(rule.id), after.get(rule.id)), told)) is not None
        and (_rank(cause.after) > _rank(cause.before)) is rising
        and _in_the_way(cause.before if rising else cause.after, rule, stage)
    )


def _cause(
    one: Instrument,
    rule: Rule,
    reasons: tuple[Reason | None, Reason | None],
    told: tuple[Explanation, Explanation],
) -> Cause | None:
    """What made the rule change its answer; None where it did not, a rule that asks nothing being as good as "yes"."""
    before, after = reasons
    was, becomes = (None if each is None else each.answer for each in reasons)
    if _rank(was) == _rank(becomes):
        return None
    on, then = (each.on for each in told)
    if not rule.holds_on(on):
        return Cause(rule, CauseKind.CAME_INTO_FORCE, was, becomes)
    if not rule.holds_on(then):
        return Cause(rule, CauseKind.ENDED, was, becomes)
    values = _value_pair(one, rule.applies_to, on, then)
    if before is None or after is None:
        return Cause(rule, CauseKind.TURNED, was, becomes, values)
    return Cause(
        rule,
        CauseKind.TURNED,
        was,
        becomes,
        values=(*values, *dict.fromkeys(_values_between(before, after))),
        facts=tuple(Turned(old, new) for old, new in _paired(before, after) if _differ(old, new)),
    )


def _value_pair(
    one: Instrument, name: str | None, on: date, then: date
) -> tuple[tuple[DatedValue | None, DatedValue | None], ...]:
    """The value `name` on both days where it is another; empty where it is the same."""
    if name is None:
        return ()
    pair = one.values.on(on).standing.get(name), one.values.on(then).standing.get(name)
    return () if pair[0] is pair[1] else (pair,)


def _values_between(before: Reason, after: Reason) -> Iterator[tuple[DatedValue, DatedValue]]:
    """The values behind a reason, at any depth, that are others on the second day."""
    standing = {each.name: each for each in after.values}
    for was in before.values:
        now = standing.get(was.name)
        if now is not None and now is not was:
            yield was, now
    for was_reason, now_reason in _paired(before, after):
        yield from _values_between(was_reason, now_reason)


def _paired(before: Reason, after: Reason) -> list[tuple[Reason, Reason]]:
    now = {each.id: each for each in after.because}
    return [(was, now[was.id]) for was in before.because if was.id in now]


def _differ(before: Reason, after: Reason) -> bool:
    return (before.answer, before.found) != (after.answer, after.found)


def _in_the_way(answer: Answer | None, rule: Rule, stage: Stage) -> bool:
    return (answer is Answer.NO and rule.refuses_by(stage)) or (answer is Answer.UNKNOWN and rule.stage <= stage)


def _rank(answer: Answer | None) -> int:
    """A rule that asks nothing stands in nobody's way."""
    return _RANK[Answer.YES if answer is None else answer]


def _answer(verdict: Verdict | None) -> Answer:
    return Answer.NO if verdict is None else verdict.answer


def _known(book: Book, assumed: Iterable[str]) -> tuple[str, ...]:
    named = tuple(assumed)
    for name in named:
        book.reading(name)
    return named


_RANK = {Answer.NO: 0, Answer.UNKNOWN: 1, Answer.YES: 2}
_KINDS = {
    CauseKind.CAME_INTO_FORCE: Text("mulai berlaku", "適用開始", "came into force"),
    CauseKind.ENDED: Text("tidak berlaku lagi", "適用終了", "ceased to be in force"),
    CauseKind.TURNED: Text("jawabannya berubah", "判定が変化", "changed its answer"),
}
