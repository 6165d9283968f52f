"""Candidates, evidence and verdicts over HTTP: the same queries, forms and actions as the pages."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import File, Form, Query, Router, Status, UploadedFile

from kakehashi.portal.accounts.gate import SignedIn
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions as candidates
from kakehashi.portal.candidates import bridge as people
from kakehashi.portal.candidates import queries, words
from kakehashi.portal.candidates.forms import EvidenceForm, PaperForm, PoolFilterForm
from kakehashi.portal.candidates.models import Assessment, Candidate, Paper
from kakehashi.portal.candidates.narrowing import Narrowed
from kakehashi.portal.candidates.tasks import PATHWAYS
from kakehashi.portal.doubles.tasks import LIKELY_DOUBLE, in_pool_already, percent_of
from kakehashi.portal.exchange import actions, bridge
from kakehashi.portal.exchange.remarks import Found
from kakehashi.portal.exchange.shapes import (
    Answered,
    EvidenceGiven,
    EvidenceList,
    EvidenceOf,
    Kept,
    OnePerson,
    PaperOf,
    Papers,
    People,
    SealedValue,
    SentPerson,
    Verdict,
    Verdicts,
    published,
)
from kakehashi.portal.layout.answers import NotDone, Remark, asked, must_hold, next_page
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.portal.tokens.bearer import Bearer
from kakehashi.vocabulary import Pathway, UnknownKey, categories_meant

OFFICERS = (Role.MINISTRY, Role.TRAINING_CENTRE)
READS, WRITES = Bearer(*OFFICERS), Bearer(*OFFICERS, writes=True)
MOST_ON_A_PAGE = 200
MOST_NAMED = 20
"""Likely doubles that an answer names, the likeliest."""

router = Router(by_alias=True)
Limit = Annotated[int, Query(ge=1, le=MOST_ON_A_PAGE, description="People on a page")]
Way = Literal["ssw1", "ssw2", "esd", "esd_transfer", "titp1", "titp2", "titp3", "home_procedure"]


def _mine(request: SignedIn, key: UUID) -> Candidate:
    return get_object_or_404(queries.whole(queries.visible_to(request.user)), pk=key)


def _remarks(found: Iterable[Found]) -> list[Remark]:
    return [
        Remark(
            code=one.code,
            where=f"body.{one.where}",
            value=one.value,
            reason=said(one.reason),
            expected=None if one.expected is None else said(one.expected),
            fix=said(one.fix),
        )
        for one in found
    ]


def _one(candidate: Candidate) -> dict[str, Any]:
    sealed = [
        SealedValue(kind=value.kind, shown=value.masked, valid_until=value.valid_until)  # type: ignore[arg-type]  # one of its kinds
        for value in candidate.sealed_values.all()
    ]
    return {"key": candidate.pk, "person": bridge.shown_person(candidate, on=today()), "sealed": sealed}


@router.get("", **asked(READS, gettext_lazy("People of the pool, page by page"), ok=People))
def pool(
    request: SignedIn,
    pathway: Annotated[Literal["ssw1", "esd"], Query(description="Whose kept verdicts are shown")] = "ssw1",
    category: Annotated[str, Query(max_length=80, description="Work category or field; empty: all open ones")] = "",
    answer: Annotated[list[Literal["yes", "not_yet", "no", "unknown"]], Query(max_length=4)] = [],  # noqa: B006
    province: Annotated[str, Query(max_length=6, description="ISO 3166-2, such as ID-JT")] = "",
    centre: Annotated[UUID | None, Query(description="Key of a training centre; a ministry's token only")] = None,
    lacking: Annotated[str, Query(max_length=80, description="Id of the rule that decides")] = "",
    one_step: Annotated[Literal["", "any", "not_met", "not_known"], Query()] = "",
    evidence: Annotated[
        Literal["", "seen", "verified"], Query(description="The answer stands where weaker evidence does not count")
    ] = "",
    name: Annotated[str, Query(max_length=60)] = "",
    after: Annotated[UUID | None, Query(description="`next` of the page before")] = None,
    limit: Limit = 50,
) -> People:
    """The filters of the pool's page, with the same meaning; they combine."""
    # read by the page's own form, from the address
    del pathway, category, answer, province, centre, lacking, one_step, evidence, name
    visible = queries.visible_to(request.user)
    form = PoolFilterForm(
        request.GET,
        pathways=list(PATHWAYS),
        centres=queries.centres_of(visible) if request.user.role == Role.MINISTRY else None,
        rules=people.rules_of(PATHWAYS),
    )
    must_hold(form, "query", request.GET.dict())
    by = form.by()
    found, behind = next_page(Narrowed(visible, by).people, after=after, limit=limit)
    return People(pathway=by.pathway, items=[_answered(one, by.lanes) for one in found], next=behind)


