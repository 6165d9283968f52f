"""People made up from a seed, with their tests and stays nested, as a Parquet file written row group by row group.

``python bench/people.py PEOPLE OUT.parquet [SEED]``.  The same size and seed give the same people.
Of the procedure at home they tell the whole (`home_procedure`), and no step or paper one by one.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute
import pyarrow.parquet
from numpy.typing import NDArray

from kakehashi.law import WORK_CATEGORIES
from kakehashi.law.arrow import schema
from kakehashi.law.lanes import OCCUPATIONS
from kakehashi.vocabulary import categories

GROUP = 131_072
"""People in a row group."""

FORMAT = schema()
EPOCH = date(1970, 1, 1).toordinal()
SITTINGS = 5
"""Days between two sittings that a person may be drawn for: as many as there are tests of one person, and one more."""

OFTEN = 0.9
"""The share of facts that were told."""

ISSUED = 0.3
"""The share of certificates of which the day of issue is told; that of some comes after the day asked about."""

DAYS_TO_ISSUE = 60
"""Days from an application to its certificate."""

REASONS = ("", "the school closed")
"""What is stated for a change of status: that there is no reason, or one."""

PASSING = 0.8
"""The share of tests that were passed."""

DECIDED = date(2026, 1, 23)
"""Planned categories were decided on this day: no test of them was held before."""


def day(year: int, month: int, number: int) -> int:
    """A day as Arrow counts it."""
    return date(year, month, number).toordinal() - EPOCH


class Draw:
    """Draws columns of one length, nine in ten of them told unless said otherwise."""

    def __init__(self, generator: np.random.Generator, size: int) -> None:
        self.generator = generator
        self.size = size

    def some(self, values: NDArray[Any], kind: pa.DataType, where: NDArray[np.bool_] | None = None) -> pa.Array:
        """`values`, most of them told; none where `where` is false."""
        hidden = self.generator.random(self.size) > OFTEN
        return pa.array(values, kind, mask=hidden if where is None else hidden | ~where)

    def words(self, words: Sequence[str], where: NDArray[np.bool_] | None = None) -> pa.Array:
        """One of `words` each; a word that stands more than once is more likely."""
        distinct = sorted(set(words))
        places = np.array([distinct.index(word) for word in words], np.int32)
        drawn = places[self.generator.integers(0, len(words), self.size)]
        return pa.DictionaryArray.from_arrays(self.some(drawn, pa.int32(), where), pa.array(distinct))

    def truths(self, share: float, where: NDArray[np.bool_] | None = None) -> pa.Array:
        """True in a share of them."""
        return self.some(self.generator.random(self.size) < share, pa.bool_(), where)

    def days(self, first: int, last: int, where: NDArray[np.bool_] | None = None) -> pa.Array:
        """A day between two."""
        return self.some(self.generator.integers(first, last, self.size, np.int32), pa.date32(), where)

    def numbers(self, first: int, last: int, where: NDArray[np.bool_] | None = None) -> pa.Array:
        """A whole number between two."""
        return self.some(self.generator.integers(first, last, self.size, np.int32), pa.int32(), where)

    def lists(self, chances: Sequence[float]) -> tuple[pa.Array, int, NDArray[np.int64]]:
        """Where each person's list begins, null where none was given; all entries; and which of the list each is."""
        owned = self.generator.choice(len(chances), self.size, p=chances)
        first = np.append(0, np.cumsum(owned))
        hidden = np.append((self.generator.random(self.size) > OFTEN) & (owned == 0), [False])
        place = np.arange(first[-1]) - np.repeat(first[:-1], owned)
        return pa.array(first.astype(np.int32), mask=hidden), int(first[-1]), place


def table_of(kind: pa.DataType, size: int, told: dict[str, pa.Array]) -> pa.Array:
    """A column of tables; keys that are not drawn are null."""
    return pa.StructArray.from_arrays(
        [told[field.name].cast(field.type) if field.name in told else pa.nulls(size, field.type) for field in kind],
        fields=list(kind),
    )


