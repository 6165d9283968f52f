"""Who seals, and when: a worker does, from its start on, whatever becomes of it."""

import signal
from contextlib import closing
from threading import Thread
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from kakehashi.portal.ledger import actions, chain, queries
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Seal
from kakehashi.portal.ledger.tasks import PAUSE, seal_what_waits
from tests.portal.make import make_organisation
from tests.portal.office import Office
from tests.waiting import happens

RECORD = """
from kakehashi.portal.accounts.models import Organisation
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed
office = Organisation.objects.first() or Organisation.objects.create(kind="ministry", name="Ministry")
record(deed=Deed.SIGNED_IN, subject=office, actor=None)
"""
REFILLED = "kakehashi.portal.candidates.tasks.refill_searched"
KEPT = f"""
from threading import Thread
from time import monotonic, sleep
from kakehashi.portal.ledger import queries, tasks
tasks.PAUSE = 0.2
Thread(target=tasks.keep_sealing, daemon=True).start()
for _ in range(3):
    {RECORD.strip().replace(chr(10), chr(10) + "    ")}
    end = monotonic() + 20
    while queries.unsealed().exists() and monotonic() < end:
        sleep(0.1)
"""


def record() -> None:
    actions.record(deed=Deed.SIGNED_IN, subject=make_organisation(), actor=None)


def test_what_waits_is_sealed():
    record()
    record()

    seal_what_waits()
    record()
    seal_what_waits()
    seal_what_waits()

    assert not queries.unsealed().exists()
    assert Seal.objects.count() == 3
    assert chain.faults(queries.exported()) == []


def test_where_the_database_fails_the_log_tells_it_and_the_next_time_seals(caplog):
    def fails(*_: Any) -> None:
        raise OperationalError("the server closed the connection")

    record()
    with connection.execute_wrapper(fails):
        seal_what_waits()
    seal_what_waits()

    assert "The ledger was not sealed; it is tried again in 60 s" in caplog.text
    assert not queries.unsealed().exists()


@pytest.mark.postgresql
def test_who_seals_waits_for_another_who_does_and_goes_on_from_there(transactional_db):
    record()
    actions.seal()
    record()

    def seals() -> None:
        with closing(connection):
            actions.seal()

    other = Thread(target=seals)
    with transaction.atomic():
        actions.seal()
        record()
        other.start()
        assert happens(lambda: held_up() == 1)
    other.join()

    assert Seal.objects.count() == 3
    assert chain.faults(queries.exported()) == []


def held_up() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0]


@pytest.fixture
def office(tmp_path) -> Office:
    return Office(tmp_path / "home")


@pytest.mark.sqlite
def test_after_every_pause_what_was_recorded_meanwhile_is_sealed(office):
    office.run(KEPT)

    assert PAUSE <= 60
    assert office.ask("SELECT position FROM ledger_seal ORDER BY line_id") == [(1,), (2,), (3,)]


@pytest.mark.sqlite
def test_workers_that_are_killed_and_started_again_seal_every_deed_once_and_leave_nothing_in_the_queue(office):
    for deeds in (1, 2):
        office.run(RECORD)
        workers = [office.start("worker"), office.start("worker")]
        sealed = happens(lambda: office.ask("SELECT count(*) FROM ledger_seal") == [(deeds,)])  # noqa: B023 - at once
        for worker, how in zip(workers, (signal.SIGKILL, signal.SIGTERM), strict=True):
            worker.send_signal(how)
            worker.wait(timeout=20)
        assert sealed

    assert office.ask("SELECT position FROM ledger_seal ORDER BY line_id") == [(1,), (2,)]
    left = office.ask("SELECT task_path FROM django_tasks_database_dbtaskresult")
    assert {path for (path,) in left} <= {REFILLED}  # a worker asks for it when it starts, and may be killed before
