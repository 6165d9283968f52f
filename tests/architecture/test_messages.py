"""`tools/messages.py --check` names every message that a reader would see untranslated or broken."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.architecture.checkout import HERE

PAGE = """
from django.utils.translation import gettext as _

TITLE = _("The pool")
ROOM = _("%(count)s people in {place}")
"""
POOL = 'msgid "The pool"\nmsgstr "{pool}"\n'
ROOM = 'msgid "%(count)s people in {{place}}"\nmsgstr "{room}"\n'
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n'
INDONESIAN = (POOL.format(pool="Daftar calon"), ROOM.format(room="%(count)s orang di {place}"))
JAPANESE = (POOL.format(pool="候補者"), ROOM.format(room="{place}に%(count)s名"))


def check(tree: Path, page: str, indonesian: tuple[str, ...], japanese: tuple[str, ...]) -> tuple[int, list[str]]:
    """The exit code and the lines of the tool in a tree of one page and two languages."""
    portal = tree / "src" / "kakehashi" / "portal"
    for language, messages in {"id": indonesian, "ja": japanese}.items():
        file = portal / "locale" / language / "LC_MESSAGES" / "django.po"
        file.parent.mkdir(parents=True)
        file.write_text("\n".join([HEAD, *messages]), encoding="utf-8")
    (portal / "pages.py").write_text(page, encoding="utf-8")
    (tree / "tools").mkdir()
    tool = shutil.copy(HERE.root / "tools" / "messages.py", tree / "tools")
    told = subprocess.run(
        [sys.executable, tool, "--check"], cwd=tree, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert told.stderr == ""
    return told.returncode, told.stdout.splitlines()


def test_two_complete_languages_pass(tmp_path: Path) -> None:
    assert check(tmp_path, PAGE, INDONESIAN, JAPANESE) == (0, ["2 messages, complete in id, ja"])


def test_what_is_new_gone_untranslated_unsure_or_short_of_a_placeholder_is_named(tmp_path: Path) -> None:
    page = PAGE + 'NEW = _("Nobody yet")\nHELP = _("Help")\n'
    indonesian = (
        POOL.format(pool=""),
        ROOM.format(room="%(count)s orang"),
        'msgid "Nobody yet"\nmsgstr "Belum ada"\n',
        'msgid "Help"\nmsgstr "Bantuan"\n',
        'msgid "Letter"\nmsgstr "Surat"\n',
    )
    japanese = (*JAPANESE, '#, fuzzy\nmsgid "Help"\nmsgstr "手紙"\n')

    code, lines = check(tmp_path, page, indonesian, japanese)

    assert code == 1
    assert sorted(lines) == [
        "id: 'Letter' is in no page any more",
        "id: 'The pool' is not translated",
        "id: the translation of '%(count)s people in {place}' lacks place",
        "ja: 'Help' is not translated",
        "ja: 'Nobody yet' is new",
    ]
