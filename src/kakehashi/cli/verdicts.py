"""The file of verdicts that `kakehashi law assess` writes, block by block: Parquet or CSV."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from kakehashi.cli.options import FileNotUsable
from kakehashi.law import Assessment, Facts, PathwayAnswer

_SIGNATURE = b"\xef\xbb\xbf"
"""By which a spreadsheet knows that a CSV is UTF-8."""


class Verdicts:
    """Writes verdicts of one block of people after the other; the file appears under its name once it is whole.

    One line a person, pathway and work category; with `words` one line a person, and for each pathway the words `yes`,
    `no` and `mendable`, bit k of which stands for the k-th of the categories named in the file's metadata.
    Raises FileNotUsable for an ending that is neither .parquet nor, without words, .csv.
    """

    def __init__(self, out: Path, *, words: bool) -> None:
        endings = (".parquet",) if words else (".parquet", ".csv")
        if out.suffix not in endings:
            raise FileNotUsable([f"{out} does not end in {' or '.join(endings)}; give --out such a name."])
        self.out = out
        self.words = words
        self.lines = 0
        self.people = 0
        self._part = out.with_name(f".{out.name}.part")
        self._writer: Any = None
        self._sink: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._writer is not None:
            self._writer.close()
            self._sink.close()
        if kind is None and self._part.exists():
            self._part.replace(self.out)
        self._part.unlink(missing_ok=True)

    def write(self, assessment: Assessment, facts: Facts) -> None:
        """Add what `assessment` says of the people in `facts`."""
        tables = [_words(assessment, facts, self.people)] if self.words else _lines(assessment, facts, self.people)
        for table in tables:
            self._write(table, assessment)
            self.lines += table.num_rows
        self.people += len(facts)

    def _write(self, table: Any, assessment: Assessment) -> None:
        import pyarrow as pa

        if self.out.suffix == ".csv":
            plain = [pa.field(each.name, getattr(each.type, "value_type", each.type)) for each in table.schema]
            table = table.cast(pa.schema(plain))
        if self._writer is None:
            self._open(table.schema.with_metadata({"kakehashi": json.dumps(_asked(assessment))}))
        self._writer.write_table(table)

    def _open(self, schema: Any) -> None:
        try:
            self._sink = self._part.open("wb")
        except OSError as error:
            raise FileNotUsable([f"{self.out} cannot be written: {error.strerror}; check folder and rights."]) from None
        if self.out.suffix == ".csv":
            import pyarrow.csv

            self._sink.write(_SIGNATURE)
            self._writer = pyarrow.csv.CSVWriter(self._sink, schema)
        else:
            import pyarrow.parquet

            self._writer = pyarrow.parquet.ParquetWriter(self._sink, schema)


def _asked(assessment: Assessment) -> dict[str, Any]:
    return {
        "on": assessment.on.isoformat(),
        "stage": assessment.stage.key,
        "at_least": assessment.at_least.key,
        "book_version": str(assessment.book_version),
        "law_checked": assessment.law_checked.isoformat(),
        "categories": {
            pathway.value: list(answer.instrument.lanes.keys) for pathway, answer in assessment.pathways.items()
        },
    }


def _who(facts: Facts, before: int) -> dict[str, Any]:
    import pyarrow as pa

    ids = pa.array([name or None for name in facts.ids], pa.string())
    return {"id": ids, "person": pa.array(np.arange(before, before + len(facts), dtype=np.int64))}


def _words(assessment: Assessment, facts: Facts, before: int) -> Any:
    """One line a person: three words a pathway."""
    import pyarrow as pa

    written = {
        f"{pathway.value}_{name}": pa.array(word)
        for pathway, answer in assessment.pathways.items()
        for name, word in (("yes", answer.yes), ("no", answer.no), ("mendable", answer.mendable))
    }
    return pa.table(_who(facts, before) | written)


def _lines(assessment: Assessment, facts: Facts, before: int) -> Iterator[Any]:
    """One line a person and category, a table a pathway; words stand in dictionaries."""
    import pyarrow as pa

    who, people = _who(facts, before), len(facts)
    said = pa.array(["unknown", "yes", "no"])
    for pathway, answer in assessment.pathways.items():
        spoken = [lane for lane in range(len(answer.instrument.lanes.keys)) if int(answer.speaks_of) >> lane & 1]
        if not spoken:
            continue
        keys = pa.array([answer.instrument.lanes.keys[lane] for lane in spoken])
        rules = pa.array([rule.id for rule in answer.rules], pa.string())
        conditions = pa.array([rule.condition for rule in answer.rules], pa.string())
        answers, first = (
            np.concatenate(each) for each in zip(*(_in_lane(answer, lane) for lane in spoken), strict=True)
        )
        category = np.repeat(np.arange(len(spoken), dtype=np.int32), people)
        deciding = pa.array(first - 1, mask=first == 0)
        columns = {
            "pathway": (np.zeros(len(first), np.int32), pa.array([pathway.value])),
            "category": (category, keys),
            "answer": (answers, said),
            "rule": (deciding, rules),
            "condition": (deciding, conditions),
        }
        yield pa.table(
            {name: pa.concat_arrays([each] * len(spoken)) for name, each in who.items()}
            | {name: pa.DictionaryArray.from_arrays(places, words) for name, (places, words) in columns.items()}
        )


def _in_lane(answer: PathwayAnswer, lane: int) -> tuple[Any, Any]:
    """In one lane: 0 unknown, 1 yes or 2 no, and the number of the first deciding rule, 0 for none; each (n,) int32."""
    bit = np.uint64(lane)
    yes, no, *planes = (
        (word >> bit & np.uint64(1)).astype(np.int32) for word in (answer.yes, answer.no, *answer.planes)
    )
    first = np.zeros(len(yes), np.int32)
    for digit, plane in enumerate(planes):
        first |= plane << digit
    return yes + 2 * no, first
