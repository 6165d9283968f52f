"""Facts that the law of stage 3 computes."""

from datetime import date

from kakehashi.law.book.japan.person.stays import running
from kakehashi.law.book.japan.titp.derivations import LAW_TEXT, ORDINANCE, stage_over_on
from kakehashi.law.book.japan.titp3 import titp3
from kakehashi.law.columns import Numbers
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.instrument import DAY
from kakehashi.law.lanes import own_lane
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text


@titp3.derivation(
    article="Technical Intern Training Act (Act 89 of 2016), art. 9(iii)",
    source="https://ghrlab.com/article/technical-intern-training-i",
    asks=Text(
        "Sejak kapan masa Pemagangan Teknis No. 3 habis?",
        "第3号技能実習の期間が満了する日の翌日はいつですか",
        "From which day is the time of stage 3 over?",
    ),
    mark=Mark.SECONDARY,
    condition="TITP-D-01",
    unit=DAY,
)
def stage_3_over_on(person: Facts, value: Values) -> Numbers:
    """The day on which a stay that runs has lasted as long as the stage may; beyond the calendar where none runs."""
    return stage_over_on(person, "titp3", years=value["longest"])


@titp3.derivation(
    article=f"{ORDINANCE}, art. 10(2)(iii)(g)",
    source=f"{LAW_TEXT} ; https://gtc-or.jp/2023/05/18/1354",
    asks=Text(
        "Apakah telah pulang ke negara asal selama satu bulan atau lebih setelah Pemagangan Teknis No. 2?",
        "第2号の修了後、1か月以上帰国しましたか",
        "Was there a month or more at home after stage 2?",
    ),
    mark=Mark.OFFICIAL,
    condition="TITP-P-14",
)
def home_between_stages(person: Facts, value: Values) -> Ternary:
    """Back, in stage 3 or by a landing, a month or more after stage 2, with no stay in Japan within that month."""
    stays = person.list("stays")
    back = stays.of_person(back_on(person))
    earlier = stays.numbers("from") < back
    recent = stays.numbers("to").day_after().months_after(value["months_at_home"]) > back
    was_in_stage_2 = stays.any(stays.codes("status").is_("titp2") & earlier)
    return comes_from_abroad(person) & was_in_stage_2 & ~stays.any(earlier & recent)


@titp3.derivation(
    article=f"{ORDINANCE}, art. 10(2)(iii)(g)",
    source=f"{LAW_TEXT} ; https://gtc-or.jp/2023/05/18/1354",
    asks=Text(
        "Apakah direncanakan tinggal di negara asal selama satu bulan atau lebih di antara Pemagangan Teknis No. 2 "
        "dan No. 3?",
        "第2号の修了後、第3号の開始までに1か月以上帰国する予定ですか",
        "Is a month or more at home planned between stages 2 and 3?",
    ),
    mark=Mark.OFFICIAL,
    condition="TITP-P-14",
)
def plans_a_month_at_home(person: Facts, value: Values) -> Ternary:
    """The planned days make a month, wherever it begins or counted from the end of stage 2."""
    stays, planned = person.list("stays"), person.number("home_stay_planned_days")
    over = stays.numbers("to").day_after()
    counted = over + stays.of_person(planned) >= over.months_after(value["months_at_home"])
    known_end = stays.numbers("to") < stays.of_person(person.number(DAY_ASKED))
    from_the_end = stays.any(stays.codes("status").is_("titp2") & known_end & counted)
    return (planned >= value["longest_month"]) | from_the_end


@titp3.derivation(
    article="MOJ/MHLW Ordinance 5 of 2025, art. 4; Act 60 of 2024, supplementary art. 9(3)(ii)",
    source="https://elaws.jp/view/507M60000110005 ; NBC 2026-02-03, https://www.nbc.or.jp/news/20260203_10156/ ; "
    "whether several stays in stage 2 add up, and from which permission they count: not read",
    asks=Text(
        "Apakah beberapa masa tinggal dalam Pemagangan Teknis No. 2 dijumlahkan untuk masa satu tahun itu?",
        "1年以上の要件について、第2号技能実習の複数回の在留は合算されますか",
        "Do several stays in stage 2 add up to the year that is asked for?",
    ),
    mark=Mark.OPEN,
    condition="TR-06",
)
def stays_in_stage_2_add_up(person: Facts, value: Values) -> Ternary:
    """Not read: the law's text says that a year of stage 2 was done, and nothing of one that was broken off."""
    del value
    return person.open()


def stage_2_by(person: Facts, day: date) -> tuple[Ternary, Numbers, Numbers]:
    """For each stay: is it in stage 2, in which occupation; its first day, of the permission if told; its end by `day`.

    The end is the day after the last one.
    """
    stays = person.list("stays")
    begun = stays.numbers("permission_from").or_else(stays.numbers("from"))
    done = stays.numbers("to").day_after().at_most(stays.of_person(person.same(day)))
    return stays.codes("status").is_("titp2") & stays.codes("occupation").gathered(*own_lane()), begun, done


def back_on(person: Facts) -> Numbers:
    """The first day of a stay in stage 3 that runs, else the day of landing."""
    stays = person.list("stays")
    stage_3 = stays.codes("status").is_("titp3") & running(person, DAY_ASKED)
    return stays.earliest(stays.numbers("from"), where=stage_3).at_most(person.number("landing"))


def comes_from_abroad(person: Facts) -> Ternary:
    """Outside Japan, or to land on a later day, or in stage 3 already."""
    stays = person.list("stays")
    in_stage_3 = stays.any(stays.codes("status").is_("titp3") & running(person, DAY_ASKED))
    to_land = person.number("enters_on") > person.number(DAY_ASKED)
    return ~person.truth("in_japan") | to_land | in_stage_3
