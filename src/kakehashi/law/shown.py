"""What the law found, as each reader writes it: a day, a word, a count, a number with its unit, or its bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kakehashi.law import days
from kakehashi.law.columns import FARTHEST, FOREVER, Codes, Numbers
from kakehashi.law.instrument import DAY
from kakehashi.law.shown_home import HOME_WORDS
from kakehashi.law.ternary import Ternary
from kakehashi.vocabulary import Language, Text, term, written

if TYPE_CHECKING:
    from collections.abc import Callable

    from kakehashi.law.facts import Column

__all__ = ["NEVER", "UNITS", "amount", "shown", "word"]

NEVER = "–"
"""Shown for a day that there was not: the first day of stays that nobody had."""

ENTRIES = "entries"
UNITS = {
    "completed years": Text("{n} tahun", "{n}歳", "{n} years"),
    "years": Text("{n} tahun", "{n}年", "{n} years"),
    "months": Text("{n} bulan", "{n}か月", "{n} months"),
    "days": Text("{n} hari", "{n}日", "{n} days"),
    "hours": Text("{n} jam", "{n}時間", "{n} hours"),
    ENTRIES: Text("{n} data", "{n}件", "{n} entries"),
}
"""How a number of each unit is written."""

_NO_ENTRY = Text("tidak ada", "なし", "none")
_ONE = {"entries": "entry", "years": "year", "months": "month", "days": "day", "hours": "hour"}
_AT_LEAST = Text("paling sedikit {}", "{}以上", "at least {}")
_AT_MOST = Text("paling banyak {}", "{}以下", "at most {}")
_NOT_BEFORE = Text("paling cepat {}", "{}以降", "not before {}")
_NOT_AFTER = Text("paling lambat {}", "{}以前", "not after {}")

_OLDEST = 130
"""Nobody is older: an age above this only says where the calendar ends."""

_WORDS = {
    "coe": term("immigration.coe"),
    "renewal": term("immigration.renewal"),
    "change_of_status": term("immigration.change_of_status"),
    "change_of_employer": Text("pindah organisasi penerima", "所属機関の変更", "change of employer"),
    "transfer_own_wish": term("pathway.transfer_own_wish"),
    "transfer_unavoidable": term("pathway.transfer_unavoidable"),
    "extension": Text("perpanjangan", "延長", "extension"),
    "titp1": term("pathway.titp1"),
    "titp2": term("pathway.titp2"),
    "titp3": term("pathway.titp3"),
    "esd": Text("Ikusei Shuro (ESD)", "育成就労", "employment for skill development (ESD)"),
    "ssw1": term("pathway.ssw1"),
    "ssw2": term("pathway.ssw2"),
    "student": Text("pelajar", "留学", "student"),
    "epa_care": term("pathway.epa_candidate"),
    "designated": Text("Aktivitas yang Ditentukan", "特定活動", "Designated Activities"),
    "designated_to_ssw": Text(
        "Aktivitas yang Ditentukan (menuju SSW)",
        "特定活動(特定技能への移行準備)",
        "Designated Activities (on the way to SSW)",
    ),
    "visitor": Text("kunjungan singkat", "短期滞在", "temporary visitor"),
    "engineer": Text(
        "insinyur, ahli bidang humaniora, atau layanan internasional",
        "技術・人文知識・国際業務",
        "engineer, specialist in humanities, international services",
    ),
    "care_worker": Text("careworker (kaigo)", "介護", "care worker"),
    "spouse": Text(
        "suami, istri, atau anak warga negara Jepang atau penduduk tetap",
        "日本人・永住者の配偶者等",
        "spouse or child of a Japanese or of a permanent resident",
    ),
    "dependant": Text("keluarga yang ikut tinggal", "家族滞在", "dependant"),
    "long_term_resident": Text("penduduk jangka panjang", "定住者", "long-term resident"),
    "permanent_resident": Text("penduduk tetap", "永住者", "permanent resident"),
    "other": Text("lainnya", "その他", "other"),
    "jlpt": Text("JLPT", "日本語能力試験(JLPT)", "JLPT"),
    "jft_basic": Text("JFT-Basic", "国際交流基金日本語基礎テスト(JFT-Basic)", "JFT-Basic"),
    "care_japanese": Text(
        "ujian evaluasi bahasa Jepang bidang kaigo",
        "介護日本語評価試験",
        "Nursing Care Japanese Language Evaluation Test",
    ),
    "ssw1_skill": Text("ujian keterampilan SSW (i)", "特定技能1号評価試験", "SSW (i) skill test"),
    "ssw2_skill": Text("ujian keterampilan SSW (ii)", "特定技能2号評価試験", "SSW (ii) skill test"),
    "trade_grade": Text("ujian keterampilan nasional (ginou kentei)", "技能検定・技能実習評価試験", "trade skill test"),
    "j_test": Text("J.TEST", "J.TEST", "J.TEST"),
    "nat_test": Text("NAT-TEST", "NAT-TEST", "NAT-TEST"),
    "business_career": Text("ujian Business Career", "ビジネス・キャリア検定", "Business Career certification test"),
    "care_worker_exam": Text(
        "ujian nasional careworker (kaigo)", "介護福祉士国家試験", "national examination for care workers"
    ),
    "basic": Text("tingkat dasar", "基礎級", "basic grade"),
    "3": Text("tingkat 3", "3級", "grade 3"),
    "2": Text("tingkat 2", "2級", "grade 2"),
    "1": Text("tingkat 1", "1級", "grade 1"),
    "a1_accredited": Text("kursus A1 terakreditasi", "認定日本語教育機関の「就労」課程(A1)", "accredited course A1"),
    "a2_accredited": Text("kursus A2 terakreditasi", "認定日本語教育機関の「就労」課程(A2)", "accredited course A2"),
    "care_initial": Text("kursus dasar kaigo", "介護職員初任者研修", "initial care course"),
    "care_training_school": Text(
        "lembaga pendidikan careworker (kaigo)", "介護福祉士養成施設", "care-worker training institution"
    ),
    "pre_entry": Text("pelatihan sebelum keberangkatan", "入国前講習", "training before entry"),
    "post_entry": Text("kursus setelah tiba di Jepang", "入国後講習", "training after entry"),
    "moped": Text("sepeda motor kecil (gentsuki)", "原動機付自転車", "moped"),
    "motorcycle": Text("sepeda motor", "自動二輪車", "motorcycle"),
    "ordinary": Text("mobil biasa", "普通自動車", "ordinary vehicles"),
    "semi_medium": Text("kendaraan semi-menengah", "準中型自動車", "semi-medium vehicles"),
    "medium": Text("kendaraan menengah", "中型自動車", "medium vehicles"),
    "large": Text("kendaraan besar", "大型自動車", "large vehicles"),
    "ordinary_2": Text(
        "mobil biasa untuk angkutan penumpang (golongan 2)", "普通自動車第二種", "ordinary vehicles for hire (class 2)"
    ),
    "medium_2": Text(
        "kendaraan menengah untuk angkutan penumpang (golongan 2)",
        "中型自動車第二種",
        "medium vehicles for hire (class 2)",
    ),
    "large_2": Text(
        "kendaraan besar untuk angkutan penumpang (golongan 2)", "大型自動車第二種", "large vehicles for hire (class 2)"
    ),
    "class_2": Text("kendaraan angkutan penumpang (golongan 2)", "第二種免許", "vehicles for hire (class 2)"),
    "practical": Text("praktik", "実技", "practical"),
    "written": Text("tertulis", "学科", "written"),
    "japan": Text("di Jepang", "日本国内", "in Japan"),
    "abroad": Text("di luar Jepang", "日本国外", "outside Japan"),
    "maternity": Text("cuti hamil dan melahirkan", "産前産後休業", "maternity leave"),
    "child_care": Text("cuti pengasuhan anak", "育児休業", "child-care leave"),
    "illness": Text("sakit atau cedera", "病気・けが", "illness or injury"),
    "work_accident": Text("kecelakaan kerja", "労働災害", "work accident"),
    "unable_to_re_enter": Text("tidak dapat masuk kembali ke Jepang", "再入国できなかった期間", "unable to re-enter"),
    "holiday": Text("liburan atau cuti", "休暇", "holiday"),
    "unemployment": Text("menganggur", "失業", "unemployment"),
    "re_entry": Text("keluar dari Jepang dengan izin masuk kembali", "再入国許可による出国", "re-entry permit"),
    "violence": Text("kekerasan", "暴力", "violence"),
    "female": Text("perempuan", "女", "female"),
    "male": Text("laki-laki", "男", "male"),
    "p_to_p": Text("melalui P3MI (P to P)", "P3MIによる(P to P)", "by P3MI (P to P)"),
    "g_to_g": Text("melalui pemerintah (G to G)", "政府間(G to G)", "by the government (G to G)"),
    "direct": Text("perseorangan", "個人", "individual"),
    "trainee": Text("pemagangan", "実習", "trainee"),
    "ID": Text("Indonesia", "インドネシア", "Indonesia"),
    "IR": Text("Iran", "イラン", "Iran"),
    "JP": Text("Jepang", "日本", "Japan"),
    "TR": Text("Turki", "トルコ", "Türkiye"),
    "VN": Text("Vietnam", "ベトナム", "Viet Nam"),
} | HOME_WORDS


def word(code: str) -> Text:
    """A word of the exchange format (`coe`, `titp2`, `female`, `ID`); a level or a code without a term stays itself."""
    return _WORDS.get(code) or Text(code, code, code)


def shown(column: Column, *, unit: str) -> Text | None:
    """What stands in the first row of `column`: a day, a word, a count of entries, or a number in `unit` or its bounds.

    None for what is unknown, and for a yes or no, which is an answer with a word of its own.
    """
    match column:
        case Ternary():
            return None
        case Codes():
            code = int(column.code[0])
            return None if code < 0 else word(column.names[code])
        case Numbers():
            low, high = int(column.low[0]), int(column.high[0])
            return _day(low, high) if unit == DAY else _amount(low, high, unit)
    return _amount(len(column.owners()), len(column.owners()), ENTRIES) if column.given[0] else None


def amount(number: int, unit: str) -> Text:
    """A number known exactly, with its unit: 3 bulan, 3か月, 3 months.  Raises KeyError for a unit not in `UNITS`."""
    return _counted(str(number), unit, one=number == 1)


def _day(low: int, high: int) -> Text | None:
    if low >= FOREVER:
        return Text(NEVER, NEVER, NEVER)
    first, last = _written(low), _written(high)
    return first if low == high else _bounds(first, last, _NOT_BEFORE, _NOT_AFTER)


def _amount(low: int, high: int, unit: str) -> Text | None:
    if unit == ENTRIES and low == high == 0:
        return _NO_ENTRY
    if low == high:
        return _counted(str(low), unit, one=low == 1)
    endless = high >= FARTHEST // 2 or (unit == "completed years" and high > _OLDEST)
    if low >= 0 and not endless:
        return _counted(f"{low}–{high}", unit)
    least = _counted(str(low), unit, one=low == 1) if low > 0 else None
    most = None if endless else _counted(str(high), unit, one=high == 1)
    return _bounds(least, most, _AT_LEAST, _AT_MOST)


def _bounds(first: Text | None, last: Text | None, from_first: Text, to_last: Text) -> Text | None:
    if first is not None and last is not None:
        return _each(lambda language: f"{first.said_in(language)}–{last.said_in(language)}")
    if first is not None:
        return _each(lambda language: from_first.said_in(language).format(first.said_in(language)))
    if last is not None:
        return _each(lambda language: to_last.said_in(language).format(last.said_in(language)))
    return None


def _counted(number: str, unit: str, *, one: bool = False) -> Text:
    said = UNITS[unit].filled(n=number)
    if not one:
        return said
    plural = unit.rpartition(" ")[2]
    return Text(said.indonesian, said.japanese, said.english.replace(plural, _ONE[plural]))


def _written(day: int) -> Text | None:
    """None beyond the days that a fact may name, which only says that there is no bound."""
    if not days.number(days.FIRST) <= day < FOREVER:
        return None
    return _each(lambda language: written(days.named(day), language, weekday=False))


def _each(said_in: Callable[[Language], str]) -> Text:
    return Text(**{language.name.lower(): said_in(language) for language in Language})
