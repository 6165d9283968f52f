"""What the two countries' laws give a person: consent and its end, a copy of everything, erasure."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kakehashi.portal.accounts import actions as accounts
from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.accounts.sealed import keyed_hash
from kakehashi.portal.candidates import actions, bridge, holdings, purposes, queries
from kakehashi.portal.candidates.models import NOBODY, Candidate, Consent, Erasure, Paper
from kakehashi.portal.documents import actions as documents
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.intake.bridge import how_read
from kakehashi.portal.intake.models import Import
from kakehashi.portal.layout.context import today
from kakehashi.portal.ledger.actions import record, record_each
from kakehashi.portal.ledger.deeds import Deed


def give_consent(*, candidate: Candidate, purpose: str, language: str, by: User, paper: Paper | None = None) -> Consent:
    """Keep that a person agrees to a purpose in today's words; again is the same consent, newer words replace older."""
    give_consents(candidates=[candidate], wanted=[purpose], language=language, by=by, paper=paper)
    return candidate.consents.get(purpose=purpose, withdrawn_at__isnull=True)


@transaction.atomic
def give_consents(
    *, candidates: Sequence[Candidate], wanted: Sequence[str], language: str, by: User, paper: Paper | None = None
) -> int:
    """Keep that each of these people agrees to each of these purposes, in today's words; says how many are new.

    What stands already in today's words stays as it is; a consent to older words is ended and replaced.  One line of
    the ledger for each new consent, as if they had been given one by one.  Who has no verdict and agrees to be judged,
    or agrees again that a statement on health is used, is judged at once.
    """
    mine = Candidate.objects.filter(pk__in=[one.pk for one in candidates])
    not_used = set(mine.filter(queries.withdrew("health")).values_list("pk", flat=True))
    edition, now = purposes.edition(), timezone.now()
    known = purposes.purposes()
    keys = [known[purpose].key for purpose in wanted]
    standing = Consent.objects.filter(candidate__in=candidates, purpose__in=keys, withdrawn_at__isnull=True)
    same = set(standing.filter(edition=edition).values_list("candidate", "purpose"))
    standing.exclude(edition=edition).update(withdrawn_at=now, withdrawn_by=by)
    fresh = [
        Consent(
            candidate=candidate,
            purpose=purpose,
            edition=edition,
            language=language,
            on_paper=by.role != Role.CANDIDATE,
            paper=paper,
            given_at=now,
            given_by=by,
        )
        for candidate in candidates
        for purpose in keys
        if (candidate.pk, purpose) not in same
    ]
    Consent.objects.bulk_create(fresh, batch_size=500)
    record_each(
        deed=Deed.CONSENT_GIVEN,
        subjects=[
            (one.candidate, {name: getattr(one, name) for name in ("purpose", "edition", "language", "on_paper")})
            for one in fresh
        ],
        actor=by,
    )
    agree = {purpose: {one.candidate_id for one in fresh if one.purpose == purpose} for purpose in known}
    unjudged = Q(pk__in=agree["assessment"], judged_on__isnull=True)
    otherwise = Q(pk__in=agree["health"] & not_used, judged_on__isnull=False)
    people = queries.standing().filter(unjudged | otherwise).order_by("pk")
    actions.judge(people=list(people.values_list("pk", flat=True)), on=today())
    return len(fresh)


def _withdraw(consent: Consent, by: User) -> None:
    consent.withdrawn_at, consent.withdrawn_by = timezone.now(), by
    consent.save(update_fields=["withdrawn_at", "withdrawn_by"])


@transaction.atomic
def withdraw_consent(*, candidate: Candidate, purpose: str, by: User) -> None:
    """End a consent from now on; what was done under it before stays lawful.  Without one nothing happens.

    Who reads by `queries.agreed` or `queries.withdrew` sees it at once; verdicts are deleted with the consent to them,
    and made anew without the statement on health whose use was agreed to.
    """
    standing = candidate.consents.filter(purpose=purpose, withdrawn_at__isnull=True).first()
    if standing is not None:
        _withdraw(standing, by)
        if purpose == "assessment":
            candidate.assessments.all().delete()
            candidate.to_show.all().delete()
            Candidate.objects.filter(pk=candidate.pk).update(pattern=None, judged_on=None, judged_by="")
        if purpose == "health":
            actions.judge_again(candidate=candidate, on=today())
        detail = {"purpose": purpose, "edition": standing.edition}
        record(deed=Deed.CONSENT_WITHDRAWN, subject=candidate, actor=by, detail=detail)


