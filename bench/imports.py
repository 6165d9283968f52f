"""Times spreadsheets of candidates: written, read, typed and checked, beside openpyxl reading the same cells.

``python bench/imports.py [ROWS]``, 100,000 without an argument.  Each line is measured in a process of its own, so
that its peak of memory is its own; the peer gives bare cells, ours ends with faults in three languages.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from kakehashi import sheets
from kakehashi.vocabulary import Text

TODAY = date(2026, 11, 24)
FEW = 10_000
KILOBYTES = 1024
FORMS: tuple[Literal["xlsx", "csv", "csv-cp932"], ...] = ("xlsx", "csv", "csv-cp932")
HEADERS = (
    *("No. Kandidat", "Nama lengkap sesuai paspor", "Tanggal lahir", "Jenis kelamin", "Provinsi asal", "No. HP", "NIK"),
    *("LPK/BLK", "No. paspor", "Paspor berlaku sampai", "Ujian", "Riwayat tinggal di Jepang", "Pengalaman kerja"),
    *("Kursus", "SIM", "Sedang di Jepang", "Sehat", "Tanggal periksa kesehatan", "Alasan penolakan pendaratan"),
    "Uang jaminan atau denda",
)
NAMES = ("SUPARTI", "BUDI", "SITI", "AGUS", "DEWI", "EKO", "WAHYU", "PUTRI", "RINA", "JOKO", "NUR", "FITRI")
PROVINCES = ("Jawa Tengah", "Jawa Timur", "Bali", "Lampung", "NTB")


def people(count: int) -> Iterator[list[object]]:
    """So many candidates, drawn from a seed; one in a hundred has a fault, and one a doubt."""
    chance = random.Random(20261124)
    for place in range(count):
        born, sex = date(1985, 1, 1) + timedelta(chance.randrange(8_000)), chance.choice("PL")
        day = born.day + (40 if sex == "P" else 0)
        tests = f"jlpt N{chance.randrange(2, 6)} 2025-12-07; jft_basic {chance.randrange(200, 251)} 2026-09-05"
        yield [
            f"K-{place:06}",
            "SUPARTI SUPARTI" if place % 100 == 1 else " ".join(chance.sample(NAMES, chance.choice((1, 2, 3)))),
            "31-02-2001" if place % 100 == 2 else born,
            sex,
            chance.choice(PROVINCES),
            f"08{chance.randrange(10**8, 10**10)}",
            f"{chance.randrange(330_000, 339_999)}{day:02}{born:%m%y}{chance.randrange(10_000):04}",
            f"LPK {chance.randrange(40)}",
            f"C{chance.randrange(10**7):07}",
            date(2030, 1, 1) + timedelta(chance.randrange(1_000)),
            f"{tests}; ssw1_skill agriculture.crop 2026-07-{chance.randrange(1, 29):02} passed",
            'titp2 "Crop farming" 2020-04-01 2023-03-31 completed' if place % 3 == 0 else None,
            "care 14 japan" if place % 4 == 0 else None,
            "a1_accredited 100 2026-10-01 2026-11-15 abroad",
            "ordinary ID",
            "tidak",
            "ya",
            date(2026, 10, chance.randrange(1, 30)),
            "tidak",
            "-",
        ]


def write(file: Path, rows: int, form: Literal["xlsx", "csv", "csv-cp932"]) -> int:
    """Write the candidates into a file."""
    heads = [Text(header, header, header) for header in HEADERS]
    with file.open("wb") as out:
        sheets.export_to(out, people(rows), heads, language="id", form=form)
    return rows


def check(file: Path) -> int:
    """Read, type and check the file."""
    return sheets.check_candidates(file.read_bytes(), filename=file.name, today=TODAY).read


def openpyxl_cells(file: Path) -> int:
    """The same cells as openpyxl reads them."""
    import openpyxl

    sheet = openpyxl.load_workbook(file, read_only=True).active
    return sum(1 for _ in sheet.iter_rows(values_only=True)) - 1


def main(rows: int) -> None:
    """Measure everything, one process after another, and print a table."""
    found: dict[str, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory() as folder:
        files = {form: Path(folder) / f"{form}.{form[:4].strip('-')}" for form in FORMS}
        for form, file in files.items():
            few = _measured(f"written as {form}, {FEW} rows", "write", str(Path(folder) / "few"), str(FEW), form)
            many = _measured(f"written as {form}, {rows} rows", "write", str(file), str(rows), form)
            found[f"written as {form}"] = {**many, "more_megabytes": round(many["megabytes"] - few["megabytes"], 1)}
        for form, file in files.items():
            found[f"read, typed, checked: {form}"] = _measured(f"checked {form}", "check", str(file))
        peer = _measured("openpyxl: cells only, xlsx", "openpyxl", str(files["xlsx"]))
    print(f"\n{'':34}{'seconds':>9}{'processor':>11}{'peak MB':>9}{'more MB than 10,000 rows':>26}")
    for what, one in {**found, "openpyxl: cells only": peer}.items():
        more = one.get("more_megabytes", "")
        print(f"{what:34}{one['seconds']:9.1f}{one['processor']:11.1f}{one['megabytes']:9.0f}{more:>26}")
    ours = found["read, typed, checked: xlsx"]
    print(f"\nkakehashi takes {ours['processor'] / peer['processor']:.2f} of openpyxl's processor time on {rows} rows")


def _measured(what: str, *command: str) -> dict[str, Any]:
    done = subprocess.run([sys.executable, __file__, *command], check=True, capture_output=True, text=True)
    line: dict[str, Any] = {"what": what, **json.loads(done.stdout)}
    print(json.dumps(line), flush=True)
    return line


def one_measurement(work: Callable[[], int]) -> None:
    """Do the work once in this process and print what it took."""
    began, used = time.perf_counter(), time.process_time()
    rows = work()
    seconds, processor = time.perf_counter() - began, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES
    said = {"rows": rows, "seconds": round(seconds, 2), "processor": round(processor, 2), "megabytes": round(peak, 1)}
    print(json.dumps(said))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["write", file, rows, ("xlsx" | "csv" | "csv-cp932") as form]:
            one_measurement(lambda: write(Path(file), int(rows), form))  # type: ignore[arg-type]
        case ["check", file]:
            one_measurement(lambda: check(Path(file)))
        case ["openpyxl", file]:
            one_measurement(lambda: openpyxl_cells(Path(file)))
        case [rows]:
            main(int(rows))
        case _:
            main(100_000)
