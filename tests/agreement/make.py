"""Plain builders: a programme in which everything is settled, and a copy of the library that a test may spoil."""

import shutil
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from kakehashi.agreement import Draft, draft, library, read_letter

DAY = date(2026, 11, 24)

SETTLED: dict[str, Any] = {
    "prefecture_signatory": "架橋 太郎",
    "prefecture_capacity": {"id": "Gubernur", "ja": "知事", "en": "Governor"},
    "ministry_signatory": "Budi",
    "ministry_capacity": {"id": "Direktur Jenderal", "ja": "総局長", "en": "Director-General"},
    "earlier_meeting": {"id": "pertemuan di Jakarta", "ja": "ジャカルタでの協議", "en": "the meeting in Jakarta"},
    "fields": ["agriculture", "care"],
    "prefecture_contact": {"id": "kantor prefektur", "ja": "県庁", "en": "the prefectural office"},
    "ministry_contact": {"id": "kantor kementerian", "ja": "省", "en": "the ministry's office"},
    "working_group_months": 3,
    "next_instrument": "memorandum_of_understanding",
    "next_months": 6,
    "lapse_months": 12,
    "originals": 2,
    "prevailing": "en",
    "prefecture_place": {"id": "Kumamoto", "ja": "熊本", "en": "Kumamoto"},
    "prefecture_signed_on": date(2026, 12, 15),
    "ministry_place": {"id": "Jakarta", "ja": "ジャカルタ", "en": "Jakarta"},
    "ministry_signed_on": date(2026, 12, 31),
}
"""Every parameter of [letter] with a value."""

EVERY_CLAUSE = [clause.key for clause in library().clauses.values()]


def make_programme(**changed: Any) -> dict[str, Any]:
    """A programme whose letter carries every clause and has every value settled; `letter` adds to [letter].

    A value that is None is taken out.
    """
    letter = {"kind": "letter_of_intent", "draft": 3, "clauses": EVERY_CLAUSE, **SETTLED, **changed.pop("letter", {})}
    programme = {"prefecture": "JP-43", "ministry": "kemnaker", "pathways": ["titp", "ssw1"], **changed}
    programme["letter"] = {key: value for key, value in letter.items() if value is not None}
    return {key: value for key, value in programme.items() if value is not None}


def make_draft(**changed: Any) -> Draft:
    """The draft of such a programme on the fixed day."""
    return draft(read_letter(make_programme(**changed)), on=DAY)


def copy_library(folder: Path) -> Path:
    """A copy of the library's files in `folder`, to be spoiled by a test."""
    source = Path(str(files("kakehashi.agreement")))
    for file in source.glob("*.toml"):
        shutil.copy(file, folder / file.name)
    shutil.copytree(source / "clauses", folder / "clauses")
    return folder
