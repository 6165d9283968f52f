"""Which organisations a reader looks after, who signs in for them, and who administers them."""

from django.conf import settings
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.candidates import queries as candidates
from kakehashi.portal.candidates.actions import pool_for
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.tokens.models import Token

OFFICES = (Role.MINISTRY, Role.PREFECTURE, Role.TRAINING_CENTRE, Role.EMPLOYER)
"""Roles whose organisations have programs of their own, and administrators."""


def looked_after(user: User) -> QuerySet[Organisation]:
    """The organisations whose administrators this reader names: their own, and those that work for it.

    A ministry looks after the training centres of its pool, a prefecture after the employers whose vacancies stand in
    its programmes.  A ministry does not look after a prefecture, nor a prefecture after a ministry.
    """
    found = Q(pk=user.organisation_id)
    match user.role:
        case Role.MINISTRY:
            found |= Q(pk__in=_centres(user).order_by().values("pk"))
        case Role.PREFECTURE:
            theirs = {"vacancies__programme__prefecture_office": user.organisation_id}
            found |= Q(pk__in=Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER, **theirs).values("pk"))
    return Organisation.objects.filter(found, pk__isnull=user.organisation_id is None)


def _centres(user: User) -> QuerySet[Organisation]:
    """The centres whose people stand in the ministry's pool; where new ones would stand there, also those of nobody."""
    centres = candidates.centres_of(candidates.visible_to(user))
    if user.organisation is None or not _pool_of_new_centres(user.organisation):
        return centres
    anybody = Candidate.objects.filter(training_centre=OuterRef("pk"))
    fresh = Organisation.objects.filter(~Exists(anybody), kind=Organisation.Kind.TRAINING_CENTRE)
    return Organisation.objects.filter(Q(pk__in=centres.order_by().values("pk")) | Q(pk__in=fresh.values("pk")))


def _pool_of_new_centres(ministry: Organisation) -> bool:
    return pool_for(Organisation(kind=Organisation.Kind.TRAINING_CENTRE)) == ministry


def people_of(organisations: QuerySet[Organisation]) -> QuerySet[User]:
    """Those who sign in for organisations themselves; no account that was closed, and none of a program."""
    program = Token.objects.filter(account=OuterRef("pk"))
    people = User.objects.filter(~Exists(program), organisation__in=organisations, role__in=OFFICES, is_active=True)
    return people if settings.DEMO else people.filter(is_demo=False)


def people(user: User) -> QuerySet[User]:
    """Whom the reader may name: the reader's own office first, then by organisation and name."""
    own = Case(When(organisation=user.organisation_id, then=Value(0)), default=Value(1), output_field=IntegerField())
    named = people_of(looked_after(user)).select_related("organisation").annotate(turn=own)
    return named.order_by("turn", "organisation__name", "full_name", "sign_in")


def others_beside(person: User) -> QuerySet[User]:
    """The other administrators of a person's organisation."""
    own = Organisation.objects.filter(people=person)
    return people_of(own).filter(administers=True).exclude(pk=person.pk)


def is_last(person: User) -> bool:
    """Whether nobody would administer the person's organisation after them."""
    return person.administers and not others_beside(person).exists()


def tokens_made_by(person: User) -> QuerySet[Token]:
    """The tokens that a person has made and nobody has withdrawn."""
    return Token.objects.filter(made_by=person, withdrawn_at__isnull=True)
