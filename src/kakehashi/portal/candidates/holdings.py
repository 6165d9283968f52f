"""Everything that is held on a person, gathered from every table that points to them, whichever app made it.

No table has to be named here: what has a key to a candidate is found by that key, also of apps that come later.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from kakehashi.portal.accounts.sealed import unseal
from kakehashi.portal.candidates import bridge, queries
from kakehashi.portal.candidates.models import Assessment, Candidate, Paper, SealedValue
from kakehashi.portal.candidates.words import categories_in
from kakehashi.portal.intake.bridge import how_read, origins_of
from kakehashi.portal.intake.models import Fault, Import
from kakehashi.portal.ledger import queries as ledger

ABOUT = """ID  Isi: person.json memuat semua data yang disimpan tentang Anda; folder "papers" memuat dokumen Anda.
    Nilai kosong berarti tidak diketahui. Bila ada yang salah, mintalah kantor yang menyerahkan salinan ini
    memperbaikinya.
JA  person.json には、あなたについて保管しているすべての情報が、papers フォルダーには提出された書類が入っています。
    空の項目は「情報なし」です。誤りがあれば、この写しを渡した機関に訂正を求めてください。
EN  person.json holds all data kept about you; the folder "papers" holds your papers.
    An empty value means unknown. If something is wrong, ask the office that gave you this copy to correct it.
"""
NOT_TOLD = frozenset(
    {
        "sealed",
        "hashed",
        "name_searched",
        "row_digest",
        "number_hash",
        "token_hash",
        "code_hash",
        "facts_digest",
        "pattern",
    }
)
"""Columns that hold a value once more, in a form that only the machine reads."""


def relations() -> list[Any]:
    """Every relation by which a row of some table belongs to a candidate, hidden ones too.

    Other registrations of the same person are no such rows: they are gathered as people (`others_of`).
    """
    return [
        field
        for field in Candidate._meta.get_fields(include_hidden=True)
        if isinstance(field, models.ManyToOneRel) and field.auto_created and field.related_model is not Candidate
    ]


def forget_what_goes(candidate: Candidate) -> None:
    """Delete a person's rows in tables of later apps that say `GOES_WITH_THE_PERSON`."""
    for relation in relations():
        if getattr(relation.related_model, "GOES_WITH_THE_PERSON", False):
            models.QuerySet(relation.related_model).filter(**{relation.field.name: candidate}).delete()


def rows_of(candidate: Candidate) -> Iterator[tuple[str, list[models.Model]]]:
    """Each table that points to the person, by its name in the ledger, with the person's rows in the order of keys."""
    keys_of: dict[type[models.Model], Q] = {}
    for relation in relations():
        table = relation.related_model
        keys_of[table] = keys_of.get(table, Q()) | Q(**{relation.field.name: candidate})
    for table, mine in keys_of.items():
        rows: list[models.Model] = list(models.QuerySet(table).filter(mine).order_by("pk"))
        if rows:
            yield table._meta.label_lower, rows


def rows_it_came_by(candidate: Candidate) -> Iterator[tuple[Import, int]]:
    """The rows of imports, also of later apps, by which something about the person came: wishes, rankings."""
    for _name, rows in rows_of(candidate):
        for one in rows:
            kept: Import | None = getattr(one, "came_by", None)
            if kept is not None:
                yield kept, one.row  # type: ignore[attr-defined]  # what names its import names the row


def others_of(candidate: Candidate) -> list[Candidate]:
    """The other registrations that were found to be this person, and the ones that were found to be those."""
    found: list[Candidate] = []
    for other in candidate.others.filter(erased_at__isnull=True).order_by("number"):
        found += [other, *others_of(other)]
    return found


def held_on(candidate: Candidate) -> dict[str, Any]:
    """All that is held on a person, as JSON can hold it; sealed values are open."""
    told: dict[str, Any] = {"made_at": timezone.now(), "candidates.candidate": _told(candidate)}
    if candidate.account is not None:
        account = candidate.account
        told["accounts.user"] = {
            "sign_in": account.sign_in,
            "full_name": account.full_name,
            "language": account.language,
            "last_login": account.last_login,
        }
    for name, rows in rows_of(candidate):
        told[name] = [_telling(row) for row in rows]
    if candidate.came_by is not None:
        kept = candidate.came_by
        told["intake.import"] = {"file": kept.document.filename, "row": candidate.row, "at": kept.began_at}
        faults = Fault.objects.filter(of_import=kept, row=candidate.row)
        told["intake.fault"] = [_told(fault) for fault in faults]
    told["intake.row"] = list(rows_as_sent(candidate))
    told["intake.cells"] = [
        {"file": kept.document.filename, "sent_at": kept.began_at, "row": row, "cells": cells}
        for kept, row in rows_it_came_by(candidate)
        if (cells := {key: [one.value for one in several] for key, several in origins_of(kept, row).items()})
    ]
    told["ledger.line"] = [
        {"at": line.at, "deed": line.deed, "organisation": line.organisation_id, "detail": line.detail}
        for line in ledger.history_of("candidates.candidate", candidate.pk)
    ]
    if others := list(candidate.others.filter(erased_at__isnull=True).order_by("number")):
        told["other_registrations"] = [held_on(other) for other in others]
    return told


