"""Every write about candidates."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.accounts.sealed import keyed_hash, unseal
from kakehashi.portal.candidates import bridge, entries, holdings, queries
from kakehashi.portal.candidates.models import (
    Assessment,
    Candidate,
    Erasure,
    Evidence,
    Paper,
    Pattern,
    Reveal,
    SealedValue,
    ToShow,
)
from kakehashi.portal.candidates.words import PATHWAYS, Kept
from kakehashi.portal.documents import actions as documents
from kakehashi.portal.intake.bulk import insert
from kakehashi.portal.intake.models import Import
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.vocabulary import KakehashiError, Pathway

CHUNK = 1_000
"""People assessed and stored together: bounds memory, and the time a write lock is held."""


SAID = ("yes", "no", "applies", "mendable", "alone", "deciding", "offered")
"""What a verdict says: where all of it is the same, it is the same verdict."""


class NoPool(KakehashiError):
    """A training centre imports people, and no ministry has a pool to put them in."""

    title = "There is no pool"


def pool_of(kept: Import) -> Organisation:
    """The ministry whose pool an import fills: the importer's own, or the programme's for a training centre."""
    return pool_for(kept.organisation)


def pool_for(organisation: Organisation) -> Organisation:
    """The ministry whose pool an office adds to: itself, or the programme's for a training centre."""
    if organisation.kind == Organisation.Kind.MINISTRY:
        return organisation
    ministry = queries.ministry_of_centres()
    if ministry is None:
        raise NoPool(["no ministry is registered yet; open a programme first, then import."])
    return ministry


def _centres(kept: Import, names: set[str]) -> dict[str, Organisation]:
    if kept.organisation.kind == Organisation.Kind.TRAINING_CENTRE:
        return dict.fromkeys(names, kept.organisation)
    centres = Organisation.objects.filter(kind=Organisation.Kind.TRAINING_CENTRE)
    found = {centre.name: centre for centre in centres.filter(name__in=names)}
    for name in sorted(names - found.keys()):
        found[name], _ = Organisation.objects.get_or_create(kind=Organisation.Kind.TRAINING_CENTRE, name=name)
    return found


def enrol(kept: Import, rows: Sequence[Any]) -> list[int]:
    """Store one batch of accepted rows, in the caller's transaction; a number that is known already is passed over.

    Gives the rows of the people who were new.
    """
    pool = Organisation.objects.select_for_update().get(pk=pool_of(kept).pk)  # one list at a time fills a pool
    known = queries.known_numbers(pool, [bridge.number_of(row) for row in rows])
    gone = erased_among(pool, rows)
    fresh = [row for row in rows if bridge.number_of(row) not in known and bridge.number_of(row) not in gone]
    centres = _centres(kept, {row.person["training_centre"] for row in fresh if row.person.get("training_centre")})
    people: list[Candidate] = []
    for row in fresh:
        candidate = bridge.candidate_of(row)
        candidate.pool_id, candidate.came_by_id = pool.pk, kept.pk
        if kept.organisation.kind == Organisation.Kind.TRAINING_CENTRE:
            candidate.training_centre_id = kept.organisation_id
        elif centre := centres.get(row.person.get("training_centre") or ""):
            candidate.training_centre_id = centre.pk
        people.append(candidate)
    insert(people)
    insert([value for one, row in zip(people, fresh, strict=True) for value in bridge.sealed_values(one, row.person)])
    return [row.number for row in fresh]


def refill_searched(*, size: int = 2_000) -> int:
    """Bring the search form of every name up to the kernel's of today, chunk by chunk; says how many were others.

    Search compares what is stored with what is typed: after a change of the form, old rows would be found no more.
    """
    people = Candidate.objects.filter(erased_at__isnull=True).only("pk", "name", "name_searched").order_by("pk")
    changed, last = 0, None
    while chunk := list(people.filter(pk__gt=last)[:size] if last else people[:size]):
        stale = [one for one in chunk if one.name_searched != bridge.searched(one.name)]
        for one in stale:
            one.name_searched = bridge.searched(one.name)
        Candidate.objects.bulk_update(stale, ["name_searched"], batch_size=200)
        changed, last = changed + len(stale), chunk[-1].pk
    return changed


def hash_of(pool: Organisation, number: str) -> str:
    """By which a number of a pool is told again after the person was erased, by whoever holds the key."""
    return keyed_hash(f"number:{pool.pk}:{number}")


