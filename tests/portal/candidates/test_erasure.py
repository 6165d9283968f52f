"""Consent, a copy of everything, and erasure: what the two countries' laws give a person."""

import io
import json
import sqlite3
import zipfile
from collections import Counter

import pytest
import python_calamine
from django.core.files.storage import default_storage
from django.db import connection
from django_tasks_db.models import DBTaskResult

from kakehashi.portal.accounts.models import FailedSignIn, Role, User
from kakehashi.portal.candidates import actions, bridge, holdings, queries, tasks
from kakehashi.portal.candidates.models import NOBODY, Candidate, Consent, Erasure, SealedValue
from kakehashi.portal.candidates.purposes import Purpose, edition, purposes
from kakehashi.portal.intake.models import Fault, Import, State
from kakehashi.portal.intake.tasks import read_file
from kakehashi.portal.ledger import chain
from kakehashi.portal.ledger import queries as ledger
from kakehashi.portal.ledger.actions import seal
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.candidates.make import (
    DAY,
    HEADERS,
    assess,
    begun,
    person_row,
    read,
    taken_in,
    workbook,
)
from tests.portal.documents.make import JPEG
from tests.portal.intake.make import sheet_of
from tests.portal.make import make_user, signed_in
from tests.portal.office import Office

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
GIVEN = {"ground": "wish", "sure": "on"}


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def person(officer):
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
    actions.give_consent(candidate=person, purpose="prefecture", language="id", by=officer, paper=paper)
    DBTaskResult.objects.create(
        task_path="x.y",
        args_kwargs={},
        traceback="ValueError: Zulfikarwati Qadarsih",
        run_after=DBTaskResult.objects.none().first() or person.came_by.began_at,
        backend_name="default",
        exception_class_path="ValueError",
    )
    return Candidate.objects.get(pk=person.pk)


def dump() -> str:
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        told = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables
            told += ["|".join(map(str, row)) for row in cursor.fetchall()]
    return "\n".join(told)


