"""What a reader may see of the files."""

from django.db.models import Q, QuerySet

from kakehashi.portal.accounts.models import User
from kakehashi.portal.documents.models import Document


def visible_to(user: User) -> QuerySet[Document]:
    """The files of the reader's own organisation and those lent to it; none for who has no organisation."""
    if user.organisation_id is None:
        return Document.objects.none()
    return (
        Document.objects.filter(Q(owner=user.organisation_id) | Q(shared_with=user.organisation_id))
        .distinct()
        .order_by("-kept_at")
    )
