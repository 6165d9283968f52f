from datetime import timedelta

import pytest

from kakehashi.portal.accounts.models import Organisation, Role
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.intake import actions, tasks
from kakehashi.portal.intake.models import ForbiddenMove, Import, State
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.candidates.make import begun, person_row, read, taken_in, workbook
from tests.portal.make import make_user


def test_what_is_read_is_previewed_and_nothing_is_taken_in_before_the_decision():
    officer = make_user(Role.MINISTRY)

    kept = read(officer, workbook([person_row(), person_row(born="31-02-2001"), person_row()]))

    assert (kept.state, kept.read, kept.accepted, kept.refused) == (State.PREVIEW, 3, 2, 1)
    assert [(fault.row, fault.code) for fault in kept.faults.filter(is_warning=False)] == [(3, "no_such_date")]
    assert not Candidate.objects.exists()


def test_a_decided_import_takes_every_accepted_row_in_and_writes_one_line():
    officer = make_user(Role.MINISTRY)

    kept = taken_in(officer, workbook([person_row() for _ in range(250)]))

    assert (kept.state, kept.committed, kept.added) == (State.DONE, 250, 250)
    assert Candidate.objects.count() == 250
    line = Line.objects.get(deed=Deed.IMPORT_COMMITTED)
    assert line.detail["rows_digest"] == kept.rows_digest
    assert line.actor == officer


def test_the_same_file_twice_changes_nothing():
    officer = make_user(Role.MINISTRY)
    data = workbook([person_row() for _ in range(3)])
    taken_in(officer, data)
    before = list(Candidate.objects.order_by("number").values())

    again = taken_in(officer, data)

    assert (again.committed, again.added, again.known) == (3, 0, 3)
    assert list(Candidate.objects.order_by("number").values()) == before


def test_the_preview_says_what_is_new_and_what_is_known_before_anything_is_taken_in():
    officer = make_user(Role.MINISTRY)
    rows = [person_row() for _ in range(3)]
    taken_in(officer, workbook(rows))

    kept = read(officer, workbook([*rows, person_row(), person_row(born="31-02-2001")]))

    assert (kept.accepted, kept.known_before, kept.new_before, kept.refused) == (4, 3, 1, 1)


def test_a_long_file_says_how_far_it_was_read(monkeypatch):
    monkeypatch.setattr("kakehashi.sheets.checking.ROWS_BETWEEN_SIGNS", 2)
    kept = begun(make_user(Role.MINISTRY), workbook([person_row() for _ in range(5)]))

    tasks._read(kept)

    kept.refresh_from_db()
    assert kept.seen == 4


def test_the_time_left_is_told_from_the_rows_that_are_in():
    officer = make_user(Role.MINISTRY)
    kept = actions.decide(kept=read(officer, workbook([person_row() for _ in range(10)])))
    assert kept.minutes_left is None

    kept.committed, kept.sign_of_life_at = 4, kept.decided_at + timedelta(minutes=20)

    assert kept.minutes_left == (21, 45)


def test_a_known_number_with_other_details_is_refused_by_name_of_its_row():
    officer = make_user(Role.MINISTRY)
    row = person_row()
    taken_in(officer, workbook([row]))

    kept = read(officer, workbook([person_row(), {**row, "born": "1999-01-01"}]))

    assert (kept.accepted, kept.refused) == (1, 1)
    assert [(fault.row, fault.code) for fault in kept.faults.filter(is_warning=False)] == [(3, "number_known")]


def test_an_import_stopped_between_two_batches_goes_on_to_the_same_end():
    officer = make_user(Role.MINISTRY)
    rows = [person_row() for _ in range(250)]
    data = workbook(rows)
    kept = actions.decide(kept=read(officer, data))
    usable, _screened = actions.usable_rows(kept=kept, reading=tasks._read(kept))
    actions._commit_batch(kept, usable)

    tasks.take_in.call(str(kept.pk))

    kept.refresh_from_db()
    assert (kept.state, kept.committed, kept.added) == (State.DONE, 250, 250)
    assert list(Candidate.objects.order_by("row").values_list("number", flat=True)) == [row["id"] for row in rows]
    assert Line.objects.filter(deed=Deed.IMPORT_COMMITTED).count() == 1


