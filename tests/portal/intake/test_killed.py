"""A worker killed in the middle of an import loses no row: with real processes, on a database file of its own."""

import json
import signal
import subprocess
import time

import pytest

from tests.portal.candidates.make import person_row, workbook
from tests.portal.office import Office

pytestmark = pytest.mark.sqlite

ROWS = 5_000
BEGIN = """
from datetime import date
from kakehashi.portal.accounts.models import Organisation, Role, User
from kakehashi.portal.intake import actions, tasks
office = Organisation.objects.create(kind="ministry", name="Ministry")
who = dict(role=Role.MINISTRY, full_name="Officer", organisation=office, language="en")
officer = User.objects.create_user("officer", None, **who)
data = open({path!r}, "rb").read()
day = date(2026, 11, 24)
kept = actions.begin(kind="candidates", data=data, filename="a.xlsx", media_type="x", by=officer, day=day)
tasks.read_file.call(str(kept.pk))
actions.decide(kept=kept)
tasks.take_in.enqueue(str(kept.pk))
"""
AGAIN = "from kakehashi.portal.intake.tasks import go_on_with_all; go_on_with_all()"
SHOWN = """
from datetime import timedelta
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from kakehashi.portal.accounts.models import User
from kakehashi.portal.intake.models import Import
call_command("collectstatic", verbosity=0, interactive=False)
kept = Import.objects.get()
Import.objects.update(sign_of_life_at=timezone.now() - timedelta(seconds=31))
client = Client(); client.force_login(User.objects.get())
print(client.get(f"/imports/{kept.pk}/", headers={"host": "localhost"}).content.decode())
"""


def birthday(number: int) -> str:
    """Another one for each: hundreds of one birthday would all be each other's likely doubles."""
    return f"{1985 + number % 20}-{number % 12 + 1:02}-{number % 28 + 1:02}"


def worker(office: Office) -> subprocess.Popen:
    return office.start("manage", "db_worker", "--batch", "--interval", "0")


def rows(office: Office) -> list[tuple]:
    return office.ask("SELECT number, name, born, home, facts, row, row_digest FROM candidates_candidate ORDER BY row")


def cells(office: Office) -> list[tuple]:
    return office.ask("SELECT first, last, rows FROM intake_cells ORDER BY first")


def counts(office: Office) -> tuple[int, int]:
    """What the import says is in, and the rows that are, at one moment."""
    return office.ask("SELECT committed, (SELECT count(*) FROM candidates_candidate) FROM intake_import")[0]


def lines(office: Office) -> list[tuple]:
    return office.ask("SELECT deed, detail FROM ledger_line WHERE deed LIKE 'import:%' ORDER BY id")


def test_killed_after_three_hundred_rows_it_says_so_and_ends_as_if_undisturbed(tmp_path):
    file = tmp_path / "people.xlsx"
    file.write_bytes(workbook([person_row(born=birthday(n)) for n in range(ROWS)]))
    disturbed, undisturbed = Office(tmp_path / "disturbed"), Office(tmp_path / "undisturbed")
    for office in (disturbed, undisturbed):
        office.run(BEGIN.format(path=str(file)))

    killed = worker(disturbed)
    end = time.monotonic() + 60
    seen = [(0, 0)]
    while max(seen[-1]) < 300 and time.monotonic() < end:
        seen.append(counts(disturbed))
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    committed, half = counts(disturbed)
    page = disturbed.run(SHOWN)
    disturbed.run(AGAIN)
    assert worker(disturbed).wait() == worker(undisturbed).wait() == 0

    assert {told - held for told, held in seen} == {0}
    assert committed == half
    assert 300 <= half < ROWS
    assert "The import was interrupted" in page
    assert f"{half:,} rows are in; none is lost" in page
    assert len(rows(undisturbed)) == ROWS
    assert rows(disturbed) == rows(undisturbed)
    assert sum(len(json.loads(block)) for _first, _last, block in cells(undisturbed)) == ROWS
    assert cells(disturbed) == cells(undisturbed)
    assert lines(disturbed) == lines(undisturbed)
