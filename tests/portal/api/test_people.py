from uuid import uuid4

import pytest

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
        f"body.person.{key}" for key in ("name", "born", "home", "tests.0.level", "tests.1", "stays.0", "courses.0")
    }
    assert {"unknown_word", "score_out_of_range", "ends_before_it_begins"} <= {code for code, _ in codes(told)}
    assert not Candidate.objects.exists()


def test_what_the_law_cannot_read_is_told_and_not_kept():
    program = Program()
    away = [{"reason": "maternity", "from": "2026-10-01", "to": "2026-09-01"}]

    status, told = program.post("candidates", PERSON | {"leaves": away})

    assert (status, codes(told)) == (422, [("facts_not_usable", "body.person.leaves.0")])
    assert not Candidate.objects.exists()


def test_a_key_that_is_told_elsewhere_is_left_out_with_a_warning_and_an_unknown_one_is_a_fault():
    program = Program()
    tests = [PERSON["tests"][0] | {"evidence": "verified"}]

    wrong, told = program.post("candidates", PERSON | {"test": []})
    status, kept = program.post("candidates", PERSON | {"evidence": {"born": "verified"}, "tests": tests})

    assert (wrong, codes(told)) == (422, [("unknown_key", "body.person.test")])
    assert "tests" in told["faults"][0]["fix"]
    assert status == 201
    assert [(one["code"], one["where"]) for one in kept["warnings"]] == [
        ("told_elsewhere", "body.person.evidence"),
        ("told_elsewhere", "body.person.tests.0.evidence"),
    ]
    assert not Candidate.objects.get().evidence.exists()


@pytest.mark.parametrize("body", [[], "x", 1, True, None, [{}], ""])
def test_a_body_that_is_no_table_is_refused_and_said_to_be_none(body):
    program = Program()
    key = program.post("candidates", PERSON)[1]["key"]

    answers = [program.post("candidates", body), program.patch(f"candidates/{key}", body)]

    for status, told in answers:
        assert (status, codes(told)) == (422, [("model_type", "body.person")])
        assert told["faults"][0]["expected"] == "a table of keys and values"
    assert Candidate.objects.count() == 1


WRONG = [
    ({"passport": "x"}, "passport"),
    ({"passport": []}, "passport"),
    ({"passport": {}}, "passport"),
    ({"passport": {"number": None}}, "passport"),
    ({"passport": {"number": "-"}}, "passport.number"),
    ({"passport": {"number": 7}}, "passport.number"),
    ({"passport": {"nomor": "C7654321"}}, "passport.nomor"),
    ({"health": "yes"}, "health"),
    ({"health": {"fit": "yes"}}, "health.fit"),
    ({"nik": "-"}, "nik"),
    ({"nik": ""}, "nik"),
    ({"phone": ""}, "phone"),
    ({"phone": "tidak ada"}, "phone"),
    ({"phone": "abc"}, "phone"),
    ({"born": 0}, "born"),
    ({"born": "2000-03-17T00:00:00"}, "born"),
    ({"born": None}, "born"),
    ({"name": None}, "name"),
    ({"id": None}, "id"),
    ({"id": " "}, "id"),
    ({"province": 5}, "province"),
    ({"sex": "P"}, "sex"),
    ({"nationality": "XX"}, "nationality"),
    ({"in_japan": "no"}, "in_japan"),
    ({"in_japan": 0}, "in_japan"),
    ({"channel": "by_boat"}, "channel"),
    ({"training_centre": "-"}, "training_centre"),
    ({"fees_paid": [{"to": "LPK", "amount": 1.5}]}, "fees_paid.0.amount"),
    ({"licences": ["B1"]}, "licences.0"),
    ({"licences": [{"class": "B1"}]}, "licences.0.class"),
    ({"licences": [{"country": "ID"}]}, "licences.0"),
    ({"experience": [{"months": 12}]}, "experience.0"),
    ({"experience": [{"category": "agriculture.crop"}]}, "experience.0"),
    ({"contract_contents": ["sallary"]}, "contract_contents.0"),
    ({"tests": "none"}, "tests"),
    ({"tests": {}}, "tests"),
    ({"tests": [None]}, "tests.0"),
    ({"tests": [{}]}, "tests.0"),
    ({"tests": [{"test": "jlpt"}]}, "tests.0"),
    ({"tests": [{"level": "N4"}]}, "tests.0"),
    ({"tests": [{"test": "jlpt", "level": "N4", "when": "2025-12-07"}]}, "tests.0.when"),
    ({"tests": [{"test": "care_japanese", "category": "agriculture.corp"}]}, "tests.0.category"),
    ({"stays": [{}]}, "stays.0"),
    ({"stays": [{"status": "foo", "from": "2020-01-01"}]}, "stays.0.status"),
    ({"stays": [{"status": "titp1"}]}, "stays.0"),
    ({"stays": [{"from": "2020-01-01"}]}, "stays.0"),
    ({"courses": [{"from": "2026-01-05"}]}, "courses.0"),
    ({"courses": [{"course": "a1_acredited"}]}, "courses.0.course"),
    ({"steps": [{"evidence": "seen"}]}, "steps.0"),
    ({"foo": None}, "foo"),
]


