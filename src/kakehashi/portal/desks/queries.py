"""What a desk gathers."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.candidates import queries as candidates
from kakehashi.portal.candidates.bridge import every_open_lane
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.narrowing import Narrowed, PoolFilter
from kakehashi.portal.candidates.tasks import PATHWAYS
from kakehashi.portal.doubles import queries as doubles
from kakehashi.portal.employers import queries as employers
from kakehashi.portal.employers.models import Outcome
from kakehashi.portal.fairs import queries as fairs
from kakehashi.portal.fairs.models import Why
from kakehashi.portal.intake import queries as intake
from kakehashi.portal.intake.models import State
from kakehashi.portal.layout.context import today
from kakehashi.portal.layout.templatetags.spoken import both_zones, number
from kakehashi.portal.ledger import chain as arithmetic
from kakehashi.portal.ledger import queries as ledger
from kakehashi.portal.ledger.models import Line, Seal
from kakehashi.portal.privacy import queries as privacy
from kakehashi.portal.programmes import queries as programmes
from kakehashi.portal.programmes.models import Programme
from kakehashi.portal.selfservice import queries as selfservice
from kakehashi.vocabulary import Mark, Text, rows

DAYS_A_NUMBER_IS_FRESH = 365
"""A telephone number whose source is older is shown with a warning."""


HOLD_DOSSIERS = frozenset({Role.MINISTRY, Role.TRAINING_CENTRE})
SOON = timedelta(days=30)
"""How long before its last day a paper becomes somebody's work; the list itself looks further ahead."""


@dataclass(frozen=True, slots=True)
class Task:
    """One line of a queue: what is to be done, and where."""

    what: str
    address: str
    action: str | Promise


