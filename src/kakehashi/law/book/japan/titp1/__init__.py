"""Technical intern training, stage 1: what is asked of the person, occupation by occupation."""

from pathlib import Path

from kakehashi.law.instrument import Instrument
from kakehashi.law.lanes import TITP_OCCUPATIONS
from kakehashi.vocabulary import Pathway

titp1 = Instrument(
    "japan.titp1",
    folder=Path(__file__).parent,
    title=Pathway.TITP1.text,
    pathway=Pathway.TITP1,
    lanes=TITP_OCCUPATIONS,
)
