"""What the README says of the rule book is so."""

import re
from collections import Counter
from pathlib import Path

import pytest

from kakehashi.contract import CHAPTERS
from kakehashi.law.book import BOOK
from kakehashi.vocabulary import Mark

ROOT = Path(__file__).parents[2]
SAID = {
    "README.md": r"Of the (\d+) rules today (\d+) are \*official\*, (\d+) \*secondary\*, (\d+) .*? and (\d+)",
    "README.id.md": r"Dari (\d+) aturan saat ini, (\d+) bertanda \*resmi\*, (\d+) .*?, (\d+) .*?, dan (\d+)",
    "README.ja.md": r"現在の(\d+)件の規則のうち、(\d+)件が.*?、(\d+)件が.*?、(\d+)件が.*?\*未確定\*のものは(\d+)件",
}


@pytest.mark.parametrize("name", SAID)
def test_the_readme_counts_the_rules_of_the_book_by_mark(name: str) -> None:
    text = " ".join((ROOT / name).read_text(encoding="utf-8").split())
    of_the_contract = [rule.mark for chapter in CHAPTERS for rule in chapter.rules]
    marks = Counter([*(rule.mark for rule in BOOK.rules.values()), *of_the_contract])

    found = re.search(SAID[name], text)

    assert found is not None
    assert [int(each) for each in found.groups()] == [marks.total(), *(marks[mark] for mark in Mark)]
