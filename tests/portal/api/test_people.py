from uuid import uuid4

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.candidates import actions, rights
from kakehashi.portal.candidates.models import Candidate, SealedValue
from kakehashi.portal.layout.context import today
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.api.ask import Program, codes
from tests.portal.candidates.make import make_candidate
from tests.portal.make import make_user, signed_in

PERSON = {
    "id": "K-90001",
    "name": "SUPARTI",
    "born": "2000-03-17",
    "sex": "female",
    "home": "ID-JT",
    "phone": "0812-3456-7890",
    "nik": "3374015703000021",
    "passport": {"number": "C1234567", "valid_until": "2031-06-30"},
    "health": {"fit": True, "examined": "2026-10-05"},
    "tests": [
        {"test": "jlpt", "level": "N4", "on": "2025-12-07"},
        {"test": "ssw1_skill", "category": "agriculture.crop", "on": "2026-07-10", "passed": True},
    ],
    "stays": [],
    "in_japan": False,
    "refusal_ground": False,
}


def test_a_person_who_is_entered_is_kept_in_the_pool_with_a_verdict_and_a_deed_of_the_token():
    program = Program()

    status, told = program.post("candidates", PERSON)

    assert status == 201, told
    kept = Candidate.objects.get(pk=told["key"])
    assert (kept.number, kept.name, kept.pool, kept.phone) == (
        "K-90001",
        "SUPARTI",
        program.user.organisation,
        "+6281234567890",
    )
    assert told["warnings"] == []
    line = Line.objects.get(deed=Deed.CANDIDATE_ENTERED)
    assert line.actor.token.organisation == program.user.organisation
    assert "SUPARTI" not in str(line.detail)
    _status, verdicts = program.get(f"candidates/{told['key']}/verdicts")
    assert "agriculture.crop" in next(one for one in verdicts["items"] if one["pathway"] == "ssw1")["yes"]


def test_no_answer_holds_a_sealed_value_open():
    program = Program()

    answers = [program.asks("post", "candidates", PERSON)]
    key = answers[0].json()["key"]
    answers += [program.asks("get", f"candidates/{key}"), program.asks("get", "candidates")]
    answers += [program.asks("patch", f"candidates/{key}", {"nik": "123", "passport": {"number": "???"}})]

    assert SealedValue.objects.count() == 3
    for answer in answers:
        text = answer.content.decode()
        assert not [
            value for value in ("3374015703000021", "C1234567", "123", "???", "2026-10-05") if f'"{value}"' in text
        ]
    assert {one["kind"]: one["shown"] for one in answers[1].json()["sealed"]}["health"] == ""
    assert answers[3].status_code == 422


def test_the_same_person_sent_again_changes_nothing_and_another_with_the_number_is_refused():
    program = Program()
    _status, first = program.post("candidates", PERSON)

    status, again = program.post("candidates", dict(reversed(PERSON.items())))
    taken, told = program.post("candidates", PERSON | {"name": "SUPARDI"})

    assert (status, again["key"]) == (200, first["key"])
    assert (taken, codes(told)) == (409, [("number_known", "body.person.id")])
    assert Candidate.objects.count() == 1


def test_every_fault_of_a_person_is_told_at_once_with_the_words_of_the_sheet():
    program = Program()
    faulty = PERSON | {
        "name": "NULL",
        "born": "2999-01-01",
        "home": "JP-43",
        "tests": [{"test": "jlpt", "level": "N9"}, {"test": "jft_basic", "score": 300}],
        "stays": [{"status": "titp2", "from": "2020-04-01", "to": "2019-03-31"}],
        "courses": [{"course": "a1_accredited", "from": "2026-10-01", "to": "2026-09-01"}],
    }

    status, told = program.post("candidates", faulty)

    assert status == 422
    assert {where for _code, where in codes(told)} == {
        f"body.person.{key}" for key in ("name", "born", "home", "tests", "stays", "courses")
    }
    found = {code for code, _ in codes(told)}
    assert {"unknown_level", "score_out_of_range", "stay_ends_before_it_begins", "ends_before_it_begins"} <= found
    assert not Candidate.objects.exists()


def test_what_the_law_cannot_read_is_told_and_not_kept():
    program = Program()
    ends_first = [{"reason": "illness", "from": "2026-10-01", "to": "2026-09-01"}]

    status, told = program.post("candidates", PERSON | {"leaves": ends_first})

    assert (status, codes(told)) == (422, [("facts_not_usable", "body.person.leaves.0")])


