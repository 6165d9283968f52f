"""Imports over HTTP: the same reading, preview, decision and undoing as on the pages."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.datastructures import MultiValueDict
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from ninja import File, Form, Query, Router, Schema, Status, UploadedFile
from pydantic import Field

from kakehashi.portal.accounts.gate import SignedIn
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.intake import actions, bridge, queries, tasks
from kakehashi.portal.intake.forms import NOT_READ, ColumnsForm, FileForm
from kakehashi.portal.intake.kinds import KINDS
from kakehashi.portal.intake.models import Fault, Import, Recognised, State
from kakehashi.portal.layout.answers import Given, NotDone, Remark, asked, must_hold, next_page
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.templatetags.spoken import both_zones, said
from kakehashi.portal.tokens.bearer import Bearer

IMPORTERS = (Role.MINISTRY, Role.PREFECTURE, Role.TRAINING_CENTRE, Role.EMPLOYER)
READS, WRITES = Bearer(*IMPORTERS), Bearer(*IMPORTERS, writes=True)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BINARY = {"schema": {"type": "string", "format": "binary"}}
SHEET = {"responses": {200: {"description": "OK", "content": {XLSX: BINARY}}}}

router = Router()


class OneImport(Schema):
    """One file on its way in.  `accepted + refused = read`, always; once it is done, `added + known = accepted`."""

    key: UUID
    kind: str
    filename: str
    sha256: str
    state: Literal["reading", "refused", "preview", "committing", "done", "undone", "discarded"]
    interrupted: bool = Field(description="Work on it began and has given no sign of life; `resume` goes on")
    day: date = Field(description="The day taken for today while reading")
    read: int
    accepted: int
    refused: int
    committed: int
    added: int = Field(description="Rows that were new")
    known: int = Field(description="Rows that were there already and changed nothing")
    faults: int
    warnings: int
    began_at: datetime
    ended_at: datetime | None


class Imports(Schema):
    """A page of the organisation's imports, in the order of keys."""

    items: list[OneImport]
    next: UUID | None = Field(description="Send it as `after` for the next page; null: this is the last")


class OneFault(Schema):
    """What is wrong, or odd, in one cell."""

    row: int = Field(description="As the spreadsheet shows it; 0: the whole file or column is meant")
    column: str
    header: str
    value: str = Field(description="As read, personal numbers masked")
    code: str
    reason: str
    fix: str


class Faults(Schema):
    """A page of faults or warnings, in the order in which they were found."""

    items: list[OneFault]
    next: int | None = Field(description="Send it as `after` for the next page; null: this is the last")


class OneColumn(Schema):
    """The columns of a file that have one header."""

    header: str
    letters: list[str]
    key: str | None = Field(description="What it is taken for; null: it is not read")
    own: str | None = Field(description="What the header means to everybody, where it means something")
    unknown: bool = Field(description="Nobody has said yet what it means")


class Columns(Schema):
    """What a file shows, and what its headers are taken for."""

    sheet: str
    sheets: list[str]
    header_row: int
    columns: list[OneColumn]
    keys: list[str] = Field(description="What a header may mean")
    wrong: list[Remark] = Field(description="What would refuse the file as it is read now")


class Meanings(Given):
    """What headers mean; a header that is not named stays as it is taken."""

    sheet: Annotated[str, Field(max_length=200, description="Empty: the sheet that is read now")] = ""
    meanings: Annotated[dict[str, str | None], Field(max_length=500)] = Field(
        description="Header as written: one of `keys`; null: it is not read"
    )


def _mine(request: SignedIn, key: UUID) -> Import:
    return get_object_or_404(queries.visible_to(request.user), pk=key)


