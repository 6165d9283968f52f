"""What `law assess` writes: verdicts of one block of people after the other, whole or not at all."""

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self

import numpy as np

from kakehashi.cli.law.verdict_files import ENDINGS, HELD, KEY, KINDS, asked_of, digest_of, word_columns
from kakehashi.cli.options import FileNotUsable
from kakehashi.law import Assessment, Facts, PathwayAnswer, Stored, lane_of
from kakehashi.law.book import BOOK

_SIGNATURE = b"\xef\xbb\xbf"
"""By which a spreadsheet knows that a CSV is UTF-8."""

_LINES = 2**21
"""Lines that are laid out together: a hundred megabytes or so."""


class _Sink(Protocol):
    def write(self, assessment: Assessment, facts: Facts, before: int) -> int: ...


class Verdicts:
    """Writes verdicts of one block of people after the other; the files appear under their names once all are whole.

    .parquet and .csv get one line a person, pathway and lane; with `words` a .parquet gets one line a person instead,
    and for each pathway the words `yes`, `no` and `mendable`.  .json holds words too, and is in memory until the end.
    `people` is the file that the people are from: its name and digest are kept with what was asked.
    Raises FileNotUsable for another ending, and where the file cannot be written.
    """

    def __init__(self, out: Path, people: Path, *, words: bool = False) -> None:
        endings = (".parquet",) if words else ENDINGS
        if out.suffix not in endings:
            with_words = " for --words" if words else ""
            raise FileNotUsable([f"{out} ends in none of {', '.join(endings)}; give --out such an ending{with_words}."])
        self.out = out
        self.people_file = people
        self.words = words
        self.lines = 0
        self.people = 0
        self._parts: list[tuple[Path, Path]] = []
        self._open = ExitStack()
        self._sink: _Sink | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._open.close()
            if kind is None:
                for part, whole in self._parts:
                    part.replace(whole)
        finally:
            for part, _ in self._parts:
                part.unlink(missing_ok=True)

    def write(self, assessment: Assessment, facts: Facts) -> None:
        """Add what `assessment` says of the people in `facts`."""
        if self._sink is None:
            self._sink = self._begun(assessment, facts)
        self.lines += self._sink.write(assessment, facts, self.people)
        self.people += len(facts)

    def _begun(self, assessment: Assessment, facts: Facts) -> _Sink:
        stored = Stored.of(assessment, facts, BOOK.digest)
        asked: dict[str, Any] = stored.header() | {
            "law_checked": assessment.law_checked.isoformat(),
            "people_file": str(self.people_file.resolve()),
            "people_digest": digest_of(self.people_file),
            "lanes": {pathway.value: answers.lanes.name for pathway, answers in stored.pathways.items()},
        }
        if self.words:
            asked[HELD] = {
                pathway.value: {
                    "speaks_of": answers.spoken,
                    "columns": {
                        name: word_columns(pathway.value, name, answers.lanes) for name in ("yes", "no", "mendable")
                    },
                    "bits": list(answers.lanes.keys),
                }
                for pathway, answers in stored.pathways.items()
            }
        file = self._file(self.out)
        if self.out.suffix == ".json":
            return self._open.enter_context(_Json(file, asked))
        if self.out.suffix == ".csv":
            self._file(asked_of(self.out)).write((json.dumps(asked, indent=2) + "\n").encode())
            file.write(_SIGNATURE)
        return self._open.enter_context(_Tables(file, asked, plain=self.out.suffix == ".csv", words=self.words))

    def _file(self, whole: Path) -> Any:
        part = whole.with_name(f".{whole.name}.part")
        try:
            file = part.open("wb")
        except OSError as error:
            raise FileNotUsable([f"{whole} cannot be written: {error.strerror}; check folder and rights."]) from None
        self._parts.append((part, whole))
        return self._open.enter_context(file)


class _Json:
    """One JSON value, written at the end."""

    def __init__(self, file: Any, asked: Mapping[str, Any]) -> None:
        self._file = file
        self._asked = asked
        self._value: dict[str, Any] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._value:
            self._file.write((json.dumps({**self._value, **self._asked}) + "\n").encode())

    def write(self, assessment: Assessment, facts: Facts, before: int) -> int:
        """Keep the words of these people; gives how many verdicts they hold."""
        value = Stored.of(assessment, facts, BOOK.digest).as_value()
        if before == 0:
            self._value = value
        else:
            self._value["ids"] += value["ids"]
            for pathway, words in value["pathways"].items():
                for name in ("yes", "no"):
                    self._value["pathways"][pathway][name] += words[name]
        spoken = (answer.instrument.lanes.named(answer.speaks_of) for answer in assessment.pathways.values())
        return len(facts) * sum(len(keys) for keys in spoken)


