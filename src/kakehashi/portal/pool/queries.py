"""Which saved lists a reader has."""

from django.db.models import Q, QuerySet

from kakehashi.portal.accounts.models import User
from kakehashi.portal.pool.models import SavedView


def views_of(user: User) -> QuerySet[SavedView]:
    """The reader's own, and those that others of the organisation share."""
    mine = Q(owner=user) | Q(shared=True, organisation=user.organisation_id)
    return SavedView.objects.filter(mine).select_related("owner").order_by("name", "pk")
