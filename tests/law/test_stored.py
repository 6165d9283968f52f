"""A kept assessment, and what comes of asking it again."""

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings

from kakehashi.law import (
    TITP_OCCUPATIONS,
    Answer,
    Book,
    Evidence,
    Mismatch,
    Stage,
    Stored,
    StoredAnswers,
    StoredError,
    assess,
    columns,
    replay,
)
from kakehashi.law.book import BOOK
from kakehashi.law.ternary import words_of
from kakehashi.vocabulary import Pathway
from tests.law.make import CROP, DAY, days_asked, make_person, some_people

PEOPLE = [make_person(), make_person(id="K-2", born="2015-01-01"), make_person(id=None, tests=None)]


LANES = {"lanes": "work_categories"}


def kept(people=PEOPLE, **question):
    facts = columns(people)
    return Stored.of(assess(facts, BOOK, **({"on": DAY} | question)), facts, BOOK.digest)


def rewritten(**changes):
    return json.loads(json.dumps(kept().as_value() | changes))


@given(some_people(), days_asked)
@settings(max_examples=25, deadline=None)
def test_what_was_kept_and_written_is_read_and_found_again_word_by_word(people, on):
    stored = Stored.from_value(json.loads(json.dumps(kept(people, on=on, stage=Stage.POOL).as_value())))

    told = replay(stored, columns(people), BOOK)

    assert told.same
    assert told.same_book
    assert (told.people, list(told.mismatches())) == (0, [])


def test_the_question_is_kept_as_it_was_asked():
    asked = {"stage": Stage.OFFER, "at_least": Evidence.SEEN, "assumed": ["esd_memorandum_assumed"]}

    stored = Stored.from_value(kept(**asked).as_value())

    assert (stored.on, stored.stage, stored.at_least) == (DAY, Stage.OFFER, Evidence.SEEN)
    assert (stored.assumed, stored.ids) == (("esd_memorandum_assumed",), ("K-1", "K-2", ""))
    assert (stored.book_version, stored.book_digest) == (BOOK.version, BOOK.digest)
    assert replay(stored, columns(PEOPLE), BOOK).same


def test_a_word_that_is_another_is_told_by_person_pathway_and_category():
    value = kept().as_value()
    words = value["pathways"]["ssw1"]
    lane = 1 << BOOK.instrument("japan.ssw1").lanes.lane(CROP)
    words["yes"][0] = hex(int(words["yes"][0], 16) & ~lane)

    told = replay(Stored.from_value(value), columns(PEOPLE), BOOK)

    assert list(told.mismatches()) == [Mismatch(0, "K-1", Pathway.SSW1, CROP, Answer.UNKNOWN, Answer.YES)]
    assert (told.same, told.people, told.same_book) == (False, 1, True)


def test_a_book_that_says_otherwise_is_named_and_what_differs_is_told(monkeypatch):
    stored = kept()
    ssw1 = BOOK.instrument("japan.ssw1")
    rule = ssw1.rules["old_enough"]
    otherwise = ssw1.rules | {"old_enough": replace(rule, body=lambda person, _: ~person.everyone())}
    monkeypatch.setattr(ssw1, "rules", otherwise)
    book = Book(BOOK.instruments, version=BOOK.version + 1, checked=BOOK.checked)

    told = replay(replace(stored, book_digest="0" * 64), columns(PEOPLE), book)

    assert (told.same_book, told.book_version, told.stored.book_version) == (False, BOOK.version + 1, BOOK.version)
    crop = [each for each in told.mismatches() if each.category == CROP]
    assert [(each.id, each.stored, each.found) for each in crop] == [
        ("K-1", Answer.YES, Answer.NO),
        ("", Answer.UNKNOWN, Answer.NO),
    ]


def test_a_pathway_that_is_not_judged_any_more_speaks_of_nothing_today():
    stored = kept()
    without = Book(BOOK.instruments[:-1], version=9, checked=BOOK.checked)
    gone = BOOK.pathways[-1]

    told = replay(stored, columns(PEOPLE), without)

    assert {each.pathway for each in told.mismatches()} == {gone}
    assert {each.found for each in told.mismatches()} == {None}
    assert not told.differs[Pathway.SSW1].any()


