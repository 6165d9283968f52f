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
LANDING_ASKS = Text(
    "Apakah bebas dari alasan penolakan pendaratan?",
    "上陸拒否事由に該当しないこと",
    "No ground for refusal of landing?",
)


def lasting(person: Facts, value: Values, begins: str) -> Ternary:
    """Was it applied for under a stop?  From `begins` on; after the last day of which it was reported, unknown.

    A stop is for a time, and ends on a day that nothing tells beforehand.
    """
    applied = person.number("application_day")
    return (applied >= value.day(begins)) & (person.open() | (applied <= value.day("stop_last_reported_on")))
