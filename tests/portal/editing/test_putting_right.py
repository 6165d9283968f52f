"""An officer puts a fact right: by the rules of sheet and law, told what falls away, once, and nobody overwritten."""

import json

import pytest

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions as candidates
from kakehashi.portal.candidates import bridge as people
from kakehashi.portal.candidates.models import Assessment, Candidate, SealedValue
from kakehashi.portal.editing import bridge
from kakehashi.portal.exchange.shapes import NOT_TAKEN, published
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from kakehashi.portal.selfservice.models import Correction
from tests.portal.candidates.make import DAY, make_candidate
from tests.portal.editing.make import address, on_page, opened, put
from tests.portal.make import make_user, signed_in
from tests.portal.selfservice.make import inside

JLPT = {"test": "jlpt", "level": "N4", "on": "2025-12-07"}
JFT = {"test": "jft_basic", "score": 212, "on": "2026-08-01"}
STAY = {"entry-0-status": "titp2", "entry-0-from": "1-4-2019", "entry-0-to": "31-3-2022", "entry-0-completed": "yes"}
EVERYTHING = {
    "nationality": "ID",
    "tests": [JLPT, {**JFT, "passed": None}, {"test": "j_test", "level": "F4"}],
    "courses": [{"course": "our_own", "hours": 12.5, "from": "2026-01-01", "note": "kept"}],
    "experience": [{"category": "care", "months": 14, "where": "abroad", "leading": False}],
    "licences": [{"class": "large", "country": "JP"}],
    "stays": [{"status": "titp2", "occupation": "Crop farming", "from": "2019-04-01", "to": "2022-03-31"}],
    "leaves": [{"reason": "illness", "from": "2021-01-01", "to": "2021-02-01"}],
    "steps": [{"kind": "opp", "on": "2026-10-01"}],
    "documents": [{"kind": "paspor", "present": True, "by": "Imigrasi"}],
    "contract_contents": ["employer", {"content": "job"}],
    "fees_paid": [{"to": "LPK", "for": "training", "amount": 500000, "currency": "IDR"}],
    "transfer": {"reason": "closure", "same_category": True, "employer_period_months": 12},
    "home_stay_planned_days": 31,
    "expelled_reason": "illness",
    "enters_on": "2027-05-01",
    "application": "coe",
    "absconded": False,
}


@pytest.fixture
def officer():
    return make_user(Role.MINISTRY)


@pytest.fixture
def person(officer):
    return make_candidate(officer, nik="3374015703000021", passport="C1234567")


@pytest.fixture
def client(officer):
    return signed_in(officer)


def again(person):
    return Candidate.objects.get(pk=person.pk)


def facts(person):
    return again(person).facts


def tell(person, by, **values):
    candidates.change_facts(candidate=person, values=values, by=by, on=DAY)


def shown(person, by, *keys):
    candidates.record_evidence(candidate=person, keys=keys, level="verified", paper=None, by=by, on=DAY)


def entry(place, **typed):
    return {f"entry-{place}-{key}": value for key, value in typed.items()}


# --- what there is a form for


def test_every_fact_of_the_format_can_be_put_right_and_none_stands_twice():
    every = [key for several in bridge.GROUPS.values() for key in several]
    elsewhere = {"id", "training_centre", "province"} | NOT_TAKEN

    assert sorted(every) == sorted(published("person")["properties"].keys() - elsewhere)


@pytest.mark.parametrize("language", ["id", "ja", "en"])
def test_every_form_as_it_is_opened_says_what_the_record_says_and_changes_nothing(officer, person, language):
    tell(person, officer, **EVERYTHING)
    shown(person, officer, "tests", "tests.0", "documents.0", "transfer")
    officer.language = language
    officer.save()
    client, before = signed_in(officer), facts(person)
    lines = Line.objects.count()

    for key in (key for several in bridge.GROUPS.values() for key in several if key not in bridge.SEALED):
        sent = opened(client, person, key)
        answer = client.post(address(person, key), sent)
        assert answer.status_code == 302, f"{key}: {sent}"

    assert facts(person) == before
    assert person.evidence.count() == 4
    assert Line.objects.count() == lines


