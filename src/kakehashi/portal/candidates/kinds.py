"""Candidates as something that can be imported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation, Role
from kakehashi.portal.candidates import actions, bridge, queries, tasks
from kakehashi.portal.intake.kinds import Kind
from kakehashi.portal.intake.models import Import
from kakehashi.portal.layout.context import today
from kakehashi.vocabulary import Text


@dataclass(frozen=True, slots=True)
class Told:
    """A fault of a row that could be read but not stored."""

    row: int
    column: str | None
    header: str | None
    value: str | None
    code: str
    reason: Text
    fix: Text


def number_known(kept: Import, rows: Sequence[Any]) -> Iterable[Told]:
    """A candidate number that the pool has already, with other details; one of a person whose data were erased."""
    return screened_by(actions.pool_of(kept), rows)


def screened_by(pool: Organisation, rows: Sequence[Any]) -> Iterator[Told]:
    """Why these rows, accepted as they are, cannot stand in this pool: their number is another row's, or erased."""
    known = queries.known_numbers(pool, [bridge.number_of(row) for row in rows])
    gone = actions.erased_among(pool, rows)
    for row in rows:
        number = bridge.number_of(row)
        if number in gone:
            yield Told(
                row=row.number,
                column=None,
                header="id",
                value=None,
                code="number_erased",
                reason=Text(
                    "Data orang dengan nomor ini sudah dihapus",
                    "この番号の人の情報は消去されています",
                    "The data of the person with this number were erased",
                ),
                fix=Text(
                    "Jangan kirim baris ini lagi. Bila orangnya ingin ikut kembali, minta persetujuannya "
                    "dan beri nomor baru",
                    "この行は再び送らないでください。本人が再び参加を希望する場合は、"
                    "同意を得て新しい番号を付けてください",
                    "Do not send this row again. If the person wishes to take part once more, ask for consent and "
                    "give a new number",
                ),
            )
        if number in known and known[number] != row.digest:
            yield Told(
                row=row.number,
                column=None,
                header="id",
                value=number,
                code="number_known",
                reason=Text(
                    "Nomor kandidat ini sudah ada dengan data lain",
                    "この候補者番号は、別の内容で既に登録されています",
                    "This candidate number is in the pool already, with other details",
                ),
                fix=Text(
                    "Perbaiki data orang itu di halamannya, atau beri nomor lain bila orangnya berbeda",
                    "同じ人なら本人のページで直し、別の人なら別の番号を付けてください",
                    "Correct that person on their own page, or give another number if it is someone else",
                ),
            )


def assess_next(kept: Import) -> None:
    """After an import the pool is assessed, so that the new people have their verdicts."""
    tasks.assess_pool.enqueue(str(actions.pool_of(kept).pk), today().isoformat())


CANDIDATES = Kind(
    key="candidates",
    name=_("candidates"),
    hint=_("One row a person. Needed: name as in the passport, date of birth, sex, province. A blank cell is unknown."),
    roles=frozenset({Role.MINISTRY, Role.TRAINING_CENTRE}),
    subject_kind="candidates.candidate",
    reads=bridge.read,
    refusal=bridge.FILE_REFUSED,
    screens=number_known,
    enrols=actions.enrol,
    subjects=lambda kept: list(queries.brought_by(kept).values_list("pk", flat=True)),
    undoes=actions.take_back,
    follows=assess_next,
    writes_template=bridge.template,
    writes_refused=bridge.refused,
)
