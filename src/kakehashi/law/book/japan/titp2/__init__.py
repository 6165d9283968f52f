"""Technical intern training, stage 2: what is asked of the person, occupation by occupation."""

from pathlib import Path

from kakehashi.law.instrument import Instrument
from kakehashi.law.lanes import TITP_OCCUPATIONS
from kakehashi.vocabulary import Pathway

titp2 = Instrument(
    "japan.titp2",
    folder=Path(__file__).parent,
    title=Pathway.TITP2.text,
    pathway=Pathway.TITP2,
    lanes=TITP_OCCUPATIONS,
)
