"""What a person can do about a rule of the Indonesian procedure that is not "yes", and who issues what."""

from kakehashi.law.book.steps import DO_HOME_PROCEDURE
from kakehashi.law.instrument import Step
from kakehashi.vocabulary import Text

__all__ = [
    "ATTEND_ORIENTATION",
    "BE_EXAMINED",
    "CHECK_LICENCE",
    "COMPLETE_CONTRACT",
    "CORRECT_ORDER",
    "DO_HOME_PROCEDURE",
    "GET_CARD",
    "GET_COMPETENCE_CERTIFICATE",
    "GET_FAMILY_PERMISSION",
    "GET_INDIVIDUAL_PAPERS",
    "GET_KEMNAKER_RECOMMENDATION",
    "GET_MARITAL_STATEMENT",
    "GET_PASSPORT",
    "GET_VISA",
    "HAVE_PAPERS_VERIFIED",
    "PAY_SOCIAL_SECURITY",
    "REGISTER",
    "REPORT_TO_EMBASSY",
    "SIGN_CONTRACT",
    "SIGN_PLACEMENT_AGREEMENT",
    "SIGN_TRAINEE_AGREEMENT",
    "VERIFY_JOB_ORDER",
    "WAIT_FOR_BIRTHDAY",
]

WAIT_FOR_BIRTHDAY = Step(
    "wait_until_birthday",
    Text(
        "Menunggu sampai mencapai usia minimum", "必要な年齢に達するのを待つ", "Wait until the birthday that is needed"
    ),
    sets="departs_on",
    earliest="of_age_for_placement",
)
BE_EXAMINED = Step(
    "take_health_and_psychological_examination",
    Text(
        "Menjalani pemeriksaan kesehatan dan psikologi di sarana kesehatan yang ditunjuk Kementerian Kesehatan",
        "インドネシア保健省の指定する医療機関で健康診断と心理検査を受ける",
        "Take the medical and psychological examination at a facility named by the Ministry of Health",
    ),
    sets="documents",
)
CHECK_LICENCE = Step(
    "check_sending_licence",
    Text(
        "Meminta P3MI menunjukkan SIP3MI, atau LPK-SO menunjukkan izin pengiriman dari Kemnaker, lalu mencocokkannya "
        "dengan daftar resmi",
        "P3MIにはSIP3MIを、LPK-SOにはインドネシア労働省(Kemnaker)の送出許可を示すよう求め、公式の名簿と照合する",
        "Ask the P3MI for its SIP3MI, or the LPK-SO for Kemnaker's sending licence, and check it in the official "
        "register",
    ),
    sets="sending_body_approved",
)
SIGN_CONTRACT = Step(
    "sign_work_contract",
    Text(
        "Menandatangani Perjanjian Kerja dengan perusahaan di Jepang",
        "日本の雇用主と雇用契約(Perjanjian Kerja)を結ぶ",
        "Sign the work contract (Perjanjian Kerja) with the employer in Japan",
    ),
    sets="documents",
)
COMPLETE_CONTRACT = Step(
    "complete_work_contract",
    Text(
        "Meminta perusahaan melengkapi isi Perjanjian Kerja yang belum ada",
        "雇用契約書に欠けている事項の記載を雇用主に求める",
        "Ask the employer to add what the work contract lacks",
    ),
    sets="contract_contents",
)
SIGN_PLACEMENT_AGREEMENT = Step(
    "sign_placement_agreement",
    Text(
        "Menandatangani Perjanjian Penempatan dengan pelaksana penempatan, diketahui Disnaker, sebelum membayar apa "
        "pun",
        "支払をする前に、地方の労働担当局(Disnaker)の確認の下であっせん機関とあっせん契約(Perjanjian Penempatan)を結ぶ",
        "Sign the placement agreement with the placement body, seen by the district manpower office, before any "
        "payment",
    ),
    sets="documents",
)
GET_MARITAL_STATEMENT = Step(
    "get_marital_statement",
    Text(
        "Mengurus surat keterangan status perkawinan; bila sudah menikah, melampirkan fotokopi buku nikah",
        "婚姻状況証明書を用意する。既婚の場合は婚姻証明書(buku nikah)の写しを添える",
        "Get the marital-status statement; if married, with a copy of the marriage book",
    ),
    sets="documents",
)
GET_FAMILY_PERMISSION = Step(
    "get_family_permission",
    Text(
        "Meminta surat izin suami, istri, orang tua, atau wali, diketahui kepala desa atau lurah",
        "配偶者、父母又は後見人の同意書を得て、村長等(kepala desa/lurah)の副署を受ける",
        "Get the permission of spouse, parent or guardian, countersigned by the village head (kepala desa or lurah)",
    ),
    sets="documents",
)
GET_COMPETENCE_CERTIFICATE = Step(
    "get_competence_certificate",
    Text(
        "Memperoleh sertifikat kompetensi kerja",
        "能力証明書(sertifikat kompetensi kerja)を取得する",
        "Get the competence certificate",
    ),
    sets="documents",
)
GET_PASSPORT = Step(
    "get_passport",
    Text(
        "Memperoleh atau memperpanjang paspor di kantor imigrasi",
        "インドネシアの入国管理事務所(kantor imigrasi)で旅券を取得し、又は更新する",
        "Get or renew the passport at the immigration office",
    ),
    sets="documents",
)
GET_VISA = Step(
    "get_visa",
    Text(
        "Memohon visa di Kedutaan Besar atau Konsulat Jenderal Jepang, setelah CoE terbit dan, bagi SSW, setelah "
        "kartu E-KPMI terbit",
        "在留資格認定証明書の交付後、特定技能では電子カード(E-KPMI)の発行後に、"
        "在インドネシア日本国大使館又は総領事館で査証を申請する",
        "Apply to Japan's embassy or consulate for the visa, after the CoE and, for SSW, after the card (E-KPMI)",
    ),
    sets="documents",
)
REGISTER = Step(
    "register_in_siskop2mi",
    Text(
        "Mendaftar dalam Sisko P2MI",
        "Sisko P2MIに登録する",
        "Register in Sisko P2MI",
    ),
    sets="steps",
)
VERIFY_JOB_ORDER = Step(
    "have_job_order_verified",
    Text(
        "Meminta P3MI memastikan job order sudah diajukan mitra Jepang dan diverifikasi KBRI Tokyo",
        "求人申込み(job order)を日本側の職業紹介事業者が在京インドネシア大使館に提出し、確認を受けたかをP3MIに確かめる",
        "Ask the P3MI whether its Japanese partner had the job order verified by the Indonesian embassy in Tokyo",
    ),
    sets="steps",
)
HAVE_PAPERS_VERIFIED = Step(
    "have_papers_verified",
    Text(
        "Membawa dokumen, selain visa, ke BP3MI atau LTSA untuk diverifikasi",
        "査証を除く書類をBP3MI又はLTSAに持参し、確認を受ける",
        "Take the papers, but for the visa, to BP3MI or LTSA to be verified",
    ),
    sets="steps",
)
PAY_SOCIAL_SECURITY = Step(
    "pay_bpjs_ketenagakerjaan",
    Text(
        "Mendaftar pada BPJS Ketenagakerjaan dan membayar iurannya (JKK dan JKM) sebelum berangkat",
        "出国前にBPJS Ketenagakerjaanの労災保障(JKK)及び死亡保障(JKM)に加入し、保険料を納める",
        "Register with BPJS Ketenagakerjaan and pay the accident and death cover before departure",
    ),
    sets="steps",
)
ATTEND_ORIENTATION = Step(
    "attend_orientation",
    Text(
        "Mengikuti Orientasi Pra Pemberangkatan (OPP) di BP3MI",
        "BP3MIの出国前オリエンテーション(OPP)を受ける",
        "Attend the pre-departure orientation (OPP) at BP3MI",
    ),
    sets="steps",
)
GET_CARD = Step(
    "get_e_kpmi",
    Text(
        "Mengurus dan mencetak kartu E-KPMI melalui Sisko P2MI (KP2MI) sebelum memohon visa",
        "査証の申請前に、Sisko P2MI(KP2MI)で電子カードE-KPMIを取得し、印刷する",
        "Get the card E-KPMI through KP2MI's Sisko P2MI and print it, before applying for the visa",
    ),
    sets="documents",
)
GET_INDIVIDUAL_PAPERS = Step(
    "get_papers_of_individual_route",
    Text(
        "Menanyakan kepada BP3MI daftar dokumen bagi PMI perseorangan, lalu melengkapinya",
        "個人ルートの必要書類をBP3MIに確かめ、そろえる",
        "Ask BP3MI for the list of papers of the individual route, and complete them",
    ),
    sets="documents",
)
CORRECT_ORDER = Step(
    "check_dates_of_steps",
    Text(
        "Mencocokkan tanggal langkah dengan dokumennya; bila urutannya memang terbalik, menanyakan kepada BP3MI",
        "手続の日付を書類と照合し、順序が実際に逆のときは、BP3MIに相談する",
        "Compare the dates with the papers; where the order really was reversed, ask BP3MI",
    ),
    sets="steps",
)
REPORT_TO_EMBASSY = Step(
    "report_to_embassy",
    Text(
        "Melapor ke KBRI Tokyo, lalu meminta surat rekomendasi",
        "在京インドネシア大使館に届け出て、推薦状を求める",
        "Report to the Indonesian embassy in Tokyo, and ask for its recommendation letter",
    ),
    sets="steps",
)
SIGN_TRAINEE_AGREEMENT = Step(
    "sign_trainee_agreement",
    Text(
        "Menandatangani perjanjian pemagangan",
        "実習に係る契約(perjanjian pemagangan)を結ぶ",
        "Sign the trainee agreement",
    ),
    sets="documents",
)
GET_KEMNAKER_RECOMMENDATION = Step(
    "get_kemnaker_recommendation",
    Text(
        "Meminta, melalui LPK-SO, surat rekomendasi dari direktorat jenderal pelatihan Kemnaker",
        "LPK-SOを通じて、インドネシア労働省(Kemnaker)訓練総局の推薦状を求める",
        "Ask, through the LPK-SO, for the recommendation of Kemnaker's training directorate-general",
    ),
    sets="documents",
)