def drawn(generator: np.random.Generator, size: int, before: int) -> pa.RecordBatch:
    """`size` people, numbered from `before` on."""
    draw = Draw(generator, size)
    filed = generator.integers(day(2026, 11, 1), day(2027, 4, 5), size, np.int32)
    told: dict[str, pa.Array] = {
        "id": pa.array(np.arange(before, before + size)).cast(pa.string()),
        "born": draw.days(day(1980, 1, 1), day(2010, 1, 1)),
        "nationality": draw.words(["ID"] * 97 + ["TR", "IR", "VN"]),
        "in_japan": draw.truths(0.3),
        "refusal_ground": draw.truths(0.02),
        "deposit_or_penalty": draw.truths(0.05),
        "home_procedure": draw.truths(0.8),
        "channel": draw.words(["p_to_p"] * 6 + ["direct", "direct", "g_to_g", "trainee"]),
        "absconded": draw.truths(0.02),
        "expelled_student": draw.truths(0.02),
        "expelled_reason": draw.words(REASONS),
        "change_reason": draw.words(REASONS),
        "fees_and_deductions_agreed": draw.truths(0.9),
        "new_driver_training": draw.truths(0.3),
        "home_visits": draw.truths(0.05),
        "application": draw.words(["coe"] * 8 + ["change_of_status", "renewal", "change_of_employer"]),
        "coe_applied_on": draw.some(filed, pa.date32()),
        "coe_issued_on": draw.some(filed + DAYS_TO_ISSUE, pa.date32(), where=generator.random(size) < ISSUED),
    }
    for name, parts in {
        "health": {"fit": draw.truths(0.95), "examined": draw.days(day(2026, 9, 1), day(2027, 4, 5))},
        "passport": {"valid_until": draw.days(day(2027, 1, 1), day(2033, 1, 1))},
        "sixth_year": {"undertaking": draw.truths(0.5), "employer_keeps_and_coaches": draw.truths(0.5)},
        "training_plan": {"a1_course_inside": draw.truths(0.5)},
    }.items():
        told[name] = table_of(FORMAT.field(name).type, size, parts)
    for name, chances, entries in (
        ("tests", (0.2, 0.2, 0.3, 0.2, 0.1), tests),
        ("stays", (0.5, 0.25, 0.15, 0.1), stays),
        ("courses", (0.6, 0.3, 0.1), courses),
        ("experience", (0.6, 0.3, 0.1), experience),
        ("licences", (0.7, 0.2, 0.1), licences),
        ("leaves", (0.93, 0.04, 0.03), leaves),
    ):
        first, count, place = draw.lists(chances)
        kind = FORMAT.field(name).type
        table = table_of(kind.value_type, count, entries(Draw(generator, count), place))
        told[name] = pa.ListArray.from_arrays(first, table, type=kind)
    of_age = draw.generator.integers(
        day(1980, 1, 1), day(1996, 12, 31), size, np.int32
    )  # who stayed in Japan from 2015
    stayed = pa.compute.list_value_length(told["stays"]).fill_null(0).to_numpy(zero_copy_only=False) > 0
    told["born"] = pa.compute.if_else(
        pa.array(stayed & told["born"].is_valid().to_numpy(zero_copy_only=False)),
        pa.array(of_age, pa.date32()),
        told["born"],
    )
    _at_home_where_never_away(told)
    present = [field for field in FORMAT if field.name in told]
    return pa.RecordBatch.from_arrays(
        [told[field.name].cast(field.type) for field in present], schema=pa.schema(present)
    )