def _answered(candidate: Candidate, lanes: int) -> Answered:
    kept: Assessment | None = next(iter(candidate.current_assessments), None)  # type: ignore[attr-defined]  # prefetched
    answer = None if kept is None else words.answer_in(kept, lanes)
    return Answered(
        key=candidate.pk,
        id=candidate.number,
        name=candidate.name,
        born=candidate.born,
        home=candidate.home,
        training_centre=candidate.training_centre.name if candidate.training_centre else None,
        answer=answer,  # type: ignore[arg-type]  # one of the four
        lacking=[] if kept is None or answer == "yes" else words.lacking_in(kept, lanes),
        on=None if kept is None else kept.confirmed_on,
    )


@router.post(
    "",
    exclude_unset=True,
    **asked(WRITES, gettext_lazy("Enter one person; the same sent again changes nothing"), made=Kept, ok=Kept),
)
def enter(
    request: SignedIn,
    person: SentPerson,
    *,
    go_on: Annotated[bool, Query(description="It is somebody else than the likely doubles that were named")] = False,
) -> Status[dict[str, Any]]:
    """Checked as a row of a spreadsheet is; name, birth date, sex and province are needed. 200: was there already.

    A value of another type, a key or a word that is not known, an entry without what its list needs: each is a fault.

    Who may be in the pool already is answered 409, a fault with the code `likely_double` for each of the likeliest
    records; nothing is kept. Sent again with `go_on=true`, the person is kept, and the pairs wait for a decision.
    """
    one = _checked(person)
    try:
        candidate, made = actions.enter(one=one, by=request.user, on=today(), pathways=PATHWAYS, go_on=go_on)
    except actions.NumberTaken as taken:
        raise _taken(taken) from None
    except actions.LikelyDouble as told:
        raise NotDone(409, _likely(told)) from None
    kept = _one(_mine(request, candidate.pk)) | {"warnings": _remarks(one.warnings)}
    return Status(201 if made else 200, kept)


def _likely(told: actions.LikelyDouble) -> list[Remark]:
    fix = _(
        "Compare both. If it is the same person, correct that record (PATCH at its address). If it is somebody else, "
        "send this again with go_on=true: both then wait on the page of likely doubles for whoever decides"
    )
    return [
        Remark(
            code=LIKELY_DOUBLE,
            where="body.person",
            value=candidate.number,
            record=candidate.pk,
            reason=said(in_pool_already(candidate.number, percent_of(probability))),
            fix=fix,
        )
        for candidate, probability in told.likely[:MOST_NAMED]
    ]


def _checked(told: Any, kept: dict[str, Any] | None = None) -> bridge.Checked:
    one = bridge.checked(told, kept=kept, on=today())
    if one.faults:
        raise NotDone(422, _remarks(one.faults))
    return one


def _taken(taken: actions.NumberTaken) -> NotDone:
    reason = (
        _("The data of the person with this number were erased")
        if taken.erased
        else _("This candidate number is in the pool already, with other details")
    )
    fix = _("Correct that person at their own address, or give another number if it is someone else")
    value = None if taken.erased else taken.number
    code = "number_erased" if taken.erased else "number_known"
    return NotDone(409, [Remark(code=code, where="body.person.id", value=value, reason=reason, fix=fix)])


@router.get("{uuid:key}", **asked(READS, gettext_lazy("One person"), ok=OnePerson))
def one(request: SignedIn, key: UUID) -> dict[str, Any]:
    """What is known of a person, in the exchange format; NIK, passport and health are masked."""
    return _one(_mine(request, key))


