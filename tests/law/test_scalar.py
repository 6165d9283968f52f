from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.law.scalar import (
    Chapter,
    Finding,
    Judgement,
    Level,
    Outcome,
    Shortfall,
    Terms,
    day_written,
    phrase,
    sentences,
    yen,
    yen_an_hour,
)
from kakehashi.vocabulary import Language, Mark, Text

SAID = Text("Satu.", "一。", "One.")
FIX = Text("Dua.", "二。", "Two.")
IN_ORDER = Judgement(Outcome.OK, SAID)


def make_rule(judge=None, **changes):
    chapter = Chapter("japan.made_up")
    given_with = {"condition": "X-1", "article": "art. 1", "mark": Mark.SECONDARY, "level": Level.SCHEME, "asks": SAID}

    def holds(terms: Terms, day: date | None) -> tuple[Judgement, ...]:
        return (IN_ORDER,)

    chapter.rule(**(given_with | changes))(judge or holds)
    return chapter.rules[0]


def test_a_rule_is_registered_under_the_path_of_its_chapter_and_stays_a_function():
    chapter = Chapter("japan.made_up")

    @chapter.rule(condition="X-1", article="art. 1", mark=Mark.OFFICIAL, level=Level.LAW, asks=SAID)
    def holds(terms: Terms, day: date | None) -> tuple[Judgement, ...]:
        return (IN_ORDER,)

    assert [rule.id for rule in chapter.rules] == ["japan.made_up.holds"]
    assert holds(Terms(), None) == (IN_ORDER,)


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2019, 3, 31), Outcome.NOT_APPLICABLE),
        (date(2019, 4, 1), Outcome.OK),
        (date(2027, 3, 31), Outcome.OK),
        (date(2027, 4, 1), Outcome.NOT_APPLICABLE),
        (None, Outcome.OK),
    ],
)
def test_a_rule_speaks_from_its_first_to_its_last_day(day, outcome):
    rule = make_rule(since=date(2019, 4, 1), until=date(2027, 3, 31))

    (judgement,) = rule.judged(Terms(), day)

    assert judgement.outcome is outcome


def test_a_rule_flips_where_it_begins_where_it_has_ended_and_where_its_values_change():
    rule = make_rule(since=date(2019, 4, 1), until=date(2027, 3, 31), changes=lambda _: [date(2023, 4, 1)])

    days = rule.flips(Terms())

    assert days == (date(2019, 4, 1), date(2023, 4, 1), date(2027, 4, 1))


@pytest.mark.parametrize("said", [(), (IN_ORDER, IN_ORDER)])
def test_a_rule_that_says_nothing_or_speaks_twice_of_a_part_is_a_mistake(said):
    rule = make_rule(lambda _terms, _day: said)

    with pytest.raises(ValueError, match="must speak once of each part"):
        rule.judged(Terms(), None)


@pytest.mark.parametrize(
    "judgement",
    [
        {"outcome": Outcome.VIOLATION, "because": SAID},
        {"outcome": Outcome.UNKNOWN, "because": SAID, "missing": ("to",)},
        {"outcome": Outcome.UNKNOWN, "because": SAID, "fix": FIX},
        {"outcome": Outcome.OK, "because": SAID, "missing": ("to",)},
        {"outcome": Outcome.OK, "because": SAID, "shortfall": Shortfall(Fraction(1), "JPY/h")},
        {"outcome": Outcome.VIOLATION, "because": SAID, "fix": FIX, "shortfall": Shortfall(Fraction(0), "JPY/h")},
    ],
)
def test_a_judgement_that_leaves_the_reader_alone_cannot_be_made(judgement):
    with pytest.raises(ValueError, match=r"One\."):
        Judgement(**judgement)


@pytest.mark.parametrize(("amount", "printed"), [(Fraction(74), 74), (Fraction(1, 3), "1/3")])
def test_a_finding_prints_as_the_exchange_format_says_and_exactly(amount, printed):
    judgement = Judgement(
        Outcome.VIOLATION, SAID, FIX, shortfall=Shortfall(amount, "JPY/h"), counted=(("hourly", Fraction(960)),)
    )

    found = Finding(make_rule(), judgement, date(2026, 1, 1), date(2026, 10, 31)).in_format(Language.ENGLISH)

    assert found == {
        "rule": "X-1",
        "finding": "violation",
        "from": "2026-01-01",
        "to": "2026-10-31",
        "level": "scheme",
        "mark": "secondary",
        "part": None,
        "shortfall": {"amount": printed, "unit": "JPY/h"},
        "counted": {"hourly": "960"},
        "missing": [],
        "because": "One.",
        "fix": "Two.",
        "article": "art. 1",
        "id": "japan.made_up.holds",
    }


def test_an_open_finding_prints_nothing_where_nothing_is_known():
    found = Finding(make_rule(), IN_ORDER, None, None).in_format(Language.JAPANESE)

    assert [found[key] for key in ("from", "to", "shortfall", "counted", "fix")] == [None] * 5
    assert found["because"] == "一。"


def test_a_finding_carries_the_weaker_of_the_two_marks():
    weak = Judgement(Outcome.OK, SAID, mark=Mark.OPEN)

    assert Finding(make_rule(), weak, None, None).mark is Mark.OPEN
    assert Finding(make_rule(), IN_ORDER, None, None).mark is Mark.SECONDARY


@pytest.mark.parametrize("word", [*Outcome, *Level])
def test_every_outcome_and_level_has_its_word_in_three_languages(word):
    assert all(word.text.said_in(language) for language in Language)


def test_no_two_outcomes_share_a_sign():
    assert len({outcome.sign for outcome in Outcome}) == len(Outcome)


def test_money_reads_as_each_reader_writes_it():
    assert yen(1034) == Text("1.034 yen", "1,034円", "1,034 yen")
    assert yen_an_hour(1034) == Text("1.034 yen/jam", "1時間当たり1,034円", "1,034 yen an hour")
    assert yen(Fraction(3101, 3)) == Text("1.033,66 yen", "1,033.66円", "1,033.66 yen")
    assert yen(Fraction(1, 3), upwards=True) == Text("0,34 yen", "0.34円", "0.34 yen")


@given(st.fractions(0, 2000), st.integers(1, 2000))
def test_a_wage_and_what_it_lacks_never_read_as_the_rate_and_as_nothing(wage, rate):
    short = rate - wage
    if short > 0:
        assert yen(wage) != yen(rate)
        assert yen(short, upwards=True) != yen(0)


def test_sentences_follow_each_other_as_each_language_writes_them():
    assert sentences(SAID, FIX) == Text("Satu. Dua.", "一。二。", "One. Two.")


def test_a_phrase_is_filled_by_the_words_of_its_own_language():
    sentence = Text("Sejak {day}.", "{day}から。", "From {day}.")

    said = phrase(sentence, day=day_written(date(2026, 1, 1)))

    assert said == Text("Sejak 1 Januari 2026.", "令和8年(2026年)1月1日から。", "From 1 January 2026.")
