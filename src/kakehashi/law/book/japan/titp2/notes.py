"""What the law of stage 2 states and asks of nobody here."""

from kakehashi.law.book.japan.titp.conditions import SWITCH
from kakehashi.law.book.japan.titp.derivations import TRANSITION
from kakehashi.law.book.japan.titp2 import titp2
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

titp2.note(
    "stage_1_may_go_on_to_stage_2",
    article=TRANSITION,
    source="https://www.horei.co.jp/sjs/",
    since=SWITCH,
    says=Text(
        "Peserta yang pada atau setelah 1 April 2027 menjalani Pemagangan Teknis No. 1 dapat melanjutkan ke "
        "Pemagangan Teknis No. 2.",
        "令和9年(2027年)4月1日以降に第1号技能実習を行っている者は、第2号技能実習に移行することができます。",
        "Who is in stage 1 on or after 1 April 2027 may go on to stage 2.",
    ),
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="TR-05",
)
