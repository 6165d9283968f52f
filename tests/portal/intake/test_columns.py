"""What the headers of a sender mean: asked once, remembered for that sender, changeable at the next list."""

import pytest

from kakehashi.portal.accounts.models import Organisation, Role
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.intake import bridge, tasks
from kakehashi.portal.intake.models import Heading, Import, State
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.candidates.make import begun, read, taken_in, workbook
from tests.portal.intake.make import sheet_of, upload
from tests.portal.make import make_organisation, make_user, signed_in

HEADS = ["Siswa", "Tgl lahir", "L/P", "Provinsi", "Panggilan"]
ROW = ["SUPARTI", "14-02-2001", "P", "Bali", "Parti"]
FIELDS = {"column0": "name", "column1": "born", "column2": "sex", "column3": "home", "column4": ""}


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def named(officer, kept: Import, **changes: str) -> Import:
    """The import after somebody has said what its columns mean, and the worker has read it again."""
    signed_in(officer).post(f"/imports/{kept.pk}/columns/", {**FIELDS, **changes})
    kept.refresh_from_db()
    if kept.state == State.READING:
        tasks.read_file.call(str(kept.pk))
        kept.refresh_from_db()
    return kept


def test_a_file_whose_needed_column_nobody_knows_leads_to_the_page_that_asks(officer):
    kept = read(officer, sheet_of([HEADS, ROW]))

    page = signed_in(officer).get(f"/imports/{kept.pk}/").content.decode()
    asked = signed_in(officer).get(f"/imports/{kept.pk}/columns/").content.decode()

    assert kept.state == State.REFUSED
    assert f"/imports/{kept.pk}/columns/" in page
    assert "nobody has said yet what this is" in asked
    assert "SUPARTI" in asked


def test_what_is_said_of_a_header_has_the_file_read_again_and_the_row_accepted(officer):
    kept = named(officer, read(officer, sheet_of([HEADS, ROW])))

    assert (kept.state, kept.read, kept.accepted) == (State.PREVIEW, 1, 1)
    assert kept.mapping == {"Siswa": "name", "Panggilan": None}
    assert not kept.faults.exists()
    line = Line.objects.get(deed=Deed.COLUMNS_NAMED)
    assert (line.detail, line.actor) == ({"named": 1, "left_out": 1}, officer)


def test_the_next_list_of_the_same_sender_is_read_without_asking(officer):
    named(officer, read(officer, sheet_of([HEADS, ROW])))

    again = read(officer, sheet_of([["SISWA ", *HEADS[1:]], ["BUDI", *ROW[1:]]]))

    assert (again.state, again.accepted) == (State.PREVIEW, 1)
    page = signed_in(officer).get(f"/imports/{again.pk}/columns/").content.decode()
    assert page.count(f"remembered: {officer.full_name}") == 2


def test_what_one_sender_means_holds_for_no_other(officer):
    named(officer, read(officer, sheet_of([HEADS, ROW])))

    other = read(make_user(Role.MINISTRY), sheet_of([HEADS, ROW]))

    assert other.state == State.REFUSED
    assert other.mapping == {}


def test_a_remembered_meaning_is_changed_at_the_next_list_and_the_older_one_is_gone(officer):
    named(officer, read(officer, sheet_of([HEADS, ROW])))
    again = read(officer, sheet_of([HEADS, ROW]))

    kept = named(officer, again, column4="training_centre")

    assert kept.mapping["Panggilan"] == "training_centre"
    assert dict(Heading.objects.values_list("header", "key")) == {"Siswa": "name", "Panggilan": "training_centre"}


def test_a_header_that_everybody_knows_can_be_left_out_and_taken_back(officer):
    kept = named(officer, read(officer, sheet_of([[*HEADS[:4], "No. HP"], [*ROW[:4], "0812-3456-7890"]])))
    assert kept.mapping == {"Siswa": "name", "No. HP": None}

    kept = named(officer, kept, column4="phone")

    assert kept.mapping == {"Siswa": "name"}
    assert not Heading.objects.filter(header="No. HP").exists()


def test_two_headers_cannot_mean_one_column_and_nothing_chosen_is_lost(officer):
    kept = read(officer, sheet_of([HEADS, ROW]))

    page = signed_in(officer).post(f"/imports/{kept.pk}/columns/", {**FIELDS, "column4": "name"}).content.decode()

    kept.refresh_from_db()
    assert kept.state == State.REFUSED
    assert "“Siswa” has this meaning already" in page
    assert "<title>Error: " in page
    assert not Heading.objects.exists()


def test_a_needed_column_left_out_is_told_on_the_page(officer):
    kept = read(officer, sheet_of([HEADS, ROW]))

    page = signed_in(officer).post(f"/imports/{kept.pk}/columns/", {**FIELDS, "column3": ""}).content.decode()

    assert "Home province" in page
    assert not Heading.objects.exists()


