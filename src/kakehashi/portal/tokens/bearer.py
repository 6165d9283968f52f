"""The gate before every operation of the HTTP interface: a good token, a role, and a token that may write."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja.security import HttpBearer

from kakehashi.portal.accounts import actions as accounts
from kakehashi.portal.accounts.models import Role
from kakehashi.portal.accounts.queries import WINDOW, must_wait
from kakehashi.portal.accounts.signing_in import OwnAccounts
from kakehashi.portal.layout.answers import NotDone, Remark
from kakehashi.portal.layout.context import today
from kakehashi.portal.tokens import actions, queries

CHALLENGE = {"WWW-Authenticate": "Bearer"}


def _refused(status: int, code: str, reason: str, fix: str, headers: dict[str, str]) -> NotDone:
    where = "header.Authorization" if status != 429 else None
    return NotDone(status, [Remark(code=code, where=where, reason=reason, fix=fix)], headers)


class Bearer(HttpBearer):
    """Let programs of these roles pass; `writes` lets only those whose token may write.

    As at the pages, a mark that was tried with wrong secrets five times in a quarter of an hour waits.
    """

    def __init__(self, *roles: Role, writes: bool = False) -> None:
        if not roles:
            raise ValueError("a gate names at least one role")
        self.roles = frozenset(roles)
        self.writes = writes
        super().__init__()

    def authenticate(self, request: HttpRequest, token: str) -> Any:
        """The account of the token, which is the request's user from here on; raises NotDone where it may not pass."""
        tried = f"token-{queries.mark_in(token)}"
        if must_wait(tried):
            raise self._wait(int(WINDOW.total_seconds()))
        found = queries.known(token)
        if found is None:
            accounts.count_failure(name=tried)
            return None
        if not found.is_good(today()) or not OwnAccounts().user_can_authenticate(found.account):
            raise _refused(
                401,
                "token_ended",
                _("This token has run out or was withdrawn"),
                _("Ask the administrator of your organisation for another"),
                CHALLENGE,
            )
        if not actions.count_request(token=found):
            raise self._wait(60 - timezone.now().second)
        request.user = found.account
        if found.account.named_role not in self.roles:
            raise _refused(
                403,
                "role",
                _("An organisation of this kind does not do this"),
                _("Ask the administrator of your organisation"),
                {},
            )
        if self.writes and not found.may_write:
            raise _refused(
                403,
                "read_only",
                _("This token may read and not write"),
                _("Use a token that may write"),
                {},
            )
        return found.account

    @staticmethod
    def _wait(seconds: int) -> NotDone:
        return _refused(
            429,
            "too_many",
            _("Too many requests"),
            _("Wait as long as the header “Retry-After” says, then ask again"),
            {"Retry-After": str(seconds)},
        )
