"""Every value that an import stored leads back to the cell it was read from."""

import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.bridge import person_of
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.intake import actions
from kakehashi.portal.intake.bridge import origins_of
from kakehashi.portal.intake.models import Cells
from tests.portal.candidates.make import person_row, taken_in, workbook
from tests.portal.employers.make import make_officer, make_programme, make_vacancy, past_the_horizon
from tests.portal.intake.make import sheet_of
from tests.portal.make import make_user, signed_in

NIK, PASSPORT = "3374015703000001", "C1234567"


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def keys(value: dict, above: tuple[str, ...] = ()) -> set[str]:
    found: set[str] = set()
    for key, one in value.items():
        found |= keys(one, (*above, key)) if isinstance(one, dict) else {".".join((*above, key))}
    return found


def test_each_value_of_a_person_has_the_letter_the_header_and_the_cell_it_came_from(officer):
    row = person_row(nik=NIK, passport=PASSPORT, training_centre="LPK Harapan", born="17 Maret 2000")
    kept = taken_in(officer, workbook([person_row(), row]))
    person = Candidate.objects.get(number=row["id"])

    origins = origins_of(kept, person.row)

    assert keys(person_of(person)) <= set(origins)
    assert {"nik", "training_centre"} <= set(origins)
    (born,) = origins["born"]
    assert (person.row, born.column, born.header, born.value) == (3, "C", "Tanggal lahir", "17 Maret 2000")


def test_of_a_sealed_value_the_place_is_kept_and_nothing_of_the_number(officer):
    kept = taken_in(officer, workbook([person_row(nik=NIK, passport=PASSPORT)]))

    origins = origins_of(kept, 2)

    assert [origin.value for origin in (*origins["nik"], *origins["passport.number"])] == ["", ""]
    assert not [block for block in Cells.objects.all() if NIK in str(block.rows) or PASSPORT in str(block.rows)]


def test_a_nik_that_stands_in_another_cell_is_kept_masked(officer):
    kept = taken_in(officer, workbook([person_row(training_centre=f"LPK Harapan {NIK}")]))

    (centre,) = origins_of(kept, 2)["training_centre"]

    assert centre.value.startswith("LPK Harapan")
    assert NIK not in centre.value


def test_numbered_columns_and_the_day_beside_them_all_lead_to_the_list(officer):
    heads = ["Nama", "Tgl lahir", "L/P", "Provinsi", "Ujian 1", "Tanggal ujian 1", "Ujian 2"]
    kept = taken_in(
        officer, sheet_of([heads, ["SITI", "14-02-2001", "P", "Bali", "jlpt N4", "07-12-2025", "jft_basic 212"]])
    )

    assert [origin.column for origin in origins_of(kept, 2)["tests"]] == ["E", "F", "G"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("id", "baris 2, kolom C: 17 Maret 2000"),
        ("ja", "2行目C列: 17 Maret 2000"),
        ("en", "row 2, column C: 17 Maret 2000"),
    ],
)
def test_the_dossier_shows_the_cell_beside_the_value_and_no_sealed_number(officer, language, told):
    taken_in(officer, workbook([person_row(born="17 Maret 2000", nik=NIK)]))
    officer.language = language
    officer.save()

    page = signed_in(officer).get(f"/candidates/{Candidate.objects.get().pk}/").content.decode()

    assert told in page
    assert NIK not in page


def test_the_rows_of_more_blocks_than_one_are_found_each_in_its_own(officer):
    rows = [person_row() for _ in range(actions.BLOCK + 5)]
    kept = taken_in(officer, workbook(rows))

    found = [origins_of(kept, number)["id"][0].value for number in (2, actions.BLOCK + 1, actions.BLOCK + 6)]

    assert found == [rows[0]["id"], rows[actions.BLOCK - 1]["id"], rows[-1]["id"]]
    assert kept.cells.count() == 2


def test_a_row_that_was_known_already_keeps_no_second_copy_of_its_cells(officer):
    row = person_row()
    taken_in(officer, workbook([row]))

    again = taken_in(officer, workbook([row, person_row()]))

    assert origins_of(again, 2) == {}
    assert set(origins_of(again, 3)) >= {"id", "name"}


def test_an_undone_import_keeps_no_cell(officer):
    kept = taken_in(officer, workbook([person_row()]))

    actions.undo(kept=kept, by=officer)

    assert not Cells.objects.exists()


def test_each_value_of_a_vacancy_leads_back_to_its_cell():
    programme = make_programme()
    vacancy = make_vacancy(programme, past_the_horizon(id="V-1"))

    origins = origins_of(vacancy.came_by, vacancy.row)

    assert keys(vacancy.terms) - {"pay.currency"} <= set(origins)
    assert {"id", "employer", "title", "category", "seats"} <= set(origins)
    page = signed_in(make_officer(programme)).get(f"/vacancies/{vacancy.pk}/").content.decode()
    assert "Cell by cell: row 2 of" in page
