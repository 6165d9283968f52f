"""SSW (i) as Polars expressions: null is unknown, and Polars' own `&`, `|`, `~` are Kleene's."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa

from kakehashi.law import days
from kakehashi.law.book.japan.person import person
from kakehashi.law.book.japan.ssw1 import ssw1
from kakehashi.law.columns import FARTHEST, FOREVER
from kakehashi.law.person import NOTHING
from kakehashi.law.questions import FACTS, LISTS
from ssw1_formulas import KEYS, PERSON, Span, in_category, refuse_steps

DEFAULTS = {"stays.to": FOREVER, "courses.booked": False, "stays.excluded_days": 0, "home_visits": False}


class Slot:
    """The k-th entry of a list."""

    def __init__(self, engine: "Engine", name: str, place: int) -> None:
        self.engine, self.name, self.place = engine, name, place
        self.present = pl.col(f"{name}.count") > place

    def code(self, key: str) -> pl.Expr:
        """A word or a truth of the entry."""
        return pl.col(f"{self.name}.{self.place}.{key}")

    truth = code

    def is_in(self, key: str, words: Iterable[str]) -> pl.Expr:
        """Is the word one of these?"""
        return self.engine.is_in(self.code(key), words)

    def number(self, key: str) -> Span:
        """A number or day of the entry."""
        return span(self.code(key), FARTHEST)


def span(told: pl.Expr, farthest: int) -> Span:
    """What was told, or anything."""
    return Span(told.fill_null(-farthest), told.fill_null(farthest))


class Engine:
    """What the formulas ask of Polars."""

    def __init__(self, on: date, frame: pl.LazyFrame, longest: dict[str, int]) -> None:
        self.ssw1, self.person = ssw1.values.on(on), person.values.on(on)
        self.today = days.number(on)
        self.names = frame.collect_schema().names()
        self.longest = longest

    def slots(self, name: str) -> list[Slot]:
        """As many as the longest list has."""
        return [Slot(self, name, place) for place in range(self.longest[name])]

    def truth(self, name: str) -> pl.Expr:
        """A truth of the person."""
        return pl.col(name)

    code = fact = truth

    def number(self, name: str) -> Span:
        """A number or day of the person."""
        return span(pl.col(name) if name in self.names else pl.lit(None, pl.Int32), FARTHEST)

    def given(self, name: str) -> pl.Expr:
        """Was the list given?"""
        return pl.col(f"{name}.given")

    def if_given(self, name: str, found: pl.Expr) -> pl.Expr:
        """Unknown where the list was not given."""
        return pl.when(self.given(name)).then(found)

    def is_in(self, code: pl.Expr, words: Iterable[str]) -> pl.Expr:
        """Is it one of these?"""
        listed = sorted(words)
        if not listed:
            return pl.when(code.is_not_null()).then(pl.lit(value=False))
        return code == listed[0] if len(listed) == 1 else code.is_in(listed)

    def equal(self, one: Slot, other: Slot, key: str) -> pl.Expr:
        """Are the two words the same?"""
        return one.code(key) == other.code(key)

    def application_is(self, words: Iterable[str]) -> pl.Expr:
        """What is asked of immigration; abroad a certificate."""
        listed = set(words)
        stands_in = pl.col("application").is_null() & ~pl.col("in_japan").fill_null(value=True)
        return pl.when(stands_in).then(pl.lit("coe" in listed)).otherwise(self.is_in(pl.col("application"), listed))

    def asked_for(self, words: Iterable[str]) -> pl.Expr:
        """What is told to be asked of immigration."""
        return self.is_in(pl.col("application"), words)

    def stated(self, name: str) -> pl.Expr:
        """Is a reason stated?"""
        return ~pl.col(name).str.strip_chars().is_in(NOTHING) if name in self.names else self.open()

    def three(self, yes: pl.Expr, no: pl.Expr) -> pl.Expr:
        """Yes, no or null."""
        return pl.when(yes).then(pl.lit(value=True)).when(no).then(pl.lit(value=False))

    def told_or_open(self, number: Span) -> pl.Expr:
        """Yes where it is known."""
        return pl.when(number.low == number.high).then(pl.lit(value=True))

    def or_else(self, one: pl.Expr, other: pl.Expr) -> pl.Expr:
        """The one where it is known."""
        return pl.coalesce(one, other)

    def open(self) -> pl.Expr:
        """Unknown."""
        return pl.lit(None, pl.Boolean)

    def never(self) -> pl.Expr:
        """No."""
        return pl.lit(value=False)

    def same(self, number: int) -> pl.Expr:
        """One number for all."""
        return pl.lit(number, pl.Int32)

    def where(self, asked: Any, one: Any, other: Any) -> pl.Expr:
        """The one or the other."""
        one, other = (self.same(each) if isinstance(each, int) else each for each in (one, other))
        return pl.when(asked).then(one).otherwise(other)

    def least(self, one: Any, other: Any) -> pl.Expr:
        """The smaller."""
        return pl.min_horizontal(one, self.same(other) if isinstance(other, int) else other)

    def most(self, one: Any, other: int) -> pl.Expr:
        """The larger."""
        return pl.max_horizontal(one, self.same(other))

    def surely(self, truth: pl.Expr) -> pl.Expr:
        """Is it yes?"""
        return truth.fill_null(value=False)

    def perhaps(self, truth: pl.Expr) -> pl.Expr:
        """Is it not no?"""
        return truth.fill_null(value=True)

    unless_no = perhaps
    only_yes = surely

    def told(self, code: pl.Expr) -> pl.Expr:
        """Was it told?"""
        return code.is_not_null()

    def months_after(self, day: Any, months: int) -> pl.Expr:
        """The first day after so many months; past a month's end, the first of the next."""
        first, since = self._month(day)
        target, following = (first.dt.offset_by(f"{each}mo").cast(pl.Int32) for each in (months, months + 1))
        return pl.min_horizontal(target + since, following)

    def years_between(self, earlier: Any, later: Any) -> pl.Expr:
        """Completed years."""
        one, other = (self._clipped(each).cast(pl.Date) for each in (earlier, later))
        months = 12 * (other.dt.year() - one.dt.year()) + other.dt.month().cast(pl.Int32) - one.dt.month()
        return (months - (other.dt.day() < one.dt.day()).cast(pl.Int32)).floordiv(12)

    def _clipped(self, day: Any) -> pl.Expr:
        day = self.same(day) if isinstance(day, int) else day
        return day.clip(days.number(days.FIRST), 102_000)

    def _month(self, day: Any) -> tuple[pl.Expr, pl.Expr]:
        clipped = self._clipped(day).cast(pl.Date)
        return clipped.dt.truncate("1mo"), clipped.dt.day().cast(pl.Int32) - 1


