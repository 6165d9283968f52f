"""Why each wish was granted or not, in three languages, without a word about any other person.

A reason is given only when the market and the matching bear it out; for a matching that no reason can explain there is
ExplanationError, never a softer sentence.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kakehashi.matching.lottery import strict_order
from kakehashi.matching.problem import Cap, Market, Matching, Vacancy
from kakehashi.vocabulary import KakehashiError, Text


class ExplanationError(KakehashiError):
    """The matching cannot be explained: it is not the stable one of this market."""

    title = "The matching cannot be explained"


class ReasonKind(StrEnum):
    """What became of one wish."""

    GRANTED = "granted"
    NOT_NEEDED = "not_needed"
    NOT_ELIGIBLE = "not_eligible"
    NOT_RANKED = "not_ranked"
    CLOSED = "closed"
    FULL = "full"
    CAP_REACHED = "cap_reached"


@dataclass(frozen=True, slots=True)
class Reason:
    """What became of wish number `wish` (1 is the best); `text` names neither the vacancy nor any other person.

    `seats` counts the places that `text` speaks of, of the vacancy or of `cap`; `rules` are ids of the law's rules.
    """

    wish: int
    vacancy: str
    kind: ReasonKind
    text: Text
    seats: int | None = None
    cap: str | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CapNote:
    """A cap over one of the candidate's wishes, and whether it is the reason why a wish was not granted."""

    cap: str
    seats: int
    is_reason: bool
    text: Text


