"""Employment for Skill Development, from 1 April 2027: what is asked of the person."""

from pathlib import Path

from kakehashi.law.instrument import Instrument
from kakehashi.vocabulary import Pathway

esd = Instrument(
    "japan.esd",
    folder=Path(__file__).parent,
    title=Pathway.ESD.text,
    pathway=Pathway.ESD,
    speaks_of="esd_categories",
    not_judged=("ESD-P-07",),
)
