"""An erased person stands in no list that is kept: not in one that was refused, nor on a sheet that was chosen."""

import io
import zipfile

import pytest
import python_calamine

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import rights, tasks
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.intake.bridge import origins_of
from kakehashi.portal.intake.models import Import, State
from kakehashi.portal.intake.tasks import read_file
from tests.portal.candidates.make import begun, person_row, read, taken_in, workbook
from tests.portal.intake.make import sheet_of
from tests.portal.make import make_user

NAME, NIK = "Zulfikarwati Qadarsih", "3374015703990777"


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def person(officer):
    taken_in(officer, workbook([person_row(), person_row(id="UNIK-0777", name=NAME, nik=NIK)]))
    return Candidate.objects.get(number="UNIK-0777")


def erase(person, officer, callbacks) -> None:
    with callbacks(execute=True):
        erasure = rights.erase(candidate=person, ground="wish", by=officer)
        tasks.redact_files.call(erasure.pk)


def test_a_list_that_could_not_be_used_loses_the_person_too(person, officer, django_capture_on_commit_callbacks):
    kept = read(officer, sheet_of([["Siswa", "Nomor induk"], [NAME, NIK], ["SITI", "3374"]]))
    assert kept.state == State.REFUSED

    erase(person, officer, django_capture_on_commit_callbacks)

    kept.refresh_from_db()
    cells = python_calamine.load_workbook(io.BytesIO(kept.document.data())).get_sheet_by_index(0).to_python()
    assert [row[0] for row in cells] == ["Siswa", "", "SITI"]


def test_a_list_on_a_sheet_that_was_chosen_loses_the_person_there(person, officer, django_capture_on_commit_callbacks):
    heads, row = ["Nama", "Tgl lahir", "L/P", "Provinsi", "NIK"], ["1999-03-17", "P", "Bali"]
    data = sheet_of([heads, ["SITI", *row, ""]], Siswa=[heads, [NAME, *row, NIK]])
    kept = begun(officer, data)
    Import.objects.filter(pk=kept.pk).update(sheet="Siswa")
    read_file.call(str(kept.pk))

    erase(person, officer, django_capture_on_commit_callbacks)

    kept.refresh_from_db()
    with zipfile.ZipFile(io.BytesIO(kept.document.data())) as parts:
        assert not [name for name in parts.namelist() if NIK.encode() in parts.read(name)]


def test_the_raw_cells_of_an_erased_person_are_gone_and_those_of_the_others_stay(
    person, officer, django_capture_on_commit_callbacks
):
    erase(person, officer, django_capture_on_commit_callbacks)

    assert origins_of(person.came_by, person.row) == {}
    assert origins_of(person.came_by, 2)["name"]
