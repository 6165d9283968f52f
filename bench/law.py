"""Times the law kernel beside OpenFisca, Polars and NumPy by hand, all judging SSW (i) of the same people.

    PYTHONPATH=src bench/.venv/bin/python bench/law.py [PEOPLE] [--parquet PEOPLE]

Each engine runs in a process of its own, from people nested in Arrow to a verdict in each of 51 work categories,
packing included; all answers are compared row for row.  Then the whole book, one person explained, and the command
line.  With ``--parquet`` that many people are also written to a file and judged by ``kakehashi law assess`` block by
block.  Prints one JSON line a measurement and a table at the end.
"""

import argparse
import ctypes
import gc
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

import numpy as np
import pyarrow as pa

import people

ROOT = Path(__file__).parent.parent
DAY = date(2027, 4, 5)
SEED = 1
ENGINES = ("kernel", "numpy", "polars", "openfisca")
READ = ("japan.person", "indonesia.person", "japan.ssw1")
"""The instruments that a verdict on SSW (i) reads."""

BLOCK = 65_536
REPEATS = 3
ONCE = {"openfisca": 1, "polars": 1}
"""Engines that take so long that one run says enough."""
MEGABYTE = 2**20


def kernel(table: pa.Table) -> tuple[Callable[[], Any], Callable[[Any], tuple[Any, Any]]]:
    """Ours, with the book's instruments that SSW (i) reads: verdict words, and also each lane's first deciding rule."""
    from kakehashi.law import Book, arrow, assess
    from kakehashi.law.book import BOOK

    read = [one for one in BOOK.instruments if one.id in READ]
    book = Book(read, version=BOOK.version, checked=BOOK.checked)

    def judged() -> list[Any]:
        blocks = table.to_batches(max_chunksize=BLOCK)
        packed = (arrow.columns(pa.Table.from_batches([block])) for block in blocks)
        return [assess(facts, book, on=DAY) for facts in arrow.ahead(packed)]

    def words(found: list[Any]) -> tuple[Any, Any]:
        answers = [answer for each in found for answer in each.pathways.values()]
        return np.concatenate([each.yes for each in answers]), np.concatenate([each.no for each in answers])

    return judged, words


def whole_book(table: pa.Table) -> tuple[Callable[[], Any], Callable[[Any], tuple[Any, Any]]]:
    """Ours, every instrument of the book in all its lanes."""
    from kakehashi.law import arrow, assess
    from kakehashi.law.book import BOOK
    from kakehashi.vocabulary import Pathway

    def judged() -> list[Any]:
        blocks = table.to_batches(max_chunksize=BLOCK)
        packed = (arrow.columns(pa.Table.from_batches([block])) for block in blocks)
        return [assess(facts, BOOK, on=DAY) for facts in arrow.ahead(packed)]

    def words(found: list[Any]) -> tuple[Any, Any]:
        answers = [each[Pathway.SSW1] for each in found]
        return np.concatenate([each.yes for each in answers]), np.concatenate([each.no for each in answers])

    return judged, words


def by_hand(table: pa.Table) -> tuple[Callable[[], Any], Callable[[Any], tuple[Any, Any]]]:
    """NumPy by hand on the kernel's packed columns: verdict words only."""
    import ssw1_numpy
    from kakehashi.law import arrow

    def judged() -> list[Any]:
        blocks = table.to_batches(max_chunksize=BLOCK)
        return [ssw1_numpy.verdicts(arrow.columns(pa.Table.from_batches([block])), DAY) for block in blocks]

    def words(found: list[Any]) -> tuple[Any, Any]:
        return np.concatenate([yes for yes, _ in found]), np.concatenate([no for _, no in found])

    return judged, words


def polars(table: pa.Table) -> tuple[Callable[[], Any], Callable[[Any], tuple[Any, Any]]]:
    """Polars on all cores: lists unnested to slots, a column of true, false or null a category."""
    import ssw1_polars

    return lambda: ssw1_polars.verdicts(table, DAY), ssw1_polars.words


def openfisca(table: pa.Table) -> tuple[Callable[[], Any], Callable[[Any], tuple[Any, Any]]]:
    """OpenFisca-Core: lists as slots, a pair of variables a category."""
    import ssw1_openfisca

    return lambda: ssw1_openfisca.verdicts(table, DAY), ssw1_openfisca.words