@router.patch("{uuid:key}", exclude_unset=True, **asked(WRITES, gettext_lazy("Correct facts of a person"), ok=Kept))
def correct(request: SignedIn, key: UUID, person: SentPerson) -> dict[str, Any]:
    """A key that is sent replaces what was kept, null makes it unknown, a key that is not sent stays.

    Checked as a person who is entered; null is refused for `id`, `name`, `born`, `sex` and `home`.

    Evidence of a fact that changes is taken away: it showed the old one. The person is assessed again at once.
    """
    candidate = _mine(request, key)
    after = _checked(person, bridge.whole_person(candidate))
    try:
        actions.correct(candidate=candidate, after=after, by=request.user, on=today(), pathways=PATHWAYS)
    except actions.NumberTaken as taken:
        raise _taken(taken) from None
    return _one(_mine(request, key)) | {"warnings": _remarks(after.warnings)}


@router.get("{uuid:key}/evidence", **asked(READS, gettext_lazy("How facts are known"), ok=EvidenceList))
def evidence(request: SignedIn, key: UUID) -> EvidenceList:
    """Every fact that was seen or verified; what is not named is as the person claims it."""
    return _evidence(_mine(request, key))


def _evidence(candidate: Candidate) -> EvidenceList:
    return EvidenceList(
        items=[
            EvidenceOf(
                fact=each.key,
                level=each.level,  # type: ignore[arg-type]  # one of its levels
                paper=each.paper_id,
                by=each.by.full_name,
                at=each.at,
                valid_until=each.valid_until,
            )
            for each in candidate.evidence.all()
        ]
    )


@router.post(
    "{uuid:key}/evidence",
    **asked(
        WRITES, gettext_lazy("Record that facts were seen on a paper, or verified with the issuer"), ok=EvidenceList
    ),
)
def show(request: SignedIn, key: UUID, shown: EvidenceGiven) -> EvidenceList:
    """The verdicts on the person are made again at once."""
    candidate = _mine(request, key)
    given = {
        "facts": shown.facts,
        "level": shown.level,
        "paper": str(shown.paper or ""),
        "valid_until": shown.valid_until and shown.valid_until.isoformat(),
    }
    chosen = must_hold(EvidenceForm(given, candidate=candidate), "body.shown", given)
    candidates.record_evidence(
        candidate=candidate,
        keys=chosen["facts"],
        level=chosen["level"],
        paper=chosen["paper"],
        valid_until=chosen["valid_until"],
        by=request.user,
        on=today(),
    )
    return _evidence(_mine(request, key))


def _paper(paper: Paper) -> PaperOf:
    kept = paper.document
    return PaperOf(
        key=paper.pk,
        kind=paper.kind,
        filename=kept.filename,
        media_type=kept.media_type,
        size=kept.size,
        sha256=kept.sha256,
        issuer=paper.issuer,
        valid_until=paper.valid_until,
        kept_at=kept.kept_at,
        shows=[each.key for each in paper.evidence.all()],
    )


@router.get("{uuid:key}/papers", **asked(READS, gettext_lazy("Papers of a person"), ok=Papers))
def papers(request: SignedIn, key: UUID) -> Papers:
    """What papers there are; a paper is opened on the pages, where the reason is asked."""
    return Papers(items=[_paper(paper) for paper in queries.papers_of(_mine(request, key))])


@router.post(
    "{uuid:key}/papers",
    **asked(WRITES, gettext_lazy("Upload a paper; the same file sent again changes nothing"), made=PaperOf, ok=PaperOf),
)
def add_paper(
    request: SignedIn,
    key: UUID,
    file: Annotated[UploadedFile, File(description="PDF, photograph, .docx, .xlsx, .odt or .ods, without macros")],
    kind: Annotated[Literal["identity", "passport", "test", "school", "work", "health", "consent", "other"], Form()],
    issuer: Annotated[str, Form(max_length=100)] = "",
    valid_until: Annotated[date | None, Form()] = None,
) -> Status[PaperOf]:
    """The type is read from the content; a file with a macro or a script is refused."""
    candidate = _mine(request, key)
    given = {"kind": kind, "issuer": issuer, "valid_until": valid_until and valid_until.isoformat()}
    chosen = must_hold(PaperForm(given, MultiValueDict({"file": [file]})), "form", given)
    data = chosen["file"].read()
    known = queries.same_paper(candidate, data)
    if known is not None:
        return Status(200, _paper(known))
    kept = candidates.add_paper(
        candidate=candidate,
        data=data,
        filename=file.name or "file",
        kind=chosen["kind"],
        issuer=chosen["issuer"],
        valid_until=chosen["valid_until"],
        by=request.user,
    )
    return Status(201, _paper(kept))


