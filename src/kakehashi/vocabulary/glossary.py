"""The field's standard terms in three languages (glossary.csv), so that a word is chosen once."""

from functools import cache

from kakehashi.vocabulary.errors import UnknownKey
from kakehashi.vocabulary.table import rows
from kakehashi.vocabulary.text import Text


@cache
def _terms() -> dict[str, Text]:
    return {
        row["key"]: Text(indonesian=row["id"], japanese=row["ja"], english=row["en"])
        for row in rows("glossary.csv")
        if row["id"] and row["ja"] and row["en"]
    }


def term(key: str) -> Text:
    """The term `key` (for example `pathway.ssw1`); UnknownKey names the nearest ones."""
    try:
        return _terms()[key]
    except KeyError:
        raise UnknownKey.among(key, tuple(_terms()), kind="glossary term") from None
