"""The heads of the rules of SSW (i) that say much of where they stand: on skill, home visits, changes, stops."""

from datetime import date

from kakehashi.law.book import steps
from kakehashi.law.book.condition import Condition
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

START = date(2019, 4, 1)
HOME_VISITS = "https://sr-kplanning.com/?p=790, citing https://www.mhlw.go.jp/stf/newpage_56271.html"
GUIDELINE_NOTES = (
    "notes on the guideline, https://note.com/assist_you/n/n78d627934e4a ; https://www.bridge2n.jp/17018376611892"
)

SKILL_WHERE_NO_TEST_WAS_FOUND = Condition(
    article="enforcement of the 17 fields; for the planned categories no opening ordinance was found",
    source="Hiroyama gyosei 2025-09-11, https://hiroyamagyosei.com/2025/09/11/ ; "
    "https://gyousei-shikama-office.com/blog192",
    since=START,
    asks=Text(
        "Untuk kategori pekerjaan yang ujian keterampilannya belum diketahui: apakah syarat keterampilannya terpenuhi?",
        "技能試験が確認されていない業務区分の場合、技能に関する要件を満たしていること",
        "In a category whose skill test was not found: is what it asks of skill met?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-F-02",
)
OUTSIDE_ESD_PLAN = Condition(
    article="operation guideline of SSW; that it takes in ESD plans was not read",
    source=f"known, not re-read ; {GUIDELINE_NOTES}",
    since=date(2027, 4, 1),
    asks=Text(
        "Apakah bebas dari ikatan rencana Ikusei Shuro (ESD) yang belum selesai?",
        "修了していない育成就労計画の途中にないこと",
        "Not inside an unfinished ESD plan?",
    ),
    step=steps.FINISH_PLAN,
    stage=Stage.POOL,
    mark=Mark.UNCONFIRMED,
    condition="SSW1-P-22",
)
HOME_VISITS_ARE_OPEN = Condition(
    article="notice of the care field on home visits; the article was not read",
    source=HOME_VISITS,
    since=None,
    asks=Text(
        "Untuk layanan kaigo kunjungan rumah: apakah layanan itu sudah dibuka bagi SSW (i)?",
        "訪問系サービスに従事する場合、特定技能1号に訪問系サービスが認められていること",
        "For home visits: are they open to SSW (i) yet?",
    ),
    step=None,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-P-26",
)
READY_FOR_HOME_VISITS = Condition(
    article="notice of the care field on home visits; the article was not read",
    source=f"{HOME_VISITS} ; https://sa-qc.com/blog/ (2025) ; hours of the course: "
    "https://kaigonews.net/articles/shonin-sha-torikata ; what counts as the like of it, and when less than a year "
    "of work will do: not found",
    since=date(2025, 4, 21),
    asks=Text(
        "Untuk layanan kaigo kunjungan rumah: apakah sudah menyelesaikan kursus dasar kaigo dan, pada prinsipnya, "
        "memiliki pengalaman kerja kaigo paling sedikit satu tahun?",
        "訪問系サービスに従事する場合、介護職員初任者研修等を修了し、かつ、原則1年以上の介護の実務経験があること",
        "For home visits: initial care course and, in principle, a year of care work?",
    ),
    step=steps.PREPARE_FOR_HOME_VISITS,
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-P-26",
)
MAY_CHANGE_STATUS = Condition(
    article="operation guideline of SSW, as amended in an October whose year the source does not show",
    source=GUIDELINE_NOTES,
    since=START,
    asks=Text(
        "Jika mengajukan perubahan status izin tinggal di Jepang: apakah bebas dari keadaan yang pada prinsipnya "
        "menyebabkan permohonan itu ditolak?",
        "日本国内で在留資格の変更を申請する場合、変更が原則として認められない事情がないこと",
        "For a change inside Japan: no ground on which it is in principle not granted?",
    ),
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="SSW1-P-27",
)
FIELD_NOT_SUSPENDED = Condition(
    article="Immigration Control and Refugee Recognition Act, art. 7-2(3)-(4); it speaks of certificates only",
    source="law text in the e-Gov form, copy of 2026-02-08 ; https://strategya.co.jp/en/insights/japan-temporarily-"
    "suspends-new-ssw1-food-service-coe-issuance-what-recruitment-changes-now-and-w, citing "
    "https://www.moj.go.jp/isa/03_00176.html ; how far changes of status are stopped, and whether the stop was lifted: "
    "not found",
    since=date(2026, 4, 13),
    asks=Text(
        "Apakah permohonan ini bebas dari penghentian penerimaan di bidang ini?",
        "この分野において、当該申請が受入れ停止の対象となっていないこと",
        "Is the field open to this application?",
    ),
    step=None,
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="SSW1-F-01",
)
