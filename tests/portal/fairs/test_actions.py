import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from kakehashi.matching import verify
from kakehashi.portal.documents.models import Document
from kakehashi.portal.employers.models import State
from kakehashi.portal.fairs import actions, queries, tasks
from kakehashi.portal.fairs.models import (
    Meeting,
    NotHeld,
    NotMade,
    Order,
    Outcome,
    Ranking,
    Round,
    Timetable,
    Why,
    Wish,
)
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.candidates.make import DAY, assess
from tests.portal.employers.make import below_the_law, vacancy_row
from tests.portal.fairs.make import CROP_YES, FILE, LANGUAGE_LACKS, UNKNOWN, Bench

SEED = 20261124


@pytest.fixture
def bench():
    return Bench()


def timetable(bench):
    return actions.make_timetable(programme=bench.programme, by=bench.prefecture, on=DAY)


def run(bench, seed=SEED):
    return actions.run_round(programme=bench.programme, by=bench.prefecture, on=DAY, seed=seed)


def test_who_meets_the_conditions_is_scheduled_and_who_cannot_be_told_is_asked_first(bench):
    yes, unknown, not_yet = bench.people(CROP_YES, UNKNOWN, LANGUAGE_LACKS)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(yes, 1, vacancy), (unknown, 1, vacancy), (not_yet, 1, vacancy)])

    made = timetable(bench)

    assert [meeting.candidate for meeting in made.meetings.all()] == [yes]
    assert made.not_held.get(candidate=unknown).why == Why.ASK_FIRST
    assert made.not_held.get(candidate=not_yet).why == Why.NOT_YET
    assert (made.wishes, made.asked, made.held, made.bound) == (3, 1, 1, 1)


def test_what_is_missing_stands_with_the_wish_as_a_question_in_three_languages(bench):
    (unknown,) = bench.people(UNKNOWN)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(unknown, 1, vacancy)])

    made = timetable(bench)

    (question,) = made.not_held.get().because
    assert question["en"].endswith("?")
    assert all(question[language] for language in ("id", "ja", "en"))
    assert [(one["why"], one["count"]) for one in made.reasons] == [("ask_first", 1)]


def test_a_wish_whose_scheme_is_not_stated_is_asked_about_and_never_refused(bench):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row(scheme=""))
    bench.wishes([(person, 1, vacancy)])

    made = timetable(bench)

    assert made.not_held.get().why == Why.ASK_FIRST
    assert made.not_held.get().because[0]["en"] == "Under which status of residence is this work done?"


def test_who_was_never_assessed_for_the_pathway_is_asked_first(bench):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row(scheme="技能実習"))
    bench.wishes([(person, 1, vacancy)])

    made = timetable(bench)

    assert made.not_held.get().why == Why.ASK_FIRST
    assert "No verdict" in made.not_held.get().because[0]["en"]


@pytest.mark.parametrize(("row", "publish"), [(vacancy_row(), False), (below_the_law(), True)])
def test_nobody_is_sent_to_a_vacancy_that_is_a_draft_or_breaks_the_law(bench, row, publish):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(row, publish=publish)
    bench.wishes([(person, 1, vacancy)])

    made = timetable(bench)

    assert vacancy.state == State.DRAFT
    assert (made.asked, made.not_held.get().why) == (0, Why.CLOSED)


def test_no_wish_is_lost_and_who_found_no_time_is_told_why(bench):
    people = bench.people(*[CROP_YES] * 12)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(person, 1, vacancy) for person in people])

    made = timetable(bench)

    assert (made.asked, made.held, made.bound) == (12, 10, 10)
    assert made.meetings.count() + made.not_held.count() == made.wishes
    waiting = made.not_held.filter(why=Why.NO_ROOM)
    assert waiting.count() == 2
    assert all(
        "All booths of" in one.because[0]["en"] and one.candidate.name not in one.because[0]["en"] for one in waiting
    )


def test_nobody_meets_in_a_break_and_times_are_those_of_the_fair(bench):
    people = bench.people(*[CROP_YES] * 10)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(person, 1, vacancy) for person in people])

    made = timetable(bench)

    starts = sorted(meeting.starts_at for meeting in made.meetings.all())
    assert starts[0] == datetime(2027, 2, 5, 2, 0, tzinfo=UTC)
    assert datetime(2027, 2, 5, 3, 0, tzinfo=UTC) not in starts
    assert [rest.name["en"] for rest in made.rests] == ["Prayer"]
    assert {meeting.minutes for meeting in made.meetings.all()} == {15}


