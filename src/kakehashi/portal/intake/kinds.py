"""What can be imported: each app that has rows registers its kind when it starts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.db.models import QuerySet
from django.utils.functional import Promise

from kakehashi.portal.accounts.models import Organisation, Role
from kakehashi.portal.intake.models import Import
from kakehashi.vocabulary import Text


class ToldOfFile(Protocol):
    """Why a whole file cannot be used."""

    @property
    def code(self) -> str:
        """The kind of fault."""

    @property
    def reason(self) -> Text:
        """What is wrong."""

    @property
    def fix(self) -> Text:
        """What to do."""


class Told(ToldOfFile, Protocol):
    """A fault or a warning about one cell, as a reader of files gives it."""

    @property
    def row(self) -> int:
        """The row as the spreadsheet shows it."""

    @property
    def column(self) -> str | None:
        """The column's letter."""

    @property
    def header(self) -> str | None:
        """The column's header."""

    @property
    def value(self) -> str | None:
        """What stands in the cell, personal numbers masked."""


class Reading(Protocol):
    """What came out of a file: accepted and refused rows together are the rows read.

    A row has `number` (as the spreadsheet shows it) and `digest` (of its normalised content).
    """

    @property
    def read(self) -> int:
        """How many rows were read."""

    @property
    def rows(self) -> Sequence[Any]:
        """The accepted rows."""

    @property
    def faults(self) -> Sequence[Told]:
        """Why rows were refused."""

    @property
    def warnings(self) -> Sequence[Told]:
        """What is odd about rows that were accepted."""


class Reads(Protocol):
    """Reads a file."""

    def __call__(
        self,
        data: bytes,
        filename: str,
        today: date,
        *,
        mapping: dict[str, str | None],
        sheet: str | None,
        so_far: Callable[[int], None] | None,
    ) -> Reading:
        """Its rows and faults."""


def _none(importer: Organisation) -> QuerySet[Organisation]:
    """The senders of a kind that everybody brings in for itself."""
    del importer
    return Organisation.objects.none()


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of row.

    `reads` turns bytes, name of the file and today into a Reading, by `mapping`, `sheet` and `so_far` (see `sheets`);
    for a file of no use it raises `refusal`, whose `found` says why.
    `screens` gives faults of accepted rows that cannot be stored beside what is stored already.
    `enrols` stores one batch inside the caller's transaction and gives the numbers of the rows that were new.
    `recognises` gives for rows that were not new the keys of the imports that had brought them, a key a row; none for
    what came by no import.
    `undoes` removes what the import brought, inside the caller's transaction.
    `subjects` are the primary keys of the rows the import brought; `subject_kind` their name in the ledger.
    `follows` does or enqueues what should happen after it is all in; called again after a crash, it does no harm.
    `writes_template` makes an empty sheet with headers in a language.
    `knows` counts the accepted rows that are known already with the same content; None where that is not told ahead.
    `sealed` are the keys whose raw cells are not kept in clear, with all keys below them.
    `senders` are the other organisations whose lists the importer's organisation brings in.
    `writes_refused` makes the sheet of refused rows from the reading, the file, the language and the screened faults.
    """

    key: str
    name: Promise | str
    hint: Promise | str
    roles: frozenset[Role]
    subject_kind: str
    reads: Reads
    refusal: type[Exception]
    screens: Callable[[Import, Sequence[Any]], Iterable[Told]]
    enrols: Callable[[Import, Sequence[Any]], Sequence[int]]
    recognises: Callable[[Import, Sequence[Any]], Iterable[UUID]]
    subjects: Callable[[Import], Sequence[Any]]
    undoes: Callable[[Import], None]
    follows: Callable[[Import], None]
    writes_template: Callable[[str], bytes]
    writes_refused: Callable[[Any, bytes, str, Sequence[Told]], bytes]
    knows: Callable[[Import, Sequence[Any]], int] | None = None
    sealed: frozenset[str] = frozenset()
    senders: Callable[[Organisation], QuerySet[Organisation]] = _none


KINDS: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    """Make a kind known; called once by its app at start."""
    if kind.key in KINDS:
        raise ValueError(f"the kind {kind.key!r} is registered twice")
    KINDS[kind.key] = kind


@dataclass(frozen=True, slots=True)
class Beside:
    """What a later app does beside an import of a kind that is another app's.

    `foresees` gives warnings about rows that can be taken in, for the preview; outside any transaction, it may take
    its time.  `follows` does or enqueues what should happen after it is all in, as that of `Kind`.
    """

    code: str
    counted: Promise | str
    foresees: Callable[[Import, Sequence[Any]], Iterable[Told]]
    follows: Callable[[Import], None]


BESIDE: dict[str, list[Beside]] = {}


def stand_beside(key: str, beside: Beside) -> None:
    """Make known what a later app does beside every import of a kind; called once by that app at start."""
    BESIDE.setdefault(key, []).append(beside)
