"""Who may be in the pool already is told before a program enters them a second time."""

import pytest

from kakehashi.portal.candidates.models import Candidate
from kakehashi.portal.doubles import queries
from kakehashi.portal.doubles.models import Pair
from kakehashi.portal.ledger.deeds import Deed
from kakehashi.portal.ledger.models import Line
from tests.portal.api.ask import Program, codes
from tests.portal.doubles.make import NIK, make_centre, officer_of, registered

PERSON = {
    "id": "K-90001",
    "name": "Wahyuni Kusumastuti",
    "born": "2000-03-17",
    "sex": "female",
    "home": "ID-JT",
    "phone": "0812-3456-7890",
    "nik": NIK,
}


def known(program: Program, number: str = "K-0001", **more) -> Candidate:
    return registered(program.user.organisation, number, nik=NIK, **more)


def test_a_likely_double_is_named_with_its_key_and_nothing_is_kept():
    program = Program()
    one = known(program)

    status, told = program.post("candidates", PERSON)

    assert (status, codes(told)) == (409, [("likely_double", "body.person")])
    (fault,) = told["faults"]
    assert (fault["value"], fault["record"]) == ("K-0001", str(one.pk))
    assert "go_on=true" in fault["fix"]
    assert program.get(f"candidates/{fault['record']}")[0] == 200
    assert list(Candidate.objects.all()) == [one]
    assert not Pair.objects.exists()
    assert not Line.objects.filter(deed=Deed.CANDIDATE_ENTERED).exists()


def test_who_is_somebody_else_is_kept_with_go_on_and_the_pair_waits_for_a_decision():
    program = Program()
    one = known(program)

    status, told = program.post("candidates?go_on=true", PERSON)

    assert status == 201, told
    pair = Pair.objects.get()
    assert {str(pair.left_id), str(pair.right_id)} == {str(one.pk), told["key"]}
    assert queries.to_decide(program.user) == 1
    assert Line.objects.get(deed=Deed.CANDIDATE_ENTERED).detail["likely_doubles"] == 1


@pytest.mark.parametrize("address", ["candidates", "candidates?go_on=false", "candidates?go_on=true"])
def test_a_person_who_was_kept_beside_a_double_is_answered_as_there_already_when_sent_again(address):
    program = Program()
    known(program)
    _made, first = program.post("candidates?go_on=true", PERSON)

    status, again = program.post(address, PERSON)

    assert (status, again["key"]) == (200, first["key"])
    assert Pair.objects.count() == 1


def test_a_number_that_is_taken_is_refused_whether_or_not_the_program_goes_on():
    program = Program()
    known(program)

    answers = [program.post(path, PERSON | {"id": "K-0001"}) for path in ("candidates", "candidates?go_on=true")]

    assert [(status, codes(told)[0][0]) for status, told in answers] == [(409, "number_known")] * 2


def test_a_centre_is_told_of_its_own_people_only_and_the_ministry_still_gets_the_pair():
    ministry = Program()
    others = known(ministry, training_centre=make_centre())
    centre = Program(officer_of(make_centre()))

    status, told = centre.post("candidates", PERSON)

    assert status == 201, told
    assert others.number not in str(told)
    assert Line.objects.get(deed=Deed.CANDIDATE_ENTERED).detail["likely_doubles"] == 0
    assert (queries.to_decide(ministry.user), queries.to_decide(centre.user)) == (1, 0)


def test_a_centre_is_told_of_its_own_double():
    mine = make_centre()
    known(Program(), training_centre=mine)

    status, told = Program(officer_of(mine)).post("candidates", PERSON)

    assert (status, codes(told)) == (409, [("likely_double", "body.person")])


def test_another_ministrys_people_are_no_doubles():
    known(Program())

    assert Program().post("candidates", PERSON)[0] == 201
    assert not Pair.objects.exists()


def test_the_likeliest_twenty_are_named_the_likeliest_first():
    program = Program()
    for number in range(25):
        registered(program.user.organisation, f"K-{number:04}", nik=NIK)
    registered(program.user.organisation, "K-9999", nik="", phone="")

    _status, told = program.post("candidates", PERSON)

    assert len(told["faults"]) == 20
    assert "K-9999" not in {fault["value"] for fault in told["faults"]}


def test_the_warning_speaks_the_language_that_is_asked_for():
    program = Program()
    known(program)
    said = [
        Program(program.user, language=language).post("candidates", PERSON)[1]["faults"][0]
        for language in ("id", "ja", "en")
    ]

    assert len({fault["reason"] for fault in said}) == 3
    assert len({fault["fix"] for fault in said}) == 3
    assert all("go_on=true" in fault["fix"] for fault in said)


def test_the_description_names_go_on_and_the_answer():
    described = Program().client.get("/api/v1/openapi.json").json()

    entering = described["paths"]["/api/v1/candidates"]["post"]

    assert [(one["name"], one["in"], one["required"]) for one in entering["parameters"]] == [("go_on", "query", False)]
    assert "409" in entering["responses"]
    assert "likely_double" in entering["description"]
