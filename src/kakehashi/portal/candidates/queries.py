"""What a reader may see of the pool, and how it is filtered; a query never normalises."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, Min, OuterRef, Prefetch, Q, QuerySet, Sum

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.candidates import purposes
from kakehashi.portal.candidates.models import (
    Assessment,
    Candidate,
    Consent,
    Erasure,
    Evidence,
    Inquiry,
    Paper,
    SealedValue,
    ToShow,
)
from kakehashi.portal.intake.models import Import
from kakehashi.portal.programmes import queries as programmes


def standing() -> QuerySet[Candidate]:
    """Everybody who stands in a pool: not erased, and no second registration of somebody else."""
    return Candidate.objects.filter(erased_at__isnull=True, same_as__isnull=True)


def visible_to(user: User) -> QuerySet[Candidate]:
    """The ministry's whole pool; a training centre's own people; a candidate's own record; nothing for others.

    A prefecture and an employer read no dossier: they see people in the timetable of their fair, and numbers.
    """
    people = standing().select_related("training_centre")
    match user.role:
        case Role.MINISTRY:
            return people.filter(pool=user.organisation_id)
        case Role.TRAINING_CENTRE:
            return people.filter(training_centre=user.organisation_id)
        case Role.CANDIDATE:
            return people.filter(account=user.pk)
        case _:
            return people.none()


def ministry_of_centres() -> Organisation | None:
    """The ministry to whose pool the training centres add; None while none is registered."""
    return Organisation.objects.filter(kind=Organisation.Kind.MINISTRY).order_by("name").first()


def lists_for(pool: Organisation) -> QuerySet[Import]:
    """The candidates' lists that filled a pool or were sent to fill it; never those of another ministry's people.

    A number of the programme's own is one person's within a pool only: another ministry may give it to somebody else.
    """
    brought = Candidate.objects.filter(came_by=OuterRef("pk"))
    own = Q(organisation=pool) | Q(Exists(brought.filter(pool=pool)))
    if ministry_of_centres() == pool:
        own = own | Q(~Exists(brought), organisation__kind=Organisation.Kind.TRAINING_CENTRE)
    return Import.objects.filter(own, kind="candidates").select_related("document").order_by("began_at", "pk")


PLAIN_COLUMNS = ("name", "sex", "home", "phone")
"""Of the columns that stand for keys of the exchange format, those that hold the value as the format has it."""


def fact_of(candidate: Candidate, key: str) -> Any:
    """What is kept of a fact, as the exchange format has it; None where it is not known."""
    if key == "born":
        return candidate.born and candidate.born.isoformat()
    return (getattr(candidate, key) or None) if key in PLAIN_COLUMNS else candidate.facts.get(key)


def countable_by(user: User) -> QuerySet[Candidate]:
    """Those of whom the reader may know how many they are; a prefecture: those of its programmes' ministries."""
    if user.role == Role.PREFECTURE:
        return standing().filter(pool__in=programmes.visible_to(user).values("ministry"))
    return visible_to(user)


def to_judge(pool: Organisation) -> QuerySet[Candidate]:
    """Everybody who stands in a pool and may be judged: not who withdrew the consent to that."""
    return standing().filter(pool=pool).exclude(withdrew("assessment"))


def keys_of(pool: Organisation) -> list[UUID]:
    """The keys of everybody in a pool who may be judged, in a fixed order."""
    return list(to_judge(pool).order_by("pk").values_list("pk", flat=True))


def may_be_judged(candidate: Candidate) -> bool:
    """Whether a page may judge this person, on whatever day: not once the consent to that is withdrawn."""
    return not Candidate.objects.filter(withdrew("assessment"), pk=candidate.pk).exists()