RUN = {"kernel": kernel, "book": whole_book, "numpy": by_hand, "polars": polars, "openfisca": openfisca}


def memory(name: str) -> int:
    """Bytes of this process's memory: VmRSS now, VmHWM at most since `forget_peak`."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))


def forget_peak() -> None:
    """Begin the count of VmHWM anew."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


def give_back() -> None:
    """Hand freed memory back, so that making the people hides nothing of what an engine takes."""
    gc.collect()
    pa.default_memory_pool().release_unused()
    ctypes.CDLL(None).malloc_trim(0)


def measure(engine: str, size: int, out: Path) -> None:
    """One engine, in this process: seconds, memory beyond what was there before, and the words to compare."""
    table = pa.Table.from_batches(people.batches(size, SEED)).unify_dictionaries()
    judged, words = RUN[engine](pa.Table.from_batches([next(people.batches(1_000, SEED))]))
    words(judged())  # imports and first calls are not what is measured
    judged, words = RUN[engine](table)
    best: dict[str, float] = {}
    for _ in range(ONCE.get(engine, REPEATS)):
        found = None
        give_back()
        before = memory("VmRSS")
        forget_peak()
        wall, processor = time.perf_counter(), time.process_time()
        found = judged()
        took = {"seconds": time.perf_counter() - wall, "processor_seconds": time.process_time() - processor}
        took["peak_mb"] = (memory("VmHWM") - before) / MEGABYTE
        took["kept_mb"] = (memory("VmRSS") - before) / MEGABYTE
        best = {
            key: max(value, best.get(key, value)) if key.endswith("_mb") else min(value, best.get(key, value))
            for key, value in took.items()
        }
    np.save(out, np.stack(words(found)))
    line = {"what": engine, "people": size} | {key: round(value, 3) for key, value in best.items()}
    print(json.dumps(line | {"load": round(os.getloadavg()[0], 1)}))


def parts(size: int) -> None:
    """The kernel's two halves and the hand's one, on packed columns: what judging alone takes."""
    import ssw1_numpy
    from kakehashi.law import Book, arrow, assess
    from kakehashi.law.book import BOOK

    read = [one for one in BOOK.instruments if one.id in READ]
    book = Book(read, version=BOOK.version, checked=BOOK.checked)
    table = pa.Table.from_batches(people.batches(size, SEED)).unify_dictionaries()
    blocks = table.to_batches(max_chunksize=BLOCK)
    timed: dict[str, float] = {}
    for _ in range(REPEATS):
        clock = time.process_time()
        facts = [arrow.columns(pa.Table.from_batches([block])) for block in blocks]
        took = {"packing": time.process_time() - clock}
        for name, judge in (
            ("judging: kernel", lambda each: assess(each, book, on=DAY)),
            ("judging: numpy by hand", lambda each: ssw1_numpy.verdicts(each, DAY)),
            ("judging: whole book", lambda each: assess(each, BOOK, on=DAY)),
        ):
            clock = time.process_time()
            for each in facts:
                judge(each)
            took[name] = time.process_time() - clock
        timed = {name: min(seconds, timed.get(name, seconds)) for name, seconds in took.items()}
    for name, seconds in timed.items():
        print(json.dumps({"what": name, "people": size, "processor_seconds": round(seconds, 3)}))


def one_person() -> None:
    """One person explained, in this process."""
    from kakehashi.law import columns, explain
    from kakehashi.law.book import BOOK

    batch = next(people.batches(200, SEED))
    drawn = [{key: value for key, value in one.items() if value is not None} for one in batch.to_pylist()]
    for one in drawn:
        explain(columns([one]), BOOK, on=DAY)
    times = []
    for one in drawn:
        wall, processor = time.perf_counter(), time.process_time()
        explain(columns([one]), BOOK, on=DAY)
        times.append((time.perf_counter() - wall, time.process_time() - processor))
    wall, processor = (round(1000 * float(each), 2) for each in np.median(times, axis=0))
    print(json.dumps({"what": "one person explained", "ms": wall, "processor_ms": processor}))


