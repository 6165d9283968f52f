"""One checkout of the project: the real one, or a copy in which a breach is planted.

A check is a function from a checkout to its faults, one sentence each; no fault is an empty list.
"""

import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

BUILT = ("*.mo", "*.ttf", "*.min.js")
"""Products of `make setup` that git ignores and the wheel carries."""

ASKED_INSIDE = Path(__file__).parent / "inside.py"


@cache
def parsed(source: str) -> ast.Module:
    """The tree of a source file; most are the same in every checkout and for every check."""
    return ast.parse(source)


@cache
def nodes(module: ast.Module) -> tuple[ast.AST, ...]:
    """Everything in a module, from the outside to the inside."""
    return tuple(ast.walk(module))


@dataclass(frozen=True, slots=True)
class Checkout:
    """A folder with the whole project in it."""

    root: Path

    @property
    def package(self) -> Path:
        """The folder of `kakehashi`."""
        return self.root / "src" / "kakehashi"

    @property
    def portal(self) -> Path:
        """The folder of the Django project."""
        return self.package / "portal"

    def short(self, path: Path) -> str:
        """The path as a reader of the project writes it."""
        return path.relative_to(self.root).as_posix()

    def files(self, under: str = "", *, endings: tuple[str, ...] = ("",)) -> list[Path]:
        """Files of the project below a folder, tracked or about to be; what git ignores is not of the project."""
        listed = self.run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", under or ".")
        if listed.returncode:
            raise RuntimeError(listed.stderr)
        found = (self.root / name for name in listed.stdout.split("\0") if name.endswith(endings) and name)
        return sorted({path for path in found if path.is_file()})

    def built(self) -> list[Path]:
        """Products of the set-up that stand in the package, where it has been run."""
        return sorted(path for pattern in BUILT for path in self.package.rglob(pattern))

    def modules(self, under: str = "src") -> Iterator[tuple[Path, ast.Module]]:
        """Python files below a folder, parsed; migrations are generated and left out."""
        for path in self.files(under, endings=(".py",)):
            if "migrations" not in path.parts:
                yield path, parsed(path.read_text(encoding="utf-8"))

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command in this checkout with its own package first and a home of its own."""
        with tempfile.TemporaryDirectory() as home:
            kept = {
                name: value
                for name, value in os.environ.items()
                if not name.startswith(("GIT_", "KAKEHASHI_", "DJANGO_")) and name != "DATABASE_URL"
            }
            own = {"PYTHONPATH": str(self.root / "src"), "KAKEHASHI_HOME": home}
            return subprocess.run(
                command, cwd=self.root, env={**kept, **own}, capture_output=True, text=True, check=False
            )

    def ask(self, question: str) -> Any:
        """What the checkout's own portal answers; the questions are the functions of `inside.py`."""
        told = self.run(sys.executable, "-P", str(ASKED_INSIDE), str(self.package), question)
        if told.returncode:
            raise RuntimeError(told.stdout + told.stderr)
        return json.loads(told.stdout.splitlines()[-1])

    def copy_to(self, root: Path) -> "Checkout":
        """The same project in another folder, with what the set-up has built and without what git ignores besides."""
        for path in [*self.files(), *self.built()]:
            target = root / path.relative_to(self.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)
        copied = Checkout(root)
        copied.run("git", "init", "-q")
        return copied


HERE = Checkout(Path(__file__).parents[2])
