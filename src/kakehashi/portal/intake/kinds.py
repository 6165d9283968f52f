"""What can be imported: each app that has rows registers its kind when it starts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.utils.functional import Promise

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.intake.models import Import
from kakehashi.vocabulary import Text


class Told(Protocol):
    """A fault or a warning, as a reader of files gives it."""

    row: int
    column: str | None
    header: str | None
    value: str | None
    code: str
    reason: Text
    fix: Text


class ReadRow(Protocol):
    """An accepted row: its number in the sheet and the digest of its normalised content."""

    number: int
    digest: str


class Reading(Protocol):
    """What came out of a file: accepted and refused rows together are the rows read."""

    read: int
    rows: Sequence[Any]
    faults: Sequence[Any]
    warnings: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of row.

    `reads` turns bytes into a Reading (raises a KakehashiError for a file that cannot be used at all).
    `screens` gives faults of accepted rows that cannot be stored beside what is stored already.
    `enrols` stores one batch inside the caller's transaction and says how many rows were new.
    `undoes` removes what the import brought, inside the caller's transaction.
    `subjects` are the primary keys of the rows the import brought; `subject_kind` their name in the ledger.
    `follows` enqueues what should happen after it is all in.
    """

    key: str
    name: Promise | str
    hint: Promise | str
    roles: frozenset[Role]
    subject_kind: str
    reads: Callable[[bytes, str, date], Reading]
    screens: Callable[[Import, Sequence[Any]], Iterable[Told]]
    enrols: Callable[[Import, Sequence[Any]], int]
    subjects: Callable[[Import], Sequence[Any]]
    undoes: Callable[[Import], None]
    follows: Callable[[Import], None]
    writes_refused: Callable[[bytes, str, date, str], bytes]


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known; called once by its app at start."""
    if kind.key in KINDS:
        raise ValueError(f"the kind {kind.key!r} is registered twice")
    KINDS[kind.key] = kind