def shell(folder: Path) -> dict[str, Any]:
    """`kakehashi law explain` from the shell: median seconds of five."""
    path = folder / "person.json"
    path.write_text('{"born": "2004-11-04", "tests": [{"test": "jlpt", "level": "N4", "on": "2025-12-07"}]}')
    times = []
    for _ in range(5):
        clock, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
        command = [sys.executable, "-m", "kakehashi.cli", "law", "explain", str(path), "--on", DAY.isoformat()]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environment())
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        times.append((time.perf_counter() - clock, processor))
    wall, processor = (round(float(each), 3) for each in np.median(times, axis=0))
    return {"what": "kakehashi law explain", "seconds": wall, "processor_seconds": processor}


def from_parquet(size: int, folder: Path) -> dict[str, Any]:
    """`kakehashi law assess` of a file of people, block by block: seconds and the process's peak memory."""
    source, out = folder / "people.parquet", folder / "verdicts.parquet"
    people.write(source, size, SEED)
    command = [sys.executable, "-m", "kakehashi.cli", "law", "assess", str(source), "--on", DAY.isoformat()]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    clock = time.perf_counter()
    subprocess.run([*command, "--out", str(out), "--words"], check=True, stdout=subprocess.DEVNULL, env=environment())
    took = time.perf_counter() - clock
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "what": "kakehashi law assess --words",
        "people": size,
        "seconds": round(took, 1),
        "processor_seconds": round(usage.ru_utime + usage.ru_stime - before.ru_utime - before.ru_stime, 1),
        "file_mb": round(source.stat().st_size / MEGABYTE),
        "verdicts_mb": round(out.stat().st_size / MEGABYTE),
        "peak_mb": round(usage.ru_maxrss / 1024),
        "load": round(os.getloadavg()[0], 1),
    }


def environment() -> dict[str, str]:
    """The environment of a child: the project's own source, whatever is installed."""
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def child(*arguments: str) -> list[dict[str, Any]]:
    """What one part of the bench prints in a process of its own, a line at a time."""
    command = [sys.executable, __file__, *arguments]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment()).stdout
    print(told, end="", flush=True)
    return [json.loads(line) for line in told.splitlines()]


def compare(size: int, folder: Path) -> None:
    """All engines on the same people, then the table."""
    found: dict[str, dict[str, Any]] = {}
    for engine in (*ENGINES, "book"):
        found[engine] = child("--one", engine, "--size", str(size), "--out", str(folder / f"{engine}.npy"))[0]
    ours = np.load(folder / "kernel.npy")
    for engine in found:
        if not np.array_equal(ours, np.load(folder / f"{engine}.npy")):
            raise SystemExit(f"{engine} answers otherwise than the kernel; no figure of this run is worth anything")
    print(f"\n{'engine':12}{'seconds':>9}{'processor':>11}{'x kernel':>10}{'peak MB':>9}{'kept MB':>9}   {size} people")
    for engine, line in found.items():
        ratio = line["processor_seconds"] / found["kernel"]["processor_seconds"]
        print(
            f"{engine:12}{line['seconds']:9.2f}{line['processor_seconds']:11.2f}{ratio:10.2f}"
            f"{line['peak_mb']:9.0f}{line['kept_mb']:9.0f}"
        )
    print(f"All answers are equal: {size} people x 51 categories, yes and no.\n")


def main() -> None:
    """See the module's docstring."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("people", type=int, nargs="?", default=1_000_000, help="people that every engine judges")
    given.add_argument("--parquet", type=int, default=0, metavar="PEOPLE", help="people judged from a Parquet file")
    for inner in ("--one", "--size", "--out"):
        given.add_argument(inner, help=argparse.SUPPRESS)
    asked = given.parse_args()
    if asked.one == "parts":
        parts(int(asked.size))
    elif asked.one == "explain":
        one_person()
    elif asked.one == "parquet":
        print(json.dumps(from_parquet(int(asked.size), Path(asked.out))))
    elif asked.one:
        measure(asked.one, int(asked.size), Path(asked.out))
    else:
        with tempfile.TemporaryDirectory() as name:
            compare(asked.people, Path(name))
            child("--one", "parts", "--size", str(asked.people))
            child("--one", "explain")
            print(json.dumps(shell(Path(name))))
            if asked.parquet:
                child("--one", "parquet", "--size", str(asked.parquet), "--out", name)


if __name__ == "__main__":
    main()
