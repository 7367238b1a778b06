"""Activities that are worth more together, and activities that are double."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from aanbesteding.checking.offered import Offered
from aanbesteding.model.finding import Finding, in_framework
from aanbesteding.model.framework import Framework
from aanbesteding.model.recombination import Recombination
from aanbesteding.recombination.codes import TOO_MANY_PAIRS
from aanbesteding.recombination.problem import Cell, Double, Pair

MAX_PAIRS = 200_000


def pairs_of(
    framework: Framework, block: Recombination, offered: list[Offered]
) -> tuple[tuple[Pair, ...], list[Finding]]:
    """Return the pairs that are worth more in one coalition, in the order of their activities.

    A pair that a synergy names counts as it says, also where it follows from two kinds: 12 by name
    and 5 by kind is 12. An activity that nobody may choose is in no pair. Returns a finding where
    there are too many pairs.
    """
    numbers = {one.activity.id: number for number, one in enumerate(offered)}
    found: dict[tuple[int, int], int] = {}
    named: dict[tuple[int, int], int] = {}
    by_kind = _by_kind(offered)
    for index, synergy in enumerate(block.synergies):
        value = int(synergy.points * 1000)
        if synergy.activities is not None:
            if all(name in numbers for name in synergy.activities):
                one, other = sorted(numbers[name] for name in synergy.activities)
                named[one, other] = value
            continue
        assert synergy.kinds is not None  # AB138
        for pair in _of_kinds(offered, by_kind, *synergy.kinds):
            found[pair] = value
            if len(found) > MAX_PAIRS:
                ref = in_framework(framework, "recombination", "synergies", index)
                return (), [Finding(TOO_MANY_PAIRS, ref, {"limit": str(MAX_PAIRS)})]
    found |= named
    return tuple(Pair(*pair, value) for pair, value in sorted(found.items()) if value), []


def _by_kind(offered: list[Offered]) -> dict[str, dict[str, list[int]]]:
    """Return, per kind and district, the activities that reach somebody there."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, one in enumerate(offered):
        for district in {reach.district for reach in one.activity.reach if reach.people}:
            found[one.activity.kind][district].append(number)
    return found


def _of_kinds(
    offered: list[Offered], by_kind: dict[str, dict[str, list[int]]], one: str, other: str
) -> Iterator[tuple[int, int]]:
    ours, theirs = by_kind.get(one, {}), by_kind.get(other, {})
    for district in sorted({*ours} & {*theirs}):
        for first in ours[district]:
            for second in theirs[district]:
                if offered[first].activity.organisation != offered[second].activity.organisation:
                    yield min(first, second), max(first, second)


def doubles_of(
    block: Recombination,
    offered: list[Offered],
    themes: tuple[str, ...],
    cells: tuple[Cell, ...],
) -> tuple[Double, ...]:
    """Return the activities of one kind and theme that share a cell, two or more, cell by cell.

    Of three that are chosen two are double: 3 − 1 = 2 times the points.
    """
    if block.duplication is None or block.duplication.points == 0:
        return ()
    places = {cell[:3]: number for number, cell in enumerate(cells)}
    found: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number, one in enumerate(offered):
        theme = themes.index(one.activity.theme)
        for reach in one.activity.reach:
            place = places.get((theme, reach.district, reach.target_group))
            if reach.people and place is not None:
                found[place, one.activity.kind].append(number)
    value = int(block.duplication.points * 1000)
    return tuple(
        Double(tuple(double), cell, value)
        for (cell, _), double in sorted(found.items())
        if len(double) > 1
    )
