"""What is allowed on a given day: three-valued, dated, cited rules over any number of people at once.

    from kakehashi.law import assess, columns, explain
    from kakehashi.law.book import BOOK

    facts = columns(people)                       # dictionaries of the exchange format
    assess(facts, BOOK, on=day, stage=Stage.POOL) # words a person and pathway
    explain(facts, BOOK, on=day, row=0)           # verdicts and reasons for one

The core never reads the book: it is an argument, as the day is.
"""

from kakehashi.law.answer import Answer
from kakehashi.law.cases import Case, FailedCase, Verification, verify
from kakehashi.law.citations import cited
from kakehashi.law.conditions import Condition, ConditionKind, Family, conditions
from kakehashi.law.coverage import Coverage, Covered, Place, coverage
from kakehashi.law.dated import BookError, DatedValue, Values
from kakehashi.law.engine import Assessment, PathwayAnswer, assess
from kakehashi.law.explanation import Explanation, Reason, Verdict, explain
from kakehashi.law.facts import Facts
from kakehashi.law.instrument import Book, Derivation, Instrument, Note, Provision, Rule, Step
from kakehashi.law.lanes import TITP_OCCUPATIONS, WORK_CATEGORIES, LaneTable
from kakehashi.law.person import FactsError, columns
from kakehashi.law.reference import reference
from kakehashi.law.remaining import Remaining
from kakehashi.law.shown import word
from kakehashi.law.stage import Evidence, Stage
from kakehashi.law.ternary import Ternary, counts_by_lane, lane_of

__all__ = [
    "TITP_OCCUPATIONS",
    "WORK_CATEGORIES",
    "Answer",
    "Assessment",
    "Book",
    "BookError",
    "Case",
    "Condition",
    "ConditionKind",
    "Coverage",
    "Covered",
    "DatedValue",
    "Derivation",
    "Evidence",
    "Explanation",
    "Facts",
    "FactsError",
    "FailedCase",
    "Family",
    "Instrument",
    "LaneTable",
    "Note",
    "PathwayAnswer",
    "Place",
    "Provision",
    "Reason",
    "Remaining",
    "Rule",
    "Stage",
    "Step",
    "Ternary",
    "Values",
    "Verdict",
    "Verification",
    "assess",
    "cited",
    "columns",
    "conditions",
    "counts_by_lane",
    "coverage",
    "explain",
    "lane_of",
    "reference",
    "verify",
    "word",
]
