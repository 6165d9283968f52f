from string import Formatter

from kakehashi.fair import Fault, Violation
from kakehashi.fair.violations import _SENTENCES
from kakehashi.vocabulary import Language, Text


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_every_fault_has_a_sentence_that_names_the_same_things_in_each_language() -> None:
    named = {fault: [places(_SENTENCES[fault].said_in(language)) for language in Language] for fault in Fault}

    assert [fault for fault, (one, *others) in named.items() if any(other != one for other in others)] == []


def test_a_word_that_differs_by_language_is_said_in_each() -> None:
    prayer = Text("Salat", "礼拝", "Prayer")

    found = Violation.of(Fault.IN_BREAK, "m", who=prayer, day="2027-02-05", slot=5)

    assert "Salat" in found.text.indonesian
    assert "礼拝" in found.text.japanese
    assert found.who == "Prayer"
