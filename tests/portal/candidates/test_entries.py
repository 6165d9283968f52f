"""Evidence and inquiries stay with the entry they are about, wherever it stands, and fall with what they showed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions, bridge, certificates, entries, queries
from kakehashi.portal.candidates.models import Candidate, SealedValue
from tests.portal.candidates.make import DAY, make_candidate
from tests.portal.make import make_user

A = {"test": "jlpt", "on": "2025-12-07", "level": "N4"}
B = {"test": "jft_basic", "on": "2026-08-01", "score": 212}
C = {"test": "nat_test", "on": "2026-02-01", "level": "4Q"}


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def person(officer):
    person = make_candidate(officer)
    actions.change_facts(candidate=person, values={"tests": [A, B, C]}, by=officer, on=DAY)
    return Candidate.objects.get(pk=person.pk)


def shown(person, by, *keys):
    actions.record_evidence(candidate=person, keys=keys, level="verified", paper=None, by=by, on=DAY)


def change(person, by, value, key="tests"):
    actions.change_facts(candidate=person, values={key: value}, by=by, on=DAY)


def keys_of(several):
    return sorted(several.values_list("key", flat=True))


@pytest.mark.parametrize(
    ("after", "left"),
    [
        ([B, C], ["tests.0", "tests.1"]),
        ([A, C], ["tests.0", "tests.1"]),
        ([A, {**B, "score": 230}, C], ["tests.0", "tests.2"]),
        ([C, B, A], ["tests.0", "tests.1", "tests.2"]),
        ([A, B, C, {"test": "j_test"}], ["tests.0", "tests.1", "tests.2"]),
        ([], []),
        (None, []),
    ],
)
def test_evidence_stays_with_the_entries_that_stay_and_the_list_as_a_whole_is_shown_no_more(
    officer, person, after, left
):
    shown(person, officer, "tests", "tests.0", "tests.1", "tests.2", "in_japan")

    change(person, officer, after)

    assert keys_of(person.evidence) == sorted(["in_japan", *left])


def test_an_entry_that_moves_up_keeps_its_own_evidence_and_no_other(officer, person):
    shown(person, officer, "tests.2")

    change(person, officer, [B, C])

    told = bridge.person_of(queries.whole(Candidate.objects.filter(pk=person.pk)).get())
    assert [one.get("evidence") for one in told["tests"]] == [None, "verified"]


def test_what_an_issuer_did_not_confirm_is_not_made_good_by_writing_it_anew(officer, person):
    asked = certificates.ask(candidate=person, key="tests.1", issuer="JF", reference="", asked_on=DAY, by=officer)
    certificates.keep_answer(inquiry=asked, confirmed=False, answered_on=DAY, by=officer, on=DAY)

    change(person, officer, [{**B, "score": 230}, C])

    told = bridge.person_of(queries.whole(Candidate.objects.filter(pk=person.pk)).get())
    assert told["tests"] == [{"test": "jft_basic", "on": "2026-08-01"}, C]


def test_an_inquiry_about_an_entry_that_is_gone_is_about_no_other_entry(officer, person):
    certificates.ask(candidate=person, key="tests.0", issuer="JF", reference="", asked_on=DAY, by=officer)
    falls = entries.falling(person, "tests", before=[A, B, C], after=[B, C])

    change(person, officer, [B, C])

    assert falls.keys == ("tests.0",)
    assert not person.inquiries.exists()


def test_what_is_not_known_any_more_is_in_the_record_no_more(officer, person):
    change(person, officer, None, key="in_japan")
    change(person, officer, None, key="phone")

    kept = Candidate.objects.get(pk=person.pk)
    assert "in_japan" not in kept.facts
    assert kept.phone == ""


def test_a_sealed_value_that_is_put_right_is_sealed_again_and_its_evidence_is_gone(officer, person):
    change(person, officer, {"number": "C1234567", "valid_until": "2031-06-30"}, key="passport")
    shown(person, officer, "passport")

    change(person, officer, {"number": "C7654321"}, key="passport")

    value = SealedValue.objects.get(candidate=person, kind="passport")
    assert bridge.fact_kept(person, "passport") == {"number": "C7654321"}
    assert "C7654321" not in value.sealed + value.masked
    assert not person.evidence.exists()


def test_an_entry_that_was_told_as_a_word_alone_is_judged_and_shown_as_any_other(officer, person):
    change(person, officer, ["employer", "job"], key="contract_contents")
    shown(person, officer, "contract_contents.1")

    told = bridge.person_of(queries.whole(Candidate.objects.filter(pk=person.pk)).get())

    assert told["contract_contents"] == [{"content": "employer"}, {"content": "job", "evidence": "verified"}]


ENTRY = st.fixed_dictionaries({"test": st.sampled_from(["jlpt", "jft_basic"]), "on": st.integers(0, 2)})


@settings(deadline=None)
@given(st.lists(ENTRY, max_size=5), st.lists(ENTRY, max_size=5))
def test_no_two_entries_come_to_one_place_and_the_same_says_the_same(before, after):
    there = entries.places(before, after)

    to = [*there.same.values(), *there.put_right.values()]
    assert len(set(to)) == len(to)
    assert not there.same.keys() & there.put_right.keys()
    assert all(before[old] == after[new] for old, new in there.same.items())
    assert all(before[old]["test"] == after[new]["test"] for old, new in there.put_right.items())
    gone = [one for place, one in enumerate(before) if place not in there.same]
    assert not [one for one in gone if one in [new for place, new in enumerate(after) if place not in to]]
