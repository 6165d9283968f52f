"""What was written on breaches and in requests names nobody who was erased."""

from datetime import timedelta

from django.utils import timezone

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import rights
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.privacy import actions
from kakehashi.portal.privacy.models import Breach, Request
from tests.portal.candidates.make import make_candidate
from tests.portal.make import make_user

OPEN = dict.fromkeys(("people", "sensitive", "money", "wrongful", "encrypted"))


def test_a_breach_and_the_request_of_another_person_lose_the_name_and_keep_every_other_word():
    officer = make_user(Role.MINISTRY)
    person, other = make_candidate(officer, id="K-88001", name="ADI QADARSIH"), make_candidate(officer)
    now = timezone.now()
    actions.report(
        by=officer, known_at=now - timedelta(hours=1), what="Berkas Adi Qadarsih (K-88001) terkirim; Adipati.", **OPEN
    )
    actions.ask(candidate=other, kind="copy", words="Seperti ADI QADARSIH, saya minta.", came_at=now, by=officer)
    actions.report(by=officer, known_at=now - timedelta(hours=1), what="Nomor K-880011 terkirim.", **OPEN)

    rights.erase(candidate=person, ground="wish", by=officer)

    assert set(Breach.objects.values_list("what", flat=True)) == {
        "Berkas … (…) terkirim; Adipati.",
        "Nomor K-880011 terkirim.",
    }
    assert Request.objects.get().words == "Seperti …, saya minta."
    assert Line.objects.get(deed=Deed.PERSON_ERASED).detail["texts_cut"] == 2
