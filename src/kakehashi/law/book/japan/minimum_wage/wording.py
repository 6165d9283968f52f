"""The sentences of the minimum wage, in three languages."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from kakehashi.law.book.japan.minimum_wage.values import Rate
from kakehashi.law.scalar import Basis, day_written, phrase, yen, yen_an_hour
from kakehashi.vocabulary import Mark, Text, prefectures

INPUTS = {
    "from": Text("hari pertama periode perjanjian kerja", "契約期間の初日", "the first day of the term"),
    "to": Text("hari terakhir periode perjanjian kerja", "契約期間の末日", "the last day of the term"),
    "prefecture": Text("prefektur tempat kerja", "就業の場所の都道府県", "the prefecture of the workplace"),
    "pay.basis": Text(
        "satuan upah (per jam, per hari, atau per bulan)",
        "賃金の形態(時給・日給・月給)",
        "whether pay is by the hour, day or month",
    ),
    "pay.base": Text("upah pokok", "基本給", "the basic pay"),
    "hours.daily": Text("jam kerja yang ditetapkan dalam sehari", "1日の所定労働時間", "the scheduled hours of a day"),
    "hours.annual_scheduled": Text(
        "jam kerja yang ditetapkan dalam setahun", "年間所定労働時間", "the annual scheduled hours"
    ),
    "type": Text("jenis tunjangan ke-{number}", "手当{number}の種類", "the type of allowance {number}"),
    "amount": Text("jumlah tunjangan ke-{number}", "手当{number}の金額", "the amount of allowance {number}"),
    "per": Text(
        "satuan waktu tunjangan ke-{number}", "手当{number}の支払単位(月・日・時間)", "the period of allowance {number}"
    ),
}
PER = {
    "hourly": Text("{amount} per jam", "時給{amount}", "{amount} an hour"),
    "daily": Text("{amount} per hari", "日給{amount}", "{amount} a day"),
    "monthly": Text("{amount} per bulan", "月給{amount}", "{amount} a month"),
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something not known: its key (or table), why it matters, what would settle it; OPEN: the sources are silent."""

    missing: str
    because: Text
    fix: Text
    mark: Mark = Mark.OFFICIAL


def not_stated(key: str, name: Text | None = None) -> Doubt:
    """An input that the paper does not give."""
    name = name or INPUTS[key]
    return Doubt(
        key,
        phrase(Text("Tidak dicantumkan: {name}.", "{name}が記載されていません。", "Not stated: {name}."), name=name),
        phrase(Text("Cantumkan {name}.", "{name}を記載してください。", "State {name}."), name=name),
    )


def allowance_not_stated(place: int, key: str) -> Doubt:
    """A part of one allowance (counted from 0) that the paper does not give."""
    return not_stated(f"pay.allowances[{place}].{key}", INPUTS[key].filled(number=place + 1))


def piece_rate() -> Doubt:
    """Pay by the piece: the hour cannot be counted before the work is done."""
    return Doubt(
        "pay.piece_rate_hours",
        Text(
            "Upah borongan baru dapat dihitung per jam dari upah dan jam kerja satu periode pembayaran upah.",
            "出来高払の賃金は、賃金算定期間の賃金と労働時間がなければ1時間当たりの額を計算できません。",
            "Piece-rate pay can be counted per hour only from the pay and the hours worked of a pay period.",
        ),
        Text(
            "Cantumkan upah per jam yang dijamin, atau periksa slip gaji bersama jam kerjanya.",
            "保障給(1時間当たり)を記載するか、給与明細と労働時間で確認してください。",
            "State the guaranteed pay per hour, or check a payslip together with its hours.",
        ),
    )


def before_the_table(prefecture: str, first: date) -> Doubt:
    """A day before the first rate of the prefecture."""
    return Doubt(
        "minimum_wage.csv",
        phrase(
            Text(
                "Tarif upah minimum {prefecture} sebelum {first} tidak ada dalam tabel kami.",
                "{first}より前の{prefecture}の最低賃金額は登録されていません。",
                "The minimum wage of {prefecture} before {first} is not in our table.",
            ),
            prefecture=_name(prefecture),
            first=day_written(first),
        ),
        Text(
            "Tanyakan tarif pada masa itu kepada Biro Tenaga Kerja Prefektur.",
            "当時の額を労働局に確認してください。",
            "Ask the Prefectural Labour Bureau for the rate of that time.",
        ),
        Mark.OPEN,
    )


