"""Writes about accounts."""

import logging
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import login, logout
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from kakehashi.portal.accounts.models import FailedSignIn, Organisation, Role, User
from kakehashi.portal.accounts.queries import TRIES, WINDOW, tried_from
from kakehashi.portal.ledger.actions import record
from kakehashi.portal.ledger.deeds import Deed

logger = logging.getLogger(__name__)


@transaction.atomic
def open_account(
    *,
    sign_in: str,
    password: str | None,
    full_name: str,
    role: Role,
    organisation: Organisation | None,
    language: str,
    is_demo: bool = False,
    administers: bool = False,
) -> User:
    """Make an account; ValidationError names every field that is not right."""
    user = User(
        sign_in=sign_in.strip().lower(),
        full_name=full_name,
        role=role,
        organisation=organisation,
        language=language,
        is_demo=is_demo,
        administers=administers,
    )
    user.set_password(password)
    user.full_clean()
    user.save()
    return user


@transaction.atomic
def sign_in(*, request: HttpRequest, user: User, by: str = "") -> None:
    """Begin a session and write it down; `by` names the way in where it was no password: link or code."""
    login(request, user)
    record(deed=Deed.SIGNED_IN, subject=user, actor=user, detail={"by": by} if by else {})


def sign_out(*, request: HttpRequest) -> None:
    """End the session."""
    logout(request)


def speak(*, user: User, language: str) -> None:
    """Keep the reader's language with the account."""
    user.language = language
    user.save(update_fields=["language"])


@transaction.atomic
def count_failure(*, name: str) -> None:
    """One more failed sign-in of `name`; the one that makes an account wait is written down.

    Counts older than the window are thrown away.
    """
    now = timezone.now()
    FailedSignIn.objects.filter(since__lte=now - WINDOW).delete()
    _, made = FailedSignIn.objects.get_or_create(name=name[:150], defaults={"since": now, "tries": 1})
    if not made:
        FailedSignIn.objects.filter(name=name[:150]).update(tries=F("tries") + 1)
        tries = FailedSignIn.objects.get(name=name[:150]).tries
        user = User.objects.filter(sign_in=name).first()
        if tries == TRIES and user is not None:
            record(deed=Deed.SIGN_IN_REFUSED, subject=user, actor=None, detail={"tries": tries})


def count_failed_address(*, request: HttpRequest) -> None:
    """One more failed sign-in from the reader's address; a right password does not end that count.

    An operator whose proxy does not tell addresses is warned: then nothing is counted.
    """
    name = tried_from(request)
    if name is not None:
        count_failure(name=name)
    elif settings.BEHIND_PROXY:
        logger.warning("The proxy tells no X-Real-IP: failed sign-ins are not counted by address. See the guide.")


def forget_failures(*, name: str) -> None:
    """The right password was given: the count of `name` ends."""
    FailedSignIn.objects.filter(name=name[:150]).delete()


def make_nobody(*, user: User) -> None:
    """Close an account for good and forget whose it was; what it did stays in the ledger, as nobody's.

    Whoever is signed in with it is signed out with the next click.
    """
    FailedSignIn.objects.filter(name=user.sign_in[:150]).delete()
    user.sign_in, user.full_name, user.is_active = f"erased-{uuid4().hex}", "–", False
    user.set_unusable_password()
    user.last_login = None
    user.save()
