"""Technical intern training (TITP): what its three stages compute and ask alike, of the person."""

from pathlib import Path

from kakehashi.law.instrument import Instrument
from kakehashi.law.lanes import TITP_OCCUPATIONS
from kakehashi.vocabulary import Text

titp = Instrument(
    "japan.titp",
    folder=Path(__file__).parent,
    title=Text(
        "Pemagangan teknis: yang berlaku untuk setiap tahap",
        "技能実習: 各号に共通の事項",
        "Technical intern training: what every stage shares",
    ),
    lanes=TITP_OCCUPATIONS,
)
