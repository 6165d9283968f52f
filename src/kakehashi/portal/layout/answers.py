"""What the HTTP interface says when it does not do what was asked: one shape, every fault at once, three languages."""

from collections.abc import Iterable, Sequence
from typing import Annotated, Any
from uuid import UUID

from django.forms import BaseForm
from django.http import Http404
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import BaseModel, ConfigDict, Field

SEALED = frozenset({"nik", "passport", "health", "number", "fit", "examined"})
"""Keys whose values no answer repeats."""
LONGEST_SHOWN = 80
"""Characters of a value that an answer repeats."""


class Given(BaseModel):
    """A table that is sent, and nothing else.

    ninja's own Schema would read any value for a table (a list for an empty one), and pass over keys nobody knows.
    """

    model_config = ConfigDict(extra="forbid")


class Remark(Schema):
    """A fault, or a warning: what is wrong where, what was expected, and what to do."""

    code: str = Field(description="The kind of fault; stays the same in every language")
    where: Annotated[
        str | None, Field(description="The place: body.person.born, query.province, or a header of the request")
    ] = None
    value: Annotated[str | None, Field(description="What stands there; null for a sealed value")] = None
    record: Annotated[UUID | None, Field(description="The key of the person it speaks of, where it is another one")] = (
        None
    )
    reason: str = Field(description="What is wrong, in the reader's language")
    expected: Annotated[str | None, Field(description="What may stand there, where that can be said")] = None
    fix: str = Field(description="What to do, in the reader's language")


class Problem(Schema):
    """Why a request was not done; nothing of it was."""

    status: int
    title: str
    faults: list[Remark]


FAULTY = (400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500)
"""Statuses with which a request that is not done is answered."""


def asked(gate: Any, summary: Any, *, extra: dict[str, Any] | None = None, **good: Any) -> dict[str, Any]:
    """What an operation is declared with: its gate, a line that says what it does, and what it may answer.

    `ok`, `made` and `begun` are the shapes of 200, 201 and 202; any other status is a Problem.
    """
    status = {"ok": 200, "made": 201, "begun": 202}
    shapes: dict[Any, Any] = {**{status[name]: shape for name, shape in good.items()}, frozenset(FAULTY): Problem}
    return {"auth": gate, "summary": summary, "response": shapes, "openapi_extra": extra}


def titles() -> dict[int, str]:
    """What each status means, in the reader's language."""
    return {
        400: _("The request cannot be read"),
        401: _("The token does not open this"),
        403: _("This is not yours to do"),
        404: _("Nothing is kept at this address"),
        405: _("This address is not asked in this way"),
        409: _("This cannot follow what is there"),
        413: _("The request is too large"),
        415: _("The body is of another type"),
        422: _("The request has faults; nothing was done"),
        429: _("Too many requests"),
        500: _("Something broke here; it was written down"),
    }


class NotDone(Exception):
    """A request that is refused: its status and every fault."""

    def __init__(self, status: int, faults: Iterable[Remark], headers: dict[str, str] | None = None) -> None:
        self.status = status
        self.faults = list(faults)
        self.headers = headers or {}
        super().__init__(status, [fault.code for fault in self.faults])


def problem(status: int, faults: Sequence[Remark] = ()) -> Problem:
    """The answer with this status; a fault that says no more than the status where none is given."""
    title = titles().get(status) or titles()[400]
    plain = Remark(code=_CODES.get(status, "not_done"), reason=title, fix=_fixes().get(status) or _fixes()[400])
    return Problem(status=status, title=title, faults=list(faults) or [plain])


_CODES = {
    400: "not_readable",
    401: "no_token",
    403: "not_yours",
    404: "not_found",
    405: "method",
    409: "conflict",
    413: "too_large",
    415: "media_type",
    429: "too_many",
    500: "broken",
}


def _fixes() -> dict[int, str]:
    return {
        400: _("Compare the request with the description at /api/v1/openapi.json"),
        401: _("Send the header “Authorization: Bearer …” with a token that is good"),
        403: _("Ask the administrator of your organisation"),
        404: _("Check the address; what is not yours to see is answered in the same way"),
        405: _("The header “Allow” names the ways"),
        413: _("Send a smaller file: a paper up to 20 MB, a spreadsheet up to 64 MB"),
        429: _("Wait as long as the header “Retry-After” says, then ask again"),
        500: _("Ask again later; if it stays, tell the office that runs this service"),
    }


def shown(value: Any, where: str) -> str | None:
    """A value as an answer repeats it: short, and never a sealed one."""
    if any(part in SEALED for part in where.replace("[", ".").split(".")):
        return None
    return str(value)[:LONGEST_SHOWN] if isinstance(value, str | int | float | bool) else None


def of_form(form: BaseForm, before: str, given: dict[str, Any]) -> list[Remark]:
    """The faults that a page's own form finds, in its own words."""
    return [
        Remark(
            code=str(error.code or "invalid"),
            where=f"{before}.{name}",
            value=shown(given.get(name), f"{before}.{name}"),
            reason=said,
            fix=_("Correct it and send the request again"),
        )
        for name, errors in form.errors.as_data().items()
        for error in errors
        for said in error.messages
    ]


def must_hold(form: BaseForm, before: str, given: dict[str, Any]) -> dict[str, Any]:
    """What a page's own form read; NotDone with every fault it finds."""
    if not form.is_valid():
        raise NotDone(422, of_form(form, before, given))
    return dict(form.cleaned_data)


def next_page(rows: Any, *, after: Any, limit: int) -> tuple[list[Any], Any]:
    """The rows behind the key `after` (None: from the first) in the order of keys, and the key to ask behind next."""
    found = rows.order_by("pk")
    if after is not None:
        found = found.filter(pk__gt=after)
    page = list(found[: limit + 1])
    return page[:limit], page[limit - 1].pk if len(page) > limit else None


def or_not_found(row: Any) -> Any:
    """The row; the same 404 for what is not there and for what is not the reader's."""
    if row is None:
        raise Http404
    return row
