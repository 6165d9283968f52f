"""Candidates as something that can be imported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation, Role
from kakehashi.portal.candidates import actions, bridge, queries, tasks
from kakehashi.portal.candidates.models import Candidate
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


Words = tuple[str, Text, Text]
"""Code, what is wrong, what to do."""

NO_POOL: Words = (
    "no_pool",
    Text(
        "Belum ada kementerian terdaftar yang dapat menerima kandidat ini",
        "これらの候補者を登録できる所管省が、まだ登録されていません",
        "No ministry is registered yet whose pool could take these people",
    ),
    Text(
        "Minta pengelola membuka program kerja sama, lalu impor berkas ini lagi",
        "管理者に協力事業の登録を依頼し、その後もう一度取り込んでください",
        "Ask the operator to open the programme, then import this file again",
    ),
)
NUMBER_ERASED: Words = (
    "number_erased",
    Text(
        "Data kandidat dengan nomor ini sudah dihapus",
        "この番号の人の情報は消去されています",
        "The data of the person with this number were erased",
    ),
    Text(
        "Jangan kirim baris ini lagi. Bila kandidat ingin ikut kembali, minta persetujuannya dan beri nomor baru",
        "この行は再び送らないでください。本人が再び参加を希望する場合は、同意を得て新しい番号を付けてください",
        "Do not send this row again. If the person wishes to take part once more, ask for consent and "
        "give a new number",
    ),
)
NUMBER_KNOWN: Words = (
    "number_known",
    Text(
        "Nomor kandidat ini sudah ada dengan data lain",
        "この候補者番号は、別の内容で既に登録されています",
        "This candidate number is in the pool already, with other details",
    ),
    Text(
        "Perbaiki data kandidat itu di halamannya, atau beri nomor lain bila orangnya berbeda",
        "同じ人であれば候補者のページで修正し、別人であれば別の番号を付けてください",
        "Correct that person on their own page, or give another number if it is someone else",
    ),
)
ROW_TWICE: Words = (
    "row_twice",
    Text(
        "Isi baris ini sama dengan baris {first}, dan tidak ada nomor kandidat yang membedakannya",
        "この行は{first}行目と同じ内容で、区別する候補者番号もありません",
        "This row says the same as row {first}, and no candidate number tells them apart",
    ),
    Text(
        "Hapus salah satu baris, atau beri nomor kandidat bila orangnya berbeda",
        "どちらかの行を削除するか、別人であればそれぞれに候補者番号を付けてください",
        "Take one of the rows out, or give each a candidate number if they are two people",
    ),
)
ROW_KNOWN: Words = (
    "row_known",
    Text(
        "Baris berkas ini sudah diterima sebelumnya, dengan arti kolom yang lain",
        "同じファイルのこの行は、列の意味が異なる形で既に取り込まれています",
        "This row of the same file was taken in before, when its columns were understood otherwise",
    ),
    Text(
        "Urungkan dahulu impor yang lama, atau perbaiki data kandidat itu di halamannya",
        "先に前の取込みを元に戻すか、候補者のページで修正してください",
        "Undo the earlier import first, or correct that person on their own page",
    ),
)
TOO_LONG: Words = (
    "too_long",
    Text(
        "Isi sel ini lebih panjang dari {most} huruf",
        "この欄は{most}文字を超えています",
        "This cell is longer than {most} letters",
    ),
    Text(
        "Persingkat sampai paling banyak {most} huruf",
        "{most}文字以内に短くしてください",
        "Shorten it to {most} letters or fewer",
    ),
)
LONGEST: dict[str, int] = {
    "id": Candidate._meta.get_field("number").max_length or 0,
    "phone": Candidate._meta.get_field("phone").max_length or 0,
    "training_centre": Organisation._meta.get_field("name").max_length or 0,
}
"""How many letters a cell may have, by its key in the exchange format."""


def not_storable(kept: Import, rows: Sequence[Any]) -> Iterable[Told]:
    """What keeps accepted rows out of the pool: a number known otherwise or erased, a row twice, a cell too long."""
    try:
        pool = actions.pool_of(kept)
    except actions.NoPool:
        return [_told(row, "name", NO_POOL) for row in rows]
    return [*_too_long(rows), *_twice(rows), *_known(kept, pool, rows)]


def screened_by(pool: Organisation, rows: Sequence[Any]) -> Iterable[Told]:
    """What keeps rows that came in no file out of a pool, as it would those of one."""
    return [*_too_long(rows), *_known(None, pool, rows)]


def _told(row: Any, key: str, words: Words, **values: object) -> Told:
    code, reason, fix = words
    header = next((one for one in row.headers if one.column is not None and one.column.key == key), None)
    return Told(
        row=row.number,
        column=None if header is None else header.letter,
        header=key if header is None else header.text,
        value=row.person.get(key),
        code=code,
        reason=reason.filled(**values),
        fix=fix.filled(**values),
    )


def _too_long(rows: Sequence[Any]) -> Iterator[Told]:
    longest_searched = Candidate._meta.get_field("name_searched").max_length or 0
    for row in rows:
        for key, most in LONGEST.items():
            if len(row.person.get(key) or "") > most:
                yield _told(row, key, TOO_LONG, most=most)
        if len(bridge.searched(row.person["name"])) > longest_searched:
            yield _told(row, "name", TOO_LONG, most=Candidate._meta.get_field("name").max_length)


def _twice(rows: Sequence[Any]) -> Iterator[Told]:
    seen: dict[str, int] = {}
    for row in rows:
        first = seen.setdefault(bridge.number_of(row), row.number)
        if first != row.number:
            yield _told(row, "name", ROW_TWICE, first=first)


def _known(kept: Import | None, pool: Organisation, rows: Sequence[Any]) -> Iterator[Told]:
    known = queries.known_numbers(pool, [bridge.number_of(row) for row in rows])
    gone = actions.erased_among(pool, rows)
    before = {} if kept is None else queries.numbers_made_of_same_file(kept)
    for row in rows:
        number = bridge.number_of(row)
        if number in gone:
            yield replace(_told(row, "id", NUMBER_ERASED), value=None)  # the number is kept nowhere
        if number in known and known[number] != row.digest:
            yield _told(row, "id", NUMBER_KNOWN)
        if not row.person.get("id") and before.get(row.number, number) != number:
            yield _told(row, "name", ROW_KNOWN)


def known_already(kept: Import, rows: Sequence[Any]) -> int:
    """How many of these rows stand in the pool already, as they are."""
    known = queries.known_numbers(actions.pool_of(kept), [bridge.number_of(row) for row in rows]) if rows else {}
    return sum(known.get(bridge.number_of(row)) == row.digest for row in rows)


def recognised(kept: Import, rows: Sequence[Any]) -> list[UUID]:
    """By which imports the people of these rows had come to the pool, a key a person."""
    return queries.imports_that_brought(actions.pool_of(kept), [bridge.number_of(row) for row in rows])


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
    screens=not_storable,
    enrols=actions.enrol,
    recognises=recognised,
    subjects=lambda kept: list(queries.brought_by(kept).values_list("pk", flat=True)),
    undoes=actions.take_back,
    follows=assess_next,
    writes_template=bridge.template,
    writes_refused=bridge.refused,
    knows=known_already,
    sealed=frozenset({"nik", "passport", "health"}),
    senders=queries.centres_bringing_to,
)
