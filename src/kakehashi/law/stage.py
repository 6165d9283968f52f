"""By when a condition must be settled, and how well a fact must be shown."""

from enum import IntEnum

from kakehashi.vocabulary import Text


class Stage(IntEnum):
    """The road from the pool to the landing; a rule is due by its stage and at every later one."""

    POOL = 0
    OFFER = 1
    APPLICATION = 2
    LANDING = 3

    @property
    def key(self) -> str:
        """The word of the exchange formats: `pool`, `offer`, `application`, `landing`."""
        return self.name.lower()

    @property
    def text(self) -> Text:
        """The word that the pages print."""
        return _STAGES[self]

    @classmethod
    def named(cls, key: str) -> "Stage":
        """The stage called `key`; ValueError names the four that exist."""
        try:
            return cls[key.upper()]
        except KeyError:
            raise ValueError(f"stage {key!r} does not exist; use one of {', '.join(s.key for s in cls)}") from None


class Evidence(IntEnum):
    """How well a fact is shown, weakest first."""

    CLAIMED = 0
    SEEN = 1
    VERIFIED = 2

    @property
    def key(self) -> str:
        """The word of the exchange formats: `claimed`, `seen`, `verified`."""
        return self.name.lower()

    @property
    def text(self) -> Text:
        """The word that the pages print."""
        return _EVIDENCE[self]

    @classmethod
    def named(cls, key: str) -> "Evidence":
        """The level called `key`; ValueError names the three that exist."""
        try:
            return cls[key.upper()]
        except KeyError:
            raise ValueError(f"evidence {key!r} does not exist; use one of {', '.join(e.key for e in cls)}") from None


_STAGES = {
    Stage.POOL: Text("masuk kumpulan kandidat", "登録時", "entering the pool"),
    Stage.OFFER: Text("tawaran kerja", "内定時", "job offer"),
    Stage.APPLICATION: Text("permohonan keimigrasian", "在留諸申請時", "application to immigration"),
    Stage.LANDING: Text("mendarat di Jepang", "上陸時", "landing in Japan"),
}
_EVIDENCE = {
    Evidence.CLAIMED: Text("menurut keterangan sendiri", "本人申告", "claimed"),
    Evidence.SEEN: Text("dokumen sudah dilihat", "書類確認済み", "seen"),
    Evidence.VERIFIED: Text("sudah diverifikasi ke penerbit", "発行元確認済み", "verified"),
}
