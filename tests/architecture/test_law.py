"""Every rule of the book on contracts is cited, asked in three languages and shown by cases."""

from datetime import date

from kakehashi.contract import CHAPTERS, Judgement, Level, Outcome, Terms
from kakehashi.law.scalar import Chapter
from kakehashi.vocabulary import Mark, Text
from tests.architecture.law import find_bare_rules


def test_every_rule_of_the_chapters_is_cited_and_has_cases() -> None:
    assert find_bare_rules(CHAPTERS) == []


def test_a_bare_rule_is_named_with_all_that_it_lacks() -> None:
    planted = Chapter("japan.minimum_wage")
    same = Text("Sama?", "Sama?", "Sama?")

    @planted.rule(condition="", article=" ", mark=Mark.SECONDARY, level=Level.LAW, asks=same)
    def never_tried(terms: Terms, day: date | None) -> tuple[Judgement, ...]:
        del terms, day
        return (Judgement(Outcome.OK, same),)

    faults = find_bare_rules([planted])

    assert faults == [
        "japan.minimum_wage.never_tried has no article",
        "japan.minimum_wage.never_tried has no condition",
        "japan.minimum_wage.never_tried does not ask in three languages",
        "japan.minimum_wage.never_tried has no case for 'ok'",
        "japan.minimum_wage.never_tried has no case for 'violation'",
        "japan.minimum_wage.never_tried has no case for 'unknown'",
    ]
