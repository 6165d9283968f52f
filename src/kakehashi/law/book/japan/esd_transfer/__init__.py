"""Change of employer within ESD: at one's own wish, or for unavoidable reasons."""

from pathlib import Path

from kakehashi.law.instrument import Instrument
from kakehashi.vocabulary import Pathway

esd_transfer = Instrument(
    "japan.esd_transfer",
    folder=Path(__file__).parent,
    title=Pathway.ESD_TRANSFER.text,
    pathway=Pathway.ESD_TRANSFER,
    speaks_of="esd_categories",
)
