"""Reads the published tables beside this file (`series/*.csv`) into series, one measure at a time.

One file a measure; a row is place (ISO 3166), group (`groups.csv`), date, people, rank and source (`sources.csv`).  An
absent row is a hole.  Numbers that somebody computed from others are not in the tables: only published ones.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from kakehashi.figures.errors import FiguresError
from kakehashi.figures.numerals import day_written, numeral
from kakehashi.figures.series import Group, GroupKind, Measure, Place, Point, Register, Series, Source, each, subject_of
from kakehashi.vocabulary import Mark, Text, UnknownKey, prefectures, rows

NATION = Place("JP", Text("Jepang", "全国", "Japan"))
EVERYBODY = "all"
"""The group of all foreign people."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """All foreign people of one place on one day, by nationality or by status: each part as its own point.

    `parts` begins with the largest; `total` is None where no published total for the day was found.
    """

    measure: Measure
    place: Place
    kind: GroupKind
    date: date
    parts: tuple[tuple[Group, Point], ...]
    total: Point | None

    @property
    def rest(self) -> int | None:
        """People of the total whom the parts leave out (0 where they close); None without a total."""
        if self.total is None or self.total.value is None:
            return None
        return self.total.value - sum(point.value or 0 for _, point in self.parts)

    @property
    def title(self) -> Text:
        """The one message: which part is the largest."""
        group, point = self.parts[0]
        subject = subject_of(self.measure, groups()[EVERYBODY], self.place)
        return each(
            lambda language: _LARGEST.said_in(language).format(
                subject=subject.said_in(language),
                day=day_written(self.date, language),
                group=group.text.said_in(language),
                people=numeral(point.value or 0, language),
            )
        )


def read_series(measure: Measure, place: str, group: str = EVERYBODY) -> Series:
    """One series for `place` (`JP`, or a prefecture's code) and `group` (`all`, or a key of `groups()`).

    Its days are those on which the measure was published for this group anywhere on the same level (nation, or
    prefectures), so that what is missing here shows as a hole.  Raises UnknownKey for an unknown place or group,
    FiguresError when the measure is not published for such a group.
    """
    where, who = place_named(place), group_named(group)
    subject_of(measure, who, where)
    table = _points(measure)
    days = sorted({day for at, of, day in table if of == group and _same_level(at, place)})
    return Series(measure, where, who, tuple(table.get((place, group, day), Point(day, None)) for day in days))


def read_community(place: str, nationality: str) -> tuple[Series, ...]:
    """The people of one nationality in `place`, in each measure that is published by nationality: never one series."""
    return tuple(
        read_series(measure, place, nationality) for measure in Measure if GroupKind.NATIONALITY in kinds_of(measure)
    )


def read_breakdowns(measure: Measure, place: str, kind: GroupKind) -> tuple[Breakdown, ...]:
    """Every day for which `place` is broken down by `kind` in two parts or more, newest first; often none."""
    where, table, known = place_named(place), _points(measure), groups()
    days = {day for at, of, day in table if at == place and known[of].kind is kind}
    found = []
    for day in sorted(days, reverse=True):
        parts = [
            (known[of], point)
            for (at, of, on), point in table.items()
            if at == place and on == day and known[of].kind is kind
        ]
        parts.sort(key=lambda part: (-(part[1].value or 0), part[0].key))
        if len(parts) > 1:
            found.append(Breakdown(measure, where, kind, day, tuple(parts), table.get((place, EVERYBODY, day))))
    return tuple(found)


def read_map(measure: Measure, group: str, on: date) -> tuple[tuple[Place, Point], ...]:
    """All 47 prefectures on one day, in the order of their codes; a prefecture not found is a hole."""
    group_named(group)
    table = _points(measure)
    return tuple((place_named(code), table.get((code, group, on), Point(on, None))) for code in prefectures())


def kinds_of(measure: Measure) -> frozenset[GroupKind]:
    """The kinds of group for which the measure is published."""
    known = groups()
    return frozenset(known[of].kind for _, of, _ in _points(measure))


def place_named(code: str) -> Place:
    """Japan or the prefecture with this code; UnknownKey names the nearest."""
    if code == NATION.code:
        return NATION
    if code not in prefectures():
        raise UnknownKey.among(code, (NATION.code, *prefectures()), kind="place")
    return Place(code, prefectures()[code].text)


def group_named(key: str) -> Group:
    """The group with this key; UnknownKey names the nearest."""
    if key not in groups():
        raise UnknownKey.among(key, tuple(groups()), kind="group of people")
    return groups()[key]


@cache
def groups() -> MappingProxyType[str, Group]:
    """Every group of the tables by key."""
    return MappingProxyType(
        {
            row["key"]: Group(row["key"], GroupKind(row["kind"]), Text(row["name_id"], row["name_ja"], row["name_en"]))
            for row in rows("series/groups.csv", __package__)
        }
    )


@cache
def sources() -> MappingProxyType[str, Source]:
    """Every source of the tables by key."""
    return MappingProxyType(
        {
            row["key"]: Source(
                key=row["key"],
                register=Register(row["register"]),
                publisher=Text(row["publisher_id"], row["publisher_ja"], row["publisher_en"]),
                mark=Mark.named(row["mark"]),
                detail=Text(row["detail_id"], row["detail_ja"], row["detail"]),
            )
            for row in rows("series/sources.csv", __package__)
        }
    )


@cache
def _points(measure: Measure) -> MappingProxyType[tuple[str, str, date], Point]:
    """Every number of a measure's table by place, group and day."""
    return MappingProxyType(read_points(rows(f"series/{measure}.csv", __package__), measure))


def read_points(table: Iterable[dict[str, str]], measure: Measure) -> dict[tuple[str, str, date], Point]:
    """Rows of text to points by place, group and day; FiguresError lists every row that cannot stand."""
    found: dict[tuple[str, str, date], Point] = {}
    faults = []
    for line, row in enumerate(table, start=2):
        key = (row["place"], row["group"], date.fromisoformat(row["date"]))
        unknown = [
            f"{name} {row[name]!r}"
            for name, names in (("source", sources()), ("group", groups()))
            if row[name] not in names
        ]
        if unknown:
            faults.append(f"{measure}.csv, line {line}: unknown {' and '.join(unknown)}; add it to its table first")
        elif key in found:
            faults.append(f"{measure}.csv, line {line}: the same place, group and date stand above; keep one")
        else:
            rank = int(row["rank"]) if row["rank"] else None
            found[key] = Point(key[2], int(row["people"]), rank, sources()[row["source"]])
    if faults:
        raise FiguresError(faults)
    return found


def _same_level(place: str, other: str) -> bool:
    return (place == NATION.code) == (other == NATION.code)


_LARGEST = Text(
    "{subject} per {day}: kelompok terbesar {group}, {people} orang",
    "{subject}({day}): 最も多いのは{group}の{people}人",
    "{subject} on {day}: the largest group is {group}, {people}",
)
