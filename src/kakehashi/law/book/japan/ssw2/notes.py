"""What the law of SSW (ii) states and asks of nobody: no fact of the person can fail it."""

from datetime import date

from kakehashi.law.book.japan.ssw2 import ssw2
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

CRITERIA = "Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (ii) column; the article was not read"
VISA_NIHON = "https://visa-nihon.com/17151448652832"
START = date(2019, 4, 1)

ssw2.note(
    "titp_waives_nothing",
    article="operation policy of each field; the article was not read",
    source="GSSS guide to SSW (ii), https://visa.gsss.pro/%e7%89%b9%e5%ae%9a%e6%8a%80%e8%83%bd/3599",
    since=START,
    says=Text(
        "Menyelesaikan pemagangan teknis tidak membebaskan dari ujian SSW (ii).",
        "技能実習を修了していても、特定技能2号の試験は免除されません。",
        "Completing technical intern training waives no test of SSW (ii).",
    ),
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW2-P-02",
)
ssw2.note(
    "care_has_a_status_of_its_own",
    article="no article read",
    source="Japan Care Worker Guide, FAQ, http://japancwg.com/faq-en/ ; HRC, quoting the agency, "
    "https://hrc.or.jp/specific-skills/tokutei-joblist.html",
    since=START,
    says=Text(
        "Bidang perawatan lansia (kaigo) tidak memiliki SSW (ii): jalan jangka panjangnya adalah status izin tinggal "
        "careworker (kaigo).",
        "介護分野に特定技能2号はありません。長期に働く場合は、在留資格「介護」によります。",
        "Care has no SSW (ii): its long-term route is the status of care worker.",
    ),
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW2-P-06",
)
ssw2.note(
    "whether_ssw1_comes_first_is_disputed",
    article=CRITERIA,
    source="asks for a change from SSW (i): https://spr-visa.com/archives/2603 ; that tests and experience are all: "
    "known, not re-read",
    since=START,
    says=Text(
        "Satu sumber mensyaratkan perubahan dari SSW (i); sejauh yang diketahui, hukum hanya mensyaratkan ujian dan "
        "pengalaman. Karena sumber-sumbernya bertentangan, hal ini tidak memberatkan siapa pun.",
        "特定技能1号からの変更が必要とする資料が一つありますが、知られている限り、"
        "法令が求めるのは試験と実務経験のみです(条文は未確認)。資料が食い違うため、判定には用いません。",
        "One account asks for a change from SSW (i); as far as is known the law asks for tests and experience only. "
        "The accounts conflict, so it is held against nobody.",
    ),
    stage=Stage.POOL,
    mark=Mark.UNCONFIRMED,
    condition="SSW2-P-07",
)
ssw2.note(
    "renewable_without_limit",
    article="no article read",
    source=VISA_NIHON,
    since=START,
    says=Text(
        "Masa izin tinggal 3 tahun, 1 tahun, atau 6 bulan, dan dapat diperpanjang tanpa batas.",
        "在留期間は3年、1年又は6か月で、更新の回数に上限はありません。",
        "The stay is granted for 3 years, 1 year or 6 months and renewed without limit.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="SSW2-D-01",
)
ssw2.note(
    "family_may_come",
    article=CRITERIA,
    source=VISA_NIHON,
    since=START,
    says=Text(
        "Suami atau istri dan anak dapat ikut tinggal di Jepang.",
        "配偶者及び子の帯同が認められます。",
        "Spouse and children may come.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="SSW2-D-01",
)
ssw2.note(
    "support_plan_not_asked",
    article="no article read",
    source=VISA_NIHON,
    since=START,
    says=Text(
        "Rencana bantuan tidak disyaratkan.",
        "支援計画の作成は求められません。",
        "No support plan is asked for.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="SSW2-D-01",
)
