"""A certificate is claimed, seen, asked of its issuer, confirmed or not confirmed by it, or has run out."""

from datetime import date, timedelta

import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions, bridge, certificates, issuers, queries
from kakehashi.portal.candidates.issuers import Standing, standing_of
from kakehashi.portal.candidates.models import Candidate, Evidence, Inquiry
from kakehashi.portal.candidates.words import answer_in
from kakehashi.portal.layout.context import today
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.candidates.make import DAY, make_candidate
from tests.portal.make import make_user, signed_in

CROP = bridge.lanes_of(one for one in bridge.open_categories("ssw1") if one.key == "agriculture.crop")


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def person(officer):
    return make_candidate(officer)


def asked(person, by, key="tests.0", **more) -> Inquiry:
    return certificates.ask(
        candidate=person, key=key, by=by, **{"issuer": "JEES", "reference": "", "asked_on": DAY, **more}
    )


def answered(inquiry, by, *, confirmed: bool, **more) -> Inquiry:
    return certificates.keep_answer(
        inquiry=inquiry, confirmed=confirmed, by=by, **{"answered_on": DAY, "on": DAY, **more}
    )


def on_ssw1(person) -> str:
    return answer_in(person.assessments.get(pathway="ssw1", current=True), CROP)


def told(person) -> dict:
    return bridge.person_of(queries.whole(Candidate.objects.filter(pk=person.pk)).get(), on=DAY)


@pytest.mark.parametrize(
    ("evidence", "inquiry", "standing"),
    [
        (None, None, Standing.CLAIMED),
        (Evidence(level="seen"), None, Standing.SEEN),
        (Evidence(level="verified"), None, Standing.CONFIRMED),
        (Evidence(level="verified", valid_until=DAY), None, Standing.CONFIRMED),
        (Evidence(level="verified", valid_until=DAY - timedelta(days=1)), None, Standing.EXPIRED),
        (Evidence(level="seen"), Inquiry(state="asked"), Standing.ASKED),
        (Evidence(level="verified"), Inquiry(state="confirmed"), Standing.CONFIRMED),
        (Evidence(level="verified"), Inquiry(state="not_confirmed"), Standing.NOT_CONFIRMED),
        (Evidence(level="seen", valid_until=date(2020, 1, 1)), Inquiry(state="asked"), Standing.ASKED),
    ],
)
def test_what_the_issuer_says_comes_before_what_was_seen(evidence, inquiry, standing):
    assert standing_of(evidence, inquiry, DAY) is standing


def test_the_issuers_of_the_general_language_tests_are_named_with_source_and_mark_and_no_other(person):
    assert issuers.issuer_of(person, "tests.0").name.english.startswith("Japan Foundation and Japan Educational")
    assert issuers.issuer_of(person, "tests.1") is None
    assert {key: one.mark.key for key, one in issuers.issuers().items()} == {
        "jlpt": "secondary", "jft_basic": "secondary",
    }  # fmt: skip
    assert all(one.source and one.name.japanese and one.name.indonesian for one in issuers.issuers().values())


def test_asking_the_issuer_changes_no_verdict_and_is_a_deed(officer, person):
    before = on_ssw1(person)

    asked(person, officer)

    assert (before, on_ssw1(person)) == ("yes", "yes")
    detail = Line.objects.get(deed=Deed.CERTIFICATE_ASKED).detail
    assert detail == {"facts": ["tests.0"], "asked_on": "2026-11-24"}


def test_what_the_issuer_confirms_is_verified_until_the_day_it_says(officer, person):
    answered(asked(person, officer), officer, confirmed=True, valid_until=date(2027, 6, 30))

    evidence = Evidence.objects.get(candidate=person, key="tests.0")
    assert (evidence.level, evidence.valid_until) == ("verified", date(2027, 6, 30))
    assert told(person)["tests"][0]["evidence"] == "verified"
    assert Line.objects.filter(deed=Deed.CERTIFICATE_CONFIRMED).count() == 1


def test_what_the_issuer_does_not_confirm_cannot_be_told_and_is_never_a_no(officer, person):
    actions.record_evidence(candidate=person, keys=["tests.0"], level="verified", paper=None, by=officer, on=DAY)

    answered(asked(person, officer), officer, confirmed=False)

    assert on_ssw1(person) == "unknown"
    assert "level" not in told(person)["tests"][0]
    assert told(person)["tests"][1]["passed"] is True
    assert Candidate.objects.get(pk=person.pk).facts["tests"][0]["level"] == "N4"
    assert Line.objects.filter(deed=Deed.CERTIFICATE_NOT_CONFIRMED).count() == 1


def test_an_issuer_that_corrects_itself_is_asked_again_and_the_newest_answer_counts(officer, person):
    answered(asked(person, officer), officer, confirmed=False)

    answered(asked(person, officer), officer, confirmed=True)

    assert on_ssw1(person) == "yes"
    assert [one.state for one in person.inquiries.order_by("pk")] == ["not_confirmed", "confirmed"]


