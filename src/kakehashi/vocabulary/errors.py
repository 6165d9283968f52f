"""The errors of Kakehashi, drawn as a tree.

    KakehashiError                 every fault at once: what, where, expected, how to fix
    ├── vocabulary: UnknownKey     a key that is in none of our tables
    └── each kernel adds its own   MarketError, FairError, FactsError, ...

An error says what is wrong and what to do.  It is built by its class and never by pasting text at the call site, so
that the edge can translate by class.
"""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Self


class KakehashiError(Exception):
    """Something the caller gave cannot be used; `faults` lists all of it at once.

    Each fault is one sentence: where, what was found, what was expected, how to fix it.
    """

    title = "This cannot be used"

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults: tuple[str, ...] = tuple(faults)
        if not self.faults:
            raise ValueError("an error without a fault tells nobody anything; give at least one")
        super().__init__("\n- ".join((f"{self.title}:", *self.faults)))


class UnknownKey(KakehashiError):
    """A key that stands in none of our tables; names the nearest ones that do."""

    title = "An unknown key"

    @classmethod
    def among(cls, key: str, known: Sequence[str], *, kind: str) -> Self:
        """Build the error for one `key` of a `kind` ("work category"), with the nearest known keys."""
        known = tuple(dict.fromkeys(known))
        near = get_close_matches(key, known, n=3, cutoff=0.5)
        hint = f"did you mean {' or '.join(near)}?" if near else f"known: {', '.join(sorted(known)[:8])}, …"
        return cls([f"{kind} {key!r} does not exist; {hint}"])
