"""Writes dictionaries of text as YAML, for a reader that takes every scalar as it stands.

Not with PyYAML: that would quote the text `100` because it reads as a number, and then a file would
not look like what people write.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from .measures import Plain

_PLAIN = re.compile(r"-?[A-Za-z0-9](?:[A-Za-z0-9./ -]*[A-Za-z0-9])?")


def to_yaml(value: Plain) -> str:
    """Return the text of a file."""
    return "\n".join(_lines(value)) + "\n"


def write(folder: Path, framework: Plain, bids: list[Plain], sheets: list[Plain]) -> None:
    """Write a tender as people keep one: framework.yaml, bids/ and bids/scores/."""
    (folder / "bids" / "scores").mkdir(parents=True)
    (folder / "framework.yaml").write_text(to_yaml(framework), "utf-8")
    for bid in bids:
        (folder / "bids" / f"{bid['id']}.yaml").write_text(to_yaml(bid), "utf-8")
    for sheet in sheets:
        name = sheet.get("assessor", "consensus")
        (folder / "bids" / "scores" / f"{name}.yaml").write_text(to_yaml(sheet), "utf-8")


def _lines(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [line for key, inner in value.items() for line in _entry(key + ":", inner)]
    return [line for inner in value for line in _entry("-", inner)]


def _entry(start: str, value: Any) -> list[str]:
    if isinstance(value, str):
        return [f"{start} {_scalar(value)}"]
    if not value:
        return [start + (" {}" if isinstance(value, dict) else " []")]
    inner = ["  " + line for line in _lines(value)]
    return ["- " + inner[0][2:], *inner[1:]] if start == "-" else [start, *inner]


def _scalar(text: str) -> str:
    if _PLAIN.fullmatch(text) and text != "null":
        return text
    return "'" + text.replace("'", "''") + "'"
