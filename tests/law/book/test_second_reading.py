"""Every text of the law was read by a second reader in Indonesian and Japanese, and stands as it was read.

second_reading.csv lies here and not in the book: it is proof for this test, as pinned.toml is, and nothing that is
installed reads it.  What a change leaves to be read, `python tools/second_reading.py` lists.
"""

from datetime import date

import pytest

from kakehashi.law.book import BOOK, steps
from kakehashi.law.instrument import Step
from kakehashi.vocabulary import Text, UnknownKey, term
from tools import second_reading

TEXTS = second_reading.texts()
LINES = second_reading.readings()
READ = {line["id"]: line for line in LINES}
BORN = TEXTS["question:born"]

FIRST_READING = date(2026, 11, 24)


def test_every_question_of_the_law_was_read_as_it_stands():
    assert second_reading.to_read() == {}, "read these, then mend their lines: python tools/second_reading.py"


def test_no_reading_is_left_over_and_none_stands_twice():
    assert second_reading.left_over() == []
    assert len(READ) == len(LINES)


def test_steps_that_share_a_key_share_a_text():
    named = [rule.step for rule in BOOK.rules.values() if rule.step is not None]

    assert {(step.key, step.text) for step in named} == {
        (key.removeprefix("step:"), text) for key, text in TEXTS.items() if key.startswith("step:")
    }


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["id"])
def test_a_reading_has_its_day_and_what_it_changed_is_no_longer_there(line):
    assert date.fromisoformat(line["read"]) >= FIRST_READING
    assert line["changed_id"] != line["indonesian"]
    assert line["changed_ja"] != line["japanese"]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["id"])
def test_each_legal_term_of_a_text_is_the_one_of_the_glossary_in_both_languages(line):
    text = TEXTS[line["id"]]
    keys = line["terms"].split(" ") if line["terms"] else []

    assert len(set(keys)) == len(keys)
    for key in keys:
        assert second_reading.holds(text, key), f"{key}: {term(key).indonesian} / {term(key).japanese}"


def test_a_word_that_only_means_the_same_is_not_the_term():
    term_of_the_glossary = Text("Apakah membayar uang jaminan?", "保証金を支払いましたか", "Was a deposit paid?")
    in_one_language_only = Text("Apakah membayar deposito?", "保証金を支払いましたか", "Was a deposit paid?")

    assert second_reading.terms_of(term_of_the_glossary) == ["work.deposit"]
    assert second_reading.terms_of(in_one_language_only) == []


def test_a_term_inside_a_longer_one_is_not_named_beside_it():
    plan = Text(
        "Apakah rencana Ikusei Shuro (ESD) disahkan?", "育成就労計画は認定されていますか", "Is the ESD plan accredited?"
    )

    assert second_reading.terms_of(plan) == ["pathway.esd_plan"]
    assert second_reading.holds(plan, "pathway.esd")


def test_a_term_that_the_glossary_lacks_is_an_error():
    with pytest.raises(UnknownKey, match=r"work\.deposit"):
        second_reading.holds(TEXTS["question:born"], "work.deposits")


@pytest.fixture
def one_text(monkeypatch):
    """A law of one text, read as it stands; gives what sets its readings."""
    monkeypatch.setattr(second_reading, "texts", lambda: {"question:born": BORN})
    return lambda *lines: monkeypatch.setattr(second_reading, "readings", lambda: list(lines))


def test_a_change_without_a_new_reading_is_listed_with_its_three_texts(one_text, capsys):
    one_text({**READ["question:born"], "japanese": "以前の文"})

    assert second_reading.main(read_on=None) == 1

    assert capsys.readouterr().out.splitlines() == [
        f"question:born: changed since {READ['question:born']['read']}",
        f"  {BORN.english}",
        f"  {BORN.indonesian}",
        f"  {BORN.japanese}",
    ]


def test_what_is_new_gets_a_line_to_fill_and_what_is_gone_is_named(one_text, capsys):
    one_text({**READ["question:born"], "id": "question:gone"})

    assert second_reading.main(read_on=date(2027, 1, 5)) == 1
    assert second_reading.main(read_on=None) == 1

    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"question:born,2027-01-05,{BORN.indonesian},{BORN.japanese},,,person.birth_date"
    assert said[1] == "question:born: new"
    assert said[-1] == "question:gone: no such text; drop its line"


def test_nothing_is_listed_while_all_is_read(one_text, capsys):
    one_text(READ["question:born"])

    assert second_reading.main(read_on=None) == 0
    assert capsys.readouterr().out == ""


def test_every_step_that_is_written_is_named_by_a_rule_and_so_read():
    written = {each.key for each in vars(steps).values() if isinstance(each, Step)}

    assert {f"step:{key}" for key in written} <= TEXTS.keys()