def test_a_wrong_type_is_a_fault_and_an_unknown_key_a_warning_that_names_the_nearest():
    program = Program()

    wrong, told = program.post("candidates", PERSON | {"born": "17-03-2000", "in_japan": "no"})
    status, kept = program.post("candidates", PERSON | {"test": [], "evidence": {"born": "verified"}})

    assert (wrong, {where for _code, where in codes(told)}) == (422, {"body.born", "body.in_japan"})
    assert status == 201
    assert [(one["code"], one["where"]) for one in kept["warnings"]] == [
        ("unknown_key", "body.person.test"),
        ("unknown_key", "body.person.evidence"),
    ]
    assert "tests" in kept["warnings"][0]["fix"]
    assert not Candidate.objects.get().evidence.exists()


def test_faults_speak_the_language_that_is_asked_for():
    user = make_user(Role.MINISTRY)
    said = {
        language: Program(user, language=language).post("candidates", {"name": "SUPARTI"})[1]
        for language in ("id", "ja", "en")
    }

    assert len({told["title"] for told in said.values()}) == 3
    assert len({told["faults"][0]["reason"] for told in said.values()}) == 3
    assert len({tuple(codes(told)) for told in said.values()}) == 1


def test_a_correction_takes_away_the_evidence_of_what_changed_and_of_nothing_else():
    program = Program()
    key = program.post("candidates", PERSON)[1]["key"]
    program.post(f"candidates/{key}/evidence", {"facts": ["born", "tests.0", "tests.1"], "level": "seen"})
    changed = [PERSON["tests"][0] | {"level": "N3"}, PERSON["tests"][1]]

    status, told = program.patch(f"candidates/{key}", {"tests": changed, "phone": None})

    assert status == 200, told
    kept = Candidate.objects.get(pk=key)
    assert kept.phone == ""
    assert kept.facts["tests"][0]["level"] == "N3"
    assert sorted(kept.evidence.values_list("key", flat=True)) == ["born", "tests.1"]
    assert Line.objects.get(deed=Deed.CANDIDATE_CORRECTED).detail == {"facts": ["phone", "tests", "tests.0"]}


def test_a_correction_makes_the_verdicts_again_and_leaves_sealed_values_that_were_not_sent():
    program = Program()
    key = program.post("candidates", PERSON)[1]["key"]

    program.patch(f"candidates/{key}", {"tests": []})

    _status, verdicts = program.get(f"candidates/{key}/verdicts")
    ssw1 = next(one for one in verdicts["items"] if one["pathway"] == "ssw1")
    assert ("agriculture.crop" in ssw1["yes"], "agriculture.crop" in ssw1["not_yet"]) == (False, True)
    assert SealedValue.objects.filter(candidate=key).count() == 3


def test_the_list_comes_page_by_page_each_person_once():
    officer = make_user(Role.MINISTRY)
    for _ in range(5):
        make_candidate(officer)
    program = Program(officer)

    found, after = [], {}
    for _ in range(3):
        _status, page = program.get("candidates", limit=2, **after)
        found += [one["key"] for one in page["items"]]
        after = {"after": page["next"]}

    assert page["next"] is None
    assert sorted(found) == sorted(str(key) for key in Candidate.objects.values_list("pk", flat=True))


def test_filters_of_the_pool_combine_and_a_wrong_one_is_told_in_the_words_of_the_page():
    officer = make_user(Role.MINISTRY)
    make_candidate(officer)
    make_candidate(officer, home="Bali", tests="")
    program = Program(officer)

    _status, page = program.get("candidates", province="ID-JT", answer="yes", category="agriculture.crop")
    status, told = program.get("candidates", province="JP-43")

    assert [one["answer"] for one in page["items"]] == ["yes"]
    assert (status, codes(told)) == (422, [("invalid_choice", "query.province")])