@dataclass(frozen=True, slots=True)
class Figure:
    """A count on a desk, and the list it counts."""

    label: str | Promise
    number: int
    address: str


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A telephone that helps: whose, for what, from where and when, and how fresh the number is.

    `as_of` is the month in which a source still gave it, None where it was not looked up; `old`: over a year ago.
    """

    key: str
    organisation: Text
    purpose: Text
    phone: str
    where: Text | None
    hours: Text | None
    as_of: date | None
    mark: Mark
    source: Text
    old: bool

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


def help_lines(on: date) -> list[HelpLine]:
    """Whom to call, nearest first; `on` is the day of reading."""
    return [_help_line(row, on) for row in rows("help_lines.csv", "kakehashi.portal.desks")]


def _help_line(row: dict[str, str], on: date) -> HelpLine:
    said = {
        name: Text(row[f"{name}_id"], row[f"{name}_ja"], row[f"{name}_en"]) if row[f"{name}_id"] else None
        for name in ("where", "hours")
    }
    as_of = date.fromisoformat(f"{row['as_of']}-01") if row["as_of"] else None
    return HelpLine(
        key=row["key"],
        organisation=Text(row["organisation_id"], row["organisation_ja"], row["organisation_en"]),
        purpose=Text(row["purpose_id"], row["purpose_ja"], row["purpose_en"]),
        phone=row["phone"],
        where=said["where"],
        hours=said["hours"],
        as_of=as_of,
        mark=Mark.named(row["mark"]),
        source=Text(row["source_id"], row["source_ja"], row["source_en"]),
        old=as_of is not None and (on - as_of).days > DAYS_A_NUMBER_IS_FRESH,
    )


def tasks_of(user: User) -> list[Task]:
    """What waits for this reader, most urgent first; a task goes when the fact is there, not when a box is ticked."""
    found = [*_data_to_answer_for(user), *_imports_waiting(user), *_doubles_waiting(user)]
    match user.role:
        case Role.PREFECTURE:
            found += _vacancies_to_correct(user)
        case Role.EMPLOYER:
            found += [*_vacancies_to_correct(user), *_vacancies_to_confirm(user)]
        case Role.TRAINING_CENTRE:
            found += [*_corrections_to_decide(user), *_own_people_to_ask(user)]
        case Role.MINISTRY:
            found += _corrections_to_decide(user)
    if user.role in HOLD_DOSSIERS:
        found += _papers_that_run_out(user)
    if user.role in {Role.MINISTRY, Role.PREFECTURE}:
        for programme in programmes.visible_to(user).order_by("key"):
            found += _interviews_to_plan_again(programme)
            found += _people_to_ask(programme)
            if user.role == Role.MINISTRY:
                found += _people_to_ask_for_consent(programme)
            found += _letter_to_settle(programme)
    return found


def _data_to_answer_for(user: User) -> Iterator[Task]:
    """Requests of persons, and notices of breaches: their clocks run through nights and holidays."""
    waiting = list(privacy.unanswered(privacy.requests_to(user))) if user.role in HOLD_DOSSIERS else []
    if waiting:
        what = ngettext(
            "%(count)s request about personal data, to be answered by %(when)s",
            "%(count)s requests about personal data, the first to be answered by %(when)s",
            len(waiting),
        ) % {"count": number(len(waiting)), "when": both_zones(min(one.due for one in waiting))}
        yield Task(what, reverse("privacy:requests"), _("Answer them"))
    if user.role in {*HOLD_DOSSIERS, Role.PREFECTURE}:
        for breach in privacy.breaches_of(user):
            if breach.open:
                what = _("A breach of data is to be told by %(when)s") % {"when": both_zones(breach.open[0].due)}
                yield Task(what, reverse("privacy:breach", args=[breach.pk]), _("See whom to tell"))


def _imports_waiting(user: User) -> Iterator[Task]:
    for kept in intake.visible_to(user).filter(state__in=[State.PREVIEW, State.READING, State.COMMITTING]):
        address = reverse("intake:progress", args=[kept.pk])
        if kept.interrupted:
            what = _("%(file)s: the import was interrupted") % {"file": kept.document.filename}
            yield Task(what, address, _("Go on"))
        elif kept.state == State.PREVIEW:
            what = ngettext(
                "%(file)s: %(count)s row waits to be taken in",
                "%(file)s: %(count)s rows wait to be taken in",
                kept.accepted,
            ) % {"file": kept.document.filename, "count": number(kept.accepted)}
            yield Task(what, address, _("Look and decide"))


def _doubles_waiting(user: User) -> Iterator[Task]:
    address = reverse("doubles:doubles")
    if count := doubles.unanswered(user).count():
        what = ngettext(
            "The ministry asks about %(count)s of your people: registered twice?",
            "The ministry asks about %(count)s of your people: registered twice?",
            count,
        ) % {"count": number(count)}
        yield Task(what, address, _("Answer"))
    if count := doubles.to_decide(user):
        what = ngettext(
            "%(count)s pair of records may be one person", "%(count)s pairs of records may be one person each", count
        ) % {"count": number(count)}
        yield Task(what, address, _("Look and decide"))


def _vacancies_to_correct(user: User) -> Iterator[Task]:
    count = employers.counted(employers.visible_to(user))[Outcome.VIOLATION.value]
    if count:
        what = ngettext(
            "%(count)s vacancy breaks the law as written",
            "%(count)s vacancies break the law as written",
            count,
        ) % {"count": number(count)}
        yield Task(what, f"{reverse('employers:vacancies')}?answer={Outcome.VIOLATION.value}", _("Correct"))


def _vacancies_to_confirm(user: User) -> Iterator[Task]:
    count = employers.counted(employers.visible_to(user))[Outcome.UNKNOWN.value]
    if count:
        what = ngettext(
            "%(count)s vacancy has a point that cannot be told yet",
            "%(count)s vacancies have a point that cannot be told yet",
            count,
        ) % {"count": number(count)}
        yield Task(what, f"{reverse('employers:vacancies')}?answer={Outcome.UNKNOWN.value}", _("See which"))


def _papers_that_run_out(user: User) -> Iterator[Task]:
    count = candidates.how_many_run_out(candidates.visible_to(user), before=today() + SOON)
    if count:
        what = ngettext(
            "%(count)s passport, paper or piece of evidence runs out within %(days)s days, or has",
            "%(count)s passports, papers or pieces of evidence run out within %(days)s days, or have",
            count,
        ) % {"count": number(count), "days": number(SOON.days)}
        yield Task(what, reverse("candidates:running_out"), _("See whose"))


def _corrections_to_decide(user: User) -> Iterator[Task]:
    count = selfservice.waiting_for(user)
    if count:
        what = ngettext(
            "%(count)s person says that a fact of their record is wrong",
            "%(count)s people say that a fact of their record is wrong",
            count,
        ) % {"count": number(count)}
        yield Task(what, reverse("selfservice:corrections"), _("Look at both"))


def _own_people_to_ask(user: User) -> Iterator[Task]:
    by = PoolFilter(pathway=PATHWAYS[0], lanes=every_open_lane(PATHWAYS[0]))
    count = Narrowed(candidates.visible_to(user), by).counts.answers["unknown"]
    if count:
        what = ngettext(
            "For %(count)s candidate the answer cannot be told: ask them for what is missing",
            "For %(count)s candidates the answer cannot be told: ask them for what is missing",
            count,
        ) % {"count": number(count)}
        yield Task(what, f"{reverse('candidates:pool')}?answer=unknown", _("See whom"))


def _people_to_ask(programme: Programme) -> Iterator[Task]:
    timetable = fairs.timetable_of(programme)
    count = fairs.not_held_counts(timetable).get(Why.ASK_FIRST, 0) if timetable else 0
    if count:
        what = ngettext(
            "%(count)s wished interview waits for an answer: ask the person first",
            "%(count)s wished interviews wait for an answer: ask these people first",
            count,
        ) % {"count": number(count)}
        address = reverse("fairs:fair", args=[programme.pk])
        yield Task(what, f"{address}?show={Why.ASK_FIRST.value}", _("See whom"))


def _people_to_ask_for_consent(programme: Programme) -> Iterator[Task]:
    timetable = fairs.timetable_of(programme)
    count = fairs.not_held_counts(timetable).get(Why.NO_CONSENT, 0) if timetable else 0
    if count:
        what = ngettext(
            "%(count)s wished interview waits for the consent of the person",
            "%(count)s wished interviews wait for the consent of the person",
            count,
        ) % {"count": number(count)}
        address = reverse("fairs:fair", args=[programme.pk])
        yield Task(what, f"{address}?show={Why.NO_CONSENT.value}", _("See whom"))


def _interviews_to_plan_again(programme: Programme) -> Iterator[Task]:
    count = fairs.interviews_without_consent(programme)
    if count:
        what = ngettext(
            "%(count)s interview stands with a person who took the consent back: make the timetable again",
            "%(count)s interviews stand with people who took their consent back: make the timetable again",
            count,
        ) % {"count": number(count)}
        yield Task(what, reverse("fairs:fair", args=[programme.pk]), _("Open the timetable"))


def _letter_to_settle(programme: Programme) -> Iterator[Task]:
    letter = programmes.letter_of(programme)
    count = len(letter.open_values) if letter else 0
    if count:
        what = ngettext(
            "The letter of intent has %(count)s value that is not decided",
            "The letter of intent has %(count)s values that are not decided",
            count,
        ) % {"count": number(count)}
        yield Task(what, reverse("programmes:letter", args=[programme.pk]), _("Read the letter"))


def figures_of(user: User) -> list[Figure]:
    """The counts of this reader's desk; each leads to its list."""
    found: list[Figure] = []
    if user.role in {Role.MINISTRY, Role.TRAINING_CENTRE}:
        found += _of_the_pool(user)
    if user.role in {Role.PREFECTURE, Role.EMPLOYER, Role.MINISTRY}:
        found += _of_the_vacancies(user)
    if user.role in HOLD_DOSSIERS:
        count = privacy.unanswered(privacy.requests_to(user)).count()
        found.append(Figure(_("Requests about personal data"), count, reverse("privacy:requests")))
    if user.role in {*HOLD_DOSSIERS, Role.PREFECTURE}:
        count = sum(bool(breach.open) for breach in privacy.breaches_of(user))
        found.append(Figure(_("Breaches with a notice owed"), count, reverse("privacy:breaches")))
    if user.role in {Role.MINISTRY, Role.PREFECTURE}:
        for programme in programmes.visible_to(user).order_by("key"):
            found += _of_the_fair(programme)
    if user.role == Role.EMPLOYER and user.organisation is not None:
        count = fairs.meetings_of_employer(user.organisation).count()
        found.append(Figure(_("Interviews at your booth"), count, reverse("fairs:own")))
    if user.role == Role.AUDITOR:
        held = chain(newest=1)
        found.append(Figure(_("Deeds sealed"), held.sealed, reverse("desks:ledger")))
        found.append(Figure(_("Deeds waiting for their seal"), held.waiting, reverse("desks:ledger")))
    return found


