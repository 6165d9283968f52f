"""Stages, levels of evidence and answers have words for people and for files."""

import pytest

from kakehashi.law import Answer, Evidence, Stage


def test_each_has_a_key_and_words_in_three_languages():
    for one in (*Stage, *Evidence):
        assert one.key == one.name.lower()
        assert one.text.indonesian != one.text.japanese
    for answer in Answer:
        assert answer.text.japanese


def test_keys_are_read_back():
    assert [Stage.named(stage.key) for stage in Stage] == list(Stage)
    assert [Evidence.named(level.key) for level in Evidence] == list(Evidence)


def test_a_wrong_key_names_those_that_exist():
    with pytest.raises(ValueError, match="pool, offer, application, landing"):
        Stage.named("pol")
    with pytest.raises(ValueError, match="claimed, seen, verified"):
        Evidence.named("certain")
