"""Narrowing the pool: filters that combine, with a count beside each choice, over very many people.

What people share is a Pattern, and there are few patterns beside many people.  Answers, rules and evidence are looked
up in the patterns, as columns of words; the database only counts people by pattern and by origin.
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import BooleanField, Count, F, Func, Prefetch, Q, QuerySet, UUIDField, Value
from numpy.typing import NDArray

from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.candidates.models import Assessment, Candidate, Evidence, Pattern

ANSWERS = ("yes", "not_yet", "no", "unknown")
ONE_STEP = ("any", "not_met", "not_known")
"""Whom one rule alone holds back: whichever it is, because it is not met, because nobody knows whether it is."""
LEVELS = tuple(Evidence.Level.values)
"""What the answer of a person can rest on; their places in a pattern's `levels` begin at 1, after what is claimed."""
FEW = 2_000
"""So many people are sorted by name faster than the whole pool is walked in the order of names."""

Words = NDArray[np.int64]
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PoolFilter:
    """What a list of the pool is narrowed by; `lanes` is the word of the work categories asked for.

    `lacking` is the rule that decides in one of them; with `one_step` (one of ONE_STEP) it is alone in the way there,
    and none of them is met.  `evidence` is a level on which the answer still stands.  `name` is what is heard of the
    name asked for, and `cut` of that name as a passport cuts it, where it is longer; "" else.
    """

    pathway: str
    lanes: int
    answers: Sequence[str] = ()
    provinces: Sequence[str] = ()
    centres: Sequence[Organisation] = ()
    lacking: str = ""
    one_step: str = ""
    evidence: str = ""
    name: str = ""
    cut: str = ""

    @property
    def asks_of_patterns(self) -> bool:
        """Whether anything is asked that only the verdicts tell."""
        return bool(self.lacking or self.one_step or self.evidence or set(self.answers) - {""})


@dataclass(frozen=True, slots=True)
class Columns:
    """The words of p patterns on one pathway: (p,), and (3, p) where there is one for each level of evidence."""

    applies: Words
    alone: Words
    yes: Words
    no: Words
    mendable: Words
    deciding: Mapping[str, Words]


class Patterns:
    """Every pattern this process has read so far, as columns; a pattern never changes."""

    def __init__(self, raw: Mapping[int, Mapping[str, Any]]) -> None:
        self.raw = raw
        self.place = {key: number for number, key in enumerate(raw)}
        self._ways: dict[str, Columns] = {}

    def holding(self, keys: Collection[int]) -> "Patterns":
        """These and those of `keys` that were not read yet."""
        missing = [key for key in keys if key not in self.raw]
        if not missing:
            return self
        found = dict(self.raw)
        for start in range(0, len(missing), 500):
            rows = Pattern.objects.filter(pk__in=missing[start : start + 500])
            found.update(rows.values_list("pk", "words"))
        return Patterns(found)

    def on(self, pathway: str) -> Columns:
        """The columns of one pathway; a pattern that has nothing on it applies nowhere."""
        if pathway not in self._ways:
            several = [words.get(pathway) or _NOTHING for words in self.raw.values()]
            levels = np.array([one["levels"] for one in several], np.int64).reshape(len(several), 3, 3)
            deciding: dict[str, Words] = {}
            for number, one in enumerate(several):
                for rule, word in one["deciding"].items():
                    if rule not in deciding:
                        deciding[rule] = np.zeros(len(several), np.int64)
                    deciding[rule][number] = word
            self._ways[pathway] = Columns(
                applies=np.array([one["applies"] for one in several], np.int64),
                alone=np.array([one["alone"] for one in several], np.int64),
                yes=levels[:, :, 0].T,
                no=levels[:, :, 1].T,
                mendable=levels[:, :, 2].T,
                deciding=deciding,
            )
        return self._ways[pathway]


_NOTHING: dict[str, Any] = {"applies": 0, "alone": 0, "deciding": {}, "levels": [[0, 0, 0]] * 3}
_read = Patterns({})