def test_an_interpreter_is_planned_for_who_is_below_the_level_and_where_the_level_is_not_known(bench):
    enough, below = bench.people(CROP_YES, CROP_YES.replace("N4", "N3"))
    plain, stricter, silent = bench.vacancies(
        vacancy_row(employer="甲", level="N4"),
        vacancy_row(employer="乙", level="N2"),
        vacancy_row(employer="丙", level=""),
    )
    bench.wishes([(enough, 1, plain), (below, 1, stricter), (enough, 2, silent)])

    made = timetable(bench)

    assert made.meetings.get(vacancy=plain).interpreter == ""
    assert made.meetings.get(vacancy=stricter).interpreter.startswith("interpreter-")
    assert made.meetings.get(vacancy=silent).interpreter.startswith("interpreter-")


def test_making_it_again_lets_the_new_timetable_hold_and_keeps_the_old_one(bench):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(person, 1, vacancy)])
    first = timetable(bench)

    second = timetable(bench)

    assert queries.timetable_of(bench.programme) == second
    assert not Timetable.objects.get(pk=first.pk).current
    assert list(queries.next_meetings(person)) == list(second.meetings.all())
    assert not queries.next_meetings(person, since=second.meetings.get().ends_at).exists()


def test_making_a_timetable_writes_one_line_that_rests_on_the_wishes(bench):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(person, 1, vacancy)])

    made = timetable(bench)

    line = Line.objects.get(deed=Deed.TIMETABLE_MADE)
    assert (line.subject_id, line.actor) == (str(made.pk), bench.prefecture)
    assert line.detail["held"] == 1
    assert [footing.subject_id for footing in line.footings.all()] == [str(Wish.objects.get().pk)]


def test_the_database_itself_refuses_two_meetings_of_one_person_at_one_time(bench):
    (person,) = bench.people(CROP_YES)
    first, second = bench.employers(2)
    bench.wishes([(person, 1, first), (person, 2, second)])
    made = timetable(bench)
    one, other = made.meetings.order_by("starts_at")

    with pytest.raises(IntegrityError), transaction.atomic():
        Meeting.objects.filter(pk=other.pk).update(starts_at=one.starts_at)


def test_without_a_day_of_the_fair_why_is_kept_and_the_timetable_before_still_holds(bench):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(person, 1, vacancy)])
    before = timetable(bench)
    bench.programme.file = {}
    bench.programme.save()
    order = actions.order(programme=bench.programme, work=Order.Work.TIMETABLE, by=bench.prefecture, on=DAY)

    tasks.carry_out.call(str(order.pk))

    order.refresh_from_db()
    assert "no day of a fair" in order.faults[0]["en"]
    assert not order.waits
    assert queries.timetable_of(bench.programme) == before


def test_a_fair_with_fewer_booths_than_employers_is_refused():
    bench = Bench(FILE.replace("booths = 40", "booths = 1"))
    (person,) = bench.people(CROP_YES)
    first, second = bench.employers(2)
    bench.wishes([(person, 1, first), (person, 2, second)])

    with pytest.raises(NotMade, match="2 employers need a booth and there are 1"):
        timetable(bench)

    assert not Timetable.objects.exists()


def test_work_that_is_under_way_is_not_ordered_twice(bench):
    first = actions.order(programme=bench.programme, work=Order.Work.TIMETABLE, by=bench.prefecture, on=DAY)

    second = actions.order(programme=bench.programme, work=Order.Work.TIMETABLE, by=bench.ministry, on=DAY)
    other = actions.order(programme=bench.programme, work=Order.Work.ROUND, by=bench.ministry, on=DAY, seed=1)

    assert first is not None
    assert second is None
    assert other is not None


def test_people_whose_wishes_are_entered_cannot_be_undone_and_it_is_said_by_whom(bench):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(person, 1, vacancy)])

    with pytest.raises(intake.StillStoodOn, match=f"{bench.ministry.full_name} did fair:wishes_entered"):
        intake.undo(kept=person.came_by, by=bench.ministry)
    with pytest.raises(intake.StillStoodOn, match="fair:wishes_entered"):
        intake.undo(kept=vacancy.came_by, by=bench.prefecture)

    line = Line.objects.get(deed=Deed.WISHES_ENTERED)
    assert line.detail == {"rows": 1, "candidates": 1, "vacancies": 1}


