import io

import pytest
import python_calamine

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.intake import actions
from kakehashi.portal.intake.models import SILENCE, Import, State
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from tests.portal.candidates.make import begun, person_row, read, taken_in, workbook
from tests.portal.documents.make import ACTS
from tests.portal.intake.make import upload
from tests.portal.make import make_user, signed_in

NEW = "/imports/new/candidates/"


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def test_a_chosen_file_is_stored_and_waits_for_the_worker(officer):
    answer = signed_in(officer).post(NEW, {"file": upload(workbook([person_row()]))})

    kept = Import.objects.get()
    assert answer.url == f"/imports/{kept.pk}/"
    assert kept.state == State.READING
    assert "The file is being read" in signed_in(officer).get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({}, "Choose a file"),
        ({"file": upload(b"")}, "This file is empty"),
        ({"file": [upload(b"a", "a.csv"), upload(b"b", "b.csv")]}, "2 files were chosen. Import one at a time."),
    ],
)
def test_no_file_an_empty_file_and_two_files_are_told_at_the_field(officer, files, told):
    page = signed_in(officer).post(NEW, files).content.decode()

    assert told in page
    assert "<title>Error: " in page
    assert not Import.objects.exists()


def test_a_file_larger_than_the_limit_is_told_at_the_field(officer, settings):
    settings.SHEET_BYTES = 10

    page = signed_in(officer).post(NEW, {"file": upload(b"x" * 11)}).content.decode()

    assert "larger than 64 MB" in page
    assert not Import.objects.exists()


def test_the_preview_names_row_column_value_reason_and_fix(officer):
    kept = read(officer, workbook([person_row(), person_row(born="31-02-2001")]))

    page = signed_in(officer).get(f"/imports/{kept.pk}/").content.decode()

    assert "Rows that can be taken in: 1 of 2" in page
    assert "Tanggal lahir" in page
    assert "31-02-2001" in page
    assert "Take 1 row in" in page


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_faults_are_told_in_the_readers_language(officer, language):
    kept = read(officer, workbook([person_row(born="31-02-2001")]))
    officer.language = language
    officer.save()

    page = signed_in(officer).get(f"/imports/{kept.pk}/").content.decode()

    assert kept.faults.get().reason[language] in page


def test_a_decision_is_taken_once(officer):
    kept = read(officer, workbook([person_row()]))
    client = signed_in(officer)

    client.post(f"/imports/{kept.pk}/commit/")

    kept.refresh_from_db()
    assert kept.state == State.COMMITTING


def test_a_decision_pressed_twice_is_taken_once_and_breaks_nothing(officer):
    kept = read(officer, workbook([person_row()]))
    client, address = signed_in(officer), f"/imports/{kept.pk}/commit/"

    codes = [client.post(address).status_code for _ in range(2)]

    assert codes == [302, 302]


def test_a_preview_can_be_left_and_then_waits_no_more(officer):
    kept = read(officer, workbook([person_row()]))
    client = signed_in(officer)

    client.post(f"/imports/{kept.pk}/discard/")
    client.post(f"/imports/{kept.pk}/commit/")

    kept.refresh_from_db()
    assert kept.state == State.DISCARDED
    assert "The file was not taken in" in client.get(f"/imports/{kept.pk}/").content.decode()
    assert "waits to be taken in" not in client.get("/desk/").content.decode()
    assert not Candidate.objects.exists()


def test_an_empty_sheet_with_the_right_columns_can_be_downloaded(officer):
    answer = signed_in(officer).get("/imports/new/candidates/template/")

    assert answer.content[:2] == b"PK"
    assert signed_in(make_user(Role.EMPLOYER)).get("/imports/new/candidates/template/").status_code == 403


def test_an_import_that_gives_no_sign_of_life_is_shown_as_interrupted_and_can_go_on(officer):
    kept = actions.decide(kept=read(officer, workbook([person_row()])))
    Import.objects.filter(pk=kept.pk).update(sign_of_life_at=kept.sign_of_life_at - 2 * SILENCE)
    client = signed_in(officer)

    page = client.get(f"/imports/{kept.pk}/").content.decode()

    assert "The import was interrupted" in page
    assert "0 rows are in; none is lost" in page
    assert client.post(f"/imports/{kept.pk}/resume/").status_code == 302


