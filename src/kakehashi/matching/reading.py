"""From what people hand in to a market: the JSON of the exchange format, or rows of a database or a sheet."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from kakehashi.matching.problem import Cap, Market, MarketError, Vacancy, faults_of

KEYS = ("candidates", "vacancies", "caps", "wishes", "rankings", "ineligible", "groups", "seed")
NEEDED = ("candidates", "vacancies", "wishes", "rankings")
VACANCY_KEYS = ("id", "seats", "caps", "target")
CAP_KEYS = ("id", "kind", "seats")


def market_from_dict(value: Any) -> Market:
    """The market that `market.json` describes.

    A ranking is a list of candidate ids, best first; a list of ids inside it holds candidates whom the employer
    places equal.  `caps`, `ineligible` and `target` may be left out (no caps, nobody barred, 0), and `seed` where no
    two candidates are equal.

    Raises:  MarketError listing every fault at once, of form and of meaning.
    """
    if not isinstance(value, Mapping):
        raise MarketError([f"it is {_kind(value)}; give an object with the keys {', '.join(NEEDED)}."])
    return _Reader().market(value)


def market_from_rows(
    *,
    candidates: Iterable[str],
    vacancies: Iterable[Vacancy],
    wishes: Iterable[tuple[str, int, str]],
    rankings: Iterable[tuple[str, int, str]],
    caps: Iterable[Cap] = (),
    ineligible: Iterable[tuple[str, str, str]] = (),
    seed: int | None = None,
) -> Market:
    """The market that rows describe, as in `wishes.csv` and `rankings.csv`; columns become rows by `zip`.

    wishes      (candidate, rank, vacancy), rank 1 best; ranks of one candidate differ and need not be consecutive
    rankings    (vacancy, rank, candidate), rank 1 best; two rows of one rank are equal and the lottery parts them
    ineligible  (candidate, vacancy, rule)

    Raises:  MarketError listing every fault at once.
    """
    faults: list[str] = []
    wished = _by_rank("wishes", wishes, faults)
    for candidate, ranks in wished.items():
        faults.extend(
            f"wishes of {candidate!r}: rank {rank} is given to {', '.join(map(repr, same))}; give each its own rank."
            for rank, same in ranks.items()
            if len(same) > 1
        )
    ranked = _by_rank("rankings", rankings, faults)
    barred: dict[tuple[str, str], list[str]] = defaultdict(list)
    for candidate, vacancy, rule in ineligible:
        barred[candidate, vacancy].append(rule)
    return _built(
        faults,
        candidates=tuple(candidates),
        vacancies=tuple(vacancies),
        caps=tuple(caps),
        wishes={c: tuple(v for rank in sorted(ranks) for v in ranks[rank]) for c, ranks in wished.items()},
        rankings={v: tuple(tuple(ranks[rank]) for rank in sorted(ranks)) for v, ranks in ranked.items()},
        ineligible={pair: tuple(rules) for pair, rules in barred.items()},
        seed=seed,
    )


def _by_rank(where: str, rows: Iterable[tuple[str, int, str]], faults: list[str]) -> dict[str, dict[int, list[str]]]:
    """Owner -> rank -> what stands there; a rank that is no whole number is a fault and its row is left out."""
    ranks: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for owner, rank, item in rows:
        if isinstance(rank, int) and not isinstance(rank, bool):
            ranks[owner][rank].append(item)
        else:
            faults.append(f"{where} of {owner!r}: rank of {item!r} is {rank!r}; write a whole number, 1 for the best.")
    return ranks


class _Draft(Market):
    """The same fields, not yet judged: so that faults of meaning are listed beside faults of form."""

    def __post_init__(self) -> None:
        """Judge nothing."""


def _built(faults: list[str], **fields: Any) -> Market:
    if faults:
        raise MarketError([*faults, *faults_of(_Draft(**fields))])
    return Market(**fields)


class _Reader:
    """Reads one market.json; what has the wrong form is written down in `faults` and left out."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def market(self, value: Mapping[str, Any]) -> Market:
        self._keys("the market", value, KEYS, NEEDED)
        if value.get("groups"):
            self.faults.append(
                "groups: friends and couples who go together or not at all cannot be matched yet; take the key "
                "`groups` out, and let each of them wish alone for the same vacancies."
            )
        return _built(
            self.faults,
            candidates=tuple(self._texts("candidates", value.get("candidates"))),
            vacancies=tuple(self._vacancies(value.get("vacancies"))),
            caps=tuple(self._caps(value.get("caps"))),
            wishes={c: tuple(self._texts(f"wishes of {c!r}", w)) for c, w in self._table("wishes", value)},
            rankings={v: tuple(self._groups(f"rankings of {v!r}", r)) for v, r in self._table("rankings", value)},
            ineligible=self._ineligible(value.get("ineligible")),
            seed=value.get("seed"),
        )

    def _keys(self, where: str, value: Mapping[str, Any], known: tuple[str, ...], needed: tuple[str, ...]) -> None:
        for key in value:
            if key not in known:
                near = get_close_matches(str(key), known, n=1)
                hint = f"did you mean {near[0]!r}?" if near else f"the keys are {', '.join(known)}."
                self.faults.append(f"{where}: the key {key!r} is unknown; {hint}")
        for key in needed:
            if value.get(key) is None:
                what = "a number of people" if key == "seats" else "it, empty if need be"
                self.faults.append(f"{where}: the key {key!r} is missing; write {what}.")

    def _list(self, where: str, value: Any) -> list[Any]:
        if value is None or isinstance(value, list):
            return value or []
        self.faults.append(f"{where}: it is {_kind(value)}; write a list.")
        return []

    def _table(self, where: str, value: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
        table = value.get(where)
        if table is None or isinstance(table, Mapping):
            return (table or {}).items()
        self.faults.append(f"{where}: it is {_kind(table)}; write an object, one key for each.")
        return ()

    def _texts(self, where: str, value: Any) -> list[str]:
        items = self._list(where, value)
        self.faults.extend(
            f"{where}[{place}]: it is {_kind(item)}; write an id, as text."
            for place, item in enumerate(items)
            if not isinstance(item, str)
        )
        return [item for item in items if isinstance(item, str)]

    def _groups(self, where: str, value: Any) -> list[tuple[str, ...]]:
        groups = []
        for place, item in enumerate(self._list(where, value)):
            group = self._texts(f"{where}[{place}]", item if isinstance(item, list) else [item])
            groups.append(tuple(group))
        return groups

    def _objects(self, where: str, value: Any, known: tuple[str, ...]) -> list[Mapping[str, Any]]:
        objects = []
        for place, item in enumerate(self._list(where, value)):
            if not isinstance(item, Mapping):
                self.faults.append(f"{where}[{place}]: it is {_kind(item)}; write an object with id and seats.")
            elif not isinstance(item.get("id"), str):
                self.faults.append(f"{where}[{place}]: id is {item.get('id')!r}; write an id, as text.")
            else:
                self._keys(f"{where}: {item['id']!r}", item, known, ("seats",))
                objects.append(item)
        return objects

    def _vacancies(self, value: Any) -> Iterable[Vacancy]:
        for item in self._objects("vacancies", value, VACANCY_KEYS):
            caps = self._texts(f"vacancies: caps of {item['id']!r}", item.get("caps"))
            if len(caps) > 1:
                self.faults.append(
                    f"vacancies: {item['id']!r} is in {len(caps)} caps ({', '.join(map(repr, caps))}), and caps that "
                    "overlap cannot be kept yet: no fair answer is promised for them; leave it in one."
                )
            yield Vacancy(
                id=item["id"],
                seats=_or_zero(item.get("seats")),
                cap=caps[0] if caps else None,
                target=_or_zero(item.get("target")),
            )

    def _caps(self, value: Any) -> Iterable[Cap]:
        for item in self._objects("caps", value, CAP_KEYS):
            yield Cap(id=item["id"], seats=_or_zero(item.get("seats")), kind=item.get("kind"))

    def _ineligible(self, value: Any) -> dict[tuple[str, str], tuple[str, ...]]:
        barred: dict[tuple[str, str], list[str]] = defaultdict(list)
        for place, item in enumerate(self._list("ineligible", value)):
            if isinstance(item, list) and len(item) == 3 and all(isinstance(part, str) for part in item):
                candidate, vacancy, rule = item
                barred[candidate, vacancy].append(rule)
            else:
                self.faults.append(
                    f"ineligible[{place}]: it is {item!r}; write [candidate, vacancy, rule], each as text."
                )
        return {pair: tuple(rules) for pair, rules in barred.items()}


def _or_zero(value: Any) -> Any:
    """0 for what is left out: a missing `seats` is a fault already, and `target` is 0 unless it is written."""
    return 0 if value is None else value


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", type(None): "null"}
    return names.get(type(value), f"the number {value!r}" if isinstance(value, int | float) else repr(value))
