"""What a reader may see of the vacancies, and how they are filtered."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum, Value, When

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.employers.models import Finding, Outcome, State, Vacancy
from kakehashi.portal.intake.models import Import
from kakehashi.portal.ledger import queries as ledger
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.programmes.models import Programme

KIND = "employers.vacancy"
"""The name under which the ledger knows a vacancy."""

UNCHECKED = "unchecked"
"""The answer of a vacancy that no check has seen yet."""

ANSWERS = (Outcome.VIOLATION.value, Outcome.UNKNOWN.value, Outcome.OK.value, UNCHECKED)
"""What a vacancy can answer."""


def visible_to(user: User) -> QuerySet[Vacancy]:
    """A prefecture's programmes whole; an employer's own; to a ministry what its programmes have published.

    Nothing for others.
    """
    vacancies = Vacancy.objects.select_related("employer", "programme")
    match user.role:
        case Role.PREFECTURE:
            return vacancies.filter(programme__prefecture_office=user.organisation_id)
        case Role.EMPLOYER:
            return vacancies.filter(employer=user.organisation_id)
        case Role.MINISTRY:
            return vacancies.filter(programme__ministry=user.organisation_id, state=State.PUBLISHED)
        case _:
            return vacancies.none()


def of_employer(user: User) -> QuerySet[Vacancy]:
    """The vacancies of the reader's own organisation, drafts too; none for who is no employer."""
    vacancies = visible_to(user)
    return vacancies if user.role == Role.EMPLOYER else vacancies.none()


def published(programme: Programme) -> QuerySet[Vacancy]:
    """The vacancies people may be offered: published, and no violation stands; in the order of their numbers."""
    return without_violation(programme.vacancies.filter(state=State.PUBLISHED)).select_related("employer")


def publishable(programme: Programme) -> QuerySet[Vacancy]:
    """The drafts that were checked and in which no violation stands."""
    return without_violation(programme.vacancies.filter(state=State.DRAFT, checked_on__isnull=False))


def without_violation(vacancies: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
    """The vacancies in which, as last checked, no violation stands."""
    return vacancies.filter(~Exists(_standing(Outcome.VIOLATION)))


def seats_of(vacancies: QuerySet[Vacancy]) -> dict[UUID, int]:
    """The seats of each vacancy."""
    return dict(vacancies.values_list("pk", "seats"))


def seats_in_all(vacancies: QuerySet[Vacancy]) -> int:
    """The seats of all these vacancies together."""
    return vacancies.aggregate(all=Sum("seats"))["all"] or 0


def programme_of(organisation: Organisation) -> Programme | None:
    """The programme an organisation's vacancies belong to, the first by key where it has several.

    A prefecture's is one it is the office of; an employer's is one of the prefecture it lies in.
    """
    mine = (
        Q(prefecture_office=organisation)
        if organisation.kind == Organisation.Kind.PREFECTURE
        else Q(prefecture_code=organisation.place)
    )
    return Programme.objects.filter(mine).order_by("key").first()


def employers_bringing_to(importer: Organisation) -> QuerySet[Organisation]:
    """The employers whose lists a prefecture takes in: those that have vacancies in its programmes; none else."""
    mine = Vacancy.objects.filter(programme__prefecture_office=importer)
    return Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER, pk__in=mine.values("employer")).order_by("name")


def _standing(outcome: Outcome) -> QuerySet[Finding]:
    return Finding.objects.filter(vacancy=OuterRef("pk"), replaced_on__isnull=True, outcome=outcome)


def whole(vacancies: QuerySet[Vacancy]) -> QuerySet[Vacancy]:
    """The same vacancies, each with `standing`: the findings that stand, in reading order."""
    return vacancies.prefetch_related(
        Prefetch("findings", Finding.objects.filter(replaced_on__isnull=True).order_by("place"), "standing")
    )


def _answering() -> dict[str, Q]:
    """For each answer, the vacancies that give it: the worst outcome that stands decides."""
    checked = Q(checked_on__isnull=False)
    violation, unknown = (Q(Exists(_standing(outcome))) for outcome in (Outcome.VIOLATION, Outcome.UNKNOWN))
    return {
        Outcome.VIOLATION.value: checked & violation,
        Outcome.UNKNOWN.value: checked & ~violation & unknown,
        Outcome.OK.value: checked & ~violation & ~unknown,
        UNCHECKED: ~checked,
    }


@dataclass(frozen=True, slots=True)
class VacancyFilter:
    """What a list of vacancies is narrowed by; what is empty narrows nothing."""

    answers: Sequence[str] = ()
    field: str = ""
    region: str = ""
    employer: Organisation | None = None
    state: str = ""