def every_part_of(book: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        return [parts.read(name) for name in parts.namelist()]


def whole_chain_holds() -> bool:
    while seal():
        pass
    lines = list(ledger.exported())
    return bool(lines) and chain.faults(lines) == []


# --- consent


def test_every_purpose_is_worded_in_three_languages_with_its_recipient_and_what_the_laws_want_told():
    for one in purposes().values():
        for text in (one.what_for, one.recipient, one.data, one.law, one.measures):
            assert len({text.indonesian, text.japanese, text.english}) == 3
    assert {one.key for one in purposes().values() if one.abroad} == {"prefecture", "employer", "home"}


def test_a_person_gives_and_withdraws_a_consent_on_one_page_with_one_press_each(person):
    own = signed_in(person.account)
    address = f"/candidates/{person.pk}/consents/"
    pages: Counter[str] = Counter()
    for deed in ("give", "withdraw"):
        page = own.get(address).content.decode()
        pages[deed] += 1
        assert f'value="{deed}:employer"' in page
        answer = own.post(address, {"deed": f"{deed}:employer"})
        pages[deed] += 1
        assert answer.url == address

    kept = Consent.objects.get(candidate=person, purpose="employer")
    assert pages["withdraw"] <= pages["give"]
    assert (kept.on_paper, kept.edition, kept.given_by) == (False, edition(), person.account)
    assert kept.withdrawn_at > kept.given_at
    assert not queries.agreed("employer").exists()


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_the_words_and_the_language_in_which_they_were_read_are_kept(person, language):
    User.objects.filter(pk=person.account.pk).update(language=language)
    own = signed_in(User.objects.get(pk=person.account.pk))
    address = f"/candidates/{person.pk}/consents/"

    page = own.get(address).content.decode()
    own.post(address, {"deed": "give:home"})

    for one in purposes().values():
        for text in (one.what_for, one.recipient, one.law):
            assert text.said_in(language).replace("'", "&#x27;") in page
    assert Consent.objects.get(purpose="home").language == language
    detail = Line.objects.filter(deed=Deed.CONSENT_GIVEN).latest("pk").detail
    assert detail == {"purpose": "home", "edition": edition(), "language": language, "on_paper": False}


def test_an_officer_writes_a_consent_down_only_with_the_signed_form(officer, person):
    client, address = signed_in(officer), f"/candidates/{person.pk}/consents/"

    without = client.post(address, {"deed": "give:employer"}).content.decode()
    given = client.post(address, {"deed": "give:employer", "signed": "1"})

    assert without.count("Tick that you hold the form") == 2
    assert 'href="#signed-employer"' in without
    assert given.status_code == 302
    assert Consent.objects.get(purpose="employer").on_paper is True


def test_a_purpose_that_nobody_asks_about_is_not_agreed_to(person):
    own = signed_in(person.account)

    for deed in ("give:everything", "give", "withdraw:employer:more", ""):
        own.post(f"/candidates/{person.pk}/consents/", {"deed": deed})

    assert not Consent.objects.exclude(purpose="prefecture").exists()


def test_agreeing_twice_is_one_consent_and_newer_words_are_agreed_to_anew(officer, person, monkeypatch):
    actions.give_consent(candidate=person, purpose="prefecture", language="id", by=officer)
    before = Consent.objects.filter(purpose="prefecture").count()
    monkeypatch.setattr("kakehashi.portal.candidates.purposes.edition", lambda: 2)

    actions.give_consent(candidate=person, purpose="prefecture", language="ja", by=officer)

    kept = Consent.objects.filter(purpose="prefecture").order_by("given_at")
    assert before == 1
    assert [(one.edition, one.withdrawn_at is None) for one in kept] == [(1, False), (2, True)]


def test_who_agrees_is_found_by_purpose(person):
    assert list(queries.agreed("prefecture")) == [person]
    assert not queries.agreed("employer").exists()


def test_a_person_reads_nobody_elses_consents_papers_or_copy(person):
    other = Candidate.objects.exclude(pk=person.pk).get()
    own = signed_in(person.account)

    codes = {own.get(f"/candidates/{other.pk}/{page}/").status_code for page in ("consents", "papers", "export")}

    assert codes == {404}


def test_a_purpose_has_a_country_where_its_data_leave_one():
    assert all(isinstance(one, Purpose) and one.country in {"", "ID", "JP"} for one in purposes().values())


# --- a copy of everything


def copied(answer) -> tuple[dict, dict[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return json.loads(files.pop("person.json")), files


def test_the_copy_holds_every_value_every_paper_and_every_table_that_points_to_the_person(person):
    answer = signed_in(person.account).post(f"/candidates/{person.pk}/export/")

    told, files = copied(answer)
    text = json.dumps(told, ensure_ascii=False)
    assert {"about.txt", f"papers/{person.papers.get().pk.hex[:8]}-KTP_Zulfikarwati.jpg"} == set(files)
    assert JPEG in files.values()
    for value in ("UNIK-0777", "Zulfikarwati Qadarsih", NIK, PASSPORT, "1999-03-17", "2019-07-07", "zulfikarwati.q"):
        assert value in text
    for name, rows in holdings.rows_of(person):
        assert len(told[name]) == len(rows)
    assert told["candidates.consent"][0]["purpose"] == "prefecture"
    assert "agriculture.crop" in told["candidates.assessment"][0]["answers"]["yes"]
    assert {line["deed"] for line in told["ledger.line"]} >= {Deed.CONSENT_GIVEN, Deed.PAPER_ADDED}
    assert "hashed" not in text


def test_making_the_copy_is_a_deed_that_names_its_digest_and_no_value(person, officer):
    client, address = signed_in(officer), f"/candidates/{person.pk}/export/"

    without = client.post(address, {}).content.decode()
    given = client.post(address, {"asked": "on"})

    line = Line.objects.get(deed=Deed.PERSON_EXPORTED)
    assert "Tick that the person asked" in without
    assert line.detail["size"] == len(given.content)
    assert given["Cache-Control"] == "no-store"


def test_every_table_that_points_to_a_person_is_in_the_copy_also_those_of_later_apps():
    tables = {relation.related_model._meta.label_lower for relation in holdings.relations()}

    assert tables >= {
        "candidates.sealedvalue", "candidates.evidence", "candidates.paper", "candidates.consent",
        "candidates.reveal", "candidates.assessment", "fairs.wish", "fairs.ranking", "fairs.meeting",
        "fairs.notheld", "fairs.outcome",
    }  # fmt: skip


# --- erasure


def erased(person, officer, callbacks) -> Erasure:
    with callbacks(execute=True):
        done = signed_in(officer).post(f"/candidates/{person.pk}/erase/", GIVEN)
        assert done.status_code == 302
        erasure = Erasure.objects.get(candidate=person)
        tasks.redact_files.call(erasure.pk)
    return Erasure.objects.get(candidate=person)


def test_erasing_asks_for_a_ground_and_a_tick(person, officer):
    client, address = signed_in(officer), f"/candidates/{person.pk}/erase/"

    page = client.post(address, {}).content.decode()

    assert "Choose why the data are erased" in page
    assert "Tick that you know it cannot be undone" in page
    assert Candidate.objects.get(pk=person.pk).name == "Zulfikarwati Qadarsih"


def test_after_erasure_no_erased_value_is_in_any_table_and_the_chain_holds(
    person, officer, django_capture_on_commit_callbacks
):
    assert whole_chain_holds()
    before = dump()
    assert all(value in before for value in VALUES if value not in {NIK, PASSPORT})

    erased(person, officer, django_capture_on_commit_callbacks)

    after = dump()
    assert [value for value in VALUES if value in after] == []
    assert whole_chain_holds()


def test_the_papers_of_an_erased_person_are_gone_with_their_files(person, officer, django_capture_on_commit_callbacks):
    stored_as = person.papers.get().document.stored_as

    erased(person, officer, django_capture_on_commit_callbacks)

    assert not default_storage.exists(stored_as)
    assert Line.objects.filter(deed=Deed.FILE_DESTROYED).count() == 1


def test_the_spreadsheet_loses_the_persons_row_and_keeps_every_other_in_its_place(
    person, officer, django_capture_on_commit_callbacks
):
    other = Candidate.objects.exclude(pk=person.pk).get()

    erasure = erased(person, officer, django_capture_on_commit_callbacks)

    document = Import.objects.get(pk=person.came_by_id).document
    reading = bridge.read(document.data(), document.filename, DAY)
    assert [(row.number, row.digest) for row in reading.rows] == [(other.row, other.row_digest)]
    assert erasure.files_done_at is not None
    assert Line.objects.get(deed=Deed.FILE_REDACTED).detail["sha256"] == document.sha256


def test_other_spreadsheets_with_the_person_lose_the_row_too_and_their_faults(
    person, officer, django_capture_on_commit_callbacks
):
    again = read(officer, workbook([ROW | {"sex": "P", "home": "Bali"}, person_row()]), "kedua.xlsx")
    refused = read(officer, workbook([ROW | {"sex": "?"}, person_row(born="31-02-2001")]), "ketiga.xlsx")
    assert Fault.objects.filter(of_import=again, value="UNIK-0777").exists()

    erased(person, officer, django_capture_on_commit_callbacks)

    for kept in (again, refused):
        data = Import.objects.get(pk=kept.pk).document.data()
        with zipfile.ZipFile(io.BytesIO(data)) as sheet:
            assert b"Zulfikarwati" not in b"".join(sheet.read(name) for name in sheet.namelist())
    assert Fault.objects.filter(of_import=refused).exists()


def test_a_list_that_could_not_be_used_loses_the_person_too(person, officer, django_capture_on_commit_callbacks):
    kept = read(officer, sheet_of([["Siswa", "Nomor induk"], ["Zulfikarwati Qadarsih", NIK], ["SITI", "3374"]]))
    assert kept.state == State.REFUSED

    erased(person, officer, django_capture_on_commit_callbacks)

    kept.refresh_from_db()
    cells = python_calamine.load_workbook(io.BytesIO(kept.document.data())).get_sheet_by_index(0).to_python()
    assert [row[0] for row in cells] == ["Siswa", "", "SITI"]


def test_a_list_on_a_sheet_that_was_chosen_loses_the_person_there(person, officer, django_capture_on_commit_callbacks):
    row = [ROW["name"], ROW["born"], "P", ROW["home"], NIK]
    heads = ["Nama", "Tgl lahir", "L/P", "Provinsi", "NIK"]
    kept = begun(officer, sheet_of([heads, ["SITI", *row[1:4], ""]], Siswa=[["Nama", *heads[1:]], row]))
    Import.objects.filter(pk=kept.pk).update(sheet="Siswa")
    read_file.call(str(kept.pk))

    erased(person, officer, django_capture_on_commit_callbacks)

    kept.refresh_from_db()
    assert NIK.encode() not in b"".join(every_part_of(kept.document.data()))


def test_a_file_that_is_called_after_the_person_is_called_so_no_more(
    person, officer, django_capture_on_commit_callbacks
):
    document = person.came_by.document
    document.filename = "biodata_ZULFIKARWATI.csv"
    document.save()

    erased(person, officer, django_capture_on_commit_callbacks)

    document.refresh_from_db()
    assert document.filename == "file.xlsx"


def test_the_next_import_does_not_bring_the_person_back(person, officer, django_capture_on_commit_callbacks):
    erased(person, officer, django_capture_on_commit_callbacks)

    kept = taken_in(officer, workbook([ROW | {"sex": "P"}, person_row()]))

    assert (kept.read, kept.accepted, kept.refused) == (2, 1, 1)
    assert Candidate.objects.filter(number="UNIK-0777").count() == 0
    fault = kept.faults.get(is_warning=False)
    assert (fault.code, fault.value) == ("number_erased", "")


def test_the_account_of_an_erased_person_is_nobodys_and_signs_in_no_more(
    person, officer, django_capture_on_commit_callbacks
):
    own = signed_in(person.account)
    assert own.get("/desk/").status_code == 200

    erased(person, officer, django_capture_on_commit_callbacks)

    account = User.objects.get(pk=person.account_id)
    assert own.get("/desk/").status_code == 302
    assert (account.full_name, account.is_active, account.has_usable_password()) == (NOBODY, False, False)


def test_what_stays_of_the_person_is_a_place_its_consents_and_its_deeds(
    person, officer, django_capture_on_commit_callbacks
):
    erased(person, officer, django_capture_on_commit_callbacks)

    left = Candidate.objects.get(pk=person.pk)
    assert (left.name, left.born, left.facts, left.account) == (NOBODY, None, {}, None)
    assert {name for name, _rows in holdings.rows_of(left)} == {"candidates.consent", "candidates.erasure"}
    assert ledger.history_of("candidates.candidate", person.pk).filter(deed=Deed.PERSON_ERASED).get().detail == {
        "ground": "wish",
        "papers": 1,
    }


def test_an_erased_person_is_in_no_list_and_no_count_and_the_pool_is_assessed_without_them(
    person, officer, django_capture_on_commit_callbacks
):
    erased(person, officer, django_capture_on_commit_callbacks)
    client = signed_in(officer)

    tasks.assess_pool.call(str(officer.organisation.pk), DAY.isoformat())

    assert client.get(f"/candidates/{person.pk}/").status_code == 404
    assert "<h1>1 of 1 candidate" in client.get("/candidates/").content.decode()
    assert not Candidate.objects.get(pk=person.pk).assessments.exists()


def test_nobody_is_erased_twice(person, officer, django_capture_on_commit_callbacks):
    erased(person, officer, django_capture_on_commit_callbacks)

    with pytest.raises(Candidate.DoesNotExist):
        actions.erase(candidate=person, ground="wish", by=officer)


@pytest.mark.parametrize("role", [Role.TRAINING_CENTRE, Role.CANDIDATE, Role.PREFECTURE, Role.EMPLOYER, Role.AUDITOR])
def test_only_a_ministry_erases(person, role):
    answer = signed_in(make_user(role)).post(f"/candidates/{person.pk}/erase/", GIVEN)

    assert answer.status_code == 403
    assert Candidate.objects.get(pk=person.pk).erased_at is None


def test_a_worker_finishes_the_files_of_an_erasure_that_was_cut_off(person, officer, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    actions.erase(candidate=person, ground="purpose", by=officer)

    assert tasks.finish_erasures() == 1

    assert Erasure.objects.get().files_done_at is not None
    assert tasks.finish_erasures() == 0


MAKE = """
from datetime import date
from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.candidates import actions, queries
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.tasks import PATHWAYS
from kakehashi.portal.intake import actions as intake, tasks
from kakehashi.portal.ledger.actions import seal
office = Organisation.objects.create(kind="ministry", name="Ministry")
officer = User.objects.create_user("officer", None, role=Role.MINISTRY, full_name="Officer", organisation=office)
day = date(2026, 11, 24)
data = open({path!r}, "rb").read()
kept = intake.begin(kind="candidates", data=data, filename="a.xlsx", media_type="x", by=officer, day=day)
tasks.read_file.call(str(kept.pk)); kept.refresh_from_db()
intake.decide(kept=kept); tasks.take_in.call(str(kept.pk))
whole = list(queries.whole(Candidate.objects.all()))
actions.keep_assessments(candidates=whole, on=day, pathways=PATHWAYS)
actions.keep_to_show(candidates=whole, on=day, pathways=PATHWAYS)
person = Candidate.objects.get(number="UNIK-0777")
actions.add_paper(candidate=person, data={paper!r}, filename="KTP_Zulfikarwati.jpg", kind="identity", by=officer)
seal()
"""
ERASE = """
from kakehashi.portal.accounts.models import User
from kakehashi.portal.candidates import actions
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.ledger import chain, queries
from kakehashi.portal.ledger.actions import seal
erasure = actions.erase(candidate=Candidate.objects.get(number="UNIK-0777"), ground="wish", by=User.objects.get())
actions.redact_files(erasure=erasure)
seal()
print(chain.faults(queries.exported()))
"""


@pytest.mark.sqlite
def test_no_erased_value_is_left_in_the_database_file_its_log_its_dump_or_the_kept_files(tmp_path):
    people = tmp_path / "people.xlsx"
    people.write_bytes(workbook([ROW | {"sex": "P"}, *(person_row() for _ in range(40))]))
    office = Office(tmp_path / "home")
    office.run(MAKE.format(path=str(people), paper=JPEG))
    before = office.database.read_bytes()

    told = office.run(ERASE)

    with sqlite3.connect(office.database) as connection:
        dumped = "\n".join(connection.iterdump())
    raw = b"".join(file.read_bytes() for file in office.database.parent.glob("kakehashi.sqlite3*"))
    kept = [file for file in (office.database.parent / "files").rglob("*") if file.is_file()]
    assert told.strip() == "[]"
    assert b"Zulfikarwati" in before
    assert [value for value in VALUES if value in dumped] == []
    assert [value for value in VALUES if value.encode() in raw] == []
    assert "K-" in dumped
    assert len(kept) == 1
    with zipfile.ZipFile(kept[0]) as sheet:
        texts = b"".join(sheet.read(name) for name in sheet.namelist()).decode("utf-8", "replace")
    assert [value for value in ("Zulfikarwati", NIK, PASSPORT) if value in texts] == []


def test_the_headers_of_these_tests_name_every_column_of_the_row():
    assert ROW.keys() <= HEADERS.keys()
