"""The Indonesian outbound procedure: what Indonesia asks before someone leaves for Japan, channel by channel."""

from pathlib import Path

from kakehashi.law.instrument import Instrument
from kakehashi.vocabulary import Pathway

NOT_JUDGED = ("ID-22", "ID-23", "ID-25", "ID-51")
"""Placement costs and complaints: who paid what, and what was done about it."""

home_procedure = Instrument(
    "indonesia.home_procedure",
    folder=Path(__file__).parent,
    title=Pathway.HOME_PROCEDURE.text,
    pathway=Pathway.HOME_PROCEDURE,
    not_judged=NOT_JUDGED,
)