def _of_the_pool(user: User) -> Iterator[Figure]:
    people = candidates.visible_to(user)
    by = PoolFilter(pathway=PATHWAYS[0], lanes=every_open_lane(PATHWAYS[0]))
    counts, address = Narrowed(people, by).counts, reverse("candidates:pool")
    yield Figure(_("Candidates"), counts.total, address)
    yield Figure(_("Meet the conditions of SSW (i)"), counts.answers["yes"], f"{address}?answer=yes")
    yield Figure(_("One step away"), counts.one_step["any"], f"{address}?one_step=any")
    yield Figure(_("Cannot be told: ask them"), counts.answers["unknown"], f"{address}?answer=unknown")


def _of_the_vacancies(user: User) -> Iterator[Figure]:
    vacancies = employers.visible_to(user)
    yield Figure(_("Vacancies"), vacancies.count(), reverse("employers:vacancies"))
    yield Figure(_("Seats offered"), employers.seats_in_all(vacancies), reverse("employers:vacancies"))


def _of_the_fair(programme: Programme) -> Iterator[Figure]:
    timetable, made = fairs.timetable_of(programme), fairs.round_of(programme)
    if timetable is not None:
        yield Figure(_("Interviews scheduled"), timetable.held, reverse("fairs:fair", args=[programme.pk]))
    if made is not None:
        yield Figure(_("People matched"), made.placed, reverse("fairs:round", args=[programme.pk]))


