"""From people in Arrow or Parquet, nested as in the exchange format, to columns: whole columns at a time.

    people = PeopleFile(Path("people.parquet"))
    for facts in people:            # a block of people each; the file is never in memory as a whole
        assess(facts, BOOK, on=day)
    people.warnings                 # what nobody knows, counted over the file

The same people give the same columns as `person.columns` does; no Python loop runs over them.  What is not a whole
number, a day or a truth in the file is read once a distinct value, by the same code as there, and so are the people in
whom something is at fault, so that both say the same of them.  Warnings are counted and not said once a person; of
values that cannot be true (`sense`) the first few are named and the others counted.
"""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet
from numpy.typing import NDArray

from kakehashi.law import days, person
from kakehashi.law.columns import FARTHEST, FOREVER, LARGEST, Table
from kakehashi.law.contradictions import contradictions
from kakehashi.law.doubt import Doubt
from kakehashi.law.facts import Column, Fact, FactList, Facts, Kind
from kakehashi.law.person import LEVELS, Building, FactsError, Read
from kakehashi.law.questions import FACTS, KNOWN, LISTS, NOT_JUDGED, TABLES, WHOLE
from kakehashi.law.sense import NAMED, checked

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    Truths = NDArray[np.bool_]
    Rows = NDArray[np.int64]

BLOCK = 65_536
"""People read together: some tens of megabytes with their lists."""

MOST_AT_FAULT = 100
"""People whose faults are said one by one; of the others it is said how many they are."""

T = TypeVar("T")

_FIRST, _LAST = days.number(days.FIRST), days.number(days.LAST)
_TYPES = {Kind.DAY: pa.date32(), Kind.TRUTH: pa.bool_(), Kind.NUMBER: pa.int32()}
_STORED: dict[Kind, Any] = {
    Kind.DAY: np.int32, Kind.NUMBER: np.int32, Kind.TRUTH: np.bool_, Kind.TEXT: np.bool_, Kind.CATEGORY: np.uint64
}  # fmt: skip
_WORDS = pa.dictionary(pa.int32(), pa.string())


def schema() -> pa.Schema:
    """The exchange format as Arrow writes it: tables as structs, lists as lists of structs, words as dictionaries.

    A list whose entries may be words alone (`contract_contents`) is read as a list of words too; here it has tables.
    """
    fields = [_field(key, fact) for key, fact in FACTS.items() if "." not in key]
    for table in sorted(TABLES):
        inner = [_field(path.partition(".")[2], FACTS[path]) for path in person.keys_of(table)]
        fields.append(pa.field(table, pa.struct(inner)))
    for key, each in LISTS.items():
        entry = [*(_field(inner, fact) for inner, fact in each.entries.items()), pa.field("evidence", _WORDS)]
        fields.append(pa.field(key, pa.list_(pa.struct(entry))))
    evidence = [pa.field(key, _WORDS) for key in sorted({path.partition(".")[0] for path in (*FACTS, *LISTS)})]
    return pa.schema([*fields, pa.field("wishes", pa.list_(pa.string())), pa.field("evidence", pa.struct(evidence))])


def _field(key: str, fact: Fact) -> pa.Field:
    return pa.field(key, _TYPES.get(fact.kind, pa.string() if fact.kind is Kind.TEXT else _WORDS))


def columns(table: pa.Table) -> Facts:
    """The facts about the people in `table`, one a row, as `person.columns` gives them.

    Raises FactsError listing what is at fault in the first hundred people at fault, and how many more there are.
    """
    _refuse_types(table.schema)
    reading = _Reading(people=table.num_rows)
    whole = [column.combine_chunks() for column in table.columns]
    facts = reading.facts(pa.RecordBatch.from_arrays(whole, schema=table.schema))
    reading.refuse()
    facts.warnings = reading.warnings
    return facts


