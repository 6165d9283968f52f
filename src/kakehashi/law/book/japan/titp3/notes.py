"""What the law of stage 3 states and asks of nobody here."""

from kakehashi.law.book.japan.titp.conditions import START
from kakehashi.law.book.japan.titp.derivations import LAW_TEXT, ORDINANCE
from kakehashi.law.book.japan.titp3 import titp3
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

titp3.note(
    "stage_3_does_not_run_on_from_stage_2",
    article=f"{ORDINANCE}, art. 10(2)(iii)(g)",
    source=f"{LAW_TEXT} ; https://gtc-or.jp/2023/05/18/1354",
    since=START,
    says=Text(
        "Pemagangan Teknis No. 3 tidak boleh langsung menyambung Pemagangan Teknis No. 2 tanpa pulang: satu bulan "
        "atau lebih sebelum dimulai, atau dalam tahun pertamanya selama satu bulan atau lebih dan kurang dari satu "
        "tahun, dengan pemagangan dihentikan sementara.",
        "第3号技能実習は、第2号から帰国なしに続けることはできません。第3号の開始前に1か月以上、又は開始後1年以内に技能実習を"
        "休止して1か月以上1年未満、帰国する必要があります。",
        "Stage 3 does not run on from stage 2 without going home: a month or more before it begins, or within its "
        "first year, training suspended, for a month or more and less than a year.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.OFFICIAL,
    condition="TITP-D-02",
)
