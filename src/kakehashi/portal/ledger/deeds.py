"""The vocabulary of the ledger: every deed that is recorded, `subject:action`."""

from enum import StrEnum

from kakehashi.vocabulary import Text


class Deed(StrEnum):
    """What somebody did.  A value is never reused or renamed: lines of years ago carry it."""

    SIGNED_IN = "account:signed_in"
    SIGN_IN_REFUSED = "account:sign_in_refused"
    FILE_UPLOADED = "document:uploaded"
    FILE_OPENED = "document:opened"
    FILE_DESTROYED = "document:destroyed"
    FILE_REDACTED = "document:redacted"
    IMPORT_READ = "import:read"
    IMPORT_COMMITTED = "import:committed"
    IMPORT_UNDONE = "import:undone"
    IMPORT_DISCARDED = "import:discarded"
    POOL_ASSESSED = "pool:assessed"
    POOL_EXPORTED = "pool:exported"
    SENSITIVE_SHOWN = "candidate:sensitive_shown"
    EVIDENCE_RECORDED = "candidate:evidence_recorded"
    PAPER_ADDED = "candidate:paper_added"
    PAPER_REMOVED = "candidate:paper_removed"
    CONSENT_GIVEN = "candidate:consent_given"
    CONSENT_WITHDRAWN = "candidate:consent_withdrawn"
    PERSON_EXPORTED = "candidate:exported"
    PERSON_ERASED = "candidate:erased"
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
    Deed.FILE_UPLOADED: Text("Berkas diunggah", "ファイルのアップロード", "File uploaded"),
    Deed.FILE_OPENED: Text("Berkas dibuka", "ファイルの閲覧", "File opened"),
    Deed.FILE_DESTROYED: Text("Berkas dihapus", "ファイルの削除", "File destroyed"),
    Deed.FILE_REDACTED: Text(
        "Data satu orang dihapus dari berkas", "ファイルから1人分を削除", "One person taken out of a file"
    ),
    Deed.IMPORT_READ: Text("Berkas impor dibaca", "取込みファイルの読取り", "Import file read"),
    Deed.IMPORT_COMMITTED: Text("Impor disimpan", "取込みの確定", "Import committed"),
    Deed.IMPORT_DISCARDED: Text("Impor tidak diterima", "取込みの取りやめ", "Import not taken in"),
    Deed.IMPORT_UNDONE: Text("Impor diurungkan", "取込みを元に戻す", "Import undone"),
    Deed.POOL_EXPORTED: Text(
        "Daftar kandidat diberikan sebagai berkas", "候補者一覧のファイル出力", "List of candidates given out as a file"
    ),
    Deed.POOL_ASSESSED: Text("Kandidat dinilai", "候補者の判定", "Candidates assessed"),
    Deed.SENSITIVE_SHOWN: Text("Data rahasia ditampilkan", "機微な情報の表示", "Sensitive value shown"),
    Deed.EVIDENCE_RECORDED: Text("Bukti dicatat", "根拠資料の記録", "Evidence recorded"),
    Deed.PAPER_ADDED: Text("Dokumen orang diunggah", "本人書類の追加", "Paper of a person added"),
    Deed.PAPER_REMOVED: Text("Dokumen orang dihapus", "本人書類の削除", "Paper of a person removed"),
    Deed.CONSENT_GIVEN: Text("Persetujuan diberikan", "同意の取得", "Consent given"),
    Deed.CONSENT_WITHDRAWN: Text("Persetujuan ditarik kembali", "同意の撤回", "Consent withdrawn"),
    Deed.PERSON_EXPORTED: Text(
        "Salinan data seseorang diserahkan", "本人の情報の写しの交付", "Copy of a person's data handed out"
    ),
    Deed.PERSON_ERASED: Text("Data seseorang dihapus", "本人の情報の消去", "Data of a person erased"),
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
    Deed.CHARTS_DRAWN: Text("Grafik dibuat", "図表の作成", "Charts drawn"),
}
