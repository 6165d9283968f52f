"""From kept words and the law's two days to what the pages print; small counts hidden where only numbers are read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from kakehashi import figures
from kakehashi.law import (
    Cause,
    Change,
    Facts,
    KeyDay,
    KeyDayKind,
    PathwayDifference,
    Stage,
    Turn,
    Way,
    changes,
    columns,
    difference,
    key_days,
    sitting_months,
)
from kakehashi.law.book import BOOK
from kakehashi.portal.candidates import bridge as pool
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.panels import shown_answer
from kakehashi.portal.candidates.words import HeldBack, OnlyOne, categories_in, lanes_in, lanes_of
from kakehashi.vocabulary import Mark, Pathway, Text, WorkCategory, categories

HIDDEN = figures.HIDDEN
"""Stands for a count of too few people."""


def sign_explained() -> Text:
    """What the sign of a hidden count means."""
    return figures.sign_explained()


# What only one condition holds back


@dataclass(slots=True)
class HeldLine:
    """A rule that alone holds people back, and how many; a count that is None is hidden, by lane too.

    `rule` is "" on the line of those whose answer cannot be told.  `answer` is the sign of the line, `step` what the
    person can do, `ways` the known ways to do it that are open to one of them, `first` and `last` the days from which
    the first and the last of them can; None where unknown.  `months` stand for the days where a test is to be sat, of
    which the day was not read.
    """

    rule: str
    answer: str
    asks: Any
    step: Any
    people: int | None
    without: int | None
    by_lane: Mapping[int, int | None]
    first: date | None = None
    last: date | None = None
    ways: tuple[Way, ...] = ()
    months: Text | None = None

    def cells(self, shown: Iterable[WorkCategory]) -> list[int | None]:
        """The counts of these categories."""
        return [self.by_lane.get(category.lane, 0) for category in shown]


@dataclass(frozen=True, slots=True)
class HeldLines:
    """What holds people back alone because it is not met, or because nobody knows; and all whose answer is not told."""

    refused: list[HeldLine]
    unknown: list[HeldLine]
    cannot_tell: HeldLine

    @property
    def alone(self) -> list[HeldLine]:
        """The lines of one rule each, in the order of the page."""
        return [*self.refused, *self.unknown]

    @property
    def every(self) -> list[HeldLine]:
        """All lines in the order of the page."""
        return [*self.alone, self.cannot_tell]

    @property
    def hides(self) -> bool:
        """Whether a count is hidden, so that the page must say what the sign means."""
        return any(None in (line.people, line.without, *line.by_lane.values()) for line in self.every)


def held_lines(only: OnlyOne, lanes: int, *, hide: bool) -> HeldLines:
    """The lines of the page; with `hide` small counts, and those they could be worked out from, are hidden."""
    lines = HeldLines(
        refused=[_line(rule, held, "no") for rule, held in only.refused.items()],
        unknown=[_line(rule, held, "unknown") for rule, held in only.unknown.items()],
        cannot_tell=_line("", only.cannot_tell, "unknown"),
    )
    if hide:
        _hide(lines.every, lanes)
    return lines


def _line(rule_id: str, held: HeldBack, answer: str) -> HeldLine:
    rule = BOOK.rules.get(rule_id)
    step = None if rule is None else rule.step
    first = date.fromisoformat(held.first) if held.first else None
    return HeldLine(
        rule=rule_id,
        answer="not_yet" if answer == "no" and step is not None else answer,
        asks=pool.rule_text(rule_id),
        step=None if step is None else step.text,
        people=held.people,
        without=held.without,
        by_lane=dict(held.by_lane),
        first=first,
        last=date.fromisoformat(held.last) if held.last else None,
        ways=() if step is None else _ways_open(BOOK.ways.of(step.key), held),
        months=None if first is None else sitting_months(BOOK, rule_id, first),
    )


def _ways_open(ways: Iterable[Way], held: HeldBack) -> tuple[Way, ...]:
    """Those of the ways that are open to one of those held back, in a category in which they are."""
    lanes = sum(1 << lane for lane in held.by_lane)
    return tuple(way for way in ways if way.lanes & lanes and (not way.through or way.key in held.offered))


def _hide(lines: Sequence[HeldLine], lanes: int) -> None:
    names = [str(number) for number in range(len(lines))]
    shown = categories_in(lanes)
    cells = [[line.by_lane.get(one.lane, 0) or 0 for one in shown] for line in lines]
    published, _sums = _published(names, [one.key for one in shown], cells)
    for line, counts in zip(lines, published, strict=True):
        people, without = line.people or 0, line.without or 0
        line.by_lane = {one.lane: count for one, count in zip(shown, counts, strict=True)}
        line.people = _total(people, counts)
        if line.people is None or _is_small(without) or _is_small(people - without):
            line.without = None
        if line.people is None or line.first != line.last:
            line.first = line.last = None


def _published(
    rows: Sequence[str], over: Sequence[str], cells: Sequence[Sequence[int]]
) -> tuple[list[list[int | None]], list[int | None]]:
    """Counts with the small ones hidden, and so many others that no sum over a row or a column gives them away."""
    table = figures.Table(
        tuple(rows), tuple(over), tuple(tuple(line) for line in cells), tuple(sum(line) for line in cells)
    )
    made = figures.hide_small(table, show_zero=True)
    return [list(line) for line in made.cells], list(made.column_totals)


def _is_small(count: int) -> bool:
    return 0 < count < figures.SMALLEST_SHOWN


def _total(people: int, counts: Sequence[int | None]) -> int | None:
    """People of a line; hidden where they are few, or where they bound the line's only hidden count from below."""
    hidden = counts.count(None)
    told = sum(count for count in counts if count is not None)
    return None if _is_small(people) or (hidden == 1 and people > told) else people


