"""The fair's timetable, each reader's part of it, and the rounds of matching."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from kakehashi.portal.accounts.gate import SignedIn, gate
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.fairs import actions, bridge, queries, tasks
from kakehashi.portal.fairs.forms import SeedForm
from kakehashi.portal.fairs.models import Became, Meeting, Order, Ranking, Rest, Timetable, Why, Wish
from kakehashi.portal.intake.bridge import named_cells, origins_of
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.paging import Turned
from kakehashi.portal.layout.templatetags.spoken import reader
from kakehashi.portal.programmes.models import Programme

OFFICERS = (Role.MINISTRY, Role.PREFECTURE)


@dataclass(frozen=True, slots=True)
class Source:
    """A wish, or a place in an employer's order, and the named cells of the file from which it was read."""

    of: Wish | Ranking
    cells: list[Any]

    @property
    def is_wish(self) -> bool:
        """A wish of the person; else a place in an order."""
        return isinstance(self.of, Wish)


BOOTHS, PEOPLE, INTERPRETERS = "booths", "people", "interpreters"


def _programme(request: SignedIn, programme_id: UUID) -> Programme:
    return get_object_or_404(queries.programmes_of(request.user), pk=programme_id)


def _person(request: SignedIn, programme: Programme, candidate_id: UUID) -> Candidate:
    return get_object_or_404(queries.people_of(request.user, programme), pk=candidate_id)


def _told(request: SignedIn, timetable: Timetable | None, **of: Any) -> tuple[list[Meeting], int]:
    """The interviews of a booth or an interpreter that the reader may see by name, and how many there are besides."""
    if timetable is None:
        return [], 0
    every = queries.meetings_of(timetable).filter(**of)
    told = list(every.filter(queries.told_to(request.user)))
    return told, every.count() - len(told)


def _with_rests(timetable: Timetable, meetings: Iterable[Meeting]) -> list[tuple[Meeting | None, Rest | None]]:
    """Interviews and, on their days, the breaks, in order of time: each line is one or the other."""
    several = list(meetings)
    days = {meeting.day for meeting in several}
    lines: list[tuple[Meeting | None, Rest | None]] = [(meeting, None) for meeting in several]
    lines += [(None, rest) for rest in timetable.rests if rest.day in days]
    return sorted(lines, key=lambda line: (line[0] or line[1]).starts_at)  # type: ignore[union-attr]  # one is given


@gate(Role.MINISTRY, Role.PREFECTURE, Role.AUDITOR)
def fairs(request: SignedIn) -> HttpResponse:
    """Each programme with its wishes, its timetable and its newest round."""
    page = Turned(queries.listed(queries.programmes_of(request.user)).order_by("key"), request)
    return render(request, "fairs/fairs.html", {"page": page, "officer": request.user.role in OFFICERS})


@gate(Role.EMPLOYER, Role.TRAINING_CENTRE, Role.CANDIDATE)
def own(request: SignedIn) -> HttpResponse:
    """What of the fairs is the reader's own: an employer's booth and places, a centre's people, a person's result."""
    user = request.user
    programmes = list(queries.programmes_of(user).order_by("key"))
    page: dict[str, Any] = {"programmes": programmes}
    if user.role == Role.EMPLOYER and user.organisation is not None:
        page["count"] = queries.meetings_of_employer(user.organisation).count()
        page["placed"] = Turned(queries.placed_with(user.organisation), request)
    elif user.role == Role.TRAINING_CENTRE and user.organisation is not None:
        page["people"] = people = Turned(queries.wishing_people_of(user.organisation), request)
        by_key = {programme.pk: programme for programme in programmes}
        page["rows"] = [
            (one, [by_key[key] for key in dict.fromkeys(wish.programme_id for wish in one.wishes.all())])
            for one in people
        ]
    else:
        person = queries.person_of(user)
        page["person"] = person
        page["meetings"] = queries.next_meetings(person) if person else []
        page["agrees"] = person is not None and queries.agrees(person)
        page["outcome"] = queries.explanation_of(person) if person else None
    return render(request, "fairs/own.html", page)


