"""What employment for skill development and the change of employer within it ask in the same words."""

from datetime import date

from kakehashi.law.book.condition import Condition
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

START = date(2027, 4, 1)

CATEGORY_IS_OPEN = Condition(
    article="enforcement of the 17 fields; for the planned categories no opening ordinance was found",
    source="Hiroyama gyosei 2025-09-11, https://hiroyamagyosei.com/2025/09/11/ ; "
    "https://gyousei-shikama-office.com/blog192",
    since=START,
    asks=Text(
        "Apakah kategori pekerjaan ini sudah dibuka?",
        "この業務区分の受入れが開始されていること",
        "Is this category open yet?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-F-02",
)
