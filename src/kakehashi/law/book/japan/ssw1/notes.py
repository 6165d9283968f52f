"""What the law of SSW (i) states and asks of nobody: no fact of the person can fail it."""

from datetime import date

from kakehashi.law.book.japan.ssw1 import ssw1
from kakehashi.law.stage import Stage
from kakehashi.vocabulary import Mark, Text

CRITERIA = "Landing criteria ordinance (MOJ Ordinance 16 of 1990), SSW (i) column"
START = date(2019, 4, 1)

ssw1.note(
    "family_stays_behind",
    article=CRITERIA,
    source="Japan Care Worker Guide, http://japancwg.com/?p=6820",
    since=START,
    says=Text(
        "Keluarga pada dasarnya tidak dapat ikut tinggal di Jepang.",
        "家族の帯同は、基本的に認められません。",
        "In principle family may not accompany the worker.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="SSW1-P-23",
)
ssw1.note(
    "schooling_not_asked",
    article=CRITERIA,
    source="Japan Care Worker Guide, http://japancwg.com/?p=6820",
    since=START,
    says=Text("Tidak disyaratkan pendidikan tertentu.", "学歴は問われません。", "No schooling is asked for."),
    stage=Stage.POOL,
    mark=Mark.SECONDARY,
    condition="SSW1-P-24",
)
ssw1.note(
    "esd_waives_nothing",
    article="policy outline; the article was not read",
    source="ISA policy outline (English, 2024), https://www.moj.go.jp/isa/content/001424354.pdf",
    since=date(2027, 4, 1),
    says=Text(
        "Menyelesaikan Ikusei Shuro (ESD) saja tidak membebaskan dari ujian: harus lulus ujian keterampilan nasional "
        "tingkat 3 atau ujian keterampilan SSW (i), serta ujian bahasa Jepang tingkat A2.",
        "育成就労を修了しただけでは、試験は免除されません。技能検定3級等又は特定技能1号評価試験のいずれかに合格し、"
        "かつ、A2相当以上の日本語の試験に合格する必要があります。",
        "Completing ESD waives nothing by itself: grade 3 or the SSW (i) test, and an A2 test, must be passed.",
    ),
    stage=Stage.POOL,
    mark=Mark.OFFICIAL,
    condition="SSW1-P-25",
)
ssw1.note(
    "titp_waiver_goes_on",
    article="Landing criteria ordinance (MOJ Ordinance 16 of 1990), amendment of 2019, supplementary art. 8; for the "
    "scheme since 2017-11-01 the text was not read",
    source="law text in the e-Gov form, copy of 2026-02-08 (the older scheme) ; for the later one no text was found "
    "that ends the waiver: known, not re-read",
    since=date(2027, 4, 1),
    says=Text(
        "Pembebasan ujian bagi yang menyelesaikan dengan baik Pemagangan Teknis No. 2 dianggap tetap berlaku, juga "
        "menurut ketentuan peralihan (tidak ditemukan ketentuan yang mengakhirinya). Bagi yang menyelesaikan program "
        "sebelum 1 November 2017, pembebasan itu tetap berlaku untuk sementara waktu.",
        "技能実習2号を良好に修了した者の試験の免除は、"
        "経過措置の下でも続くものとして扱います(廃止する規定は確認できません)。"
        "平成29年(2017年)11月1日より前の制度の修了者については、当分の間、免除が続きます。",
        "The waiver for who completed TITP stage 2 well is taken to go on, under the transition too: no text was found "
        "that ends it. Completers of the scheme before 1 November 2017 keep it for the time being.",
    ),
    stage=Stage.POOL,
    mark=Mark.UNCONFIRMED,
    condition="TR-08",
)
ssw1.note(
    "caps_count_residents",
    article="operation policy of each field; the article was not read",
    source="https://japan-businessvisa.com/en/breaking-news-japanese-government-considering-upper-limit-on-number-of-"
    "foreign-workers-accepted",
    since=START,
    says=Text(
        "Batas jumlah penerimaan tiap bidang dikelola menurut jumlah orang yang sedang tinggal di Jepang; bagi "
        "perseorangan, pengaruhnya hanya melalui penghentian penerimaan di bidang itu.",
        "受入れ見込数は在留者数により管理され、個人に影響が及ぶのは当該分野で受入れ停止が行われた場合に限られます。",
        "Caps are managed on the number in residence; they reach a person only through a stop of the field.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="SSW1-F-03",
)
ssw1.note(
    "granted_for_a_year_at_most",
    article="no article read",
    source="Japan Care Worker Guide, http://japancwg.com/?p=6820 ; of the longer grant announced no text was found",
    since=START,
    says=Text(
        "Masa izin tinggal setiap kali diberikan adalah 1 tahun, 6 bulan, atau 4 bulan. Pemberian yang lebih lama "
        "sudah diumumkan; ketentuannya tidak ditemukan.",
        "在留期間は1回につき1年、6か月又は4か月です。これより長い期間の付与が公表されていますが、条文は確認できて"
        "いません。",
        "The stay is granted for 1 year, 6 months or 4 months at a time. A longer grant has been announced; its text "
        "was not found.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="SSW1-D-01",
)
ssw1.note(
    "employer_may_be_changed",
    article="no article read",
    source="Japan Care Worker Guide, FAQ, http://japancwg.com/faq-en/",
    since=START,
    says=Text(
        "Pindah kerja bebas dilakukan dalam bidang dan kategori pekerjaan yang ujiannya sudah lulus, dengan izin baru, "
        "karena organisasi penerima disebut dalam lembar penetapan (shiteisho).",
        "合格した試験の分野・業務区分の範囲内で、転職は自由です。ただし、特定技能所属機関は指定書に記載されるため、新たに"
        "許可を受ける必要があります。",
        "A change of employer is free within the field and category whose tests are passed, by a new permission: the "
        "employer is named in the designation.",
    ),
    stage=Stage.APPLICATION,
    mark=Mark.SECONDARY,
    condition="SSW1-X-01",
)
