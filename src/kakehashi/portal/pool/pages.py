"""What is done with a list of the pool: a chart of its counts, a file of it."""

import hashlib
import tempfile
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.forms import ANSWERS
from kakehashi.portal.candidates.narrowing import Narrowed
from kakehashi.portal.candidates.pages import narrowed
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.templatetags.spoken import tags_of
from kakehashi.portal.pool import actions, bridge, queries
from kakehashi.portal.pool.forms import BY, ChartForm, ExportListForm, SaveViewForm

OFFICERS = (Role.MINISTRY, Role.TRAINING_CENTRE)


def _bars(form: Any, found: Narrowed, by: str) -> list[tuple[str, str, int, int]]:
    """Each choice with its key, its words, its count, and the length of its bar in hundredths of the longest."""
    counts = getattr(found.every, {"answer": "answers", "province": "provinces", "centre": "centres"}.get(by, by))
    choices = list(form.fields[by].choices) if by in form.fields else []
    told = {str(key): count for key, count in counts.items()}
    lines = [(str(key), str(words), told.get(str(key), 0)) for key, words in choices if str(key)]
    if by != "answer":
        lines = sorted((line for line in lines if line[2]), key=lambda line: -line[2])
    most = max((count for _key, _words, count in lines), default=0)
    return [(key, words, count, 100 * count // most if most else 0) for key, words, count in lines]


def _fault_told(request: SignedIn) -> HttpResponse:
    """To the list itself, which says what is wrong with its filter; of such a list nothing is drawn or given out."""
    return redirect(f"{reverse('candidates:pool')}?{request.GET.urlencode()}")


@gate(*OFFICERS)
def chart(request: SignedIn) -> HttpResponse:
    """How many of this list are there of each answer, province, centre or missing step?  Drawn, and as a table."""
    form, found = narrowed(request)
    if form.errors:
        return _fault_told(request)
    how = ChartForm(request.GET)
    by = (how.cleaned_data["by"] if how.is_valid() else "") or BY[0][0]
    if by not in form.fields:
        by = BY[0][0]
    page = {
        "form": form,
        "how": how,
        "by": by,
        "heading": dict(BY)[by],
        "choices": [(key, words) for key, words in BY if key in form.fields],
        "bars": _bars(form, found, by),
        "total": found.total,
    }
    return render(request, "pool/chart.html", page)


@gate(*OFFICERS)
def views(request: SignedIn) -> HttpResponse:
    """Keep the list of this address under a name, and open those that are kept."""
    narrowing, found = narrowed(request)
    tags = list(tags_of(narrowing, request)) if not narrowing.errors else []
    form = SaveViewForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and tags:
        query = urlencode([(key, value) for key in narrowing.fields for value in request.GET.getlist(key) if value])
        actions.save_view(query=query, by=request.user, **form.cleaned_data)
        messages.success(request, _("The list is kept under this name."))
        return redirect("pool:views")
    page = {"filters": narrowing, "tags": tags, "form": form, "views": queries.views_of(request.user)}
    return render(request, "pool/views.html", page | ({"total": found.total} if tags else {}))


@gate(*OFFICERS)
@require_POST
def drop_view(request: SignedIn, view_id: UUID) -> HttpResponse:
    """Forget a list of one's own."""
    view = get_object_or_404(queries.views_of(request.user).filter(owner=request.user), pk=view_id)
    actions.drop_view(view=view)
    messages.success(request, _("The list is no longer kept. Nobody in it was touched."))
    return redirect("pool:views")


@gate(*OFFICERS)
def export(request: SignedIn) -> HttpResponse:
    """Write the list as a file; what CP932 cannot hold is told before it is given out.  A deed."""
    narrowing, found = narrowed(request)
    if narrowing.errors:
        return _fault_told(request)
    form = ExportListForm(request.POST if request.method == "POST" else None)
    page: dict[str, Any] = {"filters": narrowing, "form": form, "total": found.total}
    if request.method == "POST" and form.is_valid():
        chosen: bridge.Form = form.cleaned_data["form"]
        with tempfile.TemporaryFile() as out:
            language = (get_language() or "en")[:2]
            people = found.people.iterator(chunk_size=1_000)
            answers = {key: str(words) for key, words in ANSWERS}
            told = bridge.written(out, people, lanes=found.by.lanes, answers=answers, form=chosen, language=language)
            out.seek(0)
            data = out.read()
        if told.not_writable and not request.POST.get("all_the_same"):
            return render(
                request,
                "pool/export.html",
                {**page, "lost": told.not_writable[:50], "lost_in_all": len(told.not_writable)},
            )
        ending, media_type = bridge.FORMS[chosen]
        digest = hashlib.sha256(data).hexdigest()
        if request.user.organisation is None:
            raise ValueError("an officer without an organisation has no list")
        actions.note_export(
            pool=request.user.organisation, by=request.user, people=found.total, form=chosen, sha256=digest
        )
        answer = HttpResponse(data, content_type=media_type)
        name = f"{_('candidates')}-{today().isoformat()}.{ending}"
        answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
        answer["Cache-Control"] = "no-store"
        return answer
    return render(request, "pool/export.html", page)