def test_words_of_more_lanes_than_a_machine_word_has_bits_are_kept_whole():
    last = len(TITP_OCCUPATIONS.keys) - 1
    number = 1 << last | 1
    words = words_of([number, 0], TITP_OCCUPATIONS.pages)
    answers = StoredAnswers(TITP_OCCUPATIONS, TITP_OCCUPATIONS.all, words, np.zeros_like(words))

    value = rewritten(ids=["K-1", "K-2"], pathways={"titp1": answers.as_value()})
    read = Stored.from_value(value).pathways[Pathway.TITP1]

    assert value["pathways"]["titp1"]["yes"] == [hex(number), "0x0"]
    assert np.array_equal(read.yes, words)
    assert np.array_equal(read.speaks_of, TITP_OCCUPATIONS.all)


def test_a_pathway_that_spoke_of_less_is_told_where_it_speaks_of_more_today():
    value = kept().as_value()
    words = value["pathways"]["ssw1"]
    lane = 1 << BOOK.instrument("japan.ssw1").lanes.lane(CROP)
    words |= {"speaks_of": hex(int(words["speaks_of"], 16) & ~lane)}
    for key in ("yes", "no"):
        words[key] = [hex(int(word, 16) & ~lane) for word in words[key]]

    told = replay(Stored.from_value(value), columns(PEOPLE), BOOK)

    assert {each.stored for each in told.mismatches()} == {None}
    assert {each.category for each in told.mismatches()} == {CROP}


@pytest.mark.parametrize(
    ("people", "said"),
    [
        (PEOPLE[:2], "made of 3 people and 2 are given"),
        ([PEOPLE[1], PEOPLE[0], PEOPLE[2]], "person 1 was 'K-1' and is 'K-2'"),
    ],
)
def test_other_people_are_not_compared(people, said):
    with pytest.raises(StoredError, match=said):
        replay(kept(), columns(people), BOOK)


@pytest.mark.parametrize("value", [[], {}, {"format": "another"}])
def test_what_does_not_call_itself_an_assessment_is_none(value):
    with pytest.raises(StoredError, match=r"kakehashi\.assessment"):
        Stored.from_value(value)


def test_everything_that_is_wrong_is_told_at_once():
    value = rewritten(on="2027-02-30", stage=3, at_least="sure", assumed="x", book_version=True, ids=[1])
    value["pathways"] = {
        "ssw9": {},
        "esd": {"yes": []},
        "ssw1": LANES | {"speaks_of": "0x1", "yes": ["0x0"], "no": ["0x0"]},
        "ssw2": {"lanes": "other", "speaks_of": "0x1", "yes": [], "no": []},
    }
    del value["book_digest"]

    with pytest.raises(StoredError) as error:
        Stored.from_value(value)

    for fault in (
        "on is '2027-02-30'",
        "stage is 3: write a text",
        "at_least is 'sure': evidence 'sure' does not exist",
        "assumed is 'x': write a list of texts",
        "book_version is True: write a whole number",
        "book_digest is missing",
        "ids is not a list of texts",
        "pathway ssw2: lanes is 'other'; lane tables are work_categories, occupations",
        "pathway 'ssw9' does not exist",
        "pathway esd: it needs lanes, speaks_of, yes and no",
        "pathway ssw1: it has 1 and 1 words for 0 people",
    ):
        assert fault in str(error.value)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"speaks_of": 1, "yes": [], "no": []}, "no text in hexadecimal"),
        ({"speaks_of": "0x1ffffffffffffffff", "yes": [], "no": []}, "has lanes that work_categories has not"),
        ({"speaks_of": "0x1", "yes": ["0x1"], "no": ["0x1"]}, "both yes and no"),
        ({"speaks_of": "0x1", "yes": ["0x2"], "no": ["0x0"]}, "not spoken of"),
    ],
)
def test_words_that_cannot_stand_are_refused(words, said):
    with pytest.raises(StoredError, match=said):
        Stored.from_value(rewritten(ids=["K-1"][: len(words["yes"])], pathways={"ssw1": LANES | words}))


def test_pathways_are_a_table():
    with pytest.raises(StoredError, match="pathways is not a table"):
        Stored.from_value(rewritten(pathways=[]))


def test_words_fit_into_what_is_kept_for_them():
    words = kept(on=date(2028, 1, 1)).pathways[Pathway.SSW1]

    assert words.yes.dtype == words.no.dtype == np.uint64
