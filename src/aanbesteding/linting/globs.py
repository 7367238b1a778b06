"""Patterns for files in the configuration: `archief/`, `*.oud.yaml`, `bids/**/concept-*.yaml`.

A pattern is about paths below the folder of the configuration. Without a slash inside it fits a
name at any depth; one that fits a folder fits everything in it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from fnmatch import translate
from functools import lru_cache


def matcher(patterns: Iterable[str], folder: str) -> Callable[[str], bool]:
    """Return whether a path fits any of the patterns.

    >>> fits = matcher(["oud/", "bids/**/x-*.yaml"], "/werk")
    >>> fits("/werk/a/oud/b.yaml"), fits("/werk/bids/p/q/x-1.yaml"), fits("/werk/bids/a.yaml")
    (True, True, False)
    """
    compiled = [_segments(pattern) for pattern in patterns]
    top = os.path.realpath(folder)

    @lru_cache(maxsize=4096)
    def within(parent: str) -> tuple[tuple[Segments, set[int]], ...]:
        """Each pattern, and how far a folder fits it: files of one folder share that."""
        inside = os.path.relpath(os.path.realpath(parent or "."), top)
        names = () if inside == "." else inside.split(os.sep)
        begun = ((one, _onward(one, {0})) for one in compiled)
        return tuple((one, _through(one, reached, names)) for one, reached in begun)

    def fits(path: str) -> bool:
        parent, name = os.path.split(path)
        return any(len(one) in _through(one, reached, (name,)) for one, reached in within(parent))

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


def _through(segments: Segments, reached: set[int], names: Iterable[str]) -> set[int]:
    """Return where in a pattern names lead from where it was reached, in time that grows with both.

    The end stays reached: what fits a folder fits all that is in it.
    """
    end = len(segments)
    for name in names:
        if end in reached:
            break
        further = {there for at in reached for there in _after(segments[at], at, name)}
        reached = _onward(segments, further)
    return reached


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
