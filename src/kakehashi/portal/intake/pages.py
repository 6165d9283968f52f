"""The pages of an import, the same for every kind of row."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.intake import actions, bridge, queries, tasks
from kakehashi.portal.intake.forms import ColumnsForm, FileForm
from kakehashi.portal.intake.kinds import KINDS, Kind
from kakehashi.portal.intake.models import Import, State
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.paging import Turned
from kakehashi.portal.layout.templatetags.spoken import said

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
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FileForm(*sent, senders=queries.senders(chosen, request.user))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        kept = actions.begin(
            kind=kind,
            data=file.read(),
            filename=file.name or "file",
            media_type=file.content_type or "application/octet-stream",
            by=request.user,
            day=today(),
            sender=form.cleaned_data.get("sender"),
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
        "unread": bridge.headers_unread(kept),
        "may_name": bridge.columns_can_be_named(kept),
        "earlier": queries.earlier_with_same_file(kept),
        "leaning": queries.leaning_on(kept) if kept.state == State.DONE else [],
        "gone": queries.gone_since(kept),
        "standing": queries.standing_in_the_way(kept) if kept.state == State.DONE else [],
        "part_done": 100 * kept.committed // max(kept.accepted, 1),
    }
    return render(request, "intake/progress.html", page)


@gate(*IMPORTERS)
def columns(request: SignedIn, import_id: UUID) -> HttpResponse:
    """Say what the headers of a file mean, or which sheet is meant; it is remembered for the sender's next list."""
    kept = _mine(request, import_id)
    if not bridge.columns_can_be_named(kept):
        return redirect("intake:progress", kept.pk)
    sheet = request.POST.get("sheet", request.GET.get("sheet", kept.sheet))
    try:
        look = bridge.look_at(kept, sheet=sheet)
    except bridge.FILE_REFUSED:
        return redirect("intake:progress", kept.pk)
    form = ColumnsForm(request.POST if request.method == "POST" else None, kind=kept.kind, look=look)
    wrong: list[str] = []
    if request.method == "POST" and form.is_valid():
        meanings = form.meanings()
        wrong = [
            _("%(reason)s. Choose below which column it is, or add it to the file.") % {"reason": said(fault.reason)}
            for fault in bridge.look_at(
                kept, sheet=look.sheet, meanings={one.header: one.key for one in meanings if not one.is_own}
            ).wrong
        ]
        if not wrong:
            actions.name_columns(kept=kept, meanings=meanings, sheet=form.cleaned_data["sheet"], by=request.user)
            tasks.read_file.enqueue(str(kept.pk))
            messages.success(request, _("Remembered for the next list of this sender. The file is read once more."))
            return redirect("intake:progress", kept.pk)
        for text in wrong:
            form.add_error(form.first_not_read, text)
    remembered = {heading.form: heading for heading in queries.headings(kept.sender, kept.kind)}
    page = {
        "import": kept,
        "kind": KINDS[kept.kind],
        "look": look,
        "form": form,
        "rows": [(column, field, remembered.get(column.form)) for column, field in form.columns()],
    }
    return render(request, "intake/columns.html", page)


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
    """Say no to the preview, or to a file whose reading stopped: nothing is taken in."""
    kept = _mine(request, import_id)
    if kept.may_be_discarded:
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
    """Ask first, then take the whole import back; refused, naming it, where a later deed or import rests on it."""
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
    page = {
        "import": kept,
        "kind": KINDS[kept.kind],
        "standing": queries.standing_in_the_way(kept),
        "leaning": queries.leaning_on(kept),
    }
    return render(request, "intake/undo.html", page)


@gate(*IMPORTERS)
def refused(request: SignedIn, import_id: UUID) -> HttpResponse:
    """The refused rows as a spreadsheet with the faults marked, to mend and send again."""
    kept = _mine(request, import_id)
    if not kept.rows_were_read:
        raise Http404
    return _to_send_back(kept, bridge.refused_rows(kept, (get_language() or "en")[:2]), _("to mend"))


@gate(*IMPORTERS)
def marked(request: SignedIn, import_id: UUID) -> HttpResponse:
    """The whole sheet, each cell where it was sent, with faults and doubts marked: to send back to whose list it is."""
    kept = _mine(request, import_id)
    if not kept.rows_were_read:
        raise Http404
    return _to_send_back(kept, bridge.marked(kept, (get_language() or "en")[:2]), pgettext("file", "marked"))


def _to_send_back(kept: Import, made: bytes, suffix: str) -> HttpResponse:
    answer = HttpResponse(made, content_type=XLSX)
    stem = kept.document.filename.rsplit(".", 1)[0]
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=f"{stem}-{suffix}.xlsx")
    answer["Cache-Control"] = "no-store"
    return answer
