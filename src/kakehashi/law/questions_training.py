"""What technical intern training asks of a person beside the rest: its purpose, its plan, the way home."""

from kakehashi.law.facts import Fact, Kind
from kakehashi.vocabulary import Text

__all__ = ["TRAINING_FACTS"]

TRAINING_FACTS = (
    Fact(
        "titp_purpose_understood",
        Kind.TRUTH,
        Text(
            "Apakah tujuan program pemagangan teknis dipahami, dan apakah benar-benar bermaksud mengikutinya sesuai "
            "dengan tujuan itu?",
            "技能実習制度の趣旨を理解し、その趣旨に沿って技能実習を行う意思がありますか",
            "Is the purpose of technical intern training understood, and does the person mean to train?",
        ),
    ),
    Fact(
        "titp_return_plan",
        Kind.TRUTH,
        Text(
            "Setelah pulang, apakah berencana bekerja dengan keterampilan yang diperoleh?",
            "帰国後に、修得した技能等を要する業務に従事する予定がありますか",
            "After return, is work planned that needs the acquired skill?",
        ),
    ),
    Fact(
        "home_body_recommends",
        Kind.TRUTH,
        Text(
            "Apakah ada rekomendasi dari lembaga publik di negara asal?",
            "本国の公的機関の推薦を受けていますか",
            "Does a public body of the home country recommend the person?",
        ),
    ),
    Fact(
        "employer_excellent",
        Kind.TRUTH,
        Text(
            "Apakah lembaga pelaksana pemagangan teknis memenuhi kriteria unggul (yuryo)?",
            "実習実施者は優良な実習実施者の基準に適合していますか",
            "Is the employer an excellent one under the criteria of technical intern training?",
        ),
    ),
    Fact(
        "home_stay_planned_days",
        Kind.NUMBER,
        Text(
            "Berapa hari rencana tinggal di negara asal di antara Pemagangan Teknis No. 2 dan No. 3?",
            "第2号の修了後、第3号の開始までに、何日間帰国する予定ですか",
            "For how many days is a stay at home planned between stages 2 and 3?",
        ),
        unit="days",
    ),
    Fact(
        "coe_issued_on",
        Kind.DAY,
        Text(
            "Kapan Certificate of Eligibility (CoE) diterbitkan?",
            "在留資格認定証明書の交付日はいつですか",
            "When was the certificate of eligibility issued?",
        ),
        of_question=True,
    ),
    Fact(
        "plan_filed_on",
        Kind.DAY,
        Text(
            "Kapan permohonan pengesahan rencana pemagangan teknis diajukan?",
            "技能実習計画の認定申請日はいつですか",
            "When was the technical intern training plan filed?",
        ),
    ),
    Fact(
        "plan_accredited_on",
        Kind.DAY,
        Text(
            "Kapan rencana pemagangan teknis disahkan?",
            "技能実習計画の認定日はいつですか",
            "When was the technical intern training plan accredited?",
        ),
    ),
    Fact(
        "plan_starts_on",
        Kind.DAY,
        Text(
            "Kapan pemagangan dimulai menurut rencana?",
            "計画上の技能実習の開始日はいつですか",
            "On which day does the training start by the plan?",
        ),
    ),
)
"""The facts by which TITP judges, each with its question; other pathways may come to read them too."""
