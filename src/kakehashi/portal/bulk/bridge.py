"""Links and codes as a file that an office opens."""

import io
from collections.abc import Iterable

from kakehashi import sheets
from kakehashi.vocabulary import Text

HEADERS = (
    Text("No. Kandidat", "候補者番号", "Candidate number"),
    Text("Nama lengkap sesuai paspor", "氏名（旅券の表記）", "Full name as in passport"),
    Text("Telepon", "電話番号", "Telephone"),
    Text("Tautan, berlaku sekali", "リンク（1回のみ有効）", "Link, works once"),
    Text("Kode", "利用コード", "Code"),
    Text("Berlaku sampai", "有効期限", "Works until"),
)


def csv_of(rows: Iterable[list[object]], *, language: str) -> bytes:
    """One row a person, under HEADERS, as CSV in UTF-8 with the mark that Excel needs."""
    out = io.BytesIO()
    sheets.export_to(out, rows, HEADERS, language=language, form="csv")
    return out.getvalue()
