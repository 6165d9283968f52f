"""Turning the pages of a list: fifty rows a page, with the page numbers worth showing."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
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