def test_the_dossier_leads_to_each_fact_and_to_all_of_them(client, person):
    page = client.get(f"/candidates/{person.pk}/").content.decode()

    for key in ("born", "tests", "stays", "experience", "in_japan", "passport", "nik"):
        assert f'href="{address(person, key)}"' in page
    assert f'href="/candidates/{person.pk}/facts/"' in page


# --- one fact


def test_a_fact_that_is_put_right_is_judged_again_at_once_and_the_ledger_holds_no_value(client, person):
    before = Assessment.objects.get(candidate=person, pathway="ssw1", current=True)

    answer = put(client, person, "refusal_ground", refusal_ground="yes")

    assert answer.url == f"/candidates/{person.pk}/"
    assert facts(person)["refusal_ground"] is True
    now = Assessment.objects.get(candidate=person, pathway="ssw1", current=True)
    assert (now.pk, bool(now.no & ~before.no)) != (before.pk, False)
    assert Line.objects.get(deed=Deed.FACTS_CORRECTED).detail == {"facts": ["refusal_ground"]}


def test_evidence_falls_away_only_after_the_officer_was_told(client, officer, person):
    shown(person, officer, "in_japan", "born")

    told = client.post(address(person, "in_japan"), opened(client, person, "in_japan") | {"in_japan": "yes"})
    page = told.content.decode()
    between = facts(person)["in_japan"], person.evidence.count()
    client.post(address(person, "in_japan"), on_page(page))

    assert "the evidence of what stood before falls away" in page
    assert "verified with the issuer" in page.split("falls away")[1].split("</ul>")[0]
    assert between == (False, 2)
    assert facts(person)["in_japan"] is True
    assert [one.key for one in person.evidence.all()] == ["born"]


def test_evidence_that_came_after_it_was_told_is_told_first_too(client, officer, person):
    shown(person, officer, "tests.0")
    sent = opened(client, person, "tests") | entry(0, level="N3")
    page = client.post(address(person, "tests"), sent).content.decode()
    shown(person, officer, "tests")

    answer = client.post(address(person, "tests"), on_page(page))

    assert "that there are no others" in answer.content.decode().split("falls away")[1].split("</ul>")[0]
    assert person.evidence.count() == 2


def test_what_is_emptied_is_not_known_any_more(client, person):
    put(client, person, "in_japan", in_japan="")

    assert "in_japan" not in facts(person)


def test_a_name_and_a_telephone_are_kept_as_a_sheet_keeps_them(client, person):
    put(client, person, "name", name="  Soeparti ")
    put(client, person, "phone", phone="0812 3456 7890")

    kept = again(person)
    history = client.get(f"/candidates/{person.pk}/").content.decode().split('id="history"')[1]
    assert "Facts of a person corrected: Full name as in the passport" in history
    assert (kept.name, kept.phone) == ("Soeparti", "+6281234567890")
    assert "suparti" in kept.name_searched


def test_the_same_sent_twice_is_answered_as_once_and_written_once(client, person):
    sent = opened(client, person, "refusal_ground") | {"refusal_ground": "yes"}
    listed = opened(client, person, "tests") | entry(2, test="jft_basic", on="1-8-2026", score="212")

    answers = [client.post(address(person, "refusal_ground"), sent) for _ in range(2)]
    answers += [client.post(address(person, "tests"), listed) for _ in range(2)]

    assert {(one.status_code, one.url) for one in answers} == {(302, f"/candidates/{person.pk}/")}
    assert len(facts(person)["tests"]) == 3
    assert Line.objects.filter(deed=Deed.FACTS_CORRECTED).count() == 2
    page = client.get(f"/candidates/{person.pk}/").content.decode()
    assert page.count("Put right. The verdicts were made again.") == 4


# --- lists


def test_an_entry_is_added_to_a_list_that_was_not_known_once_it_is_said_to_be_whole(client, officer):
    person = make_candidate(officer, stays="")

    refused = put(client, person, "stays", **STAY)
    put(client, person, "stays", **STAY, state="whole")

    assert "Choose that the entries below are all" in refused.content.decode()
    assert facts(person)["stays"] == [{"status": "titp2", "from": "2019-04-01", "to": "2022-03-31", "completed": True}]


