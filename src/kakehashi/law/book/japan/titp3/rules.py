"""What stage 3 of technical intern training asks of the person, in the order in which an officer would ask."""

from kakehashi.law.book import steps
from kakehashi.law.book.japan.person import applications
from kakehashi.law.book.japan.titp import conditions
from kakehashi.law.book.japan.titp.conditions import START
from kakehashi.law.book.japan.titp.derivations import (
    CARE_NOTICE,
    LAW_TEXT,
    ORDINANCE,
    begins_before,
    completed_in_occupation,
    done_before,
    in_stage,
    without_closed_visits,
)
from kakehashi.law.book.japan.titp3 import titp3
from kakehashi.law.book.japan.titp3.derivations import stage_2_by
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.stage import Stage
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text


@titp3.rule(**conditions.IN_FORCE)
def in_force(person: Facts, value: Values) -> Ternary:
    """The day asked about is under the rules since 2017-11-01; before it the older scheme is open here."""
    return (person.number(DAY_ASKED) >= value.day("in_force_from")) | person.open()


@titp3.rule(**conditions.OLD_ENOUGH)
def old_enough(person: Facts, value: Values) -> Ternary:
    """The birthday that is needed has come on the day of landing."""
    del value
    return person.number("landing") >= person.number("of_age_for_titp")


@titp3.rule(**conditions.UNDERSTANDS_THE_PURPOSE)
def understands_the_purpose(person: Facts, value: Values) -> Ternary:
    """The person understands what the scheme is for and means to train."""
    del value
    return person.truth("titp_purpose_understood")


@titp3.rule(**conditions.PLANS_TO_USE_THE_SKILL)
def plans_to_use_the_skill(person: Facts, value: Values) -> Ternary:
    """After return there is work planned that needs the skill."""
    del value
    return person.truth("titp_return_plan")


@titp3.rule(**conditions.HAS_GROUND)
def has_ground(person: Facts, value: Values) -> Ternary:
    """The same kind of work done abroad, or special circumstances; care has a rule of its own."""
    worked = person.truth("did_the_work_abroad") | person.truth("has_special_circumstances")
    return worked | person.everyone().in_lanes(value.lanes("care"))


@titp3.rule(**conditions.HAS_GROUND_IN_CARE, applies_to="care")
def has_ground_in_care(person: Facts, value: Values) -> Ternary:
    """Care work or schooling in care abroad, or special circumstances; a certificate alone, nothing tells."""
    del value
    worked = person.truth("did_the_work_abroad") | person.truth("has_special_circumstances")
    return worked | person.truth("schooled_in_care_abroad")


@titp3.rule(**conditions.NOT_THE_SAME_STAGE_AGAIN)
def not_the_same_stage_again(person: Facts, value: Values) -> Ternary:
    """Stage 3 was not done in an earlier stay; one broken off for a cause not their own may be excused."""
    del value
    return ~done_before(person, "titp3")


@titp3.rule(**conditions.HAS_TIME_LEFT)
def has_time_left(person: Facts, value: Values) -> Ternary:
    """A stay in stage 3 that runs has not lasted its time; days claimed to be left out leave it open."""
    del value
    return person.number(DAY_ASKED) < person.number("stage_3_over_on")


@titp3.rule(**conditions.COMPLETED_THE_STAGE_BEFORE)
def completed_stage_2(person: Facts, value: Values) -> Ternary:
    """Stage 2 completed in the occupation; who is in stage 3 in it was let in."""
    del value
    return completed_in_occupation(person, "titp2") | in_stage(person, "titp3")


@titp3.rule(
    article="Technical Intern Training Act (Act 89 of 2016), art. 9(iv)",
    source="http://jp.china-ghhw.com/japan_skills/show-9.html",
    since=START,
    asks=Text(
        "Apakah lulus ujian praktik tingkat 3 untuk jenis pekerjaan ini?",
        "この職種の技能検定3級等の実技試験に合格していること",
        "Is the practical grade-3 test of this occupation passed?",
    ),
    step=steps.PASS_GRADE_3_PRACTICAL,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="TITP-P-13",
)
def has_grade_3(person: Facts, value: Values) -> Ternary:
    """Grade 3, practical, passed in the occupation; the written part is not asked."""
    del value
    return person.truth("passed_grade_3_practical")