@dataclass(frozen=True, slots=True)
class Explanation:
    """One candidate's result; `wish` is the number of the wish granted, None for no place in this round."""

    candidate: str
    vacancy: str | None
    wish: int | None
    result: Text
    reasons: tuple[Reason, ...]
    caps: tuple[CapNote, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many candidates got their first, second … wish, how many none, and what became of all wishes."""

    by_wish: dict[int, int]
    without_place: int
    reasons: dict[ReasonKind, int]


def explain(
    market: Market,
    matching: Matching,
    candidates: Iterable[str] | None = None,
    *,
    cap_names: Mapping[str, Text] | None = None,
) -> dict[str, Explanation]:
    """What became of each wish of `candidates` (all, if none are given).

    1. After the wish that was granted: *not needed*.  2. A vacancy against which a rule stands: *not eligible*.  3. Not
    in the employer's ranking: *not ranked*.  4. A vacancy without seats: *closed*.  5. All its seats held by people who
    come earlier in its order: *full*.  6. Its cap used up, and every seat in use there comes before its next: *cap
    reached*.

    cap_names  the name of a cap as readers know it; without one its id is printed.
    Raises:    ExplanationError naming each candidate and wish for which none of this is true.
    Cost:      O(c + v + w + r) for c candidates, v vacancies, the w wishes asked about and the r rankings behind them.
    """
    view = _View(market, matching)
    faults: list[str] = []
    explanations = {}
    for candidate in market.candidates if candidates is None else candidates:
        if candidate not in market.wishes or candidate not in matching.vacancy_of:
            faults.append(f"{candidate!r} is not in both market and matching; take the ids from the market.")
            continue
        explanations[candidate] = _explained(view, candidate, cap_names or {}, faults)
    if faults:
        raise ExplanationError(faults)
    return explanations


def count(explanations: Iterable[Explanation]) -> Counts:
    """Count results and reasons over many candidates, for an officer."""
    wishes: Counter[int] = Counter()
    reasons: Counter[ReasonKind] = Counter()
    without_place = 0
    for explanation in explanations:
        reasons.update(reason.kind for reason in explanation.reasons)
        if explanation.wish is None:
            without_place += 1
        else:
            wishes[explanation.wish] += 1
    return Counts(
        by_wish=dict(sorted(wishes.items())),
        without_place=without_place,
        reasons={kind: reasons[kind] for kind in ReasonKind if reasons[kind]},
    )


class _View:
    """Market and matching as vacancies and caps see them; an order is worked out when it is asked for."""

    def __init__(self, market: Market, matching: Matching) -> None:
        self.market, self.matching = market, matching
        self.vacancies = {vacancy.id: vacancy for vacancy in market.vacancies}
        self.caps = {cap.id: cap for cap in market.caps}
        self.held = matching.held()
        self._turn = {vacancy.id: place for place, vacancy in enumerate(market.vacancies)}
        self._used = Counter(
            {cap.id: sum(self.people(v) for v in market.vacancies if v.cap == cap.id) for cap in market.caps}
        )
        self._last_seat = {
            cap.id: max(
                (self._seat(v, 0) for v in market.vacancies if v.cap == cap.id and self.people(v)), default=None
            )
            for cap in market.caps
        }
        self._orders: dict[str, dict[str, int]] = {}

    def people(self, vacancy: Vacancy) -> int:
        return len(self.held.get(vacancy.id, ()))

    def order(self, vacancy: str) -> dict[str, int]:
        if vacancy not in self._orders:
            self._orders[vacancy] = strict_order(self.market, vacancy)
        return self._orders[vacancy]

    def all_come_before(self, candidate: str, vacancy: Vacancy) -> bool:
        order = self.order(vacancy.id)
        return all(order.get(other, -1) < order[candidate] for other in self.held.get(vacancy.id, ()))

    def cap_leaves_no_turn(self, vacancy: Vacancy) -> bool:
        if vacancy.cap is None or self._used[vacancy.cap] != self.caps[vacancy.cap].seats:
            return False
        last = self._last_seat[vacancy.cap]
        return last is None or last < self._seat(vacancy, 1)

    def _seat(self, vacancy: Vacancy, more: int) -> tuple[int, int]:
        return max(0, self.people(vacancy) + more - vacancy.target), self._turn[vacancy.id]


def _explained(view: _View, candidate: str, cap_names: Mapping[str, Text], faults: list[str]) -> Explanation:
    wishes = view.market.wishes[candidate]
    vacancy = view.matching.vacancy_of[candidate]
    granted = wishes.index(vacancy) + 1 if vacancy in wishes else None
    if vacancy is not None and granted is None:
        faults.append(f"{candidate!r} was given {vacancy!r}, which is none of their wishes; verify the certificate.")
    reasons = []
    for wish, name in enumerate(wishes, start=1):
        reason = _reason(view, candidate, wish, view.vacancies[name], granted, cap_names)
        if reason is None:
            faults.append(
                f"{candidate!r} was {'given' if wish == granted else 'refused'} {name!r} for no reason that "
                "holds; verify the certificate."
            )
        else:
            reasons.append(reason)
    return Explanation(
        candidate=candidate,
        vacancy=vacancy,
        wish=granted,
        result=_result(wishes, granted),
        reasons=tuple(reasons),
        caps=_cap_notes(view, wishes, reasons, cap_names),
    )


def _reason(
    view: _View, candidate: str, wish: int, vacancy: Vacancy, granted: int | None, cap_names: Mapping[str, Text]
) -> Reason | None:
    if wish == granted:
        is_acceptable = candidate in view.order(vacancy.id)
        return Reason(wish, vacancy.id, ReasonKind.GRANTED, _GRANTED) if is_acceptable else None
    if granted is not None and granted < wish:
        return Reason(wish, vacancy.id, ReasonKind.NOT_NEEDED, _NOT_NEEDED.filled(granted=granted))
    rules = view.market.ineligible.get((candidate, vacancy.id), ())
    if rules:
        text = _NOT_ELIGIBLE.filled(rules=", ".join(rules))
        return Reason(wish, vacancy.id, ReasonKind.NOT_ELIGIBLE, text, rules=rules)
    if candidate not in view.order(vacancy.id):
        return Reason(wish, vacancy.id, ReasonKind.NOT_RANKED, _NOT_RANKED)
    return _no_room(view, candidate, wish, vacancy, cap_names)


def _no_room(view: _View, candidate: str, wish: int, vacancy: Vacancy, cap_names: Mapping[str, Text]) -> Reason | None:
    """Why an acceptable candidate was not taken; None where nothing explains it."""
    if not view.all_come_before(candidate, vacancy):
        return None
    if vacancy.seats == 0:
        return Reason(wish, vacancy.id, ReasonKind.CLOSED, _CLOSED, seats=0)
    if view.people(vacancy) == vacancy.seats:
        return Reason(wish, vacancy.id, ReasonKind.FULL, _full(view, candidate, vacancy), seats=vacancy.seats)
    if vacancy.cap is not None and view.cap_leaves_no_turn(vacancy):
        cap = view.caps[vacancy.cap]
        text = _cap_text(_CAP_REACHED if cap.seats else _CAP_CLOSED, cap, cap_names)
        return Reason(wish, vacancy.id, ReasonKind.CAP_REACHED, text, seats=cap.seats, cap=cap.id)
    return None


def _full(view: _View, candidate: str, vacancy: Vacancy) -> Text:
    has_equals = any(len(group) > 1 for group in view.market.rankings[vacancy.id] if candidate in group)
    one = vacancy.seats == 1
    if has_equals:
        return _FULL_ONE_BY_LOT if one else _FULL_BY_LOT.filled(seats=vacancy.seats)
    return _FULL_ONE if one else _FULL.filled(seats=vacancy.seats)


def _result(wishes: tuple[str, ...], granted: int | None) -> Text:
    if granted is not None:
        return _RESULT_WISH.filled(wish=granted)
    return _RESULT_NONE if wishes else _RESULT_NO_WISH


def _cap_notes(
    view: _View, wishes: Iterable[str], reasons: Iterable[Reason], cap_names: Mapping[str, Text]
) -> tuple[CapNote, ...]:
    over = dict.fromkeys(cap for name in wishes if (cap := view.vacancies[name].cap) is not None)
    to_blame = {reason.cap for reason in reasons}
    return tuple(
        CapNote(
            cap=name,
            seats=view.caps[name].seats,
            is_reason=name in to_blame,
            text=_cap_text(_CAP_IS_REASON if name in to_blame else _CAP_IS_NO_REASON, view.caps[name], cap_names),
        )
        for name in over
    )


def _cap_text(sentence: Text, cap: Cap, cap_names: Mapping[str, Text]) -> Text:
    name = cap_names.get(cap.id) or Text(cap.id, cap.id, cap.id)
    kind = _CAP_KINDS.get(cap.kind or "", _CAP_OF_ANY_KIND)
    return Text(
        *(
            sentence.said_in(language).format(seats=cap.seats, cap=name.said_in(language), kind=kind.said_in(language))
            for language in ("id", "ja", "en")
        )
    )


_RESULT_WISH = Text(
    "Anda mendapat tempat pada pilihan ke-{wish}.", "第{wish}希望に決まりました。", "You have been given wish {wish}."
)
_RESULT_NONE = Text(
    "Anda belum mendapat tempat pada putaran ini.", "今回は未決定です。", "You have no place in this round."
)
_RESULT_NO_WISH = Text(
    "Anda belum mendapat tempat pada putaran ini, karena tidak ada pilihan Anda yang tercatat.",
    "希望が登録されていないため、今回は未決定です。",
    "You have no place in this round, because no wish of yours is on record.",
)
_GRANTED = Text(
    "Tempat ini dialokasikan untuk Anda dalam pencocokan ini.", "この求人に決まりました。", "This place is yours."
)
_NOT_NEEDED = Text(
    "Tidak diperlukan lagi, karena pilihan ke-{granted} sudah terpenuhi.",
    "第{granted}希望に決まったため、この希望は対象になりませんでした。",
    "Not used, because wish {granted} was granted.",
)
_NOT_ELIGIBLE = Text(
    "Untuk putaran ini belum dapat dipastikan bahwa syarat lowongan ini terpenuhi ({rules}).",
    "今回は、この求人の要件を満たしていることを確認できませんでした({rules})。",
    "For this round it was not established that you meet the conditions of this vacancy ({rules}).",
)
_NOT_RANKED = Text(
    "Pemberi kerja itu tidak mencantumkan Anda dalam urutannya pada putaran ini.",
    "その雇用主が今回出した順位に、お名前が入っていませんでした。",
    "That employer did not include you in its order in this round.",
)
_CLOSED = Text(
    "Lowongan ini tidak membuka tempat pada putaran ini.",
    "この求人には、今回、採用枠がありませんでした。",
    "This vacancy had no places in this round.",
)
_FULL = Text(
    "Penuh: {seats} tempat diisi kandidat yang lebih dulu menurut urutan pemberi kerja itu.",
    "採用枠{seats}人分は、その雇用主の順位が上位の候補者で埋まりました。",
    "Full: its {seats} places went to candidates who come earlier in that employer's order.",
)
_FULL_ONE = Text(
    "Penuh: satu-satunya tempat diisi kandidat yang lebih dulu menurut urutan pemberi kerja itu.",
    "採用枠1人分は、その雇用主の順位が上位の候補者に決まりました。",
    "Full: its one place went to a candidate who comes earlier in that employer's order.",
)
_FULL_BY_LOT = Text(
    "Penuh: {seats} tempat diisi kandidat yang lebih dulu menurut urutan pemberi kerja itu; "
    "bila peringkatnya sama, urutan ditentukan oleh undian yang diumumkan.",
    "採用枠{seats}人分は、その雇用主の順位が上位の候補者で埋まりました。同順位の場合は、公表された抽選で順番を決めています。",
    "Full: its {seats} places went to candidates who come earlier in that employer's order; "
    "equal ranks are put in order by the published lottery.",
)
_FULL_ONE_BY_LOT = Text(
    "Penuh: satu-satunya tempat diisi kandidat yang lebih dulu menurut urutan pemberi kerja itu; "
    "bila peringkatnya sama, urutan ditentukan oleh undian yang diumumkan.",
    "採用枠1人分は、その雇用主の順位が上位の候補者に決まりました。同順位の場合は、公表された抽選で順番を決めています。",
    "Full: its one place went to a candidate who comes earlier in that employer's order; "
    "equal ranks are put in order by the published lottery.",
)
_CAP_KINDS = {
    "field": Text("Batas maksimum bidang", "分野の上限", "Cap of the field"),
    "region": Text("Batas maksimum daerah", "地域の上限", "Cap of the region"),
    "agreement": Text("Batas maksimum dalam naskah kerja sama", "取決め文書の上限", "Cap of the agreement"),
}
_CAP_OF_ANY_KIND = Text("Batas maksimum", "上限", "Cap")
_CAP_REACHED = Text(
    "{kind} tercapai: {seats} tempat untuk {cap} sudah terisi menurut target dan giliran yang diumumkan.",
    "{kind}に達しました。{cap}の{seats}人分は、公表された目標数と順番に従って埋まりました。",
    "{kind} reached: the {seats} places for {cap} were filled by the published targets and turns.",
)
_CAP_CLOSED = Text(
    "{kind}: tidak ada tempat untuk {cap} pada putaran ini.",
    "{kind}: {cap}には、今回、枠がありませんでした。",
    "{kind}: there were no places for {cap} in this round.",
)
_CAP_IS_REASON = Text(
    "{kind}: {seats} tempat untuk {cap}; inilah salah satu alasan ada pilihan Anda yang tidak terpenuhi.",
    "{kind}: {cap}は{seats}人まで。ご希望どおりにならなかった理由の一つです。",
    "{kind}: {seats} places for {cap}; it is a reason why a wish of yours was not granted.",
)
_CAP_IS_NO_REASON = Text(
    "{kind}: {seats} tempat untuk {cap}; ini bukan salah satu alasan hasil pilihan Anda.",
    "{kind}: {cap}は{seats}人まで。今回の結果の理由ではありません。",
    "{kind}: {seats} places for {cap}; it is not the reason for what became of your wishes.",
)
