"""Files that carry their own fingerprint: JSON with one spelling, so that a changed byte shows.

Each block is written on lines of its own, and the last entry is the SHA-256 of all lines above it:
whoever has `sed` and `sha256sum` can check it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from aanbesteding.model.fingerprint import fingerprint

# What steers a terminal or is no character, beyond what JSON escapes by itself.
_ESCAPED = re.compile(
    "[\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)


def block_text(key: str, value: Any) -> str:
    """Return the lines of one entry, with the comma and the line end behind it."""
    text = json.dumps({key: value}, ensure_ascii=False, indent=2)[2:-2]
    return _ESCAPED.sub(lambda match: f"\\u{ord(match.group()):04x}", text) + ",\n"


def block_hash(key: str, value: Any) -> str:
    """Return the SHA-256 of the lines of one entry."""
    return fingerprint(block_text(key, value).encode("utf-8"))


def block_hashes(content: Mapping[str, Any], keys: Iterable[str]) -> dict[str, str]:
    """Return the SHA-256 of the lines of some entries."""
    return {key: block_hash(key, content[key]) for key in keys}


def sealed_text(content: Mapping[str, Any]) -> str:
    """Return a whole file: the entries, and the SHA-256 of their lines as the last one."""
    above = "{\n" + "".join(block_text(key, value) for key, value in content.items())
    return f'{above}  "sha256": "{fingerprint(above.encode("utf-8"))}"\n}}\n'


def first_difference(one: str, other: str) -> int | None:
    """Return the index of the first character that differs; None for equal texts."""
    if one == other:
        return None
    low, high = 0, min(len(one), len(other))
    while low < high:  # halving: comparing slices is much faster than comparing characters
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
