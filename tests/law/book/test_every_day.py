"""On every day from 2019 to 2029 the law answers, and an answer changes only on a day that something explains."""

from datetime import date, timedelta

import numpy as np
import pytest

from kakehashi.law import Assessment, assess, columns
from kakehashi.law.book import BOOK
from kakehashi.law.days import months_after, named, number
from kakehashi.law.instrument import Note, Rule
from kakehashi.vocabulary import Pathway, categories
from tests.law.make import make_person, skill

YEARS = range(BOOK.span.first.year, BOOK.span.last.year + 1)
DAY = timedelta(days=1)


def dated(test, **keys):
    return {"test": test, "passed": True} | keys


def trained(status, start, end):
    return {"status": status, "occupation": "Crop farming", "from": start, "to": end, "completed": True}


PEOPLE = {
    "nobody": {},
    "a school leaver": make_person(born="2008-02-29"),
    "a trainee": make_person(
        born="1999-07-20",
        in_japan=True,
        application="change_of_status",
        absconded=False,
        expelled_student=False,
        tests=[dated("trade_grade", occupation="Crop farming", grade="3", part="practical", on="2025-11-10")],
        stays=[
            trained("titp1", "2023-05-10", "2024-05-09"),
            trained("titp2", "2024-05-10", "2026-05-09"),
        ],
        health={"fit": True, "examined": "2026-03-02"},
        change_applied_on="2026-04-01",
    ),
    "a cook near the end": make_person(
        born="1996-03-03",
        in_japan=True,
        application="renewal",
        absconded=False,
        tests=[
            dated("jlpt", level="N3", on="2021-12-05"),
            skill("food_service", on="2021-06-15"),
            skill("food_service", "ssw2_skill", on="2025-02-20", passed=False, percent_of_pass_mark=88),
        ],
        stays=[{"status": "ssw1", "category": "food_service", "from": "2021-10-01"}],
        experience=[{"category": "food_service", "months": 30, "where": "japan", "leading": True}],
        sixth_year={"undertaking": True, "employer_keeps_and_coaches": True},
    ),
    "a worker under ESD": make_person(
        born="2003-09-09",
        in_japan=True,
        application="transfer_own_wish",
        esd_memorandum_assumed=True,
        tests=[
            dated("jft_basic", score=180, on="2026-09-12"),
            dated("trade_grade", category="care", grade="basic", part="practical", on="2028-05-11"),
        ],
        stays=[{"status": "esd", "category": "care", "from": "2027-06-07"}],
        transfer={"same_category": True, "new_employer_qualifies": True, "new_plan_accredited": True,
                  "own_wish_share_within_limit": True, "employer_period_months": 24},
    ),
    "a driver from abroad": make_person(
        born="1990-12-24",
        tests=[dated("jlpt", level="N4", on="2023-12-03"), skill("auto_transport.bus", on="2025-01-20")],
        licences=[{"class": "class_2", "country": "JP"}],
        new_driver_training=True,
        coe_applied_on="2026-02-02",
        health={"fit": True, "examined": "2025-11-15"},
    ),
}  # fmt: skip
FACTS = columns(list(PEOPLE.values()))


def days_of_the_book() -> set[date]:
    """When a provision begins or ends, a value changes or a category opens, and the days that values name."""
    days = {category.opened.last for category in categories().values() if category.opened}
    days |= {category.none_before for category in categories().values()}
    for one in BOOK.instruments:
        for provision in one.provisions():
            if isinstance(provision, Rule | Note):
                days |= {day for day in (provision.since, provision.until) if day}
        for value in (value for values in one.values.by_name.values() for value in values):
            days.add(value.since)
            if isinstance(value.value, date):
                days |= {value.value, value.value + DAY}  # a first day, or a last one
    return days


def periods_of_the_book() -> set[int]:
    """Every length in months that a value of law names."""
    months = set()
    for one in BOOK.instruments:
        for value in (value for values in one.values.by_name.values() for value in values):
            numbers = value.value.values() if isinstance(value.value, dict) else [value.value]
            unit = value.unit.removeprefix("completed ")
            if unit.startswith(("years", "months")):
                months |= {(12 if unit.startswith("years") else 1) * each for each in numbers}
    return months


def dates_in(record) -> set[date]:
    if isinstance(record, dict):
        return {day for value in record.values() for day in dates_in(value)}
    if isinstance(record, list):
        return {day for entry in record for day in dates_in(entry)}
    try:
        return {date.fromisoformat(record)}
    except (TypeError, ValueError):
        return set()


def days_of(person) -> set[date]:
    """The dates of the person, those dates after each length of the law, and the day after each of them."""
    given = dates_in(person)
    after = {named(int(months_after(np.int32(number(day)), months))) for day in given for months in PERIODS}
    return {each for day in given | after for each in (day, day + DAY)}


PERIODS = periods_of_the_book()
EXPLAINED = {name: days_of_the_book() | days_of(person) for name, person in PEOPLE.items()}


def answers(assessment: Assessment) -> dict[tuple[str, Pathway], bytes]:
    """Of each person on each pathway: what is yes, what is no, and of what the pathway speaks."""
    return {
        (name, pathway): b"".join(
            np.ascontiguousarray(word).tobytes()
            for word in (answer.yes[..., row], answer.no[..., row], np.asarray(answer.speaks_of))
        )
        for pathway, answer in assessment.pathways.items()
        for row, name in enumerate(PEOPLE)
    }


def changes_in(first: date, last: date) -> list[tuple[date, str, Pathway]]:
    """Every change of an answer from `first`, against the day before it, to `last`; all pathways answer on each day."""
    before, found = answers(assess(FACTS, BOOK, on=first - DAY)), []
    for step in range((last - first).days + 1):
        on = first + step * DAY
        now = answers(assess(FACTS, BOOK, on=on))
        assert {pathway for _, pathway in now} == set(BOOK.pathways)
        found += [(on, *which) for which in now if now[which] != before[which]]
        before = now
    return found


@pytest.mark.parametrize("year", YEARS)
def test_an_answer_changes_only_on_a_day_of_the_law_or_of_the_person(year):
    changes = changes_in(max(date(year, 1, 1), BOOK.span.first), min(date(year, 12, 31), BOOK.span.last))

    assert [(on, name, pathway) for on, name, pathway in changes if on not in EXPLAINED[name]] == []


def test_few_days_explain_a_change():
    every = (date(YEARS.stop, 1, 1) - date(YEARS.start, 1, 1)).days

    for name in PEOPLE:
        within = [day for day in EXPLAINED[name] if day.year in YEARS]
        assert len(within) < every / 10


@pytest.mark.parametrize(
    ("name", "pathway", "on"),
    [
        ("nobody", Pathway.SSW1, date(2019, 4, 1)),
        ("nobody", Pathway.ESD, date(2027, 4, 1)),
        ("a school leaver", Pathway.SSW1, date(2026, 7, 10)),
        ("a trainee", Pathway.SSW1, date(2026, 3, 10)),
        ("a cook near the end", Pathway.SSW1, date(2027, 10, 1)),
        ("a worker under ESD", Pathway.ESD_TRANSFER, date(2029, 6, 7)),
        ("a driver from abroad", Pathway.SSW1, date(2026, 1, 23)),
    ],
)
def test_the_days_that_matter_to_these_people_do_change_their_answers(name, pathway, on):
    assert (on, name, pathway) in changes_in(on, on)
