"""What cannot be so on the day asked about is unknown there and said so; on another day it may be."""

from datetime import date

import pytest

from kakehashi.law import columns, explain
from kakehashi.law.book import BOOK
from kakehashi.law.lived import DAYS_IN_A_SHORT_MONTH
from kakehashi.vocabulary import Pathway
from tests.law.make import CROP, DAY, make_person

BORN = date(2000, 4, 5)
MONTHS_AT_MOST = (DAY - BORN).days // DAYS_IN_A_SHORT_MONTH


def worker(months, **told):
    work = {"category": CROP, "months": months, "where": "japan", "leading": True}
    return make_person(born=BORN.isoformat(), experience=[{**work, "months": 24}, work], **told)


def said_of(*people, on=DAY):
    return [(row, text.english) for row, text in columns(people).not_so_on(on)]


def test_somebody_born_after_the_day_asked_is_not_judged_by_age_and_that_is_said():
    person = make_person(born="2027-04-06", tests=None, health={"fit": True})
    facts = columns([make_person(), person])

    verdict = explain(facts, BOOK, on=DAY, row=1, pathways=[Pathway.SSW1], categories=[CROP]).verdicts[0]
    assert verdict.answer == "unknown"
    assert "japan.ssw1.old_enough" in {rule.id for rule in verdict.deciding}
    assert [(row, text.english) for row, text in facts.not_so_on(DAY)] == [
        (1, "born is 2027-04-06, after 2027-04-05, the day asked about; it counts as unknown until it is corrected.")
    ]
    assert facts.not_so_on(date(2027, 4, 6)) == []


def test_more_months_of_work_than_months_of_life_are_said_and_not_counted():
    said = (
        "experience[1].months is 720 months, longer than somebody born on 2000-04-05 has lived by 2027-04-05; it "
        "counts as unknown until it is corrected."
    )

    assert said_of(make_person(), worker(720)) == [(1, said)]


@pytest.mark.parametrize(("months", "count"), [(MONTHS_AT_MOST, 0), (MONTHS_AT_MOST + 1, 1)])
def test_a_whole_life_of_work_is_the_most_that_is_believed(months, count):
    assert len(said_of(worker(months))) == count


def test_what_is_too_long_today_is_not_so_on_a_later_day():
    too_long = worker(MONTHS_AT_MOST + 1)

    assert len(said_of(too_long)) == 1
    assert said_of(too_long, on=date(2027, 5, 31)) == []


def test_months_beyond_a_life_prove_no_experience_and_disprove_none():
    facts = columns([worker(720), worker(1)])
    block = facts.asked_on(DAY, rows=slice(0, 2))
    months = block.list("experience").numbers("months")

    assert [*months.low[[0, 2, 3]]] == [24, 24, 1]
    assert months.low[1] < 0
    assert months.high[1] > 720


def test_of_a_day_of_birth_that_is_not_known_nothing_is_too_long():
    assert said_of(make_person(born=None, experience=[{"category": CROP, "months": 720}])) == []


def test_before_the_birth_only_the_birth_is_said_to_be_wrong():
    person = make_person(born="2027-04-06", experience=[{"category": CROP, "months": 1}], tests=None, health=None)

    assert [text.split(" is ")[0] for _, text in said_of(person)] == ["born"]
