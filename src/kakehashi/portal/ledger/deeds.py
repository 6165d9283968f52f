"""The vocabulary of the ledger: every deed that is recorded, `subject:action`."""

from enum import StrEnum

from kakehashi.vocabulary import Text


class Deed(StrEnum):
    """What somebody did.  A value is never reused or renamed: lines of years ago carry it."""

    SIGNED_IN = "account:signed_in"
    SIGN_IN_REFUSED = "account:sign_in_refused"
    ACCOUNT_OPENED = "account:opened"
    ADMINISTRATOR_NAMED = "account:administrator_named"
    ADMINISTRATOR_ENDED = "account:administrator_ended"
    TOKEN_MADE = "token:made"  # noqa: S105
    TOKEN_WITHDRAWN = "token:withdrawn"  # noqa: S105
    FILE_UPLOADED = "document:uploaded"
    FILE_OPENED = "document:opened"
    FILE_DESTROYED = "document:destroyed"
    FILE_REDACTED = "document:redacted"
    IMPORT_READ = "import:read"
    COLUMNS_NAMED = "import:columns_named"
    IMPORT_COMMITTED = "import:committed"
    IMPORT_UNDONE = "import:undone"
    IMPORT_DISCARDED = "import:discarded"
    POOL_ASSESSED = "pool:assessed"
    POOL_EXPORTED = "pool:exported"
    SENSITIVE_SHOWN = "candidate:sensitive_shown"
    CANDIDATE_ENTERED = "candidate:entered"
    CANDIDATE_CORRECTED = "candidate:corrected"
    EVIDENCE_RECORDED = "candidate:evidence_recorded"
    CERTIFICATE_ASKED = "candidate:certificate_asked"
    CERTIFICATE_CONFIRMED = "candidate:certificate_confirmed"
    CERTIFICATE_NOT_CONFIRMED = "candidate:certificate_not_confirmed"
    PAPER_ADDED = "candidate:paper_added"
    PAPER_REMOVED = "candidate:paper_removed"
    CONSENT_GIVEN = "candidate:consent_given"
    CONSENT_WITHDRAWN = "candidate:consent_withdrawn"
    PERSON_EXPORTED = "candidate:exported"
    PERSON_ERASED = "candidate:erased"
    REQUEST_MADE = "privacy:request_made"
    REQUEST_ANSWERED = "privacy:request_answered"
    BREACH_FOUND = "privacy:breach_found"
    BREACH_LEARNT = "privacy:breach_learnt"
    BREACH_NOTICE_GIVEN = "privacy:notice_given"
    CANDIDATE_INVITED = "candidate:invited"
    INVITATION_ENDED = "candidate:invitation_ended"
    CORRECTION_ASKED = "candidate:correction_asked"
    CORRECTION_DECIDED = "candidate:correction_decided"
    FACTS_CORRECTED = "candidate:facts_corrected"
    PERSON_ENTERED = "candidate:entered"
    DOUBLES_FOUND = "pool:doubles_found"
    DOUBLE_JOINED = "double:joined"
    DOUBLE_KEPT_APART = "double:kept_apart"
    DOUBLE_ASKED = "double:asked"
    DOUBLE_ANSWERED = "double:answered"
    DOUBLE_REOPENED = "double:reopened"
    VACANCIES_CHECKED = "vacancy:checked"
    VACANCY_PUBLISHED = "vacancy:published"
    VACANCY_CORRECTED = "vacancy:corrected"
    PROGRAMME_OPENED = "programme:opened"
    LETTER_SETTLED = "programme:letter_settled"
    LETTER_DRAFTED = "programme:letter_drafted"
    WISHES_ENTERED = "fair:wishes_entered"
    RANKINGS_ENTERED = "fair:rankings_entered"
    TIMETABLE_MADE = "fair:timetable_made"
    MATCHING_RUN = "matching:run"
    CHARTS_DRAWN = "statistics:charts_drawn"

    @property
    def text(self) -> Text:
        """The deed in words, for the auditor's pages."""
        return _WORDS[self]


