from itertools import combinations

import pytest

from kakehashi.fair import Meeting, Reason, because
from kakehashi.fair.reasons import _SENTENCES

MEETING = Meeting("m", "takagi", "ani", interpreter="id")


def test_every_set_of_reasons_that_can_occur_has_a_sentence() -> None:
    alone = {frozenset({reason}) for reason in Reason}
    for guest in (Reason.CANDIDATE_FULL, Reason.VISITOR_FULL):
        three = (Reason.ORGANISATION_FULL, guest, Reason.INTERPRETERS_FULL)
        alone |= {frozenset(some) for number in (2, 3) for some in combinations(three, number)}

    assert set(_SENTENCES) == alone


@pytest.mark.parametrize("reasons", _SENTENCES, ids=lambda reasons: "+".join(sorted(reasons)))
def test_no_sentence_is_left_with_a_gap(reasons: frozenset[Reason]) -> None:
    text = because(MEETING, tuple(reasons))

    assert "{" not in text.indonesian + text.japanese + text.english


def test_ids_are_printed_under_the_names_that_the_reader_knows() -> None:
    text = because(MEETING, (Reason.INTERPRETERS_FULL,), {"id": "Indonesian"})

    assert text.english == "All interpreters for Indonesian are at work elsewhere at every time that would suit."


def test_a_set_of_reasons_that_no_timetable_gives_has_no_sentence() -> None:
    with pytest.raises(KeyError):
        because(MEETING, (Reason.TOO_LATE, Reason.CANDIDATE_FULL))