def test_two_lists_of_one_kind_are_told_apart_by_numbers(officer):
    heads = ["Nama", *HEADS[1:4], "Tes bahasa pertama", "Tes bahasa kedua"]
    kept = read(officer, sheet_of([heads, [*ROW[:4], "jlpt N4 2025-12-07", "jft_basic 212 2026-09-05"]]))

    client = signed_in(officer)
    client.post(f"/imports/{kept.pk}/columns/", {**FIELDS, "column4": "tests 1", "column5": "tests 2"})
    tasks.read_file.call(str(kept.pk))
    client.post(f"/imports/{kept.pk}/commit/")
    tasks.take_in.call(str(kept.pk))

    assert [test["test"] for test in Candidate.objects.get().facts["tests"]] == ["jlpt", "jft_basic"]


def test_another_sheet_of_the_file_can_be_chosen(officer):
    data = sheet_of([["Nama", "Tgl lahir"], ["x", "y"]], Angkatan2=[["Nama", *HEADS[1:4]], ROW[:4]])
    kept = read(officer, data)
    client = signed_in(officer)

    shown = client.get(f"/imports/{kept.pk}/columns/?sheet=Angkatan2").content.decode()
    client.post(f"/imports/{kept.pk}/columns/", {**FIELDS, "column0": "name", "sheet": "Angkatan2"})
    tasks.read_file.call(str(kept.pk))

    kept.refresh_from_db()
    assert "sheet “Angkatan2”" in shown
    assert (kept.sheet, kept.state, kept.accepted) == ("Angkatan2", State.PREVIEW, 1)


def test_a_sheet_that_the_file_does_not_have_leads_back(officer):
    kept = read(officer, sheet_of([HEADS, ROW]))

    answer = signed_in(officer).get(f"/imports/{kept.pk}/columns/?sheet=Nowhere")

    assert answer.url == f"/imports/{kept.pk}/"


def test_after_the_decision_nothing_can_be_said_of_the_columns_any_more(officer):
    kept = taken_in(officer, sheet_of([["Nama", *HEADS[1:4]], ROW[:4]]))

    signed_in(officer).post(f"/imports/{kept.pk}/columns/", FIELDS)

    kept.refresh_from_db()
    assert kept.state == State.DONE
    assert not Heading.objects.exists()


def test_a_file_that_cannot_be_opened_has_no_columns_to_name(officer):
    kept = read(officer, b"\x89PNG\r\n\x1a\n no spreadsheet")

    assert signed_in(officer).get(f"/imports/{kept.pk}/columns/").status_code == 302


def test_the_columns_of_another_organisation_are_not_found(officer):
    kept = read(officer, sheet_of([HEADS, ROW]))

    assert signed_in(make_user(Role.MINISTRY)).get(f"/imports/{kept.pk}/columns/").status_code == 404


def test_a_ministry_says_whose_list_it_is_and_that_centres_headers_are_used(officer):
    centre = make_organisation(Organisation.Kind.TRAINING_CENTRE, name="LPK Harapan")
    known = taken_in(officer, workbook([{"name": "SITI", "born": "2000-01-01", "sex": "P", "home": "Bali",
                                         "training_centre": "LPK Harapan"}]))  # fmt: skip
    client = signed_in(officer)

    client.post("/imports/new/candidates/", {"file": upload(sheet_of([HEADS, ROW])), "sender": centre.pk})

    kept = Import.objects.exclude(pk=known.pk).get()
    tasks.read_file.call(str(kept.pk))
    named(officer, kept)
    assert set(Heading.objects.values_list("sender", flat=True)) == {centre.pk}
    own = begun(officer, sheet_of([HEADS, ROW]))
    assert own.mapping == {}
    assert "list of LPK Harapan" in client.get(f"/imports/{kept.pk}/").content.decode()


def test_a_ministry_is_offered_no_centre_of_another_ministrys_people(officer):
    stranger = make_organisation(Organisation.Kind.TRAINING_CENTRE, name="LPK Lain")

    answer = signed_in(officer).post(
        "/imports/new/candidates/", {"file": upload(sheet_of([HEADS, ROW])), "sender": stranger.pk}
    )

    assert Import.objects.get().sender == officer.organisation
    assert answer.status_code == 302


def test_a_meaning_whose_column_is_no_more_is_forgotten_and_the_file_still_read(officer):
    Heading.objects.create(
        sender=officer.organisation,
        kind="candidates",
        form=bridge.form_of("Panggilan"),
        header="Panggilan",
        key="height",
        by=officer,
        at="2026-01-01T00:00:00Z",
    )

    kept = read(officer, sheet_of([["Nama", *HEADS[1:]], ROW]))

    assert (kept.state, kept.mapping) == (State.PREVIEW, {})
    assert "1 column was not read" in signed_in(officer).get(f"/imports/{kept.pk}/").content.decode()


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_the_choices_are_in_the_readers_language(officer, language):
    kept = read(officer, sheet_of([HEADS, ROW]))
    officer.language = language
    officer.save()

    page = signed_in(officer).get(f"/imports/{kept.pk}/columns/").content.decode()

    assert {"id": "Provinsi asal", "ja": "出身州", "en": "Home province"}[language] in page
