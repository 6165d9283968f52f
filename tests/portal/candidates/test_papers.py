"""Papers of a person, what they show, until when, and what should be shown first."""

from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.accounts.sealed import seal
from kakehashi.portal.candidates import actions, bridge, queries, rights
from kakehashi.portal.candidates.models import Candidate, Paper, Reveal, SealedValue, ToShow
from kakehashi.portal.candidates.templatetags.facts import fact_lines
from kakehashi.portal.documents.content import FileNotKept
from kakehashi.portal.documents.models import Document
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.layout.context import today
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.vocabulary import Pathway
from tests.portal.candidates.make import DAY, make_candidate
from tests.portal.documents.make import ACTS, JPEG
from tests.portal.make import make_user, signed_in

WAYS = [Pathway.SSW1]


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def own_account(person):
    account = make_user(Role.CANDIDATE)
    actions.open_account_for(candidate=person, account=account)
    return account


def added(person, by, kind=Paper.Kind.TEST, **more):
    return actions.add_paper(candidate=person, data=JPEG, filename="foto.jpg", kind=kind, by=by, **more)


def shown(person, by, keys, level="seen", **more):
    actions.record_evidence(candidate=person, keys=keys, level=level, by=by, on=DAY, **{"paper": None, **more})


def test_a_paper_is_uploaded_listed_and_stands_in_the_ledger_without_its_name(officer):
    person = make_candidate(officer)
    client, address = signed_in(officer), f"/candidates/{person.pk}/papers/"

    done = client.post(
        address,
        {
            "file": SimpleUploadedFile("sertifikat_wahyuni.pdf", JPEG),
            "kind": "test",
            "issuer": "Prometric",
            "valid_until": "31-03-2027",
        },
    )
    page = client.get(address).content.decode()

    kept = Paper.objects.get()
    assert done.status_code == 302
    assert kept.valid_until == date(2027, 3, 31)
    assert kept.document.media_type == "image/jpeg"
    assert "Prometric" in page
    assert Line.objects.get(deed=Deed.PAPER_ADDED).detail == {"kind": "test", "sha256": kept.document.sha256}


def test_a_paper_with_a_macro_is_refused_beside_its_field_and_nothing_is_kept(officer):
    person = make_candidate(officer)

    page = signed_in(officer).post(
        f"/candidates/{person.pk}/papers/", {"file": SimpleUploadedFile("a.pdf", ACTS["docm"]), "kind": "test"}
    )

    assert "carries a macro, a script or a program" in page.content.decode()
    assert not Paper.objects.exists()
    with pytest.raises(FileNotKept):
        actions.add_paper(candidate=person, data=ACTS["xlsm"], filename="a", kind="test", by=officer)


def test_a_paper_that_is_too_large_is_refused(officer, settings):
    settings.UPLOAD_BYTES = 1_000_000
    person = make_candidate(officer)
    file = SimpleUploadedFile("a.jpg", JPEG + b"\0" * 1_000_000)

    page = signed_in(officer).post(f"/candidates/{person.pk}/papers/", {"file": file, "kind": "test"})

    assert "larger than 0 MB" in page.content.decode()


def test_an_officer_says_why_a_passport_is_opened_and_the_person_does_not(officer):
    person = make_candidate(officer)
    paper = added(person, officer, Paper.Kind.PASSPORT)
    address = f"/candidates/{person.pk}/papers/{paper.pk}/"
    client, own = signed_in(officer), signed_in(own_account(person))

    without = client.post(address, {"reason": ""})
    given = client.post(address, {"reason": "visa"})
    mine = own.post(address)

    assert "Say why you need this paper" in without.content.decode()
    assert given.content == mine.content == JPEG
    assert given["Content-Disposition"] == 'attachment; filename="foto.jpg"'
    assert (given["X-Content-Type-Options"], given["Cache-Control"]) == ("nosniff", "no-store")
    assert Line.objects.filter(deed=Deed.FILE_OPENED).count() == 2
    assert Reveal.objects.get().reason == "visa"


def test_a_certificate_is_opened_without_a_reason_and_written_down(officer):
    person = make_candidate(officer)
    paper = added(person, officer)

    answer = signed_in(officer).post(f"/candidates/{person.pk}/papers/{paper.pk}/")

    assert answer.content == JPEG
    assert Line.objects.filter(deed=Deed.FILE_OPENED).count() == 1
    assert not Reveal.objects.exists()


def test_a_centre_opens_papers_of_its_own_people_only(officer):
    centre = make_user(Role.TRAINING_CENTRE)
    own = make_candidate(officer, training_centre=centre.organisation.name)
    other = make_candidate(officer)
    client = signed_in(centre)

    codes = [client.post(f"/candidates/{one.pk}/papers/{added(one, officer).pk}/").status_code for one in (own, other)]

    assert codes == [200, 404]