@pytest.mark.parametrize(("told", "place"), WRONG, ids=lambda one: str(one)[:40])
def test_what_cannot_be_kept_is_a_fault_at_its_place_and_nothing_is_lost(told, place):
    program = Program()
    key = program.post("candidates", PERSON)[1]["key"]
    before = Candidate.objects.values().get(), list(SealedValue.objects.order_by("pk").values())

    status, answer = program.patch(f"candidates/{key}", told)
    entered, also = program.post("candidates", PERSON | {"id": "K-90002", "name": "SUGIARTO"} | told)

    assert (status, [where for _code, where in codes(answer)]) == (422, [f"body.person.{place}"])
    assert (Candidate.objects.values().get(), list(SealedValue.objects.order_by("pk").values())) == before
    if told != {"id": None}:  # of a new person that is: the number is not known, and one is made
        assert (entered, codes(also)) == (422, codes(answer))


def test_two_faults_of_a_list_are_told_at_their_entries_at_once_with_those_of_form():
    program = Program()
    key = program.post("candidates", PERSON)[1]["key"]
    tests = [{"test": "foo"}, None, PERSON["tests"][0], {"test": "jlpt"}, {"test": "jft_basic", "score": 300}]

    _status, told = program.patch(f"candidates/{key}", {"tests": tests, "passport": 1, "name": "NULL"})

    assert sorted(where.removeprefix("body.person.") for _code, where in codes(told)) == [
        "name",
        "passport",
        "tests.0.test",
        "tests.1",
        "tests.3",
        "tests.4",
    ]


def test_a_word_that_is_nearly_one_is_told_the_nearest_and_a_wrong_type_what_may_stand_there():
    _status, told = Program().post("candidates", PERSON | {"channel": "g_to_gg", "in_japan": "no"})

    by_place = {one["where"].rpartition(".")[2]: one for one in told["faults"]}
    assert "g_to_g" in by_place["channel"]["fix"]
    assert by_place["channel"]["expected"].startswith("one of: p_to_p")
    assert by_place["in_japan"]["expected"] == "true or false"


def test_null_makes_a_list_or_a_sealed_value_unknown_as_the_description_says():
    program = Program()
    key = program.post("candidates", PERSON)[1]["key"]

    status, told = program.patch(f"candidates/{key}", {"tests": None, "passport": None, "in_japan": None})

    assert status == 200, told
    kept = Candidate.objects.get()
    assert (kept.facts.get("tests"), kept.facts.get("in_japan"), kept.number) == (None, None, "K-90001")
    assert sorted(SealedValue.objects.values_list("kind", flat=True)) == ["health", "nik"]


def test_a_person_of_whom_four_facts_are_known_is_corrected():
    program = Program()
    four = {key: PERSON[key] for key in ("name", "born", "sex", "home")}
    key = program.post("candidates", four)[1]["key"]

    status, told = program.patch(f"candidates/{key}", {"phone": "0812-3456-7890"})

    assert status == 200, told
    assert Candidate.objects.get().facts == {}


def test_an_entry_that_is_kept_without_its_level_does_not_keep_out_another_correction():
    program = Program()
    key = program.post("candidates", PERSON)[1]["key"]
    kept = Candidate.objects.get()
    kept.facts["tests"] = [{"test": "jlpt"}]
    kept.save()

    status, told = program.patch(f"candidates/{key}", {"phone": None})

    assert status == 200, told
    assert Candidate.objects.get().facts["tests"] == [{"test": "jlpt"}]


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
