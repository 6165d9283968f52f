"""What is allowed on a given day: three-valued, dated, cited rules over any number of people at once.

    from kakehashi.law import assess, columns, explain
    from kakehashi.law.book import BOOK

    facts = columns(people)                       # dictionaries of the exchange format
    assess(facts, BOOK, on=day, stage=Stage.POOL) # words a person and pathway
    explain(facts, BOOK, on=day, row=0)           # verdicts and reasons for one

The core never reads the book: it is an argument, as the day is.
"""

from kakehashi.law.answer import Answer
from kakehashi.law.cases import Case, FailedCase, Verification, cases_of, verify
from kakehashi.law.causes import Cause, CauseKind, Change, Turned, changes
from kakehashi.law.citations import cited
from kakehashi.law.conditions import Condition, ConditionKind, Family, conditions
from kakehashi.law.coverage import Coverage, Covered, Place, coverage
from kakehashi.law.dated import BookError, DatedValue, Deadline, Values
from kakehashi.law.difference import Difference, DifferenceError, PathwayDifference, Turn, difference, turn_of
from kakehashi.law.engine import Assessment, PathwayAnswer, assess
from kakehashi.law.explanation import NOT_SPOKEN_OF, Closed, Explanation, Reason, Verdict, explain
from kakehashi.law.facts import Fact, FactList, Facts, Kind
from kakehashi.law.instrument import Book, Derivation, Instrument, Note, Provision, Rule, Step
from kakehashi.law.key_days import KeyDay, KeyDayKind, key_days
from kakehashi.law.lanes import TITP_OCCUPATIONS, WORK_CATEGORIES, LaneTable
from kakehashi.law.levels import ByEvidence, by_evidence
from kakehashi.law.offered import open_to_many
from kakehashi.law.open_law import STAYS_OPEN, who_settles
from kakehashi.law.person import FactsError, columns, read
from kakehashi.law.questions import FACTS, LISTS, asks
from kakehashi.law.reading import Reading, readings
from kakehashi.law.reference import reference
from kakehashi.law.remaining import Remaining, first_days, sitting_months
from kakehashi.law.sense import NAMED
from kakehashi.law.settling import Settled, settled_by
from kakehashi.law.shown import word
from kakehashi.law.span import DayOutsideBook, Span
from kakehashi.law.stage import Evidence, Stage
from kakehashi.law.stored import Mismatch, Replay, Stored, StoredAnswers, StoredError, replay
from kakehashi.law.ternary import Ternary, counts_by_lane, lane_of
from kakehashi.law.valued import closed_value, explanation_value
from kakehashi.law.way import Estimate, Sittings, Way, Ways
from kakehashi.law.worded import expected_in_words, facts_in_words, value_in_words, work_named

__all__ = [
    "FACTS",
    "LISTS",
    "NAMED",
    "NOT_SPOKEN_OF",
    "STAYS_OPEN",
    "TITP_OCCUPATIONS",
    "WORK_CATEGORIES",
    "Answer",
    "Assessment",
    "Book",
    "BookError",
    "ByEvidence",
    "Case",
    "Cause",
    "CauseKind",
    "Change",
    "Closed",
    "Condition",
    "ConditionKind",
    "Coverage",
    "Covered",
    "DatedValue",
    "DayOutsideBook",
    "Deadline",
    "Derivation",
    "Difference",
    "DifferenceError",
    "Estimate",
    "Evidence",
    "Explanation",
    "Fact",
    "FactList",
    "Facts",
    "FactsError",
    "FailedCase",
    "Family",
    "Instrument",
    "KeyDay",
    "KeyDayKind",
    "Kind",
    "LaneTable",
    "Mismatch",
    "Note",
    "PathwayAnswer",
    "PathwayDifference",
    "Place",
    "Provision",
    "Reading",
    "Reason",
    "Remaining",
    "Replay",
    "Rule",
    "Settled",
    "Sittings",
    "Span",
    "Stage",
    "Step",
    "Stored",
    "StoredAnswers",
    "StoredError",
    "Ternary",
    "Turn",
    "Turned",
    "Values",
    "Verdict",
    "Verification",
    "Way",
    "Ways",
    "asks",
    "assess",
    "by_evidence",
    "cases_of",
    "changes",
    "cited",
    "closed_value",
    "columns",
    "conditions",
    "counts_by_lane",
    "coverage",
    "difference",
    "expected_in_words",
    "explain",
    "explanation_value",
    "facts_in_words",
    "first_days",
    "key_days",
    "lane_of",
    "open_to_many",
    "read",
    "readings",
    "reference",
    "replay",
    "settled_by",
    "sitting_months",
    "turn_of",
    "value_in_words",
    "verify",
    "who_settles",
    "word",
    "work_named",
]
