import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kakehashi.agreement import Instrument, LibraryError, Role, Standing, library, read_library
from tests.agreement.make import copy_library

USUAL_ARTICLES_OF_A_LETTER = {1, 2, 3, 5, 17, 21, 23}
ARTICLES_ABSENT_FROM_A_LETTER = {4, 7, 10, 12, 13, 15, 19}


def spoil(file: Path, change: Callable[[str], str]) -> None:
    before = file.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, encoding="utf-8")


def faults_of(folder: Path) -> tuple[str, ...]:
    with pytest.raises(LibraryError) as error:
        read_library(folder)
    return error.value.faults


def test_the_letter_usually_carries_exactly_the_usual_articles() -> None:
    clauses = library().carried_by(Instrument.LETTER_OF_INTENT)

    usual = {it.usual_article for it in clauses if it.carried_by[Instrument.LETTER_OF_INTENT] is Standing.USUAL}
    all_of_them = {it.usual_article for it in clauses}

    assert usual == USUAL_ARTICLES_OF_A_LETTER
    assert not all_of_them & ARTICLES_ABSENT_FROM_A_LETTER


def test_every_precedent_has_a_source_and_every_note_says_that_the_wording_is_ours() -> None:
    for clause in library().clauses.values():
        assert clause.precedent.source
        assert "kami susun sendiri" in clause.precedent.note.indonesian
        assert "当方が独自に作成" in clause.precedent.note.japanese
        assert "our own" in clause.precedent.note.english
    assert all(precedent.source for precedent in library().precedents.values())


def test_what_we_say_ourselves_stands_in_the_note_and_a_source_only_cites() -> None:
    notes = [clause.precedent for clause in library().clauses.values()]

    summed_up = [it.note.japanese for it in notes if not it.like]

    assert not [it.source for it in notes if re.search(r"\b(our|not)\b", it.source.english)]
    assert summed_up
    assert all("条文の引用ではない" in note for note in summed_up)


def test_a_source_is_cited_in_the_language_of_the_reader() -> None:
    one = library()
    stated = [*one.precedents.values(), *one.ministries.values(), *one.held, *one.needed]
    sources = [it.source for it in [*stated, *(clause.precedent for clause in one.clauses.values())]]

    english = re.compile(r"\b(and|art|both|copy|items?|library|note|press|text|Prefecture|usage)\b(?![-.])")

    assert [it for it in sources if english.search(it.english)]
    assert not [it for it in sources if english.search(it.indonesian) or english.search(it.japanese)]


def test_no_instrument_of_a_prefecture_is_said_to_have_been_read() -> None:
    of_prefectures = [it for it in library().precedents.values() if re.match("kumamoto|miyagi|mie|kagawa", it.key)]

    assert len(of_prefectures) == 7
    assert {it.known_from for it in of_prefectures} == {"report"}


def test_every_precedent_is_like_some_clause() -> None:
    named = {it.key for clause in library().clauses.values() for it in clause.precedent.like}

    assert named == set(library().precedents)


def test_every_article_has_words_and_the_signatures_have_two_sides() -> None:
    clauses = library().clauses.values()

    assert all(clause.wordings for clause in clauses if clause.role in (Role.ARTICLE, Role.PREAMBLE))
    assert [len(clause.signatures) for clause in clauses if clause.role is Role.SIGNATURE] == [2]


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_a_clause_with_a_missing_language_fails_to_load(tmp_path: Path, language: str) -> None:
    folder = copy_library(tmp_path)
    spoil(folder / "clauses" / "costs.toml", lambda text: re.sub(rf'(?m)^{language} = "[^"]*"$', "", text, count=1))

    faults = faults_of(folder)

    assert faults == (f"clauses/costs.toml title is missing in {language}; write it in all three languages.",)


def test_a_precedent_without_a_source_fails_to_load(tmp_path: Path) -> None:
    folder = copy_library(tmp_path)
    spoil(folder / "clauses" / "purpose.toml", lambda text: re.sub(r"(?m)^source\..*$", "", text))
    spoil(folder / "precedents.toml", lambda text: re.sub(r"(?m)^source\.id.*$", "", text, count=1))

    faults = faults_of(folder)

    assert any("precedents.toml [kumamoto_talks_2025].source is missing in id" in fault for fault in faults)
    assert any("clauses/purpose.toml precedent.source is missing in id, ja, en" in fault for fault in faults)


