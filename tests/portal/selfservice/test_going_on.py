"""Somebody is signed out while they write: words and file are there when they come back, for nobody else."""

import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.accounts.sealed import seal
from kakehashi.portal.candidates.models import Candidate, Paper
from kakehashi.portal.documents.models import Document
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.selfservice import actions, queries, tasks
from kakehashi.portal.selfservice.models import Correction, Draft
from tests.portal.documents.make import ACTS, JPEG
from tests.portal.make import make_user
from tests.portal.selfservice.make import inside

WORDS = {"words": "Saya pernah di Jepang tahun 2019."}


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def ticket_on(client, address):
    found = re.search(r'name="ticket" value="([^"]+)"', client.get(address).content.decode())
    assert found is not None
    return found[1]


def session_ends(client):
    """As when half an hour went by: the row is there, its time is over."""
    Session.objects.filter(session_key=client.session.session_key).update(expire_date=timezone.now())


def comes_back(client, person, officer, answer):
    made = actions.invite(candidate=person, by=officer)
    return client.post(
        answer.url, {"number": person.number, "code": made.code, "next": unquote(answer.url.split("next=")[1])}
    )


def test_words_are_there_again_and_are_handed_in_with_one_press(officer):
    person, client = inside(officer)
    ticket = ticket_on(client, "/me/facts/stays/")
    session_ends(client)

    answer = client.post("/me/facts/stays/", {**WORDS, "ticket": ticket})
    kept = Correction.objects.count()
    asked = client.get(answer.url).content.decode()
    comes_back(client, person, officer, answer)
    page = client.get("/me/facts/stays/").content.decode()
    client.post("/me/facts/stays/", WORDS)

    assert answer.url == "/me/?next=%2Fme%2Ffacts%2Fstays%2F"
    assert "What you wrote is kept and not handed in yet" in asked
    assert kept == 0
    assert WORDS["words"] in page
    assert "not handed in yet" in page
    assert Correction.objects.get().words == WORDS["words"]
    assert not Draft.objects.exists()


def test_after_signing_in_again_the_person_is_where_they_were(officer):
    person, client = inside(officer)
    ticket = ticket_on(client, "/me/facts/tests/?test=jlpt")
    session_ends(client)

    answer = client.post("/me/facts/tests/?test=jlpt", {"level": "N3", "ticket": ticket})
    made = actions.invite(candidate=person, by=officer)
    back = client.post("/me/", {"number": person.number, "code": made.code, "next": "/me/facts/tests/?test=jlpt"})

    assert answer.status_code == 302
    assert back.url == "/me/facts/tests/?test=jlpt"
    assert '<option value="N3" selected>' in client.get(back.url).content.decode()


def test_a_photograph_that_took_long_to_arrive_need_not_be_sent_again(officer):
    person, client = inside(officer)
    ticket = ticket_on(client, "/me/papers/")
    session_ends(client)
    photo = SimpleUploadedFile("sertifikat.jpg", JPEG)

    answer = client.post("/me/papers/", {"kind": "test", "photo": photo, "ticket": ticket})
    comes_back(client, person, officer, answer)
    page = client.get("/me/papers/").content.decode()
    client.post("/me/papers/", {"kind": "test"})

    assert "Your file sertifikat.jpg has arrived" in page
    paper = Paper.objects.get()
    assert (paper.document.data(), paper.document.filename, paper.kind) == (JPEG, "sertifikat.jpg", "test")


def test_what_is_kept_meanwhile_is_sealed(officer):
    _person, client = inside(officer)
    ticket = ticket_on(client, "/me/facts/stays/")
    session_ends(client)
    client.post("/me/facts/stays/", {**WORDS, "ticket": ticket})

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM selfservice_draft")
        assert WORDS["words"] not in str(cursor.fetchall())


def test_another_person_on_the_same_telephone_sees_nothing_of_it(officer):
    _person, client = inside(officer)
    ticket = ticket_on(client, "/me/facts/stays/")
    session_ends(client)
    client.post("/me/facts/stays/", {**WORDS, "ticket": ticket})

    _other, second = inside(officer)

    assert WORDS["words"] not in second.get("/me/facts/stays/").content.decode()


def test_who_has_signed_out_has_no_ticket_any_more(officer):
    _person, client = inside(officer)
    ticket = ticket_on(client, "/me/facts/stays/")
    client.post("/account/sign-out/")

    client.post("/me/facts/stays/", {**WORDS, "ticket": ticket})

    assert not Draft.objects.exists()