def _patterns(keys: Collection[int]) -> Patterns:
    global _read  # noqa: PLW0603 - one for the process: what was read once is not read again
    found = _read = _read.holding(keys)
    return found


def answers_of(columns: Columns, lanes: int, level: int = 0) -> NDArray[np.int8]:
    """The answer of each pattern within `lanes`, as its place in ANSWERS; -1 where the pathway speaks of none of them.

    Yes anywhere, else unknown anywhere, else not yet, else no: as `words.answer_in`.
    """
    applies = columns.applies & lanes
    yes, no = columns.yes[level] & lanes, columns.no[level] & lanes
    open_ = (applies & ~(yes | no)) != 0
    choices = [yes != 0, open_, (columns.mendable[level] & lanes) != 0, applies != 0]
    return np.select(choices, [np.int8(0), np.int8(3), np.int8(1), np.int8(2)], np.int8(-1))


def held_back(columns: Columns, by: PoolFilter, word: Words) -> Marks:
    """The patterns in which what decides in the lanes of `word` holds somebody back, as `one_step` asks."""
    held = word & by.lanes
    if by.one_step:
        held = np.where((columns.yes[0] & by.lanes) == 0, held & columns.alone, 0)
    if by.one_step == "not_met":
        held = held & columns.no[0]
    elif by.one_step == "not_known":
        held = held & ~columns.no[0]
    marks: Marks = held != 0
    return marks


def stands_on(columns: Columns, lanes: int, evidence: str) -> Marks:
    """The patterns whose answer is known, and the same where weaker evidence does not count."""
    claimed = answers_of(columns, lanes)
    known = (claimed >= 0) & (claimed != ANSWERS.index("unknown"))
    marks: Marks = known & (answers_of(columns, lanes, 1 + LEVELS.index(evidence)) == claimed)
    return marks


def fitting(columns: Columns, by: PoolFilter) -> Marks:
    """The patterns that fit all that is asked of verdicts."""
    fits = np.ones(columns.applies.shape, np.bool_)
    if by.answers:
        fits &= np.isin(answers_of(columns, by.lanes), [ANSWERS.index(answer) for answer in by.answers])
    if by.lacking or by.one_step:
        nowhere = np.zeros_like(columns.applies)
        fits &= held_back(columns, by, columns.deciding.get(by.lacking, nowhere) if by.lacking else columns.applies)
    if by.evidence:
        fits &= stands_on(columns, by.lanes, by.evidence)
    return fits


class Among(Func):
    """Whether a person's pattern is one of many; the whole list is one parameter, however long it is.

    With `walked` SQLite does not look the patterns up, but walks the list in its order until the page is full.
    """

    output_field = BooleanField()
    arity = 2

    def __init__(self, keys: Collection[int], *, walked: bool = False) -> None:
        super().__init__(F("pattern"), Value(json.dumps(list(keys))))
        self.array = "{" + ",".join(map(str, keys)) + "}"
        self.walked = walked

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Looked up in the list, which is read as JSON."""
        plus = "+" if self.walked else ""
        joined = " IN (SELECT value FROM json_each("
        return self.as_sql(compiler, connection, template=f"({plus}%(expressions)s)))", arg_joiner=joined, **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """Compared with an array, of which the planner knows how long it is."""
        other = self.copy()
        other.set_source_expressions([self.source_expressions[0], Value(self.array)])
        return other.as_sql(compiler, connection, template="(%(expressions)s::bigint[]))", arg_joiner=" = ANY(", **more)


class Walked(Func):
    """A column by which SQLite may not choose an index, so that it takes the one that holds all that is asked."""

    template = "%(expressions)s"

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """With a plus sign before it, which is SQLite's own way to say so."""
        return self.as_sql(compiler, connection, template="(+%(expressions)s)", **more)


