"""Requests of persons about their data and breaches, with until when they are to be answered and told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions as candidates
from kakehashi.portal.candidates import rights
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.privacy import actions
from kakehashi.portal.privacy.models import Breach, Notice, Request
from tests.portal.candidates.make import make_candidate
from tests.portal.make import make_user, signed_in

BREACH = {"what": "A list went to the wrong office", "people": "12", "sensitive": "no", "money": "no", "wrongful": "no"}


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def person(officer):
    return make_candidate(officer)


def ago(**much):
    return timezone.now() - timedelta(**much)


def asked(person, by, **more) -> Request:
    return actions.ask(**{"candidate": person, "kind": "copy", "words": "", "came_at": ago(hours=1), "by": by, **more})


def test_a_person_asks_on_the_own_page_and_reads_until_when_it_is_answered(officer, person):
    account = make_user(Role.CANDIDATE)
    candidates.open_account_for(candidate=person, account=account)
    own, address = signed_in(account), f"/privacy/requests/of/{person.pk}/"

    done = own.post(address, {"kind": "correction", "words": "My birthday is wrong"})

    kept = Request.objects.get()
    page = own.get(address).content.decode()
    assert done.status_code == 302
    assert (kept.kind, kept.words, kept.kept_by) == ("correction", "My birthday is wrong", account)
    assert kept.due - kept.came_at == timedelta(hours=72)
    assert "Answer by" in page
    assert "/privacy/requests/" in signed_in(officer).get("/desk/").content.decode()
    detail = Line.objects.get(deed=Deed.REQUEST_MADE).detail
    assert set(detail) == {"kind", "came_at", "due"}


def test_an_officer_writes_down_when_a_request_came_on_the_own_clocks(officer, person):
    client, address = signed_in(officer), f"/privacy/requests/of/{person.pk}/"
    when = ago(days=1).astimezone(timezone.get_current_timezone())

    client.post(address, {"kind": "copy", "day": f"{when:%d-%m-%Y}", "hour": f"{when:%H:%M}"})

    assert Request.objects.get().came_at == when.replace(second=0, microsecond=0)


def test_a_request_cannot_have_come_tomorrow_and_asks_for_something(officer, person):
    later = timezone.now() + timedelta(days=1)

    page = (
        signed_in(officer)
        .post(f"/privacy/requests/of/{person.pk}/", {"day": f"{later:%d-%m-%Y}", "hour": "9"})
        .content.decode()
    )
    other = (
        signed_in(officer)
        .post(f"/privacy/requests/of/{person.pk}/", {"kind": "copy", "day": f"{later:%d-%m-%Y}", "hour": "10.30"})
        .content.decode()
    )

    assert "Choose what is asked" in page
    assert "Write the hour, for example 14:30" in page
    assert "This moment has not come yet" in other
    assert not Request.objects.exists()


def test_the_list_names_the_one_that_is_due_first_and_says_what_is_overdue(officer, person):
    late, later = make_candidate(officer), make_candidate(officer)
    asked(later, officer, came_at=ago(hours=2))
    asked(late, officer, came_at=ago(hours=73))

    page = signed_in(officer).get("/privacy/requests/").content.decode()

    assert "2 requests about personal data wait" in page
    assert page.index(late.number) < page.index(later.number)
    assert page.count(">overdue<") == 1


def test_an_answer_ends_the_waiting_and_the_ledger_says_whether_it_was_in_time(officer, person):
    for hours in (71, 73):
        actions.answer(request=asked(person, officer, came_at=ago(hours=hours)), answer="done", reason="", by=officer)

    lines = Line.objects.filter(deed=Deed.REQUEST_ANSWERED).order_by("pk")
    assert [line.detail["in_time"] for line in lines] == [True, False]
    assert "No request waits" in signed_in(officer).get("/privacy/requests/").content.decode()


def test_who_is_refused_is_told_why(officer, person):
    request = asked(person, officer)
    client, address = signed_in(officer), f"/privacy/requests/{request.pk}/"

    without = client.post(address, {"answer": "refused"}).content.decode()
    client.post(address, {"answer": "refused", "reason": "A claim for wages is open"})
    client.post(address, {"answer": "done"})

    request.refresh_from_db()
    assert "Write why, as the person was told" in without
    assert (request.answer, request.reason) == ("refused", "A claim for wages is open")
    with pytest.raises(actions.AnsweredAlready):
        actions.answer(request=request, answer="done", reason="", by=officer)


def test_a_centre_answers_for_its_own_people_only_and_a_person_reads_the_own_requests_only(officer, person):
    centre = make_user(Role.TRAINING_CENTRE)
    own = make_candidate(officer, training_centre=centre.organisation.name)
    account = make_user(Role.CANDIDATE)
    candidates.open_account_for(candidate=own, account=account)
    mine, other = asked(own, officer), asked(person, officer)

    codes = [signed_in(centre).get(f"/privacy/requests/{one.pk}/").status_code for one in (mine, other)]
    asks = [signed_in(account).get(f"/privacy/requests/of/{one.pk}/").status_code for one in (own, person)]

    assert (codes, asks) == ([200, 404], [200, 404])
    for role in (Role.PREFECTURE, Role.EMPLOYER, Role.AUDITOR):
        assert signed_in(make_user(role)).get(f"/privacy/requests/{mine.pk}/").status_code == 403


def test_of_an_erased_person_no_words_are_left_and_nothing_waits(officer, person):
    kept = asked(person, officer, words="My name is Wahyuni", kind="erasure")

    rights.erase(candidate=person, ground="wish", by=officer)

    kept.refresh_from_db()
    assert (kept.kind, kept.words) == ("erasure", "")
    assert "No request waits" in signed_in(officer).get("/privacy/requests/").content.decode()


# --- breaches


def test_a_breach_starts_its_clocks_when_it_became_known_and_tells_what_is_owed(officer):
    client, when = signed_in(officer), ago(hours=70).astimezone(timezone.get_current_timezone())

    done = client.post("/privacy/breaches/new/", {**BREACH, "day": f"{when:%d-%m-%Y}", "hour": f"{when:%H:%M}"})
    page = client.get(done.url).content.decode()

    breach = Breach.objects.get()
    assert breach.known_at == when.replace(second=0, microsecond=0)
    assert breach.reported_in_japan is False
    assert breach.encrypted is None
    assert [one.clock.key for one in breach.open] == ["told_persons", "told_agency"]
    assert page.count("not owed, by what is known") == 3
    assert "A breach of data is to be told by" in client.get("/desk/").content.decode()


def test_what_is_learnt_later_can_make_a_report_in_japan_owed(officer):
    breach = actions.report(by=officer, known_at=ago(hours=1), what="A list", sensitive=False, encrypted=False)
    client = signed_in(officer)
    assert breach.reported_in_japan is None
    assert "cannot be told yet whether it is owed" in client.get(f"/privacy/breaches/{breach.pk}/").content.decode()

    client.post(f"/privacy/breaches/{breach.pk}/facts/", {**BREACH, "sensitive": "yes", "encrypted": "no"})

    breach = Breach.objects.get()
    assert breach.reported_in_japan is True
    assert [one.clock.key for one in breach.open] == list(Notice.Kind.values)
    assert Line.objects.get(deed=Deed.BREACH_LEARNT).detail["sensitive"] is True


def test_a_notice_is_written_down_once_and_not_before_the_breach_was_known(officer):
    breach = actions.report(by=officer, known_at=ago(hours=80), what="A list")
    client, address = signed_in(officer), f"/privacy/breaches/{breach.pk}/"
    zone = timezone.get_current_timezone()
    early, now = ago(hours=90).astimezone(zone), timezone.now().astimezone(zone)

    before = client.post(
        address, {"kind": "told_agency", "day": f"{early:%d-%m-%Y}", "hour": f"{early:%H:%M}"}
    ).content.decode()
    for _ in range(2):
        client.post(address, {"kind": "told_agency", "day": f"{now:%d-%m-%Y}", "hour": f"{now:%H:%M}"})
    page = client.get(address).content.decode()

    assert "This is before" in before
    assert Notice.objects.count() == 1
    assert Line.objects.get(deed=Deed.BREACH_NOTICE_GIVEN).detail["in_time"] is False
    assert "after the time had run out" in page


def test_an_office_reads_its_own_breaches_only(officer):
    breach = actions.report(by=officer, known_at=ago(hours=1), what="A list")

    for role in (Role.MINISTRY, Role.PREFECTURE, Role.TRAINING_CENTRE):
        client = signed_in(make_user(role))
        assert client.get(f"/privacy/breaches/{breach.pk}/").status_code == 404
        assert "No breach is known" in client.get("/privacy/breaches/").content.decode()
    for role in (Role.EMPLOYER, Role.CANDIDATE, Role.AUDITOR):
        assert signed_in(make_user(role)).get("/privacy/breaches/").status_code == 403


def test_a_prefecture_writes_hours_on_japanese_clocks():
    prefecture = make_user(Role.PREFECTURE)

    signed_in(prefecture).post("/privacy/breaches/new/", {**BREACH, "day": "1-9-2026", "hour": "10:00"})

    assert Breach.objects.get().known_at.isoformat() == "2026-09-01T01:00:00+00:00"


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_the_pages_speak_the_readers_language(language):
    officer = make_user(Role.MINISTRY, language=language)
    person = make_candidate(officer)
    asked(person, officer)
    breach = actions.report(by=officer, known_at=ago(hours=1), what="A list")
    client = signed_in(officer)

    for address in ("requests/", f"requests/of/{person.pk}/", "breaches/", f"breaches/{breach.pk}/", "breaches/new/"):
        assert f'lang="{language}"' in client.get(f"/privacy/{address}").content.decode()