def erased_among(pool: Organisation, rows: Sequence[Any]) -> set[str]:
    """Of the numbers in these rows, those of people whose data were erased."""
    if not Erasure.objects.exists():
        return set()
    hashes = {hash_of(pool, number): number for number in map(bridge.number_of, rows)}
    return {hashes[each] for each in queries.erased_numbers(hashes)}


def take_back(kept: Import) -> None:
    """Remove the people an import brought, with their sealed values and verdicts, in the caller's transaction.

    Raises ProtectedError where a row that may not go points to one of them.
    Cost: some statements, however many people, unless rows of other tables point to them.
    """
    for several in (SealedValue, Evidence, Assessment, ToShow, Reveal):
        several.objects.filter(candidate__came_by=kept).delete()
    people = queries.brought_by(kept)
    if any(relation.related_model.objects.filter(_of(relation, kept)).exists() for relation in holdings.relations()):
        people.delete()
    else:  # Django would fetch everybody to look for rows that point to them; it was just seen that there are none
        people.order_by()._raw_delete(people.db)  # noqa: SLF001 - the public way loads them all


def _of(relation: Any, kept: Import) -> Q:
    """The rows of a table that point to people an import brought."""
    return Q(**{f"{relation.field.name}__came_by": kept})


@transaction.atomic
def keep_assessments(*, candidates: Sequence[Candidate], on: date, pathways: Sequence[Pathway]) -> int:
    """Assess these people (given by `queries.judged` or `whole`) and keep the verdicts beside those they replace.

    A verdict that comes out the same from the same facts and book is not written again: it is confirmed, and the days
    of its steps, which count from the day of the question, are those of that day.
    Says how many verdicts were written.
    """
    version, digest, _checked = bridge.book()
    now = timezone.now()
    people = [bridge.person_of(candidate, on=on) for candidate in candidates]
    words = bridge.assessed(people, on=on, pathways=pathways)
    columns = ("candidate_id", "pathway", "pk", "on", "book_digest", "facts_digest", *SAID)
    current = Assessment.objects.filter(candidate__in=candidates, pathway__in=pathways, current=True)
    kept_before = {(person, way): told for person, way, *told in current.values_list(*columns)}
    fresh: list[Assessment] = []
    same: dict[str, list[int]] = {}
    for candidate, person, by_way in zip(candidates, people, words, strict=True):
        facts = bridge.facts_digest(person)
        for kept in by_way:
            before = kept_before.get((candidate.pk, kept.pathway))
            said = [digest, facts, *(getattr(kept, name) for name in SAID)]
            if before is not None and before[1] <= on and before[2:] == said:
                same.setdefault(json.dumps(kept.days), []).append(before[0])
                continue
            fresh.append(
                Assessment(
                    candidate=candidate,
                    pathway=kept.pathway,
                    on=on,
                    stage="pool",
                    at_least="claimed",
                    book_version=version,
                    book_digest=digest,
                    yes=kept.yes,
                    no=kept.no,
                    applies=kept.applies,
                    mendable=kept.mendable,
                    alone=kept.alone,
                    deciding=kept.deciding,
                    days=kept.days,
                    offered=kept.offered,
                    facts_digest=facts,
                    kept_at=now,
                    confirmed_on=on,
                )
            )
    for days, confirmed in same.items():
        Assessment.objects.filter(pk__in=confirmed).update(confirmed_on=on, days=json.loads(days))
    stays = {key for confirmed in same.values() for key in confirmed}
    replaced = [told[0] for told in kept_before.values() if told[0] not in stays]
    Assessment.objects.filter(pk__in=replaced).update(current=False)
    Assessment.objects.bulk_create(fresh, batch_size=500)
    _keep_patterns(candidates, words, on=on, book_digest=digest)
    return len(fresh)


def _keep_patterns(
    candidates: Sequence[Candidate], words: Sequence[Sequence[Kept]], *, on: date, book_digest: str
) -> None:
    """Point each person to the pattern of their answers, by which lists are filtered."""
    by_key: dict[int, Pattern] = {}
    who: dict[int, list[UUID]] = {}
    alike: dict[str, int] = {}
    for candidate, by_way in zip(candidates, words, strict=True):
        told = json.dumps({kept.pathway: kept.pattern for kept in by_way}, sort_keys=True)
        if (key := alike.get(told)) is None:
            key = alike[told] = int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big") >> 1
            by_key[key] = Pattern(pk=key, words=json.loads(told))
        who.setdefault(key, []).append(candidate.pk)
    Pattern.objects.bulk_create(by_key.values(), ignore_conflicts=True)
    for key, several in who.items():
        rows = Candidate.objects.filter(pk__in=several)
        rows.update(pattern_id=key, judged_on=on, judged_by=book_digest)


