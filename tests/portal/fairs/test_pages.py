import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions as candidates
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.fairs import actions, tasks
from kakehashi.portal.fairs.models import Meeting, Order, Round, Timetable
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.candidates.make import DAY
from tests.portal.employers.make import vacancy_row
from tests.portal.fairs.make import CROP_YES, LANGUAGE_LACKS, UNKNOWN, Bench
from tests.portal.make import make_user, signed_in


class Planned(Bench):
    """Two people who meet two employers, one to be asked first, one not yet; a timetable and a round."""

    def __init__(self) -> None:
        super().__init__()
        self.centre = make_user(Role.TRAINING_CENTRE)
        self.first, self.second = self.employers(2, seats="1")
        self.own, self.other, self.unknown, self.lacking = [
            *self.people(CROP_YES, training_centre=self.centre.organisation.name, name="Sri Wahyuni"),
            *self.people(CROP_YES, UNKNOWN, LANGUAGE_LACKS, name="Somebody Else"),
        ]
        wishes = [(self.own, 1, self.first), (self.own, 2, self.second), (self.other, 1, self.first)]
        self.wishes([*wishes, (self.unknown, 1, self.second), (self.lacking, 1, self.second)])
        self.rankings([(self.first, 1, self.other), (self.first, 2, self.own), (self.second, 1, self.own)])
        self.employer = make_user(Role.EMPLOYER, organisation=self.first.employer)
        self.candidate = make_user(Role.CANDIDATE, full_name=self.own.name)
        candidates.open_account_for(candidate=self.own, account=self.candidate)
        actions.make_timetable(programme=self.programme, by=self.prefecture, on=DAY)
        self.round = actions.run_round(programme=self.programme, by=self.prefecture, on=DAY, seed=20261124)
        self.address = f"/fairs/{self.programme.pk}/"


@pytest.fixture
def planned():
    return Planned()


def page(user, address):
    answer = signed_in(user).get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def status(user, address):
    return signed_in(user).get(address).status_code


def test_the_officers_page_says_what_holds_the_bound_and_what_to_ask_first(planned):
    shown = page(planned.ministry, f"{planned.address}?show=ask_first")

    assert "<h1>3 of 3 interviews have a time</h1>" in shown
    assert "No timetable can hold more than 3 of them: that is proven, and this one does." in shown
    assert "What is missing" in shown
    assert planned.unknown.number in shown
    assert planned.lacking.number not in shown


def test_each_list_of_the_officers_page_opens(planned):
    client = signed_in(planned.prefecture)

    for show, text in {
        "booths": "booth 1",
        "people": "Sri Wahyuni",
        "interpreters": "No interview needs an interpreter.",
        "not_yet": "1 × Japanese at JFT-Basic A2.2 or JLPT N4, or waived?",
        "no": "There is no such wish.",
        "no_room": "There is no such wish.",
        "closed": "There is no such wish.",
        "nonsense": "booth 1",
    }.items():
        assert text in client.get(f"{planned.address}?show={show}").content.decode(), show


def test_a_line_shows_both_zones_and_the_break_is_kept_free(planned):
    shown = page(planned.ministry, f"{planned.address}booth/{planned.first.employer.pk}/")

    assert "Friday, 5 February 2027, 09:00 WIB (11:00 JST)" in shown
    assert "Prayer" in shown
    assert "15 minutes" in shown


def test_an_employer_sees_its_own_booth_without_wishes_ranks_and_other_booths(planned):
    shown = page(planned.employer, f"{planned.address}booth/{planned.first.employer.pk}/")

    assert planned.own.name in shown
    assert planned.other.name in shown
    assert f"candidate/{planned.own.pk}" not in shown
    assert planned.second.employer.name not in shown
    assert status(planned.employer, f"{planned.address}booth/{planned.second.employer.pk}/") == 404


def test_an_employer_sees_who_was_placed_with_it_and_nobody_else(planned):
    shown = page(planned.employer, "/fairs/own/")

    assert "2 interviews at your booth" in shown
    assert "1 person has a place with you" in shown
    assert planned.other.number in shown
    assert planned.own.number not in shown


def test_a_candidate_sees_the_own_timetable_and_explanation_and_no_other_name(planned):
    mine = f"{planned.own.pk}/"

    for address in ("/fairs/own/", f"{planned.address}candidate/{mine}", f"{planned.address}round/{mine}"):
        shown = page(planned.candidate, address)
        assert planned.other.name not in shown
        assert planned.other.number not in shown
    for address in (f"candidate/{planned.other.pk}/", f"calendar/{planned.other.pk}/", f"round/{planned.other.pk}/"):
        assert status(planned.candidate, planned.address + address) == 404


def test_a_candidate_reads_why_it_is_this_place_and_not_the_first_wish(planned):
    shown = page(planned.candidate, f"{planned.address}round/{planned.own.pk}/")

    assert "<h1>You have been given wish 2.</h1>" in shown
    assert f"Wish 1: {planned.first.work.english}</b>" in shown
    assert planned.first.number in shown
    assert planned.first.employer.name in shown
    assert "not yet an employment contract" in shown
    assert "Full: its one place went to a candidate who comes earlier" in shown
    assert planned.round.code in shown


