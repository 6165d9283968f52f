"""The columns of a candidate file and the words that stand in its cells, as each office writes them."""

from dataclasses import dataclass

#: Column key: header in Indonesian, header in Japanese.
HEADERS: dict[str, tuple[str, str]] = {
    "id": ("No. Kandidat", "候補者番号"),
    "name": ("Nama lengkap sesuai paspor", "氏名(旅券どおり)"),
    "born": ("Tanggal lahir", "生年月日"),
    "sex": ("Jenis kelamin", "性別"),
    "home": ("Provinsi asal", "出身州"),
    "phone": ("No. HP", "電話番号"),
    "nik": ("NIK", "NIK"),
    "training_centre": ("LPK/BLK", "訓練機関"),
    "passport.number": ("No. paspor", "旅券番号"),
    "passport.valid_until": ("Paspor berlaku sampai", "旅券有効期限"),
    "tests": ("Tes", "試験"),
    "stays": ("Riwayat tinggal di Jepang", "在留歴"),
    "experience": ("Pengalaman kerja", "職歴"),
    "courses": ("Kursus", "講習"),
    "licences": ("SIM", "運転免許"),
    "in_japan": ("Sedang di Jepang", "日本に在住"),
    "health.fit": ("Sehat", "健康"),
    "health.examined": ("Tanggal periksa kesehatan", "健康診断日"),
    "refusal_ground": ("Alasan penolakan masuk Jepang", "上陸拒否事由"),
    "deposit_or_penalty": ("Uang jaminan atau denda", "保証金・違約金"),
    "home_procedure": ("Prosedur PMI selesai", "送出国手続完了"),
}
#: A column of the office's own, which no reader needs.
REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Wording:
    """One office's words: which header language, yes and no, female and male, and how it writes "none"."""

    language: int
    remark_header: str
    remarks: tuple[str, ...]
    yes: str
    no: str
    female: tuple[str, ...]
    male: tuple[str, ...]
    none: tuple[str, ...]

    def header(self, key: str) -> str:
        """The header of a column."""
        return self.remark_header if key == REMARK else HEADERS[key][self.language]


INDONESIAN = Wording(
    language=0,
    remark_header="Catatan petugas",
    remarks=(
        "berkas lengkap",
        "fotokopi KK menyusul",
        "sudah wawancara awal",
        "hubungi lewat LPK",
        "izin orang tua ada",
    ),
    yes="ya",
    no="tidak",
    female=("P", "P", "P", "Perempuan"),
    male=("L", "L", "L", "Laki-laki"),
    none=("-", "-", "tidak ada"),
)
JAPANESE = Wording(
    language=1,
    remark_header="担当者メモ",
    remarks=("書類確認済み", "面談済み", "保護者同意書あり"),
    yes="はい",
    no="いいえ",
    female=("女",),
    male=("男",),
    none=("なし", "-"),
)
