"""Every write of deeds for many."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, OuterRef, Subquery, UUIDField, Value
from django.utils import timezone

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.accounts.sealed import seal, unseal
from kakehashi.portal.bulk import queries
from kakehashi.portal.bulk.models import BulkDeed, BulkLine
from kakehashi.portal.bulk.queries import Plan
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.ledger.actions import record, rest_on_all
from kakehashi.portal.ledger.bulk import insert_selected
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.selfservice import actions as selfservice
from kakehashi.vocabulary import KakehashiError

MOST_INVITED = 500
"""So many are invited at once: what an office can hand out, and what is made while it waits."""

FORMS = ("slips", "csv")
"""In which forms links and codes are given out, each once."""


class ListChanged(KakehashiError):
    """The deed would no longer do what its preview showed."""

    title = "The list has changed since it was shown"


class NotForSoMany(KakehashiError):
    """Nobody would be changed, or more people than one deed may change."""

    title = "This deed cannot be done for this list"


class CannotBeUndone(KakehashiError):
    """Somebody was changed again since."""

    title = "This deed cannot be undone any more"


class NothingToGiveOut(KakehashiError):
    """Links and codes were given out already, or no longer work."""

    title = "There is nothing to give out"


class Slip(NamedTuple):
    """What one person is handed: how to come to their own page."""

    candidate: Candidate
    token: str
    code: str
    until: datetime


@transaction.atomic
def do(*, key: UUID, plan: Plan, shown: str, query: str, by: User) -> BulkDeed:
    """Do a deed for the very people of its preview, whole or not at all; what was done with this key stays so.

    `shown` is the digest of the preview.  Raises ListChanged where the deed would no longer do that, NotForSoMany where
    it changes nobody, or too many.
    Cost: some statements, however many are assigned; about a dozen for each who is invited.
    """
    if by.organisation_id is None:
        raise ValueError("an officer without an organisation has no list")
    Organisation.objects.select_for_update().get(pk=by.organisation_id)  # one deed for many at a time in an office
    if done := BulkDeed.objects.filter(pk=key, by=by).first():
        return done
    plan.lock()
    if plan.digest != shown or BulkDeed.objects.filter(pk=key).exists():
        raise ListChanged(["it would do something else, or to others, than was shown; look at the new preview."])
    if not plan.changed:
        raise NotForSoMany(["it changes nobody in this list; choose another list or another deed."])
    if plan.kind == BulkDeed.Kind.INVITE and len(plan.changed) > MOST_INVITED:
        raise NotForSoMany(
            [f"{len(plan.changed)} people would be invited, {MOST_INVITED} are the most at once; narrow the list."]
        )
    deed = BulkDeed.objects.create(
        pk=key,
        kind=plan.kind,
        centre=plan.centre,
        organisation_id=by.organisation_id,
        by=by,
        at=timezone.now(),
        query=query,
        people=plan.total,
        changed=len(plan.changed),
        left=plan.left,
        digest=plan.digest,
    )
    detail = {"people_listed": deed.people, "changed": deed.changed, "people_digest": deed.digest}
    if plan.centre is None:
        _invite(deed, plan)
        record(deed=Deed.MANY_INVITED, subject=deed, actor=by, detail=detail)
    else:
        _assign(deed, plan)
        detail["centre"] = str(plan.centre.pk)
        line = record(deed=Deed.MANY_ASSIGNED, subject=deed, actor=by, detail=detail)
        rest_on_all(line, Candidate.objects.filter(pk__in=deed.lines.values("candidate")))
    return deed


def _assign(deed: BulkDeed, plan: Plan) -> None:
    told = plan.changing.order_by("pk").annotate(of=Value(deed.pk, UUIDField()), unsealed=Value("", CharField()))
    columns = ("deed", "candidate", "before", "sealed")
    rows = insert_selected(BulkLine, columns, told.values_list("of", "pk", "training_centre", "unsealed"))
    if rows != len(plan.changed):  # somebody came into the list this very moment; who was in it is locked
        raise ListChanged([f"{rows} people would be changed by now, {len(plan.changed)} were shown; look again."])
    Candidate.objects.filter(pk__in=deed.lines.values("candidate")).update(training_centre=plan.centre)


def _invite(deed: BulkDeed, plan: Plan) -> None:
    people = Candidate.objects.in_bulk([person for person, _before in plan.changed])
    for person, _before in plan.changed:
        ways = selfservice.invite(candidate=people[person], by=deed.by)
        invitation = people[person].invitations.get(ended_at__isnull=True)
        sealed = seal(json.dumps({"token": ways.token, "code": ways.code}))
        BulkLine.objects.create(deed=deed, candidate=people[person], invitation=invitation, sealed=sealed)


@transaction.atomic
def give_out(*, deed: BulkDeed, form: str, by: User) -> Sequence[Slip]:
    """Links and codes of a deed, for one of FORMS, once; those that were given out in every form are kept nowhere.

    Raises NothingToGiveOut where that form was given out already, where the deed was undone, or where none works.
    """
    if form not in FORMS:
        raise ValueError(f"links and codes are given out as {' or '.join(FORMS)}, not as {form!r}")
    deed = BulkDeed.objects.select_for_update(of=("self",)).get(pk=deed.pk)
    lines = queries.to_give_out(deed, by) if deed.undone_at is None and form not in deed.given else []
    if not lines:
        raise NothingToGiveOut(["they were given out in this form before, or no longer work; invite them anew."])
    slips = []
    for line in lines:
        told = json.loads(unseal(line.sealed))
        slips.append(Slip(line.candidate, told["token"], told["code"], line.invitation.until))
    deed.given = [*deed.given, form]
    deed.save(update_fields=["given"])
    if set(deed.given) == set(FORMS):
        deed.lines.update(sealed="")
    detail = {"people_listed": len(slips), "form": form}
    record(deed=Deed.SLIPS_GIVEN_OUT, subject=deed, actor=by, detail=detail)
    return slips


@transaction.atomic
def undo(*, deed: BulkDeed, by: User) -> BulkDeed:
    """Take a deed back, whole: everybody has the centre of before again, or the invitations end.

    Raises CannotBeUndone where somebody has another centre by now than the deed gave them.  Who was erased since is
    left alone; undone twice is undone once.
    """
    deed = BulkDeed.objects.select_for_update(of=("self",)).get(pk=deed.pk)
    if deed.undone_at is not None:
        return deed
    if deed.kind == BulkDeed.Kind.ASSIGN:
        _assign_back(deed)
    else:
        for line in deed.lines.select_related("invitation__candidate").filter(invitation__ended_at__isnull=True):
            if line.invitation is not None:
                selfservice.end_invitation(invitation=line.invitation, by=by, why="taken_back")
        deed.lines.update(sealed="")
    deed.undone_at, deed.undone_by = timezone.now(), by
    deed.save(update_fields=["undone_at", "undone_by"])
    record(deed=Deed.BULK_UNDONE, subject=deed, actor=by, detail={"changed": deed.lines.count()})
    return deed


def _assign_back(deed: BulkDeed) -> None:
    people = Candidate.objects.filter(pk__in=deed.lines.values("candidate"))
    list(people.select_for_update().order_by("pk").values_list("pk"))
    if others := queries.changed_since(deed):
        raise CannotBeUndone([f"{others} of them have another training centre by now; undo the later deed first."])
    before = deed.lines.filter(candidate=OuterRef("pk")).values("before")
    Candidate.objects.filter(pk__in=deed.lines.values("candidate")).update(training_centre=Subquery(before))
