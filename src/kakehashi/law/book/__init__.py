"""The rule book: its instruments by hand, in reading order, with the day on which the law was last checked."""

import tomllib
from pathlib import Path

from kakehashi.law.book.indonesia.home_procedure import home_procedure
from kakehashi.law.book.indonesia.home_procedure import notes as home_procedure_notes
from kakehashi.law.book.indonesia.home_procedure import rules as home_procedure_rules
from kakehashi.law.book.indonesia.person import derivations as indonesian_derivations
from kakehashi.law.book.indonesia.person import person as indonesian_person
from kakehashi.law.book.japan.esd import derivations as esd_derivations
from kakehashi.law.book.japan.esd import esd
from kakehashi.law.book.japan.esd import notes as esd_notes
from kakehashi.law.book.japan.esd import rules as esd_rules
from kakehashi.law.book.japan.esd_transfer import derivations as esd_transfer_derivations
from kakehashi.law.book.japan.esd_transfer import esd_transfer
from kakehashi.law.book.japan.esd_transfer import notes as esd_transfer_notes
from kakehashi.law.book.japan.esd_transfer import rules as esd_transfer_rules
from kakehashi.law.book.japan.person import derivations as person_derivations
from kakehashi.law.book.japan.person import person
from kakehashi.law.book.japan.ssw1 import derivations as ssw1_derivations
from kakehashi.law.book.japan.ssw1 import notes as ssw1_notes
from kakehashi.law.book.japan.ssw1 import rules as ssw1_rules
from kakehashi.law.book.japan.ssw1 import ssw1
from kakehashi.law.book.japan.ssw2 import derivations as ssw2_derivations
from kakehashi.law.book.japan.ssw2 import notes as ssw2_notes
from kakehashi.law.book.japan.ssw2 import rules as ssw2_rules
from kakehashi.law.book.japan.ssw2 import ssw2
from kakehashi.law.book.japan.titp import derivations as titp_derivations
from kakehashi.law.book.japan.titp import notes as titp_notes
from kakehashi.law.book.japan.titp import titp
from kakehashi.law.book.japan.titp1 import derivations as titp1_derivations
from kakehashi.law.book.japan.titp1 import rules as titp1_rules
from kakehashi.law.book.japan.titp1 import titp1
from kakehashi.law.book.japan.titp2 import derivations as titp2_derivations
from kakehashi.law.book.japan.titp2 import notes as titp2_notes
from kakehashi.law.book.japan.titp2 import rules as titp2_rules
from kakehashi.law.book.japan.titp2 import titp2
from kakehashi.law.book.japan.titp3 import derivations as titp3_derivations
from kakehashi.law.book.japan.titp3 import notes as titp3_notes
from kakehashi.law.book.japan.titp3 import rules as titp3_rules
from kakehashi.law.book.japan.titp3 import titp3
from kakehashi.law.instrument import Book
from kakehashi.law.span import Span
from kakehashi.law.way import Ways

__all__ = ["BOOK"]

_FOLDER = Path(__file__).parent
_EDITION = tomllib.loads((_FOLDER / "edition.toml").read_text(encoding="utf-8"))
_WRITTEN = (
    person_derivations, indonesian_derivations, ssw1_derivations, ssw1_rules, ssw1_notes, ssw2_derivations, ssw2_rules,
    ssw2_notes, esd_derivations, esd_rules, esd_notes, esd_transfer_derivations, esd_transfer_rules, esd_transfer_notes,
    home_procedure_rules, home_procedure_notes,
    titp_derivations, titp_notes, titp1_derivations, titp1_rules, titp2_derivations, titp2_rules, titp2_notes,
    titp3_derivations, titp3_rules, titp3_notes,
)  # fmt: skip
"""The modules that enter rules, derivations and notes into their instruments when they are imported."""

BOOK = Book(
    (person, indonesian_person, ssw1, ssw2, esd, esd_transfer, titp, titp1, titp2, titp3, home_procedure),
    version=int((_FOLDER / "VERSION").read_text(encoding="utf-8")),
    checked=_EDITION["checked"],
    span=Span(_EDITION["speaks_from"], _EDITION["speaks_to"]),
    ways=Ways.read(_FOLDER / "ways.toml"),
)
