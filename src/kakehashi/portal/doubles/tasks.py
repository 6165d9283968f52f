"""Background work about doubles: look before an import is taken in, after it, and each night."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django_tasks import task

from kakehashi.portal.accounts.models import Organisation, Role
from kakehashi.portal.candidates import queries as candidates
from kakehashi.portal.candidates.actions import NoPool, pool_of
from kakehashi.portal.candidates.bridge import number_of
from kakehashi.portal.doubles import actions, bridge, queries
from kakehashi.portal.intake.models import Import
from kakehashi.portal.ledger.tasks import seal_lines
from kakehashi.vocabulary import Text

FEW = 20
"""Rows up to which each is set beside those who share something with it, without a run over the whole pool."""
LIKELY_DOUBLE = "likely_double"
_ROW = "row:"


@task()
def find_doubles(pool_id: str) -> int:
    """Compare everybody in a pool; says how many pairs are new."""
    return actions.find(pool=Organisation.objects.get(pk=pool_id))


def find_everywhere() -> int:
    """Enqueue a comparison of every pool; says how many pools."""
    pools = list(Organisation.objects.filter(pool__isnull=False).distinct().order_by("name"))
    for pool in pools:
        find_doubles.enqueue(str(pool.pk))
    if pools:
        seal_lines.enqueue()
    return len(pools)


def find_after(kept: Import) -> None:
    """After an import the pool it filled is compared."""
    find_doubles.enqueue(str(pool_of(kept).pk))


def percent_of(probability: float) -> int:
    """A likelihood as it is told: whole percent, never a hundred."""
    return min(int(100 * probability), 99)


def in_pool_already(number: str, percent: int) -> Text:
    """Whom of the pool somebody new looks like, and how likely."""
    return Text(
        f"Kemungkinan {percent}% orang ini sudah ada di daftar kandidat dengan nomor {number}.",
        f"既に登録されている候補者{number}と同一人物の可能性があります(可能性{percent}%)。",
        f"This may be {number}, who is in the pool already (likelihood {percent} %).",
    )


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A row that looks like somebody in the pool, or like a row above it: a warning of the preview.

    `value` is the number of the person it looks like, so that an erasure of that person finds it.
    """

    row: int
    value: str | None
    percent: int
    other_row: int | None = None
    column: str | None = None
    header: str | None = None
    code: str = LIKELY_DOUBLE

    @property
    def reason(self) -> Text:
        """What it looks like, and how likely."""
        percent = self.percent
        if self.other_row is not None:
            row = self.other_row
            return Text(
                f"Kemungkinan {percent}% orang ini sama dengan orang di baris {row}.",
                f"{row}行目の人と同一人物の可能性があります(可能性{percent}%)。",
                f"This may be the person of row {row} (likelihood {percent} %).",
            )
        return in_pool_already(self.value or "", percent)

    @property
    def fix(self) -> Text:
        """What happens to it, and what to do."""
        return Text(
            "Baris ini masuk sebagai data tersendiri; tidak ada yang digabung dengan sendirinya. "
            "Putuskan sesudahnya di halaman data ganda, atau keluarkan baris ini dari berkas.",
            "この行は別の登録として取り込まれ、自動で統合されることはありません。"
            "取込み後に重複の疑いのページで判断するか、この行をファイルから除いてください。",
            "The row comes in as a record of its own; nothing is joined by itself. Decide afterwards on the page of "
            "likely doubles, or take the row out of the file.",
        )


def foresee(kept: Import, rows: Sequence[Any]) -> list[Foreseen]:
    """Which rows look like people of the pool or like each other; of rows that the pool has already nothing is said.

    A training centre is told of its own people only: of another centre's people it learns nothing, not even that they
    are there; the ministry sees those pairs after the import.
    """
    try:
        pool = pool_of(kept)
    except NoPool:  # said of every row already, and nobody stands in it
        return []
    known = candidates.known_numbers(pool, [number_of(row) for row in rows])
    fresh = [row for row in rows if number_of(row) not in known]
    if not fresh:
        return []
    people = queries.in_pool(pool)
    if kept.by.role == Role.TRAINING_CENTRE:
        people = people.filter(training_centre=kept.organisation)
    told = _one_by_one(people, fresh) if len(fresh) <= FEW else _all_at_once(people, fresh)
    likeliest = list(_likeliest(told))
    return sorted(_warnings(likeliest, _numbers(likeliest)), key=lambda one: one.row)


def _likeliest(told: Iterable[bridge.Found]) -> Iterator[bridge.Found]:
    """Of each row the likeliest pair only, somebody of the pool before another row: one warning a row is read."""
    warned: set[str] = set()
    for one in sorted(told, key=lambda one: (-one.probability, _ROW in one.left and _ROW in one.right)):
        lower = max((key for key in (one.left, one.right) if key.startswith(_ROW)), key=_row_number)
        if lower not in warned:
            warned.add(lower)
            yield one


def _row_number(key: str) -> int:
    return int(key.removeprefix(_ROW))


def _registration(row: Any) -> Any:
    return bridge.registration(f"{_ROW}{row.number}", row.person)


def _one_by_one(people: Any, fresh: Sequence[Any]) -> list[bridge.Found]:
    found: list[bridge.Found] = []
    above: list[Any] = []
    for row in fresh:
        new, mine = _registration(row), bridge.shared_by(row.person)
        beside = queries.sharing(people, **mine)
        several = [*bridge.registrations(beside, queries.sealed_numbers(beside)), *above]
        found += bridge.likely(new, several)
        above.append(new)
    return found


def _all_at_once(people: Any, fresh: Sequence[Any]) -> list[bridge.Found]:
    beside = queries.compared(people)
    several = [*bridge.registrations(beside, queries.sealed_numbers(beside)), *map(_registration, fresh)]
    return [one for one in bridge.linked(several) if _ROW in (one.left + one.right)]


def _numbers(told: Iterable[bridge.Found]) -> dict[str, str]:
    keys = sorted({key for one in told for key in (one.left, one.right) if not key.startswith(_ROW)})
    found: dict[str, str] = {}
    for start in range(0, len(keys), queries.CHUNK):
        some = candidates.standing().filter(pk__in=keys[start : start + queries.CHUNK])
        found |= {str(key): number for key, number in some.values_list("pk", "number")}
    return found


def _warnings(told: Iterable[bridge.Found], numbers: dict[str, str]) -> Iterator[Foreseen]:
    for one in told:
        rows = sorted(_row_number(key) for key in (one.left, one.right) if key.startswith(_ROW))
        other = next((key for key in (one.left, one.right) if not key.startswith(_ROW)), None)
        percent = percent_of(one.probability)
        if other is None:
            yield Foreseen(row=rows[-1], value=None, percent=percent, other_row=rows[0])
        elif other in numbers:
            yield Foreseen(row=rows[0], value=numbers[other], percent=percent)
