"""Fills the programme of an example folder, through actions and the worker's own tasks only, as an office would."""

import signal
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db.models import Count
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kakehashi.portal.accounts.actions import open_account
from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.candidates import rights
from kakehashi.portal.candidates.actions import open_account_for
from kakehashi.portal.candidates.bridge import every_open_lane
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.narrowing import Narrowed, PoolFilter
from kakehashi.portal.candidates.tasks import PATHWAYS
from kakehashi.portal.documents.models import Document
from kakehashi.portal.employers import queries as employers
from kakehashi.portal.employers.actions import check_vacancies, publish_all_without_violation
from kakehashi.portal.fairs.actions import make_timetable, run_round
from kakehashi.portal.fairs.models import Why
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.intake import tasks as intake_tasks
from kakehashi.portal.intake.models import Import, State
from kakehashi.portal.ledger.models import Seal
from kakehashi.portal.ledger.tasks import seal_lines
from kakehashi.portal.programmes import tasks as programmes
from kakehashi.portal.programmes.actions import open_programme
from kakehashi.portal.programmes.models import Programme
from kakehashi.portal.statistics import tasks as statistics
from kakehashi.portal.statistics.models import Drawing
from kakehashi.vocabulary import KakehashiError

PASSWORD = "kakehashi-demo"  # noqa: S105 - of demonstration accounts, which no other portal accepts


class DemoStopped(KakehashiError):
    """A step of the demonstration that did not end well."""

    title = "The demonstration stopped"


SEED = 20261124
"""Of the lottery among people whom an employer ranked alike; published beforehand."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """An account to look around with."""

    sign_in: str
    name: str
    role: Role
    language: str


def work_off() -> None:
    """Let a worker in this process do everything that is queued; DemoStopped names the tasks that failed."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    try:
        call_command("db_worker", batch=True, interval=0, verbosity=0)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED)
    if failed:
        raise DemoStopped(f"{result.task_path} failed:\n{result.traceback}" for result in failed)


def import_file(*, kind: str, path: Path, by: User, day: date, worker: Callable[[], None]) -> Import:
    """Take a file in as an officer would: choose it, see the preview, decide; the worker does the rest."""
    kept = intake.begin(
        kind=kind,
        data=path.read_bytes(),
        filename=path.name,
        media_type="application/octet-stream",
        by=by,
        day=day,
    )
    intake_tasks.read_file.enqueue(str(kept.pk))
    worker()
    kept.refresh_from_db()
    if kept.state != State.PREVIEW:
        raise DemoStopped(f"{path.name}: {fault.reason['en']} {fault.fix['en']}" for fault in kept.faults.all())
    intake.decide(kept=kept)
    intake_tasks.take_in.enqueue(str(kept.pk))
    worker()
    kept.refresh_from_db()
    return kept


