"""What ESD asks of the person; before its first day the scheme is not in force, and nothing else is asked."""

from kakehashi.law.book import steps
from kakehashi.law.book.japan.esd import esd
from kakehashi.law.book.japan.esd.conditions import CATEGORY_IS_OPEN, START
from kakehashi.law.book.japan.person import applications
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.stage import Stage
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text

OUTLINE = "ISA policy outline (English, 2024), https://www.moj.go.jp/isa/content/001424354.pdf"
ORDINANCE = "ESD enforcement regulation (MOJ/MHLW Ordinance 4 of 2025); the article was not read"


@esd.rule(
    article="Act 60 of 2024; date of enforcement",
    source="ISA and MHLW transition note of 2025-12-26, https://www.moj.go.jp/isa/content/001452771.pdf via "
    "http://www.ccscoop.or.jp/?p=280",
    since=None,
    asks=Text("Apakah Ikusei Shuro (ESD) sudah berlaku?", "育成就労制度が施行されていること", "Is ESD in force?"),
    step=steps.WAIT_UNTIL_ESD_IN_FORCE,
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="D-15",
)
def in_force(person: Facts, value: Values) -> Ternary:
    """The day asked about is not before the first day of ESD."""
    return person.number(DAY_ASKED) >= value.day("in_force_from")


@esd.rule(
    article="landing criteria ordinance or ESD enforcement regulation; the article was not read",
    source="known, not re-read",
    since=START,
    asks=Text(
        "Apakah sudah mencapai usia minimum pada hari mendarat?",
        "上陸の日に必要な年齢に達していること",
        "Old enough on the day of landing?",
    ),
    step=steps.WAIT_FOR_ESD_BIRTHDAY,
    stage=Stage.POOL,
    mark=Mark.UNCONFIRMED,
    condition="ESD-P-01",
)
def old_enough(person: Facts, value: Values) -> Ternary:
    """Completed years of age on the landing date reach the minimum."""
    return person.number("age_on_landing") >= value["minimum_age"]


@esd.rule(
    article=ORDINANCE,
    source=f"{OUTLINE} ; https://ofune-office.com/newsdetail?wgd=news-50&wgdo=sort-ASC, quoting the ordinance ; Japan "
    "Foundation notice, https://www.jpf.go.jp/jft-basic/notice",
    since=START,
    asks=Text(
        "Apakah kemampuan bahasa Jepangnya mencapai tingkat A1, atau kursus bahasa Jepang terakreditasi (A1) diikuti?",
        "A1相当以上の日本語の試験に合格しているか、認定日本語教育機関の「就労」課程(A1相当)を受講すること",
        "Is A1 reached, or the accredited A1 course taken?",
    ),
    step=steps.REACH_A1,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ESD-P-02",
)
def has_a1_or_takes_course(person: Facts, value: Values) -> Ternary:
    """A1 by test, or the hours of an accredited course taken, or the course inside the training plan."""
    course = person.number("a1_course_hours") >= value["course_hours"]
    return person.truth("reached_a1") | course | person.truth("training_plan.a1_course_inside")


@esd.rule(
    article="notice of the care field; the article was not read",
    source="https://corp.careerlink.asia/ikusei-kaigo",
    since=START,
    asks=Text(
        "Untuk kaigo: apakah kemampuan bahasa Jepangnya mencapai tingkat N4 atau A2.2 pada saat masuk ke Jepang?",
        "介護の場合、入国時に日本語能力がN4又はA2.2の水準に達していること",
        "For care: is N4 / A2.2 reached on entry?",
    ),
    step=steps.SIT_JFT_BASIC,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ESD-P-03",
    applies_to="care",
)
def has_language_for_care(person: Facts, value: Values) -> Ternary:
    """A2 by test."""
    del value
    return person.truth("reached_a2")


