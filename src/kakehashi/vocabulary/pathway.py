"""The ways a person can take, as the exchange formats name them."""

from enum import StrEnum

from kakehashi.vocabulary.text import Text


class Pathway(StrEnum):
    """A legal way to work or train in Japan, or the home country's own procedure."""

    TITP1 = "titp1"
    TITP2 = "titp2"
    TITP3 = "titp3"
    ESD = "esd"
    ESD_TRANSFER = "esd_transfer"
    SSW1 = "ssw1"
    SSW2 = "ssw2"
    HOME_PROCEDURE = "home_procedure"

    @property
    def text(self) -> Text:
        """The pathway's name for a page or a document."""
        return _NAMES[self]


_NAMES = {
    Pathway.TITP1: Text("Pemagangan Teknis No. 1", "技能実習1号", "Technical intern training (i)"),
    Pathway.TITP2: Text("Pemagangan Teknis No. 2", "技能実習2号", "Technical intern training (ii)"),
    Pathway.TITP3: Text("Pemagangan Teknis No. 3", "技能実習3号", "Technical intern training (iii)"),
    Pathway.ESD: Text("Ikusei Shuro (ESD)", "育成就労", "Employment for skill development (ESD)"),
    Pathway.ESD_TRANSFER: Text(
        "Pindah perusahaan dalam Ikusei Shuro (ESD)", "育成就労の転籍", "Change of employer within ESD"
    ),
    Pathway.SSW1: Text("Pekerja Berketerampilan Spesifik (i)", "特定技能1号", "Specified Skilled Worker (i)"),
    Pathway.SSW2: Text("Pekerja Berketerampilan Spesifik (ii)", "特定技能2号", "Specified Skilled Worker (ii)"),
    Pathway.HOME_PROCEDURE: Text("Prosedur penempatan Indonesia", "インドネシア側の手続", "Indonesian procedure"),
}
