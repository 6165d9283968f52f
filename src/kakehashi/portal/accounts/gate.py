"""The gate before every page: which roles may pass.  A page without one fails a test."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from kakehashi.portal.accounts.models import Role, User


class SignedIn(HttpRequest):
    """A request whose user is known."""

    user: User


Page = Callable[..., HttpResponse]


def gate(*roles: Role) -> Callable[[Page], Page]:
    """Let only these roles pass: who is not signed in is sent to sign in, another role is told no (403)."""
    if not roles:
        raise ValueError("a gate names at least one role; a page for everybody is `open_to_all`")

    def around(page: Page) -> Page:
        @wraps(page)
        def gated(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                way_in = settings.CANDIDATES_LOGIN_URL if set(roles) == {Role.CANDIDATE} else settings.LOGIN_URL
                return redirect_to_login(request.get_full_path(), way_in)
            if Role(request.user.role) not in roles:
                raise PermissionDenied
            return page(cast("SignedIn", request), *args, **kwargs)

        gated.roles = frozenset(roles)  # type: ignore[attr-defined]  # read by the test that walks every page
        return gated

    return around


def open_to_all(page: Page) -> Page:
    """Say that a page is public on purpose."""
    page.roles = frozenset()  # type: ignore[attr-defined]  # read by the test that walks every page
    return page


class LanguageOfTheReader:
    """Middleware: a signed-in reader's pages speak the language kept with the account."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Switch to the account's language; without an account LocaleMiddleware has chosen already."""
        if request.user.is_authenticated:
            language = request.user.language
            translation.activate(language)
            request.LANGUAGE_CODE = language
        return self.get_response(request)


IDLE_SECONDS = 30 * 60
"""After so long without a click a candidate is signed out: telephones are lent, lost and left lying."""


class ShortSessionOfACandidate:
    """Middleware: a candidate is signed out soon after the last click, and the browser keeps no page of theirs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Begin the time anew with each click; after a sign-out there is nothing to lengthen."""
        answer = self.get_response(request)
        if request.user.is_authenticated and request.user.role == Role.CANDIDATE:
            request.session.set_expiry(IDLE_SECONDS)
            answer.headers.setdefault("Cache-Control", "no-store")
        return answer