@gate(*OFFICERS)
def fair(request: SignedIn, programme_id: UUID) -> HttpResponse:
    """Does the day hold, who is to be asked first, and what could not be held? POST: make the timetable (again)."""
    programme = _programme(request, programme_id)
    if request.method == "POST":
        asked = actions.order(programme=programme, work=Order.Work.TIMETABLE, by=request.user, on=today())
        if asked is not None:
            tasks.carry_out.enqueue(str(asked.pk))
        return redirect("fairs:fair", programme.pk)
    timetable = queries.timetable_of(programme)
    shown = request.GET.get("show", BOOTHS)
    page: dict[str, Any] = {
        "programme": programme,
        "timetable": timetable,
        "order": queries.newest_order(programme, Order.Work.TIMETABLE),
        "wishes": programme.wishes.count(),
        "shown": shown if shown in {BOOTHS, PEOPLE, INTERPRETERS, *Why.values} else BOOTHS,
    }
    if timetable is not None:
        page |= _shown_of(request, timetable, page["shown"])
    return render(request, "fairs/fair.html", page)


def _shown_of(request: SignedIn, timetable: Timetable, shown: str) -> dict[str, Any]:
    """The counts of a timetable, and the one list of it that is looked at."""
    counts = queries.not_held_counts(timetable)
    rows: Any
    every: Any = None
    match shown:
        case "booths":
            rows = queries.booths_of(timetable)
        case "interpreters":
            rows = queries.interpreters_of(timetable)
        case "people":
            every = queries.guests_of(timetable)
            rows = every.filter(queries.told_to(request.user, ""))
        case _:
            every = queries.not_held_of(timetable).filter(why=shown)
            rows = every.filter(queries.told_to(request.user))
    return {
        "not_told": 0 if shown in {BOOTHS, INTERPRETERS} else every.count() - rows.count(),
        "rows": Turned(rows, request),
        "whys": [(why, why.label, counts.get(why.value, 0)) for why in Why],
        "why": Why(shown) if shown in Why.values else None,
        "reasons": [one for one in timetable.reasons if one["why"] == shown],
    }


@gate(*OFFICERS, Role.EMPLOYER)
def booth(request: SignedIn, programme_id: UUID, employer_id: UUID) -> HttpResponse:
    """Whom does this employer meet, and when? An employer sees its own booth and no other."""
    programme = _programme(request, programme_id)
    employer = get_object_or_404(queries.employers_of(request.user, programme), pk=employer_id)
    timetable = queries.timetable_of(programme)
    meetings, not_told = _told(request, timetable, vacancy__employer=employer)
    page = {
        "programme": programme,
        "not_told": not_told,
        "employer": employer,
        "timetable": timetable,
        "meetings": meetings,
        "lines": [] if timetable is None else _with_rests(timetable, meetings),
        "officer": request.user.role in OFFICERS,
    }
    return render(request, "fairs/booth.html", page)


@gate(*OFFICERS, Role.TRAINING_CENTRE, Role.CANDIDATE)
def candidate(request: SignedIn, programme_id: UUID, candidate_id: UUID) -> HttpResponse:
    """Where is this person when, and why is there no interview for other wishes? Names nobody else."""
    programme = _programme(request, programme_id)
    person = _person(request, programme, candidate_id)
    timetable = queries.timetable_of(programme)
    meetings = [] if timetable is None else list(queries.meetings_of(timetable).filter(candidate=person))
    page = {
        "programme": programme,
        "person": person,
        "timetable": timetable,
        "meetings": meetings,
        "lines": [] if timetable is None else _with_rests(timetable, meetings),
        "days": [] if timetable is None else timetable.days_of(meetings),
        "not_held": [] if timetable is None else queries.not_held_of(timetable).filter(candidate=person),
        "agrees": queries.agrees(person),
        "sources": _sources(request, programme, person),
        "officer": request.user.role in OFFICERS,
        "may_take_calendar": request.user.role != Role.TRAINING_CENTRE,
    }
    return render(request, "fairs/candidate.html", page)


def _sources(request: SignedIn, programme: Programme, person: Candidate) -> list[Source]:
    """The person's wishes and places in an order that the reader's own office sent, with the cells they came from."""
    sent = queries.sent_by(request.user, programme, person)
    return [Source(one, named_cells(kept.kind, origins_of(kept, one.row))) for one, kept in sent]


