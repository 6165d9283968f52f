"""Worked cases are run on any installed copy."""

from copy import copy

import pytest

from kakehashi.law import Book, verify
from kakehashi.law.book import BOOK
from kakehashi.law.cases import cases_of
from kakehashi.law.dated import BookError

SSW1 = BOOK.instrument("japan.ssw1")


def with_cases(tmp_path, text):
    one = copy(SSW1)
    (tmp_path / "cases.toml").write_text(text, encoding="utf-8")
    one.folder = tmp_path
    return Book([BOOK.instrument("japan.person"), one], version=1, checked=BOOK.checked)


CASE = """
[[case]]
title = "Eighteen"
on = 2026-11-24
facts = { born = 2008-11-24 }
expect = { old_enough = "%s", of_age_for_ssw1 = %s }
"""


def test_every_case_of_the_book_holds():
    verification = verify(BOOK)

    assert verification.failed == ()
    assert verification.held == verification.cases > 150


def test_a_case_that_does_not_hold_says_what_was_found(tmp_path):
    verification = verify(with_cases(tmp_path, CASE % ("no", "2026-11-25")))

    own = [failed for failed in verification.failed if failed.case.title == "Eighteen"]
    assert [(failed.id, failed.expected, str(failed.found)) for failed in own] == [
        ("japan.ssw1.old_enough", "no", "yes"),
        ("japan.ssw1.of_age_for_ssw1", own[1].expected, "2026-11-24"),
    ]
    assert verification.held == verification.cases - 1


def test_a_case_that_names_no_rule_or_lacks_a_part_is_an_error(tmp_path):
    book = with_cases(tmp_path, '[[case]]\ntitle = "x"\nfacts = {}\nexpect = { old_enuogh = "no" }\n')

    with pytest.raises(BookError) as raised:
        verify(book)

    assert [fault.partition(": ")[2] for fault in raised.value.faults] == [
        "x: no on.",
        "x: old_enuogh is no rule here.",
    ]


def test_an_instrument_may_have_no_cases(tmp_path):
    one = copy(SSW1)
    one.folder = tmp_path

    assert cases_of(one) == ()