def test_the_worker_called_twice_takes_in_once():
    officer = make_user(Role.MINISTRY)
    kept = taken_in(officer, workbook([person_row()]))

    tasks.take_in.call(str(kept.pk))

    assert Candidate.objects.count() == 1
    assert Line.objects.filter(deed=Deed.IMPORT_COMMITTED).count() == 1


def test_undo_removes_all_that_the_import_brought_and_nothing_else():
    officer = make_user(Role.MINISTRY)
    stays = taken_in(officer, workbook([person_row(nik="3374015703000001")]))
    goes = taken_in(officer, workbook([person_row(), person_row()]))

    actions.undo(kept=goes, by=officer)

    goes.refresh_from_db()
    assert goes.state == State.UNDONE
    assert list(Candidate.objects.values_list("came_by", flat=True)) == [stays.pk]
    assert SealedValue.objects.count() == 1
    assert Line.objects.get(deed=Deed.IMPORT_UNDONE).actor == officer


def test_undo_is_refused_naming_who_once_a_later_deed_rests_on_a_row():
    officer, colleague = make_user(Role.MINISTRY), make_user(Role.MINISTRY, full_name="Ibu Sari")
    kept = taken_in(officer, workbook([person_row()]))
    person = Candidate.objects.get()
    record(deed=Deed.EVIDENCE_RECORDED, subject=person, actor=colleague, rests_on=[person])

    with pytest.raises(actions.StillStoodOn, match="Ibu Sari"):
        actions.undo(kept=kept, by=officer)

    kept.refresh_from_db()
    assert kept.state == State.DONE
    assert Candidate.objects.count() == 1


def test_an_import_that_was_undone_cannot_be_decided_again():
    officer = make_user(Role.MINISTRY)
    kept = taken_in(officer, workbook([person_row()]))
    actions.undo(kept=kept, by=officer)

    with pytest.raises(ForbiddenMove, match="it is final"):
        actions.decide(kept=kept)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n not a spreadsheet", "wrong_type"),
        (workbook([]), "empty_sheet"),
        (workbook([person_row()])[:900], "broken_zip"),
        (workbook([person_row()], headers=("id", "name", "sex", "home")), "missing_column"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_reason_and_nothing_half_written(data, code):
    officer = make_user(Role.MINISTRY)

    kept = read(officer, data)

    assert kept.state == State.REFUSED
    assert code in {fault.code for fault in kept.faults.all()}
    fault = kept.faults.get(code=code)
    assert set(fault.reason) == set(fault.fix) == {"id", "ja", "en"}
    assert all(fault.reason.values())
    assert not Candidate.objects.exists()


def test_what_a_killed_worker_left_is_taken_up_when_the_service_starts():
    officer = make_user(Role.MINISTRY)
    begun(officer, workbook([person_row()]))

    assert tasks.go_on_with_all() == 1


def test_a_training_centres_import_fills_the_ministrys_pool_with_its_own_people():
    ministry = make_user(Role.MINISTRY)
    centre = make_user(Role.TRAINING_CENTRE)

    taken_in(centre, workbook([person_row(training_centre="LPK Lain")]))

    person = Candidate.objects.get()
    assert person.pool == ministry.organisation
    assert person.training_centre == centre.organisation
    assert not Organisation.objects.filter(name="LPK Lain").exists()


def test_accepted_and_refused_rows_together_are_the_rows_read():
    officer = make_user(Role.MINISTRY)
    rows = [person_row(name="NULL" if place % 3 == 0 else "SUPARTI") for place in range(10)]

    kept = read(officer, workbook(rows))

    assert kept.accepted + kept.refused == kept.read == 10
    assert Import.objects.get().refused == 4
