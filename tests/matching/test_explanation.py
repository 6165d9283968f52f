import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kakehashi.matching import (
    Explanation,
    ExplanationError,
    Market,
    Matching,
    Reason,
    ReasonKind,
    certify,
    count,
    explain,
    solve,
    verify,
)
from kakehashi.vocabulary import Text
from tests.matching.make import make_market, make_plain_market, markets

LANGUAGES = ("id", "ja", "en")


def explained(market: Market, candidate: str) -> Explanation:
    return explain(market, solve(market), [candidate])[candidate]


def test_each_wish_up_to_the_one_granted_has_its_reason_and_the_rest_were_not_needed() -> None:
    market = make_plain_market(wishes={"ani": ["takagi", "kawashima"]})

    explanation = explained(market, "ani")

    assert (explanation.vacancy, explanation.wish) == ("takagi", 1)
    assert [reason.kind for reason in explanation.reasons] == [ReasonKind.GRANTED, ReasonKind.NOT_NEEDED]
    assert explanation.result.indonesian == "Anda mendapat tempat pada pilihan ke-1."
    assert explanation.reasons[1].text.indonesian == "Tidak diperlukan lagi, karena pilihan ke-1 sudah terpenuhi."


def test_a_full_vacancy_says_how_many_places_went_to_people_earlier_in_its_order() -> None:
    vacancies = [{"id": "takagi", "seats": 2}, {"id": "kawashima", "seats": 0}]
    market = make_plain_market(vacancies=vacancies)

    full, closed = explained(market, "citra").reasons

    assert (full.kind, full.seats) == (ReasonKind.FULL, 2)
    assert full.text.english == "Full: its 2 places went to candidates who come earlier in that employer's order."
    assert closed.kind is ReasonKind.CLOSED


def test_one_place_is_spoken_of_as_one() -> None:
    full = explained(make_plain_market(), "budi").reasons[0]

    assert full.text.english.startswith("Full: its one place went to a candidate")


@pytest.mark.parametrize("seats", [1, 2])
def test_the_lottery_is_named_only_to_those_who_were_equal_to_someone(seats: int) -> None:
    vacancies = [{"id": "takagi", "seats": seats}]
    wishes = {name: ["takagi"] for name in ("ani", "budi", "citra")}
    tied = make_plain_market(vacancies=vacancies, wishes=wishes, rankings={"takagi": [["ani", "budi", "citra"]]})
    strict = make_plain_market(vacancies=vacancies, wishes=wishes, rankings={"takagi": ["ani", "budi", "citra"]})

    in_tied = [e.reasons[0] for e in explain(tied, solve(tied)).values() if e.wish is None]
    in_strict = [e.reasons[0] for e in explain(strict, solve(strict)).values() if e.wish is None]

    assert all("undian" in reason.text.indonesian for reason in in_tied)
    assert not any("undian" in reason.text.indonesian for reason in in_strict)


def test_a_cap_that_is_reached_is_named_as_its_readers_know_it() -> None:
    names = {"yatsushiro": Text("wilayah Yatsushiro", "八代地域", "the Yatsushiro area")}
    market = make_market()

    explanation = explain(market, solve(market), ["budi"], cap_names=names)["budi"]

    assert [(reason.kind, reason.cap, reason.seats) for reason in explanation.reasons] == [
        (ReasonKind.CAP_REACHED, "yatsushiro", 2)
    ] * 2
    assert explanation.reasons[0].text.japanese.startswith("地域の上限に達しました。八代地域の2人分は")
    assert explanation.caps[0].is_reason


def test_a_cap_that_is_no_reason_is_said_to_be_none() -> None:
    note = explained(make_market(), "ani").caps[0]

    assert (note.cap, note.seats, note.is_reason) == ("yatsushiro", 2, False)
    assert note.text.indonesian == (
        "Batas maksimum daerah: 2 tempat untuk yatsushiro; ini bukan salah satu alasan hasil pilihan Anda."
    )


def test_a_cap_of_no_seats_says_so_whatever_its_kind() -> None:
    market = make_market(caps=[{"id": "yatsushiro", "seats": 0}])

    reason = explained(market, "ani").reasons[0]

    assert reason.kind is ReasonKind.CAP_REACHED
    assert reason.text.english == "Cap: there were no places for yatsushiro in this round."


def test_a_wish_that_a_rule_stands_against_names_the_rule_and_does_not_call_it_proven() -> None:
    market = make_plain_market(ineligible=[["ani", "takagi", "japan.ssw1.old_enough"]])

    reason = explained(market, "ani").reasons[0]

    assert (reason.kind, reason.rules) == (ReasonKind.NOT_ELIGIBLE, ("japan.ssw1.old_enough",))
    assert "not established" in reason.text.english


def test_who_is_not_ranked_is_told_so_without_the_word_failed() -> None:
    market = make_plain_market(rankings={"takagi": ["budi"]})

    reason = explained(market, "ani").reasons[0]

    assert reason.kind is ReasonKind.NOT_RANKED
    assert "did not include you" in reason.text.english


def test_without_a_wish_there_is_no_reason_to_give_and_the_result_says_why() -> None:
    explanation = explained(make_plain_market(wishes={}), "ani")

    assert explanation.reasons == ()
    assert "no wish of yours" in explanation.result.english


