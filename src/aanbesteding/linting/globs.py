"""Patterns for files in the configuration: `archief/`, `*.oud.yaml`, `bids/**/concept-*.yaml`.

A pattern is about paths below the folder of the configuration. Without a slash inside it fits a
name at any depth; one that fits a folder fits everything in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from fnmatch import translate


def matcher(patterns: Iterable[str], folder: str) -> Callable[[str], bool]:
    """Return whether a path fits any of the patterns.

    >>> fits = matcher(["oud/", "bids/**/x-*.yaml"], "/werk")
    >>> fits("/werk/a/oud/b.yaml"), fits("/werk/bids/p/q/x-1.yaml"), fits("/werk/bids/a.yaml")
    (True, True, False)
    """
    compiled = [_segments(pattern) for pattern in patterns]
    top = os.path.realpath(folder)

    def fits(path: str) -> bool:
        inside = os.path.relpath(os.path.realpath(os.path.dirname(path) or "."), top)
        names = os.path.normpath(os.path.join(inside, os.path.basename(path))).split(os.sep)
        return any(_fit(one, names) for one in compiled)

    return fits if compiled else lambda path: False


Segments = tuple[re.Pattern[str] | None, ...]
"""What each name of a path must fit; None stands for any number of names."""


def _segments(pattern: str) -> Segments:
    bare = pattern.strip("/")
    parts = bare.split("/")
    if len(parts) == 1 and not pattern.startswith("/"):
        parts = ["**", *parts]
    # A bracket is a bracket: names of files have them.
    shown = (None if part == "**" else translate(part.replace("[", "[[]")) for part in parts)
    return tuple(None if one is None else re.compile(one) for one in shown)


def _fit(segments: Segments, names: list[str]) -> bool:
    """Whether the whole pattern fits the names, or the first of them, in time that grows with both."""
    end = len(segments)
    reached = _onward(segments, {0})
    for name in names:
        if end in reached:
            return True
        reached = _onward(
            segments, {there for at in reached for there in _after(segments[at], at, name)}
        )
    return end in reached


def _after(segment: re.Pattern[str] | None, at: int, name: str) -> tuple[int, ...]:
    if segment is None:
        return (at,)
    return (at + 1,) if segment.match(name) else ()


def _onward(segments: Segments, reached: set[int]) -> set[int]:
    """Add where any number of names may be none."""
    found = set(reached)
    for at in range(len(segments)):
        if at in found and segments[at] is None:
            found.add(at + 1)
    return found
