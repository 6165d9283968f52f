"""Who goes where: a market in, a stable matching out, a certificate that anyone can check, a reason for every wish."""

from kakehashi.matching.certificate import (
    Certificate,
    CertificateError,
    Report,
    certify,
    digest,
    proof_code,
    verify,
)
from kakehashi.matching.explanation import (
    CapNote,
    Counts,
    Explanation,
    ExplanationError,
    Reason,
    ReasonKind,
    count,
    explain,
)
from kakehashi.matching.lottery import draw
from kakehashi.matching.problem import Cap, Market, MarketError, Matching, Vacancy
from kakehashi.matching.promise import Finding, Promise
from kakehashi.matching.reading import market_from_dict, market_from_rows
from kakehashi.matching.solver import solve

__all__ = [
    "Cap",
    "CapNote",
    "Certificate",
    "CertificateError",
    "Counts",
    "Explanation",
    "ExplanationError",
    "Finding",
    "Market",
    "MarketError",
    "Matching",
    "Promise",
    "Reason",
    "ReasonKind",
    "Report",
    "Vacancy",
    "certify",
    "count",
    "digest",
    "draw",
    "explain",
    "market_from_dict",
    "market_from_rows",
    "proof_code",
    "solve",
    "verify",
]