def test_a_person_to_be_asked_first_finds_the_question_on_the_own_page(planned):
    account = make_user(Role.CANDIDATE)
    candidates.open_account_for(candidate=planned.unknown, account=account)

    shown = page(account, f"{planned.address}candidate/{planned.unknown.pk}/")

    assert "no interview yet" in shown
    assert "Ask first" in shown
    assert status(account, f"{planned.address}calendar/{planned.unknown.pk}/") == 404


def test_a_calendar_comes_as_a_file_with_the_interviews_of_one_person(planned):
    answer = signed_in(planned.candidate).get(f"{planned.address}calendar/{planned.own.pk}/")

    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.decode().count("BEGIN:VEVENT") == 2
    assert planned.other.name not in answer.content.decode()


def test_a_training_centre_sees_its_own_people_and_their_timetable_only(planned):
    shown = page(planned.centre, "/fairs/own/")

    assert "Sri Wahyuni" in shown
    assert planned.other.number not in shown
    assert "2 interviews" in page(planned.centre, f"{planned.address}candidate/{planned.own.pk}/")
    assert status(planned.centre, f"{planned.address}candidate/{planned.other.pk}/") == 404
    assert status(planned.centre, f"{planned.address}calendar/{planned.own.pk}/") == 403
    assert status(planned.centre, f"{planned.address}round/{planned.own.pk}/") == 403


def test_an_auditor_reads_rounds_and_takes_the_certificate_and_sees_no_name(planned):
    auditor = make_user(Role.AUDITOR)

    shown = page(auditor, f"{planned.address}round/")
    answer = signed_in(auditor).get(f"{planned.address}round/1/certificate/")

    assert planned.round.code in shown
    assert "No cap is exceeded." in shown
    assert planned.own.name not in shown
    assert planned.own.name not in page(auditor, "/fairs/")
    assert json.loads(answer.content)["digest"] == planned.round.digest
    line = Line.objects.filter(deed=Deed.FILE_OPENED).latest("pk")
    assert (line.actor, line.subject_id) == (auditor, str(planned.round.certificate.pk))
    assert signed_in(auditor).post(f"{planned.address}round/", {"seed": "1"}).status_code == 403
    for address in (
        "",
        f"booth/{planned.first.employer.pk}/",
        f"candidate/{planned.own.pk}/",
        f"round/{planned.own.pk}/",
    ):
        assert status(auditor, planned.address + address) == 403


def test_nobody_else_takes_the_certificate(planned):
    for user in (planned.centre, planned.employer, planned.candidate):
        assert status(user, f"{planned.address}round/1/certificate/") == 403
        assert status(user, f"/documents/{planned.round.certificate.pk}/file/") in {403, 404}
        assert status(user, f"{planned.address}round/") == 403
        assert status(user, planned.address) == 403


def test_the_officers_of_the_programme_take_the_certificate_and_others_do_not_find_it(planned):
    for officer in (planned.ministry, planned.prefecture):
        assert status(officer, f"{planned.address}round/1/certificate/") == 200
    for stranger in (make_user(Role.MINISTRY), make_user(Role.PREFECTURE)):
        assert status(stranger, f"{planned.address}round/1/certificate/") == 404


def test_another_offices_fair_is_not_found(planned):
    parts = ("", "round/", f"booth/{planned.first.employer.pk}/", f"candidate/{planned.own.pk}/")

    for stranger in (make_user(Role.MINISTRY), make_user(Role.PREFECTURE)):
        for address in (
            *parts,
            f"calendar/{planned.own.pk}/",
            f"round/{planned.own.pk}/",
            "interpreter/interpreter-1/",
        ):
            assert status(stranger, planned.address + address) == 404


def test_who_has_nothing_in_a_programme_does_not_find_it(planned):
    parts = (f"booth/{planned.first.employer.pk}/", f"candidate/{planned.own.pk}/", f"round/{planned.own.pk}/")

    for role in (Role.TRAINING_CENTRE, Role.EMPLOYER, Role.CANDIDATE):
        stranger = make_user(role)
        assert {status(stranger, planned.address + address) for address in parts} <= {403, 404}
        assert status(stranger, "/fairs/own/") == 200


def test_what_does_not_exist_is_not_found(planned):
    for address in (f"booth/{uuid4()}/", f"candidate/{uuid4()}/", "interpreter/nobody/", "round/9/certificate/"):
        assert status(planned.ministry, planned.address + address) == 404
    assert status(planned.ministry, f"{planned.address}round/?number=9") == 404
    assert status(planned.ministry, f"{planned.address}round/?number=x") == 200
    assert status(planned.ministry, f"/fairs/{uuid4()}/") == 404


