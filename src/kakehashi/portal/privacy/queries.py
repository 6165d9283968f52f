"""What a reader may see of requests and breaches."""

from django.db.models import QuerySet

from kakehashi.portal.accounts.models import User
from kakehashi.portal.candidates import queries as candidates
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.privacy.models import Breach, Request


def requests_of(people: QuerySet[Candidate]) -> QuerySet[Request]:
    """What these people ask, with who kept and who answered it; the oldest first."""
    found = Request.objects.filter(candidate__in=people.order_by().values("pk"))
    return found.select_related("candidate", "kept_by", "answered_by").order_by("came_at", "pk")


def requests_to(user: User) -> QuerySet[Request]:
    """What the people whose dossiers the reader may open ask; of the erased nothing is left to answer."""
    return requests_of(candidates.visible_to(user))


def unanswered(several: QuerySet[Request]) -> QuerySet[Request]:
    """Those that wait for an answer, the one that is due first at the top."""
    return several.filter(answer="")


def breaches_of(user: User) -> QuerySet[Breach]:
    """The breaches of the reader's own organisation, newest first, with their notices."""
    found = Breach.objects.filter(organisation=user.organisation_id)
    return found.select_related("kept_by").prefetch_related("notices__kept_by").order_by("-known_at", "pk")