def assess_pool(*, pool: Organisation, on: date, pathways: Sequence[Pathway], by: User | None) -> int:
    """Assess everybody in a pool whose verdicts are stale, chunk by chunk, and write one line; says how many people.

    Stale is what is of another day or another edition of the book, or was never made.  What changes a fact makes the
    verdicts anew itself (`judge_again`); where it did not, they are found to be of other facts here, on the next day.
    """
    version, digest, _checked = bridge.book()
    stale = queries.stale(queries.to_judge(pool), on=on, book_digest=digest)
    keys = list(stale.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        some = queries.to_judge(pool).filter(pk__in=keys[start : start + CHUNK])
        keep_assessments(candidates=list(queries.judged(some).order_by("pk")), on=on, pathways=pathways)
    with transaction.atomic():
        detail = {"people": len(keys), "on": on.isoformat(), "book_version": version, "book_digest": digest}
        record(deed=Deed.POOL_ASSESSED, subject=pool, actor=by, detail=detail)
    return len(keys)


@transaction.atomic
def keep_to_show(*, candidates: Sequence[Candidate], on: date, pathways: Sequence[Pathway]) -> int:
    """Count anew what these people (given by `queries.judged`) should show first; says how many lines there are."""
    people = [bridge.person_of(candidate, on=on) for candidate in candidates]
    fresh = [
        ToShow(candidate=candidate, key=key, level=level, alone=alone, needed=needed, on=on)
        for candidate, levels in zip(candidates, bridge.to_show(people, on=on, pathways=pathways), strict=True)
        for level, counts in levels.items()
        for key, (alone, needed) in counts.items()
    ]
    ToShow.objects.filter(candidate__in=candidates).delete()
    ToShow.objects.bulk_create(fresh, batch_size=500)
    return len(fresh)


def count_to_show(*, pool: Organisation, on: date, pathways: Sequence[Pathway]) -> int:
    """`keep_to_show` for everybody in a pool, chunk by chunk; says how many people."""
    keys = queries.keys_of(pool)
    for start in range(0, len(keys), CHUNK):
        chunk = list(queries.judged(Candidate.objects.filter(pk__in=keys[start : start + CHUNK])).order_by("pk"))
        keep_to_show(candidates=chunk, on=on, pathways=pathways)
    return len(keys)


@transaction.atomic
def record_evidence(
    *,
    candidate: Candidate,
    keys: Sequence[str],
    level: str,
    paper: Paper | None,
    by: User,
    on: date,
    valid_until: date | None = None,
) -> None:
    """Write down how facts of a person are known, and assess that person again at once."""
    known = {"level": level, "paper": paper, "by": by, "at": timezone.now(), "valid_until": valid_until}
    for key in keys:
        Evidence.objects.update_or_create(candidate=candidate, key=key, defaults=known)
    record(
        deed=Deed.EVIDENCE_RECORDED,
        subject=candidate,
        actor=by,
        detail={"facts": list(keys), "level": level},
        rests_on=[candidate],
    )
    judge_again(candidate=candidate, on=on)


def judge_again(*, candidate: Candidate, on: date) -> None:
    """Make the kept verdicts of one person anew, in the caller's transaction, because what is known has changed."""
    if candidate.assessments.filter(current=True).exists():  # who was never assessed is assessed with the pool
        judge(people=[candidate.pk], on=on)


def judge(*, people: Sequence[UUID], on: date) -> None:
    """Make the verdicts of these people, chunk by chunk, in the caller's transaction; not of who withdrew from it.

    On a day of which the rule book does not speak there is no verdict to make, and the kept ones stay, with their day.
    """
    if bridge.not_answered(on) is not None:
        return
    mine = Candidate.objects.exclude(queries.withdrew("assessment"))
    for start in range(0, len(people), CHUNK):
        some = mine.filter(pk__in=people[start : start + CHUNK])
        chunk = list(queries.judged(some).order_by("pk"))
        keep_assessments(candidates=chunk, on=on, pathways=PATHWAYS)
        keep_to_show(candidates=chunk, on=on, pathways=PATHWAYS)


def _put(candidate: Candidate, key: str, value: Any) -> None:
    if key == "born":
        candidate.born = date.fromisoformat(value)
    elif key in queries.PLAIN_COLUMNS:
        setattr(candidate, key, value or "")
        candidate.name_searched = bridge.searched(candidate.name)
    elif key in SealedValue.Kind.values:
        candidate.sealed_values.filter(kind=key).delete()
        SealedValue.objects.bulk_create(bridge.sealed_values(candidate, {key: value}))
    elif value is None:
        candidate.facts.pop(key, None)
    else:
        candidate.facts[key] = value


@transaction.atomic
def change_facts(*, candidate: Candidate, values: Mapping[str, Any], by: User, on: date) -> None:
    """Put other values in the place of what a person's record says, and assess that person again at once.

    Keys are columns of the person, sealed values or facts of the exchange format; None is not known.  Evidence of a
    value that is replaced goes: it showed the value before.  That of an entry of a list which stays as it is stays
    with the entry (`entries.falling`).
    """
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk, erased_at__isnull=True)
    for key, value in values.items():
        before = bridge.fact_kept(candidate, key)
        _put(candidate, key, value)
        entries.settle(candidate, key, before=before, after=value)
    candidate.full_clean(exclude=["pool", "account", "came_by", "training_centre"])
    candidate.save()
    record(
        deed=Deed.FACTS_CORRECTED, subject=candidate, actor=by, detail={"facts": sorted(values)}, rests_on=[candidate]
    )
    judge_again(candidate=candidate, on=on)


