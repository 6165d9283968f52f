"""Which registrations look like one person, how likely, and by what: scored by Splink on DuckDB, decided by people.

1. Names and numbers become normal forms (`registration.columns`).
2. Pairs that share a number, a birthday or a name are looked at (`fields.LOOKED_AT`).
3. Each field gives a finding, each finding its weight out of the model, and the sum a probability.
4. Of the pairs told, every finding is kept, so that a page can set evidence for and against side by side.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Any

from kakehashi.identity.fields import FIELDS
from kakehashi.identity.finding import OTHERWISE, Field, Level
from kakehashi.identity.model import Model, Weights, model, splink_settings
from kakehashi.identity.registration import COLUMNS, Registration, RegistrationError, columns
from kakehashi.vocabulary import Text

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

WEAK = 0.5
"""Bits below which a finding is said to speak neither way."""


class Sense(Enum):
    """Which way a finding speaks."""

    FOR = Text("Menunjukkan satu orang", "同一人物であることを示す", "Speaks for one person")
    AGAINST = Text("Menunjukkan dua orang", "別人であることを示す", "Speaks for two people")
    NEITHER = Text("Tidak menunjukkan apa pun", "どちらとも言えない", "Speaks neither way")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one field of a pair says: the finding's key, its weight in bits (above 0: one person), and its words."""

    field: str
    finding: str
    bits: float
    field_text: Text
    text: Text

    @property
    def sense(self) -> Sense:
        """For one person, for two, or neither."""
        if abs(self.bits) < WEAK:
            return Sense.NEITHER
        return Sense.FOR if self.bits > 0 else Sense.AGAINST


@dataclass(frozen=True, slots=True)
class Pair:
    """Two registrations by their ids, in the order they were given; how likely they are one person; and why."""

    left: str
    right: str
    probability: float
    findings: tuple[int, ...]
    _model: Model = field(repr=False, compare=False)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Each field's, in the order of the fields: name, birthday, sex, home, telephone, NIK, passport."""
        return tuple(
            _evidence(field, field.levels[place], self._model)
            for field, place in zip(FIELDS, self.findings, strict=True)
        )


def link(
    registrations: Sequence[Registration], *, at_least: float | None = None, by: Model | None = None
) -> tuple[Pair, ...]:
    """Every pair that is one person with a probability of `at_least` (the model's threshold), likeliest first.

    Raises RegistrationError where an id is blank or not the only one.  Never changes what it is given; the same people
    in another order give the same pairs.
    Cost: n registrations and p pairs that share something, O(n + p); 100,000 in some seconds (`bench/identity.py`).
    """
    used = by or model()
    RegistrationError.check([one.id for one in registrations])
    if len(registrations) < 2:
        return ()
    told = scored(registrations, used.prior, used.weights, used.threshold if at_least is None else at_least)
    return _pairs(told, registrations, used)


def doubles_of(
    new: Registration, pool: Sequence[Registration], *, at_least: float = 0.5, by: Model | None = None
) -> tuple[Pair, ...]:
    """Those of `pool` that may be the person of `new`, likeliest first: asked while somebody is being registered.

    `pool` is what a look-up found: whoever shares a name's search form, a birthday, a telephone, NIK or passport.  How
    rare a name is is counted among them, so all who bear it should be.  Needs DuckDB alone: fit for a web process.
    Raises RegistrationError as `link`.  Cost: about 0.05 s and 20 microseconds each.
    """
    used = by or model()
    people = [new, *pool]
    RegistrationError.check([one.id for one in people])
    if not pool:
        return ()
    with _connection() as connection:
        connection.register("people", _table(people))
        beside = "SELECT 0 AS l, row AS r, 0.0 AS probability FROM people WHERE row > 0"
        found = _pairs(_findings(connection, "people", beside), people, used)
    likely = [replace(pair, probability=used.probability(pair.findings)) for pair in found]
    told = [pair for pair in likely if pair.probability >= at_least]
    return tuple(sorted(told, key=lambda pair: -pair.probability))


