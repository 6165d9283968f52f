"""The columns each kind of sheet may have (columns.csv): key, type of cell, headers and hints in three languages."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kakehashi.vocabulary import Text, rows


class Kind(StrEnum):
    """What the rows of a sheet are."""

    CANDIDATES = "candidates"
    VACANCIES = "vacancies"
    WISHES = "wishes"
    RANKINGS = "rankings"


LISTS = frozenset({"tests", "stays", "experience", "courses", "licences"})
"""Types of cell that hold several parts; their columns may stand several times, numbered (Ujian 1, Ujian 2)."""

MAY_STAND = frozenset({"stands"})
"""Types of cell that say whether there is such a thing (a ground for refusal, a deposit): "none" answers with no."""

TEST_DAY = "test_day"
"""The type of a column that gives the date of the test in the column of the same number (Ujian 1, Tanggal ujian 1)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` is the path in the exchange format (`passport.number`), `cell` its type.

    `header` is what the template prints, `also` are other headers that offices use.
    """

    key: str
    cell: str
    required: bool
    header: Text
    also: tuple[str, ...]
    hint: Text | None
    example: str

    @property
    def path(self) -> tuple[str, ...]:
        """Where the value stands in the record."""
        return tuple(self.key.split("."))

    @property
    def record_key(self) -> str:
        """The key of the record's value that the column gives, or a part of: the day of a test is part of the tests."""
        return ".".join(self.path[:1] if self.cell == TEST_DAY else self.path)

    @property
    def may_be_numbered(self) -> bool:
        """Whether a sheet may have several of it, told apart by a number (Ujian 1, Ujian 2)."""
        return self.cell in LISTS or self.cell == TEST_DAY

    @property
    def in_template(self) -> bool:
        """Whether the template offers the column; one that is only understood has no hint."""
        return self.hint is not None


@cache
def columns(kind: Kind) -> tuple[Column, ...]:
    """Every column of one kind of sheet, in the template's order."""
    return tuple(
        Column(
            key=row["key"],
            cell=row["cell"],
            required=row["required"] == "yes",
            header=Text(row["id"], row["ja"], row["en"]),
            also=tuple(row["also"].split("|")),
            hint=Text(row["hint_id"], row["hint_ja"], row["hint_en"]) if row["hint_id"] else None,
            example=row["example"],
        )
        for row in rows("columns.csv", "kakehashi.sheets")
        if row["sheet"] == kind
    )
