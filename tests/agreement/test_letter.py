from typing import Any

import pytest

from kakehashi.agreement import Instrument, LetterError, library, read_letter
from tests.agreement.make import SETTLED, make_programme


def test_the_parties_come_from_the_programme_and_not_from_the_code() -> None:
    letter = read_letter(make_programme(prefecture="JP-24", ministry="kp2mi"))

    assert letter.prefecture.text.japanese == "三重県"
    assert letter.ministry.short.english == "KP2MI"
    assert letter.number == 3


def test_every_parameter_of_the_library_can_be_settled() -> None:
    letter = read_letter(make_programme())

    assert set(letter.values) == set(library().parameters)


def test_parameters_may_stand_in_a_table_of_their_own() -> None:
    programme = make_programme()
    apart = {key: programme["letter"].pop(key) for key in SETTLED}

    letter = read_letter({**programme, "letter": {**programme["letter"], "parameters": apart}})

    assert letter == read_letter(make_programme())


def test_a_letter_without_a_choice_has_the_usual_clauses_and_those_proposed() -> None:
    letter = read_letter(make_programme(letter={"clauses": None}))

    keys = {clause.key for clause in letter.clauses}

    assert {"title", "purpose", "not_binding", "next_step", "signatures"} <= keys
    assert {"worker_protection", "domestic_law", "lapse", "languages"} <= keys
    assert not {"transition", "costs", "working_group"} & keys


def test_an_empty_choice_leaves_the_usual_clauses_alone() -> None:
    letter = read_letter(make_programme(letter={"clauses": []}))

    assert "worker_protection" not in {clause.key for clause in letter.clauses}
    assert "purpose" in {clause.key for clause in letter.clauses}


def test_a_null_is_as_good_as_absent() -> None:
    programme = make_programme()
    programme["letter"]["next_months"] = None
    programme["pathways"] = None

    letter = read_letter(programme)

    assert "next_months" not in letter.values
    assert "pathways" not in letter.values


@pytest.mark.parametrize("kind", ["memorandum", "treaty", None, 7])
def test_an_instrument_without_wording_is_refused(kind: object) -> None:
    with pytest.raises(LetterError, match="the library has wording for letter_of_intent"):
        read_letter(make_programme(letter={"kind": kind}))


def test_other_parts_of_the_programme_do_not_disturb() -> None:
    letter = read_letter(make_programme(cap=[{"kind": "field", "key": "care", "seats": 3}]))

    assert letter.instrument is Instrument.LETTER_OF_INTENT


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"prefecture": None}, "prefecture is missing; an instrument has two parties"),
        ({"prefecture": "kumamoto"}, "prefecture is 'kumamoto'"),
        ({"ministry": "kemnakr"}, "did you mean kemnaker"),
        ({"ministry": 3}, "ministry is 3"),
        ({"pathways": ["x"]}, "pathways names 'x'"),
        ({"letter": {"draft": 0}}, "draft is 0"),
        ({"letter": {"clauses": "transition"}}, "write a list of clause keys"),
        ({"letter": {"clauses": ["transitions"]}}, "did you mean transition"),
        ({"letter": {"next_month": 6}}, "did you mean next_months"),
        ({"letter": {"pathways": ["titp"]}}, "gives pathways a second time"),
        ({"letter": {"parameters": 3}}, "parameters is 3; write a table"),
        ({"letter": {"parameters": {"next_months": 6}}}, "gives next_months a second time"),
        ({"letter": {"next_months": "six"}}, "next_months is 'six'"),
    ],
)
def test_what_cannot_be_used_is_named_with_what_to_do(changed: dict[str, Any], fault: str) -> None:
    with pytest.raises(LetterError, match=fault):
        read_letter(make_programme(**changed))


def test_pathways_belong_to_the_programme_and_not_to_the_letter() -> None:
    with pytest.raises(LetterError, match="stands at the top of the programme; move it there"):
        read_letter(make_programme(pathways=None, letter={"pathways": ["titp"]}))


def test_a_letter_that_is_no_table_is_refused() -> None:
    with pytest.raises(LetterError, match="write a table"):
        read_letter({"prefecture": "JP-43", "ministry": "kemnaker", "letter": "loi"})


def test_all_faults_come_at_once() -> None:
    with pytest.raises(LetterError) as error:
        read_letter({"prefecture": "JP-99", "letter": {"kind": "x", "draft": "a", "colour": "red"}})

    assert len(error.value.faults) == 5
