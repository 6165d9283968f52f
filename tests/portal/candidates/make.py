"""Builders of the pool: spreadsheets as offices send them, and people as they stand in the pool."""

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import count
from typing import Any

import xlsxwriter

from kakehashi.portal.accounts.models import User
from kakehashi.portal.candidates import actions, queries
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.candidates.tasks import PATHWAYS
from kakehashi.portal.intake import actions as intake
from kakehashi.portal.intake import tasks
from kakehashi.portal.intake.bridge import reading_of
from kakehashi.portal.intake.models import Import

DAY = date(2026, 11, 24)
HEADERS = {
    "id": "No. Kandidat",
    "name": "Nama lengkap sesuai paspor",
    "born": "Tanggal lahir",
    "sex": "Jenis kelamin",
    "home": "Provinsi asal",
    "nik": "NIK",
    "training_centre": "LPK/BLK",
    "passport": "No. paspor",
    "tests": "Tes",
    "stays": "Riwayat tinggal di Jepang",
    "in_japan": "Sedang di Jepang",
    "refusal_ground": "Alasan penolakan masuk Jepang",
}
_numbers = count(1)


def person_row(**more: Any) -> dict[str, Any]:
    number = next(_numbers)
    return {
        "id": f"K-{number:05}",
        "name": f"Wahyuni {'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[number % 26]}yu",
        "born": "2000-03-17",
        "sex": "P",
        "home": "Jawa Tengah",
        "tests": "jlpt N4 2025-12-07; ssw1_skill agriculture.crop 2026-07-10 passed",
        "stays": "tidak ada",
        "in_japan": "tidak",
        "refusal_ground": "tidak",
        **more,
    }


def workbook(rows: Iterable[Mapping[str, Any]], headers: Sequence[str] = tuple(HEADERS)) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, [HEADERS[key] for key in headers])
    for place, row in enumerate(rows, start=1):
        for column, key in enumerate(headers):
            sheet.write(place, column, row.get(key, ""))
    book.close()
    return file.getvalue()


def begun(by: User, data: bytes, filename: str = "calon.xlsx") -> Import:
    """An import whose file is stored and waits for the worker."""
    return intake.begin(
        kind="candidates", data=data, filename=filename, media_type="application/octet-stream", by=by, day=DAY
    )


def read(by: User, data: bytes, filename: str = "calon.xlsx") -> Import:
    """An import whose file was read by the worker."""
    kept = begun(by, data, filename)
    tasks.read_file.call(str(kept.pk))
    kept.refresh_from_db()
    return kept


def taken_in(by: User, data: bytes) -> Import:
    """An import that was decided and taken in by the worker; its preview did not look for likely doubles."""
    kept = begun(by, data)
    kept = intake.decide(kept=intake.keep_reading(kept=kept, reading=reading_of(kept)))
    tasks.take_in.call(str(kept.pk))
    kept.refresh_from_db()
    return kept


def make_candidate(by: User, **more: Any) -> Candidate:
    """One assessed person, by way of a spreadsheet of one row."""
    row = person_row(**more)
    taken_in(by, workbook([row]))
    candidate = Candidate.objects.get(number=row["id"])
    assess(by)
    return candidate


def assess(by: User) -> None:
    """Assess the ministry's whole pool on the fixed day."""
    assert by.organisation is not None
    whole = list(queries.whole(Candidate.objects.filter(pool=by.organisation)).order_by("pk"))
    actions.keep_assessments(candidates=whole, on=DAY, pathways=PATHWAYS)
