"""The words for every fault: three languages, no blame, no code, nothing left unfilled."""

import re
from datetime import date

import pytest

from kakehashi.sheets import Fault, SheetError
from kakehashi.sheets.faults import WARNINGS, sentences
from kakehashi.vocabulary import Language, Text

FORBIDDEN = re.compile(
    r"\binvalid\b|\bplease\b|\berror\b|\billegal\b|\bwrong\b"
    r"|tidak valid|mohon|harap|\bsalah\b(?! satu)|不正|エラー|無効",
    re.IGNORECASE,
)


@pytest.mark.parametrize("code", sorted(sentences()))
def test_a_fault_says_why_and_what_to_do_in_three_languages_without_blame(code: str) -> None:
    for part in ("reason", "fix"):
        for language in Language:
            said = sentences()[code][part].said_in(language)
            assert not FORBIDDEN.search(said), said
            assert not said.endswith((".", "。"))
            assert code not in said


def test_every_language_has_the_same_places_to_fill() -> None:
    for parts in sentences().values():
        for text in parts.values():
            places = {frozenset(re.findall(r"{(\w+)}", text.said_in(language))) for language in Language}
            assert len(places) == 1, text


def test_warnings_have_words() -> None:
    assert set(sentences()) >= WARNINGS


def test_days_and_terms_are_said_as_each_language_says_them() -> None:
    fault = Fault(
        3, "L", "Riwayat", "ssw1", "stay_ends_before_it_begins", {"begin": date(2024, 5, 1), "end": date(2023, 4, 30)}
    )

    assert "30 April 2023" in fault.reason.indonesian
    assert "令和5年(2023年)4月30日" in fault.reason.japanese


def test_a_value_is_only_worked_out_when_the_sentence_is_asked_for() -> None:
    asked: list[int] = []

    def near() -> str:
        asked.append(1)
        return "Jawa Tengah"

    fault = Fault(3, "E", "Provinsi", "Jawa", "unknown_province", {"near": near})

    assert not asked
    assert "Jawa Tengah" in fault.fix.english
    assert asked


def test_braces_in_a_cell_break_no_sentence() -> None:
    fault = Fault(3, "E", "Provinsi", "{near} {0}", "unknown_province", {"near": "Bali {x}"})

    assert "{near} {0}" in fault.reason.indonesian


def test_a_file_fault_is_one_sentence_and_its_remedy() -> None:
    error = SheetError.of("missing_column", column=Text("Nama", "氏名", "Name"))

    assert "There is no column Name. Add a column headed Name" in str(error)
    assert error.said_in("ja").startswith("「氏名」の列がありません。見出しが「氏名」の列を加えてください。")
