"""Every write about programmes and their letters."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import transaction
from django.utils import timezone

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.documents.actions import keep
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.programmes import bridge, queries
from kakehashi.portal.programmes.models import Cap, Letter, LetterFile, Programme
from kakehashi.vocabulary import KakehashiError, UnknownKey, fields

KEYS = ("prefecture", "ministry", "pathways", "today", "organisations", "letter", "cap", "fair", "interpreter")
"""The keys of programme.toml; another one that is nearly one of them is a slip, any other is left for who reads it."""

MOST_SEATS = 1_000_000
"""More seats than this are a slip of the keyboard."""


class ProgrammeRefused(KakehashiError):
    """A programme's file, or what was given beside it, cannot be used."""

    title = "The programme cannot be opened"


class ChangedMeanwhile(KakehashiError):
    """Somebody else changed the letter's values between reading and saving."""

    title = "The values were changed meanwhile"


@transaction.atomic
def open_programme(
    *,
    key: str,
    file: Mapping[str, Any],
    ministry: Organisation,
    prefecture_office: Organisation,
    on: date,
    by: User | None,
) -> Programme:
    """Open a programme from its programme.toml as parsed; dates and times in it are kept as ISO 8601 text.

    Raises ProgrammeRefused listing every fault at once: of the key, of the two parties, of the caps, of the letter.
    """
    faults = [*_faults_of_key(key), *_faults_of_parties(ministry, prefecture_office), *_faults_of_caps(file)]
    faults += _slips(file)
    try:
        letter = bridge.read(file)
    except bridge.LETTER_REFUSED as refusal:
        raise ProgrammeRefused([*faults, *refusal.faults]) from None
    if faults:
        raise ProgrammeRefused(faults)
    kept = bridge.plain(file)
    programme = Programme(
        key=key,
        prefecture_code=letter.prefecture.code,
        ministry=ministry,
        prefecture_office=prefecture_office,
        pathways=[pathway.value for pathway in bridge.pathways_of(letter)],
        file=kept,
        opened_on=on,
    )
    programme.full_clean()
    programme.save(force_insert=True)
    Cap.objects.bulk_create(
        [Cap(programme=programme, kind=cap["kind"], key=cap["key"], seats=cap["seats"]) for cap in kept.get("cap", [])]
    )
    detail = {"caps": len(kept.get("cap", [])), "pathways": programme.pathways, "file_digest": _digest(kept)}
    record(deed=Deed.PROGRAMME_OPENED, subject=programme, actor=by, detail=detail)
    return programme


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _faults_of_key(key: str) -> Iterator[str]:
    try:
        validate_slug(key)
    except ValidationError:
        yield f"the key is {key!r}; give letters, digits and hyphens, as in kumamoto."
    if len(key) > 50:
        yield f"the key {key!r} has {len(key)} signs; give at most 50."
    if Programme.objects.filter(key=key).exists():
        yield f"the key {key!r} is a programme's already; give another one."


def _faults_of_parties(ministry: Organisation, prefecture_office: Organisation) -> Iterator[str]:
    for party, kind in (
        (ministry, Organisation.Kind.MINISTRY),
        (prefecture_office, Organisation.Kind.PREFECTURE),
    ):
        if party.kind != kind:
            yield f"the organisation {party.name!r} is of the kind {party.kind}; give one of the kind {kind.value}."


def _faults_of_caps(file: Mapping[str, Any]) -> Iterator[str]:
    caps = file.get("cap", [])
    if not isinstance(caps, list) or not all(isinstance(cap, Mapping) for cap in caps):
        yield f"cap is {caps!r}; write each cap as a table [[cap]] with kind, key and seats."
        return
    known = ", ".join(Cap.Kind.values)
    seen = set()
    for number, cap in enumerate(caps, start=1):
        where = f"[[cap]] number {number}"
        kind, key, seats = cap.get("kind"), cap.get("key"), cap.get("seats")
        if kind not in Cap.Kind.values:
            yield f"{where}: kind is {kind!r}; give one of {known}."
        if not isinstance(key, str) or not 1 <= len(key) <= 60:
            yield f"{where}: key is {key!r}; give a text of 1 to 60 letters."
        elif kind == Cap.Kind.FIELD and key not in fields():
            yield f"{where}: {UnknownKey.among(key, list(fields()), kind='field').faults[0]}"
        if type(seats) is not int or not 0 <= seats <= MOST_SEATS:
            yield f"{where}: seats is {seats!r}; give a whole number from 0 to {MOST_SEATS}."
        if (kind, key) in seen:
            yield f"{where}: {kind} {key!r} has a cap already; give each one cap."
        seen.add((kind, key))


