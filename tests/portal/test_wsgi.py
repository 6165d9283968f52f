"""The web process, as the server starts it."""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = """
import gc
import kakehashi.portal.wsgi
kept = gc.get_freeze_count()
gc.collect()
print(kept, len(gc.get_objects()))
"""


def test_what_stays_as_long_as_the_process_is_not_walked_by_its_collector(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "KAKEHASHI_HOME": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )

    frozen, walked = map(int, told.stdout.split())
    assert frozen > 20 * walked
