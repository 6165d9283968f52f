"""What may be asked about accounts."""

from datetime import timedelta
from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from kakehashi.portal.accounts.models import FailedSignIn
from kakehashi.portal.accounts.sealed import keyed_hash

TRIES = 5
WINDOW = timedelta(minutes=15)

TRIES_OF_AN_ADDRESS = 50
"""Failures from one address within the window, whatever the names: a class, or a part of a town, may share one."""


def must_wait(name: str) -> bool:
    """Whether `name` failed so often lately that even the right password is not looked at.

    Kept in the database, so that every web process counts the same.
    """
    return _failed(name, TRIES)


def address_must_wait(request: HttpRequest) -> bool:
    """Whether so many sign-ins from the reader's address failed lately that none is looked at, whatever the name."""
    name = tried_from(request)
    return name is not None and _failed(name, TRIES_OF_AN_ADDRESS)


def _failed(name: str, times: int) -> bool:
    return FailedSignIn.objects.filter(name=name[:150], since__gt=timezone.now() - WINDOW, tries__gte=times).exists()


def tried_from(request: HttpRequest) -> str | None:
    """The name under which failures from the reader's address are counted; it does not tell the address.

    Behind a proxy the address is what the proxy says in X-Real-IP.  Of IPv6 the first 64 bits count: a household has
    all the rest.  None where no address is told but this machine's own, which is the proxy's: all would wait for one.
    """
    told = request.headers.get("X-Real-IP", "") if settings.BEHIND_PROXY else ""
    try:
        address = ip_address((told or request.META.get("REMOTE_ADDR", "")).strip())
    except ValueError:
        return None
    if isinstance(address, IPv6Address):
        address = address.ipv4_mapped or address
    if address.is_loopback:
        return None
    block = IPv6Network((int(address), 64), strict=False) if isinstance(address, IPv6Address) else address
    return f"address-{keyed_hash(f'tried:{block}')}"
