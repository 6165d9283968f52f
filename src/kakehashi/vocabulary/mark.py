"""How firmly a rule or a value of law is known."""

from collections.abc import Iterable
from enum import IntEnum

from kakehashi.vocabulary.text import Text


class Mark(IntEnum):
    """Strongest first, so that the weakest of several marks is simply the largest.

    official     the official text, or a page quoting it, was read
    secondary    a secondary source was read
    unconfirmed  known, not re-read
    open         sources conflict or are silent: the answer is unknown
    """

    OFFICIAL = 0
    SECONDARY = 1
    UNCONFIRMED = 2
    OPEN = 3

    @property
    def key(self) -> str:
        """The word of the exchange formats: `official`, `secondary`, `unconfirmed`, `open`."""
        return self.name.lower()

    @property
    def text(self) -> Text:
        """The word the pages print."""
        return _WORDS[self]

    @classmethod
    def named(cls, key: str) -> "Mark":
        """The mark called `key` in a data file; ValueError names the four that exist."""
        try:
            return cls[key.upper()]
        except KeyError:
            raise ValueError(f"mark {key!r} does not exist; use one of {', '.join(m.key for m in cls)}") from None

    @classmethod
    def weakest(cls, marks: Iterable["Mark"]) -> "Mark":
        """The weakest of several marks; with none at all the answer rests on nothing and is OPEN."""
        return max(marks, default=cls.OPEN)


_WORDS = {
    Mark.OFFICIAL: Text(indonesian="resmi", japanese="公的資料", english="official"),
    Mark.SECONDARY: Text(indonesian="sumber sekunder", japanese="二次資料", english="secondary"),
    Mark.UNCONFIRMED: Text(indonesian="belum dikonfirmasi", japanese="未確認", english="unconfirmed"),
    Mark.OPEN: Text(indonesian="belum pasti", japanese="未確定", english="open"),
}
