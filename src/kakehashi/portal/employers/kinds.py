"""Vacancies as something that can be imported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation, Role
from kakehashi.portal.employers import actions, bridge, queries, tasks
from kakehashi.portal.employers.models import Vacancy
from kakehashi.portal.intake.kinds import Kind
from kakehashi.portal.intake.models import Import
from kakehashi.portal.layout.context import today
from kakehashi.portal.programmes.models import Programme
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


NO_PROGRAMME = (
    Text(
        "Prefektur Anda belum memiliki program kerja sama",
        "貴県の協力事業がまだ登録されていません",
        "Your prefecture has no programme yet",
    ),
    Text(
        "Minta pengelola membuka program itu, lalu impor berkas ini lagi",
        "管理者に協力事業の登録を依頼し、その後もう一度取り込んでください",
        "Ask the operator to open the programme, then import this file again",
    ),
)
OTHER_EMPLOYER = (
    Text(
        "Baris ini menyebut perusahaan lain; Anda hanya dapat mengimpor lowongan perusahaan sendiri",
        "この行は別の雇用主の求人です。取り込めるのは自社の求人だけです",
        "This row names another employer; you can import vacancies of your own only",
    ),
    Text(
        "Tulis nama perusahaan Anda, {name}, atau hapus baris ini",
        "自社の名称「{name}」に直すか、この行を削除してください",
        "Write the name of your own organisation, {name}, or take the row out",
    ),
)
NUMBER_KNOWN = (
    Text(
        "Nomor lowongan ini sudah ada dengan isi lain",
        "この求人番号は、別の内容で既に登録されています",
        "This vacancy number is in the programme already, with other details",
    ),
    Text(
        "Perbaiki lowongan itu di halamannya, atau beri nomor lain bila lowongannya berbeda",
        "同じ求人ならその求人のページで直し、別の求人なら別の番号を付けてください",
        "Correct that vacancy on its own page, or give another number if it is another vacancy",
    ),
)
TOO_LONG = (
    Text(
        "Isi sel ini lebih panjang daripada {most} huruf",
        "この欄は{most}文字を超えています",
        "This cell is longer than {most} letters",
    ),
    Text(
        "Persingkat sampai paling banyak {most} huruf",
        "{most}文字以内に短くしてください",
        "Shorten it to {most} letters or fewer",
    ),
)
LONGEST = {
    "id": Vacancy._meta.get_field("number").max_length,
    "title": Vacancy._meta.get_field("title").max_length,
    "region": Vacancy._meta.get_field("region").max_length,
    "employer": Organisation._meta.get_field("name").max_length,
}
"""How many letters a cell may have, by its key in the exchange format."""


def not_storable(kept: Import, rows: Sequence[Any]) -> Iterable[Told]:
    """What keeps accepted rows out of the programme: none open, another's row, a number with other details, length."""
    programme = queries.programme_of(kept.organisation)
    if programme is None:
        return [_told(row, "prefecture", NO_PROGRAMME, "no_programme") for row in rows]
    return [*_too_long(rows), *_of_another(kept, rows), *_known(programme, rows)]


def _told(row: Any, key: str, words: tuple[Text, Text], code: str) -> Told:
    reason, fix = words
    header = next((one for one in row.headers if one.column is not None and one.column.key == key), None)
    return Told(
        row=row.number,
        column=None if header is None else header.letter,
        header=key if header is None else header.text,
        value=str(row.vacancy[key]),
        code=code,
        reason=reason,
        fix=fix,
    )


def _too_long(rows: Sequence[Any]) -> Iterator[Told]:
    for row in rows:
        for key, most in LONGEST.items():
            if most and len(row.vacancy.get(key) or "") > most:
                reason, fix = TOO_LONG
                yield _told(row, key, (reason.filled(most=most), fix.filled(most=most)), "too_long")


def _of_another(kept: Import, rows: Sequence[Any]) -> Iterator[Told]:
    own = kept.organisation
    if own.kind != Organisation.Kind.EMPLOYER:
        return
    names = {bridge.firm_form(name) for name in (own.name, own.name_japanese, own.name_indonesian) if name}
    reason, fix = OTHER_EMPLOYER
    for row in rows:
        if bridge.firm_form(row.vacancy["employer"]) not in names:
            yield _told(row, "employer", (reason, fix.filled(name=own.name)), "other_employer")


def _known(programme: Programme, rows: Sequence[Any]) -> Iterator[Told]:
    known = queries.known_numbers(programme, [row.vacancy["id"] for row in rows])
    for row in rows:
        number = row.vacancy["id"]
        if number in known and known[number] != row.digest:
            yield _told(row, "id", NUMBER_KNOWN, "number_known")


def known_already(kept: Import, rows: Sequence[Any]) -> int:
    """How many of these rows stand in the programme already, as they are."""
    known = queries.known_numbers(actions.programme_for(kept), [row.vacancy["id"] for row in rows]) if rows else {}
    return sum(known.get(row.vacancy["id"]) == row.digest for row in rows)


def check_next(kept: Import) -> None:
    """After an import the programme's vacancies are checked, so that the new ones have their findings."""
    tasks.check_vacancies.enqueue(str(actions.programme_for(kept).pk), today().isoformat())


def recognised(kept: Import, rows: Sequence[Any]) -> list[UUID]:
    """By which imports the vacancies of these rows had come to the programme, a key a vacancy."""
    return queries.imports_that_brought(actions.programme_for(kept), [row.vacancy["id"] for row in rows])


VACANCIES = Kind(
    key="vacancies",
    name=_("vacancies"),
    hint=_(
        "One row a vacancy. Needed: number, employer, title, category, prefecture, seats. A blank cell is unknown. "
        "The rows go to the programme of your prefecture; where it has several, to the first by its key."
    ),
    roles=frozenset({Role.PREFECTURE, Role.EMPLOYER}),
    subject_kind=queries.KIND,
    reads=bridge.read,
    refusal=bridge.FILE_REFUSED,
    screens=not_storable,
    enrols=actions.enrol,
    recognises=recognised,
    subjects=lambda kept: list(queries.brought_by(kept).values_list("pk", flat=True)),
    undoes=actions.take_back,
    follows=check_next,
    writes_template=bridge.template,
    writes_refused=bridge.refused,
    knows=known_already,
    senders=queries.employers_bringing_to,
)