def _one(kept: Import) -> OneImport:
    faults = kept.faults.count()
    warnings = kept.faults.filter(is_warning=True).count()
    return OneImport(
        key=kept.pk,
        kind=kept.kind,
        filename=kept.document.filename,
        sha256=kept.document.sha256,
        state=kept.state,  # type: ignore[arg-type]  # one of its states
        interrupted=kept.interrupted,
        day=kept.day,
        read=kept.read,
        accepted=kept.accepted,
        refused=kept.refused,
        committed=kept.committed,
        added=kept.added,
        known=kept.known,
        faults=faults - warnings,
        warnings=warnings,
        began_at=kept.began_at,
        ended_at=kept.ended_at,
    )


def _fault(told: Fault) -> OneFault:
    return OneFault(
        row=told.row,
        column=told.column,
        header=told.header,
        value=told.value,
        code=told.code,
        reason=said(told.reason),
        fix=said(told.fix),
    )


def _cannot_follow(kept: Import, fix: str) -> NotDone:
    state = str(State(kept.state).label)
    reason = _("This import is: %(state)s") % {"state": state}
    return NotDone(409, [Remark(code="state", where="path.key", value=kept.state, reason=reason, fix=fix)])


@router.get("", **asked(READS, gettext_lazy("Imports of the organisation"), ok=Imports))
def imports(
    request: SignedIn,
    after: Annotated[UUID | None, Query(description="`next` of the page before")] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Imports:
    """Page by page."""
    found, behind = next_page(queries.visible_to(request.user), after=after, limit=limit)
    return Imports(items=[_one(kept) for kept in found], next=behind)


@router.post(
    "",
    **asked(
        WRITES, gettext_lazy("Upload a spreadsheet to be read; nothing is taken in yet"), begun=OneImport, ok=OneImport
    ),
)
def begin(
    request: SignedIn,
    file: Annotated[UploadedFile, File(description=".xlsx, .xls, .ods or CSV")],
    kind: Annotated[Literal["candidates", "vacancies", "wishes", "rankings"], Form()],
    sender: Annotated[UUID | None, Form(description="Whose list it is, where not the own office's")] = None,
) -> Status[OneImport]:
    """202: it is being read; ask for its state. 200: the same file is on its way in, or in, already."""
    if request.user.role not in KINDS[kind].roles:
        raise NotDone(403, [])
    senders = queries.senders(KINDS[kind], request.user)
    given = {"sender": str(sender or "")}
    chosen = must_hold(FileForm(given, MultiValueDict({"file": [file]}), senders=senders), "form", given)
    data, whose = chosen["file"].read(), chosen.get("sender")
    known = queries.under_way_with(request.user, kind, data)
    if known is not None:
        return Status(200, _one(known))
    kept = actions.begin(
        kind=kind,
        data=data,
        filename=file.name or "file",
        media_type=file.content_type or "application/octet-stream",
        by=request.user,
        day=today(),
        sender=whose,
    )
    tasks.read_file.enqueue(str(kept.pk))
    return Status(202, _one(_mine(request, kept.pk)))


@router.get("{uuid:key}", **asked(READS, gettext_lazy("State and counts"), ok=OneImport))
def one(request: SignedIn, key: UUID) -> OneImport:
    """In state `preview` the counts say what a decision would take in."""
    return _one(_mine(request, key))


@router.get("{uuid:key}/faults", **asked(READS, gettext_lazy("Faults or warnings, cell by cell"), ok=Faults))
def faults(
    request: SignedIn,
    key: UUID,
    *,
    warnings: Annotated[bool, Query(description="Warnings instead of faults")] = False,
    after: Annotated[int | None, Query(ge=0, le=2**62, description="`next` of the page before")] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 200,
) -> Faults:
    """In the language of Accept-Language."""
    told = _mine(request, key).faults.filter(is_warning=warnings)
    found, behind = next_page(told, after=after, limit=limit)
    return Faults(items=[_fault(each) for each in found], next=behind)


@router.get(
    "{uuid:key}/refused",
    **asked(
        READS,
        gettext_lazy("The refused rows as a spreadsheet, faults marked, to mend and send again"),
        extra=SHEET,
    ),
)
def refused(request: SignedIn, key: UUID) -> HttpResponse:
    """An .xlsx in the language of Accept-Language; for an import whose rows were read."""
    return _sheet(bridge.refused_rows(_read(request, key), (get_language() or "en")[:2]))


@router.get(
    "{uuid:key}/marked",
    **asked(READS, gettext_lazy("The whole sheet as it was sent, faults and doubts marked"), extra=SHEET),
)
def marked(request: SignedIn, key: UUID) -> HttpResponse:
    """An .xlsx in the language of Accept-Language; for an import whose rows were read."""
    return _sheet(bridge.marked(_read(request, key), (get_language() or "en")[:2]))


def _read(request: SignedIn, key: UUID) -> Import:
    kept = _mine(request, key)
    if not kept.rows_were_read:
        raise _cannot_follow(kept, _("Wait until the file was read; a file that cannot be used has no rows"))
    return kept


def _sheet(made: bytes) -> HttpResponse:
    return HttpResponse(made, content_type=XLSX)


def _looked(kept: Import, sheet: str) -> bridge.Look:
    if not bridge.columns_can_be_named(kept):
        raise _cannot_follow(kept, _("Columns are named before the decision, of a file that could be opened"))
    try:
        return bridge.look_at(kept, sheet=sheet)
    except bridge.FILE_REFUSED as refusal:
        raise NotDone(409, [_of_file(fault) for fault in refusal.found]) from None


def _of_file(fault: Any) -> Remark:
    return Remark(code=fault.code, where="path.key", reason=said(fault.reason), fix=said(fault.fix))


@router.get(
    "{uuid:key}/columns",
    **asked(READS, gettext_lazy("Headers of the file, and what they are taken for"), ok=Columns),
)
def columns(
    request: SignedIn,
    key: UUID,
    sheet: Annotated[str, Query(max_length=200, description="Another sheet of the workbook")] = "",
) -> Columns:
    """Before the decision; no cell below a header is shown."""
    kept = _mine(request, key)
    look = _looked(kept, sheet or kept.sheet)
    return Columns(
        sheet=look.sheet,
        sheets=list(look.sheet_names),
        header_row=look.header_row,
        columns=[
            OneColumn(
                header=one.header,
                letters=list(one.letters),
                key=one.key or None,
                own=one.own or None,
                unknown=one.unknown,
            )
            for one in look.columns
        ],
        keys=list(bridge.keys(kept.kind)),
        wrong=[_of_file(fault) for fault in look.wrong],
    )


@router.post(
    "{uuid:key}/columns",
    **asked(
        WRITES,
        gettext_lazy("Say what headers mean; remembered for the sender, and the file is read once more"),
        begun=OneImport,
    ),
)
def name_columns(request: SignedIn, key: UUID, told: Meanings) -> Status[OneImport]:
    """Nothing was taken in yet; ask for the state as after the upload."""
    kept = _mine(request, key)
    look = _looked(kept, told.sheet or kept.sheet)
    places = {one.header: f"column{place}" for place, one in enumerate(look.columns)}
    unknown = [header for header in told.meanings if header not in places]
    if unknown:
        fix = _("Take the headers from the answer to GET at this address")
        reason = _("The file has no column with this header")
        where = [f"body.told.meanings.{header}" for header in unknown]
        raise NotDone(422, [Remark(code="unknown_header", where=one, reason=reason, fix=fix) for one in where])
    taken = {one.header: one.key for one in look.columns} | told.meanings
    data = {"sheet": look.sheet} | {places[header]: meant or NOT_READ for header, meant in taken.items()}
    form = ColumnsForm(data, kind=kept.kind, look=look)
    must_hold(form, "body.told", data)
    meanings = form.meanings()
    meant = {one.header: one.key for one in meanings if not one.is_own}
    wrong = bridge.look_at(kept, sheet=look.sheet, meanings=meant).wrong
    if wrong:
        raise NotDone(422, [_of_file(fault) for fault in wrong])
    actions.name_columns(kept=kept, meanings=meanings, sheet=look.sheet, by=request.user)
    tasks.read_file.enqueue(str(kept.pk))
    return Status(202, _one(_mine(request, key)))


@router.post(
    "{uuid:key}/commit", **asked(WRITES, gettext_lazy("Take the accepted rows in"), begun=OneImport, ok=OneImport)
)
def commit(request: SignedIn, key: UUID) -> Status[OneImport]:
    """202: a worker takes them in; ask for the state. 200: that was decided before."""
    kept = _mine(request, key)
    if kept.state in {State.COMMITTING, State.DONE}:
        return Status(200, _one(kept))
    if kept.state != State.PREVIEW or not kept.accepted:
        raise _cannot_follow(kept, _("Only an import that was read and has an accepted row is taken in"))
    actions.decide(kept=kept)
    tasks.take_in.enqueue(str(kept.pk))
    return Status(202, _one(_mine(request, key)))


@router.post("{uuid:key}/discard", **asked(WRITES, gettext_lazy("Take nothing of it in"), ok=OneImport))
def discard(request: SignedIn, key: UUID) -> OneImport:
    """File and faults are kept; the same file may be uploaded again."""
    kept = _mine(request, key)
    if kept.may_be_discarded:
        kept = actions.discard(kept=kept, by=request.user)
    elif kept.state != State.DISCARDED:
        raise _cannot_follow(kept, _("Only an import that waits for a decision is discarded"))
    return _one(kept)


@router.post(
    "{uuid:key}/resume",
    **asked(WRITES, gettext_lazy("Go on with an import that was interrupted"), begun=OneImport, ok=OneImport),
)
def resume(request: SignedIn, key: UUID) -> Status[OneImport]:
    """200: it was not interrupted; nothing changed."""
    kept = _mine(request, key)
    if not kept.interrupted:
        return Status(200, _one(kept))
    tasks.go_on(kept)
    return Status(202, _one(_mine(request, key)))


@router.post("{uuid:key}/undo", **asked(WRITES, gettext_lazy("Take a whole import back"), ok=OneImport))
def undo(request: SignedIn, key: UUID) -> OneImport:
    """Refused, naming who did what, once a later deed rests on one of its rows or a later import counts them."""
    kept = _mine(request, key)
    if kept.state == State.UNDONE:
        return _one(kept)
    if kept.state != State.DONE:
        raise _cannot_follow(kept, _("Only an import that was taken in is undone"))
    in_the_way = [_counts(one) for one in queries.leaning_on(kept)]
    in_the_way += [_stands(footing) for footing in queries.standing_in_the_way(kept)]
    if in_the_way:
        raise NotDone(409, in_the_way)
    return _one(actions.undo(kept=kept, by=request.user))


def _counts(one: Recognised) -> Remark:
    """The key of the other import is told to its own organisation only."""
    other, own = one.of_import, one.of_import.organisation_id == one.brought_by.organisation_id
    words = {"rows": one.rows, "who": said(other.organisation.text), "when": both_zones(other.began_at)}
    return Remark(
        code="counted_on",
        where="path.key",
        value=str(other.pk) if own else None,
        reason=_("A later import counts %(rows)s rows of this one as known: %(who)s, %(when)s") % words,
        fix=_("Undo that first"),
    )


def _stands(footing: Any) -> Remark:
    line = footing.line
    who = line.actor.full_name if line.actor else _("the system")
    deed = said(line.named_deed.text)
    return Remark(
        code="stood_on",
        where="path.key",
        value=str(line.pk),
        reason=_("A later deed rests on this import: %(deed)s, by %(who)s") % {"deed": deed, "who": who},
        fix=_("Undo that first"),
    )
