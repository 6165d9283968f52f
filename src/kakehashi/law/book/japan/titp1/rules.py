"""What stage 1 of technical intern training asks of the person, in the order in which an officer would ask."""

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
    done_before,
)
from kakehashi.law.book.japan.titp1 import titp1
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.stage import Stage
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text


@titp1.rule(**conditions.IN_FORCE)
def in_force(person: Facts, value: Values) -> Ternary:
    """The day asked about is under the rules since 2017-11-01; before it the older scheme is open here."""
    return (person.number(DAY_ASKED) >= value.day("in_force_from")) | person.open()


@titp1.rule(**conditions.OLD_ENOUGH)
def old_enough(person: Facts, value: Values) -> Ternary:
    """The birthday that is needed has come on the day of landing."""
    del value
    return person.number("landing") >= person.number("of_age_for_titp")


@titp1.rule(**conditions.UNDERSTANDS_THE_PURPOSE)
def understands_the_purpose(person: Facts, value: Values) -> Ternary:
    """The person understands what the scheme is for and means to train."""
    del value
    return person.truth("titp_purpose_understood")


@titp1.rule(**conditions.PLANS_TO_USE_THE_SKILL)
def plans_to_use_the_skill(person: Facts, value: Values) -> Ternary:
    """After return there is work planned that needs the skill."""
    del value
    return person.truth("titp_return_plan")


@titp1.rule(**conditions.HAS_GROUND)
def has_ground(person: Facts, value: Values) -> Ternary:
    """The same kind of work done abroad, or special circumstances; care has a rule of its own."""
    worked = person.truth("did_the_work_abroad") | person.truth("has_special_circumstances")
    return worked | person.everyone().in_lanes(value.lanes("care"))


@titp1.rule(**conditions.HAS_GROUND_IN_CARE, applies_to="care")
def has_ground_in_care(person: Facts, value: Values) -> Ternary:
    """Care work or schooling in care abroad, or special circumstances; a certificate alone, nothing tells."""
    del value
    worked = person.truth("did_the_work_abroad") | person.truth("has_special_circumstances")
    return worked | person.truth("schooled_in_care_abroad")


@titp1.rule(**conditions.NOT_THE_SAME_STAGE_AGAIN)
def not_the_same_stage_again(person: Facts, value: Values) -> Ternary:
    """Stage 1 was not done in an earlier stay; one broken off for a cause not their own may be excused."""
    del value
    return ~done_before(person, "titp1")


@titp1.rule(**conditions.HAS_TIME_LEFT)
def has_time_left(person: Facts, value: Values) -> Ternary:
    """A stay in stage 1 that runs has not lasted its time; days claimed to be left out leave it open."""
    del value
    return person.number(DAY_ASKED) < person.number("stage_1_over_on")


@titp1.rule(
    article=CARE_NOTICE,
    source=f"{CARE_PAGE} ; https://www.jinzaikyoiku.com/nurse ; the list of equal tests was not read",
    since=START,
    asks=Text(
        "Untuk kaigo: apakah kemampuan bahasa Jepangnya mencapai JLPT N4 atau yang setara?",
        "介護の場合、日本語能力試験(JLPT)N4に合格し、又はこれと同等以上の日本語能力があること",
        "In care: is JLPT N4 or its equal reached?",
    ),
    step=steps.SIT_JLPT_N4,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="TITP-P-10",
    applies_to="care",
)
def has_care_japanese(person: Facts, value: Values) -> Ternary:
    """N4 before stage 1, in care alone: no other occupation asks for a language."""
    del value
    return person.truth("reached_n4_for_care")