def hand_out(*, candidate: Candidate, by: User) -> bytes:
    """The archive of everything held on a person, sealed values open; a deed, with the digest of what was given.

    It is made before anything is written, so that no write lock is held while the kept files are read.
    """
    made = holdings.archive_of(candidate)
    detail = {"sha256": hashlib.sha256(made).hexdigest(), "size": len(made)}
    record(deed=Deed.PERSON_EXPORTED, subject=candidate, actor=by, detail=detail)
    return made


@transaction.atomic
def erase(*, candidate: Candidate, ground: str, by: User) -> Erasure:
    """Erase a person; what stays is a place without a person, on which rounds, timetables and the ledger stand.

    1. The faults of imports that show a value of the person; papers with their files; numbers, evidence, verdicts.
       Rows of later apps that go with the person; of tables that stay, the columns that they name FORGOTTEN.
       What names the person without pointing to them, as a saved list does: its app takes it out (`holdings.forget`).
    2. The account: nobody can sign in with it, and nothing says whose it was.
    3. The row itself, but its key; and the keyed hash of its number, so that the next import does not bring it back.
    Every other registration of the same person is erased with it.
    `redact_files` then takes the person out of the spreadsheets that came.  Consents stay as proof: they hold no value.
    """
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate.pk, erased_at__isnull=True)
    for other in holdings.others_of(candidate)[::-1]:
        erase(candidate=other, ground=ground, by=by)
    told_of_others = holdings.forget(candidate)
    values, numbers = holdings.values_of(candidate), holdings.numbers_of(candidate)
    number_hash = actions.hash_of(candidate.pool, candidate.number)
    row_of = None if candidate.came_by is None else (candidate.came_by, candidate.row)
    rows = intake.forget(values=values, row_of=row_of)
    for other_row in list(holdings.rows_it_came_by(candidate)):
        intake.forget(values=(), row_of=other_row)
    candidate.evidence.all().delete()
    papers = list(candidate.papers.select_related("document"))
    for paper in papers:
        actions.destroy_paper(paper=paper, by=by)
    for several in (
        candidate.sealed_values,
        candidate.reveals,
        candidate.assessments,
        candidate.to_show,
        candidate.inquiries,
    ):
        several.all().delete()
    holdings.forget_what_goes(candidate)
    for relation in holdings.relations():
        if told := getattr(relation.related_model, "FORGOTTEN", ()):
            mine: QuerySet[Any] = QuerySet(relation.related_model).filter(**{relation.field.name: candidate})
            mine.update(**dict.fromkeys(told, ""))
    account, candidate.account = candidate.account, None
    candidate.name, candidate.name_searched, candidate.number = NOBODY, "", f"erased-{uuid4().hex[:12]}"
    candidate.born, candidate.sex, candidate.home, candidate.phone = None, "", "", ""
    candidate.facts, candidate.row_digest, candidate.training_centre, candidate.same_as = {}, "", None, None
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
    detail = {"ground": ground, "papers": len(papers), **told_of_others}
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
    """Take an erased person out of every candidates' list of their pool that is kept; says how many files were changed.

    A row is the person's where the erasure noted it, or where one of its cells has the keyed hash of the person's
    number, NIK or passport number.  A file that can be read no more has no row to find.
    """
    noted: dict[str, set[int]] = {}
    for key, row in erasure.rows:
        noted.setdefault(key, set()).add(row)
    changed = 0
    for kept in queries.lists_for(erasure.candidate.pool):
        rows = noted.get(str(kept.pk), set()) | _rows_with(kept, erasure)
        if rows:
            with transaction.atomic():
                data = bridge.redacted(kept.document.data(), rows, **how_read(kept))
                documents.put_in_place_of(document=kept.document, data=data, by=erasure.by)
            changed += 1
    Erasure.objects.filter(pk=erasure.pk).update(files_done_at=timezone.now(), rows=[], cell_hashes=[])
    _empty_the_log()
    return changed


def _hash_of_cell(text: str) -> str:
    return keyed_hash(f"cell:{text.casefold()}")


def _rows_with(kept: Import, erasure: Erasure) -> set[int]:
    wanted = frozenset(erasure.cell_hashes)
    try:
        return bridge.rows_where(kept.document.data(), lambda text: _hash_of_cell(text) in wanted, **how_read(kept))
    except bridge.FILE_REFUSED:
        return set()
