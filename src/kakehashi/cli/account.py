"""`kakehashi account`: opens accounts of offices on the server, and says who administers an organisation first."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from kakehashi.cli.home import NotStarted, enter
from kakehashi.vocabulary import KakehashiError, Language

if TYPE_CHECKING:
    from kakehashi.portal.accounts.models import User

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Accounts of offices, and who administers them.")

ROLES = ("ministry", "prefecture", "training_centre", "employer", "auditor")
FROM_JAPAN = frozenset({"prefecture", "employer"})
"""Roles whose people read Japanese unless told otherwise; the others Indonesian."""


class NoSuchAccount(KakehashiError):
    """A sign-in name under which nobody signs in for an office."""

    title = "There is no such account"


def _portal() -> None:
    """Get the portal ready; NotStarted where its database is not up to date."""
    enter()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kakehashi.portal.settings")
    import django
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    django.setup()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotStarted(["The database is not up to date. Start `kakehashi serve` once, then do this again."])


def _password() -> str:
    """The password: typed twice and not shown, or the first line of a pipe."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))


@app.command("open")
def open_account(
    sign_in: Annotated[str, typer.Argument(help="The name to sign in with, such as an e-mail address.")],
    *,
    name: Annotated[str, typer.Option("--name", help="The person's full name.")],
    role: Annotated[str, typer.Option("--role", help=f"{', '.join(ROLES)}.")],
    office: Annotated[str, typer.Option("--office", help="The organisation's name; registered where it is new.")],
    office_id: Annotated[str, typer.Option("--office-id", help="Its Indonesian name.")] = "",
    office_ja: Annotated[str, typer.Option("--office-ja", help="Its Japanese name.")] = "",
    place: Annotated[str, typer.Option("--place", help="Where a new one is, ISO 3166-2, such as ID-JT.")] = "",
    lang: Annotated[Language | None, typer.Option("--lang", help="The language of the person's pages.")] = None,
    administers: Annotated[
        bool, typer.Option("--administers", help="May make access tokens and name other administrators.")
    ] = False,
) -> None:
    """Open an account; the password is asked for, or is the first line of what comes through a pipe."""
    if role not in ROLES:
        raise typer.BadParameter(f"{role!r} is none of {', '.join(ROLES)}.", param_hint="--role")
    _portal()
    from kakehashi.portal.accounts.models import Role
    from kakehashi.portal.offices.actions import open_office_account

    language = lang or (Language.JAPANESE if role in FROM_JAPAN else Language.INDONESIAN)
    opened = open_office_account(
        sign_in=sign_in,
        password=_password(),
        full_name=name,
        role=Role(role),
        office=office,
        names={"id": office_id, "ja": office_ja},
        place=place,
        language=language.value,
        administers=administers,
    )
    print(f"{opened.sign_in} may sign in for {opened.organisation}{' and administers it' if administers else ''}")


@app.command()
def administrator(
    sign_in: Annotated[str, typer.Argument(help="Who signs in with this name.")],
    *,
    end: Annotated[bool, typer.Option("--end", help="Take it back.")] = False,
) -> None:
    """Name the administrator of an organisation, the first one above all; later ones are named on the pages."""
    _portal()
    from kakehashi.portal.offices import actions

    person = _person(sign_in)
    deed = actions.end_administrator if end else actions.name_administrator
    changed = deed(person=person, by=None)
    does = "does not administer" if end else "administers"
    print(f"{person.sign_in} {does} {person.organisation}{'' if changed else ', as before; nothing was changed'}")


def _person(sign_in: str) -> "User":
    from kakehashi.portal.accounts.models import Organisation
    from kakehashi.portal.offices.queries import people_of

    several = people_of(Organisation.objects.all()).select_related("organisation")
    found = several.filter(sign_in=sign_in.strip().lower()).first()
    if found is None:
        raise NoSuchAccount(
            [f"nobody signs in for an office as {sign_in!r}; check the name, or open it with `kakehashi account open`."]
        )
    return found
