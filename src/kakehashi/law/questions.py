"""Every key of a person in the exchange format: its kind, and for what the law reads the question that asks for it."""

from __future__ import annotations

from kakehashi.law.columns import FOREVER
from kakehashi.law.facts import Fact, FactList, Kind
from kakehashi.law.questions_home import HOME_FACTS, HOME_LISTS
from kakehashi.law.questions_training import TRAINING_FACTS
from kakehashi.vocabulary import Text, rows

TESTS = (
    "jlpt", "jft_basic", "care_japanese", "ssw1_skill", "ssw2_skill", "trade_grade", "j_test", "nat_test",
    "business_career", "care_worker_exam",
)  # fmt: skip
SEXES = ("female", "male")
LEVELS = ("N5", "N4", "N3", "N2", "N1", "5Q", "4Q", "3Q", "2Q", "1Q")
GRADES = ("basic", "3", "2", "1")
STATUSES = (
    "titp1", "titp2", "titp3", "esd", "ssw1", "ssw2", "student", "epa_care", "designated", "designated_to_ssw",
    "visitor", "engineer", "care_worker", "spouse", "dependant", "long_term_resident", "permanent_resident", "other",
)  # fmt: skip
COURSES = (
    "a1_accredited", "a2_accredited", "care_initial", "care_training_school", "pre_entry", "post_entry", "other",
)  # fmt: skip
LICENCES = (
    "moped", "motorcycle", "ordinary", "semi_medium", "medium", "large",
    "ordinary_2", "medium_2", "large_2", "class_2", "other",
)  # fmt: skip
LEAVES = (
    "maternity", "child_care", "illness", "work_accident", "unable_to_re_enter", "holiday", "unemployment", "re_entry",
    "other",
)  # fmt: skip
APPLICATIONS = (
    "coe", "renewal", "change_of_status", "change_of_employer", "transfer_own_wish", "transfer_unavoidable",
    "extension",
)  # fmt: skip
STATES = tuple(row["code"] for row in rows("states.csv"))
"""The codes of ISO 3166-1 alpha-2; the table names its source."""


def _unread(kind: Kind, *keys: str) -> tuple[Fact, ...]:
    return tuple(Fact(key, kind) for key in keys)


