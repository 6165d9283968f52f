"""Turning the pages of a list: fifty rows a page, with the page numbers worth showing, or from row to row."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest


class Turned:
    """One page of an ordered list, chosen by `?page=`; iterates over its rows.

    A page number that does not exist shows the nearest one that does.
    """

    def __init__(self, rows: QuerySet[Any] | list[Any], request: HttpRequest, size: int = 50) -> None:
        self.paginator = Paginator(rows, size)
        self._page = self.paginator.get_page(request.GET.get("page"))
        self.number = self._page.number
        self.turns = [
            turn if isinstance(turn, int) else "…"
            for turn in self.paginator.get_elided_page_range(self.number, on_each_side=1, on_ends=1)
        ]

    def __iter__(self) -> Any:
        return iter(self._page)

    def __len__(self) -> int:
        return len(self._page.object_list)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)


class Stretch:
    """One stretch of a very long ordered list: what comes `?after=` a row, or `?before=` it; iterates over its rows.

    The row is named by its key and looked up in `within`, so that the address holds nothing of a person; a key that is
    not there shows the beginning.  `order` are the names of the ordering, which no two rows share.
    Cost: that of the rows shown, however far down the list they stand.
    """

    def __init__(
        self, rows: QuerySet[Any], request: HttpRequest, *, within: QuerySet[Any], order: Sequence[str], size: int = 50
    ) -> None:
        before, after = (_place(within, request.GET.get(name), order) for name in ("before", "after"))
        if before is not None:
            found = list(
                rows.filter(_beyond(order, before, "lt")).order_by(*(f"-{name}" for name in order))[: size + 1]
            )
            self.rows = found[:size][::-1]
            self.has_previous, self.has_next = len(found) > size, True
        else:
            if after is not None:
                rows = rows.filter(_beyond(order, after, "gt"))
            found = list(rows[: size + 1])
            self.rows = found[:size]
            self.has_previous, self.has_next = after is not None, len(found) > size
        self.first: Any = self.rows[0].pk if self.rows else None
        self.last: Any = self.rows[-1].pk if self.rows else None

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def _place(within: QuerySet[Any], key: str | None, order: Sequence[str]) -> tuple[Any, ...] | None:
    try:
        wanted = UUID(key or "")
    except ValueError:
        return None
    return within.order_by().filter(pk=wanted).values_list(*order).first()


def _beyond(order: Sequence[str], place: Sequence[Any], way: str) -> Q:
    """Rows on one side of a place; the first condition is there for the index."""
    found, equal = Q(), Q()
    for name, value in zip(order, place, strict=True):
        found |= equal & Q(**{f"{name}__{way}": value})
        equal &= Q(**{name: value})
    return Q(**{f"{order[0]}__{way}e": place[0]}) & found