class Demonstration:
    """Goes through the steps of one example folder; each says in a line what it did.

    `worker` does what is queued when it is called.
    """

    def __init__(self, folder: Path, worker: Callable[[], None] = work_off) -> None:
        self.folder = folder
        self.work_off = worker
        try:
            self.file: dict[str, Any] = tomllib.loads((folder / "programme.toml").read_text(encoding="utf-8"))
        except FileNotFoundError:
            raise DemoStopped([f"{folder} holds no programme.toml; name a folder like examples/kumamoto."]) from None
        self.day: date = self.file["today"]
        self.ministry: User
        self.prefecture: User
        self.programme: Programme
        self.sign_ins: list[SignIn] = []

    def steps(self) -> Iterator[tuple[str, Callable[[], str]]]:
        """Each step's name and what does it, in the order of the chain."""
        yield "Programme", self.open
        yield "Candidates", self.candidates
        yield "Verdicts", self.verdicts
        yield "Vacancies", self.vacancies
        yield "Wishes and rankings", self.choices
        yield "Consents", self.consents
        yield "Interviews", self.interviews
        yield "Matching", self.matching
        yield "Letter of intent", self.letter
        yield "Charts", self.charts
        yield "Accounts", self.accounts
        yield "Ledger", self.ledger

    def _account(self, sign_in: str, name: str, role: Role, organisation: Organisation | None, language: str) -> User:
        self.sign_ins.append(SignIn(sign_in, name, role, language))
        return open_account(
            sign_in=sign_in,
            password=PASSWORD,
            full_name=name,
            role=role,
            organisation=organisation,
            language=language,
            is_demo=True,
            administers=role not in {Role.CANDIDATE, Role.AUDITOR},
        )

    def _office(self, kind: Organisation.Kind, of: dict[str, Any], place: str) -> Organisation:
        names = of["name"]
        return Organisation.objects.create(
            kind=kind, name=names["en"], name_indonesian=names["id"], name_japanese=names["ja"], place=place
        )

    def _import(self, kind: str, name: str, by: User) -> Import:
        return import_file(kind=kind, path=self.folder / name, by=by, day=self.day, worker=self.work_off)

    def open(self) -> str:
        """Open the programme with its two offices."""
        offices = self.file["organisations"]
        ministry = self._office(Organisation.Kind.MINISTRY, offices["ministry"], "ID")
        prefecture = self._office(Organisation.Kind.PREFECTURE, offices["prefecture"], self.file["prefecture"])
        self.ministry = self._account("ministry", "Sari Wulandari", Role.MINISTRY, ministry, "id")
        self.prefecture = self._account("prefecture", "田中 恵", Role.PREFECTURE, prefecture, "ja")
        self.programme = open_programme(
            key=self.folder.name,
            file=self.file,
            ministry=ministry,
            prefecture_office=prefecture,
            on=self.day,
            by=self.prefecture,
        )
        return f"{ministry.name} and {prefecture.name}"

    def candidates(self) -> str:
        """Import the candidates."""
        kept = self._import("candidates", "candidates.xlsx", self.ministry)
        return f"{kept.read} rows read, {kept.committed} accepted, {kept.refused} refused"

    def verdicts(self) -> str:
        """Count the verdicts, which the worker made after the import."""
        people = Candidate.objects.filter(pool=self.programme.ministry)
        told = []
        for pathway in PATHWAYS:
            lanes = every_open_lane(pathway)
            counts = Narrowed(people, PoolFilter(pathway=pathway, lanes=lanes)).counts.answers
            told.append(
                f"{pathway}: {counts['yes']} yes, {counts['not_yet']} not yet, {counts['unknown']} cannot tell, "
                f"{counts['no']} no"
            )
        return "; ".join(told)

    def vacancies(self) -> str:
        """Import the vacancies, check each over its whole term, publish those in which no violation stands."""
        kept = self._import("vacancies", "vacancies.csv", self.prefecture)
        check_vacancies(programme=self.programme, on=self.day, by=self.prefecture)
        counts = employers.counted(self.programme.vacancies.all())
        published = publish_all_without_violation(programme=self.programme, by=self.prefecture, on=self.day)
        return (
            f"{kept.read} rows read, {kept.committed} accepted, {kept.refused} refused; "
            f"{counts['violation']} with a violation, {counts['unknown']} with an open point, {published} published"
        )

    def choices(self) -> str:
        """Import who wishes what, and whom the employers rank."""
        wishes = self._import("wishes", "wishes.csv", self.ministry)
        rankings = self._import("rankings", "rankings.csv", self.prefecture)
        return (
            f"{wishes.read} wishes read, {wishes.committed} accepted, {wishes.refused} refused; "
            f"{rankings.read} rankings read, {rankings.committed} accepted, {rankings.refused} refused"
        )

    def consents(self) -> str:
        """Write down that those who wish something signed the form; without it prefecture and employers see nobody."""
        wishing = list(Candidate.objects.filter(wishes__programme=self.programme).distinct().order_by("number"))
        wanted = ("assessment", "prefecture", "employer")
        count = rights.give_consents(candidates=wishing, wanted=wanted, language="id", by=self.ministry)
        return f"{len(wishing)} people who wish something agree: {count} consents written down"

    def interviews(self) -> str:
        """Plan the fair from wishes and verdicts."""
        made = make_timetable(programme=self.programme, by=self.prefecture, on=self.day)
        first = made.not_held.filter(why=Why.ASK_FIRST).count()
        return f"{made.held} scheduled of {made.asked} asked, bound {made.bound}; {first} to be asked first"

    def matching(self) -> str:
        """Match, and have the certificate checked by the checker that shares nothing with the solver."""
        made = run_round(programme=self.programme, by=self.ministry, on=self.day, seed=SEED)
        return f"{made.placed} of {made.candidates} people matched; certificate {made.code} checked, it holds"

    def letter(self) -> str:
        """Draft the letter of intent."""
        programmes.draft_letter.enqueue(str(self.programme.pk), str(self.prefecture.pk), self.day.isoformat())
        self.work_off()
        letter = self.programme.letters.latest("draft")
        return f"{letter.files.count()} documents written, {len(letter.open_values)} values still open"

    def charts(self) -> str:
        """Draw the charts of the prefecture."""
        statistics.draw_charts.enqueue()
        self.work_off()
        return f"{Drawing.objects.count()} charts drawn"

    def accounts(self) -> str:
        """Make an account for each of the other roles: those with something to see."""
        place = self.programme.prefecture_code
        centre = (
            Organisation.objects.filter(kind=Organisation.Kind.TRAINING_CENTRE)
            .annotate(size=Count("trainees"))
            .order_by("-size", "name")
            .first()
        )
        timetable = self.programme.timetables.get(current=True)
        booths = timetable.meetings.values("vacancy__employer").annotate(count=Count("pk"))
        busiest = booths.order_by("-count", "vacancy__employer__name").first()
        if centre is None or busiest is None:
            raise DemoStopped(["no training centre or no interview came of the files; look at wishes.csv."])
        employer = Organisation.objects.get(pk=busiest["vacancy__employer"])
        person = (
            Candidate.objects.filter(outcomes__round__current=True, outcomes__vacancy__isnull=False)
            .annotate(count=Count("meetings"))
            .order_by("-count", "number")
            .first()
        )
        if person is None:
            raise DemoStopped(["nobody was matched; look at rankings.csv."])
        audit = Organisation.objects.create(
            kind=Organisation.Kind.AUDIT,
            name="Audit office of the programme",
            name_indonesian="Kantor audit program",
            name_japanese="事業監査室",
            place=place,
        )
        self._account("centre", "Joko Santoso", Role.TRAINING_CENTRE, centre, "id")
        self._account("employer", "髙木 誠", Role.EMPLOYER, employer, "ja")
        own = self._account("candidate", person.name, Role.CANDIDATE, None, "id")
        open_account_for(candidate=person, account=own)
        self._account("auditor", "Alex Morgan", Role.AUDITOR, audit, "en")
        return f"{len(self.sign_ins)} accounts"

    def ledger(self) -> str:
        """Seal what was recorded."""
        seal_lines.enqueue()
        self.work_off()
        return f"{Seal.objects.count()} deeds recorded and sealed, {Document.objects.count()} files kept"
