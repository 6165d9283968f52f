"""The pages of an import, the same for every kind of row."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.intake import actions, queries, tasks
from kakehashi.portal.intake.forms import FileForm
from kakehashi.portal.intake.kinds import KINDS, Kind
from kakehashi.portal.intake.models import Import, State
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.paging import Turned

IMPORTERS = (Role.MINISTRY, Role.PREFECTURE, Role.TRAINING_CENTRE, Role.EMPLOYER)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _kind(request: SignedIn, key: str) -> Kind:
    if key not in KINDS:
        raise Http404
    if request.user.role not in KINDS[key].roles:
        raise PermissionDenied
    return KINDS[key]


def _mine(request: SignedIn, import_id: UUID) -> Import:
    return get_object_or_404(queries.visible_to(request.user), pk=import_id)


@gate(*IMPORTERS)
def imports(request: SignedIn) -> HttpResponse:
    """Every import of the reader's organisation, and what may be imported."""
    page = Turned(queries.visible_to(request.user), request)
    return render(request, "intake/imports.html", {"page": page, "kinds": queries.kinds_for(request.user)})


@gate(*IMPORTERS)
def new(request: SignedIn, kind: str) -> HttpResponse:
    """Choose the file; it is read by the worker, nothing is taken in before the preview was seen."""
    chosen = _kind(request, kind)
    form = FileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        kept = actions.begin(
            kind=kind,
            data=file.read(),
            filename=file.name or "file",
            media_type=file.content_type or "application/octet-stream",
            by=request.user,
            day=today(),
        )
        tasks.read_file.enqueue(str(kept.pk))
        return redirect("intake:progress", kept.pk)
    return render(request, "intake/new.html", {"form": form, "kind": chosen})


@gate(*IMPORTERS)
def template_file(request: SignedIn, kind: str) -> HttpResponse:
    """An empty spreadsheet with the headers of this kind, in the reader's language."""
    chosen = _kind(request, kind)
    answer = HttpResponse(chosen.writes_template((get_language() or "en")[:2]), content_type=XLSX)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{kind}.xlsx")
    return answer


@gate(*IMPORTERS)
def progress(request: SignedIn, import_id: UUID) -> HttpResponse:
    """Where the import stands: being read, preview with faults, being taken in, done, interrupted, refused, undone."""
    kept = _mine(request, import_id)
    faults = Turned(kept.faults.filter(is_warning=False), request)
    warnings = kept.faults.filter(is_warning=True)
    page = {
        "import": kept,
        "kind": KINDS[kept.kind],
        "faults": faults,
        "warnings": warnings[:50],
        "warning_count": warnings.count(),
        "foreseen": queries.foreseen(kept),
        "columns": queries.columns_counted(kept),
        "earlier": queries.earlier_with_same_file(kept),
        "standing": queries.standing_in_the_way(kept) if kept.state == State.DONE else [],
        "part_done": 100 * kept.committed // max(kept.accepted, 1),
    }
    return render(request, "intake/progress.html", page)


@gate(*IMPORTERS)
@require_POST
def commit(request: SignedIn, import_id: UUID) -> HttpResponse:
    """Say yes to the preview."""
    kept = _mine(request, import_id)
    if kept.state == State.PREVIEW and kept.accepted:
        actions.decide(kept=kept)
        tasks.take_in.enqueue(str(kept.pk))
    return redirect("intake:progress", kept.pk)


@gate(*IMPORTERS)
@require_POST
def discard(request: SignedIn, import_id: UUID) -> HttpResponse:
    """Say no to the preview: nothing is taken in."""
    kept = _mine(request, import_id)
    if kept.state == State.PREVIEW:
        actions.discard(kept=kept, by=request.user)
    return redirect("intake:progress", kept.pk)


@gate(*IMPORTERS)
@require_POST
def resume(request: SignedIn, import_id: UUID) -> HttpResponse:
    """Go on with an import that was interrupted."""
    kept = _mine(request, import_id)
    if kept.interrupted:
        tasks.go_on(kept)
    return redirect("intake:progress", kept.pk)


@gate(*IMPORTERS)
def undo(request: SignedIn, import_id: UUID) -> HttpResponse:
    """Ask first, then take the whole import back; refused, naming who, once a later deed rests on it."""
    kept = _mine(request, import_id)
    if kept.state != State.DONE:
        return redirect("intake:progress", kept.pk)
    if request.method == "POST":
        try:
            actions.undo(kept=kept, by=request.user)
        except actions.StillStoodOn:
            return redirect("intake:undo", kept.pk)
        messages.success(request, _("The import was undone. The file and its history are kept."))
        return redirect("intake:progress", kept.pk)
    page = {"import": kept, "kind": KINDS[kept.kind], "standing": queries.standing_in_the_way(kept)}
    return render(request, "intake/undo.html", page)


@gate(*IMPORTERS)
def refused(request: SignedIn, import_id: UUID) -> HttpResponse:
    """The refused rows as a spreadsheet with the faults marked, to mend and send again."""
    kept = _mine(request, import_id)
    if not kept.rows_were_read:
        raise Http404
    made = queries.refused_rows(kept, (get_language() or "en")[:2])
    answer = HttpResponse(made, content_type=XLSX)
    stem = kept.document.filename.rsplit(".", 1)[0]
    suffix = _("to mend")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{stem}-{suffix}.xlsx")
    return answer
