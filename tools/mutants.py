"""Changes one thing at a time in the law's core, and asks whether a test notices.

``python tools/mutants.py`` runs mutmut as ``[tool.mutmut]`` in pyproject.toml says and compares what survived with
``tests/law/survivors.toml``.  Exit 1, naming each, when

    - a change of `ternary`, `dated` or `engine` goes unnoticed: there every one must be noticed;
    - a change elsewhere goes unnoticed and does not stand in the list with its reason;
    - a line of the list is needed no more: the list may only grow shorter.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MADE = ROOT / "mutants"
LISTED = ROOT / "tests" / "law" / "survivors.toml"
MUST_DIE = ("kakehashi.law.ternary.", "kakehashi.law.dated.", "kakehashi.law.engine.")
SURVIVED, NO_TEST = 0, 33
"""How pytest ends when nothing failed, and mutmut's word for a change that no test reaches."""


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """A change that no test noticed: the function, and the lines before and after."""

    function: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.function}\n    - {self.before}\n    + {self.after}"


def main() -> int:
    """Make the mutants, judge them, say what is wrong; 0 when all is as it must be."""
    ended = subprocess.run([sys.executable, "-m", "mutmut", "run", *sys.argv[1:]], cwd=ROOT, check=False)
    if ended.returncode:
        return ended.returncode
    survived = sorted(_survivors())
    listed = {_listed(entry) for entry in tomllib.loads(LISTED.read_text(encoding="utf-8"))["survivor"]}
    faults = [f"not noticed by any test: {each}" for each in survived if each not in listed or _must_die(each)]
    faults += [
        f"listed, and noticed by a test now; take it out of {LISTED.name}: {each}"
        for each in listed.difference(survived)
    ]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(f"{len(survived)} changes went unnoticed, {len(listed)} are listed with their reasons.")
    return 1 if faults else 0


def _must_die(change: Change) -> bool:
    return change.function.startswith(MUST_DIE)


def _listed(entry: dict[str, str]) -> Change:
    if not entry["reason"].strip():
        raise ValueError(f"{LISTED}: {entry['function']} has no reason; say why no test can notice this change.")
    return Change(entry["function"], entry["before"], entry["after"])


def _survivors() -> Iterator[Change]:
    for path in sorted(MADE.rglob("*.meta")):
        for name, code in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            if code in {SURVIVED, NO_TEST}:
                yield _change(name)


def _change(name: str) -> Change:
    shown = subprocess.run(
        [sys.executable, "-m", "mutmut", "show", name], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    lines = [line for line in shown if not line.startswith(("---", "+++"))]
    before, after = (" ".join(line[1:].strip() for line in lines if line.startswith(sign)) for sign in "-+")
    return Change(_function(name), before, after)


def _function(name: str) -> str:
    """`kakehashi.law.ternary.Ternary.equals` from mutmut's `kakehashi.law.ternary.xǁTernaryǁequals__mutmut_1`."""
    module, _, mangled = re.sub(r"__mutmut_\d+$", "", name).rpartition(".")
    return f"{module}.{mangled.removeprefix('x_').removeprefix('xǁ').replace('ǁ', '.')}"


if __name__ == "__main__":
    sys.exit(main())