# Before and after


def switch_days() -> tuple[date, date]:
    """The day before ESD comes into force, and that day."""
    first = BOOK.instrument("japan.esd").values.on(BOOK.checked).day("in_force_from")
    return first - timedelta(days=1), first


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of the law: as it stands (`assumption` is None), or under an assumption, in the words of its rule."""

    name: str
    assumption: Text | None


AS_IT_STANDS = Told("", None)


def tellings() -> list[Told]:
    """The law as it stands first, then each assumption that the book knows, in the words of the first rule it is of."""
    said = {rule.assumes: rule.asks for rule in reversed(BOOK.rules.values()) if rule.assumes is not None}
    return [AS_IT_STANDS, *(Told(name, said[name]) for name in BOOK.assumptions)]


TURNS = (Turn.GAINS, Turn.LOSES, Turn.BECOMES_UNKNOWN, Turn.COMES_TO_SPEAK, Turn.SETTLED)
"""What can change, in the order of the pages."""


@dataclass(frozen=True, slots=True)
class Group:
    """Categories of one pathway with the same answers on both days, for the same causes.

    An answer that is None: the pathway does not speak of these categories on that day.
    """

    turn: Turn
    before: str | None
    after: str | None
    categories: tuple[WorkCategory, ...]
    because: tuple[Cause, ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class PersonOutlook:
    """One telling of the law for one person: by pathway the groups that turn, then those that stay as they are."""

    told: Told
    pathways: tuple[tuple[Pathway, tuple[Group, ...]], ...]


def outlook_of(candidate: Candidate, *, on: date, then: date, pathways: Sequence[Pathway]) -> list[PersonOutlook]:
    """What changes for one person from `on` to `then`, at stage pool: as the law stands, then under each assumption."""
    facts = columns([pool.person_of(candidate, on=on)])
    whole = difference(facts, BOOK, on=on, then=then, stage=Stage.POOL, pathways=pathways)
    said = {telling.name: telling for telling in tellings()}
    found = []
    for name, by_pathway in whole.told():
        assumed = () if name is None else (name,)
        found.append(
            PersonOutlook(
                said[name or ""],
                tuple((way, _groups(facts, each, way, on, then, assumed)) for way, each in by_pathway.items()),
            )
        )
    return found


def _open_lanes(each: PathwayDifference) -> int:
    planned = lanes_of(one for one in categories().values() if one.planned)
    return int(each.speaks_of) & ~planned


def _groups(
    facts: Facts, each: PathwayDifference, way: Pathway, on: date, then: date, assumed: tuple[str, ...]
) -> tuple[Group, ...]:
    lanes = _open_lanes(each)
    turned = lanes & ~int(each.words(Turn.UNCHANGED)[0])
    keys = [one.key for one in categories_in(turned)]
    found: dict[Any, list[Change]] = {}
    if keys:
        for change in changes(
            facts, BOOK, on=on, then=then, stage=Stage.POOL, assumed=assumed, pathways=[way], categories=keys
        ):
            ids = tuple((cause.kind, "" if cause.rule is None else cause.rule.id) for cause in change.because)
            found.setdefault((change.turn, _shown(change.before), _shown(change.after), ids), []).append(change)
    table = categories()
    groups = [
        Group(turn, before, after, tuple(table[one.category] for one in alike), alike[0].because, _mark(alike[0]))
        for (turn, before, after, _ids), alike in found.items()
    ]
    return (*groups, *_unchanged(each, lanes & ~turned))


def _shown(verdict: Any) -> str | None:
    return None if verdict is None else shown_answer(verdict)


def _mark(change: Change) -> Mark | None:
    return None if change.after is None else change.after.mark


def _unchanged(each: PathwayDifference, lanes: int) -> Iterator[Group]:
    after = each.after
    yes, no, mendable = (int(word[0]) for word in (after.yes, after.no, after.mendable))
    for answer, word in (
        ("yes", yes),
        ("unknown", ~(yes | no)),
        ("not_yet", mendable),
        ("no", no & ~mendable),
    ):
        if word & lanes:
            yield Group(Turn.UNCHANGED, answer, answer, tuple(categories_in(word & lanes)), (), None)


@dataclass(slots=True)
class Turns:
    """How many people turn on one pathway: in any category, and category by category; None is a hidden count.

    `asked` are all whom the pathway speaks of, `unchanged` those of them for whom nothing turns.
    """

    pathway: Pathway
    asked: int | None
    people: dict[Turn, int | None]
    unchanged: int | None
    by_category: list[tuple[WorkCategory, dict[Turn, int | None]]]
    rows: dict[tuple[Turn, int], list[int]] = field(default_factory=dict)

    def cells(self) -> list[tuple[Turn, int | None]]:
        """The counts of people by turn, in the order of the page."""
        return [(turn, self.people[turn]) for turn in TURNS]

    @property
    def changing(self) -> list[tuple[WorkCategory, list[tuple[Turn, int | None]]]]:
        """The categories in which something changes for somebody, or may do so."""
        return [
            (one, [(turn, cells[turn]) for turn in TURNS])
            for one, cells in self.by_category
            if any(count != 0 for count in cells.values())
        ]


@dataclass(frozen=True, slots=True)
class PoolOutlook:
    """One telling of the law for many people."""

    told: Told
    pathways: list[Turns]

    @property
    def hides(self) -> bool:
        """Whether a count is hidden, so that the page must say what the sign means."""
        return any(
            None in (each.asked, each.unchanged, *each.people.values())
            or any(None in cells.values() for _, cells in each.by_category)
            for each in self.pathways
        )


def outlook_of_pool(
    people: Sequence[Candidate], *, on: date, then: date, pathways: Sequence[Pathway], hide: bool
) -> list[PoolOutlook]:
    """Who gains and who loses from `on` to `then`, at stage pool, by pathway and category, under each telling.

    A pathway that speaks only of who has been in Japan counts only those.  Rows are places in `people`.
    Cost: two assessments a pathway and telling, time O(people).
    """
    persons = [pool.person_of(candidate, on=on) for candidate in people]
    ways = [set(pool.pathways_of(candidate)) for candidate in people]
    found: dict[str, list[Turns]] = {telling.name: [] for telling in tellings()}
    asked: dict[tuple[int, ...], list[Pathway]] = {}
    for way in pathways:
        asked.setdefault(tuple(row for row, spoken in enumerate(ways) if way in spoken), []).append(way)
    for rows, alike in asked.items():
        facts = columns([persons[row] for row in rows])
        whole = difference(facts, BOOK, on=on, then=then, stage=Stage.POOL, pathways=alike)
        for name, by_pathway in whole.told():
            for way, each in by_pathway.items():
                turns = _turns(each, way, rows)
                found[name or ""].append(hidden(turns) if hide else turns)
    for several in found.values():
        several.sort(key=lambda turns: pathways.index(turns.pathway))
    return [PoolOutlook(telling, found[telling.name]) for telling in tellings() if found[telling.name]]


def _turns(each: PathwayDifference, way: Pathway, rows: Sequence[int]) -> Turns:
    lanes = _open_lanes(each)
    by_turn: dict[Turn, list[int]] = {}
    places: dict[tuple[Turn, int], list[int]] = {}
    for turn in TURNS:
        words = [int(word) & lanes for word in each.words(turn)]
        by_turn[turn] = [row for row, word in zip(rows, words, strict=True) if word]
        for row, word in zip(rows, words, strict=True):
            for lane in lanes_in(word):
                places.setdefault((turn, lane), []).append(row)
    touched = set().union(*by_turn.values())
    return Turns(
        pathway=way,
        asked=len(rows),
        people={turn: len(by_turn[turn]) for turn in TURNS},
        unchanged=len(rows) - len(touched),
        by_category=[
            (one, {turn: len(places.get((turn, one.lane), ())) for turn in TURNS}) for one in categories_in(lanes)
        ],
        rows={**places, **{(turn, ANY_LANE): found for turn, found in by_turn.items()}},
    )


ANY_LANE = -1
"""Stands for any category in the rows of `Turns`."""


def hidden(turns: Turns) -> Turns:
    """The same with small counts hidden, and those that they could be worked out from; nobody's row is left in it."""
    asked = turns.asked or 0
    shown = [one for one, _cells in turns.by_category]
    cells = [[each[turn] or 0 for _one, each in turns.by_category] for turn in TURNS]
    rest = [asked - sum(column) for column in zip(*cells, strict=True)]
    published, sums = _published([*TURNS, Turn.UNCHANGED], [one.key for one in shown], [*cells, rest])
    for place, total in enumerate(sums):
        if total is None and not _is_small(asked):
            for line in published:
                line[place] = None
    people = {turn: _total(turns.people[turn] or 0, published[number]) for number, turn in enumerate(TURNS)}
    if _is_small(turns.unchanged or 0):  # else it is what is left of all when those who turn are taken away
        people[max(TURNS, key=lambda turn: turns.people[turn] or 0)] = None
    safe = not _is_small(asked) and None not in people.values()
    return Turns(
        pathway=turns.pathway,
        asked=None if _is_small(asked) else asked,
        people=people,
        unchanged=turns.unchanged if safe else None,
        by_category=[
            (one, {turn: published[number][place] for number, turn in enumerate(TURNS)})
            for place, one in enumerate(shown)
        ],
    )


def deadlines_from(on: date) -> list[KeyDay]:
    """The last days on or after `on` by which something must be done, earliest first."""
    return [each for each in key_days(BOOK, on, date.max) if each.kind is KeyDayKind.DEADLINE]


def changes_of_law(on: date, then: date, pathways: Sequence[Pathway]) -> list[KeyDay]:
    """The rules that begin or end after `on` and by `then` on these pathways, earliest first."""
    begins_or_ends = {KeyDayKind.RULE_BEGINS, KeyDayKind.RULE_ENDS}
    return [
        each
        for each in key_days(BOOK, on, then)
        if each.kind in begins_or_ends and (not each.pathways or set(each.pathways) & set(pathways))
    ]
