"""Specified Skilled Worker (i): what is asked of the person, and the gates of the fields."""

from pathlib import Path

from kakehashi.law.instrument import Instrument
from kakehashi.vocabulary import Pathway

ssw1 = Instrument(
    "japan.ssw1",
    folder=Path(__file__).parent,
    title=Pathway.SSW1.text,
    pathway=Pathway.SSW1,
)