def named_so(by: PoolFilter) -> Q:
    """Whose name has every word that is asked for, in whatever order.

    Of several words all but one may be written as an initial, on either side, or all may be written as one; a name that
    a passport cuts is found by the whole name too.
    """
    asked = by.name.split()
    found, whole = Q(), Q()
    for word in asked:
        if len(word) == 1:
            found &= Q(name_searched__startswith=word) | Q(name_searched__contains=f" {word}")
            continue
        initial, here = word[0], Q(name_searched__contains=word)
        whole |= here
        if len(asked) > 1:
            here |= Q(name_searched__startswith=f"{initial} ") | Q(name_searched__contains=f" {initial} ")
            here |= Q(name_searched__endswith=f" {initial}")
        found &= here
    if len(asked) > 1:  # of one word both ask the same, and each is a walk through all names
        found &= whole
    if len(asked) > 1 and all(len(word) > 1 for word in asked):
        found |= Q(name_searched__contains="".join(asked))
    return found | Q(name_searched__contains=by.cut) if by.cut else found


def _from(people: QuerySet[Candidate], by: PoolFilter) -> QuerySet[Candidate]:
    if by.provinces:
        people = people.filter(home__in=by.provinces)
    if by.centres:
        people = people.filter(training_centre__in=by.centres)
    return people


@dataclass(frozen=True, slots=True)
class Counts:
    """How many people each choice of a filter leaves, all other filters as they are.

    `not_assessed` are those within the other filters who have no verdict; they count in `total` only where no verdict
    is asked for.
    """

    total: int
    not_assessed: int
    answers: Mapping[str, int]
    lacking: Mapping[str, int]
    one_step: Mapping[str, int]
    evidence: Mapping[str, int]
    provinces: Mapping[str, int] = field(default_factory=dict)
    centres: Mapping[UUID, int] = field(default_factory=dict)