def _at_home_where_never_away(told: dict[str, pa.Array]) -> None:
    """Who is told to have had no stay in Japan is not there, and has not worked there."""
    length = pa.compute.list_value_length(told["stays"])
    never = pa.compute.fill_null(pa.compute.equal(length, 0), fill_value=False)
    told["in_japan"] = pa.compute.if_else(never, pa.scalar(value=False), told["in_japan"])
    worked: pa.ListArray = told["experience"]
    entries = worked.values
    of_those = never.take(pa.compute.list_parent_indices(worked))
    places = [field.name for field in entries.type]
    told_where = entries.field("where").cast(pa.string())
    where = pa.compute.if_else(of_those, pa.scalar("abroad"), told_where).cast(entries.field("where").type)
    columns = [where if name == "where" else entries.field(name) for name in places]
    kept = pa.StructArray.from_arrays(columns, fields=list(entries.type))
    told["experience"] = pa.ListArray.from_arrays(worked.offsets, kept, type=worked.type, mask=worked.is_null())


def tests(draw: Draw, place: NDArray[np.int64]) -> dict[str, pa.Array]:
    """Tests of every kind, each with the keys that its kind has, and no two of a person on one day."""
    kinds = (
        "jlpt", "jft_basic", "ssw1_skill", "ssw2_skill", "care_japanese", "trade_grade", "j_test", "business_career",
    )  # fmt: skip
    kind = draw.generator.choice(len(kinds), draw.size, p=(0.25, 0.2, 0.25, 0.05, 0.1, 0.1, 0.03, 0.02))
    is_ = {name: kind == number for number, name in enumerate(kinds)}
    opened = (
        np.array([(each.opened.last if each.opened else DECIDED).toordinal() for each in categories().values()]) - EPOCH
    )
    category = draw.generator.integers(0, len(opened), draw.size, np.int32)
    by_category = is_["ssw1_skill"] | is_["ssw2_skill"]
    first = np.where(is_["ssw1_skill"], opened[category], day(2019, 4, 1))
    sitting = draw.generator.integers(first + SITTINGS, day(2027, 6, 1))
    passed = draw.generator.random(draw.size) < PASSING
    percent = np.where(
        passed, draw.generator.integers(100, 120, draw.size), draw.generator.integers(60, 100, draw.size)
    )
    return {
        "test": pa.DictionaryArray.from_arrays(pa.array(kind.astype(np.int32)), pa.array(kinds)),
        "on": draw.some((sitting - sitting % SITTINGS + place).astype(np.int32), pa.date32()),
        "level": draw.words(["N5", "N4", "N4", "N3", "N2", "N1"], is_["jlpt"]),
        "score": draw.numbers(120, 250, is_["jft_basic"]),
        "grade": draw.words(["basic", "3", "2", "1"], is_["trade_grade"] | is_["business_career"]),
        "part": draw.words(["practical", "written"], is_["trade_grade"]),
        "category": pa.DictionaryArray.from_arrays(
            draw.some(category, pa.int32(), by_category), pa.array(WORK_CATEGORIES.keys)
        ),
        "occupation": draw.words(OCCUPATIONS, is_["trade_grade"]),
        "passed": draw.some(passed, pa.bool_(), ~is_["jft_basic"]),
        "percent_of_pass_mark": draw.some(
            percent.astype(np.int32), pa.int32(), is_["ssw2_skill"] | is_["jlpt"] | is_["business_career"]
        ),
    }


