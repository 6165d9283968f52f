"""The gates of applications and landing: what each asks, where it was read, how long a stop is known to last."""

from kakehashi.law.dated import Values
from kakehashi.law.facts import Facts
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Text

MACHINERY_SOURCE = (
    "ISA 2022-05-25, https://www.moj.go.jp/isa/applications/ssw/03_00018.html: stopped from 2022-04-01, lapsed "
    "with the merger of 2022-05-25, changes of status and renewals permitted throughout ; "
    "https://ishida-blog.com/tokuteiginou-industrial-machinery-stop"
)
MACHINERY_ASKS = Text(
    "Apakah permohonan ini bebas dari penghentian penerbitan Certificate of Eligibility (CoE) di bidang "
    "manufaktur mesin industri?",
    "産業機械製造業分野における在留資格認定証明書の交付停止の対象となっていないこと",
    "Is the application free of the stop of certificates in industrial machinery?",
)
FIELD_SOURCE = (
    "law text in the e-Gov form, copy of 2026-02-08 ; https://strategya.co.jp/en/insights/japan-temporarily-"
    "suspends-new-ssw1-food-service-coe-issuance-what-recruitment-changes-now-and-w, citing "
    "https://www.moj.go.jp/isa/03_00176.html ; how far changes of status are stopped, and whether the stop was lifted: "
    "not found"
)
FIELD_ASKS = Text(
    "Apakah permohonan ini bebas dari penghentian penerimaan di bidang ini?",
    "この分野において、当該申請が受入れ停止の対象となっていないこと",
    "Is the field open to this application?",
)
CATEGORY_SOURCE = (
    "the table of work categories names the source of each opening, and of the day before which nothing of it "
    "was open ; categories cut anew on 2022-08-30: https://www.moj.go.jp/isa/applications/ssw/03_00027.html ; planned: "
    "https://gyousei-shikama-office.com/blog192"
)
CATEGORY_ASKS = Text(
    "Apakah kategori pekerjaan ini sudah dibuka?",
    "この業務区分の受入れが開始されていること",
    "Is this category open yet?",
)
CHANGE_ASKS = Text(
    "Jika mengajukan perubahan status izin tinggal di Jepang: apakah bebas dari keadaan yang pada prinsipnya "
    "menyebabkan permohonan itu ditolak?",
    "日本国内で在留資格の変更を申請する場合、変更が原則として認められない事情がないこと",
    "For a change inside Japan: no ground on which it is in principle not granted?",
)
LANDING_ASKS = Text(
    "Apakah bebas dari alasan penolakan pendaratan?",
    "上陸拒否事由に該当しないこと",
    "No ground for refusal of landing?",
)


def lasting(person: Facts, value: Values, begins: str) -> Ternary:
    """Was it applied for under a stop?  From `begins` on; after the last day on which it was looked for, unknown.

    A stop is for a time, and ends on a day that nothing tells beforehand.
    """
    applied = person.number("application_day")
    return (applied >= value.day(begins)) & (person.open() | (applied <= value.day("stops_looked_for_on")))