def test_several_entries_are_written_on_one_page(client, officer):
    person = make_candidate(officer, tests="")
    sent = opened(client, person, "tests") | entry(0, test="jlpt", level="N4") | {"state": "whole", "do": "more"}

    page = client.post(address(person, "tests"), sent).content.decode()
    client.post(address(person, "tests"), on_page(page) | entry(1, test="jft_basic", score="２１２"))

    assert "Error:" not in page
    assert facts(person)["tests"] == [{"test": "jlpt", "level": "N4"}, {"test": "jft_basic", "score": 212}]


def test_a_list_is_shown_and_kept_whole_however_long_it_is(client, officer, person):
    many = [{"test": "jlpt", "level": "N5", "on": f"20{year:02}-12-07"} for year in range(11, 26)] * 4
    tell(person, officer, tests=many)

    put(client, person, "tests", **entry(60, test="jft_basic", score="212"))

    assert facts(person)["tests"] == [*many, {"test": "jft_basic", "score": 212}]


def test_an_entry_that_is_put_right_leaves_the_evidence_of_the_others(client, officer, person):
    shown(person, officer, "tests.0", "tests.1")

    put(client, person, "tests", **entry(0, level="N3"))

    assert facts(person)["tests"][0]["level"] == "N3"
    assert [one.key for one in person.evidence.all()] == ["tests.1"]


def test_an_entry_that_is_taken_out_takes_its_evidence_and_the_next_keeps_its_own(client, officer, person):
    shown(person, officer, "tests.0", "tests.1")
    skill = facts(person)["tests"][1]

    answer = put(client, person, "tests", again=False, **entry(0, out="on"))
    put(client, person, "tests", **entry(0, out="on"))

    assert "JLPT" in answer.content.decode().split("falls away")[1].split("</ul>")[0]
    assert facts(person)["tests"] == [skill]
    assert [one.key for one in person.evidence.all()] == ["tests.0"]


@pytest.mark.parametrize(("state", "kept"), [("none", []), ("unknown", None)])
def test_that_there_are_none_or_that_it_is_not_known_empties_a_list_once_its_entries_were_named(
    client, person, state, kept
):
    answer = put(client, person, "tests", again=False, state=state)
    put(client, person, "tests", state=state)

    assert "JLPT" in answer.content.decode().split("Look at this once more")[1]
    assert facts(person).get("tests") == kept


# --- what cannot be kept


@pytest.mark.parametrize(
    ("key", "typed", "told"),
    [
        ("name", {"name": "NULL"}, "not a person"),
        ("name", {"name": "A" * 61}, "61 characters"),
        ("name", {"name": ""}, "Fill in"),
        ("born", {"born": "31-2-2000"}, "does not exist"),
        ("born", {"born": ""}, "Fill in"),
        ("born", {"born": "1-1-2099"}, "2099"),
        ("phone", {"phone": "12"}, "cannot be read"),
        ("nik", {"nik": "12345"}, "16 digits"),
        ("nik", {"nik": ""}, "Write the value"),
        ("health", {"fit": ""}, "Write the value"),
        ("home_stay_planned_days", {"home_stay_planned_days": "many"}, "“many” is not a number"),
        ("home_stay_planned_days", {"home_stay_planned_days": "9999"}, "must be from 0 to 3660"),
        ("tests", entry(2, test="jft_basic", score="900"), "900 is outside 10–250"),
        ("tests", entry(2, test="jft_basic", score="212", on="1-8-2099"), "still to come"),
        ("tests", entry(2, test="jft_basic", score="212", on="31-2-2026"), "does not exist"),
        ("tests", entry(2, test="jlpt", level="5Q"), "no level 5Q"),
        ("tests", entry(2, test="jft_basic", score="212", on="1-8-2016"), "there was no jft_basic before"),
        ("stays", STAY | {"entry-0-to": "1-4-2018", "state": "whole"}, "before it begins"),
        (
            "courses",
            entry(0, course="a1_accredited", to="1-1-2026", **{"from": "1-2-2026"}) | {"state": "whole"},
            "before it begins",
        ),
        ("leaves", entry(0, to="1-1-2026", **{"from": "1-2-2026"}) | {"state": "whole"}, "before it begins"),
        ("courses", entry(0, course="pre_entry", hours="99999") | {"state": "whole"}, "must be from 0 to 10000"),
        ("experience", entry(0, category="care", months="721") | {"state": "whole"}, "must be from 0 to 720"),
        ("stays", {"state": "whole"}, "No entry is left"),
        ("tests", {"state": ""}, "Choose what is known of the list"),
    ],
)
def test_what_cannot_be_kept_is_told_with_what_to_do_and_nothing_is_kept_or_lost(client, officer, key, typed, told):
    person = make_candidate(officer)
    before, lines = facts(person), Line.objects.count()

    answer = put(client, person, key, **typed)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert told in page
    assert "Error:" in page.split("</title>")[0]
    sent = on_page(page)
    assert {name: sent.get(name, "") for name in typed} == typed
    assert (facts(person), Line.objects.count()) == (before, lines)


