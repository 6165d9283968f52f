"""What a field of two registrations can be found to say: a level holds where its SQL over both rows does."""

from dataclasses import dataclass

from kakehashi.vocabulary import Text


@dataclass(frozen=True, slots=True)
class Level:
    """A finding of a field: `key` as the model file has it, `sql` when it holds, what it says in words."""

    key: str
    sql: str
    text: Text


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a registration, and its findings; the first is "not told", which speaks neither for nor against."""

    key: str
    name: Text
    levels: tuple[Level, ...]


UNKNOWN = "unknown"
OTHERWISE = "ELSE"


def untold(column: str) -> Level:
    """That one of the two does not tell the field at all."""
    return Level(
        UNKNOWN,
        f"{column}_l IS NULL OR {column}_r IS NULL",
        Text("Tidak diisi pada salah satu data", "一方に記載なし", "Not told in one of the two"),
    )