def framed(table: pa.Table) -> tuple[pl.LazyFrame, dict[str, int]]:
    """The people as a frame: tables and lists unnested into columns, and the longest list of each kind."""
    frame = pl.from_arrow(table)
    columns = []
    longest = {}
    for name in frame.columns:
        if name in FACTS and FACTS[name].asks:
            columns.append(pl.col(name))
        elif name in LISTS:
            longest[name] = int(frame[name].list.len().max() or 0)
            columns += [pl.col(name).list.len().fill_null(0).alias(f"{name}.count")]
            given = pl.lit(value=True) if LISTS[name].none_unless_given else pl.col(name).is_not_null()
            columns += [given.alias(f"{name}.given")]
            inner = frame.schema[name].inner.fields
            for place in range(longest[name]):
                entry = pl.col(name).list.get(place, null_on_oob=True)
                columns += [
                    entry.struct.field(each.name).alias(f"{name}.{place}.{each.name}")
                    for each in inner
                    if each.name != "evidence"
                ]
        elif isinstance(frame.schema[name], pl.Struct):
            columns += [
                pl.col(name).struct.field(each.name).alias(f"{name}.{each.name}") for each in frame.schema[name].fields
            ]
    plain = frame.select(columns)
    return plain.with_columns(pl.col(pl.Date).cast(pl.Int32)).with_columns(_defaults(plain)).lazy(), longest


def _defaults(frame: pl.DataFrame) -> list[pl.Expr]:
    found = []
    for name in frame.columns:
        first, _, last = name.partition(".")
        key = f"{first}.{last.rpartition('.')[2]}" if last else name
        if key in DEFAULTS:
            column = pl.col(name).cast(pl.Int32) if frame.schema[name] == pl.Date else pl.col(name)
            found.append(column.fill_null(DEFAULTS[key]))
    return found


def verdicts(table: pa.Table, on: date) -> pl.DataFrame:
    """One column a category: true, false or null."""
    refuse_steps(table.column_names)
    frame, longest = framed(table)
    engine = Engine(on, frame, longest)
    for name, formula in PERSON.items():
        frame = frame.with_columns(formula(engine).alias(name))
    return frame.select(in_category(engine, key).alias(key) for key in KEYS).collect()


def words(frame: pl.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The verdicts as words, to be compared; (n,) uint64 each."""
    yes, no = (np.zeros(len(frame), np.uint64) for _ in range(2))
    for lane, key in enumerate(KEYS):
        column = frame[key]
        yes |= column.fill_null(value=False).to_numpy().astype(np.uint64) << np.uint64(lane)
        no |= (~column.fill_null(value=True)).to_numpy().astype(np.uint64) << np.uint64(lane)
    return yes, no
