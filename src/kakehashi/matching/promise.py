"""What a matching promises, one word for each, and the sentences that say whether it is kept."""

from dataclasses import dataclass
from enum import StrEnum

from kakehashi.vocabulary import Text


class Promise(StrEnum):
    """What a certificate is checked for, in the order in which it is checked.

    The value is the name of a finding that breaks the promise.
    """

    MARKET_UNCHANGED = "market_changed"
    LOTTERY_AS_DRAWN = "lottery_changed"
    EVERYONE_ANSWERED = "incomplete"
    ONLY_WISHES = "not_wished"
    ONLY_ELIGIBLE = "ineligible"
    ONLY_RANKED = "not_ranked"
    WITHIN_SEATS = "over_seats"
    WITHIN_CAPS = "over_cap"
    NO_ENVY = "envy"
    NO_WASTE = "waste"
    TURNS_KEPT = "turn_skipped"
    BEST_FOR_CANDIDATES = "not_best"

    @property
    def text(self) -> Text:
        """The promise as a sentence, true when it is kept."""
        return _KEPT[self]


@dataclass(frozen=True, slots=True)
class Finding:
    """One way in which a promise is broken, with the ids it concerns; written for auditors, never for candidates."""

    promise: Promise
    candidate: str | None = None
    vacancy: str | None = None
    cap: str | None = None
    rule: str | None = None

    @property
    def text(self) -> Text:
        """What was found, with its ids."""
        return _BROKEN[self.promise].filled(
            candidate=self.candidate or "-", vacancy=self.vacancy or "-", cap=self.cap or "-", rule=self.rule or "-"
        )


_KEPT = {
    Promise.MARKET_UNCHANGED: Text(
        "Data pencocokan tidak berubah: sidik digitalnya cocok.",
        "マッチングの元データは変更されていません(ダイジェストが一致)。",
        "The market is unchanged: its digest agrees.",
    ),
    Promise.LOTTERY_AS_DRAWN: Text(
        "Nomor undian semua kandidat sesuai dengan angka awal yang diumumkan.",
        "抽選番号は、公表された初期値から計算したものと一致します。",
        "Every lottery number follows from the published seed.",
    ),
    Promise.EVERYONE_ANSWERED: Text(
        "Setiap kandidat mendapat satu jawaban: satu lowongan, atau belum mendapat tempat.",
        "候補者全員に結果があります(求人1件又は未決定)。",
        "Every candidate has one answer: one vacancy, or no place in this round.",
    ),
    Promise.ONLY_WISHES: Text(
        "Tidak ada kandidat yang ditempatkan di lowongan yang tidak dipilihnya.",
        "希望していない求人に決まった候補者はいません。",
        "Nobody was given a vacancy that they did not wish for.",
    ),
    Promise.ONLY_ELIGIBLE: Text(
        "Tidak ada kandidat yang ditempatkan di lowongan yang syaratnya tidak terpenuhi.",
        "要件を満たさない求人に決まった候補者はいません。",
        "Nobody was given a vacancy whose conditions they do not meet.",
    ),
    Promise.ONLY_RANKED: Text(
        "Tidak ada pemberi kerja yang menerima kandidat di luar urutannya.",
        "雇用主の順位に入っていない候補者が決まった求人はありません。",
        "No employer was given a candidate whom it did not rank.",
    ),
    Promise.WITHIN_SEATS: Text(
        "Tidak ada lowongan yang melebihi jumlah tempatnya.",
        "採用枠を超えた求人はありません。",
        "No vacancy holds more people than its seats.",
    ),
    Promise.WITHIN_CAPS: Text(
        "Tidak ada batas maksimum yang terlampaui.",
        "上限を超えた地域・分野・取決め文書はありません。",
        "No cap is exceeded.",
    ),
    Promise.NO_ENVY: Text(
        "Tidak ada tempat yang lebih diinginkan seorang kandidat, tetapi diberikan kepada kandidat lain yang berada di "
        "bawahnya dalam urutan pemberi kerja itu.",
        "より上位の希望先で、自分より順位が下位の人が決まった候補者はいません。",
        "Nobody missed a better wish while someone later in that employer's order holds it.",
    ),
    Promise.NO_WASTE: Text(
        "Tidak ada tempat kosong yang masih diinginkan kandidat yang dapat diterima pemberi kerja itu.",
        "受入れ可能な候補者が希望しているのに空いたままの採用枠はありません。",
        "No free seat is left that an acceptable candidate would rather have.",
    ),
    Promise.TURNS_KEPT: Text(
        "Tempat di bawah batas maksimum dibagi menurut target dan giliran yang diumumkan.",
        "上限内の枠は、公表された目標数と順番のとおりに配分されています。",
        "The seats of each cap were shared out by the published targets and turns.",
    ),
    Promise.BEST_FOR_CANDIDATES: Text(
        "Di antara semua hasil yang memenuhi janji di atas, inilah yang terbaik bagi setiap kandidat.",
        "以上を満たす全ての結果のうち、どの候補者にとっても最も良い結果です。",
        "Of all results that keep the promises above, this is the best for every candidate.",
    ),
}