def test_all_faults_are_told_at_once_each_at_its_box(client, person):
    page = put(
        client, person, "tests", **entry(0, on="31-2-2026"), **entry(1, on="tomorrow"), **entry(2, score="x")
    ).content.decode()

    links = page.split('class="error-summary"')[1].split("</div>")[0]
    for box in ("entry-0-on", "entry-1-on", "entry-2-score"):
        assert f'href="#id_{box}"' in links
        assert f'id="id_{box}"' in page


def test_two_stays_on_one_day_are_refused_though_each_could_be(client, person):
    stays = STAY | {"entry-1-status": "ssw1", "entry-1-from": "1-3-2022", "state": "whole"}
    page = client.post(address(person, "stays"), opened(client, person, "stays") | STAY | {"do": "more"})

    answer = client.post(address(person, "stays"), on_page(page.content.decode()) | stays)

    assert "Two residence statuses hold on" in answer.content.decode()
    assert facts(person)["stays"] == []


def test_what_is_odd_beside_another_fact_is_kept_after_a_second_look(client, person):
    first = put(client, person, "born", again=False, born="18-3-2000")
    between = again(person).born
    put(client, person, "born", born="18-3-2000")

    assert "date of birth in the NIK" in first.content.decode()
    assert (between.isoformat(), again(person).born.isoformat()) == ("2000-03-17", "2000-03-18")


def test_two_facts_of_which_one_must_be_wrong_are_looked_at_once_more_for_it_may_be_the_other(client, officer, person):
    tell(person, officer, coe_applied_on="2026-10-01")

    first = put(client, person, "coe_issued_on", again=False, coe_issued_on="1-9-2026")
    put(client, person, "coe_issued_on", coe_issued_on="1-9-2026")

    assert "which must come first" in first.content.decode().split("Look at this once more")[1]
    assert facts(person)["coe_issued_on"] == "2026-09-01"


# --- sealed values


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("nik", {"nik": "3374015703000055"}, "3374015703000055"),
        ("nik", {"nothing": "on"}, None),
        ("passport", {"number": "X7654321"}, {"number": "X7654321"}),
        ("passport", {"valid_until": "30-6-2031"}, {"number": "C1234567", "valid_until": "2031-06-30"}),
        ("health", {"fit": "yes", "examined": "1-10-2026"}, {"fit": True, "examined": "2026-10-01"}),
    ],
)  # fmt: skip
def test_a_sealed_value_is_written_anew_and_shown_on_no_page(client, person, key, typed, kept):
    pages = (
        client.get(address(person, key)).content.decode()
        + client.get(f"/candidates/{person.pk}/facts/").content.decode()
    )

    put(client, person, key, **typed)

    assert people.fact_kept(person, key) == kept
    pages += client.get(address(person, key)).content.decode()
    assert not [one for one in ("3374015703000021", "3374015703000055", "C1234567", "X7654321") if one in pages]
    told = json.dumps(Line.objects.get(deed=Deed.FACTS_CORRECTED).detail)
    assert told == json.dumps({"facts": [key]})


def test_a_sealed_value_is_found_by_its_new_number_and_by_the_old_no_more(client, person):
    old = SealedValue.objects.get(candidate=person, kind="passport").hashed

    put(client, person, "passport", number="X7654321")

    assert SealedValue.objects.get(candidate=person, kind="passport").hashed not in {"", old}


# --- somebody was faster


