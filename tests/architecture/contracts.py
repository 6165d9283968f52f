"""Check of the import contracts of pyproject.toml, on whichever checkout is asked."""

import re
import sys
import tempfile
from pathlib import Path

from tests.architecture.checkout import Checkout


def find_broken_contracts(checkout: Checkout) -> list[str]:
    """Each broken contract by its name, with the chains of imports that break it."""
    with tempfile.TemporaryDirectory() as cache:
        linter = Path(sys.executable).with_name("lint-imports")
        told = checkout.run(str(linter), "--no-logo", "--cache-dir", cache, "--config", "pyproject.toml")
    verdicts = re.findall(r"^(.+) (KEPT|BROKEN)$", told.stdout, re.MULTILINE)
    broken = [name for name, verdict in verdicts if verdict == "BROKEN"]
    if not verdicts or bool(broken) != bool(told.returncode):
        raise RuntimeError(told.stdout + told.stderr)
    return [f"{name}: {_chains(told.stdout, name)}" for name in broken]


def _chains(report: str, contract: str) -> str:
    told = re.search(rf"^{re.escape(contract)}\n-+\n(.+?)(?=\n\n\n|\n.+\n-+\n|\Z)", report, re.MULTILINE | re.DOTALL)
    return " ".join(told.group(1).split()) if told else ""