def test_the_list_is_narrowed_by_the_evidence_that_answers_stand_on():
    program = Program()
    shown, _claimed = make_candidate(program.user), make_candidate(program.user)
    keys = ["born", "tests", "stays", "in_japan", "refusal_ground"]
    actions.record_evidence(candidate=shown, keys=keys, level="seen", paper=None, by=program.user, on=today())
    asked = {"category": "agriculture.crop", "answer": "yes"}

    listed = [program.get("candidates", **asked, evidence=level)[1]["items"] for level in ("", "seen", "verified")]

    assert [len(items) for items in listed] == [2, 1, 0]
    assert listed[1][0]["key"] == str(shown.pk)


def test_a_filter_with_a_slip_in_its_name_is_refused_and_never_passed_over():
    officer = make_user(Role.MINISTRY)
    make_candidate(officer)

    status, told = Program(officer).get("candidates", provnce="ID-BA", after=str(uuid4()))

    assert (status, codes(told)) == (422, [("unknown_parameter", "query.provnce")])


def test_a_person_of_whom_nothing_is_told_is_asked_for_all_that_is_needed():
    status, told = Program().post("candidates", {})

    assert status == 422
    assert [where for _code, where in codes(told)] == [f"body.person.{key}" for key in ("name", "born", "sex", "home")]


def test_a_sign_that_no_text_has_is_refused_and_not_a_fault_of_the_server():
    status, told = Program().post("candidates", {**PERSON, "training_centre": "\x7fÎ"})

    assert (status, codes(told)) == (422, [("wrong_type", "body.person")])
    assert Candidate.objects.count() == 0


def test_a_training_centre_sees_and_enters_its_own_people_alone():
    ministry, centre = make_user(Role.MINISTRY), make_user(Role.TRAINING_CENTRE)
    others = make_candidate(ministry)
    program = Program(centre)

    status, told = program.post("candidates", PERSON | {"training_centre": "LPK Lain"})

    assert status == 201
    assert Candidate.objects.get(pk=told["key"]).training_centre == centre.organisation
    assert program.get(f"candidates/{others.pk}")[0] == 404
    assert [one["key"] for one in program.get("candidates")[1]["items"]] == [told["key"]]


def test_another_ministrys_person_is_answered_as_one_who_does_not_exist():
    others = make_candidate(make_user(Role.MINISTRY))
    program = Program()

    theirs = program.asks("get", f"candidates/{others.pk}")
    nobodys = program.asks("get", f"candidates/{uuid4()}")

    assert theirs.status_code == nobodys.status_code == 404
    assert theirs.content == nobodys.content


def test_the_explanation_is_what_the_command_prints():
    import jsonschema

    from kakehashi.portal.exchange.shapes import published

    officer = make_user(Role.MINISTRY)
    person = make_candidate(officer)
    program = Program(officer)

    status, told = program.get(
        f"candidates/{person.pk}/explanation", pathway="ssw1", category="agriculture.crop", on=today().isoformat()
    )
    outside, fault = program.get(f"candidates/{person.pk}/explanation", on="1900-01-01")

    assert status == 200
    jsonschema.validate(told, published("verdict"))
    assert [(one["pathway"], one["answer"]) for one in told["verdicts"]] == [("ssw1", "yes")]
    assert (outside, codes(fault)) == (422, [("day_outside_book", "query.on")])


def test_whoever_took_back_the_consent_to_be_judged_is_not_judged_over_http_either():
    program = Program()
    key = program.post("candidates", PERSON)[1]["key"]
    person = Candidate.objects.get(pk=key)
    rights.give_consent(candidate=person, purpose="assessment", language="id", by=program.user)
    rights.withdraw_consent(candidate=person, purpose="assessment", by=program.user)

    corrected, _told = program.patch(f"candidates/{key}", {"tests": []})
    status, told = program.post(f"candidates/{key}/verdicts")
    asked, _told = program.get(f"candidates/{key}/explanation")

    assert (corrected, status, asked) == (200, 409, 409)
    assert codes(told) == [("consent_withdrawn", "path.key")]
    assert program.get(f"candidates/{key}/verdicts")[1] == {"items": []}


def test_the_pages_of_a_person_who_was_entered_over_http_open_as_those_of_any_other():
    program = Program()
    key = program.post("candidates", PERSON)[1]["key"]
    client = signed_in(program.user)

    for page in ("", "evidence/", "papers/", "consents/", "export/", "erase/"):
        assert client.get(f"/candidates/{key}/{page}").status_code == 200, page
    assert client.post(f"/candidates/{key}/export/", {"asked": "on"})["Content-Type"] == "application/zip"
