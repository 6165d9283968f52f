"""How the steps, papers and contract contents of the home country's procedure are written, and names they had before.

Words of the glossary where it has them; Indonesian names stand beside the Japanese and English ones where an office
would look for the original.
"""

from __future__ import annotations

from kakehashi.vocabulary import Text, term

__all__ = ["HOME_WORDS"]

_STEPS = {
    "job_order_verified": Text("verifikasi job order", "求人申込み(job order)の確認", "job order verified"),
    "job_seeker_registered": Text("pendaftaran sebagai pencari kerja", "求職者の登録", "registered as a job seeker"),
    "registered": Text(
        "pendaftaran dalam sistem pemerintah", "政府の電算システムへの登録", "registered in the government's system"
    ),
    "interviewed": Text("wawancara", "面接", "interview"),
    "medical_examination": Text(
        "pemeriksaan kesehatan dan psikologi", "健康診断・心理検査", "medical and psychological examination"
    ),
    "contract_signed": Text(
        "penandatanganan Perjanjian Kerja", "雇用契約(Perjanjian Kerja)の締結", "work contract signed"
    ),
    "placement_agreement_signed": Text(
        "penandatanganan Perjanjian Penempatan",
        "あっせん契約(Perjanjian Penempatan)の締結",
        "placement agreement signed",
    ),
    "coe_issued": Text(
        "penerbitan Certificate of Eligibility (CoE)",
        "在留資格認定証明書の交付",
        "certificate of eligibility issued",
    ),
    "documents_verified": Text("verifikasi dokumen", "書類の確認", "papers verified"),
    "social_security_paid": Text(
        "pembayaran iuran BPJS Ketenagakerjaan", "BPJS Ketenagakerjaanの保険料の納付", "social security paid"
    ),
    "orientation": Text(
        "Orientasi Pra Pemberangkatan (OPP)", "出国前オリエンテーション(OPP)", "pre-departure orientation (OPP)"
    ),
    "card_issued": Text("penerbitan E-KPMI", "電子移住労働者カード(E-KPMI)の発行", "electronic card (E-KPMI) issued"),
    "visa_issued": Text("penerbitan visa", "査証の発給", "visa issued"),
    "departed": Text("keberangkatan", "出発", "departure"),
    "arrived": Text("kedatangan di Jepang", "日本への到着", "arrival in Japan"),
    "self_reported": Text("lapor diri", "本人による届出(lapor diri)", "self-report (lapor diri)"),
    "reported_to_embassy": Text(
        "pelaporan ke KBRI Tokyo", "在京インドネシア大使館への届出", "reported to the Indonesian embassy in Tokyo"
    ),
    "trained": Text("pelatihan", "講習", "training"),
    "trainee_agreement_signed": Text(
        "penandatanganan perjanjian pemagangan",
        "実習に係る契約(perjanjian pemagangan)の締結",
        "trainee agreement signed",
    ),
    "plan_accredited": Text("pengesahan rencana", "計画の認定", "plan accredited"),
    "recommended_by_kemnaker": Text(
        "rekomendasi Kemnaker", "インドネシア労働省(Kemnaker)の推薦", "recommended by Kemnaker"
    ),
    "returned": Text("kepulangan ke Indonesia", "インドネシアへの帰国", "return to Indonesia"),
}

_PAPERS = {
    "marital_status": term("indonesia.marital_statement"),
    "family_permission": term("indonesia.family_permission"),
    "competence_certificate": Text(
        "sertifikat kompetensi kerja", "能力証明書(sertifikat kompetensi kerja)", "competence certificate"
    ),
    "health_certificate": Text("surat keterangan sehat", "健康証明書", "health statement"),
    "passport": term("immigration.passport"),
    "visa": term("immigration.visa"),
    "placement_agreement": Text(
        "Perjanjian Penempatan", "あっせん契約書(Perjanjian Penempatan)", "placement agreement"
    ),
    "employment_contract": Text("Perjanjian Kerja", "雇用契約書(Perjanjian Kerja)", "work contract"),
    "e_kpmi": term("indonesia.e_kpmi"),
    "social_security": Text(
        "bukti kepesertaan BPJS Ketenagakerjaan", "BPJS Ketenagakerjaanの加入証明", "proof of social security"
    ),
    "orientation_certificate": Text(
        "sertifikat OPP", "出国前オリエンテーション(OPP)の修了証", "certificate of the orientation (OPP)"
    ),
    "health_insurance": Text("bukti kepesertaan JKN", "国民健康保障(JKN)の加入証明", "proof of health insurance (JKN)"),
    "call_letter": Text("surat panggilan kerja", "雇用主からの招請状", "call letter"),
    "employer_profile": Text("profil pemberi kerja", "雇用主の概要", "employer profile"),
    "risk_statement": Text("surat pernyataan menanggung risiko", "危険を自ら負う旨の誓約書", "statement of own risk"),
    "id_card": term("indonesia.ktp"),
    "family_card": term("indonesia.kk"),
    "photo": Text("pas foto", "証明写真", "photograph"),
    "leave_letter": Text("surat cuti", "休暇証明書(surat cuti)", "leave letter"),
    "job_seeker_card": term("indonesia.ak1"),
    "marriage_book": Text("buku nikah", "婚姻証明書(buku nikah)", "marriage book (buku nikah)"),
    "recommendation_letter": term("indonesia.recommendation_letter"),
    "kemnaker_recommendation": Text(
        "surat rekomendasi Kemnaker", "インドネシア労働省(Kemnaker)の推薦状", "Kemnaker's recommendation"
    ),
    "trainee_agreement": Text("perjanjian pemagangan", "実習に係る契約書(perjanjian pemagangan)", "trainee agreement"),
}

_CONTENTS = {
    "employer": Text("identitas pemberi kerja", "雇用主の表示", "the employer"),
    "worker": Text("identitas pekerja", "労働者の表示", "the worker"),
    "job": Text("jabatan atau jenis pekerjaan", "職務又は職種", "the job"),
    "rights_and_duties": Text("hak dan kewajiban", "権利及び義務", "rights and duties"),
    "working_conditions": Text("kondisi dan syarat kerja", "労働条件", "working conditions"),
    "duration": Text("jangka waktu perjanjian", "契約期間", "duration"),
    "safety_guarantees": Text("jaminan keamanan dan keselamatan", "安全の保障", "guarantees of safety"),
}

_EARLIER_NAMES = {
    "e_pmi": Text("E-PMI (nama lama E-KPMI)", "E-PMI(E-KPMIの旧称)", "E-PMI (former name of E-KPMI)"),
    "e_ktkln": Text("E-KTKLN (nama lama E-KPMI)", "E-KTKLN(E-KPMIの旧称)", "E-KTKLN (former name of E-KPMI)"),
    "jkn": Text("JKN", "国民健康保障(JKN)", "health insurance (JKN)"),
    "bpjs_ketenagakerjaan": Text("BPJS Ketenagakerjaan", "BPJS Ketenagakerjaan", "BPJS Ketenagakerjaan"),
    "opp_certificate": Text(
        "sertifikat OPP", "出国前オリエンテーション(OPP)の修了証", "certificate of the orientation (OPP)"
    ),
}

HOME_WORDS = _STEPS | _PAPERS | _CONTENTS | _EARLIER_NAMES
"""The words of `questions_home`, and of its aliases those that worked cases state, each in the three languages."""