def test_who_was_faster_is_named_what_was_typed_stays_and_the_second_look_saves(client, officer, person):
    sent = opened(client, person, "home") | {"home": "ID-JB"}
    colleague = make_user(Role.MINISTRY, organisation=officer.organisation, full_name="Ibu Sari")
    put(signed_in(colleague), person, "home", home="ID-JI")

    answer = client.post(address(person, "home"), sent)
    page = answer.content.decode()
    between = again(person).home
    client.post(address(person, "home"), on_page(page))

    assert "Ibu Sari changed this on" in page
    assert "East Java" in page.split("The record says now")[1].split("</dd>")[0]
    assert on_page(page)["home"] == "ID-JB"
    assert (between, again(person).home) == ("ID-JI", "ID-JB")


def test_a_list_that_grew_meanwhile_keeps_both_what_came_and_what_was_typed(client, officer, person):
    sent = opened(client, person, "tests") | entry(0, level="N3") | entry(2, test="nat_test", level="4Q")
    tell(person, officer, tests=[*facts(person)["tests"], JFT])

    page = client.post(address(person, "tests"), sent).content.decode()
    client.post(address(person, "tests"), on_page(page))

    assert "Changed since you opened it" in page
    assert [one["test"] for one in facts(person)["tests"]] == ["jlpt", "ssw1_skill", "jft_basic", "nat_test"]
    assert facts(person)["tests"][0]["level"] == "N3"


def test_what_was_typed_over_an_entry_that_is_gone_comes_back_as_a_new_one(client, officer, person):
    sent = opened(client, person, "tests") | entry(0, level="N3")
    tell(person, officer, tests=facts(person)["tests"][1:])

    page = client.post(address(person, "tests"), sent).content.decode()

    assert facts(person)["tests"][0]["test"] == "ssw1_skill"
    assert {key: on_page(page)[f"entry-1-{key}"] for key in ("test", "level")} == {"test": "jlpt", "level": "N3"}


@pytest.mark.parametrize("was", ["[]", "no list", '[{"test": "jlpt"}]'])
def test_a_form_on_a_list_that_never_was_is_none_of_ours(client, person, was):
    sent = opened(client, person, "tests") | {"was": was}

    assert client.post(address(person, "tests"), sent).status_code == 404


# --- a person's own words


def test_from_a_persons_own_words_an_officer_puts_the_list_right_and_comes_back_to_accept_them(officer, client):
    person, own = inside(officer)
    own.post("/me/facts/stays/", {"words": "In 2019 I was in Japan."})
    word = Correction.objects.get()
    link = f"{address(person, 'stays')}?correction={word.pk}"

    asked = client.get(f"/corrections/{word.pk}/").content.decode()
    page = client.get(link).content.decode()
    answer = client.post(link, on_page(page) | STAY | {"state": "whole"})
    client.post(answer.url, {"answer": "accept", "reason": ""})

    assert f'href="{link}"' in asked
    assert "In 2019 I was in Japan." in page
    assert answer.url == f"/corrections/{word.pk}/"
    assert Correction.objects.get().state == Correction.State.ACCEPTED
    assert facts(person)["stays"][0]["status"] == "titp2"


# --- who may


def test_the_persons_own_centre_puts_right_and_another_finds_nobody(officer):
    person = make_candidate(officer, training_centre="LPK Maju")
    mine = make_user(Role.TRAINING_CENTRE, organisation=person.training_centre)
    other = make_user(Role.TRAINING_CENTRE)

    put(signed_in(mine), person, "refusal_ground", refusal_ground="yes")

    assert facts(person)["refusal_ground"] is True
    for where in (f"/candidates/{person.pk}/facts/", address(person, "born")):
        assert signed_in(other).get(where).status_code == 404
        assert signed_in(make_user(Role.MINISTRY)).get(where).status_code == 404


@pytest.mark.parametrize("role", [Role.PREFECTURE, Role.EMPLOYER, Role.AUDITOR])
def test_nobody_else_has_these_pages(person, role):
    assert signed_in(make_user(role)).get(address(person, "born")).status_code == 403


def test_a_person_corrects_on_their_own_page_and_not_here(officer):
    person, own = inside(officer)

    assert own.get(address(person, "born")).status_code == 403


@pytest.mark.parametrize("key", ["id", "training_centre", "wishes", "evidence", "nothing"])
def test_what_is_no_fact_of_these_pages_has_none(client, person, key):
    assert client.get(address(person, key)).status_code == 404