def scored(registrations: Iterable[Registration], prior: float, weights: Weights, at_least: float) -> "pa.Table":
    """What Splink says of every pair looked at: rows `l` and `r` (l before r), `probability`, and each field's finding.

    The finding is the place of its level in the field, under the field's key.
    """
    from splink import DuckDBAPI, Linker, SettingsCreator

    with _connection() as connection:
        settings = SettingsCreator.from_path_or_dict(splink_settings(prior, weights))
        people = DuckDBAPI(connection=connection).register(_table(registrations))
        answer = Linker(people, settings, log_level=None).inference.predict(
            threshold_match_probability=at_least or None, warning_mode="never"
        )
        pairs = (
            "SELECT least(row_l, row_r) AS l, greatest(row_l, row_r) AS r, match_probability AS probability "  # noqa: S608
            f"FROM {answer.physical_name}"
        )
        return _findings(connection, people.physical_name, pairs)


def _findings(connection: "duckdb.DuckDBPyConnection", people: str, pairs: str) -> "pa.Table":
    """The pairs of a query (`l`, `r`, `probability`) with the finding of each field."""
    sides = [name for name in COLUMNS if name != "id"]
    both = ", ".join(f"l.{name} AS {name}_l, r.{name} AS {name}_r" for name in sides)
    chosen = ", ".join(f"{_case(field)} AS {field.key}" for field in FIELDS)
    found: pa.Table = connection.sql(
        f"SELECT pair_l AS l, pair_r AS r, probability, {chosen} FROM ("  # noqa: S608 - every name is one of ours
        f"SELECT pairs.l AS pair_l, pairs.r AS pair_r, probability, {both} FROM ({pairs}) pairs "
        f"JOIN {people} l ON l.row = pairs.l JOIN {people} r ON r.row = pairs.r)"
    ).to_arrow_table()
    return found


@contextmanager
def _connection() -> Iterator["duckdb.DuckDBPyConnection"]:
    """A DuckDB in memory that fetches nothing from anywhere and draws no progress bar."""
    import duckdb

    connection = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    try:
        connection.execute("SET enable_progress_bar = false")
        yield connection
    finally:
        connection.close()


def _table(registrations: Iterable[Registration]) -> "pa.Table":
    import pyarrow as pa

    table = columns(registrations)
    del table["id"]
    return pa.table({"row": pa.array(range(len(table["name"])), pa.int32()), **table}, schema=_schema(table))


def _schema(table: dict[str, list[Any]]) -> "pa.Schema":
    import pyarrow as pa

    kinds = {"words": pa.list_(pa.string()), "shortened": pa.bool_()}
    kinds |= dict.fromkeys(("bearers", "heard_bearers", "rarest", "phone_owners", "among", "row"), pa.int32())
    return pa.schema([(name, kinds.get(name, pa.string())) for name in ("row", *table)])


def _case(field: Field) -> str:
    tried = " ".join(
        f"ELSE {place}" if level.sql == OTHERWISE else f"WHEN {level.sql} THEN {place}"
        for place, level in enumerate(field.levels)
    )
    return f"CASE {tried} END"


def _pairs(table: "pa.Table", registrations: Sequence[Registration], used: Model) -> tuple[Pair, ...]:
    rows = zip(*(column.to_pylist() for column in table.itercolumns()), strict=True)
    ordered = sorted(rows, key=lambda row: (-row[2], row[0], row[1]))
    return tuple(
        Pair(registrations[left].id, registrations[right].id, probability, tuple(findings), used)
        for left, right, probability, *findings in ordered
    )


def evidence(field_key: str, finding: str, bits: float) -> Evidence:
    """A finding that was kept by its keys and weight, in today's words; keys that today's fields lack are their own.

    So a pair that was decided under an earlier model still says by what.
    """
    field = next((one for one in FIELDS if one.key == field_key), None)
    level = next((one for one in field.levels if one.key == finding), None) if field else None
    return Evidence(
        field_key,
        finding,
        bits,
        field.name if field else Text(field_key, field_key, field_key),
        level.text if level else Text(finding, finding, finding),
    )


def _evidence(field: Field, level: Level, used: Model) -> Evidence:
    return Evidence(field.key, level.key, used.bits(field.key, level.key), field.name, level.text)
