"""The HTTP interface: every router under one address, one shape for whatever is not done.

Operations stand in `<app>/api.py` and call the same queries and actions as the pages; the gate is `tokens.bearer`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from kakehashi.portal.accounts.models import Role
from kakehashi.portal.exchange.api import router as candidates
from kakehashi.portal.intake.api import router as imports
from kakehashi.portal.layout.answers import NotDone, Problem, Remark, problem, shown
from kakehashi.portal.tokens.bearer import CHALLENGE, Bearer

ROOT = "/api/v1/"

api = NinjaAPI(
    title="Kakehashi",
    version="1",
    description=(
        "Candidates, evidence, verdicts and imports of one organisation. Bodies use the keys of the exchange formats. "
        "A key that is absent or null is unknown. Answers speak the language of Accept-Language: id, ja or en."
    ),
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
)


def _no_other_parameters(operation: Callable[..., Any]) -> Callable[..., Any]:
    """Refuse a parameter that the operation does not have: a filter with a slip in its name would filter nothing."""

    @wraps(operation)
    def around(request: HttpRequest, **given: Any) -> Any:
        fix = _("Leave it out, or compare its name with the description")
        reason = _("This parameter is not known")
        wrong = [
            Remark(code="unknown_parameter", where=f"query.{name}", reason=reason, fix=fix)
            for name in request.GET
            if name not in given
        ]
        if wrong:
            raise NotDone(422, wrong)
        return operation(request, **given)

    return around


api.add_decorator(_no_other_parameters)
api.add_router("candidates", candidates, tags=["candidates"])
api.add_router("imports", imports, tags=["imports"])


def _answer(told: Problem, headers: dict[str, str] | None = None) -> HttpResponse:
    answer = HttpResponse(told.model_dump_json(), status=told.status, content_type="application/json; charset=utf-8")
    for name, value in (headers or {}).items():
        answer[name] = value
    return answer


@api.exception_handler(NotDone)
def _not_done(request: HttpRequest, refused: Any) -> HttpResponse:
    del request
    return _answer(problem(refused.status, refused.faults), refused.headers)


@api.exception_handler(Http404)
def _not_found(request: HttpRequest, missing: Any) -> HttpResponse:
    del request, missing
    return _answer(problem(404))


@api.exception_handler(AuthenticationError)
def _without_a_token(request: HttpRequest, refused: Any) -> HttpResponse:
    del request, refused
    return _answer(problem(401), CHALLENGE)


@api.exception_handler(HttpError)
def _not_readable(request: HttpRequest, refused: Any) -> HttpResponse:
    del request
    return _answer(problem(refused.status_code))


@api.exception_handler(ValidationError)
def _faulty(request: HttpRequest, invalid: Any) -> HttpResponse:
    del request
    return _answer(problem(422, list(_remarks(invalid.errors))))


def _remarks(errors: list[dict[str, Any]]) -> Iterator[Remark]:
    for error in errors:
        source, *place = [str(part) for part in error["loc"]]
        # what ninja calls a parameter stands between the source and the path inside it: body, person, born
        where = ".".join([source, *place[1 if source == "body" and len(place) > 1 else 0 :]])
        yield Remark(
            code=error["type"],
            where=where,
            value=shown(error.get("input"), where),
            reason=_("Nothing is given here, and it is needed")
            if error["type"] == "missing"
            else _("What is given here cannot be used"),
            expected=_expected(error["type"], error.get("ctx", {})),
            fix=_("Correct it and send the request again"),
        )


def _expected(kind: str, context: dict[str, Any]) -> str | None:
    """What pydantic expected, in the reader's language; None where only the description can say it."""
    bounds = {
        "greater_than_equal": (_("a number from {bound} on"), "ge"),
        "less_than_equal": (_("a number up to {bound}"), "le"),
        "string_too_long": (_("at most {bound} characters"), "max_length"),
        "string_too_short": (_("at least {bound} characters"), "min_length"),
        "too_long": (_("at most {bound} entries"), "max_length"),
        "too_short": (_("at least {bound} entries"), "min_length"),
        "literal_error": (_("one of: {bound}"), "expected"),
        "enum": (_("one of: {bound}"), "expected"),
    }
    if kind in bounds:
        sentence, name = bounds[kind]
        return sentence.format(bound=context.get(name, "…"))
    words = {
        "string": _("a text"),
        "int": _("a whole number"),
        "float": _("a number"),
        "bool": _("true or false"),
        "date": _("a day that exists, written 2026-11-24"),
        "uuid": _("a key as this interface gives it"),
        "list": _("a list; [] says that there are none"),
        "dict": _("a table of keys and values"),
        "model": _("a table of keys and values"),
        "json": _("a text in JSON"),
    }
    return words.get(kind.split("_", 1)[0])


class OneShape:
    """Middleware: under /api/ also what never reached an operation is answered in the one shape.

    An address that nobody knows, a method that is not taken, a body that is too large, and what broke.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Replace a page by a Problem of the same status; headers that say what to do stay."""
        answer = self.get_response(request)
        if not request.path.startswith("/api/"):
            return answer
        answer.headers.setdefault("Cache-Control", "no-store")
        if answer.status_code < 400 or answer.get("Content-Type", "").startswith("application/json"):
            return answer
        kept = {name: answer[name] for name in ("Allow", "Retry-After") if name in answer}
        made = _answer(problem(answer.status_code), kept)
        made.headers.setdefault("Content-Language", get_language() or "en")
        return made


@dataclass(frozen=True, slots=True)
class Asked:
    """One operation: how it is asked, what it does, and whom its gate lets in."""

    method: str
    path: str
    summary: str
    roles: list[str]
    writes: bool

    @property
    def below(self) -> str:
        """The address below the root, which every address begins with."""
        return self.path.removeprefix(ROOT)


def operations() -> list[Asked]:
    """Every operation, in the order of the description."""
    return [
        Asked(
            method=method,
            path=path,
            summary=str(operation.summary),
            roles=[str(role.label) for role in Role if role in gate.roles],
            writes=gate.writes,
        )
        for path, operation, gate in gated()
        for method in operation.methods
    ]


def gated() -> Iterator[tuple[str, Any, Bearer]]:
    """Every operation with its address and its gate; raises where one has none, or another than a Bearer."""
    for prefix, router in api._routers:  # noqa: SLF001  # ninja has no public way to walk its operations
        for path, view in router.path_operations.items():
            for operation in view.operations:
                gates = operation.auth_callbacks
                if len(gates) != 1 or not isinstance(gates[0], Bearer):
                    raise TypeError(f"{operation.view_func.__name__} has no gate; give it auth=Bearer(Role.…)")
                whole = "/".join(part.strip("/") for part in (ROOT, prefix, path) if part.strip("/"))
                yield re.sub(r"{\w+:", "{", f"/{whole}"), operation, gates[0]