@gate(*OFFICERS)
def interpreter(request: SignedIn, programme_id: UUID, interpreter_id: str) -> HttpResponse:
    """Where does this interpreter serve, and when?"""
    programme = _programme(request, programme_id)
    timetable = queries.timetable_of(programme)
    meetings, not_told = _told(request, timetable, interpreter=interpreter_id)
    if timetable is None or not (meetings or not_told):
        raise Http404
    page = {
        "not_told": not_told,
        "programme": programme,
        "interpreter": interpreter_id,
        "timetable": timetable,
        "meetings": meetings,
        "lines": _with_rests(timetable, meetings),
        "officer": True,
    }
    return render(request, "fairs/interpreter.html", page)


@gate(*OFFICERS, Role.CANDIDATE)
def calendar_file(request: SignedIn, programme_id: UUID, candidate_id: UUID) -> HttpResponse:
    """A person's interviews as a calendar file."""
    programme = _programme(request, programme_id)
    person = _person(request, programme, candidate_id)
    timetable = queries.timetable_of(programme)
    meetings = [] if timetable is None else list(queries.meetings_of(timetable).filter(candidate=person))
    if timetable is None or not meetings:
        raise Http404
    made = bridge.calendar(timetable, meetings, language=reader())
    answer = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=f"{programme.key}-{person.number}.ics"
    )
    return answer


@gate(*OFFICERS, Role.AUDITOR)
def round(request: SignedIn, programme_id: UUID) -> HttpResponse:  # noqa: A001 - the page's name is its address
    """How did the matching come out, and does its certificate hold? POST: run a new round. An auditor sees no names."""
    programme = _programme(request, programme_id)
    officer = request.user.role in OFFICERS
    form = SeedForm(request.POST if request.method == "POST" else None, initial={"seed": f"{today():%Y%m%d}"})
    if request.method == "POST":
        if not officer:
            raise PermissionDenied
        if form.is_valid():
            asked = actions.order(
                programme=programme,
                work=Order.Work.ROUND,
                by=request.user,
                on=today(),
                seed=form.cleaned_data["seed"],
            )
            if asked is None:
                messages.warning(request, _("A round is being run already; yours was not added."))
            else:
                tasks.carry_out.enqueue(str(asked.pk))
            return redirect("fairs:round", programme.pk)
    number = request.GET.get("number", "")
    made = queries.round_of(programme, int(number) if number.isascii() and number.isdigit() else None)
    if made is None and number:
        raise Http404
    outcomes = None
    if made is not None and officer:
        outcomes = queries.outcomes_of(made).filter(queries.told_to(request.user))
    page = {
        "programme": programme,
        "made": made,
        "form": form,
        "officer": officer,
        "order": queries.newest_order(programme, Order.Work.ROUND),
        "wishes": programme.wishes.count(),
        "rounds": queries.rounds_of(programme)[:50],
        "reasons": [] if made is None else [(Became(one["kind"]).label, one["count"]) for one in made.reasons],
        "outcomes": None if outcomes is None else Turned(outcomes, request),
        "not_told": 0 if made is None or outcomes is None else made.candidates - outcomes.count(),
        "ahead": queries.first_interview_ahead(programme, timezone.now()),
    }
    return render(request, "fairs/round.html", page)


@gate(*OFFICERS, Role.CANDIDATE)
def explanation(request: SignedIn, programme_id: UUID, candidate_id: UUID) -> HttpResponse:
    """Why this place and not the first wish? Names nobody else."""
    programme = _programme(request, programme_id)
    person = _person(request, programme, candidate_id)
    page = {
        "programme": programme,
        "person": person,
        "outcome": queries.explanation_of(person, programme),
        "officer": request.user.role in OFFICERS,
        "ahead": queries.first_interview_ahead(programme, timezone.now()),
    }
    return render(request, "fairs/explanation.html", page)


@gate(*OFFICERS, Role.AUDITOR)
def certificate_file(request: SignedIn, programme_id: UUID, number: int) -> HttpResponse:
    """The certificate of a round, for whoever checks it; that it was taken is written down."""
    made = queries.round_of(_programme(request, programme_id), number)
    if made is None:
        raise Http404
    answer = HttpResponse(
        actions.open_certificate(made=made, by=request.user), content_type=made.certificate.media_type
    )
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=made.certificate.filename)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