FACTS: dict[str, Fact] = {
    fact.key: fact
    for fact in (
        Fact(
            "born",
            Kind.DAY,
            Text("Kapan tanggal lahirnya?", "生年月日はいつですか", "What is the date of birth?"),
        ),
        Fact(
            "nationality",
            Kind.STATE,
            Text("Apa kewarganegaraannya?", "国籍はどこですか", "What is the nationality?"),
            words=STATES,
        ),
        Fact(
            "in_japan",
            Kind.TRUTH,
            Text("Apakah sedang berada di Jepang?", "現在日本にいますか", "Is the person in Japan?"),
        ),
        Fact(
            "health.fit",
            Kind.TRUTH,
            Text(
                "Apakah dinyatakan sehat oleh dokter?",
                "医師により健康状態が良好と認められていますか",
                "Does a doctor certify good health?",
            ),
        ),
        Fact(
            "health.examined",
            Kind.DAY,
            Text(
                "Kapan tanggal pemeriksaan kesehatannya?",
                "健康診断を受けた日はいつですか",
                "On which day was the medical examination?",
            ),
        ),
        Fact(
            "refusal_ground",
            Kind.TRUTH,
            Text(
                "Apakah ada alasan penolakan pendaratan di Jepang?",
                "上陸拒否事由に該当しますか",
                "Does a ground for refusal of landing stand?",
            ),
        ),
        Fact(
            "deposit_or_penalty",
            Kind.TRUTH,
            Text(
                "Apakah ada yang meminta atau menerima uang jaminan dari, menguasai harta milik, atau menyepakati "
                "denda pelanggaran kontrak dengan yang bersangkutan atau keluarganya?",
                "本人又は親族等が、保証金を求められ、若しくは徴収され、財産を管理され、又は違約金を定める契約を結んだことが"
                "ありますか",
                "Did anyone ask or take a deposit of the person or family, hold property of theirs, or agree a penalty "
                "with them?",
            ),
        ),
        *HOME_FACTS,
        Fact(
            "absconded",
            Kind.TRUTH,
            Text(
                "Apakah pernah meninggalkan tempat kerja tanpa pemberitahuan selama pemagangan teknis di Jepang?",
                "実習先から失踪したことがありますか",
                "Did the person abscond from training?",
            ),
        ),
        Fact(
            "expelled_student",
            Kind.TRUTH,
            Text(
                "Apakah pernah berhenti atau dikeluarkan dari sekolah di Jepang?",
                "日本の学校を退学し、又は除籍されたことがありますか",
                "Did the person drop out of, or was expelled from, a school in Japan?",
            ),
        ),
        Fact(
            "expelled_reason",
            Kind.TEXT,
            Text(
                "Jika pernah berhenti atau dikeluarkan dari sekolah di Jepang: apa alasannya?",
                "退学し、又は除籍された理由は何ですか",
                "Why did the person drop out of the school, or was expelled from it?",
            ),
            of_question=True,
        ),
        Fact(
            "change_reason",
            Kind.TEXT,
            Text(
                "Alasan patut apa yang diajukan agar perubahan status izin tinggal tetap diizinkan?",
                "在留資格の変更が認められるべき正当な理由として、何を申し立てていますか",
                "What good reason is stated for which the change should be granted all the same?",
            ),
            of_question=True,
        ),
        Fact(
            "enters_on",
            Kind.DAY,
            Text("Kapan rencananya mendarat di Jepang?", "上陸の予定日はいつですか", "When is the landing planned?"),
            of_question=True,
        ),
        Fact(
            "application",
            Kind.WORD,
            Text(
                "Permohonan apa yang diajukan kepada Badan Urusan Imigrasi Jepang (ISA)?",
                "出入国在留管理庁に何を申請しますか",
                "What is asked of immigration?",
            ),
            words=APPLICATIONS,
            of_question=True,
        ),
        Fact(
            "coe_applied_on",
            Kind.DAY,
            Text(
                "Kapan Certificate of Eligibility (CoE) dimohonkan?",
                "在留資格認定証明書の申請日はいつですか",
                "When was the certificate of eligibility applied for?",
            ),
            of_question=True,
        ),
        Fact(
            "change_applied_on",
            Kind.DAY,
            Text(
                "Kapan perubahan status izin tinggal dimohonkan?",
                "在留資格変更許可の申請日はいつですか",
                "When was the change of status applied for?",
            ),
            of_question=True,
        ),
        Fact(
            "fees_and_deductions_agreed",
            Kind.TRUTH,
            Text(
                "Apakah jumlah dan rincian biaya serta potongan sudah dipahami dan disetujui?",
                "費用及び控除の額と内訳を理解し、合意していますか",
                "Are fees and deductions understood and agreed?",
            ),
        ),
        Fact(
            "sixth_year.undertaking",
            Kind.TRUTH,
            Text(
                "Apakah pernyataan kesanggupan untuk tahun keenam sudah dibuat?",
                "6年目の在留に必要な誓約をしていますか",
                "Was the undertaking for the sixth year given?",
            ),
        ),
        Fact(
            "sixth_year.employer_keeps_and_coaches",
            Kind.TRUTH,
            Text(
                "Apakah organisasi penerima tetap mempekerjakan dan membimbing yang bersangkutan?",
                "特定技能所属機関が雇用を継続し、指導を行いますか",
                "Does the employer keep and coach the person?",
            ),
        ),
        Fact(
            "training_plan.a1_course_inside",
            Kind.TRUTH,
            Text(
                "Apakah kursus bahasa Jepang terakreditasi (A1) termasuk dalam rencana kursus?",
                "講習の計画に認定日本語教育機関の「就労」課程(A1相当)が含まれていますか",
                "Is the A1 course inside the training plan?",
            ),
        ),
        Fact(
            "home_visits",
            Kind.TRUTH,
            Text(
                "Apakah pekerjaannya layanan kaigo kunjungan rumah?",
                "介護の訪問系サービスに従事しますか",
                "Is the question about home-visit care?",
            ),
            default=False,
            of_question=True,
        ),
        Fact(
            "new_driver_training",
            Kind.TRUTH,
            Text(
                "Apakah pelatihan pengemudi baru sudah selesai?",
                "新任運転者研修を終えていますか",
                "Is the new-driver training finished?",
            ),
        ),
        Fact(
            "esd_memorandum_assumed",
            Kind.TRUTH,
            Text(
                "Apakah penilaian dilakukan seolah-olah pengaturan bilateral tentang Ikusei Shuro (ESD) sudah ada?",
                "育成就労に関する二国間取決めがあるものとして判定しますか",
                "Answer as if an ESD memorandum stood?",
            ),
            default=False,
            of_question=True,
        ),
        Fact(
            "transfer.employer_period_months",
            Kind.NUMBER,
            Text(
                "Berapa bulan masa kerja minimum yang ditetapkan perusahaan sekarang sebelum boleh pindah perusahaan "
                "atas keinginan sendiri?",
                "現在の育成就労実施者は、本人意向による転籍の転籍制限期間を何か月と定めていますか",
                "How many months does the present employer keep before a transfer at one's own wish?",
            ),
            unit="months",
        ),
        Fact(
            "transfer.same_category",
            Kind.TRUTH,
            Text(
                "Apakah pekerjaan di perusahaan baru berada dalam kategori pekerjaan yang sama?",
                "転籍先の業務は現在と同一の業務区分ですか",
                "Is the work at the new employer in the same work category?",
            ),
        ),
        Fact(
            "transfer.new_employer_qualifies",
            Kind.TRUTH,
            Text(
                "Apakah perusahaan baru memenuhi syarat sebagai pelaksana Ikusei Shuro (ESD)?",
                "転籍先は育成就労実施者の要件を満たしていますか",
                "Does the new employer meet the conditions?",
            ),
        ),
        Fact(
            "transfer.own_wish_share_within_limit",
            Kind.TRUTH,
            Text(
                "Apakah proporsi pekerja yang pindah perusahaan atas keinginan sendiri di perusahaan baru tetap dalam "
                "batas?",
                "転籍先における本人意向による転籍者の割合は上限以内ですか",
                "Does the new employer's share of own-wish transfers stay within its limit?",
            ),
        ),
        Fact(
            "transfer.new_plan_accredited",
            Kind.TRUTH,
            Text(
                "Apakah rencana Ikusei Shuro (ESD) di perusahaan baru sudah disahkan?",
                "転籍先での育成就労計画は認定されていますか",
                "Is the ESD plan with the new employer accredited?",
            ),
        ),
        Fact("sex", Kind.WORD, words=SEXES),
        *_unread(
            Kind.TEXT, "id", "name", "home", "province", "phone", "nik", "training_centre", "passport.number",
            "transfer.reason",
        ),
        *TRAINING_FACTS,
        *_unread(Kind.NUMBER, "training_plan.post_entry_hours"),
        *_unread(Kind.TRUTH, "employer_qualifies", "transfer.report_filed"),
    )
}  # fmt: skip
"""Every fact by its path; `health.fit` is the key `fit` of the table `health`."""

