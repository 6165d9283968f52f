"""Whom a deed for many would change, who stays as they are and why, and the deeds that were done."""

import hashlib
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.bulk.models import BulkDeed, BulkLine
from kakehashi.portal.candidates import queries as candidates
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.selfservice.models import Invitation

THERE_ALREADY, HAS_A_WAY_IN, ACCOUNT_CLOSED, NOT_SEEN = "there_already", "has_a_way_in", "account_closed", "not_seen"
"""Why somebody stays as they are; `not_seen`: was ticked, and is no longer in the reader's pool."""


class Plan:
    """A deed and the people it is for, before it is done; nothing is read before it is asked for.

    `people` are only such as the reader may see; `ticked` says how many were ticked one by one, None for a list.
    """

    def __init__(
        self,
        people: QuerySet[Candidate],
        kind: BulkDeed.Kind,
        centre: Organisation | None = None,
        *,
        ticked: int | None = None,
    ) -> None:
        if (kind == BulkDeed.Kind.ASSIGN) != (centre is not None):
            raise ValueError("a training centre is named where people are assigned to one, and nowhere else")
        self.kind, self.centre, self._ticked = kind, centre, ticked
        self.people = people.select_related(None).prefetch_related(None).order_by()

    @cached_property
    def _reasons(self) -> Mapping[str, Q]:
        """Why a person is left out: the first that fits."""
        if self.kind == BulkDeed.Kind.ASSIGN:
            return {THERE_ALREADY: Q(training_centre=self.centre)}
        closed = Q(account__in=User.objects.filter(is_active=False).values("pk"))
        standing = Invitation.objects.filter(candidate=OuterRef("pk"), ended_at__isnull=True, until__gt=timezone.now())
        return {ACCOUNT_CLOSED: closed, HAS_A_WAY_IN: Q(Exists(standing))}

    def staying(self, reason: str) -> QuerySet[Candidate]:
        """Those who stay as they are for this reason; nobody for one that is none of this deed's."""
        people = self.people
        for key, fits in self._reasons.items():
            if key == reason:
                return people.filter(fits)
            people = people.exclude(fits)
        return people.none()

    @property
    def changing(self) -> QuerySet[Candidate]:
        """Those for whom it changes something."""
        people = self.people
        for fits in self._reasons.values():
            people = people.exclude(fits)
        return people

    @cached_property
    def changed(self) -> list[tuple[UUID, UUID | None]]:
        """The keys of those it changes, each with the training centre before, in the order of the keys."""
        return list(self.changing.order_by("pk").values_list("pk", "training_centre_id"))

    def lock(self) -> None:
        """Read whom it changes, once and for all, so that nobody changes them before the transaction ends."""
        locked = self.changing.select_for_update().order_by("pk")
        self.changed = list(locked.values_list("pk", "training_centre_id"))

    @cached_property
    def left(self) -> dict[str, int]:
        """How many stay as they are, by the reason; a reason that holds for nobody is not named."""
        found = {reason: self.staying(reason).count() for reason in self._reasons}
        if self._ticked is not None:
            found[NOT_SEEN] = self._ticked - len(self.changed) - sum(found.values())
        return {reason: count for reason, count in found.items() if count}

    @property
    def total(self) -> int:
        """How many were asked for: those changed and those who stay."""
        return len(self.changed) + sum(self.left.values())

    @cached_property
    def digest(self) -> str:
        """By which it is told whether the deed would still do the same to the same people."""
        told = hashlib.sha256(f"{self.kind}:{self.centre.pk if self.centre else ''}\n".encode())
        for person, before in self.changed:
            told.update(person.bytes)
            told.update(before.bytes if before and self.centre else b"-")
        return told.hexdigest()

    def shown(self, which: str) -> QuerySet[Candidate]:
        """Those of a reason, or those who change (""), as a table lists them."""
        people = self.staying(which) if which else self.changing
        invited = Exists(Invitation.objects.filter(candidate=OuterRef("pk")))
        return (
            people.annotate(was_invited=invited)
            .select_related("training_centre")
            .order_by("name_searched", "number", "pk")
        )


def ticked_of(user: User, keys: Collection[UUID]) -> QuerySet[Candidate]:
    """Of people ticked one by one, those whom the reader may see."""
    return candidates.visible_to(user).filter(pk__in=keys)


def centres() -> QuerySet[Organisation]:
    """The training centres to which somebody can be assigned."""
    return Organisation.objects.filter(kind=Organisation.Kind.TRAINING_CENTRE).order_by("name", "pk")


def deeds_of(user: User) -> QuerySet[BulkDeed]:
    """The deeds for many of the reader's office, newest first."""
    found = BulkDeed.objects.filter(organisation=user.organisation_id)
    return found.select_related("by", "centre", "undone_by").order_by("-at", "-pk")


def lines_of(deed: BulkDeed, user: User) -> QuerySet[BulkLine]:
    """What a deed did, for those whom the reader may still see."""
    people = candidates.visible_to(user).order_by().values("pk")
    lines = deed.lines.filter(candidate__in=people)
    return lines.select_related("candidate__training_centre", "before", "invitation").order_by(
        "candidate__name_searched", "candidate__number", "pk"
    )


def changed_since(deed: BulkDeed) -> int:
    """How many of those that a deed assigned to a centre are of another one by now."""
    others = Q(candidate__training_centre__isnull=True) | ~Q(candidate__training_centre=F("deed__centre"))
    return deed.lines.filter(others).count()


def to_give_out(deed: BulkDeed, user: User) -> list[Any]:
    """The lines whose link and code were not given out in every form yet, and still work."""
    working = Q(invitation__ended_at__isnull=True, invitation__until__gt=timezone.now())
    return list(lines_of(deed, user).select_related("candidate__account").exclude(sealed="").filter(working))