class PeopleFile:
    """The people of one Parquet file, block by block; `warnings` is complete once all were read.

    Iterating raises FactsError after the last block where anybody is at fault; what was said until then of others is
    not to be used, as with `person.columns`.
    Cost: memory for one block of people and one row group's pages, whatever the file's length.
    """

    def __init__(self, path: Path) -> None:
        try:
            with pyarrow.parquet.ParquetFile(path) as plain:
                leaves = (plain.schema.column(place) for place in range(len(plain.schema)))
                worded = [leaf.path for leaf in leaves if leaf.physical_type == "BYTE_ARRAY" and leaf.path != "id"]
            self._file = pyarrow.parquet.ParquetFile(path, read_dictionary=worded)
        except pa.ArrowInvalid as error:
            raise FactsError([f"{path} is not a Parquet file: {error}; write it again."]) from None
        _refuse_types(self._file.schema_arrow)
        self._names = [name for name in self._file.schema_arrow.names if _is_read(name)]
        self._reading = _Reading(people=len(self))

    def __len__(self) -> int:
        people: int = self._file.metadata.num_rows
        return people

    def __iter__(self) -> Iterator[Facts]:
        return ahead(self._facts())

    def _facts(self) -> Iterator[Facts]:
        self._reading = _Reading(people=len(self))
        for batch in self._batches():
            facts = self._reading.facts(batch)
            if not self._reading.at_fault:
                yield facts
        self._reading.refuse()

    def _batches(self) -> Iterator[pa.RecordBatch]:
        """Row group by row group: words of a list have one dictionary in each, and a batch cannot hold two."""
        if not len(self):
            yield pa.RecordBatch.from_pylist([], schema=self._file.schema_arrow)
        for group in range(self._file.num_row_groups):
            yield from self._file.iter_batches(batch_size=BLOCK, row_groups=[group], columns=self._names)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What nobody knows in the people read so far: each once, with the number of times."""
        return self._reading.warnings


def ahead(blocks: Iterator[T]) -> Iterator[T]:
    """The same `blocks`, each made in another thread while the one before it is used; what is raised there passes."""
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(next, blocks, None)
        while (block := waiting.result()) is not None:
            waiting = pool.submit(next, blocks, None)
            yield block


def _refuse_types(schema: pa.Schema) -> None:
    """Raise FactsError where the people's tables and lists are not written as structs and lists of them."""
    names = schema.names
    faults = [
        f"{name} stands twice in the file; leave one out." for name in sorted(set(names)) if names.count(name) > 1
    ]
    faults += [
        f"{field.name} is {field.type} in the file; write values, structs of them, or lists of structs."
        for field in schema
        if field.name in KNOWN and not _is_plain(field.type)
    ]
    if faults:
        raise FactsError(faults)


def _is_plain(kind: pa.DataType) -> bool:
    if pa.types.is_struct(kind):
        names = [field.name for field in kind]
        return len(set(names)) == len(names) and all(_is_plain(field.type) for field in kind)
    if _is_list(kind):
        return _is_plain(kind.value_type)
    return not (pa.types.is_nested(kind) or pa.types.is_run_end_encoded(kind))


def _is_read(name: str) -> bool:
    return name == "id" or name not in FACTS or FACTS[name].kind is not Kind.TEXT or FACTS[name].asks is not None


