"""The web process stays light: importing it brings none of the heavy libraries, and it fits a small machine."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("polars", "ortools", "splink", "duckdb", "numba", "altair", "vl_convert", "typst", "docx", "pyarrow", "pandas")

PROGRAM = f"""
import re, sys
from kakehashi.portal.wsgi import application
from django.urls import get_resolver
get_resolver().url_patterns
heavy = [name for name in {HEAVY!r} if name in sys.modules]
print(",".join(heavy), int(re.search("VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1]) // 1024)
"""


def test_importing_the_web_application_loads_no_heavy_library_and_stays_under_200_megabytes(tmp_path: Path) -> None:
    environment = {**os.environ, "KAKEHASHI_HOME": str(tmp_path)}

    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
    ).stdout.rsplit(" ", 1)

    assert told[0] == ""
    assert int(told[1]) < 200
