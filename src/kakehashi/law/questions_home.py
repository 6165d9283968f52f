"""What the law of the home country reads: the channel, the steps taken, the papers held, the contents of the contract.

Indonesian offices name these things in Indonesian, and cards change their names: each word has its aliases.  A word
that none of them is stays unknown, and may then be any of them.
"""

from __future__ import annotations

from kakehashi.law import days
from kakehashi.law.columns import FOREVER
from kakehashi.law.facts import Fact, FactList, Kind
from kakehashi.vocabulary import Text

CHANNELS = ("p_to_p", "g_to_g", "direct", "trainee")
STEPS = (
    "job_order_verified", "job_seeker_registered", "registered", "interviewed", "medical_examination",
    "contract_signed",
    "placement_agreement_signed", "coe_issued", "documents_verified", "social_security_paid", "orientation",
    "card_issued", "visa_issued", "departed", "arrived", "self_reported", "reported_to_embassy",
    "recommendation_letter", "trained", "trainee_agreement_signed", "plan_accredited", "recommended_by_kemnaker",
    "returned", "other",
)  # fmt: skip
"""What is done on the way, in the order of the workflow; then what is done from Japan, and what only trainees do."""

DOCUMENTS = (
    "marital_status", "family_permission", "competence_certificate", "health_certificate", "passport", "visa",
    "placement_agreement", "employment_contract", "e_kpmi", "social_security", "orientation_certificate",
    "health_insurance", "call_letter", "employer_profile", "risk_statement", "id_card", "family_card", "photo", "coe",
    "leave_letter", "job_seeker_card", "marriage_book", "recommendation_letter", "kemnaker_recommendation",
    "trainee_agreement", "other",
)  # fmt: skip
"""The eight papers of the statute first, then the card and what other lists ask for."""

CONTENTS = ("employer", "worker", "job", "rights_and_duties", "working_conditions", "duration", "safety_guarantees")
"""The seven contents of a contract (Perjanjian Kerja)."""

CHANNEL_ALIASES = {
    "private": "p_to_p", "p3mi": "p_to_p", "p2p": "p_to_p", "government": "g_to_g", "g2g": "g_to_g",
    "individual": "direct", "perseorangan": "direct", "pmi_perseorangan": "direct", "mandiri": "direct",
    "pemagangan": "trainee", "magang": "trainee",
}  # fmt: skip
STEP_ALIASES = {
    "verifikasi_job_order": "job_order_verified",
    "pendaftaran": "registered", "sisko_p2mi": "registered", "siskop2mi": "registered",
    "siapkerja": "job_seeker_registered", "ak1": "job_seeker_registered",
    "wawancara": "interviewed", "interview": "interviewed",
    "medical": "medical_examination", "pemeriksaan_kesehatan": "medical_examination",
    "contract": "contract_signed", "perjanjian_kerja": "contract_signed",
    "placement_agreement": "placement_agreement_signed", "perjanjian_penempatan": "placement_agreement_signed",
    "coe": "coe_issued",
    "verification": "documents_verified", "verifikasi_dokumen": "documents_verified",
    "social_security": "social_security_paid", "bpjs": "social_security_paid",
    "bpjs_ketenagakerjaan": "social_security_paid", "bpjs_tk": "social_security_paid",
    "opp": "orientation", "pap": "orientation", "orientasi_pra_pemberangkatan": "orientation",
    "pre_departure_orientation": "orientation",
    "card": "card_issued", "e_kpmi": "card_issued", "e_pmi": "card_issued", "e_ktkln": "card_issued",
    "visa": "visa_issued", "visa_kerja": "visa_issued",
    "departure": "departed", "keberangkatan": "departed", "arrival": "arrived", "kedatangan": "arrived",
    "lapor_diri": "self_reported", "self_report": "self_reported", "lapor_kbri": "reported_to_embassy",
    "embassy_report": "reported_to_embassy", "surat_rekomendasi": "recommendation_letter",
    "pelatihan": "trained", "training": "trained", "perjanjian_pemagangan": "trainee_agreement_signed",
    "trainee_agreement": "trainee_agreement_signed", "rekomendasi_kemnaker": "recommended_by_kemnaker",
    "kepulangan": "returned", "return": "returned",
}  # fmt: skip
DOCUMENT_ALIASES = {
    "marital_statement": "marital_status", "marital_status_statement": "marital_status",
    "surat_keterangan_status_perkawinan": "marital_status", "status_perkawinan": "marital_status",
    "permission": "family_permission", "spouse_permission": "family_permission",
    "parent_permission": "family_permission", "guardian_permission": "family_permission",
    "surat_izin_keluarga": "family_permission", "surat_izin_suami": "family_permission",
    "surat_izin_istri": "family_permission", "surat_izin_orang_tua": "family_permission",
    "surat_izin_wali": "family_permission", "surat_izin_suami_istri_orang_tua_wali": "family_permission",
    "competency_certificate": "competence_certificate", "sertifikat_kompetensi": "competence_certificate",
    "sertifikat_kompetensi_kerja": "competence_certificate",
    "medical": "health_certificate", "medical_certificate": "health_certificate",
    "health_statement": "health_certificate", "surat_keterangan_sehat": "health_certificate",
    "paspor": "passport", "work_visa": "visa", "visa_kerja": "visa",
    "perjanjian_penempatan": "placement_agreement",
    "contract": "employment_contract", "work_contract": "employment_contract",
    "perjanjian_kerja": "employment_contract",
    "card": "e_kpmi", "kpmi": "e_kpmi", "e_pmi": "e_kpmi", "e_ktkln": "e_kpmi", "ktkln": "e_kpmi",
    "kartu_pekerja_migran_indonesia_elektronik": "e_kpmi",
    "bpjs_ketenagakerjaan": "social_security", "bpjs_tk": "social_security", "social_security_proof": "social_security",
    "opp": "orientation_certificate", "opp_certificate": "orientation_certificate",
    "sertifikat_opp": "orientation_certificate",
    "bpjs_kesehatan": "health_insurance", "jkn": "health_insurance", "national_health_insurance": "health_insurance",
    "surat_panggilan_kerja": "call_letter", "profil_perusahaan": "employer_profile",
    "surat_pernyataan_menanggung_risiko": "risk_statement", "ktp": "id_card", "e_ktp": "id_card",
    "kk": "family_card", "kartu_keluarga": "family_card", "pas_foto": "photo",
    "certificate_of_eligibility": "coe", "surat_cuti": "leave_letter", "ak1": "job_seeker_card",
    "buku_nikah": "marriage_book", "surat_rekomendasi": "recommendation_letter",
    "rekomendasi_kemnaker": "kemnaker_recommendation", "perjanjian_pemagangan": "trainee_agreement",
}  # fmt: skip
CONTENT_ALIASES = {
    "employer_identity": "employer", "pemberi_kerja": "employer", "worker_identity": "worker", "pekerja": "worker",
    "position": "job", "jabatan": "job", "jenis_pekerjaan": "job", "hak_dan_kewajiban": "rights_and_duties",
    "rights_and_obligations": "rights_and_duties", "kondisi_kerja": "working_conditions",
    "syarat_kerja": "working_conditions", "jangka_waktu": "duration", "safety": "safety_guarantees",
    "jaminan_keselamatan": "safety_guarantees",
}  # fmt: skip