class _Reading:
    """What is kept from one block to the next: faults, what nobody knows, how each distinct value is stored."""

    def __init__(self, people: int) -> None:
        self.people = people
        self.before = 0
        self.at_fault = 0
        self.faults: list[str] = []
        self.unknown: Counter[tuple[str, str | None, tuple[str, ...]]] = Counter()
        self.not_judged: Counter[str] = Counter()
        self.doubted: dict[str, list[str]] = {}
        self.doubts: Counter[str] = Counter()
        self.at_odds: Counter[str] = Counter()
        self.known: dict[str, dict[Any, Read]] = {}

    def facts(self, batch: pa.RecordBatch) -> Facts:
        """The facts in `batch`; where anybody in it is at fault they are kept apart and not to be used."""
        block = _Block(batch, self)
        facts = block.facts()
        at_fault = np.flatnonzero(block.wrong)
        named = at_fault[: max(0, MOST_AT_FAULT - self.at_fault)]
        if len(named):
            numbers = [int(row) + self.before for row in named]
            told = batch.take(pa.array(named)).to_pylist()
            self.faults += person.faults(told, numbers=numbers, alone=self.people == 1)
        self.at_fault += len(at_fault)
        for doubt in block.doubts:
            self._doubt(doubt, facts.ids)
        for said, rows in contradictions(facts):
            self.at_odds[said] += len(rows)
        self.before += batch.num_rows
        return facts

    def _doubt(self, doubt: Doubt, ids: Sequence[str]) -> None:
        """Keep how many values under that key cannot be true, and of the first few what they are and whose."""
        self.doubts[doubt.path] += len(doubt.rows)
        named = self.doubted.setdefault(doubt.path, [])
        for number, row in enumerate(doubt.rows[: NAMED - len(named)]):
            whole = f"person {self.before + int(row) + 1}: " if self.people > 1 else ""
            named.append((f"{ids[row]}: " if ids[row] else whole) + doubt.text(number).english)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What nobody knows, cannot be true or contradicts itself, with the number of times."""
        left_out = [
            person.unknown(path, known, of=word, times=f", {count} times" if count > 1 else "")
            for (path, word, known), count in self.unknown.items()
        ]
        left_out += [
            person.not_judged(path, times=f", {count} times" if count > 1 else "")
            for path, count in self.not_judged.items()
        ]
        for path, named in self.doubted.items():
            left_out += named
            more = self.doubts[path] - len(named)
            if more:
                left_out.append(
                    f"{path} cannot be true {more} more {'time' if more == 1 else 'times'}, and counts as unknown "
                    "there; correct these first and run it again."
                )
        left_out += [f"{said}{f', {count} times' if count > 1 else ''}." for said, count in self.at_odds.items()]
        return tuple(left_out)

    def refuse(self) -> None:
        """Raise FactsError where anybody is at fault."""
        if self.at_fault:
            more = self.at_fault - MOST_AT_FAULT
            rest = [f"{more} more people are at fault; mend these first and run it again."] if more > 0 else []
            raise FactsError([*self.faults, *rest])


class _Block:
    """Some people of one Arrow batch; `wrong` (n,) marks those in whom something is at fault."""

    def __init__(self, batch: pa.RecordBatch, reading: _Reading) -> None:
        self.batch = batch
        self.reading = reading
        self.people: int = batch.num_rows
        self.wrong = np.zeros(self.people, np.bool_)
        self.evidence: dict[str, NDArray[np.uint8]] = {}
        self.entry_evidence: dict[str, NDArray[np.uint8]] = {}
        self.building = {key: Building(fact, self.people) for key, fact in FACTS.items() if fact.asks}
        self.doubts: list[Doubt] = []

    def facts(self) -> Facts:
        """The columns of these people."""
        lists: dict[str, pa.Array] = {}
        for name, array in zip(self.batch.schema.names, self.batch.columns, strict=True):
            if array.null_count < len(array):
                self._key(name, array, lists)
        made: dict[str, Column] = {key: column.column() for key, column in self.building.items()}
        for key, each in LISTS.items():
            made[key] = self._table(each, lists.get(key))
        made, self.doubts = checked(made)
        return Facts(self.people, made, self.evidence, self.entry_evidence, self._ids())

    def _ids(self) -> tuple[str, ...]:
        if "id" not in self.batch.schema.names:
            return ("",) * self.people
        ids = self.batch.column("id")
        plain = pa.types.is_string(ids.type)
        named: list[Any] = (ids.fill_null("") if plain else ids).to_pylist()
        return tuple(named) if plain else tuple(str(each or "") for each in named)

    def _key(self, name: str, array: pa.Array, lists: dict[str, pa.Array]) -> None:
        if name in FACTS:
            self._fact(FACTS[name], name, array)
        elif name in LISTS or name == "wishes":
            if not _is_list(array.type):
                self.wrong |= _told(array)
            elif name in LISTS:
                lists[name] = array
        elif name in TABLES:
            self._inner(name, array)
        elif name == "evidence":
            self._evidence(array)
        else:
            self._count(name, None, KNOWN, _told(array))

    def _inner(self, name: str, array: pa.Array) -> None:
        for inner, values in self._parts(array, None):
            path = f"{name}.{inner}"
            if path in FACTS:
                self._fact(FACTS[path], path, values)
            else:
                self._count(path, None, person.keys_of(name), _told(values))

    def _fact(self, fact: Fact, path: str, array: pa.Array) -> None:
        if path in NOT_JUDGED:
            self.reading.not_judged[path] += int(_told(array).sum())
        if fact.kind is Kind.TEXT and fact.asks is None:
            return
        told, values = self._stored(fact, path, array, None)
        if path in self.building:
            self.building[path].put_where(told, values)

    def _parts(self, array: pa.Array, owners: Rows | None) -> list[tuple[str, pa.Array]]:
        """The keys of a table and their values, those of which anything is told; who is no table is at fault."""
        if not pa.types.is_struct(array.type):
            self._blame(_told(array), owners)
            return []
        names = [field.name for field in array.type]
        return [(name, each) for name, each in zip(names, array.flatten(), strict=True) if each.null_count < len(each)]

    def _blame(self, wrong: Truths, owners: Rows | None) -> None:
        if owners is None:
            self.wrong |= wrong
        else:
            self.wrong[owners[wrong]] = True

    def _count(self, path: str, word: str | None, known: Sequence[str], where: Truths) -> None:
        if where.any():
            self.reading.unknown[path, word, tuple(known)] += int(where.sum())

    def _stored(self, fact: Fact, path: str, array: pa.Array, owners: Rows | None) -> tuple[Truths, NDArray[Any]]:
        """Where something usable is told, and all values as they are stored, both (n,)."""
        told = _told(array)
        if fact.kind is Kind.DAY and pa.types.is_date32(array.type):
            values: NDArray[Any] = _raw(array, np.dtype(np.int32))
            wrong = told & ((values < _FIRST) | (values > _LAST))
        elif fact.kind is Kind.TRUTH and pa.types.is_boolean(array.type):
            values = array.fill_null(False).to_numpy(zero_copy_only=False)  # noqa: FBT003  # pyarrow's own signature
            wrong = np.zeros(len(array), np.bool_)
        elif fact.kind is Kind.NUMBER and (pa.types.is_integer(array.type) or pa.types.is_floating(array.type)):
            values = _raw(array, np.dtype(array.type.to_pandas_dtype()))
            wrong = told & ~((values >= 0) & (values < LARGEST))
            if path in WHOLE:
                wrong |= told & (np.floor(values) != values)
            values = np.where(told & ~wrong, values, 0).astype(np.int32)
        else:
            return self._read(fact, path, array, told, owners)
        self._blame(wrong, owners)
        return told & ~wrong, values

    def _read(
        self, fact: Fact, path: str, array: pa.Array, told: Truths, owners: Rows | None
    ) -> tuple[Truths, NDArray[Any]]:
        """As `_stored`: each distinct value is read once."""
        if pa.types.is_nested(array.type):
            self._blame(told, owners)
            return np.zeros(len(array), np.bool_), np.zeros(len(array), np.int64)
        places, words = _distinct(array)
        cache = self.reading.known.setdefault(path, {})
        found = [_read_once(cache, fact, word) for word in words]
        self._blame(told & np.append([each.wrong for each in found], [False])[places], owners)
        times = np.bincount(places[told], minlength=len(words))
        for word, each, count in zip(words, found, times, strict=False):
            if each.unknown and count:
                asked = f"{path} = {word}", person.as_written_here(fact, word), tuple(person.codes(fact))
                self.reading.unknown[asked] += int(count)
        usable = np.append([each.stored is not None for each in found], [False]).astype(np.bool_)
        kind = _STORED.get(fact.kind, np.int16)
        stored = np.array([*(0 if each.stored is None else int(each.stored) for each in found), 0], kind)
        return told & usable[places], stored[places]

    def _levels(self, path: str, array: pa.Array, told: Truths) -> NDArray[np.uint8]:
        """How well each is shown (n,), as levels; what is not told is claimed."""
        if pa.types.is_nested(array.type):
            array = pa.array([None if each is None else str(each) for each in array.to_pylist()], pa.string())
        places, words = _distinct(array)
        found = [person.level(word) for word in words]
        times = np.bincount(places[told], minlength=len(words))
        for word, each, count in zip(words, found, times, strict=False):
            if each.unknown and count:
                self.reading.unknown[f"{path} = {word}", str(word), tuple(LEVELS)] += int(count)
        return np.array([*(each.stored for each in found), 0], np.uint8)[places]

    def _evidence(self, array: pa.Array) -> None:
        for key, values in self._parts(array, None):
            told = _told(values)
            meant = person.shown_by(key)
            if not meant:
                self._count(f"evidence.{key}", key, KNOWN, told)
                continue
            levels = self._levels("evidence", values, told)
            for path in meant:
                column = self.evidence.setdefault(path, np.zeros(self.people, np.uint8))
                np.copyto(column, levels, where=told)

    def _table(self, each: FactList, array: pa.Array | None) -> Table:
        given = np.full(self.people, each.none_unless_given)
        if array is None:
            first, owners = np.zeros(self.people + 1, np.int64), np.zeros(0, np.int64)
            parts: list[tuple[str, pa.Array]] = []
        else:
            given |= _told(array)
            owned = pc.list_value_length(array).fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64)
            first, owners = np.append(0, np.cumsum(owned)), np.repeat(np.arange(self.people), owned)
            entries = array.flatten()
            self._blame(~_told(entries), owners)
            plain = each.plain if _is_text(entries.type) else None
            parts = self._parts(entries, owners) if plain is None else [(plain, entries)]
        building = {
            key: Building(fact, len(owners)) for key, fact in each.entries.items() if fact.kind is not Kind.TEXT
        }
        levels, shown = np.zeros(len(owners), np.uint8), np.zeros(len(owners), np.bool_)
        began: tuple[Truths, NDArray[Any]] | None = None
        for key, values in parts:
            path = f"{each.key}[].{key}"
            if key in building:
                told, stored = self._stored(each.entries[key], path, values, owners)
                building[key].put_where(told, stored)
                began = (told, stored) if key == "from" else began
            elif key == "evidence":
                shown = _told(values)
                levels = self._levels(f"{each.key}[].evidence", values, shown)
            elif key not in each.entries:
                self._count(path, key, (*each.entries, "evidence"), _told(values))
        if each.key in self._of_list:
            levels = np.where(shown, levels, self._of_list[each.key][owners])
        self.entry_evidence[each.key] = levels
        if began is not None:
            self._check_periods(each.key, owners, *began, building)
        return Table(first, given, {key: column.column() for key, column in building.items()})

    @property
    def _of_list(self) -> dict[str, NDArray[np.uint8]]:
        """What the people's own table of evidence says of whole lists."""
        return {key: levels for key, levels in self.evidence.items() if key in LISTS}

    def _check_periods(
        self, key: str, owners: Rows, told: Truths, begun: NDArray[Any], building: dict[str, Building]
    ) -> None:
        """Blame who has a period that ends before it begins, or two stays on one day."""
        if "to" not in building:
            return
        ended = building["to"].low
        last = np.where(ended == -FARTHEST, FOREVER, ended)
        whose, since, until = owners[told], begun[told].astype(np.int64), last[told].astype(np.int64)
        self.wrong[whose[until < since]] = True
        if key == "stays" and _on_one_day(whose, since, until).any():  # most lists are in order of time already
            order = np.lexsort((until, since, whose))
            whose, since, until = whose[order], since[order], until[order]
            self.wrong[whose[1:][_on_one_day(whose, since, until)]] = True