_BROKEN = {
    Promise.MARKET_UNCHANGED: Text(
        "Data pencocokan berubah: sidik digitalnya tidak cocok.",
        "マッチングの元データが変更されています(ダイジェストが一致しません)。",
        "The market was changed: its digest differs.",
    ),
    Promise.LOTTERY_AS_DRAWN: Text(
        "Nomor undian {candidate} tidak sesuai dengan angka awal.",
        "候補者{candidate}の抽選番号が、初期値から計算したものと一致しません。",
        "The lottery number of {candidate} does not follow from the seed.",
    ),
    Promise.EVERYONE_ANSWERED: Text(
        "Jawaban untuk kandidat {candidate} tidak ada, atau menyebut yang tidak ada dalam data pencocokan "
        "ini (lowongan {vacancy}).",
        "候補者{candidate}の結果がないか、元データにない名前が書かれています(求人: {vacancy})。",
        "The answer for candidate {candidate} is missing, or names what is not in the market (vacancy {vacancy}).",
    ),
    Promise.ONLY_WISHES: Text(
        "Kandidat {candidate} ditempatkan di {vacancy}, yang tidak dipilihnya.",
        "候補者{candidate}は、希望していない求人{vacancy}に決まっています。",
        "Candidate {candidate} was given {vacancy}, which is none of their wishes.",
    ),
    Promise.ONLY_ELIGIBLE: Text(
        "Kandidat {candidate} ditempatkan di {vacancy}, padahal aturan {rule} tidak terpenuhi.",
        "候補者{candidate}は、要件{rule}を満たさない求人{vacancy}に決まっています。",
        "Candidate {candidate} was given {vacancy}, against which rule {rule} stands.",
    ),
    Promise.ONLY_RANKED: Text(
        "Kandidat {candidate} ditempatkan di {vacancy}, yang tidak mencantumkannya dalam urutan.",
        "候補者{candidate}は、その順位に入っていない求人{vacancy}に決まっています。",
        "Candidate {candidate} was given {vacancy}, which did not rank them.",
    ),
    Promise.WITHIN_SEATS: Text(
        "Lowongan {vacancy} melebihi jumlah tempatnya.",
        "求人{vacancy}は採用枠を超えています。",
        "Vacancy {vacancy} holds more people than its seats.",
    ),
    Promise.WITHIN_CAPS: Text(
        "Batas maksimum {cap} terlampaui.",
        "上限{cap}を超えています。",
        "Cap {cap} is exceeded.",
    ),
    Promise.NO_ENVY: Text(
        "Kandidat {candidate} lebih memilih {vacancy}, yang diisi kandidat lain yang urutannya lebih belakang.",
        "候補者{candidate}がより希望する求人{vacancy}に、順位が下位の人が決まっています。",
        "Candidate {candidate} would rather have {vacancy}, where someone later in its order was placed.",
    ),
    Promise.NO_WASTE: Text(
        "Kandidat {candidate} lebih memilih {vacancy}, yang masih memiliki tempat kosong dalam batasnya.",
        "候補者{candidate}がより希望する求人{vacancy}に、上限内の空き枠が残っています。",
        "Candidate {candidate} would rather have {vacancy}, which has a free seat within its cap.",
    ),
    Promise.TURNS_KEPT: Text(
        "Kandidat {candidate} lebih memilih {vacancy}, yang gilirannya di bawah batas {cap} dilewati.",
        "候補者{candidate}がより希望する求人{vacancy}は、上限{cap}の配分で順番を飛ばされています。",
        "Candidate {candidate} would rather have {vacancy}, whose turn under cap {cap} was passed over.",
    ),
    Promise.BEST_FOR_CANDIDATES: Text(
        "Kandidat {candidate} seharusnya mendapat {vacancy} (- berarti belum mendapat tempat).",
        "候補者{candidate}は、本来は求人{vacancy}に決まるはずです(-は未決定)。",
        "Candidate {candidate} should have been given {vacancy} (- means no place).",
    ),
}