def test_wishes_are_undone_as_a_whole_until_a_timetable_rests_on_them(bench):
    (person,) = bench.people(CROP_YES)
    first, second = bench.employers(2)
    early = bench.wishes([(person, 1, first)])
    late = bench.wishes([(person, 2, second)])

    intake.undo(kept=late, by=bench.ministry)
    timetable(bench)

    assert [wish.vacancy for wish in Wish.objects.all()] == [first]
    with pytest.raises(intake.StillStoodOn, match="fair:timetable_made"):
        intake.undo(kept=early, by=bench.ministry)


def test_rankings_are_undone_until_a_round_rests_on_them(bench):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(person, 1, vacancy)])
    first = bench.rankings([(vacancy, 1, person)])
    intake.undo(kept=first, by=bench.prefecture)
    again = bench.rankings([(vacancy, 1, person)])

    run(bench)

    assert Ranking.objects.count() == 1
    with pytest.raises(intake.StillStoodOn, match="matching:run"):
        intake.undo(kept=again, by=bench.prefecture)


def test_a_round_is_kept_with_a_certificate_that_anybody_can_verify(bench):
    better, other = bench.people(CROP_YES, CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row(seats="1"))
    bench.wishes([(better, 1, vacancy), (other, 1, vacancy)])
    bench.rankings([(vacancy, 1, better), (vacancy, 2, other)])

    made = run(bench)

    report = verify(json.loads(made.certificate.data()), published=made.digest)
    assert report.holds
    assert (report.code, made.seed) == (made.code, SEED)
    assert (made.number, made.candidates, made.placed, made.seats) == (1, 2, 1, 1)
    assert made.by_wish == [[1, 1]]
    assert made.certificate.owner == bench.programme.ministry
    assert list(made.certificate.shared_with.all()) == [bench.programme.prefecture_office]
    assert len(made.kept) == 12


def test_each_persons_reasons_are_kept_in_three_languages_and_name_nobody_else(bench):
    better, other = bench.people(CROP_YES, CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row(seats="1"))
    bench.wishes([(better, 1, vacancy), (other, 1, vacancy)])
    bench.rankings([(vacancy, 1, better), (vacancy, 2, other)])

    run(bench)

    kept = queries.explanation_of(other)
    assert (kept.vacancy, kept.wish) == (None, None)
    assert kept.result["en"] == "You have no place in this round."
    assert kept.reasons[0]["kind"] == "full"
    text = json.dumps([kept.result, kept.reasons, kept.caps], ensure_ascii=False)
    assert better.name not in text
    assert better.number not in text


def test_who_cannot_be_told_to_be_eligible_is_not_placed_and_named_so_in_the_certificate(bench):
    (unknown,) = bench.people(UNKNOWN)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(unknown, 1, vacancy)])
    bench.rankings([(vacancy, 1, unknown)])

    made = run(bench)

    (pair,) = json.loads(made.certificate.data())["market"]["ineligible"]
    assert pair[2].startswith("unknown:japan.ssw1.")
    (reason,) = queries.explanation_of(unknown).reasons
    assert reason["kind"] == "not_eligible"
    assert "japan.ssw1" not in json.dumps(reason)
    assert reason["asks"][0]["en"].endswith("?")


def test_a_no_stands_in_the_certificate_with_the_rule_that_decides(bench):
    (lacking,) = bench.people(LANGUAGE_LACKS)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(lacking, 1, vacancy)])

    made = run(bench)

    market = json.loads(made.certificate.data())["market"]
    assert market["ineligible"] == [[lacking.number, vacancy.number, "japan.ssw1.has_basic_japanese"]]


def test_a_vacancy_that_is_not_open_has_no_seat_in_a_round(bench):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row(), publish=False)
    bench.wishes([(person, 1, vacancy)])
    bench.rankings([(vacancy, 1, person)])

    made = run(bench)

    assert (made.placed, made.seats) == (0, 0)
    assert queries.explanation_of(person).reasons[0]["kind"] == "closed"


