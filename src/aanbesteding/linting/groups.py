"""What belongs together: a framework, the bids under it, and its score sheets.

A score sheet names its framework and the bids that it marks. A bid names no framework: it goes
with every framework of which a score sheet marks it, and where the run has one framework only,
with that one. Of bids with the same id the one that lies nearest to the sheet is meant.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from aanbesteding.linting.file import Summary


class Group(NamedTuple):
    """The paths of a framework and of everything under it."""

    framework: str
    bids: tuple[str, ...]
    sheets: tuple[str, ...]


def groups(summaries: Iterable[Summary]) -> list[Group]:
    """Return the groups of which there is more to say than of their files one by one."""
    frameworks: dict[str, list[Summary]] = defaultdict(list)
    bids: dict[str, list[Summary]] = defaultdict(list)
    sheets: dict[str, list[Summary]] = defaultdict(list)
    for one in summaries:
        if one.kind == "framework":
            frameworks[one.id].append(one)
        elif one.kind == "bid":
            bids[one.id].append(one)
        else:
            sheets[one.framework].append(one)
    only = sum(len(same) for same in frameworks.values()) == 1
    found = []
    for name, same in sorted(frameworks.items()):
        for framework in same:
            of_it = [s for s in sheets[name] if _nearest(same, s.path) is framework]
            meant = {
                _nearest(bids[bid], sheet.path).path
                for sheet in of_it
                for bid in sheet.bids
                if bids.get(bid)
            }
            if only:
                meant |= {bid.path for every in bids.values() for bid in every}
            if meant or of_it:
                paths = tuple(sheet.path for sheet in of_it)
                found.append(Group(framework.path, tuple(sorted(meant)), tuple(sorted(paths))))
    return found


def _nearest(candidates: list[Summary], path: str) -> Summary:
    """Return the file with the most folders in common with `path`; of equals the first by name."""
    return min(candidates, key=lambda one: (-_shared(one.path, path), one.path))


def _shared(one: str, other: str) -> int:
    """Count the folders that two paths have in common from the top."""
    parts = (os.path.dirname(path).split(os.sep) for path in (one, other))
    count = 0
    for left, right in zip(*parts, strict=False):
        if left != right:
            break
        count += 1
    return count