def narrowed(vacancies: QuerySet[Vacancy], by: VacancyFilter) -> QuerySet[Vacancy]:
    """The vacancies that fit, in the order of their numbers, each with its `answer`."""
    answering = _answering()
    found = vacancies.annotate(answer=Case(*(When(one, then=Value(name)) for name, one in answering.items())))
    if by.answers:
        fits = Q()
        for answer in by.answers:
            fits |= answering[answer]
        found = found.filter(fits)
    if by.field:
        found = found.filter(field=by.field)
    if by.region:
        found = found.filter(region=by.region)
    if by.employer:
        found = found.filter(employer=by.employer)
    if by.state:
        found = found.filter(state=by.state)
    return found.order_by("number", "pk")


def counted(vacancies: QuerySet[Vacancy]) -> dict[str, int]:
    """How many of these vacancies have each answer."""
    return vacancies.order_by().aggregate(
        **{answer: Count("pk", filter=answering) for answer, answering in _answering().items()}
    )


def employers_of(vacancies: QuerySet[Vacancy]) -> QuerySet[Organisation]:
    """The employers these vacancies belong to."""
    return Organisation.objects.filter(pk__in=vacancies.order_by().values("employer")).order_by("name")


def values_of(vacancies: QuerySet[Vacancy], column: str) -> list[str]:
    """What stands in a column of these vacancies, each value once, blanks left out."""
    return list(vacancies.exclude(**{column: ""}).order_by(column).values_list(column, flat=True).distinct())


def brought_by(kept: Import) -> QuerySet[Vacancy]:
    """The vacancies an import brought."""
    return Vacancy.objects.filter(came_by=kept).order_by("row")


def known_numbers(programme: Programme, numbers: Iterable[str]) -> dict[str, str]:
    """Of these numbers, the ones the programme has, each with the digest of the row it came by."""
    wanted = list(numbers)
    found: dict[str, str] = {}
    for start in range(0, len(wanted), 500):
        rows = Vacancy.objects.filter(programme=programme, number__in=wanted[start : start + 500])
        found.update(rows.values_list("number", "row_digest"))
    return found


def imports_that_brought(programme: Programme, numbers: Sequence[str]) -> list[UUID]:
    """By which imports the vacancies with these numbers came to a programme, a key a vacancy; none typed in."""
    found: list[UUID] = []
    for start in range(0, len(numbers), 500):
        some = Vacancy.objects.filter(programme=programme, number__in=numbers[start : start + 500])
        found += some.filter(came_by__isnull=False).order_by().values_list("came_by", flat=True)
    return found


def history_of(vacancy: Vacancy) -> QuerySet[Line]:
    """The deeds on a vacancy and those that rest on it, newest first."""
    resting = ledger.standing_on(KIND, [vacancy.pk]).order_by().values("line")
    return ledger.lines().filter(Q(subject_kind=KIND, subject_id=str(vacancy.pk)) | Q(pk__in=resting))


@dataclass(frozen=True, slots=True)
class Answer:
    """What the findings say of a vacancy: a rule that says the same of several periods counts once."""

    checked: bool
    to_correct: int
    to_confirm: int

    @property
    def publishable(self) -> bool:
        """Whether nothing stands in the way but questions to ask."""
        return self.checked and not self.to_correct


def standing_of(vacancy: Vacancy) -> list[Finding]:
    """The findings that stand, in reading order; the vacancy is given by `whole`."""
    return list(vacancy.standing)  # type: ignore[attr-defined]  # prefetched by `whole`


def answer_of(vacancy: Vacancy) -> Answer:
    """The answer of one vacancy, given by `whole`, from the findings that stand."""
    points = {(finding.outcome, finding.rule, finding.part) for finding in standing_of(vacancy)}
    counts = Counter(outcome for outcome, _rule, _part in points)
    return Answer(vacancy.checked_on is not None, counts[Outcome.VIOLATION], counts[Outcome.UNKNOWN])


@dataclass(frozen=True, slots=True)
class Change:
    """From this day (None: from a beginning that is not stated) these findings hold."""

    day: date | None
    holding: list[Finding]


def changes_of(vacancy: Vacancy) -> list[Change]:
    """The days on which an answer changes inside the term, with the beginning; empty where none does."""
    standing = standing_of(vacancy)
    begun: list[date | None] = [*sorted({finding.first for finding in standing if finding.first is not None})]
    if any(finding.first is None for finding in standing):
        begun.insert(0, None)
    return [Change(day, [one for one in standing if _holds(one, day)]) for day in begun] if len(begun) > 1 else []


def _holds(finding: Finding, day: date | None) -> bool:
    if day is None or finding.first is None:
        return finding.first is None and (day is None or finding.last is None or day <= finding.last)
    return finding.first <= day and (finding.last is None or day <= finding.last)
