"""Instruments of cooperation, assembled from clauses in three languages: settled, open and promised.

    letter = read_letter(tomllib.loads(Path("programme.toml").read_text()))
    drafted = draft(letter, on=date(2026, 11, 24))
    drafted.document       a paper.Document, for print_pdf and write_docx
    drafted.open_values    what nobody has decided; printed as visible blanks
    drafted.cautions       a pathway that sits with the other ministry, a transition clause that is missing
    drafted.obligations    what has to be done, by whom and when

Our wording is our own: full texts of other prefectures' instruments were not found, and each precedent note says so.
"""

from kakehashi.agreement.assembly import Caution, Draft, OpenValue, Passage, draft
from kakehashi.agreement.clause import (
    Clause,
    Instrument,
    Ministry,
    Precedent,
    PrecedentNote,
    Role,
    Side,
    Standing,
)
from kakehashi.agreement.letter import Letter, LetterError, read_letter
from kakehashi.agreement.library import Library, LibraryError, library, read_library
from kakehashi.agreement.obligations import Obligation
from kakehashi.agreement.parameter import UNDECIDED, Kind, Parameter, Settled

__all__ = [
    "UNDECIDED",
    "Caution",
    "Clause",
    "Draft",
    "Instrument",
    "Kind",
    "Letter",
    "LetterError",
    "Library",
    "LibraryError",
    "Ministry",
    "Obligation",
    "OpenValue",
    "Parameter",
    "Passage",
    "Precedent",
    "PrecedentNote",
    "Role",
    "Settled",
    "Side",
    "Standing",
    "draft",
    "library",
    "read_letter",
    "read_library",
]
