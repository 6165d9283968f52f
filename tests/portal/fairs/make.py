"""Builders of fairs: a programme with two days, people and vacancies as offices send them, wishes and rankings."""

import csv
import io
import tomllib
from collections.abc import Iterable, Sequence
from typing import Any

from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.candidates import rights
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.employers import actions as employers
from kakehashi.portal.employers.models import Vacancy
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.intake import tasks
from kakehashi.portal.intake.models import Import
from kakehashi.portal.programmes.models import Cap, Programme
from tests.portal.candidates.make import DAY, assess, person_row, workbook
from tests.portal.candidates.make import taken_in as people_taken_in
from tests.portal.employers.make import make_officer, make_programme, vacancy_row
from tests.portal.employers.make import taken_in as vacancies_taken_in
from tests.portal.make import make_user

FILE = """
[[fair]]
name = { id = "Hari pertama", ja = "1日目", en = "First day" }
place = "Jakarta"
date = 2027-02-05
zone = "Asia/Jakarta"
opens = 09:00:00
closes = 12:00:00
slot_minutes = 15
booths = 40
breaks = [{ kind = "prayer", name = { id = "Salat", ja = "礼拝", en = "Prayer" }, from = 10:00:00, to = 10:30:00 }]

[[interpreter]]
id = "interpreter-1"
languages = ["id"]

[[interpreter]]
id = "interpreter-2"
languages = ["id"]
windows = [{ from = 2027-02-05T09:00:00+07:00, to = 2027-02-05T10:00:00+07:00 }]
"""
"""Ten slots outside the break, each with one interpreter or two."""

CROP_YES = "jlpt N4 2025-12-07; ssw1_skill agriculture.crop 2026-07-10 passed"
LANGUAGE_LACKS = "ssw1_skill agriculture.crop 2026-07-10 passed"
UNKNOWN = ""
AGREED = ("prefecture", "employer")
"""What a person agrees to who may be interviewed and matched."""


def plain(value: Any) -> Any:
    """Dates and times as ISO text, as a programme's file is kept."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


class Bench:
    """A programme with its officers, ready for people, vacancies, wishes and rankings."""

    def __init__(self, file: str = FILE) -> None:
        self.programme: Programme = make_programme(file=plain(tomllib.loads(file)))
        self.ministry: User = make_user(Role.MINISTRY, organisation=self.programme.ministry)
        self.prefecture: User = make_officer(self.programme)

    def people(self, *tests: str, agree: Sequence[str] = AGREED, **more: Any) -> list[Candidate]:
        """One assessed person for each cell of tests, in that order, who agrees to these purposes."""
        kept = people_taken_in(self.ministry, workbook([person_row(tests=cell, **more) for cell in tests]))
        assess(self.ministry)
        people = list(Candidate.objects.filter(came_by=kept).order_by("row"))
        rights.give_consents(candidates=people, wanted=agree, language="id", by=self.ministry)
        return people

    def vacancies(self, *rows: dict[str, Any], publish: bool = True) -> list[Vacancy]:
        """Checked vacancies, published unless told otherwise, in that order."""
        kept = vacancies_taken_in(self.prefecture, rows)
        employers.check_vacancies(programme=self.programme, on=DAY)
        if publish:
            employers.publish_all_without_violation(programme=self.programme, by=self.prefecture, on=DAY)
        return list(Vacancy.objects.filter(came_by=kept).order_by("row"))

    def employers(self, count: int, **more: Any) -> list[Vacancy]:
        """One published vacancy each of so many employers."""
        return self.vacancies(*(vacancy_row(employer=f"農園{number}", **more) for number in range(count)))

    def wishes(self, rows: Iterable[tuple[Candidate, int, Vacancy]]) -> Import:
        """Wishes as the ministry's import brings them."""
        named = [(person.number, rank, vacancy.number) for person, rank, vacancy in rows]
        return taken_in(self.ministry, "wishes", ("candidate", "rank", "vacancy"), named)

    def rankings(self, rows: Iterable[tuple[Vacancy, int, Candidate]], by: User | None = None) -> Import:
        """Rankings as the prefecture's import brings them."""
        named = [(vacancy.number, rank, person.number) for vacancy, rank, person in rows]
        return taken_in(by or self.prefecture, "rankings", ("vacancy", "rank", "candidate"), named)

    def cap(self, seats: int, key: str = "agriculture", kind: str = "field") -> Cap:
        """A cap of the programme."""
        return Cap.objects.create(programme=self.programme, kind=kind, key=key, seats=seats)


def read(by: User, kind: str, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> Import:
    """An import whose file was read by the worker."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headers)
    writer.writerows(rows)
    kept = intake.begin(
        kind=kind, data=out.getvalue().encode(), filename=f"{kind}.csv", media_type="text/csv", by=by, day=DAY
    )
    tasks.read_file.call(str(kept.pk))
    kept.refresh_from_db()
    return kept


def taken_in(by: User, kind: str, headers: Sequence[str], rows: Iterable[Sequence[Any]]) -> Import:
    """An import that was decided and taken in by the worker."""
    kept = intake.decide(kept=read(by, kind, headers, rows))
    tasks.take_in.call(str(kept.pk))
    kept.refresh_from_db()
    return kept