_WORDS = {
    Deed.SIGNED_IN: Text("Masuk ke sistem", "ログイン", "Signed in"),
    Deed.SIGN_IN_REFUSED: Text("Upaya masuk ditolak", "ログインできず", "Sign-in refused"),
    Deed.ACCOUNT_OPENED: Text("Akun dibuka", "アカウントの開設", "Account opened"),
    Deed.ADMINISTRATOR_NAMED: Text(
        "Administrator lembaga ditunjuk", "機関の管理者の指定", "Administrator of an organisation named"
    ),
    Deed.ADMINISTRATOR_ENDED: Text(
        "Penunjukan administrator lembaga dicabut",
        "機関の管理者の指定の取消し",
        "Somebody stopped being administrator of an organisation",
    ),
    Deed.TOKEN_MADE: Text("Token akses dibuat", "アクセストークンの発行", "Access token made"),
    Deed.TOKEN_WITHDRAWN: Text("Token akses dicabut", "アクセストークンの失効", "Access token withdrawn"),
    Deed.FILE_UPLOADED: Text("Berkas diunggah", "ファイルのアップロード", "File uploaded"),
    Deed.FILE_OPENED: Text("Berkas dibuka", "ファイルの閲覧", "File opened"),
    Deed.FILE_DESTROYED: Text("Berkas dihapus", "ファイルの削除", "File destroyed"),
    Deed.FILE_REDACTED: Text(
        "Data satu orang dihapus dari berkas", "ファイルから1人分を削除", "One person taken out of a file"
    ),
    Deed.IMPORT_READ: Text("Berkas impor dibaca", "取込みファイルの読取り", "Import file read"),
    Deed.COLUMNS_NAMED: Text("Arti kolom berkas ditetapkan", "ファイルの列の意味の指定", "Columns of a file named"),
    Deed.IMPORT_COMMITTED: Text("Impor disimpan", "取込みの確定", "Import committed"),
    Deed.IMPORT_DISCARDED: Text("Impor tidak diterima", "取込みの取りやめ", "Import not taken in"),
    Deed.IMPORT_UNDONE: Text("Impor diurungkan", "取込みを元に戻す", "Import undone"),
    Deed.POOL_EXPORTED: Text(
        "Daftar kandidat diberikan sebagai berkas", "候補者一覧のファイル出力", "List of candidates given out as a file"
    ),
    Deed.POOL_ASSESSED: Text("Kandidat dinilai", "候補者の判定", "Candidates assessed"),
    Deed.SENSITIVE_SHOWN: Text("Data rahasia ditampilkan", "機微な情報の表示", "Sensitive value shown"),
    Deed.CANDIDATE_ENTERED: Text("Kandidat didaftarkan", "候補者の登録", "Candidate entered"),
    Deed.CANDIDATE_CORRECTED: Text("Data kandidat diperbaiki", "候補者の情報の訂正", "Candidate's details corrected"),
    Deed.EVIDENCE_RECORDED: Text("Bukti dicatat", "根拠資料の記録", "Evidence recorded"),
    Deed.CERTIFICATE_ASKED: Text(
        "Penerbit sertifikat ditanya", "証明書の発行元への照会", "Issuer asked about a certificate"
    ),
    Deed.CERTIFICATE_CONFIRMED: Text(
        "Sertifikat dibenarkan oleh penerbit", "証明書を発行元が確認", "Certificate confirmed by its issuer"
    ),
    Deed.CERTIFICATE_NOT_CONFIRMED: Text(
        "Sertifikat tidak dibenarkan oleh penerbit",
        "証明書を発行元が確認せず",
        "Certificate not confirmed by its issuer",
    ),
    Deed.PAPER_ADDED: Text("Dokumen orang diunggah", "本人書類の追加", "Paper of a person added"),
    Deed.PAPER_REMOVED: Text("Dokumen orang dihapus", "本人書類の削除", "Paper of a person removed"),
    Deed.CONSENT_GIVEN: Text("Persetujuan diberikan", "同意の取得", "Consent given"),
    Deed.CONSENT_WITHDRAWN: Text("Persetujuan ditarik kembali", "同意の撤回", "Consent withdrawn"),
    Deed.PERSON_EXPORTED: Text(
        "Salinan data seseorang diserahkan", "本人の情報の写しの交付", "Copy of a person's data handed out"
    ),
    Deed.PERSON_ERASED: Text("Data seseorang dihapus", "本人の情報の消去", "Data of a person erased"),
    Deed.REQUEST_MADE: Text(
        "Permintaan atas data pribadi dicatat", "個人情報に関する請求の受付", "Request about personal data kept"
    ),
    Deed.REQUEST_ANSWERED: Text(
        "Permintaan atas data pribadi dijawab", "個人情報に関する請求への回答", "Request about personal data answered"
    ),
    Deed.BREACH_FOUND: Text("Kebocoran data dicatat", "漏えい等の記録", "Breach of data written down"),
    Deed.BREACH_LEARNT: Text(
        "Keterangan kebocoran data dilengkapi", "漏えい等の情報の追記", "Breach of data: more is known"
    ),
    Deed.BREACH_NOTICE_GIVEN: Text(
        "Pemberitahuan kebocoran data dicatat", "漏えい等の通知・報告の記録", "Notice of a breach given"
    ),
    Deed.CANDIDATE_INVITED: Text("Kandidat diundang masuk", "候補者への利用案内の発行", "Candidate invited to sign in"),
    Deed.INVITATION_ENDED: Text("Undangan masuk diakhiri", "利用案内の失効", "Invitation to sign in ended"),
    Deed.CORRECTION_ASKED: Text("Pembetulan data diajukan", "情報の訂正の申出", "Correction of data asked for"),
    Deed.CORRECTION_DECIDED: Text("Pembetulan data diputuskan", "訂正の申出への回答", "Correction of data decided"),
    Deed.FACTS_CORRECTED: Text("Data seseorang dibetulkan", "本人の情報の訂正", "Facts of a person corrected"),
    Deed.PERSON_ENTERED: Text("Kandidat dicatat satu per satu", "候補者の個別登録", "Candidate entered by hand"),
    Deed.DOUBLES_FOUND: Text("Kemungkinan data ganda dicari", "重複の疑いの検出", "Likely doubles looked for"),
    Deed.DOUBLE_JOINED: Text(
        "Dua data digabung menjadi satu orang", "2件を同一人物として統合", "Two records joined as one person"
    ),
    Deed.DOUBLE_KEPT_APART: Text("Dua data dinyatakan dua orang", "2件を別人と判断", "Two records kept apart"),
    Deed.DOUBLE_ASKED: Text(
        "Pertanyaan tentang data ganda dikirim", "重複の疑いの照会", "Question about a likely double asked"
    ),
    Deed.DOUBLE_ANSWERED: Text(
        "Pertanyaan tentang data ganda dijawab", "重複の疑いの照会への回答", "Question about a likely double answered"
    ),
    Deed.DOUBLE_REOPENED: Text(
        "Keputusan tentang data ganda diurungkan", "重複の判断の取消し", "Decision on a likely double undone"
    ),
    Deed.VACANCIES_CHECKED: Text("Lowongan diperiksa", "求人の点検", "Vacancies checked"),
    Deed.VACANCY_PUBLISHED: Text("Lowongan diterbitkan", "求人の公開", "Vacancy published"),
    Deed.VACANCY_CORRECTED: Text("Lowongan diperbaiki", "求人の修正", "Vacancy corrected"),
    Deed.PROGRAMME_OPENED: Text("Program kerja sama dibuka", "協力事業の開始", "Programme opened"),
    Deed.LETTER_SETTLED: Text("Isi pernyataan kehendak diubah", "意向表明書の内容の変更", "Letter of intent settled"),
    Deed.LETTER_DRAFTED: Text("Draf pernyataan kehendak dibuat", "意向表明書の草案の作成", "Letter of intent drafted"),
    Deed.WISHES_ENTERED: Text("Pilihan kandidat dicatat", "候補者の希望の登録", "Wishes entered"),
    Deed.RANKINGS_ENTERED: Text("Urutan pemberi kerja dicatat", "雇用主の順位の登録", "Rankings entered"),
    Deed.TIMETABLE_MADE: Text("Jadwal wawancara disusun", "面接時間割の作成", "Interview timetable made"),
    Deed.MATCHING_RUN: Text("Pencocokan dijalankan", "マッチングの実施", "Matching run"),
    Deed.CHARTS_DRAWN: Text("Grafik dibuat", "グラフの作成", "Charts drawn"),
}
