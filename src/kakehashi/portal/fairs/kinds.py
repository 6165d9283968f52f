"""Wishes and rankings as something that can be imported."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from kakehashi.portal.accounts.models import Organisation, Role
from kakehashi.portal.employers.models import Vacancy
from kakehashi.portal.fairs import actions, bridge, queries
from kakehashi.portal.intake.kinds import Kind
from kakehashi.portal.intake.models import Import
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

UNKNOWN_CANDIDATE: Words = (
    "unknown_candidate",
    Text(
        "Tidak ada kandidat dengan nomor ini dalam kumpulan kandidat",
        "この番号の候補者は登録されていません",
        "No candidate of the pool has this number",
    ),
    Text(
        "Periksa nomornya, atau impor kandidat itu lebih dahulu",
        "番号を確かめるか、先にその候補者を取り込んでください",
        "Check the number, or import that candidate first",
    ),
)
NOT_WISHED: Words = (
    "not_wished",
    Text(
        "Tidak ada kandidat dengan nomor ini yang memilih lowongan tersebut",
        "この求人を希望している候補者に、この番号の人はいません",
        "No candidate with this number wishes this vacancy",
    ),
    Text(
        "Periksa nomornya dengan daftar wawancara Anda",
        "面接の一覧で番号を確かめてください",
        "Check the number with your list of interviews",
    ),
)
UNKNOWN_VACANCY: Words = (
    "unknown_vacancy",
    Text(
        "Tidak ada lowongan Anda dengan nomor ini",
        "この番号の求人は、取込み元の求人の中にありません",
        "None of your vacancies has this number",
    ),
    Text(
        "Periksa nomornya, atau impor lowongan itu lebih dahulu",
        "番号を確かめるか、先にその求人を取り込んでください",
        "Check the number, or import that vacancy first",
    ),
)
TWO_VACANCIES: Words = (
    "two_vacancies",
    Text(
        "Nomor ini dipakai oleh lowongan di lebih dari satu program",
        "この番号の求人が、二つ以上の協力事業にあります",
        "Vacancies of more than one programme have this number",
    ),
    Text(
        "Minta salah satu prefektur mengganti nomor lowongannya",
        "どちらかの県に、求人番号の変更を依頼してください",
        "Ask one of the prefectures to give its vacancy another number",
    ),
)
WISH_KNOWN: Words = (
    "wish_known",
    Text(
        "Pilihan ini sudah tercatat dengan urutan {rank}",
        "この希望は、順位{rank}で既に登録されています",
        "This wish is on record with rank {rank}",
    ),
    Text(
        "Hapus baris ini, atau urungkan dahulu impor yang lama",
        "この行を削除するか、前の取込みを元に戻してください",
        "Take the row out, or undo the earlier import first",
    ),
)
RANK_TAKEN: Words = (
    "rank_taken",
    Text(
        "Urutan {rank} kandidat ini sudah dipakai untuk lowongan {other}",
        "この候補者の順位{rank}は、求人{other}で既に使われています",
        "Rank {rank} of this candidate is taken by vacancy {other}",
    ),
    Text("Beri urutan yang lain", "別の順位を付けてください", "Give another rank"),
)
RANKING_KNOWN: Words = (
    "ranking_known",
    Text(
        "Kandidat ini sudah tercatat untuk lowongan tersebut dengan urutan {rank}",
        "この候補者は、この求人に順位{rank}で既に登録されています",
        "This candidate is on record for this vacancy with rank {rank}",
    ),
    WISH_KNOWN[2],
)
PLACE_TAKEN: Words = (
    "place_taken",
    Text(
        "Urutan {rank} lowongan ini sudah dipakai untuk kandidat lain",
        "この求人の順位{rank}は、別の候補者で既に使われています",
        "Rank {rank} of this vacancy is taken by another candidate",
    ),
    RANK_TAKEN[2],
)


def _told(row: Any, key: str, words: Words, **values: object) -> Told:
    code, reason, fix = words
    header = next((one for one in row.headers if one.column is not None and one.column.key == key), None)
    return Told(
        row=row.number,
        column=None if header is None else header.letter,
        header=None if header is None else header.text,
        value=str(row.choice[key]),
        code=code,
        reason=reason.filled(**values),
        fix=fix,
    )


def _vacancy_faults(row: Any, vacancies: dict[str, list[Vacancy]]) -> Iterator[Told]:
    meant = vacancies.get(row.choice["vacancy"], [])
    if not meant:
        yield _told(row, "vacancy", UNKNOWN_VACANCY)
    elif len(meant) > 1:
        yield _told(row, "vacancy", TWO_VACANCIES)


def screen_wishes(kept: Import, rows: Sequence[Any]) -> Iterable[Told]:
    """What keeps accepted wishes out: a number nobody has, a wish on record otherwise, a rank that is taken."""
    vacancies = queries.vacancies_named(kept, [row.choice["vacancy"] for row in rows])
    people = queries.candidates_named([kept.organisation_id], [row.choice["candidate"] for row in rows])
    wishes = queries.known_wishes(one.pk for one in people.values())
    ranks = {(one.candidate_id, one.vacancy_id): one.rank for one in wishes}
    places = {(one.candidate_id, one.programme_id, one.rank): one.vacancy for one in wishes}
    told: list[Told] = []
    for row in rows:
        candidate = people.get((kept.organisation_id, row.choice["candidate"]))
        found = list(_vacancy_faults(row, vacancies))
        if candidate is None:
            found.append(_told(row, "candidate", UNKNOWN_CANDIDATE))
        elif not found:
            vacancy, rank = vacancies[row.choice["vacancy"]][0], row.choice["rank"]
            other = places.get((candidate.pk, vacancy.programme_id, rank))
            known = ranks.get((candidate.pk, vacancy.pk))
            if known is not None and known != rank:
                found.append(_told(row, "vacancy", WISH_KNOWN, rank=known))
            elif other is not None and other.pk != vacancy.pk:
                found.append(_told(row, "rank", RANK_TAKEN, rank=rank, other=other.number))
        told += found
    return told


def screen_rankings(kept: Import, rows: Sequence[Any]) -> Iterable[Told]:
    """What keeps accepted rankings out: a number nobody has, a ranking on record otherwise, a rank that is taken.

    An employer ranks only people who wish its vacancy, and learns of nobody else whether they are in the pool.
    """
    vacancies = queries.vacancies_named(kept, [row.choice["vacancy"] for row in rows])
    meant = [one for several in vacancies.values() for one in several]
    keys = [one.pk for one in meant]
    people = queries.candidates_named(
        {one.programme.ministry_id for one in meant}, [row.choice["candidate"] for row in rows]
    )
    rankings = queries.known_rankings(keys)
    ranks = {(one.vacancy_id, one.candidate_id): one.rank for one in rankings}
    places = {(one.vacancy_id, one.rank): one.candidate_id for one in rankings}
    by_employer = kept.organisation.kind == Organisation.Kind.EMPLOYER
    wished = queries.wished_pairs(keys) if by_employer else set()
    told: list[Told] = []
    for row in rows:
        if found := list(_vacancy_faults(row, vacancies)):
            told += found
            continue
        vacancy, rank = vacancies[row.choice["vacancy"]][0], row.choice["rank"]
        candidate = people.get((vacancy.programme.ministry_id, row.choice["candidate"]))
        if by_employer and (candidate is None or (candidate.pk, vacancy.pk) not in wished):
            told.append(_told(row, "candidate", NOT_WISHED))
        elif candidate is None:
            told.append(_told(row, "candidate", UNKNOWN_CANDIDATE))
        else:
            told += _ranking_faults(
                row, candidate.pk, rank, ranks.get((vacancy.pk, candidate.pk)), places.get((vacancy.pk, rank))
            )
    return told


def _ranking_faults(row: Any, candidate: UUID, rank: int, known: int | None, holder: UUID | None) -> Iterator[Told]:
    if known is not None and known != rank:
        yield _told(row, "candidate", RANKING_KNOWN, rank=known)
    elif holder is not None and holder != candidate:
        yield _told(row, "rank", PLACE_TAKEN, rank=rank)


def recognised_wishes(kept: Import, rows: Sequence[Any]) -> list[UUID]:
    """By which imports these wishes had come, a key a wish."""
    pairs = {(row.choice["candidate"], row.choice["vacancy"]) for row in rows}
    people = queries.candidates_named([kept.organisation_id], [candidate for candidate, _vacancy in pairs])
    wishes = queries.known_wishes(one.pk for one in people.values())
    number = {one.pk: one.number for one in people.values()}
    return [
        wish.came_by_id
        for wish in wishes
        if wish.came_by_id is not None and (number[wish.candidate_id], wish.vacancy.number) in pairs
    ]


def recognised_rankings(kept: Import, rows: Sequence[Any]) -> list[UUID]:
    """By which imports these rankings had come, a key a ranking."""
    pairs = {(row.choice["vacancy"], row.choice["candidate"]) for row in rows}
    vacancies = queries.vacancies_named(kept, [vacancy for vacancy, _candidate in pairs])
    number = {one.pk: one.number for several in vacancies.values() for one in several}
    return [
        ranking.came_by_id
        for ranking in queries.known_rankings(number)
        if ranking.came_by_id is not None and (number[ranking.vacancy_id], ranking.candidate.number) in pairs
    ]


WISHES = Kind(
    key="wishes",
    name=_("wishes"),
    hint=_(
        "One row a wish: candidate, rank, vacancy. Rank 1 is the first wish. Import candidates and vacancies first."
    ),
    roles=frozenset({Role.MINISTRY}),
    subject_kind="fairs.wish",
    reads=bridge.read_wishes,
    refusal=bridge.FILE_REFUSED,
    screens=screen_wishes,
    enrols=actions.enrol_wishes,
    recognises=recognised_wishes,
    subjects=lambda kept: list(queries.wishes_brought_by(kept).values_list("pk", flat=True)),
    undoes=actions.take_back_wishes,
    follows=lambda kept: actions.record_wishes_entered(kept=kept),
    writes_template=lambda language: bridge.template("wishes", language),
    writes_refused=bridge.refused,
)
RANKINGS = Kind(
    key="rankings",
    name=_("rankings"),
    hint=_(
        "One row a candidate whom a vacancy would take: vacancy, rank, candidate. "
        "A candidate without a row is not matched there."
    ),
    roles=frozenset({Role.PREFECTURE, Role.EMPLOYER}),
    subject_kind="fairs.ranking",
    reads=bridge.read_rankings,
    refusal=bridge.FILE_REFUSED,
    screens=screen_rankings,
    enrols=actions.enrol_rankings,
    recognises=recognised_rankings,
    subjects=lambda kept: list(queries.rankings_brought_by(kept).values_list("pk", flat=True)),
    undoes=actions.take_back_rankings,
    follows=lambda kept: actions.record_rankings_entered(kept=kept),
    writes_template=lambda language: bridge.template("rankings", language),
    writes_refused=bridge.refused,
)
