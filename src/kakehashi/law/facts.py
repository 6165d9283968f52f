"""Facts as given: which there are, what each is, the question that asks for it; and the columns that hold them.

Silence is unknown.  Three things are not silence: what belongs to the *question* (the planned day of landing, what is
asked of immigration), a *claim* that nobody made (days to be left out of the count), and the last day of a stay that is
still running.  Such facts carry a `default`.  Of a text that a rule reads (the reason for an exception)
only that it was stated is kept: what it is worth, an official finds.  A blank text says that there is none.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeVar

import numpy as np
from numpy.typing import NDArray

from kakehashi.law import days
from kakehashi.law.columns import Codes, Flat, Numbers, Table
from kakehashi.law.lived import not_so_on, without_what_is_not_so
from kakehashi.law.stage import Evidence
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import UnknownKey

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from kakehashi.vocabulary import Text

Column = Flat | Table

T = TypeVar("T")

DAY_ASKED = "day_asked"
"""The fact that the engine itself gives: the day that the question is about."""


class Kind(Enum):
    """What a fact is."""

    TEXT = auto()
    DAY = auto()
    NUMBER = auto()
    TRUTH = auto()
    WORD = auto()
    STATE = auto()
    CATEGORY = auto()
    OCCUPATION = auto()


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the exchange format; `key` is its path (`health.fit`), `words` what a WORD may be.

    `aliases` are other names of these words, in small letters with `_` between them (`e_ktkln` of `e_kpmi`); where a
    fact has any, capitals, spaces, hyphens and slashes make no difference.
    `asks` is the question, None where no rule reads it: then it is checked and kept out of the columns.
    `of_question` marks what belongs to the question and not to the person: no evidence is asked for it.  `unit` is that
    of a NUMBER that a rule reads, as `shown` writes it.
    """

    key: str
    kind: Kind
    asks: Text | None = None
    words: tuple[str, ...] = ()
    default: int | bool | None = None
    of_question: bool = False
    aliases: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""


@dataclass(frozen=True, slots=True)
class FactList:
    """A list of the exchange format (`tests`) and the facts of each entry, by their own key.

    `plain` names the fact that an entry stands for when it is written as a word and not as a table.
    """

    key: str
    entries: Mapping[str, Fact]
    asks: Text | None = None
    none_unless_given: bool = False
    plain: str | None = None


@dataclass(slots=True)
class Facts:
    """Columns of facts about `people` people, all in the same order.

    Made by `person.columns`; rules read them by `number`, `truth`, `code` and `list`, which say what they get.
    `doubts` says of each value that cannot be true, and is therefore unknown, why; `warnings` says it among the rest.
    `evidence` (n,) and `entry_evidence` (entries,) hold levels as uint8, by key; a key that is missing is claimed.
    """

    people: int
    columns: dict[str, Column]
    evidence: Mapping[str, NDArray[np.uint8]] = field(default_factory=dict)
    entry_evidence: Mapping[str, NDArray[np.uint8]] = field(default_factory=dict)
    ids: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    doubts: tuple[Text, ...] = ()
    reads: list[str] | None = field(default=None, repr=False)

    def __len__(self) -> int:
        return self.people

    def __getitem__(self, name: str) -> Column:
        if self.reads is not None:
            self.reads.append(name)
        try:
            return self.columns[name]
        except KeyError:
            raise UnknownKey.among(name, tuple(self.columns), kind="fact") from None

    def number(self, name: str) -> Numbers:
        """A number or a day."""
        return self._typed(name, Numbers)

    def truth(self, name: str) -> Ternary:
        """A yes, no or unknown."""
        return self._typed(name, Ternary)

    def code(self, name: str) -> Codes:
        """A word of a list."""
        return self._typed(name, Codes)

    def list(self, name: str) -> Table:
        """The entries of a list."""
        return self._typed(name, Table)

    def _typed(self, name: str, kind: type[T]) -> T:
        column = self[name]
        if not isinstance(column, kind):
            raise TypeError(f"fact {name!r} is a {type(column).__name__}, and a {kind.__name__} was asked for")
        return column

    def everyone(self) -> Ternary:
        """Yes, for everybody."""
        return Ternary.always(self.people)

    def open(self) -> Ternary:
        """Unknown, for everybody: the law's text was not found, or its sources conflict."""
        return Ternary.unknown(self.people)

    def same(self, number: int | date) -> Numbers:
        """The same number or day for everybody."""
        return Numbers.all_at(number, self.people)

    def asked_on(self, day: date, *, rows: slice) -> Facts:
        """A block of rows for a question about `day`; columns that are learnt there do not come back here.

        What cannot be so on `day`, as a birth after it, is unknown there (`not_so_on` says what).
        """
        sliced = {name: column[rows] for name, column in self.columns.items()}
        block = without_what_is_not_so(sliced, days.number(day))
        people = len(range(self.people)[rows])
        block[DAY_ASKED] = Numbers.all_at(day, people)
        return Facts(people, block)

    def not_so_on(self, day: date) -> Sequence[tuple[int, Text]]:
        """What cannot be so on `day`, as a birth after it: the row, and the words that say it is not judged."""
        return not_so_on(self.number("born"), self.list("experience"), day)

    def at_least(self, level: Evidence, of_question: Iterable[str]) -> Facts:
        """The same facts, with all weaker evidence read as unknown; what belongs to the question stays."""
        if level is Evidence.CLAIMED:
            return self
        exempt = set(of_question)
        columns = {
            name: column if name in exempt else self._shown(name, column, level)
            for name, column in self.columns.items()
        }
        return Facts(self.people, columns, self.evidence, self.entry_evidence, self.ids, self.warnings, self.doubts)

    def _shown(self, name: str, column: Column, level: Evidence) -> Column:
        claimed = np.zeros(self.people, np.uint8)
        shown = self.evidence.get(name, claimed) >= level
        if not isinstance(column, Table):
            return column.where_not(shown)
        entry_shown = self.entry_evidence[name] >= level
        entries = {key: entry.where_not(entry_shown) for key, entry in column.entries.items()}
        return Table(column.first, column.given & shown, entries)

    def assuming(self, assumed: Iterable[str]) -> Facts:
        """The same facts, with each named assumption made for everybody."""
        columns = dict(self.columns)
        for name in assumed:
            if name not in columns:
                raise UnknownKey.among(name, tuple(columns), kind="assumption")
            columns[name] = self.everyone()
        return Facts(self.people, columns, self.evidence, self.entry_evidence, self.ids, self.warnings, self.doubts)

    def not_assuming(self, names: Iterable[str]) -> Facts:
        """The same facts, with each of the assumptions `names` made for nobody."""
        columns = self.columns | {name: ~self.everyone() for name in names}
        return Facts(self.people, columns, self.evidence, self.entry_evidence, self.ids, self.warnings, self.doubts)
