"""What the law of ESD states and asks of nobody: no fact of the person can fail it."""

from datetime import date

from kakehashi.law.book.japan.esd import esd
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

START = date(2027, 4, 1)

esd.note(
    "no_prior_skill_asked",
    article="no article read",
    source="https://hrc.or.jp/news/info_ikusei/entry-142.html",
    since=START,
    says=Text(
        "Tidak disyaratkan pengalaman kerja, rekomendasi lembaga publik, ataupun rencana pulang.",
        "従前の技能・職歴、公的機関の推薦、帰国後の就業目的は求められません。",
        "No prior skill or work in the trade, no public recommendation and no return-home purpose is asked for.",
    ),
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ESD-P-04",
)
