"""The breaches that `test_breaches` plants: for each check at least one, with the words of the fault that names it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.architecture.checkout import Checkout
from tests.architecture.contracts import find_broken_contracts
from tests.architecture.doors import (
    find_core_modules_that_read_the_book,
    find_false_doors,
    find_kernels_left_out,
    find_side_entries,
)
from tests.architecture.migrations import find_faults_of_migrations, find_traces_of_a_round_trip
from tests.architecture.pages import (
    find_inline_script_and_style,
    find_names_that_differ,
    find_pages_without_a_gate,
    find_templates_of_another_name,
)
from tests.architecture.reference import (
    find_readers_of_the_environment,
    find_stale_pages,
    find_undocumented_settings,
    find_unused_deeds,
)
from tests.architecture.wheel import find_files_missing_in_the_wheel
from tests.architecture.words import (
    LONGEST,
    find_addresses_in_locks,
    find_excuses,
    find_long_files,
    find_prefecture_codes,
    find_rooms_that_exclude_nothing,
    find_words_of_the_workplace,
)

Check = Callable[[Checkout], list[str]]
Change = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Breach:
    """What is done to which files, and the words by which the check has to name it."""

    title: str
    check: Check
    fault: str
    changes: dict[str, Change]


def add(text: str) -> Change:
    """The text at the end of the file; a new file where there is none."""
    return lambda before: f"{before}\n{text}\n"


def write(text: str) -> Change:
    """The text instead of what there was."""
    return lambda _: text


def swap(old: str, new: str) -> Change:
    """One text for another, which has to be there."""

    def change(before: str) -> str:
        if old not in before:
            raise AssertionError(f"{old!r} is no longer there; plant the breach elsewhere")
        return before.replace(old, new, 1)

    return change


KERNELS = "src/kakehashi"
PORTAL = "src/kakehashi/portal"
DESKS = f"{PORTAL}/desks"
MIGRATIONS = f"{PORTAL}/documents/migrations"


def page(lines: str, *, name: str = "planted") -> dict[str, Change]:
    """A function `planted` in the pages of `desks`, its address, and a template of its name."""
    return {
        f"{DESKS}/pages.py": add(f"\n{lines}"),
        f"{DESKS}/urls.py": add(f'urlpatterns += [path("planted/", pages.planted, name="{name}")]'),
        f"{DESKS}/templates/desks/planted.html": write("<h1>Planted</h1>\n"),
    }


def rendering(template: str, *, function: str = "planted") -> str:
    """A function that renders a template."""
    return f'def {function}(request):\n    return render(request, "{template}")\n'


OPEN = "@open_to_all\n"


def migration(name: str, operation: str) -> dict[str, Change]:
    """A migration of `documents` after its first one."""
    text = (
        "from django.db import migrations\n\n\n"
        "class Migration(migrations.Migration):\n"
        '    dependencies = [("documents", "0001_initial")]\n'
        f"    operations = [{operation}]\n"
    )
    return {f"{MIGRATIONS}/{name}.py": write(text)}


PAGES = [
    Breach(
        "a page without a gate",
        find_pages_without_a_gate,
        "desks:planted: put @gate",
        page(rendering("desks/planted.html")),
    ),
    Breach(
        "an address of another name",
        find_names_that_differ,
        "desks:other calls the function planted",
        page(OPEN + rendering("desks/planted.html"), name="other"),
    ),
    Breach(
        "a page of another app",
        find_names_that_differ,
        "desks:sign_in stands in kakehashi.portal.accounts.pages",
        {
            f"{DESKS}/urls.py": add(
                "from kakehashi.portal.accounts import pages as others\n\n"
                'urlpatterns += [path("in/", others.sign_in, name="sign_in")]'
            )
        },
    ),
    Breach(
        "a template of another name",
        find_templates_of_another_name,
        "planted renders 'desks/help.html'; it should be desks/planted.html",
        page(OPEN + rendering("desks/help.html")),
    ),
    Breach(
        "a template that is not there",
        find_templates_of_another_name,
        "planted renders 'desks/_nowhere.html', which is not there",
        page(OPEN + rendering("desks/_nowhere.html")),
    ),
    Breach(
        "a template rendered by no page",
        find_templates_of_another_name,
        "_answer renders 'desks/planted.html' and is no page",
        page(
            rendering("desks/planted.html", function="_answer")
            + f"\n\n{OPEN}def planted(request):\n    return _answer(request)\n"
        ),
    ),
    Breach(
        "an inline style",
        find_inline_script_and_style,
        "_planted.html:1: style=",
        {f"{DESKS}/templates/desks/_planted.html": write('<p style="color: red">…</p>\n')},
    ),
    Breach(
        "an inline script",
        find_inline_script_and_style,
        "_planted.html:1: <script",
        {f"{DESKS}/templates/desks/_planted.html": write("<script>go()</script>\n")},
    ),
    Breach(
        "an inline handler",
        find_inline_script_and_style,
        '_planted.html:1: onchange="',
        {f"{DESKS}/templates/desks/_planted.html": write('<select onchange="go()"></select>\n')},
    ),
]

IMPORTS = [
    Breach(
        title,
        find_broken_contracts,
        f"{contract}: ",
        {f"{KERNELS}/{file}.py": add(line)},
    )
    for title, contract, file, line in [
        (
            "a kernel that imports the framework",
            "Kernels know no framework",
            "matching/lottery",
            "import django",
        ),
        (
            "a kernel that imports the portal",
            "One direction",
            "figures/numerals",
            "from kakehashi.portal.accounts import models",
        ),
        (
            "a page that imports a kernel",
            "The portal reaches a kernel only over a bridge",
            "portal/candidates/pages",
            "from kakehashi import matching",
        ),
        (
            "an earlier app that imports a later one",
            "Apps follow the candidate's road; none looks ahead",
            "portal/accounts/queries",
            "from kakehashi.portal.candidates import queries as later",
        ),
        (
            "queries that import actions",
            "Inside an app",
            "portal/candidates/queries",
            "from kakehashi.portal.candidates import actions",
        ),
        (
            "a matching checker that imports the solver",
            "The checker shares nothing with the solver",
            "matching/certificate",
            "from kakehashi.matching.solver import solve",
        ),
        (
            "a timetable checker that imports the solver",
            "The checker shares nothing with the solver",
            "fair/certificate",
            "from kakehashi.fair.solver import solve",
        ),
        (
            "a core of the law that imports the book",
            "The law's core never reads the book",
            "law/engine",
            "from kakehashi.law.book import BOOK",
        ),
    ]
]

DOORS = [
    Breach(
        "a module of the core, listed or not, that imports the book",
        find_core_modules_that_read_the_book,
        "law/terms.py:",
        {f"{KERNELS}/law/terms.py": add("from kakehashi.law.book.japan import ssw1")},
    ),
    Breach(
        "a kernel that no contract names",
        find_kernels_left_out,
        "'Kernels know no framework' does not name kakehashi.planted",
        {f"{KERNELS}/planted/__init__.py": write('"""Planted."""\n')},
    ),
    Breach(
        "a bridge that enters a kernel by the side",
        find_side_entries,
        "enters kakehashi.matching.solver, which is no front door",
        {f"{PORTAL}/candidates/bridge.py": add("from kakehashi.matching.solver import solve as planted")},
    ),
    Breach(
        "a command that imports what a kernel does not offer",
        find_side_entries,
        "enters kakehashi.matching.strict_order, which is no front door",
        {f"{KERNELS}/cli/where.py": add("from kakehashi.matching import strict_order")},
    ),
    Breach(
        "a command that uses what a kernel does not offer",
        find_side_entries,
        "enters kakehashi.sheets.reading, which is no front door",
        {f"{KERNELS}/cli/where.py": add("from kakehashi import sheets as planted\n\nFOUND = planted.reading")},
    ),
    Breach(
        "a kernel that offers what is not there",
        find_false_doors,
        "matching/__init__.py: __all__ names Absent, which is not there",
        {f"{KERNELS}/matching/__init__.py": swap("__all__ = [\n", '__all__ = [\n    "Absent",\n')},
    ),
    Breach(
        "a kernel that hides what it offers",
        find_false_doors,
        "matching/__init__.py: certify is missing in __all__",
        {f"{KERNELS}/matching/__init__.py": swap('    "certify",\n', "")},
    ),
    Breach(
        "a kernel that offers in disorder",
        find_false_doors,
        "matching/__init__.py: __all__ is not sorted",
        {f"{KERNELS}/matching/__init__.py": swap("__all__ = [\n", '__all__ = [\n    "verify",\n')},
    ),
    Breach(
        "a kernel without a list of what it offers",
        find_false_doors,
        "planted/__init__.py has no __all__",
        {f"{KERNELS}/planted/__init__.py": write('"""Planted."""\n')},
    ),
]

WORDS = [
    Breach(
        "a file of one line too many",
        find_long_files,
        f"planted.py has {LONGEST + 1} lines",
        {f"{KERNELS}/planted.py": write("x = 1\n" * (LONGEST + 1))},
    ),
    Breach(
        "a folder called utils",
        find_rooms_that_exclude_nothing,
        "matching/utils/words.py: name the idea instead",
        {f"{KERNELS}/matching/utils/words.py": write("")},
    ),
    Breach(
        "a module called helpers",
        find_rooms_that_exclude_nothing,
        "tests/fair/helpers.py: name the idea instead",
        {"tests/fair/helpers.py": write("")},
    ),
    Breach(
        "a promise to come back",
        find_excuses,
        "lottery.py:",
        {f"{KERNELS}/matching/lottery.py": add("# TODO: later")},
    ),
    Breach(
        "a stub",
        find_excuses,
        "NotImplementedError stands where the work should",
        {f"{KERNELS}/matching/lottery.py": add("def planted():\n    raise NotImplementedError")},
    ),
    Breach(
        "an error caught and forgotten",
        find_excuses,
        "an error is caught and forgotten",
        {f"{KERNELS}/matching/lottery.py": add("try:\n    planted = 1 / 0\nexcept ZeroDivisionError:\n    pass")},
    ),
    Breach(
        "a word of the workplace",
        find_words_of_the_workplace,
        "docs/planted.md:2: 'agent' is no word of the project",
        {"docs/planted.md": write("# Planted\nAn agent wrote this.\n")},
    ),
    Breach(
        "a path of the workplace",
        find_words_of_the_workplace,
        "docs/planted.md:1: '/work' is no word of the project",
        {"docs/planted.md": write("See /work beside it.\n")},
    ),
    Breach(
        "an address in a lock",
        find_addresses_in_locks,
        "--index-url has no place in a lock",
        {"requirements.txt": add("--index-url https://example.org/simple")},
    ),
    Breach(
        "a registry in the lock of the fonts",
        find_addresses_in_locks,
        "package-lock.json:",
        {"package-lock.json": add('"resolved": "https://example.org/font.tgz"')},
    ),
    Breach(
        "a prefecture code in the source",
        find_prefecture_codes,
        "candidates/queries.py:",
        {f"{PORTAL}/candidates/queries.py": add('HOME = "JP-43"')},
    ),
    Breach(
        "a prefecture code in the law, where conditions are called alike",
        find_prefecture_codes,
        "law/engine.py:",
        {f"{KERNELS}/law/engine.py": add('HOME = "JP-43"')},
    ),
    Breach(
        "a prefecture code in a template",
        find_prefecture_codes,
        "_planted.html:1 names the prefecture JP-04",
        {f"{DESKS}/templates/desks/_planted.html": write("<p>JP-04</p>\n")},
    ),
]

REFERENCE = [
    Breach(
        "an undocumented setting",
        find_undocumented_settings,
        "KAKEHASHI_PLANTED is not in docs/reference/settings.md",
        {f"{PORTAL}/settings.py": swap("SETTINGS = (\n", 'SETTINGS = (\n    Setting("KAKEHASHI_PLANTED", "", "."),\n')},
    ),
    Breach(
        "a setting that only the documentation knows",
        find_undocumented_settings,
        "KAKEHASHI_GONE in docs/reference/settings.md is no setting",
        {"docs/reference/settings.md": add("| `KAKEHASHI_GONE` | `(empty)` | Nothing. |")},
    ),
    Breach(
        "a deed that nobody records",
        find_unused_deeds,
        "no action records PLANTED",
        {f"{PORTAL}/ledger/deeds.py": swap('    SIGNED_IN = "', '    PLANTED = "planted:done"\n    SIGNED_IN = "')},
    ),
    Breach(
        "a page of the documentation that is out of date",
        find_stale_pages,
        "docs/reference/deeds.md is out of date",
        {"docs/reference/deeds.md": add("| `planted` |")},
    ),
    *(
        Breach(
            f"the environment read by {how}",
            find_readers_of_the_environment,
            "candidates/queries.py:",
            {f"{PORTAL}/candidates/queries.py": add(lines)},
        )
        for how, lines in {
            "os.environ": 'import os\n\nHOME = os.environ["HOME"]',
            "os.getenv": 'import os\n\nHOME = os.getenv("HOME")',
            "setdefault": 'import os\n\nHOME = os.environ.setdefault("HOME", "")',
            "its own name": "from os import environ",
        }.items()
    ),
]

MIGRATED = [
    Breach(
        "a migration with two leaves",
        find_faults_of_migrations,
        "documents.0001_initial has ",
        migration("0090_left", "") | migration("0091_right", ""),
    ),
    Breach(
        "a migration without a way back",
        find_faults_of_migrations,
        "documents.0090_planted: Raw Python operation cannot be undone",
        migration("0090_planted", "migrations.RunPython(migrations.RunPython.noop)"),
    ),
    Breach(
        "a model without a migration",
        find_faults_of_migrations,
        "no migration yet for: + Create model Planted",
        {f"{PORTAL}/documents/models.py": add("class Planted(models.Model):\n    pass")},
    ),
    Breach(
        "a way back that leads elsewhere",
        find_traces_of_a_round_trip,
        "table documents_planted is left behind",
        migration("0090_planted", 'migrations.RunSQL("CREATE TABLE documents_planted (id integer)", "")'),
    ),
]

WHEEL = [
    Breach(
        "a wheel without its tables of law",
        find_files_missing_in_the_wheel,
        "kakehashi/law/book/japan/ssw1/values.toml is not in the wheel",
        {"pyproject.toml": swap('packages = ["src/kakehashi"]', 'packages = ["src/kakehashi"]\nexclude = ["*.toml"]')},
    ),
    Breach(
        "a wheel without translations",
        find_files_missing_in_the_wheel,
        "kakehashi/portal/locale/id/LC_MESSAGES/planted.mo is not in the wheel",
        {
            "pyproject.toml": swap('artifacts = ["*.mo", ', "artifacts = ["),
            f"{PORTAL}/locale/id/LC_MESSAGES/planted.mo": write("planted"),
        },
    ),
]

BREACHES = [*PAGES, *IMPORTS, *DOORS, *WORDS, *REFERENCE, *MIGRATED, *WHEEL]
