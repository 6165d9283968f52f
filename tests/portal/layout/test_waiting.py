"""A page that waits for work looks again by itself, until its reader stops it."""

import pytest

from kakehashi.portal.fairs.models import Order
from kakehashi.portal.layout.waiting import SECONDS
from tests.portal.fairs.test_pages import Planned
from tests.portal.make import signed_in


@pytest.fixture
def waiting(db):
    planned = Planned()
    client = signed_in(planned.prefecture)
    client.post(planned.address)
    assert Order.objects.get().waits
    return client, planned.address


def test_it_is_asked_for_again_by_itself(waiting):
    client, address = waiting

    assert client.get(address)["Refresh"] == str(SECONDS)


def test_its_reader_can_stop_that_and_start_it_again(waiting):
    client, address = waiting

    stopped = client.get(f"{address}?show=people&still=1")

    assert f'href="{address}?show=people&amp;still=1">Stop' in client.get(f"{address}?show=people").content.decode()
    assert "Refresh" not in stopped
    assert f'href="{address}?show=people">Let the page look again' in stopped.content.decode()


def test_a_page_that_waits_for_nothing_stays_as_it_is(waiting):
    client, _address = waiting

    assert "Refresh" not in client.get("/desk/")
