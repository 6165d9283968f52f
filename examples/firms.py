"""Employers of an example: invented firms of a prefecture's real mix of sizes and fields.

A firm's name joins two signs that no place or family we know of joins (虹端, 雫灘), so that no real firm is meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random

FIRST_SIGNS = "灯虹霧萌暁蛍雫澪凪茜蕗樺"
SECOND_SIGNS = "端架灘嶺浜坪礁杣汐巌"
#: Stems with signs that CP932 holds beyond JIS X 0208: a ladder 髙, a standing 﨑.
RARE_STEMS = tuple(f"{first}﨑" for first in FIRST_SIGNS) + tuple(f"髙{second}" for second in "架端礁杣雫灯虹霧")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of business: the field's jobs (work category and title), what firms of it are called, where, how they pay.

    No `regions` means all of the prefecture's; `above` is the usual range, yen per hour above the minimum wage.
    """

    field: str
    jobs: tuple[tuple[str, str], ...]
    suffixes: tuple[str, ...]
    regions: tuple[str, ...] = ()
    main_business: str = ""
    above: tuple[int, int] = (3, 168)


LINES: dict[str, Line] = {
    line.field: line
    for line in (
        Line(
            "manufacturing",
            (
                ("manufacturing.machining", "NC旋盤オペレーター"),
                ("manufacturing.machining", "金属部品の機械加工"),
                ("manufacturing.machining", "鋳造品の仕上げ"),
                ("manufacturing.electronics", "電子部品の組立て・検査"),
                ("manufacturing.electronics", "半導体製造装置ユニットの組立て"),
                ("manufacturing.surface_treatment", "めっき加工"),
                ("manufacturing.sewing", "婦人服の縫製"),
                ("manufacturing.paper_boxes", "段ボール箱の製造"),
            ),
            ("精機㈱", "工業㈱", "電子㈱", "製作所", "テック㈱"),
            ("菊池・合志", "菊池・合志", "熊本市", "玉名", "八代", "上益城"),
            above=(8, 218),
        ),
        Line(
            "agriculture",
            (
                ("agriculture.crop", "施設トマトの栽培・収穫"),
                ("agriculture.crop", "いちごの栽培・選別"),
                ("agriculture.crop", "すいか・メロンの栽培"),
                ("agriculture.crop", "い草の栽培・乾燥"),
                ("agriculture.crop", "露地野菜の栽培"),
                ("agriculture.crop", "かんきつの栽培・収穫"),
                ("agriculture.livestock", "肉用牛の飼育管理"),
                ("agriculture.livestock", "乳牛の飼育・搾乳"),
                ("agriculture.livestock", "養豚場の飼育管理"),
            ),
            ("農園", "ファーム㈱", "農産㈲", "アグリ(同)"),
            ("八代", "八代", "玉名", "菊池・合志", "阿蘇", "天草", "人吉・球磨", "上益城", "熊本市"),
            main_business="耕種農業",
        ),
        Line(
            "construction",
            (
                ("construction.civil", "型枠工事"),
                ("construction.civil", "建設機械施工"),
                ("construction.building", "とび・足場工事"),
                ("construction.building", "内装仕上げ工事"),
                ("construction.lifeline", "配管工事"),
            ),
            ("建設㈱", "組㈱", "工務店"),
            above=(48, 308),
        ),
        Line(
            "care",
            (
                ("care", "特別養護老人ホームの介護職"),
                ("care", "介護老人保健施設の介護職"),
                ("care", "デイサービスの介護職"),
            ),
            ("苑", "ケアホーム", "会", "の里"),
            above=(8, 188),
        ),
        Line(
            "food_manufacturing",
            (
                ("food_manufacturing.general", "そう菜の製造"),
                ("food_manufacturing.general", "食肉の加工"),
                ("food_manufacturing.general", "水産加工品の製造"),
                ("food_manufacturing.general", "パンの製造"),
            ),
            ("食品㈱", "フーズ㈱", "水産加工㈱"),
            main_business="食品加工・包装",
        ),
        Line(
            "accommodation",
            (("accommodation", "旅館のフロント・配膳"), ("accommodation", "ホテルのレストランサービス")),
            ("旅館", "ホテル㈱"),
            ("阿蘇", "人吉・球磨", "天草", "熊本市"),
        ),
        Line(
            "building_cleaning",
            (("building_cleaning", "病院の清掃"), ("building_cleaning", "オフィスビルの清掃")),
            ("ビルサービス㈱",),
            ("熊本市",),
        ),
        Line("auto_repair", (("auto_repair.maintenance", "自動車の点検・整備"),), ("自動車整備㈱", "モータース㈲")),
        Line(
            "fishery",
            (("fishery.aquaculture", "まだい・ぶりの養殖"), ("fishery.aquaculture", "のりの養殖")),
            ("水産㈲", "養殖㈱"),
            ("天草", "玉名"),
            main_business="養殖",
        ),
        Line(
            "shipbuilding",
            (("shipbuilding.hull", "船体ブロックの溶接"),),
            ("造船㈱",),
            ("玉名", "天草"),
            above=(58, 238),
        ),
        Line("food_service", (("food_service", "郷土料理店の調理"),), ("亭㈲",), ("熊本市",)),
        Line("auto_transport", (("auto_transport.truck", "トラック運転者"),), ("運輸㈱",), ("熊本市", "八代")),
        Line("wood_products", (("wood_products", "製材工"),), ("木材㈱",), ("人吉・球磨",)),
    )
}

