"""Every write about candidates."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kakehashi.portal.accounts import actions as accounts
from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.accounts.sealed import keyed_hash, unseal
from kakehashi.portal.candidates import bridge, holdings, purposes, queries
from kakehashi.portal.candidates.models import (
    NOBODY,
    Assessment,
    Candidate,
    Consent,
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
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.intake.models import Import, State
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.vocabulary import KakehashiError, Pathway

CHUNK = 1_000
"""People assessed and stored together: bounds memory, and the time a write lock is held."""


SAID = ("yes", "no", "applies", "mendable", "alone", "deciding")
"""What a verdict says: where all of it is the same, it is the same verdict."""


class NoPool(KakehashiError):
    """A training centre imports people, and no ministry has a pool to put them in."""

    title = "There is no pool"


def pool_of(kept: Import) -> Organisation:
    """The ministry whose pool an import fills: the importer's own, or the programme's for a training centre."""
    if kept.organisation.kind == Organisation.Kind.MINISTRY:
        return kept.organisation
    ministry = Organisation.objects.filter(kind=Organisation.Kind.MINISTRY).order_by("name").first()
    if ministry is None:
        raise NoPool(["no ministry is registered yet; open a programme first, then import."])
    return ministry


def _centres(kept: Import, names: set[str]) -> dict[str, Organisation]:
    if kept.organisation.kind == Organisation.Kind.TRAINING_CENTRE:
        return dict.fromkeys(names, kept.organisation)
    found: dict[str, Organisation] = {}
    for name in sorted(names):
        found[name], _ = Organisation.objects.get_or_create(kind=Organisation.Kind.TRAINING_CENTRE, name=name)
    return found


def enrol(kept: Import, rows: Sequence[Any]) -> int:
    """Store one batch of accepted rows, in the caller's transaction; a number that is known already is passed over.

    Says how many people were new.
    """
    pool = pool_of(kept)
    known = queries.known_numbers(pool, [bridge.number_of(row) for row in rows])
    gone = erased_among(pool, rows)
    fresh = [row for row in rows if bridge.number_of(row) not in known and bridge.number_of(row) not in gone]
    centres = _centres(kept, {row.person["training_centre"] for row in fresh if row.person.get("training_centre")})
    people: list[Candidate] = []
    for row in fresh:
        candidate = bridge.candidate_of(row)
        candidate.pool, candidate.came_by = pool, kept
        if kept.organisation.kind == Organisation.Kind.TRAINING_CENTRE:
            candidate.training_centre = kept.organisation
        else:
            candidate.training_centre = centres.get(row.person.get("training_centre") or "")
        people.append(candidate)
    Candidate.objects.bulk_create(people)
    SealedValue.objects.bulk_create(
        [
            value
            for candidate, row in zip(people, fresh, strict=True)
            for value in bridge.sealed_values(candidate, row.person)
        ]
    )
    return len(people)


def hash_of(pool: Organisation, number: str) -> str:
    """By which a number of a pool is told again after the person was erased, by whoever holds the key."""
    return keyed_hash(f"number:{pool.pk}:{number}")


def erased_among(pool: Organisation, rows: Sequence[Any]) -> set[str]:
    """Of the numbers in these rows, those of people whose data were erased."""
    if not Erasure.objects.filter(candidate__pool=pool).exists():
        return set()
    hashes = {hash_of(pool, number): number for number in map(bridge.number_of, rows)}
    return {hashes[each] for each in queries.erased_numbers(hashes)}


def take_back(kept: Import) -> None:
    """Remove the people an import brought, with their sealed values and verdicts, in the caller's transaction."""
    queries.brought_by(kept).delete()


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
    stale = queries.stale(queries.living(pool), on=on, book_digest=digest)
    keys = list(stale.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), CHUNK):
        some = Candidate.objects.filter(pk__in=keys[start : start + CHUNK], erased_at__isnull=True)
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
def judge_again(*, candidates: Sequence[Candidate], on: date) -> None:
    """Make the verdicts of these people anew, at once: the last thing that whatever changes a fact has to do."""
    whole = list(queries.whole(Candidate.objects.filter(pk__in=[each.pk for each in candidates])).order_by("pk"))
    keep_assessments(candidates=whole, on=on, pathways=PATHWAYS)
    keep_to_show(candidates=whole, on=on, pathways=PATHWAYS)


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
    judge_again(candidates=[candidate], on=on)


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
    """Keep a file of a person; raises FileNotKept where its content is none that is kept."""
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
    _destroy(paper, by)


def _destroy(paper: Paper, by: User) -> None:
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
def give_consent(*, candidate: Candidate, purpose: str, language: str, by: User, paper: Paper | None = None) -> Consent:
    """Keep that a person agrees to a purpose in today's words; again is the same consent, newer words replace older."""
    edition = purposes.edition()
    standing = candidate.consents.filter(purpose=purpose, withdrawn_at__isnull=True).first()
    if standing is not None and standing.edition == edition:
        return standing
    if standing is not None:
        _withdraw(standing, by)
    given = Consent.objects.create(
        candidate=candidate,
        purpose=purposes.purposes()[purpose].key,
        edition=edition,
        language=language,
        on_paper=by.role != Role.CANDIDATE,
        paper=paper,
        given_at=timezone.now(),
        given_by=by,
    )
    detail = {"purpose": purpose, "edition": edition, "language": language, "on_paper": given.on_paper}
    record(deed=Deed.CONSENT_GIVEN, subject=candidate, actor=by, detail=detail, rests_on=[candidate])
    return given