def test_a_paper_is_not_opened_under_another_persons_address(officer):
    person, other = make_candidate(officer), make_candidate(officer)
    paper = added(other, officer)

    assert signed_in(officer).get(f"/candidates/{person.pk}/papers/{paper.pk}/").status_code == 404


def test_a_paper_on_which_evidence_rests_stays_and_another_goes_with_its_file(
    officer, django_capture_on_commit_callbacks
):
    person = make_candidate(officer)
    shows, idle = added(person, officer), added(person, officer, Paper.Kind.SCHOOL)
    shown(person, officer, ["tests.0"], paper=shows)
    client, stored_as = signed_in(officer), idle.document.stored_as

    with django_capture_on_commit_callbacks(execute=True):
        for paper in (shows, idle):
            client.post(f"/candidates/{person.pk}/papers/{paper.pk}/remove/")

    assert list(Paper.objects.all()) == [shows]
    assert not default_storage.exists(stored_as)
    with pytest.raises(actions.StillShows, match=r"tests\.0"):
        actions.remove_paper(paper=shows, by=officer)


def test_an_import_on_which_a_paper_stands_is_not_undone(officer):
    person = make_candidate(officer)
    added(person, officer)

    with pytest.raises(intake.StillStoodOn):
        intake.undo(kept=person.came_by, by=officer)


def test_the_dossier_says_who_claimed_which_paper_shows_it_who_saw_it_and_until_when(officer):
    person = make_candidate(officer)
    paper = added(person, officer)
    shown(person, officer, ["tests.0"], "verified", paper=paper, valid_until=date(2035, 12, 6))

    page = signed_in(officer).get(f"/candidates/{person.pk}/?on=24-11-2026").content.decode()

    assert f"Claimed by {officer.organisation.name}" in page
    assert f"in row {person.row} of its list" in page
    cell = page[page.index("verified with the issuer") :]
    assert officer.full_name in cell[:200]
    assert f"/candidates/{person.pk}/papers/{paper.pk}/" in cell[:500]
    assert "stands until 6 December 2035" in cell[:600]


def test_evidence_counts_on_its_last_day_and_as_claimed_from_the_next(officer):
    person = make_candidate(officer)
    shown(person, officer, ["tests.0"], valid_until=DAY)
    whole = queries.whole(Candidate.objects.filter(pk=person.pk)).get()

    levels = [bridge.person_of(whole, on=day)["tests"][0].get("evidence") for day in (DAY, DAY + timedelta(days=1))]

    assert levels == ["seen", None]
    later = signed_in(officer).get(f"/candidates/{person.pk}/?on=25-11-2026").content.decode()
    assert "ran out on 24 November 2026: counts as claimed" in later


def test_a_list_shown_as_a_whole_raises_its_entries_and_never_lowers_them(officer):
    person = make_candidate(officer)
    shown(person, officer, ["tests.0"], "verified")
    shown(person, officer, ["tests"], "seen")

    told = bridge.person_of(queries.whole(Candidate.objects.filter(pk=person.pk)).get())

    assert [test.get("evidence") for test in told["tests"]] == ["verified", None]
    assert told["evidence"]["tests"] == "seen"


def test_evidence_and_its_paper_are_chosen_on_the_page(officer):
    person = make_candidate(officer, passport="C1234567")
    paper, foreign = added(person, officer), added(make_candidate(officer), officer)
    client, address = signed_in(officer), f"/candidates/{person.pk}/evidence/"
    given = {"facts": ["passport", "tests"], "level": "seen", "valid_until": "1-2-2028"}

    refused = client.post(address, given | {"paper": foreign.pk})
    client.post(address, given | {"paper": paper.pk})

    assert refused.status_code == 200
    assert sorted(person.evidence.values_list("key", "paper", "valid_until")) == [
        ("passport", paper.pk, date(2028, 2, 1)),
        ("tests", paper.pk, date(2028, 2, 1)),
    ]


def counted(officer):
    actions.count_to_show(pool=officer.organisation, on=DAY, pathways=WAYS)


def test_what_is_to_be_shown_first_is_what_settles_most(officer):
    one, other = make_candidate(officer, name="Ayu"), make_candidate(officer, name="Budi")
    shown(one, officer, ["tests.0", "tests.1", "stays", "in_japan", "refusal_ground"])
    counted(officer)

    page = signed_in(officer).get("/candidates/to-verify/?level=seen").content.decode()

    first = ToShow.objects.filter(level="seen").first()
    assert (first.candidate, first.key, first.alone) == (one, "born", 1)
    assert ToShow.objects.filter(candidate=other, level="seen", alone=0, needed__gt=0).exists()
    people = page[page.index("Person by person") :]
    assert people.index(f"/candidates/{one.pk}/evidence/") < people.index(f"/candidates/{other.pk}/evidence/")