def past_the_table(horizon: date) -> Doubt:
    """A day for which the next regional rate may hold, which is not known yet."""
    return Doubt(
        "minimum_wage.csv",
        phrase(_NOT_LOADED, horizon=day_written(horizon)),
        Text(
            "Periksa lagi setelah tarif baru diumumkan.",
            "新しい額が公示され、登録された後に、改めて点検が必要です。",
            "Check again when the new rate is announced and entered.",
        ),
        Mark.OPEN,
    )


def industry_not_stated(prefecture: str, ceiling: int | None) -> Doubt:
    """Whether a specified rate holds for the workplace is not stated; `ceiling` None: it may be of any height."""
    known = Text(
        "Di {prefecture} sebagian industri memiliki upah minimum industri tertentu, sampai {ceiling}, dan industri"
        " tempat kerja ini tidak dicantumkan.",
        "{prefecture}には特定最低賃金(最高{ceiling})が定められた産業があり、この事業場の産業が記載されていません。",
        "Some industries in {prefecture} have a specified minimum wage, up to {ceiling}, and the industry of this"
        " workplace is not stated.",
    )
    silent = Text(
        "Di {prefecture} dapat berlaku upah minimum industri tertentu yang tidak ada dalam tabel kami, dan industri"
        " tempat kerja ini tidak dicantumkan.",
        "{prefecture}では登録されていない特定最低賃金が適用される可能性があり、この事業場の産業が記載されていません。",
        "A specified minimum wage that is not in our table may hold in {prefecture}, and the industry of this workplace"
        " is not stated.",
    )
    return Doubt(
        "specified_industry",
        phrase(silent, prefecture=_name(prefecture))
        if ceiling is None
        else phrase(known, prefecture=_name(prefecture), ceiling=yen_an_hour(ceiling)),
        Text(
            "Cantumkan industri tempat kerja, atau bahwa tidak ada upah minimum industri tertentu yang berlaku.",
            "事業場の産業を記載するか、特定最低賃金の適用がないことを記載してください。",
            "State the industry of the workplace, or that no specified minimum wage applies to it.",
        ),
    )


def industry_not_in_the_table(prefecture: str) -> Doubt:
    """The specified rate of the industry stated is not in the table for the day."""
    return Doubt(
        "specified_wage.csv",
        phrase(
            Text(
                "Upah minimum industri tertentu untuk industri ini di {prefecture} pada hari-hari itu tidak ada dalam"
                " tabel kami.",
                "この期間の{prefecture}のこの産業の特定最低賃金は登録されていません。",
                "The specified minimum wage of this industry in {prefecture} on these days is not in our table.",
            ),
            prefecture=_name(prefecture),
        ),
        _ASK_THE_BUREAU,
        Mark.OPEN,
    )


def specified_past_the_table(horizon: date) -> Doubt:
    """A day for which the next specified rate may hold, which is not known yet."""
    return Doubt(
        "specified_wage.csv",
        phrase(
            Text(
                "Upah minimum industri tertentu sejak {horizon} tidak ada dalam tabel kami.",
                "{horizon}以降の特定最低賃金額は登録されていません。",
                "The specified minimum wages from {horizon} on are not in our table.",
            ),
            horizon=day_written(horizon),
        ),
        _ASK_THE_BUREAU,
        Mark.OPEN,
    )


def reaches(hourly: Fraction, prefecture: str) -> Text:
    """Why a wage is in order; the same words on every day, so that the days read as one finding."""
    return phrase(
        Text(
            "{wage} mencapai upah minimum {prefecture}.",
            "{wage}は、{prefecture}の最低賃金以上です。",
            "{wage} reaches the minimum wage of {prefecture}.",
        ),
        wage=yen_an_hour(hourly),
        prefecture=_name(prefecture),
    )


def reaches_what_is_known(hourly: Fraction, prefecture: str) -> Text:
    """The first sentence of an unknown about the rate."""
    return phrase(
        Text(
            "{wage} tidak di bawah tarif {prefecture} yang kami ketahui, tetapi itu belum cukup untuk memastikannya.",
            "{wage}は、登録されている{prefecture}の額を下回りませんが、適合とは判定できません。",
            "{wage} is not below the rates of {prefecture} that we know, but that does not settle it.",
        ),
        wage=yen_an_hour(hourly),
        prefecture=_name(prefecture),
    )


