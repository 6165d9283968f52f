"""Technical intern training, stage 3: what is asked of the person, occupation by occupation."""

from pathlib import Path

from kakehashi.law.instrument import Instrument
from kakehashi.law.lanes import TITP_OCCUPATIONS
from kakehashi.vocabulary import Pathway

titp3 = Instrument(
    "japan.titp3",
    folder=Path(__file__).parent,
    title=Pathway.TITP3.text,
    pathway=Pathway.TITP3,
    not_judged=("TITP-P-15",),
    lanes=TITP_OCCUPATIONS,
)
