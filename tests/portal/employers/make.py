"""Builders of vacancies: spreadsheets as offices send them, and vacancies as they stand in a programme."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import count
from typing import Any

from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.employers import actions
from kakehashi.portal.employers.models import Vacancy
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.intake import tasks
from kakehashi.portal.intake.models import Import
from kakehashi.portal.programmes.models import Programme
from tests.portal.make import make_organisation, make_user

DAY = date(2026, 11, 24)
HEADERS = {
    "id": "求人番号",
    "employer": "事業所名",
    "employer_staff": "従業員数",
    "title": "職種名",
    "scheme": "在留資格",
    "category": "業務区分",
    "prefecture": "勤務地(都道府県)",
    "region": "就業地域",
    "seats": "採用人数",
    "from": "雇用開始日",
    "to": "雇用終了日",
    "basis": "賃金形態",
    "base": "基本給(円)",
    "annual": "年間所定労働時間",
    "weekly": "週所定労働時間",
    "daily": "1日の所定労働時間",
    "level": "通訳不要の日本語レベル",
    "closes_on": "募集締切日",
    "industry": "特定最低賃金の業種",
    "business": "事業内容",
}
_numbers = count(1)


def make_programme(**more: Any) -> Programme:
    """A programme of Kumamoto with its two offices."""
    code = more.pop("prefecture_code", "JP-43")
    given = {
        "key": f"programme-{next(_numbers)}",
        "prefecture_code": code,
        "ministry": more.get("ministry") or make_organisation(),
        "prefecture_office": more.get("prefecture_office")
        or make_organisation(Organisation.Kind.PREFECTURE, place=code),
        "opened_on": DAY,
    }
    return Programme.objects.create(**{**given, **more})


def make_officer(programme: Programme, **more: Any) -> User:
    """Who signs in for the programme's prefecture."""
    return make_user(Role.PREFECTURE, organisation=programme.prefecture_office, **more)


def make_employer(name: str, **more: Any) -> User:
    """Who signs in for an employer of Kumamoto."""
    organisation = make_organisation(Organisation.Kind.EMPLOYER, name=name, place=more.pop("place", "JP-43"))
    return make_user(Role.EMPLOYER, organisation=organisation, **more)


def vacancy_row(**more: Any) -> dict[str, Any]:
    """A row in which nothing is wrong and, within the days whose rates are known, nothing unknown."""
    return {
        "id": f"KMV-{next(_numbers):05}",
        "employer": "㈱髙木農園",
        "employer_staff": "12",
        "title": "トマトの栽培",
        "scheme": "特定技能1号",
        "category": "耕種農業全般",
        "prefecture": "熊本県",
        "region": "八代",
        "seats": "2",
        "from": "令和9年1月10日",
        "to": "2027/9/30",
        "basis": "時給",
        "base": "1,200",
        "annual": "2000",
        "weekly": "40",
        "daily": "8",
        "level": "N4",
        "closes_on": "R8.12.31",
        "business": "耕種農業",
        **more,
    }


def below_the_law(**more: Any) -> dict[str, Any]:
    """A row that pays 92 yen an hour less than the minimum wage."""
    return vacancy_row(base="1,000", **more)


def past_the_horizon(**more: Any) -> dict[str, Any]:
    """A row whose term runs past the days for which the minimum wage is known."""
    return vacancy_row(to="2028/1/9", **more)


def sheet(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The CSV that a Japanese office saves."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADERS.values())
    writer.writerows([row.get(key, "") for key in HEADERS] for row in rows)
    return out.getvalue().encode("cp932")


def read(by: User, rows: Iterable[Mapping[str, Any]]) -> Import:
    """An import whose file was read by the worker."""
    kept = intake.begin(kind="vacancies", data=sheet(rows), filename="求人.csv", media_type="text/csv", by=by, day=DAY)
    tasks.read_file.call(str(kept.pk))
    kept.refresh_from_db()
    return kept


def taken_in(by: User, rows: Iterable[Mapping[str, Any]]) -> Import:
    """An import that was decided and taken in by the worker; its vacancies are not checked yet."""
    kept = intake.decide(kept=read(by, rows))
    tasks.take_in.call(str(kept.pk))
    kept.refresh_from_db()
    return kept


def make_vacancies(programme: Programme, rows: Iterable[Mapping[str, Any]]) -> list[Vacancy]:
    """Checked drafts, by way of a spreadsheet, in its order."""
    kept = taken_in(make_officer(programme), rows)
    actions.check_vacancies(programme=programme, on=DAY)
    return list(Vacancy.objects.filter(came_by=kept).order_by("row"))


def make_vacancy(programme: Programme, row: Mapping[str, Any] | None = None) -> Vacancy:
    """One checked draft."""
    return make_vacancies(programme, [row or vacancy_row()])[0]