def test_nobody_asks_twice_answers_twice_or_asks_about_what_is_no_certificate(officer, person):
    inquiry = asked(person, officer)
    with pytest.raises(certificates.NoCertificate, match="is awaited"):
        asked(person, officer)
    answered(inquiry, officer, confirmed=True)
    with pytest.raises(certificates.NothingAsked, match="was answered"):
        answered(inquiry, officer, confirmed=False)
    for key in ("born", "tests", "tests.9", "tests.-1", "stays.0", "tests.x"):
        with pytest.raises(certificates.NoCertificate, match="no entry"):
            asked(person, officer, key=key)


def test_an_officer_asks_and_keeps_the_answer_on_one_page(officer, person):
    client, address = signed_in(officer), f"/candidates/{person.pk}/certificates/tests.0/"
    day = f"{today():%d-%m-%Y}"

    first = client.get(address).content.decode()
    client.post(address, {"issuer": "JEES", "asked_on": day, "reference": "24/2026"})
    second = client.get(address).content.decode()
    faulty = client.post(address, {"answered_on": "1-1-2020"}).content.decode()
    client.post(address, {"answer": "not_confirmed", "answered_on": day})
    third = client.get(address).content.decode()

    assert "Japan Foundation and Japan Educational Exchanges and Services" in first
    assert ">claimed<" in first
    assert ">asked of the issuer<" in second
    assert "The issuer was asked on" in faulty
    assert "Choose what the issuer answered" in faulty
    assert "not confirmed by the issuer" in third
    assert "Ask the issuer again" in third
    assert "24/2026" in third


def test_a_day_that_has_not_come_is_no_day_on_which_somebody_asked(officer, person):
    later = f"{today() + timedelta(days=1):%d-%m-%Y}"

    page = signed_in(officer).post(
        f"/candidates/{person.pk}/certificates/tests.0/", {"issuer": "JEES", "asked_on": later}
    )

    assert "This day has not come yet" in page.content.decode()
    assert not Inquiry.objects.exists()


def test_the_dossier_the_queue_and_the_list_say_where_a_certificate_stands(officer, person):
    actions.keep_to_show(
        candidates=list(queries.judged(Candidate.objects.filter(pk=person.pk))), on=DAY, pathways=[*bridge_ways()]
    )
    asked(person, officer, reference="24/2026")
    client = signed_in(officer)

    for address in (f"/candidates/{person.pk}/", "/candidates/to-verify/", "/candidates/inquiries/"):
        page = client.get(address).content.decode()
        assert "asked of the issuer" in page, address
        assert "JEES" in page
        assert f"/candidates/{person.pk}/certificates/tests.0/" in page
    assert "24/2026" not in client.get("/candidates/inquiries/?state=confirmed").content.decode()


def bridge_ways():
    return [way for way in bridge.pathways_by_category() if way.value == "ssw1"]


def test_the_longest_waiting_answer_stands_first_and_the_answered_last(officer, person):
    other, third = make_candidate(officer), make_candidate(officer)
    asked(person, officer, asked_on=DAY - timedelta(days=2))
    asked(other, officer, asked_on=DAY - timedelta(days=9))
    answered(asked(third, officer, asked_on=DAY - timedelta(days=30)), officer, confirmed=True)

    found = [one.candidate for one in queries.inquiries_of(Candidate.objects.all())]

    waiting = [one for one in found if one != third]
    assert waiting == [other, person]


def test_a_centre_asks_about_its_own_people_only_and_others_not_at_all(officer, person):
    address = f"/candidates/{person.pk}/certificates/tests.0/"

    codes = [
        signed_in(make_user(role)).get(address).status_code
        for role in (Role.TRAINING_CENTRE, Role.PREFECTURE, Role.EMPLOYER, Role.CANDIDATE, Role.AUDITOR)
    ]

    assert codes == [404, 403, 403, 403, 403]
    assert signed_in(officer).get(f"/candidates/{person.pk}/certificates/born/").status_code == 404


def test_the_queue_asks_the_database_a_fixed_number_of_times(officer, django_assert_max_num_queries):
    for _ in range(6):
        make_candidate(officer)
    whole = list(queries.judged(Candidate.objects.all()))
    actions.keep_to_show(candidates=whole, on=DAY, pathways=bridge_ways())
    client = signed_in(officer)

    with django_assert_max_num_queries(18):
        client.get("/candidates/to-verify/")


def test_a_person_reads_on_the_own_page_what_the_issuer_said(officer, person):
    account = make_user(Role.CANDIDATE)
    actions.open_account_for(candidate=person, account=account)
    own = signed_in(account)
    before = own.get("/desk/").content.decode()

    answered(asked(person, officer), officer, confirmed=False)

    page = own.get("/desk/").content.decode()
    assert "JEES" not in before
    assert "■ not confirmed by the issuer: JEES" in page