def _verdict(kept: Assessment) -> Verdict:
    settled = kept.yes | kept.no
    named = {
        "yes": kept.yes,
        "not_yet": kept.mendable & ~kept.yes,
        "no": kept.no & ~kept.mendable,
        "unknown": kept.applies & ~settled,
    }
    return Verdict(
        pathway=kept.pathway,
        on=kept.confirmed_on,
        stage=kept.stage,
        at_least=kept.at_least,
        book_version=kept.book_version,
        book_digest=kept.book_digest,
        kept_at=kept.kept_at,
        deciding={rule: _keys(word & kept.applies) for rule, word in kept.deciding.items()},
        **{answer: _keys(word & kept.applies) for answer, word in named.items()},
    )


def _keys(word: int) -> list[str]:
    return [category.key for category in words.categories_in(word) if not category.planned]


def _verdicts(candidate: Candidate) -> Verdicts:
    kept = candidate.current_assessments  # type: ignore[attr-defined]  # prefetched by `queries.whole`
    return Verdicts(items=[_verdict(each) for each in kept])


@router.get("{uuid:key}/verdicts", **asked(READS, gettext_lazy("Kept verdicts on a person"), ok=Verdicts))
def verdicts(request: SignedIn, key: UUID) -> Verdicts:
    """As of the day they name, on claimed evidence, at stage `pool`."""
    return _verdicts(_mine(request, key))


@router.post(
    "{uuid:key}/verdicts", **asked(WRITES, gettext_lazy("Assess a person now and keep the verdicts"), ok=Verdicts)
)
def assess(request: SignedIn, key: UUID) -> Verdicts:
    """As of today, by the rule book of today."""
    candidate = _mine(request, key)
    _must_agree(candidate)
    _must_be_answered(today())
    actions.assess_now(candidate=candidate, by=request.user, on=today(), pathways=PATHWAYS)
    return _verdicts(_mine(request, key))


def _must_agree(candidate: Candidate) -> None:
    """As on the pages, whoever has taken back the consent to be judged is not judged."""
    if not queries.may_be_judged(candidate):
        reason = _("The person has withdrawn the consent to be judged")
        fix = _("Ask the person; a new consent is written down on the person's page")
        raise NotDone(409, [Remark(code="consent_withdrawn", where="path.key", reason=reason, fix=fix)])


def _must_be_answered(on: date) -> None:
    outside = bridge.not_answered(on)
    if outside is not None:
        fix = _("Ask about a day of which the rule book speaks")
        fault = Remark(code="day_outside_book", where="query.on", value=str(on), reason=said(outside), fix=fix)
        raise NotDone(422, [fault])


EXPLAINED = {
    "responses": {
        200: {
            "description": "OK",
            "content": {
                "application/json": {"schema": {"type": "object", "required": published("verdict")["required"]}}
            },
        }
    }
}


@router.get("{uuid:key}/explanation", **asked(READS, gettext_lazy("Why the law answers as it does"), extra=EXPLAINED))
def explanation(
    request: SignedIn,
    key: UUID,
    on: Annotated[date | None, Query(description="The day; today where none is given")] = None,
    stage: Annotated[Literal["pool", "offer", "application", "landing"], Query()] = "pool",
    at_least: Annotated[Literal["claimed", "seen", "verified"], Query()] = "claimed",
    pathway: Annotated[list[Way], Query(max_length=8, description="Empty: those that speak of the person")] = [],  # noqa: B006
    category: Annotated[str, Query(max_length=80, description="Work category or field; empty: every open one")] = "",
) -> JsonResponse:
    """What `kakehashi law explain --json` prints (format `verdict`), for a person of the pool."""
    candidate, day = _mine(request, key), on or today()
    _must_agree(candidate)
    _must_be_answered(day)
    try:
        keys = [each.key for each in categories_meant(category)] if category else None
    except UnknownKey:
        raise NotDone(
            422,
            [
                Remark(
                    code="unknown_category",
                    where="query.category",
                    value=category,
                    reason=_("This work category is not known"),
                    fix=_("Use the key of a work category or field, such as agriculture.crop"),
                )
            ],
        ) from None
    ways = [Pathway(way) for way in pathway] or people.pathways_of(candidate)
    return JsonResponse(
        bridge.explained(candidate, on=day, stage=stage, at_least=at_least, pathways=ways, keys=keys),
        json_dumps_params={"ensure_ascii": False},
    )