@esd.rule(
    article="Act 60 of 2024, supplementary art. 11 (not read); exceptions: Ordinance 5 of 2025, art. 5",
    source="https://office-kagata.com/category9/category13 ; https://elaws.jp/view/507M60000110005 ; how much time in "
    "TITP bars was not read",
    since=START,
    asks=Text(
        "Apakah masa Ikusei Shuro (ESD), termasuk masa pemagangan teknis, masih tersisa?",
        "育成就労の期間(技能実習の期間を含む)に残りがあること",
        "Is ESD not used up, time in TITP included?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="ESD-P-05",
)
def has_not_used_up_esd(person: Facts, value: Values) -> Ternary:
    """Days in ESD are left; for a former trainee it is open how much training bars."""
    del value
    return person.truth("has_esd_days_left") & (~person.truth("was_trainee") | person.open())


@esd.rule(
    article="Act 60 of 2024, supplementary arts. 8 to 9",
    source="https://easynihon.com/blog/esd-visa-2027-employment-skill-development-guide ; "
    "https://nakagawa-masaaki-visa.com/category8",
    since=START,
    asks=Text(
        "Apakah bebas dari ikatan pemagangan teknis yang belum selesai?",
        "技能実習の途中にないこと",
        "Not in the middle of technical intern training?",
    ),
    step=steps.FINISH_PLAN,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ESD-P-06",
)
def not_midway_in_titp(person: Facts, value: Values) -> Ternary:
    """No stay under technical intern training runs uncompleted on the day of landing."""
    del value
    return ~person.truth("inside_titp_plan")


@esd.rule(
    article="ESD Act (Act 89 of 2016 as amended), art. 9(1)(xii); basic policy",
    source="the rule: data set on the ESD guideline of February 2026, ch. 4, s. 2, no. 13 ; a memorandum with "
    "Indonesia: none found, checked again on 2026-11-24",
    since=START,
    asks=Text(
        "Apakah ada pengaturan bilateral tentang Ikusei Shuro (ESD) dengan negara asal?",
        "送出国との間に育成就労に関する二国間取決めがあること",
        "Is there an ESD memorandum with the home country?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="ESD-P-09",
    assumes="esd_memorandum_assumed",
)
def home_country_has_memorandum(person: Facts, value: Values) -> Ternary:
    """No list of states was found, so that this is open for all of them; yes only where it is assumed."""
    del value
    return person.truth("esd_memorandum_assumed") | person.open()


@esd.rule(
    article="ESD Act (Act 89 of 2016 as amended), art. 9(1)(xii); basic policy",
    source="data set on the ESD guideline of February 2026, ch. 4, s. 2, no. 13 ; who is certified on the Indonesian "
    "side was not found: the permission of the home government is asked for instead",
    since=START,
    asks=Text(
        "Apakah lembaga pengirimnya disahkan berdasarkan pengaturan bilateral itu?",
        "その取決めに基づき認定された送出機関から送り出されること",
        "Is the sending body certified under that memorandum?",
    ),
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="ESD-P-09",
)
def sent_by_a_certified_body(person: Facts, value: Values) -> Ternary:
    """No body without a permission of the home government is certified; who is in Japan already may need none."""
    del value
    return person.truth("sending_body_approved") | (person.truth("in_japan") & person.open())


@esd.rule(**CATEGORY_IS_OPEN, mark_when_unknown=Mark.OPEN, applies_to="planned_categories")
def category_is_open(person: Facts, value: Values) -> Ternary:
    """Of the categories decided in 2026 no opening day was found."""
    del value
    return person.open()


@esd.rule(
    article=ORDINANCE,
    source="known, not re-read",
    since=START,
    asks=Text(
        "Apakah tidak ada uang jaminan yang diminta atau diterima dari yang bersangkutan atau keluarganya, dan tidak "
        "ada denda pelanggaran kontrak yang disepakati?",
        "本人及び親族等が、保証金を求められ、又は徴収されたことがなく、違約金を定める契約を結んでいないこと",
        "No deposit asked or taken, and no penalty agreed?",
    ),
    step=None,
    stage=Stage.OFFER,
    mark=Mark.UNCONFIRMED,
    condition="ESD-P-08",
)
def free_of_deposit(person: Facts, value: Values) -> Ternary:
    """Nobody asked or took a deposit of the person or family, or agreed a penalty with them."""
    del value
    return ~person.truth("deposit_or_penalty")


@esd.rule(
    article="landing criteria ordinance or ESD enforcement regulation; the article was not read",
    source="known, not re-read",
    since=START,
    asks=Text(
        "Apakah dinyatakan sehat oleh dokter?",
        "医師により健康状態が良好と認められていること",
        "In good health?",
    ),
    step=steps.BE_EXAMINED,
    stage=Stage.APPLICATION,
    mark=Mark.UNCONFIRMED,
    condition="ESD-P-01",
)
def healthy(person: Facts, value: Values) -> Ternary:
    """A doctor certifies good health."""
    del value
    return person.truth("health.fit")


@esd.rule(
    article="landing criteria ordinance or ESD enforcement regulation; the article was not read",
    source="known as for SSW (i), not re-read for ESD ; the states: https://office-okada-scr.com/blog/archives/570 ; "
    "https://luasis.com/?p=170 ; https://office-atlas.jp/blog/2019/09/05/himself/",
    since=START,
    asks=Text(
        "Apakah paspornya dari negara yang bekerja sama dalam pelaksanaan deportasi?",
        "退去強制令書の円滑な執行に協力する外国政府又は地域の権限ある機関が発行した旅券を所持していること",
        "Is the passport of a state that cooperates with deportation?",
    ),
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.UNCONFIRMED,
    mark_when_unknown=Mark.OPEN,
    condition="ESD-P-10",
)
def has_accepted_passport(person: Facts, value: Values) -> Ternary:
    """The notice does not name the person's state; a state named in one account only stays open."""
    del value
    return person.truth("state_cooperates")


@esd.rule(**applications.asked_in_status("ESD-D-01", since=START), mark_when_unknown=Mark.OPEN)
def application_fits_status(person: Facts, value: Values) -> Ternary:
    """A renewal, an extension or a transfer is for who is under ESD; a change of status, for who is in Japan."""
    del value
    return applications.fits(person, "esd")


@esd.rule(
    article="Immigration Control and Refugee Recognition Act, art. 5",
    source="known, not re-read for ESD",
    since=START,
    asks=Text(
        "Apakah bebas dari alasan penolakan pendaratan?",
        "上陸拒否事由に該当しないこと",
        "No ground for refusal of landing?",
    ),
    step=None,
    stage=Stage.LANDING,
    mark=Mark.UNCONFIRMED,
    condition="ESD-P-10",
)
def free_to_land(person: Facts, value: Values) -> Ternary:
    """No ground for refusal of landing stands."""
    del value
    return ~person.truth("refusal_ground")


@esd.rule(**applications.passport_lasts(since=START))
def passport_lasts(person: Facts, value: Values) -> Ternary:
    """The passport is not told to end before the landing of somebody who is not in Japan."""
    del value
    return applications.lands_with_passport(person)
