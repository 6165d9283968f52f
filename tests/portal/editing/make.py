"""What a browser would send of a page: every box of its form as it stands there."""

from html.parser import HTMLParser
from typing import Any

from django.test import Client

from kakehashi.portal.candidates.models import Candidate


class _Form(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.inside = False
        self.select, self.area = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "main":
            self.inside = True
        if not self.inside:
            return
        name = given.get("name") or ""
        if tag == "input" and (given.get("type") not in {"radio", "checkbox"} or "checked" in given):
            self.sent[name] = given.get("value") or ("on" if given.get("type") == "checkbox" else "")
        elif tag == "select":
            self.select = name
            self.sent[name] = ""
        elif tag == "option" and "selected" in given:
            self.sent[self.select] = given.get("value") or ""


def on_page(text: str) -> dict[str, str]:
    """What the form of a page sends as it stands."""
    form = _Form()
    form.feed(text)
    return {name: value for name, value in form.sent.items() if name and name != "csrfmiddlewaretoken"}


def address(person: Candidate, key: str) -> str:
    """Where a fact of a person is put right."""
    return f"/candidates/{person.pk}/facts/{key}/"


def opened(client: Client, person: Candidate, key: str) -> dict[str, str]:
    """What the page of a fact would send if nothing was typed."""
    return on_page(client.get(address(person, key)).content.decode())


def put(client: Client, person: Candidate, key: str, *, again: bool = True, **typed: Any) -> Any:
    """Type something and press; where consequences are told, press again."""
    answer = client.post(address(person, key), {**opened(client, person, key), **typed})
    if again and answer.status_code == 200 and "press the button again" in answer.content.decode():
        answer = client.post(address(person, key), on_page(answer.content.decode()))
    return answer
