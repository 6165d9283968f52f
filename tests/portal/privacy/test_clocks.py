"""How long an answer or a notice may take, and which notices a breach asks for."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kakehashi.portal.privacy.clocks import clocks, many
from kakehashi.portal.privacy.models import Breach, Notice

KNOWN = datetime(2026, 12, 30, 21, 15, tzinfo=UTC)
THREE = st.sampled_from([True, False, None])
FACTS = {"people": 5, "sensitive": False, "money": False, "wrongful": False, "encrypted": False}


def reported(**told) -> bool | None:
    return Breach(known_at=KNOWN, **{**FACTS, **told}).reported_in_japan


def test_every_clock_is_worded_in_three_languages_with_a_source_and_a_mark_that_is_not_official():
    assert set(clocks()) == {"answer", *Notice.Kind.values}
    for clock in clocks().values():
        assert len({clock.text.indonesian, clock.text.japanese, clock.text.english}) == 3
        assert clock.source
        assert clock.mark.key in {"secondary", "unconfirmed"}


@pytest.mark.parametrize(
    ("key", "wrongful", "later"),
    [
        ("answer", False, timedelta(days=3)),
        ("told_persons", False, timedelta(days=3)),
        ("told_agency", True, timedelta(days=3)),
        ("first_report", True, timedelta(days=3)),
        ("final_report", False, timedelta(days=30)),
        ("final_report", True, timedelta(days=60)),
    ],
)
def test_a_clock_runs_through_nights_and_holidays(key, wrongful, later):
    assert clocks()[key].due(KNOWN, wrongful=wrongful) == KNOWN + later


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ({}, False),
        ({"sensitive": True}, True),
        ({"money": True}, True),
        ({"wrongful": True}, True),
        ({"people": many()}, False),
        ({"people": many() + 1}, True),
        ({"people": None}, None),
        ({"sensitive": None}, None),
        ({"sensitive": None, "money": True}, True),
        ({"sensitive": True, "encrypted": True}, False),
        ({"sensitive": True, "encrypted": None}, None),
        ({"people": None, "encrypted": True}, False),
    ],
)
def test_japans_commission_is_told_on_any_one_ground_unless_all_was_encrypted(told, answer):
    assert reported(**told) is answer


@given(st.none() | st.integers(1, 5_000), THREE, THREE, THREE, THREE)
def test_what_is_learnt_later_never_turns_an_answer_that_was_told_round(people, sensitive, money, wrongful, encrypted):
    told = {"people": people, "sensitive": sensitive, "money": money, "wrongful": wrongful, "encrypted": encrypted}
    before = reported(**told)
    fillings = {"people": (1, many() + 1)} | dict.fromkeys(
        ("sensitive", "money", "wrongful", "encrypted"), (True, False)
    )

    for name, value in told.items():
        if value is None and before is not None:
            assert {reported(**{**told, name: one}) for one in fillings[name]} == {before}