@transaction.atomic
def add_paper(
    *,
    candidate: Candidate,
    data: bytes,
    filename: str,
    kind: str,
    by: User,
    issuer: str = "",
    valid_until: date | None = None,
) -> Paper:
    """Keep a file of a person; raises FileNotKept where its content is none that is kept.

    The same file, said to be the same, sent again a moment later is the paper that is kept already: nothing is written.
    """
    Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk)  # two that arrive at once are one too
    known = queries.just_sent(
        candidate, data, at=timezone.now(), kind=kind, issuer=issuer, valid_until=valid_until, by=by
    )
    if known is not None:
        return known
    document = documents.keep_sent(data=data, filename=filename, owner=candidate.pool, by=by)
    paper = Paper.objects.create(
        candidate=candidate, document=document, kind=kind, issuer=issuer, valid_until=valid_until
    )
    detail = {"kind": kind, "sha256": document.sha256}
    record(deed=Deed.PAPER_ADDED, subject=candidate, actor=by, detail=detail, rests_on=[candidate])
    return paper


class StillShows(KakehashiError):
    """A paper that cannot be removed, because a fact of the person is shown by it."""

    title = "This paper cannot be removed"


@transaction.atomic
def remove_paper(*, paper: Paper, by: User) -> None:
    """Take a paper away, its file too; StillShows where evidence rests on it."""
    shows = sorted(paper.evidence.values_list("key", flat=True))
    if shows:
        raise StillShows([f"it shows {', '.join(shows)}; record other evidence for that first."])
    detail = {"kind": paper.kind, "sha256": paper.document.sha256}
    record(deed=Deed.PAPER_REMOVED, subject=paper.candidate, actor=by, detail=detail)
    destroy_paper(paper=paper, by=by)


def destroy_paper(*, paper: Paper, by: User) -> None:
    """Delete a paper and its file, in the caller's transaction; what stands on it is the caller's care."""
    document = paper.document
    paper.delete()
    documents.destroy(document=document, by=by)


@transaction.atomic
def open_paper(*, paper: Paper, by: User, reason: str) -> bytes:
    """Give a paper out; who and when is in the ledger, and why, where a reason was asked for, beside it."""
    if reason:
        Reveal.objects.create(candidate=paper.candidate, kind=Reveal.PAPER, by=by, at=timezone.now(), reason=reason)
    return documents.open_for(document=paper.document, by=by)


@transaction.atomic
def show_sensitive(*, value: SealedValue, by: User, reason: str) -> str:
    """Open a sealed value for one reader; who, when and why is kept, the ledger's line without the reason's words."""
    Reveal.objects.create(candidate=value.candidate, kind=value.kind, by=by, at=timezone.now(), reason=reason)
    record(deed=Deed.SENSITIVE_SHOWN, subject=value.candidate, actor=by, detail={"kind": value.kind})
    return unseal(value.sealed)


@transaction.atomic
def open_account_for(*, candidate: Candidate, account: User) -> Candidate:
    """Let a person sign in to their own record."""
    if account.role != Role.CANDIDATE:
        raise ValueError("only an account of the role candidate can be a person's own")
    candidate.account = account
    candidate.save(update_fields=["account"])
    return candidate
