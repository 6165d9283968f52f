"""What a reader may see of programmes."""

from django.db.models import Q, QuerySet

from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.programmes.models import Letter, Programme


def visible_to(user: User) -> QuerySet[Programme]:
    """The programmes of the reader's ministry or prefecture; all of them for an auditor; none for others."""
    programmes = Programme.objects.select_related("ministry", "prefecture_office")
    if user.role == Role.AUDITOR:
        return programmes
    if user.organisation_id is None:
        return programmes.none()
    return programmes.filter(Q(ministry=user.organisation_id) | Q(prefecture_office=user.organisation_id))


def letters_of(programme: Programme) -> QuerySet[Letter]:
    """Every draft, newest first, with its files."""
    return programme.letters.select_related("made_by").prefetch_related("files")


def ministries() -> QuerySet[Programme]:
    """Every programme, for questions that do not depend on who asks."""
    return Programme.objects.all()
