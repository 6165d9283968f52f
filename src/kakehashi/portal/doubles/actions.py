"""Every write about doubles: pairs found, decided, asked about, taken back, forgotten."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.candidates import registrations
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.doubles import bridge, queries
from kakehashi.portal.doubles.models import DECIDED, WAITING, Pair, Question, State
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed

Keys = tuple[UUID, UUID]

AT_MOST = 20_000
"""Pairs that wait at one time, the likeliest: the others come when these are decided.

More than a pool of 100,000 has.  Where hundreds of rows bear one name and one invented birthday, every two of them are
a pair.
"""


def _keys(found: bridge.Found) -> Keys:
    one, other = sorted((UUID(found.left), UUID(found.right)))
    return one, other


def _pair(pool: Organisation, keys: Keys, found: bridge.Found) -> Pair:
    return Pair(
        pool=pool,
        left_id=keys[0],
        right_id=keys[1],
        probability=found.probability,
        findings=found.findings,
        model_on=bridge.model_on(),
        found_at=timezone.now(),
    )


def find(*, pool: Organisation) -> int:
    """Compare everybody in a pool and keep the likely pairs; says how many were new.

    One run of Splink over the whole pool; for 100,000 people some ten seconds, and the numbers open in memory.
    """
    people = queries.compared(queries.in_pool(pool))
    told = bridge.linked(bridge.registrations(people, queries.sealed_numbers(people)))
    return keep_found(pool=pool, found=told, people=len(people))


@transaction.atomic
def keep_found(*, pool: Organisation, found: Sequence[bridge.Found], people: int) -> int:
    """Bring the pairs that wait up to what was found, and write one line; says how many pairs are new.

    What somebody decided is not asked again, of the other registrations of the same people neither.  A pair that nobody
    has touched and that is found no more, since somebody corrected a record, goes.
    """
    kept = {(pair.left_id, pair.right_id): pair for pair in Pair.objects.select_for_update().filter(pool=pool)}
    decided = {keys for keys, pair in kept.items() if pair.state in DECIDED}
    roots = queries.roots(pool)
    apart = {frozenset(roots.get(key, key) for key in keys) for keys in queries.kept_apart(pool)}
    to_ask = ((_keys(one), one) for one in found)
    told = dict(
        islice(((keys, one) for keys, one in to_ask if keys not in decided and frozenset(keys) not in apart), AT_MOST)
    )
    now = timezone.now()
    again = [pair for keys, pair in kept.items() if keys in told and pair.state in WAITING]
    for pair in again:
        one = told[pair.left_id, pair.right_id]
        pair.probability, pair.findings, pair.model_on = one.probability, one.findings, bridge.model_on()
    Pair.objects.bulk_update(again, ["probability", "findings", "model_on"], batch_size=200)
    fresh = [_pair(pool, keys, one) for keys, one in told.items() if keys not in kept and frozenset(keys) not in apart]
    Pair.objects.bulk_create(fresh, batch_size=200)
    gone = [pair.pk for keys, pair in kept.items() if keys not in told and pair.state == State.OPEN]
    for start in range(0, len(gone), queries.CHUNK):
        Pair.objects.filter(pk__in=gone[start : start + queries.CHUNK], questions__isnull=True).delete()
    record(
        deed=Deed.DOUBLES_FOUND,
        subject=pool,
        actor=None,
        detail={"people": people, "pairs": len(found), "added": len(fresh), "model_on": bridge.model_on().isoformat()},
        at=now,
    )
    return len(fresh)


@transaction.atomic
def keep_beside(*, candidate: Candidate, found: Iterable[bridge.Found]) -> int:
    """Keep the pairs of one new record at once, so that they wait for whoever decides; says how many."""
    fresh = [_pair(candidate.pool, _keys(one), one) for one in found]
    Pair.objects.bulk_create(fresh)
    return len(fresh)


def beside(people: QuerySet[Candidate], person: dict[str, Any], key: str) -> list[bridge.Found]:
    """Who of these people is likelier than not the person of a record that is not in the pool yet; changes nothing."""
    several = queries.sharing(people, **bridge.shared_by(person))
    new = bridge.registration(key, person)
    return bridge.likely(new, bridge.registrations(several, queries.sealed_numbers(several)))


@transaction.atomic
def enter(*, row: Any, pool: Organisation, centre: Organisation | None, by: User, on: date) -> Candidate:
    """Take one person in whom somebody typed; whoever in the whole pool looks like them waits beside them as a pair."""
    person: dict[str, Any] = row.person
    candidate = registrations.enter(row=row, pool=pool, centre=centre, on=on)
    record(deed=Deed.CANDIDATE_ENTERED, subject=candidate, actor=by, rests_on=[candidate])
    others = queries.in_pool(pool).exclude(pk=candidate.pk)
    keep_beside(candidate=candidate, found=beside(others, person, str(candidate.pk)))
    return candidate


def _locked(pair: Pair) -> Pair:
    return Pair.objects.select_for_update(of=("self",)).select_related("left", "right", "pool").get(pk=pair.pk)


def _decided(pair: Pair, state: State, *, by: User, reason: str) -> None:
    pair.move_to(state)
    pair.decided_by, pair.decided_at, pair.reason = by, timezone.now(), reason
    pair.full_clean()
    pair.save()


@transaction.atomic
def join(*, pair: Pair, stays: Candidate, by: User, reason: str = "") -> Pair:
    """One person: the other registration points to the one that stays, and leaves the pool; nothing is deleted.

    Raises NotJoined where the one that would leave has an account, or one of them is not in the pool any more;
    ForbiddenMove where somebody was faster.
    """
    pair = _locked(pair)
    leaves = pair.beside(stays)
    pair.stays = stays
    _decided(pair, State.SAME, by=by, reason=reason)
    registrations.join(candidate=leaves, person=stays)
    record(
        deed=Deed.DOUBLE_JOINED,
        subject=pair,
        actor=by,
        detail={"stays": str(stays.pk), "leaves": str(leaves.pk), "probability": round(pair.probability, 3)},
        rests_on=pair.both,
    )
    return pair


@transaction.atomic
def keep_apart(*, pair: Pair, by: User, reason: str = "") -> Pair:
    """Two people: they are never asked about again, by later runs neither."""
    pair = _locked(pair)
    _decided(pair, State.APART, by=by, reason=reason)
    detail = {"probability": round(pair.probability, 3)}
    record(deed=Deed.DOUBLE_KEPT_APART, subject=pair, actor=by, detail=detail, rests_on=pair.both)
    return pair


@transaction.atomic
def reopen(*, pair: Pair, by: User, on: date) -> Pair:
    """Take a decision back: both stand in the pool again as before, and the pair is open."""
    pair = _locked(pair)
    leaves, before = pair.leaves, pair.state
    pair.move_to(State.OPEN)
    pair.stays = pair.decided_by = pair.decided_at = None
    pair.reason = ""
    pair.full_clean()
    pair.save()
    if leaves is not None:
        registrations.part(candidate=leaves, on=on)
    record(deed=Deed.DOUBLE_REOPENED, subject=pair, actor=by, detail={"was": before})
    return pair


@transaction.atomic
def ask(*, pair: Pair, candidate: Candidate, text: str, by: User) -> Question:
    """Ask the centre that sent one of the two; the pair waits for the answer."""
    if candidate.training_centre is None:
        raise ValueError("who came by no training centre has nobody to be asked; the form offers it not")
    pair = _locked(pair)
    pair.move_to(State.ASKED)
    pair.save(update_fields=["state"])
    asked = Question(
        pair=pair,
        candidate=candidate,
        centre=candidate.training_centre,
        text=text,
        asked_by=by,
        asked_at=timezone.now(),
    )
    asked.full_clean()
    asked.save()
    record(deed=Deed.DOUBLE_ASKED, subject=pair, actor=by, detail={"centre": str(candidate.training_centre_id)})
    return asked


@transaction.atomic
def answer(*, question: Question, said: str, note: str, by: User) -> Question:
    """Keep an answer; when nothing else was asked the pair goes back to who decides, who may have decided already."""
    pair = _locked(question.pair)
    question = Question.objects.select_for_update().get(pk=question.pk)
    question.answer, question.note = said, note
    question.answered_by, question.answered_at = by, timezone.now()
    question.full_clean()
    question.save()
    if pair.state not in DECIDED and not pair.questions.filter(answer="").exists():
        pair.move_to(State.ANSWERED)
        pair.save(update_fields=["state"])
    record(deed=Deed.DOUBLE_ANSWERED, subject=pair, actor=by, detail={"answer": said})
    return question


def forget(candidate: Candidate) -> dict[str, int]:
    """Delete every pair of a person who is erased, its questions too, in the caller's transaction."""
    Pair.objects.filter(Q(left=candidate) | Q(right=candidate)).delete()
    return {}
