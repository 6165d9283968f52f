"""What the tests of deeds for many share."""

import re
from typing import Any

from django.test import Client

from kakehashi.portal.accounts.models import Organisation, User
from kakehashi.portal.bulk.models import BulkDeed
from kakehashi.portal.candidates.models import Candidate
from tests.portal.candidates.make import person_row, taken_in, workbook
from tests.portal.make import make_organisation


def make_centre(name: str) -> Organisation:
    return make_organisation(Organisation.Kind.TRAINING_CENTRE, name=name)


def make_people(officer: User, *homes: str, **more: str) -> list[Candidate]:
    """One person a home province, in the order given; nobody was assessed."""
    rows = [person_row(home=home, **more) for home in homes]
    taken_in(officer, workbook(rows))
    return [Candidate.objects.get(number=row["id"]) for row in rows]


def previewed(client: Client, query: str) -> tuple[str, str, dict[str, str]]:
    """The address of a preview, its page, and what its button sends ({} where it has none)."""
    address = f"/candidates/together/preview/?{query}"
    page = client.get(address).content.decode()
    sent = dict(re.findall(r'<input type="hidden" name="(key|shown|total|changed)" value="([^"]*)"', page))
    return address, page, sent


def figures(page: str) -> list[int]:
    """In the list, would be changed."""
    return [int(one) for one in re.findall(r"<dd>(?:<a [^>]*>)?([\d,]+)(?:</a>)?</dd>", page)[:2]]


def done(client: Client, query: str) -> BulkDeed:
    """A deed for many, by way of its preview."""
    address, _page, sent = previewed(client, query)
    answer: Any = client.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()
    return BulkDeed.objects.get(pk=answer["Location"].rstrip("/").rsplit("/", 1)[1])