NOT_JUDGED = ("employer_qualifies", "transfer.reason", "transfer.report_filed", "training_plan.post_entry_hours")
"""Facts that bear on who may go and that no rule of this edition reads: who tells one is told so, beside the answer."""

AMOUNTS = ("fees_paid[].amount",)
"""What is told of an entry and only stored: money, a whole number of any size."""

WHOLE = ("tests[].score",)
"""Numbers that are given whole; of others what is beyond the point is left out."""

TABLES = frozenset(key.partition(".")[0] for key in FACTS if "." in key)
"""The keys that hold a table of facts."""


def _entries(**kinds: Kind | tuple[str, ...] | Fact) -> dict[str, Fact]:
    entries = {}
    for name, kind in kinds.items():
        key = name.rstrip("_")
        if isinstance(kind, Fact):
            entries[key] = kind
        elif isinstance(kind, tuple):
            entries[key] = Fact(key, Kind.WORD, words=kind)
        else:
            entries[key] = Fact(key, kind)
    return entries


PLACES = ("abroad", "japan")

LISTS: dict[str, FactList] = {
    given.key: given
    for given in (
        FactList(
            "tests",
            _entries(
                test=TESTS, on=Kind.DAY, level=LEVELS, score=Kind.NUMBER, grade=GRADES, part=("practical", "written"),
                category=Kind.CATEGORY, occupation=Kind.OCCUPATION, passed=Kind.TRUTH,
                percent_of_pass_mark=Kind.NUMBER,
            ),
            Text(
                "Ujian apa saja yang sudah diikuti, kapan, dan apa hasilnya?",
                "どの試験をいつ受け、その結果はどうでしたか",
                "Which tests were taken, when, and with what result?",
            ),
        ),
        FactList(
            "courses",
            _entries(
                course=COURSES, hours=Kind.NUMBER, from_=Kind.DAY, to=Kind.DAY, where=PLACES,
                booked=Fact("booked", Kind.TRUTH, default=False),
            ),
            Text(
                "Sudah mengikuti atau mendaftar kursus apa saja?",
                "どの講習を受講し、又は予約していますか",
                "Which courses were taken or booked?",
            ),
        ),
        FactList(
            "stays",
            _entries(
                status=STATUSES, occupation=Kind.OCCUPATION, category=Kind.CATEGORY, from_=Kind.DAY,
                to=Fact("to", Kind.DAY, default=FOREVER), completed=Kind.TRUTH, evaluation_report=Kind.TRUTH,
                same_employer_goes_on=Kind.TRUTH, permission_from=Kind.DAY,
                excluded_days=Fact("excluded_days", Kind.NUMBER, default=0), excluded_reason=LEAVES,
                regional=Kind.TRUTH,
            ),
            Text(
                "Pernah tinggal di Jepang dengan status izin tinggal apa saja, dari kapan sampai kapan?",
                "これまでの日本での在留資格と在留期間は何ですか",
                "Which stays in Japan were there, in what status, from when to when?",
            ),
        ),
        FactList(
            "experience",
            _entries(
                category=Kind.CATEGORY, occupation=Kind.OCCUPATION, months=Kind.NUMBER, where=PLACES,
                leading=Kind.TRUTH, certified_workshop=Kind.TRUTH,
            ),
            Text(
                "Pekerjaan apa saja yang pernah dilakukan, dan berapa bulan?",
                "どの業務に何か月従事しましたか",
                "Which work was done, for how many months?",
            ),
        ),
        FactList(
            "licences",
            _entries(class_=LICENCES, country=STATES),
            Text(
                "SIM apa saja yang dimiliki, dari negara mana?",
                "どの国のどの運転免許を持っていますか",
                "Which driving licences are held, of which country?",
            ),
        ),
        FactList(
            "leaves",
            _entries(
                reason=LEAVES, from_=Kind.DAY, to=Kind.DAY, exclusion_applied_on=Kind.DAY, proof=Kind.TRUTH
            ),
            Text(
                "Ketidakhadiran apa saja (cuti dan sebagainya) selama SSW (i) yang dimohonkan agar tidak dihitung "
                "dalam jumlah masa tinggal?",
                "どの期間(休業等)を特定技能1号の通算在留期間から除くよう申し出ていますか",
                "Which absences during SSW (i) were asked to be left out of the count?",
            ),
            none_unless_given=True,
        ),
        FactList("fees_paid", _entries(to=Kind.TEXT, for_=Kind.TEXT, amount=Kind.TEXT, currency=Kind.TEXT)),
        *HOME_LISTS,
    )
}  # fmt: skip
"""Every list of entries by its key."""

KNOWN = (
    *{key for key in FACTS if "." not in key}, *TABLES, *LISTS, "wishes", "evidence",
)  # fmt: skip
"""Every key that a person may have."""

OF_QUESTION = tuple(fact.key for fact in FACTS.values() if fact.of_question)
"""What belongs to the question and not to the person."""


def asks(key: str) -> Text | None:
    """The question that asks for the fact or the list `key`; None where no rule reads it."""
    if key in LISTS:
        return LISTS[key].asks
    return FACTS[key].asks if key in FACTS else None