def _on_one_day(whose: Rows, since: Rows, until: Rows) -> Truths:
    """Of each period but the first: does it begin before the one that stands before it, the same person's, is over?"""
    met: Truths = (whose[1:] == whose[:-1]) & (since[1:] <= until[:-1])
    return met


def _told(array: pa.Array) -> Truths:
    if not (array.null_count or pa.types.is_dictionary(array.type)):  # whose words may have holes of their own
        return np.ones(len(array), np.bool_)
    told: Truths = array.is_valid().to_numpy(zero_copy_only=False)
    return told


def _raw(array: pa.Array, kind: np.dtype[Any]) -> NDArray[Any]:
    """The values of a column of numbers or days as they lie in memory; anything where nothing is told."""
    return np.frombuffer(array.buffers()[1], kind, count=len(array), offset=array.offset * kind.itemsize)


def _is_text(kind: pa.DataType) -> bool:
    written = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(written) or pa.types.is_large_string(written))


def _is_list(kind: pa.DataType) -> bool:
    return bool(pa.types.is_list(kind) or pa.types.is_large_list(kind))


def _distinct(array: pa.Array) -> tuple[Rows, list[Any]]:
    """The distinct values, and for each row (n,) which it is; -1 where nothing is told."""
    if not pa.types.is_dictionary(array.type):
        array = array.dictionary_encode()
    raw = _raw(array.indices, np.dtype(array.indices.type.to_pandas_dtype()))
    places: Rows = raw.astype(np.int64) if not array.indices.null_count else np.where(_told(array.indices), raw, -1)
    words = array.dictionary.to_pylist()
    holes = [place for place, word in enumerate(words) if word is None]
    return (np.where(np.isin(places, holes), -1, places) if holes else places), words


def _read_once(cache: dict[Any, Read], fact: Fact, value: Any) -> Read:
    if value is None:
        return Read(None, wrong=False, unknown=False)
    if value not in cache:
        cache[value] = person.read(fact, value)
    return cache[value]
