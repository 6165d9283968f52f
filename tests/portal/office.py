"""A portal as an office runs it: processes of its own on a database file of its own."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path


class Office:
    """A home with a database file in it, or the address of a database, and what may run there."""

    def __init__(self, home: Path, database_url: str | None = None) -> None:
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "KAKEHASHI_HOME": str(home),
            "DJANGO_SETTINGS_MODULE": "kakehashi.portal.settings",
            **({"DATABASE_URL": database_url} if database_url else {}),
        }
        self.database = home / "kakehashi.sqlite3"
        assert self.start("manage", "migrate", "-v0").wait() == 0

    def start(self, *command: str) -> subprocess.Popen:
        """A command of `kakehashi`."""
        return subprocess.Popen(
            [sys.executable, "-m", "kakehashi.cli", *command], env=self.environment, stderr=subprocess.DEVNULL
        )

    def run(self, program: str) -> str:
        """What a program prints that uses the portal's own code."""
        return subprocess.run(
            [sys.executable, "-c", f"import django; django.setup()\n{program}"],
            env=self.environment, check=True, capture_output=True, text=True,
        ).stdout  # fmt: skip

    def ask(self, question: str) -> list[tuple]:
        """The rows that the database file holds."""
        with sqlite3.connect(self.database, timeout=20) as connection:
            return connection.execute(question).fetchall()
