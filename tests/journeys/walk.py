"""Finds every page a reader can reach: follows the links from their desk, one address for each page of the portal."""

from collections import deque
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

FILES = {
    "desks:ledger_export",
    "documents:file",
    "fairs:calendar_file",
    "fairs:certificate_file",
    "intake:refused",
    "intake:template_file",
    "statistics:table_file",
}
"""Addresses that answer with a file to save."""


def name_of(path: str) -> str | None:
    """The page at a path; None where there is none."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


def reached(page: Page, base: str, start: str = "/desk/", most: int = 400) -> Iterator[tuple[str, str]]:
    """Name and address of every page that links lead to from `start`, one address a page, breadth first.

    `page` belongs to the reader; it stands at each address when that is given.
    """
    seen: set[str] = set()
    queue = deque([start])
    looked = 0
    while queue and looked < most:
        path = queue.popleft()
        name = name_of(urlsplit(path).path)
        if name is None or name in seen or name in FILES:
            continue
        seen.add(name)
        looked += 1
        page.goto(urljoin(base, path))
        yield name, path
        page.goto(urljoin(base, path))
        for link in page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
            split = urlsplit(link)
            if f"{split.scheme}://{split.netloc}" == base:
                queue.append(split.path + (f"?{split.query}" if split.query else ""))
