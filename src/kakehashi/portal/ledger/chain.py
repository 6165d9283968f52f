"""The chain's arithmetic, in the standard library alone, so that anyone can check an exported ledger.

Run by itself on an export: ``python chain.py LEDGER.jsonl`` prints what holds; exit 0 only if every line does.
Each line of the file is a JSON object with `position`, `previous`, `hash` and `content`; the hash is SHA-256 over the
previous hash, a line feed, and `content` as JSON with sorted keys, no spaces, in UTF-8.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from typing import Any

START = "0" * 64


def link(previous: str, content: dict[str, Any]) -> str:
    """The hash of one line on top of the `previous` one (64 hexadecimal digits)."""
    written = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{previous}\n{written}".encode()).hexdigest()


def faults(lines: Iterable[dict[str, Any]]) -> list[str]:
    """Every place where the chain does not hold; empty when all of it does."""
    found, previous, expected = [], START, 1
    for line in lines:
        where = f"position {line['position']}"
        if line["position"] != expected:
            found.append(f"{where}: expected position {expected}; a line is missing or out of order")
        if line["previous"] != previous:
            found.append(f"{where}: does not stand on the line before it")
        if line["hash"] != link(line["previous"], line["content"]):
            found.append(f"{where}: the content is not what was sealed")
        previous, expected = line["hash"], line["position"] + 1
    return found


def _main(path: str) -> int:
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - stands alone, in the standard library
        lines = [json.loads(row) for row in file]
    found = faults(lines)
    print("\n".join(found) if found else f"{len(lines)} lines, the chain holds")  # noqa: T201 - a program of its own
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1]))