def judged(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Those who may be judged, with all that `bridge.person_of` reads, and no more: for many at once."""
    return candidates.exclude(withdrew("assessment")).prefetch_related(
        Prefetch("sealed_values", _usable()), "evidence", "inquiries"
    )


def _usable() -> QuerySet[SealedValue]:
    """Sealed values without the statements on health whose owners withdrew the consent to use them."""
    return SealedValue.objects.exclude(withdrew("health", "candidate"), kind=SealedValue.Kind.HEALTH).order_by("kind")


def whole(candidates: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """The same people with all that a dossier or an assessment needs, in a fixed number of queries."""
    return candidates.select_related("came_by__organisation", "came_by__document").prefetch_related(
        Prefetch("sealed_values", _usable()),
        Prefetch("evidence", Evidence.objects.select_related("by", "paper__document")),
        Prefetch("inquiries", Inquiry.objects.select_related("asked_by", "answered_by")),
        Prefetch("assessments", Assessment.objects.filter(current=True).order_by("pathway"), "current_assessments"),
    )


def alike(people: QuerySet[Candidate], pathway: str) -> Iterable[dict[str, Any]]:
    """The kept words of these people on a pathway, those who have the same put together with their `count`."""
    words = ("yes", "no", "applies", "alone", "deciding", "days", "offered")
    current = Assessment.objects.filter(candidate__in=people.order_by().values("pk"), pathway=pathway, current=True)
    found: Iterable[dict[str, Any]] = current.values(*words).annotate(count=Count("pk")).order_by()
    return found


def assessed_on(people: QuerySet[Candidate], pathway: str) -> tuple[date | None, date | None]:
    """The first and the last day of which the kept verdicts on a pathway are; None where there are none."""
    current = Assessment.objects.filter(candidate__in=people.order_by().values("pk"), pathway=pathway, current=True)
    days = current.aggregate(first=Min("confirmed_on"), last=Max("confirmed_on"))
    return days["first"], days["last"]


def centres_of(people: QuerySet[Candidate]) -> QuerySet[Organisation]:
    """The training centres these people come from."""
    own = people.order_by().filter(training_centre=OuterRef("pk"))
    return Organisation.objects.filter(Exists(own), kind=Organisation.Kind.TRAINING_CENTRE).order_by("name")


def oldest_verdicts(people: QuerySet[Candidate]) -> date | None:
    """The day of which the oldest kept verdicts of these people are; None where nobody has one."""
    first: date | None = people.order_by().filter(judged_on__isnull=False).aggregate(first=Min("judged_on"))["first"]
    return first


def stale(people: QuerySet[Candidate], *, on: date, book_digest: str) -> QuerySet[Candidate]:
    """Those whose verdicts are of another day or another edition of the rule book, or were never made."""
    judged = Q(judged_on=on, judged_by=book_digest)
    return people.filter(~judged | Q(judged_on__isnull=True))


MADE = "R-"
"""What a number begins with that was made for a row without one."""


def centres_bringing_to(importer: Organisation) -> QuerySet[Organisation]:
    """The training centres whose lists a ministry takes in: those that its people come from."""
    return centres_of(Candidate.objects.filter(pool=importer))


def brought_by(kept: Import) -> QuerySet[Candidate]:
    """The people an import brought."""
    return Candidate.objects.filter(came_by=kept).order_by("row")


def known_numbers(pool: Organisation, numbers: Iterable[str]) -> dict[str, str]:
    """Of these numbers, the ones the pool has, each with the digest of the row it came by."""
    wanted = list(numbers)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), 500):
        rows = Candidate.objects.filter(pool=pool, number__in=wanted[start : start + 500])
        found.update(rows.values_list("number", "row_digest"))
    return found


def imports_that_brought(pool: Organisation, numbers: Sequence[str]) -> list[UUID]:
    """By which imports the people with these numbers came to a pool, a key a person; none who came otherwise."""
    found: list[UUID] = []
    for start in range(0, len(numbers), 500):
        some = Candidate.objects.filter(pool=pool, number__in=numbers[start : start + 500], came_by__isnull=False)
        found += some.order_by().values_list("came_by", flat=True)
    return found


def numbers_made_of_same_file(kept: Import) -> dict[int, str]:
    """The numbers that were made for rows without one when the same file was taken in before, by the row."""
    before = Candidate.objects.filter(
        came_by__document__sha256=kept.document.sha256,
        came_by__organisation=kept.organisation_id,
        came_by__sheet=kept.sheet,
        number__startswith=MADE,
    )
    return dict(before.exclude(came_by=kept).values_list("row", "number"))


def erased_numbers(hashes: Iterable[str]) -> set[str]:
    """Of these keyed hashes, those of people whose data were erased."""
    wanted = list(hashes)
    found: set[str] = set()
    for start in range(0, len(wanted), 500):
        some = Erasure.objects.filter(number_hash__in=wanted[start : start + 500])
        found.update(some.values_list("number_hash", flat=True))
    return found


def papers_of(candidate: Candidate) -> QuerySet[Paper]:
    """The papers of a person, oldest first, with what they show."""
    papers = candidate.papers.select_related("document__kept_by").prefetch_related("evidence")
    return papers.order_by("document__kept_at", "pk")


def same_paper(candidate: Candidate, data: bytes) -> Paper | None:
    """The paper of a person with these very bytes; None where there is none."""
    return papers_of(candidate).filter(document__sha256=hashlib.sha256(data).hexdigest()).first()


SENT_AGAIN_WITHIN = timedelta(minutes=10)
"""For how long the same file sent again is taken for one: a button pressed twice, a line that broke."""


def just_sent(candidate: Candidate, data: bytes, *, at: datetime, by: User, **told: Any) -> Paper | None:
    """The paper with these bytes, of which the same is `told`, that the same account sent a moment before `at`."""
    same = papers_of(candidate).filter(document__sha256=hashlib.sha256(data).hexdigest(), document__kept_by=by, **told)
    return same.filter(document__kept_at__gte=at - SENT_AGAIN_WITHIN).first()


def consents_of(candidate: Candidate) -> QuerySet[Consent]:
    """What a person agreed to, and what was withdrawn; newest first."""
    return candidate.consents.select_related("given_by", "withdrawn_by", "paper").order_by("-given_at", "pk")


def agreed(*wanted: str) -> QuerySet[Candidate]:
    """Those who agree, in today's words, to every one of these purposes; for whoever gives their data to a recipient.

    Who agreed to older words is asked again, and counts as not agreeing until then.
    """
    people = standing()
    for purpose in wanted:
        given = Consent.objects.filter(
            candidate=OuterRef("pk"), purpose=purpose, edition=purposes.edition(), withdrawn_at__isnull=True
        )
        people = people.filter(Exists(given))
    return people


def withdrew(purpose: str, person: str = "pk") -> Q:
    """Of rows whose person is at `person`: who agreed to a purpose once, and has withdrawn that since."""
    mine = Consent.objects.filter(candidate=OuterRef(person), purpose=purpose)
    return Q(Exists(mine.filter(withdrawn_at__isnull=False))) & ~Q(Exists(mine.filter(withdrawn_at__isnull=True)))


def to_show_first(people: QuerySet[Candidate], level: str, fact: str = "") -> QuerySet[ToShow]:
    """What these people should show next at `level`, that which settles most verdicts first; of one fact or of all."""
    found = ToShow.objects.filter(candidate__in=people.order_by().values("pk"), level=level)
    if fact:
        found = found.filter(Q(key=fact) | Q(key__startswith=f"{fact}."))
    return (
        found.select_related("candidate")
        .prefetch_related("candidate__evidence", "candidate__inquiries")
        .order_by("-alone", "-needed", "candidate__name_searched", "candidate__number", "key")
    )


def inquiries_of(people: QuerySet[Candidate], state: str = "") -> QuerySet[Inquiry]:
    """The certificates of these people about which issuers were asked, the longest waiting first, then the answered."""
    found = Inquiry.objects.filter(candidate__in=people.order_by().values("pk"))
    if state:
        found = found.filter(state=state)
    return found.select_related("candidate", "asked_by", "answered_by").order_by("answered_on", "asked_on", "pk")


def verdicts_by_fact(people: QuerySet[Candidate], level: str) -> list[tuple[str, int, int]]:
    """For each fact how many verdicts showing it would settle alone, and how many need it; most first."""
    counted: dict[str, list[int]] = {}
    rows = ToShow.objects.filter(candidate__in=people.order_by().values("pk"), level=level)
    for row in rows.values("key").annotate(alone=Sum("alone"), needed=Sum("needed")).order_by():
        sums = counted.setdefault(row["key"].partition(".")[0], [0, 0])
        sums[0] += row["alone"]
        sums[1] += row["needed"]
    found = [(fact, alone, needed) for fact, (alone, needed) in counted.items()]
    return sorted(found, key=lambda each: (-each[1], -each[2], each[0]))


@dataclass(frozen=True, slots=True)
class RunsOut:
    """Something of a person with a last day: `what` is passport, paper or evidence; `key` the fact or kind it is."""

    candidate: Candidate
    what: str
    key: str
    until: date


def running_out(people: QuerySet[Candidate], *, before: date) -> list[RunsOut]:
    """Passports, papers and evidence of these people whose last day is before `before`, the soonest first."""
    mine = {"candidate__in": people.order_by().values("pk"), "valid_until__lt": before}
    found = [
        *(
            RunsOut(one.candidate, "passport", one.kind, _day(one.valid_until))
            for one in _with_person(SealedValue, mine)
        ),
        *(RunsOut(one.candidate, "paper", one.kind, _day(one.valid_until)) for one in _with_person(Paper, mine)),
        *(RunsOut(one.candidate, "evidence", one.key, _day(one.valid_until)) for one in _with_person(Evidence, mine)),
    ]
    return sorted(found, key=lambda each: (each.until, each.candidate.name_searched, each.candidate.number, each.key))


def how_many_run_out(people: QuerySet[Candidate], *, before: date) -> int:
    """How many lines `running_out` has; three counts, no rows."""
    mine = {"candidate__in": people.order_by().values("pk"), "valid_until__lt": before}
    return sum(table.objects.filter(**mine).count() for table in (SealedValue, Paper, Evidence))


def _with_person(table: type[Any], narrowed_by: dict[str, Any]) -> QuerySet[Any]:
    rows: QuerySet[Any] = table.objects.filter(**narrowed_by).select_related("candidate")
    return rows


def _day(until: date | None) -> date:
    if until is None:
        raise ValueError("a row without a last day cannot run out")
    return until
