"""Times every page of the Kumamoto demonstration, as each role, in one process without a network.

``python bench/pages.py [EXAMPLE]`` fills a demonstration of its own first.  Prints one JSON line a page (median of
five, first visit left out), then a table with the slowest first; the ratio is to the help page of the same run.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
ROLES = ("ministry", "prefecture", "centre", "employer", "candidate", "auditor")
REPEATS = 5
LINK = re.compile(r'<a [^>]*href="(/[^"#]*)"')


def main(example: str) -> None:
    """See the module's docstring."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            KAKEHASHI_HOME=f"{folder}/demo",
            KAKEHASHI_TODAY="2026-11-24",
            DJANGO_SETTINGS_MODULE="kakehashi.portal.settings",
        )
        subprocess.run(
            [sys.executable, "-m", "kakehashi.cli", "demo", example, "--no-serve"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        os.environ["KAKEHASHI_DEMO"] = "1"
        measure()


def measure() -> None:
    """Walk the links of each role's pages and time each page once it is warm."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.urls import Resolver404, resolve

    from kakehashi.portal.accounts.models import User

    found = []
    for role in ROLES:
        client = Client(headers={"host": "localhost"})
        client.force_login(User.objects.get(sign_in=role))
        queue, seen = deque(["/desk/", "/help/"]), set()
        while queue:
            path = queue.popleft().replace("&amp;", "&")
            try:
                name = resolve(path.partition("?")[0]).view_name
            except Resolver404:
                continue
            if name in seen:
                continue
            seen.add(name)
            queries: list[str] = []

            def counted(execute: Any, sql: str, *more: Any, asked: list[str] = queries) -> Any:
                asked.append(sql)
                return execute(sql, *more)

            with connection.execute_wrapper(counted):
                answer = client.get(path)
            if answer.status_code != 200 or answer.get("Content-Disposition"):
                continue
            queue += LINK.findall(answer.content.decode())
            times = []
            for _ in range(REPEATS):
                began = time.perf_counter()
                client.get(path)
                times.append(1000 * (time.perf_counter() - began))
            found.append((role, name, statistics.median(times), len(queries), len(answer.content)))
    peer = statistics.median(ms for _role, name, ms, _queries, _size in found if name == "desks:help")
    for role, name, ms, queries, size in found:
        row = {
            "role": role,
            "page": name,
            "ms": round(ms, 1),
            "ratio": round(ms / peer, 1),
            "queries": queries,
            "bytes": size,
        }
        print(json.dumps(row))
    print(f"\n{'page':34}{'role':12}{'ms':>8}{'x help':>8}{'queries':>9}{'bytes':>9}")
    for role, name, ms, queries, size in sorted(found, key=lambda one: -one[2]):
        print(f"{name:34}{role:12}{ms:8.1f}{ms / peer:8.1f}{queries:9}{size:9}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "examples" / "kumamoto"))