def test_the_cap_of_a_field_is_kept_and_is_given_as_the_reason(bench):
    people = bench.people(*[CROP_YES] * 3)
    first, second = bench.employers(2)
    bench.cap(2)
    bench.wishes([(people[0], 1, first), (people[1], 1, first), (people[2], 1, second)])
    bench.rankings([(first, 1, people[0]), (first, 2, people[1]), (second, 1, people[2])])

    made = run(bench)

    assert made.placed == 2
    assert queries.explanation_of(people[1]).reasons[0]["kind"] == "cap_reached"
    assert "agriculture" in queries.explanation_of(people[1]).caps[0]["en"].lower()


def test_a_target_of_the_programmes_file_comes_before_the_turns(bench):
    people = bench.people(*[CROP_YES] * 3)
    first, second = bench.employers(2)
    bench.cap(2)
    bench.programme.file["cap"] = [{"kind": "field", "key": "agriculture", "targets": {first.number: 2}}]
    bench.programme.save()
    bench.wishes([(people[0], 1, first), (people[1], 1, first), (people[2], 1, second)])
    bench.rankings([(first, 1, people[0]), (first, 2, people[1]), (second, 1, people[2])])

    run(bench)

    assert set(Outcome.objects.filter(vacancy=first).values_list("candidate", flat=True)) == {
        people[0].pk,
        people[1].pk,
    }
    assert queries.explanation_of(people[2]).vacancy is None


def test_a_target_of_a_vacancy_that_does_not_exist_is_refused(bench):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.cap(2)
    bench.programme.file["cap"] = [{"kind": "field", "key": "agriculture", "targets": {"V-NONE": 1}}]
    bench.programme.save()
    bench.wishes([(person, 1, vacancy)])

    with pytest.raises(NotMade, match="V-NONE"):
        run(bench)


def test_a_day_that_is_not_named_in_every_language_is_refused():
    bench = Bench(FILE.replace('ja = "1日目", ', ""))

    with pytest.raises(NotMade, match="Give the name and the place of a day of the fair in Indonesian"):
        timetable(bench)


def test_a_cap_that_a_round_cannot_count_stops_it_and_nothing_is_kept(bench):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.cap(1, key="yatsushiro", kind="region")
    bench.wishes([(person, 1, vacancy)])
    documents = Document.objects.count()
    order = actions.order(programme=bench.programme, work=Order.Work.ROUND, by=bench.prefecture, on=DAY, seed=SEED)

    tasks.carry_out.call(str(order.pk))

    order.refresh_from_db()
    assert "region yatsushiro" in order.faults[0]["en"]
    assert not Round.objects.exists()
    assert Document.objects.count() == documents


def test_a_round_follows_a_round_and_writes_its_line(bench):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(person, 1, vacancy)])
    bench.rankings([(vacancy, 1, person)])
    first = run(bench)

    second = run(bench, seed=7)

    assert (first.number, second.number) == (1, 2)
    assert queries.round_of(bench.programme) == second
    assert [one.round for one in queries.placed_with(vacancy.employer)] == [second]
    line = Line.objects.filter(deed=Deed.MATCHING_RUN).latest("pk")
    assert (line.detail["code"], line.detail["seed"], line.detail["placed"]) == (second.code, 7, 1)
    assert line.footings.count() == 2


def kept_files():
    return {path for path in Path(default_storage.location).rglob("*") if path.is_file()}


def test_a_certificate_whose_row_cannot_be_kept_leaves_no_file_behind(bench):
    (person,) = bench.people(CROP_YES)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(person, 1, vacancy)])
    before = kept_files()

    with pytest.raises(ValidationError):
        actions.run_round(programme=bench.programme, by=bench.prefecture, on=None, seed=SEED)

    assert kept_files() == before
    assert not Round.objects.exists()


def test_a_better_verdict_moves_a_wish_from_the_questions_to_the_timetable(bench):
    (person,) = bench.people(UNKNOWN)
    (vacancy,) = bench.vacancies(vacancy_row())
    bench.wishes([(person, 1, vacancy)])
    assert timetable(bench).held == 0
    person.facts["tests"] = [
        {"test": "jlpt", "level": "N4", "on": "2025-12-07"},
        {"test": "ssw1_skill", "category": "agriculture.crop", "on": "2026-07-10", "passed": True},
    ]
    person.save()
    assess(bench.ministry)

    made = timetable(bench)

    assert made.held == 1
    assert not NotHeld.objects.filter(timetable=made).exists()