def test_a_place_that_one_language_lacks_fails_to_load(tmp_path: Path) -> None:
    folder = copy_library(tmp_path)
    spoil(folder / "clauses" / "next_step.toml", lambda text: text.replace("within {next_months} ", "soon "))

    assert faults_of(folder) == (
        "clauses/next_step.toml 0 paragraph has not the same {places} in each language; give each the same.",
    )


def test_a_place_that_nothing_fills_and_a_parameter_that_nothing_uses_fail_to_load(tmp_path: Path) -> None:
    folder = copy_library(tmp_path)
    spoil(folder / "clauses" / "languages.toml", lambda text: text.replace("{originals}", "{copies}"))

    faults = faults_of(folder)

    assert any("needs {copies}, which parameters.toml does not have" in fault for fault in faults)
    assert any("[originals] is used by no clause" in fault for fault in faults)


@pytest.mark.parametrize(
    ("file", "before", "after", "fault"),
    [
        ("clauses/costs.toml", 'role = "article"', 'role = "chapter"', "role is 'chapter'; use one of title"),
        ("clauses/costs.toml", "order = 110", "order = 120", "two clauses have the order 120"),
        ("clauses/costs.toml", "order = 110", 'order = "last"', "order is 'last'; give a whole number"),
        ("clauses/costs.toml", "order = 110", "order = 110\nfont = 3", "has the key 'font', which means nothing"),
        ("clauses/costs.toml", 'intent = "optional"', 'intent = "often"', "is 'often'; use one of usual"),
        ("clauses/costs.toml", '"surabaya_kitakyushu"', '"nowhere"', "precedent.like names 'nowhere'"),
        ("clauses/costs.toml", 'role = "article"', 'role = "title"', "2 clauses have the role title"),
        ("clauses/costs.toml", "order = 110", "order = [", "costs.toml is not TOML"),
        ("clauses/next_step.toml", 'who = "both"', 'who = "nobody"', "who is 'nobody'"),
        ("clauses/next_step.toml", 'due = { months = "next_months" }', "due = {}", "give due.months"),
        ("clauses/costs.toml", 'ja = "両者は', 'jp = "両者は', "costs.toml 0 paragraph is missing in ja"),
        ("clauses/signatures.toml", 'id = "Untuk {ministry}"', 'id = ""', "signature.party is missing in id"),
        ("clauses/signatures.toml", 'leads_in = "id"', 'leads_in = "nl"', "leads_in is 'nl'; use one of id, ja, en"),
        ("parameters.toml", 'kind = "months"', 'kind = "weeks"', "kind is 'weeks'"),
        ("parameters.toml", 'kind = "months"', 'kind = "choice"', "must have choices if, and only if"),
        ("precedents.toml", 'known_from = "text"', 'known_from = "rumour"', "known_from is 'rumour'"),
        ("ministries.toml", 'ministry = "kp2mi"', 'ministry = "kominfo"', "names the ministry 'kominfo'"),
        ("ministries.toml", 'mark = "secondary"', 'mark = "sure"', "mark 'sure' does not exist"),
        ("ministries.toml", 'clause = "transition"', 'clause = "nowhere"', "needs the clause 'nowhere'"),
        ("ministries.toml", "[transition]", "[other]", "has no [transition]"),
        ("ministries.toml", 'en = "KP2MI"', 'en = " "', "[kp2mi].short is missing in en"),
    ],
)  # fmt: skip
def test_a_spoiled_file_is_refused_with_the_place_of_the_fault(
    tmp_path: Path, file: str, before: str, after: str, fault: str
) -> None:
    folder = copy_library(tmp_path)
    spoil(folder / file, lambda text: text.replace(before, after, 1))

    assert any(fault in it for it in faults_of(folder)), faults_of(folder)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    folder = copy_library(tmp_path)
    (folder / "parameters.toml").unlink()

    assert "parameters.toml does not exist; put it back." in faults_of(folder)


def test_all_faults_of_all_files_come_at_once(tmp_path: Path) -> None:
    folder = copy_library(tmp_path)
    spoil(folder / "clauses" / "costs.toml", lambda text: text.replace('role = "article"', 'role = "x"'))
    spoil(folder / "clauses" / "purpose.toml", lambda text: text.replace('role = "article"', 'role = "y"'))
    spoil(folder / "precedents.toml", lambda text: text.replace("title = {", "name = {", 1))

    faults = faults_of(folder)

    assert len([fault for fault in faults if ".role is" in fault]) == 2
    assert any(".title is missing in id, ja, en" in fault for fault in faults)