def _withdraw(consent: Consent, by: User) -> None:
    consent.withdrawn_at, consent.withdrawn_by = timezone.now(), by
    consent.save(update_fields=["withdrawn_at", "withdrawn_by"])


@transaction.atomic
def withdraw_consent(*, candidate: Candidate, purpose: str, by: User) -> None:
    """End a consent from now on; what was done under it before stays lawful.  Without one nothing happens."""
    standing = candidate.consents.filter(purpose=purpose, withdrawn_at__isnull=True).first()
    if standing is not None:
        _withdraw(standing, by)
        detail = {"purpose": purpose, "edition": standing.edition}
        record(deed=Deed.CONSENT_WITHDRAWN, subject=candidate, actor=by, detail=detail)


@transaction.atomic
def hand_out(*, candidate: Candidate, by: User) -> bytes:
    """The archive of everything held on a person, sealed values open; a deed, with the digest of what was given."""
    made = holdings.archive_of(candidate)
    detail = {"sha256": hashlib.sha256(made).hexdigest(), "size": len(made)}
    record(deed=Deed.PERSON_EXPORTED, subject=candidate, actor=by, detail=detail)
    return made


@transaction.atomic
def erase(*, candidate: Candidate, ground: str, by: User) -> Erasure:
    """Erase a person; what stays is a place without a person, on which rounds, timetables and the ledger stand.

    1. The faults of imports that show a value of the person; papers with their files; numbers, evidence, verdicts.
    2. The account: nobody can sign in with it, and nothing says whose it was.
    3. The row itself, but its key; and the keyed hash of its number, so that the next import does not bring it back.
    `redact_files` then takes the person out of the spreadsheets that came.  Consents stay as proof: they hold no value.
    """
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk, erased_at__isnull=True)
    values, numbers = holdings.values_of(candidate), holdings.numbers_of(candidate)
    number_hash = hash_of(candidate.pool, candidate.number)
    row_of = None if candidate.came_by is None else (candidate.came_by, candidate.row)
    rows = intake.forget(values=values, row_of=row_of)
    candidate.evidence.all().delete()
    papers = list(candidate.papers.select_related("document"))
    for paper in papers:
        _destroy(paper, by)
    for several in (candidate.sealed_values, candidate.reveals, candidate.assessments, candidate.to_show):
        several.all().delete()
    account, candidate.account = candidate.account, None
    candidate.name, candidate.name_searched, candidate.number = NOBODY, "", f"erased-{uuid4().hex[:12]}"
    candidate.born, candidate.sex, candidate.home, candidate.phone = None, "", "", ""
    candidate.facts, candidate.row_digest, candidate.training_centre = {}, "", None
    candidate.pattern, candidate.judged_on, candidate.judged_by = None, None, ""
    candidate.erased_at = timezone.now()
    candidate.save()
    if account is not None:
        accounts.make_nobody(user=account)
    _forget_failed_tasks(values)
    places = [*rows, *([row_of] if row_of else [])]
    documents.forget_names(several=[kept.document for kept, _row in places], values=values)
    found = {(str(kept.pk), row) for kept, row in places}
    erasure = Erasure.objects.create(
        candidate=candidate,
        ground=ground,
        at=candidate.erased_at,
        by=by,
        number_hash=number_hash,
        rows=[list(each) for each in sorted(found)],
        cell_hashes=sorted(map(_hash_of_cell, numbers)),
    )
    detail = {"ground": ground, "papers": len(papers)}
    record(deed=Deed.PERSON_ERASED, subject=candidate, actor=by, detail=detail, rests_on=[candidate])
    transaction.on_commit(_empty_the_log)
    return erasure


def _forget_failed_tasks(values: Iterable[str]) -> None:
    """Delete the reports of failed tasks that show one of these values: a report quotes what it failed on."""
    for value in values:
        DBTaskResult.objects.filter(traceback__icontains=value).delete()


def _empty_the_log() -> None:
    """Write SQLite's log back into the database file and cut it: the rows as they were before still lie in it."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def redact_files(*, erasure: Erasure) -> int:
    """Take an erased person out of every candidates' spreadsheet that is kept; says how many files were changed.

    A row is the person's where the erasure noted it, or where one of its cells has the keyed hash of the person's
    number, NIK or passport number.  A file that can be read no more has no row to find.
    """
    noted: dict[str, set[int]] = {}
    for key, row in erasure.rows:
        noted.setdefault(key, set()).add(row)
    changed = 0
    for kept in Import.objects.filter(kind="candidates").exclude(state=State.REFUSED).select_related("document"):
        rows = noted.get(str(kept.pk), set()) | _rows_with(kept, erasure)
        if rows:
            with transaction.atomic():
                documents.put_in_place_of(
                    document=kept.document, data=bridge.redacted(kept.document.data(), rows), by=erasure.by
                )
            changed += 1
    Erasure.objects.filter(pk=erasure.pk).update(files_done_at=timezone.now(), rows=[], cell_hashes=[])
    _empty_the_log()
    return changed


def _hash_of_cell(text: str) -> str:
    return keyed_hash(f"cell:{text.casefold()}")


def _rows_with(kept: Import, erasure: Erasure) -> set[int]:
    wanted = frozenset(erasure.cell_hashes)
    try:
        return bridge.rows_where(kept.document.data(), lambda text: _hash_of_cell(text) in wanted)
    except bridge.FILE_REFUSED:
        return set()


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
