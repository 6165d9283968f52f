"""Asked inside a checkout: `python inside.py PACKAGE QUESTION` writes the answer of that checkout's portal as JSON."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any


def pages() -> list[dict[str, Any]]:
    """Every page of the portal: its name, the function behind it, and whether that has a gate.

    The operations of the HTTP interface are no pages; tests/portal/api/test_gate.py walks them.
    """
    from django.urls import URLPattern, URLResolver, get_resolver

    def walk(resolver: URLResolver, names: tuple[str, ...]) -> Iterator[tuple[str, URLPattern]]:
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                if pattern.namespace != "api":
                    yield from walk(pattern, (*names, pattern.namespace or ""))
            else:
                yield ":".join([*filter(None, names), pattern.name or ""]), pattern

    return [
        {
            "name": name,
            "module": pattern.callback.__module__,
            "function": pattern.callback.__name__,
            "gated": hasattr(pattern.callback, "roles"),
        }
        for name, pattern in walk(get_resolver(), ())
    ]


def migrations() -> list[str]:
    """What is wrong with the migrations as they are written: forks, steps without a way back, changes without one."""
    from django.core.management import call_command
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    faults = []
    heirs: dict[tuple[str, str], list[str]] = {}
    for (app, name), migration in sorted(loader.disk_migrations.items()):
        if app not in own_apps():
            continue
        for parent in (one for one in migration.dependencies if one[0] == app):
            heirs.setdefault(parent, []).append(name)
        faults += [
            f"{app}.{name}: {operation.describe()} cannot be undone; give it a way back"
            for operation in migration.operations
            if not operation.reversible
        ]
    faults += [
        f"{app}.{name} has {len(names)} heirs, {', '.join(names)}; put them in one line"
        for (app, name), names in heirs.items()
        if len(names) > 1
    ]
    if not loader.detect_conflicts():
        said = io.StringIO()
        try:
            call_command("makemigrations", *own_apps(), check_changes=True, dry_run=True, no_color=True, stdout=said)
        except SystemExit:
            faults += [f"no migration yet for: {line.strip()}" for line in said.getvalue().splitlines()]
    return faults


def round_trip() -> list[str]:
    """What is left, or lost, when every app goes back to nothing and forth again on an empty database."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    def migrate(*targets: tuple[str, str | None]) -> None:
        MigrationExecutor(connection).migrate(list(targets))

    newest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    migrate(*(leaf for leaf in newest if leaf[0] not in own_apps()))
    bare = standing()
    migrate(*newest)
    before = standing()
    migrate(*((app, None) for app in own_apps()))
    left = standing().keys() - bare.keys()
    if left:
        return [f"{thing} is left behind when every app has gone back to nothing" for thing in sorted(left)]
    migrate(*newest)
    after = standing()
    return [
        *(f"{thing} is lost on the way back and forth" for thing in sorted(before.keys() - after.keys())),
        *(f"{thing} comes back as another" for thing, sql in before.items() if after.get(thing, sql) != sql),
    ]


def standing() -> dict[str, str]:
    """Tables, indexes and triggers of the database, each with the SQL that makes it."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT type || ' ' || name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1")
        return dict(cursor.fetchall())


def own_apps() -> list[str]:
    """Labels of the project's apps that have migrations."""
    from django.apps import apps

    own = (app for app in apps.get_app_configs() if app.name.startswith("kakehashi."))
    return [app.label for app in own if (Path(app.path) / "migrations").is_dir()]


QUESTIONS: dict[str, Callable[[], Any]] = {"pages": pages, "migrations": migrations, "round_trip": round_trip}


def main(package: str, question: str) -> None:
    """Make sure that the package asked is the one imported, then answer."""
    import django

    import kakehashi

    if not Path(kakehashi.__file__).is_relative_to(package):
        raise SystemExit(f"asked {package}, and {kakehashi.__file__} would answer")
    os.environ["DJANGO_SETTINGS_MODULE"] = "kakehashi.portal.settings"
    django.setup()
    sys.stdout.write(json.dumps(QUESTIONS[question]()))


if __name__ == "__main__":
    main(*sys.argv[1:])
