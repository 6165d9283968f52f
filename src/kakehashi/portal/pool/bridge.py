"""A list of the pool as a file that an office opens."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Literal

from kakehashi import sheets
from kakehashi.portal.candidates.bridge import listed
from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.layout.templatetags.spoken import said
from kakehashi.vocabulary import Text

Form = Literal["xlsx", "csv", "csv-cp932"]
FORMS: dict[Form, tuple[str, str]] = {
    "xlsx": ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "csv-cp932": ("csv", "text/csv; charset=shift_jis"),
}
"""Each form of the file with the end of its name and its media type."""

HEADERS = (
    Text("No. Kandidat", "候補者番号", "Candidate number"),
    Text("Nama lengkap sesuai paspor", "氏名(旅券どおり)", "Full name as in passport"),
    Text("Tanggal lahir", "生年月日", "Date of birth"),
    Text("Jenis kelamin", "性別", "Sex"),
    Text("Provinsi asal", "出身州", "Home province"),
    Text("Lembaga pelatihan", "訓練機関", "Training centre"),
    Text("Hasil", "判定", "Answer"),
    Text("Yang masih kurang", "足りないもの", "What is still missing"),
    Text("Paling cepat", "最短の日", "At the earliest"),
    Text("Dinilai per", "判定日", "Answer as of"),
)


def written(
    out: BinaryIO, people: Iterable[Candidate], *, lanes: int, answers: dict[str, str], form: Form, language: str
) -> sheets.Written:
    """Write these people (given by `Narrowed.people`) into `out`; says which characters the form could not hold."""
    return sheets.export_to(out, _rows(people, lanes, answers), HEADERS, language=language, form=form)


def _rows(people: Iterable[Candidate], lanes: int, answers: dict[str, str]) -> Iterator[list[object]]:
    for candidate in people:
        line = listed(candidate, lanes)
        lacking = [] if line.answer in {None, "yes"} else line.lacking
        yield [
            candidate.number,
            candidate.name,
            candidate.born,
            candidate.get_sex_display(),
            said(candidate.province.text),
            "" if candidate.training_centre is None else said(candidate.training_centre.text),
            "" if line.answer is None else answers[line.answer],
            "; ".join(said(text) for text in lacking),
            line.earliest,
            line.on,
        ]
