"""What stage 2 of technical intern training asks of the person, in the order in which an officer would ask."""

from kakehashi.law.book import steps
from kakehashi.law.book.japan.person import applications
from kakehashi.law.book.japan.titp import conditions
from kakehashi.law.book.japan.titp.conditions import START, SWITCH
from kakehashi.law.book.japan.titp.derivations import (
    CARE_NOTICE,
    CARE_PAGE,
    TRANSITION,
    TRANSITION_NOTE,
    begins_before,
    completed_in_occupation,
    done_before,
    in_stage,
    without_closed_visits,
)
from kakehashi.law.book.japan.titp2 import titp2
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.lanes import own_lane
from kakehashi.law.stage import Stage
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text


@titp2.rule(**conditions.IN_FORCE)
def in_force(person: Facts, value: Values) -> Ternary:
    """The day asked about is under the rules since 2017-11-01; before it the older scheme is open here."""
    return (person.number(DAY_ASKED) >= value.day("in_force_from")) | person.open()


@titp2.rule(**conditions.OLD_ENOUGH)
def old_enough(person: Facts, value: Values) -> Ternary:
    """The birthday that is needed has come on the day of landing."""
    del value
    return person.number("landing") >= person.number("of_age_for_titp")


@titp2.rule(**conditions.UNDERSTANDS_THE_PURPOSE)
def understands_the_purpose(person: Facts, value: Values) -> Ternary:
    """The person understands what the scheme is for and means to train."""
    del value
    return person.truth("titp_purpose_understood")


@titp2.rule(**conditions.PLANS_TO_USE_THE_SKILL)
def plans_to_use_the_skill(person: Facts, value: Values) -> Ternary:
    """After return there is work planned that needs the skill."""
    del value
    return person.truth("titp_return_plan")


@titp2.rule(**conditions.HAS_GROUND)
def has_ground(person: Facts, value: Values) -> Ternary:
    """The same kind of work done abroad, or special circumstances; care has a rule of its own."""
    worked = person.truth("did_the_work_abroad") | person.truth("has_special_circumstances")
    return worked | person.everyone().in_lanes(value.lanes("care"))


@titp2.rule(**conditions.HAS_GROUND_IN_CARE, applies_to="care")
def has_ground_in_care(person: Facts, value: Values) -> Ternary:
    """Care work or schooling in care abroad, or special circumstances; a certificate alone, nothing tells."""
    del value
    worked = person.truth("did_the_work_abroad") | person.truth("has_special_circumstances")
    return worked | person.truth("schooled_in_care_abroad")


@titp2.rule(**conditions.NOT_THE_SAME_STAGE_AGAIN)
def not_the_same_stage_again(person: Facts, value: Values) -> Ternary:
    """Stage 2 was not done in an earlier stay; one broken off for a cause not their own may be excused."""
    del value
    return ~done_before(person, "titp2")


@titp2.rule(**conditions.HAS_TIME_LEFT)
def has_time_left(person: Facts, value: Values) -> Ternary:
    """A stay in stage 2 that runs has not lasted its time; days claimed to be left out leave it open."""
    del value
    return person.number(DAY_ASKED) < person.number("stage_2_over_on")


@titp2.rule(**conditions.COMPLETED_THE_STAGE_BEFORE)
def completed_stage_1(person: Facts, value: Values) -> Ternary:
    """Stage 1 completed in the occupation; who is in stage 2 in it was let in."""
    del value
    return completed_in_occupation(person, "titp1") | in_stage(person, "titp2")


