"""Builders for figures: a source, a series, and tables for properties."""

from datetime import date

from hypothesis import strategies as st

from kakehashi.figures import Group, GroupKind, Measure, Place, Point, Register, Series, Source, Table
from kakehashi.vocabulary import Mark, Text

JAPAN = Place("JP", Text("Jepang", "全国", "Japan"))
EVERYBODY = Group("all", GroupKind.ALL, Text("semua", "総数", "all"))


def make_source(
    register: Register = Register.EMPLOYMENT_NOTIFICATION, *, key: str = "ministry", mark: Mark = Mark.OFFICIAL
) -> Source:
    detail = Text("Tabel 1 kementerian", "省の表1", "The ministry's table 1")
    return Source(key, register, Text("Kementerian", "省", "Ministry"), mark, detail)


def make_point(year: int, value: int | None, *, rank: int | None = None, source: Source | None = None) -> Point:
    """A point at the end of October; a number gets a source unless one is given."""
    return Point(date(year, 10, 31), value, rank, source or (None if value is None else make_source()))


def make_series(*points: Point, measure: Measure = Measure.WORKERS_NOTIFIED) -> Series:
    return Series(measure, JAPAN, EVERYBODY, points)


def make_table(*lines: tuple[int, ...]) -> Table:
    """A two-way table of these lines; rows and columns are numbered."""
    return Table(
        rows=tuple(str(row) for row in range(len(lines))),
        columns=tuple(str(column) for column in range(len(lines[0]))),
        cells=lines,
        row_totals=tuple(sum(line) for line in lines),
    )


def make_list(*counts: int) -> Table:
    """A one-way table of these counts."""
    return Table(tuple(str(row) for row in range(len(counts))), (), ((),) * len(counts), counts)


def two_way_tables(most: int = 4, people: int = 30) -> st.SearchStrategy[Table]:
    """Tables of up to `most` rows and columns, with many small and empty cells among the larger ones."""
    count = st.one_of(st.just(0), st.integers(0, 6), st.integers(0, people))
    return st.tuples(st.integers(1, most), st.integers(1, most)).flatmap(
        lambda shape: st.lists(st.tuples(*[count] * shape[1]), min_size=shape[0], max_size=shape[0]).map(
            lambda lines: make_table(*lines)
        )
    )
