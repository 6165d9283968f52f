"""Contracts: offers, contracts and vacancies read into terms, and the book's rules over their term.

terms = read(vacancy).terms
for finding in check_term(terms):
    print(finding.first, finding.outcome.text, finding.judgement.because)
"""

from kakehashi.contract.cases import Verified, verify
from kakehashi.contract.reading import ContractError, Read, read
from kakehashi.contract.timeline import CHAPTERS, check_on, check_term, flip_days, stands
from kakehashi.law.book.japan.minimum_wage.values import specified
from kakehashi.law.scalar import Finding, Judgement, Level, Outcome, Rule, Shortfall, Terms

__all__ = [
    "CHAPTERS",
    "ContractError",
    "Finding",
    "Judgement",
    "Level",
    "Outcome",
    "Read",
    "Rule",
    "Shortfall",
    "Terms",
    "Verified",
    "check_on",
    "check_term",
    "flip_days",
    "read",
    "specified",
    "stands",
    "verify",
]
