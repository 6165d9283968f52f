"""An import at whose file our own program fails: it is said, logged, and can be put away."""

import logging

import pytest
from django.db import OperationalError

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.intake import actions, bridge, tasks
from kakehashi.portal.intake.models import SILENCE, Import, State
from tests.portal.candidates.make import begun, person_row, read, workbook
from tests.portal.make import make_user, signed_in


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


def fails_with(monkeypatch, failure: BaseException) -> None:
    def failing(*_args: object, **_more: object) -> object:
        raise failure

    monkeypatch.setattr(bridge, "reading_of", failing)


def silent(kept: Import) -> Import:
    """The same import, of which nothing was heard for a while."""
    Import.objects.filter(pk=kept.pk).update(sign_of_life_at=kept.sign_of_life_at - 2 * SILENCE)
    kept.refresh_from_db()
    return kept


def test_a_file_at_which_the_program_fails_is_refused_with_the_reason_and_the_failure_is_logged(
    officer, monkeypatch, caplog
):
    fails_with(monkeypatch, RecursionError("too deep"))
    kept = begun(officer, workbook([person_row()]))

    with pytest.raises(RecursionError), caplog.at_level(logging.ERROR, "kakehashi.portal.intake"):
        tasks.read_file.call(str(kept.pk))

    kept.refresh_from_db()
    page = signed_in(officer).get(f"/imports/{kept.pk}/").content.decode()
    assert kept.state == State.REFUSED
    assert [(fault.row, fault.code) for fault in kept.faults.all()] == [(0, "reading_failed")]
    assert "The program failed while reading this file" in page
    assert "Go on" not in page
    assert str(kept.pk) in caplog.text
    assert "RecursionError: too deep" in caplog.text


def test_a_file_that_was_refused_so_is_not_taken_up_at_the_next_start(officer, monkeypatch):
    fails_with(monkeypatch, MemoryError())
    kept = begun(officer, workbook([person_row()]))
    with pytest.raises(MemoryError):
        tasks.read_file.call(str(kept.pk))

    assert tasks.go_on_with_all() == 0


def test_trouble_of_the_database_is_no_fault_of_the_file_and_the_import_is_taken_up_again(officer, monkeypatch):
    kept = begun(officer, workbook([person_row()]))
    with monkeypatch.context() as during:
        fails_with(during, OperationalError("database is locked"))
        with pytest.raises(OperationalError):
            tasks.read_file.call(str(kept.pk))
    kept.refresh_from_db()
    assert (kept.state, kept.faults.count()) == (State.READING, 0)

    tasks.read_file.call(str(kept.pk))

    kept.refresh_from_db()
    assert (kept.state, kept.accepted) == (State.PREVIEW, 1)


def test_a_file_whose_reading_stopped_can_be_put_away_and_one_that_is_being_read_cannot(officer):
    kept = begun(officer, workbook([person_row()]))
    client = signed_in(officer)

    client.post(f"/imports/{kept.pk}/discard/")
    kept.refresh_from_db()
    assert kept.state == State.READING

    page = client.get(f"/imports/{silent(kept).pk}/").content.decode()
    client.post(f"/imports/{kept.pk}/discard/")
    kept.refresh_from_db()
    assert f"/imports/{kept.pk}/discard/" in page
    assert kept.state == State.DISCARDED
    assert client.get(f"/imports/{kept.pk}/").status_code == 200
    assert client.get(f"/imports/{kept.pk}/refused/").status_code == 404


def test_a_reading_that_ends_after_the_import_was_put_away_changes_nothing(officer):
    kept = silent(begun(officer, workbook([person_row()])))
    reading = bridge.reading_of(kept)
    actions.discard(kept=kept, by=officer)

    after = [
        actions.keep_reading(kept=kept, reading=reading),
        actions.refuse_file(kept=kept, found=[bridge.READING_FAILED]),
    ]

    assert [one.state for one in after] == [State.DISCARDED] * 2
    assert not kept.faults.exists()


def test_nested_brackets_in_a_date_refuse_their_row_and_the_import_goes_on(officer):
    kept = read(officer, workbook([person_row(), person_row(born=f"{'(' * 900}1-1-2001{')' * 900}")]))

    assert (kept.state, kept.accepted, kept.refused) == (State.PREVIEW, 1, 1)
