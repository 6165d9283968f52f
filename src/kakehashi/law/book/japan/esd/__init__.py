"""Employment for Skill Development, from 1 April 2027: what is asked of the person."""

from pathlib import Path

from kakehashi.law.instrument import Instrument
from kakehashi.vocabulary import Pathway

NOT_JUDGED = ("ESD-P-07",)
"""What is paid to the sending body, against two months of pay in Japan: a person's record holds no pay.

What the law says of it stands in the notes.
"""

esd = Instrument(
    "japan.esd",
    folder=Path(__file__).parent,
    title=Pathway.ESD.text,
    pathway=Pathway.ESD,
    speaks_of="esd_categories",
    not_judged=NOT_JUDGED,
)
