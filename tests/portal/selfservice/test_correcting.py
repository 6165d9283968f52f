"""A person's word: taken over where nothing shows the fact, else beside the record until an officer has looked."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions as candidates
from kakehashi.portal.candidates.models import Assessment, Candidate
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.selfservice import actions
from kakehashi.portal.selfservice.models import Correction
from tests.portal.candidates.make import DAY
from tests.portal.make import make_user, signed_in
from tests.portal.selfservice.make import inside

JLPT = {"on_day": "07-12-2025", "level": "N4", "passed": "yes"}


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def again(person):
    return Candidate.objects.get(pk=person.pk)


def shown(person, by, key, until=None):
    candidates.record_evidence(
        candidate=person, keys=[key], level="verified", paper=None, by=by, on=DAY, valid_until=until
    )


def test_what_nothing_shows_is_taken_over_as_claimed_and_the_verdict_is_made_again(officer):
    person, client = inside(officer, refusal_ground="")
    before = Assessment.objects.filter(candidate=person, current=True).values_list("pk", flat=True)[0]

    answer = client.post("/me/facts/refusal_ground/", {"value": "no"})

    assert answer.url == "/me/facts/"
    assert again(person).facts["refusal_ground"] is False
    assert not person.evidence.exists()
    assert Correction.objects.get().state == Correction.State.TAKEN_OVER
    assert not Assessment.objects.get(pk=before).current
    assert Line.objects.get(deed=Deed.FACTS_CORRECTED).detail == {"facts": ["refusal_ground"]}


def test_what_is_verified_is_not_overwritten_and_the_officer_sees_both(officer):
    person, client = inside(officer)
    shown(person, officer, "in_japan")

    client.post("/me/facts/in_japan/", {"value": "yes"})

    one = Correction.objects.get()
    assert again(person).facts["in_japan"] is False
    assert one.state == Correction.State.WAITS
    page = signed_in(officer).get(f"/corrections/{one.pk}/").content.decode()
    assert "<dt>The record says now</dt><dd>no" in page
    assert "<dt>The person says</dt><dd>yes" in page
    assert "1 person says that a fact of their record is wrong" in signed_in(officer).get("/desk/").content.decode()


def test_evidence_that_has_run_out_shows_nothing_any_more(officer):
    person, client = inside(officer)
    shown(person, officer, "in_japan", until=date(2020, 1, 1))

    client.post("/me/facts/in_japan/", {"value": "yes"})

    assert again(person).facts["in_japan"] is True
    assert not person.evidence.exists()


@pytest.mark.parametrize(("key", "value"), [("name", "Budi"), ("born", "18-03-2000"), ("sex", "male")])
def test_who_the_person_is_changes_only_by_an_officer(officer, key, value):
    person, client = inside(officer)

    client.post(f"/me/facts/{key}/", {"value": value})

    assert Correction.objects.get().state == Correction.State.WAITS
    assert str(getattr(again(person), key)) == str(getattr(person, key))


def test_an_accepted_name_is_found_under_its_new_spelling_and_its_evidence_is_gone(officer):
    person, client = inside(officer)
    shown(person, officer, "name")
    client.post("/me/facts/name/", {"value": "  Soeparti  "})

    actions.decide(correction=Correction.objects.get(), accept=True, reason="", by=officer, on=DAY)

    assert again(person).name == "Soeparti"
    assert "suparti" in again(person).name_searched
    assert not person.evidence.filter(key="name").exists()


def test_a_record_that_stays_says_why_to_the_person(officer):
    person, client = inside(officer)
    client.post("/me/facts/born/", {"value": "18-03-2000"})
    one = Correction.objects.get()
    office = signed_in(officer)

    refused = office.post(f"/corrections/{one.pk}/", {"answer": "keep", "reason": ""})
    office.post(f"/corrections/{one.pk}/", {"answer": "keep", "reason": "Your passport says 17 March."})

    assert "Say why the record stays" in refused.content.decode()
    assert again(person).born == date(2000, 3, 17)
    assert "Your passport says 17 March." in client.get("/me/facts/").content.decode()


def test_what_changed_meanwhile_is_not_accepted_blindly(officer):
    person, client = inside(officer)
    shown(person, officer, "in_japan")
    client.post("/me/facts/in_japan/", {"value": "yes"})
    candidates.change_facts(candidate=person, values={"in_japan": None}, by=officer, on=DAY)

    answer = signed_in(officer).post(f"/corrections/{Correction.objects.get().pk}/", {"answer": "accept", "reason": ""})

    assert "was changed after the person wrote this" in answer.content.decode()
    assert Correction.objects.get().state == Correction.State.WAITS


def test_what_an_officer_has_put_right_meanwhile_is_accepted_and_its_new_evidence_stays(officer):
    person, client = inside(officer)
    client.post("/me/facts/name/", {"value": "Budi Santoso"})
    candidates.change_facts(candidate=person, values={"name": "Budi Santoso"}, by=officer, on=DAY)
    shown(person, officer, "name")

    signed_in(officer).post(f"/corrections/{Correction.objects.get().pk}/", {"answer": "accept", "reason": ""})

    assert Correction.objects.get().state == Correction.State.ACCEPTED
    assert person.evidence.get().key == "name"


def test_own_words_change_nothing_by_themselves(officer):
    person, client = inside(officer)
    facts = again(person).facts

    client.post("/me/facts/stays/", {"words": "I was in Japan in 2019 for a year."})
    actions.decide(correction=Correction.objects.get(), accept=True, reason="", by=officer, on=DAY)

    assert again(person).facts == facts


def test_a_list_counts_only_when_the_person_says_that_it_is_whole(officer):
    person, client = inside(officer, tests="")

    client.post("/me/facts/tests/?test=jlpt", {**JLPT, "last": "yes"})
    between = again(person).facts.get("tests")
    client.post("/me/facts/tests/?test=jft_basic", {"on_day": "1-8-2026", "score": "212", "last": "no"})

    assert between is None
    assert again(person).facts["tests"] == [
        {"test": "jlpt", "on": "2025-12-07", "level": "N4", "passed": True},
        {"test": "jft_basic", "on": "2026-08-01", "score": 212},
    ]
    assert not person.drafts.exists()


def test_one_more_test_leaves_the_evidence_of_the_others(officer):
    person, client = inside(officer, tests="jft_basic 212 2026-08-01")
    shown(person, officer, "tests.0")

    client.post("/me/facts/tests/?test=jlpt", JLPT)

    assert [one["test"] for one in again(person).facts["tests"]] == ["jft_basic", "jlpt"]
    assert person.evidence.get().key == "tests.0"


def test_that_there_are_no_other_tests_was_shown_so_one_more_waits(officer):
    person, client = inside(officer, tests="jft_basic 212 2026-08-01")
    shown(person, officer, "tests")

    client.post("/me/facts/tests/?test=jlpt", JLPT)

    assert Correction.objects.get().state == Correction.State.WAITS
    assert len(again(person).facts["tests"]) == 1


def test_none_is_an_answer_where_nothing_was_known_and_only_there(officer):
    person, client = inside(officer, stays="")

    client.post("/me/facts/stays/", {"none": "1"})
    client.post("/me/facts/tests/", {"none": "1"})

    assert again(person).facts["stays"] == []
    assert again(person).facts["tests"] != []


@pytest.mark.parametrize(
    ("address", "given", "told"),
    [
        ("tests/?test=jft_basic", {"on_day": "1-8-2026", "score": "9"}, "between 10 and 250"),
        ("tests/?test=jft_basic", {"on_day": "1-8-2026", "score": "251"}, "between 10 and 250"),
        ("tests/?test=jlpt", {**JLPT, "on_day": "1-8-2099"}, "still to come"),
        ("tests/?test=jlpt", {**JLPT, "on_day": "31-2-2026"}, "31"),
        ("born/", {"value": "1-1-2099"}, "still to come"),
        ("name/", {"value": "NULL"}, "not a person&#x27;s name"),
        ("name/", {"value": "A" * 61}, "longer than 60"),
        ("phone/", {"value": "12"}, "cannot be dialled"),
        ("in_japan/", {"value": "no"}, "says so already"),
        ("in_japan/", {}, "Choose yes or no"),
    ],
)
def test_a_fault_is_told_with_what_to_do_and_nothing_is_kept(officer, address, given, told):
    _person, client = inside(officer)

    answer = client.post(f"/me/facts/{address}", given)

    assert told in answer.content.decode()
    assert "Error:" in answer.content.decode()
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("address", "given", "known"),
    [
        ("phone/", {"value": "0812 3456 7890"}, {}),
        ("tests/?test=jlpt", JLPT, {"tests": ""}),
        ("tests/?test=jlpt", JLPT | {"last": "yes"}, {"tests": ""}),
    ],
)
def test_what_a_poor_line_sends_twice_is_answered_as_once_and_kept_once(officer, address, given, known):
    person, client = inside(officer, **known)

    first = client.post(f"/me/facts/{address}", {"last": "no"} | given)
    kept = again(person).facts, Correction.objects.count(), Line.objects.count()
    second = client.post(f"/me/facts/{address}", {"last": "no"} | given)

    assert (second.status_code, second.url) == (first.status_code, first.url) == (302, first.url)
    assert (again(person).facts, Correction.objects.count(), Line.objects.count()) == kept


def test_the_same_word_a_day_later_is_told_to_be_known(officer):
    _person, client = inside(officer)
    client.post("/me/facts/phone/", {"value": "0812 3456 7890"})
    Correction.objects.update(at=timezone.now() - timedelta(days=1))

    answer = client.post("/me/facts/phone/", {"value": "0812 3456 7890"})

    assert "says so already" in answer.content.decode()
    assert Correction.objects.count() == 1


def test_a_test_that_is_in_the_list_is_not_listed_twice(officer):
    person, client = inside(officer, tests="")
    client.post("/me/facts/tests/?test=jlpt", JLPT | {"last": "no"})
    Correction.objects.update(at=timezone.now() - timedelta(days=1))

    answer = client.post("/me/facts/tests/?test=jlpt", JLPT)

    assert "says so already" in answer.content.decode()
    assert len(again(person).facts["tests"]) == 1


def test_a_fact_that_is_none_has_no_page(officer):
    _person, client = inside(officer)

    assert client.get("/me/facts/passport/").status_code == 404


def test_the_desk_asks_for_what_is_unknown_and_leads_to_where_it_is_answered(officer):
    _person, client = inside(officer, tests="")

    assert 'href="/me/facts/tests/"' in client.get("/desk/").content.decode()


def test_of_what_nobody_knows_the_page_does_not_say_that_it_was_claimed(officer):
    _person, client = inside(officer, tests="")

    page = client.get("/me/facts/").content.decode()

    line = page.split("<strong>Test</strong>")[1].split("</li>")[0]
    assert "not known" in line
    assert "claimed" not in line


def test_a_newer_word_takes_the_place_of_the_one_that_waits(officer):
    _person, client = inside(officer)

    client.post("/me/facts/name/", {"value": "Budi"})
    client.post("/me/facts/name/", {"value": "Budi Santoso"})

    assert Correction.objects.get().said == "Budi Santoso"


def test_a_correction_of_another_pool_is_not_there(officer):
    _person, client = inside(officer)
    client.post("/me/facts/name/", {"value": "Budi"})
    stranger = signed_in(make_user(Role.MINISTRY))

    assert stranger.get(f"/corrections/{Correction.objects.get().pk}/").status_code == 404
    assert "Budi" not in stranger.get("/corrections/").content.decode()


def test_whoever_has_told_nothing_but_who_they_are_corrects_the_own_telephone(officer):
    person, client = inside(officer, tests="", stays="", in_japan="", refusal_ground="")
    assert person.facts == {}

    answer = client.post("/me/facts/phone/", {"value": "0812-3456-7890"})

    assert answer.status_code == 302
    assert again(person).phone == "+6281234567890"


def test_a_person_sees_that_their_numbers_are_known_and_not_the_numbers(officer):
    person, client = inside(officer, nik="3374015703000021")
    shown(person, officer, "nik")

    page = client.get("/me/facts/").content.decode()

    assert "3374015703000021" not in page
    assert "<strong>NIK</strong><br>3374 •••• •••• ••21" in page
    assert "<strong>Passport</strong><br>not known" in page
    assert page.count("only your office can change this") == 2
    assert client.get("/me/facts/nik/").status_code == 404


def test_a_telephone_that_a_paper_shows_waits_for_an_officer(officer):
    person, client = inside(officer)
    candidates.change_facts(candidate=person, values={"phone": "+6281234567890"}, by=officer, on=DAY)
    shown(person, officer, "phone")

    client.post("/me/facts/phone/", {"value": "0812-9999-8888"})

    assert again(person).phone == "+6281234567890"
    assert Correction.objects.get().state == Correction.State.WAITS
