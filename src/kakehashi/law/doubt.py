"""What is said of a value that cannot be true: whose it is, the path to it, and the words in three languages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kakehashi.vocabulary import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    Says = Callable[[int, str], Text]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Values under one key that cannot be true for one reason: `rows` (k,) whose, `places` (k,) which of their list.

    `path` is the key with `[]` for the place; `says` words one of them, given its number of the k and its path.
    """

    path: str
    rows: NDArray[np.int64]
    places: NDArray[np.int64] | None
    says: Says

    def text(self, number: int) -> Text:
        """What is wrong with the `number`-th of them: key, value, what was expected, and what to do."""
        place = "" if self.places is None else str(self.places[number])
        return self.says(number, self.path.replace("[]", f"[{place}]"))


OWN = Text(
    "{path} berisi {value}, padahal warga negara Jepang tidak memerlukan status izin tinggal; dianggap belum diketahui "
    "sampai diperbaiki.",
    "{path} が {value} ですが、日本国籍者に在留資格は必要ありません。訂正されるまで情報なしとして扱います。",
    "{path} is {value}, and a national of Japan needs no residence status; it counts as unknown until it is corrected.",
)
RANGE = Text(
    "{path} berisi {value}, padahal nilainya harus antara {least} dan {most}; dianggap belum diketahui sampai "
    "diperbaiki.",
    "{path} が {value} ですが、{least}から{most}までの値でなければなりません。訂正されるまで情報なしとして扱います。",
    "{path} is {value} and must be from {least} to {most}; it counts as unknown until it is corrected.",
)
EARLY = Text(
    "{path} berisi {value}, padahal {what} baru ada sejak {first}; dianggap belum diketahui sampai tanggalnya, atau "
    "jenisnya, diperbaiki.",
    "{path} が {value} ですが、{what} は {first} より前には存在しません。日付又は種類が訂正されるまで"
    "情報なしとして扱います。",
    "{path} is {value}, and there was no {what} before {first}; it counts as unknown until the day, or what it says it "
    "is, is corrected.",
)
LATE = Text(
    "{path} berisi {value}, padahal {what} tidak dapat lagi dimulai setelah {last}; dianggap belum diketahui sampai "
    "tanggalnya, atau statusnya, diperbaiki.",
    "{path} が {value} ですが、{what} は {last} より後に開始できません。日付又は在留資格が訂正されるまで"
    "情報なしとして扱います。",
    "{path} is {value}, and no {what} begins after {last}; it counts as unknown until the day, or what it says it "
    "is, is corrected.",
)
ORDER = Text(
    "{path} berisi {value}, yaitu sebelum {earlier} ({day}) yang harus lebih dahulu; keduanya dianggap belum diketahui "
    "sampai salah satunya diperbaiki.",
    "{path} が {value} ですが、これより先であるはずの {earlier}({day})より前です。いずれかが訂正される"
    "まで、両方を情報なしとして扱います。",
    "{path} is {value}, before {earlier} ({day}), which must come first; both count as unknown until one of them is "
    "corrected.",
)
PASSED = Text(
    "{path} berisi true, padahal {key} {value}, sedangkan kelulusan memerlukan sekurang-kurangnya {mark}; keduanya "
    "dianggap belum diketahui sampai salah satunya diperbaiki.",
    "{path} が true ですが、{key} が {value} であり、合格には {mark} 以上が必要です。いずれかが訂正されるまで、両方を"
    "情報なしとして扱います。",
    "{path} is true beside {key} {value}, and a pass needs {mark} or more; both count as unknown until one of them is "
    "corrected.",
)
NOT_PASSED = Text(
    "{path} berisi false, padahal {key} {value}, sedangkan nilai mulai {mark} berarti lulus; keduanya dianggap belum "
    "diketahui sampai salah satunya diperbaiki.",
    "{path} が false ですが、{key} が {value} であり、{mark} 以上は合格です。いずれかが訂正されるまで、両方を"
    "情報なしとして扱います。",
    "{path} is false beside {key} {value}, and {mark} or more is a pass; both count as unknown until one of them is "
    "corrected.",
)
LISTED = Text(
    "{path} diisi, padahal {key} {value}, sedangkan kelulusan pada tingkat itu memerlukan sekurang-kurangnya "
    "{mark}; keduanya dianggap belum diketahui sampai salah satunya diperbaiki.",
    "{path} が記載されていますが、{key} が {value} であり、当該レベルの合格には {mark} 以上が必要です。いずれかが訂正"
    "されるまで、両方を情報なしとして扱います。",
    "{path} is told beside {key} {value}, and a pass at that level needs {mark} or more; both count as unknown until "
    "one of them is corrected.",
)
BOTH = Text(
    "{path} berisi {value}, padahal {other} berisi {against}; keduanya tidak mungkin benar bersamaan dan dianggap "
    "belum diketahui sampai salah satunya diperbaiki.",
    "{path} が {value} ですが、{other} が {against} であり、両立しません。いずれかが訂正されるまで、"
    "両方を情報なしとして扱います。",
    "{path} is {value} and {other} is {against}; both cannot be so, and both count as unknown until one of them is "
    "corrected.",
)
HOURS = Text(
    "{path} berisi {value} jam, padahal kursus itu berlangsung {days} hari; dianggap belum diketahui sampai "
    "diperbaiki.",
    "{path} が {value} 時間ですが、その講習は {days} 日間です。訂正されるまで情報なしとして扱います。",
    "{path} is {value} hours, and the course lasts {days} days; it counts as unknown until it is corrected.",
)
