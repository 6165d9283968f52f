"""Lists the texts of the law that a second reader has not read, or not since they changed; writes nothing.

``python tools/second_reading.py`` names them and exits 1 where there are any; ``--lines 2026-11-24`` prints, for each,
the line to add to tests/law/book/second_reading.csv, with the terms of the glossary that it found in both languages:
read the text first, mend it, put into `changed_id` and `changed_ja` what stood before, and mend the terms.
"""

import csv
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from kakehashi.law import questions
from kakehashi.law.book import BOOK
from kakehashi.law.book.japan.minimum_wage.rules import minimum_wage
from kakehashi.law.facts import Fact, FactList
from kakehashi.vocabulary import Text, term
from kakehashi.vocabulary.table import rows

FILE = Path(__file__).parent.parent / "tests" / "law" / "book" / "second_reading.csv"
COLUMNS = ("id", "read", "indonesian", "japanese", "changed_id", "changed_ja", "terms")

SHORT = {
    "pathway.titp": ("技能実習", "pemagangan teknis"),
    "pathway.titp1": ("第1号技能実習",),
    "pathway.titp2": ("技能実習1号及び2号", "第2号", "No. 1 dan No. 2"),
    "pathway.titp3": ("第3号", "dan No. 3", "ke No. 3"),
    "pathway.ssw1": ("SSW (i)",),
    "pathway.ssw2": ("SSW (ii)",),
    "pathway.esd": ("育成就労",),
    "pathway.support_plan": ("支援計画", "rencana bantuan"),
    "pathway.home_country": ("本国",),
    "pathway.public_recommendation": ("公的機関から推薦", "rekomendasi dari lembaga publik"),
    "pathway.titp_occupation": ("jenis pekerjaan dan kegiatan",),
    "immigration.change_of_status": ("在留資格の変更", "在留資格変更", "perubahan status izin tinggal"),
    "test.jft_basic": ("JFT-Basic",),
    "test.exemption": ("免除", "dibebaskan", "membebaskan"),
    "test.practical": ("実技", "praktik"),
    "test.level": ("水準",),
    "indonesia.family_permission": ("surat izin keluarga", "surat izin suami, istri, orang tua, atau wali"),
    "indonesia.siskop2mi": ("Sisko P2MI",),
    "work.deduction": ("potongan",),
    "work.regional_minimum_wage": ("最低賃金", "upah minimum"),
    "category.auto_transport.taxi": ("タクシー", "taksi"),
    "category.auto_transport.bus": ("バス", "bus"),
}
"""What may stand for a term in a sentence, beside the term itself."""

OTHER_MATTERS = ("ui.", "match.", "fair.", "stats.", "programme.purpose", "work.finding")
"""Parts of the glossary that the law does not speak of."""


def texts() -> dict[str, Text]:
    """Every text that a second reader reads: rules, derivations and notes by id, then questions, then steps by key."""
    provisions = [each for one in BOOK.instruments for each in one.provisions()]
    asked: list[Fact | FactList] = [*questions.FACTS.values(), *questions.LISTS.values()]
    steps = [rule.step for rule in BOOK.rules.values() if rule.step is not None]
    return (
        {each.id: each.asks for each in provisions}
        | {rule.id: rule.asks for rule in minimum_wage.rules}
        | {f"question:{fact.key}": fact.asks for fact in asked if fact.asks is not None}
        | {f"step:{step.key}": step.text for step in steps}
    )


def readings() -> list[dict[str, str]]:
    """The lines of the file, in its order."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def forms(key: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """How the term `key` may stand in an Indonesian and in a Japanese sentence; UnknownKey names the nearest term.

    A term "long name (SHORT)" may stand as a whole, as its long name, or as its short one of three letters or more.
    """
    said = term(key)
    more = SHORT.get(key, ())
    return (*_parts(said.indonesian.casefold()), *(word.casefold() for word in more)), (*_parts(said.japanese), *more)


def holds(text: Text, key: str) -> bool:
    """Does `text` use the term `key`, in Indonesian and in Japanese?"""
    indonesian, japanese = forms(key)
    return any(form in text.indonesian.casefold() for form in indonesian) and any(
        form in text.japanese for form in japanese
    )


def terms_of(text: Text) -> list[str]:
    """The terms of the glossary that `text` uses in both languages, less those inside a longer one."""
    keys = [row["key"] for row in rows("glossary.csv") if not row["key"].startswith(OTHER_MATTERS)]
    spans = {key: list(_spans(text.japanese, forms(key)[1])) for key in keys if holds(text, key)}
    every = {span for found in spans.values() for span in found}
    return [key for key, found in spans.items() if any(not _inside_longer(span, every) for span in found)]


def to_read() -> dict[str, str]:
    """Why each text has to be read, by its id: it is new, or it has changed since the day on which it was read."""
    read = {line["id"]: line for line in readings()}
    why = {}
    for key, text in texts().items():
        line = read.get(key)
        if line is None:
            why[key] = "new"
        elif (line["indonesian"], line["japanese"]) != (text.indonesian, text.japanese):
            why[key] = f"changed since {line['read']}"
    return why


def left_over() -> list[str]:
    """The ids of lines whose text is no longer in the law."""
    known = texts()
    return [line["id"] for line in readings() if line["id"] not in known]


def main(*, read_on: date | None) -> int:
    """Print what is to be read, or its lines; 1 where there is anything to do."""
    why, gone = to_read(), left_over()
    known = texts()
    if read_on is not None:
        lines = csv.writer(sys.stdout, lineterminator="\n")
        for key in why:
            text = known[key]
            lines.writerow([key, read_on, text.indonesian, text.japanese, "", "", " ".join(terms_of(text))])
        return int(bool(why))
    for key, reason in why.items():
        print(f"{key}: {reason}\n  {known[key].english}\n  {known[key].indonesian}\n  {known[key].japanese}")
    for key in gone:
        print(f"{key}: no such text; drop its line")
    return int(bool(why or gone))


def _parts(said: str) -> tuple[str, ...]:
    name, _, short = said.partition("(")
    short = short.rstrip(")")
    return tuple({said, name.strip(), *([short] if len(short) >= 3 else [])})  # "(i)" alone would be found everywhere


def _spans(text: str, sought: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    for form in sought:
        at = text.find(form)
        while at >= 0:
            yield at, at + len(form)
            at = text.find(form, at + 1)


def _inside_longer(span: tuple[int, int], every: set[tuple[int, int]]) -> bool:
    return any(first <= span[0] and span[1] <= last and (first, last) != span for first, last in every)


if __name__ == "__main__":
    wanted = sys.argv[1:]
    if wanted and (len(wanted) != 2 or wanted[0] != "--lines"):
        sys.exit("usage: second_reading.py [--lines YYYY-MM-DD]")
    sys.exit(main(read_on=date.fromisoformat(wanted[1]) if wanted else None))