def _slips(file: Mapping[str, Any]) -> Iterator[str]:
    for key in file:
        if key not in KEYS and (near := get_close_matches(key, KEYS, n=1, cutoff=0.75)):
            yield f"the key {key!r} is not read; did you mean {near[0]!r}?"


@transaction.atomic
def settle_letter(
    *, programme: Programme, values: Mapping[str, Any], clauses: Sequence[str], by: User, seen: str
) -> Programme:
    """Keep these values, and no others, as settled; what is left out of `values` is undecided from now on.

    `seen` is the `settled_digest` of the values that the writer had before their eyes.  Where nothing differs, nothing
    is written.  Raises ChangedMeanwhile where they are no longer those, LetterError for values that cannot stand.
    """
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if seen != programme.settled_digest:
        raise ChangedMeanwhile(["the letter's values are not those that were read; compare, then save again."])
    file = bridge.settled(programme.file, values=values, clauses=clauses)
    changed = bridge.changed_between(programme.file, file)
    if changed:
        programme.file = file
        programme.pathways = [pathway.value for pathway in bridge.pathways_of(bridge.read(file))]
        programme.full_clean()
        programme.save(update_fields=["file", "pathways"])
        detail = {"changed": changed, "settled_digest": programme.settled_digest}
        record(deed=Deed.LETTER_SETTLED, subject=programme, actor=by, detail=detail)
    return programme


@transaction.atomic
def ask_for_draft(*, programme: Programme) -> bool:
    """Note that a draft is awaited; False where one is awaited already, so that it is not made twice."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    if programme.is_drafting:
        return False
    programme.drafting_since, programme.drafting_faults = timezone.now(), []
    programme.save(update_fields=["drafting_since", "drafting_faults"])
    return True


@transaction.atomic
def refuse_draft(*, programme: Programme, faults: Sequence[str]) -> None:
    """Keep why the draft that is awaited will not come."""
    Programme.objects.filter(pk=programme.pk).update(drafting_since=None, drafting_faults=list(faults))


def draft_letter(*, programme: Programme, by: User, on: date) -> Letter:
    """Draft the programme's letter as it is settled now, with the next number; drafts before it stay as they are.

    All is printed before anything is written, so that no write lock is held meanwhile; where another draft took the
    number in that time it is printed again with the next one.  The files belong to the organisation that drafts and are
    shared with the other.

    Raises LetterError, PaperError for a letter of the alphabet the font lacks, ValueError for an outsider.
    """
    owner = by.organisation
    if owner is None or owner not in (programme.ministry, programme.prefecture_office):
        raise ValueError(
            "only the programme's ministry and prefecture draft its letter; the page lets nobody else here"
        )
    letter = None
    while letter is None:
        number = queries.next_draft(programme)
        drawn = bridge.drawn(programme.file, number=number, on=on)
        letter = _keep(programme, drawn, number=number, owner=owner, by=by, on=on)
    return letter


@transaction.atomic
def _keep(
    programme: Programme, drawn: bridge.Drawn, *, number: int, owner: Organisation, by: User, on: date
) -> Letter | None:
    """Keep a printed draft; None where its number was taken meanwhile."""
    locked = Programme.objects.select_for_update().get(pk=programme.pk)
    if queries.next_draft(locked) != number:
        return None
    letter = Letter.objects.create(
        programme=locked,
        draft=number,
        on=on,
        settled=programme.settled,
        text=drawn.text,
        open_values=drawn.open_values,
        cautions=drawn.cautions,
        obligations=drawn.obligations,
        made_by=by,
        made_at=timezone.now(),
    )
    others = [party for party in (programme.ministry, programme.prefecture_office) if party != owner]
    LetterFile.objects.bulk_create(
        [
            LetterFile(
                letter=letter,
                edition=file.edition,
                ending=file.ending,
                document=keep(
                    data=file.data,
                    filename=f"{programme.key}-letter-{number}-{file.edition.value}.{file.ending}",
                    media_type=bridge.MEDIA_TYPES[file.ending],
                    owner=owner,
                    by=by,
                    shared_with=others,
                ),
            )
            for file in drawn.files
        ]
    )
    locked.drafting_since, locked.drafting_faults = None, []
    locked.save(update_fields=["drafting_since", "drafting_faults"])
    detail = {
        "draft": number,
        "open_values": len(drawn.open_values),
        "cautions": len(drawn.cautions),
        "text_digest": _digest(drawn.text),
    }
    record(deed=Deed.LETTER_DRAFTED, subject=letter, actor=by, detail=detail, rests_on=[programme])
    return letter