@titp1.rule(
    article=TRANSITION,
    source=TRANSITION_NOTE,
    since=SWITCH,
    asks=Text(
        "Apakah permohonan pengesahan rencana pemagangan teknis diajukan sebelum Ikusei Shuro (ESD) berlaku?",
        "育成就労制度の施行前に技能実習計画の認定申請がされていること",
        "Was the training plan filed before ESD was in force?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="TR-04",
)
def plan_was_filed_in_time(person: Facts, value: Values) -> Ternary:
    """Since ESD is in force no new plan can be filed; training under way needs none."""
    del value
    return person.truth("plan_filed_in_time") | person.truth("in_stage_1_by_right")


@titp1.rule(**conditions.DID_NOT_LEAVE_BEFORE_ESD)
def did_not_leave_before_esd(person: Facts, value: Values) -> Ternary:
    """No former trainee who left before ESD and begins under it, unless by a plan filed in time that starts in time."""
    planned = person.truth("plan_filed_in_time") & person.truth("starts_in_time")
    return begins_before(person, value.day("switch")) | ~person.truth("left_before_switch") | planned


@titp1.rule(**conditions.FREE_OF_DEPOSIT)
def free_of_deposit(person: Facts, value: Values) -> Ternary:
    """Nobody in the chain took a deposit, held property or agreed a penalty with the person or the family."""
    del value
    return ~person.truth("deposit_or_penalty")


@titp1.rule(**conditions.AGREED_TO_FEES)
def agreed_to_fees(person: Facts, value: Values) -> Ternary:
    """Amount and breakdown of the fees are understood and agreed."""
    del value
    return person.truth("fees_and_deductions_agreed")


@titp1.rule(**conditions.SENT_BY_AN_APPROVED_BODY)
def sent_by_an_approved_body(person: Facts, value: Values) -> Ternary:
    """The sending organisation is approved by the home government."""
    del value
    return person.truth("sending_body_approved")


@titp1.rule(**conditions.RECOMMENDED)
def recommended(person: Facts, value: Values) -> Ternary:
    """A public body of the home country recommends the person."""
    del value
    return person.truth("home_body_recommends")


@titp1.rule(
    article=TRANSITION,
    source=TRANSITION_NOTE,
    since=START,
    until=SWITCH,
    asks=Text(
        "Apakah permohonan pengesahan rencana pemagangan teknis diajukan paling lambat pada hari terakhir untuk "
        "rencana baru?",
        "新規の技能実習計画の認定申請が、申請の最終日までにされること",
        "Is the training plan filed by the last day for a new one?",
    ),
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.OFFICIAL,
    condition="TITP-E-13",
)
def plan_is_filed_in_time(person: Facts, value: Values) -> Ternary:
    """The plan is filed while new plans can be; training under way has one."""
    del value
    return person.truth("plan_filed_in_time") | person.truth("in_stage_1_by_right")


@titp1.rule(**conditions.PLAN_ACCREDITED)
def plan_accredited(person: Facts, value: Values) -> Ternary:
    """The plan is accredited by the landing, before ESD or after; training under way has one."""
    del value
    accredited = person.number("plan_accredited_on") <= person.number("landing")
    return accredited | person.truth("in_stage_1_by_right")


@titp1.rule(
    article=TRANSITION,
    source=TRANSITION_NOTE,
    since=START,
    asks=Text(
        "Apakah pemagangan dimulai paling lambat pada batas akhir menurut ketentuan peralihan?",
        "経過措置の期限までに技能実習が開始されること",
        "Does the training start by the last day for it?",
    ),
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.OFFICIAL,
    condition="TR-03",
)
def training_starts_in_time(person: Facts, value: Values) -> Ternary:
    """The training starts by the last day, however early its plan was accredited; or it began by then and goes on."""
    del value
    return person.truth("starts_in_time") | person.truth("in_stage_1_by_right")


@titp1.rule(
    article=TRANSITION,
    source=TRANSITION_NOTE,
    since=START,
    asks=Text(
        "Apakah mendarat paling lambat pada batas akhir menurut ketentuan peralihan?",
        "経過措置の期限までに上陸すること",
        "Is the landing by the last day for it?",
    ),
    step=None,
    stage=Stage.LANDING,
    mark=Mark.OFFICIAL,
    condition="TR-02",
)
def enters_in_time(person: Facts, value: Values) -> Ternary:
    """Landed by the last day, which binds an older certificate strictly and others "in principle"."""
    del value
    return person.truth("lands_in_time") | person.truth("in_stage_1_by_right")


@titp1.rule(**conditions.FREE_TO_LAND)
def free_to_land(person: Facts, value: Values) -> Ternary:
    """No ground for refusal of landing stands."""
    del value
    return ~person.truth("refusal_ground")


@titp1.rule(**conditions.HAS_VALID_PASSPORT)
def has_valid_passport(person: Facts, value: Values) -> Ternary:
    """The passport is valid on the day of landing; of the visa and of health nothing is asked here."""
    del value
    return person.number("passport.valid_until") >= person.number("landing")


@titp1.rule(**applications.asked_in_status("TITP-D-01", since=START), mark_when_unknown=Mark.OPEN)
def application_fits_status(person: Facts, value: Values) -> Ternary:
    """A renewal is for who is in this stage, a change of status for who is in Japan."""
    del value
    return applications.fits(person, "titp1")


@titp1.rule(**conditions.MAY_MAKE_HOME_VISITS, applies_to="care", mark_when_unknown=Mark.OPEN)
def may_make_home_visits(person: Facts, value: Values) -> Ternary:
    """Closed to trainees before the day on which they opened; what is asked of a trainee since is open."""
    del value
    return ~person.truth("home_visits") | (person.truth("home_visits_opened_to_trainees") & person.open())
