"""Facts about a person that Indonesian law computes; Japanese instruments may read them too."""

from pathlib import Path

from kakehashi.law.instrument import Instrument
from kakehashi.vocabulary import Text

person = Instrument(
    "indonesia.person",
    folder=Path(__file__).parent,
    title=Text(
        "Fakta yang dihitung menurut hukum Indonesia",
        "インドネシア法に基づく算定事項",
        "Facts that Indonesian law computes",
    ),
)