def stays(draw: Draw, place: NDArray[np.int64]) -> dict[str, pa.Array]:
    """One stay after the other, none on the days of another: one a period of four years, from 2015 on.

    What a period knew no such status for is stage 2 of technical intern training; stage 1 is nobody's second stay.
    """
    begun = day(2015, 1, 1) + 1461 * place + draw.generator.integers(0, 300, draw.size)
    kinds = ("titp1", "titp2", "titp3", "esd", "ssw1", "student", "epa_care", "designated", "visitor")
    kind = draw.generator.choice(len(kinds), draw.size, p=(0.2, 0.25, 0.05, 0.1, 0.15, 0.1, 0.05, 0.05, 0.05))
    for name, first in (("titp3", day(2017, 11, 1)), ("ssw1", day(2019, 4, 1)), ("esd", day(2027, 4, 1))):
        kind = np.where((kind == kinds.index(name)) & (begun < first), kinds.index("titp2"), kind)
    kind = np.where((kind == kinds.index("titp1")) & (place > 0), kinds.index("titp2"), kind)
    ended = begun + draw.generator.integers(30, np.where(kind == kinds.index("titp1"), 700, 1090), draw.size)
    trained = kind <= kinds.index("titp3")
    return {
        "status": pa.DictionaryArray.from_arrays(pa.array(kind.astype(np.int32)), pa.array(kinds)),
        "occupation": draw.words(OCCUPATIONS, trained),
        "category": draw.words(WORK_CATEGORIES.keys, ~trained),
        "from": pa.array(begun.astype(np.int32), pa.date32()),
        "to": pa.array(ended.astype(np.int32), pa.date32()),
        "completed": draw.truths(0.8),
        "evaluation_report": draw.truths(0.6),
        "same_employer_goes_on": draw.truths(0.3),
        "excluded_days": draw.numbers(0, 30, kind == kinds.index("ssw1")),
        "excluded_reason": draw.words(["illness", "maternity", "holiday"], kind == kinds.index("ssw1")),
    }


def courses(draw: Draw, place: NDArray[np.int64]) -> dict[str, pa.Array]:
    """Courses, some only booked."""
    del place
    begun = draw.generator.integers(day(2018, 1, 1), day(2027, 1, 1), draw.size, np.int32)
    length = draw.generator.integers(10, 400, draw.size, np.int32)
    return {
        "course": draw.words(["a1_accredited", "care_initial", "care_training_school", "pre_entry"]),
        "hours": draw.numbers(50, 240),
        "from": pa.array(begun, pa.date32()),
        "to": draw.some(begun + length, pa.date32()),
        "where": draw.words(["abroad", "japan"]),
        "booked": draw.truths(0.1),
    }


def experience(draw: Draw, place: NDArray[np.int64]) -> dict[str, pa.Array]:
    """Work done, by category."""
    del place
    return {
        "category": draw.words(WORK_CATEGORIES.keys),
        "months": draw.numbers(1, 60),
        "where": draw.words(["abroad", "japan"]),
        "leading": draw.truths(0.2),
    }


def licences(draw: Draw, place: NDArray[np.int64]) -> dict[str, pa.Array]:
    """Driving licences of both countries."""
    del place
    return {
        "class": draw.words(["ordinary", "medium", "large", "class_2", "moped"]),
        "country": draw.words(["ID", "JP"]),
    }


def leaves(draw: Draw, place: NDArray[np.int64]) -> dict[str, pa.Array]:
    """Absences that were asked to be left out of the count."""
    del place
    begun = draw.generator.integers(day(2018, 1, 1), day(2026, 1, 1), draw.size, np.int32)
    return {
        "reason": draw.words(["illness", "maternity", "work_accident", "holiday"]),
        "from": draw.some(begun, pa.date32()),
        "to": draw.some(begun + draw.generator.integers(5, 500, draw.size, np.int32), pa.date32()),
        "exclusion_applied_on": draw.days(day(2025, 1, 1), day(2026, 1, 1)),
        "proof": draw.truths(0.8),
    }


def batches(people: int, seed: int) -> Iterator[pa.RecordBatch]:
    """`people` people, a row group at a time."""
    generator = np.random.default_rng(seed)
    for before in range(0, people, GROUP):
        yield drawn(generator, min(GROUP, people - before), before)


def write(path: Path, people: int, seed: int) -> None:
    """Write `people` people to `path`, never more than one row group in memory."""
    writer = None
    for batch in batches(people, seed):
        writer = writer or pyarrow.parquet.ParquetWriter(path, batch.schema)
        writer.write_batch(batch)
    if writer is not None:
        writer.close()


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]), int(sys.argv[3]) if len(sys.argv) > 3 else 1)
