"""Takes typed values out of plain data and keeps a fault for whatever is not what it should be."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, TypeVar

from kakehashi.vocabulary import Language, Text

Choice = TypeVar("Choice", bound=StrEnum)
Instead = TypeVar("Instead")
Table = Mapping[str, Any]

STAND_IN = "?"
"""Stands where a name could not be read; what is said of it is no fault of the document."""


class Reading:
    """The faults of one document; after a fault a stand-in is given, so that the rest is read too."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def tables(self, document: Any, key: str, *, required: bool = False) -> list[tuple[int, Table]]:
        """The tables of the list `key`, with their numbers; none where it is absent or null and not `required`."""
        if not isinstance(document, Mapping):
            return self._fault([], f"{key}: the document is not a table; give one with a list {key!r}.")
        listed = document.get(key)
        if listed is None and not required:
            return []
        if not isinstance(listed, list):
            return self._fault([], f"{key} is {_shown(listed)}; give a list of tables.")
        found = [(number, table) for number, table in enumerate(listed) if isinstance(table, Mapping)]
        for number, table in enumerate(listed):
            if not isinstance(table, Mapping):
                self._fault(None, f"{key}[{number}] is {_shown(table)}; give a table.")
        return found

    def name(self, where: str, table: Table, key: str) -> str:
        """A text that is not empty; a whole number counts as its digits."""
        found = self.name_or_none(where, table, key)
        return self._fault(STAND_IN, f"{where}: {key} is missing; give a text.") if found is None else found

    def name_or_none(self, where: str, table: Table, key: str) -> str | None:
        """The same, or None where it is absent or null."""
        value = table.get(key)
        if value is None:
            return None
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self._fault(STAND_IN, f"{where}: {key} is {_shown(value)}; give a text that is not empty.")

    def text(self, where: str, table: Table, key: str) -> Text | None:
        """A table with the languages `id`, `ja` and `en`; one text stands for all three; None where it is absent."""
        value = table.get(key)
        if value is None:
            return None
        said = [value.get(language) for language in Language] if isinstance(value, Mapping) else [value] * len(Language)
        indonesian, japanese, english = (one if isinstance(one, str) else "" for one in said)
        if indonesian.strip() and japanese.strip() and english.strip():
            return Text(indonesian, japanese, english)
        return self._fault(None, f"{where}: {key} is {_shown(value)}; give a text, or a table of id, ja and en.")

    def names(self, where: str, table: Table, key: str) -> tuple[str, ...]:
        """A list of texts; none where it is absent or null."""
        value = table.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            return self._fault((), f"{where}: {key} is {_shown(value)}; give a list of texts.")
        return tuple(value)

    def whole(self, where: str, table: Table, key: str, *, absent: int | None = None) -> int:
        """A whole number; `absent` where it is absent or null."""
        value = table.get(key)
        if value is None and absent is not None:
            return absent
        if isinstance(value, bool) or not isinstance(value, int):
            return self._fault(1, f"{where}: {key} is {_shown(value)}; give a whole number.")
        return value

    def day(self, where: str, table: Table, key: str) -> date | None:
        """A date as in 2027-02-06; None, and a fault, where it is anything else."""
        value = table.get(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            return self._fault(None, f"{where}: {key} is {_shown(value)}; give a date such as 2027-02-06.")

    def clock(self, where: str, table: Table, key: str) -> time | None:
        """A time of day as in 09:00; None, and a fault, where it is anything else."""
        found = _clock(table.get(key))
        if found is None:
            return self._fault(None, f"{where}: {key} is {_shown(table.get(key))}; give a time such as 09:00.")
        return found

    def clock_or_moment(self, where: str, table: Table, key: str) -> time | datetime | None:
        """A time of day, or a moment with its zone; None, and a fault, where it is anything else."""
        found = _clock(table.get(key)) or _moment(table.get(key))
        if found is None:
            return self._fault(
                None,
                f"{where}: {key} is {_shown(table.get(key))}; give a time such as 09:00, or a moment with its zone "
                "such as 2027-02-06T09:00:00+07:00.",
            )
        return found

    def moment(self, where: str, table: Table, key: str) -> datetime | None:
        """A moment with its zone as in 2027-02-06T10:30:00+07:00; None where it is absent or null."""
        value = table.get(key)
        if value is None:
            return None
        found = _moment(value)
        if found is None:
            return self._fault(
                None, f"{where}: {key} is {_shown(value)}; give a moment such as 2027-02-06T10:30:00+07:00."
            )
        return found

    def choice(self, where: str, table: Table, key: str, choices: type[Choice]) -> Choice | None:
        """One of the words of `choices`; None, and a fault, where it is anything else."""
        value = table.get(key)
        if value in set(choices):
            return choices(value)
        return self._fault(None, f"{where}: {key} is {_shown(value)}; give one of {', '.join(choices)}.")

    def choices(self, where: str, table: Table, key: str, choices: type[Choice]) -> Sequence[Choice]:
        """A list of such words."""
        found = [self.choice(where, {key: word}, key, choices) for word in self.names(where, table, key)]
        return [word for word in found if word is not None]

    def _fault(self, instead: Instead, sentence: str) -> Instead:
        self.faults.append(sentence)
        return instead


def _clock(value: Any) -> time | None:
    """A time of day without a zone, as text or as TOML gives it."""
    try:
        found = value if isinstance(value, time) else time.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo is None else None


def _moment(value: Any) -> datetime | None:
    """A moment with its zone, as text or as TOML gives it."""
    try:
        found = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return found if found.tzinfo is not None else None


def _shown(value: Any) -> str:
    return "missing" if value is None else repr(value)
