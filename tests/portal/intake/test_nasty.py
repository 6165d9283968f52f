"""Files nobody meant to send, and files in every form that offices send: no row is lost, nothing is half written."""

from typing import Any

import pytest
from django.db import connection

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.intake import actions, bridge, tasks
from kakehashi.portal.intake.models import Cells, Import, State
from tests.portal.candidates.make import person_row, read, taken_in, workbook
from tests.portal.intake.make import sheet_of
from tests.portal.make import make_user, signed_in
from tests.sheets.make import make_text
from tests.sheets.nasty import inputs
from tests.sheets.old_books import make_old_book
from tests.sheets.open_documents import make_open_document

ROWS: list[list[Any]] = [
    ["No. Kandidat", "氏名", "生年月日", "性別", "Provinsi", "LPK/BLK"],
    ["K-1", "SUPARTI", "平成13年2月14日", "女", "Bali", "LPK Karya"],
    ["K-2", "BUDI", "31-02-2001", "L", "Bali", "LPK Karya"],
    ["K-3", "NUR AINI", "14 Februari 2001", "P", "Jawa Tengah", ""],
]
FORMS = {
    "xlsx": sheet_of(ROWS),
    "xls": make_old_book(ROWS),
    "ods": make_open_document(ROWS),
    "csv": make_text(ROWS),
    "semicolons": make_text(ROWS, delimiter=";"),
    "tsv": make_text(ROWS, delimiter="\t"),
    **{encoding: make_text(ROWS, encoding=encoding) for encoding in ("utf-8-sig", "cp932", "utf-16", "euc_jp")},
}


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def assert_nothing_is_half_written(kept: Import) -> None:
    """What the import says is what the tables hold."""
    people = Candidate.objects.filter(came_by=kept)
    assert kept.accepted + kept.refused == kept.read
    assert people.count() == kept.added
    assert sum(len(block.rows) for block in Cells.objects.filter(of_import=kept)) == kept.added
    for person in people:
        assert {"name", "born", "sex", "home"} <= set(bridge.origins_of(kept, person.row))


@pytest.mark.parametrize("form", FORMS)
def test_one_list_is_the_same_people_in_every_form_that_offices_send(officer, form):
    kept = taken_in(officer, FORMS[form])

    assert (kept.state, kept.read, kept.accepted, kept.refused) == (State.DONE, 3, 2, 1)
    assert [(fault.row, fault.code) for fault in kept.faults.all()] == [(3, "no_such_date")]
    assert list(Candidate.objects.order_by("number").values_list("number", "name", "born", "row")) == [
        ("K-1", "SUPARTI", Candidate.objects.get(number="K-1").born, 2),
        ("K-3", "NUR AINI", Candidate.objects.get(number="K-1").born, 4),
    ]
    assert_nothing_is_half_written(kept)


def test_whatever_is_sent_ends_in_a_page_that_says_so_and_in_whole_rows(officer):
    client, ends = signed_in(officer), set()

    for data in inputs(20261124, 80):
        kept = read(officer, data)
        if kept.accepted:
            tasks.take_in.call(str(actions.decide(kept=kept).pk))
            kept.refresh_from_db()
        pages = [client.get(f"/imports/{kept.pk}/{page}").status_code for page in ("", "columns/")]
        files = [client.get(f"/imports/{kept.pk}/{file}").status_code for file in ("refused/", "marked/")]

        ends.add(kept.state)
        assert pages in ([200, 200], [200, 302])
        assert files == ([404, 404] if kept.state == State.REFUSED else [200, 200])
        assert_nothing_is_half_written(kept)
    assert ends >= {State.REFUSED, State.DONE}


def test_a_cell_longer_than_its_column_refuses_its_row_and_no_other(officer):
    rows = [
        person_row(id="K" * 41),
        person_row(training_centre="L" * 201),
        person_row(id="K" * 40, training_centre="L" * 200),
    ]

    kept = taken_in(officer, workbook(rows))

    assert [(fault.row, fault.column, fault.code) for fault in kept.faults.all()] == [
        (2, "A", "too_long"),
        (3, "G", "too_long"),
    ]
    assert Candidate.objects.get().number == "K" * 40


def test_two_rows_alike_without_a_number_are_one_person_and_the_second_is_told(officer):
    row = person_row(id="")

    kept = taken_in(officer, workbook([row, row, person_row(id="")]))

    (fault,) = kept.faults.filter(is_warning=False)
    assert (fault.row, fault.code) == (3, "row_twice")
    assert "row 2" in fault.reason["en"]
    assert Candidate.objects.count() == 2


def test_rows_without_numbers_are_known_again_in_another_file(officer):
    rows = [person_row(id="") for _ in range(3)]
    taken_in(officer, workbook(rows))

    again = taken_in(officer, workbook(reversed(rows)))

    assert (again.added, again.known) == (0, 3)


def test_the_same_file_with_other_meanings_of_its_columns_brings_nobody_twice(officer):
    data = sheet_of([["Nama", "Tgl lahir", "L/P", "Provinsi", "Lembaga"], ["SITI", "14-02-2001", "P", "Bali", "LPK A"]])
    client = signed_in(officer)
    taken_in(officer, data)
    kept = read(officer, data)
    columns = {"column0": "name", "column1": "born", "column2": "sex", "column3": "home", "column4": "training_centre"}
    client.post(f"/imports/{kept.pk}/columns/", columns)

    tasks.read_file.call(str(kept.pk))

    kept.refresh_from_db()
    assert [fault.code for fault in kept.faults.filter(is_warning=False)] == ["row_known"]
    assert kept.accepted == 0


def test_a_centre_without_any_ministry_is_told_row_by_row_and_the_worker_goes_on():
    kept = read(make_user(Role.TRAINING_CENTRE), workbook([person_row()]))

    assert (kept.state, kept.accepted, kept.refused) == (State.PREVIEW, 0, 1)
    assert kept.faults.get().code == "no_pool"


def test_undo_asks_for_no_more_than_a_database_takes_at_once(officer, monkeypatch):
    monkeypatch.setattr("kakehashi.portal.intake.queries.CHUNK", 3)
    kept = taken_in(officer, workbook([person_row(nik="3374015703000001"), *(person_row() for _ in range(9))]))

    actions.undo(kept=kept, by=officer)

    assert not Candidate.objects.exists()
    assert not SealedValue.objects.exists()


def test_undo_costs_as_many_statements_for_many_people_as_for_one(officer):
    counts = []
    for people in (1, 40):
        kept = taken_in(officer, workbook([person_row(nik="3374015703000001") for _ in range(people)]))
        connection.force_debug_cursor = True
        before = len(connection.queries_log)
        actions.undo(kept=kept, by=officer)
        counts.append(len(connection.queries_log) - before)
        connection.force_debug_cursor = False

    assert counts[0] == counts[1]