#: The same in the north-east, where other fish and other plants grow.
NORTH_EASTERN_LINES = LINES | {
    "fishery": replace(
        LINES["fishery"],
        jobs=(("fishery.aquaculture", "かきの養殖"), ("fishery.aquaculture", "ぎんざけの養殖")),
        regions=("石巻", "気仙沼"),
    ),
    "agriculture": replace(
        LINES["agriculture"],
        jobs=(("agriculture.crop", "いちごの栽培・選別"), ("agriculture.livestock", "養豚場の飼育管理")),
        regions=("登米", "大崎"),
    ),
    "food_manufacturing": replace(LINES["food_manufacturing"], regions=("石巻", "気仙沼", "仙台")),
}


@dataclass(frozen=True, slots=True)
class Firm:
    """An invented employer: one field, one place, its staff."""

    name: str
    field: str
    region: str
    staff: int


class Registry:
    """Founds firms with names of their own."""

    def __init__(self, rng: Random, lines: Mapping[str, Line]) -> None:
        self.rng = rng
        self.lines = lines
        stems = [first + second for first in FIRST_SIGNS for second in SECOND_SIGNS]
        stems += RARE_STEMS
        rng.shuffle(stems)
        self.stems = iter(stems)

    def found(self, field: str, *, regions: tuple[str, ...], staff: int) -> Firm:
        """A firm of `field` in one of the regions where the field is at home."""
        line = self.lines[field]
        at_home = [region for region in line.regions if region in regions] or list(regions)
        name = next(self.stems) + self.rng.choice(line.suffixes)
        if field == "care" and name.endswith("会"):
            name = f"社会福祉法人{name}"
        return Firm(name, field, self.rng.choice(at_home), staff)


#: Fields in which firms of 100 and more are found.
LARGE_FIELDS = frozenset({"manufacturing", "food_manufacturing", "care"})


def staff_sizes(rng: Random, fields: list[str]) -> list[int]:
    """Staff of one firm for each of `fields`: 69.9 % under 30, 16.8 % under 100, 10.1 % under 500, others more.

    Source: establishments with foreign workers in Kumamoto, Labour Bureau, 31 October 2024 (2,785, 671 and 402 of
    3,982).
    """
    count = len(fields)
    small, middle, large = round(count * 2_785 / 3_982), round(count * 671 / 3_982), round(count * 402 / 3_982)
    usual = [rng.randint(4, 29) for _ in range(small)] + [rng.randint(30, 99) for _ in range(middle)]
    big = [rng.randint(100, 499) for _ in range(large)]
    big += [rng.randint(500, 900) for _ in range(count - small - middle - large)]
    rng.shuffle(usual)
    at_home = [place for place, field in enumerate(fields) if field in LARGE_FIELDS]
    sizes = dict(zip(rng.sample(at_home, len(big)), big, strict=True))
    return [sizes[place] if place in sizes else usual.pop() for place in range(count)]