def test_the_button_orders_the_timetable_and_the_worker_makes_it(planned):
    client = signed_in(planned.prefecture)

    answer = client.post(planned.address)
    waiting = client.get(planned.address).content.decode()
    tasks.carry_out.call(str(Order.objects.get().pk))
    done = client.get(planned.address).content.decode()

    assert answer.status_code == 302
    assert DBTaskResult.objects.filter(task_path=tasks.carry_out.module_path).count() == 1
    assert "Stop looking again" in waiting
    assert "Stop looking again" not in done
    assert Timetable.objects.count() == 2


def test_a_round_asks_for_the_announced_number_and_is_run_by_the_worker(planned):
    client = signed_in(planned.ministry)

    faulty = client.post(f"{planned.address}round/", {"seed": ""}).content.decode()
    unclear = client.post(f"{planned.address}round/", {"seed": "-4"}).content.decode()
    client.post(f"{planned.address}round/", {"seed": "31415"})
    again = client.post(f"{planned.address}round/", {"seed": "27182"}, follow=True).content.decode()
    tasks.carry_out.call(str(Order.objects.get().pk))

    assert "Enter the number that was announced" in faulty
    assert "<title>Error:" in faulty
    assert "There is a problem" in unclear
    assert "A round is being run already" in again
    assert Round.objects.get(current=True).seed == 31415
    assert "There is a newer one." in page(planned.ministry, f"{planned.address}round/?number=1")


def test_why_nothing_was_made_stands_on_the_page(planned):
    planned.programme.file = {}
    planned.programme.save()
    client = signed_in(planned.ministry)
    client.post(planned.address)

    tasks.carry_out.call(str(Order.objects.get().pk))

    shown = client.get(planned.address).content.decode()
    assert "has no day of a fair" in shown
    assert "3 of 3 interviews have a time" in shown


def test_an_empty_programme_says_why_and_the_way_on(django_assert_max_num_queries):
    bench = Bench()
    address = f"/fairs/{bench.programme.pk}/"

    with django_assert_max_num_queries(30):
        shown = page(bench.ministry, address)

    assert "No timetable has been made yet" in shown
    assert "/imports/new/wishes/" in shown
    assert "No round has been run yet" in page(bench.ministry, f"{address}round/")
    assert "No round has been run yet" in page(bench.prefecture, "/fairs/")


@pytest.fixture
def crowd():
    bench = Bench()
    (busy,) = bench.vacancies(vacancy_row(employer="甲", seats="3", level=""))
    quiet = bench.employers(5)
    people = bench.people(*[CROP_YES] * 40, *[UNKNOWN] * 35)
    bench.wishes([(person, 1, quiet[place % 5] if place % 2 else busy) for place, person in enumerate(people)])
    bench.rankings([(busy, place, person) for place, person in enumerate(people[0:40:2], start=1)])
    bench.centre = make_user(Role.TRAINING_CENTRE)
    Candidate.objects.update(training_centre=bench.centre.organisation)
    bench.employer = make_user(Role.EMPLOYER, organisation=busy.employer)
    actions.make_timetable(programme=bench.programme, by=bench.prefecture, on=DAY)
    actions.run_round(programme=bench.programme, by=bench.prefecture, on=DAY, seed=1)
    bench.address = f"/fairs/{bench.programme.pk}/"
    return bench


def test_no_page_of_a_full_fair_asks_the_database_row_by_row(crowd, django_assert_max_num_queries):
    busy = crowd.employer.organisation.pk
    person = Candidate.objects.filter(meetings__isnull=False).first().pk
    shows = ("booths", "people", "interpreters", "ask_first", "no_room")

    for user, address in [
        (crowd.ministry, "/fairs/"),
        *((crowd.ministry, f"{crowd.address}?show={show}") for show in shows),
        (crowd.ministry, f"{crowd.address}round/"),
        (crowd.ministry, f"{crowd.address}booth/{busy}/"),
        (crowd.ministry, f"{crowd.address}candidate/{person}/"),
        (crowd.ministry, f"{crowd.address}round/{person}/"),
        (crowd.employer, f"{crowd.address}booth/{busy}/"),
        (crowd.employer, "/fairs/own/"),
        (crowd.centre, "/fairs/own/"),
    ]:
        client = signed_in(user)
        with django_assert_max_num_queries(20):
            assert client.get(address).status_code == 200


def moved_to(moment):
    """Let the first interview begin at `moment`, the others as long after it as before."""
    by = moment - Meeting.objects.earliest("starts_at").starts_at
    for meeting in Meeting.objects.order_by("starts_at" if by < timedelta() else "-starts_at"):
        meeting.starts_at, meeting.ends_at = meeting.starts_at + by, meeting.ends_at + by
        meeting.save()


def test_a_round_before_the_interviews_says_that_it_stands_on_earlier_orders(planned):
    moved_to(timezone.now() + timedelta(hours=1))
    ahead = page(planned.ministry, f"{planned.address}round/")
    told = page(planned.candidate, f"{planned.address}round/{planned.own.pk}/")

    assert "Interviews are still to come" in ahead
    assert "After the interviews a new round can change this result." in told


def test_a_round_after_the_interviews_says_nothing_of_them(planned):
    moved_to(timezone.now() - timedelta(days=3))

    assert "Interviews are still to come" not in page(planned.ministry, f"{planned.address}round/")
