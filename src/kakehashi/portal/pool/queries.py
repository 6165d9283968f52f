"""Which saved lists a reader has."""

from urllib.parse import parse_qsl

from django.db.models import Q, QuerySet

from kakehashi.portal.accounts.models import User
from kakehashi.portal.candidates import holdings
from kakehashi.portal.candidates.bridge import searched
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.pool.models import SavedView


def views_of(user: User) -> QuerySet[SavedView]:
    """The reader's own, and those that others of the organisation share."""
    mine = Q(owner=user) | Q(shared=True, organisation=user.organisation_id)
    return SavedView.objects.filter(mine).select_related("owner").order_by("name", "pk")


def views_naming(candidate: Candidate) -> list[SavedView]:
    """The saved lists, of anybody, that are called after a person or filtered by what tells who it is.

    That is a number, a telephone or a sign-in name; the whole name, in any order and spelling that search takes for the
    same; or a word of it that nobody else bears.  A list of all who are called Siti stays when one of them is erased.
    Cost: reads every saved list, and asks once for each word of the name.
    """
    numbers = {value.casefold() for value in holdings.values_of(candidate) - {candidate.name}}
    words = _words(candidate.name)
    others = Candidate.objects.exclude(pk=candidate.pk)
    own = {word for word in words if not others.filter(name_searched__contains=word).exists()}
    found = []
    for view in SavedView.objects.order_by("pk"):
        told = [view.name, *(value for _key, value in parse_qsl(view.query))]
        borne = set().union(*map(_words, told))
        plain = " ".join(told).casefold()
        if (words and words <= borne) or own & borne or any(number in plain for number in numbers):
            found.append(view)
    return found


def _words(text: str) -> set[str]:
    return set(searched(text).split())