def below(hourly: Fraction, rate: Rate, prefecture: str) -> Text:
    """How far a wage is below the regional rate, or below the specified rate of an industry."""
    said = {
        "wage": yen_an_hour(hourly),
        "short": yen(rate.yen - hourly, upwards=True),
        "prefecture": _name(prefecture),
        "rate": yen_an_hour(rate.yen),
        "since": day_written(rate.since),
    }
    if rate.name is None:
        return phrase(_BELOW_THE_REGIONAL, **said)
    return phrase(_BELOW_THE_SPECIFIED, industry=rate.name, **said)


SOME_WORKERS_ARE_LEFT_OUT = Text(
    "Sebagian pekerja (menurut umur, masa pelatihan singkat, atau pekerjaan pembersihan) dikecualikan dari upah minimum"
    " industri tertentu; daftarnya tidak ada dalam tabel kami.",
    "特定最低賃金には適用除外(年齢、短期の技能習得中、清掃業務など)がありますが、その一覧は登録されていません。",
    "Some workers (by age, in a short training period, in cleaning jobs) are outside the specified minimum wage; that"
    " list is not in our table.",
)
STATE_THE_ALLOWANCES = Text(
    "Jika ada tunjangan tetap, konsultasikan dengan petugas prefektur.",
    "固定の手当がある場合は、県の担当者に相談してください。",
    "If a fixed allowance is paid as well, speak to the prefecture's officer.",
)
HOW_AN_HOUR_IS_COUNTED = {
    "hourly": Text(
        "Ini sudah termasuk tunjangan yang diperhitungkan.",
        "算入できる手当を含めた額です。",
        "This includes the allowances that count.",
    ),
    "daily": Text(
        "Dihitung dari upah yang diperhitungkan dibagi jam kerja yang ditetapkan dalam sehari.",
        "算入できる賃金を1日の所定労働時間で割った額です。",
        "This is the pay that counts over the scheduled hours of the day.",
    ),
    "monthly": Text(
        "Dihitung dari upah sebulan yang diperhitungkan, kali 12, dibagi jam kerja yang ditetapkan dalam setahun.",
        "算入できる月額の賃金に12を掛け、年間所定労働時間で割った額です。",
        "This is the monthly pay that counts, times 12, over the annual scheduled hours.",
    ),
}


def raise_the_pay(basis: Basis, base: int) -> Text:
    """What to do about a wage below the rate: the smallest basic pay in whole yen that reaches it."""
    return phrase(
        Text(
            "Naikkan upah pokok menjadi {amount} atau lebih.",
            "基本給を{amount}以上にしてください。",
            "Raise the basic pay to {amount} or more.",
        ),
        amount=phrase(PER[basis], amount=yen(base)),
    )


def check_again(horizon: date) -> Text:
    """The sentence for a wage below the last known rate, in a term that runs past it."""
    return phrase(
        Text(
            "Tarif upah minimum sejak {horizon} belum ada dalam tabel kami; periksa lagi setelah diumumkan.",
            "{horizon}以降の最低賃金額は登録されていません。登録された後に、改めて点検が必要です。",
            "The minimum wage from {horizon} on is not in our table yet; check again when it is announced.",
        ),
        horizon=day_written(horizon),
    )


_BELOW_THE_REGIONAL = Text(
    "{wage} lebih rendah {short} daripada upah minimum {prefecture}, yaitu {rate} sejak {since}.",
    "{wage}は、{since}から適用される{prefecture}の最低賃金({rate})を{short}下回っています。",
    "{wage} is {short} below the minimum wage of {prefecture}, {rate} from {since}.",
)
_BELOW_THE_SPECIFIED = Text(
    "{wage} lebih rendah {short} daripada upah minimum industri tertentu {prefecture} ({industry}), yaitu {rate} sejak"
    " {since}.",
    "{wage}は、{since}から適用される{prefecture}の特定最低賃金({industry}、{rate})を{short}下回っています。",
    "{wage} is {short} below the specified minimum wage of {prefecture} ({industry}), {rate} from {since}.",
)
_NOT_LOADED = Text(
    "Tarif upah minimum sejak {horizon} belum ada dalam tabel kami.",
    "{horizon}以降の最低賃金額は登録されていません。",
    "The minimum wage from {horizon} on is not in our table yet.",
)
_ASK_THE_BUREAU = Text(
    "Tanyakan tarifnya kepada Biro Tenaga Kerja Prefektur.",
    "労働局に額を確認してください。",
    "Ask the Prefectural Labour Bureau for the rate.",
)


def _name(prefecture: str) -> Text:
    return prefectures()[prefecture].text
