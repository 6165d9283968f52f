"""Facts about a person that several Japanese instruments compute in the same way."""

from pathlib import Path

from kakehashi.law.instrument import Instrument
from kakehashi.vocabulary import Text

person = Instrument(
    "japan.person",
    folder=Path(__file__).parent,
    title=Text(
        "Fakta yang dihitung menurut hukum Jepang",
        "日本法に基づく算定事項",
        "Facts that Japanese law computes",
    ),
)