@titp2.rule(
    article=TRANSITION,
    source=TRANSITION_NOTE,
    since=SWITCH,
    asks=Text(
        "Sejak Ikusei Shuro (ESD) berlaku: apakah pemagangan teknis dalam jenis pekerjaan ini sudah dimulai paling "
        "lambat pada batas akhir, atau masih dapat dimulai dengan rencana yang diajukan tepat waktu?",
        "育成就労制度の施行日以後は、この職種の技能実習が期限までに開始されており、"
        "又は期限までに申請された計画によりなお開始できること",
        "Since ESD is in force: was training in this occupation begun by the last day, or can it still begin under a "
        "plan filed in time?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="TR-04",
)
def training_was_begun_in_time(person: Facts, value: Values) -> Ternary:
    """Stage 1 begun by the last day, or stage 2 at all; or the last day has not passed and a plan was filed in time."""
    stays, last = person.list("stays"), value.day("last_start")
    status, trade = stays.codes("status"), stays.codes("occupation").gathered(*own_lane())
    stage_1 = stays.any(status.is_("titp1") & (stays.numbers("from") <= last), trade)
    may_begin = person.truth("plan_filed_in_time") & (person.number(DAY_ASKED) <= last)
    return stage_1 | stays.any(status.is_("titp2"), trade) | may_begin


@titp2.rule(
    article="Technical Intern Training Act (Act 89 of 2016), art. 9(iv); TITP enforcement regulation (MOJ/MHLW "
    "Ordinance 3 of 2016), art. 10(1)",
    source="https://ghrlab.com/?p=1454",
    since=START,
    asks=Text(
        "Apakah lulus ujian praktik dan ujian tertulis tingkat dasar (kisokyu) untuk jenis pekerjaan ini?",
        "この職種の技能検定基礎級等の実技試験及び学科試験に合格していること",
        "Are the practical and the written basic-grade test of this occupation passed?",
    ),
    step=steps.PASS_BASIC_GRADE_IN_OCCUPATION,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="TITP-P-12",
)
def has_basic_grade(person: Facts, value: Values) -> Ternary:
    """Basic grade, practical and written, passed in the occupation."""
    del value
    return person.truth("passed_basic_grade")


@titp2.rule(
    article=CARE_NOTICE,
    source=f"{CARE_PAGE} ; easing of 2019-03-29: Embassy of Japan in Viet Nam, "
    "https://www.vn.emb-japan.go.jp/itpr_ja/Kaigoshokushu2nenmeinonihongoyoukenkaisei.html ; the plan: "
    "https://21manpower.com/faq/638/",
    since=START,
    asks=Text(
        "Untuk kaigo: apakah kemampuan bahasa Jepangnya mencapai JLPT N3 atau yang setara, atau setara N4 "
        "dengan menyatakan akan terus belajar bahasa Jepang menurut rencana lembaga pelaksana pemagangan teknis?",
        "介護の場合、日本語能力試験(JLPT)N3相当以上の日本語能力があり、又はN4相当で、"
        "実習実施者の計画に沿って日本語の学習を継続する意思を表明していること",
        "In care: is JLPT N3 or its equal reached, or N4 while studying on under the employer's plan?",
    ),
    step=steps.SIT_JLPT_N3,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="TITP-P-11",
    applies_to="care",
)
def has_care_japanese(person: Facts, value: Values) -> Ternary:
    """N3; since the easing N4 may do for who studies on and says so, which no fact tells."""
    n4_may_do = person.open() if value["n4_may_continue"] else ~person.everyone()
    return person.truth("reached_n3_for_care") | (person.truth("reached_n4_for_care") & n4_may_do)


@titp2.rule(**conditions.DID_NOT_LEAVE_BEFORE_ESD)
def did_not_leave_before_esd(person: Facts, value: Values) -> Ternary:
    """No former trainee who left before ESD and begins under it, unless by a plan filed in time that starts in time."""
    planned = person.truth("plan_filed_in_time") & person.truth("starts_in_time")
    return begins_before(person, value.day("switch")) | ~person.truth("left_before_switch") | planned


@titp2.rule(**conditions.FREE_OF_DEPOSIT)
def free_of_deposit(person: Facts, value: Values) -> Ternary:
    """Nobody in the chain took a deposit, held property or agreed a penalty with the person or the family."""
    del value
    return ~person.truth("deposit_or_penalty")


@titp2.rule(**conditions.AGREED_TO_FEES)
def agreed_to_fees(person: Facts, value: Values) -> Ternary:
    """Amount and breakdown of the fees are understood and agreed."""
    del value
    return person.truth("fees_and_deductions_agreed")


@titp2.rule(**conditions.SENT_BY_AN_APPROVED_BODY)
def sent_by_an_approved_body(person: Facts, value: Values) -> Ternary:
    """The sending organisation is approved by the home government."""
    del value
    return person.truth("sending_body_approved")


@titp2.rule(**conditions.RECOMMENDED)
def recommended(person: Facts, value: Values) -> Ternary:
    """A public body of the home country recommends the person."""
    del value
    return person.truth("home_body_recommends")


@titp2.rule(**conditions.PLAN_ACCREDITED)
def plan_accredited(person: Facts, value: Values) -> Ternary:
    """The plan of stage 2 is accredited by the landing, or by the day asked about; who is in stage 2 has one."""
    del value
    return (person.number("plan_accredited_on") <= person.number("landing")) | in_stage(person, "titp2")


@titp2.rule(**conditions.FREE_TO_LAND)
def free_to_land(person: Facts, value: Values) -> Ternary:
    """No ground for refusal of landing stands."""
    del value
    return ~person.truth("refusal_ground")


@titp2.rule(**conditions.HAS_VALID_PASSPORT)
def has_valid_passport(person: Facts, value: Values) -> Ternary:
    """The passport is valid on the day of landing; of the visa and of health nothing is asked here."""
    del value
    return person.number("passport.valid_until") >= person.number("landing")


@titp2.rule(**applications.asked_in_status("TITP-D-01", since=START), mark_when_unknown=Mark.OPEN)
def application_fits_status(person: Facts, value: Values) -> Ternary:
    """A renewal is for who is in this stage, a change of status for who is in Japan."""
    del value
    return applications.fits(person, "titp2")


@titp2.rule(**conditions.MAY_MAKE_HOME_VISITS, applies_to="care", mark_when_unknown=Mark.OPEN)
def may_make_home_visits(person: Facts, value: Values) -> Ternary:
    """Closed to trainees before the day on which they opened; what is asked of a trainee since is open."""
    del value
    return without_closed_visits(person)