class Narrowed:
    """The people of `people` (any that a reader may see) whom a filter leaves: how many, which, and counts by choice.

    Cost: the pool is read twice from an index, once to count by pattern, once by origin, and only where it is asked.
    Where a name leaves FEW, they are read in one walk through the names, and counted here.
    """

    def __init__(self, people: QuerySet[Candidate], by: PoolFilter) -> None:
        self.by = by
        self._all = people
        self._named = people.filter(named_so(by)) if by.name else people

    @cached_property
    def _few(self) -> list[tuple[UUID, int | None, str, UUID | None]] | None:
        """Whom a name leaves, from everywhere, with pattern, home and centre; None without a name, and of many."""
        if not self.by.name:
            return None
        rows = self._named.select_related(None).order_by().values_list("pk", "pattern", "home", "training_centre")
        found: list[Any] = list(rows[: FEW + 1])
        return found if len(found) <= FEW else None

    def _is_from(self, home: str, centre: UUID | None) -> bool:
        """As `_from` narrows."""
        centres = {one.pk for one in self.by.centres}
        return (not self.by.provinces or home in self.by.provinces) and (not centres or centre in centres)

    @cached_property
    def _by_pattern(self) -> dict[int | None, int]:
        if self._few is not None:
            return dict(Counter(key for _, key, home, centre in self._few if self._is_from(home, centre)))
        rows = _from(self._named, self.by).select_related(None).order_by()
        keyed = rows.annotate(key=Walked(F("pattern")) if self.by.name else F("pattern"))
        return dict(keyed.values_list("key").annotate(count=Count("*")))

    @cached_property
    def _fitting(self) -> list[int]:
        """The keys of all patterns that fit, wherever their people come from."""
        keys: Collection[int] = [key for key in self._by_pattern if key is not None]
        if self._few is not None:
            keys = {key for _, key, _, _ in self._few if key is not None}
        elif self.by.provinces or self.by.centres:
            keys = list(Pattern.objects.values_list("pk", flat=True))
        kept = _patterns(keys)
        fits = fitting(kept.on(self.by.pathway), self.by)
        return [key for key in keys if fits[kept.place[key]]]

    def _fit(self) -> list[tuple[UUID, int | None, str, UUID | None]]:
        """Of the few those whose verdicts fit, wherever they come from."""
        fitting = set(self._fitting) if self.by.asks_of_patterns else None
        return [one for one in self._few or () if fitting is None or one[1] in fitting]

    @cached_property
    def total(self) -> int:
        """How many people fit."""
        if not self.by.asks_of_patterns:
            return sum(self._by_pattern.values())
        return sum(self._by_pattern.get(key, 0) for key in self._fitting)

    @property
    def unjudged(self) -> QuerySet[Candidate]:
        """Those within the filters of names and places who have no verdict, whatever else is asked."""
        return _from(self._named, self.by).filter(pattern=None).select_related(None).order_by()

    @cached_property
    def people(self) -> QuerySet[Candidate]:
        """Those who fit, in the order of their names, each with the current assessment of the pathway."""
        if self._few is not None:
            people = self._all.filter(
                pk__in=[key for key, _, home, centre in self._fit() if self._is_from(home, centre)]
            )
        else:
            people = _from(self._named, self.by)
            if self.by.asks_of_patterns:
                people = people.filter(Among(self._fitting, walked=self.total > FEW))
        current = Assessment.objects.filter(pathway=self.by.pathway, current=True)
        return people.prefetch_related(Prefetch("assessments", current, "current_assessments")).order_by(
            "name_searched", "number", "pk"
        )

    @cached_property
    def counts(self) -> Counts:
        """The counts beside the choices that verdicts tell."""
        by, counted = self.by, {key: count for key, count in self._by_pattern.items() if key is not None}
        kept = _patterns(counted)
        columns = kept.on(by.pathway)
        weights = np.zeros(len(kept.raw), np.int64)
        weights[[kept.place[key] for key in counted]] = list(counted.values())

        def of(marks: Marks) -> int:
            return int(weights[marks].sum())

        def without(**off: Any) -> Marks:
            return fitting(columns, replace(by, **off))

        answers, rest = answers_of(columns, by.lanes), without(answers=())
        steps, held = without(one_step=""), without(lacking="")
        shown = without(evidence="")
        return Counts(
            total=self.total,
            not_assessed=self._by_pattern.get(None, 0),
            answers={answer: of(rest & (answers == place)) for place, answer in enumerate(ANSWERS)},
            lacking={rule: of(held & held_back(columns, by, word)) for rule, word in columns.deciding.items()},
            one_step={"": of(steps), **{each: of(without(one_step=each)) for each in ONE_STEP}},
            evidence={each: of(shown & stands_on(columns, by.lanes, each)) for each in LEVELS},
        )

    @cached_property
    def origins(self) -> dict[tuple[str, UUID | None], int]:
        """How many there are of each home province and training centre, the filters of those two left out."""
        if self._few is not None:
            return dict(Counter((home, centre) for _, _, home, centre in self._fit()))
        people = self._named
        if self.by.asks_of_patterns:
            people = people.filter(Among(self._fitting, walked=True))
        people = people.select_related(None).order_by()
        home, centre = F("home"), F("training_centre")
        if self.by.name:
            people = people.annotate(home_=Walked(home), centre_=Walked(centre, output_field=UUIDField()))
        else:
            people = people.annotate(home_=home, centre_=centre)
        rows = people.values_list("home_", "centre_").annotate(count=Count("*"))
        return {(home, centre): count for home, centre, count in rows}

    def by_origin(self) -> tuple[dict[str, int], dict[UUID, int]]:
        """Counts beside each home province and each training centre."""
        centres = {one.pk for one in self.by.centres}
        homes: dict[str, int] = {}
        schools: dict[UUID, int] = {}
        for (home, centre), count in self.origins.items():
            if not centres or centre in centres:
                homes[home] = homes.get(home, 0) + count
            if centre is not None and (not self.by.provinces or home in self.by.provinces):
                schools[centre] = schools.get(centre, 0) + count
        return homes, schools

    @cached_property
    def every(self) -> Counts:
        """All counts of a page with filters."""
        homes, centres = self.by_origin()
        return replace(self.counts, provinces=homes, centres=centres)
