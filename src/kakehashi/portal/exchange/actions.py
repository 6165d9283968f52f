"""Writes about one person: entered, corrected, assessed at once."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.candidates import actions as candidates
from kakehashi.portal.candidates import bridge as people
from kakehashi.portal.candidates import entries, queries
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.doubles import actions as doubles
from kakehashi.portal.doubles import queries as beside
from kakehashi.portal.exchange import bridge
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.vocabulary import KakehashiError, Pathway


class NumberTaken(KakehashiError):
    """A number that somebody of the pool has; `erased` says that it is the number of a person who was erased."""

    title = "This number is taken"

    def __init__(self, number: str, *, erased: bool) -> None:
        super().__init__([f"the number {number!r} is taken; correct that person, or give another number."])
        self.number, self.erased = number, erased


class LikelyDouble(KakehashiError):
    """A person who may be in the pool already: the records that the sender may see, likeliest first."""

    title = "This may be somebody who is in the pool already"

    def __init__(self, likely: Sequence[tuple[Candidate, float]]) -> None:
        super().__init__([f"it may be {one.number!r}; compare, then correct that one or go on." for one, _ in likely])
        self.likely = likely


def _centre_of(by: User, name: str | None) -> Organisation | None:
    if by.organisation is not None and by.organisation.kind == Organisation.Kind.TRAINING_CENTRE:
        return by.organisation
    if not name:
        return None
    centre, _made = Organisation.objects.get_or_create(kind=Organisation.Kind.TRAINING_CENTRE, name=name)
    return centre


@transaction.atomic
def enter(
    *, one: bridge.Checked, by: User, on: date, pathways: Sequence[Pathway], go_on: bool = False
) -> tuple[Candidate, bool]:
    """Put a person that was checked into the pool and assess them; the same told again changes nothing.

    The second of the pair says whether the person is new.  Raises NumberTaken where the number is another's, and
    LikelyDouble where the sender sees somebody who is likelier this person than not and does not `go_on`.  Whoever in
    the whole pool looks like a person who is kept waits beside them as a pair.
    """
    if by.organisation is None or one.faults:
        raise ValueError("only a person without a fault is entered, by somebody of an organisation")
    pool, row = candidates.pool_for(by.organisation), bridge.row_of(one)
    fresh = people.candidate_of(row)
    Organisation.objects.select_for_update().get(pk=pool.pk)
    known = queries.known_numbers(pool, [fresh.number])
    same = queries.visible_to(by).filter(pool=pool, number=fresh.number, row_digest=fresh.row_digest).first()
    if same is not None:
        return same, False
    if fresh.number in known:
        raise NumberTaken(fresh.number, erased=False)
    if candidates.erased_among(pool, [row]):
        raise NumberTaken(fresh.number, erased=True)
    likely = _likely(by, pool, one.person)
    if likely and not go_on:
        raise LikelyDouble(likely)
    fresh.pool, fresh.training_centre = pool, _centre_of(by, one.person.get("training_centre"))
    fresh.full_clean(exclude=["pool", "training_centre", "came_by", "account", "facts"])
    fresh.save()
    SealedValue.objects.bulk_create(people.sealed_values(fresh, one.person))
    detail = {"facts": sorted(one.person), "row_digest": fresh.row_digest, "likely_doubles": len(likely)}
    record(deed=Deed.CANDIDATE_ENTERED, subject=fresh, actor=by, detail=detail)
    others = beside.in_pool(pool).exclude(pk=fresh.pk)
    doubles.keep_beside(candidate=fresh, found=doubles.beside(others, one.person, str(fresh.pk)))
    _assess(fresh, on, pathways)
    return fresh, True


def _likely(by: User, pool: Organisation, person: dict[str, Any]) -> list[tuple[Candidate, float]]:
    """Whom of those that the sender may see a new person may be, and how likely; a centre is told of its own only."""
    found = doubles.beside(beside.within_sight(by, pool), person, "new")
    people = {str(one.pk): one for one in Candidate.objects.filter(pk__in=[one.right for one in found])}
    return [(people[one.right], one.probability) for one in found]


@transaction.atomic
def correct(
    *, candidate: Candidate, after: bridge.Checked, by: User, on: date, pathways: Sequence[Pathway]
) -> list[str]:
    """Keep what is told of a person now, and assess them at once; says which facts are others.

    A fact that is another is claimed again: its evidence showed the old one; that of an entry of a list which is the
    same stays with it.  Raises NumberTaken where the number is
    another's.
    """
    if after.faults:
        raise ValueError("only a person without a fault is kept")
    candidate = queries.whole(Candidate.objects.select_for_update(of=("self",)).filter(pk=candidate.pk)).get()
    before = bridge.whole_person(candidate)
    changed = bridge.changed_keys(before, after.person)
    if not changed:
        return []
    told = people.candidate_of(bridge.row_of(after))
    if "id" in changed:
        _must_be_free(candidate.pool, told, bridge.row_of(after))
    for name in ("number", "name", "name_searched", "born", "sex", "home", "phone", "facts"):
        setattr(candidate, name, getattr(told, name))
    if "training_centre" in changed:
        candidate.training_centre = _centre_of(by, after.person.get("training_centre"))
    candidate.full_clean(exclude=["pool", "training_centre", "came_by", "account", "facts"])
    candidate.save()
    _reseal(candidate, after.person, changed)
    for key in (one for one in changed if "." not in one):
        entries.settle(candidate, key, before=before.get(key), after=after.person.get(key))
    detail = {"facts": changed}
    record(deed=Deed.CANDIDATE_CORRECTED, subject=candidate, actor=by, detail=detail, rests_on=[candidate])
    _assess(candidate, on, pathways)
    return changed


def _must_be_free(pool: Organisation, told: Candidate, row: Any) -> None:
    if told.number in queries.known_numbers(pool, [told.number]):
        raise NumberTaken(told.number, erased=False)
    if candidates.erased_among(pool, [row]):
        raise NumberTaken(told.number, erased=True)


def _reseal(candidate: Candidate, person: dict[str, Any], changed: Sequence[str]) -> None:
    kinds = [kind for kind in SealedValue.Kind.values if kind in changed]
    candidate.sealed_values.filter(kind__in=kinds).delete()
    fresh = [value for value in people.sealed_values(candidate, person) if value.kind in kinds]
    SealedValue.objects.bulk_create(fresh)


@transaction.atomic
def assess_now(*, candidate: Candidate, by: User, on: date, pathways: Sequence[Pathway]) -> None:
    """Make the kept verdicts on one person again, as of a day, and write that down."""
    _assess(candidate, on, pathways)
    version, digest, _checked = people.book()
    detail = {"people": 1, "on": on.isoformat(), "book_version": version, "book_digest": digest}
    record(deed=Deed.POOL_ASSESSED, subject=candidate, actor=by, detail=detail)


def _assess(candidate: Candidate, on: date, pathways: Sequence[Pathway]) -> None:
    """Judge a person again, unless they took back the consent to that."""
    whole = list(queries.whole(Candidate.objects.filter(pk=candidate.pk).exclude(queries.withdrew("assessment"))))
    if whole:
        candidates.keep_assessments(candidates=whole, on=on, pathways=pathways)
        candidates.keep_to_show(candidates=whole, on=on, pathways=pathways)
