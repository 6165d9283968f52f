"""Specified Skilled Worker (ii): what is asked of the person, in the fields that are open to it."""

from pathlib import Path

from kakehashi.law.instrument import Instrument
from kakehashi.vocabulary import Pathway

ssw2 = Instrument(
    "japan.ssw2",
    folder=Path(__file__).parent,
    title=Pathway.SSW2.text,
    pathway=Pathway.SSW2,
    speaks_of="ssw2_categories",
)
