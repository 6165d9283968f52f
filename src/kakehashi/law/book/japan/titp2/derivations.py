"""Facts that the law of stage 2 computes."""

from kakehashi.law.book.japan.titp.derivations import stage_over_on
from kakehashi.law.book.japan.titp2 import titp2
from kakehashi.law.columns import Numbers
from kakehashi.law.dated import Values
from kakehashi.law.facts import Facts
from kakehashi.law.instrument import DAY
from kakehashi.vocabulary import Mark, Text


@titp2.derivation(
    article="Technical Intern Training Act (Act 89 of 2016), art. 9(iii)",
    source="https://ghrlab.com/article/technical-intern-training-i",
    asks=Text(
        "Sejak kapan masa Pemagangan Teknis No. 2 habis?",
        "第2号技能実習の期間が満了する日の翌日はいつですか",
        "From which day is the time of stage 2 over?",
    ),
    mark=Mark.SECONDARY,
    condition="TITP-D-01",
    unit=DAY,
)
def stage_2_over_on(person: Facts, value: Values) -> Numbers:
    """The day on which a stay that runs has lasted as long as the stage may; beyond the calendar where none runs."""
    return stage_over_on(person, "titp2", years=value["longest"])