def rows_as_sent(candidate: Candidate) -> Iterator[dict[str, Any]]:
    """The person's rows in every candidates' list of their pool that is kept, cell by cell as sent, refused rows too.

    A row is the person's where it was taken in as such, or where one cell is the person's number, NIK or passport
    number.  A file that can be read no more has no row to tell.  Cost: reads every kept file of that kind.
    """
    numbers = frozenset(number.casefold() for number in numbers_of(candidate))
    for kept in queries.lists_for(candidate.pool):
        own = {candidate.row} if kept.pk == candidate.came_by_id else set()
        try:
            found = bridge.as_sent(kept.document.data(), lambda text: text.casefold() in numbers, own, **how_read(kept))
        except bridge.FILE_REFUSED:
            continue
        for row, cells in found.items():
            yield {"file": kept.document.filename, "sent_at": kept.began_at, "row": row, "cells": cells}


def _told(row: Any) -> dict[str, Any]:
    return {
        field.name: field.value_from_object(row)
        for field in row._meta.concrete_fields
        if field.name not in NOT_TOLD and field.name != "candidate"
    }


def _told_sealed(value: SealedValue) -> dict[str, Any]:
    plain = unseal(value.sealed)
    return {"kind": value.kind, "value": plain if value.kind == SealedValue.Kind.NIK else json.loads(plain)}


def _told_paper(paper: Paper) -> dict[str, Any]:
    return {**_told(paper), "document": _told(paper.document), "file": file_name(paper)}


def _told_assessment(kept: Assessment) -> dict[str, Any]:
    unknown = kept.applies & ~(kept.yes | kept.no)
    words = {"yes": kept.yes, "no": kept.no, "unknown": unknown}
    return {**_told(kept), "answers": {name: [one.key for one in categories_in(word)] for name, word in words.items()}}


_TELLING: dict[type[Any], Callable[[Any], dict[str, Any]]] = {
    SealedValue: _told_sealed,
    Paper: _told_paper,
    Assessment: _told_assessment,
}


_TELLING_OF_OTHERS: dict[type[Any], Callable[[Any], dict[str, Any]]] = {}
_FORGETTING: list[Callable[[Candidate], Mapping[str, int]]] = []


def tell_as(table: type[Any], telling: Callable[[Any], dict[str, Any]]) -> None:
    """Make known how a later app's rows are told to the person, where not all of a row is theirs to read."""
    _TELLING_OF_OTHERS[table] = telling


def also_forget(forgetting: Callable[[Candidate], Mapping[str, int]]) -> None:
    """Make known what a later app deletes of a person who is erased, in the transaction that erases them.

    It gives what the line of the erasure tells of it: how many of what, nothing where that goes without saying.
    """
    _FORGETTING.append(forgetting)


def forget(candidate: Candidate) -> dict[str, int]:
    """Let every later app delete what it holds on a person; says how many of what they tell of."""
    told: dict[str, int] = {}
    for forgetting in _FORGETTING:
        told |= forgetting(candidate)
    return told


def _telling(row: Any) -> dict[str, Any]:
    return (_TELLING_OF_OTHERS.get(type(row)) or _TELLING.get(type(row), _told))(row)


def file_name(paper: Paper) -> str:
    """Where a paper lies in the archive; the name it came under may be taken twice, its key is not."""
    return f"papers/{paper.pk.hex[:8]}-{paper.document.filename}"


def archive_of(candidate: Candidate) -> bytes:
    """One ZIP: person.json, every paper as it was kept, and what to read first in three languages."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("about.txt", ABOUT)
        told = json.dumps(held_on(candidate), ensure_ascii=False, indent=1, default=str)
        made.writestr("person.json", told)
        for paper in Paper.objects.filter(candidate__in=[candidate, *others_of(candidate)]).order_by("pk"):
            made.writestr(file_name(paper), paper.document.data())
    return file.getvalue()


def values_of(candidate: Candidate) -> set[str]:
    """The values by which a person is recognised: what must be found nowhere once they are erased."""
    found = {candidate.name, candidate.phone} | numbers_of(candidate)
    if candidate.account is not None:
        found |= {candidate.account.sign_in, candidate.account.full_name}
    return found - {""}


def numbers_of(candidate: Candidate) -> set[str]:
    """The numbers that are this person's alone: the programme's, the NIK, the passport's."""
    found = {candidate.number}
    for value in candidate.sealed_values.all():
        plain = unseal(value.sealed)
        if value.kind == SealedValue.Kind.NIK:
            found.add(plain)
        elif value.kind == SealedValue.Kind.PASSPORT:
            found.add(str(json.loads(plain).get("number") or ""))
    return found - {""}