@pytest.mark.parametrize(
    "placing",
    [
        {"ani": None, "budi": "takagi", "citra": "kawashima"},
        {"ani": "takagi", "budi": None, "citra": None},
        {"ani": None, "budi": None, "citra": None},
    ],
)
def test_a_matching_that_no_reason_explains_is_refused_in_place_of_a_softer_sentence(placing: dict[str, str]) -> None:
    with pytest.raises(ExplanationError, match="for no reason that holds; verify the certificate"):
        explain(make_plain_market(), Matching(placing))


def test_a_seat_given_out_of_turn_under_a_cap_is_not_explained_away() -> None:
    with pytest.raises(ExplanationError, match="'citra' was refused 'kawashima' for no reason"):
        explain(make_market(), Matching({"ani": "takagi", "budi": "takagi", "citra": None}))


def test_a_place_that_was_no_wish_and_a_stranger_are_both_named() -> None:
    market = make_plain_market(wishes={})

    with pytest.raises(ExplanationError) as refused:
        explain(market, Matching({"ani": "takagi"}), ["ani", "dewi"])

    assert refused.value.faults == (
        "'ani' was given 'takagi', which is none of their wishes; verify the certificate.",
        "'dewi' is not in both market and matching; take the ids from the market.",
    )


def test_an_officer_sees_how_many_got_which_wish_and_what_became_of_all_wishes() -> None:
    market = make_plain_market()

    counts = count(explain(market, solve(market)).values())

    assert counts.by_wish == {1: 1, 2: 1}
    assert counts.without_place == 1
    assert counts.reasons == {ReasonKind.GRANTED: 2, ReasonKind.NOT_NEEDED: 1, ReasonKind.FULL: 3}


@given(markets())
@settings(max_examples=150, deadline=None)
def test_every_reason_is_borne_out_by_a_certificate_that_holds(market: Market) -> None:
    proof = certify(market, solve(market))

    explanations = explain(market, solve(market))

    assert verify(proof).holds
    for explanation in explanations.values():
        wishes = proof["market"]["wishes"][explanation.candidate]
        assert [reason.vacancy for reason in explanation.reasons] == wishes
        assert all(is_borne_out(proof, explanation.candidate, reason) for reason in explanation.reasons)


@given(markets(), st.data())
@settings(max_examples=150, deadline=None)
def test_a_matching_is_explained_only_if_its_certificate_finds_no_claim_and_no_wrong_pair(
    market: Market, data: st.DataObject
) -> None:
    where = {c: data.draw(st.sampled_from([None, *market.wishes[c]])) for c in market.candidates}
    findings = {f.promise.value for f in verify(certify(market, Matching(where))).findings}

    try:
        explain(market, Matching(where))
        is_explained = True
    except ExplanationError:
        is_explained = False

    if is_explained:
        assert not findings & {"ineligible", "not_ranked", "envy", "waste", "turn_skipped"}
    if not findings:
        assert is_explained


@given(markets())
@settings(max_examples=60, deadline=None)
def test_no_explanation_names_another_candidate(market: Market) -> None:
    explanations = explain(market, solve(market))

    for explanation in explanations.values():
        texts = [explanation.result, *(r.text for r in explanation.reasons), *(n.text for n in explanation.caps)]
        said = " ".join(text.said_in(language) for text in texts for language in LANGUAGES)
        assert not any(other in said for other in market.candidates)


def is_borne_out(proof: dict, candidate: str, reason: Reason) -> bool:
    """Whether the certificate's own JSON says what the reason says; works it out from there alone."""
    market, matching = proof["market"], proof["matching"]
    vacancy = next(v for v in market["vacancies"] if v["id"] == reason.vacancy)
    people = [c for c, where in matching.items() if where == reason.vacancy]
    barred = sorted(rule for c, v, rule in market["ineligible"] if (c, v) == (candidate, reason.vacancy))
    groups = [entry if isinstance(entry, list) else [entry] for entry in market["rankings"][reason.vacancy]]
    ranked = [c for g in groups for c in sorted(g, key=lambda c: (proof["lottery"][c], c))]
    come_before = candidate in ranked and all(ranked.index(c) < ranked.index(candidate) for c in people)
    under = [v["id"] for v in market["vacancies"] if v["caps"] == [reason.cap]]
    used = sum(where in under for where in matching.values())
    cap_seats = next((cap["seats"] for cap in market["caps"] if cap["id"] == reason.cap), None)
    return {
        ReasonKind.GRANTED: matching[candidate] == reason.vacancy,
        ReasonKind.NOT_NEEDED: matching[candidate] in market["wishes"][candidate][: reason.wish - 1],
        ReasonKind.NOT_ELIGIBLE: bool(barred) and list(reason.rules) == barred,
        ReasonKind.NOT_RANKED: candidate not in ranked,
        ReasonKind.CLOSED: vacancy["seats"] == 0,
        ReasonKind.FULL: len(people) == vacancy["seats"] == reason.seats and come_before,
        ReasonKind.CAP_REACHED: (used == cap_seats == reason.seats and come_before and len(people) < vacancy["seats"]),
    }[reason.kind]
