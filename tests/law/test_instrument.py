"""What a rule book is made of."""

from datetime import date
from pathlib import Path

import pytest

from kakehashi.law import Book, Instrument, Stage
from kakehashi.law.book import BOOK
from kakehashi.law.dated import BookError
from kakehashi.vocabulary import Mark, Text, UnknownKey

HERE = Path(__file__).parent
SAID = Text("x", "x", "x")


def make_instrument(name="test", folder=HERE):
    return Instrument(name, folder=folder, title=SAID)


def derive(one, name="computed"):
    def body(person, value):
        return person.everyone()

    body.__name__, body.__module__ = name, f"anywhere.{one.id}.derivations"
    one.derivation(article="a", source="s", asks=SAID, mark=Mark.OFFICIAL, condition="c")(body)


def test_a_rule_that_stands_outside_its_folder_is_refused():
    one = make_instrument()
    enter = one.rule(
        article="a", source="s", since=None, asks=SAID, step=None, stage=Stage.POOL, mark=Mark.OFFICIAL, condition="c"
    )

    with pytest.raises(BookError, match="an id is a path"):
        enter(lambda person, _: person.everyone())


def test_a_name_stands_once_in_an_instrument():
    one = make_instrument()
    derive(one)

    with pytest.raises(BookError, match=r"test\.computed stands twice"):
        derive(one)


def test_two_instruments_never_derive_the_same_name():
    one, other = make_instrument("one"), make_instrument("other")
    derive(one)
    derive(other)

    with pytest.raises(BookError, match="two instruments derive 'computed'"):
        Book([one, other], version=1, checked=date(2026, 11, 24))


def test_instruments_and_provisions_are_found_by_id():
    one, rule = BOOK.provision("japan.ssw1.old_enough")

    assert one is BOOK.instrument("japan.ssw1")
    assert rule is BOOK.rules["japan.ssw1.old_enough"]
    assert "age_on_landing" in BOOK.derivations


def test_a_wrong_id_names_the_nearest():
    with pytest.raises(UnknownKey, match=r"japan\.ssw1\.old_enough"):
        BOOK.provision("japan.ssw1.old_enuogh")
    with pytest.raises(UnknownKey, match=r"japan\.ssw1"):
        BOOK.instrument("japan.ssw3")


def test_the_digest_changes_with_a_value_and_not_with_the_line_ends(tmp_path):
    values = tmp_path / "values.toml"

    def digest(text):
        values.write_bytes(text)
        return Book([make_instrument(folder=tmp_path)], version=1, checked=date(2026, 11, 24)).digest

    five = b'[[a]]\nvalue = 5\nunit = "u"\ncite = "c"\nmark = "open"\n'
    assert digest(five) == digest(five.replace(b"\n", b"\r\n"))
    assert digest(five) != digest(five.replace(b"5", b"6"))