@pytest.mark.parametrize("days", [0, 2])
def test_a_ticket_is_good_for_a_day(officer, monkeypatch, days):
    _person, client = inside(officer)
    ticket = ticket_on(client, "/me/facts/stays/")
    session_ends(client)
    later = timezone.now() + days * queries.TICKET_LASTS
    monkeypatch.setattr(timezone, "now", lambda: later)

    client.post("/me/facts/stays/", {**WORDS, "ticket": ticket})

    assert Draft.objects.exists() is (days == 0)


@pytest.mark.parametrize("ticket", ["", "x", "é", "gAAAA", seal('{"key": "x", "account": "y", "at": "2026-11-24"}')])
def test_a_ticket_that_is_none_keeps_nothing(client, ticket):
    answer = client.post("/me/facts/stays/", {**WORDS, "ticket": ticket})

    assert answer.url.startswith("/me/?next=")
    assert not Draft.objects.exists()


def test_a_file_that_is_not_kept_is_refused_at_once_and_the_rest_of_the_form_stays(officer):
    _person, client = inside(officer)
    ticket = ticket_on(client, "/me/papers/")
    session_ends(client)
    file = SimpleUploadedFile("ijazah.docm", ACTS["docm"])

    client.post("/me/papers/", {"kind": "school", "file": file, "ticket": ticket})

    assert Draft.objects.get().filename == ""


def test_a_paper_from_the_telephone_is_kept_as_the_persons_own_and_stands_in_the_ledger(officer):
    person, client = inside(officer)

    client.post("/me/papers/", {"kind": "test", "photo": SimpleUploadedFile("IMG_0001.jpg", JPEG)})

    assert Paper.objects.get().candidate == Candidate.objects.get(pk=person.pk)
    assert Line.objects.get(deed=Deed.PAPER_ADDED).actor == person.account


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ({"kind": "test"}, "Take a photograph or choose a file"),
        ({"photo": SimpleUploadedFile("a.jpg", JPEG)}, "Choose what the paper is"),
        ({"kind": "test", "file": SimpleUploadedFile("a.pdf", b"")}, "This file is empty"),
        ({"kind": "test", "file": SimpleUploadedFile("a.jpg", b"MZ\x00\x00")}, "This type of file is not taken"),
    ],
)
def test_a_paper_that_cannot_be_kept_says_what_to_do(officer, sent, told):
    _person, client = inside(officer)

    page = client.post("/me/papers/", sent).content.decode()

    assert told in page
    assert not Paper.objects.exists()


def test_the_telephones_camera_is_offered_and_a_file_that_is_there_too(officer):
    _person, client = inside(officer)

    page = client.get("/me/papers/").content.decode()

    assert re.search(r'name="photo"[^>]*accept="image/\*"[^>]*capture="environment"', page)
    assert re.search(r'name="file"[^>]*accept="\.pdf,image/\*"', page)


def test_the_night_deletes_what_was_typed_a_month_ago_and_nothing_younger(officer):
    person, _client = inside(officer)
    old = actions.keep_draft(candidate=person, page="/me/facts/stays/", fields=WORDS)
    young = actions.keep_draft(candidate=person, page="/me/facts/phone/", fields={"value": ["0812"]})
    for draft, days in ((old, 31), (young, 29)):
        Draft.objects.filter(pk=draft.pk).update(at=timezone.now() - timedelta(days=days))

    assert tasks.clear_drafts.call() == 1
    assert [one.page for one in Draft.objects.all()] == ["/me/facts/phone/"]


def test_a_photograph_that_a_poor_line_sends_twice_is_answered_as_once_and_kept_once(officer):
    _person, client = inside(officer)

    answers = [client.post("/me/papers/", {"kind": "test", "photo": photograph()}, follow=True) for _ in range(2)]

    assert [answer.redirect_chain for answer in answers] == [[("/me/papers/", 302)]] * 2
    assert all("Your paper has arrived" in answer.content.decode() for answer in answers)
    assert Paper.objects.count() == 1
    assert Line.objects.filter(deed=Deed.PAPER_ADDED).count() == 1


def test_the_same_photograph_as_another_kind_or_a_day_later_is_another_paper(officer):
    _person, client = inside(officer)
    client.post("/me/papers/", {"kind": "test", "photo": photograph()})

    client.post("/me/papers/", {"kind": "school", "photo": photograph()})
    Document.objects.update(kept_at=timezone.now() - timedelta(days=1))
    client.post("/me/papers/", {"kind": "test", "photo": photograph()})

    assert sorted(Paper.objects.values_list("kind", flat=True)) == ["school", "test", "test"]


def photograph():
    return SimpleUploadedFile("foto.jpg", JPEG)
