"""A worker killed in the middle of an import loses no row: with real processes, on a database file of its own."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.portal.candidates.make import person_row, workbook

pytestmark = pytest.mark.sqlite

ROWS = 1_200
BEGIN = """
import django; django.setup()
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
AGAIN = "import django; django.setup(); from kakehashi.portal.intake.tasks import go_on_with_all; go_on_with_all()"
SHOWN = """
import django; django.setup()
from datetime import timedelta
from unittest import mock
from django.test import Client
from django.utils import timezone
from kakehashi.portal.accounts.models import User
from kakehashi.portal.intake.models import Import
kept = Import.objects.get()
Import.objects.update(sign_of_life_at=timezone.now() - timedelta(seconds=11))
client = Client(); client.force_login(User.objects.get())
print(client.get(f"/imports/{kept.pk}/", headers={"host": "localhost"}).content.decode())
"""


class Office:
    """A portal with a home, a database file and a worker of its own."""

    def __init__(self, home: Path) -> None:
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "KAKEHASHI_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "kakehashi.portal.settings",
        }
        self.database = home / "kakehashi.sqlite3"
        self.manage("migrate", "-v0")
        self.manage("collectstatic", "-v0", "--noinput")

    def manage(self, *arguments: str) -> None:
        subprocess.run([sys.executable, "-m", "kakehashi.cli", "manage", *arguments], env=self.environment, check=True)

    def run(self, program: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", program], env=self.environment, check=True, capture_output=True, text=True
        ).stdout

    def ask(self, question: str) -> list[tuple]:
        with sqlite3.connect(self.database, timeout=20) as connection:
            return connection.execute(question).fetchall()

    def worker(self) -> subprocess.Popen:
        command = [sys.executable, "-m", "kakehashi.cli", "manage", "db_worker", "--batch", "--interval", "0"]
        return subprocess.Popen(command, env=self.environment, stderr=subprocess.DEVNULL)

    def rows(self) -> list[tuple]:
        return self.ask(
            "SELECT number, name, born, home, facts, row, row_digest FROM candidates_candidate ORDER BY row"
        )

    def lines(self) -> list[tuple]:
        return self.ask("SELECT deed, detail FROM ledger_line WHERE deed LIKE 'import:%' ORDER BY id")


def test_killed_after_three_hundred_rows_it_says_so_and_ends_as_if_undisturbed(tmp_path):
    file = tmp_path / "people.xlsx"
    file.write_bytes(workbook([person_row() for _ in range(ROWS)]))
    disturbed, undisturbed = Office(tmp_path / "disturbed"), Office(tmp_path / "undisturbed")
    for office in (disturbed, undisturbed):
        office.run(BEGIN.format(path=str(file)))

    worker = disturbed.worker()
    end = time.monotonic() + 60
    while (done := disturbed.ask("SELECT committed FROM intake_import")[0][0]) < 300 and time.monotonic() < end:
        pass
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    half = len(disturbed.rows())
    page = disturbed.run(SHOWN)
    disturbed.run(AGAIN)
    assert disturbed.worker().wait() == undisturbed.worker().wait() == 0

    assert 300 <= done <= half < ROWS
    assert half == disturbed.ask("SELECT committed FROM intake_import")[0][0] - (ROWS - half)
    assert "The import was interrupted" in page
    assert len(undisturbed.rows()) == ROWS
    assert disturbed.rows() == undisturbed.rows()
    assert disturbed.lines() == undisturbed.lines()