def own_record(user: User) -> Candidate | None:
    """A candidate's own record, with all that their desk shows; None while the account has none."""
    return candidates.whole(candidates.visible_to(user)).first() if user.role == Role.CANDIDATE else None


def lines(deed: str = "", subject: str = "") -> QuerySet[Line]:
    """The ledger's lines, newest first, of one deed or one subject where asked."""
    found = ledger.lines()
    if deed:
        found = found.filter(deed=deed)
    if subject:
        found = found.filter(subject_id=subject.strip())
    return found


def beside(line: Line) -> QuerySet[Line]:
    """The other lines on the same subject."""
    return ledger.history_of(line.subject_kind, line.subject_id).exclude(pk=line.pk)


@dataclass(frozen=True, slots=True)
class Chain:
    """Whether the newest part of the chain holds, and how many lines wait for their seal."""

    sealed: int
    waiting: int
    faults: list[str]
    checked: int


def chain(newest: int = 1_000) -> Chain:
    """Check the newest links; the whole chain is checked from the export, without us."""
    seals = list(Seal.objects.select_related("line").order_by("-position")[:newest])[::-1]
    found: list[str] = []
    before = seals[0].previous if seals else arithmetic.START
    for seal in seals:
        if seal.previous != before or seal.hash != arithmetic.link(seal.previous, seal.line.content()):
            found.append(str(seal.position))
        before = seal.hash
    sealed = seals[-1].position if seals else 0
    return Chain(sealed, Line.objects.filter(seal__isnull=True).count(), found, len(seals))


def exported() -> Iterator[dict[str, Any]]:
    """The sealed ledger in the order of the chain."""
    return ledger.exported()
