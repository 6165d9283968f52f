"""Somebody with everything that can be held on a person."""

from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kakehashi.portal.accounts.models import FailedSignIn, Role, User
from kakehashi.portal.candidates import actions, certificates, rights
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.pool.actions import save_view
from kakehashi.portal.privacy import actions as privacy
from tests.portal.candidates.make import DAY, assess, person_row, taken_in, workbook
from tests.portal.documents.make import JPEG
from tests.portal.make import make_user

NIK, PASSPORT = "3374015703990777", "X7654321"
ROW = {
    "id": "UNIK-0777",
    "name": "Zulfikarwati Qadarsih",
    "born": "1999-03-17",
    "home": "Papua Barat",
    "nik": NIK,
    "passport": PASSPORT,
    "tests": "jlpt N4 2019-07-07; ssw1_skill agriculture.crop 2026-07-13 passed",
}
VALUES = ("UNIK-0777", "Zulfikarwati", "zulfikarwati", "Qadarsih", NIK, PASSPORT, "1999-03-17", "2019-07-07", "ID-PB")
"""What recognises the person of ROW, and no other person of these tests."""


def make_somebody(officer: User) -> Candidate:
    """Somebody with everything that can be held, and another person in the same file."""
    taken_in(officer, workbook([ROW | {"sex": "P", "stays": "tidak ada"}, person_row()]))
    assess(officer)
    person = Candidate.objects.get(number="UNIK-0777")
    own = make_user(Role.CANDIDATE, full_name="Zulfikarwati Qadarsih")
    User.objects.filter(pk=own.pk).update(sign_in="zulfikarwati.q")
    actions.open_account_for(candidate=person, account=User.objects.get(pk=own.pk))
    FailedSignIn.objects.create(name="zulfikarwati.q", since=person.came_by.began_at, tries=1)
    paper = actions.add_paper(
        candidate=person, data=JPEG, filename="KTP_Zulfikarwati.jpg", kind="identity", by=officer, issuer="Dukcapil"
    )
    actions.record_evidence(candidate=person, keys=["born"], level="seen", paper=paper, by=officer, on=DAY)
    value = SealedValue.objects.get(candidate=person, kind="nik")
    actions.show_sensitive(value=value, by=officer, reason="CoE of Zulfikarwati")
    certificates.ask(
        candidate=person, key="tests.0", issuer="JEES", reference="a. n. Zulfikarwati", asked_on=DAY, by=officer
    )
    rights.give_consent(candidate=person, purpose="prefecture", language="id", by=officer, paper=paper)
    privacy.ask(
        candidate=person, kind="correction", words="Nama saya Zulfikarwati Qadarsih", came_at=timezone.now(), by=officer
    )
    save_view(name="Ibu Zulfikarwati", query="answer=yes", shared=True, by=officer)
    save_view(name="Papua", query="name=Qadarsih%2C+Zulfikarwati&province=ID-JT", shared=False, by=officer)
    save_view(name="Siap", query="answer=yes", shared=False, by=officer)
    DBTaskResult.objects.create(
        task_path="x.y",
        args_kwargs={},
        traceback="ValueError: Zulfikarwati Qadarsih",
        run_after=DBTaskResult.objects.none().first() or person.came_by.began_at,
        backend_name="default",
        exception_class_path="ValueError",
    )
    return Candidate.objects.get(pk=person.pk)