HOME_FACTS = (
    Fact(
        "home_procedure",
        Kind.TRUTH,
        Text(
            "Apakah prosedur penempatan di negara asal sudah selesai?",
            "送出国での手続は終わっていますか",
            "Are the home country's outbound steps done?",
        ),
    ),
    Fact(
        "channel",
        Kind.WORD,
        Text(
            "Melalui jalur penempatan apa: P3MI (P to P), pemerintah (G to G), perseorangan, atau pemagangan?",
            "送出しの経路は、P3MI(P to P)、政府間(G to G)、個人、実習のどれですか",
            "By which channel: P3MI (P to P), government (G to G), individual, or trainee?",
        ),
        words=CHANNELS,
        aliases=CHANNEL_ALIASES,
    ),
    Fact(
        "departs_on",
        Kind.DAY,
        Text(
            "Kapan rencananya berangkat dari Indonesia?",
            "出発の予定日はいつですか",
            "When is the departure planned?",
        ),
        of_question=True,
    ),
    Fact(
        "passport.valid_until",
        Kind.DAY,
        Text(
            "Sampai kapan paspornya berlaku?",
            "旅券の有効期限はいつですか",
            "Until which day is the passport valid?",
        ),
    ),
    Fact(
        "sending_body_approved",
        Kind.TRUTH,
        Text(
            "Apakah P3MI atau LPK-SO yang mengirim berizin dan diakui oleh pemerintah Indonesia?",
            "送出機関(P3MI又はLPK-SO)は有効な許可を受け、インドネシア政府に認められていますか",
            "Is the sending body (P3MI or LPK-SO) licensed, and approved by the Indonesian government?",
        ),
    ),
)
"""The facts of one value each."""


def _word(key: str, words: tuple[str, ...], aliases: dict[str, str]) -> Fact:
    return Fact(key, Kind.WORD, words=words, aliases=aliases)


def _by_key(*facts: Fact) -> dict[str, Fact]:
    return {fact.key: fact for fact in facts}


HOME_LISTS = (
    FactList(
        "steps",
        _by_key(_word("kind", STEPS, STEP_ALIASES), Fact("on", Kind.DAY)),
        Text(
            "Langkah penempatan apa saja yang sudah dilakukan, dan kapan?",
            "送出しの手続のうち、どれをいつ済ませましたか",
            "Which of the outbound steps were taken, and when?",
        ),
    ),
    FactList(
        "documents",
        _by_key(
            _word("kind", DOCUMENTS, DOCUMENT_ALIASES),
            Fact("label", Kind.TEXT),
            Fact("present", Kind.TRUTH),
            Fact("issued", Kind.DAY, default=days.number(days.FIRST)),
            Fact("by", Kind.TEXT),
            Fact("countersigned_by_village_head", Kind.TRUTH),
            Fact("valid_until", Kind.DAY, default=FOREVER),
        ),
        Text(
            "Dokumen apa saja yang sudah ada, sampai kapan berlaku, dan apakah surat izin keluarga diketahui kepala "
            "desa atau lurah?",
            "どの書類があり、いつまで有効ですか。家族の同意書には村長等(kepala desa/lurah)の副署がありますか",
            "Which papers are at hand, until when are they valid, and did the village head countersign the permission?",
        ),
    ),
    FactList(
        "contract_contents",
        _by_key(_word("content", CONTENTS, CONTENT_ALIASES)),
        Text(
            "Hal apa saja yang dimuat dalam Perjanjian Kerja?",
            "雇用契約(Perjanjian Kerja)には何が記載されていますか",
            "Which contents does the work contract (Perjanjian Kerja) have?",
        ),
        plain="content",
    ),
)
"""The lists, whose entries are complete once one is given."""
