"""No condition of the sources is forgotten: each is encoded, or left out for a reason that is told."""

from kakehashi.law import ConditionKind, Family, coverage
from kakehashi.law.book import BOOK

OF_PERSONS = {"person", "period", "transfer", "transition", "field"}
SCHEMES = (Family.TITP, Family.SSW1, Family.SSW2, Family.ESD)


def test_none_of_the_conditions_of_the_person_is_missing():
    missing = [each.condition.id for each in coverage(BOOK).missing_of_persons]

    assert missing == []


def test_every_condition_of_the_person_is_encoded_but_a_list_that_is_wrong_on_its_face():
    left_out = {
        each.condition.id
        for each in coverage(BOOK).conditions
        if each.condition.family in SCHEMES
        and each.condition.kind in {ConditionKind(kind) for kind in OF_PERSONS}
        and not each.is_encoded
    }

    assert left_out == {"ESD-X-08"}


def test_no_condition_at_all_is_neither_encoded_nor_left_out_for_a_reason():
    assert [each.condition.id for each in coverage(BOOK).missing] == []
