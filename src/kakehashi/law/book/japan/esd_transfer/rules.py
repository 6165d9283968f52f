"""What a change of employer within ESD asks; a transfer for unavoidable reasons is free of what own wish asks."""

from kakehashi.law.book import steps
from kakehashi.law.book.japan.esd.conditions import CATEGORY_IS_OPEN, START
from kakehashi.law.book.japan.esd_transfer import esd_transfer
from kakehashi.law.book.japan.esd_transfer.derivations import CHOICE, DRAFT, PERIODS, current
from kakehashi.law.book.japan.person import applications
from kakehashi.law.book.japan.person.derivations import sat
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.lanes import opened_by_occupation
from kakehashi.law.stage import Stage
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text

TRANSFERS = "https://ogura.world/ikusei-tenseki"
SHARE = (
    "tlg-visa.law 2025-10-02 ; questions and answers of ISA, Q46, "
    "https://www.moj.go.jp/isa/applications/faq/ikusei_qa_00002.html, by a note on them of 2026-05-15"
)


@esd_transfer.rule(
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


@esd_transfer.rule(
    article="no article read",
    source=TRANSFERS,
    since=START,
    asks=Text(
        "Apakah sekarang tinggal di Jepang dengan status izin tinggal Ikusei Shuro (ESD)?",
        "現在、育成就労の在留資格で在留していること",
        "Staying in Japan under ESD at present?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ESD-X-06",
)
def is_in_esd(person: Facts, value: Values) -> Ternary:
    """A stay under ESD runs on the day asked about."""
    del value
    return person.list("stays").any(current(person))


@esd_transfer.rule(
    article="no article read",
    source=f"{TRANSFERS} ; how much time in TITP counts was not read",
    since=START,
    asks=Text(
        "Apakah masa Ikusei Shuro (ESD), dijumlahkan dari semua perusahaan, masih tersisa?",
        "育成就労の通算期間(転籍前の期間を含む)に残りがあること",
        "Is there ESD time left, with all employers together?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="ESD-D-03",
)
def has_time_left(person: Facts, value: Values) -> Ternary:
    """Days of ESD's years are left; open in a year of extension, and for a former trainee."""
    del value
    left = person.truth("has_esd_days_left") | (person.truth("may_extend_esd") & person.open())
    return left & (~person.truth("was_trainee") | person.open())


@esd_transfer.rule(
    article=PERIODS,
    source=DRAFT,
    since=START,
    asks=Text(
        "Untuk pindah perusahaan atas keinginan sendiri: apakah sudah bekerja di perusahaan sekarang paling sedikit "
        "satu tahun?",
        "本人意向による転籍の場合、現在の育成就労実施者の下で1年以上就労していること",
        "At one's own wish: worked for the present employer for a year or more?",
    ),
    step=steps.WORK_FOR_THE_SHORTEST_PERIOD,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ESD-X-02",
)
def worked_shortest_period(person: Facts, value: Values) -> Ternary:
    """The period that no field goes below is over; not asked where the reasons are unavoidable."""
    del value
    over = person.number(DAY_ASKED) >= person.number("shortest_period_over_on")
    return person.truth("transfer_is_unavoidable") | over


@esd_transfer.rule(
    article=PERIODS,
    source=f"{DRAFT} ; the employer's choice: {CHOICE}",
    since=START,
    asks=Text(
        "Untuk pindah perusahaan atas keinginan sendiri, di bidang dengan masa kerja minimum dua tahun: apakah sudah "
        "bekerja selama masa kerja minimum yang ditetapkan perusahaan sekarang, antara satu dan dua tahun?",
        "転籍制限期間が2年の分野における本人意向による転籍の場合、"
        "現在の育成就労実施者が定める期間(1年から2年まで)以上就労していること",
        "At one's own wish, in a two-year field: worked for the period that the present employer keeps, from one year "
        "to two?",
    ),
    step=steps.WORK_FOR_THE_PERIOD_KEPT,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ESD-X-02",
    applies_to="two_year_fields",
)
def worked_period_kept(person: Facts, value: Values) -> Ternary:
    """The field's two years are over, or the shorter period that the employer chose."""
    del value
    over = person.number(DAY_ASKED) >= person.number("period_kept_over_on")
    return person.truth("transfer_is_unavoidable") | over


@esd_transfer.rule(
    article=PERIODS,
    source=f"{DRAFT} ; in conflict with reports after the decision of 2026-01-23: "
    "https://gyousei-shikama-office.com/blog201 ; hayashi-toshiaki.com 2026-01-08",
    since=START,
    asks=Text(
        "Untuk pindah perusahaan atas keinginan sendiri: apakah masa kerja minimum bidang ini, yang menurut "
        "sumber-sumber yang bertentangan adalah satu atau dua tahun, sudah terpenuhi?",
        "本人意向による転籍の場合、この分野の転籍制限期間(資料により1年又は2年)以上就労していること",
        "At one's own wish: worked for this field's period, one year or two as sources conflict?",
    ),
    step=steps.WORK_FOR_THE_PERIOD_KEPT,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="ESD-X-02",
    applies_to="fields_in_conflict",
)
def worked_period_in_conflict(person: Facts, value: Values) -> Ternary:
    """The longer of the two periods is over, or the one that the employer keeps; before that it is open."""
    del value
    over = person.number(DAY_ASKED) >= person.number("period_kept_over_on")
    return person.truth("transfer_is_unavoidable") | over | person.open()


@esd_transfer.rule(
    article="no article read",
    source="https://www.kazahana-office.jp/17696515002503",
    since=START,
    asks=Text(
        "Untuk pindah perusahaan atas keinginan sendiri: apakah lulus ujian keterampilan tingkat dasar (kisokyu) "
        "untuk kategori pekerjaan ini?",
        "本人意向による転籍の場合、この業務区分の技能検定基礎級等に合格していること",
        "At one's own wish: is the basic-grade skill test of this category passed?",
    ),
    step=steps.PASS_BASIC_GRADE,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="ESD-X-04",
)
def has_basic_grade(person: Facts, value: Values) -> Ternary:
    """Basic grade or higher passed in a trade of the category; of the written part alone it was not read."""
    tests = person.list("tests")
    grade = tests.codes("test").is_("trade_grade") & tests.codes("grade").is_in(value.words("basic_grade_or_higher"))
    trade = (
        tests.codes("occupation")
        .gathered(*opened_by_occupation(value["unread_occupations_hold"]))
        .or_else(tests.truth("category"))
    )
    part = tests.codes("part").is_("practical") | tests.open()
    passed = tests.any(grade, trade, part, tests.truth("passed"), sat(person))
    return person.truth("transfer_is_unavoidable") | passed


@esd_transfer.rule(
    article=PERIODS,
    source="office letter of March 2026 on the Cabinet decision of 2026-01-23, https://www.sr-idaimae.com/ ; older "
    "accounts say A1 or the field's level: https://www.kazahana-office.jp/17696515002503 ; which fields ask more than "
    "A2.1: not found",
    since=START,
    asks=Text(
        "Untuk pindah perusahaan atas keinginan sendiri: apakah kemampuan bahasa Jepangnya mencapai tingkat yang "
        "ditentukan untuk bidang ini (A2.1 ke atas)?",
        "本人意向による転籍の場合、分野ごとに定める日本語の水準(A2.1相当以上)に達していること",
        "At one's own wish: Japanese at the level that the field asks, A2.1 or higher?",
    ),
    step=steps.SIT_JFT_BASIC,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    mark_when_unknown=Mark.OPEN,
    condition="ESD-X-05",
)
def has_japanese_for_transfer(person: Facts, value: Values) -> Ternary:
    """A2.2 is enough in every field; A2.1 is the general mark, and which fields ask more was not found."""
    del value
    level = person.truth("reached_a2") | (person.truth("reached_a2_1") & person.open())
    return person.truth("transfer_is_unavoidable") | level


@esd_transfer.rule(**CATEGORY_IS_OPEN, mark_when_unknown=Mark.OPEN, applies_to="planned_categories")
def category_is_open(person: Facts, value: Values) -> Ternary:
    """Of the categories decided in 2026 no opening day was found."""
    del value
    return person.open()


@esd_transfer.rule(
    article="no article read",
    source=TRANSFERS,
    since=START,
    asks=Text(
        "Apakah pekerjaan di perusahaan baru berada dalam kategori pekerjaan yang sama?",
        "転籍先の業務が現在と同一の業務区分であること",
        "Is the work at the new employer in the same work category?",
    ),
    step=None,
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    condition="ESD-X-06",
)
def same_category(person: Facts, value: Values) -> Ternary:
    """The category is that of the ESD stay that runs, and the new work is said to be in it."""
    del value
    stays = person.list("stays")
    return stays.any(current(person), stays.truth("category")) & person.truth("transfer.same_category")


@esd_transfer.rule(
    article="no article read",
    source=TRANSFERS,
    since=START,
    asks=Text(
        "Apakah perusahaan baru memenuhi syarat sebagai pelaksana Ikusei Shuro (ESD)?",
        "転籍先が育成就労実施者の要件を満たしていること",
        "Does the new employer meet the conditions?",
    ),
    step=None,
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    condition="ESD-X-06",
)
def new_employer_qualifies(person: Facts, value: Values) -> Ternary:
    """The new employer meets the conditions of ESD, taken as a whole."""
    del value
    return person.truth("transfer.new_employer_qualifies")


@esd_transfer.rule(
    article="no article read",
    source=f"{TRANSFERS} ; {SHARE}",
    since=START,
    asks=Text(
        "Untuk pindah perusahaan atas keinginan sendiri: apakah proporsi pekerja yang pindah atas keinginan sendiri "
        "di perusahaan baru tetap dalam batas?",
        "本人意向による転籍の場合、転籍先における本人意向による転籍者の割合が上限以内であること",
        "At one's own wish: does the new employer's share of own-wish transfers stay within its limit?",
    ),
    step=None,
    stage=Stage.OFFER,
    mark=Mark.SECONDARY,
    condition="ESD-X-06",
)
def own_wish_share_within_limit(person: Facts, value: Values) -> Ternary:
    """Those who came at their own wish stay within the new employer's share (ESD-E-03); others are not counted."""
    del value
    return person.truth("transfer_is_unavoidable") | person.truth("transfer.own_wish_share_within_limit")


@esd_transfer.rule(
    article="no article read",
    source=TRANSFERS,
    since=START,
    asks=Text(
        "Apakah rencana Ikusei Shuro (ESD) yang baru, di perusahaan baru, sudah disahkan?",
        "転籍先での新たな育成就労計画が認定されていること",
        "Is the new ESD plan accredited?",
    ),
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="ESD-X-06",
)
def new_plan_accredited(person: Facts, value: Values) -> Ternary:
    """A new plan with the new employer is accredited."""
    del value
    return person.truth("transfer.new_plan_accredited")


@esd_transfer.rule(**applications.asked_in_status("ESD-X-06", since=START), mark_when_unknown=Mark.OPEN)
def application_fits_status(person: Facts, value: Values) -> Ternary:
    """A change of employer within ESD is asked for in Japan, by who is in ESD."""
    del value
    return applications.fits(person, "esd")
