"""What belongs together: a framework, the bids under it, and everything that names it.

Score sheets, records of draws, keys of aliases and closed quality name their framework and the
bids that they are about. A bid names no framework: it goes with every framework of which such a
file is about it, and where the run has one framework only, with that one. Of bids with the same id
the one that lies nearest to the file that names it is meant.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from aanbesteding.linting.file import Summary

UNDER = ("scores", "draw", "aliases", "quality")
"""The kinds of files that name their framework."""


class Group(NamedTuple):
    """The paths of a framework and of everything under it; `under` are the files of `UNDER`."""

    framework: str
    bids: tuple[str, ...]
    under: tuple[str, ...]


class Grouping(NamedTuple):
    """The groups; the files that name a framework that is not there; the bids under none."""

    groups: tuple[Group, ...]
    strays: tuple[Summary, ...]
    bids: tuple[Summary, ...]
    frameworks: tuple[str, ...]


def grouped(summaries: Iterable[Summary], against: str | None = None) -> Grouping:
    """Return what belongs together. `against` is the path of the framework for all bids."""
    kinds: dict[str, list[Summary]] = defaultdict(list)
    for one in summaries:
        kinds["under" if one.kind in UNDER else one.kind].append(one)
    frameworks, under, bids = (_by(kinds[k], k) for k in ("framework", "under", "bid"))
    only = kinds["framework"][0].path if len(kinds["framework"]) == 1 else against
    found: list[Group] = []
    placed: set[str] = set()
    for name, same in sorted(frameworks.items()):
        for framework in same:
            of_it = [s for s in under[name] if _nearest(same, s.path) is framework]
            meant = {_nearest(bids[b], s.path).path for s in of_it for b in s.bids if bids[b]}
            if framework.path == only:
                meant = {bid.path for bid in kinds["bid"]}
            if meant or of_it:
                paths = tuple(sorted(one.path for one in of_it))
                found.append(Group(framework.path, tuple(sorted(meant)), paths))
                placed |= meant
    return Grouping(
        tuple(found),
        tuple(one for one in kinds["under"] if one.framework not in frameworks),
        tuple(one for one in kinds["bid"] if one.path not in placed),
        tuple(sorted(frameworks)),
    )


def _by(summaries: list[Summary], kind: str) -> defaultdict[str, list[Summary]]:
    found: defaultdict[str, list[Summary]] = defaultdict(list)
    for one in summaries:
        found[one.framework if kind == "under" else one.id].append(one)
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
