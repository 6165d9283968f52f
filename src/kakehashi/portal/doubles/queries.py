"""What a reader may see of pairs and questions, and what the machine compares."""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.candidates import queries as candidates
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.doubles.models import DECIDED, WAITING, Pair, Question, State

AT_MOST = 2_000
"""People beside whom one new record is set: whoever bears a very common name stops there."""
CHUNK = 500


def visible_to(user: User) -> QuerySet[Pair]:
    """The pairs of the ministry's pool; of a training centre those of which both are its own; nothing for others.

    A pair of two centres is the ministry's to decide: neither centre reads the other's people.
    """
    pairs = Pair.objects.filter(left__erased_at__isnull=True, right__erased_at__isnull=True).select_related(
        "left__training_centre", "right__training_centre", "stays", "decided_by"
    )
    match user.role:
        case Role.MINISTRY:
            return pairs.filter(pool=user.organisation_id)
        case Role.TRAINING_CENTRE:
            return pairs.filter(left__training_centre=user.organisation_id, right__training_centre=user.organisation_id)
        case _:
            return pairs.none()


def listed(pairs: QuerySet[Pair], states: Iterable[str]) -> QuerySet[Pair]:
    """Those in one of the states, likeliest first; of those that wait, both must still stand in the pool."""
    wanted = set(states)
    both = Q(left__same_as__isnull=True, right__same_as__isnull=True)
    return pairs.filter(Q(state__in=wanted & DECIDED) | (Q(state__in=wanted & WAITING) & both)).order_by(
        "-probability", "pk"
    )


def to_decide(user: User) -> int:
    """How many pairs wait for this reader's decision; those that were asked about wait for somebody else."""
    return listed(visible_to(user), {State.OPEN, State.ANSWERED}).count()


def undecided(user: User) -> int:
    """How many pairs nobody has decided, those that were asked about among them."""
    return listed(visible_to(user), WAITING).count()


def questions_for(user: User) -> QuerySet[Question]:
    """What a training centre was asked about its own people; what the ministry asked; nothing for others."""
    asked = Question.objects.filter(candidate__erased_at__isnull=True).select_related(
        "candidate__training_centre", "centre", "asked_by", "answered_by"
    )
    match user.role:
        case Role.MINISTRY:
            return asked.filter(pair__pool=user.organisation_id)
        case Role.TRAINING_CENTRE:
            return asked.filter(centre=user.organisation_id, candidate__training_centre=user.organisation_id)
        case _:
            return asked.none()


def unanswered(user: User) -> QuerySet[Question]:
    """The questions that this reader should answer, oldest first; of pairs that nobody has decided meanwhile."""
    if user.role != Role.TRAINING_CENTRE:
        return Question.objects.none()
    return questions_for(user).filter(answer="", pair__state=State.ASKED).order_by("asked_at", "pk")


def compared(people: QuerySet[Candidate]) -> list[Candidate]:
    """These people with what is compared and no more, in the order of their keys."""
    fields = ("pk", "number", "name", "born", "sex", "home", "phone", "training_centre")
    return list(people.only(*fields).order_by("pk"))


def sealed_numbers(people: Sequence[Candidate]) -> dict[UUID, dict[str, str]]:
    """The sealed NIK and passport of each of these people, still sealed."""
    kinds = (SealedValue.Kind.NIK, SealedValue.Kind.PASSPORT)
    found: dict[UUID, dict[str, str]] = {}
    for start in range(0, len(people), CHUNK):
        some = [one.pk for one in people[start : start + CHUNK]]
        rows = SealedValue.objects.filter(candidate__in=some, kind__in=kinds)
        for key, kind, sealed in rows.values_list("candidate_id", "kind", "sealed"):
            found.setdefault(key, {})[kind] = sealed
    return found


def in_pool(pool: Organisation) -> QuerySet[Candidate]:
    """Everybody who stands in a pool."""
    return candidates.standing().filter(pool=pool)


def sharing(
    people: QuerySet[Candidate], *, searched: str, born: date | str | None, phone: str, hashes: Iterable[str]
) -> list[Candidate]:
    """Those who share the name's search form, the birthday, the telephone or a sealed number; two thousand at most."""
    numbers = [one for one in hashes if one]
    several = (
        people.filter(sealed_values__hashed__in=numbers) if numbers else None,
        people.filter(phone=phone) if phone else None,
        people.filter(born=born) if born else None,
        people.filter(name_searched=searched) if searched else None,
    )  # one after another: each has its index, which a condition with "or" would not use
    keys: dict[UUID, None] = {}
    for some in several:
        if some is not None:
            keys |= dict.fromkeys(some.order_by("pk").values_list("pk", flat=True)[: AT_MOST - len(keys)])
    found: list[Candidate] = []
    for start in range(0, len(keys), CHUNK):
        found += compared(Candidate.objects.filter(pk__in=list(keys)[start : start + CHUNK]))
    return found


def roots(pool: Organisation) -> dict[UUID, UUID]:
    """Of every registration that points to another one the registration that the person is."""
    points = dict(Candidate.objects.filter(pool=pool, same_as__isnull=False).values_list("pk", "same_as_id"))
    found: dict[UUID, UUID] = {}
    for key in points:
        at = key
        while at in points:
            at = points[at]
        found[key] = at
    return found


def kept_apart(pool: Organisation) -> list[tuple[UUID, UUID]]:
    """Both keys of every pair that was said to be two people."""
    return list(Pair.objects.filter(pool=pool, state=State.APART).values_list("left_id", "right_id"))


def within_sight(user: User, pool: Organisation) -> QuerySet[Candidate]:
    """The people beside whom a new record of this reader is set: the whole pool, or a centre's own."""
    people = in_pool(pool)
    return people.filter(training_centre=user.organisation_id) if user.role == Role.TRAINING_CENTRE else people


def centres(pool: Organisation) -> QuerySet[Organisation]:
    """The training centres whose people stand in a pool."""
    return Organisation.objects.filter(
        kind=Organisation.Kind.TRAINING_CENTRE, pk__in=in_pool(pool).order_by().values("training_centre")
    ).order_by("name")