@titp3.rule(
    article=CARE_NOTICE,
    source="Embassy of Japan in Viet Nam, 2019-04-09, "
    "https://www.vn.emb-japan.go.jp/itpr_ja/Kaigoshokushu2nenmeinonihongoyoukenkaisei.html ; the list of equal tests "
    "was not read",
    since=START,
    asks=Text(
        "Untuk kaigo: apakah kemampuan bahasa Jepangnya mencapai JLPT N3 atau yang setara?",
        "介護の場合、日本語能力試験(JLPT)N3に合格し、又はこれと同等以上の日本語能力があること",
        "In care: is JLPT N3 or its equal reached?",
    ),
    step=steps.SIT_JLPT_N3,
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="TITP-P-11",
    applies_to="care",
)
def has_care_japanese(person: Facts, value: Values) -> Ternary:
    """N3 in any case: the easing ends with stage 2."""
    del value
    return person.truth("reached_n3_for_care")


@titp3.rule(
    article="MOJ/MHLW Ordinance 5 of 2025, art. 4; Act 60 of 2024, supplementary art. 9(3)(ii)",
    source="https://elaws.jp/view/507M60000110005 ; counted from the permission to change status: NBC 2026-02-03, "
    "https://www.nbc.or.jp/news/20260203_10156/",
    since=START,
    asks=Text(
        "Jika Pemagangan Teknis No. 3 dimulai sejak Ikusei Shuro (ESD) berlaku: apakah pada hari pertama berlakunya, "
        "Pemagangan Teknis No. 2 dalam jenis pekerjaan ini sudah dijalani satu tahun atau lebih, dihitung sejak izin "
        "perubahan status izin tinggal?",
        "第3号の開始が育成就労制度の施行日以後となる場合、施行日において、この職種の第2号技能実習を、"
        "在留資格変更許可の日から起算して1年以上行っていること",
        "For stage 3 that begins once ESD is in force: on its first day, was a year or more of stage 2 done in this "
        "occupation, from the permission to change status?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="TR-06",
)
def did_a_year_of_stage_2_by_esd(person: Facts, value: Values) -> Ternary:
    """Begun before ESD, or a stay in stage 2 had lasted the year by its first day; whether several add up is open."""
    stays, (mine, begun, done) = person.list("stays"), stage_2_by(person, value.day("switch"))
    did = stays.any(mine, done >= begun.years_after(value["years_of_stage_2_at_switch"]))
    long_together = stays.reaches(value["shortest_year"], (done - begun).not_below_zero(), where=mine)
    added = long_together & person.truth("stays_in_stage_2_add_up")
    return begins_before(person, value.day("switch")) | did | added


@titp3.rule(**conditions.DID_NOT_LEAVE_BEFORE_ESD)
def did_not_leave_before_esd(person: Facts, value: Values) -> Ternary:
    """No former trainee who left before ESD and begins under it, unless by a plan filed in time that starts in time."""
    planned = person.truth("plan_filed_in_time") & person.truth("starts_in_time")
    return begins_before(person, value.day("switch")) | ~person.truth("left_before_switch") | planned


@titp3.rule(
    article=f"{ORDINANCE}, art. 10(2)(iii)(g)",
    source=f"{LAW_TEXT} ; https://gtc-or.jp/2023/05/18/1354",
    since=START,
    asks=Text(
        "Apakah pulang selama satu bulan atau lebih di antara Pemagangan Teknis No. 2 dan No. 3, atau akan pulang "
        "dalam tahun pertama Pemagangan Teknis No. 3 selama satu bulan atau lebih dan kurang dari satu tahun?",
        "第2号の修了後第3号の開始までに1か月以上帰国し、"
        "又は第3号の開始後1年以内に技能実習を休止して1か月以上1年未満帰国すること",
        "At home for a month or more between stages 2 and 3, or going home within the first year of stage 3 for a "
        "month or more and less than a year?",
    ),
    step=steps.GO_HOME_BETWEEN_STAGES,
    stage=Stage.APPLICATION,
    mark=Mark.OFFICIAL,
    condition="TITP-P-14",
)
def goes_home(person: Facts, value: Values) -> Ternary:
    """A month at home between the stages, gone or planned; the other way, within stage 3, no fact tells."""
    del value
    return person.truth("home_between_stages") | person.truth("plans_a_month_at_home") | person.open()


@titp3.rule(**conditions.FREE_OF_DEPOSIT)
def free_of_deposit(person: Facts, value: Values) -> Ternary:
    """Nobody in the chain took a deposit, held property or agreed a penalty with the person or the family."""
    del value
    return ~person.truth("deposit_or_penalty")


@titp3.rule(**conditions.AGREED_TO_FEES)
def agreed_to_fees(person: Facts, value: Values) -> Ternary:
    """Amount and breakdown of the fees are understood and agreed."""
    del value
    return person.truth("fees_and_deductions_agreed")


@titp3.rule(**conditions.SENT_BY_AN_APPROVED_BODY)
def sent_by_an_approved_body(person: Facts, value: Values) -> Ternary:
    """The sending organisation is approved by the home government."""
    del value
    return person.truth("sending_body_approved")


@titp3.rule(**conditions.RECOMMENDED)
def recommended(person: Facts, value: Values) -> Ternary:
    """A public body of the home country recommends the person."""
    del value
    return person.truth("home_body_recommends")


@titp3.rule(
    article="Technical Intern Training Act (Act 89 of 2016), art. 9(x)",
    source=LAW_TEXT,
    since=START,
    asks=Text(
        "Apakah lembaga pelaksana pemagangan teknis memenuhi kriteria unggul (yuryo)?",
        "実習実施者が優良な実習実施者の基準に適合していること",
        "Is the employer an excellent one?",
    ),
    step=None,
    stage=Stage.OFFER,
    mark=Mark.OFFICIAL,
    condition="TITP-E-10",
)
def employer_is_excellent(person: Facts, value: Values) -> Ternary:
    """Only an excellent employer can host stage 3."""
    del value
    return person.truth("employer_excellent")


@titp3.rule(**conditions.PLAN_ACCREDITED)
def plan_accredited(person: Facts, value: Values) -> Ternary:
    """The plan of stage 3 is accredited by the landing, or by the day asked about; who is in stage 3 has one."""
    del value
    return (person.number("plan_accredited_on") <= person.number("landing")) | in_stage(person, "titp3")


@titp3.rule(**conditions.FREE_TO_LAND)
def free_to_land(person: Facts, value: Values) -> Ternary:
    """No ground for refusal of landing stands."""
    del value
    return ~person.truth("refusal_ground")


@titp3.rule(**conditions.HAS_VALID_PASSPORT)
def has_valid_passport(person: Facts, value: Values) -> Ternary:
    """The passport is valid on the day of landing; of the visa and of health nothing is asked here."""
    del value
    return person.number("passport.valid_until") >= person.number("landing")


@titp3.rule(**applications.asked_in_status("TITP-D-01", since=START), mark_when_unknown=Mark.OPEN)
def application_fits_status(person: Facts, value: Values) -> Ternary:
    """A renewal is for who is in this stage, a change of status for who is in Japan."""
    del value
    return applications.fits(person, "titp3")


@titp3.rule(**conditions.MAY_MAKE_HOME_VISITS, applies_to="care", mark_when_unknown=Mark.OPEN)
def may_make_home_visits(person: Facts, value: Values) -> Ternary:
    """Closed to trainees before the day on which they opened; what is asked of a trainee since is open."""
    del value
    return without_closed_visits(person)