def test_undo_asks_first_and_then_takes_all_back(officer):
    kept = taken_in(officer, workbook([person_row(), person_row()]))
    client, address = signed_in(officer), f"/imports/{kept.pk}/undo/"

    asked = client.get(address).content.decode()
    done = client.post(address)

    assert "2 rows that it brought are removed" in asked
    assert done.status_code == 302
    assert not Candidate.objects.exists()


def test_an_undo_that_is_refused_names_who_built_on_it(officer):
    kept = taken_in(officer, workbook([person_row()]))
    person = Candidate.objects.get()
    colleague = make_user(Role.MINISTRY, full_name="Ibu Sari")
    record(deed=Deed.EVIDENCE_RECORDED, subject=person, actor=colleague, rests_on=[person])
    client = signed_in(officer)

    page = client.get(f"/imports/{kept.pk}/undo/").content.decode()
    client.post(f"/imports/{kept.pk}/undo/")

    assert "This import cannot be undone any more" in page
    assert "Ibu Sari" in page
    assert Candidate.objects.count() == 1


def test_the_same_file_again_is_said_on_the_page(officer):
    data = workbook([person_row()])
    taken_in(officer, data)

    again = read(officer, data)

    page = signed_in(officer).get(f"/imports/{again.pk}/").content.decode()
    assert "The same file was taken in on" in page


def test_refused_rows_come_back_as_a_spreadsheet(officer):
    kept = read(officer, workbook([person_row(born="31-02-2001")]))

    answer = signed_in(officer).get(f"/imports/{kept.pk}/refused/")

    assert answer.content[:2] == b"PK"
    assert "attachment" in answer["Content-Disposition"]


@pytest.mark.parametrize(("language", "told"), [("id", "tidak ada"), ("ja", "ありません"), ("en", "does not exist")])
def test_the_whole_sheet_comes_back_marked_in_the_readers_language(officer, language, told):
    good, wrong = person_row(), person_row(born="31-02-2001")
    kept = read(officer, workbook([good, wrong]))
    officer.language = language
    officer.save()

    answer = signed_in(officer).get(f"/imports/{kept.pk}/marked/")

    cells = python_calamine.load_workbook(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in cells[1:]] == [good["id"], wrong["id"]]
    assert cells[1][-2:] == ["", ""]
    assert "31-02-2001" in cells[2]
    assert told in cells[2][-2]


def test_what_only_the_programme_can_tell_is_marked_too(officer):
    row = person_row()
    taken_in(officer, workbook([row]))
    kept = read(officer, workbook([{**row, "born": "1999-01-01"}]))

    answer = signed_in(officer).get(f"/imports/{kept.pk}/marked/")

    cells = python_calamine.load_workbook(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert "in the pool already" in cells[1][-2]


@pytest.mark.parametrize("address", ["refused/", "marked/"])
@pytest.mark.parametrize(
    ("stands", "data"), [(begun, workbook([person_row(born="31-02-2001")])), (read, b"no spreadsheet at all")]
)
def test_a_file_of_which_no_row_was_read_has_none_to_mend(officer, stands, data, address):
    kept = stands(officer, data)

    assert signed_in(officer).get(f"/imports/{kept.pk}/{address}").status_code == 404


def test_another_organisations_import_is_not_found(officer):
    kept = read(officer, workbook([person_row()]))
    client = signed_in(make_user(Role.MINISTRY))

    for address in ("", "undo/", "refused/", "marked/", "columns/"):
        assert client.get(f"/imports/{kept.pk}/{address}").status_code == 404
    assert client.post(f"/imports/{kept.pk}/commit/").status_code == 404


def test_an_employer_may_not_import_candidates():
    assert signed_in(make_user(Role.EMPLOYER)).get(NEW).status_code == 403


def test_a_spreadsheet_with_a_macro_is_refused_before_it_is_stored(officer):
    page = signed_in(officer).post(NEW, {"file": upload(ACTS["xlsm"])}).content.decode()

    assert "carries a macro or a program" in page
    assert not Import.objects.exists()
