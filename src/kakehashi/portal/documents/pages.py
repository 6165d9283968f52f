"""Reading a kept file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.documents import actions, queries


@gate(Role.MINISTRY, Role.PREFECTURE, Role.TRAINING_CENTRE, Role.EMPLOYER)
def file(request: SignedIn, document_id: UUID) -> HttpResponse:
    """Send the file for saving, never for showing inside the portal."""
    document = get_object_or_404(queries.visible_to(request.user), pk=document_id)
    answer = HttpResponse(actions.open_for(document=document, by=request.user), content_type=document.media_type)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=document.filename)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