class _Tables:
    """Arrow tables, one after the other, as Parquet, or `plain` as CSV."""

    def __init__(self, file: Any, asked: Mapping[str, Any], *, plain: bool, words: bool) -> None:
        self._file = file
        self._asked = asked
        self._plain = plain
        self._laid_out = _words if words else _lines
        self._writer: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._writer is not None:
            self._writer.close()

    def write(self, assessment: Assessment, facts: Facts, before: int) -> int:
        """Write the lines of these people; gives how many there are."""
        lines = 0
        for table in self._laid_out(assessment, facts, before):
            self._add(table)
            lines += table.num_rows
        return lines

    def _add(self, table: Any) -> None:
        import pyarrow as pa
        import pyarrow.csv
        import pyarrow.parquet

        if self._plain:
            fields = [pa.field(each.name, getattr(each.type, "value_type", each.type)) for each in table.schema]
            table = table.cast(pa.schema(fields))
        if self._writer is None:
            schema = table.schema.with_metadata({KEY: json.dumps(self._asked)})
            made = pyarrow.csv.CSVWriter if self._plain else pyarrow.parquet.ParquetWriter
            self._writer = made(self._file, schema)
        self._writer.write_table(table)


def _who(facts: Facts, before: int) -> dict[str, Any]:
    import pyarrow as pa

    ids = pa.array([name or None for name in facts.ids], pa.string())
    return {"id": ids, "person": pa.array(np.arange(before, before + len(facts), dtype=np.int64))}


def _words(assessment: Assessment, facts: Facts, before: int) -> Iterator[Any]:
    """One line a person: three words a pathway, or three of each page where its lanes take several."""
    import pyarrow as pa

    written = {
        column: pa.array(page)
        for pathway, answer in assessment.pathways.items()
        for name, word in (("yes", answer.yes), ("no", answer.no), ("mendable", answer.mendable))
        for column, page in zip(
            word_columns(pathway.value, name, answer.instrument.lanes), np.atleast_2d(word), strict=True
        )
    }
    yield pa.table(_who(facts, before) | written)


def _lines(assessment: Assessment, facts: Facts, before: int) -> Iterator[Any]:
    """One line a person and lane, tables of some lanes of one pathway each; words stand in dictionaries."""
    import pyarrow as pa

    who, people = _who(facts, before), len(facts)
    together = max(1, _LINES // max(1, people))
    for pathway, answer in assessment.pathways.items():
        table = answer.instrument.lanes
        spoken = [lane for lane in range(len(table.keys)) if answer.speaks_of_lane(lane)]
        for start in range(0, len(spoken), together):
            lanes = spoken[start : start + together]
            laid = _columns_of(answer, lanes, people) | {
                "pathway": (np.zeros(len(lanes) * people, np.int32), [pathway])
            }
            written = {name: pa.concat_arrays([each] * len(lanes)) for name, each in who.items()}
            for name in ("pathway", *KINDS, "answer", "rule", "condition"):
                places, words = laid.get(name, (pa.nulls(len(lanes) * people, pa.int32()), []))
                written[name] = pa.DictionaryArray.from_arrays(places, pa.array(words, pa.string()))
            yield pa.table(written)


def _columns_of(answer: PathwayAnswer, lanes: list[int], people: int) -> dict[str, tuple[Any, list[str]]]:
    """The answers in `lanes`, people within lane: for each column which word each line has, and the words."""
    import pyarrow as pa

    table = answer.instrument.lanes
    yes, no = (np.concatenate([lane_of(word, lane) for lane in lanes]) for word in (answer.yes, answer.no))
    first = np.concatenate([answer.first_numbers(lane) for lane in lanes]).astype(np.int32)
    deciding = pa.array(first - 1, mask=first == 0)
    return {
        table.kind: (np.repeat(np.arange(len(lanes), dtype=np.int32), people), [table.keys[lane] for lane in lanes]),
        "answer": (yes + 2 * no.astype(np.int32), ["unknown", "yes", "no"]),
        "rule": (deciding, [rule.id for rule in answer.rules]),
        "condition": (deciding, [rule.condition for rule in answer.rules]),
    }
