"""Patterns for files in the configuration: `archief/`, `*.oud.yaml`, `bids/**/concept-*.yaml`.

A pattern is about paths below the folder of the configuration. Without a slash inside it fits a
name at any depth; one that fits a folder fits everything in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable


def matcher(patterns: Iterable[str], folder: str) -> Callable[[str], bool]:
    """Return whether a path fits any of the patterns.

    >>> fits = matcher(["oud/", "bids/**/x-*.yaml"], "/werk")
    >>> fits("/werk/a/oud/b.yaml"), fits("/werk/bids/p/q/x-1.yaml"), fits("/werk/bids/a.yaml")
    (True, True, False)
    """
    compiled = [re.compile(_expression(pattern)) for pattern in patterns]
    top = os.path.realpath(folder)

    def fits(path: str) -> bool:
        inside = os.path.relpath(os.path.realpath(os.path.dirname(path) or "."), top)
        name = os.path.normpath(os.path.join(inside, os.path.basename(path))).replace(os.sep, "/")
        return any(one.match(name) for one in compiled)

    return fits if compiled else lambda path: False


def _expression(pattern: str) -> str:
    bare = pattern.strip("/")
    begin = "" if "/" in bare or pattern.startswith("/") else "(?:.*/)?"
    return begin + "".join(_parts(bare)) + r"(?:/.*)?\Z"


def _parts(pattern: str) -> Iterable[str]:
    for part in re.split(r"(\*\*/|\*\*|\*|\?)", pattern):
        yield {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part, re.escape(part))