def test_showing_the_fact_takes_it_from_the_queue_at_once(officer):
    person = make_candidate(officer)
    shown(person, officer, ["tests.0", "tests.1", "stays", "in_japan", "refusal_ground"])
    before = set(ToShow.objects.filter(level="seen").values_list("key", flat=True))

    shown(person, officer, ["born"])

    assert "born" in before
    assert not ToShow.objects.filter(level="seen", key="born").exists()
    assert ToShow.objects.filter(level="verified", key="born").exists()


def test_the_queue_of_one_fact_lists_that_fact_alone_and_of_the_own_people(officer):
    centre = make_user(Role.TRAINING_CENTRE)
    own = make_candidate(officer, training_centre=centre.organisation.name)
    make_candidate(officer)
    counted(officer)

    page = signed_in(centre).get("/candidates/to-verify/?level=seen&fact=tests").content.decode()

    people = page[page.index("Person by person") :]
    assert people.count("/evidence/") == people.count(f"/candidates/{own.pk}/evidence/") == 2
    assert "Date of birth" not in people


def test_passport_paper_and_evidence_are_warned_of_before_their_last_day(officer):
    person = make_candidate(officer)
    soon = DAY + timedelta(days=30)
    SealedValue.objects.create(candidate=person, kind="passport", sealed=seal("{}"), valid_until=soon)
    added(person, officer, Paper.Kind.HEALTH, valid_until=DAY - timedelta(days=1))
    shown(person, officer, ["born"], valid_until=DAY + timedelta(days=400))
    mine = Candidate.objects.filter(pk=person.pk)

    found = queries.running_out(mine, before=DAY + timedelta(days=180))

    assert [(one.what, one.until) for one in found] == [("paper", DAY - timedelta(days=1)), ("passport", soon)]


def test_what_runs_out_stands_on_the_list_and_in_the_dossier(officer):
    person = make_candidate(officer)
    added(person, officer, Paper.Kind.HEALTH, valid_until=date(2020, 1, 1))
    client = signed_in(officer)

    addresses = ("/candidates/running-out/", f"/candidates/{person.pk}/")
    pages = [client.get(address).content.decode() for address in addresses]

    for page in pages:
        assert "Paper: health certificate" in page
        assert "has run out" in page


def test_no_document_of_a_person_lies_under_an_address_of_the_web(officer):
    person = make_candidate(officer)
    stored = added(person, officer).document.stored_as

    codes = {signed_in(officer).get(f"/{place}{stored}").status_code for place in ("", "static/", "files/", "media/")}

    assert codes == {404}
    assert Document.objects.get(paper__isnull=False).owner == officer.organisation


def test_the_history_says_what_each_deed_was_about_and_shows_all_when_asked(officer):
    person = make_candidate(officer)
    for _ in range(21):
        told = {"facts": ["tests.0"], "level": "seen"}
        record(deed=Deed.EVIDENCE_RECORDED, subject=person, actor=officer, detail=told)
    rights.give_consent(candidate=person, purpose="employer", language="id", by=officer)
    client = signed_in(officer)

    short, whole = (client.get(f"/candidates/{person.pk}/{query}").content.decode() for query in ("", "?history=all"))

    assert short.count("Evidence recorded: Test, document seen") == 19
    assert "Consent given: The employers in Japan" in short
    assert "Show the whole history" in short
    assert whole.count("Evidence recorded: Test, document seen") == 21
    assert "Show the whole history" not in whole


def test_every_fact_that_is_kept_stands_in_the_dossier_also_one_without_words_of_its_own(officer):
    person = make_candidate(officer)
    more = {"absconded": False, "enters_on": "2027-04-01", "home_stay_planned_days": 45, "nationality": "ID"}
    Candidate.objects.filter(pk=person.pk).update(facts=person.facts | more | {"wishes": []})

    page = signed_in(officer).get(f"/candidates/{person.pk}/").content.decode()

    lines = {line.key: line.text for line in fact_lines(Candidate.objects.get(pk=person.pk))}
    assert {key: lines[key] for key in more} == {
        "absconded": "no", "enters_on": "1 April 2027", "home_stay_planned_days": "45", "nationality": "Indonesia",
    }  # fmt: skip
    assert lines["wishes"] == "none"
    assert "1 April 2027" in page


def test_the_desk_counts_what_runs_out_within_a_month_and_of_the_readers_own_people_only(officer):
    person = make_candidate(officer)
    soon, later = today() + timedelta(days=29), today() + timedelta(days=30)
    added(person, officer, valid_until=soon)
    added(person, officer, valid_until=later)

    desk = signed_in(officer).get("/desk/").content.decode()

    assert "1 passport, paper or piece of evidence runs out within 30 days, or has" in desk
    assert queries.how_many_run_out(Candidate.objects.all(), before=later) == 1
    assert len(queries.running_out(Candidate.objects.all(), before=later)) == 1
    assert "runs out within" not in signed_in(make_user(Role.TRAINING_CENTRE)).get("/desk/").content.decode()
