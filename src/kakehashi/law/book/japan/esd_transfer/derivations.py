"""Facts that the law of a transfer computes: its kind, and the days on which the time with the employer is over."""

from kakehashi.law.book.japan.esd_transfer import esd_transfer
from kakehashi.law.book.japan.person.stays import running
from kakehashi.law.columns import Numbers
from kakehashi.law.dated import Values
from kakehashi.law.facts import DAY_ASKED, Facts
from kakehashi.law.instrument import DAY
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Mark, Text

PERIODS = "operation policy of each field; the article was not read"
DRAFT = (
    "official draft of autumn 2025: https://roukijp.jp/?p=16654 ; https://news.livedoor.com/topics/detail/29591225/ ; "
    "JITCO 2025-12-23, https://www.jitco.or.jp/ja/news/article/42896"
)
CHOICE = "https://www.nikkinonline.com/premium/trendslist/248698"


@esd_transfer.derivation(
    article="ESD Act (Act 89 of 2016 as amended), art. 8-5; the article was not read",
    source="https://ogura.world/ikusei-tenseki ; https://www.kazahana-office.jp/17696515002503",
    asks=Text(
        "Apakah yang dimohonkan adalah pindah perusahaan karena alasan yang tidak dapat dihindari?",
        "やむを得ない事情がある場合の転籍として申し出ていますか",
        "Is it a transfer for unavoidable reasons?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-X-01",
)
def transfer_is_unavoidable(person: Facts, value: Values) -> Ternary:
    """The transfer is asked for as one for unavoidable reasons; whether a reason is one, others find."""
    del value
    return person.code("application_kind").is_("transfer_unavoidable")


@esd_transfer.derivation(
    article=PERIODS,
    source=DRAFT,
    asks=Text(
        "Sejak kapan bekerja di perusahaan sekarang dalam Ikusei Shuro (ESD)?",
        "現在の育成就労実施者の下での就労はいつからですか",
        "Since when with the present employer under ESD?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-X-02",
    unit=DAY,
)
def with_employer_since(person: Facts, value: Values) -> Numbers:
    """First day of the ESD stay that runs; an earlier one leaves it open, unless another employer followed it."""
    del value
    stays = person.list("stays")
    earlier = stays.codes("status").is_("esd") & stays.truth("same_employer_goes_on") & stays.open()
    return stays.earliest(stays.numbers("from"), where=current(person) | earlier)


@esd_transfer.derivation(
    article=PERIODS,
    source=DRAFT,
    asks=Text(
        "Sejak kapan masa kerja minimum yang berlaku di semua bidang terpenuhi?",
        "全分野に共通する最短の期間が満了する日の翌日はいつですか",
        "From which day is the shortest period over?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-X-02",
    unit=DAY,
)
def shortest_period_over_on(person: Facts, value: Values) -> Numbers:
    """The first day after the shortest period with the present employer."""
    return person.number("with_employer_since").months_after(value["shortest_period"])


@esd_transfer.derivation(
    article="no article read",
    source=CHOICE,
    asks=Text(
        "Di bidang dengan masa kerja minimum dua tahun: berapa bulan masa kerja minimum yang ditetapkan perusahaan "
        "sekarang?",
        "転籍制限期間が2年の分野の場合、現在の育成就労実施者が定める期間は何か月ですか",
        "In a two-year field: how many months does the present employer keep?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-X-03",
    unit="months",
)
def period_kept(person: Facts, value: Values) -> Numbers:
    """The months that the employer chose, from the shortest period to the longest; not told, anything between them."""
    shortest, longest = person.same(value["shortest_period"]), person.same(value["longest_period"])
    chosen = (person.number("transfer.employer_period_months") - shortest).not_below_zero() + shortest
    return chosen.at_most(longest)


@esd_transfer.derivation(
    article="no article read",
    source=f"{DRAFT} ; {CHOICE}",
    asks=Text(
        "Sejak kapan masa kerja minimum yang ditetapkan perusahaan terpenuhi?",
        "現在の育成就労実施者が定める期間が満了する日の翌日はいつですか",
        "From which day is the period that the employer keeps over?",
    ),
    mark=Mark.SECONDARY,
    condition="ESD-X-03",
    unit=DAY,
)
def period_kept_over_on(person: Facts, value: Values) -> Numbers:
    """The first day after the period that the present employer keeps."""
    del value
    return person.number("with_employer_since").months_after(person.number("period_kept"))


def current(person: Facts) -> Ternary:
    """For each stay: is it one under ESD that runs on the day asked about?"""
    return person.list("stays").codes("status").is_("esd") & running(person, DAY_ASKED)
