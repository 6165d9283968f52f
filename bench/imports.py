"""Times reading, typing and checking the example's candidates beside openpyxl reading the same cells.

``python bench/imports.py``: the first figure ends with faults in three languages, the peer's with bare cells.
"""

import io
import json
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl

from kakehashi import sheets

FILE = Path(__file__).parent.parent / "examples" / "kumamoto" / "candidates.xlsx"
REPEATS = 5


def timed(work: Callable[[], int]) -> tuple[float, int]:
    """Median seconds of five runs, and what the work counted."""
    times, counted = [], 0
    for _ in range(REPEATS):
        began = time.perf_counter()
        counted = work()
        times.append(time.perf_counter() - began)
    return statistics.median(times), counted


def main() -> None:
    """Print both, and their ratio."""
    data = FILE.read_bytes()
    ours, rows = timed(lambda: sheets.check_candidates(data, filename=FILE.name, today=date(2026, 11, 24)).read)

    def cells() -> int:
        sheet = openpyxl.load_workbook(io.BytesIO(data), read_only=True).active
        return sum(1 for _ in sheet.iter_rows(values_only=True)) - 1

    peer, peer_rows = timed(cells)
    print(json.dumps({"what": "kakehashi sheets: read, typed, checked", "rows": rows, "seconds": round(ours, 3)}))
    print(json.dumps({"what": "openpyxl: cells only", "rows": peer_rows, "seconds": round(peer, 3)}))
    print(f"\nkakehashi takes {ours / peer:.2f} of openpyxl's time on {rows} rows")


if __name__ == "__main__":
    main()
