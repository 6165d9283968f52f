"""What is said about a value that is sent: where it stands, what is wrong, what may stand there, what to do."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from kakehashi.portal.exchange.shapes import Place, published
from kakehashi.portal.layout.answers import shown
from kakehashi.vocabulary import Text

NO_TEXT = Text(
    "Salah satu nilai memuat karakter yang tidak boleh ada dalam teks, atau terlalu panjang",
    "いずれかの値に、使えない文字(制御文字など)が含まれるか、長すぎる値があります",
    "One of the values holds a sign that no text has, or is too long",
)
TAKE_OUT = Text(
    "Hapus karakter kendali dari nilai itu, lalu kirim lagi",
    "値から制御文字を取り除き、もう一度送ってください",
    "Take control characters out of the values and send it again",
)
OF_ANOTHER_KIND = Text(
    "Isinya bukan jenis yang diharapkan", "値の種類が違います", "What stands here is of another kind than expected"
)
NOT_USABLE = Text("Isinya tidak dapat dipakai", "この値は使えません", "What stands here cannot be used")
SAYS_NOTHING = Text("Isinya kosong", "中身がありません", "Nothing is said here")
UNKNOWN_WORD = Text("Kata ini tidak dikenal", "この語は定義されていません", "This word is not known")
UNKNOWN_KEY_SAID = Text("Kunci ini tidak dikenal", "このキーは定義されていません", "This key is not known")
NOT_HERE = Text(
    "Kunci ini tidak diterima di sini", "このキーはここでは受け付けていません", "This key is not taken here"
)
NEEDS_A_NUMBER = Text(
    "Nomor kandidat tidak dapat dihapus", "候補者番号は消せません", "The number of a candidate cannot be taken away"
)
CORRECT_IT = Text("Perbaiki, lalu kirim lagi", "直してから、もう一度送ってください", "Correct it and send it again")
LEAVE_OUT = Text(
    "Jangan kirim kunci ini, atau kirim nomornya",
    "このキーを送らないか、番号を入れて送ってください",
    "Leave the key out, or send the number",
)
SEND_NULL = Text(
    "Bila tidak diketahui, kirim null atau jangan kirim kunci ini",
    "分からないときは null を送るか、送らないでください",
    "Where it is not known send null, or leave it out",
)
SEE_THE_FORMAT = Text(
    "Lihat daftar kunci pada format", "形式の説明でキーを確かめてください", "See the keys of the format"
)
EXPECTED = {
    "day": Text(
        "tanggal yang ada, ditulis 2026-11-24",
        "実在する日付（例：2026-11-24）",
        "a day that exists, written 2026-11-24",
    ),
    "truth": Text("true atau false", "true か false", "true or false"),
    "number": Text("angka, nol atau lebih", "0以上の数", "a number from 0 on"),
    "integer": Text("bilangan bulat, nol atau lebih", "0以上の整数", "a whole number from 0 on"),
    "text": Text("teks", "文字列", "a text"),
    "state": Text(
        "negara menurut ISO 3166-1, misalnya ID",
        "ISO 3166-1 の国コード（例：ID）",
        "a country by ISO 3166-1, such as ID",
    ),
    "category": Text(
        "kategori pekerjaan, misalnya agriculture.crop",
        "業務区分のキー（例：agriculture.crop）",
        "a work category, such as agriculture.crop",
    ),
    "occupation": Text(
        "jenis pekerjaan TITP dengan nama Inggrisnya", "技能実習の職種の英語名", "a TITP occupation by its English name"
    ),
    "array": Text(
        "daftar isian; [] berarti tidak ada",
        "項目のリスト（[] は「なし」）",
        "a list of entries; [] says that there are none",
    ),
    "object": Text("tabel kunci dan isinya", "キーと値の表", "a table of keys and values"),
}
"""What may stand at a place, by the law's kind of the fact or by the kind of the format."""


@dataclass(frozen=True, slots=True)
class Found:
    """A fault or a warning about a key of a person."""

    code: str
    where: str
    value: str | None
    reason: Text
    fix: Text
    expected: Text | None = None


def at(place: Place, code: str, value: Any, reason: Text, fix: Text, expected: Text | None) -> Found:
    """What is said about the value at a place of the person; a sealed value is not repeated."""
    where = ".".join(["person", *map(str, place)])
    return Found(code, where, shown(value, where), reason, fix, expected)


def shape_at(place: Place) -> dict[str, Any]:
    """What the format says about a place; nothing where it knows none."""
    said = published("person")
    for part in place:
        said = said.get("items", {}) if isinstance(part, int) else said.get("properties", {}).get(part, {})
    return said


def unknown_key(where: str, key: str, known: Sequence[str]) -> Found:
    """A key that its table does not have, and the nearest that it has."""
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    return Found("unknown_key", where, None, UNKNOWN_KEY_SAID, perhaps(near[0]) if near else SEE_THE_FORMAT)


def perhaps(word: str) -> Text:
    """What to do where a word or key was meant to be another."""
    return Text(f"Mungkin yang dimaksud: {word}", f"「{word}」ではありませんか", f"Perhaps {word} is meant")


def told_elsewhere(where: str) -> Found:
    """A key of the format that is taken at another address, or not at all."""
    return Found("told_elsewhere", where, None, NOT_HERE, SEE_THE_FORMAT)


def spoilt_by(faults: Iterable[Found]) -> set[Place]:
    """The facts with a fault of form, of a list the entries: neither sheet nor law reads them."""
    found: set[Place] = set()
    for one in faults:
        key, *more = one.where.split(".")[1:] or [""]
        found.add(({"province": "home"}.get(key, key), int(more[0])) if more and more[0].isdecimal() else (key,))
        if key == "province":
            found.add(("home",))
    return found


def is_within(place: Place, other: Place) -> bool:
    """Whether a place is another place, or within it."""
    return place[: len(other)] == other


def beside(faults: Sequence[Found], more: Iterable[Found]) -> Iterator[Found]:
    """Those of `more` that are not about a place of which a fault is told already."""
    told = [tuple(one.where.split(".")) for one in faults]
    for one in more:
        place = tuple(one.where.split("."))
        if not any(is_within(place, each) or is_within(each, place) for each in told):
            yield one
