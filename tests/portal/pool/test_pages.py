import io
import re

import pytest
from python_calamine import CalamineWorkbook

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.candidates.make import assess, make_candidate, person_row, taken_in, workbook
from tests.portal.make import make_user, signed_in


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def filled(officer):
    rows = [
        person_row(home="Bali", nik="3374015703000001", passport="C1234567X"),
        person_row(home="Bali", tests=""),
        person_row(home="Jawa Tengah"),
    ]
    taken_in(officer, workbook(rows))
    assess(officer)
    return signed_in(officer)


def test_the_chart_has_a_bar_and_a_row_for_each_choice_that_is_left(officer):
    page = filled(officer).get("/candidates/chart/?by=province").content.decode()

    assert re.findall(r'<th scope="row">([^<]+)</th><td class="count">(\d)</td>', page) == [
        ("Bali", "2"),
        ("Central Java", "1"),
    ]
    assert re.findall(r'<rect [^>]*width="(\d+)"', page) == ["100", "50"]


def test_the_chart_counts_within_the_filters_of_the_address(officer):
    page = filled(officer).get("/candidates/chart/?by=province&answer=unknown").content.decode()

    assert re.findall(r'<th scope="row">([^<]+)</th>', page) == ["Bali"]


def test_a_training_centre_is_not_counted_by_centre(officer):
    centre = make_user(Role.TRAINING_CENTRE)
    make_candidate(officer, training_centre=centre.organisation.name)

    page = signed_in(centre).get("/candidates/chart/?by=centre").content.decode()

    assert "Training centre</a>" not in page
    assert '<caption class="hidden-text">Answer</caption>' in page


def rows_of(data):
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()


def test_the_file_holds_the_people_of_the_list_and_no_sealed_number(officer):
    client = filled(officer)

    answer = client.post("/candidates/export/?province=ID-BA", {"form": "xlsx"})

    rows = rows_of(answer.content)
    assert len(rows) == 3
    assert {row[4] for row in rows[1:]} == {"Bali"}
    assert "3374015703000001" not in repr(rows)
    assert "C1234567X" not in repr(rows)
    assert answer["Content-Disposition"].startswith("attachment")


def test_giving_a_list_out_is_one_deed_with_its_digest_and_no_name(officer):
    client = filled(officer)

    client.post("/candidates/export/", {"form": "csv"})

    line = Line.objects.get(deed=Deed.POOL_EXPORTED)
    assert line.detail.keys() == {"people_listed", "form", "sha256"}
    assert line.detail["people_listed"] == 3


def test_csv_begins_with_the_mark_that_excel_needs(officer):
    assert filled(officer).post("/candidates/export/", {"form": "csv"}).content.startswith(b"\xef\xbb\xbf")


def test_what_cp932_does_not_have_is_told_first_and_written_as_a_sign_when_that_is_wanted(officer):
    make_candidate(officer, name="Niña")
    client = signed_in(officer)

    told = client.post("/candidates/export/", {"form": "csv-cp932"})
    given = client.post("/candidates/export/", {"form": "csv-cp932", "all_the_same": "1"})

    assert "1 character does not exist in CP932" in told.content.decode()
    assert "<td>ñ</td>" in told.content.decode()
    assert "Ni〓a" in given.content.decode("cp932")
    assert Line.objects.filter(deed=Deed.POOL_EXPORTED).count() == 1


def test_without_a_form_no_file_is_given(officer):
    page = filled(officer).post("/candidates/export/", {}).content.decode()

    assert "Choose the form of the file" in page
    assert not Line.objects.filter(deed=Deed.POOL_EXPORTED).exists()


def test_a_training_centre_takes_its_own_people_only(officer):
    centre = make_user(Role.TRAINING_CENTRE)
    own = make_candidate(officer, training_centre=centre.organisation.name)
    make_candidate(officer)

    answer = signed_in(centre).post("/candidates/export/", {"form": "xlsx"})

    assert [row[0] for row in rows_of(answer.content)[1:]] == [own.number]


@pytest.mark.parametrize("address", ["chart/", "export/"])
def test_of_a_list_whose_filter_has_a_fault_nothing_is_drawn_or_given_out(officer, address):
    client = filled(officer)

    asked = client.get(f"/candidates/{address}?name=%25")
    given = client.post(f"/candidates/{address}?name=%25", {"form": "xlsx"})

    assert asked.url == given.url == "/candidates/?name=%25"
    assert "Write at least one letter of the name." in client.get(asked.url).content.decode()
    assert not Line.objects.filter(deed=Deed.POOL_EXPORTED).exists()
